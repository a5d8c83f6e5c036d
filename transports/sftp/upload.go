// SPDX-License-Identifier: Apache-2.0

package sftp

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/pkg/sftp"
	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/transports/sftp/spool"
)

// inMemory is the size in bytes up to which an upload is read once.
const inMemory = 64 << 10

// upload is a file that a client has open for writing.
type upload struct {
	f       *files
	name    string
	file    *spool.File
	began   time.Time
	release func()
	broken  bool // the connection ended before the client closed it

	appends sync.Once // of a file opened for appending: what the first write shows
	append  bool
	base    int64 // its size when it was opened
	shift   int64 // added to offsets
}

// Filewrite implements sftp.FileWriter.
func (f *files) Filewrite(r *sftp.Request) (_ io.WriterAt, err error) {
	defer f.client.rescue(&err)
	u, err := f.open(r)
	if err != nil {
		return nil, err
	}
	return u, nil
}

// OpenFile implements sftp.OpenFileWriter: reading and writing.
func (f *files) OpenFile(r *sftp.Request) (_ sftp.WriterAtReaderAt, err error) {
	defer f.client.rescue(&err)
	u, err := f.open(r)
	if err != nil {
		return nil, err
	}
	return u, nil
}

func (f *files) open(r *sftp.Request) (*upload, error) {
	f.turns.begin()
	f.client.heard()
	u, err := f.upload(r)
	if err != nil {
		f.told("opened for writing", err, zap.String("path", r.Filepath))
		return nil, reply(err)
	}
	f.client.log.Info("uploading", zap.String("path", r.Filepath), zap.Int64("from", u.base))
	return u, nil
}

func (f *files) upload(r *sftp.Request) (*upload, error) {
	c, flags := f.client, r.Pflags()
	at, name := f.find(r.Filepath)
	switch {
	case at == atRoot || at == atIn && name == "":
		return nil, denied(fmt.Sprintf("name a file in %s", c.partner.Folders.In))
	case at == nowhere:
		return nil, denied(fmt.Sprintf("files are uploaded into /%s, under a name of at most 255 bytes without slashes and control characters", c.partner.Folders.In))
	case at != atIn:
		return nil, denied(fmt.Sprintf("files are uploaded into /%s", c.partner.Folders.In))
	}
	_, taken := c.account.shown(name, c.s.Clock.Now())
	_, begun := c.account.spool.Stat(name)
	switch {
	case flags.Excl && flags.Creat && (taken || begun):
		return nil, failure("it exists already")
	case !flags.Creat && !taken && !begun:
		return nil, noSuchFile()
	case !flags.Trunc && taken && !begun:
		return nil, denied("it was taken already: send it whole, or under another name")
	}
	release, err := f.handle()
	if err != nil {
		return nil, err
	}
	u := &upload{f: f, name: name, began: c.s.Clock.Now(), release: release, append: flags.Append}
	if u.file, err = f.begin(name, !flags.Trunc); err != nil {
		release()
		return nil, err
	}
	u.base = u.file.Size()
	c.s.Crash("sftp.opened")
	return u, nil
}

// begin begins a file, or goes on with the one there is.
func (f *files) begin(name string, resume bool) (*spool.File, error) {
	if resume {
		file, ok, err := f.client.account.spool.Resume(name)
		if ok || err != nil {
			return file, err
		}
	}
	return f.client.account.spool.Create(name)
}

// WriteAt implements io.WriterAt. Of a file opened for appending the offsets are as the
// client counts: some begin at 0, most at the size.
func (u *upload) WriteAt(p []byte, off int64) (_ int, err error) {
	defer u.f.client.rescue(&err)
	if u.append {
		u.appends.Do(func() {
			if off < u.base {
				u.shift = u.base
			}
		})
		off += u.shift
	}
	n, err := u.file.WriteAt(p, off)
	return n, reply(err)
}

// ReadAt implements io.ReaderAt.
func (u *upload) ReadAt(p []byte, off int64) (_ int, err error) {
	defer u.f.client.rescue(&err)
	n, err := u.file.ReadAt(p, off)
	if err == io.EOF {
		return n, err
	}
	return n, reply(err)
}

// TransferError implements sftp.TransferError: the connection ended before the client
// had closed the file. What there is stays for it to go on with.
func (u *upload) TransferError(err error) {
	u.broken = true
	c := u.f.client
	if err := u.file.Suspend(); err != nil {
		c.log.Warn("keeping an unfinished upload failed", zap.String("file", u.name), zap.Error(err))
	}
	c.s.Metrics.SFTPUpload(c.partner.Name, "broken")
	c.log.Warn("upload broken off", zap.String("file", u.name), zap.Int64("bytes", u.file.Size()), zap.Duration("duration", c.s.Clock.Now().Sub(u.began)))
}

// Close implements io.Closer: an upload under its own name is taken now.
func (u *upload) Close() (err error) {
	defer u.release()
	if u.broken {
		return nil
	}
	f, c := u.f, u.f.client
	defer c.rescue(&err)
	if c.partner.Complete == "rename" || c.partner.temporary(u.name) {
		err := u.wait()
		f.told("uploaded, waits to be renamed", err, zap.String("file", u.name), zap.Int64("bytes", u.file.Size()))
		return reply(err)
	}
	if err := c.begin(); err != nil {
		_ = u.file.Suspend()
		return err
	}
	defer c.end()
	t, err := u.file.Take()
	if err != nil {
		f.notTaken(u.name, u.file.Size(), err)
		return reply(errors.Join(err, u.file.Discard()))
	}
	defer func() {
		if err := t.Discard(); err != nil {
			c.log.Warn("removing an upload failed", zap.String("file", u.name), zap.Error(err))
		}
	}()
	return reply(f.take(u.name, t, u.began))
}

// wait keeps a file until it is renamed.
func (u *upload) wait() error {
	if err := u.file.Complete(); err != nil {
		return errors.Join(err, u.file.Discard())
	}
	if err := u.file.Keep(); err != nil {
		return err
	}
	u.f.client.s.Crash("sftp.kept")
	return nil
}

// place renames an upload. Into place, it is taken now.
func (f *files) place(name, to string) error {
	c := f.client
	_, begun := c.account.spool.Stat(name)
	t, taken := c.account.shown(name, c.s.Clock.Now())
	switch {
	case !begun && !taken:
		return noSuchFile()
	case !begun: // it is ours already: its name is for the client's eyes
		c.account.hide(name)
		c.account.show(to, t.size, c.s.Clock.Now())
		return nil
	case c.partner.temporary(to):
		return c.account.spool.Rename(name, to)
	}
	if err := c.begin(); err != nil {
		return err
	}
	defer c.end()
	file, err := c.account.spool.Take(name)
	if err != nil {
		return err
	}
	gone := false
	defer func() {
		end := file.Return
		if gone {
			end = file.Discard
		}
		if err := end(); err != nil {
			c.log.Warn("removing an upload failed", zap.String("file", to), zap.Error(err))
		}
	}()
	if err := f.take(to, file, c.s.Clock.Now()); err != nil {
		return err
	}
	gone = true
	c.account.hide(name)
	return nil
}

// take hands an upload to the intake. It is journaled when there is no error.
func (f *files) take(name string, t *spool.Taken, began time.Time) error {
	c := f.client
	s := c.s
	ctx, cancel := context.WithCancelCause(context.WithoutCancel(c.ctx))
	defer cancel(nil)
	defer context.AfterFunc(s.working, func() { cancel(context.Cause(s.working)) })()
	body, sha, err := measure(t)
	if err != nil {
		f.notTaken(name, t.Size, err)
		return err
	}
	clean := cleanName(name)
	key := c.account.answered.Key(clean, sha)
	p := c.partner
	env := gateway.Envelope{Transport: Name, Connection: p.Name, Partners: p.Speaks, Station: p.Station, RemoteID: p.User, RemoteAddr: c.host,
		FileName: clean, Key: key, ReceivedAt: s.Clock.Now().UTC(), Test: p.Test}
	s.Crash("sftp.spooled")
	receipt, err := f.commit(ctx, env, body)
	if err != nil {
		f.notTaken(name, t.Size, err)
		return err
	}
	result := "taken"
	if receipt.Again {
		result = "repeated"
	}
	s.Metrics.SFTPUpload(p.Name, result)
	c.account.show(name, t.Size, s.Clock.Now())
	c.answering(answer{clean, sha, key})
	c.log.Info("upload "+result, zap.String("file", name), zap.String("message_id", receipt.MessageID), zap.Int64("bytes", t.Size), zap.String("sha256", sha),
		zap.Duration("duration", s.Clock.Now().Sub(began)))
	return nil
}

func (f *files) commit(ctx context.Context, env gateway.Envelope, body io.Reader) (gateway.Receipt, error) {
	s := f.client.s
	staged, err := s.in.Stage(ctx, env, body)
	if err != nil {
		return gateway.Receipt{}, err
	}
	defer staged.Discard()
	s.Crash("sftp.staged")
	receipt, err := staged.Commit(ctx, nil)
	if err == nil {
		s.Crash("sftp.committed")
	}
	return receipt, err
}

// measure gives a file's bytes from the start, and their digest in hex.
func measure(t *spool.Taken) (io.Reader, string, error) {
	sum := sha256.New()
	if t.Size <= inMemory {
		b := make([]byte, t.Size)
		if _, err := io.ReadFull(io.NewSectionReader(t.File, 0, t.Size), b); err != nil {
			return nil, "", fmt.Errorf("read an upload: %w", err)
		}
		sum.Write(b)
		return bytes.NewReader(b), hex.EncodeToString(sum.Sum(nil)), nil
	}
	if n, err := io.Copy(sum, io.NewSectionReader(t.File, 0, t.Size)); err != nil || n != t.Size {
		return nil, "", fmt.Errorf("read an upload of %d bytes at %d: %w", t.Size, n, err)
	}
	return io.NewSectionReader(t.File, 0, t.Size), hex.EncodeToString(sum.Sum(nil)), nil
}

// notTaken notes an upload that was not taken.
func (f *files) notTaken(name string, size int64, err error) {
	c, kind := f.client, gateway.KindOf(err)
	fields := []zap.Field{zap.String("file", name), zap.Int64("bytes", size), zap.String("kind", string(kind)), zap.Error(err)}
	if kind == gateway.Transient || kind == gateway.Internal {
		c.s.Metrics.SFTPUpload(c.partner.Name, "failed")
		c.log.Error("upload not taken", fields...)
		return
	}
	c.s.Metrics.SFTPUpload(c.partner.Name, "refused")
	c.log.Warn("upload refused", fields...)
}
