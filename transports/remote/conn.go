// SPDX-License-Identifier: Apache-2.0

package remote

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// session is one login at a server. It is used by one goroutine at a time. Paths are
// the server's. Errors wrap errGone, errDenied or errExists where they say so; after
// one that is broken the session is of no use.
type session interface {
	// list gives the files of a folder, those that are no plain files left out. more
	// says that there are names beyond what is looked at.
	list(ctx context.Context, dir string) (files []entry, more bool, err error)
	stat(ctx context.Context, name string) (entry, error)
	// read opens a file of about size bytes.
	read(ctx context.Context, name string, size int64) (io.ReadCloser, error)
	// write makes a file, or makes it anew, with everything that r gives.
	write(ctx context.Context, name string, r io.Reader) error
	// rename gives a file another name; replace says that a file there may go.
	rename(ctx context.Context, from, to string, replace bool) error
	remove(ctx context.Context, name string) error
	// precise tells that list gives the times that stat gives.
	precise() bool
	// alive asks the server for a word.
	alive(ctx context.Context) error
	close()
}

// entry is a file of a server as it looks.
type entry struct {
	name string // without its folder
	size int64  // bytes
	time time.Time
}

func (e entry) same(o entry) bool { return e.size == o.size && e.time.Equal(o.time) }

// listBudget is how many bytes of a folder's listing are read: some hundred thousand
// names. A server that lists for ever is cut off there.
const listBudget = 16 << 20

var (
	errGone   = errors.New("it is not there")
	errDenied = errors.New("permission denied")
	errExists = errors.New("another file has that name")
	errCut    = errors.New("the listing is longer than is read")
)

// link is the TCP connection of a session. The server has to say something within the
// timeout whenever it is waited for, and the whole can be cut off.
type link struct {
	net.Conn
	timeout time.Duration
	cause   atomic.Pointer[error] // why it was cut off
}

func (l *link) Read(p []byte) (int, error) {
	if err := l.SetReadDeadline(time.Now().Add(l.timeout)); err != nil {
		return 0, l.why(err)
	}
	n, err := l.Conn.Read(p)
	return n, l.why(err)
}

func (l *link) Write(p []byte) (int, error) {
	if err := l.SetWriteDeadline(time.Now().Add(l.timeout)); err != nil {
		return 0, l.why(err)
	}
	n, err := l.Conn.Write(p)
	return n, l.why(err)
}

// why tells the reason of an error of ours from one of the network.
func (l *link) why(err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	if c := l.cause.Load(); c != nil {
		return *c
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		var quiet error = &silence{l.timeout}
		l.cause.CompareAndSwap(nil, &quiet) // the libraries say "connection lost" of it
		return quiet
	}
	return err
}

// cut closes the connection for a reason, which those who wait on it get.
func (l *link) cut(reason error) {
	l.cause.CompareAndSwap(nil, &reason)
	_ = l.Close()
}

// silence is the error of a server that says nothing. It is no net.Error: there is
// nothing temporary about it for who waits.
type silence struct{ limit time.Duration }

func (s *silence) Error() string { return fmt.Sprintf("the server said nothing for %s", s.limit) }

// dial connects, within the timeout.
func dial(ctx context.Context, address string, timeout time.Duration) (*link, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, timeout, fmt.Errorf("no connection within %s", timeout))
	defer cancel()
	c, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		return nil, err
	}
	return &link{Conn: c, timeout: timeout}, nil
}

// links are the connections of a session, which are cut off together.
type links struct {
	mu    sync.Mutex
	all   []*link
	cause error
}

func (s *links) add(l *link) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cause != nil {
		l.cut(s.cause)
	}
	s.all = append(s.all, l)
}

func (s *links) drop(l *link) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.all {
		if s.all[i] == l {
			s.all = append(s.all[:i], s.all[i+1:]...)
			return
		}
	}
}

func (s *links) cut(reason error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cause == nil {
		s.cause = reason
	}
	for _, l := range s.all {
		l.cut(s.cause)
	}
}

// during cuts the session off when ctx ends before stop is called: the libraries
// wait on the connection alone.
func (s *links) during(ctx context.Context) (stop func()) {
	end := context.AfterFunc(ctx, func() { s.cut(context.Cause(ctx)) })
	return func() { end() }
}

// reason is why the session was cut off, by us or since the server is silent; else err.
func (s *links) reason(err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil && s.cause != nil {
		return s.cause
	}
	for _, l := range s.all {
		if c := l.cause.Load(); err != nil && c != nil {
			return *c
		}
	}
	return err
}
