// SPDX-License-Identifier: Apache-2.0

package sftp

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"go.uber.org/zap"
	"golang.org/x/crypto/ssh"
	"golang.org/x/time/rate"

	"ordergate/gateway"
	"ordergate/transports"
	"ordergate/transports/sftp/throttle"
)

// Metrics counts what happens at the server.
type Metrics interface {
	SFTPLogin(result string)              // key, password, refused, banned, full
	SFTPSessions(change int)              // clients that are logged in
	SFTPUpload(connection, result string) // taken, repeated, refused, failed, broken
}

// Config of a server.
type Config struct {
	Listener
	Directory func() *Directory
	Outbox    func() transports.Outbox // what partners fetch
	Dir       string                   // folder of its own: host keys, unfinished uploads
	MaxBytes  int64                    // of an upload
	Clock     gateway.Clock
	Log       *zap.Logger
	Metrics   Metrics
	Crash     func(point string)
}

// Server is the SFTP server. It implements transports.Transport.
type Server struct {
	Config
	ssh      *ssh.ServerConfig
	guard    *throttle.Guard
	hashing  chan struct{} // passwords being checked: each takes memory and a processor
	secret   [32]byte
	limiter  *rate.Limiter // nil: no limit
	listener net.Listener
	in       transports.Intake
	working  context.Context // ends when what was begun must end

	mu       sync.Mutex
	stopping bool
	conns    int
	strange  int            // connections that have not logged in
	callers  map[string]int // connections by address
	clients  map[*client]struct{}
	accounts map[string]*account
	good     map[string][32]byte // by user: what was found right, see goodPassword
}

// How much of a server's work is bounded beside its limits.
const (
	hashers     = 2                // passwords checked at the same time
	grace       = 10 * time.Second // for what was begun when the server stops
	maxChannels = 10               // of a connection (OpenSSH's MaxSessions)
	maxHandles  = 256              // of a connection: files and folders open
)

// New builds a server; nothing listens before Listen.
func New(c Config) (*Server, error) {
	if c.Crash == nil {
		c.Crash = func(string) {}
	}
	s := &Server{Config: c, hashing: make(chan struct{}, hashers), callers: map[string]int{}, clients: map[*client]struct{}{}, accounts: map[string]*account{}, good: map[string][32]byte{}}
	rand.Read(s.secret[:])
	s.guard = throttle.New(throttle.Config{Failures: c.Failures, Within: 10 * time.Minute, Ban: c.Ban, Now: c.Clock.Now})
	s.limiter = limiter(int64(c.Bandwidth))
	keys, err := HostKeys(c.HostKeys, c.HostKeyDir())
	if err != nil {
		return nil, err
	}
	s.ssh = sshConfig(c.Listener)
	for _, k := range keys {
		signer, err := modern(k, c.Legacy)
		if err != nil {
			return nil, err
		}
		s.ssh.AddHostKey(signer)
	}
	return s, nil
}

// HostKeyDir is where host keys are made when none are named.
func (c Config) HostKeyDir() string { return HostKeyDir(c.Dir) }

// HostKeyDir is where host keys are made below the server's folder.
func HostKeyDir(dir string) string { return filepath.Join(dir, "hostkeys") }

// spoolDir is where unfinished uploads of accounts lie.
func (s *Server) spoolDir(account string) string { return filepath.Join(s.Dir, "accounts", account) }

// sshConfig offers algorithms without known weaknesses; legacy adds those that old
// clients need.
func sshConfig(l Listener) *ssh.ServerConfig {
	good, old := ssh.SupportedAlgorithms(), ssh.InsecureAlgorithms()
	c := &ssh.ServerConfig{MaxAuthTries: l.Tries, ServerVersion: "SSH-2.0-ordergate", PublicKeyAuthAlgorithms: good.PublicKeyAuths}
	c.KeyExchanges, c.Ciphers = good.KeyExchanges, good.Ciphers
	for _, mac := range good.MACs {
		if mac != ssh.HMACSHA1 || l.Legacy {
			c.MACs = append(c.MACs, mac)
		}
	}
	if l.Legacy {
		c.KeyExchanges = append(c.KeyExchanges, ssh.InsecureKeyExchangeDH14SHA1, ssh.InsecureKeyExchangeDHGEXSHA1)
		c.Ciphers = append(c.Ciphers, ssh.InsecureCipherAES128CBC, ssh.InsecureCipherTripleDESCBC)
		c.MACs = append(c.MACs, old.MACs...)
		c.PublicKeyAuthAlgorithms = append(c.PublicKeyAuthAlgorithms, ssh.KeyAlgoRSA)
	}
	return c
}

// modern keeps an RSA host key from signing with SHA-1.
func modern(k ssh.Signer, legacy bool) (ssh.Signer, error) {
	m, ok := k.(ssh.AlgorithmSigner)
	if k.PublicKey().Type() != ssh.KeyAlgoRSA || !ok {
		return k, nil
	}
	algorithms := []string{ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256}
	if legacy {
		algorithms = append(algorithms, ssh.KeyAlgoRSA)
	}
	return ssh.NewSignerWithAlgorithms(m, algorithms)
}

// Name implements transports.Transport.
func (s *Server) Name() string { return Name }

// Listen opens the address.
func (s *Server) Listen() error {
	l, err := net.Listen("tcp", s.Listener.Listen)
	if err != nil {
		return gateway.E("sftp.listen", gateway.Transient, err)
	}
	s.listener = l
	s.Log.Info("SFTP server listens", zap.String("transport", Name), zap.String("sftp", l.Addr().String()))
	return nil
}

// Addr is where it listens, once Listen has returned.
func (s *Server) Addr() string { return s.listener.Addr().String() }

// Serve implements transports.Transport: it lets nobody new in when ctx ends, finishes
// what was begun, and closes all connections.
func (s *Server) Serve(ctx context.Context, in transports.Intake) error {
	if s.listener == nil {
		if err := s.Listen(); err != nil {
			return err
		}
	}
	s.in = in
	working, stop := context.WithCancelCause(context.WithoutCancel(ctx))
	defer stop(nil)
	s.working = working
	var running sync.WaitGroup
	running.Go(func() { s.keepHouse(ctx) })
	unhook := context.AfterFunc(ctx, func() { _ = s.listener.Close() })
	defer unhook()
	err := s.accept(ctx, &running)
	force := time.AfterFunc(grace, func() {
		stop(errors.New("the server stops"))
		s.each(func(c *client) { _ = c.net.Close() })
	})
	defer force.Stop()
	s.mu.Lock()
	s.stopping = true
	s.mu.Unlock()
	s.each(func(c *client) { running.Go(c.leave) })
	running.Wait()
	s.listener = nil
	if ctx.Err() != nil {
		return nil
	}
	return err
}

func (s *Server) accept(ctx context.Context, running *sync.WaitGroup) error {
	wait := 5 * time.Millisecond
	for {
		nc, err := s.listener.Accept()
		switch {
		case ctx.Err() != nil:
			if err == nil {
				_ = nc.Close()
			}
			return nil
		case errors.Is(err, net.ErrClosed):
			return gateway.E("sftp.accept", gateway.Transient, err)
		case err != nil: // out of files, for one: it passes
			s.Log.Warn("accepting a connection failed, trying again", zap.String("transport", Name), zap.Error(err))
			pause(ctx, wait)
			wait = min(2*wait, time.Second)
			continue
		}
		wait = 5 * time.Millisecond
		host := hostOf(nc.RemoteAddr())
		if why := s.admit(host); why != "" {
			s.Metrics.SFTPLogin(why)
			s.Log.Info("connection refused", zap.String("transport", Name), zap.String("remote_addr", host), zap.String("reason", why))
			_ = nc.Close()
			continue
		}
		running.Go(func() {
			defer s.dismiss(host)
			s.handle(ctx, nc, host)
		})
	}
}

func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}

func hostOf(a net.Addr) string {
	host, _, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	return host
}

// admit lets a connection in: "", or why it is not.
func (s *Server) admit(host string) string {
	if !s.guard.Banned(throttle.Network(host)).IsZero() {
		return "banned"
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conns >= s.Connections || s.strange >= max(1, s.Connections/2) || s.callers[host] >= s.PerAddress {
		return "full"
	}
	s.conns++
	s.strange++
	s.callers[host]++
	return ""
}

func (s *Server) dismiss(host string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.conns--
	if s.callers[host]--; s.callers[host] == 0 {
		delete(s.callers, host)
	}
}

// known counts a connection no more as one that has not logged in.
func (s *Server) known() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.strange--
}

// each calls f for all clients there are.
func (s *Server) each(f func(*client)) {
	s.mu.Lock()
	all := make([]*client, 0, len(s.clients))
	for c := range s.clients {
		all = append(all, c)
	}
	s.mu.Unlock()
	for _, c := range all {
		f(c)
	}
}

// Reloaded ends the connections of accounts that are gone, or whose key or password is.
func (s *Server) Reloaded() {
	d := s.Directory()
	s.each(func(c *client) {
		p := d.users[c.partner.User]
		if p == nil || p.Name != c.partner.Name || !p.holds(c.credential, s.Clock.Now()) || !p.comesFrom(c.host) {
			c.log.Info("connection ended: its account has changed")
			_ = c.net.Close()
		}
	})
}

// keepHouse ends idle connections, and removes old unfinished uploads.
func (s *Server) keepHouse(ctx context.Context) {
	tick := time.NewTicker(max(min(s.Idle/4, 30*time.Second), 50*time.Millisecond))
	defer tick.Stop()
	var swept time.Time
	for {
		now := s.Clock.Now()
		s.each(func(c *client) {
			if now.Sub(c.lastActive()) > s.Idle && !c.working() {
				c.log.Info("connection ended: idle")
				_ = c.net.Close()
			}
		})
		if now.Sub(swept) > time.Hour {
			swept = now
			s.sweep(ctx, now)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (s *Server) sweep(ctx context.Context, now time.Time) {
	entries, err := os.ReadDir(filepath.Join(s.Dir, "accounts"))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		s.Log.Warn("sweeping uploads failed", zap.String("transport", Name), zap.Error(err))
	}
	for _, e := range entries {
		if !e.IsDir() || !nameText.MatchString(e.Name()) {
			continue
		}
		a, err := s.account(e.Name())
		if err != nil {
			s.Log.Warn("sweeping uploads failed", zap.String("transport", Name), zap.Error(err))
			continue
		}
		if n, err := a.spool.Sweep(now.Add(-s.Partial)); err != nil {
			s.Log.Warn("sweeping uploads failed", zap.String("transport", Name), zap.String("connection", a.name), zap.Error(err))
		} else if n > 0 {
			s.Log.Info("unfinished uploads swept", zap.String("transport", Name), zap.String("connection", a.name), zap.Int("files", n))
		}
	}
	for _, p := range s.Directory().All() {
		if p.KeepFetched > 0 {
			s.sweepFetched(ctx, p, now.Add(-p.KeepFetched))
		}
	}
}

// sweepFetched takes documents away that were fetched before a time.
func (s *Server) sweepFetched(ctx context.Context, p *Partner, before time.Time) {
	for after := ""; ctx.Err() == nil; {
		page, err := s.Outbox().Waiting(ctx, p.Name, after, pageSize)
		if err != nil {
			s.Log.Warn("sweeping fetched documents failed", zap.String("transport", Name), zap.String("connection", p.Name), zap.Error(err))
			return
		}
		for _, w := range page {
			after = w.ID
			if w.FetchedAt.IsZero() || !w.FetchedAt.Before(before) {
				continue
			}
			if err := s.Outbox().Remove(ctx, p.Name, w.ID, "system"); err != nil {
				s.Log.Warn("sweeping fetched documents failed", zap.String("transport", Name), zap.String("connection", p.Name), zap.Error(err))
				return
			}
		}
		if len(page) < pageSize {
			return
		}
	}
}

// limiter limits to so many bytes a second; nil for 0.
func limiter(bytes int64) *rate.Limiter {
	if bytes <= 0 {
		return nil
	}
	return rate.NewLimiter(rate.Limit(bytes), int(max(bytes, 64<<10)))
}

// pace waits until n bytes may pass.
func pace(ctx context.Context, l *rate.Limiter, n int) error {
	if l == nil {
		return nil
	}
	for n > 0 {
		piece := min(n, l.Burst())
		if err := l.WaitN(ctx, piece); err != nil {
			return fmt.Errorf("wait for bandwidth: %w", err)
		}
		n -= piece
	}
	return nil
}
