// SPDX-License-Identifier: Apache-2.0

package spool

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	"ordergate/gateway"
)

// maxParts is how many parts with gaps between them a file may have while it is
// written: clients that write out of order are some packets ahead.
const maxParts = 4096

// content is a file of the spool. Locks are taken in this order: spool, content, room.
type content struct {
	spool *Spool

	mu       sync.Mutex
	name     string
	path     string // without suffix
	f        *os.File
	owner    *File // who writes to it; nil: nobody
	written  Ranges
	size     int64
	complete bool
	kept     bool // its meta lies on disk
	gone     bool
	failed   error // a write that failed: it must not become complete
	changed  time.Time
}

// File is a file open for writing, by one client.
type File struct {
	c *content
}

var errLost = &gateway.Error{Op: "sftp.spool", Kind: gateway.Transient, Public: "a newer upload of this name has taken its place"}

func (c *content) entry() Entry {
	c.mu.Lock()
	defer c.mu.Unlock()
	return Entry{Name: c.name, Size: c.size, Changed: c.changed, Complete: c.complete, Open: c.owner != nil}
}

// own locks the content for its writer.
func (f *File) own() (unlock func(), err error) {
	f.c.mu.Lock()
	if f.c.owner != f {
		f.c.mu.Unlock()
		return nil, errLost
	}
	return f.c.mu.Unlock, nil
}

// Size is its size in bytes.
func (f *File) Size() int64 { return f.c.entry().Size }

// WriteAt implements io.WriterAt. After an error the file cannot become complete.
func (f *File) WriteAt(p []byte, off int64) (int, error) {
	unlock, err := f.own()
	if err != nil {
		return 0, err
	}
	defer unlock()
	c := f.c
	n, err := c.write(p, off)
	if err != nil && c.failed == nil {
		c.failed = err
	}
	return n, err
}

func (c *content) write(p []byte, off int64) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	end := off + int64(len(p))
	if off < 0 || end < off {
		return 0, &gateway.Error{Op: "sftp.spool", Kind: gateway.Invalid, Public: "the offset is out of range"}
	}
	if c.failed != nil {
		return 0, c.failed
	}
	before := c.size
	if end > before {
		if err := c.grow(before, end); err != nil {
			return 0, err
		}
		c.size = end
	}
	n, err := c.f.WriteAt(p, off)
	if err != nil {
		return n, fmt.Errorf("write an upload: %w", err)
	}
	if !c.written.Add(off, end, maxParts) {
		return 0, &gateway.Error{Op: "sftp.spool", Kind: gateway.Invalid, Public: fmt.Sprintf("the file is written in more than %d pieces: write it in order", maxParts)}
	}
	c.changed = c.spool.cfg.Now()
	return n, nil
}

func (c *content) grow(from, to int64) error {
	if c.gone {
		return errLost
	}
	return c.spool.grow(from, to)
}

// ReadAt implements io.ReaderAt.
func (f *File) ReadAt(p []byte, off int64) (int, error) {
	unlock, err := f.own()
	if err != nil {
		return 0, err
	}
	defer unlock()
	return f.c.f.ReadAt(p, off)
}

// Truncate cuts the file, or makes it longer by bytes that are still to be written.
func (f *File) Truncate(size int64) error {
	unlock, err := f.own()
	if err != nil {
		return err
	}
	defer unlock()
	return f.c.truncate(size)
}

func (c *content) truncate(size int64) error {
	if size < 0 {
		return &gateway.Error{Op: "sftp.spool", Kind: gateway.Invalid, Public: "the size is out of range"}
	}
	if err := c.grow(c.size, size); err != nil {
		return err
	}
	c.size = size
	c.written.Cut(size)
	if err := c.f.Truncate(size); err != nil {
		return fmt.Errorf("cut an upload: %w", err)
	}
	return nil
}

// cut leaves what was written from the start without a gap.
func (c *content) cut() error {
	if prefix := c.written.Prefix(); prefix < c.size {
		return c.truncate(prefix)
	}
	return nil
}

// Complete ends the writing: the client has closed the file. It fails when a write has
// failed; then the file is to be discarded. It fails when bytes are missing; the file is
// as Suspend leaves it then.
func (f *File) Complete() error {
	unlock, err := f.own()
	if err != nil {
		return err
	}
	defer unlock()
	return f.c.end()
}

func (c *content) end() error {
	if c.failed != nil {
		return c.failed
	}
	if c.written.Prefix() < c.size {
		err := &gateway.Error{Op: "sftp.spool", Kind: gateway.Invalid, Public: fmt.Sprintf("the bytes from %d on were never written: send them, or the whole file again", c.written.Prefix())}
		return errors.Join(err, c.suspend())
	}
	c.complete, c.owner = true, nil
	return nil
}

// Take is Complete and Spool.Take in one.
func (f *File) Take() (*Taken, error) {
	s := f.c.spool
	s.mu.Lock()
	defer s.mu.Unlock()
	unlock, err := f.own()
	if err != nil {
		return nil, err
	}
	defer unlock()
	if err := f.c.end(); err != nil {
		return nil, err
	}
	delete(s.files, f.c.name)
	t := &Taken{f.c.f, f.c.size, f.c}
	f.c.f = nil
	return t, nil
}

// Keep makes a complete file survive the process.
func (f *File) Keep() error {
	f.c.mu.Lock()
	defer f.c.mu.Unlock()
	c := f.c
	if c.gone || c.owner != nil {
		return errLost
	}
	if err := c.f.Sync(); err != nil {
		return fmt.Errorf("sync an upload: %w", err)
	}
	return errors.Join(c.keep(), c.close())
}

// Suspend ends the writing of a file that was broken off: what there is of it stays for
// the client to go on with.
func (f *File) Suspend() error {
	unlock, err := f.own()
	if err != nil {
		return nil // somebody else goes on with it
	}
	defer unlock()
	return f.c.suspend()
}

func (c *content) suspend() error {
	c.failed, c.owner = nil, nil
	if err := c.cut(); err != nil {
		return err
	}
	if err := c.f.Sync(); err != nil {
		return fmt.Errorf("sync an upload: %w", err)
	}
	return errors.Join(c.keep(), c.close())
}

// Discard removes the file, unless it is not its client's any more.
func (f *File) Discard() error {
	s := f.c.spool
	s.mu.Lock()
	defer s.mu.Unlock()
	f.c.mu.Lock()
	mine := f.c.owner == f
	f.c.mu.Unlock()
	if !mine {
		return nil
	}
	return s.drop(f.c)
}

// remove removes the files of the content; it is out of the spool already.
func (c *content) remove() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.gone {
		return nil
	}
	c.owner, c.gone = nil, true
	c.spool.release(c.size)
	errs := []error{c.close(), c.forget()}
	if err := os.Remove(c.path + dataSuffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
		errs = append(errs, fmt.Errorf("remove an upload: %w", err))
	}
	return errors.Join(errs...)
}

// keep writes the meta of the content; its data was synced.
func (c *content) keep() error {
	b, err := json.Marshal(meta{c.name, c.size, c.complete})
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.path+metaSuffix+".new", b, 0o640); err != nil {
		return fmt.Errorf("keep an upload: %w", err)
	}
	if err := os.Rename(c.path+metaSuffix+".new", c.path+metaSuffix); err != nil {
		return fmt.Errorf("keep an upload: %w", err)
	}
	c.kept = true
	return nil
}

// forget removes the meta.
func (c *content) forget() error {
	if !c.kept {
		return nil
	}
	c.kept = false
	if err := os.Remove(c.path + metaSuffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("open an upload: %w", err)
	}
	return nil
}

func (c *content) close() error {
	if c.f == nil {
		return nil
	}
	err := c.f.Close()
	c.f = nil
	return err
}
