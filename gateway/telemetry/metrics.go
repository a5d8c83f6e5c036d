// SPDX-License-Identifier: Apache-2.0

// Package telemetry is what the process tells of itself: the zap logger, the
// Prometheus metrics, and the admin listener with /metrics, /healthz and /readyz.
//
// It must not decide anything: rooms report to it, it shows.
//
// Invariant: labels are bounded: states, kinds, transports, connections and
// partners as the config lists them, certificates as they lie in their folder, never
// order numbers or addresses.
// Counters that alert exist from the start, at zero.
package telemetry

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"ordergate/gateway"
	"ordergate/gateway/journal"
)

// Metrics are the figures of the process. All methods are safe for concurrent
// use; on a nil *Metrics they do nothing, so that a dry run needs none.
type Metrics struct {
	messages     *prometheus.CounterVec
	messageBytes *prometheus.CounterVec
	documents    *prometheus.CounterVec
	orders       *prometheus.CounterVec
	outcomes     *prometheus.CounterVec
	rules        *prometheus.CounterVec
	posts        *prometheus.CounterVec
	outbound     *prometheus.CounterVec
	acks         *prometheus.CounterVec
	receipts     *prometheus.CounterVec
	as2          *prometheus.CounterVec
	mails        *prometheus.CounterVec
	logins       *prometheus.CounterVec
	sessions     prometheus.Gauge
	uploads      *prometheus.CounterVec
	notified     *prometheus.CounterVec
	webhookOff   *prometheus.GaugeVec
	webhookWaits *prometheus.GaugeVec
	steps        *prometheus.HistogramVec
	panics       *prometheus.CounterVec
	reloadOK     *prometheus.GaugeVec
	reloadFaults *prometheus.GaugeVec
	reloadAt     *prometheus.GaugeVec
}

// NewMetrics makes the figures and registers them. version goes into
// ordergate_build_info. Registering twice with one registerer panics.
func NewMetrics(reg prometheus.Registerer, version string) *Metrics {
	counter := func(name, help string, labels ...string) *prometheus.CounterVec {
		return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "ordergate", Name: name, Help: help}, labels)
	}
	gauge := func(name, help string, labels ...string) *prometheus.GaugeVec {
		return prometheus.NewGaugeVec(prometheus.GaugeOpts{Namespace: "ordergate", Name: name, Help: help}, labels)
	}
	m := &Metrics{
		messages:     counter("messages_total", "Payloads at the door, by transport and result (taken, or why not).", "transport", "result"),
		messageBytes: counter("message_bytes_total", "Bytes of the payloads that were taken.", "transport"),
		documents:    counter("documents_total", "Messages that were read to their end, by result.", "result"),
		orders:       counter("orders_total", "Orders that were checked, by outcome.", "outcome"),
		outcomes:     counter("order_outcomes_total", "Orders that came to their end, by what became of them; without test traffic and changes.", "partner", "channel", "outcome"),
		rules:        counter("rule_outcomes_total", "The same orders, for each rule that found something: effect stopped where that kept the order from passing, else noted.", "rule", "effect", "outcome"),
		posts:        counter("posts_total", "Tries to post an order to the ERP, by result.", "result"),
		outbound:     counter("outbound_total", "Tries to deliver a document to a partner, by kind and result.", "kind", "result"),
		acks:         counter("acknowledgements_total", "What partners said of what we sent, by kind (997, 999, TA1) and result.", "kind", "result"),
		receipts:     counter("as2_receipts_total", "What became of AS2 messages that we sent and of their receipts (MDNs): confirmed, refused, overdue.", "result"),
		as2:          counter("as2_messages_total", "AS2 messages that came, by connection (none for a pair of names that nobody knows) and by what was answered.", "connection", "result"),
		mails:        counter("mails_total", "Mails that came, by connection (none for what was refused): trusted, untrusted, bounce, and what was refused by why.", "connection", "result"),
		logins:       counter("sftp_logins_total", "Logins at the SFTP server, by result: key, password; refused; banned (shut out for failed ones); full (too many connections).", "result"),
		sessions:     prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "ordergate", Name: "sftp_sessions", Help: "SFTP clients that are logged in."}),
		uploads:      counter("sftp_uploads_total", "Uploads by SFTP, by connection and what became of them: taken, repeated, refused, failed (our fault), broken (off).", "connection", "result"),
		notified:     counter("webhook_notifications_total", "Tries to post an event to a webhook, by webhook and result (sent, failed).", "webhook", "result"),
		webhookOff:   gauge("webhook_disabled", "1 when the webhook is disabled: it gets no events until it is enabled.", "webhook"),
		webhookWaits: gauge("webhook_pending", "Events on their way to the webhook.", "webhook"),
		steps: prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: "ordergate", Name: "step_seconds",
			Help: "How long a batch of a step took, in seconds.", Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60}}, []string{"stage"}),
		panics:       counter("panics_total", "Panics that were caught, by step.", "stage"),
		reloadOK:     gauge("reload_ok", "1 when what is on disk is in use, 0 when it has faults and the version before is.", "what"),
		reloadFaults: gauge("reload_faults", "Faults in what is on disk.", "what"),
		reloadAt:     gauge("reload_timestamp_seconds", "When what is in use was loaded, in Unix time.", "what"),
	}
	build := gauge("build_info", "1; the version is in the label.", "version")
	build.WithLabelValues(version).Set(1)
	reg.MustRegister(m.messages, m.messageBytes, m.documents, m.orders, m.outcomes, m.rules, m.posts, m.outbound, m.acks, m.receipts, m.as2, m.mails, m.notified, m.webhookOff, m.webhookWaits, m.logins, m.sessions, m.uploads, m.steps, m.panics,
		m.reloadOK, m.reloadFaults, m.reloadAt, build)
	m.zero()
	return m
}

// NewRegistry gives a registry with the figures of the process and the Go
// runtime in it.
func NewRegistry() *prometheus.Registry {
	reg := prometheus.NewRegistry()
	reg.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return reg
}

// zero makes what alerts look at exist before anything has happened.
func (m *Metrics) zero() {
	for _, r := range []string{"read", "held"} {
		m.documents.WithLabelValues(r)
	}
	for _, o := range []string{"accepted", "held", "rejected", "duplicate", "unmapped"} {
		m.orders.WithLabelValues(o)
	}
	for _, r := range []string{"posted", "rejected", "retry", "unknown"} {
		m.posts.WithLabelValues(r)
	}
	for _, k := range []string{"TA1", "997", "855"} {
		for _, r := range []string{"sent", "failed"} {
			m.outbound.WithLabelValues(k, r)
		}
	}
	for _, k := range []string{"TA1", "997", "999"} {
		for _, r := range []string{"accepted", "accepted-with-errors", "partly-rejected", "rejected", "repeated", "contradicted", "unknown"} {
			m.acks.WithLabelValues(k, r)
		}
	}
	for _, r := range []string{"confirmed", "refused", "overdue"} {
		m.receipts.WithLabelValues(r)
	}
	for _, r := range []string{"key", "password", "refused", "banned", "full"} {
		m.logins.WithLabelValues(r)
	}
	for _, s := range steps() {
		m.panics.WithLabelValues(s)
		m.steps.WithLabelValues(s)
	}
}

// steps are the kinds of jobs, and the steps that work on them.
func steps() []string {
	return []string{"read", "release", "check", "post", "answer", "onhold", "deliver", "acknowledged", "overdue", "mdn"}
}

// Transport makes a transport's counters exist.
func (m *Metrics) Transport(name string) {
	if m == nil {
		return
	}
	for _, r := range []string{"taken", string(gateway.Transient), string(gateway.Invalid)} {
		m.messages.WithLabelValues(name, r)
	}
	m.messageBytes.WithLabelValues(name)
}

// Message counts a payload at the door; kind is "" for one that was taken. It is
// an intake.Observer.
func (m *Metrics) Message(transport string, size int64, kind gateway.Kind) {
	if m == nil {
		return
	}
	if kind != "" {
		m.messages.WithLabelValues(transport, string(kind)).Inc()
		return
	}
	m.messages.WithLabelValues(transport, "taken").Inc()
	m.messageBytes.WithLabelValues(transport).Add(float64(size))
}

// Read counts a message that was read to its end: read or held.
func (m *Metrics) Read(result string) {
	if m != nil {
		m.documents.WithLabelValues(result).Inc()
	}
}

// Order counts a checked document: accepted, held, rejected, duplicate or
// unmapped; "" is not counted.
func (m *Metrics) Order(outcome string) {
	if m != nil && outcome != "" {
		m.orders.WithLabelValues(outcome).Inc()
	}
}

// Partner makes a partner's outcomes exist for the channels that it may use.
func (m *Metrics) Partner(id string, channels ...string) {
	if m == nil {
		return
	}
	for _, channel := range channels {
		for _, o := range journal.Outcomes() {
			m.outcomes.WithLabelValues(id, channel, string(o))
		}
	}
}

// Decided counts an order that came to its end, with the rules that found
// something about it, by their codes. Call it once an order, when that is durable;
// what is undecided, a test or a change is not counted. The journal keeps the
// figures (Tx.Accuracy); these are this process's share of them, for rates.
func (m *Metrics) Decided(o *journal.Order, rules map[string]gateway.Severity) {
	if m == nil || o.Outcome == journal.Undecided || o.Test || o.Kind != gateway.KindOrder {
		return
	}
	m.outcomes.WithLabelValues(o.Partner, o.Channel, string(o.Outcome)).Inc()
	for code, severity := range rules {
		effect := "noted"
		if journal.Stops(severity) {
			effect = "stopped"
		}
		m.rules.WithLabelValues(code, effect, string(o.Outcome)).Inc()
	}
}

// Post counts a try to post an order by post.Result.
func (m *Metrics) Post(result string) {
	if m != nil {
		m.posts.WithLabelValues(result).Inc()
	}
}

// Delivery counts a try to deliver an outbound document of a kind (997, 855 …):
// sent or failed.
func (m *Metrics) Delivery(kind, result string) {
	if m != nil {
		m.outbound.WithLabelValues(kind, result).Inc()
	}
}

// Acknowledgement counts what a partner's 997, 999 or TA1 said of one document of
// ours: its new state, or repeated, contradicted or unknown.
func (m *Metrics) Acknowledgement(kind, result string) {
	if m != nil {
		m.acks.WithLabelValues(kind, result).Inc()
	}
}

// Receipt counts what became of a message that we sent: confirmed, refused, overdue.
func (m *Metrics) Receipt(result string) {
	if m != nil {
		m.receipts.WithLabelValues(result).Inc()
	}
}

// AS2 counts a message that was answered, by what was said: processed,
// decryption-failed, duplicate … It is an as2.Observer.
func (m *Metrics) AS2(connection, result string, _ int64) {
	if m != nil {
		m.as2.WithLabelValues(connection, result).Inc()
	}
}

// Mail counts a mail that came by a connection: trusted, untrusted, bounce; "" for what
// was refused, by why.
func (m *Metrics) Mail(connection, result string) {
	if m != nil {
		m.mails.WithLabelValues(connection, result).Inc()
	}
}

// SFTPLogin counts a login at the SFTP server: key, password, refused, banned, full.
func (m *Metrics) SFTPLogin(result string) {
	if m != nil {
		m.logins.WithLabelValues(result).Inc()
	}
}

// SFTPSessions counts clients of the SFTP server that come and go.
func (m *Metrics) SFTPSessions(change int) {
	if m != nil {
		m.sessions.Add(float64(change))
	}
}

// SFTPConnection makes the figures of a connection's uploads exist.
func (m *Metrics) SFTPConnection(connection string) {
	if m == nil {
		return
	}
	for _, r := range []string{"taken", "repeated", "refused", "failed", "broken"} {
		m.uploads.WithLabelValues(connection, r)
	}
}

// SFTPUpload counts an upload by a connection: taken, repeated, refused, failed, broken.
func (m *Metrics) SFTPUpload(connection, result string) {
	if m != nil {
		m.uploads.WithLabelValues(connection, result).Inc()
	}
}

// Mailbox makes a connection's counts exist, so that a first one is seen.
func (m *Metrics) Mailbox(connection string) {
	if m != nil {
		m.mails.WithLabelValues(connection, "trusted")
		m.mails.WithLabelValues(connection, "untrusted")
	}
}

// Notified counts a try to post an event to a webhook: sent or failed.
func (m *Metrics) Notified(webhook, result string) {
	if m != nil {
		m.notified.WithLabelValues(webhook, result).Inc()
	}
}

// Webhook shows how a webhook stands.
func (m *Metrics) Webhook(name string, disabled bool, pending int64) {
	if m == nil {
		return
	}
	off := 0.0
	if disabled {
		off = 1
	}
	m.webhookOff.WithLabelValues(name).Set(off)
	m.webhookWaits.WithLabelValues(name).Set(float64(pending))
	for _, r := range []string{"sent", "failed"} {
		m.notified.WithLabelValues(name, r)
	}
}

// StepSeconds records how long a batch of a step took.
func (m *Metrics) StepSeconds(stage string, d time.Duration) {
	if m != nil {
		m.steps.WithLabelValues(stage).Observe(d.Seconds())
	}
}

// Panic counts a panic that was caught in a step.
func (m *Metrics) Panic(stage string) {
	if m != nil {
		m.panics.WithLabelValues(stage).Inc()
	}
}

// Reload shows how the last look at config, partners, mappings or certificates
// ended: at is when what is in use was loaded.
func (m *Metrics) Reload(what string, at time.Time, faults int) {
	if m == nil {
		return
	}
	ok := 1.0
	if faults > 0 {
		ok = 0
	}
	m.reloadOK.WithLabelValues(what).Set(ok)
	m.reloadFaults.WithLabelValues(what).Set(float64(faults))
	if !at.IsZero() {
		m.reloadAt.WithLabelValues(what).Set(float64(at.Unix()))
	}
}
