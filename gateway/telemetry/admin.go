// SPDX-License-Identifier: Apache-2.0

package telemetry

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// State says how a component does.
type State string

// The states of a component.
const (
	OK       State = "ok"
	Degraded State = "degraded" // it works, somebody should look: a broken edit, poison jobs
	Down     State = "down"     // it does not work
)

// Component is one part of the process in a Health.
type Component struct {
	State  State    `json:"state"`
	Detail string   `json:"detail,omitempty"`
	Faults []string `json:"faults,omitempty"` // of files, as gateway.Fault prints them
	At     string   `json:"at,omitempty"`     // RFC 3339: since when, or when loaded
}

// Health is how the process does. Keys of Components are its parts: journal,
// config, partners, mappings, master data, each connection.
type Health struct {
	State      State                `json:"state"`
	Ready      bool                 `json:"ready"` // new work is taken
	Components map[string]Component `json:"components"`
}

// Worst sets State to the worst of the components'.
func (h *Health) Worst() {
	h.State = OK
	for _, c := range h.Components {
		if c.State == Down || c.State == Degraded && h.State == OK {
			h.State = c.State
		}
	}
}

// Admin is the listener of the operators: /metrics, /healthz, /readyz and what
// is mounted beside them. It has no login: bind it to loopback, where web pages in the
// browsers of the same machine are refused.
type Admin struct {
	mux    *http.ServeMux
	addr   string
	mu     sync.Mutex
	listen net.Listener
}

// NewAdmin builds the listener for addr ("127.0.0.1:9464"; port 0 takes a free
// one). health is asked at each request; it may be called concurrently. /healthz
// answers 200 unless a component is down, /readyz 200 when new work is taken;
// both 503 otherwise, with the Health as JSON. Nothing listens before Listen or
// Serve.
func NewAdmin(addr string, reg prometheus.Gatherer, health func() Health) *Admin {
	a := &Admin{mux: http.NewServeMux(), addr: addr}
	a.mux.Handle("GET /metrics", promhttp.HandlerFor(reg, promhttp.HandlerOpts{}))
	a.mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		h := health()
		answer(w, h, h.State != Down)
	})
	a.mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		h := health()
		answer(w, h, h.Ready)
	})
	return a
}

// Mux is where other rooms (the API) mount their routes, before Serve.
func (a *Admin) Mux() *http.ServeMux { return a.mux }

func answer(w http.ResponseWriter, h Health, fine bool) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if !fine {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	_ = enc.Encode(h) // the client went away: nobody is left to tell
}

// Listen binds the address, so that a port in use is told before anything else
// starts, and Addr knows the port. Twice is fine.
func (a *Admin) Listen() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.listen != nil {
		return nil
	}
	l, err := net.Listen("tcp", a.addr)
	if err != nil {
		return fmt.Errorf("admin listener: %w", err)
	}
	a.listen = l
	return nil
}

// Addr is where it listens; "" before Listen.
func (a *Admin) Addr() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.listen == nil {
		return ""
	}
	return a.listen.Addr().String()
}

// drain is how long open requests may take when the listener ends.
const drain = 5 * time.Second

// Serve answers until ctx ends, then lets open requests finish for some seconds
// and returns nil. It can be called once.
func (a *Admin) Serve(ctx context.Context) error {
	if err := a.Listen(); err != nil {
		return err
	}
	srv := &http.Server{Handler: fromPages(a.listen.Addr(), a.mux), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 64 << 10}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(a.listen) }()
	select {
	case err := <-done:
		return fmt.Errorf("admin listener: %w", err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
	defer cancel()
	if err := srv.Shutdown(stop); err != nil {
		_ = srv.Close() // a request that hangs must not hold the process up
	}
	if err := <-done; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("admin listener: %w", err)
	}
	return nil
}
