// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"bufio"
	"context"
	"crypto"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"path"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/transports"
	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/message"
	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
)

// SentFacts is what Exchange.Facts holds of a message that went out.
type SentFacts struct {
	Preset               string            `json:"preset"`
	Version              string            `json:"version"`
	Signed               string            `json:"signed,omitempty"` // digest
	SignedBy             string            `json:"signedBy,omitempty"`
	SignedFingerprint    string            `json:"signedFingerprint,omitempty"`
	Cipher               string            `json:"cipher,omitempty"`
	EncryptedTo          string            `json:"encryptedTo,omitempty"`
	EncryptedFingerprint string            `json:"encryptedFingerprint,omitempty"`
	Compressed           string            `json:"compressed,omitempty"`
	Receipt              string            `json:"receipt,omitempty"` // sync, async
	ReceiptSigned        bool              `json:"receiptSigned,omitempty"`
	MICs                 map[string]string `json:"mics"` // base64 by algorithm ("sha1", "sha-256")
	Finding              *gateway.Finding  `json:"finding,omitempty"`
}

func (f SentFacts) json() []byte {
	b, err := json.Marshal(f)
	if err != nil {
		return nil // strings only: it cannot fail
	}
	return b
}

// SentFactsOf reads the facts of an exchange that went out; what cannot be read is
// empty.
func SentFactsOf(x *gateway.Exchange) (f SentFacts) {
	_ = json.Unmarshal(x.Facts, &f)
	return f
}

// mic gives the digest of what the partner hashes, nil when we have none by it.
func (f SentFacts) mic(h crypto.Hash) []byte {
	b, err := base64.StdEncoding.DecodeString(f.MICs[wire.FormatMICAlg(h, wire.Hyphened)])
	if err != nil || len(b) == 0 {
		return nil
	}
	return b
}

// prepare seals a document: signs, encrypts, compresses it as the profile says, and
// journals the request as every try will send it. It streams.
func (s *Sender) prepare(ctx context.Context, c *clients, out transports.Outbound) (*gateway.Exchange, error) {
	r, now := c.relation, s.cfg.Clock.Now()
	facts := SentFacts{Preset: c.profile.Preset, Version: c.profile.Version.String(), Compressed: c.profile.Compress,
		Receipt: c.profile.MDN, ReceiptSigned: c.profile.MDN != "" && c.profile.SignedMDN, MICs: map[string]string{}}
	o, err := s.packing(c, out, &facts)
	if err != nil {
		return nil, err
	}
	kept, err := s.cfg.Ledger.Keep(ctx)
	if err != nil {
		return nil, err
	}
	defer kept.Discard()
	x := gateway.Exchange{Outgoing: true, Transport: Name, Connection: r.Connection, Partner: r.Partner, Station: r.Station,
		From: r.Ours, To: r.ID, State: gateway.ExchangePrepared, Outbound: out.ID, At: now,
		MessageID: wire.NewMessageID(out.ID+"."+unguessable(), s.cfg.Host)}
	w := bufio.NewWriterSize(kept, 64<<10)
	o.Parts[0].Open = func() (io.ReadCloser, error) { return out.Reader(ctx) }
	o.Head = func(entity []mime.Field) error {
		_, err := w.Write(archived(append(s.header(c, out, &x), entity...), nil))
		return err
	}
	packed, err := message.Pack(w, o)
	if err != nil {
		return nil, gateway.E("as2.pack", gateway.Transient, err)
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	if err := kept.Seal(); err != nil {
		return nil, err
	}
	for h, digest := range packed.MICs {
		facts.MICs[wire.FormatMICAlg(h, wire.Hyphened)] = base64.StdEncoding.EncodeToString(digest)
	}
	x.Facts = facts.json()
	return s.cfg.Ledger.Prepare(ctx, x, kept)
}

// packing chooses certificates. What is missing is our own trouble, and may be there
// at the next try.
func (s *Sender) packing(c *clients, out transports.Outbound, facts *SentFacts) (message.PackOptions, error) {
	r, p, now := c.relation, c.profile, s.cfg.Clock.Now()
	o := message.PackOptions{Compress: p.Compress, Parts: []message.Content{{FileName: out.FileName, ContentType: contentType(p, out), Size: out.Length()}}}
	if p.Sign != 0 {
		e, ok := r.OurKeys.ToSend(certs.Sign, now)
		if !ok {
			return o, gateway.Errorf("as2.pack", gateway.Transient, "station %s has no certificate with use: sign that is valid now; make one (ordergate cert new) or set sign: none for partner %s", r.Station, r.Partner)
		}
		o.Sign = &cms.SignOptions{Key: cms.Key{Certificate: e.Certificate, Private: e.Private}, Hash: p.Sign, PSS: p.PSS, Time: now}
		o.MICAlg = wire.FormatMICAlg(p.Sign, p.MICStyle)
		facts.Signed, facts.SignedBy, facts.SignedFingerprint = wire.FormatMICAlg(p.Sign, wire.Hyphened), e.Certificate.Subject.String(), certs.Fingerprint(e.Certificate)
	}
	if p.Encrypt != "" {
		e, ok := r.Theirs.ToSend(certs.Encrypt, now)
		if !ok {
			return o, gateway.Errorf("as2.pack", gateway.Transient, "partner %s has no certificate with use: encrypt that is valid now; import it (ordergate cert import) or set encrypt: none", r.Partner)
		}
		o.Encrypt = &cms.EncryptOptions{Algorithm: p.Encrypt, KeyTransport: p.KeyTransport}
		o.Encrypt.Recipients = append(o.Encrypt.Recipients, e.Certificate)
		facts.Cipher, facts.EncryptedTo, facts.EncryptedFingerprint = p.Encrypt, e.Certificate.Subject.String(), certs.Fingerprint(e.Certificate)
		if own, ok := r.OurKeys.ToSend(certs.Encrypt, now); ok && p.Copy { // rfc4130bis §7.2
			o.Encrypt.Recipients = append(o.Encrypt.Recipients, own.Certificate)
		}
	}
	return o, nil
}

// header is what the request says besides the entity's own header.
func (s *Sender) header(c *clients, out transports.Outbound, x *gateway.Exchange) []mime.Field {
	p, r := c.profile, c.relation
	h := []mime.Field{
		{Name: "AS2-Version", Value: p.Version.String()},
		{Name: "AS2-From", Value: wire.FormatName(r.Ours, false)},
		{Name: "AS2-To", Value: wire.FormatName(r.ID, false)},
		{Name: "Message-ID", Value: x.MessageID},
		{Name: "Date", Value: x.At.UTC().Format(http.TimeFormat)},
		{Name: "Subject", Value: subject(p.Subject, out)},
		{Name: "MIME-Version", Value: "1.0"},
	}
	add := func(name, value string) {
		if value != "" {
			h = append(h, mime.Field{Name: name, Value: value})
		}
	}
	if p.Version >= wire.Version12 {
		add("EDIINT-Features", wire.Features)
	}
	add("User-Agent", s.cfg.Product)
	if p.Version >= wire.Version13 {
		add("AS2-Product", s.cfg.Product)
	}
	if p.MDN != "" {
		add("Disposition-Notification-To", address(r.Ours, s.cfg.Host))
		if p.SignedMDN {
			add("Disposition-Notification-Options", wire.Options(p.MICAlgs, p.MICStyle))
		}
		if p.MDN == MDNAsync {
			add("Receipt-Delivery-Option", s.cfg.URL)
		}
	}
	if p.Restart {
		add("ETag", `"`+strings.Trim(x.MessageID, "<>")+`"`)
	}
	return h
}

// address is an address for a header whose value nobody heeds (RFC 4130 §7.3).
func address(name, host string) string {
	if host == "" {
		host = "ordergate"
	}
	return strings.Trim(wire.NewMessageID(name, host), "<>")
}

func subject(template string, out transports.Outbound) string {
	s := strings.NewReplacer("{kind}", out.Kind, "{file}", out.FileName, "{partner}", out.Partner, "{station}", out.Station).Replace(template)
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return ' '
		}
		return r
	}, s)), " ")
}

// contentType is the document's, by its kind and its name (RFC 4130 §5.1.2).
func contentType(p Profile, out transports.Outbound) string {
	if out.Kind == KindCEM {
		return cemType
	}
	if p.ContentType != "" {
		return p.ContentType
	}
	switch strings.ToLower(path.Ext(out.FileName)) {
	case ".xml":
		return "application/xml"
	case ".json":
		return "application/json"
	case ".csv":
		return "text/csv"
	case ".pdf":
		return "application/pdf"
	}
	switch strings.ToUpper(out.Kind) {
	case "CONTRL", "ORDRSP", "APERAK", "DESADV", "INVOIC", "ORDERS":
		return "application/EDIFACT"
	}
	digits := strings.Trim(out.Kind, "0123456789") == "" && len(out.Kind) == 3
	if digits || strings.EqualFold(out.Kind, "TA1") {
		return "application/EDI-X12"
	}
	return "application/octet-stream"
}
