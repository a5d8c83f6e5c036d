// SPDX-License-Identifier: Apache-2.0

// Package trusttest is a DNS server on loopback for tests of what asks the DNS: it
// answers from a zone, and fails where it is told to.
package trusttest

import (
	"net"
	"net/netip"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// Fails as the only value of a name makes the server answer SERVFAIL.
const Fails = "SERVFAIL"

// DNS is the server. It is safe for concurrent use.
type DNS struct {
	Addr string // host:port

	mu    sync.Mutex
	zone  map[string][]string
	asked int
}

// NewDNS serves a zone until the test ends. Its keys are as in "TXT example.com",
// "A mx.example.com", "MX example.com" (values: hosts), in small letters.
func NewDNS(t testing.TB, zone map[string][]string) *DNS {
	t.Helper()
	c, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	d := &DNS{Addr: c.LocalAddr().String(), zone: map[string][]string{}}
	for k, v := range zone {
		d.zone[k] = v
	}
	done := make(chan struct{})
	go func() { defer close(done); d.serve(c) }()
	t.Cleanup(func() { _ = c.Close(); <-done })
	return d
}

// Set gives a name other values; none takes it away.
func (d *DNS) Set(key string, values ...string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.zone[key] = values; len(values) == 0 {
		delete(d.zone, key)
	}
}

// Asked tells how many questions were asked.
func (d *DNS) Asked() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.asked
}

func (d *DNS) serve(c net.PacketConn) {
	buf := make([]byte, 4096)
	for {
		n, from, err := c.ReadFrom(buf)
		if err != nil {
			return
		}
		if answer, err := d.answer(buf[:n]); err == nil {
			_, _ = c.WriteTo(answer, from)
		}
	}
}

func (d *DNS) answer(packet []byte) ([]byte, error) {
	var p dnsmessage.Parser
	h, err := p.Start(packet)
	if err != nil {
		return nil, err
	}
	q, err := p.Question()
	if err != nil {
		return nil, err
	}
	m := dnsmessage.Message{Header: dnsmessage.Header{ID: h.ID, Response: true, RecursionAvailable: true}, Questions: []dnsmessage.Question{q}}
	name := strings.ToLower(strings.TrimSuffix(q.Name.String(), "."))
	d.mu.Lock()
	defer d.mu.Unlock()
	d.asked++
	kind := strings.TrimPrefix(q.Type.String(), "Type")
	values := d.zone[kind+" "+name]
	switch {
	case len(values) == 1 && values[0] == Fails:
		m.RCode = dnsmessage.RCodeServerFailure
	case len(values) == 0 && !d.exists(name):
		m.RCode = dnsmessage.RCodeNameError
	}
	for _, v := range values {
		if v == Fails {
			continue
		}
		body, err := resource(kind, v)
		if err != nil {
			return nil, err
		}
		m.Answers = append(m.Answers, dnsmessage.Resource{Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class, TTL: 60}, Body: body})
	}
	return m.Pack()
}

// exists tells whether a name has records of any type.
func (d *DNS) exists(name string) bool {
	for k := range d.zone {
		if _, n, _ := strings.Cut(k, " "); n == name {
			return true
		}
	}
	return false
}

func resource(kind, value string) (dnsmessage.ResourceBody, error) {
	switch kind {
	case "MX":
		host, err := dnsmessage.NewName(value + ".")
		return &dnsmessage.MXResource{Pref: 10, MX: host}, err
	case "A":
		a, err := netip.ParseAddr(value)
		if err != nil {
			return nil, err
		}
		return &dnsmessage.AResource{A: a.As4()}, nil
	default:
		var txt []string
		for len(value) > 255 {
			txt, value = append(txt, value[:255]), value[255:]
		}
		return &dnsmessage.TXTResource{TXT: append(txt, value)}, nil
	}
}
