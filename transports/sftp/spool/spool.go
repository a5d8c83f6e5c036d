// SPDX-License-Identifier: Apache-2.0

// Package spool keeps what an account has begun to upload, until it is whole: files
// that are written at any offset, that survive a broken connection, and that are
// renamed into place. It must not take anything: it knows no intake.
//
// Invariant: a file is complete only when its client has closed it and every byte from
// the first to the last was written. What was broken off is cut to the bytes that are
// there without a gap, so that its size tells where to go on. After the process was
// killed nothing is there that was open then.
package spool

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"time"

	"ordergate/gateway"
)

// Config of a spool.
type Config struct {
	Dir  string // its own; made when missing
	Now  func() time.Time
	Name string // of the account, for errors of ours
}

// Limits bound a spool; they may change while it works.
type Limits struct {
	Bytes int64 // of all files
	Files int
	File  int64 // bytes of one
}

// Spool is safe for concurrent use. One process works on a folder.
type Spool struct {
	cfg   Config
	mu    sync.Mutex
	files map[string]*content
	fresh bool // the folder is there

	room   sync.Mutex // may be locked while any other lock is held
	limits Limits
	bytes  int64
}

// Entry is a file as it is now.
type Entry struct {
	Name     string
	Size     int64 // bytes
	Changed  time.Time
	Complete bool
	Open     bool
}

const (
	dataSuffix = ".data"
	metaSuffix = ".json"
)

// meta is what is kept of a file that nobody writes to.
type meta struct {
	Name     string `json:"name"`
	Size     int64  `json:"size"`
	Complete bool   `json:"complete,omitempty"`
}

// Open opens a spool, and removes what was open when its process was killed.
func Open(c Config) (*Spool, error) {
	s := &Spool{cfg: c, files: map[string]*content{}}
	entries, err := os.ReadDir(c.Dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s, nil
	case err != nil:
		return nil, fmt.Errorf("open the spool of %s: %w", c.Name, err)
	}
	s.fresh = true
	good := map[string]bool{}
	for _, e := range entries {
		base, ok := strings.CutSuffix(e.Name(), metaSuffix)
		if ok && s.load(base) {
			good[base] = true
		}
	}
	for _, e := range entries {
		base := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(e.Name(), ".new"), metaSuffix), dataSuffix)
		if base == e.Name() || good[base] && !strings.HasSuffix(e.Name(), ".new") {
			continue
		}
		if err := os.Remove(filepath.Join(c.Dir, e.Name())); err != nil {
			return nil, fmt.Errorf("open the spool of %s: %w", c.Name, err)
		}
	}
	return s, nil
}

// load takes up what was kept; false for what is damaged.
func (s *Spool) load(base string) bool {
	path := filepath.Join(s.cfg.Dir, base)
	b, err := os.ReadFile(path + metaSuffix)
	if err != nil {
		return false
	}
	var m meta
	if json.Unmarshal(b, &m) != nil || m.Name == "" || m.Size < 0 {
		return false
	}
	info, err := os.Lstat(path + dataSuffix)
	if err != nil || !info.Mode().IsRegular() || info.Size() != m.Size || s.files[m.Name] != nil {
		return false
	}
	s.files[m.Name] = &content{spool: s, name: m.Name, path: path, size: m.Size, complete: m.Complete, changed: info.ModTime().UTC(), kept: true}
	s.bytes += m.Size
	return true
}

// Limit sets the limits.
func (s *Spool) Limit(l Limits) {
	s.room.Lock()
	defer s.room.Unlock()
	s.limits = l
}

func full(text string, args ...any) error {
	return &gateway.Error{Op: "sftp.spool", Kind: gateway.Transient, Public: fmt.Sprintf(text, args...)}
}

// Create begins a new file. One of that name that is there already is given up; who
// writes to it is told.
func (s *Spool) Create(name string) (*File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if old := s.files[name]; old != nil {
		if err := s.drop(old); err != nil {
			return nil, err
		}
	}
	s.room.Lock()
	most := s.limits.Files
	s.room.Unlock()
	if len(s.files) >= most {
		return nil, full("%d uploads are unfinished: finish or remove some", len(s.files))
	}
	if !s.fresh {
		if err := os.MkdirAll(s.cfg.Dir, 0o750); err != nil {
			return nil, fmt.Errorf("make a spool: %w", err)
		}
		s.fresh = true
	}
	f, err := os.CreateTemp(s.cfg.Dir, "*"+dataSuffix)
	if err != nil {
		return nil, fmt.Errorf("make an upload: %w", err)
	}
	c := &content{spool: s, name: name, path: strings.TrimSuffix(f.Name(), dataSuffix), f: f, changed: s.cfg.Now()}
	s.files[name] = c
	c.owner = &File{c: c}
	return c.owner, nil
}

// Resume opens a file to be gone on with; ok is false when there is none. Who still
// writes to it is told that it is not his any more.
func (s *Spool) Resume(name string) (file *File, ok bool, err error) {
	s.mu.Lock()
	c := s.files[name]
	s.mu.Unlock()
	if c == nil {
		return nil, false, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gone {
		return nil, false, nil
	}
	if c.f == nil {
		if c.f, err = os.OpenFile(c.path+dataSuffix, os.O_RDWR, 0); err != nil {
			return nil, false, fmt.Errorf("open an upload: %w", err)
		}
		c.written = Ranges{}
		c.written.Add(0, c.size, 1)
	} else if err := c.cut(); err != nil {
		return nil, false, err
	}
	if err := c.forget(); err != nil {
		return nil, false, err
	}
	c.complete = false
	c.owner = &File{c: c}
	return c.owner, true, nil
}

// Stat tells of a file.
func (s *Spool) Stat(name string) (Entry, bool) {
	s.mu.Lock()
	c := s.files[name]
	s.mu.Unlock()
	if c == nil {
		return Entry{}, false
	}
	return c.entry(), true
}

// List tells of all files, by name.
func (s *Spool) List() []Entry {
	s.mu.Lock()
	all := make([]*content, 0, len(s.files))
	for _, c := range s.files {
		all = append(all, c)
	}
	s.mu.Unlock()
	out := make([]Entry, len(all))
	for i, c := range all {
		out[i] = c.entry()
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// Rename gives a file that nobody writes to another name; one that has it is given up.
func (s *Spool) Rename(name, to string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.files[name]
	if c == nil {
		return errNone
	}
	if old := s.files[to]; old != nil && old != c {
		if err := s.drop(old); err != nil {
			return err
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.name = to
	delete(s.files, name)
	s.files[to] = c
	if c.kept {
		return c.keep()
	}
	return nil
}

// Remove gives a file up; false when there is none.
func (s *Spool) Remove(name string) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.files[name]
	if c == nil {
		return false, nil
	}
	return true, s.drop(c)
}

// Taken is a complete file on its way to where it is wanted. Nobody else sees it.
type Taken struct {
	*os.File
	Size int64 // bytes
	c    *content
}

// Take gives a complete file out, until Return or Discard. NotFound when there is
// none of that name.
func (s *Spool) Take(name string) (*Taken, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.files[name]
	if c == nil {
		return nil, errNone
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.owner != nil:
		return nil, full("the file is still being written: close it first")
	case !c.complete:
		return nil, full("the upload of this file was broken off: resume it, or send it again")
	}
	f, err := os.Open(c.path + dataSuffix)
	if err != nil {
		return nil, fmt.Errorf("open an upload: %w", err)
	}
	delete(s.files, name)
	return &Taken{f, c.size, c}, nil
}

// Return puts the file back where it was, unless there is another of its name now.
func (t *Taken) Return() error {
	s := t.c.spool
	s.mu.Lock()
	if s.files[t.c.name] != nil {
		s.mu.Unlock()
		return t.Discard()
	}
	s.files[t.c.name] = t.c
	s.mu.Unlock()
	return t.Close()
}

// Discard removes the file for good.
func (t *Taken) Discard() error { return errors.Join(t.Close(), t.c.remove()) }

// drop removes a file; the spool is locked.
func (s *Spool) drop(c *content) error {
	delete(s.files, c.name)
	return c.remove()
}

var errNone = &gateway.Error{Op: "sftp.spool", Kind: gateway.NotFound, Public: "no such file"}

// Truncate cuts a file that is being written, see File.Truncate; false when nobody
// writes to one of that name.
func (s *Spool) Truncate(name string, size int64) (bool, error) {
	s.mu.Lock()
	c := s.files[name]
	s.mu.Unlock()
	if c == nil {
		return false, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.owner == nil {
		return false, nil
	}
	return true, c.truncate(size)
}

// Sweep removes files that nobody has written to since a time.
func (s *Spool) Sweep(before time.Time) (n int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.files {
		if e := c.entry(); !e.Open && e.Changed.Before(before) {
			if err := s.drop(c); err != nil {
				return n, err
			}
			n++
		}
	}
	return n, nil
}

// grow takes room for more bytes of a file; fewer give it back.
func (s *Spool) grow(from, to int64) error {
	s.room.Lock()
	defer s.room.Unlock()
	switch {
	case to > from && to > s.limits.File:
		return &gateway.Error{Op: "sftp.spool", Kind: gateway.Invalid, Public: fmt.Sprintf("the file is larger than %d bytes", s.limits.File)}
	case to > from && s.bytes+to-from > s.limits.Bytes:
		return full("unfinished uploads have %d bytes, which is the limit: finish or remove some", s.limits.Bytes)
	}
	s.bytes += to - from
	return nil
}

func (s *Spool) release(n int64) {
	s.room.Lock()
	defer s.room.Unlock()
	s.bytes -= n
}

// Used is how many bytes its files have.
func (s *Spool) Used() int64 {
	s.room.Lock()
	defer s.room.Unlock()
	return s.bytes
}
