// SPDX-License-Identifier: Apache-2.0

package portal

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"ordergate/transports/httpserver"
)

// Body is the body of a request: no client holds it up, and neither what comes nor
// what it inflates to is larger than the limit.
type Body struct {
	pace *httpserver.Pace
	r    io.Reader
	most int64
	bad  error // of the compression
}

// Body opens the body of a request. A coding other than gzip is a problem, and a
// length over the limit is one before anything was read.
func (s *Server) Body(w http.ResponseWriter, r *http.Request) (*Body, *Problem) {
	most := int64(s.Listener.Body)
	if s.MaxBytes > 0 {
		most = min(most, s.MaxBytes)
	}
	b := &Body{most: most}
	if r.ContentLength > most {
		return nil, b.Problem(httpserver.ErrLarge)
	}
	b.pace = &httpserver.Pace{R: r.Body, Deadline: http.NewResponseController(w).SetReadDeadline, Idle: s.Idle, Rate: int64(s.MinRate), Left: most, Now: s.now}
	b.r = b.pace
	switch coding := strings.ToLower(strings.TrimSpace(strings.Join(r.Header.Values("Content-Encoding"), ","))); coding {
	case "", "identity":
	case "gzip", "x-gzip": // RFC 9110 §8.4.1.3
		b.r = &inflate{src: b.pace, left: most, body: b}
	default:
		w.Header().Set("Accept-Encoding", "gzip") // RFC 9110 §12.5.3
		return nil, NewProblem("media-type", fmt.Sprintf("The coding %q is not read: send it as it is, or by gzip.", clip(coding)))
	}
	return b, nil
}

// Read implements io.Reader.
func (b *Body) Read(p []byte) (int, error) { return b.r.Read(p) }

// Problem tells what is wrong with a body of which reading ended in err; nil when it
// is none of the client's faults.
func (b *Body) Problem(err error) *Problem {
	if b.pace != nil && b.pace.Err != nil {
		err = b.pace.Err
	}
	switch {
	case httpserver.IsTooLarge(err) || errors.Is(b.bad, httpserver.ErrLarge):
		return NewProblem("payload-too-large", fmt.Sprintf("The body is larger than %d bytes, the most that is taken here.", b.most))
	case httpserver.IsSlow(err):
		return NewProblem("too-slow", "The body came too slowly.")
	case b.bad != nil:
		return NewProblem("request-invalid", "The body is said to be gzip, and cannot be inflated.")
	case b.pace != nil && b.pace.Err != nil:
		return NewProblem("request-invalid", "The body broke off.")
	}
	return nil
}

// inflate reads gzip, up to a limit.
type inflate struct {
	src  io.Reader
	zip  *gzip.Reader
	left int64
	body *Body
}

// Read implements io.Reader. Reading ends one byte over the limit, however much the
// client has yet to inflate.
func (i *inflate) Read(p []byte) (int, error) {
	if i.body.bad != nil {
		return 0, i.body.bad
	}
	if i.zip == nil {
		z, err := gzip.NewReader(bufio.NewReader(i.src))
		if err != nil {
			return 0, i.fail(err)
		}
		i.zip = z
	}
	if int64(len(p)) > i.left+1 {
		p = p[:i.left+1]
	}
	n, err := i.zip.Read(p)
	if i.left -= int64(n); i.left < 0 {
		return 0, i.fail(httpserver.ErrLarge)
	}
	if err != nil && err != io.EOF {
		return n, i.fail(err)
	}
	return n, err
}

func (i *inflate) fail(err error) error {
	if err == io.EOF {
		err = io.ErrUnexpectedEOF // an empty body is no gzip
	}
	i.body.bad = err
	return err
}
