// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"bytes"
	"context"
	"crypto/subtle"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/transports"
	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/wire"
)

// answered takes a 2xx answer: the receipt in it, or the word that one will come.
func (s *Sender) answered(ctx context.Context, t *try, a *reply) error {
	// What it asks for it was sealed with, whatever the partner's file says by now.
	asked := SentFactsOf(t.x).Receipt
	if asked == "" {
		return s.settle(ctx, t, transports.Outcome{State: gateway.ExchangeSent, Reason: "no receipt was asked for"}, nil)
	}
	contentType := a.header.Get("Content-Type")
	m, err := wire.Parse(contentType, a.header.Get("Content-Transfer-Encoding"), a.body)
	if err != nil && asked == MDNAsync {
		// Whatever the answer says besides 2xx: the receipt comes by itself (rfc4130bis §5.4).
		return s.settle(ctx, t, transports.Outcome{State: gateway.ExchangeSent, Due: s.cfg.Clock.Now().Add(t.profile.Await)}, nil)
	}
	if err != nil {
		return s.refuse(ctx, t, unreadable(t.relation, a, err), a)
	}
	o := judge(t.relation, t.x, m, s.cfg.Clock.Now())
	return s.settle(ctx, t, o, a)
}

// unreadable is the finding of an answer that is no receipt.
func unreadable(r *Relation, a *reply, err error) gateway.Finding {
	const ask = "Nobody knows whether the partner has the document: ask it before you send it again, it may come twice. "
	switch {
	case len(bytes.TrimSpace(a.body)) == 0:
		return finding(CodeMissing, fmt.Sprintf("The server of partner %s answered %d and sent no receipt (MDN).", r.Partner, a.status),
			ask+"If it sends receipts on a way of their own, set mdn: async; if it sends none, set mdn: none.")
	case strings.Contains(strings.ToLower(a.header.Get("Content-Type")), "html"):
		return finding(CodeMissing, fmt.Sprintf("The server of partner %s answered with a web page in place of a receipt: %q.", r.Partner, clip(string(a.body))),
			ask+"The url leads to something else than its AS2 server: compare it with the partner.")
	case errors.Is(err, wire.ErrNoMDN):
		return finding(CodeMissing, fmt.Sprintf("The server of partner %s answered with something that is no receipt: %s.", r.Partner, clip(err.Error())),
			ask+"Compare the url with the partner.")
	default:
		return finding(CodeUnreadable, fmt.Sprintf("The receipt of partner %s cannot be read: %s.", r.Partner, clip(err.Error())),
			ask+"The receipt is kept with the exchange: show it to the partner.")
	}
}

// judge decides what a receipt means for what was sent. Order matters: what is not
// ours is not looked at, what is not genuine is not believed.
func judge(r *Relation, x *gateway.Exchange, m *wire.Received, now time.Time) transports.Outcome {
	sent := SentFactsOf(x)
	o := transports.Outcome{State: gateway.ExchangeRefused, Disposition: m.Disposition.Outcome()}
	if m.MIC != nil {
		o.MIC = m.MIC.Raw
	}
	f := foreign(r, x, m)
	if f == nil {
		f = genuine(r, m, &sent, now)
	}
	if f == nil && !m.Disposition.Positive() {
		n := negative(r, m.Disposition, m.Text, &sent)
		f = &n
	}
	if f == nil && !repeated(m.Disposition) {
		f = sameContent(r, m, &sent)
	}
	if f != nil {
		o.Finding, o.Reason = f, f.Message
		return o
	}
	o.State = gateway.ExchangeConfirmed
	switch {
	case repeated(m.Disposition):
		o.Reason = "the partner had it already"
	case m.Disposition.Severity != "":
		o.Reason = "with a warning: " + clip(m.Disposition.Text)
	case m.MIC == nil:
		o.Reason = "the receipt does not say of what content (no MIC)"
	}
	return o
}

// repeated: the partner has the document since an earlier try (RFC 4130 §5.5). Its
// MIC may be missing, or be that of nothing.
func repeated(d wire.Disposition) bool {
	return d.Positive() && strings.EqualFold(d.Text, wire.DuplicateDocument)
}

func foreign(r *Relation, x *gateway.Exchange, m *wire.Received) *gateway.Finding {
	if wire.SameMessageID(m.OriginalMessageID, x.MessageID) {
		return nil
	}
	f := finding(CodeForeign, fmt.Sprintf("The receipt of partner %s is about another message.", r.Partner),
		"Nobody knows whether the partner has the document: show it both Message-IDs and ask before you send it again.")
	f.Found, f.Expected = clip(m.OriginalMessageID), x.MessageID
	return &f
}

// genuine checks the signature, when one was asked for or is there.
func genuine(r *Relation, m *wire.Received, sent *SentFacts, now time.Time) *gateway.Finding {
	if !m.Signed {
		// A receipt that says no proves nothing in our favour: its reason is worth more.
		if !sent.ReceiptSigned || !m.Disposition.Positive() {
			return nil
		}
		f := finding(CodeUnsigned, fmt.Sprintf("Partner %s says that it took the document, but did not sign that.", r.Partner),
			"Ask the partner to sign its receipts; or set signedMdn: false if you do without that proof.")
		return &f
	}
	known := r.accepted(certs.Sign, now)
	_, err := m.Verify(known)
	if err == nil {
		return nil
	}
	if !sent.ReceiptSigned && errors.Is(err, cms.ErrNoSigner) {
		return nil // not asked for, and nobody to say that it is wrong
	}
	var b strings.Builder
	fmt.Fprintf(&b, "The signature of the receipt of partner %s is not good: %s.", r.Partner, clip(err.Error()))
	hint := "Show the receipt to the partner: it is kept with the exchange."
	if errors.Is(err, cms.ErrNoSigner) {
		for _, c := range m.Signers() {
			b.WriteString(" It came with " + describe(c) + ".")
		}
		b.WriteString(" Of the partner's, these are valid for use: sign: " + list(known) + ".")
		hint = "If the partner has a new certificate, have it confirm the fingerprint and import it with use: sign."
	}
	f := finding(CodeSignature, b.String(), hint)
	return &f
}

func list(all []*x509.Certificate) string {
	if len(all) == 0 {
		return "none"
	}
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = describe(c)
	}
	return strings.Join(names, ", ")
}

// sameContent compares the MIC, by the algorithm that it names, with what we sent.
func sameContent(r *Relation, m *wire.Received, sent *SentFacts) *gateway.Finding {
	const hint = "The partner may have another document than we sent: do not rely on this receipt, compare the documents with it."
	switch {
	case m.MIC == nil:
		// Of unsigned messages many peers send none (pyas2lib, OpenAS2).
		if sent.Signed == "" || !sent.ReceiptSigned {
			return nil
		}
		f := finding(CodeMIC, fmt.Sprintf("The receipt of partner %s does not say of what content it is (no Received-Content-MIC).", r.Partner), hint)
		return &f
	case m.MICFault != nil:
		f := finding(CodeMIC, fmt.Sprintf("The digest in the receipt of partner %s is of no use: %s.", r.Partner, clip(m.MICFault.Error())), hint)
		f.Found = clip(m.MIC.Raw)
		return &f
	}
	ours := sent.mic(m.MIC.Hash)
	if ours != nil && subtle.ConstantTimeCompare(ours, m.MIC.Digest) == 1 {
		return nil
	}
	f := finding(CodeMIC, fmt.Sprintf("The receipt of partner %s is of other content than we sent (MIC).", r.Partner), hint)
	f.Found = clip(m.MIC.Raw)
	if ours != nil {
		f.Expected = wire.MIC{Hash: m.MIC.Hash, Digest: ours}.String(wire.Hyphened)
	}
	return &f
}

// ReceiptHandler takes receipts that come in by themselves, for all Senders. It is
// what a Server hands them to, and safe for concurrent use.
type ReceiptHandler struct{ cfg SenderConfig }

// NewReceiptHandler builds a ReceiptHandler.
func NewReceiptHandler(cfg SenderConfig) *ReceiptHandler { return &ReceiptHandler{cfg.withDefaults()} }

// HandleReceipt takes the MDN of a relation's partner for what we sent: it finds the
// exchange by Original-Message-ID, among the connections of that partner to that
// station, verifies, compares and settles. Late ones and repeats are fine; one for
// nothing that we sent, or not signed by the partner where that was asked for, is
// logged and nil. raw is what is kept: header lines, a
// blank line, the body. An Invalid error is a receipt that cannot be read; all others
// are Transient.
func (h *ReceiptHandler) HandleReceipt(ctx context.Context, r *Relation, contentType, transferEncoding string, body, raw []byte) error {
	log := h.cfg.Log.With(zap.String("transport", Name), zap.String("partner", r.Partner))
	m, err := wire.Parse(contentType, transferEncoding, body)
	if err != nil {
		return &gateway.Error{Op: "as2.receipt", Kind: gateway.Invalid, Public: "The receipt cannot be read.", Err: err}
	}
	x, err := h.awaiting(ctx, r, m.OriginalMessageID)
	if err != nil {
		return err
	}
	if x == nil {
		log.Warn("receipt for nothing that was sent", zap.String("remote_id", clip(m.OriginalMessageID)), zap.String("disposition", clip(m.Disposition.Outcome())))
		return nil
	}
	o := judge(r, x, m, h.cfg.Clock.Now())
	// Anybody who has seen the Message-ID can post this: no word of his ends the wait
	// for the signed one.
	if SentFactsOf(x).ReceiptSigned && (!m.Signed || o.Finding != nil && o.Finding.Code == CodeSignature) {
		log.Warn("receipt that the partner has not signed: the signed one is still awaited", zap.String("remote_id", x.MessageID),
			zap.String("disposition", clip(o.Disposition)), zap.String("reason", o.Reason))
		return nil
	}
	settled, err := record(ctx, h.cfg, x, o, &reply{kept: raw})
	if err != nil {
		return err
	}
	h.cfg.Crash("as2.settled")
	if settled.State != o.State { // else the ledger tells
		log.Warn("receipt changes nothing any more", zap.String("remote_id", x.MessageID), zap.String("kind", string(settled.State)),
			zap.String("disposition", clip(o.Disposition)), zap.String("reason", o.Reason))
	}
	return nil
}

func (h *ReceiptHandler) awaiting(ctx context.Context, r *Relation, id string) (*gateway.Exchange, error) {
	var connections []string
	for _, other := range h.cfg.Directory().All() {
		if other.ID == r.ID && other.Ours == r.Ours {
			connections = append(connections, other.Connection)
		}
	}
	for _, form := range forms(id) {
		x, err := h.cfg.Ledger.Awaiting(ctx, connections, form)
		if x != nil || err != nil {
			return x, err
		}
	}
	return nil, nil
}

// forms are the ids that an Original-Message-ID may stand for.
func forms(id string) []string {
	id = strings.TrimSpace(id)
	out := []string{id}
	if !strings.HasPrefix(id, "<") {
		out = append(out, "<"+id+">")
	}
	return out
}
