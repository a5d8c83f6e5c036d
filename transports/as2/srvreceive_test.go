// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/gateway/gatewaytest"
	"ordergate/transports/as2"
)

var order = []byte("ISA*00*~ST*850*0001~\r\nüñí\nSE*2*0001~")

// TestStructures: what a message may be made of (as2.md §2, §3.1, §3.2).
func TestStructures(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.serve()
	for i, c := range []struct {
		name string
		s    sealed
		hash crypto.Hash
		opts []func(http.Header)
	}{
		{name: "signed and encrypted", s: signedEncrypted, hash: crypto.SHA256},
		{name: "sha1 asked for on a sha256 signature: the signature's digest (RFC 4130 7.4.3)", s: signedEncrypted, hash: crypto.SHA256,
			opts: []func(http.Header){with("Disposition-Notification-Options", "signed-receipt-protocol=required,pkcs7-signature;signed-receipt-micalg=required,sha1")}},
		{name: "signed by SHA-512", s: sealed{sign: crypto.SHA512, name: "a.edi"}, hash: crypto.SHA512},
		{name: "signed by SHA-1", s: sealed{sign: crypto.SHA1, name: "a.edi"}, hash: crypto.SHA1},
		{name: "AES-256-GCM AuthEnvelopedData: peers store the ciphertext", s: sealed{sign: crypto.SHA256, encrypt: "aes-256-gcm"}, hash: crypto.SHA256},
		{name: "encrypted only", s: sealed{encrypt: "aes-256-cbc", name: "a.edi"}, hash: crypto.SHA256},
		{name: "plain: the bare body (7.3.1)", s: sealed{name: "a.edi"}, hash: crypto.SHA256},
		{name: "nothing named: SHA-1 by the old RFC", s: sealed{name: "a.edi"}, hash: crypto.SHA1, opts: []func(http.Header){with("Disposition-Notification-Options", "")}},
		{name: "nothing named by 1.3: SHA-256", s: sealed{name: "a.edi"}, hash: crypto.SHA256, opts: []func(http.Header){with("Disposition-Notification-Options", ""), with("AS2-Version", "1.3")}},
		{name: "first supported of a list (3Q12-11)", s: sealed{name: "a.edi"}, hash: crypto.SHA512,
			opts: []func(http.Header){with("Disposition-Notification-Options", `signed-receipt-protocol=optional, "pkcs7-signature" ;	signed-receipt-micalg=optional, md5, foo, "SHA512", sha1`)}},
		{name: "rsa-sha1 (peers: HTTP 500)", s: sealed{name: "a.edi"}, hash: crypto.SHA1, opts: []func(http.Header){with("Disposition-Notification-Options", "signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, rsa-sha1")}},
		{name: "id without brackets, with blanks (OpenAS2)", s: signedEncrypted, hash: crypto.SHA256, opts: []func(http.Header){with("Message-ID", "x_PYAS2 ASYNC_po2.x12")}},
		{name: "id of 998 characters", s: signedEncrypted, hash: crypto.SHA256, opts: []func(http.Header){with("Message-ID", "<"+strings.Repeat("x", 990)+"@acme>")}},
		{name: "needless quotes around the name", s: signedEncrypted, hash: crypto.SHA256, opts: []func(http.Header){with("AS2-From", `"ACME"`)}},
		{name: "raw UTF-8 file name (peers: integrity-check-failed)", s: sealed{sign: crypto.SHA256, name: "Größe.edi"}, hash: crypto.SHA256},
		{name: "consent type", s: sealed{sign: crypto.SHA256, typ: "application/edi-consent"}, hash: crypto.SHA256},
	} {
		id := fmt.Sprintf("<s%d@acme>", i)
		req := r.request(id, "", nil, c.opts...)
		id = req.Header.Get("Message-ID")
		p, content := r.send(c.s, id, order, c.opts...)
		if p.mdn == nil || !p.mdn.Disposition.Positive() || p.status != 200 {
			t.Errorf("%s: %s %q", c.name, p.outcome(), p.body)
			continue
		}
		if p.mdn.MIC == nil || p.mdn.MIC.Hash != c.hash || !bytes.Equal(p.mdn.MIC.Digest, sumOf(c.hash, content)) {
			t.Errorf("%s: MIC %+v", c.name, p.mdn.MIC)
		}
		if p.mdn.OriginalMessageID != id || p.mdn.FinalRecipient != "US Corp" {
			t.Errorf("%s: id %q, recipient %q", c.name, p.mdn.OriginalMessageID, p.mdn.FinalRecipient)
		}
		if wantSigned := req.Header.Get("Disposition-Notification-Options") != ""; p.mdn.Signed != wantSigned {
			t.Errorf("%s: signed %v", c.name, p.mdn.Signed)
		} else if wantSigned {
			if _, err := p.mdn.Verify([]*x509.Certificate{r.us.cert}); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		}
		if p.header.Get("AS2-From") != `"US Corp"` || p.header.Get("AS2-To") != req.Header.Get("AS2-From") {
			t.Errorf("%s: names %q %q", c.name, p.header.Get("AS2-From"), p.header.Get("AS2-To"))
		}
		taken := r.in.Taken()
		last := taken[len(taken)-1]
		if len(taken) != i+1 || !bytes.Equal(last.Payload, order) {
			t.Fatalf("%s: %d taken, last %q", c.name, len(taken), last.Payload)
		}
		if x := r.in.Exchanges()[i]; x.State != gateway.ExchangeProcessed || x.Original == "" || !strings.Contains(string(r.in.Bytes(x.Receipt)), "Original-Message-ID: "+id) {
			t.Errorf("%s: exchange %+v", c.name, x)
		}
	}
}

// TestDispositions: what is refused, and how (as2.md §3.4).
func TestDispositions(t *testing.T) {
	t.Parallel()
	stranger := newIdentity(t, "stranger")
	flip := func(b []byte) []byte { b = bytes.Clone(b); b[len(b)-30] ^= 1; return b }
	for _, c := range []struct {
		name    string
		s       sealed
		change  func(*as2.Relation)
		body    func([]byte) []byte
		payload []byte
		opts    []func(http.Header)
		want    string
		signed  bool
	}{
		{name: "unknown signer", s: sealed{sign: crypto.SHA256, signer: &stranger}, want: "processed/error: authentication-failed", signed: true},
		{name: "changed content", s: sealed{sign: crypto.SHA256}, body: func(b []byte) []byte { return bytes.Replace(b, []byte("850"), []byte("855"), 1) }, want: "processed/error: integrity-check-failed", signed: true},
		{name: "other key", s: sealed{sign: crypto.SHA256, encrypt: "aes-128-cbc", to: &stranger}, want: "processed/error: decryption-failed", signed: true},
		{name: "tampered GCM", s: sealed{sign: crypto.SHA256, encrypt: "aes-256-gcm"}, body: flip, want: "processed/error: decryption-failed", signed: true},
		{name: "cut ciphertext", s: signedEncrypted, body: func(b []byte) []byte { return b[:len(b)-20] }, want: "processed/error: decryption-failed", signed: true},
		{name: "signature required", s: sealed{}, change: func(r *as2.Relation) { yes := true; r.Receive.Signed = &yes }, want: "processed/error: insufficient-message-security", signed: true},
		{name: "encryption required", s: sealed{sign: crypto.SHA256}, change: func(r *as2.Relation) { yes := true; r.Receive.Encrypted = &yes }, want: "processed/error: insufficient-message-security", signed: true},
		{name: "empty payload", s: sealed{sign: crypto.SHA256}, payload: []byte{}, want: "processed/error: unexpected-processing-error", signed: true},
		{name: "no Message-ID", s: signedEncrypted, opts: []func(http.Header){with("Message-ID", "")}, want: "processed/error: unexpected-processing-error", signed: true},
		{name: "no Message-ID by 1.3", s: signedEncrypted, opts: []func(http.Header){with("Message-ID", ""), with("AS2-Version", "1.3")}, want: "processed/error: invalid-message-id", signed: true},
		{name: "MIC algorithms unknown (7.5.3)", s: signedEncrypted, opts: []func(http.Header){with("Disposition-Notification-Options", "signed-receipt-protocol=required, pkcs7-signature; signed-receipt-micalg=required, foo, md5")}, want: "failed/Failure: unsupported MIC-algorithms"},
		{name: "the same by 1.3", s: signedEncrypted, opts: []func(http.Header){with("AS2-Version", "1.3"), with("Disposition-Notification-Options", "signed-receipt-protocol=required, pkcs7-signature; signed-receipt-micalg=required, foo")}, want: "failed/Failure: unsupported-mic-algorithm"},
		{name: "another format of signatures", s: signedEncrypted, opts: []func(http.Header){with("Disposition-Notification-Options", "signed-receipt-protocol=required, pgp-signature; signed-receipt-micalg=required, sha1")}, want: "failed/Failure: unsupported format"},
		{name: "unknown pair (OpenAS2: HTTP 500)", s: signedEncrypted, opts: []func(http.Header){with("AS2-From", "acme")}, want: "processed/error: unknown-trading-partner"},
		{name: "unknown pair by 1.3", s: signedEncrypted, opts: []func(http.Header){with("AS2-To", "US"), with("AS2-Version", "1.3")}, want: "processed/error: unknown-trading-relationship"},
		{name: "from and to the same", s: signedEncrypted, opts: []func(http.Header){with("AS2-To", "ACME")}, want: "failed/Failure: sender-equals-receiver"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := newReceiver(t)
			if c.change != nil {
				c.change(r.rel)
			}
			r.serve()
			if c.payload == nil {
				c.payload = order
			}
			contentType, body, _ := r.seal(c.s, c.payload)
			if c.body != nil {
				body = c.body(body)
			}
			p := r.post(r.request("<d@acme>", contentType, bytes.NewReader(body), c.opts...))
			if p.status != 200 || p.outcome() != c.want {
				t.Fatalf("%d %s %q, want %s", p.status, p.outcome(), p.body, c.want)
			}
			if p.mdn.Signed != c.signed {
				t.Errorf("signed: %v", p.mdn.Signed)
			}
			if p.mdn.Signed {
				if _, err := p.mdn.Verify([]*x509.Certificate{r.us.cert}); err != nil {
					t.Error(err)
				}
			}
			if len(r.in.Taken()) != 0 {
				t.Error("it was taken")
			}
			xs := r.in.Exchanges()
			if strings.HasPrefix(c.name, "unknown pair") || strings.HasPrefix(c.name, "from and") {
				if len(xs) != 0 {
					t.Error("a stranger's message was kept")
				}
				return
			}
			if len(xs) != 1 || xs[0].State != gateway.ExchangeFailed || xs[0].Disposition != c.want || !bytes.HasSuffix(r.in.Bytes(xs[0].Original), body) {
				t.Errorf("exchanges %+v", xs)
			}
			// A failed one may come again under its id (django-pyas2 #33).
			if c.opts == nil && c.change == nil {
				if p, _ := r.send(signedEncrypted, "<d@acme>", order); p.outcome() != "processed" {
					t.Errorf("sent again: %s", p.outcome())
				}
			}
		})
	}
}

func TestRepeats(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.serve()
	contentType, body, _ := r.seal(signedEncrypted, order)
	first := r.post(r.request("<r@acme>", contentType, bytes.NewReader(body)))
	if first.outcome() != "processed" {
		t.Fatal(first.outcome())
	}
	contentType2, again, _ := r.seal(signedEncrypted, order)
	for name, b := range map[string][]byte{"the same bytes": body, "sealed again": again, "garbage": []byte("garbage")} {
		p := r.post(r.request("<r@acme>", contentType2, bytes.NewReader(b)))
		if !bytes.Equal(p.body, first.body) || p.header.Get("Message-ID") != first.header.Get("Message-ID") || p.header.Get("Content-Type") != first.header.Get("Content-Type") || p.header.Get("Date") != first.header.Get("Date") {
			t.Errorf("%s: another receipt", name)
		}
	}
	if p, _ := r.send(signedEncrypted, "<r@acme>", []byte("other content")); !bytes.Equal(p.body, first.body) {
		t.Error("other content: another receipt")
	}
	if n := len(r.in.Taken()); n != 1 {
		t.Errorf("%d taken", n)
	}
	if p, _ := r.send(signedEncrypted, "<R@acme>", order); p.outcome() != "processed" || len(r.in.Taken()) != 2 {
		t.Error("ids are compared byte for byte")
	}

	// Two at the same moment end as one.
	contentType, body, _ = r.seal(signedEncrypted, order)
	var wg sync.WaitGroup
	replies := make([]reply, 8)
	for i := range replies {
		wg.Go(func() {
			p, err := do(newClient(t), r.request("<both@acme>", contentType, bytes.NewReader(body)))
			if err != nil {
				t.Error(err)
			}
			replies[i] = p
		})
	}
	wg.Wait()
	for _, p := range replies {
		if !bytes.Equal(p.body, replies[0].body) || p.outcome() != "processed" {
			t.Error("concurrent repeats got different receipts")
		}
	}
	if n := len(r.in.Taken()); n != 3 {
		t.Errorf("%d taken", n)
	}
}

// TestAsyncReceipts: receipts go only where the partner's file lets them, and nowhere on
// the word of what is not verified (as2.md §2: both peers posted to loopback).
func TestAsyncReceipts(t *testing.T) {
	t.Parallel()
	stranger := newIdentity(t, "stranger")
	evil := "http://127.0.0.1:8693/internal/admin?delete=1"
	for _, c := range []struct {
		name, asked string
		allowed     []string
		noURL       bool
		s           sealed
		version     string
		want        string // URL; "": in the answer
		outcome     string
	}{
		{name: "host of its url, any port", asked: "http://ACME.example:10081/mdn?x=1", s: signedEncrypted, want: "http://ACME.example:10081/mdn?x=1", outcome: "processed"},
		{name: "elsewhere", asked: evil, s: signedEncrypted, want: "https://acme.example/as2", outcome: "processed"},
		{name: "elsewhere, nothing configured", asked: evil, noURL: true, s: signedEncrypted, outcome: "processed"},
		{name: "below", asked: "https://m.example/in/a?b=c", allowed: []string{"https://m.example/in/"}, s: signedEncrypted, want: "https://m.example/in/a?b=c", outcome: "processed"},
		{name: "climbs", asked: "https://m.example/in/../admin", allowed: []string{"https://m.example/in/"}, s: signedEncrypted, want: "https://acme.example/as2", outcome: "processed"},
		{name: "climbs hidden", asked: "https://m.example/in/%2e%2e/admin", allowed: []string{"https://m.example/in/*"}, s: signedEncrypted, want: "https://acme.example/as2", outcome: "processed"},
		{name: "user trick", asked: "https://m.example@evil.example/in/", allowed: []string{"https://m.example/in/"}, s: signedEncrypted, want: "https://acme.example/as2", outcome: "processed"},
		{name: "prefix trick", asked: "https://m.example.evil/in/", allowed: []string{"https://m.example*"}, s: signedEncrypted, want: "https://acme.example/as2", outcome: "processed"},
		{name: "mailto", asked: "mailto:edi@acme.example", s: signedEncrypted, want: "https://acme.example/as2", outcome: "processed"},
		{name: "forged, at its own host", asked: "https://acme.example/other", s: sealed{sign: crypto.SHA256, signer: &stranger}, want: "https://acme.example/as2", outcome: "processed/error: authentication-failed"},
		{name: "unsigned", asked: evil, s: sealed{}, want: "https://acme.example/as2", outcome: "processed"},
		{name: "unsigned, whole URL", asked: "https://m.example/mdn", allowed: []string{"https://m.example/mdn"}, s: sealed{}, want: "https://m.example/mdn", outcome: "processed"},
		{name: "1.3", asked: "https://acme.example/mdn", s: signedEncrypted, version: "1.3", want: "https://acme.example/mdn", outcome: "processed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := newReceiver(t, func(rel *as2.Relation) {
				rel.Receive.MDNURLs = c.allowed
				if c.noURL {
					rel.URL = ""
				}
			})
			r.serve()
			if c.version == "" {
				c.version = "1.2"
			}
			contentType, body, _ := r.seal(c.s, order)
			send := func() reply {
				return r.post(r.request("<a@acme>", contentType, bytes.NewReader(body), with("Receipt-Delivery-Option", c.asked), with("AS2-Version", c.version)))
			}
			p := send()
			x := r.in.Exchanges()[0]
			if x.ReceiptURL != c.want || x.Disposition != c.outcome {
				t.Fatalf("%q to %q, want %q to %q", x.Disposition, x.ReceiptURL, c.outcome, c.want)
			}
			pushed := r.in.Pushed()
			if c.want == "" {
				if p.mdn == nil || len(pushed) != 0 {
					t.Errorf("no receipt in the answer: %d %v", p.status, pushed)
				}
				return
			}
			status := http.StatusOK
			if c.version == "1.3" {
				status = http.StatusNoContent
			}
			if p.status != status || len(p.body) != 0 || len(pushed) != 1 {
				t.Errorf("%d %q, pushed %v", p.status, p.body, pushed)
			}
			if c.outcome != "processed" {
				return
			}
			if p := send(); p.status != status || len(p.body) != 0 {
				t.Errorf("again: %d %q", p.status, p.body)
			}
			r.mu.Lock()
			defer r.mu.Unlock()
			if len(r.pushed) != 1 || r.pushed[0] != x.ID || len(r.in.Taken()) != 1 {
				t.Errorf("again: pushed %v", r.pushed)
			}
		})
	}
}

func TestNoReceipt(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.serve()
	quiet := []func(http.Header){with("Disposition-Notification-To", ""), with("Disposition-Notification-Options", "")}
	for range 2 {
		if p, _ := r.send(signedEncrypted, "<n@acme>", order, quiet...); p.status != 200 || len(p.body) != 0 || p.header.Get("Content-Length") != "0" {
			t.Errorf("%d %q", p.status, p.body)
		}
	}
	// A repeat that asks for one gets that of what was taken, whatever it holds itself.
	_, _, content := r.seal(signedEncrypted, order)
	for name, payload := range map[string][]byte{"the same": order, "other content": []byte("other")} {
		p, _ := r.send(signedEncrypted, "<n@acme>", payload)
		if p.outcome() != "processed" || !p.mdn.Signed || p.mdn.MIC == nil || !bytes.Equal(p.mdn.MIC.Digest, sumOf(p.mdn.MIC.Hash, content)) || len(r.in.Taken()) != 1 {
			t.Errorf("%s: %d %q", name, p.status, p.body)
		}
	}
	stranger := newIdentity(t, "stranger")
	if p, _ := r.send(sealed{sign: crypto.SHA256, signer: &stranger}, "<n2@acme>", order, quiet...); p.status != 400 || !strings.Contains(string(p.body), "signed") {
		t.Errorf("a refusal nobody hears of: %d %q", p.status, p.body)
	}
	if p, _ := r.send(signedEncrypted, "<n3@acme>", order, append(quiet, with("AS2-From", "nobody"))...); p.status != 400 || !strings.Contains(string(p.body), "nobody") {
		t.Errorf("%d %q", p.status, p.body)
	}
}

func TestNoKeyToSign(t *testing.T) {
	t.Parallel()
	r := newReceiver(t, func(rel *as2.Relation) { rel.OurKeys = newIdentity(t, "us").entries(certs.Station, certs.Encrypt) })
	r.serve()
	if p, _ := r.send(signedEncrypted, "<k@acme>", order); p.status != 503 || p.header.Get("Retry-After") == "" || len(r.in.Taken()) != 0 {
		t.Errorf("%d %q", p.status, p.body)
	}
}

func TestAttachments(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.serve()
	part := func(name, text string) string { return string(entity("application/octet-stream", name, []byte(text))) }
	content := "Content-Type: multipart/related; type=\"application/octet-stream\"; boundary=\"rel\"\r\n\r\n--rel\r\n" + part("order.edi", "the order") + "\r\n--rel\r\n" + part("../../drawing.pdf", "the drawing") + "\r\n--rel--\r\n"
	contentType, body, signed := r.wrap(signedEncrypted, []byte(content))
	p := r.post(r.request("<two@acme>", contentType, bytes.NewReader(body)))
	taken := r.in.Taken()
	if p.outcome() != "processed" || len(taken) != 2 || !bytes.Equal(p.mdn.MIC.Digest, sumOf(crypto.SHA256, signed)) {
		t.Fatalf("%s, %d taken", p.outcome(), len(taken))
	}
	for i, want := range []struct{ name, text, key string }{{"order.edi", "the order", "ACME\x00US Corp\x00<two@acme>"}, {"drawing.pdf", "the drawing", "ACME\x00US Corp\x00<two@acme>#2"}} {
		e := taken[i].Envelope
		if string(taken[i].Payload) != want.text || !strings.HasSuffix(e.FileName, want.name) || strings.ContainsAny(e.FileName, "/\\") || e.Key != want.key || e.RemoteID != "ACME → US Corp" || e.Station != "main" {
			t.Errorf("%d: %q %+v", i, taken[i].Payload, e)
		}
	}
	if f := as2.FactsOf(&r.in.Exchanges()[0]); len(f.Payloads) != 2 || f.Payloads[1].Name != "../../drawing.pdf" || f.Signer != certs.Fingerprint(r.them.cert) || f.Recipient != certs.Fingerprint(r.us.cert) || f.MICs["sha-256"] == "" {
		t.Errorf("facts %+v", f)
	}
}

func TestDoorRefuses(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.in.OnStage = func(int, gateway.Envelope) error {
		return &gateway.Error{Kind: gateway.Invalid, Public: "the payload is too large", Err: errors.New(secretText)}
	}
	r.serve()
	p, _ := r.send(signedEncrypted, "<x@acme>", order)
	if p.outcome() != "processed/error: unexpected-processing-error" || !strings.Contains(p.mdn.Text, "The payload is too large.") || strings.Contains(string(p.body), secretText) {
		t.Errorf("%s %q", p.outcome(), p.body)
	}
}

const secretText = "/srv/secret"

// TestExpired: a signature by a certificate that is over counts where the partner's file
// says so.
func TestExpired(t *testing.T) {
	t.Parallel()
	yes := true
	for want, change := range map[string]func(*as2.Relation){
		"processed/error: authentication-failed": func(*as2.Relation) {},
		"processed":                              func(rel *as2.Relation) { rel.Receive.Expired = &yes },
	} {
		r := newReceiver(t, change, func(rel *as2.Relation) { rel.Theirs[0].Until = gatewaytest.NewClock().Now() })
		r.serve()
		if p, _ := r.send(sealed{sign: crypto.SHA256}, "<old@acme>", order); p.outcome() != want {
			t.Errorf("%s, want %s", p.outcome(), want)
		}
	}
	r := newReceiver(t, func(rel *as2.Relation) {
		early := *rel.Theirs[0].Certificate
		early.NotBefore = gatewaytest.NewClock().Now().Add(time.Hour)
		rel.Receive.Expired, rel.Theirs[0].Certificate = &yes, &early
	})
	r.serve()
	if p, _ := r.send(sealed{sign: crypto.SHA256}, "<early@acme>", order); p.outcome() != "processed/error: authentication-failed" {
		t.Errorf("one that is not valid yet: %s", p.outcome())
	}
}
