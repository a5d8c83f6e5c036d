// SPDX-License-Identifier: Apache-2.0

package telemetry

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// NewLogger makes a logger. format is json or console, level debug, info, warn
// or error.
func NewLogger(format, level string) (*zap.Logger, error) {
	l, err := zapcore.ParseLevel(level)
	if err != nil {
		return nil, err
	}
	cfg := zap.NewProductionConfig()
	cfg.Level = zap.NewAtomicLevelAt(l)
	cfg.Encoding = format
	cfg.Sampling = nil // one line a state change: each counts
	cfg.DisableStacktrace = true
	cfg.DisableCaller = true
	cfg.EncoderConfig.TimeKey = "time"
	cfg.EncoderConfig.EncodeTime = zapcore.RFC3339NanoTimeEncoder
	cfg.EncoderConfig.EncodeDuration = zapcore.StringDurationEncoder
	return cfg.Build()
}

// Metrics are the counters of the gateway. Labels are of bounded size: partner
// ids never more than there are partners, no order numbers. A nil Metrics counts
// nothing.
type Metrics struct {
	taken      *prometheus.CounterVec
	takenBytes *prometheus.CounterVec
	read       *prometheus.CounterVec
	orders     *prometheus.CounterVec
	posts      *prometheus.CounterVec
	deliveries *prometheus.CounterVec
	panics     *prometheus.CounterVec
	steps      *prometheus.HistogramVec
	jobs       *prometheus.GaugeVec
	oldest     *prometheus.GaugeVec
	reload     *prometheus.GaugeVec
}

// NewMetrics registers the metrics. Counters that alert start at zero.
func NewMetrics(reg prometheus.Registerer) *Metrics {
	counter := func(name, help string, labels ...string) *prometheus.CounterVec {
		c := prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "ordergate", Name: name, Help: help}, labels)
		reg.MustRegister(c)
		return c
	}
	gauge := func(name, help string, labels ...string) *prometheus.GaugeVec {
		g := prometheus.NewGaugeVec(prometheus.GaugeOpts{Namespace: "ordergate", Name: name, Help: help}, labels)
		reg.MustRegister(g)
		return g
	}
	m := &Metrics{
		taken:      counter("messages_taken_total", "Deliveries at the door by transport and result (taken, or why not).", "transport", "result"),
		takenBytes: counter("message_bytes_total", "Bytes taken by transport.", "transport"),
		read:       counter("messages_read_total", "Messages read, by result: read or held.", "result"),
		orders:     counter("orders_checked_total", "Documents checked, by result: accepted, held, rejected, duplicate, unmapped.", "result"),
		posts:      counter("posts_total", "Tries to post an order, by result: posted, rejected, retry, unknown.", "result"),
		deliveries: counter("deliveries_total", "Tries to deliver an outbound document, by kind and result.", "kind", "result"),
		panics:     counter("panics_total", "Panics caught, by step. Each is a bug.", "step"),
		jobs:       gauge("jobs", "Jobs by kind and state.", "kind", "state"),
		oldest:     gauge("jobs_oldest_seconds", "Age of the oldest due job by kind.", "kind"),
		reload:     gauge("reload_ok", "1 when the last reload of these files was good, 0 when the old ones are kept.", "files"),
	}
	m.steps = prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: "ordergate", Name: "step_seconds", Help: "Duration of a batch of a step.",
		Buckets: prometheus.ExponentialBuckets(0.001, 4, 8)}, []string{"step"})
	reg.MustRegister(m.steps)
	for _, r := range []string{"read", "held"} {
		m.read.WithLabelValues(r)
	}
	for _, r := range []string{"accepted", "held", "rejected", "duplicate", "unmapped"} {
		m.orders.WithLabelValues(r)
	}
	for _, r := range []string{"posted", "rejected", "retry", "unknown"} {
		m.posts.WithLabelValues(r)
	}
	for _, s := range []string{"read", "check", "post", "answer", "deliver"} {
		m.panics.WithLabelValues(s)
	}
	return m
}

// Taken counts a delivery; result is "taken" or the kind of the refusal.
func (m *Metrics) Taken(transport, result string, size int64) {
	if m == nil {
		return
	}
	m.taken.WithLabelValues(transport, result).Inc()
	if result == "taken" {
		m.takenBytes.WithLabelValues(transport).Add(float64(size))
	}
}

// Read counts a message that was read.
func (m *Metrics) Read(result string) {
	if m != nil {
		m.read.WithLabelValues(result).Inc()
	}
}

// Order counts a document that was checked.
func (m *Metrics) Order(result string) {
	if m != nil {
		m.orders.WithLabelValues(result).Inc()
	}
}

// Post counts a try to post.
func (m *Metrics) Post(result string) {
	if m != nil {
		m.posts.WithLabelValues(result).Inc()
	}
}

// Delivery counts a try to deliver.
func (m *Metrics) Delivery(kind, result string) {
	if m != nil {
		m.deliveries.WithLabelValues(kind, result).Inc()
	}
}

// Panic counts a panic that was caught.
func (m *Metrics) Panic(step string) {
	if m != nil {
		m.panics.WithLabelValues(step).Inc()
	}
}

// StepSeconds observes how long a batch took.
func (m *Metrics) StepSeconds(step string, d time.Duration) {
	if m != nil {
		m.steps.WithLabelValues(step).Observe(d.Seconds())
	}
}

// Jobs sets the gauges of one kind and state.
func (m *Metrics) Jobs(kind, state string, count int64, oldest time.Duration) {
	if m == nil {
		return
	}
	m.jobs.WithLabelValues(kind, state).Set(float64(count))
	if state == "due" {
		m.oldest.WithLabelValues(kind).Set(max(oldest, 0).Seconds())
	}
}

// ResetJobs clears the gauges before they are set anew: a kind without jobs has
// no row to say so.
func (m *Metrics) ResetJobs() {
	if m != nil {
		m.jobs.Reset()
		m.oldest.Reset()
	}
}

// Reload says whether the last reload of some files was good.
func (m *Metrics) Reload(files string, ok bool) {
	if m == nil {
		return
	}
	v := 0.0
	if ok {
		v = 1
	}
	m.reload.WithLabelValues(files).Set(v)
}
