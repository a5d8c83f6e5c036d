// SPDX-License-Identifier: Apache-2.0

package message_test

import (
	"bytes"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/message"
	"ordergate/transports/as2/mime"
)

// ivAt finds the first byte of the IV of AES-128-CBC in EnvelopedData.
func ivAt(t testing.TB, der []byte) int {
	t.Helper()
	oid, _ := hex.DecodeString("0609608648016503040102" + "0410")
	at := bytes.Index(der, oid)
	if at < 0 {
		t.Fatal("no IV")
	}
	return at + len(oid)
}

// problemOf is what the sender is told.
func problemOf(err error) string {
	var p *message.Problem
	errors.As(err, &p)
	return p.Text
}

// malleable encrypts to the key that opens quickly.
func malleable(t testing.TB, plain string) []byte {
	t.Helper()
	o := encrypting("aes-128-cbc")
	o.Recipients, o.Size = []*x509.Certificate{identities().ecUs.Certificate}, int64(len(plain))
	return enclose(t, plain, func(w io.Writer) (io.WriteCloser, error) { return cms.Encrypt(w, *o) })
}

// TestUnmasked: who changes what CBC encrypts makes no unsigned message of a signed one,
// whatever he writes over its first block.
func TestUnmasked(t *testing.T) {
	t.Parallel()
	typ, body := multipartSigned(t, entity, entity)
	for name, plain := range map[string]string{
		"Content-Type first":  whole(typ, body),
		"MIME-Version first":  "MIME-Version: 1.0\r\n" + whole(typ, body),
		"Message-ID first":    "Message-ID: <1234567890@example.com>\r\n" + whole(typ, body),
		"disposition first":   "Content-Disposition: attachment; filename=\"smime.p7m\"\r\n" + whole(typ, body),
		"opaque":              whole(typOpaque, string(signOpaque(t, entity))),
		"compressed, signed":  whole(typCompressed, string(compress(t, whole(typ, body)))),
		"lower case, tabbed":  "content-type: multipart/signed;\tmicalg=sha1;\tprotocol=\"application/pkcs7-signature\";\tboundary=\"=_b\"\r\n\r\n" + body,
		"boundary before all": "Content-Type: multipart/signed; boundary=\"=_b\"\r\n\r\n" + body,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			der := malleable(t, plain)
			iv, rnd := ivAt(t, der), rand.New(rand.NewPCG(7, 9))
			first := plain[:16]
			try := func(what string, body []byte) {
				g, err := openBytes(typEnveloped, body)
				if err == nil && g.Signer == nil {
					t.Errorf("%s: opened as unsigned: %q", what, g.payloads)
				} else if err != nil && !strings.Contains("authentication-failed integrity-check-failed", problemOf(err)) {
					wantProblem(t, err, "decryption-failed") // whatever was noise is told alike
				}
			}
			for bit := range 128 {
				b := bytes.Clone(der)
				b[iv+bit/8] ^= 1 << (bit % 8)
				try(fmt.Sprintf("IV, bit %d", bit), b)
			}
			for _, forged := range []string{
				"Content-Type:a/b", "Content-Type: x-", "Content-Type: a;", "Content-Type:\r\n ", "Content-Type: \"", "Content-Type:a\r\n",
				"Content-Type:\r\n\r", "C: \r\n\r\nContent-", "Content-Typo: mu", "Content-Type: m/", "Content-Type:t/p", "Content-Type: Mu", "A: b\r\nB: c\r\nC: d",
			} {
				b := bytes.Clone(der)
				for i := range min(16, len(forged)) {
					b[iv+i] ^= first[i] ^ forged[i]
				}
				try(fmt.Sprintf("%q", forged), b)
			}
			for range 300 {
				b := bytes.Clone(der)
				at := iv + rnd.IntN(min(400, len(b)-iv))
				b[at] ^= byte(1 + rnd.IntN(255))
				try(fmt.Sprintf("byte %d after the IV", at-iv), b)
			}
		})
	}
}

// TestUnsignedHonest: what is honest and unsigned is opened, by every cipher.
func TestUnsignedHonest(t *testing.T) {
	t.Parallel()
	for name, plain := range map[string]string{
		"EDI":                entity,
		"raw UTF-8 name":     "Content-Type: application/xml; charset=utf-8\r\nContent-Disposition: attachment; filename=\"Bestellung_Müller.xml\"\r\n\r\n" + edi,
		"encoded name":       "Content-Type: text/plain\r\nContent-Disposition: attachment; filename*=iso-8859-1''M%FCller.txt\r\n\r\n" + edi,
		"folded":             "MIME-Version: 1.0\r\nContent-Type: application/EDIFACT;\r\n\tname=a.edi\r\nContent-Transfer-Encoding: binary\r\n\r\n" + edi,
		"speaks of one":      "Content-Type: text/plain\r\n\r\n" + edi,
		"vendor type":        "Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\r\n\r\n" + edi,
		"LF line ends":       "Content-Type: application/edi-consent\n\n" + edi,
		"several, LF":        "Content-Type: multipart/related; boundary=\"b\"; type=\"application/xml\"\r\n\r\n--b\r\nContent-Type: application/xml\r\n\r\n" + edi + "\r\n--b--\r\n",
		"compressed":         whole(typCompressed, string(compress(t, entity))),
		"with a mention":     "Content-Type: text/plain; name=pkcs7-signature.txt\r\n\r\n" + edi,
		"Content-Type lower": "content-type: TEXT/XML\r\n\r\n" + edi,
	} {
		for _, cipher := range []string{"aes-128-cbc", "3des-cbc", "aes-128-gcm"} {
			g, err := openBytes(typEnveloped, encrypt(t, cipher, plain))
			if err != nil || strings.Join(g.payloads, "|") != edi || g.Signed {
				t.Errorf("%s, %s: %q, %v", name, cipher, g.payloads, err)
			}
		}
	}
}

// TestSignatureLeft: what has a signature left over is not taken as unsigned, in the
// clear and wherever the signature's part stands in what is read.
func TestSignatureLeft(t *testing.T) {
	t.Parallel()
	for _, size := range []int{1, 900, 4000, 5000, 40000} {
		typ, body := multipartSigned(t, header+strings.Repeat("x", size), "y")
		for name, h := range map[string]mime.Header{
			"another type": typed("application/EDI-X12"), "no type": typed(""), "multipart of another kind": typed(strings.Replace(typ, "signed", "sigoed", 1)),
			"type without a slash": typed(strings.Replace(typ, "/", "_", 1)),
		} {
			_, err := open(h, strings.NewReader(body), []byte(body))
			if err == nil {
				t.Errorf("%s, %d bytes: opened", name, size)
			}
		}
		g, err := openBytes(typEnveloped, encrypt(t, "aes-256-cbc", "Content-Type: application/EDI-X12\r\n\r\n"+body))
		if err == nil {
			t.Errorf("%d bytes: opened %.40q", size, g.payloads)
		}
		wantProblem(t, err, "decryption-failed")
	}
}
