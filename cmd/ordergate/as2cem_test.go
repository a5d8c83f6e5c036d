// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestAS2CertificateRequest: a partner asks by AS2 that its next certificate be
// trusted; a person approves it, the running daemon takes it and answers by AS2, and
// what the partner signs with it is accepted.
func TestAS2CertificateRequest(t *testing.T) {
	t.Parallel()
	o := newOutsider(t, "")
	s := o.x.seller
	s.edit("config.yaml", "limits:", "reload: {poll: 100ms}\nlimits:")
	o.openssl(nil, "req -x509 -newkey rsa:2048 -nodes -keyout next.key -out next.pem -days 400 -subj /CN=next")
	block, _ := pem.Decode([]byte(s.read(o.dir + "/next.pem")))
	next, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	d := s.start("")
	request := fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?>
<EDIINTCertificateExchangeRequest xmlns="urn:ietf:params:xml:ns:ediintcertificateexchange" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" requestId="cem-1@acme">
<TradingPartnerInfo><Name qualifier="AS2">%s</Name><MessageOriginated>2026-11-20T09:00:00Z</MessageOriginated></TradingPartnerInfo>
<TrustRequest><CertUsage>digitalSignature</CertUsage><RespondByDate>%s</RespondByDate><ResponseURL>http://127.0.0.1/</ResponseURL>
<EndEntity><CertificateIdentifier><ds:X509IssuerName>CN=next</ds:X509IssuerName><ds:X509SerialNumber>%s</ds:X509SerialNumber></CertificateIdentifier>
<CertificateContentID>next@acme</CertificateContentID></EndEntity></TrustRequest>
</EDIINTCertificateExchangeRequest>`, buyerName, time.Now().AddDate(0, 0, 9).Format("2006-01-02T15:04:05"), next.SerialNumber)
	entity := []byte("Content-Type: multipart/related; type=\"application/ediint-cert-exchange+xml\"; boundary=\"c\"\r\n\r\n" +
		"--c\r\nContent-Type: application/ediint-cert-exchange+xml\r\n\r\n" + request + "\r\n" +
		"--c\r\nContent-Type: application/pkcs7-mime; smime-type=certs-only\r\nContent-ID: <next@acme>\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		strings.ReplaceAll(strings.TrimSpace(string(o.openssl(nil, "crl2pkcs7 -nocrl -certfile next.pem -outform PEM"))), "\n", "\r\n") + "\r\n--c--\r\n")
	entity = regexp.MustCompile(`-----(BEGIN|END) PKCS7-----(\r\n)?`).ReplaceAll(entity, nil)
	header, body, content := sealings["AES-128, detached"](o, entity)
	o.processed(o.post("<cem@acme.example>", header, body), "<cem@acme.example>", content)

	_, out := s.cert("requests")
	id := regexp.MustCompile(`request (\S+) of partner acme`).FindStringSubmatch(out)
	if id == nil {
		t.Fatalf("cert requests: %s", out)
	}
	signed := cmsOf("enveloped-data", "smime -sign -binary -crlfeol -md sha256 -signer next.pem -inkey next.key", opensslEncrypt+"-aes128 seller.pem")
	at := time.Now()
	order := []byte("Content-Type: application/EDI-X12\r\n\r\n" + document(t, "acme-order.edi", at))
	header, body, content = signed(o, order)
	if mdn := o.post("<1@acme.example>", header, body); !strings.Contains(string(mdn), "authentication-failed") {
		t.Errorf("trusted before anybody approved it:\n%s", mdn)
	}
	if code, out := s.cert("approve", id[1], "--by", "Ito"); code != 0 {
		t.Fatal(out)
	}
	d.until("the certificates", func() bool { return strings.Count(d.log.String(), `"msg":"loaded"`) >= 2 })
	o.processed(o.post("<1@acme.example>", header, body), "<1@acme.example>", content)
	d.until("the response", func() bool { return o.count("EDIINTCertificateExchangeResponse") > 0 && d.confirmed() == 3 })
	for _, x := range append(d.exchanges("in"), d.exchanges("out")...) {
		d.proves(x)
	}
	if n := len(s.files("erp/*.json")); n != 1 || o.count("CertStatus>Accepted<") != 1 {
		t.Errorf("%d orders; the partner has %q", n, o.documents())
	}
	d.stop()
}
