// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"net"
	"testing"
)

// TestGuard: which addresses a receipt may go to, with nothing allowed, with private
// networks, and with this machine.
func TestGuard(t *testing.T) {
	t.Parallel()
	for address, want := range map[string][3]bool{
		"192.0.2.7":          {true, true, true},
		"2001:db8::1":        {true, true, true},
		"10.1.2.3":           {false, true, false},
		"172.16.0.1":         {false, true, false},
		"192.168.1.1":        {false, true, false},
		"fd00::1":            {false, true, false},
		"100.64.0.1":         {false, true, false}, // RFC 6598
		"100.128.0.1":        {true, true, true},
		"0.1.2.3":            {false, false, false},
		"64:ff9b::a01:203":   {false, true, false}, // NAT64 of 10.1.2.3
		"64:ff9b::7f00:1":    {false, false, true}, // NAT64 of 127.0.0.1
		"64:ff9b:1::1":       {false, true, false}, // NAT64 of one network
		"2002:7f00:1::1":     {false, false, true}, // 6to4 of 127.0.0.1
		"2002:a01:203::1":    {false, true, false}, // 6to4
		"127.0.0.1":          {false, false, true},
		"127.9.9.9":          {false, false, true},
		"::1":                {false, false, true},
		"::ffff:127.0.0.1":   {false, false, true},
		"0.0.0.0":            {false, false, false},
		"::":                 {false, false, false},
		"169.254.169.254":    {false, false, false},
		"fe80::1":            {false, false, false},
		"224.0.0.1":          {false, false, false},
		"ff02::1":            {false, false, false},
		"255.255.255.255":    {false, false, false},
		"no address at all!": {false, false, false},
	} {
		for i, g := range []guard{{}, {private: true}, {loopback: true}} {
			if err := g.check(net.ParseIP(address)); (err == nil) != want[i] {
				t.Errorf("%s by %+v: %v", address, g, err)
			}
		}
	}
}
