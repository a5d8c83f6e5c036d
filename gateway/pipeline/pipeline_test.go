// SPDX-License-Identifier: Apache-2.0

package pipeline_test

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"
	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/gateway/partner"
	"ordergate/gateway/pipeline"
	"ordergate/gateway/post"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// flaky is a journal that refuses some writes.
type flaky struct {
	journal.Store
	refuse atomic.Int32
}

func (f *flaky) Update(ctx context.Context, fn func(tx *journal.Tx) error) error {
	if f.refuse.Load() > 0 {
		f.refuse.Add(-1)
		return errors.New("disk full")
	}
	return f.Store.Update(ctx, fn)
}

// counting is an ERP that breaks the journal behind it.
type counting struct {
	store  *flaky
	posts  atomic.Int32
	breaks int32
}

func (c *counting) Post(context.Context, post.Request) post.Answer {
	c.posts.Add(1)
	c.store.refuse.Store(c.breaks)
	return post.Answer{Result: post.Posted, ERPOrderNumber: "SO-1"}
}

func (c *counting) LookUp(context.Context, post.Request) post.Answer {
	return post.Answer{Result: post.Retry}
}

// TestPostedOnce: what the ERP answered is recorded when the journal can be
// written again; the order is not sent a second time for it.
func TestPostedOnce(t *testing.T) {
	t.Parallel()
	inner, err := journal.Open(t.Context(), journal.Config{URL: filepath.Join(t.TempDir(), "j.db")})
	if err != nil {
		t.Fatal(err)
	}
	store := &flaky{Store: inner}
	erp := &counting{store: store, breaks: 3}
	canonical, err := json.Marshal(&gateway.Order{ID: "4711", OrderLine: []gateway.Line{{ID: "1"}}})
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	var orders []journal.Order
	for _, id := range []string{"O1", "O2"} {
		orders = append(orders, journal.Order{ID: id, Kind: gateway.KindOrder, Number: id, KeyHash: id, First: true, State: journal.OrderReady, Answer: journal.AnswerNone, Revision: 1, CreatedAt: now, UpdatedAt: now})
	}
	err = inner.Update(t.Context(), func(tx *journal.Tx) error {
		for _, o := range orders {
			if err := errors.Join(tx.PutOrder(o), tx.PutRevision(journal.Revision{OrderID: o.ID, Revision: 1, Canonical: canonical, CreatedAt: now}),
				tx.Enqueue(journal.Job{Lane: o.Lane(), Kind: journal.KindPost, Ref: o.ID})); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	snapshot := &pipeline.Snapshot{Partners: &partner.Directory{}, Live: erp}
	e := pipeline.New(pipeline.Config{Node: "n", Poll: 5 * time.Millisecond}, pipeline.Parts{Store: store, Snapshot: func() *pipeline.Snapshot { return snapshot },
		Log: zap.NewNop(), Clock: gateway.SystemClock{}})
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	ran := make(chan error, 1)
	go func() { ran <- e.Run(ctx) }()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for posted := 0; posted < len(orders) && ctx.Err() == nil; <-tick.C {
		posted = 0
		err := inner.View(ctx, func(tx *journal.Tx) error {
			for _, o := range orders {
				got, err := tx.Order(o.ID)
				if err != nil {
					return err
				}
				if got.State == journal.OrderPosted {
					posted++
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	cancel()
	if err := errors.Join(<-ran, inner.Close()); err != nil {
		t.Fatal(err)
	}
	if n := erp.posts.Load(); n != 2 {
		t.Errorf("%d posts of 2 orders", n)
	}
}
