// SPDX-License-Identifier: Apache-2.0

package sftp

import (
	"path/filepath"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"ordergate/transports/sftp/spool"
)

// How much is remembered of an account.
const (
	recentMost = 1000 // uploads that were taken, for listings
	partsMost  = 256  // documents that were fetched in part
)

// recentTime is how long an upload that was taken is still to be seen.
const recentTime = 24 * time.Hour

// account is what the server knows of an account beside its files of ours: it outlives
// connections and reloads.
type account struct {
	name     string
	spool    *spool.Spool
	answered *spool.Answered

	mu       sync.Mutex
	sessions int
	limiter  *rate.Limiter
	limit    int64
	recent   map[string]*taken
	parts    map[string]*spool.Ranges // fetched so far, by document
}

// taken is an upload that was taken, as it is still to be seen: clients look at the
// size, and set the times, of what they have sent.
type taken struct {
	name    string
	size    int64
	mtime   time.Time // as the client set it
	takenAt time.Time
}

// account gives the state of an account; it is made when first asked for.
func (s *Server) account(name string) (*account, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if a := s.accounts[name]; a != nil {
		return a, nil
	}
	dir := s.spoolDir(name)
	sp, err := spool.Open(spool.Config{Dir: filepath.Join(dir, "uploads"), Now: s.Clock.Now, Name: name})
	if err != nil {
		return nil, err
	}
	answered, err := spool.OpenAnswered(filepath.Join(dir, "answered"))
	if err != nil {
		return nil, err
	}
	a := &account{name: name, spool: sp, answered: answered, recent: map[string]*taken{}, parts: map[string]*spool.Ranges{}}
	s.accounts[name] = a
	return a, nil
}

// enter counts a connection; false when there are too many.
func (a *account) enter(p *Partner, largest int64) bool {
	a.spool.Limit(spool.Limits{Bytes: int64(p.SpoolBytes), Files: p.SpoolFiles, File: largest})
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.sessions >= p.Sessions {
		return false
	}
	a.sessions++
	if a.limit != int64(p.Bandwidth) {
		a.limit, a.limiter = int64(p.Bandwidth), limiter(int64(p.Bandwidth))
	}
	return true
}

func (a *account) leave() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.sessions--
}

// pacer is the account's limit of bandwidth; nil for none.
func (a *account) pacer() *rate.Limiter {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.limiter
}

// show has an upload that was taken be seen for a while.
func (a *account) show(name string, size int64, now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.recent[name] == nil && len(a.recent) >= recentMost {
		var oldest *taken
		for _, t := range a.recent {
			if oldest == nil || t.takenAt.Before(oldest.takenAt) {
				oldest = t
			}
		}
		delete(a.recent, oldest.name)
	}
	a.recent[name] = &taken{name, size, now, now}
}

// shown finds an upload that was taken.
func (a *account) shown(name string, now time.Time) (taken, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	t := a.recent[name]
	if t == nil || now.Sub(t.takenAt) > recentTime {
		delete(a.recent, name)
		return taken{}, false
	}
	return *t, true
}

// allShown lists the uploads that were taken.
func (a *account) allShown(now time.Time) (out []taken) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for name, t := range a.recent {
		if now.Sub(t.takenAt) > recentTime {
			delete(a.recent, name)
			continue
		}
		out = append(out, *t)
	}
	return out
}

// hide has an upload that was taken not be seen any more; false when it was not.
func (a *account) hide(name string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	_, ok := a.recent[name]
	delete(a.recent, name)
	return ok
}

// touch sets the time that an upload which was taken is shown with.
func (a *account) touch(name string, mtime time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if t := a.recent[name]; t != nil {
		t.mtime = mtime
	}
}

// fetched adds what was read of a document, and tells whether all of it was by now: a
// client may take a broken download up where it broke. Of a broken one the last byte
// counts as not read: nobody knows whether it arrived.
func (a *account) fetched(id string, read spool.Ranges, size int64, broken bool) bool {
	if broken {
		read.Cut(size - 1)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	all := a.parts[id]
	if all == nil {
		all = &spool.Ranges{}
	}
	if !all.Merge(read, maxParts) {
		return false
	}
	if all.Prefix() >= size && !broken {
		delete(a.parts, id)
		return true
	}
	if a.parts[id] == nil && len(a.parts) >= partsMost {
		clear(a.parts)
	}
	a.parts[id] = all
	return false
}

// maxParts is how many parts of a document are remembered.
const maxParts = 1024
