// SPDX-License-Identifier: Apache-2.0

package partner

import "ordergate/gateway"

// block is a connection's block of a partner file, which knows what it must hold.
type block interface {
	Validate(fault func(message, hint string, path ...string) gateway.Fault) gateway.Faults
}

// blocks lets each block check itself.
func (c *checking) blocks() {
	p := c.p
	for _, b := range []struct {
		key   string
		there bool
		block block
	}{{"sftp", p.SFTP != nil, p.SFTP}, {"remote", p.Remote != nil, p.Remote}, {"mail", p.Mail != nil, p.Mail}, {"api", p.API != nil, p.API},
		{"cxml", p.CXML != nil, p.CXML}, {"shop", p.Shop != nil, p.Shop}} {
		if !b.there {
			continue
		}
		faults := b.block.Validate(func(message, hint string, path ...string) gateway.Fault {
			return c.Fault(message, hint, append([]string{b.key}, path...)...)
		})
		c.l.faults = append(c.l.faults, faults...)
		c.bad = c.bad || len(faults.Errors()) > 0
	}
}
