// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"bytes"
	"errors"
	"io"
	"os"
	"testing"
	"time"
)

// TestPace: what a client may take its time with, and what it may not.
func TestPace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		chunk int           // bytes a read
		every time.Duration // and how long each takes
		total int
		rate  int64
		limit int64
		want  error
	}{
		{name: "steady", chunk: 4096, every: time.Second, total: 400_000, rate: 1024, limit: 1 << 20},
		{name: "slow, but fast enough", chunk: 8_000, every: 5 * time.Second, total: 200_000, rate: 1024, limit: 1 << 20},
		{name: "trickles", chunk: 1, every: time.Second, total: 1000, rate: 1024, limit: 1 << 20, want: errSlow},
		{name: "stalls after a fast beginning", chunk: 500, every: time.Second, total: 100_000, rate: 1024, limit: 1 << 20, want: errSlow},
		{name: "any rate", chunk: 1, every: time.Second, total: 100, limit: 1 << 20},
		{name: "one byte too many", chunk: 100, every: 0, total: 1001, limit: 1000, want: errLarge},
		{name: "just as many", chunk: 100, every: 0, total: 1000, limit: 1000},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			now := time.Unix(0, 0)
			left := c.total
			var deadline time.Time
			p := &pace{idle: 30 * time.Second, rate: c.rate, left: c.limit, now: func() time.Time { return now },
				deadline: func(d time.Time) error { deadline = d; return nil },
				r: readerFunc(func(b []byte) (int, error) {
					if left == 0 {
						return 0, io.EOF
					}
					if deadline.Sub(now) < 26*time.Second {
						t.Errorf("the deadline is %v away", deadline.Sub(now))
					}
					now = now.Add(c.every)
					n := min(c.chunk, left, len(b))
					left -= n
					return n, nil
				})}
			n, err := io.Copy(io.Discard, p)
			if !errors.Is(err, c.want) || err == nil && n != int64(c.total) || err != nil && p.err == nil {
				t.Errorf("%d bytes, %v, want %v", n, err, c.want)
			}
		})
	}
	if !isSlow(os.ErrDeadlineExceeded) {
		t.Error("silence is slow")
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

func TestReadSmall(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 4096, 4097, 65_535, 65_536, 65_537, 200_000} {
		want := bytes.Repeat([]byte("0123456789"), n/10+1)[:n]
		r := bytes.NewReader(want)
		b, whole, err := readSmall(r)
		if err != nil || whole != (n < small) || !bytes.Equal(*b, want[:min(n, small)]) || cap(*b) > small {
			t.Errorf("%d: %d bytes of %d, whole %v, %v", n, len(*b), cap(*b), whole, err)
		}
		if n < 4096 && cap(*b) > small {
			t.Errorf("%d bytes take %d", n, cap(*b))
		}
		giveBack(b)
	}
}
