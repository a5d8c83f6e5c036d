// SPDX-License-Identifier: Apache-2.0

package telemetry

import (
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Certificate is a certificate as its figures show it.
type Certificate struct {
	Kind, Owner, Name string
	Uses              []string
	End               time.Time
	Level             int // 60, 30, 7, 0: ends within so many days and nothing replaces it; below 0 none of that
}

// certificates asks for the certificates in use at each scrape, so that one that is
// gone leaves no figure behind.
type certificates struct {
	current       func() []Certificate
	end, expiring *prometheus.Desc
}

// NewCertificates registers the figures of certificates. current is asked at each
// scrape; it must be safe for concurrent use.
func NewCertificates(reg prometheus.Registerer, current func() []Certificate) {
	reg.MustRegister(&certificates{current: current,
		end: prometheus.NewDesc("ordergate_certificate_not_after_timestamp_seconds", "When a certificate ends, in Unix time.", []string{"kind", "owner", "name", "use"}, nil),
		expiring: prometheus.NewDesc("ordergate_certificates_expiring",
			"Certificates that end within so many days and that nothing replaces, each at its most urgent level; 0 is over.", []string{"level"}, nil)})
}

// Describe implements prometheus.Collector.
func (c *certificates) Describe(out chan<- *prometheus.Desc) { out <- c.end; out <- c.expiring }

// Collect implements prometheus.Collector.
func (c *certificates) Collect(out chan<- prometheus.Metric) {
	levels := map[int]int{60: 0, 30: 0, 7: 0, 0: 0}
	for _, cert := range c.current() {
		if cert.Level >= 0 {
			levels[cert.Level]++
		}
		for _, use := range cert.Uses {
			out <- prometheus.MustNewConstMetric(c.end, prometheus.GaugeValue, float64(cert.End.Unix()), cert.Kind, cert.Owner, cert.Name, use)
		}
	}
	for level, n := range levels {
		out <- prometheus.MustNewConstMetric(c.expiring, prometheus.GaugeValue, float64(n), strconv.Itoa(level))
	}
}
