// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"sync"
	"time"

	"golang.org/x/crypto/ssh/knownhosts"
	"golang.org/x/sync/errgroup"

	"ordergate/gateway"
	"ordergate/gateway/config"
	"ordergate/gateway/journal"
	"ordergate/gateway/partner"
	"ordergate/gateway/strict"
	"ordergate/gateway/telemetry"
	"ordergate/transports"
	servers "ordergate/transports/remote" // remote is an API that is elsewhere
)

// remotes are the servers of partners that are fetched from and brought to. They
// follow the edits of partner files.
type remotes struct {
	app     *App
	metrics *telemetry.Remote
	changed chan struct{}

	mu      sync.Mutex
	wanted  map[string]*runningRemote // by connection
	running map[string]*runningRemote
}

type runningRemote struct {
	key    string // its settings, to see edits
	remote *servers.Remote
	stop   context.CancelFunc
	done   chan struct{}
}

func newRemotes(a *App) *remotes {
	r := &remotes{app: a, metrics: telemetry.NewRemote(a.reg), changed: make(chan struct{}, 1), wanted: map[string]*runningRemote{}, running: map[string]*runningRemote{}}
	a.onClose("logins at servers of partners", func() error {
		for _, w := range r.wanted {
			w.remote.Close()
		}
		return nil
	})
	return r
}

// remoteSettings are those of a partner's server; ok is false when it has none.
func remoteSettings(cfg *config.Config, p *partner.Partner) (s servers.Settings, ok bool) {
	if p.Remote == nil {
		return s, false
	}
	return servers.Settings{Config: *p.Remote, Speaks: append([]string{p.ID}, p.Remote.Partners...), Station: p.Station, Test: p.Test,
		MaxBytes: int64(cfg.Limits.Message), Secret: cfg.Secret, Path: cfg.Path}, true
}

// remoteKey changes when the settings do, also where they point to the same.
func remoteKey(s servers.Settings) string {
	c := s.Config
	text := fmt.Sprintf("%q %q %t %d ", s.Speaks, s.Station, s.Test, s.MaxBytes)
	if c.Fetch != nil {
		text += fmt.Sprintf("fetch %+v ", *c.Fetch)
	}
	if c.Push != nil {
		text += fmt.Sprintf("push %+v ", *c.Push)
	}
	c.Fetch, c.Push = nil, nil
	return text + fmt.Sprintf("%+v", c) // secrets are references here
}

// use implements side. A connection that was not edited stays, with its logins.
func (r *remotes) use(l *loaded, senders map[string]transports.Sender) {
	wanted := map[string]*runningRemote{}
	r.mu.Lock()
	old := r.wanted
	for _, p := range l.partners.All() {
		s, ok := remoteSettings(l.config, p)
		if !ok {
			continue
		}
		key := remoteKey(s)
		w := old[s.Name]
		if w == nil || w.key != key {
			a := r.app
			s.Memory, s.Clock, s.Log, s.Observe, s.Crash = remoteMemory{a}, a.clock, a.log, r.metrics.Observe, a.opts.Crash
			w = &runningRemote{key: key, remote: servers.New(s)}
			a.metrics.Transport(servers.Name)
			r.metrics.Connection(s.Name)
		}
		wanted[s.Name] = w
		if p.Remote.Push != nil {
			senders[s.Name] = w.remote
		}
	}
	r.wanted = wanted
	r.mu.Unlock()
	for name, w := range old {
		if wanted[name] != w {
			w.remote.Close()
		}
	}
	select {
	case r.changed <- struct{}{}:
	default:
	}
}

// listen implements side.
func (r *remotes) listen() error { return nil }

// serve implements side.
func (r *remotes) serve(ctx context.Context) error {
	var g errgroup.Group
	for ctx.Err() == nil {
		r.adjust(ctx, &g)
		select {
		case <-ctx.Done():
		case <-r.changed:
		}
	}
	return g.Wait()
}

// adjust stops connections that are gone or edited, waits for them, and starts the
// new ones.
func (r *remotes) adjust(ctx context.Context, g *errgroup.Group) {
	r.mu.Lock()
	wanted := r.wanted
	r.mu.Unlock()
	for name, old := range r.running {
		if wanted[name] != old {
			old.stop()
			<-old.done
			delete(r.running, name)
		}
	}
	for name, w := range wanted {
		if r.running[name] != nil || !w.remote.Fetches() {
			continue
		}
		var serving context.Context
		serving, w.stop = context.WithCancel(ctx)
		w.done = make(chan struct{})
		r.running[name] = w
		g.Go(func() error {
			defer close(w.done)
			return w.remote.Serve(serving, r.app.door)
		})
	}
}

// health implements side.
func (r *remotes) health(h *telemetry.Health) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for name, w := range r.wanted {
		rh := w.remote.Health()
		c := telemetry.Component{State: telemetry.OK, At: rh.Since.Format(time.RFC3339)}
		if !rh.OK {
			c.State, c.Detail = telemetry.Degraded, rh.Text
		}
		h.Components["remote "+name] = c
	}
}

// remoteMemory is what the journal knows, for package remote.
type remoteMemory struct{ app *App }

// Known implements remote.Memory.
func (m remoteMemory) Known(ctx context.Context, connection string, keys []string) (known map[string]bool, err error) {
	err = m.app.store.View(ctx, func(tx *journal.Tx) (err error) { known, err = tx.Delivered(connection, keys); return err })
	return known, err
}

// Placing implements remote.Memory.
func (m remoteMemory) Placing(ctx context.Context, outbound string) (place string, err error) {
	err = m.app.store.View(ctx, func(tx *journal.Tx) (err error) { place, err = tx.Placing(outbound); return err })
	return place, err
}

// SetPlacing implements remote.Memory.
func (m remoteMemory) SetPlacing(ctx context.Context, outbound, place string) error {
	return m.app.store.Update(ctx, func(tx *journal.Tx) error { return tx.SetPlacing(outbound, place) })
}

// remoteFaults is what is wrong with remote blocks beside their own files: what they
// name, and what they share.
func remoteFaults(cfg *config.Config, partners *partner.Directory) (faults gateway.Faults) {
	fetched := map[string]string{} // by whom
	for _, p := range partners.All() {
		if p.Remote == nil {
			continue
		}
		if f := p.Remote.Fetch; f != nil {
			for i, dir := range f.Folders {
				place := fmt.Sprintf("%s %s %q", p.Remote.URL, path.Clean(dir), f.Patterns)
				if other := fetched[place]; other != "" {
					faults = append(faults, p.Fault(fmt.Sprintf("partner %s fetches the same files of this folder", other),
						"one of them fetches, and lists the other in remote.partners; or their patterns differ", "remote", "fetch", "folders", fmt.Sprint(i)))
				}
				fetched[place] = p.ID
			}
		}
		unreadable := func(err error) string {
			var failed *fs.PathError
			if errors.As(err, &failed) {
				err = failed.Err
			}
			return fmt.Sprintf("cannot be read: %v", err)
		}
		if file := p.Remote.KnownHosts; file != "" {
			if _, err := knownhosts.New(cfg.Path(file)); err != nil {
				faults = append(faults, p.Fault(unreadable(err), "a file as ~/.ssh/known_hosts is", "remote", "knownHosts"))
			}
		}
		if file := p.Remote.TLS.CA; file != "" {
			pem, err := os.ReadFile(cfg.Path(file))
			switch {
			case err != nil:
				faults = append(faults, p.Fault(unreadable(err), "a PEM file of authorities", "remote", "tls", "ca"))
			case !x509.NewCertPool().AppendCertsFromPEM(pem):
				faults = append(faults, p.Fault(file+" holds no certificate in PEM", "", "remote", "tls", "ca"))
			}
		}
		for _, secret := range []struct {
			key    string
			secret strict.Secret
		}{{"key", p.Remote.Key}, {"keyPassphrase", p.Remote.KeyPassphrase}, {"password", p.Remote.Password}} {
			if _, err := cfg.Secret(secret.secret); err != nil {
				faults = append(faults, p.Fault(err.Error(), "", "remote", secret.key))
			}
		}
	}
	return faults
}

// ProbeRemote tries the way to a partner's server step by step, by the files alone:
// no daemon, no journal. An error is about the files.
func ProbeRemote(ctx context.Context, configFile string, getenv func(string) string, partnerID string, o servers.ProbeOptions) ([]servers.Step, error) {
	l, faults := load(configFile, getenv)
	if l.partners == nil || l.config.File() == nil {
		return nil, faults
	}
	p := l.partners.Get(partnerID)
	if p == nil {
		if len(faults.Errors()) > 0 {
			return nil, faults.Errors()
		}
		return nil, unknownPartner("remote.test", partnerID, l.partners)
	}
	s, ok := remoteSettings(l.config, p)
	if !ok {
		return nil, gateway.Errorf("remote.test", gateway.Invalid, "partner %s has no server of its own: set remote in its file", partnerID)
	}
	return servers.Probe(ctx, s, o), nil
}

// unknownPartner is the error of a partner that is not there, with the nearest that is.
func unknownPartner(op, id string, partners *partner.Directory) error {
	var known []string
	for _, other := range partners.All() {
		known = append(known, other.ID)
	}
	text := fmt.Sprintf("there is no partner %s", id)
	if near := gateway.Nearest(id, known); near != "" {
		text += fmt.Sprintf("; did you mean %q?", near)
	}
	return gateway.Errorf(op, gateway.NotFound, "%s", text)
}
