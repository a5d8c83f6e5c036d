// SPDX-License-Identifier: Apache-2.0

package deliver

import (
	"fmt"
	"strings"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/journal"
)

// word is what an acknowledgement does to one outbound document.
type word struct {
	*said
	outbound *journal.Outbound
	sets     []journal.OutboundSet
	newest   bool // of those with the same bytes

	was          journal.AckState
	before       string                // what had been said, for people
	news         []journal.OutboundSet // sets that changed
	changed      bool
	repeated     bool
	contradicted bool
}

// take changes outbound and sets as was said.
func (w *word) take() {
	o := w.outbound
	w.was, w.before = o.Acknowledged, strings.TrimSpace(string(o.Acknowledged)+" "+o.TA1)
	if w.ta1 != "" {
		w.interchange()
	}
	for _, v := range w.verdicts {
		set := &w.sets[v.Place-1]
		switch {
		case set.State == journal.AckNone:
		case !w.newest:
			continue // said of an earlier sending
		case set.Said == v.Said:
			w.repeated = true
			continue
		default:
			w.contradicted = true
			if !v.State.Worse(set.State) {
				continue
			}
		}
		set.State, set.Said, set.Findings = v.State, v.Said, v.Findings
		w.news, w.changed = append(w.news, *set), true
	}
	if strings.HasPrefix(o.TA1, "R") && w.ta1 == "" && w.changed {
		w.contradicted = true // sets of an interchange that was rejected as a whole
	}
	if w.changed {
		o.Findings = merged(o.Findings, w.findings)
		o.Acknowledged = standing(o, w.sets)
	}
}

// interchange takes a TA1.
func (w *word) interchange() {
	o := w.outbound
	switch {
	case !w.newest && !w.was.Open():
		return // said of an earlier sending
	case o.TA1 == "":
		w.contradicted = strings.HasPrefix(w.ta1, "R") && (w.was == journal.AckAccepted || w.was == journal.AckAcceptedErrors)
	case o.TA1 == w.ta1:
		w.repeated = true
		return
	default:
		w.contradicted = true
		if w.ta1[0] < o.TA1[0] { // A, E, R stand in the order of the alphabet
			return
		}
	}
	o.TA1, w.changed = w.ta1, true
}

// merged adds findings that are not there yet.
func merged(old, more []gateway.Finding) []gateway.Finding {
	out := append([]gateway.Finding(nil), old...)
next:
	for _, f := range more {
		for _, o := range old {
			if o.Code == f.Code && o.Ack == f.Ack && o.Message == f.Message {
				continue next
			}
		}
		out = append(out, f)
	}
	return out
}

// standing adds up what was said of a document: nothing is settled before all of
// its sets are. An accepted interchange (TA1) settles a document only that holds
// nothing but acknowledgements, of which no more can be said.
func standing(o *journal.Outbound, sets []journal.OutboundSet) journal.AckState {
	said, rejected, errors := 0, 0, strings.HasPrefix(o.TA1, "E")
	for _, s := range sets {
		switch s.State {
		case journal.AckNone:
			continue
		case journal.AckRejected:
			rejected++
		case journal.AckAcceptedErrors:
			errors = true
		}
		said++
	}
	switch {
	case strings.HasPrefix(o.TA1, "R") || rejected > 0 && rejected == len(sets):
		return journal.AckRejected
	case rejected > 0:
		return journal.AckPartlyRejected
	case said < len(sets) && (said > 0 || o.TA1 == "" || !IsAcknowledgement(o.Kind)):
		return o.Acknowledged
	case errors:
		return journal.AckAcceptedErrors
	}
	return journal.AckAccepted
}

// storeWord writes what changed, with a line for the document and for each order
// that was spoken of.
func (*Worker) storeWord(tx *journal.Tx, a *acknowledging, w *word) error {
	o := w.outbound
	for i := range w.news {
		if err := tx.SetOutboundSet(&w.news[i]); err != nil {
			return err
		}
	}
	o.AcknowledgedAt, o.AcknowledgedBy = tx.Now(), a.document.ID
	if err := tx.SetAcknowledged(o, w.was); err != nil {
		return err
	}
	action := "acknowledged"
	if w.was == journal.AckOverdue && !o.Acknowledged.Open() {
		action = "acknowledged late"
	}
	by := fmt.Sprintf("by %s %s of message %s", a.document.Type, a.document.Control, a.document.MessageID)
	lines := []journal.AuditLine{{At: tx.Now(), Actor: o.Partner, Action: action, MessageID: o.MessageID, OutboundID: o.ID,
		Detail: strings.Join([]string{o.Kind, o.Control, string(o.Acknowledged), by}, " ") + firstSentence(w.findings)}}
	told := w.news
	if w.ta1 != "" { // of the interchange: every order in it
		told = w.sets
	}
	for _, s := range told {
		if s.OrderID == "" {
			continue
		}
		order, err := tx.Order(s.OrderID)
		if err != nil {
			return err
		}
		state, why := string(s.State), firstSentence(s.Findings)
		if w.ta1 != "" {
			state, why = "TA1 "+w.ta1, firstSentence(w.findings)
		}
		lines = append(lines, journal.AuditLine{At: tx.Now(), Actor: o.Partner, Action: action, MessageID: order.MessageID, OrderID: order.ID, OutboundID: o.ID,
			Detail: strings.Join([]string{s.Type, s.Control, state, by}, " ") + why})
	}
	if len(o.OrderIDs) == 1 && len(lines) == 2 { // one order: its own line says it all
		lines = lines[1:]
	}
	return tx.Audit(lines...)
}

func firstSentence(fs []gateway.Finding) string {
	if len(fs) == 0 {
		return ""
	}
	return ": " + fs[0].Message
}

func (w *Worker) reportAcknowledgement(a *acknowledging) {
	for _, m := range a.result {
		w.Metrics.Acknowledgement(a.document.Type, m.result)
		fields := []zap.Field{zap.String("stage", "acknowledged"), zap.String("partner", a.partner), zap.String("message_id", a.document.MessageID),
			zap.String("doc_id", a.document.ID), zap.String("acknowledgement", a.document.Type+" "+a.document.Control)}
		if o := m.outbound; o != nil {
			fields = append(fields, zap.String("outbound_id", o.ID), zap.String("document", o.Kind), zap.String("control", o.Control), zap.Bool("late", m.late))
		}
		if m.finding != "" {
			fields = append(fields, zap.String("finding", m.finding))
		}
		switch m.result {
		case "unknown", "contradicted", string(journal.AckRejected), string(journal.AckPartlyRejected), string(journal.AckAcceptedErrors):
			w.Log.Warn("acknowledgement "+m.result, fields...)
		default:
			w.Log.Info("acknowledgement "+m.result, fields...)
		}
	}
}
