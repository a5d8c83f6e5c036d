// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"net"
	"sync"
)

// share lets one address hold no more than a part of what there is for all: whoever
// holds connections, or streams of HTTP/2, without sending anything keeps out himself
// and nobody else. Safe for concurrent use.
type share struct {
	most int

	mu   sync.Mutex
	held map[string]int // by address, without the port
}

// newShare gives each address half of all.
func newShare(all int) *share { return &share{most: (all + 1) / 2, held: map[string]int{}} }

// take tells whether address may hold one more.
func (s *share) take(address string) bool {
	host := hostOf(address)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held[host] >= s.most {
		return false
	}
	s.held[host]++
	return true
}

func (s *share) give(address string) {
	host := hostOf(address)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held[host]--; s.held[host] <= 0 {
		delete(s.held, host)
	}
}

// hostOf is the address without its port; of IPv6 the network of a customer, in
// which there are as many addresses as he likes.
func hostOf(address string) string {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = address
	}
	ip := net.ParseIP(host)
	if ip == nil || ip.To4() != nil {
		return host
	}
	return ip.Mask(net.CIDRMask(64, 128)).String()
}
