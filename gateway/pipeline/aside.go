// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"fmt"
	"slices"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/journal"
)

// asideCode is of a file that holds no order and asks for nothing: terms, a brochure.
// Beside an order in the same mail it is nobody's work; alone, somebody looks.
const asideCode = "message.paper.aside"

// aside tells a document that is surely none we would have to do anything about: a
// letter or a catalogue without a line and without an order number.
func aside(d *decode.Document) bool {
	if !d.Paper {
		return false
	}
	kind, number := said(d, "kind"), said(d, "number")
	if number != "" || len(lines(d)) > 0 || kind != string(paper.Letter) && kind != string(paper.Catalogue) {
		return false
	}
	return !slices.ContainsFunc(d.Findings, func(f gateway.Finding) bool { // what could not be read may be anything
		return f.Severity.Worse(gateway.Warn) && len(f.Code) > 13 && f.Code[:13] == "document.pdf."
	})
}

// said is a value of a document's header, "" for none.
func said(d *decode.Document, name string) string {
	for _, n := range d.Root.Children {
		if n.Name == name {
			v, _ := n.Element(1)
			return v
		}
	}
	return ""
}

func asideFinding(m *journal.Message, d *decode.Document) gateway.Finding {
	kind := said(d, "kind")
	return gateway.Finding{Code: asideCode, Severity: gateway.Hold, Position: d.Position(d.Root, 0, 0), Found: kind,
		Message: fmt.Sprintf("%s holds no order: it is a %s.", m.Envelope.FileName, kind), Hint: "Look whether an order is missing; else close the message."}
}

// onlyAsides tells whether nothing else holds a message.
func onlyAsides(findings []gateway.Finding) bool {
	found := false
	for _, f := range findings {
		found = found || f.Code == asideCode
		if f.Code != asideCode && f.Severity.Worse(gateway.Warn) {
			return false
		}
	}
	return found
}

// delivered lists all that came together: the parts of a mail, and those of its PDFs.
func delivered(tx *journal.Tx, m *journal.Message) ([]journal.Message, error) {
	root, err := tx.Root(m.ID)
	if err != nil {
		return nil, err
	}
	return tx.Family(root)
}

// orderBeside is the order that came in another part of the same mail, "" for none.
func orderBeside(tx *journal.Tx, m *journal.Message) (string, error) {
	parts, err := delivered(tx, m)
	if err != nil {
		return "", err
	}
	for _, p := range parts {
		if p.ID == m.ID {
			continue
		}
		docs, err := tx.DocumentsOf(p.ID)
		if err != nil {
			return "", err
		}
		for _, d := range docs {
			if d.OrderID != "" && (d.State == journal.DocumentOrder || d.State == journal.DocumentDuplicate) {
				return d.OrderID, nil
			}
		}
	}
	return "", nil
}

// closeAside ends the reading of a part that lies beside an order.
func (e *Engine) closeAside(tx *journal.Tx, m *journal.Message, format string, findings []gateway.Finding, order string, j journal.Job) error {
	if err := setAside(tx, m, format, findings, order); err != nil {
		return err
	}
	return tx.Complete(j)
}

func setAside(tx *journal.Tx, m *journal.Message, format string, findings []gateway.Finding, order string) error {
	findings = slices.Clone(findings)
	for i := range findings {
		if findings[i].Code == asideCode {
			findings[i].Severity, findings[i].Hint = gateway.Note, "It came beside order "+order+"."
		}
	}
	if err := tx.SetMessage(m.ID, journal.MessageRead, format, nil, findings); err != nil {
		return err
	}
	return tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: "closed", MessageID: m.ID,
		Detail: fmt.Sprintf("%s: no order, beside order %s", m.Envelope.FileName, order)})
}

// closeAsides closes what waits beside an order that has just been stored.
func closeAsides(tx *journal.Tx, m *journal.Message, order string) error {
	if m.Envelope.Parent == "" {
		return nil
	}
	parts, err := delivered(tx, m)
	if err != nil {
		return err
	}
	for i := range parts {
		p := &parts[i]
		if p.ID == m.ID || p.State != journal.MessageHeld || !onlyAsides(p.Findings) {
			continue
		}
		if err := setAside(tx, p, p.Format, p.Findings, order); err != nil {
			return err
		}
	}
	return nil
}
