// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/netip"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	gosmtp "github.com/emersion/go-smtp"
	"go.uber.org/zap"
	"golang.org/x/sync/errgroup"

	"ordergate/gateway"
	"ordergate/transports"
	"ordergate/transports/smtp/trust"
	"ordergate/transports/tlsfile"
)

// maxLine is how long a line may be. RFC 5321 §4.5.3.1.6 says 1000; HTML mails of a
// single line are sent nevertheless.
const maxLine = 64 << 10

// ServerConfig of a Server. Directory, Trust and Dir are needed.
type ServerConfig struct {
	Listener
	// Directory is who may send, as it is now.
	Directory func() *Directory
	Trust     *trust.Checker
	// Bounces takes mails that come back; it, or what it returns, is nil when no mail
	// goes out.
	Bounces func() transports.Bounces
	// Dir is a folder for mails under way; it is made when missing.
	Dir    string
	Clock  gateway.Clock
	Log    *zap.Logger
	Tarpit time.Duration // how long a wrong password is not answered
	// Grace is how long mails under way may go on when the server stops.
	Grace time.Duration
	// Observe is told of each mail by a connection, of what it was trusted by ("untrusted"
	// for none), and of what was refused, by why. May be nil.
	Observe func(connection, result string)
	// Crash is called at smtp.received, smtp.staged and smtp.committed, for tests.
	Crash func(point string)
	// Listen opens addresses; net.Listen when nil.
	Listen func(network, address string) (net.Listener, error)
}

// Server takes mails. It implements transports.Transport. It serves once.
type Server struct {
	ServerConfig
	callers  *callers
	checking chan struct{} // passwords that are checked at a time
	slots    chan struct{} // connections
	tls      *tls.Config   // nil without a certificate
	open     []door

	in     transports.Intake
	ctx    atomic.Pointer[context.Context] // of mails under way
	mails  sync.WaitGroup                  // under way
	mu     sync.Mutex
	conns  map[*guarded]bool
	ending bool // nobody new
	ended  bool // no mail
}

type door struct {
	net.Listener
	key string
	tls bool
}

// NewServer builds it; nothing listens before Listen.
func NewServer(c ServerConfig) *Server {
	if c.Clock == nil {
		c.Clock = gateway.SystemClock{}
	}
	if c.Log == nil {
		c.Log = zap.NewNop()
	}
	if c.Observe == nil {
		c.Observe = func(string, string) {}
	}
	if c.Crash == nil {
		c.Crash = func(string) {}
	}
	if c.Bounces == nil {
		c.Bounces = func() transports.Bounces { return nil }
	}
	if c.Listen == nil {
		c.Listen = net.Listen
	}
	return &Server{ServerConfig: c, callers: newCallers(c.Clock, c.Connections, c.Rate), checking: make(chan struct{}, runtime.GOMAXPROCS(0)),
		slots: make(chan struct{}, c.Connections), conns: map[*guarded]bool{}}
}

// Name implements transports.Transport.
func (s *Server) Name() string { return Name }

// Listen opens the addresses; those that were opened before one failed are closed
// again. Doing so twice is an error.
func (s *Server) Listen() (err error) {
	if err := os.MkdirAll(s.Dir, 0o700); err != nil {
		return gateway.E("smtp", gateway.Transient, err)
	}
	defer func() {
		if err != nil {
			s.closeDoors()
		}
	}()
	if s.Cert != "" {
		keys := &tlsfile.Pair{Cert: s.Cert, Key: s.Key, Log: s.Log}
		if _, err := keys.Get(nil); err != nil {
			return gateway.E("smtp", gateway.Transient, err)
		}
		s.tls = &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: keys.Get}
	}
	for _, d := range []struct {
		key, address string
		tls          bool
	}{{"listen", s.Listener.Listen, false}, {"listenTls", s.Listener.TLS, true}, {"listenSubmission", s.Listener.Submission, false}} {
		if d.address == "" {
			continue
		}
		l, err := s.ServerConfig.Listen("tcp", d.address)
		if err != nil {
			return gateway.E("smtp."+d.key, gateway.Transient, err)
		}
		s.open = append(s.open, door{l, d.key, d.tls})
	}
	return nil
}

// Addr is the address of a listener by its key in the config; nil when it is not open.
func (s *Server) Addr(key string) net.Addr {
	for _, d := range s.open {
		if d.key == key {
			return d.Addr()
		}
	}
	return nil
}

func (s *Server) closeDoors() {
	for _, d := range s.open {
		_ = d.Close()
	}
}

// Serve implements transports.Transport. It opens the addresses if Listen was not
// called. When ctx ends nobody new is let in, silent clients are told to go, and mails
// under way are finished within Grace.
func (s *Server) Serve(ctx context.Context, in transports.Intake) error {
	if s.open == nil {
		if err := s.Listen(); err != nil {
			return err
		}
	}
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	s.in = in
	s.ctx.Store(&work)
	srv := s.library()
	g, ctx := errgroup.WithContext(ctx)
	var entrances []*entrance
	for _, d := range s.open {
		e := &entrance{Listener: d.Listener, server: s, door: d.key, closed: make(chan struct{})}
		entrances = append(entrances, e)
		var l net.Listener = e
		if d.tls {
			l = tls.NewListener(l, s.tls)
		}
		g.Go(func() error {
			if err := srv.Serve(l); ctx.Err() == nil {
				return err
			}
			return nil
		})
	}
	<-ctx.Done()
	for _, e := range entrances { // the library closes those only that it has begun with
		_ = e.Close()
	}
	s.mu.Lock()
	s.ending = true
	for c := range s.conns {
		c.leave()
	}
	s.mu.Unlock()
	grace, cancel := context.WithTimeoutCause(work, s.Grace, fmt.Errorf("the server stops"))
	defer cancel()
	if _ = srv.Shutdown(grace); grace.Err() != nil { // the time is over: whoever is left tries again
		stop()
		s.closeClients()
	}
	s.mu.Lock()
	s.ended = true
	s.mu.Unlock()
	s.mails.Wait()
	return g.Wait()
}

// beginMail counts a mail under way; false when there are to be no more.
func (s *Server) beginMail() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return false
	}
	s.mails.Add(1)
	return true
}

// closeClients closes the connections of all who are left.
func (s *Server) closeClients() {
	s.mu.Lock()
	all := make([]*guarded, 0, len(s.conns))
	for c := range s.conns {
		all = append(all, c)
	}
	s.mu.Unlock()
	for _, c := range all {
		_ = c.Close()
	}
}

// work is the context of mails under way.
func (s *Server) work() context.Context {
	if ctx := s.ctx.Load(); ctx != nil {
		return *ctx
	}
	return context.Background()
}

// library is the server that speaks the protocol.
func (s *Server) library() *gosmtp.Server {
	srv := gosmtp.NewServer(gosmtp.BackendFunc(s.session))
	srv.Domain = s.Host
	srv.TLSConfig = s.tls
	srv.MaxMessageBytes = int64(s.MaxSize)
	srv.MaxRecipients = s.Recipients
	srv.MaxLineLength = maxLine
	srv.ReadTimeout, srv.WriteTimeout = s.Idle, min(s.Idle, time.Minute)
	srv.EnableSMTPUTF8 = true
	// DSN stays off: who offers it owes reports of success (RFC 3461 §5.2.1), and we send
	// no mail to addresses that nobody has proven.
	srv.ErrorLog = quiet{s.Log}
	return srv
}

// quiet takes the library's log. What it tells is of clients that break off; a panic is
// ours.
type quiet struct{ log *zap.Logger }

// Printf implements gosmtp.Logger.
func (q quiet) Printf(format string, v ...any) {
	text := fmt.Sprintf(format, v...)
	if len(text) > 6 && text[:6] == "panic " {
		q.log.Error("panic", zap.String("transport", Name), zap.String("err", text))
		return
	}
	q.log.Debug("smtp", zap.String("err", text))
}

// Println implements gosmtp.Logger.
func (q quiet) Println(v ...any) { q.Printf("%s", fmt.Sprintln(v...)) }

// entrance lets clients in as there are slots; further ones wait in the kernel's queue.
// What one address has above its share is told so and closed.
type entrance struct {
	net.Listener
	server *Server
	door   string
	once   sync.Once
	closed chan struct{}
}

// Accept implements net.Listener.
func (e *entrance) Accept() (net.Conn, error) {
	s := e.server
	select {
	case s.slots <- struct{}{}:
	case <-e.closed:
		return nil, net.ErrClosed
	}
	for {
		c, err := e.Listener.Accept()
		if err != nil {
			<-s.slots
			return nil, err
		}
		key := host(remoteIP(c))
		if !s.callers.take(key) {
			if e.door != "listenTls" {
				_ = c.SetWriteDeadline(time.Now().Add(time.Second)) // it fits the socket's buffer
				_, _ = c.Write([]byte("421 4.7.0 Too many connections from your address, please try again later\r\n"))
			}
			_ = c.Close()
			s.refused("connections")
			continue
		}
		g := newGuarded(c, e.door, nil)
		g.release = func() {
			s.mu.Lock()
			delete(s.conns, g)
			s.mu.Unlock()
			s.callers.give(key)
			<-s.slots
		}
		s.mu.Lock()
		s.conns[g] = true
		ending := s.ending
		s.mu.Unlock()
		if ending {
			g.leave()
		}
		return g, nil
	}
}

// Close implements net.Listener.
func (e *entrance) Close() error {
	e.once.Do(func() { close(e.closed) })
	return e.Listener.Close()
}

// remoteIP is a client's address without port and zone.
func remoteIP(c net.Conn) netip.Addr {
	if a, err := netip.ParseAddrPort(c.RemoteAddr().String()); err == nil {
		return a.Addr().Unmap().WithZone("")
	}
	return netip.Addr{}
}

// refused counts what was not taken.
func (s *Server) refused(why string) { s.Observe("", "refused "+why) }
