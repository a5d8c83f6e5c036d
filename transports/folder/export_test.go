// SPDX-License-Identifier: Apache-2.0

package folder

import (
	"context"
	"time"

	"ordergate/transports"
)

// Life is a folder that tests take through its passes one by one, with no timers
// and no notifications.
type Life struct{ r *run }

// Begin begins a life.
func (f *Folder) Begin(in transports.Intake) *Life { return &Life{newRun(f, in, context.Background())} }

// Pass looks at everything once, and begins to take what is to be taken.
func (l *Life) Pass() time.Time { return l.r.pass(context.Background()) }

// Idle waits until nothing is being taken.
func (l *Life) Idle() { l.r.wg.Wait() }

// Beat renews the lease.
func (l *Life) Beat() error { return l.r.lease.beat() }

// End ends the life in good order; a life that is not ended has died.
func (l *Life) End() {
	l.r.wg.Wait()
	l.r.lease.end()
	l.r.watch.close()
}

// Die gives back what a dead process would not hold: its notifications.
func (l *Life) Die() { l.r.watch.close() }
