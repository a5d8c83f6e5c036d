// SPDX-License-Identifier: Apache-2.0

package posttest

import (
	"bytes"
	"context"
	"fmt"
	"sync"

	"ordergate/gateway/post"
)

// Memory is an ERP in memory with a native key, a post.Target for tests. Its
// zero value is ready.
type Memory struct {
	mu     sync.Mutex
	orders map[string]*stored
	sent   map[string]int
	// Before, when set, is asked before an order is stored: an answer with a
	// Result is given instead of storing it. It is called without a lock held.
	Before func(req post.Request) post.Answer
	// After, when set, may change the answer to an order that was stored: an
	// Unknown makes it a lost one.
	After func(req post.Request, a post.Answer) post.Answer
}

type stored struct {
	json   []byte
	answer post.Answer
}

var _ post.Batcher = (*Memory)(nil)

// Post implements post.Target.
func (m *Memory) Post(ctx context.Context, req post.Request) post.Answer {
	if err := context.Cause(ctx); err != nil {
		return post.Answer{Result: post.Retry, Reason: err.Error()}
	}
	if m.Before != nil {
		if a := m.Before(req); a.Result != "" {
			return a
		}
	}
	a := m.store(req)
	if m.After != nil {
		a = m.After(req, a)
	}
	return a
}

func (m *Memory) store(req post.Request) post.Answer {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.orders == nil {
		m.orders, m.sent = map[string]*stored{}, map[string]int{}
	}
	m.sent[req.Key]++
	if s := m.orders[req.Key]; s != nil {
		if !bytes.Equal(s.json, req.JSON) {
			return post.Answer{Result: post.Refused, Reason: "The key was used for another order."}
		}
		return s.answer
	}
	s := &stored{json: req.JSON, answer: post.Answer{Result: post.Posted, ERPOrderNumber: fmt.Sprintf("SO-%04d", len(m.orders)+1), Location: "memory"}}
	m.orders[req.Key] = s
	return s.answer
}

// PostBatch implements post.Batcher.
func (m *Memory) PostBatch(ctx context.Context, reqs []post.Request) []post.Answer {
	out := make([]post.Answer, len(reqs))
	for i, r := range reqs {
		out[i] = m.Post(ctx, r)
	}
	return out
}

// LookUp implements post.Target.
func (m *Memory) LookUp(_ context.Context, req post.Request) post.Answer {
	m.mu.Lock()
	defer m.mu.Unlock()
	if s := m.orders[req.Key]; s != nil {
		return s.answer
	}
	return post.Answer{Result: post.Retry, Reason: "The ERP does not have the order."}
}

// Count says how many orders of the key there are: none or one.
func (m *Memory) Count(key string) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.orders[key] != nil {
		return 1
	}
	return 0
}

// Sent says how often an order of the key was sent.
func (m *Memory) Sent(key string) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.sent[key]
}

// Len says how many orders there are.
func (m *Memory) Len() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.orders)
}
