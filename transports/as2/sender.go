// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/strict"
	"ordergate/transports"
)

// SenderConfig is what Senders are made of; those of one process share it.
type SenderConfig struct {
	Ledger    transports.Ledger
	Directory func() *Directory                   // as it is now; asked at each try
	Secret    func(strict.Secret) (string, error) // fetches passwords; nil: there are none
	URL       string                              // where asynchronous receipts reach us: Listener.URL
	Host      string                              // right side of our Message-IDs
	Product   string                              // AS2-Product and User-Agent: "ordergate:1.2"
	Clock     gateway.Clock                       // nil: the system's
	Log       *zap.Logger                         // nil: none
	// Crash is called at as2.prepared, as2.posted, as2.settled. nil in production.
	Crash func(point string)
}

// Sender sends documents by one connection, and receipts of what came by it. A
// document is sealed and journaled before the first try; each try sends those bytes
// under that Message-ID. It implements transports.Sender and transports.Patient and
// is safe for concurrent use.
type Sender struct {
	cfg        SenderConfig
	connection string

	mu      sync.Mutex
	clients *clients // of the relation as it was at the last try
}

var _ transports.Patient = (*Sender)(nil)

// clients are the HTTP clients of a relation, with their idle connections.
type clients struct {
	relation *Relation
	profile  Profile
	document *http.Client
	receipt  *http.Client // guarded
}

// NewSender builds the Sender of a connection. It opens nothing.
func NewSender(cfg SenderConfig, connection string) *Sender {
	return &Sender{cfg: cfg.withDefaults(), connection: connection}
}

func (c SenderConfig) withDefaults() SenderConfig {
	if c.Clock == nil {
		c.Clock = gateway.SystemClock{}
	}
	if c.Log == nil {
		c.Log = zap.NewNop()
	}
	if c.Crash == nil {
		c.Crash = func(string) {}
	}
	return c
}

// Again implements transports.Patient: the waits of the profile, the last repeated
// until it gives up (RFC 4130 §5.5).
func (s *Sender) Again(failures int, first time.Time) (time.Duration, bool) {
	p := Config{}.Profile()
	if r := s.cfg.Directory().By(s.connection); r != nil {
		p = r.Profile()
	}
	if len(p.Retries) == 0 {
		p.Retries = Config{}.Profile().Retries
	}
	wait := p.Retries[min(max(failures, 1), len(p.Retries))-1]
	return wait, s.cfg.Clock.Now().Add(wait).Sub(first) <= p.GiveUp
}

// Send implements transports.Sender. It returns nil when the document is confirmed,
// or handed over and its receipt awaited. A *transports.Refusal says that it is not
// taken; all else is Transient.
func (s *Sender) Send(ctx context.Context, out transports.Outbound) error {
	c, err := s.client()
	if err != nil {
		return gateway.E("as2.send", gateway.Transient, err)
	}
	if out.Kind == transports.KindReceipt {
		return s.push(ctx, c, out)
	}
	x, err := s.cfg.Ledger.Prepared(ctx, out.ID)
	if err != nil {
		return err
	}
	fresh := x == nil
	if fresh {
		if x, err = s.prepare(ctx, c, out); err != nil {
			return err
		}
		s.cfg.Crash("as2.prepared")
	}
	switch x.State {
	case gateway.ExchangePrepared:
	case gateway.ExchangeRefused:
		return s.refusedBefore(c.relation, x)
	default: // sent, confirmed, overdue: it has left us
		return nil
	}
	return s.transmit(ctx, &try{clients: c, x: x, fresh: fresh, log: s.cfg.Log.With(zap.String("transport", Name),
		zap.String("partner", x.Partner), zap.String("remote_id", x.MessageID))})
}

// client returns the clients of the relation as it is now.
func (s *Sender) client() (*clients, error) {
	r := s.cfg.Directory().By(s.connection)
	if r == nil {
		return nil, fmt.Errorf("there is no connection %s any more", s.connection)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.clients != nil && s.clients.relation == r {
		return s.clients, nil
	}
	c := &clients{relation: r, profile: r.Profile()}
	var err error
	if c.document, err = newClient(r, c.profile, nil, s.cfg.Clock); err != nil {
		return nil, err
	}
	g := guardOf(r)
	if c.receipt, err = newClient(r, c.profile, &g, s.cfg.Clock); err != nil {
		return nil, err
	}
	if old := s.clients; old != nil {
		old.document.CloseIdleConnections()
		old.receipt.CloseIdleConnections()
	}
	s.clients = c
	return c, nil
}

// Close ends idle connections.
func (s *Sender) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.clients != nil {
		s.clients.document.CloseIdleConnections()
		s.clients.receipt.CloseIdleConnections()
		s.clients = nil
	}
}

// refusedBefore is the answer of a document that was refused at an earlier try,
// whose end we did not live to see.
func (s *Sender) refusedBefore(r *Relation, x *gateway.Exchange) error {
	sent := SentFactsOf(x)
	f := finding(CodeNegative+"refused", fmt.Sprintf("Partner %s did not take the document: %s.", r.Partner, x.Reason), "Send it again when the reason is gone.")
	if sent.Finding != nil {
		f = *sent.Finding
	}
	return transports.Refuse("as2.send", f, nil)
}

// try is one transmission of a document.
type try struct {
	*clients
	x     *gateway.Exchange
	fresh bool // sealed just now: nothing of it has been sent
	log   *zap.Logger
}

// transmit posts what was sealed and takes the answer.
func (s *Sender) transmit(ctx context.Context, t *try) error {
	if t.relation.URL == "" {
		return gateway.Errorf("as2.send", gateway.Transient, "connection %s has no url to send to", s.connection)
	}
	answer, err := s.post(ctx, t)
	if err != nil {
		return s.transient(t.relation, t.profile, err)
	}
	s.cfg.Crash("as2.posted")
	switch {
	case answer.status >= 200 && answer.status < 300:
		return s.answered(ctx, t, answer)
	case again(answer.status):
		return &gateway.Error{Op: "as2.send", Kind: gateway.Transient,
			Err: fmt.Errorf("the server of partner %s answered %d %s: %s", t.x.Partner, answer.status, http.StatusText(answer.status), clip(string(answer.body)))}
	default:
		return s.refuse(ctx, t, refusedHTTP(t.relation, answer.status, answer.header.Get("Location"), string(answer.body)), nil)
	}
}

// again tells statuses that may be another one tomorrow (RFC 4130bis §5.5, RFC 9110 §15).
func again(status int) bool {
	return status >= 500 || status == http.StatusRequestTimeout || status == http.StatusTooEarly || status == http.StatusTooManyRequests || status < 200
}

// transient says of a transmission that broke what happened and what to do.
func (s *Sender) transient(r *Relation, p Profile, err error) error {
	var e *gateway.Error
	if errors.As(err, &e) {
		return err
	}
	what, advice := explain(r, p, err)
	return &gateway.Error{Op: "as2.send", Kind: gateway.Transient, Err: fmt.Errorf("partner %s was not reached: %s. %s (%w)", r.Partner, what, advice, err)}
}

// refuse settles a document as not taken.
func (s *Sender) refuse(ctx context.Context, t *try, f gateway.Finding, a *reply) error {
	o := transports.Outcome{State: gateway.ExchangeRefused, Reason: f.Message, Finding: &f}
	return s.settle(ctx, t, o, a)
}

// settle records an outcome with the answer that it rests on, and says it.
func (s *Sender) settle(ctx context.Context, t *try, o transports.Outcome, a *reply) error {
	x, err := record(ctx, s.cfg, t.x, o, a)
	if err != nil {
		return err
	}
	s.cfg.Crash("as2.settled")
	switch {
	case x.State == gateway.ExchangeRefused && o.Finding != nil:
		return transports.Refuse("as2.send", *o.Finding, nil)
	case x.State == gateway.ExchangeRefused:
		return s.refusedBefore(t.relation, x)
	}
	return nil
}

// record journals an outcome; the finding goes into the facts too, for who did not
// live to say it.
func record(ctx context.Context, cfg SenderConfig, x *gateway.Exchange, o transports.Outcome, a *reply) (*gateway.Exchange, error) {
	if o.Finding != nil {
		facts := SentFactsOf(x)
		facts.Finding = o.Finding
		o.Facts = facts.json()
	}
	if a != nil {
		kept, err := cfg.Ledger.Keep(ctx)
		if err != nil {
			return nil, err
		}
		defer kept.Discard()
		if _, err := kept.Write(a.raw()); err != nil {
			return nil, err
		}
		if err := kept.Seal(); err != nil {
			return nil, err
		}
		o.Receipt = kept
	}
	return cfg.Ledger.Settle(ctx, x.ID, o)
}

func closeQuietly(c io.Closer) { _ = c.Close() }
