// SPDX-License-Identifier: Apache-2.0

// Package throttle counts failed logins by address and by user, and says who may not
// try for a while. It must not know whether a user exists: all are treated alike.
//
// Invariant: its memory is bounded, however many addresses and names come.
package throttle

import (
	"net/netip"
	"sync"
	"time"
)

// Config says when it is too much.
type Config struct {
	Failures int           // of an address within Within: it is banned
	Within   time.Duration // how long a failure counts
	Ban      time.Duration // how long a ban holds
	Now      func() time.Time
}

// A user is blocked after this many times the failures of an address: from many
// addresses. Those that it logged in from before are let through.
const userFactor = 5

// entries is how many addresses, and how many users, are remembered; the oldest go.
const entries = 20_000

// homes is how many addresses are remembered of a user that logged in.
const homes = 32

// Guard is safe for concurrent use.
type Guard struct {
	cfg   Config
	mu    sync.Mutex
	addrs map[string]*entry
	users map[string]*entry
	known map[string][]string // addresses by user
}

type entry struct {
	failures int
	first    time.Time
	until    time.Time // banned
}

// New makes a guard that has seen nothing.
func New(c Config) *Guard {
	return &Guard{cfg: c, addrs: map[string]*entry{}, users: map[string]*entry{}, known: map[string][]string{}}
}

// Network is what counts as one address: an IPv4 address, or an IPv6 /64, which one
// customer has to himself.
func Network(host string) string {
	a, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	a = a.Unmap().WithZone("")
	if a.Is4() {
		return a.String()
	}
	p, err := a.Prefix(64)
	if err != nil {
		return host
	}
	return p.String()
}

// Banned tells until when an address may not come; zero when it may.
func (g *Guard) Banned(addr string) time.Time {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.until(g.addrs[addr])
}

// Blocked tells until when a user may not try a password from an address; zero when it
// may.
func (g *Guard) Blocked(user, addr string) time.Time {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, home := range g.known[user] {
		if home == addr {
			return time.Time{}
		}
	}
	return g.until(g.users[user])
}

func (g *Guard) until(e *entry) time.Time {
	if e == nil || !g.cfg.Now().Before(e.until) {
		return time.Time{}
	}
	return e.until
}

// Failed counts a failed login. It reports whether the address, or the user, is shut
// out by it from now on.
func (g *Guard) Failed(addr, user string) (banned, blocked bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	banned = g.count(g.addrs, addr, g.cfg.Failures)
	if user != "" {
		blocked = g.count(g.users, user, g.cfg.Failures*userFactor)
	}
	return banned, blocked
}

func (g *Guard) count(m map[string]*entry, key string, most int) bool {
	now := g.cfg.Now()
	e := m[key]
	if e == nil {
		if len(m) >= entries {
			g.evict(m)
		}
		e = &entry{first: now}
		m[key] = e
	}
	if now.Before(e.until) {
		return false
	}
	if now.Sub(e.first) > g.cfg.Within {
		e.failures, e.first = 0, now
	}
	if e.failures++; e.failures < most {
		return false
	}
	e.failures, e.first, e.until = 0, now, now.Add(g.cfg.Ban)
	return true
}

// evict makes room: first what is over, else the oldest quarter of what is left.
func (g *Guard) evict(m map[string]*entry) {
	now := g.cfg.Now()
	var sum time.Duration
	for k, e := range m {
		if age := now.Sub(e.first); age > g.cfg.Within && !now.Before(e.until) {
			delete(m, k)
		} else {
			sum += age
		}
	}
	if len(m) < entries {
		return
	}
	mean := sum / time.Duration(len(m))
	for k, e := range m {
		if now.Sub(e.first) >= mean {
			delete(m, k)
		}
	}
}

// Succeeded forgets the failures of an address, and remembers that the user comes from
// there.
func (g *Guard) Succeeded(addr, user string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.addrs, addr)
	for _, home := range g.known[user] {
		if home == addr {
			return
		}
	}
	if len(g.known) >= entries {
		clear(g.known)
	}
	all := append(g.known[user], addr)
	if len(all) > homes {
		all = append([]string(nil), all[1:]...)
	}
	g.known[user] = all
}
