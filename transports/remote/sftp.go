// SPDX-License-Identifier: Apache-2.0

package remote

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
)

// sftpSession is a session by SFTP.
type sftpSession struct {
	links  *links
	ssh    *ssh.Client
	sftp   *sftp.Client
	budget *budget
	posix  bool // it can rename over another file
}

// openSFTP logs in and starts the subsystem.
func (w *way) openSFTP(ctx context.Context) (session, error) {
	client, ls, err := w.dialSSH(ctx)
	if err != nil {
		return nil, err
	}
	s := &sftpSession{links: ls, ssh: client, budget: &budget{}}
	limited, cancel := context.WithTimeoutCause(ctx, w.cfg.Timeout, fmt.Errorf("no SFTP within %s", w.cfg.Timeout))
	defer cancel()
	defer ls.during(limited)()
	if err := s.subsystem(); err != nil {
		err = ls.reason(err)
		s.close()
		return nil, fmt.Errorf("start SFTP: %w", err)
	}
	_, s.posix = s.sftp.HasExtension("posix-rename@openssh.com")
	return s, nil
}

func (s *sftpSession) subsystem() error {
	ch, err := s.ssh.NewSession()
	if err != nil {
		return err
	}
	in, err := ch.StdinPipe()
	if err != nil {
		return err
	}
	out, err := ch.StdoutPipe()
	if err != nil {
		return err
	}
	if err := ch.RequestSubsystem("sftp"); err != nil {
		return err
	}
	s.budget.r = out
	s.sftp, err = sftp.NewClientPipe(s.budget, in)
	return err
}

// budget ends a listing that is too long: the library reads it to its end.
type budget struct {
	r    io.Reader
	on   atomic.Bool
	left atomic.Int64

	mu  sync.Mutex
	end func()
}

func (b *budget) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.on.Load() && b.left.Add(-int64(n)) < 0 {
		b.mu.Lock()
		if b.end != nil {
			b.end()
		}
		b.mu.Unlock()
	}
	return n, err
}

func (b *budget) begin(end func()) {
	b.mu.Lock()
	b.end = end
	b.mu.Unlock()
	b.left.Store(listBudget)
	b.on.Store(true)
}

func (b *budget) done() {
	b.on.Store(false)
	b.mu.Lock()
	b.end = nil
	b.mu.Unlock()
}

func (s *sftpSession) list(ctx context.Context, dir string) ([]entry, bool, error) {
	defer s.links.during(ctx)()
	limited, cut := context.WithCancelCause(ctx)
	defer cut(nil)
	s.budget.begin(func() { cut(errCut) })
	defer s.budget.done()
	infos, err := s.sftp.ReadDirContext(limited, dir)
	more := err != nil && errors.Is(context.Cause(limited), errCut)
	if err != nil && !more {
		return nil, false, s.fault(err)
	}
	files := make([]entry, 0, len(infos))
	for _, i := range infos {
		if i.Mode().IsRegular() && i.Size() >= 0 {
			files = append(files, entryOf(i))
		}
	}
	return files, more, nil
}

func entryOf(i os.FileInfo) entry { return entry{i.Name(), i.Size(), i.ModTime().UTC()} }

func (s *sftpSession) stat(ctx context.Context, name string) (entry, error) {
	defer s.links.during(ctx)()
	i, err := s.sftp.Lstat(name)
	if err != nil {
		return entry{}, s.fault(err)
	}
	if !i.Mode().IsRegular() || i.Size() < 0 {
		return entry{}, fmt.Errorf("it is not a file: %w", errGone)
	}
	return entryOf(i), nil
}

// maxReadAhead is how much of a file is asked for at once.
const maxReadAhead = 512 << 10

func (s *sftpSession) read(ctx context.Context, name string, size int64) (io.ReadCloser, error) {
	stop := s.links.during(ctx)
	f, err := s.sftp.Open(name)
	if err != nil {
		stop()
		return nil, s.fault(err)
	}
	return &sftpReader{s: s, f: f, r: bufio.NewReaderSize(f, int(min(max(size+1, 4<<10), maxReadAhead))), stop: stop}, nil
}

type sftpReader struct {
	s    *sftpSession
	f    *sftp.File
	r    *bufio.Reader
	stop func()
}

func (r *sftpReader) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	if err != nil && err != io.EOF {
		err = r.s.fault(err)
	}
	return n, err
}

func (r *sftpReader) Close() error {
	defer r.stop()
	return r.s.fault(r.f.Close())
}

func (s *sftpSession) write(ctx context.Context, name string, r io.Reader) error {
	defer s.links.during(ctx)()
	// Not for reading too: drop boxes and some cloud servers refuse that.
	f, err := s.sftp.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return s.fault(err)
	}
	if _, err := f.ReadFrom(struct{ io.Reader }{r}); err != nil {
		return errors.Join(s.fault(err), f.Close())
	}
	if _, ok := s.sftp.HasExtension("fsync@openssh.com"); ok {
		if err := f.Sync(); err != nil {
			return errors.Join(s.fault(err), f.Close())
		}
	}
	return s.fault(f.Close())
}

func (s *sftpSession) rename(ctx context.Context, from, to string, replace bool) error {
	defer s.links.during(ctx)()
	if replace && s.posix {
		return s.fault(s.sftp.PosixRename(from, to))
	}
	if replace {
		if err := s.fault(s.sftp.Remove(to)); err != nil && !errors.Is(err, errGone) {
			return err
		}
	}
	return s.fault(s.sftp.Rename(from, to))
}

func (s *sftpSession) remove(ctx context.Context, name string) error {
	defer s.links.during(ctx)()
	return s.fault(s.sftp.Remove(name))
}

func (s *sftpSession) precise() bool { return true }

func (s *sftpSession) alive(ctx context.Context) error {
	defer s.links.during(ctx)()
	_, _, err := s.ssh.SendRequest("keepalive@openssh.com", true, nil)
	return s.links.reason(err)
}

// close cuts the connection off: a server that is gone must not be waited for.
func (s *sftpSession) close() {
	s.links.cut(errors.New("closed"))
	if s.sftp != nil {
		_ = s.sftp.Close()
	}
	_ = s.ssh.Close()
}

// fault gives errors of the library our names.
func (s *sftpSession) fault(err error) error {
	if err == nil {
		return nil
	}
	var status *sftp.StatusError
	switch {
	case errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("%w (%w)", errGone, err)
	case errors.Is(err, os.ErrPermission):
		return fmt.Errorf("%w (%w)", errDenied, err)
	case errors.As(err, &status):
		return err // the server's own words; the session goes on
	}
	return broken(s.links.reason(err))
}
