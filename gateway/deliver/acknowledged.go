// SPDX-License-Identifier: Apache-2.0

package deliver

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
	"ordergate/gateway/blob"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/journal"
)

// acknowledging is a partner's 997, 999 or TA1 on its way to what we sent.
type acknowledging struct {
	job      journal.Job
	document *journal.Document
	message  *journal.Message
	station  string
	partner  string
	skip     bool // done before
	said     []*said
	findings []gateway.Finding // of the acknowledgement itself
	result   []matched
}

// said is what an acknowledgement says of one group, or of one interchange.
type said struct {
	what     string                // "group PR 5", for people
	sent     []journal.Outbound    // who it speaks of: one document and those that repeat its bytes, oldest first
	verdicts []journal.OutboundSet // what becomes of its sets; those that nothing was said of are left out
	ta1      string                // TA104 and TA105
	findings []gateway.Finding     // of ours, beside those of the sets
	unknown  string                // finding, when it speaks of nothing that we sent
}

// matched is what became of one outbound document, for log and metrics.
type matched struct {
	outbound *journal.Outbound // nil: nothing that we sent
	result   string            // its state, or repeated, contradicted, unknown
	late     bool
	finding  string
}

// IsAcknowledgement tells the document types that speak of what we sent.
func IsAcknowledgement(typ string) bool { return typ == "997" || typ == "999" || typ == "TA1" }

// Acknowledged matches acknowledgements with what we sent. Nothing of it holds
// anything up: what fits nothing is a finding on the acknowledgement.
func (w *Worker) Acknowledged(ctx context.Context, jobs []journal.Job) error {
	as, err := w.loadAcknowledgements(ctx, jobs)
	if err != nil {
		return fmt.Errorf("load acknowledgements: %w", err)
	}
	w.Crash("acknowledged.read")
	err = w.Store.Update(ctx, func(tx *journal.Tx) error {
		for _, a := range as {
			if err := w.storeAcknowledgement(tx, a); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("store acknowledgements: %w", err)
	}
	w.Crash("acknowledged.recorded")
	for _, a := range as {
		w.reportAcknowledgement(a)
	}
	return nil
}

func (w *Worker) loadAcknowledgements(ctx context.Context, jobs []journal.Job) ([]*acknowledging, error) {
	as := make([]*acknowledging, len(jobs))
	err := w.Store.View(ctx, func(tx *journal.Tx) error {
		for i, j := range jobs {
			d, err := tx.Document(j.Ref)
			if err != nil {
				return err
			}
			ic, err := tx.Interchange(d.InterchangeID)
			if err != nil {
				return err
			}
			m, err := tx.Message(d.MessageID)
			if err != nil {
				return err
			}
			as[i] = &acknowledging{job: j, document: d, message: m, station: ic.Station, partner: ic.Partner, skip: d.State != journal.DocumentRead}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	reader := w.Open()
	defer reader.Close()
	for _, a := range as {
		if a.skip {
			continue
		}
		if err := w.match(ctx, a, reader); err != nil {
			return nil, err
		}
	}
	return as, nil
}

// match reads an acknowledgement and finds what it speaks of.
func (w *Worker) match(ctx context.Context, a *acknowledging, reader Reader) error {
	a.findings = append(a.findings, a.document.Findings...)
	doc, ta1, err := reader.Acknowledgement(ctx, a.message, a.document)
	if err != nil {
		return err
	}
	if ta1 != nil {
		return w.matchTA1(ctx, a, acknowledge.IncomingTA1(ta1))
	}
	groups, findings := acknowledge.Incoming(doc)
	a.findings = append(a.findings, findings...)
	for i := range groups {
		if err := w.matchGroup(ctx, a, &groups[i]); err != nil {
			return err
		}
	}
	return nil
}

func (w *Worker) matchGroup(ctx context.Context, a *acknowledging, g *acknowledge.Said) error {
	s := &said{what: "group " + g.FunctionalID + " " + g.Control}
	group := strings.TrimLeft(g.Control, "0")
	var sets []journal.OutboundSet
	var other *journal.Outbound
	err := w.Store.View(ctx, func(tx *journal.Tx) (err error) {
		if s.sent, err = tx.OutboundOfGroup(a.station, a.partner, g.FunctionalID, group); err != nil {
			return err
		}
		s.sent = sameBytes(s.sent)
		if len(s.sent) > 0 {
			sets, err = tx.OutboundSets(s.sent[0].ID)
			return err
		}
		other, err = w.meant(tx, a, g, group)
		return err
	})
	if err != nil {
		return err
	}
	if len(s.sent) == 0 {
		a.unknown(s, g.Position, other)
		return nil
	}
	if g.FunctionalID == "FA" {
		a.find("ack.loop", gateway.Note, g.Position, "It acknowledges an acknowledgement of ours, which X12 rules out. It is not answered.", "")
	}
	var ours []acknowledge.SealedSet
	var of []journal.OutboundSet
	for _, set := range sets {
		if set.FunctionalID == g.FunctionalID && set.Group == group {
			ours, of = append(ours, acknowledge.SealedSet{ID: set.Type, Control: set.Control}), append(of, set)
		}
	}
	verdicts, findings := g.Judge(ours)
	a.findings = append(a.findings, findings...)
	x := &acknowledge.Explanation{}
	if len(g.Errors) > 0 || slices.ContainsFunc(verdicts, func(v x12.SetReport) bool { return v.Status != "A" }) {
		if x, err = w.explain(ctx, s.sent[0].SHA256); err != nil {
			return err
		}
	}
	s.findings = x.Group(g)
	for i, v := range verdicts {
		if v.Status == "" {
			continue
		}
		raw, err := json.Marshal(v)
		if err != nil {
			return err
		}
		of[i].State, of[i].Said, of[i].Findings = ackState(v.Status), digest(raw), x.Set(group, v)
		s.verdicts = append(s.verdicts, of[i])
	}
	a.said = append(a.said, s)
	return nil
}

// sameBytes keeps the newest document and those before it that are the same
// bytes: after a journal was begun anew, numbers may come again.
func sameBytes(all []journal.Outbound) (out []journal.Outbound) {
	for _, o := range all {
		if o.SHA256 == all[len(all)-1].SHA256 {
			out = append(out, o)
		}
	}
	return out
}

func ackState(status string) journal.AckState {
	switch status {
	case "A":
		return journal.AckAccepted
	case "E":
		return journal.AckAcceptedErrors
	}
	return journal.AckRejected
}

// meant finds the one other partner that was sent what an acknowledgement names;
// nil when nobody or several were.
func (w *Worker) meant(tx *journal.Tx, a *acknowledging, g *acknowledge.Said, group string) (*journal.Outbound, error) {
	if len(g.Sets) == 0 {
		return nil, nil // a group number alone is everybody's
	}
	first := g.Sets[0]
	all, err := tx.OutboundOfSet(a.station, journal.OutboundSet{FunctionalID: g.FunctionalID, Group: group, Type: first.ID,
		Control: zeros(first.Control, 4)}, 2)
	if err != nil || len(all) != 1 {
		return nil, err
	}
	return &all[0], nil
}

// digest names what was said of a set, to know it again.
func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// zeros writes a control number as we do; some systems leave leading zeros out.
func zeros(control string, width int) string {
	control = strings.TrimLeft(control, "0")
	return strings.Repeat("0", max(0, width-len(control))) + control
}

func (a *acknowledging) find(code string, severity gateway.Severity, at gateway.Position, message, hint string) {
	a.findings = append(a.findings, gateway.Finding{Code: code, Severity: severity, Position: at, Message: message, Hint: hint})
}

// unknown notes an acknowledgement of what this partner was never sent.
func (a *acknowledging) unknown(s *said, at gateway.Position, other *journal.Outbound) {
	code, message := "ack.unknown", fmt.Sprintf("It acknowledges %s, which we never sent to this partner.", s.what)
	hint := "Ask the partner what it means. A document that went out before this journal was begun is not known either."
	if other != nil {
		code = "ack.partner.wrong"
		hint = fmt.Sprintf("It would fit the %s %s that went to %s: is the sender's id right? Nothing was changed.", other.Kind, other.Control, other.Partner)
	}
	a.find(code, gateway.Warn, at, message, hint)
	s.unknown = code
	a.said = append(a.said, s)
}

func (w *Worker) matchTA1(ctx context.Context, a *acknowledging, t acknowledge.SaidTA1) error {
	s := &said{what: "interchange " + t.Control, ta1: strings.TrimSpace(t.Status + " " + t.Note)}
	at := gateway.Position{Path: "TA1 " + t.Control, SegmentID: "TA1"}
	if t.Status != "A" && t.Status != "E" && t.Status != "R" {
		a.find("ack.code.unknown", gateway.Warn, at, fmt.Sprintf("TA104 %q is no answer that we know.", t.Status), "")
		return nil
	}
	var all []journal.Outbound
	err := w.Store.View(ctx, func(tx *journal.Tx) (err error) {
		all, err = tx.OutboundNumbered(a.station, a.partner, zeros(t.Control, 9))
		return err
	})
	if err != nil {
		return err
	}
	if s.sent = sameBytes(all); len(s.sent) == 0 {
		a.unknown(s, at, nil)
		return nil
	}
	if t.Status == "A" && len(s.sent) == len(all) {
		a.said = append(a.said, s)
		return nil
	}
	x, err := w.explain(ctx, s.sent[0].SHA256)
	if err != nil {
		return err
	}
	for i := len(all) - 1; i >= 0 && len(s.sent) < len(all) && !x.SameTime(t); i-- { // one number, several documents: the time tells
		other, err := w.explain(ctx, all[i].SHA256)
		if err != nil {
			return err
		}
		if other.SameTime(t) {
			x, s.sent = other, sameBytes(all[:i+1])
			break
		}
	}
	s.findings = x.TA1(t)
	a.said = append(a.said, s)
	return nil
}

// explain reads what we sent; one that has gone is explained without its values.
func (w *Worker) explain(ctx context.Context, sha string) (*acknowledge.Explanation, error) {
	payload, err := w.Payload(ctx, sha)
	if err != nil && !errors.Is(err, blob.ErrNotFound) && !errors.Is(err, blob.ErrDamaged) {
		return nil, err
	}
	return acknowledge.Explain(payload)
}

// storeAcknowledgement writes what an acknowledgement said to what it speaks of.
func (w *Worker) storeAcknowledgement(tx *journal.Tx, a *acknowledging) error {
	if a.skip {
		return tx.Complete(a.job)
	}
	findings := append([]gateway.Finding(nil), a.findings...)
	var result []matched
	for _, s := range a.said {
		ms, fs, err := w.apply(tx, a, s)
		if err != nil {
			return err
		}
		result, findings = append(result, ms...), append(findings, fs...)
	}
	if err := tx.SetDocument(a.document.ID, journal.DocumentIgnored, "", findings); err != nil {
		return err
	}
	detail := a.document.Type + " " + a.document.Control
	for _, f := range findings {
		if f.Severity == gateway.Warn {
			detail += ": " + f.Message
			break
		}
	}
	if err := tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: "acknowledgement read", MessageID: a.document.MessageID, DocumentID: a.document.ID, Detail: detail}); err != nil {
		return err
	}
	a.result = result
	return tx.Complete(a.job)
}

// apply brings what was said to one document and to those that repeat its bytes:
// to each that waits for a word, and to the newest in any case. Where something
// was said of it before, the worse counts: a rejection that nobody has looked at
// must not go under in a later "accepted", and what was sent again waits for a
// word of its own.
func (w *Worker) apply(tx *journal.Tx, a *acknowledging, s *said) (result []matched, findings []gateway.Finding, err error) {
	if s.unknown != "" {
		return []matched{{result: "unknown", finding: s.unknown}}, nil, nil
	}
	for i := range s.sent {
		o, err := tx.Outbound(s.sent[i].ID)
		if err != nil {
			return nil, nil, err
		}
		sets, err := tx.OutboundSets(o.ID)
		if err != nil {
			return nil, nil, err
		}
		x := word{said: s, outbound: o, sets: sets, newest: i == len(s.sent)-1}
		x.take()
		if x.changed {
			if err := w.storeWord(tx, a, &x); err != nil {
				return nil, nil, err
			}
			m := matched{outbound: o, result: string(o.Acknowledged), late: x.was == journal.AckOverdue && !o.Acknowledged.Open()}
			if len(s.findings) > 0 {
				m.finding = s.findings[0].Code
			} else if len(x.news) > 0 && len(x.news[0].Findings) > 0 {
				m.finding = x.news[0].Findings[0].Code
			}
			result = append(result, m)
		}
		at := gateway.Position{Path: a.document.Type + " " + a.document.Control}
		switch {
		case x.contradicted:
			findings = append(findings, gateway.Finding{Code: "ack.contradicted", Severity: gateway.Warn, Position: at,
				Message: fmt.Sprintf("Of %s something else was said before (%s). The worse of the two counts.", s.what, x.before),
				Hint:    fmt.Sprintf("See `ordergate outbound show %s`; ask the partner which one holds.", o.ID)})
			result = append(result, matched{outbound: o, result: "contradicted", finding: "ack.contradicted"})
		case x.repeated && !x.changed:
			findings = append(findings, gateway.Finding{Code: "ack.repeated", Severity: gateway.Note, Position: at,
				Message: fmt.Sprintf("The same was said of %s before.", s.what)})
			result = append(result, matched{outbound: o, result: "repeated"})
		}
	}
	return result, findings, nil
}
