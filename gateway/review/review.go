// SPDX-License-Identifier: Apache-2.0

// Package review is for orders that need a person: it lists and shows what
// waits, and carries out what was decided. It changes the journal only, in one
// transaction a decision; the pipeline does the rest.
//
// Invariant: a document is never edited. A decision is recorded with who, when
// and why.
package review

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/gateway/validate"
)

// Queue works on the journal.
type Queue struct {
	Store journal.Store
	// Payloads gives the bytes of what went over the wire; blob.Vault does. nil: none.
	Payloads interface {
		Open(ctx context.Context, sha string) (io.ReadSeekCloser, int64, error)
	}
	Clock gateway.Clock
	// Decided is told of each order that a person ends, with what was found about
	// it, after that is durable; may be nil.
	Decided func(o *journal.Order, rules map[string]gateway.Severity)
}

// Item is one thing that waits for a person: an order, or a message,
// interchange or document that became none.
type Item struct {
	Kind      string            `json:"kind"` // order, document, message, job
	ID        string            `json:"id"`
	Partner   string            `json:"partner,omitempty"`
	Number    string            `json:"number,omitempty"`
	File      string            `json:"file,omitempty"`
	State     string            `json:"state"`
	Answer    string            `json:"answer,omitempty"`
	Reason    string            `json:"reason,omitempty"`
	ERPNumber string            `json:"erpNumber,omitempty"`
	ERPPlace  string            `json:"erpLocation,omitempty"` // path or URL of what the ERP got
	Test      bool              `json:"test,omitempty"`
	Since     time.Time         `json:"since"`
	Findings  []gateway.Finding `json:"findings,omitempty"`

	// Of a change order.
	Change       string `json:"change,omitempty"` // change or cancel
	ChangeNumber string `json:"changeNumber,omitempty"`
	ChangeOf     string `json:"changeOf,omitempty"` // the order it changes
}

// Orders lists orders of a state ("" for all), newest first.
func (q *Queue) Orders(ctx context.Context, state journal.OrderState, partner, before string, limit int) ([]Item, error) {
	var items []Item
	err := q.Store.View(ctx, func(tx *journal.Tx) error {
		items = nil
		orders, err := tx.OrdersIn(state, partner, before, limit)
		if err != nil {
			return err
		}
		for i := range orders {
			items = append(items, orderItem(&orders[i]))
		}
		return nil
	})
	return items, err
}

// Waiting lists everything that waits for a person.
func (q *Queue) Waiting(ctx context.Context, limit int) ([]Item, error) {
	var items []Item
	err := q.Store.View(ctx, func(tx *journal.Tx) error {
		items = nil
		orders, err := tx.OrdersIn(journal.OrderHeld, "", "", limit)
		if err != nil {
			return err
		}
		for i := range orders {
			items = append(items, orderItem(&orders[i]))
		}
		messages, told, err := heldMessages(tx, limit)
		if err != nil {
			return err
		}
		documents, err := tx.HeldDocuments(limit)
		if err != nil {
			return err
		}
		for _, d := range documents {
			item := Item{Kind: "document", ID: d.ID, Partner: d.Partner, Number: d.Number, State: string(d.State), Findings: d.Findings}
			if d.InterchangeID == "" { // no X12
				m, err := tx.Message(d.MessageID)
				if err != nil {
					return err
				}
				item.Since, item.File = m.Envelope.ReceivedAt, m.Envelope.FileName
			} else {
				ic, err := tx.Interchange(d.InterchangeID)
				if err != nil {
					return err
				}
				item.Findings = append(append([]gateway.Finding(nil), ic.Findings...), d.Findings...)
				item.Since = ic.ReceivedAt
			}
			item.Reason = FirstReason(item.Findings)
			if told[d.MessageID] == item.Reason && item.Reason != "" { // its message waits for the same, and is what is replayed
				continue
			}
			items = append(items, item)
		}
		aside, err := tx.JobsIn(journal.JobPoison, limit)
		if err != nil {
			return err
		}
		for _, j := range aside {
			items = append(items, Item{Kind: "job", ID: strconv.FormatInt(j.ID, 10), Partner: j.Partner, State: "set aside", Since: j.RunAt,
				Reason: fmt.Sprintf("%s of %s: %s", j.Kind, j.Ref, j.Error)})
		}
		items = append(items, messages...)
		return nil
	})
	return items, err
}

// heldMessages returns the messages that wait, and why each does, by its id.
func heldMessages(tx *journal.Tx, limit int) (items []Item, told map[string]string, err error) {
	messages, err := tx.MessagesIn(journal.MessageHeld, limit)
	if err != nil {
		return nil, nil, err
	}
	told = map[string]string{}
	for _, m := range messages {
		item := Item{Kind: "message", ID: m.ID, File: m.Envelope.FileName, State: string(m.State), Since: m.Envelope.ReceivedAt}
		if item.Findings, err = findingsOf(tx, &m); err != nil {
			return nil, nil, err
		}
		item.Reason = FirstReason(item.Findings)
		told[m.ID] = item.Reason
		items = append(items, item)
	}
	return items, told, nil
}

func orderItem(o *journal.Order) Item {
	item := Item{Kind: "order", ID: o.ID, Partner: o.Partner, Number: o.Number, State: string(o.State), Answer: string(o.Answer), Reason: o.Reason,
		ERPNumber: o.ERPNumber, ERPPlace: o.ERPLocation, Test: o.Test, Since: o.CreatedAt}
	if o.Kind == gateway.KindChange || o.Kind == gateway.KindCancel {
		item.Change, item.ChangeNumber, item.ChangeOf = o.Kind, o.ChangeNumber, o.ChangeOf
	}
	return item
}

// FirstReason is the sentence of the worst finding.
func FirstReason(findings []gateway.Finding) string {
	worst, text := gateway.Note, ""
	for _, f := range findings {
		if text == "" || f.Severity.Worse(worst) {
			worst, text = f.Severity, f.Message
		}
	}
	return text
}

// Shown is an order with all that a person decides on.
type Shown struct {
	Item
	Revision int64             `json:"revision"`
	Mapping  string            `json:"mapping"`
	Decision *gateway.Decision `json:"decision,omitempty"`
	Order    json.RawMessage   `json:"order"`
	Findings []gateway.Finding `json:"findings"`
	Answers  []AnswerShown     `json:"answers,omitempty"`  // what went to the partner about it
	Changes  []Item            `json:"changes,omitempty"`  // the change orders about it
	Exchange *ExchangeItem     `json:"exchange,omitempty"` // that brought it
	Parent   *PartLife         `json:"parent,omitempty"`   // the mail or archive that it came in
	Part     string            `json:"part,omitempty"`     // which piece of that
}

// Show returns an order by id or by order number, see Find.
func (q *Queue) Show(ctx context.Context, ref string) (*Shown, error) {
	var s *Shown
	err := q.Store.View(ctx, func(tx *journal.Tx) error {
		o, err := Find(tx, ref)
		if err != nil {
			return err
		}
		rev, err := tx.Revision(o.ID, o.Revision)
		if err != nil {
			return err
		}
		s = &Shown{Item: orderItem(o), Revision: o.Revision, Mapping: rev.Mapping, Decision: o.Decision, Order: rev.Canonical, Findings: rev.Findings}
		if s.Findings == nil {
			s.Findings = []gateway.Finding{}
		}
		if s.Changes, err = changesOf(tx, o); err != nil {
			return err
		}
		if s.Exchange, err = exchangeItem(tx.ExchangeOfMessage(o.MessageID)); err != nil {
			return err
		}
		m, err := tx.Message(o.MessageID)
		if err != nil {
			return err
		}
		var of MessageLife
		if err := of.family(tx, m); err != nil {
			return err
		}
		s.Parent, s.Part = of.Parent, of.Part
		s.Answers, err = answersOf(tx, o.ID)
		return err
	})
	return s, err
}

// Find returns the order of an id or order number: the latest order of the
// number, or its latest change where the order is not known.
func Find(tx *journal.Tx, ref string) (*journal.Order, error) {
	named, err := find(tx, ref)
	if err != nil {
		return nil, err
	}
	found := &named[len(named)-1]
	for i := range named {
		if named[i].Kind == gateway.KindOrder || found.Kind != gateway.KindOrder {
			found = &named[i]
		}
	}
	return found, nil
}

// find returns the order of an id, or all of an order number.
func find(tx *journal.Tx, ref string) ([]journal.Order, error) {
	o, err := tx.Order(ref)
	if err == nil {
		return []journal.Order{*o}, nil
	}
	named, err := tx.OrdersNamed(ref)
	if err != nil {
		return nil, err
	}
	if len(named) == 0 {
		return nil, &gateway.Error{Op: "review.find", Kind: gateway.NotFound, Public: fmt.Sprintf("There is no order with the number or id %q.", ref), Err: journal.ErrNotFound}
	}
	return named, nil
}

// findHeld returns what waits under an id or order number: the order itself or
// one of its changes.
func findHeld(tx *journal.Tx, ref string) (*journal.Order, error) {
	named, err := find(tx, ref)
	if err != nil {
		return nil, err
	}
	var held []string
	var found *journal.Order
	for i := range named {
		if named[i].State == journal.OrderHeld {
			held, found = append(held, named[i].ID), &named[i]
		}
	}
	switch len(held) {
	case 0:
		return Find(tx, ref)
	case 1:
		return found, nil
	}
	return nil, &gateway.Error{Op: "review.find", Kind: gateway.Conflict, Public: fmt.Sprintf("Several wait under the number %s: say which by its id: %s.", ref, strings.Join(held, ", "))}
}

// Retry gives a job that was set aside a fresh start: its id stands in Waiting.
func (q *Queue) Retry(ctx context.Context, id int64, by string) error {
	if by == "" {
		return &gateway.Error{Op: "review.retry", Kind: gateway.Invalid, Public: "Say who decides: a name is kept with every decision."}
	}
	err := q.Store.Update(ctx, func(tx *journal.Tx) error {
		if err := tx.Requeue(id); err != nil {
			return err
		}
		return tx.Audit(journal.AuditLine{At: q.Clock.Now(), Actor: by, Action: "job tried again", Detail: strconv.FormatInt(id, 10)})
	})
	if errors.Is(err, journal.ErrNotFound) {
		return &gateway.Error{Op: "review.retry", Kind: gateway.NotFound, Public: fmt.Sprintf("No job %d was set aside.", id), Err: err}
	}
	return err
}

// Release sends a held order to the ERP as it stands.
func (q *Queue) Release(ctx context.Context, ref, by, reason string) (*Item, error) {
	return q.decide(ctx, ref, "released", by, reason, func(tx *journal.Tx, o *journal.Order, order *gateway.Order) error {
		if o.Kind == gateway.KindChange || o.Kind == gateway.KindCancel {
			return q.releaseChange(tx, o, order, by, reason)
		}
		if why := unfit(order); why != "" {
			return &gateway.Error{Op: "review.release", Kind: gateway.Invalid, Public: why}
		}
		if err := twice(tx, o, order); err != nil {
			return err
		}
		o.State, o.Reason = journal.OrderReady, ""
		o.Touch(journal.TouchReleased)
		o.Decision = gateway.Uniform(order, gateway.Accepted, by, reason, q.Clock.Now())
		return tx.Enqueue(journal.Job{Lane: o.Lane(), Kind: journal.KindPost, Partner: o.Partner, Ref: o.ID})
	})
}

// unfit says why an order cannot go to the ERP whoever wants it to: it is no new
// order, or lacks what makes one.
func unfit(o *gateway.Order) string {
	if o.ID == "" || len(o.OrderLine) == 0 {
		return "The order has no number or no lines: mend the mapping and replay the message, or reject it."
	}
	for i, l := range o.OrderLine {
		if l.Quantity == nil || !l.Quantity.IsPositive() {
			return fmt.Sprintf("Line %d has no quantity that could be read: mend the mapping and replay the message, or reject the order.", i+1)
		}
	}
	return ""
}

// Reject answers a held order with a no. The reason goes to the audit line; the
// partner gets the codes of its 855.
func (q *Queue) Reject(ctx context.Context, ref, by, reason string) (*Item, error) {
	return q.decide(ctx, ref, "rejected", by, reason, func(tx *journal.Tx, o *journal.Order, order *gateway.Order) error {
		o.State, o.Reason = journal.OrderRejected, reason
		o.Touch(journal.TouchRejected)
		o.Decision = gateway.Uniform(order, gateway.Refused, by, reason, q.Clock.Now())
		if err := refusals(tx, o); err != nil {
			return err
		}
		// The answer step knows whether this partner wants an answer.
		o.Answer = journal.AnswerDue
		if err := tx.WakeChanges(o); err != nil {
			return err
		}
		return tx.Enqueue(journal.Job{Lane: o.Lane(), Kind: journal.KindAnswer, Partner: o.Partner, Ref: o.ID})
	})
}

// refusals gives the lines of a refused order the answers (X12 668) that what was
// found about them asks for: R2 for an item that nobody knows.
func refusals(tx *journal.Tx, o *journal.Order) error {
	rev, err := tx.Revision(o.ID, o.Revision)
	if err != nil {
		return err
	}
	for _, f := range rev.Findings {
		if f.Line < 1 || f.Line > len(o.Decision.Line) || !f.Severity.Worse(gateway.Warn) {
			continue
		}
		if l := &o.Decision.Line[f.Line-1]; l.Code == "" {
			l.Code = validate.Refusal(f.Code)
		}
	}
	return nil
}

func (q *Queue) decide(ctx context.Context, ref, action, by, reason string, change func(*journal.Tx, *journal.Order, *gateway.Order) error) (*Item, error) {
	if by == "" {
		return nil, &gateway.Error{Op: "review.decide", Kind: gateway.Invalid, Public: "Say who decides: a name is kept with every decision."}
	}
	var item Item
	var decided *journal.Order
	var rules map[string]gateway.Severity
	err := q.Store.Update(ctx, func(tx *journal.Tx) error {
		o, err := findHeld(tx, ref)
		if err != nil {
			return err
		}
		if o.State != journal.OrderHeld {
			return &gateway.Error{Op: "review.decide", Kind: gateway.Conflict, Public: fmt.Sprintf("Order %s is %s, not held: it cannot be %s.", o.Number, o.State, action)}
		}
		rev, err := tx.Reading(o.ID)
		if err != nil {
			return err
		}
		order := new(gateway.Order)
		if err := json.Unmarshal(rev.Canonical, order); err != nil {
			return gateway.Errorf("review.decide", gateway.Internal, "read stored order: %w", err)
		}
		o.UpdatedAt = q.Clock.Now()
		if err := change(tx, o, order); err != nil {
			return err
		}
		if err := tx.SetOrder(o); err != nil {
			return err
		}
		item, decided = orderItem(o), o
		if rules, err = tx.CountedFindings(o.ID); err != nil {
			return err
		}
		return tx.Audit(journal.AuditLine{At: o.UpdatedAt, Actor: by, Action: action, MessageID: o.MessageID, DocumentID: o.DocumentID, OrderID: o.ID, Detail: reason})
	})
	if err != nil {
		return nil, err
	}
	if q.Decided != nil && decided.Outcome != journal.Undecided {
		q.Decided(decided, rules)
	}
	return &item, nil
}
