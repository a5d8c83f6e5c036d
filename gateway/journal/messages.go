// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
)

// MessageState says how far reading a message has come.
type MessageState string

// The states of a message.
const (
	MessageTaken   MessageState = "taken"   // on disk, not yet looked at
	MessageReading MessageState = "reading" // a long one, some pieces read
	MessageRead    MessageState = "read"
	MessageHeld    MessageState = "held"   // could not be read; a person looks at it
	MessageClosed  MessageState = "closed" // a person said that nothing is to come of it
)

// Message is one delivery as it was taken.
type Message struct {
	ID         string
	Envelope   gateway.Envelope
	SHA256     string
	Size       int64
	State      MessageState
	Format     string
	Checkpoint []byte // where reading goes on
	Findings   []gateway.Finding
	Reply      []byte // the transport's reply as stored
	Replayed   bool   // a person had it read again from the start
	Exchange   string // that brought it; "" by other transports
}

const messageColumns = `id, station, transport, connection, delivery_key, partners, file_name, remote, content_type,
	sha256, size, test, received_at, state, format, checkpoint, findings, reply, replayed, exchange, parent, part, origin`

// PutMessage stores a delivery. When the connection has delivered that key
// before, nothing is stored and the first message is returned.
func (tx *Tx) PutMessage(m Message) (existing *Message, err error) {
	e := m.Envelope
	n, err := tx.Exec(`INSERT INTO messages (`+messageColumns+`)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (connection, delivery_key) DO NOTHING`,
		m.ID, e.Station, e.Transport, e.Connection, e.Key, strings.Join(e.Partners, " "), e.FileName, e.RemoteID, e.ContentType,
		m.SHA256, m.Size, flag(e.Test), micros(e.ReceivedAt), string(m.State), m.Format, m.Checkpoint, findingsJSON(m.Findings), m.Reply, flag(m.Replayed), m.Exchange, e.Parent, e.Part, originJSON(e))
	if err != nil {
		return nil, fmt.Errorf("store message %s: %w", m.ID, err)
	}
	if n == 1 {
		return nil, nil
	}
	first, err := scanMessage(tx.QueryRow(`SELECT `+messageColumns+` FROM messages WHERE connection = ? AND delivery_key = ?`, e.Connection, e.Key))
	if err != nil {
		return nil, fmt.Errorf("find the first delivery of %q: %w", e.Key, err)
	}
	return first, nil
}

// Message returns a message; ErrNotFound when there is none.
func (tx *Tx) Message(id string) (*Message, error) {
	m, err := scanMessage(tx.QueryRow(`SELECT `+messageColumns+` FROM messages WHERE id = ?`, id))
	if err != nil {
		return nil, fmt.Errorf("read message %s: %w", id, err)
	}
	return m, nil
}

// MessagesBy returns messages by their ids; those that are not there are left out.
func (tx *Tx) MessagesBy(ids []string) (map[string]*Message, error) {
	out := make(map[string]*Message, len(ids))
	err := tx.inBatches(`SELECT `+messageColumns+` FROM messages WHERE id IN `, ids, func(r Rows) error {
		m, err := scanMessage(r)
		if err == nil {
			out[m.ID] = m
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read messages: %w", err)
	}
	return out, nil
}

// MessagesFrom lists what was unpacked from a message, in its order.
func (tx *Tx) MessagesFrom(parent string) ([]Message, error) {
	return tx.messages(`SELECT `+messageColumns+` FROM messages WHERE parent = ? AND parent <> '' ORDER BY parent, part, id`, parent)
}

// maxLevels is how deep messages lie in each other at most: a mail, in it a PDF, and what
// lies in that. More is taken for a ring.
const maxLevels = 8

// Family lists a message and all that was unpacked from it, from what was unpacked from that,
// too: the message first, then each one's parts in their order.
func (tx *Tx) Family(id string) ([]Message, error) {
	m, err := tx.Message(id)
	if err != nil {
		return nil, err
	}
	all, level := []Message{*m}, []string{id}
	for i := 0; i < maxLevels && len(level) > 0; i++ {
		var parts []Message
		err := tx.inBatches(`SELECT `+messageColumns+` FROM messages WHERE parent <> '' AND parent IN `, level, func(r Rows) error {
			m, err := scanMessage(r)
			if err == nil {
				parts = append(parts, *m)
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("list what was unpacked from %s: %w", id, err)
		}
		slices.SortFunc(parts, func(a, b Message) int {
			return cmp.Or(strings.Compare(a.Envelope.Parent, b.Envelope.Parent), strings.Compare(a.Envelope.Part, b.Envelope.Part), strings.Compare(a.ID, b.ID))
		})
		level = level[:0]
		for _, p := range parts {
			level = append(level, p.ID)
		}
		all = append(all, parts...)
	}
	return all, nil
}

// Root is the id of the message that came over the wire, of which a message was unpacked.
func (tx *Tx) Root(id string) (string, error) {
	for range maxLevels {
		m, err := tx.Message(id)
		if errors.Is(err, ErrNotFound) || err == nil && m.Envelope.Parent == "" {
			return id, nil
		}
		if err != nil {
			return "", err
		}
		id = m.Envelope.Parent
	}
	return id, nil
}

// SetMessage records how far reading has come.
func (tx *Tx) SetMessage(id string, state MessageState, format string, checkpoint []byte, findings []gateway.Finding) error {
	if err := tx.tellMessage(id, state, findings); err != nil {
		return err
	}
	_, err := tx.Exec(`UPDATE messages SET state = ?, format = ?, checkpoint = ?, findings = ? WHERE id = ?`,
		string(state), format, checkpoint, findingsJSON(findings), id)
	if err != nil {
		return fmt.Errorf("update message %s: %w", id, err)
	}
	return nil
}

// ReadAgain lets a message be read from the start because a person wants it to.
func (tx *Tx) ReadAgain(id string) error {
	_, err := tx.Exec(`UPDATE messages SET state = ?, format = '', checkpoint = NULL, findings = NULL, replayed = 1 WHERE id = ?`, string(MessageTaken), id)
	if err != nil {
		return fmt.Errorf("let message %s be read again: %w", id, err)
	}
	return nil
}

// Readdress records whose a message is, where that was not known when it came: the
// connection, partners, station, test flag and trust of an envelope. A message that the
// connection has delivered under its key is left as it is and returned by its id; then
// nothing is changed.
func (tx *Tx) Readdress(id string, e gateway.Envelope) (existing string, err error) {
	err = tx.QueryRow(`SELECT id FROM messages WHERE connection = ? AND delivery_key = ? AND id <> ?`, e.Connection, e.Key, id).Scan(&existing)
	if err == nil || !errors.Is(err, ErrNotFound) {
		return existing, err
	}
	_, err = tx.Exec(`UPDATE messages SET connection = ?, partners = ?, station = ?, test = ?, origin = ? WHERE id = ?`,
		e.Connection, strings.Join(e.Partners, " "), e.Station, flag(e.Test), originJSON(e), id)
	if err != nil {
		return "", fmt.Errorf("readdress message %s: %w", id, err)
	}
	return "", nil
}

// MessagesIn lists messages of a state, oldest first.
func (tx *Tx) MessagesIn(state MessageState, limit int) ([]Message, error) {
	return tx.messages(`SELECT `+messageColumns+` FROM messages WHERE state = ? ORDER BY id LIMIT ?`, string(state), limit)
}

func (tx *Tx) messages(query string, args ...any) ([]Message, error) {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, fmt.Errorf("list messages: %w", err)
	}
	defer rows.Close()
	var out []Message
	for rows.Next() {
		m, err := scanMessage(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, *m)
	}
	return out, rows.Err()
}

// ExpiredPayloads lists payloads of messages received before cutoff of which
// everything is finished: nothing of them is read, held, on its way to the ERP or
// still to be answered, and nothing of what was unpacked from them, at any depth. The
// documents of a closed message wait for nobody. Proof is not among them.
func (tx *Tx) ExpiredPayloads(cutoff time.Time, limit int) ([]string, error) {
	rows, err := tx.Query(`SELECT DISTINCT m.sha256 FROM messages m JOIN blobs b ON b.sha256 = m.sha256
		WHERE m.received_at < ? AND m.state IN ('read', 'closed') AND b.proof = 0
		AND NOT EXISTS (
			WITH RECURSIVE family (id, state) AS (
				SELECT m.id, m.state
				UNION ALL SELECT c.id, c.state FROM family f JOIN messages c ON c.parent = f.id AND c.parent <> '')
			SELECT 1 FROM family f WHERE f.state NOT IN ('read', 'closed')
			OR EXISTS (SELECT 1 FROM documents d WHERE d.message_id = f.id AND (d.state = 'read' OR d.state = 'held' AND f.state <> 'closed'))
			OR EXISTS (SELECT 1 FROM orders o WHERE o.message_id = f.id AND (o.state IN ('held', 'ready') OR o.answer = 'due')))
		AND NOT EXISTS (SELECT 1 FROM messages n WHERE n.sha256 = m.sha256 AND (n.received_at >= ? OR n.state NOT IN ('read', 'closed')))
		LIMIT ?`, micros(cutoff), micros(cutoff), limit)
	if err != nil {
		return nil, fmt.Errorf("list old payloads: %w", err)
	}
	return digests(rows)
}

// ExpiredProof lists payloads that became proof before cutoff and that no message
// needs as its own.
func (tx *Tx) ExpiredProof(cutoff time.Time, limit int) ([]string, error) {
	rows, err := tx.Query(`SELECT sha256 FROM blobs b WHERE proof > 0 AND proof < ?
		AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.sha256 = b.sha256) LIMIT ?`, micros(cutoff), limit)
	if err != nil {
		return nil, fmt.Errorf("list old proof: %w", err)
	}
	return digests(rows)
}

func digests(rows Rows) ([]string, error) {
	defer rows.Close()
	var out []string
	for rows.Next() {
		var sha string
		if err := rows.Scan(&sha); err != nil {
			return nil, err
		}
		out = append(out, sha)
	}
	return out, rows.Err()
}

func scanMessage(r scanner) (*Message, error) {
	var m Message
	var partners, state string
	var test, received, replayed int64
	var findings, origin []byte
	e := &m.Envelope
	err := r.Scan(&m.ID, &e.Station, &e.Transport, &e.Connection, &e.Key, &partners, &e.FileName, &e.RemoteID, &e.ContentType,
		&m.SHA256, &m.Size, &test, &received, &state, &m.Format, &m.Checkpoint, &findings, &m.Reply, &replayed, &m.Exchange, &e.Parent, &e.Part, &origin)
	if err != nil {
		return nil, err
	}
	e.Partners = strings.Fields(partners)
	e.Test, m.Replayed = test != 0, replayed != 0
	e.ReceivedAt = fromMicros(received)
	m.State = MessageState(state)
	if m.Findings, err = findingsFrom(findings); err != nil {
		return nil, err
	}
	return &m, originFrom(origin, e)
}

// origin is what is kept of an envelope beside its columns; most have none.
type origin struct {
	Untrusted string         `json:"untrusted,omitempty"`
	By        string         `json:"by,omitempty"`
	Mail      *gateway.Mail  `json:"mail,omitempty"`
	Within    gateway.Within `json:"within,omitempty"`
}

func originJSON(e gateway.Envelope) []byte {
	if e.Untrusted == "" && e.By == "" && e.Mail == nil && e.Within == "" {
		return nil
	}
	b, err := json.Marshal(origin{e.Untrusted, e.By, e.Mail, e.Within})
	if err != nil {
		panic("journal: an origin always marshals: " + err.Error())
	}
	return b
}

func originFrom(b []byte, e *gateway.Envelope) error {
	if len(b) == 0 {
		return nil
	}
	var o origin
	if err := json.Unmarshal(b, &o); err != nil {
		return gateway.Errorf("journal", gateway.Internal, "read where a message is from: %w", err)
	}
	e.Untrusted, e.By, e.Mail, e.Within = o.Untrusted, o.By, o.Mail, o.Within
	return nil
}

type scanner interface {
	Scan(dest ...any) error
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

func fromMicros(us int64) time.Time {
	if us == 0 {
		return time.Time{}
	}
	return time.UnixMicro(us).UTC()
}

func findingsJSON(fs []gateway.Finding) []byte {
	if len(fs) == 0 {
		return nil
	}
	b, err := json.Marshal(fs)
	if err != nil {
		panic("journal: findings always marshal: " + err.Error())
	}
	return b
}

func findingsFrom(b []byte) ([]gateway.Finding, error) {
	if len(b) == 0 {
		return nil, nil
	}
	var fs []gateway.Finding
	if err := json.Unmarshal(b, &fs); err != nil {
		return nil, fmt.Errorf("read stored findings: %w", err)
	}
	return fs, nil
}

// optional turns ErrNotFound into a nil row.
func optional[T any](row *T, err error) (*T, error) {
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	return row, err
}
