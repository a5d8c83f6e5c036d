// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/config"
	"ordergate/gateway/strict"
	"ordergate/gateway/telemetry"
	"ordergate/transports"
	"ordergate/transports/sftp"
)

// keyWarning is how long before its end a key is told of.
const keyWarning = 30 * 24 * time.Hour

// sftpSide is the SFTP server in the process, with the accounts as they are now.
type sftpSide struct {
	app      *App
	accounts atomic.Pointer[sftp.Directory]
	server   atomic.Pointer[sftp.Server] // nil when nothing listens
}

func newSFTP(a *App) *sftpSide {
	s := &sftpSide{app: a}
	s.accounts.Store(sftp.NewDirectory(nil))
	if a.cfg.SFTP.Listen != "" {
		a.metrics.Transport(sftp.Name)
	}
	return s
}

// sftpAccounts are the accounts of the partner files.
func (l *loaded) sftpAccounts() (out []*sftp.Partner) {
	for _, p := range l.partners.All() {
		if p.SFTP != nil {
			out = append(out, &sftp.Partner{Account: *p.SFTP, ID: p.ID, Speaks: append([]string{p.ID}, p.SFTP.Partners...), Station: p.Station, Test: p.Test})
		}
	}
	return out
}

// use implements side: who has an account fetches its documents.
func (s *sftpSide) use(l *loaded, senders map[string]transports.Sender) {
	d := sftp.NewDirectory(l.sftpAccounts())
	s.accounts.Store(d)
	for _, p := range d.All() {
		senders[p.Name] = transports.Pickup{}
		s.app.metrics.SFTPConnection(p.Name)
	}
	if server := s.server.Load(); server != nil {
		server.Reloaded()
	}
}

// listen implements side.
func (s *sftpSide) listen() error {
	a := s.app
	if a.cfg.SFTP.Listen == "" {
		return nil
	}
	server, err := sftp.New(sftp.Config{Listener: a.cfg.SFTP, Directory: s.accounts.Load, Outbox: func() transports.Outbox { return a.engine.Outbox() },
		Dir: sftpDir(a.cfg), MaxBytes: int64(a.cfg.Limits.Message), Clock: a.clock, Log: a.log, Metrics: a.metrics, Crash: a.opts.Crash})
	if err != nil {
		return err
	}
	if err := server.Listen(); err != nil {
		return err
	}
	s.server.Store(server)
	return nil
}

func sftpDir(c *config.Config) string { return filepath.Join(c.Data, sftp.Name) }

// serve implements side.
func (s *sftpSide) serve(ctx context.Context) error {
	server := s.server.Load()
	if server == nil {
		return nil
	}
	return server.Serve(ctx, s.app.door)
}

// health implements side: it tells of accounts that nobody can come by, of keys that are
// over, and of documents that nobody fetches.
func (s *sftpSide) health(h *telemetry.Health) {
	all := s.accounts.Load().All()
	if s.server.Load() == nil && len(all) == 0 {
		return
	}
	c := telemetry.Component{State: telemetry.OK}
	if s.app.cfg.SFTP.Listen == "" {
		c = telemetry.Component{State: telemetry.Degraded, Detail: "partner files have SFTP accounts, and nothing listens: set sftp.listen in the config"}
	}
	now := s.app.clock.Now()
	for _, p := range all {
		for _, k := range p.Expiring(now.Add(keyWarning)) {
			c.State = telemetry.Degraded
			c.Faults = append(c.Faults, fmt.Sprintf("partner %s: %s", p.ID, keyText(k, now)))
		}
	}
	h.Components["sftp"] = c
	h.Components["outbox"] = s.outbox(all, now)
}

// outbox tells of documents that wait too long to be fetched.
func (s *sftpSide) outbox(all []*sftp.Partner, now time.Time) telemetry.Component {
	c := telemetry.Component{State: telemetry.OK}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	for _, p := range all {
		if p.FetchWithin == 0 {
			continue
		}
		n, oldest, err := s.app.engine.Unfetched(ctx, p.Name, now.Add(-p.FetchWithin))
		switch {
		case err != nil:
			return telemetry.Component{State: telemetry.Degraded, Detail: err.Error()}
		case n > 0:
			c.State = telemetry.Degraded
			c.Faults = append(c.Faults, fmt.Sprintf("partner %s has not fetched %d document(s) within %s; the first, a %s, is %s: see `ordergate outbound list --state offered --partner %s`",
				p.ID, n, strict.FormatDuration(p.FetchWithin), oldest.Kind, oldest.FileName, p.ID))
		}
	}
	return c
}

// keyText says of a key that it is over, or will be.
func keyText(k sftp.Expiring, now time.Time) string {
	name := k.Comment
	if name == "" {
		name = fmt.Sprintf("number %d", k.Place+1)
	}
	last := k.Until.AddDate(0, 0, -1).Format(time.DateOnly)
	if now.Before(k.Until) {
		return fmt.Sprintf("its SFTP key %s may be used until %s only", name, last)
	}
	return fmt.Sprintf("its SFTP key %s is over since %s", name, last)
}

// sftpWarnings is what is about to stop working of SFTP accounts.
func (l *loaded) sftpWarnings(now time.Time) (faults gateway.Faults) {
	for _, p := range l.partners.All() {
		if p.SFTP == nil {
			continue
		}
		warn := func(message, hint string, path ...string) {
			f := p.Fault(message, hint, append([]string{"sftp"}, path...)...)
			f.Warning = true
			faults = append(faults, f)
		}
		for _, k := range p.SFTP.Expiring(now.Add(keyWarning)) {
			warn(keyText(k, now), "add the partner's next key beside it", "keys", fmt.Sprint(k.Place), "expires")
		}
		if l.config.SFTP.Listen == "" {
			warn("nobody can come by this account: our SFTP server does not listen", "set sftp.listen in the config")
		}
	}
	return faults
}

// SFTPHostKeys are the fingerprints of our SFTP server's keys, and their lines for a
// known_hosts file; the keys are made when there are none. address is host:port as
// partners name it, "" the one it listens on.
func SFTPHostKeys(configFile, address string, getenv func(string) string) (prints, lines []string, err error) {
	cfg, faults := config.Load(configFile, getenv)
	if len(faults.Errors()) > 0 {
		return nil, nil, faults
	}
	keys, err := sftp.HostKeys(cfg.SFTP.HostKeys, sftp.HostKeyDir(sftpDir(cfg)))
	if err != nil {
		return nil, nil, err
	}
	if address == "" {
		address = cfg.SFTP.Listen
	}
	for _, k := range keys {
		prints = append(prints, sftp.Fingerprint(k))
	}
	return prints, sftp.KnownHosts(address, keys), nil
}
