// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/gateway/certs/cem"
	"ordergate/gateway/deliver"
	"ordergate/gateway/telemetry"
	"ordergate/transports"
	"ordergate/transports/as2"
)

// as2Side is AS2 in the process: the relationships as they are now, and the
// server that receives.
type as2Side struct {
	app       *App
	relations atomic.Pointer[as2.Directory]
	senders   map[string]*as2.Sender // by connection: they stay while their connection does
	server    *as2.Server            // nil when nothing listens
}

// newAS2 builds it; nothing listens before serve.
func newAS2(a *App) *as2Side {
	side := &as2Side{app: a}
	a.onClose("connections of AS2", func() error {
		for _, s := range side.senders {
			s.Close()
		}
		return nil
	})
	if l := a.cfg.AS2; l.Listen != "" || l.TLS != "" {
		a.metrics.Transport(as2.Name)
		side.server = as2.NewServer(as2.ServerConfig{Listener: l, Grace: a.cfg.Work.Grace, Directory: side.relations.Load, Receipts: as2.NewReceiptHandler(side.sending()), CEM: a.certificateRequest,
			Open: a.ledger.Open, Push: a.ledger.Push,
			Dir: filepath.Join(a.cfg.Data, as2.Name), MaxBytes: int64(a.cfg.Limits.Message), Host: a.cfg.AS2.Host(a.cfg.Node), Product: product(a.opts.Version), Clock: a.clock, Log: a.log,
			Observe: a.metrics.AS2, Crash: a.opts.Crash})
	}
	return side
}

// product is how we call ourselves in AS2-Product (rfc4130bis §3.9: name:version).
func product(version string) string { return "ordergate:" + version }

func (s *as2Side) sending() as2.SenderConfig {
	a := s.app
	return as2.SenderConfig{Ledger: a.ledger, Directory: s.relations.Load, Secret: a.cfg.Secret, URL: a.cfg.AS2.URL, Host: a.cfg.AS2.Host(a.cfg.Node), Product: product(a.opts.Version),
		Clock: a.clock, Log: a.log, Crash: a.opts.Crash}
}

// relations are the AS2 relationships of the partner files, each with the
// certificates there are of both sides.
func (l *loaded) relations() (out []*as2.Relation) {
	for _, p := range l.partners.All() {
		station := l.partners.AS2Station(p)
		if p.AS2 == nil || station == nil {
			continue
		}
		c := *p.AS2
		if file := trustFile(l.config, &c); file != "" {
			c.TLS.Trust = file
		}
		out = append(out, &as2.Relation{Config: c, Connection: p.AS2.Name, Partner: p.ID, Speaks: append([]string{p.ID}, p.AS2.Partners...), Station: station.ID, Test: p.Test, Ours: station.AS2,
			OurKeys: l.certs.Of(certs.Station, station.ID), Theirs: l.certs.Of(certs.Partner, p.ID)})
	}
	return out
}

// use implements side. Receipts go by the sender too, so each has
// one, whether it has an address of its own or not. A sender looks its relationship up
// at each try: one that was there before stays, with its connections.
func (s *as2Side) use(l *loaded, senders map[string]transports.Sender) {
	d := as2.NewDirectory(l.relations())
	s.relations.Store(d)
	old := s.senders
	s.senders = map[string]*as2.Sender{}
	for _, r := range d.All() {
		sender := old[r.Connection]
		if sender == nil {
			sender = as2.NewSender(s.sending(), r.Connection)
		}
		s.senders[r.Connection], senders[r.Connection] = sender, sender
		delete(old, r.Connection)
	}
	for _, sender := range old {
		sender.Close()
	}
}

// listen implements side.
func (s *as2Side) listen() error {
	if s.server == nil {
		return nil
	}
	return s.server.Listen()
}

// serve implements side.
func (s *as2Side) serve(ctx context.Context) error {
	if s.server == nil {
		return nil
	}
	return s.server.Serve(ctx, s.app.door)
}

// health implements side: it tells of relationships that nobody can come by.
func (s *as2Side) health(h *telemetry.Health) {
	if s.server == nil && len(s.relations.Load().All()) == 0 {
		return
	}
	c := telemetry.Component{State: telemetry.OK}
	if s.server == nil {
		c = telemetry.Component{State: telemetry.Degraded, Detail: "partner files have AS2 relationships, and nothing listens: set as2.listen or as2.listenTls in the config"}
	}
	h.Components["as2"] = c
}

// certificateRequest keeps what a partner asks for by Certificate Exchange
// Messaging: a person decides.
func (a *App) certificateRequest(ctx context.Context, r *as2.Relation, m as2.CertificateMessage) error {
	refuse := func(err error) error {
		return &gateway.Error{Op: "as2.cem", Kind: gateway.Invalid, Public: gateway.PublicText(err, "the certificate request cannot be read"), Err: err}
	}
	if m.Signer == nil {
		return refuse(&gateway.Error{Op: "as2.cem", Kind: gateway.Denied, Public: "a certificate request must be signed"})
	}
	req, err := cem.Parse(m.XML, m.Parts)
	if err != nil {
		return refuse(err)
	}
	kept, _, err := requestsIn(a.cfg).Put(r.Partner, r.Station, req, a.clock.Now())
	switch gateway.KindOf(err) {
	case gateway.Invalid, gateway.Conflict, gateway.Denied:
		if err != nil {
			return refuse(err)
		}
	}
	if err != nil {
		return err
	}
	a.log.Warn("certificate request", zap.String("partner", r.Partner), zap.String("request", kept.ID), zap.String("hint", "ordergate cert requests"))
	return nil
}

// answerRequests hands on what was decided of certificate requests, until ctx ends.
func (a *App) answerRequests(ctx context.Context) {
	tick := time.NewTicker(10 * time.Second)
	defer tick.Stop()
	told := ""
	for {
		err := requestsIn(a.cfg).Answer(ctx, func(station string) string {
			if s := a.snapshot.Load().Partners.Station(station); s != nil {
				return s.AS2
			}
			return ""
		}, a.sendResponse, a.clock.Now())
		text := ""
		if err != nil && ctx.Err() == nil {
			text = err.Error()
		}
		if text != "" && text != told { // it may stay so until a partner file is mended
			a.log.Warn("certificate request not answered, trying again", zap.Error(err))
		}
		told = text
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// sendResponse stores the response to a certificate request as a document to be
// sent.
func (a *App) sendResponse(ctx context.Context, r certs.Request, body []byte) error {
	p := a.snapshot.Load().Partners.Get(r.Partner)
	if p == nil || p.AS2 == nil {
		return gateway.Errorf("as2.cem", gateway.NotFound, "partner %s has no AS2 relationship any more", r.Partner)
	}
	payload, err := a.vault.PrepareBytes(ctx, body)
	if err != nil {
		return err
	}
	_, err = a.engine.Give(ctx, deliver.Given{Partner: r.Partner, Kind: as2.KindCEM, FileName: "response-" + r.ID + ".xml", By: "system", Again: true, Connection: p.AS2.Name, Payload: payload})
	return err
}
