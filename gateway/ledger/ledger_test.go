// SPDX-License-Identifier: Apache-2.0

package ledger_test

import (
	"context"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"go.uber.org/goleak"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/gateway/ledger"
	"ordergate/transports"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

type house struct {
	t       *testing.T
	clock   *gatewaytest.Clock
	journal journal.Store
	in      *intake.Intake
	vault   *blob.Vault
}

func newHouse(t *testing.T) *house {
	t.Helper()
	dir := t.TempDir()
	h := &house{t: t, clock: gatewaytest.NewClock()}
	var err error
	if h.journal, err = journal.Open(context.Background(), journal.Config{URL: filepath.Join(dir, "j.db"), Clock: h.clock}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.journal.Close(); err != nil {
			t.Error(err)
		}
	})
	files, err := blob.NewFiles(filepath.Join(dir, "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	h.vault = blob.New(h.journal, files, 0)
	if h.in, err = intake.New(intake.Config{Journal: h.journal, Vault: h.vault, Dir: filepath.Join(dir, "spool"), MinFree: -1, Clock: h.clock}); err != nil {
		t.Fatal(err)
	}
	h.update(func(tx *journal.Tx) error {
		if err := tx.PutOrder(journal.Order{ID: "O1", MessageID: "M1", Number: "4711", KeyHash: "k", First: true, State: journal.OrderPosted, Answer: journal.AnswerNone}); err != nil {
			return err
		}
		return tx.PutOutbound(journal.Outbound{ID: "X1", Partner: "acme", Kind: "855", Control: "000000007", MessageID: "M1", OrderIDs: []string{"O1"}, FileName: "855.edi",
			Connection: "acme-as2", State: journal.OutboundPending})
	})
	return h
}

func (h *house) ledger(crash ...string) *ledger.Ledger {
	return ledger.New(ledger.Config{Journal: h.journal, Vault: h.vault, Keeper: h.in.Keep, Clock: h.clock, Crash: func(point string) {
		if slices.Contains(crash, point) {
			runtime.Goexit()
		}
	}})
}

func (h *house) update(fn func(tx *journal.Tx) error) {
	h.t.Helper()
	if err := h.journal.Update(context.Background(), fn); err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) kept(text string) transports.Kept {
	h.t.Helper()
	k, err := h.in.Keep(context.Background())
	if err == nil {
		_, err = io.WriteString(k, text)
	}
	if err == nil {
		err = k.Seal()
	}
	if err != nil {
		h.t.Fatal(err)
	}
	return k
}

func (h *house) prepare(l *ledger.Ledger) *gateway.Exchange {
	h.t.Helper()
	x, err := l.Prepare(context.Background(), gateway.Exchange{Transport: "as2", Connection: "acme-as2", Partner: "acme", From: "US", To: "ACME", MessageID: "<1@us>", Outbound: "X1"},
		h.kept("original"))
	if err != nil {
		h.t.Fatal(err)
	}
	return x
}

func (h *house) settle(id string, o transports.Outcome) *gateway.Exchange {
	h.t.Helper()
	x, err := h.ledger().Settle(context.Background(), id, o)
	if err != nil {
		h.t.Fatal(err)
	}
	return x
}

func (h *house) outbound() (o *journal.Outbound, codes, actions []string) {
	h.t.Helper()
	err := h.journal.View(context.Background(), func(tx *journal.Tx) (err error) {
		if o, err = tx.Outbound("X1"); err != nil {
			return err
		}
		lines, err := tx.AuditOfOutbound("X1")
		actions = nil
		for _, l := range lines {
			actions = append(actions, l.Action)
		}
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	for _, f := range o.Findings {
		codes = append(codes, f.Code)
	}
	return o, codes, actions
}

func (h *house) due() int {
	h.t.Helper()
	jobs, err := h.journal.Claim(context.Background(), journal.ClaimRequest{Node: "n", Kinds: []string{journal.KindReceiptDue}, Limit: 10, Now: h.clock.Now()})
	if err != nil {
		h.t.Fatal(err)
	}
	if len(jobs) > 0 {
		if err := h.ledger().Due(context.Background(), jobs); err != nil {
			h.t.Fatal(err)
		}
	}
	return len(jobs)
}

func read(t *testing.T, l *ledger.Ledger, sha string) string {
	t.Helper()
	r, _, err := l.Open(t.Context(), sha)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A document is sealed once, whatever dies in between.
func TestPrepare(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	l := h.ledger()
	if x, err := l.Prepared(t.Context(), "X1"); x != nil || err != nil {
		t.Errorf("prepared already: %v %v", x, err)
	}
	died := make(chan struct{})
	go func() {
		defer close(died)
		h.prepare(h.ledger("ledger.prepared"))
	}()
	<-died
	first, err := l.Prepared(t.Context(), "X1")
	if err != nil || first == nil || first.State != gateway.ExchangePrepared {
		t.Fatalf("after it died: %+v %v", first, err)
	}
	x, err := l.Prepare(t.Context(), gateway.Exchange{Connection: "acme-as2", MessageID: "<2@us>", Outbound: "X1"}, h.kept("other bytes"))
	if err != nil || x.ID != first.ID || x.MessageID != "<1@us>" || read(t, l, x.Original) != "original" {
		t.Errorf("a second time: %+v %v", x, err)
	}
	found, err := l.Awaiting(t.Context(), []string{"acme-as2"}, "<1@us>")
	if err != nil || found == nil || found.ID != first.ID {
		t.Errorf("awaiting: %+v %v", found, err)
	}
	if none, err := l.Awaiting(t.Context(), []string{"acme-as2"}, "<2@us>"); err != nil || none != nil {
		t.Errorf("awaiting what was not sent: %+v %v", none, err)
	}
	if _, err := l.Exchange(t.Context(), "E0"); gateway.KindOf(err) != gateway.NotFound {
		t.Errorf("not there: %v", err)
	}
	if _, err := l.Settle(t.Context(), "E0", transports.Outcome{State: gateway.ExchangeSent}); gateway.KindOf(err) != gateway.NotFound {
		t.Errorf("settle what is not there: %v", err)
	}
	test, err := l.Prepare(t.Context(), gateway.Exchange{Connection: "acme-as2", MessageID: "<test@us>"}, h.kept("test"))
	if err != nil {
		t.Fatal(err)
	}
	if x := h.settle(test.ID, transports.Outcome{State: gateway.ExchangeConfirmed, Receipt: h.kept("yes")}); x.State != gateway.ExchangeConfirmed {
		t.Errorf("without a document: %+v", x)
	}
}

// A receipt that says no: the document has failed, with the reason.
func TestRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	x := h.prepare(h.ledger())
	f := &gateway.Finding{Code: "as2.mdn.refused", Severity: gateway.Hold, Message: "No."}
	refused := transports.Outcome{State: gateway.ExchangeRefused, Disposition: "processed/error: decryption-failed", Finding: f, Reason: "no", Facts: []byte("{}")}
	died := make(chan struct{})
	go func() {
		defer close(died)
		o := refused
		o.Receipt = h.kept("MDN")
		_, _ = h.ledger("ledger.settled").Settle(context.Background(), x.ID, o)
	}()
	<-died
	refused.Receipt = h.kept("MDN again")
	x = h.settle(x.ID, refused)
	if x.State != gateway.ExchangeRefused || read(t, h.ledger(), x.Receipt) != "MDN" || x.Disposition != refused.Disposition || !x.ReceiptAt.Equal(h.clock.Now()) || string(x.Facts) != "{}" {
		t.Errorf("%+v", x)
	}
	if x = h.settle(x.ID, transports.Outcome{State: gateway.ExchangeConfirmed}); x.State != gateway.ExchangeRefused {
		t.Errorf("it went back: %+v", x)
	}
	o, codes, actions := h.outbound()
	if o.State != journal.OutboundFailed || o.Error != "No." || !slices.Equal(codes, []string{"as2.mdn.refused"}) || !slices.Equal(actions, []string{"sealed", "refused"}) {
		t.Errorf("%s %q, findings %v, life %v", o.State, o.Error, codes, actions)
	}
	err := h.journal.View(t.Context(), func(tx *journal.Tx) error {
		lines, err := tx.AuditOf("M1", "O1")
		if len(lines) != 2 || lines[1].OrderID != "O1" {
			t.Errorf("the order's life: %+v", lines)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// A receipt that does not come is overdue; a late one clears that.
func TestOverdue(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	x := h.prepare(h.ledger())
	for range 2 {
		x = h.settle(x.ID, transports.Outcome{State: gateway.ExchangeSent, Due: h.clock.Now().Add(time.Hour)})
		if x.State != gateway.ExchangeSent {
			t.Fatalf("%+v", x)
		}
	}
	if n := h.due(); n != 0 {
		t.Errorf("%d deadlines before their time", n)
	}
	h.update(func(tx *journal.Tx) error {
		return tx.SetOutbound("X1", journal.OutboundFailed, "", "given up", h.clock.Now())
	})
	h.clock.Add(2 * time.Hour)
	if n := h.due(); n != 1 {
		t.Errorf("%d deadlines", n)
	}
	if _, codes, actions := h.outbound(); !slices.Equal(codes, []string{ledger.CodeOverdue}) || !slices.Contains(actions, "receipt overdue") {
		t.Errorf("findings %v, life %v", codes, actions)
	}
	if x = h.settle(x.ID, transports.Outcome{State: gateway.ExchangeConfirmed, Disposition: "processed", MIC: "x, sha-256", Receipt: h.kept("MDN")}); x.State != gateway.ExchangeConfirmed {
		t.Fatalf("%+v", x)
	}
	o, codes, actions := h.outbound()
	if o.State != journal.OutboundSent || len(codes) != 0 || !slices.Contains(actions, "receipt came late") {
		t.Errorf("%s, findings %v, life %v", o.State, codes, actions)
	}
	h.clock.Add(2 * time.Hour)
	if n := h.due(); n != 0 {
		t.Errorf("%d deadlines afterwards", n)
	}
}

// A receipt that came in time leaves nothing for its deadline to do.
func TestInTime(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	x := h.prepare(h.ledger())
	h.settle(x.ID, transports.Outcome{State: gateway.ExchangeSent, Due: h.clock.Now().Add(time.Hour)})
	h.settle(x.ID, transports.Outcome{State: gateway.ExchangeConfirmed, Receipt: h.kept("MDN")})
	h.clock.Add(2 * time.Hour)
	if n := h.due(); n != 1 {
		t.Errorf("%d deadlines", n)
	}
	o, codes, actions := h.outbound()
	if o.State != journal.OutboundPending || len(codes) != 0 || !slices.Equal(actions, []string{"sealed", "receipt came"}) {
		t.Errorf("%s, findings %v, life %v", o.State, codes, actions)
	}
}

// TestPush delivers a receipt once more, and not while it is on its way.
func TestPush(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	l := ledger.New(ledger.Config{Journal: h.journal, Vault: h.vault, Keeper: h.in.Keep, Clock: h.clock})
	keep := func(text string) transports.Kept {
		k, err := h.in.Keep(t.Context())
		if err == nil {
			_, err = io.WriteString(k, text)
		}
		if err == nil {
			err = k.Seal()
		}
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	x, _, err := h.in.Take(t.Context(), transports.Taking{Exchange: gateway.Exchange{Transport: "as2", Connection: "acme-as2", Partner: "acme", From: "ACME", To: "US",
		MessageID: "<1@acme>", State: gateway.ExchangeFailed, ReceiptURL: "https://acme.example/mdn"}, Original: keep("message"), Receipt: keep("receipt"), Push: true})
	if err != nil {
		t.Fatal(err)
	}
	receipts := func() (all []journal.Outbound) {
		h.update(func(tx *journal.Tx) (err error) { all, err = tx.ReceiptsOf(x.ID); return err })
		return all
	}
	if err := l.Push(t.Context(), x); err != nil || len(receipts()) != 1 {
		t.Fatalf("on its way: %v, %d receipts", err, len(receipts()))
	}
	first := receipts()[0].ID
	h.update(func(tx *journal.Tx) error {
		return tx.SetOutbound(first, journal.OutboundSent, "", "", h.clock.Now())
	})
	if err := l.Push(t.Context(), x); err != nil || len(receipts()) != 2 || receipts()[0].SHA256 != receipts()[1].SHA256 {
		t.Fatalf("once more: %v %+v", err, receipts())
	}
	if err := l.Push(t.Context(), &gateway.Exchange{ID: "E0"}); gateway.KindOf(err) != gateway.NotFound {
		t.Errorf("one that had none: %v", err)
	}
}
