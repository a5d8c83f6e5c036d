// SPDX-License-Identifier: Apache-2.0

package intake_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/transports"
)

func keep(t testing.TB, in *intake.Intake, b []byte) transports.Kept {
	t.Helper()
	k, err := in.Keep(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(struct{ io.Writer }{k}, bytes.NewReader(b)); err != nil {
		t.Fatal(err)
	}
	if err := k.Seal(); err != nil {
		t.Fatal(err)
	}
	return k
}

// taking is an AS2 message under an id, with payloads of some sizes.
func taking(t testing.TB, in *intake.Intake, id string, state gateway.ExchangeState, original, receipt []byte, sizes ...int) transports.Taking {
	t.Helper()
	k := transports.Taking{Original: keep(t, in, original), Receipt: keep(t, in, receipt),
		Exchange: gateway.Exchange{Transport: "as2", Connection: "acme-as2", Partner: "acme", Station: "main", From: "ACME", To: "US", MessageID: id, State: state, Disposition: "processed"}}
	for i, size := range sizes {
		env := gateway.Envelope{Transport: "as2", Connection: "acme-as2", Partners: []string{"acme"}, FileName: fmt.Sprintf("%d.edi", i), Key: fmt.Sprint(id, i)}
		s, err := in.Stage(context.Background(), env, bytes.NewReader(random(size)))
		if err != nil {
			t.Fatal(err)
		}
		k.Payloads = append(k.Payloads, s)
	}
	return k
}

func (h *house) exchanges() (out []gateway.Exchange) {
	h.t.Helper()
	err := h.journal.View(context.Background(), func(tx *journal.Tx) (err error) {
		out, err = tx.ExchangeList(journal.ExchangeFilter{Limit: 1000})
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return out
}

func TestKeep(t *testing.T) {
	t.Parallel()
	for _, size := range []int{0, 1, 64 << 10, 64<<10 + 1, 20 << 20} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			in := h.intake()
			b := random(size)
			k := keep(t, in, b)
			if k.SHA256() != digest(b) || k.Size() != int64(size) {
				t.Errorf("%d bytes, digest %s", k.Size(), k.SHA256())
			}
			for range 2 {
				r, err := k.Open()
				if err != nil {
					t.Fatal(err)
				}
				got, err := io.ReadAll(r)
				if err = errors.Join(err, r.Close()); err != nil || !bytes.Equal(got, b) {
					t.Errorf("%d bytes read back, %v", len(got), err)
				}
			}
			if _, err := k.Write([]byte("x")); gateway.KindOf(err) != gateway.Internal {
				t.Errorf("written after it was sealed: %v", err)
			}
			k.Discard()
			k.Discard()
			if n := h.spooled(); n != 0 {
				t.Errorf("%d spool files are left", n)
			}
			if _, err := k.Open(); err == nil {
				t.Error("read after it was discarded")
			}
			open, err := in.Keep(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if _, err := open.Write(b); err != nil {
				t.Fatal(err)
			}
			if _, err := open.Open(); gateway.KindOf(err) != gateway.Internal {
				t.Errorf("read before it was sealed: %v", err)
			}
			open.Discard()
			if n := h.spooled(); n != 0 {
				t.Errorf("%d spool files are left of what was not sealed", n)
			}
		})
	}
}

func TestKeepRefusals(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	if _, err := h.intake(func(c *intake.Config) { c.MinFree = 1 << 62 }).Keep(t.Context()); gateway.KindOf(err) != gateway.Transient {
		t.Errorf("a full disk: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	k, err := h.intake().Keep(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Write(random(1 << 20)); err != nil {
		t.Fatal(err)
	}
	cancel()
	for range 2 {
		if _, err := k.Write([]byte("x")); gateway.KindOf(err) != gateway.Transient {
			t.Errorf("cancelled: %v", err)
		}
	}
	if err := k.Seal(); gateway.KindOf(err) != gateway.Transient {
		t.Errorf("sealed: %v", err)
	}
	if n := h.spooled(); n != 0 {
		t.Errorf("%d spool files are left", n)
	}
}

func TestTakeExchange(t *testing.T) {
	t.Parallel()
	for _, size := range []int{100, 1 << 20} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			in := h.intake()
			original, receipt := random(size+1), random(size/2)
			k := taking(t, in, "<1@acme>", gateway.ExchangeProcessed, original, receipt, size, size+2)
			k.Push, k.Exchange.ReceiptURL = true, "http://acme/"
			x, again, err := in.Take(t.Context(), k)
			if err != nil || again {
				t.Fatalf("again %v, %v", again, err)
			}
			if stored := h.exchanges(); len(stored) != 1 || !cmp.Equal(stored[0], *x) || len(x.Messages) != 2 || !x.ReceiptAt.Equal(h.clock.Now()) {
				t.Fatalf("stored %+v\nreturned %+v", stored, x)
			}
			if !bytes.Equal(h.payload(x.Original), original) || !bytes.Equal(h.payload(x.Receipt), receipt) {
				t.Error("the proof has changed")
			}
			for i, id := range x.Messages {
				m, audit := h.message(id)
				if m.Exchange != x.ID || m.Size != int64(size+2*i) || len(audit) != 1+(1-i) || !bytes.Equal(h.payload(m.SHA256), random(size+2*i)) {
					t.Errorf("message %+v %+v", m, audit)
				}
			}
			// The receipt goes after the answer to the message.
			jobs, err := h.journal.Claim(t.Context(), journal.ClaimRequest{Node: "n", Kinds: []string{"read", "deliver"}, Limit: 10})
			later, err2 := h.journal.Claim(t.Context(), journal.ClaimRequest{Node: "n", Kinds: []string{"read", "deliver"}, Limit: 10, Now: h.clock.Now().Add(time.Second)})
			if jobs = append(jobs, later...); errors.Join(err, err2) != nil || len(jobs) != 3 || len(later) != 1 || later[0].Kind != journal.KindDeliver {
				t.Fatalf("jobs %+v %v", jobs, err)
			}
			var pushed *journal.Outbound
			err = h.journal.View(t.Context(), func(tx *journal.Tx) error {
				all, err := tx.OutboundOfMessage(x.Messages[0])
				if len(all) == 1 {
					pushed = &all[0]
				}
				return err
			})
			if err != nil || pushed == nil || pushed.Kind != transports.KindReceipt || pushed.Exchange != x.ID || pushed.SHA256 != x.Receipt || pushed.Connection != "acme-as2" {
				t.Errorf("pushed %+v %v", pushed, err)
			}
			if n := h.spooled(); n != 0 {
				t.Errorf("%d spool files are left", n)
			}
			found, err := in.Processed(t.Context(), "acme-as2", "ACME", "US", "<1@acme>")
			if diff := cmp.Diff(x, found); err != nil || diff != "" {
				t.Errorf("processed: %v\n%s", err, diff)
			}

			// A repeat stores nothing and tells of the first.
			second, again, err := h.intake().Take(t.Context(), taking(t, h.intake(), "<1@acme>", gateway.ExchangeProcessed, random(7), random(8), size, size+2))
			if diff := cmp.Diff(x, second); err != nil || !again || diff != "" {
				t.Errorf("a repeat: %v %v\n%s", again, err, diff)
			}
			if len(h.exchanges()) != 1 || len(h.messages()) != 2 {
				t.Error("a repeat was stored")
			}
		})
	}
}

// What failed may come again under its id, with the payloads of the first try.
func TestFailedExchange(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	in := h.intake()
	for range 2 {
		x, again, err := in.Take(t.Context(), taking(t, in, "<1@acme>", gateway.ExchangeFailed, []byte("original"), []byte("no")))
		if err != nil || again || x.State != gateway.ExchangeFailed {
			t.Fatalf("failed: %+v %v %v", x, again, err)
		}
		if found, err := in.Processed(t.Context(), "acme-as2", "ACME", "US", "<1@acme>"); err != nil || found != nil {
			t.Fatalf("processed: %v %v", found, err)
		}
	}
	x, again, err := in.Take(t.Context(), taking(t, in, "<1@acme>", gateway.ExchangeProcessed, []byte("original"), []byte("yes"), 10))
	if err != nil || again || len(x.Messages) != 1 {
		t.Fatalf("processed: %+v %v %v", x, again, err)
	}
	if n := len(h.exchanges()); n != 3 {
		t.Errorf("%d exchanges", n)
	}
	if _, _, err := in.Take(t.Context(), taking(t, in, "<2@acme>", gateway.ExchangeFailed, []byte("original"), []byte("no"), 10)); gateway.KindOf(err) != gateway.Internal {
		t.Errorf("a payload of what failed: %v", err)
	}
}

func TestTakeAgainAfterTrouble(t *testing.T) {
	t.Parallel()
	for _, size := range []int{100, 1 << 20} {
		for _, state := range []gateway.ExchangeState{gateway.ExchangeProcessed, gateway.ExchangeFailed} {
			for _, where := range []string{"before", "after"} {
				t.Run(fmt.Sprint(where, " ", size, " ", state), func(t *testing.T) {
					t.Parallel()
					h := newHouse(t)
					f := &faulty{Store: h.journal}
					in := h.intake(func(c *intake.Config) { c.Journal = f })
					var sizes []int
					if state == gateway.ExchangeProcessed {
						sizes = []int{size}
					}
					k := taking(t, in, "<1@acme>", state, random(size), random(size), sizes...)
					if where == "before" {
						f.before = errors.New("disk full")
					} else {
						f.after = journal.ErrOutcomeUnknown
					}
					if _, _, err := in.Take(t.Context(), k); gateway.KindOf(err) != gateway.Transient || strings.Contains(gateway.PublicText(err, ""), "full") {
						t.Fatalf("first try: %v", err)
					}
					x, again, err := in.Take(t.Context(), k)
					if err != nil || again {
						t.Fatalf("second try: %v %v", again, err)
					}
					if stored := h.exchanges(); len(stored) != 1 || stored[0].ID != x.ID || len(h.messages()) != len(sizes) {
						t.Errorf("stored %+v", stored)
					}
					if !bytes.Equal(h.payload(x.Original), random(size)) {
						t.Error("the original has changed")
					}
				})
			}
		}
	}
}

func TestTakeCrashPoints(t *testing.T) {
	t.Parallel()
	for _, point := range []string{"intake.spooled", "intake.kept", "intake.taken"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			const size = 1 << 20
			died := make(chan struct{})
			go func() {
				defer close(died)
				in := h.intake(func(c *intake.Config) {
					c.Crash = func(at string) {
						if at == point {
							runtime.Goexit()
						}
					}
				})
				_, _, _ = in.Take(context.Background(), taking(t, in, "<1@acme>", gateway.ExchangeProcessed, random(size), random(9), size+1))
			}()
			<-died
			in := h.intake()
			x, again, err := in.Take(t.Context(), taking(t, in, "<1@acme>", gateway.ExchangeProcessed, random(size), random(9), size+1))
			if err != nil || again != (point == "intake.taken") {
				t.Fatalf("again %v: %v", again, err)
			}
			if len(h.exchanges()) != 1 || len(h.messages()) != 1 || !bytes.Equal(h.payload(x.Original), random(size)) || !bytes.Equal(h.payload(h.messages()[0].SHA256), random(size+1)) {
				t.Errorf("%+v", x)
			}
		})
	}
}

// Repeats that come at the same time are taken once, and all learn of that one.
func TestTakeRace(t *testing.T) {
	t.Parallel()
	t.Run("SQLite", func(t *testing.T) {
		t.Parallel()
		takeRace(t, newHouse(t))
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		t.Parallel()
		cluster, err := gatewaytest.StartPostgres()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(cluster.Stop)
		takeRace(t, newHouseOn(t, cluster.Database(t)))
	})
}

func takeRace(t *testing.T, h *house) {
	in := h.intake()
	const ids, each = 20, 6
	var mu sync.Mutex
	var wg sync.WaitGroup
	taken, firsts := map[string]map[string]bool{}, map[string]int{}
	for i := range ids * each {
		wg.Go(func() {
			id := fmt.Sprint(i % ids)
			x, again, err := in.Take(context.Background(), taking(t, in, id, gateway.ExchangeProcessed, []byte("original "+id), []byte("receipt"), 100, 200))
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				t.Error(err)
				return
			}
			if taken[id] == nil {
				taken[id] = map[string]bool{}
			}
			taken[id][x.ID] = true
			if !again {
				firsts[id]++
			}
		})
	}
	wg.Wait()
	for id, xs := range taken {
		if len(xs) != 1 || firsts[id] != 1 {
			t.Errorf("message id %s: exchanges %v, %d first", id, xs, firsts[id])
		}
	}
	if n, m := len(h.exchanges()), len(h.messages()); n != ids || m != 2*ids {
		t.Errorf("%d exchanges, %d messages", n, m)
	}
}
