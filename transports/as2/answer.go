// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"crypto"
	"net/http"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/message"
	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
)

// verdict is what is said of a message.
type verdict struct {
	m           *incoming
	o           *opening
	disposition wire.Disposition
	mic         *wire.MIC
	style       string
	mdn         []byte // as archived; nil: none was asked for
	push        bool   // it is delivered to url
	url         string
	signer      string // fingerprint
}

// taken is what a receipt says in words when all is well.
const taken = "The message was received and taken. That says nothing of its content."

// judge decides what is said, and writes the receipt.
func (m *incoming) judge(o *opening, d *wire.Disposition) (*verdict, error) {
	v := &verdict{m: m, o: o, style: m.style()}
	text := taken
	switch {
	case d != nil:
		v.disposition, text = *d, o.problem.Public
	case o.problem != nil:
		v.disposition, text = wire.ErrorOf(o.problem.Text), o.problem.Public
	default:
		h := m.micHash(o.opened)
		if sum := o.opened.MIC(h); sum != nil {
			v.mic = &wire.MIC{Hash: h, Digest: sum}
		}
	}
	if !m.receipt.Wanted {
		return v, nil
	}
	if m.receipt.Async {
		verified := o.seen != nil && o.seen.Signer != nil
		v.url = m.rel.receiptURL(m.receipt.URL, verified)
		v.push = v.url != ""
		if v.url != m.receipt.URL {
			m.log.Warn("receipt does not go where the message wants it", zap.String("asked", m.receipt.URL), zap.String("url", v.url), zap.Bool("verified", verified))
		}
	}
	return v, v.seal(text)
}

// seal writes the receipt, signed when that was asked for.
func (v *verdict) seal(text string) error {
	m := v.m
	mdn := wire.MDN{ReportingUA: m.Product, OriginalRecipient: m.to, FinalRecipient: m.to, OriginalMessageID: m.id, Disposition: v.disposition, MIC: v.mic, Text: text}
	o := wire.BuildOptions{MICStyle: v.style}
	if m.receipt.Signed && !m.receipt.Format && !m.receipt.Unsupported {
		e, ok := m.rel.OurKeys.ToSend(certs.Sign, m.at)
		if !ok {
			return gateway.Errorf("as2.mdn", gateway.Internal, "station %s has no certificate with use: sign that is valid now: no receipt can be signed", m.rel.Station)
		}
		hash := m.receipt.Hash
		if hash == 0 {
			hash = m.micHash(v.o.seen)
		}
		o.Sign = &cms.SignOptions{Key: cms.Key{Certificate: e.Certificate, Private: e.Private}, Hash: hash, PSS: m.rel.Profile().PSS, Time: m.at}
		v.signer = certs.Fingerprint(e.Certificate)
	}
	var contentType string
	var body []byte
	var err error
	if serr := m.inSlot(func() { contentType, body, err = wire.Build(mdn, o) }); serr != nil {
		return serr
	}
	if err != nil {
		return gateway.E("as2.mdn", gateway.Internal, err)
	}
	v.mdn = archived(m.answerHeader(contentType, v.push), body)
	return nil
}

// answerHeader is the header of a receipt: names swapped, quoted as they came
// (RFC 4130 §6.2, Drummond previous-15).
func (m *incoming) answerHeader(contentType string, async bool) []mime.Field {
	version := wire.Version12
	if m.version >= wire.Version13 {
		version = wire.Version13
	}
	agent := "Server"
	if async {
		agent = "User-Agent"
	}
	h := []mime.Field{
		{Name: "AS2-Version", Value: version.String()},
		{Name: "AS2-From", Value: wire.FormatName(m.to, m.toQuoted)},
		{Name: "AS2-To", Value: wire.FormatName(m.from, m.fromQuoted)},
		{Name: "EDIINT-Features", Value: wire.Features},
		{Name: "Message-ID", Value: wire.NewMessageID(unguessable(), m.Host)},
		{Name: "Date", Value: m.at.UTC().Format(http.TimeFormat)},
		{Name: "MIME-Version", Value: "1.0"},
		{Name: "Content-Type", Value: contentType},
	}
	if m.Product != "" {
		h = append(h, mime.Field{Name: agent, Value: m.Product})
		if version >= wire.Version13 {
			h = append(h, mime.Field{Name: "AS2-Product", Value: m.Product})
		}
	}
	return h
}

// micHash is the digest of the MIC: the signature's (RFC 4130 §7.4.3), else the one
// asked for (Drummond 1Q12-12), else the version's.
func (m *incoming) micHash(opened *message.Opened) crypto.Hash {
	switch {
	case opened != nil && opened.Signer != nil:
		return opened.Signer.Hash
	case m.receipt.Hash != 0:
		return m.receipt.Hash
	case m.version >= wire.Version13:
		return crypto.SHA256
	default:
		return crypto.SHA1
	}
}

// style spells digests as the sender does, or as the partner's file says.
func (m *incoming) style() string {
	for _, a := range m.receipt.MICAlgs {
		if h, ok := wire.ParseMICAlg(a); ok && h != crypto.SHA1 {
			return wire.StyleOf(a)
		}
	}
	return m.rel.Profile().MICStyle
}

// exchange is what is journaled.
func (v *verdict) exchange() gateway.Exchange {
	m := v.m
	f := v.o.facts()
	f.ReceiptSigner = v.signer
	x := gateway.Exchange{Transport: Name, Connection: m.rel.Connection, Partner: m.rel.Partner, Station: m.rel.Station, From: m.from, To: m.to, MessageID: m.id,
		State: gateway.ExchangeProcessed, Disposition: v.disposition.Outcome(), Facts: f.json(), At: m.at}
	if v.mic != nil {
		x.MIC = v.mic.String(v.style)
	}
	if v.o.problem != nil {
		x.State, x.Reason = gateway.ExchangeFailed, v.o.problem.Public
	}
	if v.push {
		x.ReceiptURL = v.url
	}
	if v.mdn != nil {
		x.ReceiptAt = m.at
	}
	return x
}

// send answers: with the receipt, or without a body when none was asked for or it
// goes elsewhere. A message that was refused without a receipt is not acknowledged.
func (m *incoming) send(mdn []byte, pushed bool) {
	m.extend(m.a)
	if mdn == nil || pushed {
		if pushed && m.version >= wire.Version13 {
			m.a.empty(http.StatusNoContent)
			return
		}
		m.a.empty(http.StatusOK)
		return
	}
	header, body, err := unarchive(mdn)
	if err != nil {
		m.unavailable(gateway.E("as2.answer", gateway.Internal, err))
		return
	}
	for _, f := range header {
		m.a.Header()[f.Name] = []string{f.Value} // capitals as written: some peers want them
	}
	m.a.body(http.StatusOK, body)
}

// unknown answers a pair of names that nobody has configured: with a receipt that
// is never signed (RFC 4130 §6.2) and never sent elsewhere, and says no more than
// what the sender wrote itself. The body was skipped.
func (m *incoming) unknown() {
	m.Observe("", "unknown", 0)
	m.warnUnknown()
	text := "There is no AS2 relation from " + wire.FormatName(m.from, true) + " to " + wire.FormatName(m.to, true) + " here. Capitals count."
	d := wire.ErrorOf(wire.UnknownTradingPartner)
	switch {
	case m.from == m.to:
		d, text = wire.FailureOf(wire.SenderEqualsReceiver), "The message is from and to the same name."
	case m.version >= wire.Version13:
		d = wire.ErrorOf(wire.UnknownTradingRelationship)
	}
	if !m.receipt.Wanted {
		m.a.text(http.StatusBadRequest, text)
		return
	}
	contentType, body, err := wire.Build(wire.MDN{ReportingUA: m.Product, OriginalRecipient: m.to, FinalRecipient: m.to, OriginalMessageID: m.id, Disposition: d, Text: text}, wire.BuildOptions{MICStyle: wire.Hyphened})
	if err != nil {
		m.a.text(http.StatusBadRequest, text)
		return
	}
	m.send(archived(m.answerHeader(contentType, false), body), false)
}

// warnUnknown logs an unknown pair, each once in ten minutes, with what may have
// been meant.
func (m *incoming) warnUnknown() {
	pair := m.from + "\x00" + m.to
	m.mu.Lock()
	last, seen := m.warned[pair]
	if len(m.warned) > 1000 {
		clear(m.warned)
	}
	due := !seen || m.at.Sub(last) > 10*time.Minute
	if due {
		m.warned[pair] = m.at
	}
	m.mu.Unlock()
	if due {
		theirs, ours := m.Directory().Nearest(m.from, m.to)
		m.log.Warn("message of an unknown pair of AS2 names", zap.String("nearest_partner", theirs), zap.String("nearest_station", ours))
	}
}
