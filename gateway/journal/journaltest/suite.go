// SPDX-License-Identifier: Apache-2.0

// Package journaltest is the conformance suite of the journal: every engine
// passes it.
package journaltest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

// Run runs the suite on fresh journals that open gives.
func Run(t *testing.T, open func(t *testing.T, clock gateway.Clock) journal.Store) {
	for name, test := range map[string]func(t *testing.T, s journal.Store, clock *gatewaytest.Clock){
		"an error rolls back its own work only":       rollback,
		"a panic is an error":                         panics,
		"many writers, each durable":                  manyWriters,
		"reading sees no half transaction":            snapshot,
		"writing in View fails":                       viewWrites,
		"a cancelled caller":                          cancelled,
		"counters never repeat":                       counters,
		"lanes keep order, one in flight":             lanes,
		"a failing job blocks its own lane only":      failing,
		"a late worker is fenced off":                 fenced,
		"a lease runs out":                            leases,
		"poison is set aside and can come back":       poison,
		"a node takes its own work up again":          recover_,
		"a busy partner does not starve a quiet one":  fair,
		"the records":                                 records,
		"acknowledgements of what was sent":           acknowledged,
		"what partners fetch themselves":              outbox,
		"each order is counted once":                  accuracy,
		"what rules are worth":                        ruleWorth,
		"lanes against a model":                       model,
		"producers race with finishers":               race,
		"a dead worker's batch comes back one by one": suspects,
		"snoozing is no attempt":                      snooze,
		"a lease can be extended":                     extend,
		"what was set aside keeps its place":          aside,
		"the next due time":                           next,
		"waking":                                      wake,
		"one job behind thousands of another's":       fairCost,
		"a failed statement spoils the transaction":   sticky,
		"a transaction ends with its closure":         outlived,
		"rows are read before the next statement":     openRows,
		"values":                             values,
		"a caller cancelled early":           cancelledEarly,
		"payloads":                           payloads,
		"stats":                              stats,
		"approvals of mappings":              approvals,
		"paging through the archive":         archive,
		"parts of a message":                 parts,
		"what came in is processed once":     exchanges,
		"what goes out has one exchange":     sentExchanges,
		"proof is kept":                      proof,
		"what is known of partners' servers": placing,
		"as many jobs as there is room for":  room,
		"mails are counted by day":           mailed,
		"what orders on paper were like":     habits,
		"orders are listed by what is asked": listing,
		"what happens becomes events":        events,
		"no event is missed":                 eventsComplete,
		"events on their way to webhooks":    notifications,
	} {
		t.Run(name, func(t *testing.T) {
			clock := gatewaytest.NewClock()
			s := open(t, clock)
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Errorf("close: %v", err)
				}
			})
			test(t, s, clock)
		})
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func update(t testing.TB, s journal.Store, fn func(tx *journal.Tx) error) {
	t.Helper()
	must(t, s.Update(t.Context(), fn))
}

func enqueue(t testing.TB, s journal.Store, jobs ...journal.Job) {
	t.Helper()
	update(t, s, func(tx *journal.Tx) error { return tx.Enqueue(jobs...) })
}

func claim(t testing.TB, s journal.Store, clock gateway.Clock, limit int) []journal.Job {
	t.Helper()
	jobs, err := s.Claim(t.Context(), journal.ClaimRequest{Node: "a", Kinds: []string{"k"}, Limit: limit, Lease: time.Minute, Now: clock.Now()})
	must(t, err)
	return jobs
}

func counter(t testing.TB, s journal.Store, name string) int64 {
	t.Helper()
	var n int64
	err := s.View(t.Context(), func(tx *journal.Tx) error {
		return tx.QueryRow(`SELECT value FROM counters WHERE name = ?`, name).Scan(&n)
	})
	if errors.Is(err, journal.ErrNotFound) {
		return 0
	}
	must(t, err)
	return n
}

func rollback(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	boom := errors.New("boom")
	var g errgroup.Group
	for i := range 40 {
		g.Go(func() error {
			err := s.Update(t.Context(), func(tx *journal.Tx) error {
				if _, err := tx.NextNumber(fmt.Sprintf("c%d", i)); err != nil {
					return err
				}
				if i%2 == 1 {
					return boom
				}
				return nil
			})
			if (i%2 == 1) != errors.Is(err, boom) {
				return fmt.Errorf("writer %d: %v", i, err)
			}
			return nil
		})
	}
	must(t, g.Wait())
	for i := range 40 {
		if got, want := counter(t, s, fmt.Sprintf("c%d", i)), int64(1-i%2); got != want {
			t.Errorf("c%d = %d, want %d", i, got, want)
		}
	}
}

func panics(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	err := s.Update(t.Context(), func(tx *journal.Tx) error {
		if _, err := tx.NextNumber("p"); err != nil {
			return err
		}
		panic("oh")
	})
	if gateway.KindOf(err) != gateway.Internal {
		t.Errorf("err = %v", err)
	}
	if n := counter(t, s, "p"); n != 0 {
		t.Errorf("the panicking closure wrote %d", n)
	}
}

func manyWriters(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	var g errgroup.Group
	for range 64 {
		g.Go(func() error {
			for range 10 {
				if err := s.Update(t.Context(), func(tx *journal.Tx) error { _, err := tx.NextNumber("n"); return err }); err != nil {
					return err
				}
			}
			return nil
		})
	}
	must(t, g.Wait())
	if n := counter(t, s, "n"); n != 640 {
		t.Errorf("n = %d, want 640", n)
	}
}

func snapshot(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	var g errgroup.Group
	g.Go(func() error {
		for range 100 {
			err := s.Update(t.Context(), func(tx *journal.Tx) error {
				if _, err := tx.NextNumber("left"); err != nil {
					return err
				}
				_, err := tx.NextNumber("right")
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	g.Go(func() error {
		for range 100 {
			err := s.View(t.Context(), func(tx *journal.Tx) error {
				var n, sum int64
				if err := tx.QueryRow(`SELECT COUNT(DISTINCT value), COUNT(*) FROM counters WHERE name IN ('left', 'right')`).Scan(&n, &sum); err != nil {
					return err
				}
				if n > 1 {
					return fmt.Errorf("saw half a transaction")
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	must(t, g.Wait())
}

func viewWrites(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	if err := s.View(t.Context(), func(tx *journal.Tx) error { _, err := tx.NextNumber("v"); return err }); err == nil {
		t.Error("a write in View went through")
	}
	if n := counter(t, s, "v"); n != 0 {
		t.Errorf("v = %d", n)
	}
}

func cancelled(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	ctx, cancel := context.WithCancel(t.Context())
	inside, leave := make(chan struct{}), make(chan struct{})
	var once sync.Once
	result := make(chan error, 1)
	go func() {
		result <- s.Update(ctx, func(tx *journal.Tx) error {
			once.Do(func() { close(inside) })
			<-leave
			_, err := tx.NextNumber("x")
			return err
		})
	}()
	<-inside
	cancel()
	go close(leave)
	err := <-result
	switch n := counter(t, s, "x"); {
	case err == nil && n != 1: // the outcome may be known by then: it is told as it is
		t.Errorf("a caller cancelled on the way was told that all is well, and x = %d", n)
	case err != nil && !errors.Is(err, journal.ErrOutcomeUnknown) && n != 0:
		t.Errorf("a caller cancelled on the way was told %v, and x = %d", err, n)
	}
	must(t, s.Update(t.Context(), func(tx *journal.Tx) error { _, err := tx.NextNumber("after"); return err }))
}

func counters(t *testing.T, s journal.Store, _ *gatewaytest.Clock) {
	var mu sync.Mutex
	seen := map[int64]bool{}
	var g errgroup.Group
	for i := range 30 {
		g.Go(func() error {
			for j := range 10 {
				var n int64
				err := s.Update(t.Context(), func(tx *journal.Tx) (err error) {
					if n, err = tx.NextNumber("isa"); err == nil && (i+j)%7 == 0 {
						return errors.New("rolled back")
					}
					return err
				})
				if err != nil {
					continue
				}
				mu.Lock()
				if seen[n] {
					mu.Unlock()
					return fmt.Errorf("%d given twice", n)
				}
				seen[n] = true
				mu.Unlock()
			}
			return nil
		})
	}
	must(t, g.Wait())
}

func lanes(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	const nLanes, perLane = 20, 15
	var mu sync.Mutex
	done := map[string][]string{}
	flight := map[string]bool{}
	var left atomic.Int64
	left.Store(nLanes * perLane)
	var producers errgroup.Group
	for l := range nLanes {
		producers.Go(func() error {
			for i := range perLane {
				lane := fmt.Sprintf("l%d", l)
				err := s.Update(t.Context(), func(tx *journal.Tx) error {
					return tx.Enqueue(journal.Job{Lane: lane, Kind: "k", Partner: fmt.Sprintf("p%d", l%3), Ref: fmt.Sprint(i)})
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	var workers errgroup.Group
	for w := range 8 {
		workers.Go(func() error {
			rng := rand.New(rand.NewPCG(uint64(w), 1))
			for left.Load() > 0 {
				jobs, err := s.Claim(t.Context(), journal.ClaimRequest{Node: fmt.Sprint(w), Kinds: []string{"k"}, Limit: 1 + rng.IntN(5), Lease: time.Hour, Now: clock.Now()})
				if err != nil {
					return err
				}
				for _, j := range jobs {
					mu.Lock()
					if flight[j.Lane] {
						mu.Unlock()
						return fmt.Errorf("two jobs of lane %s in flight", j.Lane)
					}
					flight[j.Lane] = true
					done[j.Lane] = append(done[j.Lane], j.Ref)
					mu.Unlock()
					err := s.Update(t.Context(), func(tx *journal.Tx) error {
						mu.Lock()
						flight[j.Lane] = false
						mu.Unlock()
						return tx.Complete(j)
					})
					if err != nil {
						return err
					}
					left.Add(-1)
				}
			}
			return nil
		})
	}
	must(t, producers.Wait())
	must(t, workers.Wait())
	for lane, refs := range done {
		if len(refs) != perLane {
			t.Errorf("lane %s ran %d jobs", lane, len(refs))
		}
		for i, r := range refs {
			if r != fmt.Sprint(i) {
				t.Errorf("lane %s ran out of order: %v", lane, refs)
				break
			}
		}
	}
}

func failing(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	enqueue(t, s, journal.Job{Lane: "bad", Kind: "k", Ref: "1"}, journal.Job{Lane: "bad", Kind: "k", Ref: "2"}, journal.Job{Lane: "good", Kind: "k", Ref: "3"})
	for _, j := range claim(t, s, clock, 10) {
		update(t, s, func(tx *journal.Tx) error {
			if j.Ref == "1" {
				return tx.Fail(j, clock.Now().Add(time.Minute), "not now")
			}
			return tx.Complete(j)
		})
	}
	if jobs := claim(t, s, clock, 10); len(jobs) != 0 {
		t.Fatalf("claimed %v before its time", jobs)
	}
	clock.Add(2 * time.Minute)
	jobs := claim(t, s, clock, 10)
	if len(jobs) != 1 || jobs[0].Ref != "1" || jobs[0].Attempt != 2 || jobs[0].Failures != 1 || jobs[0].Error != "not now" {
		t.Fatalf("claimed %+v", jobs)
	}
}

func fenced(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	enqueue(t, s, journal.Job{Lane: "l", Kind: "k", Ref: "1"})
	late := claim(t, s, clock, 1)[0]
	clock.Add(2 * time.Minute)
	second := claim(t, s, clock, 1)[0]
	err := s.Update(t.Context(), func(tx *journal.Tx) error { return tx.Complete(late) })
	if !errors.Is(err, journal.ErrLease) {
		t.Errorf("a late worker completed: %v", err)
	}
	err = s.Update(t.Context(), func(tx *journal.Tx) error { return tx.Fail(late, clock.Now(), "late") })
	if !errors.Is(err, journal.ErrLease) {
		t.Errorf("a late worker failed it: %v", err)
	}
	update(t, s, func(tx *journal.Tx) error { return tx.Complete(second) })
}

func leases(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	enqueue(t, s, journal.Job{Lane: "l", Kind: "k", Ref: "1"})
	claim(t, s, clock, 1)
	if jobs := claim(t, s, clock, 1); len(jobs) != 0 {
		t.Fatalf("claimed twice: %v", jobs)
	}
	clock.Add(61 * time.Second)
	if jobs := claim(t, s, clock, 1); len(jobs) != 1 || jobs[0].Attempt != 2 || jobs[0].Failures != 0 {
		t.Fatalf("claimed %+v after the lease", jobs)
	}
}

func poison(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	enqueue(t, s, journal.Job{Lane: "l", Kind: "k", Ref: "bad"}, journal.Job{Lane: "l", Kind: "k", Ref: "next"})
	for range 3 {
		if jobs := claim(t, s, clock, 5); len(jobs) != 1 || jobs[0].Ref != "bad" {
			t.Fatalf("claimed %+v", jobs)
		}
		clock.Add(2 * time.Minute)
	}
	jobs := claim(t, s, clock, 5)
	if len(jobs) != 1 || jobs[0].Ref != "next" {
		t.Fatalf("claimed %+v: the poison job must be out of the way", jobs)
	}
	update(t, s, func(tx *journal.Tx) error { return tx.Complete(jobs[0]) })
	var aside []journal.Job
	must(t, s.View(t.Context(), func(tx *journal.Tx) (err error) { aside, err = tx.JobsIn(journal.JobPoison, 10); return err }))
	if len(aside) != 1 || aside[0].Ref != "bad" || aside[0].Error == "" {
		t.Fatalf("aside: %+v", aside)
	}
	update(t, s, func(tx *journal.Tx) error { return tx.Requeue(aside[0].ID) })
	jobs = claim(t, s, clock, 5)
	if len(jobs) != 1 || jobs[0].Ref != "bad" {
		t.Fatalf("claimed %+v after the requeue", jobs)
	}
	if j := jobs[0]; j.Attempt-1 <= j.Failures { // an attempt that died may have had an effect: who works on it must know
		t.Fatalf("the requeue made the dead attempts forgotten: %+v", j)
	}
}

func recover_(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	enqueue(t, s, journal.Job{Lane: "l", Kind: "k", Ref: "1"})
	claim(t, s, clock, 1)
	must(t, s.Recover(t.Context(), "somebody else"))
	if jobs := claim(t, s, clock, 1); len(jobs) != 0 {
		t.Fatal("another node's work was taken")
	}
	must(t, s.Recover(t.Context(), "a"))
	if jobs := claim(t, s, clock, 1); len(jobs) != 1 || jobs[0].Attempt-1 <= jobs[0].Failures {
		t.Fatalf("claimed %+v", jobs)
	}
}

func fair(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	var jobs []journal.Job
	for i := range 500 {
		jobs = append(jobs, journal.Job{Lane: fmt.Sprintf("big%d", i), Kind: "k", Partner: "big", Ref: "b"})
	}
	jobs = append(jobs, journal.Job{Lane: "small", Kind: "k", Partner: "small", Ref: "s"})
	enqueue(t, s, jobs...)
	for _, j := range claim(t, s, clock, 10) {
		if j.Partner == "small" {
			return
		}
	}
	t.Error("500 jobs of one partner stood before another's one")
}
