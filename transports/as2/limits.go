// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"context"
	"errors"
	"io"
	"os"
	"sync"
	"time"
)

const (
	// small is the size up to which a body is read before anything is done with it.
	small = 64 << 10
	// window is the time over which a client's rate is looked at, of the time that
	// we waited for it.
	window = 30 * time.Second
	// maxHeader is the most bytes of a request's header.
	maxHeader = 64 << 10
	// unwanted is the most that is read of a body which is refused by its header.
	unwanted = 16 << 20
)

var (
	errSlow  = errors.New("the client sends too slowly")
	errLarge = errors.New("the message is larger than what is taken here")
)

// pace reads a request's body. Each read moves the deadline on, so that a large
// body may take its time, yet whoever is silent, trickles or sends more than the
// limit is cut off.
type pace struct {
	r        io.Reader
	deadline func(time.Time) error
	idle     time.Duration
	rate     int64 // bytes a second; 0: any
	left     int64 // bytes that may still come
	now      func() time.Time

	set    time.Time // when the deadline was moved last
	waited time.Duration
	got    int64 // in the window
	err    error
}

// Read implements io.Reader. An error that is not io.EOF is kept in err.
func (p *pace) Read(b []byte) (int, error) {
	if p.err != nil {
		return 0, p.err
	}
	begin := p.now()
	if begin.Sub(p.set) > p.idle/8 {
		p.set = begin
		if err := p.deadline(begin.Add(p.idle)); err != nil {
			return 0, p.fail(err)
		}
	}
	// One byte over the limit shows that there is more.
	if int64(len(b)) > p.left+1 {
		b = b[:p.left+1]
	}
	n, err := p.r.Read(b)
	if p.left -= int64(n); p.left < 0 {
		return 0, p.fail(errLarge)
	}
	p.waited, p.got = p.waited+p.now().Sub(begin), p.got+int64(n)
	if p.waited >= window {
		if p.got < p.rate*int64(window/time.Second) && err == nil {
			return n, p.fail(errSlow)
		}
		p.waited, p.got = 0, 0
	}
	if err != nil && err != io.EOF {
		return n, p.fail(err)
	}
	return n, err
}

func (p *pace) fail(err error) error { p.err = err; return err }

// buffers are those of small bodies. They grow with what really came: a hundred
// silent clients hold next to nothing.
var buffers = sync.Pool{New: func() any { b := make([]byte, 0, 4<<10); return &b }}

func giveBack(b *[]byte) {
	if b != nil {
		*b = (*b)[:0]
		buffers.Put(b)
	}
}

// readSmall reads up to small bytes; whole tells that the reader has ended.
func readSmall(r io.Reader) (b *[]byte, whole bool, err error) {
	b = buffers.Get().(*[]byte)
	for len(*b) < small {
		if len(*b) == cap(*b) {
			grown := make([]byte, len(*b), min(2*cap(*b), small))
			copy(grown, *b)
			*b = grown
		}
		n, err := r.Read((*b)[len(*b):cap(*b)])
		*b = (*b)[:len(*b)+n]
		if err == io.EOF {
			return b, true, nil
		}
		if err != nil {
			giveBack(b)
			return nil, false, err
		}
	}
	return b, false, nil
}

// slots let as many run at once as there are processors. What waits for a client
// must hold none.
type slots chan struct{}

func (s slots) take(ctx context.Context) error {
	select {
	case s <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (s slots) give() { <-s }

func isTooLarge(err error) bool { return errors.Is(err, errLarge) }

// isSlow tells a client that sent too little or nothing from one that went away.
func isSlow(err error) bool { return errors.Is(err, errSlow) || errors.Is(err, os.ErrDeadlineExceeded) }
