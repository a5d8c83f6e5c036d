// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
	"ordergate/gateway/decode"
	"ordergate/gateway/journal"
	"ordergate/gateway/partner"
	"ordergate/transports/smtp/relay"
)

// answering is one order on its way to be answered.
type answering struct {
	job      journal.Job
	order    *journal.Order
	document *journal.Document
	message  *journal.Message
	partner  *partner.Partner
	doc      *decode.Document
	set      acknowledge.Set
	written  *written // in place of set, when a mapping writes another format
	mail     *mailing // beside it, or alone: the confirmation
	code     string   // BAK02
	problem  error    // why it cannot be answered; a person must see
	alone    bool     // not in a batch, perhaps because that could not be written
	again    bool     // an answer went out before
	onHold   bool
	skip     bool
}

// answer writes the order responses that are due. Those ready together for one
// partner share an interchange.
func (e *Engine) answer(ctx context.Context, jobs []journal.Job) error {
	return e.answerAll(ctx, jobs, false)
}

// onHold tells partners that want to know of orders that still wait for a person.
func (e *Engine) onHold(ctx context.Context, jobs []journal.Job) error {
	return e.answerAll(ctx, jobs, true)
}

func (e *Engine) answerAll(ctx context.Context, jobs []journal.Job, onHold bool) error {
	as, err := e.loadAnswers(ctx, jobs, onHold)
	if err != nil {
		return fmt.Errorf("load answers: %w", err)
	}
	bundles, order := bundle(as)
	e.cfg.Crash("answer.built")
	err = e.store.Update(ctx, func(tx *journal.Tx) error {
		for _, key := range order {
			if err := e.storeAnswers(tx, bundles[key]); err != nil {
				return err
			}
		}
		if err := e.storeWritten(tx, as); err != nil {
			return err
		}
		for _, a := range as {
			if a.mail != nil && a.problem == nil {
				if err := e.storeMail(tx, a.mail); err != nil {
					return err
				}
			}
		}
		for _, a := range as {
			if err := e.closeAnswer(tx, a); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("store answers: %w", err)
	}
	e.cfg.Crash("answer.recorded")
	for _, a := range as {
		switch {
		case a.problem != nil:
			e.log.Error("an order cannot be answered", e.orderFields(a.order, zap.String("stage", "answer"), zap.Error(a.problem))...)
		case !a.skip:
			e.log.Info("order answered", e.orderFields(a.order, zap.String("stage", "answer"), zap.String("code", a.code))...)
		}
	}
	return nil
}

func (e *Engine) loadAnswers(ctx context.Context, jobs []journal.Job, onHold bool) ([]*answering, error) {
	as := make([]*answering, len(jobs))
	orders := make([]*gateway.Order, len(jobs))
	err := e.store.View(ctx, func(tx *journal.Tx) error {
		for i, j := range jobs {
			o, err := tx.Order(j.Ref)
			if err != nil {
				return err
			}
			a := &answering{job: j, order: o, onHold: onHold, alone: len(jobs) == 1, partner: e.snapshot().Partners.Get(o.Partner)}
			as[i] = a
			if onHold {
				a.skip = o.State != journal.OrderHeld || o.Answer != journal.AnswerNone
			} else {
				a.skip = o.Answer != journal.AnswerDue
			}
			if a.skip {
				continue
			}
			if a.document, err = tx.Document(o.DocumentID); err != nil {
				return err
			}
			if a.message, err = tx.Message(o.MessageID); err != nil {
				return err
			}
			rev, err := tx.Reading(o.ID)
			if err != nil {
				return err
			}
			if orders[i], err = decodeOrder(rev.Canonical); err != nil {
				return err
			}
			before, err := tx.OutboundOfOrder(o.ID)
			if err != nil {
				return err
			}
			a.again = slices.ContainsFunc(before, func(o journal.Outbound) bool { return !relay.IsMail(o.Kind) })
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	payloads := newPayloads(e)
	defer payloads.close()
	for i, a := range as {
		if !a.skip {
			if err := e.build(ctx, a, orders[i], payloads); err != nil {
				return nil, err
			}
		}
	}
	return as, nil
}

// build makes the transaction set of one answer.
func (e *Engine) build(ctx context.Context, a *answering, order *gateway.Order, payloads *payloads) (err error) {
	decision := *gateway.Uniform(order, gateway.OnHold, "rules", "", e.clock.Now())
	if !a.onHold && a.order.Decision != nil {
		decision = *a.order.Decision
	}
	if len(decision.ERPOrderNumber) > 30 { // BAK08 holds 30; the number stands in the journal
		decision.ERPOrderNumber = ""
	}
	if a.partner == nil {
		a.problem = fmt.Errorf("partner %q is not configured any more", a.order.Partner)
		return nil
	}
	due := acknowledge.Due(decision, order, a.partner.Answers)
	if !a.onHold && e.snapshot().confirms(a.partner, a.message, order) {
		if err := e.confirm(ctx, a, order, decision); err != nil || a.problem != nil {
			return err
		}
	}
	if !due {
		a.skip = a.mail == nil || a.mail.why != ""
		return nil
	}
	if a.doc, err = payloads.document(ctx, a.message, a.document); err != nil {
		return err
	}
	if a.partner.Answer != "" {
		e.writeAnswer(a, order, decision)
		return nil
	}
	if a.doc.Format != "x12" { // there is no built-in answer to it
		a.skip = a.mail == nil || a.mail.why != ""
		return nil
	}
	response, err := acknowledge.OrderResponse(acknowledge.Answer{Order: order, Decision: decision, Echo: acknowledge.EchoOf(a.doc, a.partner.Answers),
		Again: a.again}, a.partner.Answers, inZone(e.clock.Now(), a.partner.Answers.TimeZone))
	if err != nil {
		a.problem = err
		return nil
	}
	a.set, a.code = response.Set, response.Code
	if !a.alone {
		return nil
	}
	// Something could not be written: was it this one? A value that no separators
	// can carry is its fault alone, not its neighbours'.
	_, err = acknowledge.Bundle{Sets: []acknowledge.Set{a.set}}.Seal(a.partner.Answers, acknowledge.Envelope{Sender: a.doc.Receiver, Receiver: a.doc.Sender,
		GroupSender: a.doc.GroupReceiver, GroupReceiver: a.doc.GroupSender, Interchange: 1, Group: 1, Set: 1, Now: e.clock.Now(), Syntax: a.partner.Syntax})
	if err != nil {
		a.problem = err
	}
	return nil
}

// confirm writes the confirmation of one answer.
func (e *Engine) confirm(ctx context.Context, a *answering, order *gateway.Order, decision gateway.Decision) error {
	a.mail = &mailing{order: a.order, message: a.message, partner: a.partner, kind: relay.KindAnswered}
	a.code = string(decision.Status)
	if a.problem = e.compose(e.snapshot(), a.mail, order, decision); a.problem != nil {
		return nil
	}
	return e.keepLarge(ctx, a.mail)
}

// bundleKey tells which answers may share an interchange.
type bundleKey struct {
	station, partner, via string
	ours, theirs          decode.Party
	test                  bool
}

func bundle(as []*answering) (map[bundleKey][]*answering, []bundleKey) {
	bundles := map[bundleKey][]*answering{}
	var order []bundleKey
	for _, a := range as {
		if a.skip || a.problem != nil || a.set.ID == "" {
			continue
		}
		key := bundleKey{a.order.Station, a.order.Partner, a.partner.Via, a.doc.Receiver, a.doc.Sender, a.order.Test}
		if bundles[key] == nil {
			order = append(order, key)
		}
		bundles[key] = append(bundles[key], a)
	}
	return bundles, order
}

func (e *Engine) storeAnswers(tx *journal.Tx, as []*answering) error {
	first := as[0]
	var b acknowledge.Bundle
	o := outgoing{kind: first.set.ID, messageID: first.order.MessageID, interchangeID: first.document.InterchangeID, station: first.order.Station,
		test: first.order.Test, sender: first.doc.Receiver, receiver: first.doc.Sender, groupSender: first.doc.GroupReceiver, groupReceiver: first.doc.GroupSender,
		version: ""}
	for _, a := range as {
		b.Sets = append(b.Sets, a.set)
		o.orders = append(o.orders, a.order.ID)
	}
	_, err := e.write(tx, first.partner, b, o)
	return err
}

func (e *Engine) closeAnswer(tx *journal.Tx, a *answering) error {
	if a.skip && !a.onHold && a.order.Answer == journal.AnswerDue {
		o := *a.order
		o.Answer, o.UpdatedAt = journal.AnswerNone, tx.Now()
		if err := tx.SetOrder(&o); err != nil {
			return err
		}
	}
	if a.problem != nil {
		if err := tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: "cannot be answered", MessageID: a.order.MessageID, OrderID: a.order.ID, Detail: a.problem.Error()}); err != nil {
			return err
		}
		return tx.SetAside(a.job, "the answer cannot be written: "+a.problem.Error())
	}
	if !a.skip {
		o, err := tx.Order(a.order.ID) // a person may have decided since it was loaded, in another lane
		if err != nil {
			return err
		}
		o.UpdatedAt = tx.Now()
		switch {
		case !a.onHold:
			o.Answer = journal.AnswerDone
		case o.Answer == journal.AnswerNone:
			o.Answer = journal.AnswerOnHold
		}
		if err := tx.SetOrder(o); err != nil {
			return err
		}
		if err := tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: "answered", MessageID: o.MessageID, OrderID: o.ID, Detail: strings.TrimSpace(a.kind() + " " + a.code)}); err != nil {
			return err
		}
	}
	return tx.Complete(a.job)
}

// answerDue says whether a decided order is to be answered at all.
func (e *Engine) answerDue(o *journal.Order, order *gateway.Order) bool {
	p := e.snapshot().Partners.Get(o.Partner)
	if o.Decision != nil && e.snapshot().mayConfirm(p, order) {
		return true
	}
	if p == nil || o.Decision == nil || p.Answer == "" && order.Source != nil && order.Source.Format != "x12" {
		return false
	}
	return acknowledge.Due(*o.Decision, order, p.Answers)
}

// digest is a payload's name.
type digest struct{ sha string }

func (e *Engine) inline(b []byte) digest {
	sum := sha256.Sum256(b)
	return digest{hex.EncodeToString(sum[:])}
}

// inZone gives a time as the partner's clock reads it; UTC for a zone that this
// machine does not have.
func inZone(t time.Time, name string) time.Time {
	loc, err := time.LoadLocation(name)
	if err != nil {
		loc = time.UTC
	}
	return t.In(loc)
}
