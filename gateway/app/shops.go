// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"sync/atomic"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/config"
	"ordergate/gateway/journal"
	"ordergate/gateway/partner"
	"ordergate/gateway/strict"
	"ordergate/gateway/telemetry"
	"ordergate/transports"
	"ordergate/transports/portal/cxml"
	"ordergate/transports/portal/shop"
)

// shops is cXML and the webhooks of shops in the process. What comes in comes by the
// portal, which mounts their handlers.
type shops struct {
	app     *App
	cxml    atomic.Pointer[cxml.Directory]
	shops   atomic.Pointer[shop.Directory]
	senders map[string]*cxml.Sender // by connection: they stay while their connection does
	web     *shop.Handler
}

func newShops(a *App) *shops {
	s := &shops{app: a, senders: map[string]*cxml.Sender{}}
	a.onClose("connections of cXML and shops", func() error {
		for _, sender := range s.senders {
			sender.Close()
		}
		if s.web != nil {
			s.web.Close()
		}
		return nil
	})
	return s
}

// mount gives the portal the handlers, whose paths are /cxml and /shops; url is how
// partners reach the portal, "" when nobody has said.
func (s *shops) mount(handle func(pattern string, h http.Handler), url string) {
	a := s.app
	a.metrics.Transport(cxml.Name)
	a.metrics.Transport(shop.Name)
	if url != "" {
		url += cxml.Path
	}
	orders := cxml.NewHandler(cxml.HandlerConfig{Directory: s.cxml.Load, Intake: a.door, Secret: a.cfg.Secret, MaxBytes: int64(a.cfg.Limits.Message), Host: a.cfg.Node, URL: url,
		Clock: a.clock, Log: a.log, Observe: a.metrics.Message, Audit: a.audit, Crash: a.opts.Crash})
	handle(cxml.Path, orders)
	handle(cxml.Path+"/{connection}", orders)
	s.web = shop.NewHandler(shop.HandlerConfig{Directory: s.shops.Load, Intake: a.door, Secret: a.cfg.Secret, MaxBytes: int64(a.cfg.Limits.Message),
		Clock: a.clock, Log: a.log, Observe: a.metrics.Message, Audit: a.audit, Crash: a.opts.Crash})
	handle(shop.Path+"/{connection}", s.web)
}

// audit writes a line about something that is no message's.
func (a *App) audit(ctx context.Context, action, detail string) {
	err := a.store.Update(ctx, func(tx *journal.Tx) error {
		return tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: action, Detail: detail})
	})
	if err != nil {
		a.log.Warn("an audit line could not be written", zap.String("action", action), zap.Error(err))
	}
}

// use implements side.
func (s *shops) use(l *loaded, senders map[string]transports.Sender) {
	var accounts []*cxml.Account
	var webs []*shop.Account
	for _, p := range l.partners.All() {
		if p.CXML != nil {
			accounts = append(accounts, &cxml.Account{Config: *p.CXML, Connection: p.CXML.Name, Partner: p.ID, Speaks: append([]string{p.ID}, p.CXML.Partners...), Station: p.Station, Test: p.Test})
		}
		if p.Shop != nil {
			web := &shop.Account{Config: *p.Shop, Connection: p.Shop.Name, Partner: p.ID, Station: p.Station, Test: p.Test}
			if p.Shop.PublicKey != "" {
				web.Key, _ = os.ReadFile(l.config.Path(p.Shop.PublicKey)) // check has read it; an empty one signs nothing
			}
			webs = append(webs, web)
		}
	}
	s.cxml.Store(cxml.NewDirectory(accounts))
	s.shops.Store(shop.NewDirectory(webs))
	old := s.senders
	s.senders = map[string]*cxml.Sender{}
	for _, a := range accounts {
		if a.URL == "" {
			continue
		}
		sender := old[a.Connection]
		if sender == nil {
			sender = cxml.NewSender(cxml.SenderConfig{Directory: s.cxml.Load, Connection: a.Connection, Secret: s.app.cfg.Secret, Host: s.app.cfg.Node, Log: s.app.log, Crash: s.app.opts.Crash})
		}
		s.senders[a.Connection], senders[a.Connection] = sender, sender
		delete(old, a.Connection)
	}
	for _, sender := range old {
		sender.Close()
	}
}

// listen implements side: the portal listens.
func (s *shops) listen() error { return nil }

// serve implements side: the portal serves.
func (s *shops) serve(ctx context.Context) error {
	<-ctx.Done()
	return nil
}

// health implements side: it tells of partners that nobody can come by.
func (s *shops) health(h *telemetry.Health) {
	if s.web != nil || len(s.cxml.Load().All())+len(s.shops.Load().All()) == 0 {
		return
	}
	h.Components["cxml and shops"] = telemetry.Component{State: telemetry.Degraded, Detail: "partner files have cxml or shop blocks, and nothing listens: set portal.listen in the config"}
}

// shopFaults is what is wrong with cXML and shop blocks beside their own files.
func shopFaults(cfg *config.Config, partners *partner.Directory) (faults gateway.Faults) {
	for _, p := range partners.All() {
		secret := func(s strict.Secret, least int, path ...string) {
			if s.IsZero() {
				return
			}
			switch v, err := cfg.Secret(s); {
			case err != nil:
				faults = append(faults, p.Fault(err.Error(), "", path...))
			case len(v) < least:
				faults = append(faults, p.Fault(fmt.Sprintf("the secret has %d characters", len(v)), fmt.Sprintf("%d at least: whoever guesses it can order", least), path...))
			}
		}
		if x := p.CXML; x != nil {
			secret(x.Secret, 1, "cxml", "sharedSecret")
			secret(x.Before, 1, "cxml", "sharedSecretBefore")
			secret(x.Ours.Secret, 1, "cxml", "ours", "sharedSecret")
		}
		w := p.Shop
		if w == nil {
			continue
		}
		least := 1
		if w.Kind == shop.BigCommerce {
			least = 16
		}
		secret(w.Secret, least, "shop", "secret")
		secret(w.Before, least, "shop", "secretBefore")
		secret(w.Token, 1, "shop", "token")
		if w.PublicKey == "" {
			continue
		}
		data, err := os.ReadFile(cfg.Path(w.PublicKey))
		if err == nil {
			err = shop.CheckKey(data)
		}
		if err != nil {
			faults = append(faults, p.Fault(fmt.Sprintf("the public key cannot be read: %v", err), "PEM, as the shop shows it: -----BEGIN PUBLIC KEY-----", "shop", "publicKey"))
		}
	}
	return faults
}
