// SPDX-License-Identifier: Apache-2.0

// Package cem reads and writes the XML of Certificate Exchange Messaging
// (draft-meadors-certificate-exchange-14): a partner asks that its next
// certificates be trusted, and is answered whether they are.
//
// It must not trust: a Request is what somebody wrote. That the message was signed
// by the partner is for the caller to check, that it is wanted for a person.
//
// Invariant: every Trust of a Request has the certificate that it speaks of.
package cem

import (
	"bytes"
	"crypto/x509"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/big"
	"slices"
	"strings"
	"time"
	"unicode"

	"ordergate/transports/as2/cms"
)

// ContentType is the media type of the XML part; the certificates lie beside it in
// a multipart/related.
const ContentType = "application/ediint-cert-exchange+xml"

const (
	namespace = "urn:ietf:params:xml:ns:ediintcertificateexchange"
	dsig      = "http://www.w3.org/2000/09/xmldsig#"

	maxXML    = 64 << 10
	maxPart   = 256 << 10
	maxChain  = 20
	maxTrusts = 20
	maxText   = 1024
	maxDepth  = 16
)

// The usages that the draft knows.
const (
	DigitalSignature = "digitalSignature"
	KeyEncipherment  = "keyEncipherment"
	TLSServer        = "tlsServer"
	TLSClient        = "tlsClient"
)

var usages = []string{DigitalSignature, KeyEncipherment, TLSServer, TLSClient}

// Request is an EDIINTCertificateExchangeRequest.
type Request struct {
	ID         string // requestId
	Sender     string // its AS2 name, as it says itself
	Originated time.Time
	Trusts     []Trust
}

// Trust is a TrustRequest: one certificate and what it will be used for.
type Trust struct {
	Usages      []string
	RespondBy   time.Time // zero when it does not say; then on the sender uses the certificate
	ResponseURL string    // never an address to call before somebody has configured it
	Issuer      string    // as written, for the answer
	Serial      string
	Certificate *x509.Certificate
	Chain       []*x509.Certificate
}

type reference struct {
	Issuer string `xml:"X509IssuerName"`
	Serial string `xml:"X509SerialNumber"`
}

type request struct {
	XMLName xml.Name
	ID      string `xml:"requestId,attr"`
	Info    struct {
		Name       string `xml:"Name"`
		Originated string `xml:"MessageOriginated"`
	} `xml:"TradingPartnerInfo"`
	Trusts []struct {
		Usages      []string `xml:"CertUsage"`
		RespondBy   string   `xml:"RespondByDate"`
		ResponseURL string   `xml:"ResponseURL"`
		Entity      struct {
			Identifier reference `xml:"CertificateIdentifier"`
			ContentID  string    `xml:"CertificateContentID"`
		} `xml:"EndEntity"`
		Chain []struct {
			ContentID string `xml:"CertificateContentID"`
		} `xml:"TrustChain"`
	} `xml:"TrustRequest"`
}

// Parse reads a request: the XML, and the other parts of the message by their
// Content-ID, decoded (a certificate in DER or a .p7c each).
func Parse(text []byte, parts map[string][]byte) (*Request, error) {
	r, err := parse(text, parts)
	if err != nil {
		return nil, fmt.Errorf("read the certificate exchange request: %w", err)
	}
	return r, nil
}

func parse(text []byte, parts map[string][]byte) (*Request, error) {
	if len(text) > maxXML {
		return nil, fmt.Errorf("larger than %d KiB", maxXML>>10)
	}
	if err := plain(text); err != nil {
		return nil, err
	}
	var x request
	d := xml.NewDecoder(bytes.NewReader(text))
	d.CharsetReader = ascii
	if err := d.Decode(&x); err != nil {
		return nil, fmt.Errorf("the XML: %w", err)
	}
	if x.XMLName.Local != "EDIINTCertificateExchangeRequest" || x.XMLName.Space != namespace {
		return nil, fmt.Errorf("the root is %s of %q, not EDIINTCertificateExchangeRequest of %q", show(x.XMLName.Local), show(x.XMLName.Space), namespace)
	}
	r := &Request{ID: strings.TrimSpace(x.ID), Sender: strings.TrimSpace(x.Info.Name)}
	switch {
	case r.ID == "" || !printable(r.ID) || !printable(r.Sender):
		return nil, errors.New("it has no requestId, or one that cannot be printed")
	case len(x.Trusts) == 0 || len(x.Trusts) > maxTrusts:
		return nil, fmt.Errorf("%d TrustRequests; 1 to %d are read", len(x.Trusts), maxTrusts)
	}
	var err error
	if r.Originated, err = parseTime(x.Info.Originated); err != nil {
		return nil, fmt.Errorf("MessageOriginated: %w", err)
	}
	bags := bags{parts: parts, read: map[string][]*x509.Certificate{}}
	for i, t := range x.Trusts {
		trust := Trust{ResponseURL: strings.TrimSpace(t.ResponseURL), Issuer: strings.TrimSpace(t.Entity.Identifier.Issuer), Serial: strings.TrimSpace(t.Entity.Identifier.Serial)}
		err := trust.fill(t.Usages, t.RespondBy)
		if err == nil {
			err = trust.find(&bags, t.Entity.ContentID)
		}
		for _, c := range t.Chain {
			if err == nil {
				err = trust.authorities(&bags, c.ContentID)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("TrustRequest %d: %w", i+1, err)
		}
		r.Trusts = append(r.Trusts, trust)
	}
	return r, nil
}

// plain refuses what the XML of a request never has: a document type, deep nesting.
func plain(text []byte) error {
	d := xml.NewDecoder(bytes.NewReader(text))
	d.CharsetReader = ascii
	for depth := 0; ; {
		t, err := d.RawToken()
		if err != nil {
			return nil // the end, or a fault that decoding tells of
		}
		switch t.(type) {
		case xml.Directive:
			return errors.New("the XML has a document type, which is not read")
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if depth > maxDepth {
			return errors.New("the XML nests too deep")
		}
	}
}

// ascii lets XML that says it is US-ASCII pass: that is UTF-8, too.
func ascii(label string, in io.Reader) (io.Reader, error) {
	if strings.EqualFold(label, "us-ascii") {
		return in, nil
	}
	return nil, fmt.Errorf("the encoding %s is not read: UTF-8", show(label))
}

func (t *Trust) fill(as []string, respondBy string) error {
	for _, u := range as {
		i := slices.IndexFunc(usages, func(known string) bool { return strings.EqualFold(known, strings.TrimSpace(u)) })
		if i < 0 {
			return fmt.Errorf("CertUsage %s is none of %s", show(u), strings.Join(usages, ", "))
		}
		if !slices.Contains(t.Usages, usages[i]) {
			t.Usages = append(t.Usages, usages[i])
		}
	}
	if len(t.Usages) == 0 {
		return errors.New("no CertUsage")
	}
	if !printable(t.Issuer) || !printable(t.Serial) || !printable(t.ResponseURL) {
		return errors.New("a name, serial number or URL that is too long or cannot be printed")
	}
	var err error
	if t.RespondBy, err = parseTime(respondBy); err != nil {
		return fmt.Errorf("RespondByDate: %w", err)
	}
	return nil
}

// find takes the certificate out of the part that it is said to be in: the one with
// the serial number given, the rest of the part is its chain.
func (t *Trust) find(b *bags, id string) error {
	serial, ok := new(big.Int).SetString(t.Serial, 10)
	if !ok {
		if serial, ok = new(big.Int).SetString(strings.TrimPrefix(strings.ToLower(t.Serial), "0x"), 16); !ok {
			return fmt.Errorf("the serial number %s is no number", show(t.Serial))
		}
	}
	all, err := b.open(id)
	if err != nil {
		return err
	}
	for _, c := range all {
		if t.Certificate == nil && c.SerialNumber.Cmp(serial) == 0 {
			t.Certificate = c
		} else {
			t.Chain = append(t.Chain, c)
		}
	}
	if t.Certificate == nil {
		return fmt.Errorf("no certificate with the serial number %s in the part %s", show(t.Serial), show(id))
	}
	return nil
}

func (t *Trust) authorities(b *bags, id string) error {
	all, err := b.open(id)
	for _, c := range all {
		if !c.Equal(t.Certificate) && !slices.ContainsFunc(t.Chain, c.Equal) {
			t.Chain = append(t.Chain, c)
		}
	}
	if len(t.Chain) > maxChain {
		return fmt.Errorf("more than %d certificates in its chain", maxChain)
	}
	return err
}

// bags are the parts with certificates, each read once.
type bags struct {
	parts map[string][]byte
	read  map[string][]*x509.Certificate
}

func (b *bags) open(id string) ([]*x509.Certificate, error) {
	key := contentID(id)
	if certs, ok := b.read[key]; ok {
		return certs, nil
	}
	for name, data := range b.parts {
		if contentID(name) != key {
			continue
		}
		if len(data) > maxPart {
			return nil, fmt.Errorf("the part %s is larger than %d KiB", show(id), maxPart>>10)
		}
		certs, err := cms.ParseCertificates(data)
		if c, derr := x509.ParseCertificate(data); derr == nil {
			certs, err = []*x509.Certificate{c}, nil
		}
		if err != nil {
			return nil, fmt.Errorf("the part %s is no certificate: %w", show(id), err)
		}
		if len(certs) > maxChain {
			return nil, fmt.Errorf("more than %d certificates in the part %s", maxChain, show(id))
		}
		b.read[key] = certs
		return certs, nil
	}
	return nil, fmt.Errorf("there is no part with the Content-ID %s", show(id))
}

// contentID is a Content-ID without what it is wrapped in: <a@b>, cid:a@b, a@b.
func contentID(s string) string {
	s = strings.TrimSpace(s)
	s = strings.TrimPrefix(s, "cid:")
	return strings.TrimSuffix(strings.TrimPrefix(s, "<"), ">")
}

// parseTime reads an xs:dateTime; zero for none. Products leave out the zone (then
// it is UTC) or its colon.
func parseTime(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 2000 && t.Year() < 3000 {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("%s is no date", show(s))
}

func printable(s string) bool {
	return len(s) <= maxText && !strings.ContainsFunc(s, func(r rune) bool { return r == unicode.ReplacementChar || !unicode.IsPrint(r) })
}

// show quotes what a stranger wrote, cut short.
func show(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
