// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"context"
	"io"
	"sync"
)

const (
	// small is the size up to which a body is read before anything is done with it.
	small = 64 << 10
	// unwanted is the most that is read of a body which is refused by its header.
	unwanted = 16 << 20
)

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
