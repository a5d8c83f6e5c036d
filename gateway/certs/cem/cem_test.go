// SPDX-License-Identifier: Apache-2.0

package cem

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/xml"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ordergate/transports/as2/cms"
)

func certificate(t testing.TB, name string, serial int64) *x509.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tmpl := &x509.Certificate{SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: name}, NotBefore: time.Unix(0, 0), NotAfter: time.Unix(1<<32, 0)}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// message writes a request as products do: one TrustRequest a usage.
func message(usage, serial, content string, more string) string {
	return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?>
<EDIINTCertificateExchangeRequest xmlns="urn:ietf:params:xml:ns:ediintcertificateexchange" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" requestId="cem-1@acme">
	<TradingPartnerInfo>
		<Name qualifier="AS2">ACME AS2</Name>
		<MessageOriginated>2026-11-20T09:00:00+01:00</MessageOriginated>
	</TradingPartnerInfo>
	<TrustRequest>
		<CertUsage>%s</CertUsage>
		<RespondByDate>2026-12-01T00:00:00</RespondByDate>
		<ResponseURL>http://acme.example:8080/as2</ResponseURL>
		<EndEntity>
			<CertificateIdentifier>
				<ds:X509IssuerName>CN=acme, O=ACME</ds:X509IssuerName>
				<ds:X509SerialNumber>%s</ds:X509SerialNumber>
			</CertificateIdentifier>
			<CertificateContentID>%s</CertificateContentID>
		</EndEntity>
	</TrustRequest>%s
</EDIINTCertificateExchangeRequest>`, usage, serial, content, more)
}

func TestParse(t *testing.T) {
	t.Parallel()
	leaf, ca := certificate(t, "leaf", 4711), certificate(t, "ca", 1)
	bag := cms.CertificatesOnly([]*x509.Certificate{ca, leaf})
	parts := map[string][]byte{"<one@acme>": bag, "two@acme": leaf.Raw, "bad@acme": []byte("x"), "big@acme": make([]byte, maxPart+1),
		"many@acme": cms.CertificatesOnly(slices.Repeat([]*x509.Certificate{leaf}, maxChain+1))}
	for _, tt := range []struct{ name, in, err string }{
		{"a bag", message("digitalSignature", "4711", "one@acme", ""), ""},
		{"a bag by cid", message("keyEncipherment", "4711", "cid:one@acme", ""), ""},
		{"DER", message("tlsServer", "4711", "&lt;two@acme&gt;", ""), ""},
		{"usage in other case, serial in hex", message(" DigitalSignature ", "0x1267", "one@acme", ""), ""},
		{"US-ASCII", strings.Replace(message("tlsClient", "4711", "two@acme", ""), "UTF-8", "US-ASCII", 1), ""},
		{"a prefix for all", strings.Replace(regexp.MustCompile(`<(/?)([A-Z])`).ReplaceAllString(message("digitalSignature", "4711", "one@acme", ""), "<${1}c:$2"), `xmlns="`, `xmlns:c="`, 1), ""},
		{"another usage", message("smime", "4711", "one@acme", ""), `CertUsage "smime" is none of`},
		{"no usage", strings.Replace(message("x", "4711", "one@acme", ""), "<CertUsage>x</CertUsage>", "", 1), "no CertUsage"},
		{"another serial", message("digitalSignature", "12", "one@acme", ""), `no certificate with the serial number "12"`},
		{"no serial", message("digitalSignature", "", "one@acme", ""), `the serial number "" is no number`},
		{"no such part", message("digitalSignature", "4711", "three@acme", ""), `there is no part with the Content-ID "three@acme"`},
		{"a part that is none", message("digitalSignature", "4711", "bad@acme", ""), `the part "bad@acme" is no certificate`},
		{"many certificates", message("digitalSignature", "4711", "many@acme", ""), `more than 20 certificates in the part "many@acme"`},
		{"a large part", message("digitalSignature", "4711", "big@acme", ""), `is larger than 256 KiB`},
		{"other dates", strings.Replace(message("digitalSignature", "4711", "one@acme", ""), "2026-12-01T00:00:00", "soon", 1), `RespondByDate: "soon" is no date`},
		{"an entity", strings.Replace(message("digitalSignature", "4711", "one@acme", ""), "\n", "\n<!DOCTYPE x [<!ENTITY a \"aaaa\">]>\n", 1), "has a document type"},
		{"nested", strings.Repeat("<a>", 100), "nests too deep"},
		{"another namespace", strings.Replace(message("digitalSignature", "4711", "one@acme", ""), "urn:ietf", "urn:other", 1), "the root is"},
		{"a response", `<EDIINTCertificateExchangeResponse xmlns="urn:ietf:params:xml:ns:ediintcertificateexchange"/>`, "the root is"},
		{"nothing", "", "the XML: EOF"},
		{"Latin-1", strings.Replace(message("digitalSignature", "4711", "one@acme", ""), "UTF-8", "ISO-8859-1", 1), "the encoding"},
		{"too many", message("digitalSignature", "4711", "one@acme", strings.Repeat("<TrustRequest/>", 20)), "21 TrustRequests"},
		{"too large", strings.Repeat(" ", maxXML+1), "larger than 64 KiB"},
		{"no id", strings.Replace(message("digitalSignature", "4711", "one@acme", ""), "cem-1@acme", " ", 1), "no requestId"},
		{"control characters", strings.Replace(message("digitalSignature", "4711", "one@acme", ""), "CN=acme", "CN=&#x85;acme", 1), "cannot be printed"},
	} {
		r, err := Parse([]byte(tt.in), parts)
		if tt.err != "" {
			if err == nil || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("%s: %v, want %q", tt.name, err, tt.err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		trust := r.Trusts[0]
		if r.ID != "cem-1@acme" || r.Sender != "ACME AS2" || !r.Originated.Equal(time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)) || !trust.Certificate.Equal(leaf) ||
			!trust.RespondBy.Equal(time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)) || trust.Issuer != "CN=acme, O=ACME" || trust.ResponseURL != "http://acme.example:8080/as2" {
			t.Errorf("%s: %+v", tt.name, r)
		}
	}
}

func TestResponse(t *testing.T) {
	t.Parallel()
	b, err := Response{ID: "cem-1@<acme>", Sender: "US & Co", Originated: time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC),
		Answers: []Answer{{Accepted: true, Reason: "not shown", Issuer: "CN=acme, O=ACME", Serial: "4711"}, {Reason: "who <are> you?", Issuer: "CN=x", Serial: "1"}}}.XML()
	if err != nil {
		t.Fatal(err)
	}
	want := `<?xml version="1.0" encoding="UTF-8"?>
<EDIINTCertificateExchangeResponse xmlns="urn:ietf:params:xml:ns:ediintcertificateexchange" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" requestId="cem-1@&lt;acme&gt;">
 <TradingPartnerInfo>
  <Name qualifier="AS2">US &amp; Co</Name>
  <MessageOriginated>2026-11-20T08:00:00Z</MessageOriginated>
 </TradingPartnerInfo>
 <TrustResponse>
  <CertStatus>Accepted</CertStatus>
  <CertificateReference>
   <ds:X509IssuerName>CN=acme, O=ACME</ds:X509IssuerName>
   <ds:X509SerialNumber>4711</ds:X509SerialNumber>
  </CertificateReference>
 </TrustResponse>
 <TrustResponse>
  <CertStatus>Rejected</CertStatus>
  <ReasonForRejection>who &lt;are&gt; you?</ReasonForRejection>
  <CertificateReference>
   <ds:X509IssuerName>CN=x</ds:X509IssuerName>
   <ds:X509SerialNumber>1</ds:X509SerialNumber>
  </CertificateReference>
 </TrustResponse>
</EDIINTCertificateExchangeResponse>` + "\r\n"
	if string(b) != want {
		t.Errorf("%s\nwant\n%s", b, want)
	}
	d := xml.NewDecoder(bytes.NewReader(b))
	for names := map[string]string{"X509SerialNumber": dsig, "CertStatus": namespace}; ; {
		tok, err := d.Token()
		if err != nil {
			break
		}
		if e, ok := tok.(xml.StartElement); ok && names[e.Name.Local] != "" && names[e.Name.Local] != e.Name.Space {
			t.Errorf("%s is of %s", e.Name.Local, e.Name.Space)
		}
	}
}

func FuzzParse(f *testing.F) {
	leaf := certificate(f, "leaf", 4711)
	f.Add([]byte(message("digitalSignature", "4711", "one@acme", "")), leaf.Raw)
	f.Add([]byte(message("keyEncipherment", "0x1267", "cid:one@acme", "<TrustRequest/>")), []byte{0x30, 0x80})
	f.Fuzz(func(t *testing.T, text, part []byte) {
		r, err := Parse(text, map[string][]byte{"one@acme": part})
		if err != nil {
			return
		}
		for _, trust := range r.Trusts {
			if trust.Certificate == nil || len(trust.Usages) == 0 || !printable(trust.Issuer) {
				t.Errorf("%+v", trust)
			}
		}
	})
}
