// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"time"
)

// work is one caller's closure on its way to the writer.
type work struct {
	fn    func(tx *Tx) error
	state atomic.Int32 // waiting, picked or cancelled
	done  chan error
}

const (
	workWaiting = iota
	workPicked
	workCancelled
)

// ErrClosed is returned by Update after Close.
var ErrClosed = errors.New("the journal is closed")

func (e *engine) updateSQLite(ctx context.Context, fn func(tx *Tx) error) error {
	w := &work{fn: fn, done: make(chan error, 1)}
	select {
	case <-e.closing:
		return ErrClosed
	default:
	}
	select {
	case e.queue <- w:
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-e.stopped:
		return ErrClosed
	}
	select {
	case err := <-w.done:
		return err
	case <-ctx.Done():
		if w.state.CompareAndSwap(workWaiting, workCancelled) {
			return context.Cause(ctx) // never run
		}
		return ErrOutcomeUnknown
	case <-e.stopped:
		select {
		case err := <-w.done:
			return err
		default:
			return ErrClosed
		}
	}
}

// Bounds of a group: what waits longer is a receipt somebody stands by for.
const (
	groupMost = 256
	groupTime = 20 * time.Millisecond
)

// writeLoop is the one writer. It groups what waits into one commit.
func (e *engine) writeLoop() {
	defer close(e.stopped)
	for {
		var first *work
		select {
		case first = <-e.queue:
		case <-e.closing:
			select {
			case first = <-e.queue: // what was accepted is still written
			default:
				return
			}
		}
		e.group(first)
	}
}

// group runs first and what waits behind it in one transaction, each caller's
// work in its own savepoint.
func (e *engine) group(first *work) {
	ctx := context.Background() // never a caller's: the group is everybody's
	var ran []*work
	var errs []error
	woke := false
	if _, err := e.writer.exec(ctx, "BEGIN IMMEDIATE"); err != nil {
		first.finish(fmt.Errorf("begin: %w", err))
		return
	}
	begin := time.Now()
	for w := first; w != nil; {
		if w.state.CompareAndSwap(workWaiting, workPicked) {
			rang, err := e.savepoint(ctx, w.fn)
			ran, errs, woke = append(ran, w), append(errs, err), woke || rang
			if errors.Is(err, errLost) {
				// A full disk or I/O error ended everybody's transaction.
				e.rollback(ctx)
				e.oneByOne(ctx, ran)
				return
			}
		}
		w = nil
		if len(ran) < groupMost && time.Since(begin) < groupTime {
			select {
			case w = <-e.queue:
			default:
			}
		}
	}
	if _, err := e.writer.exec(ctx, "COMMIT"); err != nil {
		e.rollback(ctx)
		if len(ran) == 1 {
			ran[0].finish(errors.Join(errs[0], fmt.Errorf("commit: %w", err)))
			return
		}
		e.oneByOne(ctx, ran)
		return
	}
	for i, w := range ran {
		w.finish(errs[i])
	}
	if woke {
		e.ring()
	}
}

func (e *engine) savepoint(ctx context.Context, fn func(tx *Tx) error) (woke bool, err error) {
	if _, err := e.writer.exec(ctx, "SAVEPOINT caller"); err != nil {
		return false, errors.Join(errLost, err)
	}
	tx := &Tx{ctx: ctx, q: e.writer, engine: e, now: e.clock.Now()}
	err = e.call(tx, fn)
	if err != nil {
		if _, undo := e.writer.exec(ctx, "ROLLBACK TO caller"); undo != nil {
			return false, errors.Join(errLost, err, undo)
		}
	}
	if _, end := e.writer.exec(ctx, "RELEASE caller"); end != nil {
		return false, errors.Join(errLost, err, end)
	}
	return tx.woke && err == nil, err
}

// errLost says that the group's transaction is gone.
var errLost = errors.New("the group's transaction was lost")

// oneByOne runs a group again whose transaction was lost (disk full, I/O
// error): each caller gets its own answer.
func (e *engine) oneByOne(ctx context.Context, group []*work) {
	for _, w := range group {
		w.finish(e.alone(ctx, w.fn))
	}
}

func (e *engine) alone(ctx context.Context, fn func(tx *Tx) error) error {
	if _, err := e.writer.exec(ctx, "BEGIN IMMEDIATE"); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	tx := &Tx{ctx: ctx, q: e.writer, engine: e, now: e.clock.Now()}
	if err := e.call(tx, fn); err != nil {
		e.rollback(ctx)
		return err
	}
	if _, err := e.writer.exec(ctx, "COMMIT"); err != nil {
		e.rollback(ctx)
		return fmt.Errorf("commit: %w", err)
	}
	if tx.woke {
		e.ring()
	}
	return nil
}

// rollback ends a transaction that SQLite may have ended itself already.
func (e *engine) rollback(ctx context.Context) {
	_, _ = e.writer.exec(ctx, "ROLLBACK")
}

func (w *work) finish(err error) { w.done <- err }

// Backup writes a copy of a SQLite journal to path, which must not exist.
func (e *engine) Backup(ctx context.Context, path string) error {
	if e.postgres {
		return errPostgresBackup
	}
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("back up the journal: %s exists", path)
	}
	_, err := e.db.ExecContext(ctx, `VACUUM INTO ?`, path)
	if err != nil {
		return fmt.Errorf("back up the journal: %w", err)
	}
	return nil
}

var errPostgresBackup = errors.New("PostgreSQL has its own backups: pg_basebackup or pg_dump")
