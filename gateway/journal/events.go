// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"ordergate/gateway"
)

// Events are made where states are stored (PutOrder, SetOrder, SetDocument,
// SetMessage, SetOutbound), so that no step can forget one. They gather in the
// transaction and are written at its end, in one statement.

func (tx *Tx) tell(e gateway.Event) {
	e.Data.Partner, e.Data.Station, e.Data.OrderID, e.Data.Number, e.Data.Test = e.Partner, e.Station, e.OrderID, e.Number, e.Test
	tx.events = append(tx.events, e)
}

// mostEvents is how many events one transaction tells at most.
const mostEvents = 1 << 20

// writeEvents stores what was told.
func (tx *Tx) writeEvents() error {
	rest := tx.events
	tx.events = nil
	if len(rest) == 0 {
		return nil
	}
	if tx.wrote += len(rest); tx.wrote > mostEvents {
		return fmt.Errorf("store events: more than %d in a transaction", mostEvents)
	}
	at := micros(tx.now)
	for n := tx.wrote - len(rest); len(rest) > 0; {
		size := chunk(len(rest))
		args := make([]any, 0, 8*size)
		rows := make([]string, size)
		for i := range rest[:size] {
			e := &rest[i]
			data, err := json.Marshal(&e.Data)
			if err != nil {
				return fmt.Errorf("write event %s: %w", e.Type, err)
			}
			rows[i] = "(" + tx.s.eventSeq(n+i) + ",?,?,?,?,?,?,?,?)"
			args = append(args, at, string(e.Type), e.Partner, e.Station, e.OrderID, e.Number, flag(e.Test), data)
		}
		rest, n = rest[size:], n+size
		if _, err := tx.Exec(`INSERT INTO events (seq, at, type, partner, station, order_id, number, test, data) VALUES `+strings.Join(rows, ","), args...); err != nil {
			return fmt.Errorf("store events: %w", err)
		}
	}
	tx.told = true
	return nil
}

// standing is what events come of: where an order stands.
type standing struct {
	state       OrderState
	answer      AnswerState
	erpRevision int64
	decided     bool
}

// standing reads where an order stands before it is written.
func (tx *Tx) standing(id string) (standing, error) {
	var state, answer string
	var s standing
	var decided int64
	lock := ""
	if tx.s.locks() {
		lock = " FOR UPDATE"
	}
	err := tx.QueryRow(`SELECT state, answer, erp_revision, CASE WHEN decision IS NULL THEN 0 ELSE 1 END FROM orders WHERE id = ?`+lock, id).
		Scan(&state, &answer, &s.erpRevision, &decided)
	if err != nil {
		return s, err
	}
	s.state, s.answer, s.decided = OrderState(state), AnswerState(answer), decided != 0
	return s, nil
}

// shown is the state that others hear of: a change that is about to be applied is
// not held yet.
func (s standing) shown(kind string) OrderState {
	if s.state == OrderHeld && !s.decided && kind != gateway.KindOrder {
		return ""
	}
	return s.state
}

// final tells that nothing more will be decided, nor an answer written.
func (s standing) final() bool {
	return (s.state == OrderPosted || s.state == OrderRejected || s.state == OrderCancelled) && s.answer != AnswerDue
}

var stateEvents = map[OrderState]gateway.EventType{OrderHeld: gateway.EventHeld, OrderReady: gateway.EventAccepted, OrderPosted: gateway.EventPosted,
	OrderRejected: gateway.EventRejected, OrderCancelled: gateway.EventCancelled}

// tellOrder makes the events of an order that stood so and is stored as it is now.
func (tx *Tx) tellOrder(was standing, o *Order) {
	now := standing{o.State, o.Answer, o.ERPRevision, o.Decision != nil}
	before, after := was.shown(o.Kind), now.shown(o.Kind)
	if was.state == "" {
		tx.tellOf(o, gateway.EventTaken)
	}
	if before != after {
		if before == OrderHeld && (after == OrderReady || after == OrderPosted) {
			tx.tellOf(o, gateway.EventReleased)
		}
		if t, ok := stateEvents[after]; ok {
			tx.tellOf(o, t)
		}
	} else if o.Kind == gateway.KindOrder && after == OrderPosted && was.erpRevision > 0 && was.erpRevision != o.ERPRevision {
		tx.tellOf(o, gateway.EventChanged)
	}
	if !was.final() && now.final() && now.decided {
		tx.tellOf(o, gateway.EventAnswered)
	}
}

func (tx *Tx) tellOf(o *Order, t gateway.EventType) {
	e := gateway.Event{Type: t, Partner: o.Partner, Station: o.Station, OrderID: o.ID, Number: o.Number, Test: o.Test,
		Data: gateway.EventData{Kind: o.Kind, State: string(o.State), Reason: o.Reason, ERPNumber: o.ERPNumber, Revision: o.Revision,
			ChangeNumber: o.ChangeNumber, ChangeOf: o.ChangeOf, MessageID: o.MessageID, DocumentID: o.DocumentID}}
	if t == gateway.EventAnswered {
		e.Data.Decision = o.Decision
	}
	if t == gateway.EventTaken {
		e.Data.State, e.Data.Reason = "", "" // the next event says what became of it
	}
	tx.tell(e)
}

// tellDocument makes the event of a document that becomes no order of its own.
func (tx *Tx) tellDocument(id string, state DocumentState, orderID string, findings []gateway.Finding) error {
	if state != DocumentHeld && state != DocumentDuplicate {
		return nil
	}
	e := gateway.Event{Type: gateway.EventMessageHeld}
	var was string
	var test int64
	err := tx.QueryRow(`SELECT d.state, d.partner, d.station, d.number, d.message_id, m.test FROM documents d JOIN messages m ON m.id = d.message_id WHERE d.id = ?`, id).
		Scan(&was, &e.Partner, &e.Station, &e.Number, &e.Data.MessageID, &test)
	if errors.Is(err, ErrNotFound) || err == nil && DocumentState(was) == state {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read document %s: %w", id, err)
	}
	e.Test, e.Data.DocumentID = test != 0, id
	if state == DocumentDuplicate {
		o, err := tx.Order(orderID)
		if err != nil {
			return err
		}
		e.Type, e.OrderID, e.Number, e.Test = gateway.EventDuplicate, o.ID, o.Number, o.Test
		e.Data.Kind, e.Data.State, e.Data.ERPNumber = o.Kind, string(o.State), o.ERPNumber
	} else {
		e.Data.Reason = firstReason(findings)
	}
	tx.tell(e)
	return nil
}

// tellRejected makes the event of an interchange whose rejected documents a person
// must see.
func (tx *Tx) tellRejected(interchangeID string) error {
	i, err := tx.Interchange(interchangeID)
	if err != nil {
		return err
	}
	m, err := tx.Message(i.MessageID)
	if err != nil {
		return err
	}
	tx.tell(gateway.Event{Type: gateway.EventMessageHeld, Partner: i.Partner, Station: i.Station, Test: m.Envelope.Test,
		Data: gateway.EventData{MessageID: m.ID, Reason: firstReason(i.Findings)}})
	return nil
}

// tellMessage makes the event of a message that a person must look at.
func (tx *Tx) tellMessage(id string, state MessageState, findings []gateway.Finding) error {
	if state != MessageHeld {
		return nil
	}
	m, err := tx.Message(id)
	if errors.Is(err, ErrNotFound) || err == nil && m.State == state {
		return nil
	}
	if err != nil {
		return err
	}
	ics, err := tx.Interchanges(id)
	if err != nil {
		return err
	}
	e := gateway.Event{Type: gateway.EventMessageHeld, Station: m.Envelope.Station, Test: m.Envelope.Test, Data: gateway.EventData{MessageID: id}}
	if len(m.Envelope.Partners) == 1 {
		e.Partner = m.Envelope.Partners[0]
	}
	for _, i := range ics {
		findings = append(findings[:len(findings):len(findings)], i.Findings...)
		if e.Partner == "" {
			e.Partner = i.Partner
		}
	}
	e.Data.Reason = firstReason(findings)
	tx.tell(e)
	return nil
}

// tellOutbound makes the event of a document about orders whose delivery came to an
// end.
func (tx *Tx) tellOutbound(id string, state OutboundState, reason string) error {
	if state != OutboundSent && state != OutboundFailed {
		return nil
	}
	e := gateway.Event{Type: gateway.EventDelivered}
	d := &gateway.EventDocument{ID: id}
	o, err := tx.outbound(`WHERE id = ? AND order_ids <> ''`, id)
	if err != nil || len(o) == 0 || o[0].State == state {
		return err
	}
	e.Partner, e.Station, e.Test = o[0].Partner, o[0].Station, o[0].Test
	if state == OutboundFailed {
		e.Type, d.Error = gateway.EventUndelivered, reason
	}
	d.Kind, d.FileName, d.Connection, d.OrderIDs, e.Data.MessageID = o[0].Kind, o[0].FileName, o[0].Connection, o[0].OrderIDs, o[0].MessageID
	if len(d.OrderIDs) == 1 {
		e.OrderID = d.OrderIDs[0]
		if err := tx.QueryRow(`SELECT number FROM orders WHERE id = ?`, e.OrderID).Scan(&e.Number); err != nil && !errors.Is(err, ErrNotFound) {
			return fmt.Errorf("read the number of order %s: %w", e.OrderID, err)
		}
	}
	e.Data.Document = d
	tx.tell(e)
	return nil
}

// firstReason is the sentence of the worst finding.
func firstReason(findings []gateway.Finding) string {
	worst, text := gateway.Note, ""
	for _, f := range findings {
		if text == "" || f.Severity.Worse(worst) {
			worst, text = f.Severity, f.Message
		}
	}
	return text
}

const eventColumns = `seq, at, type, partner, station, order_id, number, test, data`

// EventsAfter lists events above a sequence number, in their order; limit at most.
// What it lists is complete: no event below one of them can still come.
func (tx *Tx) EventsAfter(seq int64, limit int) ([]gateway.Event, error) {
	rows, err := tx.Query(`SELECT `+eventColumns+` FROM events WHERE seq > ? AND `+tx.s.settled()+` ORDER BY seq LIMIT ?`, seq, limit)
	if err != nil {
		return nil, fmt.Errorf("list events: %w", err)
	}
	defer rows.Close()
	var out []gateway.Event
	for rows.Next() {
		e, err := scanEvent(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

// Event returns an event by its sequence number; ErrNotFound when there is none.
func (tx *Tx) Event(seq int64) (gateway.Event, error) {
	e, err := scanEvent(tx.QueryRow(`SELECT `+eventColumns+` FROM events WHERE seq = ?`, seq))
	if err != nil {
		return e, fmt.Errorf("read event %d: %w", seq, err)
	}
	return e, nil
}

func scanEvent(r scanner) (gateway.Event, error) {
	var e gateway.Event
	var kind string
	var at, test int64
	var data []byte
	if err := r.Scan(&e.Seq, &at, &kind, &e.Partner, &e.Station, &e.OrderID, &e.Number, &test, &data); err != nil {
		return e, err
	}
	e.At, e.Type, e.Test = fromMicros(at), gateway.EventType(kind), test != 0
	e.ID = gateway.EventID(e.Seq, e.At)
	if err := json.Unmarshal(data, &e.Data); err != nil {
		return e, fmt.Errorf("read stored event %d: %w", e.Seq, err)
	}
	return e, nil
}

// LastEvent is the sequence number of the last event that EventsAfter would list; 0
// when there is none.
func (tx *Tx) LastEvent() (seq int64, err error) {
	err = tx.QueryRow(`SELECT seq FROM events WHERE ` + tx.s.settled() + ` ORDER BY seq DESC LIMIT 1`).Scan(&seq)
	if errors.Is(err, ErrNotFound) {
		return 0, nil
	}
	return seq, err
}

// EventsSince is the sequence number below the first event of a time or later.
// Events are in the order of time, as far as the clock was: it is looked for by
// halves.
func (tx *Tx) EventsSince(at time.Time) (int64, error) {
	var low, high int64
	if err := tx.QueryRow(`SELECT COALESCE(MIN(seq), 1) - 1, COALESCE(MAX(seq), 0) FROM events`).Scan(&low, &high); err != nil {
		return 0, fmt.Errorf("look for events since %s: %w", at, err)
	}
	for low < high { // all up to low are before at; none above high counts
		middle := low + (high-low)/2
		var seq, when int64
		err := tx.QueryRow(`SELECT seq, at FROM events WHERE seq > ? ORDER BY seq LIMIT 1`, middle).Scan(&seq, &when)
		switch {
		case errors.Is(err, ErrNotFound) || err == nil && when >= micros(at):
			high = middle
		case err != nil:
			return 0, fmt.Errorf("look for events since %s: %w", at, err)
		default:
			low = seq
		}
	}
	return low, nil
}

// ExpireEvents removes events from before cutoff with all that is known of their
// deliveries; limit at most, and it tells how many.
func (tx *Tx) ExpireEvents(cutoff time.Time, limit int) (int64, error) {
	var last int64
	err := tx.QueryRow(`SELECT COALESCE(MAX(seq), 0) FROM (SELECT seq, at FROM events ORDER BY seq LIMIT ?) AS oldest WHERE at < ?`, limit, micros(cutoff)).Scan(&last)
	if err != nil || last == 0 {
		return 0, err
	}
	if _, err := tx.Exec(`DELETE FROM notifications WHERE seq <= ?`, last); err != nil {
		return 0, fmt.Errorf("remove old notifications: %w", err)
	}
	n, err := tx.Exec(`DELETE FROM events WHERE seq <= ?`, last)
	if err != nil {
		return 0, fmt.Errorf("remove old events: %w", err)
	}
	return n, nil
}
