// SPDX-License-Identifier: Apache-2.0

// Package folder is the watched-folder transport: files that partners drop are
// taken, and our files are put where partners find them.
//
// Scanning is the truth; a notification of the file system is a hint to scan
// early. A complete file is claimed by a rename into .claimed/NODE/BATCH/ of its
// own folder, staged, committed, and only then moved to the archive. The claim's
// name is the delivery's key and stays with the file for good, also when another
// node takes over the claims of a dead one: however often the way is walked
// again, the journal takes a claim once. A file that a partner drops anew gets a
// new claim, and so is a new delivery, whatever its name and content.
//
// Invariant: a file is in the in folder, among the claims, in the archive or in
// the error folder, and in the archive only when the journal has it. No file is
// ever overwritten. Package folder does not look into files.
package folder

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"go.uber.org/zap"
	"golang.org/x/sync/semaphore"

	"ordergate/gateway"
	"ordergate/transports"
)

// Folder receives from one connection's folder. It implements
// transports.Transport.
type Folder struct {
	cfg   Config
	log   *zap.Logger
	clock gateway.Clock
	hint  chan struct{}

	mu     sync.Mutex
	health Health
}

// Health tells how a folder does.
type Health struct {
	OK      bool
	Text    string    // what is wrong, for operators; "" when OK
	Waiting int       // files seen in the folder at the last scan that were not complete, not readable or not begun
	Held    int       // claimed files that wait for another try
	Scanned time.Time // last scan that went through, zero before the first
}

// New builds the transport. It does not touch the disk. log and clock may be nil.
func New(cfg Config, log *zap.Logger, clock gateway.Clock) *Folder {
	if log == nil {
		log = zap.NewNop()
	}
	if clock == nil {
		clock = gateway.SystemClock{}
	}
	log = log.With(zap.String("transport", "folder"), zap.String("connection", cfg.Name))
	return &Folder{cfg: cfg.WithDefaults(), log: log, clock: clock, hint: make(chan struct{}, 1), health: Health{Text: "not started"}}
}

// Name implements transports.Transport.
func (f *Folder) Name() string { return "folder/" + f.cfg.Name }

// Wake asks for a scan now instead of at the next interval. It never blocks.
func (f *Folder) Wake() {
	select {
	case f.hint <- struct{}{}:
	default:
	}
}

// Health tells how the folder does.
func (f *Folder) Health() Health {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.health
}

// grace is how long files in the making may go on after ctx has ended.
const grace = 30 * time.Second

// Serve implements transports.Transport. A folder that is missing, unreadable or
// full is no error: it is reported by the log and Health and tried again. A
// Folder is served once at a time.
func (f *Folder) Serve(ctx context.Context, in transports.Intake) error {
	if f.cfg.In == "" { // it only sends
		f.mu.Lock()
		f.health = Health{OK: true}
		f.mu.Unlock()
		<-ctx.Done()
		return nil
	}
	// Files in the making outlive ctx, up to the grace time.
	work, cancel := context.WithCancelCause(context.WithoutCancel(ctx))
	defer cancel(nil)
	defer context.AfterFunc(ctx, func() {
		t := time.AfterFunc(grace, func() { cancel(errors.New("grace time over")) })
		context.AfterFunc(work, func() { t.Stop() })
	})()

	r := newRun(f, in, work)
	defer r.watch.close()
	defer r.lease.end()
	var beat sync.WaitGroup
	defer beat.Wait()
	defer r.lease.stop()
	defer r.wg.Wait() // the lease is kept until the last file is done
	if f.cfg.Create {
		if err := os.Mkdir(f.cfg.In, 0o770); err != nil && !errors.Is(err, os.ErrExist) {
			f.log.Warn("folder not made", zap.String("folder", f.cfg.In), zap.Error(err))
		}
	}
	beat.Go(r.lease.keep)
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-timer.C:
		case <-f.hint:
		}
		begin := f.clock.Now()
		next := r.pass(ctx)
		now := f.clock.Now()
		// A big folder is not scanned all the time, whatever happens in it.
		pause := max(10*time.Millisecond, now.Sub(begin))
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(min(pause, f.cfg.Scan)):
		}
		timer.Reset(max(0, min(next.Sub(now)-pause, f.cfg.Scan)))
	}
}

// run is one life of a served folder.
type run struct {
	*Folder
	in    transports.Intake
	work  context.Context // of files in the making
	slots *semaphore.Weighted
	wg    sync.WaitGroup
	lease *lease
	watch *watch

	// Of the scanning goroutine alone.
	seen   map[string]*sighting // files in the folder that are not ready
	others map[string]*neighbour
	down   string // what was reported last as wrong with the folder

	mu     sync.Mutex
	claims map[string]*claim // by path
	pause  pause
}

func newRun(f *Folder, in transports.Intake, work context.Context) *run {
	r := &run{Folder: f, in: in, work: work, slots: semaphore.NewWeighted(int64(f.cfg.Parallel)),
		seen: map[string]*sighting{}, others: map[string]*neighbour{}, claims: map[string]*claim{}}
	r.lease = newLease(f)
	r.watch = newWatch(f)
	return r
}

// pass looks at everything once: claims of ours and of dead nodes, then the
// folder. It returns when to look again at the latest.
func (r *run) pass(ctx context.Context) (next time.Time) {
	now := r.clock.Now()
	next = now.Add(r.cfg.Scan)
	err := r.lease.ensure()
	if err == nil {
		r.watch.ensure()
		err = r.reconcile(ctx, now)
	}
	if err == nil {
		err = r.again(ctx, now)
	}
	if until, ok := r.paused(now); ok { // taking more would only pile up claims
		r.report(now, err)
		return earlier(next, until)
	}
	if err == nil {
		var due time.Time
		if due, err = r.scan(ctx, now); !due.IsZero() {
			next = earlier(next, due)
		}
	}
	r.report(now, err)
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, c := range r.claims {
		if !c.busy {
			next = earlier(next, c.next)
		}
	}
	return next
}

// report says once what is wrong with the folder, and once that it is well again.
func (r *run) report(now time.Time, err error) {
	text := ""
	if err != nil && !errors.Is(err, context.Canceled) {
		text = err.Error()
	}
	r.mu.Lock()
	held := 0
	for _, c := range r.claims {
		if !c.busy {
			held++
		}
	}
	r.mu.Unlock()
	paused := r.pauseText(now)
	r.Folder.mu.Lock()
	h := &r.Folder.health
	h.OK, h.Text, h.Waiting, h.Held = text == "" && paused == "", text, len(r.seen), held
	if text == "" {
		h.Text = paused
		h.Scanned = now
	}
	r.Folder.mu.Unlock()
	switch {
	case text != "" && r.down == "":
		r.log.Warn("folder cannot be used, trying again", zap.String("folder", r.cfg.In), zap.Error(err))
	case text == "" && r.down != "":
		r.log.Info("folder can be used again", zap.String("folder", r.cfg.In))
	}
	r.down = text
}

// pause keeps the folder from taking while the door is shut.
type pause struct {
	until time.Time
	tries int
	text  string
}

const maxBackoff = time.Minute

// backoff is how long to wait after so many failures in a row, from 1.
func backoff(tries int) time.Duration {
	if tries > 6 {
		return maxBackoff
	}
	return min(time.Second<<max(tries-1, 0), maxBackoff)
}

// shut begins or lengthens the pause, once for all files that fail together.
func (r *run) shut(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := r.clock.Now()
	if now.Before(r.pause.until) {
		return
	}
	r.pause.tries++
	wait := backoff(r.pause.tries)
	r.pause.until, r.pause.text = now.Add(wait), gateway.PublicText(err, "not taken, trying again")
	r.log.Warn("files cannot be taken now, trying again", zap.Int("attempt", r.pause.tries), zap.Duration("wait", wait),
		zap.String("kind", string(gateway.KindOf(err))), zap.Error(err))
}

func (r *run) open() {
	r.mu.Lock()
	r.pause = pause{}
	r.mu.Unlock()
}

func (r *run) paused(now time.Time) (until time.Time, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.pause.until, now.Before(r.pause.until)
}

func (r *run) pauseText(now time.Time) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.pause.tries == 0 {
		return ""
	}
	return r.pause.text
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// guard makes a panic an error: one file must not take the others along.
func guard(fn func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = gateway.Errorf("folder.take", gateway.Internal, "panic: %v\n%s", p, stack())
		}
	}()
	return fn()
}

func wrap(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, err)
}
