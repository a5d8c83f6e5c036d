// SPDX-License-Identifier: Apache-2.0

package folder

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
)

// claim is a file that is ours to take.
type claim struct {
	batch, name string
	path        string
	info        fs.FileInfo // as last seen, nil when found among the claims of a former life
	since       time.Time   // it has looked like this
	unsettled   bool        // it changed when it was complete already: wait again

	taken bool // committed; only the move to the archive is left
	tries int
	next  time.Time // of the next try
	busy  bool      // being worked on; guarded by run.mu
}

// key is the delivery's key: the claim's name, which goes with the file from
// node to node and comes never again.
func (c *claim) key() string { return c.batch + "/" + url.PathEscape(c.name) }

var (
	errUnsettled = errors.New("the file is still being written")
	errGone      = errors.New("the file is gone")
)

// start works on a claim for which a slot is held.
func (r *run) start(c *claim) {
	r.wg.Go(func() {
		defer r.slots.Release(1)
		err := guard(func() error { return r.take(c) })
		r.finish(c, err)
	})
}

// again works on claims whose time has come.
func (r *run) again(ctx context.Context, now time.Time) error {
	if _, shut := r.paused(now); shut {
		return nil
	}
	r.mu.Lock()
	var due []*claim
	for _, c := range r.claims {
		if !c.busy && !now.Before(c.next) {
			due = append(due, c)
		}
	}
	r.mu.Unlock()
	for _, c := range due {
		if err := r.slots.Acquire(ctx, 1); err != nil {
			return err
		}
		if _, shut := r.paused(r.clock.Now()); shut {
			r.slots.Release(1)
			return nil
		}
		r.mu.Lock()
		c.busy = true
		r.mu.Unlock()
		r.start(c)
	}
	return nil
}

// take brings a claim to the archive or the error folder. An error means that it
// stays claimed and is tried again.
func (r *run) take(c *claim) error {
	if !c.taken {
		reason, err := r.commit(c)
		if err != nil {
			return err
		}
		if reason != nil {
			return r.refuse(c, reason)
		}
		c.taken = true
		r.open()
	}
	// Whoever still has the file open may have gone on: that was not taken.
	if info, err := os.Lstat(c.path); err != nil {
		return r.gone(err)
	} else if !sameState(c.info, info) {
		return r.refuse(c, &gateway.Error{Op: "folder.take", Kind: gateway.Conflict, Public: "the file was written to after it had been taken"})
	}
	to, err := r.archive(c)
	if err != nil {
		return wrap("move to the archive", err)
	}
	r.cfg.Crash("folder.archived")
	r.log.Debug("archived", zap.String("file", c.name), zap.String("archive", to))
	return nil
}

// commit brings the file through the door. reason says why that can never be.
func (r *run) commit(c *claim) (reason, err error) {
	f, err := openFile(c.path)
	if err != nil {
		return nil, r.gone(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return &gateway.Error{Op: "folder.take", Kind: gateway.Invalid, Public: "this is not a file"}, nil
	}
	if err := r.settled(c, info); err != nil {
		return nil, err
	}
	src := &fileReader{f: f}
	staged, err := r.in.Stage(r.work, r.envelope(c), src)
	if err != nil {
		return r.judge(src.err, err)
	}
	defer staged.Discard()
	after, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !sameState(info, after) || staged.Size() != after.Size() {
		c.info, c.since, c.unsettled = after, r.clock.Now(), true
		return nil, errUnsettled
	}
	r.cfg.Crash("folder.staged")
	if _, err := staged.Commit(r.work, nil); err != nil {
		return r.judge(nil, err)
	}
	r.cfg.Crash("folder.committed")
	return nil, nil
}

// settled fails when the claimed file has changed since it was judged complete:
// its sender still has it open.
func (r *run) settled(c *claim, info fs.FileInfo) error {
	now := r.clock.Now()
	if c.info == nil || !sameState(c.info, info) {
		first := c.info == nil
		c.info, c.since, c.unsettled = info, now, true
		if first && !now.Before(r.complete(info, now, now)) { // of a former life, and long written
			c.unsettled = false
		}
	} else if c.unsettled && !now.Before(c.since.Add(r.cfg.Stable)) {
		c.unsettled = false
	}
	if c.unsettled {
		return errUnsettled
	}
	return nil
}

// judge sorts what came from the door: refusals that will not change from
// trouble that will pass.
func (r *run) judge(readErr, err error) (reason, again error) {
	if readErr != nil {
		return nil, r.gone(readErr)
	}
	switch gateway.KindOf(err) {
	case gateway.Invalid, gateway.Conflict, gateway.Denied, gateway.NotFound:
		return err, nil
	case gateway.Transient:
		if r.work.Err() == nil {
			r.shut(err)
		}
	}
	return nil, err
}

// gone tells a claim that was taken away from one whose folder has vanished for
// the time being.
func (r *run) gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		if _, statErr := os.Stat(filepath.Join(r.cfg.In, claimsDir)); statErr == nil {
			return errGone
		}
	}
	return wrap("read the file", err)
}

func (r *run) envelope(c *claim) gateway.Envelope {
	return gateway.Envelope{
		Transport:  "folder",
		Connection: r.cfg.Name,
		Partners:   r.cfg.Partners,
		Station:    r.cfg.Station,
		FileName:   strings.ToValidUTF8(c.name, "\uFFFD"),
		Key:        c.key(),
		ReceivedAt: r.clock.Now(),
		Test:       r.cfg.Test,
	}
}

// finish records how a try went.
func (r *run) finish(c *claim, err error) {
	if err == nil || errors.Is(err, errGone) {
		r.mu.Lock()
		delete(r.claims, c.path)
		r.mu.Unlock()
		_ = os.Remove(filepath.Dir(c.path)) // the batch's folder, when it is empty
		if err != nil && !c.taken {
			r.log.Info("claimed file is gone, taken over by another node or removed", zap.String("file", c.name), zap.String("claim", c.key()))
		}
		return
	}
	r.hold([]*claim{c}, err)
	r.cfg.Crash("folder.held")
	if r.work.Err() == nil {
		r.Wake()
	}
}

// hold keeps claims for another try.
func (r *run) hold(claims []*claim, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := r.clock.Now()
	for _, c := range claims {
		c.busy = false
		c.tries++
		switch {
		case errors.Is(err, errUnsettled):
			c.next = c.since.Add(r.cfg.Stable)
			r.log.Info("file changed after it was complete, waiting", zap.String("file", c.name))
		case now.Before(r.pause.until): // the door is shut for all, and was reported
			c.next = r.pause.until
		default:
			c.next = now.Add(backoff(c.tries))
			if r.work.Err() == nil {
				r.log.Warn("file not taken, trying again", zap.String("file", c.name), zap.Int("attempt", c.tries),
					zap.String("kind", string(gateway.KindOf(err))), zap.Error(err))
			}
		}
	}
}

// fileReader remembers that the trouble was with the file, not with the door.
type fileReader struct {
	f   *os.File
	err error
}

func (r *fileReader) Read(p []byte) (int, error) {
	n, err := r.f.Read(p)
	if err != nil && err != io.EOF {
		r.err = err
	}
	return n, err
}

// reconcile finds claims on the disk that nobody works on: those of a former
// life of this node, and those of nodes that have died.
func (r *run) reconcile(ctx context.Context, now time.Time) error {
	if err := r.takeOver(now); err != nil {
		return err
	}
	batches, err := os.ReadDir(r.lease.dir)
	if err != nil {
		return fmt.Errorf("list claims: %w", err)
	}
	for _, b := range batches {
		if !b.IsDir() || ctx.Err() != nil {
			continue
		}
		dir := filepath.Join(r.lease.dir, b.Name())
		files, err := os.ReadDir(dir)
		if err != nil {
			continue // emptied and removed meanwhile
		}
		if len(files) == 0 {
			_ = os.Remove(dir)
		}
		for _, f := range files {
			r.adopt(b.Name(), f.Name(), filepath.Join(dir, f.Name()), now)
		}
	}
	return nil
}

func (r *run) adopt(batch, name, path string, now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.claims[path] != nil {
		return
	}
	// A file that was finished between the listing and now is not there any more.
	if _, err := os.Lstat(path); err != nil {
		return
	}
	r.claims[path] = &claim{batch: batch, name: name, path: path, next: now}
	r.log.Info("claimed file taken up again", zap.String("file", name), zap.String("claim", batch))
}
