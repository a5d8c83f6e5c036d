// SPDX-License-Identifier: Apache-2.0

package httpserver

import (
	"net"
	"sync"
)

// Share lets one address hold no more than a part of what there is for all: whoever
// holds connections, or streams of HTTP/2, without sending anything keeps out himself
// and nobody else. Safe for concurrent use.
type Share struct {
	most int

	mu   sync.Mutex
	held map[string]int // by address, without the port
}

// NewShare gives each address half of all.
func NewShare(all int) *Share { return &Share{most: (all + 1) / 2, held: map[string]int{}} }

// Take tells whether address may hold one more.
func (s *Share) Take(address string) bool {
	host := HostOf(address)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held[host] >= s.most {
		return false
	}
	s.held[host]++
	return true
}

// Give gives one back.
func (s *Share) Give(address string) {
	host := HostOf(address)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held[host]--; s.held[host] <= 0 {
		delete(s.held, host)
	}
}

// HostOf is the address without its port; of IPv6 the network of a customer, in
// which there are as many addresses as he likes.
func HostOf(address string) string {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = address
	}
	ip := net.ParseIP(host)
	switch {
	case ip == nil:
		return host
	case ip.To4() != nil: // also as written in IPv6
		return ip.To4().String()
	}
	return ip.Mask(net.CIDRMask(64, 128)).String()
}
