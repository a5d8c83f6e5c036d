// SPDX-License-Identifier: Apache-2.0

package partner

import (
	"fmt"
	"slices"
	"strconv"

	"ordergate/gateway"
)

// nameWebhooks gives the webhooks of all files their names: one name is one
// webhook, in whatever file it stands.
func (l *loader) nameWebhooks() {
	taken := slices.Clone(l.refs.Webhooks)
	for _, c := range l.files {
		for i := range c.p.Webhooks {
			w := &c.p.Webhooks[i]
			if w.Name == "" {
				w.Name = c.p.ID + "-webhook"
				if i > 0 {
					w.Name += "-" + strconv.Itoa(i+1)
				}
			}
			if slices.Contains(taken, w.Name) {
				c.fault(fmt.Sprintf("webhook %q is there already", w.Name), "each needs a name of its own", "webhooks", strconv.Itoa(i), "name")
			}
			taken = append(taken, w.Name)
		}
	}
}

// webhooks checks the partner's webhooks.
func (c *checking) webhooks() {
	for i := range c.p.Webhooks {
		w, at := &c.p.Webhooks[i], strconv.Itoa(i)
		faults := w.Validate(func(message, hint string, path ...string) gateway.Fault {
			return c.Fault(message, hint, append([]string{"webhooks", at}, path...)...)
		})
		c.l.faults = append(c.l.faults, faults...)
		c.bad = c.bad || len(faults.Errors()) > 0
		if len(w.Partners) > 0 {
			c.fault("a webhook of a partner file is told of that partner's orders only", "take partners away, or put the webhook into the config", "webhooks", at, "partners")
		}
	}
}
