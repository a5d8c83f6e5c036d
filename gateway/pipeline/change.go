// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/change"
	"ordergate/gateway/journal"
	"ordergate/gateway/partner"
	"ordergate/gateway/validate"
)

// isChange tells a document that changes, replaces or cancels an order.
func isChange(o *gateway.Order) bool { return o.Key("", "").Kind != gateway.KindOrder }

// storeChange stores a change order; applying it is a step of its own, for its
// order may still be on its way.
func (e *Engine) storeChange(tx *journal.Tx, c *checking, o journal.Order) error {
	o.State, o.ChangeNumber, o.Reason = journal.OrderHeld, c.x.Order.ChangeSequenceNumber, "It is about to be applied."
	if err := e.putRevision(tx, &o, c, "system", ""); err != nil {
		return err
	}
	if err := tx.Enqueue(journal.Job{Lane: o.Lane(), Kind: journal.KindChange, Partner: o.Partner, Ref: o.ID}); err != nil {
		return err
	}
	if err := tx.PutOrder(o); err != nil {
		return err
	}
	c.order, c.result = &o, "change"
	if err := e.mailLater(tx, &o, c.message, c.partner, c.x.Order); err != nil {
		return err
	}
	return e.closeDocument(tx, c, journal.DocumentOrder, o.ID, "change of order "+o.Number)
}

// changing is a change order on its way to be applied.
type changing struct {
	job      journal.Job
	row      *journal.Order
	forced   bool // a person released it
	reading  *journal.Revision
	document *journal.Document
	message  *journal.Message
	ch       *gateway.Order // what the document says
	base     *journal.Order // the order it changes, nil when there is none or more than one
	several  bool           // more than one
	order    *gateway.Order // as the ERP has it
	others   []journal.Order
	first    *journal.Order // the change of the same number that came before
	partner  *partner.Partner
	result   change.Result
	applied  bool
	nothing  string // why there is nothing to apply it to, and need not be
	findings []gateway.Finding
	facts    validate.Facts
	posted   []byte // the order after the change as it goes to the ERP
	decision gateway.Decision
}

// change applies change orders, each in the lane of its order's number.
func (e *Engine) change(ctx context.Context, jobs []journal.Job) error {
	for _, j := range jobs {
		c, err := e.loadChange(ctx, j)
		if err != nil {
			return fmt.Errorf("load change %s: %w", j.Ref, err)
		}
		due := c.due()
		if due {
			if err := e.judgeChange(ctx, c); err != nil {
				return fmt.Errorf("apply change %s: %w", j.Ref, err)
			}
		}
		e.cfg.Crash("change.judged")
		err = e.store.Update(ctx, func(tx *journal.Tx) error {
			row, err := tx.Order(j.Ref)
			if err != nil {
				return err
			}
			if due && row.State == c.row.State { // else a person was quicker
				if err := e.recordChange(tx, c, row); err != nil {
					return err
				}
			}
			return tx.Complete(j)
		})
		if err != nil {
			return fmt.Errorf("store change %s: %w", j.Ref, err)
		}
		e.cfg.Crash("change.recorded")
		if due {
			e.log.Info("change judged", e.orderFields(c.row, zap.String("stage", "change"), zap.String("decision", string(c.decision.Status)),
				zap.String("reason", c.decision.Reason))...)
		}
	}
	return nil
}

// due tells whether the change is to be judged: it was never, it waits for its
// order or another change, or a person released it. What waits for a person is
// not judged again because something else has moved.
func (c *changing) due() bool {
	switch {
	case c.row.Kind == gateway.KindOrder:
		return false
	case c.row.State == journal.OrderReady:
		return c.forced
	case c.row.State != journal.OrderHeld:
		return false
	}
	return c.row.Decision == nil || strings.HasPrefix(c.row.Decision.ReasonCode, "order.change.")
}

func (e *Engine) loadChange(ctx context.Context, j journal.Job) (*changing, error) {
	c := &changing{job: j}
	err := e.store.View(ctx, func(tx *journal.Tx) (err error) {
		if c.row, err = tx.Order(j.Ref); err != nil {
			return err
		}
		// Released and not applied yet: one that is has a job that posts it.
		c.forced = c.row.State == journal.OrderReady && c.row.ERPRevision == 0
		if c.reading, err = tx.Reading(c.row.ID); err != nil {
			return err
		}
		if c.ch, err = decodeOrder(c.reading.Canonical); err != nil {
			return err
		}
		if c.document, err = tx.Document(c.row.DocumentID); err != nil {
			return err
		}
		if c.message, err = tx.Message(c.row.MessageID); err != nil {
			return err
		}
		if c.base, c.several, err = changed(tx, c.row, c.ch); err != nil || c.base == nil {
			return err
		}
		if !c.row.First && c.row.Number != "" {
			if c.first, err = tx.FirstOrder(c.row.KeyHash); err != nil {
				return err
			}
		}
		if c.order, err = orderInForce(tx, c.base); err != nil {
			return err
		}
		c.others, err = tx.ChangesOf(c.base.ID)
		return err
	})
	if err != nil {
		return nil, err
	}
	c.partner = e.snapshot().Partners.Get(c.row.Partner)
	return c, nil
}

// changed finds the order that a change speaks of. One that was posted counts
// before one that was not; two that were posted are for a person to tell apart.
func changed(tx *journal.Tx, row *journal.Order, ch *gateway.Order) (base *journal.Order, several bool, err error) {
	key := gateway.BusinessKey{Station: row.Station, Partner: row.Partner, Kind: gateway.KindOrder, Number: row.Number, Release: ch.ReleaseNumber, Test: row.Test}
	named, err := tx.OrdersNamed(row.Number)
	if err != nil {
		return nil, false, err
	}
	rank := func(o *journal.Order) int {
		return slices.Index([]journal.OrderState{journal.OrderRejected, journal.OrderCancelled, journal.OrderHeld, journal.OrderReady, journal.OrderPosted}, o.State)
	}
	for i := range named {
		o := &named[i]
		switch {
		case o.Kind != gateway.KindOrder || o.KeyHash != key.Hash() || row.Number == "":
		case base != nil && base.State == journal.OrderPosted && o.State == journal.OrderPosted:
			return nil, true, nil
		case base == nil || rank(o) >= rank(base):
			base = o
		}
	}
	return base, false, nil
}

// orderInForce is the order as the ERP has it, or as it is going to get it.
func orderInForce(tx *journal.Tx, o *journal.Order) (*gateway.Order, error) {
	n := o.ERPRevision
	if n == 0 {
		n = o.Revision
	}
	rev, err := tx.Revision(o.ID, n)
	if err != nil {
		return nil, err
	}
	return decodeOrder(rev.Canonical)
}

// judgeChange applies the change and holds the order after it against the rules.
func (e *Engine) judgeChange(ctx context.Context, c *changing) error {
	cannot, wait := c.waits()
	if wait != nil && (cannot || !c.forced) {
		c.findings = append([]gateway.Finding{*wait}, c.reading.Findings...)
		c.decide(e.clock.Now())
		return nil
	}
	if c.nothing != "" {
		c.findings = distrusted(c.reading.Findings, c.message.Envelope.Untrusted)
	} else {
		if err := e.applyChange(ctx, c); err != nil {
			return err
		}
		if gateway.Weigh(c.findings) != gateway.Accept { // a person will ask where it stands: once more, with positions
			found, err := e.traceChange(ctx, c)
			if err != nil {
				return err
			}
			if found {
				if err := e.applyChange(ctx, c); err != nil {
					return err
				}
			}
		}
	}
	c.decide(e.clock.Now())
	return nil
}

func (e *Engine) applyChange(ctx context.Context, c *changing) error {
	c.applied = true
	c.result = change.Apply(c.order, c.ch, changesOf(c.partner))
	c.findings = append(slices.Clone(c.reading.Findings), rulesOf(c.partner).Weighed(c.result.Findings)...)
	if c.result.Changed && c.ch.DocumentPurposeCode != "cancel" {
		if err := e.checkChanged(ctx, c); err != nil {
			return err
		}
	}
	c.findings = distrusted(c.findings, c.message.Envelope.Untrusted)
	posted := c.result.Posted(c.ch, gateway.OrderReference{ID: c.base.ID, SalesOrderID: c.base.ERPNumber})
	var err error
	if c.posted, err = json.Marshal(posted); err != nil {
		return fmt.Errorf("write order: %w", err)
	}
	return nil
}

// traceChange finds out where in the document the change says what; false when
// the document reads otherwise today.
func (e *Engine) traceChange(ctx context.Context, c *changing) (bool, error) {
	payloads := newPayloads(e)
	defer payloads.close()
	doc, err := payloads.document(ctx, c.message, c.document)
	if err != nil {
		return false, err
	}
	x := Read(doc, c.partner, e.snapshot().Mappings, sourceOf(c.message, c.document), c.row.Test, true)
	if x.Order == nil || x.Order.ContentHash() != c.ch.ContentHash() {
		return false, nil
	}
	c.ch.Trace = x.Order.Trace
	return true, nil
}

func changesOf(p *partner.Partner) change.Options {
	if p == nil {
		return change.Options{}
	}
	return p.Changes
}

// checkChanged holds the order after the change against master data and rules;
// what stood before and was decided with the order does not count again.
func (e *Engine) checkChanged(ctx context.Context, c *changing) error {
	x := &Examined{Order: c.result.Order, Who: validate.Who{Partner: c.row.Partner, Station: c.row.Station}}
	if c.partner != nil {
		x.Who.Customer, x.Who.Calendars, x.Zone = c.partner.Customer, c.partner.Rules.Calendars(), c.partner.Answers.TimeZone
	}
	facts, keys, err := e.facts(ctx, x)
	if err != nil {
		return err
	}
	own := facts.Of(keys[x])
	own.Before = validate.Worth(c.order)
	from := x.Order.Source
	if x.Order.OnPaper() { // the page was judged with the order; what the change says was judged by itself
		sent := *from
		sent.Paper, x.Order.Source = false, &sent
	}
	x.Check(own, rulesOf(c.partner), e.clock.Now())
	x.Order.Source = from
	c.facts = x.Facts
	c.findings = append(c.findings, c.result.Own(x.Findings, c.order, c.ch)...)
	return nil
}

// waits says why the change cannot be applied now; cannot is true where not even
// a person can have it applied.
func (c *changing) waits() (cannot bool, f *gateway.Finding) {
	hold := func(code, message, hint string) *gateway.Finding {
		return &gateway.Finding{Code: code, Severity: gateway.Hold, Position: gateway.Position{Path: "change of order " + c.row.Number}, Message: message, Hint: hint, Field: "/id"}
	}
	switch {
	case c.several:
		return true, hold("order.change.ambiguous", fmt.Sprintf("Order %s is in the ERP more than once.", c.row.Number), "Carry the change out in the ERP and reject it here.")
	case c.base == nil:
		return true, hold("order.change.unknown", fmt.Sprintf("We do not know order %s, which this changes.", c.row.Number),
			"When the order comes it is applied by itself; else reject it, or ask the partner.")
	}
	switch s := c.base.State; {
	case s == journal.OrderHeld || s == journal.OrderReady:
		return true, hold("order.change.early", fmt.Sprintf("Order %s is not in the ERP yet: it is %s.", c.row.Number, s),
			"Decide about the order first; then this is applied by itself.")
	case s != journal.OrderPosted && c.row.Kind == gateway.KindCancel:
		c.nothing = fmt.Sprintf("Order %s was %s before: there is nothing to cancel.", c.row.Number, s)
		return false, nil
	case s != journal.OrderPosted:
		return true, hold("order.change.closed", fmt.Sprintf("Order %s was %s; there is nothing to change.", c.row.Number, s), "Reject the change, or ask the partner for a new order.")
	}
	if c.first != nil {
		wait := hold("order.change.conflict", fmt.Sprintf("Change %s of order %s came before, with other content, as %s.", c.row.ChangeNumber, c.row.Number, c.first.ID),
			"Ask the partner which of the two counts; reject the other.")
		if !c.forced {
			return false, wait
		}
	}
	last, highest := -1, ""
	for _, o := range c.others {
		if o.ID == c.row.ID {
			continue
		}
		if o.State == journal.OrderReady && o.ERPRevision > 0 {
			return true, hold("order.change.early", "A change before this one is on its way to the ERP.", "It is applied by itself when that has come through.")
		}
		if n, ok := changeNumber(o.ChangeNumber); ok && n > last && (o.State == journal.OrderPosted || o.State == journal.OrderRejected) {
			last, highest = n, o.ChangeNumber
		}
	}
	n, numbered := changeNumber(c.row.ChangeNumber)
	switch {
	case !numbered: // in the order in which they come
	case n <= last:
		return false, hold("order.change.late", fmt.Sprintf("Change %s of order %s comes after change %s was applied.", c.row.ChangeNumber, c.row.Number, highest),
			"Release it to apply it all the same, or reject it.")
	case n > last+1 && n > 1:
		return false, hold("order.change.gap", fmt.Sprintf("Change %s of order %s waits for change %d.", c.row.ChangeNumber, c.row.Number, max(last+1, 1)),
			"It is applied by itself when that comes; release it to apply it without.")
	}
	return false, nil
}

func changeNumber(s string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	return n, err == nil && n >= 0
}
