// SPDX-License-Identifier: Apache-2.0

package throttle_test

import (
	"fmt"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
	"ordergate/transports/sftp/throttle"
)

func guard() (*throttle.Guard, *gatewaytest.Clock) {
	clock := gatewaytest.NewClock()
	return throttle.New(throttle.Config{Failures: 3, Within: 10 * time.Minute, Ban: time.Hour, Now: clock.Now}), clock
}

func TestAddress(t *testing.T) {
	t.Parallel()
	g, clock := guard()
	for i := range 3 {
		if !g.Banned("a").IsZero() {
			t.Fatal("too early")
		}
		if banned, _ := g.Failed("a", "u"); banned != (i == 2) {
			t.Error(i, banned)
		}
	}
	if g.Banned("a").IsZero() || !g.Banned("b").IsZero() {
		t.Error("the wrong address is shut out")
	}
	clock.Add(time.Hour)
	if !g.Banned("a").IsZero() {
		t.Error("for ever")
	}
	g.Failed("a", "u")
	g.Failed("a", "u")
	clock.Add(11 * time.Minute) // those count no more
	if banned, _ := g.Failed("a", "u"); banned {
		t.Error("failures never get old")
	}
	g.Failed("c", "u")
	g.Failed("c", "u")
	g.Succeeded("c", "u")
	if banned, _ := g.Failed("c", "u"); banned {
		t.Error("a login that went well forgets nothing")
	}
}

// A user that is guessed at from everywhere is shut out, but not where it is at home.
func TestUser(t *testing.T) {
	t.Parallel()
	g, _ := guard()
	g.Succeeded("home", "u")
	for i := range 15 {
		_, blocked := g.Failed(fmt.Sprint(i), "u")
		if blocked != (i == 14) {
			t.Error(i, blocked)
		}
	}
	if g.Blocked("u", "99").IsZero() || !g.Blocked("u", "home").IsZero() || !g.Blocked("v", "99").IsZero() {
		t.Error("the wrong one is shut out")
	}
}

// However many come, those that are shut out stay so for as long as there is room.
func TestMany(t *testing.T) {
	t.Parallel()
	g, clock := guard()
	for i := range 100_000 {
		g.Failed(fmt.Sprint(i), fmt.Sprint(i))
		clock.Add(time.Millisecond)
	}
	for range 3 {
		g.Failed("last", "")
	}
	if g.Banned("last").IsZero() {
		t.Error("it counts no more")
	}
}

func TestNetwork(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]string{"192.0.2.1": "192.0.2.1", "::ffff:192.0.2.1": "192.0.2.1", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64", "fe80::1%eth0": "fe80::/64", "pipe": "pipe"} {
		if got := throttle.Network(host); got != want {
			t.Errorf("%s: %s, want %s", host, got, want)
		}
	}
}
