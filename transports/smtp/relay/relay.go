// SPDX-License-Identifier: Apache-2.0

package relay

import (
	"crypto"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"sync"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge/letter"
)

// Options are what a Relay works with: the config with its files and secrets read.
type Options struct {
	Config
	Sender   letter.Address // from, read
	Password string
	Key      crypto.Signer  // of DKIM; nil: nothing is signed
	Roots    *x509.CertPool // nil: the system's
	Paths    Paths
	Clock    gateway.Clock
	Crash    func(point string)
}

// Relay is the way to one smarthost. It is safe for concurrent use.
type Relay struct {
	opts Options

	mu     sync.Mutex
	hour   time.Time // that sent is counted of
	sent   int
	failed error // of the last try, when it was the smarthost's or ours
	since  time.Time
}

// New makes a relay; nothing is connected yet.
func New(o Options) *Relay {
	if o.Crash == nil {
		o.Crash = func(string) {}
	}
	return &Relay{opts: o}
}

// Domain is the domain of our Message-IDs.
func (r *Relay) Domain() string { return Domain(r.opts.Sender.Addr) }

// Health tells since when the way to the smarthost fails, and why; nil when the last
// mail went.
func (r *Relay) Health() (since time.Time, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.since, r.failed
}

// note keeps what became of a try. What the smarthost said of one mail or of one
// recipient says nothing of the way.
func (r *Relay) note(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err == nil {
		r.failed = nil
		return
	}
	if r.failed == nil {
		r.since = r.opts.Clock.Now()
	}
	r.failed = err
}

// take counts a mail against the hour's limit.
func (r *Relay) take() error {
	if r.opts.PerHour == 0 {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if hour := r.opts.Clock.Now().Truncate(time.Hour); !hour.Equal(r.hour) {
		r.hour, r.sent = hour, 0
	}
	if r.sent >= r.opts.PerHour {
		return gateway.Errorf("relay.send", gateway.Transient, "%d mails were sent this hour, which is the limit (mail.perHour): the rest waits", r.sent)
	}
	r.sent++
	return nil
}

// give takes back what take counted: no mail went, since the smarthost was not there.
func (r *Relay) give() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sent = max(0, r.sent-1)
}

func (r *Relay) tlsConfig(host string) *tls.Config {
	return &tls.Config{ServerName: host, RootCAs: r.opts.Roots, MinVersion: tls.VersionTLS12}
}

// helo is how we call ourselves.
func (r *Relay) helo() string {
	if r.opts.Helo != "" {
		return r.opts.Helo
	}
	return r.Domain()
}

// MessageID is that of a document: it stays the same as long as its id does.
func MessageID(outbound, domain string) string { return fmt.Sprintf("<%s@%s>", outbound, domain) }

// Same tells whether options make the same relay.
func (r *Relay) Same(o Options) bool {
	a, b := r.opts, o
	key := a.Key == nil && b.Key == nil
	if a.Key != nil && b.Key != nil {
		k, ok := a.Key.Public().(interface{ Equal(crypto.PublicKey) bool })
		key = ok && k.Equal(b.Key.Public())
	}
	roots := a.Roots == nil && b.Roots == nil || a.Roots != nil && b.Roots != nil && a.Roots.Equal(b.Roots)
	return key && roots && a.Config == b.Config && a.Sender == b.Sender && a.Password == b.Password && a.Paths.Address == b.Paths.Address && string(a.Paths.Key) == string(b.Paths.Key)
}
