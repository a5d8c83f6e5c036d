// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"fmt"
	"slices"

	"ordergate/gateway"
	"ordergate/gateway/deliver"
	"ordergate/gateway/journal"
	"ordergate/gateway/validate"
)

// untrustedCode is of orders that nobody can be sure who sent. It holds whatever the
// partner's rules say: they are the partner's, and it is not known to be the partner.
const untrustedCode = "message.sender.untrusted"

func untrustedFinding(why string) gateway.Finding {
	return gateway.Finding{Code: untrustedCode, Severity: gateway.Hold, Message: why,
		Hint: "Make sure by another way, such as a call to a number you have, that the partner sent it; then release it, else reject it."}
}

// distrusted gives the findings of what came from nobody knows whom: a person decides,
// whatever else was found. Nothing is refused of it by itself, since the partner may
// know nothing of it.
func distrusted(findings []gateway.Finding, why string) []gateway.Finding {
	if why == "" {
		return findings
	}
	out := make([]gateway.Finding, 0, len(findings)+1)
	if !slices.ContainsFunc(findings, func(f gateway.Finding) bool { return f.Code == untrustedCode }) {
		out = append(out, untrustedFinding(why))
	}
	for _, f := range findings {
		if f.Severity == gateway.Reject {
			f.Severity = gateway.Hold
		}
		out = append(out, f)
	}
	return out
}

// forged holds a 997, 999 or TA1 that nobody can be sure who sent: what it says would
// settle what we sent to the partner.
func forged(m *journal.Message, d *journal.Document) bool {
	if m.Envelope.Untrusted == "" || !deliver.IsAcknowledgement(d.Type) {
		return false
	}
	d.State = journal.DocumentHeld
	d.Findings = append(d.Findings, untrustedFinding(m.Envelope.Untrusted))
	return true
}

// doubted tells an order of which the same came before from nobody knows whom, and was
// not believed: it must not be lost as a repeat of that. It waits for a person, too,
// since only one of the two may be posted.
func (c *checking) doubted(tx *journal.Tx) (bool, error) {
	if c.known == nil || c.x.Untrusted != "" || c.known.State != journal.OrderHeld && c.known.State != journal.OrderRejected {
		return false, nil
	}
	m, err := tx.Message(c.known.MessageID)
	if err != nil || m.Envelope.Untrusted == "" {
		return false, err
	}
	c.x.Findings = slices.Insert(c.x.Findings, 0, gateway.Finding{Code: "order.number.untrusted", Severity: gateway.Hold, Field: "/id", Found: c.known.ID,
		Message: fmt.Sprintf("An order of this number came before from somebody who may not have been the partner, as %s; it is %s.", c.known.ID, c.known.State),
		Hint:    "Release this one and reject the other where that is still held."})
	at := c.x.Decision.At
	c.x.Decision = validate.Decide(c.x.Order, c.x.Findings)
	c.x.Decision.At = at
	return true, nil
}
