// SPDX-License-Identifier: Apache-2.0

package remote

import (
	"context"
	"errors"
	"path"
	"sync"
	"sync/atomic"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/strict"
)

// Settings are what a connection is made of: its block, and what the process gives.
type Settings struct {
	Config
	Speaks  []string // the partners that it may speak for
	Station string   // "" when the ids inside tell
	Test    bool

	MaxBytes int64                               // largest file where the block says nothing
	Secret   func(strict.Secret) (string, error) // fetches passwords and keys; nil: there are none
	Path     func(string) string                 // resolves paths of the block; nil: as they are
	Memory   Memory                              // what the journal knows; nil: nothing is remembered
	Clock    gateway.Clock                       // nil: the system's
	Log      *zap.Logger                         // nil: none
	Observe  Observer                            // nil: nobody counts
	// Crash is called at named points so that tests can die there or know how far a
	// file has come: remote.fetched, remote.committed, remote.settled, remote.refused,
	// remote.held, remote.looked; and when sending remote.half, remote.written,
	// remote.marked, remote.renamed. nil in production.
	Crash func(point string)
}

// Memory is what the journal remembers of a connection.
type Memory interface {
	// Known tells which of the deliveries the journal has.
	Known(ctx context.Context, connection string, keys []string) (map[string]bool, error)
	// Placing tells where an outbound document was about to be put; "" when it was not.
	Placing(ctx context.Context, outbound string) (string, error)
	// SetPlacing notes that it is about to be put there, durably; "" takes it back.
	SetPlacing(ctx context.Context, outbound, place string) error
}

// Observer counts: a look at a server ("look", "away"), a file ("taken", "again",
// "refused", "retry"), a document ("pushed", "failed").
type Observer func(connection, event string)

func (s Settings) withDefaults() Settings {
	s.Config = s.Config.withDefaults()
	if s.Secret == nil {
		s.Secret = func(strict.Secret) (string, error) { return "", errors.New("there are no secrets here") }
	}
	if s.Path == nil {
		s.Path = func(p string) string { return p }
	}
	if s.Memory == nil {
		s.Memory = forgetful{}
	}
	if s.Clock == nil {
		s.Clock = gateway.SystemClock{}
	}
	if s.Log == nil {
		s.Log = zap.NewNop()
	}
	if s.Observe == nil {
		s.Observe = func(string, string) {}
	}
	if s.Crash == nil {
		s.Crash = func(string) {}
	}
	if s.MaxBytes <= 0 {
		s.MaxBytes = DefaultMaxBytes
	}
	return s
}

type forgetful struct{}

func (forgetful) Known(context.Context, string, []string) (map[string]bool, error) { return nil, nil }
func (forgetful) Placing(context.Context, string) (string, error)                  { return "", nil }
func (forgetful) SetPlacing(context.Context, string, string) error                 { return nil }

// way is the way to one server: logins that wait for the next use, and never more of
// them than the block allows. It is safe for concurrent use.
type way struct {
	Settings
	cfg    Config
	server server
	bad    error // of the URL
	family atomic.Pointer[[]string]
	slots  chan struct{}

	mu     sync.Mutex
	idle   []session // the last one was used last
	timer  *time.Timer
	closed bool
}

// restTime is how long a login waits for its next use.
const restTime = 30 * time.Second

func newWay(s Settings) *way {
	s = s.withDefaults()
	w := &way{Settings: s, cfg: s.Config, slots: make(chan struct{}, s.Connections)}
	w.server, w.bad = parseURL(s.URL)
	return w
}

func (w *way) secret(s strict.Secret) (string, error) { return w.Secret(s) }

// open logs in anew.
func (w *way) open(ctx context.Context) (session, error) {
	if w.bad != nil {
		return nil, w.bad
	}
	if w.server.scheme == "sftp" {
		return w.openSFTP(ctx)
	}
	return w.openFTP(ctx)
}

// with runs work in a session. One that has waited is asked first whether the server
// still knows it. After a broken session the error is work's; nothing is run twice.
func (w *way) with(ctx context.Context, work func(session) error) error {
	select {
	case w.slots <- struct{}{}:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	defer func() { <-w.slots }()
	s, err := w.get(ctx)
	if err != nil {
		return err
	}
	returned := false
	defer func() {
		if !returned { // work has panicked
			s.close()
		}
	}()
	err = work(s)
	returned = true
	if isBroken(err) || ctx.Err() != nil {
		s.close()
		return err
	}
	w.put(s)
	return err
}

func (w *way) get(ctx context.Context) (session, error) {
	for {
		w.mu.Lock()
		n := len(w.idle)
		if n == 0 {
			w.mu.Unlock()
			return w.open(ctx)
		}
		s := w.idle[n-1]
		w.idle = w.idle[:n-1]
		w.mu.Unlock()
		if err := s.alive(ctx); err == nil {
			return s, nil
		}
		s.close()
	}
}

func (w *way) put(s session) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		s.close()
		return
	}
	w.idle = append(w.idle, s)
	if w.timer == nil {
		w.timer = time.AfterFunc(restTime, w.rest)
	} else {
		w.timer.Reset(restTime)
	}
}

// rest logs out where nobody has come for a while, and keeps a login alive that is to
// stay.
func (w *way) rest() {
	w.mu.Lock()
	idle := w.idle
	w.idle = nil
	stay := w.cfg.Fetch != nil && w.cfg.Fetch.KeepAlive && !w.closed
	w.mu.Unlock()
	for i, s := range idle {
		if stay && i == len(idle)-1 {
			ctx, cancel := context.WithTimeout(context.Background(), restTime)
			err := s.alive(ctx)
			cancel()
			if err == nil {
				w.put(s)
				continue
			}
		}
		s.close()
	}
}

// close logs out. Sessions in use end with their work.
func (w *way) close() {
	w.mu.Lock()
	idle := w.idle
	w.idle, w.closed = nil, true
	if w.timer != nil {
		w.timer.Stop()
	}
	w.mu.Unlock()
	for _, s := range idle {
		s.close()
	}
}

// deadline bounds work on a file of so many bytes: the slowest server that is borne
// moves a kilobyte a second.
func (w *way) deadline(ctx context.Context, size int64) (context.Context, context.CancelFunc) {
	limit := 5*w.cfg.Timeout + time.Duration(size/1024)*time.Second
	return context.WithTimeoutCause(ctx, limit, &slowError{limit})
}

type slowError struct{ limit time.Duration }

func (e *slowError) Error() string {
	return "it took longer than " + strict.FormatDuration(e.limit) + ", less than a kilobyte a second"
}

// join makes a path of a folder and a name.
func join(dir, name string) string { return path.Join(dir, name) }
