// SPDX-License-Identifier: Apache-2.0

// Package posttest is the conformance suite of post.Target: whatever happens
// between us and the ERP, an order ends there once. Every target runs it, and
// so does Memory, the fake ERP that tests of the pipeline use.
package posttest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/post"
)

// Harness is a target and the ERP behind it, as the suite needs them.
type Harness struct {
	Target post.Target
	// Count says how many orders of a key the ERP has.
	Count func(key string) int
	// LoseAnswer makes the next post reach the ERP while its answer does not
	// come back. nil where that cannot happen.
	LoseAnswer func()
	// Unreachable cuts the ERP off until the returned function is called. nil
	// where that cannot happen.
	Unreachable func() (restore func())
}

// Request makes the request of an invented order.
func Request(key, number string) post.Request {
	order := &gateway.Order{Schema: gateway.OrderSchema, ID: number, IssueDate: "2026-11-20",
		OrderLine: []gateway.Line{
			{ID: "1", BuyersItemIdentification: "000447712", Quantity: gateway.MustDec("48"), UnitCode: "EA", Price: &gateway.Price{PriceAmount: gateway.MustDec("2.15")}},
			{ID: "2", BuyersItemIdentification: "000447720", Quantity: gateway.MustDec("5"), UnitCode: "XCS", Price: &gateway.Price{PriceAmount: gateway.MustDec("19.90")}},
		},
		Source: &gateway.Source{Partner: "bluebird", Station: "northwind"}}
	b, err := json.Marshal(order)
	if err != nil {
		panic("posttest: an order always marshals: " + err.Error())
	}
	return post.Request{Key: key, Attempt: 1, Order: order, JSON: b}
}

// Change makes the request of a change of an order posted before.
func Change(key, of, number, purpose string) post.Request {
	req := Request(key, number)
	req.Order.DocumentPurposeCode, req.Order.OrderReference = purpose, &gateway.OrderReference{ID: of}
	req.Order.OrderLine[0].Quantity, req.Order.OrderLine[0].ChangeCode = gateway.MustDec("60"), "QI"
	b, err := json.Marshal(req.Order)
	if err != nil {
		panic("posttest: an order always marshals: " + err.Error())
	}
	req.JSON = b
	return req
}

// Drive posts an order as the pipeline does, without its waits: an unknown
// outcome is looked up, and what was surely not done is done again. It gives up
// after 50 tries and returns the last answer.
func Drive(ctx context.Context, t post.Target, req post.Request) post.Answer {
	a := t.Post(ctx, req)
	for range 50 {
		switch a.Result {
		case post.Retry:
			req.Attempt++
			a = t.Post(ctx, req)
		case post.Unknown:
			req.Attempt++
			if a = t.LookUp(ctx, req); a.Result == post.Retry {
				a = t.Post(ctx, req)
			}
		default:
			return a
		}
	}
	return a
}

// Run runs the suite; open makes a fresh target with an empty ERP.
func Run(t *testing.T, open func(t *testing.T) Harness) {
	tests := []struct {
		name string
		run  func(t *testing.T, h Harness)
	}{
		{"posted", posted},
		{"same key twice", twice},
		{"same key at once", atOnce},
		{"keys do not mix", mixed},
		{"look up what is not there", missing},
		{"answer lost", lost},
		{"unreachable", unreachable},
		{"cancelled before", cancelled},
		{"cancelled mid-way", midway},
		{"batch", batch},
		{"changed", changed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { tt.run(t, open(t)) })
	}
}

func want(t *testing.T, h Harness, a post.Answer, r post.Result, key string, count int) {
	t.Helper()
	if a.Result != r {
		t.Errorf("%s: %s (%s), want %s", key, a.Result, a.Reason, r)
	}
	if a.Result != post.Posted && a.Reason == "" {
		t.Errorf("%s: %s without a reason", key, a.Result)
	}
	if n := h.Count(key); n != count {
		t.Errorf("%s: the ERP has %d orders, want %d", key, n, count)
	}
}

func posted(t *testing.T, h Harness) {
	want(t, h, h.Target.Post(t.Context(), Request("k-1", "4500017731")), post.Posted, "k-1", 1)
}

func twice(t *testing.T, h Harness) {
	req := Request("k-1", "4500017731")
	first := h.Target.Post(t.Context(), req)
	req.Attempt = 2
	second := h.Target.Post(t.Context(), req)
	want(t, h, second, post.Posted, "k-1", 1)
	if first.ERPOrderNumber != second.ERPOrderNumber {
		t.Errorf("the numbers differ: %q and %q", first.ERPOrderNumber, second.ERPOrderNumber)
	}
	if a := h.Target.LookUp(t.Context(), req); a.Result != post.Posted && a.Result != post.Retry {
		t.Errorf("a posted order is looked up as %s (%s)", a.Result, a.Reason)
	} else if a.Result == post.Retry { // the target says that the same key is safe: then it must be
		want(t, h, h.Target.Post(t.Context(), req), post.Posted, "k-1", 1)
	}
}

func atOnce(t *testing.T, h Harness) {
	var wg sync.WaitGroup
	answers := make([]post.Answer, 8)
	for i := range answers {
		wg.Go(func() { answers[i] = Drive(t.Context(), h.Target, Request("k-1", "4500017731")) })
	}
	wg.Wait()
	for _, a := range answers {
		want(t, h, a, post.Posted, "k-1", 1)
		if a.ERPOrderNumber != answers[0].ERPOrderNumber {
			t.Errorf("the numbers differ: %q and %q", a.ERPOrderNumber, answers[0].ERPOrderNumber)
		}
	}
}

func mixed(t *testing.T, h Harness) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	numbers := map[string]string{}
	for i := range 32 {
		wg.Go(func() {
			key := fmt.Sprintf("k-%d", i)
			// The same order number under other keys: another partner's.
			a := Drive(t.Context(), h.Target, Request(key, "4711"))
			mu.Lock()
			defer mu.Unlock()
			want(t, h, a, post.Posted, key, 1)
			if other := numbers[a.ERPOrderNumber]; a.ERPOrderNumber != "" && other != "" {
				t.Errorf("%s and %s are both %s", key, other, a.ERPOrderNumber)
			}
			numbers[a.ERPOrderNumber] = key
		})
	}
	wg.Wait()
}

func missing(t *testing.T, h Harness) {
	want(t, h, h.Target.LookUp(t.Context(), Request("k-1", "4500017731")), post.Retry, "k-1", 0)
}

func lost(t *testing.T, h Harness) {
	if h.LoseAnswer == nil {
		t.Log("this target cannot lose an answer")
		return
	}
	h.LoseAnswer()
	req := Request("k-1", "4500017731")
	if a := h.Target.Post(t.Context(), req); a.Result != post.Unknown {
		t.Errorf("a post without an answer is %s (%s), want unknown", a.Result, a.Reason)
	}
	req.Attempt = 2
	want(t, h, Drive(t.Context(), h.Target, req), post.Posted, "k-1", 1)
}

func unreachable(t *testing.T, h Harness) {
	if h.Unreachable == nil {
		t.Log("this target is always reachable")
		return
	}
	restore := h.Unreachable()
	req := Request("k-1", "4500017731")
	a := h.Target.Post(t.Context(), req)
	if a.Result != post.Retry || a.Reason == "" {
		t.Errorf("an ERP that cannot be reached: %s (%s), want retry with a reason", a.Result, a.Reason)
	}
	if a := h.Target.LookUp(t.Context(), req); a.Result == post.Posted || a.Result == post.Refused {
		t.Errorf("looked up in an ERP that cannot be reached: %s", a.Result)
	}
	restore()
	want(t, h, Drive(t.Context(), h.Target, req), post.Posted, "k-1", 1)
}

var errStop = errors.New("we are stopping")

func cancelled(t *testing.T, h Harness) {
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errStop)
	req := Request("k-1", "4500017731")
	switch a := h.Target.Post(ctx, req); a.Result {
	case post.Retry:
		if n := h.Count("k-1"); n != 0 {
			t.Errorf("%d orders, and the target says that nothing was done", n)
		}
	case post.Unknown:
	default:
		t.Errorf("cancelled before it began: %s", a.Result)
	}
	req.Attempt = 2
	want(t, h, Drive(t.Context(), h.Target, req), post.Posted, "k-1", 1)
}

// midway cancels posts at all moments: when the ERP has the order, the target
// must not have said that nothing was done.
func midway(t *testing.T, h Harness) {
	for i := range 40 {
		key := fmt.Sprintf("k-%d", i)
		req := Request(key, "4500017731")
		ctx, cancel := context.WithTimeoutCause(t.Context(), time.Duration(i*i)*2*time.Microsecond, errStop)
		a := h.Target.Post(ctx, req)
		cancel()
		if a.Result == post.Retry && h.Count(key) != 0 {
			t.Errorf("%s is there, and the target said that nothing was done (%s)", key, a.Reason)
		}
		if a.Result == post.Refused {
			t.Errorf("%s: cancelled and refused (%s)", key, a.Reason)
		}
		req.Attempt = 2
		if a.Result == post.Unknown {
			if a = h.Target.LookUp(t.Context(), req); a.Result == post.Posted {
				want(t, h, a, post.Posted, key, 1)
				continue
			}
		}
		want(t, h, Drive(t.Context(), h.Target, req), post.Posted, key, 1)
	}
}

func batch(t *testing.T, h Harness) {
	b, ok := h.Target.(post.Batcher)
	if !ok {
		t.Log("this target has no batches")
		return
	}
	var reqs []post.Request
	for i := range 64 {
		reqs = append(reqs, Request(fmt.Sprintf("k-%d", i), fmt.Sprintf("45%08d", i)))
	}
	reqs = append(reqs, reqs[7]) // the same one twice
	single := h.Target.Post(t.Context(), reqs[3])
	answers := b.PostBatch(t.Context(), reqs)
	if len(answers) != len(reqs) {
		t.Fatalf("%d answers to %d requests", len(answers), len(reqs))
	}
	for i, a := range answers {
		want(t, h, a, post.Posted, reqs[i].Key, 1)
	}
	if answers[3].ERPOrderNumber != single.ERPOrderNumber || answers[3].Location != single.Location {
		t.Errorf("the batch answers %+v, the single post %+v", answers[3], single)
	}
	if got := b.PostBatch(t.Context(), nil); len(got) != 0 {
		t.Errorf("%d answers to nothing", len(got))
	}
}

// changed: a change and a cancellation have keys of their own; neither is taken
// for the order that they are about, nor found because that is there.
func changed(t *testing.T, h Harness) {
	want(t, h, h.Target.Post(t.Context(), Request("k-1", "4711")), post.Posted, "k-1", 1)
	for _, req := range []post.Request{Change("k-2", "k-1", "4711", "change"), Change("k-3", "k-1", "4711", "cancel")} {
		if a := h.Target.LookUp(t.Context(), req); a.Result == post.Posted {
			t.Errorf("%s is found before it was posted (%s)", req.Key, a.Reason)
		}
		want(t, h, Drive(t.Context(), h.Target, req), post.Posted, req.Key, 1)
		req.Attempt = 2
		want(t, h, Drive(t.Context(), h.Target, req), post.Posted, req.Key, 1)
	}
	want(t, h, Drive(t.Context(), h.Target, Request("k-1", "4711")), post.Posted, "k-1", 1)
}
