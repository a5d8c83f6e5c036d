// SPDX-License-Identifier: Apache-2.0

package journaltest

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
)

func exchangeIn(id, messageID string, state gateway.ExchangeState, at time.Time) gateway.Exchange {
	return gateway.Exchange{ID: id, Transport: "as2", Connection: "acme-as2", Partner: "acme", Station: "main", From: "ACME", To: "US", MessageID: messageID, State: state,
		Original: "0a", Receipt: "0b", Disposition: "processed", MIC: "x, sha-256", ReceiptURL: "http://a/", Facts: []byte(`{"a":1}`), Messages: []string{"M1", "M2"}, At: at, ReceiptAt: at}
}

func put(t testing.TB, s journal.Store, x gateway.Exchange) (first *gateway.Exchange) {
	t.Helper()
	update(t, s, func(tx *journal.Tx) (err error) { first, err = tx.PutExchange(x); return err })
	return first
}

// exchanges: what came in is processed once; failed ones do not stand in the way.
func exchanges(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	now := clock.Now()
	const id = "<1@acme>"
	failed := exchangeIn("E1", id, gateway.ExchangeFailed, now)
	processed := exchangeIn("E2", id, gateway.ExchangeProcessed, now)
	odd := exchangeIn("E4", "\xff\x00 id", gateway.ExchangeProcessed, now)
	odder := exchangeIn("E5", "\xfe\x00 id", gateway.ExchangeProcessed, now)
	elsewhere := exchangeIn("E6", id, gateway.ExchangeProcessed, now)
	elsewhere.Connection = "other"
	for _, x := range []gateway.Exchange{failed, processed, odd, odder, elsewhere} {
		if first := put(t, s, x); first != nil {
			t.Errorf("%s is %s", x.ID, first.ID)
		}
	}
	for _, x := range []gateway.Exchange{exchangeIn("E3", id, gateway.ExchangeProcessed, now), processed} {
		if diff := cmp.Diff(&processed, put(t, s, x)); diff != "" {
			t.Errorf("again as %s (-want +got):\n%s", x.ID, diff)
		}
	}
	if first := put(t, s, exchangeIn("E7", id, gateway.ExchangeFailed, now)); first != nil {
		t.Errorf("a failed repeat is %s", first.ID)
	}
	update(t, s, func(tx *journal.Tx) error {
		_, err := tx.PutMessage(journal.Message{ID: "M1", Envelope: gateway.Envelope{Connection: "acme-as2", Key: "k"}, Exchange: "E2", State: journal.MessageTaken})
		return errors.Join(err, tx.PutOutbound(journal.Outbound{ID: "X9", Kind: "MDN", Exchange: "E2", State: journal.OutboundPending}))
	})
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		for _, x := range []gateway.Exchange{processed, odd, odder} {
			got, err := tx.ProcessedExchange(x.Connection, x.From, x.To, x.MessageID)
			if diff := cmp.Diff(&x, got); err != nil || diff != "" {
				return fmt.Errorf("processed (-want +got):\n%s%w", diff, err)
			}
		}
		none, err := tx.ProcessedExchange("acme-as2", "acme", "US", id)
		if err != nil || none != nil {
			return fmt.Errorf("in other capitals: %v %w", none, err)
		}
		x, err := tx.ExchangeOfMessage("M1")
		m, err2 := tx.Message("M1")
		o, err3 := tx.Outbound("X9")
		if err := errors.Join(err, err2, err3); err != nil || x == nil || x.ID != "E2" || m.Exchange != "E2" || o.Exchange != "E2" {
			return fmt.Errorf("of a message: %v %v %v %w", x, m, o, err)
		}
		if _, err := tx.Exchange("E9"); !errors.Is(err, journal.ErrNotFound) {
			return fmt.Errorf("not there: %w", err)
		}
		n, oldest, err := tx.ExchangesIn(gateway.ExchangeFailed, now)
		if err != nil || n != 2 || oldest.ID != "E1" {
			return fmt.Errorf("failed: %d %v %w", n, oldest, err)
		}
		n, oldest, err = tx.ExchangesIn(gateway.ExchangeFailed, now.Add(time.Second))
		if err != nil || n != 0 || oldest != nil {
			return fmt.Errorf("failed later: %d %v %w", n, oldest, err)
		}
		return nil
	}))
	for _, c := range []struct {
		name string
		want []string
	}{{id, []string{"E1", "E2", "E6", "E7"}}, {"M1", []string{"E2"}}, {"X9", []string{"E2"}}, {"E1", []string{"E1"}}, {"", nil}} {
		if diff := cmp.Diff(c.want, ids(t, s, func(tx *journal.Tx) ([]gateway.Exchange, error) { return tx.ExchangesNamed(c.name) })); diff != "" {
			t.Errorf("named %q (-want +got):\n%s", c.name, diff)
		}
	}
	processedRace(t, s, now)
}

// processedRace: of repeats that come at the same time one is processed.
func processedRace(t *testing.T, s journal.Store, now time.Time) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	said := map[string]int{}
	for i := range 20 {
		wg.Go(func() {
			id := fmt.Sprintf("R%d", i)
			if first := put(t, s, exchangeIn(id, "<race@acme>", gateway.ExchangeProcessed, now)); first != nil {
				id = first.ID
			}
			mu.Lock()
			defer mu.Unlock()
			said[id]++
		})
	}
	wg.Wait()
	if len(said) != 1 {
		t.Errorf("several were first: %v", said)
	}
}

func ids(t testing.TB, s journal.Store, list func(tx *journal.Tx) ([]gateway.Exchange, error)) (out []string) {
	t.Helper()
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		xs, err := list(tx)
		out = nil
		for _, x := range xs {
			out = append(out, x.ID)
		}
		return err
	}))
	return out
}

// sentExchanges: a document has one exchange, and its state never goes back.
func sentExchanges(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	now := clock.Now()
	out := func(id, outbound string) gateway.Exchange {
		return gateway.Exchange{ID: id, Outgoing: true, Transport: "as2", Connection: "acme-as2", Partner: "acme", From: "US", To: "ACME", MessageID: "<" + outbound + "@us>",
			State: gateway.ExchangePrepared, Original: "0a", Outbound: outbound, At: now}
	}
	for _, x := range []gateway.Exchange{out("E1", "X1"), out("E3", "X3"), exchangeIn("E4", "<X1@us>", gateway.ExchangeProcessed, now.Add(-time.Hour))} {
		if first := put(t, s, x); first != nil {
			t.Fatalf("%s is %s", x.ID, first.ID)
		}
	}
	if first := put(t, s, out("E2", "X1")); first == nil || first.ID != "E1" {
		t.Errorf("a second exchange of a document: %v", first)
	}
	settle := func(state gateway.ExchangeState, receipt string) (moved bool) {
		x := out("E1", "X1")
		x.State, x.Receipt, x.Due, x.Reason = state, receipt, now.Add(time.Hour), string(state)
		update(t, s, func(tx *journal.Tx) (err error) { moved, err = tx.SettleExchange(&x); return err })
		return moved
	}
	for i, step := range []struct {
		state gateway.ExchangeState
		moved bool
	}{{gateway.ExchangeOverdue, false}, {gateway.ExchangeSent, true}, {gateway.ExchangeSent, false}, {gateway.ExchangeOverdue, true}, {gateway.ExchangeSent, false},
		{gateway.ExchangeRefused, true}, {gateway.ExchangeConfirmed, false}, {gateway.ExchangeOverdue, false}, {gateway.ExchangeSent, false}, {gateway.ExchangeRefused, false}} {
		if moved := settle(step.state, fmt.Sprint(i)); moved != step.moved {
			t.Errorf("step %d to %s: %v", i, step.state, moved)
		}
	}
	if err := s.Update(t.Context(), func(tx *journal.Tx) error {
		_, err := tx.SettleExchange(&gateway.Exchange{ID: "E4", State: gateway.ExchangeProcessed})
		return err
	}); gateway.KindOf(err) != gateway.Internal {
		t.Errorf("settling what came in: %v", err)
	}
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		x, err := tx.ExchangeOf("X1")
		if err != nil || x == nil || x.State != gateway.ExchangeRefused || x.Receipt != "5" || !x.Due.Equal(now.Add(time.Hour)) {
			return fmt.Errorf("settled: %+v %w", x, err)
		}
		sent, err := tx.SentExchange([]string{"other", "acme-as2"}, "<X1@us>")
		if err != nil || sent == nil || sent.ID != "E1" {
			return fmt.Errorf("by its message id: %+v %w", sent, err)
		}
		for _, by := range [][]string{nil, {"other"}} {
			if none, err := tx.SentExchange(by, "<X1@us>"); err != nil || none != nil {
				return fmt.Errorf("by %v: %+v %w", by, none, err)
			}
		}
		n, oldest, err := tx.ExchangesIn(gateway.ExchangeRefused, time.Time{})
		if err != nil || n != 1 || oldest.ID != "E1" {
			return fmt.Errorf("refused: %d %v %w", n, oldest, err)
		}
		return nil
	}))
	list := func(f journal.ExchangeFilter) []string {
		f.Limit = 2
		return ids(t, s, func(tx *journal.Tx) ([]gateway.Exchange, error) { return tx.ExchangeList(f) })
	}
	for _, c := range []struct {
		name   string
		filter journal.ExchangeFilter
		want   []string
	}{
		{"all", journal.ExchangeFilter{}, []string{"E4", "E3"}},
		{"before", journal.ExchangeFilter{Before: "E3"}, []string{"E1"}},
		{"out", journal.ExchangeFilter{Direction: "out", Partner: "acme"}, []string{"E3", "E1"}},
		{"in", journal.ExchangeFilter{Direction: "in"}, []string{"E4"}},
		{"state", journal.ExchangeFilter{State: gateway.ExchangeRefused}, []string{"E1"}},
		{"since", journal.ExchangeFilter{Since: now}, []string{"E3", "E1"}},
		{"nobody", journal.ExchangeFilter{Partner: "globex"}, nil},
	} {
		if diff := cmp.Diff(c.want, list(c.filter)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// proof outlives the payloads of finished messages.
func proof(t *testing.T, s journal.Store, clock *gatewaytest.Clock) {
	old := clock.Now().Add(-1000 * time.Hour)
	update(t, s, func(tx *journal.Tx) error {
		for _, sha := range []string{"0a", "0b"} {
			if _, err := tx.PutMessage(journal.Message{ID: "M" + sha, SHA256: sha, State: journal.MessageRead, Envelope: gateway.Envelope{Key: sha, ReceivedAt: old}}); err != nil {
				return err
			}
		}
		return errors.Join(tx.PutBlob("0a", 1, []byte("a")), tx.PutBlob("0b", 1, []byte("b")), tx.PutProof("0b", 1, []byte("b")), tx.PutProof("0c", 1, nil), tx.PutBlob("0c", 1, nil),
			tx.PutOutbound(journal.Outbound{ID: "X1", State: journal.OutboundPending}))
	})
	clock.Add(time.Hour)
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		payloads, err := tx.ExpiredPayloads(old.Add(time.Second), 10)
		none, err2 := tx.ExpiredProof(clock.Now().Add(-2*time.Hour), 10)
		proof, err3 := tx.ExpiredProof(clock.Now().Add(time.Hour), 10)
		if diff := cmp.Diff([][]string{{"0a"}, nil, {"0c"}}, [][]string{payloads, none, proof}); diff != "" {
			t.Errorf("payloads, proof then and proof now (-want +got):\n%s", diff)
		}
		return errors.Join(err, err2, err3)
	}))

	// What is found about a document, and when it was first tried.
	a, b := gateway.Finding{Code: "a.b.c", Severity: gateway.Hold, Message: "a"}, gateway.Finding{Code: "d.e.f", Severity: gateway.Hold, Message: "d"}
	update(t, s, func(tx *journal.Tx) error {
		return errors.Join(tx.Tried("X1", old), tx.Tried("X1", old.Add(time.Hour)), tx.AddOutboundFindings("X1", []gateway.Finding{a, b}), tx.AddOutboundFindings("X1", []gateway.Finding{b}, "a.b.c"))
	})
	must(t, s.View(t.Context(), func(tx *journal.Tx) error {
		o, err := tx.Outbound("X1")
		if err == nil && (len(o.Findings) != 1 || o.Findings[0].Code != "d.e.f" || !o.TriedAt.Equal(old)) {
			t.Errorf("%+v", o)
		}
		return err
	}))
}
