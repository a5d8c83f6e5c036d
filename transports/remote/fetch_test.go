// SPDX-License-Identifier: Apache-2.0

package remote_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/pkg/sftp"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/transports"
	"ordergate/transports/remote"
	"ordergate/transports/transporttest"
)

// served is a connection that is served until end, or the test's end.
type served struct {
	t     *testing.T
	r     *remote.Remote
	looks atomic.Int64
	once  sync.Once
	stop  func()
}

func serve(t *testing.T, s remote.Settings, in transports.Intake) *served {
	t.Helper()
	v := &served{t: t}
	crash := s.Crash
	s.Crash = func(point string) {
		if crash != nil {
			crash(point)
		}
		if point == "remote.looked" {
			v.looks.Add(1)
		}
	}
	v.r = remote.New(s)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- v.r.Serve(ctx, in) }()
	v.stop = func() {
		v.once.Do(func() {
			cancel()
			if err := <-done; err != nil {
				t.Error(err)
			}
			v.r.Close()
		})
	}
	t.Cleanup(v.stop)
	return v
}

// rounds waits for some more whole looks.
func (v *served) rounds(n int64) {
	v.t.Helper()
	from := v.looks.Load()
	until(v.t, "looks", func() bool { return v.looks.Load() >= from+n+1 })
}

// says waits until the health says all of it.
func (v *served) says(words ...string) {
	v.t.Helper()
	until(v.t, fmt.Sprintf("%q in %q", words, v.r.Health().Text), func() bool {
		text := v.r.Health().Text
		for _, w := range words {
			if !strings.Contains(text, w) {
				return false
			}
		}
		return true
	})
}

func taken(in *transporttest.Intake, n int) func() bool {
	return func() bool { return len(in.Taken()) >= n }
}

func TestEnvelope(t *testing.T) {
	t.Parallel()
	g := newServer(t, hooks{})
	g.put("/out/850 für ACME.edi", "ISA", 7)
	s := g.settings()
	s.Station, s.Test = "main", true
	in := transporttest.NewIntake()
	v := serve(t, s, in)
	until(t, "the file", func() bool { return len(g.there("/out")) == 0 })
	v.stop()
	got := in.Taken()[0].Envelope
	if got.ReceivedAt.IsZero() {
		t.Error("no time")
	}
	got.ReceivedAt = time.Time{}
	want := gateway.Envelope{Transport: "remote", Connection: "acme-remote", Partners: []string{"acme"}, Station: "main", RemoteID: "acme", RemoteAddr: g.address,
		FileName: "850 für ACME.edi", Key: "/out/850%20f%C3%BCr%20ACME.edi 3 1700000007", Test: true}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A file is fetched when it is complete, by each way to know it.
func TestComplete(t *testing.T) {
	t.Parallel()
	t.Run("unchanged", func(t *testing.T) {
		t.Parallel()
		g := newServer(t, hooks{})
		g.put("/out/a.edi", "half", 1)
		s := g.settings()
		s.Fetch.Complete = remote.Unchanged
		grown := make(chan struct{})
		var once sync.Once
		s.Crash = func(point string) { // it grows after the first look
			if point == "remote.looked" {
				once.Do(func() { g.put("/out/a.edi", "half and whole", 2); close(grown) })
			}
		}
		in := transporttest.NewIntake()
		serve(t, s, in)
		<-grown
		until(t, "the file", taken(in, 1))
		if got := string(in.Taken()[0].Payload); got != "half and whole" {
			t.Errorf("took %q", got)
		}
	})
	t.Run("trigger", func(t *testing.T) {
		t.Parallel()
		g := newServer(t, hooks{})
		g.put("/out/a.edi", "a", 5)
		g.put("/out/a.done", "", 4) // of the file that was here before
		s := g.settings()
		s.Fetch.Complete, s.Fetch.Trigger, s.Fetch.Patterns = remote.Trigger, "{stem}.done", []string{"*.edi"}
		in := transporttest.NewIntake()
		v := serve(t, s, in)
		v.rounds(3)
		if n := len(in.Taken()); n != 0 {
			t.Fatalf("%d taken before the trigger", n)
		}
		g.put("/out/a.done", "", 6)
		until(t, "both gone", func() bool { return len(g.there("/out")) == 0 })
		if n := len(in.Taken()); n != 1 {
			t.Errorf("%d taken", n)
		}
	})
	t.Run("patterns and empty files", func(t *testing.T) {
		t.Parallel()
		g := newServer(t, hooks{})
		for _, name := range []string{"a.EDI", "b.edi.part", ".c.edi", "d.txt", "e.edi~"} {
			g.put("/out/"+name, name, 1)
		}
		g.put("/out/empty.edi", "", 1)
		g.put("/out/big.edi", strings.Repeat("x", 101), 1)
		s := g.settings()
		s.Fetch.Patterns, s.Fetch.MaxBytes = []string{"*.edi*"}, 100
		in := transporttest.NewIntake()
		v := serve(t, s, in)
		v.says("2 file(s) cannot be taken", "/out/big.edi: it has 101 bytes; 100 are taken at most.")
		if n := len(in.Taken()); n != 1 || len(g.there("/out")) != 6 {
			t.Errorf("%d taken, left %v", n, g.there("/out"))
		}
		g.put("/out/big.edi", "small", 2)
		g.put("/out/empty.edi", "filled", 2)
		until(t, "the mended ones", taken(in, 3))
		until(t, "health", func() bool { return v.r.Health().OK })
	})
}

// What a partner may not delete stays there, and is read once.
func TestDeleteDenied(t *testing.T) {
	t.Parallel()
	for _, after := range []string{remote.Delete, remote.Move} {
		t.Run(after, func(t *testing.T) {
			t.Parallel()
			g := newServer(t, hooks{remove: func(string) error { return sftp.ErrSSHFxPermissionDenied }, rename: func(string, string) error { return os.ErrPermission }})
			g.put("/out/a.edi", "a", 1)
			s := g.settings()
			s.Fetch.After = after
			if after == remote.Move {
				s.Fetch.MoveTo = "/done"
			}
			in := transporttest.NewIntake()
			v := serve(t, s, in)
			v.says("1 file(s) were taken and cannot be "+after+"d on the server", "they are not fetched again", "/out/a.edi", "ermission")
			v.rounds(3)
			if g.opened("/out/a.edi") != 1 || len(in.Taken()) != 1 {
				t.Errorf("opened %d times", g.opened("/out/a.edi"))
			}
			g.put("/out/a.edi", "b", 2) // written anew
			until(t, "the new one", taken(in, 2))
		})
	}
}

// Kept files are fetched once in all lives, as the journal remembers.
func TestKeep(t *testing.T) {
	t.Parallel()
	g := newServer(t, hooks{})
	s := g.settings()
	s.Fetch.After = remote.Keep
	m := newMemory()
	s.Memory = m
	in := transporttest.NewIntake()
	for life := range 3 {
		g.put(fmt.Sprintf("/out/%d.edi", life), fmt.Sprint(life), int64(life))
		v := serve(t, s, in)
		until(t, "the new one", taken(in, life+1))
		v.rounds(2)
		v.stop()
		for _, msg := range in.Taken() {
			m.known[msg.Envelope.Key] = true
		}
	}
	for life := range 3 {
		if n := g.opened(fmt.Sprintf("/out/%d.edi", life)); n != 1 {
			t.Errorf("%d.edi was opened %d times", life, n)
		}
	}
	if len(g.there("/out")) != 3 {
		t.Errorf("kept %v", g.there("/out"))
	}
}

// Another file in the place of one that was read is not deleted, and is a delivery of
// its own, also when size and second are the same.
func TestReplaced(t *testing.T) {
	t.Parallel()
	for name, at := range map[string]int64{"later": 2, "the same second": 1} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := newServer(t, hooks{})
			g.put("/out/a.edi", "one", 1)
			in := transporttest.NewIntake()
			s := g.settings()
			replaced := false
			s.Crash = func(point string) {
				if point == "remote.committed" && !replaced && at != 1 {
					replaced = true
					g.put("/out/a.edi", "two", at)
				}
				if point == "remote.settled" && !replaced {
					replaced = true
					g.put("/out/a.edi", "two", at)
				}
			}
			serve(t, s, in)
			until(t, "both", taken(in, 2))
			until(t, "nothing left", func() bool { return len(g.there("/out")) == 0 })
			if got := string(in.Taken()[1].Payload); got != "two" {
				t.Errorf("the second is %q", got)
			}
		})
	}
}

// Two nodes that look at one server take each file once.
func TestTwoNodes(t *testing.T) {
	t.Parallel()
	g := newServer(t, hooks{})
	const n = 60
	for i := range n {
		g.put(fmt.Sprintf("/out/%02d.edi", i), fmt.Sprint("order ", i), int64(i))
	}
	in := transporttest.NewIntake()
	a, b := serve(t, g.settings(), in), serve(t, g.settings(), in)
	until(t, "all", func() bool { return len(g.there("/out")) == 0 })
	a.rounds(1)
	b.rounds(1)
	if got := len(in.Taken()); got != n {
		t.Errorf("%d messages of %d files", got, n)
	}
	if !a.r.Health().OK || !b.r.Health().OK {
		t.Errorf("%q, %q", a.r.Health().Text, b.r.Health().Text)
	}
}

// A folder of 50,000 names is worked off in pieces, and those that are kept cost nothing.
func TestManyNames(t *testing.T) {
	t.Parallel()
	g := newServer(t, hooks{})
	m := newMemory()
	const kept = 50_000
	for i := range kept {
		name := fmt.Sprintf("/out/%05d.edi", i)
		g.put(name, "x", 1)
		m.known[fmt.Sprintf("%s 1 1700000001", name)] = true
	}
	g.put("/out/new.edi", "new", 2)
	s := g.settings()
	s.Fetch.After, s.Fetch.MaxFiles, s.Memory = remote.Keep, kept+1, m
	in := transporttest.NewIntake()
	serve(t, s, in)
	until(t, "the new one", taken(in, 1))
	if got := string(in.Taken()[0].Payload); got != "new" {
		t.Errorf("took %q", got)
	}
}

// A server that is away is waited for, and is said to be away, since when and why.
func TestAway(t *testing.T) {
	t.Parallel()
	g := newServer(t, hooks{})
	s := g.settings()
	s.URL = "sftp://acme@127.0.0.1:" + gatewaytest.FreePort(t)
	var mu sync.Mutex
	events := map[string]int{}
	s.Observe = func(_, event string) { mu.Lock(); events[event]++; mu.Unlock() }
	v := serve(t, s, transporttest.NewIntake())
	v.says("refuses connections", "port")
	if h := v.r.Health(); h.OK || h.Since.IsZero() || !h.Looked.IsZero() {
		t.Errorf("%+v", h)
	}
	mu.Lock()
	defer mu.Unlock()
	if events["away"] == 0 || events["look"] != 0 {
		t.Error(events)
	}
}

// A folder that is not there hinders no other.
func TestMissingFolder(t *testing.T) {
	t.Parallel()
	g := newServer(t, hooks{})
	g.put("/out/a.edi", "a", 1)
	s := g.settings()
	s.Fetch.Folders = []string{"/nowhere", "/out"}
	in := transporttest.NewIntake()
	v := serve(t, s, in)
	v.says("Folder /nowhere: The server has no such file or folder.")
	until(t, "the file", taken(in, 1))
}

// What moves may find another file under its name: nothing is overwritten.
func TestMoveNeverOverwrites(t *testing.T) {
	t.Parallel()
	g := newServer(t, hooks{})
	s := g.settings()
	s.Fetch.After, s.Fetch.MoveTo = remote.Move, "/done"
	in := transporttest.NewIntake()
	serve(t, s, in)
	for i := range 3 {
		g.put("/out/a.edi", fmt.Sprint(i), int64(i))
		until(t, "the move", func() bool { return len(g.there("/done")) == i+1 })
	}
	var got []string
	for v := range maps.Values(g.there("/done")) {
		got = append(got, v)
	}
	if len(got) != 3 {
		t.Errorf("%v", g.there("/done"))
	}
}

// A partner's own file that broke the session does not keep the others back.
func TestBrokenFile(t *testing.T) {
	t.Parallel()
	var g *gosrv
	g = newServer(t, hooks{read: func(name string, off int64) error {
		if name == "/out/0-bad.edi" {
			g.cut()
			return errors.New("cut")
		}
		return nil
	}})
	g.put("/out/0-bad.edi", "bad", 1)
	g.put("/out/1-good.edi", "good", 2)
	s := g.settings()
	in := transporttest.NewIntake()
	v := serve(t, s, in)
	until(t, "the good one", taken(in, 1))
	v.says("/out/0-bad.edi")
	if got := string(in.Taken()[0].Payload); got != "good" {
		t.Errorf("took %q", got)
	}
}
