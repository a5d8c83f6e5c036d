// SPDX-License-Identifier: Apache-2.0

package telemetry

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Health is what /healthz and /readyz say. Ready is false while work cannot be
// taken; Components tell why, by name, "ok" for those that are well.
type Health struct {
	Ready      bool              `json:"ready"`
	Components map[string]string `json:"components"`
}

// Admin is the admin listener.
type Admin struct {
	mux      *http.ServeMux
	listener net.Listener
}

// NewAdmin listens on addr (host:port; port 0 picks one). health is asked at
// each request and must answer quickly.
func NewAdmin(addr string, reg prometheus.Gatherer, health func(context.Context) Health) (*Admin, error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("open the admin listener: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(reg, promhttp.HandlerOpts{}))
	// Alive as long as it answers: a restart would not help what is in Components.
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) { say(w, http.StatusOK, health(r.Context())) })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		h, status := health(r.Context()), http.StatusOK
		if !h.Ready {
			status = http.StatusServiceUnavailable
		}
		say(w, status, h)
	})
	return &Admin{mux: mux, listener: l}, nil
}

func say(w http.ResponseWriter, status int, h Health) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(h) // the caller has gone: nobody to tell
}

// Mux takes further handlers, before Serve.
func (a *Admin) Mux() *http.ServeMux { return a.mux }

// Addr is the address that is listened on.
func (a *Admin) Addr() string { return a.listener.Addr().String() }

// Serve answers until ctx ends, then lets requests under way finish.
func (a *Admin) Serve(ctx context.Context) error {
	server := &http.Server{Handler: a.mux, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute}
	stopped := make(chan error, 1)
	unhook := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		stopped <- server.Shutdown(grace)
	})
	defer unhook()
	if err := server.Serve(a.listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve the admin listener: %w", err)
	}
	return <-stopped
}

// Close frees the address of an Admin that is not served.
func (a *Admin) Close() error { return a.listener.Close() }
