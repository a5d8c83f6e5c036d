// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// Bounds of a group: what waits behind one must not wait long.
const (
	groupCalls = 256
	groupTime  = 5 * time.Millisecond // no further closure is begun after it
)

// call is one caller's work.
type call struct {
	fn   func(*Tx) error
	done chan error // gets the outcome, once

	mu   sync.Mutex // held while fn runs
	ran  bool
	left bool // the caller has gone: fn must not run (again)
	// The writer's own:
	answered bool
	woken    bool
	told     bool
}

// writer is the one goroutine that writes. It runs what is waiting in one
// transaction, each caller's work in a savepoint, and answers when the
// transaction is on disk.
type writer struct {
	s    *sqliteStore
	conn *sqliteConn

	mu      sync.Mutex
	waiting []*call // first come, first served
	ended   bool
	arrived chan struct{} // cap 1: something waits
	closed  chan struct{} // closed by stop
	tidy    chan struct{} // a checkpoint left a rest for the writer, see checkpoint.go
}

func newWriter(s *sqliteStore, conn *sqliteConn) *writer {
	return &writer{s: s, conn: conn, arrived: make(chan struct{}, 1), closed: make(chan struct{}), tidy: make(chan struct{}, 1)}
}

// do queues fn and waits for its outcome.
func (w *writer) do(ctx context.Context, fn func(*Tx) error) error {
	if ctx.Err() != nil {
		return contextError(ctx)
	}
	c := &call{fn: fn, done: make(chan error, 1)}
	w.mu.Lock()
	if w.ended {
		w.mu.Unlock()
		return ErrClosed
	}
	w.waiting = append(w.waiting, c)
	w.mu.Unlock()
	signal(w.arrived)
	select {
	case err := <-c.done:
		return err
	case <-ctx.Done():
	}
	c.mu.Lock() // waits for fn when it is running, not for the disk
	c.left = true
	ran := c.ran
	c.mu.Unlock()
	select {
	case err := <-c.done:
		return err
	default:
	}
	if !ran {
		return contextError(ctx)
	}
	return fmt.Errorf("%w: %w", ErrOutcomeUnknown, contextError(ctx))
}

// stop lets the writer finish what is waiting and end.
func (w *writer) stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.ended {
		w.ended = true
		close(w.closed)
	}
}

func (w *writer) serve() {
	for {
		if c := w.next(); c != nil {
			w.group(c)
			continue
		}
		select {
		case <-w.arrived:
		case <-w.tidy:
			w.s.tidyUp()
		case <-w.closed:
			if c := w.next(); c != nil { // queued before the close
				w.group(c)
				continue
			}
			return
		}
	}
}

// next takes the call that waits longest, nil when none does.
func (w *writer) next() *call {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.waiting) == 0 {
		return nil
	}
	c := w.waiting[0]
	w.waiting[0] = nil
	w.waiting = w.waiting[1:]
	if len(w.waiting) == 0 {
		w.waiting = nil
	}
	return c
}

func (w *writer) depth() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.waiting)
}

// errGroupLost says that the engine gave the whole transaction up.
var errGroupLost = errors.New("the group's transaction was lost")

// group runs first and what waits behind it in one transaction. When that is
// lost, each call is run again alone, so that each gets its own outcome.
func (w *writer) group(first *call) {
	calls, err := w.together(first)
	if err == nil {
		return
	}
	w.s.health.failed(w.s.cfg.Clock.Now(), err)
	if len(calls) == 1 {
		calls[0].answer(err)
	}
	for _, c := range calls {
		if c.answered {
			continue
		}
		if _, err := w.transact(func(run func(*call) error) error { return run(c) }); err != nil {
			w.s.health.failed(w.s.cfg.Clock.Now(), err)
			c.answer(err)
		}
	}
}

// together returns the calls of the group, and an error when it was lost.
func (w *writer) together(first *call) ([]*call, error) {
	return w.transact(func(run func(*call) error) error {
		begin := time.Now()
		for n, c := 1, first; c != nil; n++ {
			if err := run(c); err != nil {
				return err
			}
			if n == groupCalls || time.Since(begin) > groupTime {
				return nil
			}
			c = w.next()
		}
		return nil
	})
}

// transact runs calls in one transaction, commits and answers them. On an error
// nothing was written, and those not answered yet still wait.
func (w *writer) transact(body func(run func(*call) error) error) (calls []*call, err error) {
	if _, err := w.conn.exec("BEGIN IMMEDIATE", nil); err != nil {
		err = fmt.Errorf("begin journal write: %w", err)
		_ = body(func(c *call) error { // all that wait hear of it: nobody waits for the lock anew
			calls = append(calls, c)
			c.answer(err)
			return nil
		})
		return calls, err
	}
	err = body(func(c *call) error {
		calls = append(calls, c)
		return w.run(c)
	})
	if err != nil {
		_, _ = w.conn.exec("ROLLBACK", nil) // fails when the engine has done so itself
		return calls, fmt.Errorf("journal write: %w", err)
	}
	begin := time.Now()
	if _, err := w.conn.exec("COMMIT", nil); err != nil {
		_, _ = w.conn.exec("ROLLBACK", nil)
		return calls, fmt.Errorf("commit journal write: %w", err)
	}
	w.s.health.committed(len(calls), time.Since(begin)) // before the answers: a caller finds its own write counted
	woken, told := false, false
	for _, c := range calls {
		woken, told = woken || c.woken, told || c.told
		c.answer(nil)
	}
	if woken {
		signal(w.s.wake)
	}
	if told {
		signal(w.s.told)
	}
	w.s.wrote()
	return calls, nil
}

func (c *call) answer(err error) {
	if !c.answered {
		c.answered = true
		c.done <- err
	}
}

// run runs one caller's work in a savepoint. Its own error is the caller's; the
// returned one says that the whole transaction is lost.
func (w *writer) run(c *call) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.woken, c.told = false, false
	if c.left { // nobody waits for an answer, and it must not be "written"
		c.answered = true
		return nil
	}
	c.ran = true
	if _, err := w.conn.exec("SAVEPOINT call", nil); err != nil {
		return fmt.Errorf("%w: %w", errGroupLost, err)
	}
	tx := &Tx{s: w.conn, now: w.s.cfg.Clock.Now()}
	failure := tx.run(c.fn)
	if failure == nil {
		c.woken, c.told = tx.woken, tx.told
		if _, err := w.conn.exec("RELEASE call", nil); err != nil {
			return fmt.Errorf("%w: %w", errGroupLost, err)
		}
		return nil
	}
	// On a full disk or an I/O error SQLite may have rolled back everything; then
	// there is no savepoint to go back to.
	if _, err := w.conn.exec("ROLLBACK TO call", nil); err != nil {
		return fmt.Errorf("%w: %w", errGroupLost, failure)
	}
	if _, err := w.conn.exec("RELEASE call", nil); err != nil {
		return fmt.Errorf("%w: %w", errGroupLost, err)
	}
	c.answer(failure)
	return nil
}

// signal leaves a value in a channel of capacity 1, unless there is one.
func signal(ch chan struct{}) {
	select {
	case ch <- struct{}{}:
	default:
	}
}
