// SPDX-License-Identifier: Apache-2.0

package partner

import "fmt"

// mail checks the mail block against those of the other partners: an address and a
// user are one partner's.
func (c *checking) mail() {
	m := c.p.Mail
	if m == nil {
		return
	}
	for _, id := range c.l.d.ids {
		other := c.l.d.partners[id]
		if other.Mail == nil {
			continue
		}
		if other.Mail.Key(other.ID) == m.Key(c.p.ID) {
			at := []string{"mail", "address"}
			if m.Address == "" {
				at = at[:1]
			}
			c.fault(fmt.Sprintf("the mail address %q is partner %s (%s) already", m.Key(c.p.ID), other.ID, other.File), "an address is one partner; others that come by it stand in its partners", at...)
		}
		if m.User != "" && other.Mail.User == m.User {
			c.fault(fmt.Sprintf("the user %q is partner %s (%s) already", m.User, other.ID, other.File), "a user is one partner", "mail", "user")
		}
	}
}
