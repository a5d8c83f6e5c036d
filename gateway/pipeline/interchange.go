// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"encoding/json"
	"fmt"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/deliver"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/gateway/partner"
)

// endInterchange judges an interchange that has been read to its end: only now
// are its trailers known, and whether it came before. What it holds goes on, or
// waits for a person; what the partner is owed for its syntax is written. It
// reports whether a person must look at it.
func (e *Engine) endInterchange(tx *journal.Tx, m *journal.Message, end *endedInterchange) (held bool, err error) {
	row := journal.Interchange{ID: end.ID, MessageID: m.ID, Station: end.Station, Partner: end.Partner, Control: end.report.Control, SHA256: end.report.SHA256,
		State: journal.InterchangeRead, Findings: end.Findings, ReceivedAt: m.Envelope.ReceivedAt, Key: exchangeKey(end.report)}
	first, err := tx.FirstInterchange(row.Key)
	if err != nil {
		return false, err
	}
	switch {
	case first != nil && first.ID == row.ID:
		row.First = true // a replay of the message
	case first != nil && first.SHA256 == row.SHA256:
		row.State = journal.InterchangeDuplicate
		row.Findings = append(row.Findings, gateway.Finding{Code: "interchange.control.repeated", Ack: "TA1 025", Severity: gateway.Note, Position: at(end.report),
			Message: fmt.Sprintf("Interchange %s came before with the same bytes; it was answered as before.", row.Control)})
	case first != nil:
		row.State = journal.InterchangeConflict
		row.Findings = append(row.Findings, gateway.Finding{Code: "interchange.control.conflict", Ack: "TA1 025", Severity: gateway.Hold, Position: at(end.report),
			Message: fmt.Sprintf("Interchange control number %s came before, with other content, in message %s.", row.Control, first.MessageID),
			Hint:    "Ask the partner which one counts. Nothing of this one was processed."})
	default:
		row.First = true
	}
	if m.Envelope.Untrusted != "" { // else the partner's own of this number would be a repeat
		row.First = false
	}
	if row.State == journal.InterchangeRead {
		switch {
		case end.Held:
			row.State, row.First = journal.InterchangeHeld, false
		case end.report.Status == "R":
			row.State = journal.InterchangeRejected
		}
	}
	if row.State == journal.InterchangeRead || row.State == journal.InterchangeRejected {
		if end.Groups, err = groupReports(tx, end); err != nil {
			return false, err
		}
	}
	if row.Report, err = json.Marshal(end.report); err != nil {
		return false, err
	}
	if row.Groups, err = json.Marshal(end.Groups); err != nil {
		return false, err
	}
	if err := tx.PutInterchange(row); err != nil {
		return false, err
	}
	if err := tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: "interchange " + string(row.State), MessageID: m.ID,
		Detail: fmt.Sprintf("ISA13 %s from %s:%s to %s:%s, sha256 %s", row.Control, end.report.Sender.Qualifier, end.report.Sender.ID,
			end.report.Receiver.Qualifier, end.report.Receiver.ID, row.SHA256)}); err != nil {
		return false, err
	}
	p := e.snapshot().Partners.Get(end.Partner)
	switch row.State {
	case journal.InterchangeDuplicate:
		if err := tx.SetDocuments(row.ID, journal.DocumentDuplicate); err != nil {
			return false, err
		}
		if m.Envelope.Untrusted != "" {
			return false, nil
		}
		return false, e.answerAgain(tx, m, &row, first)
	case journal.InterchangeConflict, journal.InterchangeHeld:
		return true, tx.SetDocuments(row.ID, journal.DocumentHeld)
	}
	said, err := e.acknowledge(tx, m, &row, end, p)
	if err != nil {
		return false, err
	}
	if row.State == journal.InterchangeRejected {
		if said {
			return false, tx.SetDocuments(row.ID, journal.DocumentRejected)
		}
		return true, tx.SetDocuments(row.ID, journal.DocumentHeld)
	}
	if err := e.goOn(tx, end); err != nil {
		return false, err
	}
	if !said && end.Pieces == 0 { // nobody told the partner of what was rejected: a person must
		return false, tx.HoldRejected(row.ID)
	}
	return false, nil
}

// goOn enqueues the checks of an interchange's documents: at once when all of
// them were read in this transaction, else some hundred at a time.
func (e *Engine) goOn(tx *journal.Tx, end *endedInterchange) error {
	if end.Pieces > 0 {
		return tx.Enqueue(journal.Job{Lane: "i/" + end.ID, Kind: journal.KindRelease, Partner: end.Partner, Ref: end.ID})
	}
	return enqueueChecks(tx, end.docs, end.Groups)
}

func enqueueChecks(tx *journal.Tx, docs []journal.Document, groups []x12.GroupReport) error {
	var jobs []journal.Job
	for _, d := range docs {
		if d.State != journal.DocumentRead {
			continue
		}
		if deliver.IsAcknowledgement(d.Type) { // nobody was told of a fault in its group
			jobs = append(jobs, journal.Job{Lane: "a/" + d.ID, Kind: journal.KindAcknowledged, Partner: d.Partner, Ref: d.ID})
			continue
		}
		if groupRejected(&d, groups) { // the partner was told that the whole group is
			if err := tx.SetDocument(d.ID, journal.DocumentRejected, "", d.Findings); err != nil {
				return err
			}
			continue
		}
		jobs = append(jobs, journal.Job{Lane: journal.NumberLane(d.Station, d.Partner, d.Number, d.ID), Kind: journal.KindCheck, Partner: d.Partner, Ref: d.ID})
	}
	return tx.Enqueue(jobs...)
}

func groupRejected(d *journal.Document, groups []x12.GroupReport) bool {
	var s storedSet
	if json.Unmarshal(d.Context, &s) != nil || s.Group >= len(groups) {
		return false
	}
	return groups[s.Group].Status == "R"
}

// maxListed is the largest group of which each set is named in the 997. Of a larger
// one only those are that have a fault, as X12 allows: AK9 counts them all, and
// memory stays bounded.
const maxListed = 10_000

// groupReports completes the groups' reports with those of their sets.
func groupReports(tx *journal.Tx, end *endedInterchange) ([]x12.GroupReport, error) {
	groups := append([]x12.GroupReport(nil), end.Groups...)
	for i := range groups {
		groups[i].Sets = nil
	}
	add := func(docs []journal.Document) error {
		for _, d := range docs {
			var s storedSet
			if err := json.Unmarshal(d.Context, &s); err != nil {
				return fmt.Errorf("read context of %s: %w", d.ID, err)
			}
			if s.Group < len(groups) && s.TA1 == nil && (groups[s.Group].Received <= maxListed || s.Report.Status != "A") {
				groups[s.Group].Sets = append(groups[s.Group].Sets, s.Report)
			}
		}
		return nil
	}
	if end.Pieces == 0 {
		return groups, add(end.docs)
	}
	after := ""
	for {
		docs, err := tx.Documents(end.ID, after, 500)
		if err != nil {
			return nil, err
		}
		if err := add(docs); err != nil || len(docs) == 0 {
			return groups, err
		}
		after = docs[len(docs)-1].ID
	}
}

// acknowledge writes TA1 and 997 or 999, in one interchange. It reports whether
// the partner was told of every fault.
func (e *Engine) acknowledge(tx *journal.Tx, m *journal.Message, row *journal.Interchange, end *endedInterchange, p *partner.Partner) (said bool, err error) {
	if p == nil || m.Envelope.Untrusted != "" { // the partner may have sent nothing
		return false, nil
	}
	var b acknowledge.Bundle
	kind := "TA1"
	if acknowledge.TA1Due(*end.report, p.Answers) {
		b.TA1 = append(b.TA1, acknowledge.TA1(*end.report))
	}
	if row.State != journal.InterchangeRejected {
		b.Sets = acknowledge.Functional(*end.report, end.Groups, p.Answers)
		if len(b.Sets) > 0 {
			kind = b.Sets[0].ID
		}
	}
	if len(b.TA1) == 0 && len(b.Sets) == 0 {
		return len(end.Groups) > 0 && allFA(end.Groups), nil
	}
	test := end.report.Usage == "T" || end.report.Usage == "I" || p.Test || m.Envelope.Test
	_, err = e.write(tx, p, b, outgoing{kind: kind, messageID: m.ID, interchangeID: row.ID, station: row.Station, test: test,
		sender: end.report.Receiver, receiver: end.report.Sender, version: end.report.Version})
	return true, err
}

func allFA(groups []x12.GroupReport) bool {
	for _, g := range groups {
		if !g.Unacknowledgeable {
			return false
		}
	}
	return true
}

// outgoing is what write needs to know of an interchange to a partner.
type outgoing struct {
	kind, messageID, interchangeID, station string
	orders                                  []string
	test                                    bool
	sender, receiver                        decode.Party // ours, the partner's
	groupSender, groupReceiver              string
	version                                 string // ISA12
}

// write takes control numbers, seals the bundle and stores it with the job that
// delivers it, all in the caller's transaction.
func (e *Engine) write(tx *journal.Tx, p *partner.Partner, b acknowledge.Bundle, o outgoing) (string, error) {
	scope := o.station + "/" + p.ID
	env := acknowledge.Envelope{Sender: o.sender, Receiver: o.receiver, GroupSender: o.groupSender, GroupReceiver: o.groupReceiver,
		Version: o.version, Now: inZone(tx.Now(), p.Answers.TimeZone), Test: o.test, Syntax: p.Syntax}
	var err error
	if env.Interchange, err = next(tx, scope+"/ISA13", 1); err != nil {
		return "", err
	}
	if n := b.Groups(env); n > 0 {
		if env.Group, err = next(tx, scope+"/GS06", n); err != nil {
			return "", err
		}
		if env.Set, err = next(tx, scope+"/ST02", len(b.Sets)); err != nil {
			return "", err
		}
	}
	sealed, err := b.Seal(p.Answers, env)
	if err != nil {
		return "", err
	}
	prepared := e.inline(sealed.Payload)
	if err := tx.PutBlob(prepared.sha, int64(len(sealed.Payload)), sealed.Payload); err != nil {
		return "", err
	}
	out := journal.Outbound{ID: intake.NewID("X", tx.Now()), Station: o.station, Partner: p.ID, Kind: o.kind, Connection: p.Via, MessageID: o.messageID,
		InterchangeID: o.interchangeID, OrderIDs: o.orders, Control: sealed.Control, SHA256: prepared.sha, Size: int64(len(sealed.Payload)), Test: o.test,
		State: journal.OutboundPending, CreatedAt: tx.Now(), FileName: p.FileName(o.kind, sealed.Control, tx.Now())}
	if err := deliver.Send(tx, out); err != nil {
		return "", err
	}
	for _, v := range sealed.Replaced {
		if err := tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: "characters replaced", MessageID: out.MessageID, OutboundID: out.ID,
			Detail: v + ": the partner writes ISO 8859-1, which does not have all of them"}); err != nil {
			return "", err
		}
	}
	return out.ID, tx.PutOutboundSets(&out, sentSets(sealed, o.orders))
}

// sentSets are the numbers by which the partner will acknowledge what was sealed.
func sentSets(sealed acknowledge.Sealed, orders []string) (sets []journal.OutboundSet) {
	for _, g := range sealed.Groups {
		for _, s := range g.Sets {
			set := journal.OutboundSet{FunctionalID: g.FunctionalID, Group: g.Control, Type: s.ID, Control: s.Control}
			if s.Index < len(orders) {
				set.OrderID = orders[s.Index]
			}
			sets = append(sets, set)
		}
	}
	return sets
}

// answerAgain sends what the first delivery of an interchange was answered with,
// the same bytes as a new outbound document.
func (e *Engine) answerAgain(tx *journal.Tx, m *journal.Message, row, first *journal.Interchange) error {
	outs, err := tx.OutboundOf(first.ID)
	if err != nil {
		return err
	}
	for _, o := range outs {
		if len(o.OrderIDs) > 0 || o.ResendOf != "" {
			continue
		}
		o.MessageID, o.InterchangeID = m.ID, row.ID
		if _, err := deliver.Again(tx, o); err != nil {
			return err
		}
	}
	return nil
}

// next takes n counter values in a row and returns the first.
func next(tx *journal.Tx, name string, n int) (first int64, err error) {
	for i := range n {
		v, err := tx.NextNumber(name)
		if err != nil {
			return 0, err
		}
		if i == 0 {
			first = v
		}
	}
	return first, nil
}

func exchangeKey(r *x12.InterchangeReport) string {
	return r.Sender.Qualifier + ":" + r.Sender.ID + " " + r.Receiver.Qualifier + ":" + r.Receiver.ID + " " + r.Control
}

func at(r *x12.InterchangeReport) gateway.Position {
	return gateway.Position{Path: "ISA " + r.Control, Interchange: r.Control, Offset: r.Offset}
}
