// SPDX-License-Identifier: Apache-2.0

package telemetry

import "github.com/prometheus/client_golang/prometheus"

// remoteEvents are what is counted of a connection to a partner's server.
var remoteEvents = []string{"look", "away", "taken", "again", "refused", "retry", "pushed", "failed"}

// Remote counts what happens at servers of partners. It is safe for concurrent use.
type Remote struct {
	events *prometheus.CounterVec
}

// NewRemote makes the figures and registers them.
func NewRemote(reg prometheus.Registerer) *Remote {
	r := &Remote{events: prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "ordergate", Name: "remote_events_total",
		Help: "What happened at servers of partners: looks that went through (look) or did not (away), files that were taken, known already (again), refused or put off (retry), documents that were pushed or failed."},
		[]string{"connection", "event"})}
	reg.MustRegister(r.events)
	return r
}

// Connection makes the figures of a connection exist, at zero.
func (r *Remote) Connection(name string) {
	for _, e := range remoteEvents {
		r.events.WithLabelValues(name, e)
	}
}

// Observe counts one event. It is a remote.Observer.
func (r *Remote) Observe(connection, event string) {
	r.events.WithLabelValues(connection, event).Inc()
}
