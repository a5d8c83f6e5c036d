// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"
	"pgregory.net/rapid"

	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

func refs(jobs []journal.Job) string {
	out := make([]string, len(jobs))
	for i, j := range jobs {
		out[i] = j.Ref
	}
	return strings.Join(out, " ")
}

// model walks a store at random beside a plain model of what lanes promise.
func model(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	type waiting struct {
		ref    string
		runAt  time.Time
		claims int // that were neither failed nor snoozed
	}
	const poison = 3
	run := 0
	rapid.Check(t, func(t *rapid.T) {
		run++ // one store for all walks: each has lanes of its own
		lane := func() string { return fmt.Sprintf("r%d/%d", run, rapid.IntRange(0, 2).Draw(t, "lane")) }
		want := map[string][]waiting{}
		// head is what stands first in a lane when job ref was claimed: what died
		// too often before it may have been set aside.
		head := func(lane, ref string) *waiting {
			for len(want[lane]) > 0 && want[lane][0].ref != ref && want[lane][0].claims >= poison {
				want[lane] = want[lane][1:]
			}
			if len(want[lane]) == 0 || want[lane][0].ref != ref {
				t.Fatalf("claimed %s of lane %s, want the head of %v", ref, lane, want[lane])
			}
			return &want[lane][0]
		}
		type held struct {
			job   journal.Job
			until time.Time
			over  bool // taken by another, or given back
		}
		var hold []*held
		kind := fmt.Sprintf("k%d", run)
		n := 0
		do := func(fn func(tx *journal.Tx) error) error { return s.Update(context.Background(), fn) }
		t.Repeat(map[string]func(*rapid.T){
			"enqueue": func(t *rapid.T) {
				var jobs []journal.Job
				for range rapid.IntRange(1, 6).Draw(t, "jobs") {
					n++
					l, at := lane(), clock.Now().Add(time.Duration(rapid.IntRange(0, 1).Draw(t, "delay"))*30*time.Second)
					jobs = append(jobs, journal.Job{Lane: l, Kind: kind, Partner: l, Ref: fmt.Sprint(n), RunAt: at})
					want[l] = append(want[l], waiting{fmt.Sprint(n), at, 0})
				}
				if err := do(func(tx *journal.Tx) error { return tx.Enqueue(jobs...) }); err != nil {
					t.Fatal(err)
				}
			},
			"claim": func(t *rapid.T) {
				now := clock.Now()
				jobs, err := s.Claim(context.Background(), journal.ClaimRequest{Node: "n", Kinds: []string{kind}, Limit: 10, Lease: time.Minute, Now: now})
				if err != nil {
					t.Fatal(err)
				}
				for _, j := range jobs {
					first := head(j.Lane, j.Ref)
					if first.claims++; first.claims > poison || first.runAt.After(now) {
						t.Fatalf("claimed %+v at %s", first, now)
					}
					for _, h := range hold {
						if h.job.Lane == j.Lane && !h.over {
							if h.until.After(now) {
								t.Fatalf("two of lane %s in flight", j.Lane)
							}
							h.over = true
						}
					}
					hold = append(hold, &held{job: j, until: now.Add(time.Minute)})
				}
			},
			"finish": func(t *rapid.T) {
				if len(hold) == 0 {
					t.Skip()
				}
				i := rapid.IntRange(0, len(hold)-1).Draw(t, "which")
				h := hold[i]
				var err error
				at := clock.Now().Add(time.Duration(rapid.IntRange(0, 1).Draw(t, "later")) * 20 * time.Second)
				how := rapid.SampledFrom([]string{"complete", "fail", "snooze"}).Draw(t, "how")
				switch how {
				case "complete":
					err = do(func(tx *journal.Tx) error { return tx.Complete(h.job) })
				case "fail":
					err = do(func(tx *journal.Tx) error { return tx.Fail(h.job, at, "r") })
				default:
					err = do(func(tx *journal.Tx) error { return tx.Snooze(h.job, at) })
				}
				late := errors.Is(err, journal.ErrLease)
				if err != nil && !late {
					t.Fatal(err)
				}
				hold = slices.Delete(hold, i, i+1) // a claim speaks once
				if late && !h.over {               // then it was set aside
					if w := want[h.job.Lane]; len(w) > 0 && w[0].ref == h.job.Ref && w[0].claims < poison {
						t.Fatalf("%s of %s: %v, and nobody took it over", how, h.job.Ref, err)
					}
					return
				}
				if h.over != late {
					t.Fatalf("%s of %s, which was taken over: %v", how, h.job.Ref, err)
				}
				if late {
					return
				}
				if first := head(h.job.Lane, h.job.Ref); how == "complete" {
					want[h.job.Lane] = want[h.job.Lane][1:]
				} else {
					first.runAt = at
					first.claims--
				}
			},
			"time": func(t *rapid.T) {
				clock.Add(time.Duration(rapid.IntRange(1, 40).Draw(t, "seconds")) * time.Second)
			},
		})
		// However it went, everything can still be brought to its end, in order.
		for range 400 {
			left := 0
			for _, w := range want {
				for _, x := range w {
					if x.claims < poison {
						left++
					}
				}
			}
			if left == 0 {
				return
			}
			clock.Add(2 * time.Minute)
			jobs, err := s.Claim(context.Background(), journal.ClaimRequest{Node: "n", Kinds: []string{kind}, Limit: 50, Lease: time.Minute, Now: clock.Now()})
			if err != nil {
				t.Fatal(err)
			}
			for _, j := range jobs {
				head(j.Lane, j.Ref)
				want[j.Lane] = want[j.Lane][1:]
			}
			if err := do(func(tx *journal.Tx) error { return tx.Complete(jobs...) }); err != nil {
				t.Fatal(err)
			}
		}
		t.Fatalf("jobs are stranded: %v", want)
	})
}

// race has producers add to a few lanes while finishers empty them: no job may
// be left in a lane that nobody looks at.
func race(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	const producers, each = 8, 25
	var g errgroup.Group
	var mu sync.Mutex
	done := 0
	for p := range producers {
		g.Go(func() error {
			for i := range each {
				a, b := fmt.Sprint("l", i%2), fmt.Sprint("l", (i+p)%3) // two lanes, in any order
				err := s.Update(t.Context(), func(tx *journal.Tx) error {
					return tx.Enqueue(journal.Job{Lane: a, Kind: "k", Ref: "r"}, journal.Job{Lane: b, Kind: "k", Ref: "r"})
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	for w := range 4 {
		g.Go(func() error {
			for {
				jobs, err := s.Claim(t.Context(), journal.ClaimRequest{Node: fmt.Sprint(w), Kinds: []string{"k"}, Limit: 2, Lease: time.Hour, Now: clock.Now()})
				if err != nil {
					return err
				}
				if err := s.Update(t.Context(), func(tx *journal.Tx) error { return tx.Complete(jobs...) }); err != nil {
					return err
				}
				mu.Lock()
				done += len(jobs)
				end := done == 2*producers*each
				mu.Unlock()
				if end {
					return nil
				}
			}
		})
	}
	must(t, g.Wait())
	empty(t, s)
}

// empty checks that neither jobs nor lanes are left.
func empty(t *testing.T, s journal.Store) {
	t.Helper()
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		for _, table := range []string{"jobs", "lanes"} {
			var n int64
			if err := tx.QueryRow(`SELECT COUNT(*) FROM ` + table).Scan(&n); err != nil {
				return err
			}
			if n != 0 {
				t.Errorf("%d %s left over", n, table)
			}
		}
		return nil
	}))
}

// suspects: of a batch whose worker died, each job comes back alone, so that
// only the guilty one becomes poison.
func suspects(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	for i := range 6 {
		enqueue(t, s, journal.Job{Lane: fmt.Sprint(i), Kind: "k", Ref: fmt.Sprint(i)})
	}
	if jobs := claim(t, s, clock, 10); len(jobs) != 6 {
		t.Fatalf("claimed %s", refs(jobs))
	}
	var done []string
	for range 40 { // job 3 kills its worker; the next one starts after the lease
		clock.Add(2 * time.Minute)
		for {
			jobs := claim(t, s, clock, 10)
			if len(jobs) == 0 || slices.ContainsFunc(jobs, func(j journal.Job) bool { return j.Ref == "3" }) {
				break
			}
			update(t, s, func(tx *journal.Tx) error { return tx.Complete(jobs...) })
			done = append(done, refs(jobs))
		}
	}
	slices.Sort(done)
	if got := strings.Join(done, " "); got != "0 1 2 4 5" {
		t.Errorf("done: %s, want all but 3", got)
	}
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		counts, err := tx.JobCounts()
		if len(counts) != 1 || counts[0].State != journal.JobPoison || counts[0].Count != 1 || counts[0].Kind != "k" {
			t.Errorf("counts = %+v", counts)
		}
		return err
	}))
}

func snooze(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	enqueue(t, s, journal.Job{Lane: "l", Kind: "k", Ref: "1", Payload: []byte("p")})
	for range 10 { // more often than poison would allow
		j := claim(t, s, clock, 1)[0]
		if j.Attempt != 1 || j.Failures != 0 || string(j.Payload) != "p" {
			t.Fatalf("claimed %+v", j)
		}
		update(t, s, func(tx *journal.Tx) error { return tx.Snooze(j, clock.Now().Add(time.Second)) })
		if jobs := claim(t, s, clock, 1); len(jobs) != 0 {
			t.Fatal("claimed while snoozing")
		}
		err := s.Update(t.Context(), func(tx *journal.Tx) error { return tx.Extend(j, clock.Now().Add(time.Hour)) })
		if !errors.Is(err, journal.ErrLease) {
			t.Fatalf("extended what was given back: %v", err)
		}
		clock.Add(time.Second)
	}
}

func extend(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	enqueue(t, s, journal.Job{Lane: "l", Kind: "k", Ref: "1"})
	j := claim(t, s, clock, 1)[0]
	for range 5 {
		clock.Add(50 * time.Second)
		update(t, s, func(tx *journal.Tx) error { return tx.Extend(j, clock.Now().Add(time.Minute)) })
		if jobs := claim(t, s, clock, 1); len(jobs) != 0 {
			t.Fatal("claimed under an extended lease")
		}
	}
	clock.Add(2 * time.Minute)
	claim(t, s, clock, 1)
	err := s.Update(t.Context(), func(tx *journal.Tx) error { return tx.Extend(j, clock.Now().Add(time.Minute)) })
	if !errors.Is(err, journal.ErrLease) {
		t.Fatalf("the late worker extended its lease: %v", err)
	}
}

// aside: a job that was set aside and comes back stands where it stood.
func aside(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	enqueue(t, s, journal.Job{Lane: "l", Kind: "k", Ref: "1"}, journal.Job{Lane: "l", Kind: "k", Ref: "2"}, journal.Job{Lane: "l", Kind: "k", Ref: "3"})
	first := claim(t, s, clock, 5)[0]
	update(t, s, func(tx *journal.Tx) error { return tx.SetAside(first, "cannot be read") })
	second := claim(t, s, clock, 5)
	if refs(second) != "2" {
		t.Fatalf("claimed %s behind what was set aside", refs(second))
	}
	update(t, s, func(tx *journal.Tx) error { return tx.Requeue(first.ID) })
	if jobs := claim(t, s, clock, 5); len(jobs) != 0 {
		t.Fatalf("claimed %s beside 2", refs(jobs))
	}
	update(t, s, func(tx *journal.Tx) error { return tx.Complete(second...) })
	back := claim(t, s, clock, 5)
	if refs(back) != "1" || back[0].Error != "cannot be read" {
		t.Fatalf("claimed %+v, want 1 again before 3", back)
	}
	update(t, s, func(tx *journal.Tx) error { return tx.SetAside(back[0], "no") })
	for id, want := range map[int64]bool{first.ID: true, first.ID + 1000: false} {
		err := s.Update(t.Context(), func(tx *journal.Tx) error { return tx.Drop(id) })
		if (err == nil) != want || (err != nil && !errors.Is(err, journal.ErrNotFound)) {
			t.Errorf("drop %d: %v", id, err)
		}
	}
	err := s.Update(t.Context(), func(tx *journal.Tx) error { return tx.Requeue(first.ID) })
	if !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("requeued what was dropped: %v", err)
	}
	last := claim(t, s, clock, 5)
	update(t, s, func(tx *journal.Tx) error { return tx.Complete(last...) })
	empty(t, s)
}

func next(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	due := func(kinds ...string) string {
		t.Helper()
		at, ok, err := s.NextDue(t.Context(), kinds...)
		must(t, err)
		if !ok {
			return "none"
		}
		return at.Sub(clock.Now()).String()
	}
	if got := due(); got != "none" {
		t.Errorf("due of nothing: %s", got)
	}
	at := clock.Now()
	enqueue(t, s,
		journal.Job{Lane: "a", Kind: "k", Partner: "x", RunAt: at.Add(3 * time.Hour)}, journal.Job{Lane: "b", Kind: "k", Partner: "y", RunAt: at.Add(2 * time.Hour)},
		journal.Job{Lane: "b", Kind: "k", Partner: "y", RunAt: at.Add(time.Hour)}, // behind the other
		journal.Job{Lane: "c", Kind: "j", RunAt: at.Add(4 * time.Hour)})
	if got := due() + " " + due("k") + " " + due("j") + " " + due("none of these"); got != "2h0m0s 2h0m0s 4h0m0s none" {
		t.Errorf("due: %s", got)
	}
	clock.Add(150 * time.Minute)
	claim(t, s, clock, 1)
	if got := due("k"); got != "30m0s" && got != "1m0s" { // the lease of what is in flight counts
		t.Errorf("due: %s", got)
	}
}

func wake(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	drain := func() bool {
		select {
		case <-s.Wake():
			return true
		default:
			return false
		}
	}
	awake := func(what string) {
		t.Helper()
		select {
		case <-s.Wake():
		case <-t.Context().Done():
			t.Fatalf("%s woke nobody", what)
		}
	}
	enqueue(t, s, journal.Job{Lane: "l", Kind: "k", Ref: "1"}, journal.Job{Lane: "l", Kind: "k", Ref: "2"})
	awake("enqueue")
	j := claim(t, s, clock, 1)[0]
	for drain() { // an echo of the first
		continue
	}
	update(t, s, func(tx *journal.Tx) error { return tx.Complete(j) })
	awake("the next of a lane")
}

// fairCost: behind a great many jobs of one partner, another's comes up at once.
func fairCost(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	const many = 5000
	jobs := make([]journal.Job, many)
	for i := range jobs {
		jobs[i] = journal.Job{Lane: fmt.Sprint("big", i), Kind: "k", Partner: "big"}
	}
	enqueue(t, s, jobs...)
	for i := range 20 {
		enqueue(t, s, journal.Job{Lane: fmt.Sprint("small", i), Kind: "k", Partner: fmt.Sprint("small", i)})
		seen := 0
		for range 3 {
			got := claim(t, s, clock, 4)
			seen += strings.Count(fmt.Sprint(partners(got)), "small")
			update(t, s, func(tx *journal.Tx) error { return tx.Complete(got...) })
		}
		if seen != 1 {
			t.Fatalf("a partner's one job waited for more than three claims")
		}
	}
}

func partners(jobs []journal.Job) []string {
	out := make([]string, len(jobs))
	for i, j := range jobs {
		out[i] = j.Partner
	}
	return out
}
