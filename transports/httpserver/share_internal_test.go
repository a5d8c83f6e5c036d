// SPDX-License-Identifier: Apache-2.0

package httpserver

import "testing"

// TestShare: an address has half, by any of its ports, and gets back what it gives; a
// network of IPv6 counts as one.
func TestShare(t *testing.T) {
	t.Parallel()
	s := NewShare(4)
	for i, c := range []struct {
		address string
		give    bool
		want    bool
	}{
		{"192.0.2.1:1", false, true}, {"192.0.2.1:2", false, true}, {"192.0.2.1:3", false, false},
		{"[::ffff:192.0.2.1]:3", false, false}, {"192.0.2.2:1", false, true},
		{"192.0.2.1:1", true, true}, {"192.0.2.1:4", false, true}, {"192.0.2.1:5", false, false},
		{"[2001:db8::1]:1", false, true}, {"[2001:db8::2]:1", false, true}, {"[2001:db8::3:4]:1", false, false},
		{"[2001:db8:0:1::1]:1", false, true},
	} {
		if c.give {
			s.Give(c.address)
		} else if got := s.Take(c.address); got != c.want {
			t.Errorf("%d: %s: %v, want %v", i, c.address, got, c.want)
		}
	}
	for _, a := range []string{"192.0.2.1:2", "192.0.2.1:4", "192.0.2.2:1", "[2001:db8::1]:1", "[2001:db8::1]:1", "[2001:db8:0:1::1]:1"} {
		s.Give(a)
	}
	if len(s.held) != 0 {
		t.Errorf("still held: %v", s.held)
	}
}
