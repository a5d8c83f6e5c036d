// SPDX-License-Identifier: Apache-2.0

package telemetry

import (
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// HTTP are the figures of the partners' HTTP listener. Routes are patterns as they
// were registered, "none" for what there is none for.
type HTTP struct {
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	refused  *prometheus.CounterVec
}

// NewHTTP makes the figures and registers them.
func NewHTTP(reg prometheus.Registerer) *HTTP {
	h := &HTTP{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "ordergate", Name: "http_requests_total", Help: "Requests of partners that were answered, by route and status."}, []string{"route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: "ordergate", Name: "http_request_seconds", Help: "How long an answer took from the request's header on, in seconds; waiting for a result (Prefer: wait) counts.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60}}, []string{"route"}),
		refused: prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "ordergate", Name: "http_refusals_total", Help: "Requests of partners that were refused, by the kind of problem (key-unknown, too-many-requests, order-invalid …)."}, []string{"kind"}),
	}
	reg.MustRegister(h.requests, h.seconds, h.refused)
	return h
}

// Kind makes the counter of a kind of problem exist.
func (h *HTTP) Kind(kind string) { h.refused.WithLabelValues(kind) }

// Answered counts an answer.
func (h *HTTP) Answered(route string, status int, took time.Duration) {
	if route == "" {
		route = "none"
	}
	h.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	h.seconds.WithLabelValues(route).Observe(took.Seconds())
}

// Refused counts a refusal.
func (h *HTTP) Refused(kind string) { h.refused.WithLabelValues(kind).Inc() }
