// SPDX-License-Identifier: Apache-2.0

package transporttest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/transports"
)

// Answer is what a peer has been told about a delivery.
type Answer string

// The answers.
const (
	Nothing Answer = ""
	Taken   Answer = "taken"   // it is ours now
	Refused Answer = "refused" // never send this again
	Later   Answer = "later"   // try again
)

// Lab is a transport with its peer. Its state outlives the transports that are
// made over it, as a disk outlives the processes.
type Lab interface {
	// Transport makes a transport over the lab's state: one life of the process.
	// The lives follow one another.
	Transport() transports.Transport
	// Deliver makes the peer send a payload under a name, in the background.
	// Each call is a delivery of its own.
	Deliver(name string, payload []byte) Delivery
}

// Wrapping is a Lab whose peer puts payloads into something: what the door is given
// holds the payload, it is not the payload itself.
type Wrapping interface {
	Lab
	// Content is the payload within what was taken.
	Content(taken []byte) []byte
}

// Delivery is a payload on its way, seen from the peer.
type Delivery interface {
	// Answer is what the peer knows now.
	Answer() Answer
	// Wait waits until the peer knows something.
	Wait(ctx context.Context) Answer
	// Retry makes the peer send the same delivery again, as it does when it was
	// told Later or nothing. It does nothing where the transport itself tries again.
	Retry()
	// Text is all that the peer was told, word for word.
	Text() string
}

const secret = "/srv/secret/path"

// wait bounds every wait of the suite; it is reached only when a test fails.
const wait = 5 * time.Minute

// Run runs the suite. lab makes a fresh lab for each test.
func Run(t *testing.T, lab func(t *testing.T) Lab) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, s *setup)
	}{
		{"bytes and envelope", testBytes},
		{"nothing is said before commit", testSilence},
		{"transient refusal of the payload", testTransientStage},
		{"transient failure of the commit", testTransientCommit},
		{"unknown error is not final", testUnknown},
		{"final refusal", testRefused},
		{"lost outcome has the same key", testLost},
		{"same name and bytes again is another delivery", testTwice},
		{"many at once", testMany},
		{"stop finishes what was begun", testDrain},
		{"a panic takes nobody along", testPanic},
		{"delivered between two lives", testBetween},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(context.Background(), wait)
			t.Cleanup(cancel)
			c.test(t, &setup{t: t, ctx: ctx, lab: lab(t), in: NewIntake()})
		})
	}
}

type setup struct {
	t   *testing.T
	ctx context.Context
	lab Lab
	in  *Intake
}

// serve begins a life; stop ends it and is called at the latest by the test's end.
func (s *setup) serve() (stop func()) {
	s.t.Helper()
	ctx, cancel := context.WithCancel(s.ctx)
	done := make(chan error, 1)
	tr := s.lab.Transport()
	if tr.Name() == "" {
		s.t.Error("a transport needs a name")
	}
	go func() { done <- tr.Serve(ctx, s.in) }()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			if err := <-done; err != nil {
				s.t.Errorf("Serve after its context ended: %v", err)
			}
		})
	}
	s.t.Cleanup(stop)
	return stop
}

// ends waits for an answer of a delivery, trying again as a peer does.
func (s *setup) ends(d Delivery) Answer {
	s.t.Helper()
	for {
		switch a := d.Wait(s.ctx); {
		case s.ctx.Err() != nil:
			s.t.Fatalf("no answer in time, the last one was %q", a)
		case a == Later || a == Nothing:
			d.Retry()
		default:
			return a
		}
	}
}

func (s *setup) want(d Delivery, want Answer) {
	s.t.Helper()
	if got := s.ends(d); got != want {
		s.t.Fatalf("the peer was told %q (%s), want %q", got, d.Text(), want)
	}
	if strings.Contains(d.Text(), secret) {
		s.t.Errorf("the peer was told our secrets: %s", d.Text())
	}
}

// one checks that just one message was taken, with these bytes.
func (s *setup) one(payload []byte) Message {
	s.t.Helper()
	taken := s.in.Taken()
	if len(taken) != 1 {
		s.t.Fatalf("%d messages were taken, want 1", len(taken))
	}
	if got := s.content(taken[0]); !bytes.Equal(got, payload) {
		s.t.Errorf("the payload has changed: %d bytes for %d", len(got), len(payload))
	}
	return taken[0]
}

// content is the payload of a message.
func (s *setup) content(m Message) []byte {
	if w, ok := s.lab.(Wrapping); ok {
		return w.Content(m.Payload)
	}
	return m.Payload
}

func testBytes(t *testing.T, s *setup) {
	s.serve()
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	payloads := map[string][]byte{
		"one byte.edi":     {0},
		"all-bytes.bin":    all,
		"no newline.edi":   []byte("ISA*00*"),
		"crlf and lf.edi":  []byte("a\r\nb\nc\rd\r\n.\r\n..\r\n"),
		"Größe – 注文.edi":   []byte("UNA:+.? '\n"),
		"large.edi":        bytes.Repeat([]byte("PO1*1*10*EA*1.50~\n"), 100_000),
		"zeros at the end": append([]byte("x"), make([]byte, 70_000)...),
	}
	for name, p := range payloads {
		s.want(s.lab.Deliver(name, p), Taken)
	}
	found := map[string]bool{}
	for _, m := range s.in.Taken() {
		found[string(s.content(m))] = true
		e := m.Envelope
		if e.Transport == "" || e.Connection == "" || e.Key == "" || e.ReceivedAt.IsZero() || e.ReceivedAt.Location() != time.UTC {
			t.Errorf("envelope %+v lacks transport, connection, key or time in UTC", e)
		}
	}
	for name, p := range payloads {
		if !found[string(p)] {
			t.Errorf("the bytes of %q did not come through", name)
		}
	}
	if len(found) != len(payloads) {
		t.Errorf("%d payloads came through, want %d", len(found), len(payloads))
	}
}

func testSilence(t *testing.T, s *setup) {
	at, pass := make(chan struct{}), make(chan struct{})
	s.in.OnStage = func(int, gateway.Envelope) error { at <- struct{}{}; <-pass; return nil }
	s.in.OnCommit = func(int, gateway.Envelope) (error, bool) { at <- struct{}{}; <-pass; return nil, false }
	s.serve()
	d := s.lab.Deliver("order.edi", []byte("ISA"))
	for _, where := range []string{"before it was staged", "before it was committed"} {
		select {
		case <-at:
		case <-s.ctx.Done():
			t.Fatal("nothing came")
		}
		if a := d.Answer(); a == Taken || a == Refused {
			t.Errorf("the peer was told %q %s", a, where)
		}
		pass <- struct{}{}
	}
	s.want(d, Taken)
	s.one([]byte("ISA"))
}

// failing lets the first two calls fail with err.
func failing(n int, err error) error {
	if n <= 2 {
		return err
	}
	return nil
}

func testTransientStage(t *testing.T, s *setup) {
	s.in.OnStage = func(n int, _ gateway.Envelope) error {
		return failing(n, &gateway.Error{Kind: gateway.Transient, Public: "disk full", Err: errors.New(secret)})
	}
	s.serve()
	s.want(s.lab.Deliver("order.edi", []byte("ISA")), Taken)
	s.one([]byte("ISA"))
}

func testTransientCommit(t *testing.T, s *setup) {
	s.in.OnCommit = func(n int, _ gateway.Envelope) (error, bool) {
		return failing(n, &gateway.Error{Kind: gateway.Transient, Public: "journal away", Err: errors.New(secret)}), false
	}
	s.serve()
	s.want(s.lab.Deliver("order.edi", []byte("ISA")), Taken)
	s.one([]byte("ISA"))
}

func testUnknown(t *testing.T, s *setup) {
	s.in.OnStage = func(n int, _ gateway.Envelope) error { return failing(n, errors.New(secret)) }
	s.serve()
	s.want(s.lab.Deliver("order.edi", []byte("ISA")), Taken)
	s.one([]byte("ISA"))
}

func testRefused(t *testing.T, s *setup) {
	s.in.OnStage = func(_ int, env gateway.Envelope) error {
		return &gateway.Error{Kind: gateway.Invalid, Public: "the payload is too large", Err: errors.New(secret)}
	}
	s.serve()
	d := s.lab.Deliver("order.edi", []byte("ISA"))
	s.want(d, Refused)
	if !strings.Contains(d.Text(), "the payload is too large") {
		t.Errorf("the peer was not told why: %q", d.Text())
	}
	if n := len(s.in.Taken()); n != 0 {
		t.Errorf("%d messages were taken", n)
	}
}

func testLost(t *testing.T, s *setup) {
	first := make(chan struct{})
	s.in.OnCommit = func(n int, _ gateway.Envelope) (error, bool) {
		if n > 1 {
			return nil, false
		}
		close(first)
		return &gateway.Error{Kind: gateway.Transient, Err: errors.New("outcome unknown")}, true
	}
	stop := s.serve()
	d := s.lab.Deliver("order.edi", []byte("ISA"))
	select {
	case <-first:
	case <-s.ctx.Done():
		t.Fatal("nothing came")
	}
	stop()
	if a := d.Answer(); a == Refused {
		t.Error("the peer was told never to come again")
	}
	s.serve()
	s.want(d, Taken)
	if m := s.one([]byte("ISA")); m.Commits < 2 {
		t.Errorf("committed %d times, want a repeat under the same key", m.Commits)
	}
}

func testTwice(t *testing.T, s *setup) {
	s.serve()
	for range 2 {
		s.want(s.lab.Deliver("order.edi", []byte("ISA")), Taken)
	}
	if n := len(s.in.Taken()); n != 2 {
		t.Errorf("%d messages, want 2", n)
	}
}

func testMany(t *testing.T, s *setup) {
	const n = 200
	s.serve()
	ds := make([]Delivery, n)
	for i := range ds {
		ds[i] = s.lab.Deliver(fmt.Sprintf("order-%d.edi", i), fmt.Appendf(nil, "order %d", i))
	}
	for _, d := range ds {
		s.want(d, Taken)
	}
	found := map[string]int{}
	for _, m := range s.in.Taken() {
		found[string(s.content(m))]++
	}
	for i := range ds {
		if c := found[fmt.Sprintf("order %d", i)]; c != 1 {
			t.Errorf("order %d was taken %d times", i, c)
		}
	}
}

func testDrain(t *testing.T, s *setup) {
	at, pass := make(chan struct{}, 1), make(chan struct{})
	s.in.OnCommit = func(int, gateway.Envelope) (error, bool) {
		select {
		case at <- struct{}{}:
		default:
		}
		<-pass
		return nil, false
	}
	stop := s.serve()
	d := s.lab.Deliver("order.edi", []byte("ISA"))
	select {
	case <-at:
	case <-s.ctx.Done():
		t.Fatal("nothing came")
	}
	stopped := make(chan struct{})
	go func() { stop(); close(stopped) }()
	close(pass)
	select {
	case <-stopped:
	case <-s.ctx.Done():
		t.Fatal("Serve does not return")
	}
	// Told or not: after another life it is taken, once.
	s.serve()
	s.want(d, Taken)
	s.one([]byte("ISA"))
}

func testPanic(t *testing.T, s *setup) {
	s.in.OnStage = func(n int, _ gateway.Envelope) error {
		if n == 1 {
			panic("a bug: " + secret)
		}
		return nil
	}
	s.serve()
	d1, d2 := s.lab.Deliver("one.edi", []byte("one")), s.lab.Deliver("two.edi", []byte("two"))
	s.want(d1, Taken)
	s.want(d2, Taken)
	if n := len(s.in.Taken()); n != 2 {
		t.Errorf("%d messages, want 2", n)
	}
}

func testBetween(t *testing.T, s *setup) {
	stop := s.serve()
	stop()
	d := s.lab.Deliver("order.edi", []byte("ISA"))
	if a := d.Answer(); a == Taken || a == Refused {
		t.Errorf("the peer was told %q by nobody", a)
	}
	s.serve()
	s.want(d, Taken)
	s.one([]byte("ISA"))
}
