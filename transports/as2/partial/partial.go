// SPDX-License-Identifier: Apache-2.0

// Package partial keeps the beginnings of transmissions that broke off, so that a
// partner goes on where it was cut (draft-harding-as2-restart-07).
//
// It must not know what the bytes are; who may leave some is its caller's affair.
//
// Invariant: what Held counts is on disk. While a beginning is written its file
// has another name, which nobody counts and the next process removes, so that
// bytes which a power cut took are never taken for held.
package partial

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"ordergate/gateway"
)

// Key names a transmission: the names of the relation, and the sender's ETag.
type Key struct{ From, To, ETag string }

func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// ErrLocked: the transmission is being received just now.
var ErrLocked = errors.New("the transmission is being received by another connection")

// RangeError: the sender goes on elsewhere than what is held ends.
type RangeError struct{ Held int64 }

// Error implements error.
func (e *RangeError) Error() string { return fmt.Sprintf("%d bytes are held", e.Held) }

// Config says where and how much is kept.
type Config struct {
	Dir     string        // made when it is needed
	Keep    time.Duration // age at which a beginning is thrown away
	Count   int           // most beginnings of one relation; the oldest make room
	Bytes   int64         // most bytes of all beginnings of one relation
	Clock   gateway.Clock
	writing func(f *os.File, p []byte) (int, error) // tests: a full disk
}

// Store is the beginnings in one folder. It is safe for concurrent use; a folder
// belongs to one Store.
type Store struct {
	cfg  Config
	mu   sync.Mutex
	busy map[string]bool // by path without its ending
}

const (
	held    = ".part" // synced
	growing = ".new"
)

// Open clears what a killed process was writing and returns the Store.
func Open(cfg Config) (*Store, error) {
	if cfg.writing == nil {
		cfg.writing = (*os.File).Write
	}
	s := &Store{cfg: cfg, busy: map[string]bool{}}
	left, err := filepath.Glob(filepath.Join(cfg.Dir, "*", "*"+growing))
	if err != nil {
		return nil, err
	}
	for _, path := range left {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return s, nil
}

func (s *Store) path(k Key) string {
	return filepath.Join(s.cfg.Dir, digest(k.From, k.To), digest(k.ETag))
}

// Held tells how many bytes of a transmission are on disk. ErrLocked while it is
// being received.
func (s *Store) Held(k Key) (int64, error) {
	path := s.path(k)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.busy[path] {
		return 0, ErrLocked
	}
	return size(path + held)
}

func size(path string) (int64, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// Begin opens a transmission at an offset: 0 begins anew, anything else must be
// what Held says, or a *RangeError is returned. The caller ends with Close or Remove.
func (s *Store) Begin(k Key, start int64) (*Transmission, error) {
	path := s.path(k)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.busy[path] {
		return nil, ErrLocked
	}
	n, err := size(path + held)
	if err != nil {
		return nil, err
	}
	if start != 0 && start != n {
		return nil, &RangeError{Held: n}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	if start == 0 {
		if err := os.Remove(path + held); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if err := s.room(filepath.Dir(path)); err != nil {
			return nil, err
		}
	} else if err := os.Rename(path+held, path+growing); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path+growing, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	t := &Transmission{store: s, path: path, file: f, size: start}
	if err := t.wind(); err != nil {
		f.Close()
		return nil, err
	}
	s.busy[path] = true
	return t, nil
}

// room throws the oldest beginnings of a relation away until one more fits.
func (s *Store) room(dir string) error {
	files, bytes, err := list(dir)
	if err != nil {
		return err
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int {
		return cmp.Or(a.ModTime().Compare(b.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	count := len(files)
	for _, f := range files {
		if count < s.cfg.Count && bytes < s.cfg.Bytes {
			return nil
		}
		path := filepath.Join(dir, strings.TrimSuffix(strings.TrimSuffix(f.Name(), held), growing))
		if s.busy[path] {
			continue
		}
		if err := os.Remove(filepath.Join(dir, f.Name())); err != nil {
			return err
		}
		count, bytes = count-1, bytes-f.Size()
	}
	if count >= s.cfg.Count {
		return gateway.Errorf("as2.partial", gateway.Transient, "%d transmissions of this relation are on their way", count)
	}
	return nil
}

func list(dir string) (files []fs.FileInfo, bytes int64, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, 0, err
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			continue // gone meanwhile
		}
		files, bytes = append(files, info), bytes+info.Size()
	}
	return files, bytes, nil
}

// Sweep throws away what is older than Keep.
func (s *Store) Sweep() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.cfg.Clock.Now().Add(-s.cfg.Keep)
	paths, err := filepath.Glob(filepath.Join(s.cfg.Dir, "*", "*"+held))
	if err != nil {
		return err
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err == nil && info.ModTime().Before(old) {
			err = os.Remove(path)
			_ = os.Remove(filepath.Dir(path)) // when it was the last one
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Transmission is one that is being received. Not for concurrent use.
type Transmission struct {
	store *Store
	path  string
	file  *os.File
	size  int64
	ended bool
}

// wind goes to the end of what is held and cuts off what lies behind it.
func (t *Transmission) wind() error {
	if err := t.file.Truncate(t.size); err != nil {
		return err
	}
	_, err := t.file.Seek(t.size, io.SeekStart)
	return err
}

// Write appends.
func (t *Transmission) Write(p []byte) (int, error) {
	n, err := t.store.cfg.writing(t.file, p)
	t.size += int64(n)
	return n, err
}

// Size is how many bytes are there, those of former connections among them.
func (t *Transmission) Size() int64 { return t.size }

// Reader reads from the first byte to the last. Several may be open; they end
// with the Transmission.
func (t *Transmission) Reader() io.Reader { return io.NewSectionReader(t.file, 0, t.size) }

// Close keeps what came for the next connection.
func (t *Transmission) Close() error {
	if t.ended {
		return nil
	}
	err := t.file.Sync()
	if err == nil {
		now := t.store.cfg.Clock.Now()
		err = os.Chtimes(t.path+growing, now, now)
	}
	return t.end(err, func() error { return os.Rename(t.path+growing, t.path+held) })
}

// Remove forgets it: it was taken whole, or is of no use. After Close it does nothing.
func (t *Transmission) Remove() error {
	if t.ended {
		return nil
	}
	return t.end(nil, func() error { return os.Remove(t.path + growing) })
}

func (t *Transmission) end(err error, last func() error) error {
	t.ended = true
	if cerr := t.file.Close(); err == nil {
		err = cerr
	}
	t.store.mu.Lock()
	defer t.store.mu.Unlock()
	delete(t.store.busy, t.path)
	if err != nil {
		_ = os.Remove(t.path + growing)
		return err
	}
	return last()
}
