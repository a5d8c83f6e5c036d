// SPDX-License-Identifier: Apache-2.0

package webhook

import (
	"context"
	"crypto/tls"
	"fmt"
	"net/http/httptrace"
	"strings"
	"sync"
	"time"

	"ordergate/gateway"
)

// Step is one thing that a test came by.
type Step struct {
	Name string `json:"name"` // name, connection, TLS, request, answer
	OK   bool   `json:"ok"`
	Text string `json:"text"` // one sentence for people
}

// Probe posts a webhook.test event under an id and tells step by step how that went.
func (s *Sender) Probe(ctx context.Context, id string) ([]Step, error) {
	body, err := gateway.Event{Type: gateway.EventTest, At: s.clock.Now().Truncate(time.Microsecond), Data: gateway.EventData{Test: true, Reason: "Somebody tests the webhook " + s.cfg.Name + "."}}.Body()
	if err != nil {
		return nil, err
	}
	p := &probe{}
	s.client.CloseIdleConnections() // so that all steps are gone
	a := s.Post(httptrace.WithClientTrace(ctx, p.trace()), id, body)
	p.mu.Lock()
	defer p.mu.Unlock()
	if !a.OK {
		return append(p.steps, Step{Name: "answer", Text: a.Reason}), nil
	}
	return append(p.steps, Step{Name: "answer", OK: true, Text: fmt.Sprintf("HTTP %d: it has the event %s", a.Status, id)}), nil
}

// probe gathers steps; the client may call it from several goroutines, and later
// than it returned.
type probe struct {
	mu    sync.Mutex
	steps []Step
}

func (p *probe) add(name string, err error, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err != nil {
		text = plain(err)
	}
	p.steps = append(p.steps[:len(p.steps):len(p.steps)], Step{name, err == nil, text})
}

func (p *probe) trace() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		DNSDone: func(i httptrace.DNSDoneInfo) {
			var all []string
			for _, a := range i.Addrs {
				all = append(all, a.String())
			}
			p.add("name", i.Err, "it is "+strings.Join(all, ", "))
		},
		ConnectDone: func(_, addr string, err error) { p.add("connection", err, "connected to "+addr) },
		TLSHandshakeDone: func(c tls.ConnectionState, err error) {
			text := tls.VersionName(c.Version)
			if len(c.PeerCertificates) > 0 {
				leaf := c.PeerCertificates[0]
				text += fmt.Sprintf(", certificate %s of %s, until %s", leaf.Subject, leaf.Issuer, leaf.NotAfter.Format(time.DateOnly))
			}
			p.add("TLS", err, text)
		},
		WroteRequest: func(i httptrace.WroteRequestInfo) { p.add("request", i.Err, "the event was posted") },
	}
}
