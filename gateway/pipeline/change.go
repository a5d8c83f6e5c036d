// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/change"
	"ordergate/gateway/journal"
	"ordergate/gateway/partner"
	"ordergate/gateway/review"
	"ordergate/gateway/validate"
)

// isChange tells a document that changes, replaces or cancels an order.
func isChange(o *gateway.Order) bool { return o.Key("", "").Kind != gateway.KindOrder }

// storeChange stores a change order; applying it is a step of its own, for its
// order may still be on its way.
func (e *Engine) storeChange(tx *journal.Tx, c *checking, o journal.Order) error {
	o.State, o.ChangeNumber, o.Reason = journal.OrderHeld, c.x.Order.ChangeSequenceNumber, "It is about to be applied."
	if c.known != nil {
		c.x.Findings = append(c.x.Findings, gateway.Finding{Code: "order.change.conflict", Severity: gateway.Hold, Position: gateway.Position{Path: "change of order " + o.Number},
			Message: fmt.Sprintf("Change %s of order %s came before, with other content, as %s.", o.ChangeNumber, o.Number, c.known.ID),
			Hint:    "Ask the partner which of the two counts; reject the other."})
		o.Reason = review.FirstReason(c.x.Findings)
	}
	if err := e.putRevision(tx, &o, c, "system", ""); err != nil {
		return err
	}
	if c.known == nil {
		if err := tx.Enqueue(journal.Job{Lane: o.Lane(), Kind: journal.KindChange, Partner: o.Partner, Ref: o.ID}); err != nil {
			return err
		}
	}
	if err := tx.PutOrder(o); err != nil {
		return err
	}
	c.order, c.result = &o, "change"
	return e.closeDocument(tx, c, journal.DocumentOrder, o.ID, "change of order "+o.Number)
}

// changing is a change order on its way to be applied.
type changing struct {
	job      journal.Job
	row      *journal.Order
	forced   bool // a person released it
	reading  *journal.Revision
	ch       *gateway.Order // what the document says
	base     *journal.Order // the order it changes, nil when there is none
	order    *gateway.Order // as the ERP has it
	others   []journal.Order
	partner  *partner.Partner
	result   change.Result
	applied  bool
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
		if c.row.Kind != gateway.KindOrder && (c.forced || c.row.State == journal.OrderHeld) {
			if err := e.judgeChange(ctx, c); err != nil {
				return fmt.Errorf("apply change %s: %w", j.Ref, err)
			}
		} else {
			c.row = nil // decided meanwhile
		}
		e.cfg.Crash("change.judged")
		err = e.store.Update(ctx, func(tx *journal.Tx) error {
			if c.row != nil {
				row := *c.row // a closure may run twice
				if err := e.recordChange(tx, c, &row); err != nil {
					return err
				}
			}
			return tx.Complete(j)
		})
		if err != nil {
			return fmt.Errorf("store change %s: %w", j.Ref, err)
		}
		e.cfg.Crash("change.recorded")
		if c.row != nil {
			e.log.Info("change judged", e.orderFields(c.row, zap.String("stage", "change"), zap.String("decision", string(c.decision.Status)),
				zap.String("reason", c.decision.Reason))...)
		}
	}
	return nil
}

func (e *Engine) loadChange(ctx context.Context, j journal.Job) (*changing, error) {
	c := &changing{job: j}
	err := e.store.View(ctx, func(tx *journal.Tx) (err error) {
		if c.row, err = tx.Order(j.Ref); err != nil {
			return err
		}
		c.forced = c.row.State == journal.OrderReady && c.row.Kind != gateway.KindOrder
		if c.reading, err = tx.Reading(c.row.ID); err != nil {
			return err
		}
		if c.ch, err = decodeOrder(c.reading.Canonical); err != nil {
			return err
		}
		key := gateway.BusinessKey{Station: c.row.Station, Partner: c.row.Partner, Kind: gateway.KindOrder, Number: c.row.Number, Release: c.ch.ReleaseNumber, Test: c.row.Test}
		if c.base, err = tx.FirstOrder(key.Hash()); err != nil || c.base == nil {
			return err
		}
		if c.order, err = orderInForce(tx, c.base); err != nil {
			return err
		}
		c.others, err = tx.ChangesOf(c.base.ID)
		return err
	})
	c.partner = e.snapshot().Partners.Get(c.row.Partner)
	return c, err
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
	c.findings = append([]gateway.Finding(nil), c.reading.Findings...)
	cannot, wait := c.waits()
	if wait != nil && (cannot || !c.forced) {
		c.findings = append(c.findings, *wait)
		c.decide(e.clock.Now())
		return nil
	}
	c.applied = true
	c.result = change.Apply(c.order, c.ch, changesOf(c.partner))
	c.findings = append(c.findings, c.result.Findings...)
	if c.ch.DocumentPurposeCode != "cancel" {
		if err := e.checkChanged(ctx, c); err != nil {
			return err
		}
	}
	posted := c.result.Posted(c.ch, gateway.OrderReference{ID: c.base.ID, SalesOrderID: c.base.ERPNumber})
	var err error
	if c.posted, err = json.Marshal(posted); err != nil {
		return fmt.Errorf("write order: %w", err)
	}
	c.decide(e.clock.Now())
	return nil
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
		x.Who.Customer = c.partner.Customer
	}
	facts, keys, err := e.facts(ctx, x)
	if err != nil {
		return err
	}
	x.Check(facts.Of(keys[x]), rulesOf(c.partner), e.clock.Now())
	c.facts = x.Facts
	c.findings = append(c.findings, c.result.Own(x.Findings, c.order, c.ch)...)
	return nil
}

// waits says why the change cannot be applied now; cannot is true where not even
// a person can have it applied.
func (c *changing) waits() (cannot bool, f *gateway.Finding) {
	hold := func(code, message, hint string) *gateway.Finding {
		return &gateway.Finding{Code: code, Severity: gateway.Hold, Position: gateway.Position{Path: "change of order " + c.row.Number}, Message: message, Hint: hint}
	}
	if c.base == nil {
		return true, hold("order.change.unknown", fmt.Sprintf("We do not know order %s, which this changes.", c.row.Number),
			"When the order comes it is applied by itself; else reject it, or ask the partner.")
	}
	switch c.base.State {
	case journal.OrderHeld, journal.OrderReady:
		return true, hold("order.change.early", fmt.Sprintf("Order %s is not in the ERP yet: it is %s.", c.row.Number, c.base.State),
			"Decide about the order first; then this is applied by itself.")
	case journal.OrderRejected:
		return true, hold("order.change.rejected", fmt.Sprintf("Order %s was rejected; there is nothing to change.", c.row.Number), "Reject the change, or ask the partner for a new order.")
	case journal.OrderCancelled:
		return true, hold("order.change.cancelled", fmt.Sprintf("Order %s was cancelled; there is nothing to change.", c.row.Number), "Reject the change, or ask the partner for a new order.")
	}
	last, highest := -1, ""
	for _, o := range c.others {
		if o.ID == c.row.ID {
			continue
		}
		if o.State == journal.OrderReady {
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

// decide makes the decision of the findings, or of the person who released it.
func (c *changing) decide(now time.Time) {
	c.decision = validate.Decide(c.ch, c.findings)
	c.decision.At = now.UTC().Format(time.RFC3339)
	if c.forced && c.applied && c.row.Decision != nil {
		c.decision = *gateway.Uniform(c.ch, gateway.Accepted, c.row.Decision.By, c.row.Decision.Reason, now)
	}
	for i, l := range c.result.Line {
		d := &c.decision.Line[i]
		if l.Refused != "" && c.decision.Status == gateway.Accepted {
			d.Status, d.Reason = gateway.Refused, l.Refused
		} else if c.ch.OrderLine[i].ChangeCode == "DI" && d.Status == gateway.Accepted {
			d.Code = "ID"
		}
	}
	if c.decision.Status == gateway.Accepted && len(c.decision.Line) > 0 {
		c.decision.Status = overall(c.decision.Line)
	}
}

// recordChange writes what became of it, and the job that follows.
func (e *Engine) recordChange(tx *journal.Tx, c *changing, row *journal.Order) error {
	now := tx.Now()
	row.UpdatedAt, row.Reason = now, ""
	if c.base != nil {
		row.ChangeOf = c.base.ID
	}
	decision := c.decision
	row.Decision = &decision
	line := journal.AuditLine{At: now, Actor: "system", MessageID: row.MessageID, DocumentID: row.DocumentID, OrderID: row.ID}
	switch {
	case decision.Status == gateway.OnHold:
		row.State, row.Reason = journal.OrderHeld, review.FirstReason(c.findings)
		line.Action, line.Detail = "change held", row.Reason
		if err := e.putChanged(tx, c, row); err != nil {
			return err
		}
		if p := c.partner; p != nil && p.Answers.OnHoldAfter > 0 && row.Revision == 2 {
			if err := tx.Enqueue(journal.Job{Lane: "h/" + row.ID, Kind: journal.KindOnHold, Partner: row.Partner, Ref: row.ID, RunAt: now.Add(p.Answers.OnHoldAfter)}); err != nil {
				return err
			}
		}
	case decision.Status == gateway.Refused:
		row.State, row.Reason = journal.OrderRejected, decision.Reason
		line.Action, line.Detail = "change rejected", row.Reason
		if err := e.putChanged(tx, c, row); err != nil {
			return err
		}
		if err := e.settle(tx, row, c.ch); err != nil {
			return err
		}
		return errors.Join(tx.Audit(line), tx.WakeChanges(c.base))
	case !c.result.Changed:
		row.State, row.ERPNumber = journal.OrderPosted, c.base.ERPNumber
		line.Action, line.Detail = "change without effect", "the order says so already"
		if err := e.settle(tx, row, c.ch); err != nil {
			return err
		}
		return errors.Join(tx.Audit(line), tx.WakeChanges(c.base))
	default:
		row.State = journal.OrderReady
		line.Action, line.Detail = "change applied", "to order "+c.base.ID
		if err := e.putChanged(tx, c, row); err != nil {
			return err
		}
		if err := tx.Enqueue(journal.Job{Lane: row.Lane(), Kind: journal.KindPost, Partner: row.Partner, Ref: row.ID}); err != nil {
			return err
		}
	}
	if err := tx.SetOrder(row); err != nil {
		return err
	}
	return tx.Audit(line)
}

// putChanged stores the order after the change, with what was found about it, as
// the change's next revision: its own reading stays the first.
func (e *Engine) putChanged(tx *journal.Tx, c *changing, row *journal.Order) error {
	canonical := c.posted
	if canonical == nil {
		canonical = c.reading.Canonical
	}
	facts, err := json.Marshal(c.facts)
	if err != nil {
		return fmt.Errorf("write facts: %w", err)
	}
	row.Revision++
	return tx.PutRevision(journal.Revision{OrderID: row.ID, Revision: row.Revision, Canonical: canonical, Findings: c.findings, Facts: facts,
		Sources: c.reading.Sources, Actor: "system", Reason: "applied to the order", CreatedAt: tx.Now()})
}

// changePosted records that the ERP has a change: the order after it is a new
// revision of the order, on which the next change builds.
func (e *Engine) changePosted(tx *journal.Tx, p *posting, next *journal.Order, now time.Time) error {
	reading, err := tx.Reading(next.ID)
	if err != nil {
		return err
	}
	ch, err := decodeOrder(reading.Canonical)
	if err != nil {
		return err
	}
	base, err := tx.Order(next.ChangeOf)
	if err != nil {
		return err
	}
	order, err := orderInForce(tx, base)
	if err != nil {
		return err
	}
	result := change.Apply(order, ch, changesOf(e.snapshot().Partners.Get(next.Partner)))
	refused := func(line int) bool {
		return line < len(p.answer.Lines) && p.answer.Lines[line].Status == gateway.Refused
	}
	next.Decision = changeDecision(next.Decision, result, p.answer.Lines, ch, now)
	next.Decision.ERPOrderNumber = next.ERPNumber
	if next.ERPNumber == "" {
		next.ERPNumber, next.Decision.ERPOrderNumber = base.ERPNumber, base.ERPNumber
	}
	base.UpdatedAt = now
	left := change.InForce(order, p.req.Order, result.From, refused)
	if p.req.Order.DocumentPurposeCode == "cancel" && len(left.OrderLine) == 0 {
		base.State, base.Reason = journal.OrderCancelled, "cancelled by "+next.ID
	} else {
		canonical, err := json.Marshal(left)
		if err != nil {
			return fmt.Errorf("write order: %w", err)
		}
		base.Revision++
		base.ERPRevision = base.Revision
		if err := tx.PutRevision(journal.Revision{OrderID: base.ID, Revision: base.Revision, Canonical: canonical, Sources: reading.Sources, Actor: "change " + next.ID,
			Reason: joinNonEmpty("changed by the partner", next.ChangeNumber), CreatedAt: now}); err != nil {
			return err
		}
	}
	if err := tx.SetOrder(base); err != nil {
		return err
	}
	return tx.Audit(journal.AuditLine{At: now, Actor: "erp", Action: "changed", MessageID: base.MessageID, DocumentID: base.DocumentID, OrderID: base.ID,
		Detail: fmt.Sprintf("by %s %s, now %s", next.Kind, next.ID, base.State)})
}

// changeDecision merges the ERP's answer, which speaks of the order's lines, into
// the decision about the change's.
func changeDecision(d *gateway.Decision, r change.Result, lines []gateway.LineDecision, ch *gateway.Order, now time.Time) *gateway.Decision {
	out := gateway.Uniform(ch, gateway.Accepted, "erp", "", now)
	if d != nil {
		copy(out.Line, d.Line)
	}
	for i, l := range r.Line {
		if l.At < 0 || l.At >= len(lines) || out.Line[i].Status == gateway.Refused {
			continue
		}
		if a := lines[l.At]; a.Status != "" && a.Status != gateway.Accepted {
			out.Line[i] = a
		}
	}
	if len(out.Line) > 0 {
		out.Status = overall(out.Line)
	}
	return out
}
