// SPDX-License-Identifier: Apache-2.0

package telemetry_test

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"ordergate/gateway/journal"
	"ordergate/gateway/telemetry"
)

// scraper registers the figures of a journal and returns a function that scrapes.
func scraper(measure func(context.Context) (telemetry.Measured, error)) func() string {
	reg := telemetry.NewRegistry()
	telemetry.NewMetrics(reg, "1.2.3")
	reg.MustRegister(telemetry.NewJournal(measure))
	handler := promhttp.HandlerFor(reg, promhttp.HandlerOpts{})
	return func() string {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
		return w.Body.String()
	}
}

func wants(t *testing.T, when, body string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains(body, line+"\n") {
			t.Errorf("%s: missing %s", when, line)
		}
	}
}

// The figures of the journal are those of the moment of the scrape.
func TestJournalAsItIs(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	var is telemetry.Measured
	var err error
	scrape := scraper(func(context.Context) (telemetry.Measured, error) { return is, err })
	wants(t, "at the start", scrape(), // what alerts look at is there before anything happened
		`ordergate_journal_up 1`,
		`ordergate_jobs{kind="post",state="poison"} 0`,
		`ordergate_jobs{kind="read",state="queued"} 0`,
		`ordergate_job_oldest_due_seconds{kind="deliver"} 0`,
		`ordergate_outbound_overdue 0`)
	is = telemetry.Measured{At: now, Overdue: 3, Stats: journal.Stats{Commits: 4, Updates: 9, CommitLatency: time.Millisecond, Waiting: 2, FileBytes: 100, LogBytes: 50, Jobs: []journal.JobCount{
		{Kind: "post", State: journal.JobQueued, Count: 7, Oldest: now.Add(-90 * time.Second)},
		{Kind: "read", State: journal.JobQueued, Count: 1, Oldest: now.Add(time.Hour)},
		{Kind: "sweep", State: journal.JobPoison, Count: 1, Oldest: now.Add(-time.Hour)}}}}
	figures := []string{
		`ordergate_jobs{kind="post",state="queued"} 7`,
		`ordergate_jobs{kind="sweep",state="poison"} 1`,
		`ordergate_job_oldest_due_seconds{kind="post"} 90`,
		`ordergate_job_oldest_due_seconds{kind="read"} 0`, // due only in an hour
		`ordergate_job_oldest_due_seconds{kind="sweep"} 0`,
		`ordergate_journal_commits 4`,
		`ordergate_journal_updates 9`,
		`ordergate_journal_commit_seconds 0.001`,
		`ordergate_journal_waiting 2`,
		`ordergate_journal_bytes{file="data"} 100`,
		`ordergate_journal_bytes{file="log"} 50`,
		`ordergate_outbound_overdue 3`,
	}
	wants(t, "with work", scrape(), append(figures, `ordergate_journal_up 1`)...)
	is, err = telemetry.Measured{}, errors.New("the disk is gone")
	wants(t, "without an answer", scrape(), append(figures, `ordergate_journal_up 0`)...)
	err = nil
	wants(t, "without work", scrape(), `ordergate_journal_up 1`, `ordergate_jobs{kind="sweep",state="poison"} 0`, `ordergate_job_oldest_due_seconds{kind="post"} 0`)
}

// Scrapes at the same time each measure for themselves.
func TestScrapesAtOnce(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var n uint64
	scrape := scraper(func(context.Context) (telemetry.Measured, error) {
		mu.Lock()
		defer mu.Unlock()
		n++
		return telemetry.Measured{Stats: journal.Stats{Commits: n}}, nil
	})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			mu.Lock()
			before := n
			mu.Unlock()
			if body := scrape(); strings.Contains(body, "ordergate_journal_up 0") {
				t.Error("not measured")
			} else if before > 0 && strings.Contains(body, "ordergate_journal_commits 0\n") {
				t.Error("older than its request")
			}
		})
	}
	wg.Wait()
	if n != 8 {
		t.Errorf("measured %d times for 8 scrapes", n)
	}
}

// A journal that hangs gives the old figures in two seconds.
func TestJournalThatHangs(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		hangs := false
		scrape := scraper(func(ctx context.Context) (telemetry.Measured, error) {
			if !hangs {
				return telemetry.Measured{Overdue: 5}, nil
			}
			<-ctx.Done()
			return telemetry.Measured{Overdue: 6}, ctx.Err()
		})
		scrape()
		hangs = true
		begin := time.Now()
		wants(t, "hanging", scrape(), "ordergate_outbound_overdue 5", "ordergate_journal_up 0")
		if took := time.Since(begin); took != 2*time.Second {
			t.Errorf("it took %s", took)
		}
	})
}
