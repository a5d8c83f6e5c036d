// SPDX-License-Identifier: Apache-2.0

package partner

import (
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
)

// confirm checks what the partner is told by mail.
func (c *checking) confirm() {
	if c.p.Mail == nil {
		return
	}
	m := &c.p.Mail.Confirm
	faults := m.Validate(func(message, hint string, path ...string) gateway.Fault {
		return c.Fault(message, hint, append([]string{"mail", "confirm"}, path...)...)
	})
	c.l.faults = append(c.l.faults, faults...)
	c.bad = c.bad || len(faults.Errors()) > 0
	if known := c.l.refs.Languages; known != nil && m.Language != "" {
		plain, _, _ := strings.Cut(m.Language, "-")
		if !slices.Contains(known, m.Language) && !slices.Contains(known, plain) {
			c.fault(fmt.Sprintf("there is no language %q", m.Language), nearest(m.Language, known, "no language file was read"), "mail", "confirm", "language")
		}
	}
	if len(m.To) > 0 || c.p.Via != c.p.Mail.Name {
		return
	}
	hint := "set to: who sends an order by mail is known, who sends it otherwise is not"
	x12 := slices.ContainsFunc(c.p.Identifiers, func(i Identifier) bool { return !i.ISA.IsZero() })
	switch {
	case len(c.p.Connections) > 1:
		c.fault("answers go by mail, and orders come by "+strings.Join(slices.DeleteFunc(slices.Clone(c.p.Connections), func(s string) bool { return s == c.p.Mail.Name }), ", ")+": there is no address to answer to", hint, "mail", "confirm")
	case c.p.Answer != "" || x12 && c.p.Answered():
		c.fault("answers go by mail as files, and there is no address for them", hint, "mail", "confirm")
	}
}

// Answered tells whether the partner is told anything at all by the way its answers go.
func (p *Partner) Answered() bool {
	a := p.Answers.WithDefaults()
	return a.Functional != acknowledge.FNo || a.OrderResponse != acknowledge.Never || a.TA1 != acknowledge.Never
}
