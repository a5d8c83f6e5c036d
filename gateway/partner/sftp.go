// SPDX-License-Identifier: Apache-2.0

package partner

import "fmt"

// sftp gives the SFTP account its user's name, and checks that it is its own.
func (c *checking) sftp() {
	a := c.p.SFTP
	if a == nil {
		return
	}
	if a.User == "" {
		a.User = c.p.ID
	}
	for _, id := range c.l.d.ids {
		other := c.l.d.partners[id]
		if other.SFTP != nil && other.SFTP.User == a.User {
			c.fault(fmt.Sprintf("the user %q is partner %s (%s) already", a.User, other.ID, other.File),
				"each account has a user's name of its own; others that come by it stand in its partners", "sftp", "user")
		}
	}
}
