// SPDX-License-Identifier: Apache-2.0

package deliver_test

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/deliver"
	"ordergate/gateway/journal"
	"ordergate/transports"
)

func (y *yard) actions(id string) (all []string) {
	y.t.Helper()
	err := y.store.View(context.Background(), func(tx *journal.Tx) error {
		lines, err := tx.AuditOfOutbound(id)
		all = nil
		for _, l := range lines {
			all = append(all, l.Actor+" "+l.Action)
		}
		return err
	})
	if err != nil {
		y.t.Fatal(err)
	}
	return all
}

func names(all []transports.Waiting) (out []string) {
	for _, w := range all {
		out = append(out, w.ID+" "+w.FileName)
	}
	return out
}

type memory struct{ *bytes.Reader }

func (memory) Close() error { return nil }

// newOutbox is a yard of a way that offers and one that sends.
func newOutbox(t *testing.T) (*yard, transports.Outbox) {
	y := newYard(t, map[string]transports.Sender{"acme": transports.Pickup{}, "push": sender(func(context.Context, transports.Outbound) error { return nil })},
		func(c *deliver.Config) {
			c.Blob = func(context.Context, string) (io.ReadSeekCloser, int64, error) {
				return memory{bytes.NewReader([]byte("small"))}, 5, nil
			}
		})
	return y, y.worker.Outbox()
}

// A partner that fetches is offered its documents; they are delivered when fetched.
func TestOutbox(t *testing.T) {
	t.Parallel()
	y, box := newOutbox(t)
	ctx := t.Context()
	y.put("acme", "X1", 5)
	y.put("acme", "X2", 5)
	y.put("push", "X3", 5)
	y.work(ctx)
	y.worker.Wait()
	all, err := box.Waiting(ctx, "acme", "", 10)
	if err != nil || !slices.Equal(names(all), []string{"X1 X1", "X2 X2"}) || !all[0].FetchedAt.IsZero() {
		t.Fatal(all, err)
	}
	if o := y.row("X1"); o.State != journal.OutboundOffered || o.Acknowledged != journal.AckNone || !o.SentAt.IsZero() || o.OfferedAt.IsZero() {
		t.Errorf("%+v", o)
	}
	if next, err := box.Waiting(ctx, "acme", "X1", 1); err != nil || !slices.Equal(names(next), []string{"X2 X2"}) {
		t.Error(next, err)
	}
	y.clock.Add(time.Hour)
	if n, oldest, err := y.worker.Unfetched(ctx, "acme", y.clock.Now().Add(-time.Minute)); err != nil || n != 2 || oldest.ID != "X1" {
		t.Error(n, oldest, err)
	}
	r, err := box.Open(ctx, "acme", "X1")
	if err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(r); err != nil || string(b) != "small" {
		t.Error(string(b), err)
	}
	for range 2 { // twice changes nothing
		if err := box.Fetched(ctx, "acme", "X1", "acme"); err != nil {
			t.Fatal(err)
		}
	}
	if o := y.row("X1"); o.State != journal.OutboundSent || !o.SentAt.Equal(y.clock.Now()) {
		t.Errorf("%+v", o)
	}
	for range 2 {
		if err := box.Remove(ctx, "acme", "X2", "acme"); err != nil {
			t.Fatal(err)
		}
	}
	if o := y.row("X2"); o.State != journal.OutboundSent {
		t.Errorf("%+v", o)
	}
	all, err = box.Waiting(ctx, "acme", "", 10)
	if err != nil || len(all) != 1 || all[0].FetchedAt.IsZero() {
		t.Error(all, err)
	}
	if _, err := box.Open(ctx, "acme", "X2"); err != nil {
		t.Error("one that was removed is not found any more:", err)
	}
	if got := y.actions("X1"); !slices.Equal(got, []string{"system wrote 855", "system offered", "acme fetched"}) {
		t.Error(got)
	}
	if got := y.actions("X2"); !slices.Equal(got, []string{"system wrote 855", "system offered", "acme removed from the outbox"}) {
		t.Error(got)
	}
}

// Nobody sees another's documents, or those that are not offered.
func TestOutboxIsOwn(t *testing.T) {
	t.Parallel()
	y, box := newOutbox(t)
	ctx := t.Context()
	y.put("acme", "X1", 5)
	y.put("push", "X2", 5)
	y.work(ctx)
	y.worker.Wait()
	for _, of := range []struct{ connection, id string }{{"push", "X1"}, {"push", "X2"}, {"acme", "X2"}, {"acme", "X9"}} {
		_, err := box.Open(ctx, of.connection, of.id)
		for _, err := range []error{err, box.Fetched(ctx, of.connection, of.id, "eve"), box.Remove(ctx, of.connection, of.id, "eve")} {
			if gateway.KindOf(err) != gateway.NotFound {
				t.Errorf("%v: %v", of, err)
			}
		}
	}
	if all, err := box.Waiting(ctx, "push", "", 10); err != nil || len(all) != 0 {
		t.Error(all, err)
	}
	if o := y.row("X1"); o.State != journal.OutboundOffered {
		t.Errorf("%+v", o)
	}
}

// What is offered can be sent again: the first is withdrawn, so that it is there once.
func TestResendOffered(t *testing.T) {
	t.Parallel()
	y, box := newOutbox(t)
	ctx := t.Context()
	y.put("acme", "X1", 5)
	y.work(ctx)
	y.worker.Wait()
	id, err := y.worker.Resend(ctx, "X1", "ann", "lost")
	if err != nil {
		t.Fatal(err)
	}
	y.work(ctx)
	y.worker.Wait()
	all, err := box.Waiting(ctx, "acme", "", 10)
	if err != nil || len(all) != 1 || all[0].ID != id {
		t.Fatal(all, err)
	}
	if o := y.row("X1"); o.State != journal.OutboundWithdrawn {
		t.Errorf("%+v", o)
	}
	if err := box.Fetched(ctx, "acme", "X1", "acme"); err != nil || y.row("X1").State != journal.OutboundWithdrawn {
		t.Error("fetching what was withdrawn changes it:", err)
	}
	if err := box.Fetched(ctx, "acme", id, "acme"); err != nil {
		t.Fatal(err)
	}
	if _, err := y.worker.Resend(ctx, id, "ann", "lost again"); err != nil {
		t.Error(err)
	}
}

// Two documents of one name lie there under two.
func TestOutboxNames(t *testing.T) {
	t.Parallel()
	y, box := newOutbox(t)
	ctx := t.Context()
	for _, id := range []string{"X-000001", "X-000002"} {
		err := y.store.Update(ctx, func(tx *journal.Tx) error {
			return deliver.Send(tx, journal.Outbound{ID: id, Station: "main", Partner: "acme", Kind: "855", Connection: "acme", FileName: "answer.edi", Size: 5,
				State: journal.OutboundPending, CreatedAt: tx.Now()})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	y.work(ctx)
	y.worker.Wait()
	all, err := box.Waiting(ctx, "acme", "", 10)
	if err != nil || len(all) != 2 || all[0].FileName == all[1].FileName || !strings.HasSuffix(all[1].FileName, ".edi") {
		t.Error(names(all), err)
	}
}
