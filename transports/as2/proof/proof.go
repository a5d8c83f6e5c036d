// SPDX-License-Identifier: Apache-2.0

// Package proof checks an archived AS2 exchange again, years later and offline: the
// raw request and the raw receipt, by the certificates of both sides.
//
// It must not use the network, nor trust what was noted at the time: what was noted
// is compared with what is found now.
//
// Invariant: a step is OK only when it was done on the archived bytes themselves.
package proof

import (
	"bufio"
	"bytes"
	"context"
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/transports/as2"
	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/message"
	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
)

// Open reads what was kept, by SHA-256, with its size (transports.Ledger.Open).
type Open func(ctx context.Context, sha string) (io.ReadSeekCloser, int64, error)

// State is how a step ended.
type State string

// The states. What cannot be checked here, and need not be, is skipped.
const (
	OK      State = "ok"
	Failed  State = "failed"
	Skipped State = "skipped"
)

// Step is one thing that was checked.
type Step struct {
	Name  string // "signature"
	State State
	Text  string // one sentence for people
}

// Report is what was found, in order.
type Report struct{ Steps []Step }

// OK tells whether no step failed.
func (r Report) OK() bool {
	for _, s := range r.Steps {
		if s.State == Failed {
			return false
		}
	}
	return len(r.Steps) > 0
}

func (r *Report) add(name string, state State, format string, args ...any) {
	r.Steps = append(r.Steps, Step{name, state, fmt.Sprintf(format, args...)})
}

// check adds a step that is OK when ok, with a text for each.
func (r *Report) check(name string, ok bool, yes, no string) {
	if ok {
		r.add(name, OK, "%s", yes)
		return
	}
	r.add(name, Failed, "%s", no)
}

// maxReceipt is the most bytes of a receipt.
const maxReceipt = 4<<20 + 64<<10

// Verify checks an exchange, of either direction. rel holds the certificates of
// both sides, those that are over too. An error means that the archive could not be
// read; whatever is wrong with the exchange is in the report.
func Verify(ctx context.Context, open Open, x *gateway.Exchange, rel *as2.Relation) (Report, error) {
	v := &verifier{ctx: ctx, open: open, x: x, rel: rel}
	if err := v.original(); err != nil {
		return v.Report, err
	}
	if err := v.receipt(); err != nil {
		return v.Report, err
	}
	return v.Report, nil
}

type verifier struct {
	Report
	ctx  context.Context
	open Open
	x    *gateway.Exchange
	rel  *as2.Relation

	opened *message.Opened // nil: it could not be opened
}

// kept opens archived bytes after their digest was computed anew.
func (v *verifier) kept(name, sha string) (io.ReadSeekCloser, error) {
	r, size, err := v.open(v.ctx, sha)
	if err != nil {
		return nil, fmt.Errorf("read the archived %s: %w", name, err)
	}
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		r.Close()
		return nil, fmt.Errorf("read the archived %s: %w", name, err)
	}
	got := hex.EncodeToString(h.Sum(nil))
	v.check(name+" digest", got == sha, fmt.Sprintf("%d bytes, SHA-256 %s, as journaled.", size, sha),
		fmt.Sprintf("The archived bytes have SHA-256 %s, journaled is %s: they were changed.", got, sha))
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// head reads the header of archived bytes; body begins at offset.
func head(r io.Reader) (h mime.Header, offset int64, err error) {
	br := bufio.NewReaderSize(r, 64<<10)
	line, err := br.ReadString('\n')
	if err != nil {
		return h, 0, err
	}
	first := io.Reader(strings.NewReader(line))
	if name, _, ok := strings.Cut(line, ":"); !ok || strings.Contains(name, " ") { // the request line
		offset, first = int64(len(line)), strings.NewReader("")
	}
	h, err = mime.ReadHeader(bufio.NewReader(io.MultiReader(first, br)), 128<<10)
	offset += int64(len(h.Raw))
	h.Raw = nil
	return h, offset, err
}

// original opens the raw message again.
func (v *verifier) original() error {
	r, err := v.kept("message", v.x.Original)
	if err != nil {
		return err
	}
	defer r.Close()
	h, offset, err := head(r)
	if err != nil {
		v.add("message header", Failed, "The archived message has no header: %v.", err)
		return nil
	}
	v.check("message id", h.Get("Message-ID") == v.x.MessageID, "Message-ID "+v.x.MessageID+".", fmt.Sprintf("The archived Message-ID is %q, journaled is %q.", h.Get("Message-ID"), v.x.MessageID))
	from, _, _ := wire.ParseName(h.Get("AS2-From"))
	to, _, _ := wire.ParseName(h.Get("AS2-To"))
	v.check("names", from == v.x.From && to == v.x.To, "From "+v.x.From+" to "+v.x.To+".", fmt.Sprintf("The archived message is from %q to %q.", from, to))

	start := func() (io.Reader, error) {
		_, err := r.Seek(offset, io.SeekStart)
		return r, err
	}
	body, err := start()
	if err != nil {
		return err
	}
	signers := v.rel.Theirs
	if v.x.Outgoing {
		signers = v.rel.OurKeys
	}
	var payloads []string
	o := message.OpenOptions{Keys: keys(v.rel.OurKeys), Certificates: certificates(signers, certs.Sign), Again: start,
		Hashes: []crypto.Hash{crypto.SHA1, crypto.SHA256, crypto.SHA384, crypto.SHA512},
		Sink: func(_ message.Part, r io.Reader) error {
			h := sha256.New()
			_, err := io.Copy(h, r)
			payloads = append(payloads, hex.EncodeToString(h.Sum(nil)))
			return err
		}}
	opened, err := message.Open(h, body, o)
	v.judge(opened, err, payloads)
	return nil
}

// judge compares what opening it found with what was noted.
func (v *verifier) judge(opened *message.Opened, err error, payloads []string) {
	refused := v.x.State == gateway.ExchangeFailed
	if err != nil {
		switch {
		case refused:
			v.add("open", OK, "It cannot be opened today either, as was said then: %v.", err)
		case v.x.Outgoing && opened.Encrypted:
			v.add("open", Skipped, "It is encrypted to the partner alone: only the partner can open it.")
		default:
			v.add("open", Failed, "It cannot be opened: %v.", err)
		}
		return
	}
	v.opened = opened
	if refused {
		v.add("open", Skipped, "It can be opened today; it was refused as %q (%s).", v.x.Disposition, v.x.Reason)
		return
	}
	if opened.Encrypted {
		v.add("decrypt", OK, "Decrypted (%s) with the key of %s.", opened.Cipher, describe(opened.Recipient))
	}
	if s := opened.Signer; s != nil {
		v.add("signature", OK, "Signed by %s, %s%s.", describe(s.Certificate), opened.Matched, signedAt(s.SignedAt))
		v.valid("signer", s.Certificate)
	} else {
		v.add("signature", Skipped, "The message is not signed.")
	}
	if v.x.Outgoing {
		return
	}
	var noted []string
	for _, p := range as2.FactsOf(v.x).Payloads {
		noted = append(noted, p.SHA256)
	}
	v.check("payloads", strings.Join(noted, " ") == strings.Join(payloads, " "), fmt.Sprintf("%d as journaled: SHA-256 %s.", len(payloads), strings.Join(payloads, ", ")),
		fmt.Sprintf("Found are SHA-256 %s, journaled are %s.", strings.Join(payloads, ", "), strings.Join(noted, ", ")))
}

// valid checks that a certificate was valid at the time of the exchange.
func (v *verifier) valid(name string, c *x509.Certificate) {
	at := v.x.At
	v.check(name+" dates", !at.Add(10*time.Minute).Before(c.NotBefore) && !at.After(c.NotAfter),
		fmt.Sprintf("Its certificate was valid at %s.", at.UTC().Format(time.RFC3339)),
		fmt.Sprintf("Its certificate is valid from %s to %s, not at %s.", c.NotBefore.UTC().Format(time.RFC3339), c.NotAfter.UTC().Format(time.RFC3339), at.UTC().Format(time.RFC3339)))
}

// receipt checks the raw receipt against the message.
func (v *verifier) receipt() error {
	if v.x.Receipt == "" {
		v.add("receipt", Skipped, "There is no receipt.")
		return nil
	}
	r, err := v.kept("receipt", v.x.Receipt)
	if err != nil {
		return err
	}
	defer r.Close()
	raw, err := io.ReadAll(io.LimitReader(r, maxReceipt))
	if err != nil {
		return err
	}
	h, offset, err := head(bytes.NewReader(raw))
	if err != nil {
		v.add("receipt header", Failed, "The archived receipt has no header: %v.", err)
		return nil
	}
	mdn, err := wire.Parse(h.Get("Content-Type"), h.Get("Content-Transfer-Encoding"), raw[offset:])
	if err != nil {
		v.add("receipt", Failed, "The archived receipt cannot be read: %v.", err)
		return nil
	}
	v.check("receipt id", wire.SameMessageID(mdn.OriginalMessageID, v.x.MessageID), "It is the receipt of this Message-ID.", fmt.Sprintf("It is the receipt of %q.", mdn.OriginalMessageID))
	v.check("disposition", mdn.Disposition.Outcome() == v.x.Disposition, "It says "+v.x.Disposition+".", fmt.Sprintf("It says %q, journaled is %q.", mdn.Disposition.Outcome(), v.x.Disposition))
	v.receiptSignature(mdn)
	v.mic(mdn)
	return nil
}

func (v *verifier) receiptSignature(mdn *wire.Received) {
	if !mdn.Signed {
		v.add("receipt signature", Skipped, "The receipt is not signed.")
		return
	}
	signers := v.rel.OurKeys
	if v.x.Outgoing {
		signers = v.rel.Theirs
	}
	s, err := mdn.Verify(certificates(signers, certs.Sign))
	if err != nil {
		v.add("receipt signature", Failed, "%v.", err)
		return
	}
	v.add("receipt signature", OK, "Signed by %s%s.", describe(s.Certificate), signedAt(s.SignedAt))
	v.valid("receipt signer", s.Certificate)
}

// mic compares the digest in the receipt with the journaled one, and with that of
// the message as it was opened now.
func (v *verifier) mic(mdn *wire.Received) {
	if mdn.MIC == nil {
		if v.x.MIC != "" {
			v.add("MIC", Failed, "The receipt has none, journaled is %s.", v.x.MIC)
		}
		return
	}
	if noted, err := wire.ParseMIC(v.x.MIC); err != nil || noted.Hash != mdn.MIC.Hash || !bytes.Equal(noted.Digest, mdn.MIC.Digest) {
		v.add("MIC", Failed, "The receipt's is %s, journaled is %q.", mdn.MIC.String(wire.Hyphened), v.x.MIC)
		return
	}
	if v.opened == nil {
		v.add("MIC", Skipped, "%s; what it is of cannot be opened here.", v.x.MIC)
		return
	}
	own := v.opened.MIC(mdn.MIC.Hash)
	if own == nil {
		v.add("MIC", Skipped, "It is by %s, which the message's signature does not use.", wire.FormatMICAlg(mdn.MIC.Hash, wire.Hyphened))
		return
	}
	v.check("MIC", bytes.Equal(own, mdn.MIC.Digest), v.x.MIC+" is that of the message, as journaled and in the receipt.",
		fmt.Sprintf("The message's is %s, the receipt's %s.", wire.MIC{Hash: mdn.MIC.Hash, Digest: own}.String(wire.Hyphened), mdn.MIC.String(wire.Hyphened)))
}

func keys(es certs.Entries) (out []cms.Key) {
	for _, e := range es {
		if e.Private != nil {
			out = append(out, cms.Key{Certificate: e.Certificate, Private: e.Private})
		}
	}
	return out
}

func certificates(es certs.Entries, use certs.Use) (out []*x509.Certificate) {
	for _, e := range es {
		if e.Has(use) {
			out = append(out, e.Certificate)
		}
	}
	return out
}

func describe(c *x509.Certificate) string {
	if c == nil {
		return "nobody"
	}
	return fmt.Sprintf("%s (SHA-256 %s)", c.Subject, certs.Shown(certs.Fingerprint(c)))
}

func signedAt(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return " at " + t.UTC().Format(time.RFC3339)
}
