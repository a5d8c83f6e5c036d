// SPDX-License-Identifier: Apache-2.0

package trust

import (
	"context"
	"errors"
	"net"
	"strings"
	"sync"
	"time"

	"ordergate/gateway"
)

// DNS is what is asked; *net.Resolver implements it.
type DNS interface {
	LookupTXT(ctx context.Context, name string) ([]string, error)
	LookupMX(ctx context.Context, name string) ([]*net.MX, error)
	LookupIPAddr(ctx context.Context, host string) ([]net.IPAddr, error)
	LookupAddr(ctx context.Context, addr string) ([]string, error)
}

// Resolver asks the DNS server at address, host:port; the system's when it is "".
func Resolver(address string) DNS {
	if address == "" {
		return &net.Resolver{}
	}
	dialer := net.Dialer{Timeout: 5 * time.Second}
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return dialer.DialContext(ctx, network, address)
	}}
}

const (
	keepFound   = 5 * time.Minute // what a resolver does not tell us of lives no longer than that anyway
	keepMissing = time.Minute
	maxAnswers  = 4096
	maxLookups  = 100 // of one mail
)

// cache remembers answers for a while. Safe for concurrent use.
type cache struct {
	dns   DNS
	clock gateway.Clock

	mu      sync.Mutex
	answers map[string]answer
}

type answer struct {
	value any
	err   error
	until time.Time
}

func (c *cache) get(key string) (answer, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, ok := c.answers[key]
	return a, ok && c.clock.Now().Before(a.until)
}

// put keeps an answer, not that there was none.
func (c *cache) put(key string, value any, err error) {
	keep := keepFound
	var missing *net.DNSError
	if err != nil {
		if !errors.As(err, &missing) || !missing.IsNotFound {
			return
		}
		keep = keepMissing
	}
	now := c.clock.Now()
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.answers) >= maxAnswers {
		for k, a := range c.answers {
			if !now.Before(a.until) {
				delete(c.answers, k)
			}
		}
		if len(c.answers) >= maxAnswers {
			clear(c.answers)
		}
	}
	c.answers[key] = answer{value, err, now.Add(keep)}
}

// asking is the cache as one mail sees it: its questions are counted, and end with its
// context.
type asking struct {
	*cache
	left int
}

// tooMany is what the questions after the last get.
func tooMany(name string) error {
	return &net.DNSError{Err: "too many questions for one mail", Name: name, IsTemporary: true}
}

func ask[T any](a *asking, ctx context.Context, kind, name string, lookup func(context.Context, string) (T, error)) (T, error) {
	var none T
	if name = rooted(name); len(name) > 254 {
		return none, &net.DNSError{Err: "no such host", Name: name, IsNotFound: true}
	}
	key := kind + " " + strings.ToLower(name)
	if got, ok := a.get(key); ok {
		value, _ := got.value.(T)
		return value, got.err
	}
	if a.left--; a.left < 0 {
		return none, tooMany(name)
	}
	value, err := lookup(ctx, name)
	if ctx.Err() != nil && err != nil {
		err = &net.DNSError{Err: "out of time", Name: name, IsTimeout: true, IsTemporary: true}
	}
	a.put(key, value, err)
	return value, err
}

// rooted keeps the resolver's search list out of it.
func rooted(name string) string {
	if strings.HasSuffix(name, ".") || net.ParseIP(name) != nil {
		return name
	}
	return name + "."
}

// LookupTXT implements DNS.
func (a *asking) LookupTXT(ctx context.Context, name string) ([]string, error) {
	return ask(a, ctx, "TXT", name, a.dns.LookupTXT)
}

// LookupMX implements DNS.
func (a *asking) LookupMX(ctx context.Context, name string) ([]*net.MX, error) {
	return ask(a, ctx, "MX", name, a.dns.LookupMX)
}

// LookupIPAddr implements DNS.
func (a *asking) LookupIPAddr(ctx context.Context, name string) ([]net.IPAddr, error) {
	return ask(a, ctx, "A", name, a.dns.LookupIPAddr)
}

// LookupAddr implements DNS.
func (a *asking) LookupAddr(ctx context.Context, addr string) ([]string, error) {
	return ask(a, ctx, "PTR", addr, a.dns.LookupAddr)
}
