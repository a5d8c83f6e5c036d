// SPDX-License-Identifier: Apache-2.0

package partner

import (
	"fmt"

	"ordergate/transports/portal"
)

// api checks the keys of the API against the other partners': one lets in one.
func (c *checking) api() {
	if c.p.API == nil {
		return
	}
	if c.p.API.Name == portal.Desk {
		c.fault(fmt.Sprintf("%q is the connection of account managers", portal.Desk), "give it another name", "api", "name")
	}
	for i, k := range c.p.API.Keys {
		for _, id := range c.l.d.ids {
			other := c.l.d.partners[id]
			if other.API == nil {
				continue
			}
			for _, o := range other.API.Keys {
				if o.Hash == k.Hash {
					c.fault(fmt.Sprintf("the key is partner %s's (%s) already", other.ID, other.File), "each partner has keys of its own; one key for several is api.partners", "api", "keys", fmt.Sprint(i), "hash")
				}
			}
		}
	}
}
