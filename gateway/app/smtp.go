// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"time"

	"ordergate/gateway/telemetry"
	"ordergate/transports"
	"ordergate/transports/smtp"
	"ordergate/transports/smtp/trust"
)

// smtpSide is the mail server in the process: who may send as it is now, and the server
// that takes.
type smtpSide struct {
	app       *App
	directory atomic.Pointer[smtp.Directory]
	server    *smtp.Server // nil when nothing listens
}

// newSMTP builds it; nothing listens before serve.
func newSMTP(a *App) *smtpSide {
	side := &smtpSide{app: a}
	l := a.cfg.SMTP
	if !l.On() {
		return side
	}
	if l.Host == "" {
		l.Host = a.cfg.Node
	}
	a.metrics.Transport(smtp.Name)
	side.server = smtp.NewServer(smtp.ServerConfig{Listener: l, Directory: side.directory.Load, Trust: trust.New(trust.Resolver(l.Resolver), a.clock, 0),
		Bounces: func() transports.Bounces { return a.mail }, Dir: filepath.Join(a.cfg.Data, smtp.Name), Clock: a.clock, Log: a.log, Tarpit: time.Second,
		Grace: a.cfg.Work.Grace, Observe: a.metrics.Mail, Crash: a.opts.Crash})
	return side
}

// mailboxes are the mail blocks of the partner files.
func (l *loaded) mailboxes() (out []*smtp.Mailbox) {
	for _, p := range l.partners.All() {
		if p.Mail == nil {
			continue
		}
		station := p.Station
		if all := l.partners.Stations(); station == "" && len(all) == 1 {
			station = all[0].ID
		}
		out = append(out, &smtp.Mailbox{Account: *p.Mail, Connection: p.Mail.Name, Partner: p.ID, Speaks: append([]string{p.ID}, p.Mail.Partners...), Station: station, Test: p.Test})
	}
	return out
}

// mailDirectory is who may send, by today's files.
func (l *loaded) mailDirectory() *smtp.Directory {
	sending := []string{l.config.Mail.From, l.config.Mail.Bounces}
	for _, p := range l.partners.All() {
		if p.Mail != nil {
			sending = append(sending, p.Mail.Confirm.From)
		}
	}
	return smtp.NewDirectory(l.config.SMTP, l.mailboxes(), sending...)
}

// use implements side. The addresses of the config follow an edit, too.
func (s *smtpSide) use(l *loaded, _ map[string]transports.Sender) {
	s.directory.Store(l.mailDirectory())
	if s.server == nil {
		return
	}
	s.app.metrics.Mailbox(smtp.Name)
	for _, p := range l.partners.All() {
		if p.Mail != nil {
			s.app.metrics.Mailbox(p.Mail.Name)
		}
	}
}

// listen implements side.
func (s *smtpSide) listen() error {
	if s.server == nil {
		return nil
	}
	return s.server.Listen()
}

// serve implements side.
func (s *smtpSide) serve(ctx context.Context) error {
	if s.server == nil {
		return nil
	}
	return s.server.Serve(ctx, s.app.door)
}

// health implements side.
func (s *smtpSide) health(h *telemetry.Health) {
	if s.server != nil {
		h.Components["smtp"] = telemetry.Component{State: telemetry.OK}
	}
}

// smtpOpened is what of the mail server takes a restart, to see edits: the addresses do
// not, nor what becomes of unknown senders.
func smtpOpened(l smtp.Listener) smtp.Listener {
	l.Addresses, l.Unknown = nil, ""
	return l
}
