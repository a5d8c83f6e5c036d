// SPDX-License-Identifier: Apache-2.0

package folder_test

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"

	"ordergate/gateway"
	"ordergate/transports/folder"
	"ordergate/transports/transporttest"
)

func node(name string) func(*folder.Config) {
	return func(c *folder.Config) { c.Node = name }
}

// once fails the test unless each message was committed once only.
func once(t *testing.T, in *transporttest.Intake, want []string) {
	t.Helper()
	got := payloads(in)
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("taken: %s", diff)
	}
}

func TestTwoNodesOneFolder(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	in := transporttest.NewIntake()
	const n = 4000
	var want []string
	drop := func(from, to int) {
		for i := from; i < to; i++ {
			want = append(want, fmt.Sprintf("order %04d", i))
			p.drop(fmt.Sprintf("%04d.edi", i), want[i])
		}
	}
	drop(0, n/2)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	serving, stop := context.WithCancel(ctx)
	done := make(chan error, 2)
	for _, name := range []string{"a", "b"} {
		f := p.folder(node(name))
		go func() { done <- f.Serve(serving, in) }()
	}
	drop(n/2, n)
	if !in.Wait(ctx, func(m []transporttest.Message) bool { return len(m) >= n }) {
		t.Errorf("%d of %d taken", len(in.Taken()), n)
	}
	stop()
	for range 2 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	once(t, in, want)
	for _, m := range in.Taken() {
		if m.Commits != 1 {
			t.Errorf("%s was committed %d times", m.Envelope.FileName, m.Commits)
		}
	}
	if m := len(p.names("archive")); m != n {
		t.Errorf("%d files in the archive", m)
	}
	if entries, err := os.ReadDir(p.path("in", ".claimed")); err != nil || len(entries) != 0 {
		t.Errorf("nodes that ended in order left something: %v %v", entries, err)
	}
}

// A node dies at each point between claim and archive; it comes back, or another
// one takes over. Each file is taken once.
func TestDiesAtEveryPoint(t *testing.T) {
	t.Parallel()
	for _, point := range []string{"folder.claimed", "folder.staged", "folder.committed", "folder.archived"} {
		for _, heir := range []string{"a", "b"} {
			t.Run(point+" heir "+heir, func(t *testing.T) {
				t.Parallel()
				p := newPlace(t)
				in := transporttest.NewIntake()
				want := []string{"one", "two", "three"}
				for _, w := range want {
					p.drop(w+".edi", w)
				}
				dead := p.folder(node("a"), func(c *folder.Config) {
					c.Crash = func(at string) {
						if at == point {
							runtime.Goexit()
						}
					}
				}).Begin(in)
				passed := make(chan struct{})
				go func() { // a crash in the pass ends its goroutine too
					defer close(passed)
					dead.Pass()
				}()
				<-passed
				if point != "folder.claimed" { // there its work was never begun
					dead.Idle()
				}
				dead.Die()

				life := p.folder(node(heir)).Begin(in)
				defer life.End()
				life.Pass() // sees the lease, or its own claims
				life.Idle()
				if heir == "b" && point != "folder.archived" && len(p.names("archive")) != 0 {
					t.Error("taken over from a node that may be alive")
				}
				p.clock.Add(time.Minute)
				if err := life.Beat(); err != nil {
					t.Fatal(err)
				}
				life.Pass()
				life.Idle()
				once(t, in, want)
				if diff := cmp.Diff(map[string]string{"one.edi": "one", "two.edi": "two", "three.edi": "three"}, p.names("archive")); diff != "" {
					t.Error(diff)
				}
				if left := p.names("in"); len(left) != 0 {
					t.Errorf("left: %v", left)
				}
			})
		}
	}
}

// A node that was only asleep wakes after its claims were taken over, and
// commits: the same delivery.
func TestSleepingNode(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	in := transporttest.NewIntake()
	asleep, wake := make(chan struct{}), make(chan struct{})
	p.drop("one.edi", "one")
	var nap sync.Once
	sleeper := p.folder(node("a"), func(c *folder.Config) {
		c.Crash = func(at string) {
			if at == "folder.staged" {
				nap.Do(func() { close(asleep); <-wake })
			}
		}
	}).Begin(in)
	sleeper.Pass()
	<-asleep
	other := p.folder(node("b")).Begin(in)
	defer other.End()
	other.Pass()
	p.clock.Add(time.Minute)
	other.Pass()
	other.Idle()
	if n := len(in.Taken()); n != 1 {
		t.Fatalf("%d taken by the heir", n)
	}
	close(wake)
	sleeper.Idle()
	sleeper.Pass() // it goes on
	p.drop("two.edi", "two")
	sleeper.Pass()
	sleeper.Idle()
	sleeper.End()
	once(t, in, []string{"one", "two"})
	if n := len(p.names("archive")); n != 2 {
		t.Errorf("%d files in the archive", n)
	}
}

// A node that renews its lease keeps its claims, however long it holds them.
func TestLivingNodeKeepsItsClaims(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	in := transporttest.NewIntake()
	in.OnStage = func(int, gateway.Envelope) error { return &gateway.Error{Kind: gateway.Internal, Public: "a bug"} }
	p.drop("one.edi", "one")
	a := p.folder(node("a")).Begin(in)
	defer a.End()
	a.Pass()
	a.Idle()
	b := p.folder(node("b")).Begin(in)
	defer b.End()
	for range 20 {
		b.Pass()
		b.Idle()
		if err := a.Beat(); err != nil {
			t.Fatal(err)
		}
		p.clock.Add(30 * time.Second)
	}
	if stages, _ := in.Counts(); stages != 1 {
		t.Errorf("staged %d times", stages)
	}
	entries, err := os.ReadDir(p.path("in", ".claimed", "a"))
	if err != nil || len(entries) != 2 { // lease and batch
		t.Errorf("%v %v", entries, err)
	}
}

func TestNodeNameTwice(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	core, logs := observer.New(zapcore.ErrorLevel)
	in := transporttest.NewIntake()
	a := folder.New(p.config(), zap.New(core), p.clock).Begin(in)
	defer a.End()
	b := folder.New(p.config(), nil, p.clock).Begin(in)
	defer b.End()
	a.Pass()
	b.Pass()
	for range 3 {
		if err := a.Beat(); err != nil {
			t.Fatal(err)
		}
		if err := b.Beat(); err != nil {
			t.Fatal(err)
		}
	}
	if n := logs.Len(); n != 1 || !strings.Contains(logs.All()[0].Message, "node's name") {
		t.Errorf("said %d times", n)
	}
}
