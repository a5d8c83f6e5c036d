// SPDX-License-Identifier: Apache-2.0

package telemetry

import (
	"context"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"ordergate/gateway/journal"
)

// Measured are the figures of the journal at one moment.
type Measured struct {
	Stats   journal.Stats
	Overdue int64     // documents of ours whose acknowledgement is overdue
	At      time.Time // the moment, by the clock that jobs are due by
}

// patience is how long a scrape waits for the journal.
const patience = 2 * time.Second

// Journal shows the figures of the journal. It keeps no gauges that somebody
// would have to refresh: each scrape measures anew, so that what it shows is
// never older than its request. It implements prometheus.Collector.
type Journal struct {
	measure func(context.Context) (Measured, error)

	up, jobs, oldest, commits, updates, commitSeconds, bytes, waiting, overdue *prometheus.Desc

	mu    sync.Mutex
	last  Measured        // what the journal answered last
	kinds map[string]bool // of jobs: the known ones, and those seen so far
}

// NewJournal makes the collector; registering it is the caller's. measure is
// called at each scrape, concurrently when scrapes are, with a context of two
// seconds; when it fails the figures of the last scrape that was answered are
// shown (zeros before the first) with ordergate_journal_up at 0.
func NewJournal(measure func(context.Context) (Measured, error)) *Journal {
	desc := func(name, help string, labels ...string) *prometheus.Desc {
		return prometheus.NewDesc("ordergate_"+name, help, labels, nil)
	}
	j := &Journal{measure: measure, kinds: map[string]bool{},
		up:            desc("journal_up", "1 when the journal answered this scrape; 0 when its figures are those of an earlier one."),
		jobs:          desc("jobs", "Jobs in the journal, by kind and state.", "kind", "state"),
		oldest:        desc("job_oldest_due_seconds", "How long the oldest queued job has been due, by kind; 0 when none is.", "kind"),
		commits:       desc("journal_commits", "Transactions written by this process since it opened the journal."),
		updates:       desc("journal_updates", "Pieces of work in these transactions."),
		commitSeconds: desc("journal_commit_seconds", "How long the last commit took."),
		bytes:         desc("journal_bytes", "Size of the journal's files.", "file"),
		waiting:       desc("journal_waiting", "Writes that wait for their turn."),
		overdue:       desc("outbound_overdue", "Documents that we sent and whose acknowledgement is overdue."),
	}
	for _, kind := range steps() {
		j.kinds[kind] = true
	}
	return j
}

// Describe implements prometheus.Collector.
func (j *Journal) Describe(ch chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{j.up, j.jobs, j.oldest, j.commits, j.updates, j.commitSeconds, j.bytes, j.waiting, j.overdue} {
		ch <- d
	}
}

// Collect implements prometheus.Collector.
func (j *Journal) Collect(ch chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	m, err := j.measure(ctx)
	up := 1.0
	j.mu.Lock()
	if err != nil {
		m, up = j.last, 0
	}
	j.last = m
	for _, c := range m.Stats.Jobs {
		j.kinds[c.Kind] = true
	}
	kinds := make([]string, 0, len(j.kinds))
	for kind := range j.kinds { // those without jobs too: they go back to 0
		kinds = append(kinds, kind)
	}
	j.mu.Unlock()

	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	s := m.Stats
	gauge(j.up, up)
	gauge(j.overdue, float64(m.Overdue))
	gauge(j.commits, float64(s.Commits))
	gauge(j.updates, float64(s.Updates))
	gauge(j.commitSeconds, s.CommitLatency.Seconds())
	gauge(j.waiting, float64(s.Waiting))
	gauge(j.bytes, float64(s.FileBytes), "data")
	gauge(j.bytes, float64(s.LogBytes), "log")
	type kindState struct {
		kind  string
		state journal.JobState
	}
	counts, oldest := map[kindState]int64{}, map[string]time.Duration{}
	for _, c := range s.Jobs {
		counts[kindState{c.Kind, c.State}] = c.Count
		if c.State == journal.JobQueued && !c.Oldest.IsZero() {
			oldest[c.Kind] = max(0, m.At.Sub(c.Oldest))
		}
	}
	for _, kind := range kinds {
		for _, state := range []journal.JobState{journal.JobQueued, journal.JobPoison} {
			gauge(j.jobs, float64(counts[kindState{kind, state}]), kind, string(state))
		}
		gauge(j.oldest, oldest[kind].Seconds(), kind)
	}
}
