// SPDX-License-Identifier: Apache-2.0

package folder

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"go.uber.org/zap"
)

const (
	claimsDir = ".claimed" // in the in folder, so that a claim is one rename
	leaseFile = ".lease"   // in a node's folder there
)

// newBatch names a batch of claims: when, and sixteen characters of randomness.
func newBatch(now time.Time) string {
	return now.UTC().Format("20060102T150405") + "-" + rand.Text()[:16]
}

// lease says that this node is alive: a file that changes. Other nodes watch
// whether it does, by their own clocks; they never compare clocks.
type lease struct {
	f     *Folder
	dir   string // .claimed/NODE
	id    string // of this life
	round int

	mu     sync.Mutex
	n      int
	last   string // what we wrote
	offset time.Duration
	shared bool // somebody else writes it too
	done   chan struct{}
	once   sync.Once
}

func newLease(f *Folder) *lease {
	return &lease{f: f, dir: filepath.Join(f.cfg.In, claimsDir, f.cfg.Node), id: rand.Text(), done: make(chan struct{})}
}

func (l *lease) nextRound() int {
	l.round++
	return l.round
}

// skew is how much the disk's clock is ahead of ours.
func (l *lease) skew() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.offset
}

// ensure makes the node's folder and lease when they are missing, never the in
// folder itself: it may be a disk that is not there at the moment.
func (l *lease) ensure() error {
	info, err := os.Stat(l.f.cfg.In)
	if err != nil {
		return fmt.Errorf("look into the folder: %w", err)
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is not a folder", l.f.cfg.In)
	}
	for _, dir := range []string{filepath.Dir(l.dir), l.dir} {
		if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("make the folder of claims: %w", err)
		}
	}
	if _, err := os.Stat(filepath.Join(l.dir, leaseFile)); err == nil && l.written() {
		return nil
	}
	return l.beat()
}

func (l *lease) written() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.last != ""
}

// beat changes the lease. Its length never changes, so that a reader sees one
// state or the other.
func (l *lease) beat() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	path := filepath.Join(l.dir, leaseFile)
	if found, err := os.ReadFile(path); err == nil && l.last != "" && string(found) != l.last && !l.shared {
		l.shared = true
		l.f.log.Error("another process works under this node's name: give each node a name of its own", zap.String("node", l.f.cfg.Node))
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("renew the lease: %w", err)
	}
	l.n++
	text := fmt.Sprintf("%s %020d\n", l.id, l.n)
	_, err = f.WriteAt([]byte(text), 0)
	info, statErr := f.Stat()
	if err := errors.Join(err, statErr, f.Close()); err != nil {
		return fmt.Errorf("renew the lease: %w", err)
	}
	l.last, l.offset = text, info.ModTime().Sub(l.f.clock.Now())
	return nil
}

// keep renews the lease until stop.
func (l *lease) keep() {
	t := time.NewTicker(l.f.cfg.Lease / 5)
	defer t.Stop()
	for {
		select {
		case <-l.done:
			return
		case <-t.C:
			if l.written() {
				_ = l.beat() // the next pass finds what is wrong, and says it
			}
		}
	}
}

func (l *lease) stop() { l.once.Do(func() { close(l.done) }) }

// end removes the lease, and the node's folder when it has no claims: those of a
// node without a lease are taken over after the same time.
func (l *lease) end() {
	l.stop()
	if l.written() {
		_ = os.Remove(filepath.Join(l.dir, leaseFile))
		_ = os.Remove(l.dir)
	}
}

// neighbour is what we know of another node.
type neighbour struct {
	value string // of its lease
	since time.Time
}

// takeOver moves the batches of dead nodes to our own, under their old names: the
// journal knows what of them was taken, and a node that was only asleep finds
// that it has lost them.
func (r *run) takeOver(now time.Time) error {
	root := filepath.Dir(r.lease.dir)
	nodes, err := os.ReadDir(root)
	if err != nil {
		return fmt.Errorf("list claims: %w", err)
	}
	found := map[string]bool{}
	for _, n := range nodes {
		name := n.Name()
		if !n.IsDir() || name == r.cfg.Node {
			continue
		}
		found[name] = true
		value, err := os.ReadFile(filepath.Join(root, name, leaseFile))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			continue // cannot tell
		}
		o := r.others[name]
		if o == nil || o.value != string(value) {
			r.others[name] = &neighbour{string(value), now}
			continue
		}
		if now.Sub(o.since) >= r.cfg.Lease {
			r.inherit(filepath.Join(root, name), name)
		}
	}
	for name := range r.others {
		if !found[name] {
			delete(r.others, name)
		}
	}
	return nil
}

func (r *run) inherit(dir, node string) {
	batches, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	n := 0
	for _, b := range batches {
		if !b.IsDir() {
			continue
		}
		if err := os.Rename(filepath.Join(dir, b.Name()), filepath.Join(r.lease.dir, b.Name())); err == nil {
			n++
		}
	}
	_ = os.Remove(filepath.Join(dir, leaseFile))
	_ = os.Remove(dir)
	if n > 0 {
		r.log.Warn("claims of a dead node taken over", zap.String("node", node), zap.Int("batches", n))
	}
}
