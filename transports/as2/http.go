// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"ordergate/transports"
	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
)

// reply is what a server said.
type reply struct {
	status int
	header http.Header
	body   []byte // wire.MaxMDN at most
	kept   []byte // of what came by itself: all of it as it is kept
}

// raw is what is kept of it: header lines, a blank line, the body.
func (a *reply) raw() []byte {
	if a.kept != nil {
		return a.kept
	}
	return archived(a.fields(), a.body)
}

func (a *reply) fields() []mime.Field {
	var fields []mime.Field
	for name, values := range a.header {
		for _, v := range values {
			fields = append(fields, mime.Field{Name: name, Value: v})
		}
	}
	slices.SortStableFunc(fields, func(x, y mime.Field) int { return strings.Compare(x.Name, y.Name) })
	return fields
}

// sealed is a request as it was kept.
type sealed struct {
	io.ReadSeekCloser
	header mime.Header
	size   int64 // of the body
}

// openSealed reads the header and stops at the body.
func openSealed(ctx context.Context, l transports.Ledger, sha string) (*sealed, error) {
	f, size, err := l.Open(ctx, sha)
	if err != nil {
		return nil, err
	}
	h, err := mime.ReadHeader(bufio.NewReader(f), 0)
	if err != nil {
		closeQuietly(f)
		return nil, fmt.Errorf("read the header of what was kept as %s: %w", sha, err)
	}
	k := &sealed{f, h, size - int64(len(h.Raw))}
	return k, k.rewind(0)
}

// rewind goes to a byte of the body.
func (k *sealed) rewind(at int64) error {
	_, err := k.Seek(int64(len(k.header.Raw))+at, io.SeekStart)
	return err
}

// request makes the request of a kept header; names go out as they were kept.
func request(ctx context.Context, method, url string, h mime.Header) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, method, url, nil)
	if err != nil {
		return nil, err
	}
	for _, f := range h.Fields {
		req.Header[f.Name] = append(req.Header[f.Name], f.Value)
	}
	if req.Header.Get("User-Agent") == "" {
		req.Header["User-Agent"] = nil // none, in place of Go's own
	}
	return req, nil
}

// authorize adds the user and password.
func (s *Sender) authorize(req *http.Request, r *Relation) error {
	if r.User == "" {
		return nil
	}
	password := ""
	if !r.Password.IsZero() {
		if s.cfg.Secret == nil {
			return fmt.Errorf("password of partner %s: %s cannot be read here", r.Partner, r.Password)
		}
		var err error
		if password, err = s.cfg.Secret(r.Password); err != nil {
			return fmt.Errorf("password of partner %s: %w", r.Partner, err)
		}
	}
	req.SetBasicAuth(r.User, password)
	return nil
}

// errStalled says that nothing went over the connection for a profile's timeout.
var errStalled = fmt.Errorf("nothing was sent or received for too long: %w", context.DeadlineExceeded)

// do sends a request and reads the answer, of limit bytes at most. It ends when
// nothing moves for timeout, however long the whole may take.
func do(ctx context.Context, c *http.Client, req *http.Request, timeout time.Duration, limit int64) (*reply, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	timer := time.AfterFunc(timeout, func() { cancel(errStalled) })
	defer timer.Stop()
	moving := func() { timer.Reset(timeout) }
	if req.Body != nil && req.Body != http.NoBody {
		req.Body = &moved{req.Body, moving}
		if anew := req.GetBody; anew != nil {
			req.GetBody = func() (io.ReadCloser, error) {
				body, err := anew()
				return &moved{body, moving}, err
			}
		}
	}
	stalled := func(err error) error {
		if errors.Is(context.Cause(ctx), errStalled) {
			return errStalled
		}
		return err
	}
	res, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return nil, stalled(err)
	}
	defer closeQuietly(res.Body)
	moving()
	// Not renewed: an answer that trickles is no answer.
	body, err := io.ReadAll(io.LimitReader(res.Body, limit+1))
	if err != nil {
		return nil, fmt.Errorf("read the answer: %w", stalled(err))
	}
	return &reply{status: res.StatusCode, header: res.Header, body: body[:min(int64(len(body)), limit)]}, nil
}

// moved tells of each read.
type moved struct {
	io.ReadCloser
	moving func()
}

func (m *moved) Read(p []byte) (int, error) {
	m.moving()
	return m.ReadCloser.Read(p)
}

// post sends the kept request, whole or, when a part of it has arrived before, the
// rest of it.
func (s *Sender) post(ctx context.Context, t *try) (*reply, error) {
	if held := s.held(ctx, t); held > 0 {
		a, err := s.postFrom(ctx, t, held)
		if err != nil || a.status != http.StatusRequestedRangeNotSatisfiable {
			return a, err
		}
	}
	return s.postFrom(ctx, t, 0)
}

// postFrom opens what was kept for itself: a server may answer before it has read all,
// and then the former request is still being read from.
func (s *Sender) postFrom(ctx context.Context, t *try, at int64) (*reply, error) {
	k, err := openSealed(ctx, s.cfg.Ledger, t.x.Original)
	if err != nil {
		return nil, err
	}
	defer closeQuietly(k)
	if err := k.rewind(at); err != nil {
		return nil, err
	}
	req, err := request(ctx, http.MethodPost, t.relation.URL, k.header)
	if err != nil {
		return nil, err
	}
	if err := s.authorize(req, t.relation); err != nil {
		return nil, err
	}
	k.into(req, at)
	if at > 0 {
		req.Header.Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", at, k.size-1, k.size))
	}
	if t.profile.Chunked && at == 0 {
		req.ContentLength = -1
	}
	return do(ctx, t.document, req, t.profile.Timeout, wire.MaxMDN)
}

// into makes the body from a byte on that of a request. A connection that was idle
// may be dead: then nothing was sent, and it is sent by another.
func (k *sealed) into(req *http.Request, at int64) {
	req.Body, req.ContentLength = io.NopCloser(k), k.size-at
	if k.size == at {
		req.Body = http.NoBody
	}
	req.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(k), k.rewind(at) }
}

func unguessable() string {
	var b [12]byte
	_, _ = rand.Read(b[:]) // never fails (crypto/rand)
	return hex.EncodeToString(b[:])
}
