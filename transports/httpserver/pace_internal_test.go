// SPDX-License-Identifier: Apache-2.0

package httpserver

import (
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
		{name: "trickles", chunk: 1, every: time.Second, total: 1000, rate: 1024, limit: 1 << 20, want: ErrSlow},
		{name: "stalls after a fast beginning", chunk: 500, every: time.Second, total: 100_000, rate: 1024, limit: 1 << 20, want: ErrSlow},
		{name: "any rate", chunk: 1, every: time.Second, total: 100, limit: 1 << 20},
		{name: "one byte too many", chunk: 100, every: 0, total: 1001, limit: 1000, want: ErrLarge},
		{name: "just as many", chunk: 100, every: 0, total: 1000, limit: 1000},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			now := time.Unix(0, 0)
			left := c.total
			var deadline time.Time
			p := &Pace{Idle: 30 * time.Second, Rate: c.rate, Left: c.limit, Now: func() time.Time { return now },
				Deadline: func(d time.Time) error { deadline = d; return nil },
				R: readerFunc(func(b []byte) (int, error) {
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
			if !errors.Is(err, c.want) || err == nil && n != int64(c.total) || err != nil && p.Err == nil {
				t.Errorf("%d bytes, %v, want %v", n, err, c.want)
			}
		})
	}
	if !IsSlow(os.ErrDeadlineExceeded) {
		t.Error("silence is slow")
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }
