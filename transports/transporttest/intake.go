// SPDX-License-Identifier: Apache-2.0

// Package transporttest is the conformance suite that every transport passes:
// nothing is said before it is true, no byte changes, a repeat is known by its
// key, trouble of ours is never the sender's fault, and nothing is lost when the
// process stops or dies.
package transporttest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"sync"

	"ordergate/gateway"
	"ordergate/transports"
)

// Message is what an Intake has taken.
type Message struct {
	Envelope gateway.Envelope
	Payload  []byte
	Reply    []byte
	Commits  int // how often it was committed, repeats included
}

// Intake is a transports.Intake in memory that tests can make fail, block and
// lose its answers. It keeps the contract of the real one. It is safe for
// concurrent use.
type Intake struct {
	// OnStage, when set, is called before a payload is staged; its error is
	// Stage's. n counts calls from 1.
	OnStage func(n int, env gateway.Envelope) error
	// OnCommit, when set, is called before a payload is committed. Lost commits
	// and returns the error nevertheless: the answer was lost, not the payload.
	OnCommit func(n int, env gateway.Envelope) (err error, lost bool)

	mu      sync.Mutex
	stages  int
	commits int
	order   []string
	taken   map[string]*Message
	changed chan struct{}

	exchanges []gateway.Exchange
	ids       map[string]string // keys of messages by the ids that exchanges name
	pushed    []string
	kept      map[string][]byte
}

// NewIntake returns an Intake that takes everything but empty payloads.
func NewIntake() *Intake {
	return &Intake{taken: map[string]*Message{}, changed: make(chan struct{}), ids: map[string]string{}, kept: map[string][]byte{}}
}

// Taken lists what was taken, each delivery once, in order.
func (in *Intake) Taken() []Message {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.list()
}

func (in *Intake) list() []Message {
	var out []Message
	for _, id := range in.order {
		out = append(out, *in.taken[id])
	}
	return out
}

// Counts tells how often Stage and Commit were called.
func (in *Intake) Counts() (stages, commits int) {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.stages, in.commits
}

// Wait waits until ok says so of what was taken; false when ctx ended first.
func (in *Intake) Wait(ctx context.Context, ok func(taken []Message) bool) bool {
	for {
		in.mu.Lock()
		taken, changed := in.list(), in.changed
		in.mu.Unlock()
		if ok(taken) {
			return true
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return false
		}
	}
}

func (in *Intake) notify() {
	close(in.changed)
	in.changed = make(chan struct{})
}

// Stage implements transports.Intake.
func (in *Intake) Stage(ctx context.Context, env gateway.Envelope, r io.Reader) (transports.Staged, error) {
	in.mu.Lock()
	in.stages++
	n := in.stages
	in.notify()
	in.mu.Unlock()
	if in.OnStage != nil {
		if err := in.OnStage(n, env); err != nil {
			return nil, err
		}
	}
	payload, err := io.ReadAll(r)
	if err != nil {
		return nil, &gateway.Error{Op: "intake.stage", Kind: gateway.Transient, Public: "the payload broke off", Err: err}
	}
	if err := context.Cause(ctx); err != nil {
		return nil, &gateway.Error{Op: "intake.stage", Kind: gateway.Transient, Err: err}
	}
	if len(payload) == 0 {
		return nil, &gateway.Error{Op: "intake.stage", Kind: gateway.Invalid, Public: "the payload is empty"}
	}
	return &staged{in: in, env: env, payload: payload}, nil
}

type staged struct {
	in      *Intake
	env     gateway.Envelope
	payload []byte

	mu      sync.Mutex
	receipt *gateway.Receipt
}

func (s *staged) SHA256() string {
	sum := sha256.Sum256(s.payload)
	return hex.EncodeToString(sum[:])
}

func (s *staged) Size() int64 { return int64(len(s.payload)) }

func (s *staged) Discard() {}

func (s *staged) Commit(ctx context.Context, reply []byte) (gateway.Receipt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.receipt != nil {
		return *s.receipt, nil
	}
	in := s.in
	in.mu.Lock()
	in.commits++
	n := in.commits
	in.mu.Unlock()
	var err error
	lost := false
	if in.OnCommit != nil {
		err, lost = in.OnCommit(n, s.env)
	}
	if err == nil {
		err = context.Cause(ctx)
	}
	if err != nil && !lost {
		return gateway.Receipt{}, err
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	defer in.notify()
	id := s.env.Connection + "\x00" + s.env.Key
	m, again := in.taken[id], in.taken[id] != nil
	switch {
	case !again:
		m = &Message{Envelope: s.env, Payload: s.payload, Reply: slices.Clone(reply)}
		in.taken[id] = m
		in.order = append(in.order, id)
	case !bytes.Equal(m.Payload, s.payload):
		return gateway.Receipt{}, &gateway.Error{Op: "intake.commit", Kind: gateway.Conflict, Public: "this delivery was made before with other content"}
	}
	m.Commits++
	if lost {
		return gateway.Receipt{}, err
	}
	s.receipt = &gateway.Receipt{MessageID: fmt.Sprintf("M%d", slices.Index(in.order, id)+1), SHA256: s.SHA256(), Size: s.Size(), Again: again, Reply: m.Reply}
	return *s.receipt, nil
}
