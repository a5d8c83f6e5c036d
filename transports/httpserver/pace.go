// SPDX-License-Identifier: Apache-2.0

package httpserver

import (
	"errors"
	"io"
	"os"
	"time"
)

const (
	// Window is the time over which a client's rate is looked at, of the time that
	// we waited for it.
	Window = 30 * time.Second
	// MaxHeader is the most bytes of a request's header.
	MaxHeader = 64 << 10
)

// What ends the reading of a body.
var (
	ErrSlow  = errors.New("the client sends too slowly")
	ErrLarge = errors.New("the message is larger than what is taken here")
)

// Pace reads a request's body. Each read moves the deadline on, so that a large
// body may take its time, yet whoever is silent, trickles or sends more than the
// limit is cut off.
type Pace struct {
	R        io.Reader
	Deadline func(time.Time) error
	Idle     time.Duration
	Rate     int64 // bytes a second; 0: any
	Left     int64 // bytes that may still come
	Now      func() time.Time

	// Err is what ended it; nil while all is well.
	Err error

	set    time.Time // when the deadline was moved last
	waited time.Duration
	got    int64 // in the window
}

// Read implements io.Reader. An error that is not io.EOF is kept in Err.
func (p *Pace) Read(b []byte) (int, error) {
	if p.Err != nil {
		return 0, p.Err
	}
	begin := p.Now()
	if begin.Sub(p.set) > p.Idle/8 {
		p.set = begin
		if err := p.Deadline(begin.Add(p.Idle)); err != nil {
			return 0, p.fail(err)
		}
	}
	// One byte over the limit shows that there is more.
	if int64(len(b)) > p.Left+1 {
		b = b[:p.Left+1]
	}
	n, err := p.R.Read(b)
	if p.Left -= int64(n); p.Left < 0 {
		return 0, p.fail(ErrLarge)
	}
	p.waited, p.got = p.waited+p.Now().Sub(begin), p.got+int64(n)
	if p.waited >= Window {
		if p.got < p.Rate*int64(Window/time.Second) && err == nil {
			return n, p.fail(ErrSlow)
		}
		p.waited, p.got = 0, 0
	}
	if err != nil && err != io.EOF {
		return n, p.fail(err)
	}
	return n, err
}

func (p *Pace) fail(err error) error { p.Err = err; return err }

// IsTooLarge tells a body over its limit.
func IsTooLarge(err error) bool { return errors.Is(err, ErrLarge) }

// IsSlow tells a client that sent too little or nothing from one that went away.
func IsSlow(err error) bool { return errors.Is(err, ErrSlow) || errors.Is(err, os.ErrDeadlineExceeded) }
