// SPDX-License-Identifier: Apache-2.0

package gate_test

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
	"ordergate/transports/portal/gate"
)

func TestBodies(t *testing.T) {
	t.Parallel()
	b := gate.NewBodies(1<<20, 1)
	read := func(size int, length int64) (int, func(), error) {
		r := httptest.NewRequest("POST", "/", strings.NewReader(strings.Repeat("x", size)))
		r.ContentLength = length
		body, done, err := b.Read(httptest.NewRecorder(), r)
		return len(body), done, err
	}
	for _, c := range []struct {
		size   int
		length int64
		want   error
	}{{0, -1, nil}, {10, 10, nil}, {64 << 10, -1, nil}, {64<<10 + 1, -1, nil}, {1 << 20, -1, nil}, {1<<20 + 1, -1, gate.ErrTooLarge}, {10, 1<<20 + 1, gate.ErrTooLarge}} {
		n, done, err := read(c.size, c.length)
		done()
		if !errors.Is(err, c.want) || err == nil && n != c.size {
			t.Errorf("%+v: %d %v", c, n, err)
		}
	}
	// One large body holds the only place: another waits, small ones do not.
	_, done, err := read(100<<10, -1)
	if err != nil {
		t.Fatal(err)
	}
	if _, small, err := read(10, -1); err != nil {
		t.Error(err)
	} else {
		small()
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r := httptest.NewRequest("POST", "/", strings.NewReader(strings.Repeat("x", 100<<10))).WithContext(ctx)
	if _, _, err := b.Read(httptest.NewRecorder(), r); !errors.Is(err, context.Canceled) {
		t.Errorf("a second large body: %v", err)
	}
	done()
	if _, done, err = read(100<<10, -1); err != nil {
		t.Error(err)
	}
	done()
}

func TestCaller(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{{"192.0.2.1:99", "192.0.2.1 a"}, {"[::ffff:192.0.2.1]:1", "192.0.2.1 a"}, {"[2001:db8:1:2:3::4]:5", "2001:db8:1:2:: a"}, {"pipe", "pipe a"}} {
		if got := gate.Caller(c[0], "a"); got != c[1] {
			t.Errorf("%s: %s", c[0], got)
		}
	}
}

// TestWatch: ten wrong ones, then a wait that ends; many callers are not remembered
// for ever, and tell the audit trail no more than it can bear.
func TestWatch(t *testing.T) {
	t.Parallel()
	clock := gatewaytest.NewClock()
	w := gate.NewWatch(clock)
	for i := range 20 {
		if w.Wrong("a") != (i < 10) {
			t.Errorf("wrong %d", i)
		}
		if (w.Wait("a") > 0) != (i >= 9) {
			t.Errorf("wait after %d: %s", i, w.Wait("a"))
		}
	}
	clock.Add(10 * time.Minute)
	if w.Wait("a") != 0 {
		t.Error("it waits for ever")
	}
	w.Wrong("b")
	w.Right("b")
	told := 0
	for i := range 100_000 {
		if w.Wrong(fmt.Sprint(i)) {
			told++
		}
	}
	if told > 600 {
		t.Errorf("%d lines", told)
	}
	if gate.Remembered(w) > 4096 {
		t.Errorf("%d remembered", gate.Remembered(w))
	}
}
