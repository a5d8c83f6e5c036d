// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"slices"

	"ordergate/gateway"
)

// Decide turns findings into the decision about an order, as gateway.Weigh
// weighs them: one that rejects makes it Refused as a whole, else one that holds
// puts it on hold, else it is accepted. Lines that findings speak of carry the
// answer code (R2, IQ …) and the sentence; the other lines of a refused or held
// order carry its status alone. At is left to the caller. It is pure.
//
// Refusing single lines and posting the rest is for a person or for the ERP's
// answer: an ERP target is given the order as it was sent.
func Decide(o *gateway.Order, findings []gateway.Finding) gateway.Decision {
	d := gateway.Decision{Status: gateway.Accepted, By: "rules", Line: make([]gateway.LineDecision, len(o.OrderLine))}
	decisive := gateway.Warn
	switch gateway.Weigh(findings) {
	case gateway.Rejected:
		d.Status, decisive = gateway.Refused, gateway.Hold
	case gateway.Held:
		d.Status = gateway.OnHold
	}
	for i := range d.Line {
		d.Line[i].Status = d.Status
	}
	for _, f := range findings {
		if !f.Severity.Worse(decisive) {
			continue
		}
		if d.ReasonCode == "" {
			d.ReasonCode, d.Reason = f.Code, f.Message
		}
		if f.Line < 1 || f.Line > len(d.Line) {
			continue
		}
		l := &d.Line[f.Line-1]
		if l.Reason == "" {
			l.Reason = f.Message
			l.Code = answer(d.Status, f.Answer)
		}
	}
	return d
}

// holding are the X12 668 codes that say "not decided yet"; the others would
// promise or refuse something (X12 element 668).
var holding = []string{"IH", "IF", "IW"}

// refusing are the X12 668 codes of a no.
var refusing = []string{"IR", "ID", "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"}

// answer is the code a line may carry under its status, "" to derive it.
func answer(s gateway.Status, code string) string {
	if s == gateway.Refused && slices.Contains(refusing, code) || s == gateway.OnHold && slices.Contains(holding, code) {
		return code
	}
	return ""
}
