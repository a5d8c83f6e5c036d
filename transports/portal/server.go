// SPDX-License-Identifier: Apache-2.0

package portal

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"sync/atomic"
	"time"

	"go.uber.org/zap"
	"golang.org/x/sync/errgroup"

	"ordergate/gateway"
	"ordergate/transports"
	"ordergate/transports/httpserver"
	"ordergate/transports/portal/gate"
)

// ServerConfig is what a Server is made of.
type ServerConfig struct {
	Listener
	Directory func() *Directory // as it is now; asked once a request
	MaxBytes  int64             // of a payload; 0: no limit but Listener.Body
	// Audit keeps a wrong key; it is called for the first few of an address, and of all
	// together no more often than a disk can bear (gate.Watch). May be nil.
	Audit func(ctx context.Context, detail string)
	// Observe is told of each answer: the pattern that was served ("" for none), the
	// status, and how long it took. May be nil.
	Observe func(pattern string, status int, took time.Duration)
	// Refused is told of each request that was refused before anybody looked into it, by
	// the kind of its problem. May be nil.
	Refused func(kind string)
	Grace   time.Duration                                       // for what was begun when the server stops; 0: 10 s
	Listen  func(network, address string) (net.Listener, error) // nil: net.Listen
	Clock   gateway.Clock                                       // nil: the system's
	Log     *zap.Logger                                         // nil: none
	Crash   func(point string)                                  // named points of tests; may be nil
}

// Server is the partners' HTTP listener. It implements transports.Transport.
type Server struct {
	ServerConfig
	mux      *http.ServeMux
	watch    *gate.Watch
	rate     *rate
	requests chan struct{} // being answered; HTTP/2 has many to a connection
	askers   *httpserver.Share
	proxies  []netip.Prefix
	door     atomic.Pointer[transports.Intake] // nil before Serve
	open     []net.Listener
	now      func() time.Time // of deadlines, never faked
}

// quiet is how long a kept connection may be without a request.
const quiet = 2 * time.Minute

// NewServer builds a Server. It opens nothing.
func NewServer(cfg ServerConfig) *Server {
	if cfg.Clock == nil {
		cfg.Clock = gateway.SystemClock{}
	}
	if cfg.Log == nil {
		cfg.Log = zap.NewNop()
	}
	if cfg.Grace == 0 {
		cfg.Grace = 10 * time.Second
	}
	if cfg.Observe == nil {
		cfg.Observe = func(string, int, time.Duration) {}
	}
	if cfg.Refused == nil {
		cfg.Refused = func(string) {}
	}
	if cfg.Audit == nil {
		cfg.Audit = func(context.Context, string) {}
	}
	if cfg.Crash == nil {
		cfg.Crash = func(string) {}
	}
	cfg.Listener = cfg.Listener.withDefaults()
	cfg.Log = cfg.Log.With(zap.String("transport", Name))
	s := &Server{ServerConfig: cfg, mux: http.NewServeMux(), watch: gate.NewWatch(cfg.Clock), rate: &rate{perMinute: cfg.Rate, now: cfg.Clock.Now, keys: map[string]*bucket{}},
		requests: make(chan struct{}, cfg.Connections), askers: httpserver.NewShare(cfg.Connections), now: time.Now}
	for _, p := range cfg.Proxies {
		if n, err := ParseProxy(p); err == nil { // the config was checked
			s.proxies = append(s.proxies, n)
		}
	}
	s.HandleKeyed("POST /v1/documents", http.HandlerFunc(s.documents))
	return s
}

func (l Listener) withDefaults() Listener {
	if l.Connections < 2 {
		l.Connections = 1024
	}
	if l.Idle <= 0 {
		l.Idle = 30 * time.Second
	}
	if l.Body <= 0 {
		l.Body = 64 << 20
	}
	return l
}

// ParseProxy reads an address or a network.
func ParseProxy(text string) (netip.Prefix, error) {
	if a, err := netip.ParseAddr(text); err == nil {
		return netip.PrefixFrom(a, a.BitLen()), nil
	}
	return netip.ParsePrefix(text)
}

// Handle serves a pattern of http.ServeMux by h, behind the server's limits, timeouts
// and logs. h authenticates itself. Call it before Serve.
func (s *Server) Handle(pattern string, h http.Handler) { s.mux.Handle(pattern, h) }

// HandleKeyed is Handle for callers with a key: h finds who it is by CallerOf.
func (s *Server) HandleKeyed(pattern string, h http.Handler) {
	s.mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		c, problem := s.authenticate(w, r)
		if problem != nil {
			s.Refuse(w, problem)
			return
		}
		h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), callerKey{}, c)))
	})
}

type callerKey struct{}

// CallerOf is whom the key of a request let in. It is nil of requests that came by
// Handle.
func CallerOf(ctx context.Context) *Caller {
	c, _ := ctx.Value(callerKey{}).(*Caller)
	return c
}

// WithCaller gives a context a caller, for tests of handlers.
func WithCaller(ctx context.Context, c *Caller) context.Context {
	return context.WithValue(ctx, callerKey{}, c)
}

// Refuse answers with a problem, and counts it.
func (s *Server) Refuse(w http.ResponseWriter, p *Problem) {
	s.Refused(p.Kind())
	p.Write(w)
}

// Name implements transports.Transport.
func (s *Server) Name() string { return Name }

// Listen opens the addresses, so that a port in use is told before anything is
// promised. Serve, which must follow, closes them. Twice is fine.
func (s *Server) Listen() (err error) {
	if s.open != nil {
		return nil
	}
	s.open, err = (httpserver.Addresses{Op: "portal", Plain: s.Listener.Listen, TLS: s.Listener.TLS, Cert: s.Cert, Key: s.Key, Connections: s.Connections,
		Listen: s.ServerConfig.Listen, Log: s.Log}).Open()
	return err
}

// Serve implements transports.Transport. It listens first, when Listen was not called.
// A Server is served once.
func (s *Server) Serve(ctx context.Context, in transports.Intake) error {
	if err := s.Listen(); err != nil {
		return err
	}
	s.door.Store(&in)
	// The level exists: there is no error.
	log, _ := zap.NewStdLogAt(s.Log, zap.DebugLevel)
	srv := &http.Server{Handler: s, ReadHeaderTimeout: s.Idle, IdleTimeout: quiet, MaxHeaderBytes: httpserver.MaxHeader, HTTP2: &http.HTTP2Config{MaxConcurrentStreams: 64}, ErrorLog: log}
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	srv.BaseContext = func(net.Listener) context.Context { return context.WithValue(work, stopping{}, ctx.Done()) }
	var group errgroup.Group
	for _, l := range s.open {
		s.Log.Info("API listens", zap.Stringer("address", l.Addr()))
		group.Go(func() error {
			err := srv.Serve(l)
			if errors.Is(err, http.ErrServerClosed) {
				return nil
			}
			cancel() // the other listener goes too
			return gateway.E("portal.serve", gateway.Transient, err)
		})
	}
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		select {
		case <-work.Done():
		case <-ctx.Done():
			end, stop := context.WithTimeout(work, s.Grace)
			defer stop()
			if srv.Shutdown(end) == nil {
				return
			}
			cancel()
		}
		_ = srv.Close()
	}()
	if len(s.open) == 0 {
		<-ctx.Done()
	}
	err := group.Wait()
	if err != nil {
		cancel()
	}
	<-stopped
	return err
}

type stopping struct{}

// Stopping is closed when the server is to end: what waits within a request waits no
// longer. nil outside of one.
func Stopping(ctx context.Context) <-chan struct{} {
	done, _ := ctx.Value(stopping{}).(<-chan struct{})
	return done
}
