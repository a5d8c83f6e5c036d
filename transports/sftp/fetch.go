// SPDX-License-Identifier: Apache-2.0

package sftp

import (
	"errors"
	"io"
	"sync"
	"time"

	"github.com/pkg/sftp"
	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/transports"
	"ordergate/transports/sftp/spool"
)

const (
	pageSize = 1000   // documents read from the outbox at once
	listMost = 10_000 // documents that a listing shows: the oldest
	// outFresh is how long a session believes what it read of the outbox: between a
	// listing and the files in it.
	outFresh = 2 * time.Second
)

// outListing is what a session knows of the outbox.
type outListing struct {
	read time.Time
	all  []transports.Waiting
	done map[string]bool // names that were fetched in this session
}

// fetched tells whether a file went from the folder by itself, since it was fetched.
func (o *outListing) fetched(at place, name string) bool { return at == atOut && o.done[name] }

// load reads the outbox, unless that was just done.
func (f *files) load(fresh bool) error {
	c := f.client
	now := c.s.Clock.Now()
	if !fresh && !f.out.read.IsZero() && now.Sub(f.out.read) < outFresh {
		return nil
	}
	var all []transports.Waiting
	for after := ""; len(all) < listMost; {
		page, err := c.s.Outbox().Waiting(c.ctx, c.partner.Name, after, pageSize)
		if err != nil {
			return err
		}
		for _, w := range page {
			after = w.ID
			if !fileName(w.FileName) {
				w.FileName = w.ID
			}
			all = append(all, w)
		}
		if len(page) < pageSize {
			break
		}
	}
	f.out.all, f.out.read = all, now
	return nil
}

// waiting lists the documents in a folder.
func (f *files) waiting(at place, fresh bool) (out []transports.Waiting, err error) {
	if err := f.load(fresh); err != nil {
		return nil, err
	}
	stay := f.client.partner.Fetched == "stay"
	for _, w := range f.out.all {
		if in := w.FetchedAt.IsZero() || stay; in == (at == atOut) {
			out = append(out, w)
		}
	}
	return out, nil
}

// lookUp finds a document by its name.
func (f *files) lookUp(at place, name string) (transports.Waiting, error) {
	for _, fresh := range []bool{false, true} {
		all, err := f.waiting(at, fresh)
		if err != nil {
			return transports.Waiting{}, err
		}
		for _, w := range all {
			if w.FileName == name {
				return w, nil
			}
		}
	}
	return transports.Waiting{}, noSuchFile()
}

// takeAway removes a document for good.
func (f *files) takeAway(w transports.Waiting) error {
	c := f.client
	f.out.read = time.Time{}
	err := c.s.Outbox().Remove(c.ctx, c.partner.Name, w.ID, c.partner.User)
	c.s.Crash("sftp.removed")
	return err
}

// putAway moves a document that the partner has dealt with out of its folder.
func (f *files) putAway(w transports.Waiting) error {
	if f.client.partner.Fetched != "archive" {
		return f.takeAway(w)
	}
	c := f.client
	f.out.read = time.Time{}
	return c.s.Outbox().Fetched(c.ctx, c.partner.Name, w.ID, c.partner.User)
}

// Fileread implements sftp.FileReader.
func (f *files) Fileread(r *sftp.Request) (_ io.ReaderAt, err error) {
	defer f.client.rescue(&err)
	f.turns.begin()
	f.client.heard()
	d, err := f.download(r.Filepath)
	if err != nil {
		f.told("opened for reading", err, zap.String("path", r.Filepath))
		return nil, reply(err)
	}
	return d, nil
}

func (f *files) download(path string) (*download, error) {
	c := f.client
	at, name := f.find(path)
	switch {
	case at == nowhere:
		return nil, noSuchFile()
	case name == "":
		return nil, failure("this is a folder")
	case at == atIn:
		if _, err := f.stat(path); err != nil {
			return nil, err
		}
		return nil, denied("uploads are not read back")
	}
	w, err := f.lookUp(at, name)
	if err != nil {
		return nil, err
	}
	release, err := f.handle()
	if err != nil {
		return nil, err
	}
	body, err := c.s.Outbox().Open(c.ctx, c.partner.Name, w.ID)
	if err != nil {
		release()
		return nil, err
	}
	return &download{f: f, of: w, body: body, release: release, began: c.s.Clock.Now()}, nil
}

// download is a document that a client has open for reading.
type download struct {
	f       *files
	of      transports.Waiting
	release func()
	began   time.Time
	broken  bool

	mu   sync.Mutex
	body io.ReadSeekCloser
	read spool.Ranges
}

// ReadAt implements io.ReaderAt.
func (d *download) ReadAt(p []byte, off int64) (n int, err error) {
	defer d.f.client.rescue(&err)
	if off < 0 || off >= d.of.Size {
		return 0, io.EOF
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := d.body.Seek(off, io.SeekStart); err != nil {
		return 0, reply(gateway.E("sftp.read", gateway.Transient, err))
	}
	n, err = io.ReadFull(d.body, p)
	if n > 0 && !d.read.Add(off, off+int64(n), maxParts) {
		return 0, denied("the file is read in too many pieces: read it in order")
	}
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return n, io.EOF
	case err != nil:
		return n, reply(gateway.E("sftp.read", gateway.Transient, err))
	}
	return n, nil
}

// TransferError implements sftp.TransferError: what the client has of it, nobody knows.
func (d *download) TransferError(error) { d.broken = true }

// Close implements io.Closer. A document that was read whole is delivered.
func (d *download) Close() (err error) {
	defer d.release()
	f, c := d.f, d.f.client
	defer c.rescue(&err)
	if err := d.body.Close(); err != nil {
		c.log.Warn("closing a document failed", zap.String("file", d.of.FileName), zap.Error(err))
	}
	fields := []zap.Field{zap.String("file", d.of.FileName), zap.String("outbound_id", d.of.ID), zap.Int64("bytes", d.of.Size), zap.Duration("duration", c.s.Clock.Now().Sub(d.began))}
	if !c.account.fetched(d.of.ID, d.read, d.of.Size, d.broken) {
		c.log.Info("downloaded in part", fields...)
		return nil
	}
	c.s.Crash("sftp.read")
	err = c.s.Outbox().Fetched(c.ctx, c.partner.Name, d.of.ID, c.partner.User)
	if err == nil && c.partner.Fetched == "remove" {
		err = c.s.Outbox().Remove(c.ctx, c.partner.Name, d.of.ID, c.partner.User)
	}
	c.s.Crash("sftp.fetched")
	f.told("downloaded", err, fields...)
	f.out.read = time.Time{}
	if f.out.done == nil || len(f.out.done) >= listMost {
		f.out.done = map[string]bool{}
	}
	f.out.done[d.of.FileName] = err == nil
	return reply(err)
}
