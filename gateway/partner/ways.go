// SPDX-License-Identifier: Apache-2.0

package partner

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/transports/as2"
	"ordergate/transports/portal/cxml"
	"ordergate/transports/portal/shop"
	"ordergate/transports/webhook"
)

// way is a connection that a partner file brings with it: one of its blocks.
type way struct {
	key       string  // of the block; of one in a list with its place, as in webhooks/0
	transport string  // as in Envelope.Transport
	name      *string // "" is filled in
	partners  []string
	out       bool // documents can go out by it
}

// path is where something of it stands in the file.
func (w way) path(path ...string) []string { return append(strings.Split(w.key, "/"), path...) }

// ways lists the blocks of p that are connections.
func (p *Partner) ways() (all []way) {
	if c := p.AS2; c != nil {
		all = append(all, way{"as2", as2.Name, &c.Name, c.Partners, c.URL != ""})
	}
	if c := p.SFTP; c != nil {
		all = append(all, way{"sftp", "sftp", &c.Name, c.Partners, true})
	}
	if c := p.Remote; c != nil {
		all = append(all, way{"remote", "remote", &c.Name, c.Partners, c.Push != nil})
	}
	if c := p.Mail; c != nil {
		all = append(all, way{"mail", "mail", &c.Name, c.Partners, true})
	}
	if c := p.API; c != nil {
		all = append(all, way{"api", "api", &c.Name, c.Partners, c.Pickup})
	}
	if c := p.CXML; c != nil {
		all = append(all, way{"cxml", cxml.Name, &c.Name, c.Partners, c.URL != ""})
	}
	if c := p.Shop; c != nil {
		all = append(all, way{"shop", shop.Name, &c.Name, nil, false})
	}
	for i := range p.Webhooks {
		if c := &p.Webhooks[i]; c.Documents {
			all = append(all, way{"webhooks/" + strconv.Itoa(i), webhook.Name, &c.Name, nil, true})
		}
	}
	return all
}

// Transports tells by which transport each connection of the partner's own file
// goes.
func (p *Partner) Transports() map[string]string {
	out := map[string]string{}
	for _, w := range p.ways() {
		out[*w.name] = w.transport
	}
	return out
}

// ways makes the connections that partner files bring with them, beside those of
// the config.
func (l *loader) ways() {
	l.refs.Connections = slices.Clone(l.refs.Connections)
	for _, c := range l.files {
		for _, w := range c.p.ways() {
			l.way(c, w)
		}
	}
	for _, c := range l.refs.Connections {
		l.connections = append(l.connections, c.Name)
	}
}

func (l *loader) way(c *checking, w way) {
	if *w.name == "" {
		*w.name = c.p.ID + "-" + w.key
	}
	if slices.ContainsFunc(l.refs.Connections, func(other Connection) bool { return other.Name == *w.name }) {
		c.fault(fmt.Sprintf("connection %q is there already", *w.name), "each needs a name of its own", w.path("name")...)
		return
	}
	for i, id := range w.partners {
		if id == c.p.ID {
			c.fault(fmt.Sprintf("%s speaks by its own connection in any case", id), "take it out of the list", w.path("partners", fmt.Sprint(i))...)
		}
	}
	l.refs.Connections = append(l.refs.Connections, Connection{Name: *w.name, Partners: append([]string{c.p.ID}, w.partners...), Out: w.out,
		Fault: func(message, hint string, path ...string) gateway.Fault {
			if n, err := strconv.Atoi(path[len(path)-1]); err == nil { // its own id stands before those of the file
				path = []string{"partners", strconv.Itoa(n - 1)}
			}
			return c.Fault(message, hint, w.path(path...)...)
		}})
}
