// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"fmt"
	"time"

	"ordergate/gateway"
)

// InterchangeState says what became of an interchange.
type InterchangeState string

// The states of an interchange.
const (
	InterchangeReading   InterchangeState = "reading"
	InterchangeRead      InterchangeState = "read"
	InterchangeDuplicate InterchangeState = "duplicate" // same key, same bytes: answered with the stored acknowledgement
	InterchangeConflict  InterchangeState = "conflict"  // same key, other bytes: held
	InterchangeHeld      InterchangeState = "held"      // nobody we know sent it
	InterchangeRejected  InterchangeState = "rejected"  // the envelope cannot be trusted (TA1 R)
)

// Interchange is one interchange of a message.
type Interchange struct {
	ID         string // message id, dot, ordinal
	MessageID  string
	Station    string
	Partner    string
	Key        string // sender, receiver, control number
	Control    string
	SHA256     string // of its own bytes, hex
	State      InterchangeState
	First      bool // the first of its key; only one row of a key can be
	Report     []byte
	Groups     []byte
	Findings   []gateway.Finding
	ReceivedAt time.Time
}

const interchangeColumns = `id, message_id, station, partner, exchange_key, control, sha256, state, first, report, groups, findings, received_at`

// PutInterchange stores or replaces an interchange.
func (tx *Tx) PutInterchange(i Interchange) error {
	_, err := tx.Exec(`INSERT INTO interchanges (`+interchangeColumns+`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT (id) DO UPDATE SET station = excluded.station, partner = excluded.partner, sha256 = excluded.sha256, state = excluded.state,
		first = excluded.first, report = excluded.report, groups = excluded.groups, findings = excluded.findings`,
		i.ID, i.MessageID, i.Station, i.Partner, i.Key, i.Control, i.SHA256, string(i.State), flag(i.First), i.Report, i.Groups,
		findingsJSON(i.Findings), micros(i.ReceivedAt))
	if err != nil {
		return fmt.Errorf("store interchange %s: %w", i.ID, err)
	}
	return nil
}

// Interchange returns an interchange; ErrNotFound when there is none.
func (tx *Tx) Interchange(id string) (*Interchange, error) {
	i, err := scanInterchange(tx.QueryRow(`SELECT `+interchangeColumns+` FROM interchanges WHERE id = ?`, id))
	if err != nil {
		return nil, fmt.Errorf("read interchange %s: %w", id, err)
	}
	return i, nil
}

// FirstInterchange returns the first interchange of a key, nil when there is none.
func (tx *Tx) FirstInterchange(key string) (*Interchange, error) {
	return optional(scanInterchange(tx.QueryRow(`SELECT `+interchangeColumns+` FROM interchanges WHERE exchange_key = ? AND first = 1`, key)))
}

// Interchanges lists the interchanges of a message in order.
func (tx *Tx) Interchanges(messageID string) ([]Interchange, error) {
	rows, err := tx.Query(`SELECT `+interchangeColumns+` FROM interchanges WHERE message_id = ? ORDER BY id`, messageID)
	if err != nil {
		return nil, fmt.Errorf("list interchanges of %s: %w", messageID, err)
	}
	defer rows.Close()
	var out []Interchange
	for rows.Next() {
		i, err := scanInterchange(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, *i)
	}
	return out, rows.Err()
}

func scanInterchange(r scanner) (*Interchange, error) {
	var i Interchange
	var state string
	var first, received int64
	var findings []byte
	if err := r.Scan(&i.ID, &i.MessageID, &i.Station, &i.Partner, &i.Key, &i.Control, &i.SHA256, &state, &first, &i.Report, &i.Groups, &findings, &received); err != nil {
		return nil, err
	}
	i.State, i.First, i.ReceivedAt = InterchangeState(state), first != 0, fromMicros(received)
	var err error
	i.Findings, err = findingsFrom(findings)
	return &i, err
}

// DocumentState says what became of a document.
type DocumentState string

// The states of a document.
const (
	DocumentRead      DocumentState = "read"      // waits to be checked
	DocumentRejected  DocumentState = "rejected"  // its syntax was answered with R
	DocumentHeld      DocumentState = "held"      // a person looks at it
	DocumentOrder     DocumentState = "order"     // became an order
	DocumentDuplicate DocumentState = "duplicate" // an order that we have
	DocumentIgnored   DocumentState = "ignored"   // nothing to do: a type nobody asked us to read, an acknowledgement
)

// Document is one business document of a message.
type Document struct {
	ID            string // interchange id, dot, ordinal
	MessageID     string
	InterchangeID string
	Station       string
	Partner       string
	Format        string
	Type          string
	Version       string
	Control       string
	Number        string // the order's number as sent, may be empty
	Offset        int64  // bytes in the message's payload
	Length        int64
	Context       []byte // what decoding it alone needs, JSON
	Ack           string // A, E or R
	State         DocumentState
	OrderID       string
	Findings      []gateway.Finding
}

const documentColumns = `id, message_id, interchange_id, station, partner, format, type, version, control, number,
	payload_offset, payload_length, context, ack, state, order_id, findings`

// PutDocument stores a document; one that is stored already is left as it is.
func (tx *Tx) PutDocument(d Document) error {
	_, err := tx.Exec(`INSERT INTO documents (`+documentColumns+`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO NOTHING`,
		d.ID, d.MessageID, d.InterchangeID, d.Station, d.Partner, d.Format, d.Type, d.Version, d.Control, d.Number,
		d.Offset, d.Length, d.Context, d.Ack, string(d.State), d.OrderID, findingsJSON(d.Findings))
	if err != nil {
		return fmt.Errorf("store document %s: %w", d.ID, err)
	}
	return nil
}

// Document returns a document; ErrNotFound when there is none.
func (tx *Tx) Document(id string) (*Document, error) {
	d, err := scanDocument(tx.QueryRow(`SELECT `+documentColumns+` FROM documents WHERE id = ?`, id))
	if err != nil {
		return nil, fmt.Errorf("read document %s: %w", id, err)
	}
	return d, nil
}

// Documents lists the documents of an interchange after a given id, in order.
func (tx *Tx) Documents(interchangeID, after string, limit int) ([]Document, error) {
	return tx.documents(`WHERE interchange_id = ? AND id > ? ORDER BY id LIMIT ?`, interchangeID, after, limit)
}

// DocumentsOf lists the documents of a message in order.
func (tx *Tx) DocumentsOf(messageID string) ([]Document, error) {
	return tx.documents(`WHERE message_id = ? ORDER BY id`, messageID)
}

// HeldDocuments lists the documents that wait for a person and became no order.
func (tx *Tx) HeldDocuments(limit int) ([]Document, error) {
	return tx.documents(`WHERE state = 'held' AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = documents.message_id AND m.state = 'closed') ORDER BY id LIMIT ?`, limit)
}

// DocumentsIn lists the documents of a message that are in a state, limit of them at most.
func (tx *Tx) DocumentsIn(messageID string, state DocumentState, limit int) ([]Document, error) {
	return tx.documents(`WHERE message_id = ? AND state = ? ORDER BY id LIMIT ?`, messageID, state, limit)
}

func (tx *Tx) documents(where string, args ...any) ([]Document, error) {
	rows, err := tx.Query(`SELECT `+documentColumns+` FROM documents `+where, args...)
	if err != nil {
		return nil, fmt.Errorf("list documents: %w", err)
	}
	defer rows.Close()
	var out []Document
	for rows.Next() {
		d, err := scanDocument(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, *d)
	}
	return out, rows.Err()
}

// ReadBefore lists documents that became orders or wait for a person: those of a
// format and some types, and of a partner unless that is "", with ids above after,
// in order of their ids. It looks at no more than scan documents; last is the id it
// came to, "" at the end of the archive.
func (tx *Tx) ReadBefore(format string, types []string, partner, after string, scan int) (docs []Document, last string, err error) {
	where, args := `WHERE id > ? AND id <= ? AND format = ? AND state IN ('order', 'held') AND ack <> 'R' AND type IN (`+times(len(types), "?")+`)`, []any{after, "", format}
	for _, t := range types {
		args = append(args, t)
	}
	err = tx.QueryRow(`SELECT COALESCE(MAX(id), '') FROM (SELECT id FROM documents WHERE id > ? ORDER BY id LIMIT ?) AS next`, after, scan).Scan(&last)
	if err != nil || last == "" {
		return nil, "", err
	}
	args[1] = last
	if partner != "" {
		where += ` AND partner = ?`
		args = append(args, partner)
	}
	docs, err = tx.documents(where+` ORDER BY id`, args...)
	return docs, last, err
}

// SetDocument records what became of a document, with all its findings.
func (tx *Tx) SetDocument(id string, state DocumentState, orderID string, findings []gateway.Finding) error {
	if err := tx.tellDocument(id, state, orderID, findings); err != nil {
		return err
	}
	_, err := tx.Exec(`UPDATE documents SET state = ?, order_id = ?, findings = ? WHERE id = ?`, string(state), orderID, findingsJSON(findings), id)
	if err != nil {
		return fmt.Errorf("update document %s: %w", id, err)
	}
	return nil
}

// SetContext replaces what decoding a document again needs beside its bytes.
func (tx *Tx) SetContext(id string, context []byte) error {
	if _, err := tx.Exec(`UPDATE documents SET context = ? WHERE id = ?`, context, id); err != nil {
		return fmt.Errorf("update document %s: %w", id, err)
	}
	return nil
}

// SetDocuments gives all documents of an interchange a state.
func (tx *Tx) SetDocuments(interchangeID string, state DocumentState) error {
	if _, err := tx.Exec(`UPDATE documents SET state = ? WHERE interchange_id = ?`, string(state), interchangeID); err != nil {
		return fmt.Errorf("update documents of %s: %w", interchangeID, err)
	}
	return nil
}

// HoldRejected holds the documents of an interchange whose syntax was rejected
// and whose sender was not told.
func (tx *Tx) HoldRejected(interchangeID string) error {
	n, err := tx.Exec(`UPDATE documents SET state = 'held' WHERE interchange_id = ? AND state = 'rejected'`, interchangeID)
	if err != nil {
		return fmt.Errorf("hold documents of %s: %w", interchangeID, err)
	}
	if n == 0 {
		return nil
	}
	return tx.tellRejected(interchangeID)
}

// ForgetReading removes what reading made of a message that became no order:
// its interchanges and documents. The payload, answers and audit lines stay.
func (tx *Tx) ForgetReading(messageID string) error {
	for _, q := range []string{`DELETE FROM documents WHERE message_id = ? AND order_id = ''`, `DELETE FROM interchanges WHERE message_id = ?`} {
		if _, err := tx.Exec(q, messageID); err != nil {
			return fmt.Errorf("forget the reading of %s: %w", messageID, err)
		}
	}
	return nil
}

func scanDocument(r scanner) (*Document, error) {
	var d Document
	var state string
	var findings []byte
	if err := r.Scan(&d.ID, &d.MessageID, &d.InterchangeID, &d.Station, &d.Partner, &d.Format, &d.Type, &d.Version, &d.Control, &d.Number,
		&d.Offset, &d.Length, &d.Context, &d.Ack, &state, &d.OrderID, &findings); err != nil {
		return nil, err
	}
	d.State = DocumentState(state)
	var err error
	d.Findings, err = findingsFrom(findings)
	return &d, err
}
