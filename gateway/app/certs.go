// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/gateway/config"
	"ordergate/gateway/partner"
	"ordergate/gateway/telemetry"
)

// loadCerts reads the certificates, and holds their owners against what there is.
func loadCerts(cfg *config.Config, partners *partner.Directory) (*certs.Store, gateway.Faults) {
	store, faults := certs.Load(cfg.Certs)
	known := owners(cfg, partners)
	for _, o := range store.Owners() {
		if slices.Contains(known[o.Kind], o.ID) {
			continue
		}
		f := gateway.Fault{File: filepath.Dir(store.Of(o.Kind, o.ID)[0].File), Message: fmt.Sprintf("there is no %s", o), Warning: true}
		if near := gateway.Nearest(o.ID, known[o.Kind]); near != "" {
			f.Hint = fmt.Sprintf("did you mean %q?", near)
		}
		faults = append(faults, f)
	}
	return store, faults
}

// owners are the ids that certificates may belong to.
func owners(cfg *config.Config, partners *partner.Directory) map[certs.OwnerKind][]string {
	known := map[certs.OwnerKind][]string{}
	for _, s := range cfg.Stations {
		known[certs.Station] = append(known[certs.Station], s.ID)
	}
	for _, p := range partners.All() {
		known[certs.Partner] = append(known[certs.Partner], p.ID)
	}
	return known
}

// exchanging are the partners that have AS2 and the stations that they have it with.
func exchanging(partners *partner.Directory) (out []certs.Owner) {
	for _, p := range partners.All() {
		if p.AS2 == nil {
			continue
		}
		out = append(out, certs.Owner{Kind: certs.Partner, ID: p.ID})
		if s := partners.AS2Station(p); s != nil && !slices.Contains(out, certs.Owner{Kind: certs.Station, ID: s.ID}) {
			out = append(out, certs.Owner{Kind: certs.Station, ID: s.ID})
		}
	}
	return out
}

// Certificates is where commands find certificates.
type Certificates struct {
	Dir        string // certs/
	Requests   certs.Requests
	Owners     map[certs.OwnerKind][]string // that config and partner files name
	Exchanging []certs.Owner                // by AS2
}

// CertificatesOf reads the config for commands that work on certificate files. They
// need no daemon and no whole config: what could be read of it counts.
func CertificatesOf(configFile string, getenv func(string) string) (*Certificates, error) {
	cfg, faults := config.Load(configFile, getenv)
	if cfg.File() == nil || cfg.File().Broken() {
		return nil, faults
	}
	partners, _ := partner.Load(folderFS(cfg.Partners), cfg.Refs(nil)) // their faults are for check
	return &Certificates{Dir: cfg.Certs, Requests: requestsIn(cfg), Owners: owners(cfg, partners), Exchanging: exchanging(partners)}, nil
}

// Known says what is wrong with an owner's id: "" when there is such a one.
func (c *Certificates) Known(o certs.Owner) string {
	if slices.Contains(c.Owners[o.Kind], o.ID) {
		return ""
	}
	text := fmt.Sprintf("there is no %s", o)
	if near := gateway.Nearest(o.ID, c.Owners[o.Kind]); near != "" {
		text += fmt.Sprintf("; did you mean %q?", near)
	}
	return text
}

// requestsIn is where the certificate requests of partners are kept.
func requestsIn(cfg *config.Config) certs.Requests {
	return certs.Requests{Dir: filepath.Join(cfg.Data, "cem")}
}

// certificates is the store in use; nil is an empty one.
func (a *App) certificates() *certs.Store {
	if l := a.files.Current(); l != nil {
		return l.certs
	}
	return nil
}

// measured gives the certificates in use for their figures.
func (a *App) measured() []telemetry.Certificate {
	var out []telemetry.Certificate
	levels := map[string]int{}
	for _, x := range a.certificates().Expiring(a.clock.Now()) {
		if !x.Replaced {
			levels[x.Entry.File] = x.Level
		}
	}
	for _, e := range a.certificates().All() {
		c := telemetry.Certificate{Kind: string(e.Kind), Owner: e.Owner, Name: e.Name, End: e.Until, Level: -1}
		if l, ok := levels[e.File]; ok {
			c.Level = l
		}
		for _, u := range e.Uses {
			c.Uses = append(c.Uses, string(u))
		}
		out = append(out, c)
	}
	return out
}

// watchExpiry tells of certificates that end soon, until ctx ends: once a day each,
// and when it gets more urgent.
func (a *App) watchExpiry(ctx context.Context) {
	tick := time.NewTicker(time.Hour)
	defer tick.Stop()
	told := map[string]string{}
	for {
		told = a.tellExpiring(told)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// tellExpiring logs what was not told today at its level, and returns what has been
// told by now.
func (a *App) tellExpiring(told map[string]string) map[string]string {
	now := a.clock.Now().UTC()
	next := map[string]string{}
	for _, x := range a.certificates().Expiring(now) {
		if x.Replaced {
			continue
		}
		key, value := x.Entry.File+" "+x.Entry.Fingerprint, fmt.Sprintf("%s %d", now.Format(time.DateOnly), x.Level)
		next[key] = value
		if told[key] == value {
			continue
		}
		log := a.log.Warn
		if x.Level <= 7 {
			log = a.log.Error
		}
		text, hint := x.Text()
		log(text, zap.String(string(x.Entry.Kind), x.Entry.Owner), zap.String("certificate", x.Entry.Name), zap.Int("days_left", x.Days()), zap.String("hint", hint))
	}
	return next
}

// certificateHealth is degraded when a certificate ends within 30 days and nothing
// replaces it.
func (a *App) certificateHealth() telemetry.Component {
	c := telemetry.Component{State: telemetry.OK}
	for _, x := range a.certificates().Expiring(a.clock.Now()) {
		if x.Replaced || x.Level > 30 {
			continue
		}
		text, hint := x.Text()
		c.Faults = append(c.Faults, gateway.Fault{File: x.Entry.File, Message: text, Hint: hint, Warning: true}.String())
	}
	if len(c.Faults) > 0 {
		c.State, c.Detail = telemetry.Degraded, fmt.Sprintf("%d certificate(s) are over or end within 30 days", len(c.Faults))
	}
	return c
}
