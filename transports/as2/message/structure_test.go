// SPDX-License-Identifier: Apache-2.0

package message_test

import (
	"bytes"
	"crypto"
	"encoding/base64"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/message"
	"ordergate/transports/as2/mime"
)

// TestStructures holds as2.md 2, 3.2 and 3.3: shapes that peers send.
func TestStructures(t *testing.T) {
	t.Parallel()
	typ, body := multipartSigned(t, entity, entity)
	enveloped := string(encrypt(t, "aes-128-cbc", entity))
	b64 := func(s string) string {
		return strings.Join(strings.SplitAfterN(base64.StdEncoding.EncodeToString([]byte(s)), "", 70), "\r\n") + "\r\n"
	}
	der := signDetached(t, signing(), entity)
	binarySignature := "--=_b\r\n" + entity + "\r\n--=_b\r\nContent-Type: application/x-pkcs7-signature\r\n\r\n" + der
	compressedEntity := whole(typCompressed, string(compress(t, entity)))
	opaque := whole(typOpaque, string(signOpaque(t, compressedEntity)))
	for _, c := range []struct {
		name string
		h    mime.Header
		body string
	}{
		{"LF line ends throughout", typed(typ), strings.ReplaceAll(body, "\r\n--=_b", "\n--=_b")},
		{"Content-Type folded with a tab (OpenAS2, 3Q09-19)", typed(strings.Replace(typ, "; boundary", ";\tboundary", 1)), body},
		{"type in capitals (1Q13-4, 3Q09-3)", typed(strings.Replace(typ, "multipart/signed", "Multipart/SIGNED", 1)), body},
		{"preamble: OpenAS2 repeats the Content-Type", typed(typ), "Content-Type: " + typ + "\r\n\r\n" + body},
		{"epilogue in the clear", typed(typ), body + "bye\r\n"},
		{"no protocol, no micalg (1Q08-5 wants them)", typed(`multipart/signed; boundary="=_b"`), body},
		{"protocol x-pkcs7-signature", typed(strings.Replace(typ, "application/pkcs7-signature", "application/x-pkcs7-signature", 1)), body},
		{"outer base64 of multipart/signed (libas2, RSSBus)", typed(typ, "Content-Transfer-Encoding", "base64"), b64(body)},
		{"outer base64 that is called binary (libas2, RSSBus)", typed(typ, "Content-Transfer-Encoding", "binary"), b64(body)},
		{"outer base64 that is not there", typed(typ, "Content-Transfer-Encoding", "base64"), body},
		{"outer quoted-printable that is not there", typed(typ, "Content-Transfer-Encoding", "quoted-printable"), body},
		{"signature in binary without a CTE: the default is binary (3Q10-7)", typed(typ), binarySignature + "\r\n--=_b--\r\n"},
		{"signature in binary, and a line end", typed(typ), binarySignature + "\r\n\r\n--=_b--\r\n"},
		{"signature in binary that is called base64", typed(typ), strings.Replace(binarySignature, "\r\n\r\n"+der, "\r\nContent-Transfer-Encoding: base64\r\n\r\n"+der, 1) + "\r\n--=_b--\r\n"},
		{"signature in base64 that is called binary", typed(typ), strings.Replace(body, "Encoding: base64", "Encoding: binary", 1)},
		{"enveloped, outer base64 (3Q07-5)", typed(typEnveloped, "Content-Transfer-Encoding", "base64"), b64(enveloped)},
		{"enveloped, base64 without a CTE", typed(typEnveloped), b64(enveloped)},
		{"enveloped, base64 that is called binary", typed(typEnveloped, "Content-Transfer-Encoding", "binary"), b64(enveloped)},
		{"enveloped, binary that is called base64", typed(typEnveloped, "Content-Transfer-Encoding", "base64"), enveloped},
		{"x-pkcs7-mime without smime-type", typed("application/x-pkcs7-mime; name=smime.p7m"), enveloped},
		{"smime-type lies: the OID counts", typed(strings.Replace(typEnveloped, "enveloped-data", "signed-data", 1)), enveloped},
		{"octet-stream with a smime-type", typed("application/octet-stream; smime-type=enveloped-data"), enveloped},
		{"octet-stream named smime.p7m (RFC 8551 3.2.1)", typed("application/octet-stream; name=smime.p7m"), enveloped},
		{"no Content-Type at all", typed(""), enveloped},
		{"another Content-Type", typed("application/EDI-X12"), enveloped},
		{"encrypted(signed)", typed(typEnveloped), string(encrypt(t, "aes-128-cbc", whole(typ, body)))},
		{"encrypted(opaque(compressed))", typed(typEnveloped), string(encrypt(t, "aes-192-cbc", opaque))},
		{"encrypted(compressed(opaque))", typed(typEnveloped), string(encrypt(t, "3des-cbc", whole(typCompressed, string(compress(t, whole(typOpaque, string(signOpaque(t, entity))))))))},
		{"bare CMS within encryption", typed(typEnveloped), string(encrypt(t, "aes-128-cbc", string(signOpaque(t, entity))))},
		{"inner base64 of CMS", typed(typEnveloped), string(encrypt(t, "aes-128-cbc", "Content-Type: "+typOpaque+"\r\nContent-Transfer-Encoding: base64\r\n\r\n"+b64(string(signOpaque(t, entity)))))},
		{"compressed in base64 (RFC 5402 3)", typed(typCompressed, "content-transfer-encoding", "base64"), b64(string(compress(t, entity)))},
		{"CMS in quoted-printable", typed(typEnveloped, "Content-Transfer-Encoding", "quoted-printable"), quoted(enveloped)},
		{"GCM, base64", typed(typEnveloped, "Content-Transfer-Encoding", "base64"), b64(string(encrypt(t, "aes-256-gcm", entity)))},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			for _, r := range []io.Reader{strings.NewReader(c.body), iotest.OneByteReader(strings.NewReader(c.body))} {
				g, err := open(c.h, r, []byte(c.body))
				if err != nil {
					t.Fatal(err)
				}
				if strings.Join(g.payloads, "|") != edi || g.Parts[0].FileName != "po.x12" {
					t.Errorf("payloads %q, parts %+v", g.payloads, g.Parts)
				}
			}
		})
	}
}

func quoted(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if i%20 == 19 {
			b.WriteString("=\r\n")
		}
		b.WriteString("=" + string("0123456789ABCDEF"[s[i]>>4]) + string("0123456789ABCDEF"[s[i]&15]))
	}
	return b.String()
}

// TestPayloads: what is a payload stays one, whatever it looks like.
func TestPayloads(t *testing.T) {
	t.Parallel()
	signed := string(signOpaque(t, entity))
	for _, c := range []struct {
		name    string
		h       mime.Header
		body    string
		payload string
	}{
		{"binary that begins like CMS", typed("application/octet-stream"), signed, signed},
		{"binary that begins like CMS, EDI type", typed("application/EDI-X12"), signed, signed},
		{"base64 payload", typed("application/xml", "Content-Transfer-Encoding", "base64"), "PGEv\r\nPg==\r\n", "<a/>"},
		{"quoted-printable payload", typed("application/xml", "Content-Transfer-Encoding", "Quoted-Printable"), "<a=\r\n/>", "<a/>"},
		{"base64 text that is called binary", typed("text/plain", "Content-Transfer-Encoding", "binary"), "PGEvPg==", "PGEvPg=="},
		{"no Content-Type", typed(""), "ISA*", "ISA*"},
		{"broken Content-Type", typed("EDI X12"), "ISA*", "ISA*"},
		{"a file named p7m that is none", typed("application/octet-stream; name=a.p7m"), "ISA*", "ISA*"},
	} {
		g, err := open(c.h, strings.NewReader(c.body), []byte(c.body))
		if err != nil || strings.Join(g.payloads, "|") != c.payload || string(g.MIC(crypto.SHA1)) != digest(crypto.SHA1, c.body) {
			t.Errorf("%s: %q, %v", c.name, g.payloads, err)
		}
	}
}

// TestAttachments holds RFC 6362 and RFC 2387 (as2.md 1 and 2: "two attachments").
func TestAttachments(t *testing.T) {
	t.Parallel()
	body := "--r\r\nContent-Type: application/pdf\r\nContent-ID: <b@x>\r\nContent-Disposition: attachment; filename=\"=?utf-8?Q?=C3=A4.pdf?=\"\r\n" +
		"Content-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--r\r\nContent-Type: application/xml\r\ncontent-id: <a@x>\r\n\r\n<a/>\r\n" +
		"--r\r\nContent-Type: multipart/mixed; boundary=r1\r\n\r\n--r1\r\n\r\nbare\r\n--r1\r\nContent-Type: application/pkcs7-mime; smime-type=certs-only\r\n\r\nP7C\r\n--r1--\r\n\r\n--r--\r\n"
	signedType, signed := multipartSigned(t, whole(`multipart/related; boundary=r; type="application/xml"; start="<a@x>"`, body), whole(`multipart/related; boundary=r; type="application/xml"; start="<a@x>"`, body))
	for _, c := range []struct{ typ, body string }{
		{`multipart/related; boundary=r; type="application/xml"; start="<a@x>"`, body},
		{`multipart/mixed; boundary="r"; start="<a@x>"`, body},
		{signedType, signed},
	} {
		g, err := openBytes(c.typ, []byte(c.body))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Join(g.payloads, "|") != "%PDF|<a/>|bare|P7C" {
			t.Errorf("payloads %q", g.payloads)
		}
		want := []message.Part{
			{FileName: "ä.pdf", OriginalName: "ä.pdf", ContentType: "application/pdf", ContentID: "b@x"},
			{ContentType: "application/xml", ContentID: "a@x", Root: true}, {},
			{ContentType: "application/pkcs7-mime; smime-type=certs-only"},
		}
		for i, p := range g.Parts {
			if p != want[i] || g.parts[i] != p {
				t.Errorf("part %d: %+v", i, p)
			}
		}
	}
}

// TestProblems: what cannot be opened is never a payload (as2.md 0, 2).
func TestProblems(t *testing.T) {
	t.Parallel()
	typ, body := multipartSigned(t, entity, entity)
	by := func(o *cms.SignOptions) string {
		return strings.Replace(body, base64.StdEncoding.EncodeToString([]byte(signDetached(t, signing(), entity))),
			base64.StdEncoding.EncodeToString([]byte(signDetached(t, o, entity))), 1)
	}
	toStranger := *encrypting("aes-128-cbc")
	toStranger.Recipients[0], toStranger.Size = identities().stranger.Certificate, int64(len(entity))
	foreign := string(enclose(t, entity, func(w io.Writer) (io.WriteCloser, error) { return cms.Encrypt(w, toStranger) }))
	encrypted := func(plain string) string { return string(encrypt(t, "aes-128-cbc", plain)) }
	sealed := func(plain string) string { return string(encrypt(t, "aes-128-gcm", plain)) }
	z := string(compress(t, entity))
	badZ := z[:len(z)-6] + "xxxxxx"
	signedBadType, signedBad := multipartSigned(t, whole(typCompressed, badZ), whole(typCompressed, badZ))
	rc2 := strings.Replace(encrypted(entity), "\x60\x86\x48\x01\x65\x03\x04\x01\x02", "\x2a\x86\x48\x86\xf7\x0d\x03\x02\x01", 1)
	rc2 = strings.Replace(rc2, "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x03\x02\x01", "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x03\x07\x01", 1)
	deep := "x"
	for i := range 8 {
		b := string(rune('a' + i))
		deep = whole("multipart/mixed; boundary="+b, "--"+b+"\r\n"+deep+"\r\n--"+b+"--")
	}
	signed := strings.Index(body, "--=_b\r\nContent-Type: application/pkcs7-signature")
	for _, c := range []struct{ name, typ, body, text string }{
		{"not for us", typEnveloped, foreign, "decryption-failed"},
		{"an algorithm that is unknown", typEnveloped, rc2, "decryption-failed"},
		{"garbage where encryption is claimed", typEnveloped, "ISA*00*", "decryption-failed"},
		{"nothing where encryption is claimed", typEnveloped, "", "decryption-failed"},
		{"authEnveloped claimed", "application/pkcs7-mime; smime-type=authEnveloped-data", "x", "decryption-failed"},
		{"compression claimed", typCompressed, "x", "decompression-failed"},
		{"signed-data claimed", typOpaque, "x", "authentication-failed"},
		{"a signature alone, claimed", "application/pkcs7-signature", "x", "authentication-failed"},
		{"pkcs7 claimed", "application/pkcs7-mime", "x", "unexpected-processing-error"},
		{"CMS data", "application/pkcs7-mime", "\x30\x0f\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01\xa0\x02\x04\x00", "unexpected-processing-error"},
		{"encrypted garbage", typEnveloped, encrypted("\x01\x02\x03 garbage\nx"), "decryption-failed"},
		{"encrypted nothing", typEnveloped, encrypted(""), "decryption-failed"},
		{"encrypted header without a type", typEnveloped, encrypted("X: y\r\n\r\nISA*"), "decryption-failed"},
		{"encrypted(signed) with its end missing", typEnveloped, encrypted(whole(typ, body[:len(body)-8])), "decryption-failed"},
		{"encrypted(signed) and blocks after it", typEnveloped, encrypted(whole(typ, body) + "0123456789abcdef"), "decryption-failed"},
		{"encrypted(compressed), broken: no oracle", typEnveloped, encrypted(whole(typCompressed, badZ)), "decryption-failed"},
		{"encrypted(claimed CMS): no oracle", typEnveloped, encrypted(whole(typOpaque, "x")), "decryption-failed"},
		{"GCM(compressed), broken: nobody else made it", typEnveloped, sealed(whole(typCompressed, badZ)), "decompression-failed"},
		{"GCM(garbage)", typEnveloped, sealed("garbage"), "unexpected-processing-error"},
		{"encrypted(signed(compressed)), broken, the signature is good", typEnveloped, encrypted(whole(signedBadType, signedBad)), "decompression-failed"},
		{"compressed, broken", typCompressed, badZ, "decompression-failed"},
		{"compressed, truncated", typCompressed, z[:len(z)/2], "decompression-failed"},
		{"compressed(compressed)", typCompressed, string(compress(t, whole(typCompressed, z))), "unexpected-processing-error"},
		{"encrypted(encrypted)", typEnveloped, encrypted(whole(typEnveloped, encrypted(entity))), "unexpected-processing-error"},
		{"signed(signed)", typOpaque, string(signOpaque(t, whole(typ, body))), "unexpected-processing-error"},
		{"signed by a stranger", typ, by(&cms.SignOptions{Key: identities().stranger, Hash: crypto.SHA256}), "authentication-failed"},
		{"signed by a stranger, opaque, encrypted", typEnveloped, encrypted(whole(typOpaque, string(enclose(t, entity, func(w io.Writer) (io.WriteCloser, error) {
			return cms.SignOpaque(w, cms.SignOptions{Key: identities().stranger, Hash: crypto.SHA256}, int64(len(entity)))
		})))), "authentication-failed"},
		{"signature broken", typ, strings.Replace(body, "base64\r\n\r\nM", "base64\r\n\r\nN", 1), "authentication-failed"},
		{"content changed", typ, strings.Replace(body, "GS*PO", "GS*P0", 1), "integrity-check-failed"},
		{"content changed, encrypted", typEnveloped, encrypted(whole(typ, strings.Replace(body, "GS*PO", "GS*P0", 1))), "integrity-check-failed"},
		{"no signature part", typ, body[:signed] + "--=_b--\r\n", "unexpected-processing-error"},
		{"no parts", typ, "--=_b--\r\n", "unexpected-processing-error"},
		{"three parts", typ, strings.Replace(body, "--=_b--", "--=_b\r\n\r\nx\r\n--=_b--", 1), "unexpected-processing-error"},
		{"signature is empty", typ, body[:signed] + "--=_b\r\nContent-Type: application/pkcs7-signature\r\n\r\n\r\n--=_b--\r\n", "authentication-failed"},
		{"truncated", typ, body[:len(body)-6], "unexpected-processing-error"},
		{"another boundary", strings.Replace(typ, "=_b", "=_c", 1), body, "unexpected-processing-error"},
		{"no boundary", "multipart/signed; micalg=sha1", body, "unexpected-processing-error"},
		{"Content-Type without a semicolon", "multipart/signed boundary=b", body, "unexpected-processing-error"},
		{"PGP signature (RFC 3156)", strings.Replace(typ, "pkcs7", "pgp", 1), body, "unsupported format"},
		{"PGP encryption", "multipart/encrypted; protocol=x; boundary=b", "x", "unsupported format"},
		{"empty", "application/EDI-X12", "", "unexpected-processing-error"},
		{"empty, in parts", "multipart/mixed; boundary=b", "--b\r\n\r\n\r\n--b--", "unexpected-processing-error"},
		{"multipart without parts", "multipart/mixed; boundary=b", "--b--", "unexpected-processing-error"},
		{"multipart without its end", "multipart/mixed; boundary=b", "--b\r\n\r\nx", "unexpected-processing-error"},
		{"deep", "multipart/mixed; boundary=o", "--o\r\n" + deep + "\r\n--o--", "unexpected-processing-error"},
		{"many parts", "multipart/mixed; boundary=b", strings.Repeat("--b\r\n\r\nx\r\n", 2000) + "--b--", "unexpected-processing-error"},
		{"header bomb", "multipart/mixed; boundary=b", "--b\r\n" + strings.Repeat("a: b\r\n", 100000) + "\r\nx\r\n--b--", "unexpected-processing-error"},
		{"attachment that is encrypted", "multipart/mixed; boundary=b", "--b\r\n" + whole(typEnveloped, encrypted(entity)) + "\r\n--b--", "unexpected-processing-error"},
		{"broken base64", "multipart/mixed; boundary=b", "--b\r\nContent-Transfer-Encoding: base64\r\n\r\n****\r\n--b--", "unexpected-processing-error"},
		{"unknown encoding", "multipart/mixed; boundary=b", "--b\r\nContent-Transfer-Encoding: x-uu\r\n\r\nx\r\n--b--", "unexpected-processing-error"},
		{"ratio", typCompressed, string(compress(t, header+strings.Repeat("\x00", 8<<20))), "unexpected-processing-error"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			g, err := openBytes(c.typ, []byte(c.body))
			p := wantProblem(t, err, c.text)
			if g.Opened == nil || g.Signer != nil && !strings.HasSuffix(c.name, "the signature is good") {
				t.Errorf("opened %+v", g.Opened)
			}
			if p.Text == "decryption-failed" && c.name != "an algorithm that is unknown" && p.Public != "The message cannot be decrypted." {
				t.Errorf("public text tells more: %q", p.Public)
			}
		})
	}
}

// TestRequired: what is not as it must be does not reach the Sink.
func TestRequired(t *testing.T) {
	t.Parallel()
	typ, body := multipartSigned(t, entity, entity)
	signed := func(o *message.OpenOptions) { o.RequireSigned = true }
	encrypted := func(o *message.OpenOptions) { o.RequireEncrypted = true }
	both := string(encrypt(t, "aes-128-cbc", whole(typ, body)))
	for _, c := range []struct {
		name, typ, body string
		need            func(*message.OpenOptions)
		ok              bool
	}{
		{"plain", "application/EDI-X12", edi, signed, false},
		{"encrypted", typEnveloped, string(encrypt(t, "aes-128-cbc", entity)), signed, false},
		{"attachments", typRelated, related, signed, false},
		{"signed", typ, body, encrypted, false},
		{"both, signed", typEnveloped, both, signed, true},
		{"both, encrypted", typEnveloped, both, encrypted, true},
		{"opaque", typOpaque, string(signOpaque(t, entity)), signed, true},
	} {
		g, err := openBytes(c.typ, []byte(c.body), c.need)
		if c.ok {
			if err != nil || len(g.payloads) != 1 {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		wantProblem(t, err, "insufficient-message-security")
		if len(g.payloads) > 0 {
			t.Errorf("%s: the sink was given %q", c.name, g.payloads)
		}
	}
}

// TestOthersErrors: what is not the message's fault is told as it is.
func TestOthersErrors(t *testing.T) {
	t.Parallel()
	typ, body := multipartSigned(t, entity, entity)
	enveloped := string(encrypt(t, "aes-128-cbc", whole(typ, body)))
	full := errors.New("disk full")
	for _, c := range []struct{ name, typ, body string }{
		{"plain", "application/EDI-X12", edi}, {"signed", typ, body}, {"encrypted", typEnveloped, enveloped},
		{"compressed", typCompressed, string(compress(t, whole(typ, body)))}, {"opaque", typOpaque, string(signOpaque(t, entity))},
		{"base64", typEnveloped, base64.StdEncoding.EncodeToString([]byte(enveloped))},
	} {
		for _, at := range []int{0, 1, len(c.body) / 2, len(c.body) - 1} {
			_, err := open(typed(c.typ), io.MultiReader(strings.NewReader(c.body[:at]), broken{io.ErrUnexpectedEOF}), nil)
			if err != io.ErrUnexpectedEOF {
				t.Errorf("%s, cut at %d: %v", c.name, at, err)
			}
		}
		_, err := openBytes(c.typ, []byte(c.body), func(o *message.OpenOptions) { o.Sink = func(message.Part, io.Reader) error { return full } })
		if err != full {
			t.Errorf("%s, sink: %v", c.name, err)
		}
		g, err := openBytes(c.typ, []byte(c.body), func(o *message.OpenOptions) { o.Sink = func(message.Part, io.Reader) error { return nil } })
		if err != nil || len(g.Parts) != 1 {
			t.Errorf("%s, sink that reads nothing: %v", c.name, err)
		}
		_, err = openBytes(c.typ, []byte(c.body), func(o *message.OpenOptions) { o.Limits.Content = 5 })
		wantProblem(t, err, "unexpected-processing-error")
		_, err = openBytes(c.typ, []byte(c.body), func(o *message.OpenOptions) { o.Sink = nil })
		if err != nil {
			t.Errorf("%s, no sink: %v", c.name, err)
		}
	}
}

// TestReceipts: an MDN is the caller's to read.
func TestReceipts(t *testing.T) {
	t.Parallel()
	report := whole("multipart/report; report-type=disposition-notification; boundary=m", "--m\r\n\r\nx\r\n--m--\r\n")
	typ, body := multipartSigned(t, report, report)
	for _, c := range []struct{ typ, body string }{
		{"multipart/report; report-type=disposition-notification; boundary=m", "--m\r\n\r\nx\r\n--m--\r\n"}, {typ, body},
		{typEnveloped, string(encrypt(t, "aes-128-cbc", whole(typ, body)))},
	} {
		g, err := openBytes(c.typ, []byte(c.body))
		if err != message.ErrReceipt || len(g.payloads) > 0 {
			t.Errorf("%q, %v", g.payloads, err)
		}
	}
}

// TestPackRefuses: mistakes of the caller.
func TestPackRefuses(t *testing.T) {
	t.Parallel()
	changing := document("abc")
	n := 0
	changing.Open = func() (io.ReadCloser, error) {
		n++
		return io.NopCloser(strings.NewReader("ab" + string(rune('a'+n)))), nil
	}
	short := document("abc")
	short.Size = 4
	failing := document("abc")
	failing.Open = func() (io.ReadCloser, error) { return nil, io.ErrClosedPipe }
	for name, o := range map[string]message.PackOptions{
		"no document":                 {},
		"unknown compression":         {Parts: []message.Content{document("a")}, Compress: "twice"},
		"document changes":            {Parts: []message.Content{changing}, Sign: signing()},
		"document of another size":    {Parts: []message.Content{short}},
		"document that does not open": {Parts: []message.Content{failing}},
		"unknown cipher":              {Parts: []message.Content{document("a")}, Encrypt: encrypting("rot13")},
		"no digest":                   {Parts: []message.Content{document("a")}, Sign: &cms.SignOptions{Key: identities().partner}},
	} {
		if _, err := message.Pack(io.Discard, o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestPackWire holds what is sent: unfolded, no epilogue, names in both forms.
func TestPackWire(t *testing.T) {
	t.Parallel()
	d := document(edi)
	d.FileName, d.ContentID = "Grüße \"1\".x12\r\nX-Evil: 1", "a@b"
	h, body, _ := pack(t, message.PackOptions{Parts: []message.Content{d}, Sign: signing(), MICAlg: "sha256", Boundary: func() string { return "b" }})
	want := "--b\r\nContent-Type: application/EDI-X12\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <a@b>\r\n" +
		"Content-Disposition: attachment; filename=\"Gr__e '1'.x12  X-Evil: 1\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%221%22.x12%0D%0AX-Evil%3A%201\r\n\r\n" + edi +
		"\r\n--b\r\nContent-Type: application/pkcs7-signature; name=\"smime.p7s\"\r\nContent-Transfer-Encoding: base64\r\n"
	if !bytes.HasPrefix(body, []byte(want)) || !bytes.HasSuffix(body, []byte("\r\n--b--\r\n")) {
		t.Errorf("body %q", body)
	}
	if got := h.Get("Content-Type"); got != `multipart/signed; protocol="application/pkcs7-signature"; micalg="sha256"; boundary="b"` || len(h.Fields) != 1 {
		t.Errorf("header %+v", h.Fields)
	}
	h, _, _ = pack(t, message.PackOptions{Parts: []message.Content{document("a")}, Encrypt: encrypting("aes-256-gcm")})
	if got := h.Get("Content-Type"); got != `application/pkcs7-mime; smime-type=authEnveloped-data; name="smime.p7m"` || h.Get("Content-Transfer-Encoding") != "binary" {
		t.Errorf("header %+v", h.Fields)
	}
}
