// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
)

// OutboundState says how far a delivery has come.
type OutboundState string

// The states of an outbound document.
const (
	OutboundPending OutboundState = "pending"
	OutboundSent    OutboundState = "sent"
	OutboundFailed  OutboundState = "failed" // the partner's side refused it for good
	// OutboundOffered lies in an outbox: the partner fetches it itself.
	OutboundOffered OutboundState = "offered"
	// OutboundWithdrawn was sent again before the partner had fetched it.
	OutboundWithdrawn OutboundState = "withdrawn"
)

// Outbound is a document that goes to a partner. Its bytes are a blob and are
// the same at every try.
type Outbound struct {
	ID            string
	Station       string
	Partner       string
	Kind          string // 997, 999, TA1, 855 …
	Connection    string // the way it goes
	MessageID     string // in answer to
	InterchangeID string
	OrderIDs      []string
	Control       string // our ISA13
	FileName      string
	SHA256        string
	Size          int64
	Test          bool
	State         OutboundState
	Location      string // where it went, for people
	Error         string // of the last try
	CreatedAt     time.Time
	SentAt        time.Time
	ResendOf      string    // the first of the same bytes; "" for one that was sent once
	Exchange      string    // of a receipt: the exchange it answers
	TriedAt       time.Time // when the first try that failed began; zero when none did
	OfferedAt     time.Time // since when it lies in an outbox; zero when it never did
	RemovedAt     time.Time // when it was taken out of it

	// What the partner said of it.
	Acknowledged   AckState
	AwaitedUntil   time.Time // when it is overdue; zero when nothing is expected
	AcknowledgedAt time.Time
	AcknowledgedBy string // id of the document that said so
	TA1            string // TA104 and TA105 as received, "R 018"
	Findings       []gateway.Finding
}

const outboundColumns = `id, station, partner, kind, connection, message_id, interchange_id, order_ids, control, file_name, sha256, size, test,
	state, location, error, created_at, sent_at, resend_of, acknowledged, awaited_until, acknowledged_at, acknowledged_by, ta1, findings, exchange, tried_at,
	offered_at, removed_at`

// PutOutbound stores a document to be delivered, of which nothing was said yet.
func (tx *Tx) PutOutbound(o Outbound) error {
	_, err := tx.Exec(`INSERT INTO outbound (`+outboundColumns+`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'none',0,0,'','',NULL,?,0,0,0)`,
		o.ID, o.Station, o.Partner, o.Kind, o.Connection, o.MessageID, o.InterchangeID, strings.Join(o.OrderIDs, " "), o.Control, o.FileName,
		o.SHA256, o.Size, flag(o.Test), string(o.State), o.Location, o.Error, micros(o.CreatedAt), micros(o.SentAt), o.ResendOf, o.Exchange)
	if err != nil {
		return fmt.Errorf("store outbound %s: %w", o.ID, err)
	}
	for _, id := range o.OrderIDs {
		if _, err := tx.Exec(`INSERT INTO outbound_orders (order_id, outbound_id) VALUES (?, ?)`, id, o.ID); err != nil {
			return fmt.Errorf("link outbound %s to order %s: %w", o.ID, id, err)
		}
	}
	return nil
}

// SetOutbound records how a delivery went.
func (tx *Tx) SetOutbound(id string, state OutboundState, location, reason string, sentAt time.Time) error {
	if err := tx.tellOutbound(id, state, reason); err != nil {
		return err
	}
	_, err := tx.Exec(`UPDATE outbound SET state = ?, location = ?, error = ?, sent_at = ? WHERE id = ?`, string(state), location, reason, micros(sentAt), id)
	if err != nil {
		return fmt.Errorf("update outbound %s: %w", id, err)
	}
	return nil
}

// Tried notes when a document was first tried; later tries change nothing.
func (tx *Tx) Tried(id string, at time.Time) error {
	if _, err := tx.Exec(`UPDATE outbound SET tried_at = ? WHERE id = ? AND tried_at = 0`, micros(at), id); err != nil {
		return fmt.Errorf("update outbound %s: %w", id, err)
	}
	return nil
}

// AddOutboundFindings adds findings about a document that are not there yet, and
// takes those of the given codes away.
func (tx *Tx) AddOutboundFindings(id string, add []gateway.Finding, without ...string) error {
	// Written to first, so that nobody else adds between reading and writing.
	if _, err := tx.Exec(`UPDATE outbound SET id = id WHERE id = ?`, id); err != nil {
		return fmt.Errorf("update outbound %s: %w", id, err)
	}
	o, err := tx.Outbound(id)
	if err != nil {
		return err
	}
	findings := slices.DeleteFunc(o.Findings, func(f gateway.Finding) bool { return slices.Contains(without, f.Code) })
	for _, f := range add {
		if !slices.ContainsFunc(findings, func(g gateway.Finding) bool { return g.Code == f.Code && g.Message == f.Message }) {
			findings = append(findings, f)
		}
	}
	if _, err := tx.Exec(`UPDATE outbound SET findings = ? WHERE id = ?`, findingsJSON(findings), id); err != nil {
		return fmt.Errorf("update outbound %s: %w", id, err)
	}
	return nil
}

// Outbound returns an outbound document; ErrNotFound when there is none.
func (tx *Tx) Outbound(id string) (*Outbound, error) {
	o, err := scanOutbound(tx.QueryRow(`SELECT `+outboundColumns+` FROM outbound WHERE id = ?`, id))
	if err != nil {
		return nil, fmt.Errorf("read outbound %s: %w", id, err)
	}
	return o, nil
}

// OutboundOf lists what was written in answer to an interchange.
func (tx *Tx) OutboundOf(interchangeID string) ([]Outbound, error) {
	return tx.outbound(`WHERE interchange_id = ? ORDER BY id`, interchangeID)
}

// OutboundOfMessage lists what was written in answer to a message.
func (tx *Tx) OutboundOfMessage(messageID string) ([]Outbound, error) {
	return tx.outbound(`WHERE message_id = ? ORDER BY id`, messageID)
}

// OutboundOfOrder lists what was written about an order.
func (tx *Tx) OutboundOfOrder(orderID string) ([]Outbound, error) {
	return tx.outbound(`WHERE id IN (SELECT outbound_id FROM outbound_orders WHERE order_id = ?) ORDER BY id`, orderID)
}

// OutboundIn lists outbound documents of a state, oldest first.
func (tx *Tx) OutboundIn(state OutboundState, limit int) ([]Outbound, error) {
	return tx.outbound(`WHERE state = ? ORDER BY id LIMIT ?`, string(state), limit)
}

// ReceiptsOf lists the documents that carry the receipt of an exchange.
func (tx *Tx) ReceiptsOf(exchange string) ([]Outbound, error) {
	return tx.outbound(`WHERE exchange = ? ORDER BY id`, exchange)
}

// OutboundOfBytes returns the first document of these bytes that went to a partner,
// nil when there is none.
func (tx *Tx) OutboundOfBytes(partner, sha string) (*Outbound, error) {
	all, err := tx.outbound(`WHERE partner = ? AND sha256 = ? ORDER BY id LIMIT 1`, partner, sha)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return &all[0], nil
}

func (tx *Tx) outbound(where string, args ...any) ([]Outbound, error) {
	rows, err := tx.Query(`SELECT `+outboundColumns+` FROM outbound `+where, args...)
	if err != nil {
		return nil, fmt.Errorf("list outbound: %w", err)
	}
	defer rows.Close()
	var out []Outbound
	for rows.Next() {
		o, err := scanOutbound(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, *o)
	}
	return out, rows.Err()
}

func scanOutbound(r scanner) (*Outbound, error) {
	var o Outbound
	var state, orders, acknowledged string
	var test, created, sent, until, said, tried, offered, removed int64
	var findings []byte
	if err := r.Scan(&o.ID, &o.Station, &o.Partner, &o.Kind, &o.Connection, &o.MessageID, &o.InterchangeID, &orders, &o.Control, &o.FileName,
		&o.SHA256, &o.Size, &test, &state, &o.Location, &o.Error, &created, &sent, &o.ResendOf, &acknowledged, &until, &said, &o.AcknowledgedBy, &o.TA1,
		&findings, &o.Exchange, &tried, &offered, &removed); err != nil {
		return nil, err
	}
	o.OrderIDs, o.Test, o.State, o.Acknowledged = strings.Fields(orders), test != 0, OutboundState(state), AckState(acknowledged)
	o.CreatedAt, o.SentAt = fromMicros(created), fromMicros(sent)
	o.AwaitedUntil, o.AcknowledgedAt, o.TriedAt = fromMicros(until), fromMicros(said), fromMicros(tried)
	o.OfferedAt, o.RemovedAt = fromMicros(offered), fromMicros(removed)
	var err error
	o.Findings, err = findingsFrom(findings)
	return &o, err
}

// AuditLine is one event in the life of something. Lines are never edited.
type AuditLine struct {
	At         time.Time `json:"at"`
	Actor      string    `json:"actor"` // system, erp, a person's name
	Action     string    `json:"action"`
	MessageID  string    `json:"messageId,omitempty"`
	DocumentID string    `json:"documentId,omitempty"`
	OrderID    string    `json:"orderId,omitempty"`
	OutboundID string    `json:"outboundId,omitempty"`
	Detail     string    `json:"detail,omitempty"`
}

// Audit adds lines.
func (tx *Tx) Audit(lines ...AuditLine) error {
	for _, l := range lines {
		_, err := tx.Exec(`INSERT INTO audit (at, actor, action, message_id, document_id, order_id, outbound_id, detail) VALUES (?,?,?,?,?,?,?,?)`,
			micros(l.At), l.Actor, l.Action, l.MessageID, l.DocumentID, l.OrderID, l.OutboundID, l.Detail)
		if err != nil {
			return fmt.Errorf("write audit line %q: %w", l.Action, err)
		}
	}
	return nil
}

// AuditOf lists the lines of a message and of one of its orders, oldest first:
// lines of the message's other orders are left out. orderID may be empty.
func (tx *Tx) AuditOf(messageID, orderID string) ([]AuditLine, error) {
	return tx.audit(`message_id = ? AND (order_id = '' OR order_id = ? OR ? = '')`, messageID, orderID, orderID)
}

// AuditOfOutbound lists the lines of an outbound document, oldest first.
func (tx *Tx) AuditOfOutbound(id string) ([]AuditLine, error) { return tx.audit(`outbound_id = ?`, id) }

func (tx *Tx) audit(where string, args ...any) ([]AuditLine, error) {
	rows, err := tx.Query(`SELECT at, actor, action, message_id, document_id, order_id, outbound_id, detail FROM audit WHERE `+where+` ORDER BY at`, args...)
	if err != nil {
		return nil, fmt.Errorf("list audit lines: %w", err)
	}
	defer rows.Close()
	var out []AuditLine
	for rows.Next() {
		var l AuditLine
		var at int64
		if err := rows.Scan(&at, &l.Actor, &l.Action, &l.MessageID, &l.DocumentID, &l.OrderID, &l.OutboundID, &l.Detail); err != nil {
			return nil, err
		}
		l.At = fromMicros(at)
		out = append(out, l)
	}
	return out, rows.Err()
}
