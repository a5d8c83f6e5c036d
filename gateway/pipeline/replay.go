// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/gateway/validate"
)

// Replay is what reading a message again would change, or has changed.
type Replay struct {
	MessageID string           `json:"messageId"`
	Read      bool             `json:"readAgain,omitempty"` // nothing had been made of it, or it is a mail or archive: it is read from the start
	Parts     int              `json:"parts,omitempty"`     // of a mail or archive, that were replayed with it
	Documents []ReplayDocument `json:"documents,omitempty"`
}

// ReplayDocument is one document read again.
type ReplayDocument struct {
	DocumentID string       `json:"documentId"`
	OrderID    string       `json:"orderId,omitempty"`
	Number     string       `json:"number,omitempty"`
	State      string       `json:"state"` // of the order before
	Revision   int64        `json:"revision,omitempty"`
	Outcome    string       `json:"outcome"` // what the findings add up to now
	Difference []Difference `json:"difference"`
	Note       string       `json:"note,omitempty"`
}

// Difference is one value that reads otherwise now; "" stands for none.
type Difference struct {
	Field string `json:"field"`
	From  string `json:"from"`
	To    string `json:"to"`
}

// Replay reads a message again with today's partners, mappings, master data and
// rules. Each order gets a new revision with its difference shown. An order that
// waits for a person is decided anew; one that was posted or rejected keeps its
// fate: nothing is ever posted twice. A message of which nothing could be made
// is read from the start, one that was closed is open again, and one that was
// nobody's is read as that of whoever's it is now.
func (e *Engine) Replay(ctx context.Context, messageID, by, reason string) (*Replay, error) {
	if by == "" {
		return nil, &gateway.Error{Op: "pipeline.replay", Kind: gateway.Invalid, Public: "Say who replays: a name is kept with every revision."}
	}
	if err := e.readdress(ctx, messageID, by); err != nil {
		return nil, err
	}
	var message *journal.Message
	var docs []journal.Document
	var parts []journal.Message
	err := e.store.View(ctx, func(tx *journal.Tx) (err error) {
		if message, err = tx.Message(messageID); err != nil {
			return err
		}
		if parts, err = tx.MessagesFrom(messageID); err != nil {
			return err
		}
		docs, err = tx.DocumentsOf(messageID)
		return err
	})
	if errors.Is(err, journal.ErrNotFound) {
		return nil, &gateway.Error{Op: "pipeline.replay", Kind: gateway.NotFound, Public: fmt.Sprintf("There is no message %q.", messageID), Err: err}
	}
	if err != nil {
		return nil, err
	}
	out := &Replay{MessageID: messageID}
	if len(parts) > 0 && !anyOrder(docs) { // else it is a PDF that is an order itself
		return e.replayParts(ctx, message, parts, by, reason)
	}
	closed := message.State == journal.MessageClosed
	if (closed || message.State == journal.MessageHeld) && !anyOrder(docs) {
		out.Read = true
		return out, e.readAgain(ctx, message, by, reason)
	}
	if !settled(message) {
		return nil, &gateway.Error{Op: "pipeline.replay", Kind: gateway.Conflict, Public: fmt.Sprintf("Message %s is still being read.", messageID)}
	}
	if err := e.layAnew(ctx, message, docs); err != nil {
		return nil, err
	}
	if closed {
		if err := e.store.Update(ctx, func(tx *journal.Tx) error { return tx.OpenMessage(messageID) }); err != nil {
			return nil, err
		}
	}
	for i := range docs {
		d := &docs[i]
		if d.State != journal.DocumentOrder && d.State != journal.DocumentHeld || d.Ack == "R" {
			continue
		}
		rd, err := e.replayDocument(ctx, message, d, by, reason)
		if err != nil {
			return nil, err
		}
		out.Documents = append(out.Documents, *rd)
	}
	return out, e.replayEach(ctx, out, parts, by, reason)
}

// replayParts takes a mail or archive apart again, which leaves the parts that are there
// as they are, and replays each of those.
func (e *Engine) replayParts(ctx context.Context, m *journal.Message, parts []journal.Message, by, reason string) (*Replay, error) {
	if !settled(m) {
		return nil, &gateway.Error{Op: "pipeline.replay", Kind: gateway.Conflict, Public: fmt.Sprintf("Message %s is still being read.", m.ID)}
	}
	out := &Replay{MessageID: m.ID, Read: true}
	if err := e.readAgain(ctx, m, by, reason); err != nil {
		return nil, err
	}
	return out, e.replayEach(ctx, out, parts, by, reason)
}

// replayEach replays what was unpacked from a message.
func (e *Engine) replayEach(ctx context.Context, out *Replay, parts []journal.Message, by, reason string) error {
	for _, p := range parts {
		if !settled(&p) {
			continue // it is read by today's files in any case
		}
		r, err := e.Replay(ctx, p.ID, by, reason)
		if err != nil {
			return fmt.Errorf("replay part %s: %w", p.Envelope.Part, err)
		}
		out.Parts += 1 + r.Parts
		out.Documents = append(out.Documents, r.Documents...)
	}
	return nil
}

// settled tells a message that is not being read.
func settled(m *journal.Message) bool {
	return m.State == journal.MessageRead || m.State == journal.MessageHeld || m.State == journal.MessageClosed
}

func anyOrder(docs []journal.Document) bool {
	for _, d := range docs {
		if d.State == journal.DocumentOrder || d.State == journal.DocumentDuplicate {
			return true
		}
	}
	return false
}

// readAgain forgets what was made of a message (interchange rows of nobody) and
// enqueues its reading.
func (e *Engine) readAgain(ctx context.Context, m *journal.Message, by, reason string) error {
	return e.store.Update(ctx, func(tx *journal.Tx) error {
		if err := tx.ForgetReading(m.ID); err != nil {
			return err
		}
		if err := tx.ReadAgain(m.ID); err != nil {
			return err
		}
		if err := tx.Audit(journal.AuditLine{At: tx.Now(), Actor: by, Action: "replayed", MessageID: m.ID, Detail: reason}); err != nil {
			return err
		}
		return tx.Enqueue(journal.Job{Lane: "m/" + m.ID, Kind: journal.KindRead, Ref: m.ID})
	})
}

func (e *Engine) replayDocument(ctx context.Context, m *journal.Message, d *journal.Document, by, reason string) (*ReplayDocument, error) {
	payloads := newPayloads(e)
	defer payloads.close()
	doc, err := payloads.document(ctx, m, d)
	if err != nil {
		return nil, err
	}
	snap := e.snapshot()
	c := &checking{document: d, message: m, partner: snap.Partners.Get(d.Partner)}
	c.test = isTest(doc, m, c.partner)
	c.x = c.read(doc, snap, true)
	c.test = c.x.Test
	rd := &ReplayDocument{DocumentID: d.ID, OrderID: d.OrderID, Number: d.Number, State: string(d.State), Difference: []Difference{}}
	if c.x.Order == nil {
		rd.Outcome, rd.Note = string(c.x.Outcome()), "no mapping reads it"
		return rd, nil
	}
	c.content, c.likeness = c.x.Order.ContentHash(), likenessOf(c)
	if d.OrderID == "" && (d.Partner == "" || d.Station == "") { // no rules, no lane, no answer
		rd.Outcome, rd.Note = string(gateway.Held), "nobody knows who it is from or for: mend the files, then have it delivered again in a file of its own"
		return rd, nil
	}
	if d.OrderID == "" {
		rd.Note = "it is checked again and becomes an order"
		rd.Outcome = string(c.x.Outcome())
		return rd, e.store.Update(ctx, func(tx *journal.Tx) error {
			if err := tx.SetDocument(d.ID, journal.DocumentRead, "", d.Findings); err != nil {
				return err
			}
			if err := tx.Audit(journal.AuditLine{At: tx.Now(), Actor: by, Action: "replayed", MessageID: m.ID, DocumentID: d.ID, Detail: reason}); err != nil {
				return err
			}
			return tx.Enqueue(journal.Job{Lane: journal.NumberLane(d.Station, d.Partner, d.Number, d.ID), Kind: journal.KindCheck, Partner: d.Partner, Ref: d.ID,
				Payload: []byte("replayed")})
		})
	}
	return rd, e.reviseOrder(ctx, c, rd, by, reason)
}

// reviseOrder adds a revision to an order and decides it anew when it waits.
func (e *Engine) reviseOrder(ctx context.Context, c *checking, rd *ReplayDocument, by, reason string) error {
	err := e.store.View(ctx, func(tx *journal.Tx) error {
		first, err := tx.FirstOrder(c.x.Order.DocumentKey)
		if err == nil && first != nil && first.ID != c.document.OrderID {
			c.known = first
		}
		if err == nil && c.likeness != "" {
			c.alike, err = e.alikeOf(tx, c, nil)
		}
		return err
	})
	if err != nil {
		return err
	}
	isChange := isChange(c.x.Order)
	var own validate.Facts
	if !isChange {
		facts, keys, err := e.facts(ctx, c.x)
		if err != nil {
			return err
		}
		own = facts.Of(keys[c.x])
		histories, err := e.histories(ctx, facts, c.x)
		if err != nil {
			return err
		}
		own.Known, own.Alike, own.History = knownOrder(c.known, c.content), c.alike, histories[c.x]
	}
	c.x.Check(own, rulesOf(c.partner), e.clock.Now())
	rd.Outcome = string(c.x.Outcome())
	var decided *journal.Order
	var rules map[string]gateway.Severity
	err = e.store.Update(ctx, func(tx *journal.Tx) error {
		decided = nil
		o, err := tx.Order(c.document.OrderID)
		if err != nil {
			return err
		}
		before, err := tx.Reading(o.ID)
		if err != nil {
			return err
		}
		stored := *c.x.Order
		stored.Trace = nil
		if rd.Difference, err = diffOrders(before.Canonical, &stored); err != nil {
			return err
		}
		latest, err := tx.Revision(o.ID, o.Revision)
		if err != nil {
			return err
		}
		why := ""
		switch {
		case o.State == journal.OrderReady: // every attempt is to send the same, and what was decided
			why = "it is on its way to the ERP: shown only"
		case latest.Mapping == "" && o.State != journal.OrderHeld: // the ERP has more than this document says
			why = "changes were applied since: shown only"
		}
		if why != "" {
			rd.Revision, rd.State, rd.Note = o.Revision, string(o.State), why
			return tx.Audit(journal.AuditLine{At: tx.Now(), Actor: by, Action: "replayed", MessageID: o.MessageID, DocumentID: o.DocumentID, OrderID: o.ID,
				Detail: fmt.Sprintf("%d value(s) differ from the reading; %s", len(rd.Difference), reason)})
		}
		o.Revision++
		o.UpdatedAt = tx.Now()
		rd.Revision, rd.State = o.Revision, string(o.State)
		if err := e.putRevision(tx, o, c, by, reason); err != nil {
			return err
		}
		held := o.State == journal.OrderHeld
		if err := e.decideAnew(tx, o, c, rd); err != nil {
			return err
		}
		if err := tx.SetOrder(o); err != nil {
			return err
		}
		if held {
			decided = o
			if rules, err = tx.CountedFindings(o.ID); err != nil {
				return err
			}
		}
		return tx.Audit(journal.AuditLine{At: tx.Now(), Actor: by, Action: "replayed", MessageID: o.MessageID, DocumentID: o.DocumentID, OrderID: o.ID,
			Detail: fmt.Sprintf("revision %d, %d value(s) differ; %s", o.Revision, len(rd.Difference), reason)})
	})
	if err == nil && decided != nil {
		e.metrics.Decided(decided, rules)
	}
	return err
}

// decideAnew decides an order that waits by its new reading, and notes what the
// person who replays has done for it; what is decided stays so.
func (e *Engine) decideAnew(tx *journal.Tx, o *journal.Order, c *checking, rd *ReplayDocument) error {
	switch o.State {
	case journal.OrderHeld:
	case journal.OrderPosted:
		rd.Note = "posted before and not posted again"
		return nil
	default:
		rd.Note = string(o.State) + " before; stays so"
		return nil
	}
	corrected := o.ContentHash != c.content
	// A mended mapping may find that it is something else.
	o.ReadBy(c.x.Mapping.ID(), c.x.Mapping.SHA256())
	o.Test = c.test
	o.ContentHash, o.Likeness, o.First = c.content, c.likeness, c.known == nil && c.x.Order.ID != ""
	o.Kind, o.KeyHash, o.ChangeNumber = c.x.Order.Key("", "").Kind, c.x.Order.DocumentKey, c.x.Order.ChangeSequenceNumber
	if isChange(c.x.Order) {
		o.Decision, o.Reason = nil, "It is about to be applied."
		rd.Note = "applied anew to the order"
		if err := tx.Enqueue(journal.Job{Lane: o.Lane(), Kind: journal.KindChange, Partner: o.Partner, Ref: o.ID}); err != nil {
			return err
		}
	} else {
		if err := e.decide(tx, o, c); err != nil {
			return err
		}
		rd.Note = "decided anew: " + string(o.State)
	}
	switch {
	case corrected:
		o.Touch(journal.TouchCorrected)
	case isChange(c.x.Order) || o.State != journal.OrderHeld: // else nothing came of it
		o.Touch(journal.TouchMended)
	}
	return nil
}

// diffOrders compares two readings value by value, by JSON pointer.
func diffOrders(before []byte, after *gateway.Order) ([]Difference, error) {
	b, err := json.Marshal(after)
	if err != nil {
		return nil, err
	}
	var from, to any
	if err := errors.Join(json.Unmarshal(before, &from), json.Unmarshal(b, &to)); err != nil {
		return nil, err
	}
	old, now := map[string]string{}, map[string]string{}
	flatten("", from, old)
	flatten("", to, now)
	out := []Difference{}
	for k, v := range old {
		if now[k] != v {
			out = append(out, Difference{k, v, now[k]})
		}
	}
	for k, v := range now {
		if _, known := old[k]; !known {
			out = append(out, Difference{k, "", v})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Field < out[j].Field })
	return out, nil
}

func flatten(path string, v any, into map[string]string) {
	if strings.HasPrefix(path, "/source/mapping") {
		return // which files read it stands beside the revision
	}
	switch v := v.(type) {
	case map[string]any:
		for k, w := range v {
			flatten(path+"/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(k), w, into)
		}
	case []any:
		for i, w := range v {
			flatten(fmt.Sprintf("%s/%d", path, i), w, into)
		}
	default:
		if v != nil && !reflect.ValueOf(v).IsZero() {
			into[path] = fmt.Sprint(v)
		}
	}
}
