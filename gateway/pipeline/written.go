// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/deliver"
	"ordergate/gateway/encode"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/gateway/mapping"
)

// written is an answer that a mapping wrote, in another format than X12.
type written struct {
	payload []byte
	format  string
}

// kindWritten is what such an answer is called in file names and lists.
const kindWritten = "confirmation"

func (a *answering) kind() string {
	if a.written != nil {
		return kindWritten
	}
	if a.set.ID == "" && a.mail != nil {
		return a.mail.kind
	}
	return a.set.ID
}

// writeAnswer lets the partner's mapping write the answer: an X12 set that goes into
// an interchange as the built-in one does, or a file of another format.
func (e *Engine) writeAnswer(a *answering, order *gateway.Order, decision gateway.Decision) {
	m, ok := e.snapshot().Mappings.Find(a.partner.Answer)
	if !ok {
		a.problem = fmt.Errorf("the mapping %s, which writes the answer, is gone", a.partner.Answer)
		return
	}
	told := mapping.Told{Decision: &decision, Partner: a.partner.ID, Station: a.order.Station, Key: a.order.ID, Test: a.order.Test, Again: a.order.Answer == journal.AnswerOnHold, Now: inZone(e.clock.Now(), a.partner.Answers.TimeZone)}
	a.code = string(decision.Status)
	format, typ, version := m.Writes()
	if format != "x12" {
		payload, findings, err := m.Encode(order, told)
		a.problem = unwritten(m, findings, err)
		a.written = &written{payload, format}
		return
	}
	tree, findings := m.Write(order, told)
	segments, err := encode.Segments(tree)
	if a.problem = unwritten(m, findings, err); a.problem != nil {
		return
	}
	if a.doc.Format != "x12" {
		a.problem = fmt.Errorf("mapping %s writes X12, and the order came as %s: there is no interchange to answer", m.ID(), a.doc.Format)
		return
	}
	a.set = acknowledge.Set{ID: typ, FunctionalID: x12.FunctionalID(typ), Version: version, Agency: "X", Latin1: a.doc.Latin1}
	for _, s := range segments {
		a.set.Segments = append(a.set.Segments, s)
	}
	_, err = acknowledge.Bundle{Sets: []acknowledge.Set{a.set}}.Seal(a.partner.Answers, acknowledge.Envelope{Sender: a.doc.Receiver, Receiver: a.doc.Sender,
		GroupSender: a.doc.GroupReceiver, GroupReceiver: a.doc.GroupSender, Interchange: 1, Group: 1, Set: 1, Now: e.clock.Now(), Syntax: a.partner.Syntax})
	if err != nil {
		a.problem = fmt.Errorf("what mapping %s writes is no %s: %w", m.ID(), typ, err)
	}
}

// unwritten is why a mapping could not write, nil when it could.
func unwritten(m *mapping.Mapping, findings []gateway.Finding, err error) error {
	if err != nil {
		return fmt.Errorf("mapping %s: %w", m.ID(), err)
	}
	var why []string
	for _, f := range findings {
		if f.Severity.Worse(gateway.Warn) {
			why = append(why, f.Field+": "+f.Message)
		}
	}
	if len(why) > 0 {
		return fmt.Errorf("mapping %s: %s", m.ID(), strings.Join(why, " "))
	}
	return nil
}

// storeWritten stores the answers that mappings wrote, each with the job that
// delivers it.
func (e *Engine) storeWritten(tx *journal.Tx, as []*answering) error {
	for _, a := range as {
		if a.written == nil || a.skip || a.problem != nil {
			continue
		}
		p := a.partner
		n, err := tx.NextNumber(a.order.Station + "/" + p.ID + "/" + kindWritten)
		if err != nil {
			return err
		}
		d := e.inline(a.written.payload)
		if err := tx.PutBlob(d.sha, int64(len(a.written.payload)), a.written.payload); err != nil {
			return err
		}
		control := fmt.Sprintf("%09d", n)
		name := p.FileName(kindWritten, control, tx.Now())
		if strings.HasSuffix(name, ".edi") { // the pattern's default is for X12
			name = strings.TrimSuffix(name, ".edi") + encode.Extension(a.written.format)
		}
		if err := deliver.Send(tx, journal.Outbound{ID: intake.NewID("X", tx.Now()), Station: a.order.Station, Partner: p.ID, Kind: kindWritten, Connection: p.Via,
			MessageID: a.order.MessageID, InterchangeID: a.document.InterchangeID, OrderIDs: []string{a.order.ID}, Control: control, SHA256: d.sha,
			Size: int64(len(a.written.payload)), Test: a.order.Test, State: journal.OutboundPending, CreatedAt: tx.Now(), FileName: name}); err != nil {
			return err
		}
	}
	return nil
}
