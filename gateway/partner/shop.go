// SPDX-License-Identifier: Apache-2.0

package partner

import (
	"fmt"

	"ordergate/gateway/acknowledge"
	"ordergate/transports/portal/shop"
)

// confirmationMapping writes the answer to orders of partners that are answered by
// cXML, unless their files name another.
const confirmationMapping = "cxml-confirmation"

// shops checks cXML senders against each other, and lets a shop be read by the
// reading of its kind.
func (c *checking) shops() {
	if s := c.p.Shop; s != nil {
		if id := shop.Mapping(s.Kind); id != "" && c.p.Mappings["json"] == "" {
			mappings := map[string]string{"json": id}
			for typ, m := range c.p.Mappings {
				mappings[typ] = m
			}
			c.p.Mappings = mappings
		}
	}
	x := c.p.CXML
	if x == nil {
		return
	}
	for _, id := range c.l.d.ids {
		other := c.l.d.partners[id]
		if o := other.CXML; o != nil && o.Identity == x.Identity && (o.Domain == x.Domain || o.Domain == "" || x.Domain == "") {
			c.fault(fmt.Sprintf("the sender %q is partner %s (%s) already", x.Identity, other.ID, other.File),
				"a sender is one connection; others that come by it stand in its partners", "cxml", "identity")
		}
	}
}

// quiet tells whether a partner without a way out wants no answers: nothing that came
// by a shop's webhook or by cXML is acknowledged, and its file says nothing else.
func (c *checking) quiet() bool {
	p := c.p
	if p.Shop == nil && p.CXML == nil {
		return false
	}
	for _, key := range []string{"functional", "ta1", "orderResponse", "mapping"} {
		if c.Has("answers", key) {
			return false
		}
	}
	for _, i := range p.Identifiers {
		if !i.ISA.IsZero() {
			return false
		}
	}
	p.Answers.Functional, p.Answers.TA1, p.Answers.OrderResponse = acknowledge.FNo, acknowledge.Never, acknowledge.Never
	return true
}

// confirmation has orders of a partner answered by a ConfirmationRequest where
// answers go by its cXML connection.
func (c *checking) confirmation() {
	if c.p.CXML != nil && c.p.Via == c.p.CXML.Name && c.p.Answer == "" {
		c.p.Answer = confirmationMapping
	}
}
