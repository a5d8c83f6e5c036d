// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"go.uber.org/zap"
	"golang.org/x/sync/errgroup"

	"ordergate/gateway"
	"ordergate/transports"
	"ordergate/transports/as2/partial"
	"ordergate/transports/httpserver"
)

// Receipts is told of MDNs that come in for what we sent. It is implemented by
// the sending side.
type Receipts interface {
	// HandleReceipt takes the MDN of a relation: contentType and transferEncoding
	// are the HTTP header's, raw is what is archived (header lines, blank line,
	// body). Transient errors are answered so that the partner sends it again.
	HandleReceipt(ctx context.Context, r *Relation, contentType, transferEncoding string, body, raw []byte) error
}

// CertificateMessage is a certificate exchange message (CEM) that has come in.
type CertificateMessage struct {
	XML    []byte
	Parts  map[string][]byte // the other parts, decoded, by Content-ID without brackets
	Signer *x509.Certificate // nil: it was not signed
}

// Observer is told of each message that was answered, for metrics: the connection
// ("" of an unknown one), what was said ("processed", "decryption-failed",
// "unavailable", "receipt" …: few values) and the size of the body.
type Observer func(connection, outcome string, size int64)

// ServerConfig is what a Server is made of.
type ServerConfig struct {
	Listener
	Directory func() *Directory // as it is now; asked once a message
	Receipts  Receipts          // nil: MDNs are refused
	// CEM takes a certificate exchange message; an error of kind Invalid refuses it
	// with its Public text. nil: such messages are refused.
	CEM      func(ctx context.Context, r *Relation, m CertificateMessage) error
	Dir      string // beginnings of broken transmissions lie in its folder partial
	MaxBytes int64  // of a message as it is received; 0: no limit
	// Open reads what was kept, by SHA-256: the receipts of repeats (Ledger.Open).
	Open func(ctx context.Context, sha string) (io.ReadSeekCloser, int64, error)
	// Push has the receipt of an exchange delivered once more, to its ReceiptURL. nil:
	// the repeat is answered with it.
	Push    func(ctx context.Context, x *gateway.Exchange) error
	Host    string                                              // right side of our Message-IDs (Listener.Host)
	Product string                                              // AS2-Product, Server and Reporting-UA: "ordergate:1.2"
	Grace   time.Duration                                       // for what was begun when the server stops; 0: 10 s
	Listen  func(network, address string) (net.Listener, error) // nil: net.Listen
	Clock   gateway.Clock                                       // nil: the system's
	Log     *zap.Logger                                         // nil: none
	Observe Observer                                            // may be nil
	Crash   func(point string)                                  // named points of tests; may be nil
}

// Server receives AS2 messages. It implements transports.Transport.
type Server struct {
	ServerConfig
	crypto   slots
	requests chan struct{}     // being answered; HTTP/2 has many to a connection
	reports  chan struct{}     // large MDNs in memory
	askers   *httpserver.Share // of requests
	partials *partial.Store    // nil before Listen
	open     []net.Listener
	now      func() time.Time // of deadlines, never faked

	mu     sync.Mutex
	warned map[string]time.Time // unknown pairs that were logged
}

const (
	// quiet is how long a kept connection may be without a request.
	quiet = 2 * time.Minute
	// noLimit stands for MaxBytes 0.
	noLimit = 1 << 62
)

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
		cfg.Observe = func(string, string, int64) {}
	}
	if cfg.Crash == nil {
		cfg.Crash = func(string) {}
	}
	if cfg.Listen == nil {
		cfg.Listen = net.Listen
	}
	if cfg.MaxBytes <= 0 {
		cfg.MaxBytes = noLimit
	}
	cfg.Listener = cfg.Listener.withDefaults()
	cfg.Log = cfg.Log.With(zap.String("transport", Name))
	return &Server{ServerConfig: cfg, crypto: make(slots, runtime.GOMAXPROCS(0)), requests: make(chan struct{}, cfg.Connections), askers: httpserver.NewShare(cfg.Connections), reports: make(chan struct{}, largeReports), now: time.Now, warned: map[string]time.Time{}}
}

func (l Listener) withDefaults() Listener {
	if l.Path == "" {
		l.Path = "/as2"
	}
	if l.Connections < 2 {
		l.Connections = 2048
	}
	if l.Idle <= 0 {
		l.Idle = 30 * time.Second
	}
	if l.Partial <= 0 {
		l.Partial = 48 * time.Hour
	}
	return l
}

// Name implements transports.Transport.
func (s *Server) Name() string { return Name }

// Listen opens the folder of beginnings and the addresses, so that a port in use is
// told before anything is promised. Serve, which must follow, closes them. Twice is
// fine.
func (s *Server) Listen() error {
	if s.partials != nil {
		return nil
	}
	// What makes room in one relation's folder never touches another's.
	limit := s.MaxBytes
	if limit < noLimit {
		limit *= 2
	}
	store, err := partial.Open(partial.Config{Dir: filepath.Join(s.Dir, "partial"), Keep: s.Partial, Count: 16, Bytes: limit, Clock: s.Clock})
	if err != nil {
		return gateway.E("as2", gateway.Transient, err)
	}
	// Whose client certificate it must be is known only when the partner is (Server.client).
	if s.open, err = (httpserver.Addresses{Op: "as2", Plain: s.Listener.Listen, TLS: s.Listener.TLS, Cert: s.Cert, Key: s.Key, Connections: s.Connections, AskClient: true,
		Listen: s.ServerConfig.Listen, Log: s.Log}).Open(); err != nil {
		return err
	}
	s.partials = store
	return nil
}

// Serve implements transports.Transport; in must be a transports.Door. It listens
// first, when Listen was not called. A Server is served once.
func (s *Server) Serve(ctx context.Context, in transports.Intake) error {
	door, ok := in.(transports.Door)
	if !ok {
		return gateway.Errorf("as2.serve", gateway.Internal, "the intake keeps no receipts")
	}
	if err := s.Listen(); err != nil {
		return err
	}
	// Messages in the making outlive ctx, up to the grace time.
	work, cancel := context.WithCancelCause(context.WithoutCancel(ctx))
	defer cancel(nil)
	srv := s.httpServer(work, door)
	var group errgroup.Group
	for _, l := range s.open {
		s.Log.Info("AS2 listens", zap.Stringer("address", l.Addr()), zap.String("path", s.Path))
		group.Go(func() error {
			err := srv.Serve(l)
			if errors.Is(err, http.ErrServerClosed) {
				return nil
			}
			cancel(err) // the other listener goes too
			return gateway.E("as2.serve", gateway.Transient, err)
		})
	}
	stop := make(chan struct{})
	go func() { defer close(stop); s.until(ctx, work, srv, cancel) }()
	if len(s.open) == 0 {
		<-ctx.Done() // it only sends
	}
	err := group.Wait()
	<-stop
	return err
}

// until waits for the end, then drains.
func (s *Server) until(ctx, work context.Context, srv *http.Server, cancel context.CancelCauseFunc) {
	sweep := time.NewTicker(time.Hour)
	defer sweep.Stop()
	for {
		select {
		case <-work.Done():
			_ = srv.Close()
			return
		case <-sweep.C:
			if err := s.partials.Sweep(); err != nil {
				s.Log.Warn("beginnings of transmissions not swept", zap.Error(err))
			}
		case <-ctx.Done():
			end, stop := context.WithTimeout(work, s.Grace)
			defer stop()
			if err := srv.Shutdown(end); err != nil {
				cancel(errors.New("grace time over"))
				_ = srv.Close()
			}
			return
		}
	}
}

func (s *Server) httpServer(work context.Context, door transports.Door) *http.Server {
	// The level exists: there is no error.
	log, _ := zap.NewStdLogAt(s.Log, zap.DebugLevel)
	return &http.Server{
		Handler:           &handler{Server: s, door: door, work: work},
		ReadHeaderTimeout: s.Idle,
		IdleTimeout:       quiet,
		MaxHeaderBytes:    httpserver.MaxHeader,
		HTTP2:             &http.HTTP2Config{MaxConcurrentStreams: 64},
		ErrorLog:          log,
	}
}
