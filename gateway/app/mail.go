// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/config"
	"ordergate/gateway/deliver"
	"ordergate/gateway/journal"
	"ordergate/gateway/partner"
	"ordergate/gateway/pipeline"
	"ordergate/gateway/telemetry"
	"ordergate/transports"
	"ordergate/transports/smtp/relay"
	"ordergate/transports/smtp/relay/bounce"
)

// mailSide is mail that goes out: the smarthost as it is configured now, and what
// comes back from it. It implements transports.Bounces for whoever takes mail.
type mailSide struct {
	app   *App
	relay atomic.Pointer[relay.Relay] // nil: no mail goes out
	paths atomic.Pointer[relay.Paths]

	mu  sync.Mutex
	err error // why there is no relay, though one is configured
}

func newMail(a *App) *mailSide {
	s := &mailSide{app: a}
	s.paths.Store(&relay.Paths{})
	return s
}

// mailFaults are partners that are answered by mail while none goes out.
func mailFaults(cfg *config.Config, d *partner.Directory) (faults gateway.Faults) {
	for _, p := range d.All() {
		if p.Mail != nil && p.Via == p.Mail.Name && !cfg.Mail.On() && p.Answered() {
			faults = append(faults, p.Fault("answers go by mail, and no mail goes out", "set mail in the config: from and smarthost", "answers"))
		}
	}
	return faults
}

// use implements side.
func (s *mailSide) use(l *loaded, senders map[string]transports.Sender) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.err = s.follow(l.config)
	if s.err != nil {
		s.app.log.Error("mail cannot go out", zap.Error(s.err))
	}
	for _, p := range l.partners.All() {
		if p.Mail == nil {
			continue
		}
		station := l.partners.Station(p.Station)
		senders[p.Mail.Name] = relay.NewSender(s.relay.Load, p.Mail.Confirm, func(language string) string {
			if station != nil {
				return l.texts.Choose(language, station.Language).Document()
			}
			return l.texts.Choose(language).Document()
		})
	}
}

// follow makes the relay of a config. What it counts, and how it does, outlives an
// edit of anything else.
func (s *mailSide) follow(c *config.Config) error {
	if !c.Mail.On() {
		s.relay.Store(nil)
		return nil
	}
	o, err := c.MailOptions()
	if err != nil {
		return err
	}
	if o.Paths.Key == nil && o.Paths.Address != "" {
		if o.Paths.Key, err = relay.KeyIn(filepath.Join(s.app.cfg.Data, "mail")); err != nil {
			return err
		}
	}
	o.Clock, o.Crash = s.app.clock, s.app.opts.Crash
	s.paths.Store(&o.Paths)
	if old := s.relay.Load(); old != nil && old.Same(o) {
		return nil
	}
	s.relay.Store(relay.New(o))
	return nil
}

// mailing is what the pipeline writes mails with; nil when none go out.
func (s *mailSide) mailing(l *loaded) *pipeline.Mailing {
	m := &l.config.Mail
	if !m.On() {
		return nil
	}
	fonts, err := l.config.MailFonts()
	if err != nil { // it was there when the config was checked: better boxes than no confirmation
		s.app.log.Error("the font of mail cannot be read: the built-in one is used", zap.Error(err))
	}
	from, _ := relay.ParseAddress(m.From)
	return &pipeline.Mailing{From: from, ReplyTo: m.ReplyTo, Languages: l.texts, Fonts: fonts, PerDay: m.PerDay, Ours: []string{from.Addr, m.ReplyTo, m.Bounces}}
}

// listen implements side: nothing comes in here.
func (s *mailSide) listen() error { return nil }

// serve implements side.
func (s *mailSide) serve(context.Context) error { return nil }

// health implements side.
func (s *mailSide) health(h *telemetry.Health) {
	s.mu.Lock()
	err := s.err
	s.mu.Unlock()
	r := s.relay.Load()
	if r == nil && err == nil {
		return
	}
	c := telemetry.Component{State: telemetry.OK}
	var since time.Time
	if err == nil {
		since, err = r.Health()
	}
	if err != nil {
		c = telemetry.Component{State: telemetry.Degraded, Detail: "mails do not go out and are tried again: " + err.Error()}
		if !since.IsZero() {
			c.At = since.Format(time.RFC3339)
		}
	}
	h.Components["mail out"] = c
}

// Of implements transports.Bounces.
func (s *mailSide) Of(recipient string) (string, bool) { return s.paths.Load().Of(recipient) }

// Bounced implements transports.Bounces: the document gets a finding, and is failed
// when the mail will not be delivered. What is no bounce changes nothing.
func (s *mailSide) Bounced(ctx context.Context, outbound string, mail io.Reader) error {
	report := bounce.Read(mail)
	f, failed := finding(report)
	var o *journal.Outbound
	err := s.app.store.Update(ctx, func(tx *journal.Tx) (err error) {
		if o, err = tx.Outbound(outbound); err != nil {
			return err
		}
		if f == nil {
			return deliver.Tell(tx, o, "mail", "mail came back", string(report.Kind))
		}
		if err := tx.AddOutboundFindings(o.ID, []gateway.Finding{*f}); err != nil {
			return err
		}
		if failed {
			if err := tx.SetOutbound(o.ID, journal.OutboundFailed, o.Location, f.Message, o.SentAt); err != nil {
				return err
			}
		}
		return deliver.Tell(tx, o, "mail", "mail "+string(report.Kind), f.Message)
	})
	if errors.Is(err, journal.ErrNotFound) {
		s.app.log.Warn("a mail came back that nobody sent", zap.String("outbound_id", outbound))
		return nil
	}
	if err != nil {
		return gateway.Errorf("mail.bounced", gateway.Transient, "record what came back: %w", err)
	}
	fields := []zap.Field{zap.String("stage", "deliver"), zap.String("partner", o.Partner), zap.String("outbound_id", o.ID), zap.String("kind", string(report.Kind)), zap.String("status", report.Status)}
	if failed {
		s.app.metrics.Delivery(o.Kind, "bounced")
		s.app.log.Error("mail bounced", fields...)
		return nil
	}
	s.app.log.Info("mail came back", fields...)
	return nil
}

// finding is what a report says of a document; nil when it says nothing of it.
func finding(r bounce.Report) (f *gateway.Finding, failed bool) {
	who := r.Recipient
	if who == "" {
		who = "a recipient"
	}
	said := relay.Said(r.Code, r.Status, r.Text)
	if said == "" {
		said = "no reason was given"
	}
	switch r.Kind {
	case bounce.Failed:
		return &gateway.Finding{Code: "mail.bounced", Severity: gateway.Hold, Message: fmt.Sprintf("The mail to %s came back: %s.", who, said), Hint: relay.Advice(r.Code, r.Status), Found: r.Recipient}, true
	case bounce.Delayed:
		return &gateway.Finding{Code: "mail.delayed", Severity: gateway.Note, Message: fmt.Sprintf("The mail to %s is delayed: %s.", who, said), Hint: "Nothing to do: the server tries on, and tells when it gives up.", Found: r.Recipient}, false
	case bounce.Unknown:
		return &gateway.Finding{Code: "mail.returned.unread", Severity: gateway.Warn, Message: "Something came to the mail's return path that is no delivery report.", Hint: "A person may have written to the wrong address: the sender was " + who + ".", Found: r.From}, false
	}
	return nil, false
}

var _ transports.Bounces = (*mailSide)(nil)
