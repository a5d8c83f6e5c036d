// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/deliver"
	"ordergate/gateway/journal"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
	"ordergate/gateway/review"
	"ordergate/gateway/validate"
	"ordergate/transports/smtp/relay"
)

// checking is one document on its way to become an order.
type checking struct {
	job      journal.Job
	document *journal.Document
	message  *journal.Message
	partner  *partner.Partner
	test     bool
	x        *Examined
	known    *journal.Order // the first order of its business key
	alike    *validate.Alike
	content  string
	likeness string // "" for changes
	result   string // for logs and metrics
	order    *journal.Order
	stored   []string // digests of files stored with it
}

// check maps documents and holds them against the rules, a batch of lanes in
// one transaction.
func (e *Engine) check(ctx context.Context, jobs []journal.Job) error {
	snap := e.snapshot()
	cs, err := e.loadChecks(ctx, jobs)
	if err != nil {
		return fmt.Errorf("load documents: %w", err)
	}
	payloads := newPayloads(e)
	defer payloads.close()
	for _, c := range cs {
		if c.document.State != journal.DocumentRead {
			continue
		}
		doc, err := payloads.document(ctx, c.message, c.document)
		if err != nil {
			return err
		}
		c.partner = snap.Partners.Get(c.document.Partner)
		c.test = isTest(doc, c.message, c.partner)
		c.x = c.read(doc, snap, false)
		c.test = c.x.Test
		if c.x.Order != nil {
			c.content = c.x.Order.ContentHash()
			c.likeness = likenessOf(c)
		}
	}
	if err := e.applyRules(ctx, cs, snap, payloads); err != nil {
		return err
	}
	e.cfg.Crash("check.examined")
	err = e.store.Update(ctx, func(tx *journal.Tx) error {
		for _, c := range cs {
			again, err := c.overtaken(tx)
			if err != nil {
				return err
			}
			if err := tx.Complete(c.job); err != nil {
				return err
			}
			if again {
				c.result = ""
				if err := tx.Enqueue(journal.Job{Lane: c.job.Lane, Kind: c.job.Kind, Partner: c.job.Partner, Ref: c.job.Ref, Payload: c.job.Payload}); err != nil {
					return err
				}
				continue
			}
			if err := e.storeCheck(tx, c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("store orders: %w", err)
	}
	e.cfg.Crash("check.recorded")
	e.remember(cs)
	e.reportChecks(cs)
	return nil
}

// overtaken reports whether another worker has stored an order that asks for the
// same since the rules were asked: this one is to be checked again, with it.
func (c *checking) overtaken(tx *journal.Tx) (bool, error) {
	if c.likeness == "" || c.known != nil || c.alike != nil || c.x.Outcome() != gateway.Accept || rulesOf(c.partner).Severity["order.content.duplicate"] == validate.Off {
		return false, nil
	}
	o, err := tx.AlikeOrder(journal.Order{ID: orderID(c.document), Number: c.x.Order.ID, Likeness: c.likeness})
	return o != nil, err
}

// isTest tells test traffic: marked so inside (ISA15 T, or I for information),
// by its partner or by the connection. It never reaches the live ERP.
func isTest(doc *decode.Document, m *journal.Message, p *partner.Partner) bool {
	return doc.Usage == "T" || doc.Usage == "I" || m.Envelope.Test || p != nil && p.Test
}

func (e *Engine) loadChecks(ctx context.Context, jobs []journal.Job) ([]*checking, error) {
	cs := make([]*checking, len(jobs))
	messages := map[string]*journal.Message{}
	err := e.store.View(ctx, func(tx *journal.Tx) error {
		for i, j := range jobs {
			d, err := tx.Document(j.Ref)
			if err != nil {
				return err
			}
			m := messages[d.MessageID]
			if m == nil {
				if m, err = tx.Message(d.MessageID); err != nil {
					return err
				}
				messages[d.MessageID] = m
			}
			cs[i] = &checking{job: j, document: d, message: m}
		}
		return nil
	})
	return cs, err
}

// read maps the document by the files of a snapshot. Without its partner the rules
// could not be asked, and everything would pass.
func (c *checking) read(doc *decode.Document, snap *Snapshot, trace bool) *Examined {
	x := Read(doc, c.partner, snap.Mappings, sourceOf(c.message, c.document), c.test, trace)
	x.Untrusted = c.message.Envelope.Untrusted
	if doc.Paper {
		x.Who.Own = Own(snap.Partners)
	}
	if c.partner == nil {
		x.Findings = append(x.Findings, gateway.Finding{Code: "document.partner.gone", Severity: gateway.Hold, Position: doc.Position(doc.Root, 0, 0), Found: c.document.Partner,
			Message: fmt.Sprintf("The partner %s, who sent the document, has no partner file any more: its rules cannot be asked.", c.document.Partner),
			Hint:    "Bring the partner's file back, then replay the message; or reject the order."})
	}
	return x
}

// applyRules fetches what the rules need to know, once for the batch, and checks.
func (e *Engine) applyRules(ctx context.Context, cs []*checking, snap *Snapshot, payloads *payloads) error {
	err := e.store.View(ctx, func(tx *journal.Tx) (err error) {
		batch := map[string]*checking{} // its orders are not in the journal yet
		for _, c := range cs {
			if c.x == nil || c.x.Order == nil || c.x.Order.ID == "" {
				continue
			}
			if c.known, err = tx.FirstOrder(c.x.Order.DocumentKey); err != nil {
				return err
			}
			if c.likeness == "" || c.known != nil {
				continue
			}
			if c.alike, err = e.alikeOf(tx, c, batch[c.likeness]); err != nil {
				return err
			}
			batch[c.likeness] = c
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("look for known orders: %w", err)
	}
	var xs []*Examined
	for _, c := range cs {
		if c.x != nil && c.x.Order != nil && !isChange(c.x.Order) {
			xs = append(xs, c.x)
		}
	}
	facts, keys, err := e.facts(ctx, xs...)
	if err != nil {
		return err
	}
	histories, err := e.histories(ctx, facts, xs...)
	if err != nil {
		return err
	}
	for _, c := range cs {
		if c.x == nil || c.x.Order == nil {
			continue
		}
		var own validate.Facts
		if !isChange(c.x.Order) { // else it is the order after it that is judged
			own = facts.Of(keys[c.x])
			own.Known, own.Alike, own.History = knownOrder(c.known, c.content), c.alike, histories[c.x]
		}
		c.x.Check(own, rulesOf(c.partner), e.clock.Now())
		if (asked(c.x.Findings) || c.x.Outcome() != gateway.Accept) && c.x.Order.Trace == nil { // where it stands: once more, with positions
			who := c.x.Who
			doc, err := payloads.document(ctx, c.message, c.document)
			if err != nil {
				return err
			}
			c.x = c.read(doc, snap, true)
			c.x.Who = who
			c.x.Check(own, rulesOf(c.partner), e.clock.Now())
		}
		c.x.Order.Trace = nil // the findings have what they need of it
	}
	return nil
}

// asked tells whether somebody may ask where in the document a finding stands, and
// it does not say: what decoding and mapping find says so by itself. Mapping with a
// trace takes some ten times as long as without.
func asked(findings []gateway.Finding) bool {
	return slices.ContainsFunc(findings, func(f gateway.Finding) bool { return f.Severity.Worse(gateway.Note) && !validate.Placed(f.Position) })
}

func likenessOf(c *checking) string {
	if isChange(c.x.Order) {
		return ""
	}
	return c.x.Order.Likeness(c.document.Station, c.document.Partner, c.test)
}

// alikeOf is the order that asks for the same under another number: the one before
// it in its batch, or the latest of the journal.
func (e *Engine) alikeOf(tx *journal.Tx, c, before *checking) (*validate.Alike, error) {
	if before != nil && before.x.Order.ID != c.x.Order.ID {
		return &validate.Alike{OrderID: orderID(before.document), Number: before.x.Order.ID, Date: e.clock.Now().Format(time.DateOnly)}, nil
	}
	o, err := tx.AlikeOrder(journal.Order{ID: orderID(c.document), Number: c.x.Order.ID, Likeness: c.likeness})
	if o == nil || err != nil {
		return nil, err
	}
	return &validate.Alike{OrderID: o.ID, Number: o.Number, State: string(o.State), Date: o.CreatedAt.Format(time.DateOnly)}, nil
}

// orderID is the id of the order that a document becomes.
func orderID(d *journal.Document) string { return "O" + strings.TrimPrefix(d.ID, "M") }

func knownOrder(o *journal.Order, content string) *validate.Known {
	if o == nil {
		return nil
	}
	return &validate.Known{OrderID: o.ID, SameContent: o.ContentHash == content, State: string(o.State), Date: o.CreatedAt.Format("2006-01-02")}
}

func rulesOf(p *partner.Partner) validate.Policy {
	if p == nil {
		return validate.Defaults()
	}
	return p.Rules
}

func sourceOf(m *journal.Message, d *journal.Document) gateway.Source {
	return gateway.Source{Channel: m.Envelope.Transport, Partner: d.Partner, Station: d.Station, MessageID: m.ID, DocumentID: d.ID,
		FileName: m.Envelope.FileName, SHA256: m.SHA256, ReceivedAt: m.Envelope.ReceivedAt.Format(time.RFC3339)}
}

// storeCheck writes what became of one document.
func (e *Engine) storeCheck(tx *journal.Tx, c *checking) error {
	if c.x == nil {
		c.result = "" // done before
		return nil
	}
	d := c.document
	if c.x.Order == nil {
		c.result = "unmapped"
		return e.closeDocument(tx, c, journal.DocumentHeld, "", "held: "+review.FirstReason(c.x.Findings))
	}
	doubted, err := c.doubted(tx)
	if err != nil {
		return err
	}
	if c.known != nil && c.known.ContentHash == c.content && !doubted {
		c.result = "duplicate"
		if err := e.answerRepeat(tx, c); err != nil {
			return err
		}
		return e.closeDocument(tx, c, journal.DocumentDuplicate, c.known.ID, "known already as order "+c.known.ID)
	}
	same, err := c.sameBeside(tx)
	if err != nil {
		return err
	}
	if same && !doubted {
		c.result = "duplicate"
		return e.closeDocument(tx, c, journal.DocumentDuplicate, c.known.ID, "shows what came beside it as order "+c.known.ID)
	}
	now := tx.Now()
	o := journal.Order{ID: orderID(d), DocumentID: d.ID, MessageID: d.MessageID, Station: d.Station, Partner: d.Partner,
		KeyHash: c.x.Order.DocumentKey, Kind: c.x.Order.Key("", "").Kind, Number: c.x.Order.ID, ContentHash: c.content, Likeness: c.likeness, First: c.known == nil && c.x.Order.ID != "",
		Test: c.test, Answer: journal.AnswerNone, Revision: 1, CreatedAt: now, UpdatedAt: now}
	o.Channel = c.message.Envelope.Transport
	o.ReadBy(c.x.Mapping.ID(), c.x.Mapping.SHA256())
	if c.message.Replayed || len(c.job.Payload) > 0 { // it came to nothing before a person mended something
		o.Touch(journal.TouchMended)
	}
	if isChange(c.x.Order) {
		return e.storeChange(tx, c, o)
	}
	if err := e.putRevision(tx, &o, c, "system", ""); err != nil {
		return err
	}
	if err := e.decide(tx, &o, c); err != nil {
		return err
	}
	o.Count()
	if err := tx.PutOrder(o); err != nil {
		return err
	}
	c.order = &o
	if err := e.mailLater(tx, &o, c.message, c.partner, c.x.Order); err != nil {
		return err
	}
	if err := closeAsides(tx, c.message, o.ID); err != nil {
		return err
	}
	if err := tx.WakeChanges(&o); err != nil { // of an order that comes after its changes
		return err
	}
	return e.closeDocument(tx, c, journal.DocumentOrder, o.ID, string(o.State)+reasonText(o.Reason))
}

// answerRepeat sends the order's answer again, the same bytes, to a partner whose
// document says that it confirms or repeats an order (X12 BEG01 06, 07).
func (e *Engine) answerRepeat(tx *journal.Tx, c *checking) error {
	if p := c.x.Order.DocumentPurposeCode; p != "confirmation" && p != "duplicate" || c.x.Untrusted != "" {
		return nil
	}
	outs, err := tx.OutboundOfOrder(c.known.ID)
	if err != nil || len(outs) == 0 {
		return err
	}
	outs = slices.DeleteFunc(outs, func(o journal.Outbound) bool { return o.Kind == relay.KindTaken || o.Kind == relay.KindHeld })
	if len(outs) == 0 {
		return nil
	}
	o := outs[len(outs)-1]
	o.MessageID = c.document.MessageID
	_, err = deliver.Again(tx, o)
	return err
}

func reasonText(reason string) string {
	if reason == "" {
		return ""
	}
	return ": " + reason
}

// decide gives the order its state from the findings, and the job that follows.
func (e *Engine) decide(tx *journal.Tx, o *journal.Order, c *checking) error {
	decision := c.x.Decision
	lane := o.Lane()
	switch c.x.Outcome() {
	case gateway.Accept:
		o.State, o.Decision, c.result = journal.OrderReady, &decision, "accepted"
		return tx.Enqueue(journal.Job{Lane: lane, Kind: journal.KindPost, Partner: o.Partner, Ref: o.ID})
	case gateway.Rejected:
		o.State, o.Reason, o.Decision, c.result = journal.OrderRejected, review.FirstReason(c.x.Findings), &decision, "rejected"
		if e.answerDue(o, c.x.Order) {
			o.Answer = journal.AnswerDue
			return tx.Enqueue(journal.Job{Lane: lane, Kind: journal.KindAnswer, Partner: o.Partner, Ref: o.ID})
		}
		return nil
	}
	o.State, o.Reason, o.Decision, c.result = journal.OrderHeld, review.FirstReason(c.x.Findings), &decision, "held"
	if c.partner != nil && c.partner.Answers.OnHoldAfter > 0 {
		return tx.Enqueue(journal.Job{Lane: "h/" + o.ID, Kind: journal.KindOnHold, Partner: o.Partner, Ref: o.ID, RunAt: tx.Now().Add(c.partner.Answers.OnHoldAfter)})
	}
	return nil
}

func (e *Engine) putRevision(tx *journal.Tx, o *journal.Order, c *checking, actor, reason string) error {
	stored := *c.x.Order
	stored.Trace = nil // found again from the document and the mapping, exactly
	canonical, err := json.Marshal(&stored)
	if err != nil {
		return fmt.Errorf("write order: %w", err)
	}
	facts, err := json.Marshal(c.x.Facts)
	if err != nil {
		return fmt.Errorf("write facts: %w", err)
	}
	sources, err := e.keepSources(tx, c)
	if err != nil {
		return err
	}
	if o.State == "" || o.State == journal.OrderHeld { // what is found after the decision had no part in it
		if err := tx.CountFindings(o.ID, c.x.Findings); err != nil {
			return err
		}
	}
	return tx.PutRevision(journal.Revision{OrderID: o.ID, Revision: o.Revision, Canonical: canonical, Findings: c.x.Findings, Facts: facts,
		Mapping: c.x.Mapping.ID(), Sources: sources, Actor: actor, Reason: reason, CreatedAt: tx.Now()})
}

// keepSources stores the mapping, table and partner files that read the order,
// by digest; they are there already but for the first order after an edit.
func (e *Engine) keepSources(tx *journal.Tx, c *checking) (string, error) {
	files := e.sources(c.x.Mapping, c.partner)
	for _, f := range files.files {
		if _, done := e.kept.Load(f.sha); done {
			continue
		}
		c.stored = append(c.stored, f.sha)
		if err := tx.PutBlob(f.sha, int64(len(f.data)), f.data); err != nil {
			return "", err
		}
	}
	return files.digests, nil
}

// readBy are the files that read a partner's orders.
type readBy struct {
	files   []sourceFile
	digests string
}

type sourceFile struct {
	sha  string
	data []byte
}

type readByKey struct {
	mapping *mapping.Mapping
	partner *partner.Partner
}

// sources lists the files behind a mapping and a partner; they are digested once
// in the life of a snapshot.
func (e *Engine) sources(m *mapping.Mapping, p *partner.Partner) *readBy {
	key := readByKey{m, p}
	snap := e.snapshot()
	if r, ok := snap.readBy.Load(key); ok {
		return r.(*readBy)
	}
	r := &readBy{}
	add := func(data []byte) { r.files = append(r.files, sourceFile{e.inline(data).sha, data}) }
	all := m.Sources()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		add(all[name])
	}
	if p != nil {
		add(snap.Files[p.ID])
	}
	for i, f := range r.files {
		if i > 0 {
			r.digests += " "
		}
		r.digests += f.sha
	}
	snap.readBy.Store(key, r)
	return r
}

// remember notes which files are stored for good now, so that the next order
// need not store them again.
func (e *Engine) remember(cs []*checking) {
	for _, c := range cs {
		for _, sha := range c.stored {
			e.kept.Store(sha, true)
		}
	}
}

func (e *Engine) closeDocument(tx *journal.Tx, c *checking, state journal.DocumentState, orderID, detail string) error {
	d := c.document
	if err := tx.SetDocument(d.ID, state, orderID, c.x.Findings); err != nil {
		return err
	}
	return tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: "checked", MessageID: d.MessageID, DocumentID: d.ID, OrderID: orderID, Detail: detail})
}

func (e *Engine) reportChecks(cs []*checking) {
	for _, c := range cs {
		if c.result == "" {
			continue
		}
		e.metrics.Order(c.result)
		if c.order != nil {
			e.metrics.Decided(c.order, journal.WorstByCode(c.x.Findings))
		}
		fields := []zap.Field{zap.String("stage", "check"), zap.String("partner", c.document.Partner), zap.String("message_id", c.document.MessageID),
			zap.String("doc_id", c.document.ID), zap.String("order_number", c.document.Number)}
		for _, f := range c.x.Findings {
			if f.Severity == gateway.Hold || f.Severity == gateway.Reject {
				fields = append(fields, zap.String("finding", f.Code))
				break
			}
		}
		if c.result == "held" || c.result == "unmapped" {
			e.log.Warn("order "+c.result, fields...)
			continue
		}
		e.log.Info("order "+c.result, fields...)
	}
}
