// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/api/v1"
	"ordergate/gateway/config"
	"ordergate/gateway/partner"
	"ordergate/gateway/telemetry"
	"ordergate/transports"
	"ordergate/transports/portal"
)

// portalSide is the partners' HTTP listener in the process: the keys as they are now,
// and the server, which others mount on.
type portalSide struct {
	app     *App
	keys    atomic.Pointer[portal.Directory]
	files   atomic.Int64   // partner files with an api block
	server  *portal.Server // nil when nothing listens
	metrics *telemetry.HTTP
}

// newPortal builds it; nothing listens before listen.
func newPortal(a *App) *portalSide {
	side := &portalSide{app: a}
	l := a.cfg.Portal
	if l.Listen == "" && l.TLS == "" || a.opts.Passive {
		return side
	}
	a.metrics.Transport(portal.Name)
	side.metrics = telemetry.NewHTTP(a.reg)
	side.server = portal.NewServer(portal.ServerConfig{Listener: l, Grace: a.cfg.Work.Grace, Directory: side.keys.Load, MaxBytes: int64(a.cfg.Limits.Message), Audit: side.audit,
		Observe: side.metrics.Answered, Refused: side.metrics.Refused, Clock: a.clock, Log: a.log, Crash: a.opts.Crash})
	v1.Mount(v1.Config{Server: side.server, Store: a.store, Payloads: a.vault, Outbox: func() transports.Outbox { return a.engine.Outbox() }, Version: a.opts.Version, Log: a.log})
	for _, kind := range side.kinds() {
		side.metrics.Kind(kind)
	}
	return side
}

func (s *portalSide) kinds() []string {
	names, _, _ := portal.Problems()
	return names
}

// audit keeps a wrong key.
func (s *portalSide) audit(ctx context.Context, detail string) {
	s.app.audit(context.WithoutCancel(ctx), "API key refused", detail)
}

// callers are whom keys let in.
func (l *loaded) callers() (callers []portal.Caller, keys [][]portal.Key) {
	var all []string
	for _, p := range l.partners.All() {
		all = append(all, p.ID)
		if p.API == nil {
			continue
		}
		c := portal.Caller{Connection: p.API.Name, Partner: p.ID, Partners: append([]string{p.ID}, p.API.Partners...), Station: p.Station, Test: p.Test}
		if len(p.API.Partners) > 0 { // each by its own file
			c.Station, c.Test = "", false
		}
		callers, keys = append(callers, c), append(keys, p.API.Keys)
	}
	for _, m := range l.config.Portal.Managers {
		c := portal.Caller{Connection: portal.Desk, Manager: m.Name, Partners: m.Partners}
		if len(m.Partners) == 0 {
			c.Partners, c.All = all, true
		}
		callers, keys = append(callers, c), append(keys, m.Keys)
	}
	return callers, keys
}

// use implements side.
func (s *portalSide) use(l *loaded, senders map[string]transports.Sender) {
	d, _ := portal.NewDirectory(l.callers()) // twins are faults
	s.keys.Store(d)
	n := int64(0)
	for _, p := range l.partners.All() {
		if p.API == nil {
			continue
		}
		n++
		if p.API.Pickup {
			senders[p.API.Name] = transports.Pickup{}
		}
	}
	s.files.Store(n)
}

// listen implements side.
func (s *portalSide) listen() error {
	if s.server == nil {
		return nil
	}
	return s.server.Listen()
}

// serve implements side.
func (s *portalSide) serve(ctx context.Context) error {
	if s.server == nil {
		return nil
	}
	return s.server.Serve(ctx, s.app.door)
}

// health implements side: it tells of keys that nobody can come by.
func (s *portalSide) health(h *telemetry.Health) {
	switch {
	case s.server != nil:
		h.Components["portal"] = telemetry.Component{State: telemetry.OK}
	case s.files.Load() > 0:
		h.Components["portal"] = telemetry.Component{State: telemetry.Degraded, Detail: "partner files have keys of the API, and nothing listens: set portal.listen or portal.listenTls in the config"}
	}
}

// listenerOf is what of the listener takes a restart: keys do not.
func listenerOf(c *config.Config) string {
	l := c.Portal
	l.Managers = nil
	return fmt.Sprint(l)
}

// portalFaults are faults of account managers that the config alone does not show.
func portalFaults(cfg *config.Config, partners *partner.Directory) (out gateway.Faults) {
	var ids []string
	owners := map[string]*partner.Partner{}
	for _, p := range partners.All() {
		ids = append(ids, p.ID)
		if p.API == nil {
			continue
		}
		for _, k := range p.API.Keys {
			owners[k.Hash] = p
		}
	}
	for i, m := range cfg.Portal.Managers {
		at := []string{"portal", "managers", fmt.Sprint(i)}
		for j, id := range m.Partners {
			if partners.Get(id) == nil {
				hint := ""
				if near := gateway.Nearest(id, ids); near != "" {
					hint = fmt.Sprintf("did you mean %q?", near)
				}
				out = append(out, cfg.File().Fault(fmt.Sprintf("there is no partner %q", id), hint, append(at, "partners", fmt.Sprint(j))...))
			}
		}
		for j, k := range m.Keys {
			if p := owners[k.Hash]; p != nil {
				out = append(out, cfg.File().Fault(fmt.Sprintf("the key is partner %s's (%s) already", p.ID, p.File), "make one by ordergate key new", append(at, "keys", fmt.Sprint(j), "hash")...))
			}
		}
	}
	return out
}

// portalWarnings tells of keys that are over, or soon will be without another.
func (l *loaded) portalWarnings(now time.Time) (out gateway.Faults) {
	warn := func(keys []portal.Key, fault func(message, hint string, path ...string) gateway.Fault, path ...string) {
		for i, k := range keys {
			if !k.Expired(now) {
				continue
			}
			f := fault(strings.TrimSpace("the key is over since "+k.Expires+" "+k.Comment), "take it out; ordergate key new makes another", append(path, "keys", fmt.Sprint(i), "expires")...)
			f.Warning = true
			out = append(out, f)
		}
	}
	for _, p := range l.partners.All() {
		if p.API != nil {
			warn(p.API.Keys, p.Fault, "api")
		}
	}
	for i, m := range l.config.Portal.Managers {
		if l.config.File() != nil {
			warn(m.Keys, l.config.File().Fault, "portal", "managers", fmt.Sprint(i))
		}
	}
	return out
}
