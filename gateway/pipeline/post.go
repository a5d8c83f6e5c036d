// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"fmt"
	"time"

	"go.uber.org/zap"
	"golang.org/x/sync/errgroup"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/gateway/post"
)

// posting is one order on its way to the ERP.
type posting struct {
	job    journal.Job
	order  *journal.Order
	target post.Target // nil for a test order without a test target: a dry run
	req    post.Request
	answer post.Answer
	rules  map[string]gateway.Severity // what was found about the order on its way here
	next   *journal.Order              // as it was recorded with the answer
}

// post carries ready orders to the ERP. The attempt was counted, durably, when
// the job was claimed: an attempt that neither failed nor completed died, and
// the ERP may have the order, so it is looked up before it is sent again.
func (e *Engine) post(ctx context.Context, jobs []journal.Job) error {
	var ps []*posting
	err := e.store.View(ctx, func(tx *journal.Tx) error {
		ps = ps[:0]
		for _, j := range jobs {
			p, err := e.posting(tx, j)
			if err != nil {
				return err
			}
			ps = append(ps, p)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("load orders to post: %w", err)
	}
	e.cfg.Crash("post.loaded")
	e.send(ctx, ps)
	e.cfg.Crash("post.sent")
	if err := e.record(ctx, len(ps), func(tx *journal.Tx, i int) error { return e.posted(tx, ps[i]) }); err != nil {
		return fmt.Errorf("record posts: %w", err)
	}
	e.cfg.Crash("post.recorded")
	for _, p := range ps {
		if p.order.State != journal.OrderReady {
			continue
		}
		e.metrics.Post(string(p.answer.Result))
		e.metrics.Decided(p.next, p.rules)
		e.log.Info("order "+string(p.answer.Result), e.orderFields(p.order, zap.String("stage", "post"), zap.Int("attempt", p.job.Attempt),
			zap.String("erp_number", p.answer.ERPOrderNumber), zap.String("reason", p.answer.Reason))...)
	}
	return nil
}

func (e *Engine) posting(tx *journal.Tx, j journal.Job) (*posting, error) {
	o, err := tx.Order(j.Ref)
	if err != nil {
		return nil, err
	}
	p := &posting{job: j, order: o}
	if o.State != journal.OrderReady {
		return p, nil // posted, held or rejected meanwhile: nothing to send
	}
	rev, err := tx.Revision(o.ID, o.Revision)
	if err != nil {
		return nil, err
	}
	order, err := decodeOrder(rev.Canonical)
	if err != nil {
		return nil, err
	}
	p.rules = journal.WorstByCode(rev.Findings)
	if o.Touched != journal.Untouched { // it was read or judged more than once
		if p.rules, err = tx.CountedFindings(o.ID); err != nil {
			return nil, err
		}
	}
	p.req = post.Request{Key: o.ID, Attempt: j.Attempt, Test: o.Test, Order: order, JSON: rev.Canonical}
	p.target = e.snapshot().Target(o.Test)
	return p, nil
}

// send asks the targets, batched where a target can, else side by side.
func (e *Engine) send(ctx context.Context, ps []*posting) {
	batches := map[post.Batcher][]*posting{}
	var g errgroup.Group
	g.SetLimit(e.cfg.PostParallel)
	for _, p := range ps {
		switch {
		case p.order.State != journal.OrderReady:
		case p.target == nil:
			p.answer = post.Answer{Result: post.Posted, Location: "dry run: test traffic and no test target"}
		case p.job.Attempt-1 > p.job.Failures || p.job.Error == unknownOutcome:
			g.Go(func() error { p.answer = e.lookUp(ctx, p); return nil })
		default:
			if b, ok := p.target.(post.Batcher); ok {
				batches[b] = append(batches[b], p)
				continue
			}
			g.Go(func() error { p.answer = p.target.Post(ctx, p.req); return nil })
		}
	}
	for b, batch := range batches {
		g.Go(func() error {
			reqs := make([]post.Request, len(batch))
			for i, p := range batch {
				reqs[i] = p.req
			}
			for i, a := range b.PostBatch(ctx, reqs) {
				batch[i].answer = a
			}
			return nil
		})
	}
	_ = g.Wait() // the closures return nil: a post's failure is its answer
}

// unknownOutcome marks a job whose last try may or may not have reached the ERP.
const unknownOutcome = "unknown: the ERP may or may not have the order"

// lookUp asks whether the ERP has the order already, and posts only when it has
// not (reference: the UNKNOWN state).
func (e *Engine) lookUp(ctx context.Context, p *posting) post.Answer {
	a := p.target.LookUp(ctx, p.req)
	if a.Result != post.Retry {
		return a
	}
	return p.target.Post(ctx, p.req)
}

// posted records one answer of the ERP.
func (e *Engine) posted(tx *journal.Tx, p *posting) error {
	o, now := p.order, e.clock.Now()
	if o.State != journal.OrderReady {
		return tx.Complete(p.job)
	}
	line := journal.AuditLine{At: now, Actor: "erp", MessageID: o.MessageID, DocumentID: o.DocumentID, OrderID: o.ID}
	current, err := tx.Order(o.ID) // replayed meanwhile, it has a newer revision
	if err != nil {
		return err
	}
	next := *current
	p.next = &next
	next.UpdatedAt = now
	switch p.answer.Result {
	case post.Posted:
		next.State, next.Reason = journal.OrderPosted, ""
		next.ERPNumber, next.ERPLocation = p.answer.ERPOrderNumber, p.answer.Location
		if o.Kind != gateway.KindOrder {
			if err := e.changePosted(tx, p, &next, now); err != nil {
				return err
			}
		} else {
			next.ERPRevision = o.Revision
			next.Decision = erpDecision(o.Decision, p.req.Order, p.answer, now)
			if err := learn(tx, o, p.req.Order); err != nil {
				return err
			}
		}
		line.Action, line.Detail = "posted", joinNonEmpty(p.answer.ERPOrderNumber, p.answer.Location)
	case post.Held:
		line.Actor, line.Action, line.Detail = "system", "held", p.answer.Reason
		if err := e.mailHeld(tx, &next, e.snapshot().Partners.Get(next.Partner)); err != nil {
			return err
		}
		next.State, next.Reason = journal.OrderHeld, p.answer.Reason
	case post.Refused:
		line.Action, line.Detail = "refused by the ERP", p.answer.Reason
		if e.snapshot().HoldRefusals {
			next.State, next.Reason = journal.OrderHeld, "The ERP refused the order: "+p.answer.Reason
			break
		}
		next.State, next.Reason = journal.OrderRejected, "The ERP refused the order: "+p.answer.Reason
		own, err := ownLines(tx, o, p.req.Order)
		if err != nil {
			return err
		}
		next.Decision = gateway.Uniform(own, gateway.Refused, "erp", next.Reason, now)
		next.Decision.ReasonCode = "order.erp.refused"
		for i, l := range p.answer.Lines {
			if o.Kind == gateway.KindOrder && i < len(next.Decision.Line) && l.Status != gateway.Accepted { // a counter offer, or a line's own reason
				next.Decision.Line[i] = l
			}
		}
	case post.Unknown:
		wait := max(e.cfg.UnknownWait, Backoff(p.job.Failures), time.Duration(p.answer.RetryAfter)*time.Second)
		next.Reason = "Nobody knows whether the ERP has it: " + p.answer.Reason
		if err := tx.SetOrder(&next); err != nil {
			return err
		}
		if err := tx.Audit(journal.AuditLine{At: now, Actor: "erp", Action: "outcome unknown", MessageID: o.MessageID, OrderID: o.ID, Detail: p.answer.Reason}); err != nil {
			return err
		}
		return tx.Fail(p.job, now.Add(wait), unknownOutcome)
	default:
		next.Reason = "Posting is tried again: " + p.answer.Reason
		if err := tx.SetOrder(&next); err != nil {
			return err
		}
		wait := max(Backoff(p.job.Failures), time.Duration(p.answer.RetryAfter)*time.Second)
		if err := tx.Audit(journal.AuditLine{At: now, Actor: "erp", Action: "post will be retried", MessageID: o.MessageID, OrderID: o.ID, Detail: p.answer.Reason}); err != nil {
			return err
		}
		return tx.Fail(p.job, now.Add(wait), p.answer.Reason)
	}
	if err := e.settle(tx, &next, p.req.Order); err != nil {
		return err
	}
	if err := tx.WakeChanges(&next); err != nil {
		return err
	}
	if err := tx.Audit(line); err != nil {
		return err
	}
	return tx.Complete(p.job)
}

// ownLines is what an order's own document says: a decision speaks of its lines,
// which after a change are not those that were posted.
func ownLines(tx *journal.Tx, o *journal.Order, posted *gateway.Order) (*gateway.Order, error) {
	if o.Kind == gateway.KindOrder {
		return posted, nil
	}
	reading, err := tx.Reading(o.ID)
	if err != nil {
		return nil, err
	}
	return decodeOrder(reading.Canonical)
}

// settle stores a decided order and enqueues its answer when the partner wants one.
func (e *Engine) settle(tx *journal.Tx, o *journal.Order, order *gateway.Order) error {
	if o.State != journal.OrderHeld && e.answerDue(o, order) {
		o.Answer = journal.AnswerDue
		if err := tx.Enqueue(journal.Job{Lane: o.Lane(), Kind: journal.KindAnswer, Partner: o.Partner, Ref: o.ID}); err != nil {
			return err
		}
	}
	return tx.SetOrder(o)
}

// erpDecision merges what the ERP answered into what the rules decided.
func erpDecision(d *gateway.Decision, order *gateway.Order, a post.Answer, now time.Time) *gateway.Decision {
	out := &gateway.Decision{Status: gateway.Accepted, By: "erp", ERPOrderNumber: a.ERPOrderNumber, At: now.Format(time.RFC3339)}
	if d != nil {
		out.Line = append(out.Line, d.Line...)
	}
	for i, l := range a.Lines {
		if i < len(out.Line) {
			if l.Status != gateway.Accepted || out.Line[i].Status == gateway.Accepted {
				out.Line[i] = l
			}
		} else if i < len(order.OrderLine) {
			out.Line = append(out.Line, l)
		}
	}
	for len(out.Line) < len(order.OrderLine) {
		out.Line = append(out.Line, gateway.LineDecision{Status: gateway.Accepted})
	}
	out.Status = overall(out.Line)
	return out
}

// overall is the order's status from its lines' (reference x12.md §3.3).
func overall(lines []gateway.LineDecision) gateway.Status {
	accepted, refused, held := 0, 0, 0
	for _, l := range lines {
		switch l.Status {
		case gateway.Accepted:
			accepted++
		case gateway.Refused:
			refused++
		case gateway.OnHold:
			held++
		}
	}
	switch {
	case len(lines) == accepted:
		return gateway.Accepted
	case len(lines) == refused:
		return gateway.Refused
	case len(lines) == held:
		return gateway.OnHold
	default:
		return gateway.Changed
	}
}

func joinNonEmpty(a, b string) string {
	if a != "" && b != "" {
		return a + " " + b
	}
	return a + b
}
