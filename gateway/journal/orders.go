// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"encoding/json"
	"fmt"
	"time"

	"ordergate/gateway"
)

// OrderState says where an order is. It ends in posted or rejected, or waits in
// held with a reason; ready is on its way to the ERP. What was posted can be
// cancelled by a change order.
type OrderState string

// The states of an order.
const (
	OrderHeld      OrderState = "held"
	OrderReady     OrderState = "ready"
	OrderPosted    OrderState = "posted"
	OrderRejected  OrderState = "rejected"
	OrderCancelled OrderState = "cancelled"
)

// AnswerState says how far answering the partner has come.
type AnswerState string

// The states of an answer.
const (
	AnswerNone   AnswerState = "none"     // the partner wants none, or not yet
	AnswerDue    AnswerState = "due"      // decided, to be written
	AnswerOnHold AnswerState = "held"     // answered once as on hold
	AnswerDone   AnswerState = "answered" // written; delivery is the outbound document's matter
)

// Order is an order as the journal keeps it.
type Order struct {
	ID           string
	DocumentID   string
	MessageID    string
	Station      string
	Partner      string
	KeyHash      string
	Kind         string // order, change or cancel, as gateway.BusinessKey has it
	Number       string
	ContentHash  string
	Likeness     string // what it asks for, whatever its number; "" for changes
	First        bool   // the first of its key
	Test         bool
	State        OrderState
	Answer       AnswerState
	Revision     int64  // the latest
	ERPRevision  int64  // the one the ERP has, or a change on its way is to give it; 0 for none
	ChangeOf     string // of a change: the order it changes, "" while that is not known
	ChangeNumber string // of a change: its number in the sender's sequence, "" for none
	ERPNumber    string
	ERPLocation  string
	Reason       string
	Decision     *gateway.Decision
	CreatedAt    time.Time
	UpdatedAt    time.Time
	Counted
}

// Lane is the lane of everything that is done about the order.
func (o *Order) Lane() string { return NumberLane(o.Station, o.Partner, o.Number, o.DocumentID) }

// NumberLane is the lane of an order number; a document without one has its own.
func NumberLane(station, partner, number, documentID string) string {
	if number == "" {
		return "d/" + documentID
	}
	return "o/" + station + "/" + partner + "/" + number
}

// Revision is one reading of an order's document, or, with no Mapping, the whole
// order after a change.
type Revision struct {
	OrderID   string
	Revision  int64
	Canonical []byte // gateway.Order without trace, JSON
	Findings  []gateway.Finding
	Facts     []byte // validate.Facts, JSON
	Mapping   string
	Sources   string // sha256 of the files that read it, space separated
	Actor     string
	Reason    string
	CreatedAt time.Time
}

const orderColumns = `id, document_id, message_id, station, partner, key_hash, kind, number, content_hash, first, test, state, answer,
	revision, erp_number, erp_location, reason, decision, created_at, updated_at, change_of, change_number, erp_revision, likeness,
	channel, mapping, mapping_sha, touched, outcome, held_at, waited`

// PutOrder stores a new order.
func (tx *Tx) PutOrder(o Order) error {
	o.Count()
	_, err := tx.Exec(`INSERT INTO orders (`+orderColumns+`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		o.ID, o.DocumentID, o.MessageID, o.Station, o.Partner, o.KeyHash, o.Kind, o.Number, o.ContentHash, flag(o.First), flag(o.Test),
		string(o.State), string(o.Answer), o.Revision, o.ERPNumber, o.ERPLocation, o.Reason, decisionJSON(o.Decision), micros(o.CreatedAt), micros(o.UpdatedAt),
		o.ChangeOf, o.ChangeNumber, o.ERPRevision, o.Likeness, o.Channel, o.Mapping, o.MappingSHA, string(o.Touched), string(o.Outcome), micros(o.HeldAt), o.Waited.Microseconds())
	if err != nil {
		return fmt.Errorf("store order %s: %w", o.ID, err)
	}
	tx.tellOrder(standing{}, &o)
	return nil
}

// SetOrder writes back what can change about an order, and notes in it what became
// of it where that is decided.
func (tx *Tx) SetOrder(o *Order) error {
	o.Count()
	was, err := tx.standing(o.ID)
	if err != nil {
		return fmt.Errorf("update order %s: %w", o.ID, err)
	}
	_, err = tx.Exec(`UPDATE orders SET kind = ?, key_hash = ?, content_hash = ?, first = ?, test = ?, state = ?, answer = ?, revision = ?,
		erp_number = ?, erp_location = ?, reason = ?, decision = ?, updated_at = ?, change_of = ?, change_number = ?, erp_revision = ?, likeness = ?,
		mapping = ?, mapping_sha = ?, touched = ?, outcome = ?, held_at = ?, waited = ? WHERE id = ?`,
		o.Kind, o.KeyHash, o.ContentHash, flag(o.First), flag(o.Test), string(o.State), string(o.Answer), o.Revision, o.ERPNumber, o.ERPLocation,
		o.Reason, decisionJSON(o.Decision), micros(o.UpdatedAt), o.ChangeOf, o.ChangeNumber, o.ERPRevision, o.Likeness,
		o.Mapping, o.MappingSHA, string(o.Touched), string(o.Outcome), micros(o.HeldAt), o.Waited.Microseconds(), o.ID)
	if err != nil {
		return fmt.Errorf("update order %s: %w", o.ID, err)
	}
	tx.tellOrder(was, o)
	return nil
}

// Order returns an order; ErrNotFound when there is none.
func (tx *Tx) Order(id string) (*Order, error) {
	o, err := scanOrder(tx.QueryRow(`SELECT `+orderColumns+` FROM orders WHERE id = ?`, id))
	if err != nil {
		return nil, fmt.Errorf("read order %s: %w", id, err)
	}
	return o, nil
}

// FirstOrder returns the first order of a business key, nil when there is none.
func (tx *Tx) FirstOrder(keyHash string) (*Order, error) {
	return optional(scanOrder(tx.QueryRow(`SELECT `+orderColumns+` FROM orders WHERE key_hash = ? AND first = 1`, keyHash)))
}

// AlikeOrder returns the latest order that asks for the same as o under another
// number, of those that were neither rejected nor cancelled; nil when there is none.
func (tx *Tx) AlikeOrder(o Order) (*Order, error) {
	if o.Likeness == "" {
		return nil, nil
	}
	return optional(scanOrder(tx.QueryRow(`SELECT `+orderColumns+` FROM orders WHERE likeness = ? AND likeness <> '' AND number <> ? AND id <> ?
		AND state NOT IN ('rejected', 'cancelled') ORDER BY id DESC LIMIT 1`, o.Likeness, o.Number, o.ID)))
}

// OrdersNamed lists the orders of a number, oldest first.
func (tx *Tx) OrdersNamed(number string) ([]Order, error) {
	return tx.orders(`WHERE number = ? ORDER BY id`, number)
}

// ChangesOf lists the changes of an order that are known to be its, oldest first.
func (tx *Tx) ChangesOf(orderID string) ([]Order, error) {
	return tx.orders(`WHERE change_of = ? AND change_of <> '' ORDER BY id`, orderID)
}

// WaitingChanges lists the changes of an order number that are held, oldest first.
func (tx *Tx) WaitingChanges(number string) ([]Order, error) {
	return tx.orders(`WHERE number = ? AND kind <> 'order' AND state = 'held' ORDER BY id`, number)
}

// WakeChanges enqueues the changes that wait for what has just become of an order
// or of another of its changes; of may be nil.
func (tx *Tx) WakeChanges(of *Order) error {
	if of == nil || of.Number == "" {
		return nil
	}
	waiting, err := tx.WaitingChanges(of.Number)
	if err != nil {
		return err
	}
	for _, w := range waiting {
		if w.ID == of.ID || w.Station != of.Station || w.Partner != of.Partner || w.Test != of.Test {
			continue
		}
		if err := tx.Enqueue(Job{Lane: w.Lane(), Kind: KindChange, Partner: w.Partner, Ref: w.ID}); err != nil {
			return err
		}
	}
	return nil
}

// OrdersOf lists the orders of a message.
func (tx *Tx) OrdersOf(messageID string) ([]Order, error) {
	return tx.orders(`WHERE message_id = ? ORDER BY id`, messageID)
}

// OrdersIn lists orders of a state ("" for any), newest first, of ids below
// before ("" for the newest).
func (tx *Tx) OrdersIn(state OrderState, partner, before string, limit int) ([]Order, error) {
	where, args := `WHERE 1 = 1`, []any{}
	if state != "" {
		where += ` AND state = ?`
		args = append(args, string(state))
	}
	if partner != "" {
		where += ` AND partner = ?`
		args = append(args, partner)
	}
	if before != "" {
		where += ` AND id < ?`
		args = append(args, before)
	}
	return tx.orders(where+` ORDER BY id DESC LIMIT ?`, append(args, limit)...)
}

func (tx *Tx) orders(where string, args ...any) ([]Order, error) {
	rows, err := tx.Query(`SELECT `+orderColumns+` FROM orders `+where, args...)
	if err != nil {
		return nil, fmt.Errorf("list orders: %w", err)
	}
	defer rows.Close()
	var out []Order
	for rows.Next() {
		o, err := scanOrder(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, *o)
	}
	return out, rows.Err()
}

func scanOrder(r scanner) (*Order, error) {
	var o Order
	var state, answer string
	var touched, outcome string
	var first, test, created, updated, heldAt, waited int64
	var decision []byte
	if err := r.Scan(&o.ID, &o.DocumentID, &o.MessageID, &o.Station, &o.Partner, &o.KeyHash, &o.Kind, &o.Number, &o.ContentHash, &first, &test,
		&state, &answer, &o.Revision, &o.ERPNumber, &o.ERPLocation, &o.Reason, &decision, &created, &updated,
		&o.ChangeOf, &o.ChangeNumber, &o.ERPRevision, &o.Likeness, &o.Channel, &o.Mapping, &o.MappingSHA, &touched, &outcome, &heldAt, &waited); err != nil {
		return nil, err
	}
	o.First, o.Test, o.State, o.Answer = first != 0, test != 0, OrderState(state), AnswerState(answer)
	o.CreatedAt, o.UpdatedAt = fromMicros(created), fromMicros(updated)
	o.Touched, o.Outcome, o.HeldAt, o.Waited = Touch(touched), Outcome(outcome), fromMicros(heldAt), time.Duration(waited)*time.Microsecond
	if len(decision) > 0 {
		o.Decision = new(gateway.Decision)
		if err := json.Unmarshal(decision, o.Decision); err != nil {
			return nil, fmt.Errorf("read stored decision: %w", err)
		}
	}
	return &o, nil
}

func decisionJSON(d *gateway.Decision) []byte {
	if d == nil {
		return nil
	}
	b, err := json.Marshal(d)
	if err != nil {
		panic("journal: a decision always marshals: " + err.Error())
	}
	return b
}

const revisionColumns = `order_id, revision, canonical, findings, facts, mapping, sources, actor, reason, created_at`

// PutRevision stores a reading of an order; a revision is never replaced.
func (tx *Tx) PutRevision(r Revision) error {
	f := findingsJSON(r.Findings)
	if f == nil {
		f = []byte("[]")
	}
	_, err := tx.Exec(`INSERT INTO revisions (`+revisionColumns+`) VALUES (?,?,?,?,?,?,?,?,?,?)`,
		r.OrderID, r.Revision, r.Canonical, f, r.Facts, r.Mapping, r.Sources, r.Actor, r.Reason, micros(r.CreatedAt))
	if err != nil {
		return fmt.Errorf("store revision %d of %s: %w", r.Revision, r.OrderID, err)
	}
	return nil
}

// Revision returns one revision of an order; ErrNotFound when there is none.
func (tx *Tx) Revision(orderID string, revision int64) (*Revision, error) {
	r, err := scanRevision(tx.QueryRow(`SELECT `+revisionColumns+` FROM revisions WHERE order_id = ? AND revision = ?`, orderID, revision))
	if err != nil {
		return nil, fmt.Errorf("read revision %d of %s: %w", revision, orderID, err)
	}
	return r, nil
}

// Reading returns the latest reading of an order's own document: whatever changes
// have made of the order, this is what its answer speaks of.
func (tx *Tx) Reading(orderID string) (*Revision, error) {
	r, err := scanRevision(tx.QueryRow(`SELECT `+revisionColumns+` FROM revisions WHERE order_id = ? AND mapping <> '' ORDER BY revision DESC LIMIT 1`, orderID))
	if err != nil {
		return nil, fmt.Errorf("read the reading of %s: %w", orderID, err)
	}
	return r, nil
}

// FactsBy returns what the latest reading of each order was checked against, JSON,
// by the order's id; orders that have none are left out.
func (tx *Tx) FactsBy(orderIDs []string) (map[string][]byte, error) {
	out := make(map[string][]byte, len(orderIDs))
	err := tx.inBatches(`SELECT order_id, facts FROM revisions AS r WHERE mapping <> '' AND revision =
		(SELECT MAX(revision) FROM revisions AS l WHERE l.order_id = r.order_id AND l.mapping <> '') AND order_id IN `, orderIDs, func(r Rows) error {
		var id string
		var facts []byte
		if err := r.Scan(&id, &facts); err != nil {
			return err
		}
		out[id] = facts
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the facts of orders: %w", err)
	}
	return out, nil
}

func scanRevision(row scanner) (*Revision, error) {
	r := Revision{}
	var findings []byte
	var created int64
	err := row.Scan(&r.OrderID, &r.Revision, &r.Canonical, &findings, &r.Facts, &r.Mapping, &r.Sources, &r.Actor, &r.Reason, &created)
	if err != nil {
		return nil, err
	}
	r.CreatedAt = fromMicros(created)
	r.Findings, err = findingsFrom(findings)
	return &r, err
}
