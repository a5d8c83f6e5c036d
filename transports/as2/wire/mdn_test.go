// SPDX-License-Identifier: Apache-2.0

package wire_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
)

func newKey(t testing.TB, name string, private crypto.Signer) cms.Key {
	t.Helper()
	tpl := &x509.Certificate{
		SerialNumber: big.NewInt(int64(len(name))*1000 + 7), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2120, 1, 1, 0, 0, 0, 0, time.UTC),
		KeyUsage: x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, tpl, tpl, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return cms.Key{Certificate: c, Private: private}
}

func ecKey(t testing.TB, name string) cms.Key {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return newKey(t, name, k)
}

func sample() wire.MDN {
	digest := crypto.SHA256.New().Sum(nil)
	return wire.MDN{
		ReportingUA: "ordergate", OriginalRecipient: "AS2 Test", FinalRecipient: "AS2 Test", OriginalMessageID: "<a b@c>",
		MIC: &wire.MIC{Hash: crypto.SHA256, Digest: digest}, Text: "The message was received.\nThank you.",
	}
}

func TestBuild(t *testing.T) {
	t.Parallel()
	n := 0
	contentType, body, err := wire.Build(sample(), wire.BuildOptions{MICStyle: wire.Plain, Boundary: func() string { n++; return "B" }})
	if err != nil {
		t.Fatal(err)
	}
	if want := `multipart/report; report-type=disposition-notification; boundary="B"`; contentType != want {
		t.Errorf("Content-Type: %s", contentType)
	}
	want := strings.ReplaceAll(`--B
Content-Type: text/plain; charset=us-ascii
Content-Transfer-Encoding: 7bit

The message was received.
Thank you.

--B
Content-Type: message/disposition-notification
Content-Transfer-Encoding: 7bit

Reporting-UA: ordergate
Original-Recipient: rfc822; "AS2 Test"
Final-Recipient: rfc822; "AS2 Test"
Original-Message-ID: <a b@c>
Received-Content-MIC: 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=, sha256
Disposition: automatic-action/MDN-sent-automatically; processed

--B--
`, "\n", "\r\n")
	if string(body) != want {
		t.Errorf("%s", body)
	}
}

// TestBuildInjects: nothing a partner writes becomes a field of its own.
func TestBuildInjects(t *testing.T) {
	t.Parallel()
	m := sample()
	m.OriginalMessageID = "<a>\r\nDisposition: automatic-action/MDN-sent-automatically; processed"
	m.FinalRecipient, m.Disposition = "x\r\n\r\n--B--", wire.ErrorOf("decryption-failed\nX: y")
	_, body, err := wire.Build(m, wire.BuildOptions{Boundary: func() string { return "B" }})
	if err != nil || strings.Count(string(body), "\nDisposition:") != 1 || strings.Count(string(body), "--B--") != 2 || strings.Contains(string(body), "\nX:") {
		t.Errorf("%v\n%s", err, body)
	}
}

func TestSigned(t *testing.T) {
	t.Parallel()
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	stranger := ecKey(t, "stranger")
	for _, tt := range []struct {
		name string
		sign cms.SignOptions
	}{
		{"rsa", cms.SignOptions{Key: newKey(t, "us", rsaKey), Hash: crypto.SHA256}},
		{"pss", cms.SignOptions{Key: newKey(t, "us", rsaKey), Hash: crypto.SHA512, PSS: true}},
		{"ec, no certificate", cms.SignOptions{Key: ecKey(t, "us"), Hash: crypto.SHA384, NoCertificate: true}},
		{"sha-1, no attributes", cms.SignOptions{Key: newKey(t, "us", rsaKey), Hash: crypto.SHA1, NoAttributes: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			contentType, body, err := wire.Build(sample(), wire.BuildOptions{Sign: &tt.sign})
			if err != nil {
				t.Fatal(err)
			}
			r, err := wire.Parse(contentType, "", body)
			if err != nil {
				t.Fatal(err)
			}
			signer, err := r.Verify([]*x509.Certificate{stranger.Certificate, tt.sign.Key.Certificate})
			if err != nil || signer.Certificate != tt.sign.Key.Certificate {
				t.Fatalf("%+v %v", signer, err)
			}
			if _, err := r.Verify([]*x509.Certificate{stranger.Certificate}); !errors.Is(err, cms.ErrNoSigner) {
				t.Errorf("a stranger: %v", err)
			}
			forged := strings.Replace(string(body), "Thank you", "Thank YOU", 1)
			if r, err = wire.Parse(contentType, "", []byte(forged)); err != nil {
				t.Fatal(err)
			}
			if _, err := r.Verify([]*x509.Certificate{tt.sign.Key.Certificate}); err == nil {
				t.Error("a forged receipt is good")
			}
			openssl(t, contentType, body, tt.sign.Key.Certificate)
		})
	}
}

// openssl checks a signed receipt of ours.
func openssl(t *testing.T, contentType string, body []byte, cert *x509.Certificate) {
	t.Helper()
	dir := t.TempDir()
	message, trusted := filepath.Join(dir, "m"), filepath.Join(dir, "c.pem")
	if err := os.WriteFile(message, append([]byte("Content-Type: "+contentType+"\r\n\r\n"), body...), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(trusted, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert.Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("openssl", "cms", "-verify", "-in", message, "-certfile", trusted, "-CAfile", trusted, "-purpose", "any", "-out", os.DevNull).CombinedOutput()
	if err != nil {
		t.Errorf("openssl: %v\n%s", err, out)
	}
}

const fields = "Reporting-UA: peer\r\nOriginal-Recipient: rfc822; \"AS2 Test\"\r\nFinal-Recipient: rfc822;\"AS2 Test\"\r\nOriginal-Message-ID: <a b@c>\r\n"

func report(note string) string {
	return "--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b\r\nContent-Type: message/disposition-notification\r\n\r\n" + note + "\r\n--b--\r\n"
}

// TestParse reads what peers are known to send.
func TestParse(t *testing.T) {
	t.Parallel()
	const typ = "multipart/report; report-type=disposition-notification; boundary=b"
	const processed = "Disposition: automatic-action/MDN-sent-automatically; processed\r\n"
	const mic = "Received-Content-MIC: 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=, sha-256\r\n"
	for _, tt := range []struct{ name, typ, encoding, body, want, text string }{
		{name: "as it should be", body: report(fields + processed + mic), want: "processed"},
		{name: "a preamble that repeats the Content-Type (OpenAS2)", body: "Content-Type: multipart/report; report-type=disposition-notification;\r\n\tboundary=\"b\"\r\n\r\n" + report(fields+processed+mic), want: "processed"},
		{name: "tabs in the Content-Type (OpenAS2)", typ: "multipart/report; report-type=disposition-notification;\tboundary=\"b\"", body: report(fields + processed + mic), want: "processed"},
		{name: "any case (Drummond 1Q13-4)", typ: "Multipart/Report; Report-Type=Disposition-Notification; BOUNDARY=b", body: strings.ReplaceAll(report(strings.ToLower(fields)+strings.ReplaceAll(processed, "Disposition", "DISPOSITION")+strings.ReplaceAll(mic, "Received-Content-MIC", "received-content-mic")), "Content-Type", "CONTENT-TYPE"), want: "processed"},
		{name: "no blank after the colon (Drummond 3Q09-18)", body: report(strings.ReplaceAll(fields+processed+mic, ": ", ":")), want: "processed"},
		{name: "another order, blank lines between", body: report(mic + "\r\n" + processed + "\r\n" + fields), want: "processed"},
		{name: "folded (libas2)", body: report(fields + "Disposition: automatic-action/MDN-sent-automatically;\r\n\tprocessed\r\nReceived-Content-MIC: 47DEQpj8HBSa+/TImW+5JCeuQeRk\r\n m5NMpJWZG3hSuFU=,\r\n sha-256\r\n"), want: "processed"},
		{name: "blanks at the end of the MIC (Drummond 3Q12-6)", body: report(fields + processed + strings.ReplaceAll(mic, "\r\n", "  \t\r\n")), want: "processed"},
		{name: "LF line ends", body: strings.ReplaceAll(report(fields+processed+mic), "\r\n", "\n"), want: "processed"},
		{name: "a blank after the boundary", body: strings.ReplaceAll(report(fields+processed+mic), "--b\r\n", "--b \r\n"), want: "processed"},
		{name: "no boundary in the header", typ: "multipart/report; report-type=disposition-notification", body: report(fields + processed + mic), want: "processed"},
		{name: "the notification alone", typ: "message/disposition-notification", body: fields + processed + mic, want: "processed"},
		{name: "the notification in base64", body: strings.Replace(report(base64.StdEncoding.EncodeToString([]byte(fields+processed+mic))), "notification\r\n", "notification\r\nContent-Transfer-Encoding: base64\r\n", 1), want: "processed"},
		{name: "all in base64 (libas2)", encoding: "base64", body: base64.StdEncoding.EncodeToString([]byte(report(fields + processed + mic))), want: "processed"},
		{name: "base64 said, plain sent", encoding: "base64", body: report(fields + processed + mic), want: "processed"},
		{name: "Error without a blank (OpenAS2)", body: report(fields + "Disposition: automatic-action/MDN-sent-automatically; processed/Error:integrity-check-failed\r\n" + mic), want: "processed/error: integrity-check-failed"},
		{name: "failed/failure= (libas2)", body: report(fields + "Disposition: automatic-action/MDN-sent-automatically; failed/failure=sender-equals-receiver\r\n" + mic), want: "failed/Failure: sender-equals-receiver"},
		{name: "a separate Error field (RFC 4130 7.5.6)", body: report(fields + "Disposition: automatic-action/MDN-sent-automatically; processed/error\r\nError: unknown-trading-partner\r\n" + mic), want: "processed/error: unknown-trading-partner"},
		{name: "an Error field beside a plain processed", body: report(fields + processed + "Error: decryption-failed\r\n" + mic), want: "processed/error: decryption-failed"},
		{name: "a separate Warning field (pyas2lib)", body: report(fields + processed + "Warning: duplicate-document\r\n" + mic), want: "processed/warning: duplicate-document"},
		{name: "a separate Failure field", body: report(fields + "Disposition: automatic-action/MDN-sent-automatically; failed\r\nFailure: unsupported format\r\n" + mic), want: "failed/Failure: unsupported format"},
		{name: "an empty Error field", body: report(fields + processed + "Error:\r\n" + mic), want: "processed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if tt.typ == "" {
				tt.typ = typ
			}
			r, err := wire.Parse(tt.typ, tt.encoding, []byte(tt.body))
			if err != nil {
				t.Fatal(err)
			}
			if r.Disposition.Outcome() != tt.want || !wire.SameMessageID(r.OriginalMessageID, "<a b@c>") || r.MICFault != nil || r.MIC == nil || r.MIC.Hash != crypto.SHA256 || r.Signed {
				t.Errorf("%+v", r)
			}
			if !strings.EqualFold(r.FinalRecipient, "AS2 Test") {
				t.Errorf("Final-Recipient %q", r.FinalRecipient)
			}
		})
	}
}

func TestNoMDN(t *testing.T) {
	t.Parallel()
	const typ = "multipart/report; report-type=disposition-notification; boundary=b"
	for _, tt := range []struct {
		name, typ, body, want string
		none                  bool
	}{
		{name: "nothing", typ: typ, want: "has no body", none: true},
		{name: "a page", typ: "text/html; charset=utf-8", body: "<html>\n<h1>It works</h1>", want: `text/html: "<html> <h1>It works</h1>"`, none: true},
		{name: "no Content-Type", body: report(fields), want: "Content-Type", none: true},
		{name: "no notification in it", typ: typ, body: "--b\r\n\r\nHello\r\n--b--\r\n", want: "no message/disposition-notification", none: true},
		{name: "no Disposition", typ: typ, body: report(fields), want: "no Disposition"},
		{name: "cut off", typ: typ, body: strings.TrimSuffix(report(fields+"Disposition: a/b; processed\r\n"), "--b--\r\n"), want: "ends before"},
		{name: "neither processed nor failed", typ: typ, body: report(fields + "Disposition: automatic-action/MDN-sent-automatically; deleted\r\n"), want: "neither processed nor failed"},
		{name: "too large", typ: typ, body: strings.Repeat("x", wire.MaxMDN+1), want: "are the most"},
		{name: "signed, one part", typ: `multipart/signed; boundary=b`, body: "--b\r\n\r\nx\r\n--b--\r\n", want: "1 parts", none: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := wire.Parse(tt.typ, "", []byte(tt.body))
			if err == nil || !strings.Contains(err.Error(), tt.want) || errors.Is(err, wire.ErrNoMDN) != tt.none {
				t.Errorf("%v", err)
			}
		})
	}
}

// TestSignedOddly verifies receipts whose signature part or whose bytes are not as
// they should be.
func TestSignedOddly(t *testing.T) {
	t.Parallel()
	key := ecKey(t, "peer")
	content := "Content-Type: multipart/report; report-type=disposition-notification; boundary=b\r\n\r\n" + report(fields+"Disposition: a/b; processed\r\n")
	sign := func(what string) []byte {
		h := crypto.SHA256.New()
		h.Write([]byte(what))
		der, err := cms.SignDigest(h.Sum(nil), cms.SignOptions{Key: key, Hash: crypto.SHA256})
		if err != nil {
			t.Fatal(err)
		}
		return der
	}
	part := func(head string, signature []byte) string {
		return "Content-Type: application/x-pkcs7-signature\r\n" + head + "\r\n" + string(signature)
	}
	b64 := func(b []byte) []byte { return []byte(base64.StdEncoding.EncodeToString(b)) }
	der := sign(content)
	lf := strings.ReplaceAll(content, "\r\n", "\n")
	for _, tt := range []struct{ name, content, signature, tail string }{
		{"binary, no encoding named (Drummond 3Q10-7)", content, part("", der), "\r\n--s--\r\n"},
		{"base64", content, part("Content-Transfer-Encoding: BASE64\r\n", b64(der)), "\r\n--s--\r\n"},
		{"base64, no encoding named", content, part("", b64(der)), "\r\n--s--\r\n"},
		{"base64, called binary", content, part("Content-Transfer-Encoding: binary\r\n", b64(der)), "\r\n--s--\r\n"},
		{"signed without the line ends at its end (libas2)", content, part("", sign(strings.TrimRight(content, "\r\n"))), "\r\n--s--\r\n"},
		{"signed in CRLF, sent in LF", lf, part("", der), "\r\n--s--\r\n"},
		{"the closing boundary is missing", content, part("Content-Transfer-Encoding: base64\r\n", b64(der)), "\r\n"},
		{"an epilogue", content, part("", der), "\r\n--s--\r\n\r\nbye"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r, err := wire.Parse(`multipart/signed; micalg=sha256; protocol="application/pkcs7-signature"; boundary="s"`, "",
				[]byte("preamble\r\n--s\r\n"+tt.content+"\r\n--s\r\n"+tt.signature+tt.tail))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := r.Verify([]*x509.Certificate{key.Certificate}); err != nil || !r.Disposition.Positive() {
				t.Errorf("%v", err)
			}
		})
	}
	t.Run("opaque", func(t *testing.T) {
		t.Parallel()
		var b strings.Builder
		w, err := cms.SignOpaque(&b, cms.SignOptions{Key: key, Hash: crypto.SHA256}, int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		for _, encoding := range []string{"", "base64"} {
			body := []byte(b.String())
			if encoding != "" {
				body = b64(body)
			}
			r, err := wire.Parse("application/pkcs7-mime; smime-type=signed-data", encoding, body)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := r.Verify([]*x509.Certificate{key.Certificate}); err != nil || !r.Disposition.Positive() || len(r.Signers()) != 1 {
				t.Errorf("%v", err)
			}
		}
	})
}

// FuzzMDN: whatever comes is read or refused, and is never signed by anybody.
func FuzzMDN(f *testing.F) {
	key := ecKey(f, "us")
	contentType, body, err := wire.Build(sample(), wire.BuildOptions{Sign: &cms.SignOptions{Key: key, Hash: crypto.SHA256}})
	if err != nil {
		f.Fatal(err)
	}
	other := ecKey(f, "they")
	f.Add(contentType, "", body)
	f.Add("multipart/report; boundary=b", "base64", []byte(report(fields)))
	f.Add("message/disposition-notification", "quoted-printable", []byte("Disposition: x; processed\r\nError: y"))
	f.Fuzz(func(t *testing.T, typ, encoding string, body []byte) {
		r, err := wire.Parse(typ, encoding, body)
		if err != nil {
			return
		}
		if _, err := r.Verify([]*x509.Certificate{other.Certificate}); err == nil {
			t.Error("signed by somebody who did not")
		}
		_ = r.Signers()
		m := r.MDN
		m.Extra = append([]mime.Field(nil), m.Extra...)
		if m.MIC != nil && r.MICFault != nil {
			m.MIC = nil
		}
		if m.FinalRecipient == "" {
			m.FinalRecipient = "x"
		}
		for i := range m.Extra {
			m.Extra[i].Name = "X-Extra"
		}
		typ, body, err = wire.Build(m, wire.BuildOptions{})
		if err != nil {
			t.Fatal(err)
		}
		again, err := wire.Parse(typ, "", body)
		if err != nil || again.Disposition.Positive() != m.Disposition.Positive() {
			t.Errorf("written and read again: %v\n%s", err, body)
		}
	})
}

func BenchmarkBuild(b *testing.B) {
	k, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		b.Fatal(err)
	}
	m := sample()
	for _, bb := range []struct {
		name string
		sign *cms.SignOptions
	}{{"unsigned", nil}, {"rsa", &cms.SignOptions{Key: newKey(b, "us", k), Hash: crypto.SHA256}}} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := wire.Build(m, wire.BuildOptions{Sign: bb.sign}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
