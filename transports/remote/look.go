// SPDX-License-Identifier: Apache-2.0

package remote

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"go.uber.org/zap"

	"ordergate/transports"
)

// state is how far we are with a file.
type state int

const (
	fresh   state = iota
	taken         // the journal has it
	refused       // it can never be taken as it is
)

// file is a file of the server that is to be fetched, or was.
type file struct {
	entry            // as last seen
	dir    string    // as the config has it
	looks  int       // in how many looks one after the other it was just so
	since  time.Time // of the first of them
	round  int       // of the last look that saw it
	state  state
	read   entry // as it was when it was read
	tries  int
	next   time.Time // of the next try
	reason string    // why it is not done, for people
}

func (f *file) path() string { return join(f.dir, f.name) }

// key is the delivery's key: which file, as it looks. The same file fetched again is
// the same delivery; one that was written anew is another.
func (f *file) key() string {
	return fmt.Sprintf("%s %d %d", escape(f.path()), f.read.size, f.read.time.Unix())
}

// escape keeps slashes: people read keys.
func escape(p string) string { return strings.ReplaceAll(url.PathEscape(p), "%2F", "/") }

// poll is one life of a served connection. Its fields are of the looking goroutine
// but where workers have files of their own and mu.
type poll struct {
	*Remote
	in   transports.Intake
	work context.Context // of files in the making

	round    int
	seen     map[string]*file
	folders  map[string]error // what is wrong with them
	down     error            // what is wrong with the server
	failures int              // looks in a row that the server failed
	odd      map[string]int   // names that cannot be, by folder

	mu    sync.Mutex
	pause pause
}

// pause keeps everything from being taken while the door is shut.
type pause struct {
	until time.Time
	tries int
	text  string
}

func newPoll(r *Remote, in transports.Intake, work context.Context) *poll {
	return &poll{Remote: r, in: in, work: work, seen: map[string]*file{}, folders: map[string]error{}, odd: map[string]int{}}
}

// look lists the folders and takes what is complete. It returns when to look again.
func (p *poll) look(ctx context.Context) (next time.Time) {
	f := p.w.cfg.Fetch
	if until := p.paused(); !until.IsZero() {
		return until
	}
	p.round++
	precise := true
	err := p.w.with(ctx, func(s session) error {
		precise = s.precise()
		return p.list(ctx, s)
	})
	more := false
	if err == nil {
		var due []*file
		due, more = p.choose()
		if due, err = p.unknown(ctx, due, precise); err == nil {
			err = p.takeAll(ctx, due, precise)
		}
	}
	if ctx.Err() != nil {
		return p.w.Clock.Now()
	}
	p.down = err
	if err != nil {
		p.failures++
		p.w.Observe(p.w.cfg.Name, "away")
		return p.w.Clock.Now().Add(backoff(f.Every, p.failures, max(maxBackoff, f.Every)))
	}
	p.failures = 0
	p.w.Observe(p.w.cfg.Name, "look")
	if until := p.paused(); !until.IsZero() {
		return until
	}
	if more {
		return p.w.Clock.Now()
	}
	return p.w.Clock.Now().Add(f.Every)
}

// list looks into each folder. One that cannot be looked into hinders no other.
func (p *poll) list(ctx context.Context, s session) error {
	for _, dir := range p.w.cfg.Fetch.Folders {
		files, more, err := s.list(ctx, dir)
		if isBroken(err) || ctx.Err() != nil {
			return err
		}
		p.folders[dir] = err
		if more {
			p.folders[dir] = errCut
		}
		if err != nil {
			continue
		}
		p.note(dir, files)
		if !more {
			for path, f := range p.seen { // gone: taken away, renamed, or settled by us
				if f.dir == dir && f.round != p.round {
					delete(p.seen, path)
				}
			}
		}
		if more && ctx.Err() == nil && !s.precise() {
			return nil // an FTP session is of no use after a listing that was cut off
		}
	}
	return nil
}

// note brings a listing to what is known.
func (p *poll) note(dir string, files []entry) {
	fetch, now := p.w.cfg.Fetch, p.w.Clock.Now()
	names := map[string]time.Time{}
	if fetch.Complete == Trigger {
		for _, e := range files {
			names[e.name] = e.time
		}
	}
	odd := 0
	for _, e := range files {
		if !plausible(e.name) {
			odd++
			continue
		}
		if !fetch.wanted(e.name) {
			continue
		}
		path := join(dir, e.name)
		f := p.seen[path]
		if f == nil || !f.same(e) {
			f = &file{entry: e, dir: dir}
			p.seen[path] = f
		}
		if f.looks == 0 {
			f.since = now
		}
		f.looks++
		f.round = p.round
		if fetch.Complete == Trigger {
			// One that is older than the file is of the file before it.
			if at, there := names[fetch.triggerOf(e.name)]; !there || at.Before(e.time) {
				f.looks = 0
			}
		}
	}
	if odd != p.odd[dir] {
		if odd > 0 {
			p.log.Warn("names that cannot be are left alone", zap.String("folder", dir), zap.Int("names", odd))
		}
		p.odd[dir] = odd
	}
}

// plausible tells whether a server's name can be one of a file in its folder.
func plausible(name string) bool {
	return name != "" && name != "." && name != ".." && len(name) <= 255 && !strings.ContainsAny(name, "/\x00")
}

// emptyLooks is how often an empty file is looked at before it counts as complete:
// programs create first and fill later.
const emptyLooks = 10

// choose picks what can be worked on now, the oldest first, those that failed last. more says that there is
// more than one look may take.
func (p *poll) choose() (due []*file, more bool) {
	fetch, now := p.w.cfg.Fetch, p.w.Clock.Now()
	limit := int64(fetch.MaxBytes)
	if limit == 0 {
		limit = p.w.MaxBytes
	}
	for _, f := range p.seen {
		if f.state == refused || f.round != p.round || now.Before(f.next) {
			continue
		}
		if f.state == taken {
			if fetch.After != Keep {
				due = append(due, f)
			}
			continue
		}
		need := 1
		if fetch.Complete == Unchanged {
			need = 2
			if f.size == 0 {
				need = emptyLooks
			}
		}
		switch {
		case f.looks < need || now.Before(f.since.Add(time.Duration(need-1)*fetch.Every)): // looks may follow one another closely
		case f.size == 0:
			p.refuse(f, "it is empty.")
		case f.size > limit:
			p.refuse(f, fmt.Sprintf("it has %d bytes; %d are taken at most.", f.size, limit))
		default:
			due = append(due, f)
		}
	}
	slices.SortFunc(due, func(a, b *file) int {
		if c := a.tries - b.tries; c != 0 { // one that breaks the session keeps no other back
			return c
		}
		if c := a.time.Compare(b.time); c != 0 {
			return c
		}
		return strings.Compare(a.path(), b.path())
	})
	if len(due) > fetch.MaxFiles {
		return due[:fetch.MaxFiles], true
	}
	return due, false
}

// unknown leaves out kept files that the journal has, when their times in listings
// tell: there may be tens of thousands.
func (p *poll) unknown(ctx context.Context, due []*file, precise bool) ([]*file, error) {
	if p.w.cfg.Fetch.After != Keep || !precise || len(due) == 0 {
		return due, nil
	}
	keys := make([]string, len(due))
	for i, f := range due {
		f.read = f.entry
		keys[i] = f.key()
	}
	known, err := p.w.Memory.Known(ctx, p.w.cfg.Name, keys)
	if err != nil {
		return nil, fmt.Errorf("ask the journal: %w", err)
	}
	return slices.DeleteFunc(due, func(f *file) bool {
		if known[f.key()] {
			f.state = taken
		}
		return f.state == taken
	}), nil
}

// takeAll works on files in as many sessions as there may be.
func (p *poll) takeAll(ctx context.Context, due []*file, precise bool) error {
	if len(due) == 0 {
		return nil
	}
	sessions := p.w.cfg.Connections
	if p.w.cfg.Push != nil && sessions > 1 {
		sessions-- // one is left for what goes out
	}
	queue := make(chan *file, len(due))
	for _, f := range due {
		queue <- f
	}
	close(queue)
	var wg sync.WaitGroup
	errs := make([]error, min(sessions, len(due)))
	for i := range errs {
		wg.Go(func() {
			errs[i] = p.w.with(p.work, func(s session) error { return p.drain(ctx, s, queue, precise) })
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// drain works on files until there are none, the door is shut, or the session is
// broken.
func (p *poll) drain(ctx context.Context, s session, queue <-chan *file, precise bool) error {
	for f := range queue {
		if ctx.Err() != nil || !p.paused().IsZero() {
			return nil
		}
		err := p.guard(f, func() error { return p.take(s, f, precise) })
		if err != nil {
			p.hold(f, err)
		}
		if isBroken(err) {
			return err
		}
	}
	return nil
}

func (p *poll) paused() (until time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.w.Clock.Now().Before(p.pause.until) {
		return p.pause.until
	}
	return time.Time{}
}
