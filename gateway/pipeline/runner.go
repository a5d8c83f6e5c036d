// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"go.uber.org/zap"
	"golang.org/x/sync/errgroup"

	"ordergate/gateway/journal"
)

// runner works on the jobs of one kind, a batch at a time.
type runner struct {
	kind  string
	loops int // batches in work at the same time
	limit int // jobs a batch
	lease time.Duration
	work  func(ctx context.Context, jobs []journal.Job) error
	room  func(partner string) int // of work that goes on after it returned; nil for other work

	kick  chan struct{}
	claim sync.Mutex
}

// serve runs the loops until taking ends, then lets them finish what they have.
// taking is cancelled first; working only after the grace time.
func (e *Engine) serve(taking, working context.Context, runners []*runner) error {
	var g errgroup.Group
	for _, r := range runners {
		if r.kick == nil {
			r.kick = make(chan struct{}, 1)
		}
	}
	for _, r := range runners {
		for range r.loops {
			g.Go(func() error { e.loop(taking, working, r); return nil })
		}
	}
	g.Go(func() error { e.wake(taking, runners); return nil })
	return g.Wait()
}

// wake passes the journal's hint on to every runner, and polls behind it.
func (e *Engine) wake(ctx context.Context, runners []*runner) {
	tick := time.NewTicker(e.cfg.Poll)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-e.store.Wake():
		case <-tick.C:
		}
		for _, r := range runners {
			r.hint()
		}
	}
}

// hint tells that there may be jobs.
func (r *runner) hint() {
	select {
	case r.kick <- struct{}{}:
	default:
	}
}

func (e *Engine) loop(taking, working context.Context, r *runner) {
	for taking.Err() == nil {
		jobs, err := e.take(taking, r)
		if err != nil && taking.Err() == nil {
			e.log.Error("claiming jobs failed", zap.String("stage", r.kind), zap.Error(err))
			e.pause(taking, time.Second)
			continue
		}
		if len(jobs) == 0 {
			select {
			case <-taking.Done():
			case <-r.kick:
			}
			continue
		}
		if len(jobs) == r.limit { // there may be more: let another loop look
			r.hint()
		}
		e.workOn(working, r, jobs)
	}
}

func (e *Engine) take(ctx context.Context, r *runner) ([]journal.Job, error) {
	r.claim.Lock() // one claimer a kind: the others would only wait for its rows
	defer r.claim.Unlock()
	return e.store.Claim(ctx, journal.ClaimRequest{
		Node: e.cfg.Node, Kinds: []string{r.kind}, Limit: r.limit, Lease: r.lease, Now: e.clock.Now(), Room: r.room,
	})
}

// workOn runs a batch. A batch that fails as a whole is worked job by job, so
// that one bad document never takes its neighbours down; a job that fails alone
// is due again after a pause.
func (e *Engine) workOn(ctx context.Context, r *runner, jobs []journal.Job) {
	begin := e.clock.Now()
	err := e.guarded(ctx, r, jobs)
	if r.room == nil {
		e.metrics.StepSeconds(r.kind, e.clock.Now().Sub(begin))
	}
	if err == nil || ctx.Err() != nil {
		return // cancelled: the lease runs out
	}
	if len(jobs) > 1 {
		for _, j := range jobs {
			e.workOn(ctx, r, []journal.Job{j})
		}
		return
	}
	if !errors.Is(err, journal.ErrLease) { // fenced off: another worker has it
		e.retry(ctx, jobs[0], err)
	}
}

// record writes what became of n things that were already done outside: all in
// one transaction, or each in its own when one spoils that. It stays with them
// until the journal can be written, because doing them again is what must not
// happen; one that another worker has taken over is left to it.
func (e *Engine) record(ctx context.Context, n int, write func(tx *journal.Tx, i int) error) error {
	all := func(tx *journal.Tx) error {
		for i := range n {
			if err := write(tx, i); err != nil {
				return err
			}
		}
		return nil
	}
	if err := e.store.Update(ctx, all); err == nil {
		return nil
	}
	for i := range n {
		for try := 0; ; try++ {
			err := e.store.Update(ctx, func(tx *journal.Tx) error { return write(tx, i) })
			if err == nil || errors.Is(err, journal.ErrLease) {
				break
			}
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			e.log.Error("recording what was done failed, will retry", zap.Error(err))
			e.pause(ctx, min(Backoff(try), 5*time.Second))
		}
	}
	return nil
}

func (e *Engine) guarded(ctx context.Context, r *runner, jobs []journal.Job) (err error) {
	defer func() {
		if p := recover(); p != nil {
			e.metrics.Panic(r.kind)
			e.log.Error("panic in a step", zap.String("stage", r.kind), zap.Any("err", p), zap.ByteString("stack", debug.Stack()))
			err = fmt.Errorf("panic in step %s: %v", r.kind, p)
		}
	}()
	return r.work(ctx, jobs)
}

// retry makes a failed job due again, later each time; never gives up on it.
func (e *Engine) retry(ctx context.Context, j journal.Job, cause error) {
	wait := Backoff(j.Failures)
	e.log.Warn("step failed, will retry", zap.String("stage", j.Kind), zap.String("ref", j.Ref), zap.Int("attempt", j.Attempt),
		zap.Duration("wait", wait), zap.Error(cause))
	// While the journal cannot be written (a full disk), nothing else would help:
	// stay with it until it can, or the lease has gone to another worker.
	for try := 0; ctx.Err() == nil; try++ {
		err := e.store.Update(ctx, func(tx *journal.Tx) error {
			return tx.Fail(j, e.clock.Now().Add(wait), cause.Error())
		})
		if err == nil || errors.Is(err, journal.ErrLease) {
			return
		}
		e.log.Error("recording a failed step failed", zap.String("stage", j.Kind), zap.String("ref", j.Ref), zap.Error(err))
		e.pause(ctx, min(Backoff(try), 5*time.Second))
	}
}

// Backoff is the wait before try n+1 after n failures: 1 s, 2 s, 4 s … 10 min.
func Backoff(failures int) time.Duration {
	const most = 10 * time.Minute
	if failures > 10 {
		return most
	}
	return min(time.Second<<max(failures, 0), most)
}

func (e *Engine) pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
