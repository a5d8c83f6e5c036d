// SPDX-License-Identifier: Apache-2.0

package message_test

import (
	"bytes"
	"crypto"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"testing"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/message"
)

const (
	edi    = "ISA*00*~\r\nGS*PO~\r\n"
	header = "Content-Type: application/EDI-X12\r\nContent-Disposition: attachment; filename=\"po.x12\"\r\n\r\n"
	entity = header + edi
)

// multipartSigned writes multipart/signed around what arrives; the signature is over
// what was signed.
func multipartSigned(t testing.TB, arrives, signed string) (typ, body string) {
	t.Helper()
	signature := base64.StdEncoding.EncodeToString([]byte(signDetached(t, signing(), signed)))
	return `multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="=_b"`,
		"--=_b\r\n" + arrives + "\r\n--=_b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n" +
			"Content-Transfer-Encoding: base64\r\n\r\n" + signature + "\r\n--=_b--\r\n"
}

// whole is a body with its header in front: an entity.
func whole(typ, body string) string { return "Content-Type: " + typ + "\r\n\r\n" + body }

const (
	typEnveloped  = "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m"
	typCompressed = "application/pkcs7-mime; smime-type=compressed-data; name=smime.p7z"
	typOpaque     = "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"
	typRelated    = `multipart/related; type="application/xml"; boundary=rel`
	related       = "--rel\r\nContent-Type: application/xml\r\n\r\n<a/>\r\n--rel\r\nContent-Type: application/pdf\r\n" +
		"Content-Disposition: attachment; filename=b.pdf\r\n\r\n%PDF\r\n--rel--\r\n"
)

// TestMIC holds as2.md 3.1: what a MIC is over, row by row.
func TestMIC(t *testing.T) {
	t.Parallel()
	smime := func(typ string, cms []byte) string { return whole(typ, string(cms)) }
	signedType, signedBody := multipartSigned(t, entity, entity)
	compressedEntity := smime(typCompressed, compress(t, entity))
	signedCompressedType, signedCompressed := multipartSigned(t, compressedEntity, compressedEntity)
	relatedEntity := whole(typRelated, related)
	signedRelatedType, signedRelated := multipartSigned(t, relatedEntity, relatedEntity)
	for _, c := range []struct{ name, typ, body, over string }{
		{"signed (RFC 4130 7.3.1)", signedType, signedBody, entity},
		{"signed and encrypted (RFC 4130 7.3.1)", typEnveloped, string(encrypt(t, "aes-128-cbc", whole(signedType, signedBody))), entity},
		{"compressed before signing: over the compressed data (RFC 5402 4.1)", signedCompressedType, signedCompressed, compressedEntity},
		{"compressed before signing, encrypted (RFC 5402 4.1)", typEnveloped, string(encrypt(t, "aes-128-cbc", whole(signedCompressedType, signedCompressed))), compressedEntity},
		{"compressed after signing: over the uncompressed data (RFC 5402 4.1)", typCompressed, string(compress(t, whole(signedType, signedBody))), entity},
		{"compressed after signing, encrypted (Drummond 1Q07-4)", typEnveloped,
			string(encrypt(t, "aes-128-cbc", smime(typCompressed, compress(t, whole(signedType, signedBody))))), entity},
		{"opaque signed-data", typOpaque, string(signOpaque(t, entity)), entity},
		{"encrypted, unsigned (RFC 4130 7.3.1)", typEnveloped, string(encrypt(t, "aes-128-cbc", entity)), entity},
		{"encrypted and compressed, unsigned (RFC 5402 4.2)", typEnveloped, string(encrypt(t, "aes-128-cbc", compressedEntity)), entity},
		{"compressed only: with the header, which OpenAS2 leaves out (RFC 5402 4.3)", typCompressed, string(compress(t, entity)), entity},
		{"plain: the body alone (RFC 4130 7.3.1)", "application/EDI-X12", edi, edi},
		{"multipart/related, plain: with its Content-Type (RFC 4130 7.1, RFC 6362)", typRelated, related, relatedEntity},
		{"multipart/related, signed (RFC 6362)", signedRelatedType, signedRelated, relatedEntity},
		{"multipart/related, encrypted (RFC 6362)", typEnveloped, string(encrypt(t, "aes-256-gcm", relatedEntity)), relatedEntity},
		{"multipart/related, compressed (RFC 6362)", typCompressed, string(compress(t, relatedEntity)), relatedEntity},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			g, err := openBytes(c.typ, []byte(c.body))
			if err != nil {
				t.Fatal(err)
			}
			if got := g.MIC(crypto.SHA256); string(got) != digest(crypto.SHA256, c.over) {
				t.Errorf("MIC %x is not over %q", got, c.over)
			}
			if !g.Signed && string(g.MIC(crypto.SHA1)) != digest(crypto.SHA1, c.over) {
				t.Error("not by each hash that was wanted")
			}
			if g.MIC(crypto.SHA512) != nil {
				t.Error("a MIC by SHA-512 that nobody asked for")
			}
			want := []string{edi}
			if strings.Contains(c.name, "multipart/related") {
				want = []string{"<a/>", "%PDF"}
			}
			if strings.Join(g.payloads, "|") != strings.Join(want, "|") {
				t.Errorf("payloads %q", g.payloads)
			}
		})
	}
}

// TestMatched holds what peers do to the bytes that they sign (as2.md 1 #2, 2, 3.1).
func TestMatched(t *testing.T) {
	t.Parallel()
	lf := strings.ReplaceAll(edi, "\r\n", "\n")
	crlf := edi
	nested := "--in\r\nContent-Type: application/xml\r\n\r\n<a/>\r\n--in--"
	nestedEntity := whole("multipart/related; boundary=in", nested)
	with := func(encoding, body string) string {
		return "Content-Type: application/EDI-X12\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + body
	}
	for _, c := range []struct{ name, arrives, signed, matched, payload string }{
		{"LF payload signed raw, CTE 8bit (OpenAS2 and pyas2lib refuse it)", with("8bit", lf), with("8bit", lf), message.MatchedReceived, lf},
		{"LF payload signed raw, no CTE (pyas2lib refuses it)", header + lf, header + lf, message.MatchedReceived, lf},
		{"LF payload signed as CRLF, CTE 8bit", with("8bit", lf), with("8bit", crlf), message.MatchedCRLF, lf},
		{"LF payload signed as CRLF, no CTE", header + lf, header + crlf, message.MatchedCRLF, lf},
		{"LF payload signed as CRLF, CTE binary: refused", with("Binary", lf), with("Binary", crlf), "", ""},
		{"CRLF, CR and LF mixed, signed as CRLF", header + "a\nb\r\nc\r\rd\n\n", header + "a\r\nb\r\nc\r\rd\r\n\r\n", message.MatchedCRLF, "a\nb\r\nc\r\rd\n\n"},
		{"nested multipart signed without its last line end (libas2)", nestedEntity + "\r\n", nestedEntity, message.MatchedTrimmed, "<a/>"},
		{"several line ends too many", header + "x\r\n\r\n\r\n", header + "x", message.MatchedTrimmed, "x\r\n\r\n\r\n"},
		{"raw UTF-8 in the part's filename header (OpenAS2 and pyas2lib refuse it)",
			"Content-Type: application/EDI-X12\r\nContent-Disposition: attachment; filename=\"Bestellung_ä.edi\"\r\n\r\nx",
			"Content-Type: application/EDI-X12\r\nContent-Disposition: attachment; filename=\"Bestellung_ä.edi\"\r\n\r\nx", message.MatchedReceived, "x"},
		{"header with odd blanks and cases (pyas2-lib #47, OpenAS2 rewrites them)", "CONTENT-type:application/EDI-X12 ;\r\n\tname = po\r\nX:  y \r\n\r\nx",
			"CONTENT-type:application/EDI-X12 ;\r\n\tname = po\r\nX:  y \r\n\r\nx", message.MatchedReceived, "x"},
		{"another payload: refused", header + "x", header + "y", "", ""},
		{"another header: refused", header + "x", strings.Replace(header, "po.x12", "qo.x12", 1) + "x", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			typ, body := multipartSigned(t, c.arrives, c.signed)
			for _, layers := range []string{"", "encrypted", "compressed", "gcm"} {
				typ, body := typ, []byte(body)
				switch layers {
				case "encrypted":
					typ, body = typEnveloped, encrypt(t, "aes-256-cbc", whole(typ, string(body)))
				case "gcm":
					typ, body = typEnveloped, encrypt(t, "aes-256-gcm", whole(typ, string(body)))
				case "compressed":
					typ, body = typCompressed, compress(t, whole(typ, string(body)))
				}
				g, err := openBytes(typ, body)
				if c.matched == "" {
					wantProblem(t, err, "integrity-check-failed")
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				if g.Matched != c.matched || strings.Join(g.payloads, "|") != c.payload || string(g.MIC(crypto.SHA256)) != digest(crypto.SHA256, c.signed) {
					t.Errorf("%s: matched %q, payloads %q, MIC %x", layers, g.Matched, g.payloads, g.MIC(crypto.SHA256))
				}
			}
		})
	}
}

// TestSpellings holds what micalg says (as2.md 2, 3.3): a hint, and wrong at times.
func TestSpellings(t *testing.T) {
	t.Parallel()
	for _, hash := range []crypto.Hash{crypto.SHA1, crypto.SHA256, crypto.SHA512} {
		for _, micalg := range []string{"sha-256", `"SHA-512"`, "sha1", "rsa-sha1", "foo", "", "md5", `"sha1, sha-256"`, "sha2_256", `"sha-1,foo"`} {
			o := &cms.SignOptions{Key: identities().partner, Hash: hash}
			typ, body := multipartSigned(t, entity, entity)
			signature := base64.StdEncoding.EncodeToString([]byte(signDetached(t, signing(), entity)))
			body = strings.Replace(body, signature, base64.StdEncoding.EncodeToString([]byte(signDetached(t, o, entity))), 1)
			typ = strings.Replace(typ, "micalg=sha-256", "micalg="+micalg, 1)
			g, err := openBytes(typ, []byte(body))
			if err != nil {
				t.Fatalf("%v under micalg %s: %v", hash, micalg, err)
			}
			if string(g.MIC(hash)) != digest(hash, entity) || g.Matched != message.MatchedReceived || g.Signer.Hash != hash || len(g.payloads) != 1 {
				t.Errorf("%v under micalg %s: %q, %d payloads", hash, micalg, g.Matched, len(g.payloads))
			}
		}
	}
	// Without a second reading what the header did not name is not found.
	typ, body := multipartSigned(t, entity, entity)
	_, err := openBytes(strings.Replace(typ, "sha-256", "sha1", 1), []byte(body), func(o *message.OpenOptions) { o.Again = nil })
	wantProblem(t, err, "integrity-check-failed")
}

// TestVariantsInPieces: what the second reading finds does not hang on how it is cut.
func TestVariantsInPieces(t *testing.T) {
	t.Parallel()
	arrives := header + strings.Repeat("\n\r\n\r", 3000) + "x\n"
	for _, signed := range []string{
		strings.TrimRight(arrives, "\r\n"),
		strings.ReplaceAll(strings.ReplaceAll(arrives, "\r\n", "\n"), "\n", "\r\n"),
	} {
		typ, body := multipartSigned(t, arrives, signed)
		for _, size := range []int{1, 2, 3, 7, 100} {
			_, err := open(typed(typ), strings.NewReader(body), nil, func(o *message.OpenOptions) {
				o.Again = func() (io.Reader, error) { return small{strings.NewReader(body), size}, nil }
			})
			if err != nil {
				t.Errorf("pieces of %d: %v", size, err)
			}
		}
	}
}

type small struct {
	r    io.Reader
	size int
}

func (s small) Read(p []byte) (int, error) { return s.r.Read(p[:min(len(p), s.size)]) }

// TestAgain: errors of the second reading are the reader's, and a payload is given once.
func TestAgain(t *testing.T) {
	t.Parallel()
	typ, body := multipartSigned(t, header+"a\n", header+"a\r\n")
	g, err := openBytes(typ, []byte(body))
	if err != nil || fmt.Sprint(g.payloads) != "[a\n]" {
		t.Errorf("%q, %v", g.payloads, err)
	}
	_, err = openBytes(typ, []byte(body), func(o *message.OpenOptions) { o.Again = func() (io.Reader, error) { return nil, io.ErrClosedPipe } })
	if err != io.ErrClosedPipe {
		t.Error(err)
	}
	_, err = openBytes(typ, []byte(body), func(o *message.OpenOptions) {
		o.Again = func() (io.Reader, error) {
			return io.MultiReader(bytes.NewReader([]byte(body[:50])), broken{io.ErrNoProgress}), nil
		}
	})
	if err == nil || !strings.Contains(err.Error(), io.ErrNoProgress.Error()) {
		t.Error(err)
	}
}

type broken struct{ err error }

func (b broken) Read([]byte) (int, error) { return 0, b.err }
