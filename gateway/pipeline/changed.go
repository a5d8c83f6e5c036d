// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/change"
	"ordergate/gateway/journal"
	"ordergate/gateway/post"
	"ordergate/gateway/review"
	"ordergate/gateway/validate"
)

// decide makes the decision about a change of what was found, or of the person
// who released it. It speaks of the change's lines.
func (c *changing) decide(now time.Time) {
	switch {
	case c.nothing != "" && !c.forced && c.ch.OnPaper() && gateway.Weigh(c.findings) != gateway.Accept: // what was misread may speak of another order
		c.decision = validate.Decide(c.ch, c.findings)
		c.decision.At = now.UTC().Format(time.RFC3339)
		return
	case c.nothing != "" && (c.forced || c.message.Envelope.Untrusted == ""):
		c.decision = *gateway.Uniform(c.ch, gateway.Accepted, "rules", "", now)
		return
	case c.forced && c.applied && c.row.Decision != nil:
		c.decision = *gateway.Uniform(c.ch, gateway.Accepted, c.row.Decision.By, c.row.Decision.Reason, now)
	default:
		c.decision = validate.Decide(c.ch, c.findings)
		c.decision.At = now.UTC().Format(time.RFC3339)
	}
	if c.decision.Status != gateway.Accepted || len(c.result.Line) == 0 {
		return
	}
	for i, l := range c.result.Line {
		d := &c.decision.Line[i]
		switch {
		case l.Refused != "":
			d.Status, d.Reason = gateway.Refused, l.Refused
		case c.ch.OrderLine[i].ChangeCode == "DI":
			d.Code = "ID"
		default:
			d.Quantity, d.Price = l.Quantity, l.Price // what the change states otherwise and may not change
		}
	}
	c.decision.Status = overall(c.decision.Line)
}

// recordChange writes what became of a change, and the job that follows.
func (e *Engine) recordChange(tx *journal.Tx, c *changing, row *journal.Order) error {
	was := *row
	decision := c.decision
	row.UpdatedAt, row.Reason, row.Decision = tx.Now(), "", &decision
	if c.base != nil {
		row.ChangeOf = c.base.ID
	}
	line := journal.AuditLine{At: tx.Now(), Actor: "system", MessageID: row.MessageID, DocumentID: row.DocumentID, OrderID: row.ID}
	switch {
	case decision.Status == gateway.OnHold:
		row.State, row.Reason = journal.OrderHeld, decision.Reason
		if was.State == row.State && was.Reason == row.Reason && was.Decision != nil && was.ChangeOf == row.ChangeOf {
			return nil // it waits for the same thing as before
		}
		line.Action, line.Detail = "change held", row.Reason
		if err := e.holdChange(tx, c, row, was.Decision == nil); err != nil {
			return err
		}
	case decision.Status == gateway.Refused:
		row.State, row.Reason = journal.OrderRejected, decision.Reason
		if row.Reason == "" {
			row.Reason = review.FirstReason(c.findings)
		}
		line.Action, line.Detail = "change rejected", row.Reason
		return errors.Join(e.putChanged(tx, c, row), e.endChange(tx, c, row, line))
	case c.nothing != "" && decision.Status == gateway.Accepted:
		row.State, row.Reason = journal.OrderPosted, c.nothing
		line.Action, line.Detail = "nothing to cancel", c.nothing
		return e.endChange(tx, c, row, line)
	case !c.result.Changed:
		row.State, row.Reason = journal.OrderPosted, "The order says so already: there was nothing to post."
		line.Action, line.Detail = "change without effect", "to order "+c.base.ID
		return e.endChange(tx, c, row, line)
	default:
		row.State = journal.OrderReady
		line.Action, line.Detail = "change applied", "to order "+c.base.ID
		if err := e.putChanged(tx, c, row); err != nil {
			return err
		}
		row.ERPRevision = row.Revision
		if err := tx.Enqueue(journal.Job{Lane: row.Lane(), Kind: journal.KindPost, Partner: row.Partner, Ref: row.ID}); err != nil {
			return err
		}
	}
	if err := tx.SetOrder(row); err != nil {
		return err
	}
	return tx.Audit(line)
}

// holdChange stores what holds a change, and the job that tells the partner when
// that takes too long.
func (e *Engine) holdChange(tx *journal.Tx, c *changing, row *journal.Order, first bool) error {
	if err := e.putChanged(tx, c, row); err != nil {
		return err
	}
	if first {
		if err := e.mailHeld(tx, row, c.partner); err != nil {
			return err
		}
	}
	if p := c.partner; first && p != nil && p.Answers.OnHoldAfter > 0 {
		return tx.Enqueue(journal.Job{Lane: "h/" + row.ID, Kind: journal.KindOnHold, Partner: row.Partner, Ref: row.ID, RunAt: tx.Now().Add(p.Answers.OnHoldAfter)})
	}
	return nil
}

// endChange settles a change that the ERP need not hear of; others may have
// waited for it.
func (e *Engine) endChange(tx *journal.Tx, c *changing, row *journal.Order, line journal.AuditLine) error {
	if c.base != nil {
		row.ERPNumber, row.Decision.ERPOrderNumber = c.base.ERPNumber, c.base.ERPNumber
	}
	if err := e.settle(tx, row, c.ch); err != nil {
		return err
	}
	if err := tx.Audit(line); err != nil {
		return err
	}
	return tx.WakeChanges(row)
}

// putChanged stores the order after the change, with what was found about it, as
// the change's next revision: its own reading stays as it is.
func (e *Engine) putChanged(tx *journal.Tx, c *changing, row *journal.Order) error {
	canonical, reason := c.posted, "applied to order "+row.ChangeOf
	if canonical == nil {
		canonical, reason = c.reading.Canonical, "not applied"
	}
	facts, err := json.Marshal(c.facts)
	if err != nil {
		return fmt.Errorf("write facts: %w", err)
	}
	row.Revision++
	if err := tx.CountFindings(row.ID, c.findings); err != nil {
		return err
	}
	return tx.PutRevision(journal.Revision{OrderID: row.ID, Revision: row.Revision, Canonical: canonical, Findings: c.findings, Facts: facts,
		Sources: c.reading.Sources, Actor: "system", Reason: reason, CreatedAt: tx.Now()})
}

// changePosted records that the ERP has a change: the order after it is a new
// revision of the order, on which the next change builds.
func (e *Engine) changePosted(tx *journal.Tx, p *posting, next *journal.Order, now time.Time) error {
	ch, err := ownLines(tx, next, nil)
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
	result := change.Apply(order, ch, changesOf(e.snapshot().Partners.Get(next.Partner))) // as when it was applied: nothing else has changed the order since
	refused := func(line int) bool {
		return line < len(p.answer.Lines) && p.answer.Lines[line].Status == gateway.Refused
	}
	next.Decision = changeDecision(next.Decision, result, p.answer, ch, now)
	if next.ERPNumber == "" {
		next.ERPNumber = base.ERPNumber
	}
	next.Decision.ERPOrderNumber = next.ERPNumber
	left := change.InForce(order, p.req.Order, result.From, refused)
	what := fmt.Sprintf("by %s %s", next.Kind, next.ID)
	switch {
	case next.Kind == gateway.KindCancel && len(left.OrderLine) == 0:
		base.State, base.Reason = journal.OrderCancelled, "Cancelled "+what+"."
	case next.Kind == gateway.KindCancel && len(left.OrderLine) == len(order.OrderLine):
		next.State, next.Reason = journal.OrderRejected, "The ERP cancels no line of the order."
		next.Decision = gateway.Uniform(ch, gateway.Refused, "erp", next.Reason, now)
		return nil
	default:
		if next.Kind == gateway.KindCancel {
			next.Decision.Status, next.Decision.Reason = gateway.Changed, fmt.Sprintf("%d of %d lines cannot be cancelled any more.", len(left.OrderLine), len(order.OrderLine))
			next.Reason = next.Decision.Reason
		}
		canonical, err := json.Marshal(left)
		if err != nil {
			return fmt.Errorf("write order: %w", err)
		}
		base.Revision++
		base.ERPRevision = base.Revision
		if err := tx.PutRevision(journal.Revision{OrderID: base.ID, Revision: base.Revision, Canonical: canonical, Actor: "change " + next.ID,
			Reason: "changed by the partner", CreatedAt: now}); err != nil {
			return err
		}
	}
	base.UpdatedAt = now
	if err := tx.SetOrder(base); err != nil {
		return err
	}
	return tx.Audit(journal.AuditLine{At: now, Actor: "erp", Action: "changed", MessageID: base.MessageID, DocumentID: base.DocumentID, OrderID: base.ID,
		Detail: what + ", now " + string(base.State)})
}

// changeDecision merges the ERP's answer, which speaks of the order's lines, into
// the decision about the change's.
func changeDecision(d *gateway.Decision, r change.Result, a post.Answer, ch *gateway.Order, now time.Time) *gateway.Decision {
	out := gateway.Uniform(ch, gateway.Accepted, "erp", "", now)
	if d != nil {
		copy(out.Line, d.Line)
	}
	for i, l := range r.Line {
		if l.At < 0 || l.At >= len(a.Lines) || out.Line[i].Status == gateway.Refused {
			continue
		}
		if line := a.Lines[l.At]; line.Status != "" && line.Status != gateway.Accepted {
			out.Line[i] = line
		}
	}
	if len(out.Line) > 0 {
		out.Status = overall(out.Line)
	}
	return out
}
