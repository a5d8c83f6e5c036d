// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/transports"
	"ordergate/transports/as2/wire"
)

// client checks the TLS client certificate, where the partner must show one.
func (m *incoming) client() error {
	if !is(m.rel.Receive.Client, false) {
		return nil
	}
	if m.r.TLS == nil || len(m.r.TLS.PeerCertificates) == 0 {
		return gateway.Errorf("as2.client", gateway.Denied, "none was shown")
	}
	shown := m.r.TLS.PeerCertificates[0]
	for _, c := range m.rel.accepted(certs.TLS, m.at) {
		if c.Equal(shown) {
			return nil
		}
	}
	return gateway.Errorf("as2.client", gateway.Denied, "%s (SHA-256 %s) is none of the partner's with use: tls", shown.Subject, certs.Fingerprint(shown))
}

// receive reads the body. What is small is read whole before anything is done
// with it, so that slow clients hold neither processors nor files; what is large
// is opened while it comes.
func (m *incoming) receive() {
	b, whole, err := readSmall(m.pace)
	if err != nil {
		m.broken(err)
		return
	}
	defer giveBack(b)
	m.size = int64(len(*b))
	if m.mayBeReport() && isReport(m.header, *b) {
		m.report(*b, whole)
		return
	}
	if whole {
		m.whole(*b)
		return
	}
	m.stream(io.MultiReader(bytes.NewReader(*b), m.pace), func() error { return m.pace.Err })
}

// whole takes a message that is in memory.
func (m *incoming) whole(body []byte) {
	m.Crash("as2.received")
	kept, err := m.keep(m.raw, body)
	if err != nil {
		m.unavailable(err)
		return
	}
	defer kept.Discard()
	o := &opening{m: m}
	defer o.discard()
	var d *wire.Disposition
	if o.problem, d = m.early(); o.problem == nil {
		if err := m.inSlot(func() {
			o.open(bytes.NewReader(body), func() (io.Reader, error) { return bytes.NewReader(body), nil })
		}); err != nil {
			m.unavailable(err)
			return
		}
	}
	if o.receipt {
		m.report(body, true)
		return
	}
	m.finish(o, d, kept)
}

// inSlot runs what is work for a processor.
func (m *incoming) inSlot(fn func()) error {
	if err := m.crypto.take(m.work); err != nil {
		return err
	}
	defer m.crypto.give()
	fn()
	return nil
}

// keep keeps bytes as proof.
func (m *incoming) keep(parts ...[]byte) (transports.Kept, error) {
	kept, err := m.door.Keep(m.work)
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		if _, err := kept.Write(p); err != nil {
			kept.Discard()
			return nil, err
		}
	}
	if err := kept.Seal(); err != nil {
		kept.Discard()
		return nil, err
	}
	return kept, nil
}

// stream takes a large message in one pass: what comes is kept and opened at once.
// failed gives the error of the line, if that is what ended the reading.
func (m *incoming) stream(first io.Reader, failed func() error) {
	kept, err := m.door.Keep(m.work)
	if err != nil {
		m.unavailable(err)
		return
	}
	defer kept.Discard()
	t := &tee{r: first, kept: kept, head: int64(len(m.raw))}
	defer t.close()
	_, t.err = kept.Write(m.raw)
	o := &opening{m: m}
	defer o.discard()
	var d *wire.Disposition
	if o.problem, d = m.early(); o.problem == nil {
		o.open(t, t.again)
	}
	t.drain()
	m.size = t.size
	switch {
	case failed() != nil:
		m.broken(failed())
	case t.err != nil:
		m.unavailable(t.err)
	default:
		m.Crash("as2.received")
		m.finish(o, d, kept)
	}
}

// tee keeps what is read as proof.
type tee struct {
	r      io.Reader
	kept   transports.Kept
	head   int64 // bytes before the body
	size   int64
	ended  bool // read to its end
	sealed bool
	err    error // of the proof
	opened []io.Closer
}

// Read implements io.Reader.
func (t *tee) Read(p []byte) (int, error) {
	if t.err != nil {
		return 0, t.err
	}
	if t.ended {
		return 0, io.EOF
	}
	n, err := t.r.Read(p)
	t.size += int64(n)
	t.ended = err == io.EOF
	if n > 0 {
		if _, werr := t.kept.Write(p[:n]); werr != nil {
			t.err = werr
			return 0, werr
		}
	}
	return n, err
}

// drain reads what nobody has asked for, and seals.
func (t *tee) drain() {
	if !t.ended && t.err == nil {
		if _, err := io.Copy(io.Discard, struct{ io.Reader }{t}); err != nil {
			return // the line's, or kept in err
		}
	}
	if t.err == nil && !t.sealed {
		t.sealed = true
		t.err = t.kept.Seal()
	}
}

// again gives the body from its start.
func (t *tee) again() (io.Reader, error) {
	if t.drain(); t.err != nil {
		return nil, t.err
	}
	if !t.sealed {
		return nil, io.ErrUnexpectedEOF
	}
	r, err := t.kept.Open()
	if err != nil {
		return nil, err
	}
	t.opened = append(t.opened, r)
	if _, err := r.Seek(t.head, io.SeekStart); err != nil {
		return nil, err
	}
	return r, nil
}

func (t *tee) close() {
	for _, c := range t.opened {
		_ = c.Close()
	}
}

// unavailable answers our own trouble: nothing is said of the message.
func (m *incoming) unavailable(err error) {
	m.log.Warn("message not taken, the sender is to come again", zap.String("kind", string(gateway.KindOf(err))), zap.Error(err))
	m.Observe(m.rel.Connection, "unavailable", m.size)
	m.extend(m.a)
	m.later(m.a, "The message cannot be taken just now.")
}

// repeated answers a message that was processed before, where Take would not tell so.
func (m *incoming) repeated(o *opening) bool {
	first, err := m.door.Processed(m.work, m.rel.Connection, m.from, m.to, m.id)
	switch {
	case err != nil:
		m.unavailable(err)
	case first != nil:
		m.compare(first, o)
		m.repeat(first)
	default:
		return false
	}
	return true
}

// finish journals the message with its receipt, and answers.
func (m *incoming) finish(o *opening, d *wire.Disposition, kept transports.Kept) {
	m.Crash("as2.opened")
	// A repeat of what was opened shows when it is taken. One that cannot be opened now,
	// its certificate being over perhaps, gets the first one's receipt all the same.
	if (o.opened == nil || o.cem != nil) && m.repeated(o) {
		return
	}
	if o.trouble != nil {
		m.unavailable(o.trouble)
		return
	}
	if o.cem != nil {
		m.certificates(o)
		if o.trouble != nil {
			m.unavailable(o.trouble)
			return
		}
	}
	v, err := m.judge(o, d)
	if err != nil {
		m.unavailable(err)
		return
	}
	m.Crash("as2.sealed")
	t := transports.Taking{Exchange: v.exchange(), Original: kept, Push: v.push}
	if o.opened != nil {
		t.Payloads = o.staged
	}
	if v.mdn != nil {
		receipt, err := m.keep(v.mdn)
		if err != nil {
			m.unavailable(err)
			return
		}
		defer receipt.Discard()
		t.Receipt = receipt
	}
	x, again, err := m.door.Take(m.work, t)
	if err != nil && final(err) && o.opened != nil {
		// The door wants none of it: said once more, as a refusal.
		o.reset()
		o.opened, o.problem = nil, unexpected(sentence(gateway.PublicText(err, "the payload cannot be taken")), err)
		m.finish(o, nil, kept)
		return
	}
	if err != nil {
		m.unavailable(err)
		return
	}
	m.Crash("as2.taken")
	if again {
		m.compare(x, o)
		m.repeat(x)
		return
	}
	m.said(v, x)
	if v.mdn == nil && v.o.problem != nil {
		// Nobody hears of it but by the status: it must not look delivered.
		m.extend(m.a)
		m.a.text(http.StatusBadRequest, v.o.problem.Public)
	} else {
		m.send(v.mdn, v.push)
	}
	m.Crash("as2.answered")
}

// said logs the outcome, once.
func (m *incoming) said(v *verdict, x *gateway.Exchange) {
	fields := []zap.Field{zap.String("exchange", x.ID), zap.String("disposition", v.disposition.Outcome()), zap.Int64("size", m.size)}
	if v.o.problem == nil {
		m.Observe(m.rel.Connection, "processed", m.size)
		m.log.Info("message taken", append(fields, zap.Int("payloads", len(v.o.staged)), zap.String("matched", v.o.opened.Matched))...)
		return
	}
	m.Observe(m.rel.Connection, v.o.problem.Text, m.size)
	m.log.Warn("message refused", append(fields, zap.NamedError("err", v.o.problem.Err))...)
}

// certificates hands a certificate exchange message over, in place of the intake.
func (m *incoming) certificates(o *opening) {
	if m.CEM == nil {
		o.opened, o.problem = nil, unexpected("Certificates are not exchanged by messages here.", errors.New("no certificate exchange"))
		return
	}
	if o.opened.Signer != nil {
		o.cem.Signer = o.opened.Signer.Certificate
	}
	if err := m.CEM(m.work, m.rel, *o.cem); err != nil {
		if o.fail(err); o.problem != nil {
			o.opened = nil
		}
	}
}

// compare tells people when a Message-ID comes again with other content. The
// stored receipt is the answer all the same (rfc4130bis §5.5): its MIC tells the
// sender that this content was not taken.
func (m *incoming) compare(first *gateway.Exchange, o *opening) {
	if o.opened == nil {
		m.log.Warn("repeated Message-ID of a message that cannot be opened; the first one's receipt is sent", zap.String("exchange", first.ID), zap.NamedError("err", o.problem))
		return
	}
	same := slices.EqualFunc(FactsOf(first).Payloads, o.payloads, func(a, b PayloadFacts) bool { return a.SHA256 == b.SHA256 })
	if !same {
		m.log.Warn("repeated Message-ID with other content; it was not taken, the first one's receipt is sent: ask the partner for a new Message-ID", zap.String("exchange", first.ID))
	}
}

// repeat answers with the stored receipt, byte for byte; when none was asked for the
// first time, and now one is, with one of what was taken then.
func (m *incoming) repeat(x *gateway.Exchange) {
	m.Observe(m.rel.Connection, "repeated", m.size)
	m.log.Info("message repeated", zap.String("exchange", x.ID))
	if x.Receipt == "" {
		v := &verdict{m: m, o: &opening{m: m}, style: m.style()}
		if mic, err := wire.ParseMIC(x.MIC); err == nil {
			v.mic = &mic
		}
		if m.receipt.Wanted {
			if err := v.seal(taken); err != nil {
				m.unavailable(err)
				return
			}
		}
		m.send(v.mdn, false)
		return
	}
	if x.ReceiptURL != "" && m.Push != nil {
		if err := m.Push(m.work, x); err != nil {
			m.unavailable(err)
			return
		}
		m.send(nil, true)
		return
	}
	b, err := m.stored(x.Receipt)
	if err != nil {
		m.unavailable(err)
		return
	}
	m.send(b, false)
}

func (m *incoming) stored(sha string) ([]byte, error) {
	if m.Open == nil {
		return nil, gateway.Errorf("as2.repeat", gateway.Internal, "no way to read what was kept")
	}
	r, n, err := m.Open(m.work, sha)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	if n > wire.MaxMDN {
		return nil, gateway.Errorf("as2.repeat", gateway.Internal, "receipt %s has %d bytes", sha, n)
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(r, b); err != nil {
		return nil, fmt.Errorf("read receipt %s: %w", sha, err)
	}
	return b, nil
}
