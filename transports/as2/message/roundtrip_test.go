// SPDX-License-Identifier: Apache-2.0

package message_test

import (
	"bytes"
	"crypto"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/message"
)

// TestRoundTrip packs and opens in every order: what comes out is what went in, and
// both sides have the same MIC.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	ec := &cms.SignOptions{Key: identities().ec, Hash: crypto.SHA384}
	payloads := []string{"ISA*00*~\nGS*PO~\r\n\r\r\n\x00\xff--\n", "%PDF-1.7\r\n--og-", strings.Repeat("line\r\n", 30000)}
	for _, sign := range []*cms.SignOptions{nil, signing(), ec, {Key: identities().partner, Hash: crypto.SHA512, PSS: true}} {
		for _, cipher := range []string{"", "aes-128-cbc", "3des-cbc", "aes-256-gcm"} {
			for _, compress := range []string{"", message.CompressBeforeSigning, message.CompressAfterSigning} {
				for parts := 1; parts <= 3; parts += 2 {
					for _, sized := range []bool{true, false} {
						o := message.PackOptions{Sign: sign, Compress: compress}
						if cipher != "" {
							o.Encrypt = encrypting(cipher)
						}
						for i := range parts {
							d := document(payloads[i])
							if !sized {
								d.Size = -1
							}
							o.Parts = append(o.Parts, d)
						}
						hash := crypto.SHA256
						name := fmt.Sprintf("unsigned/%s/%s/%d/%v", cipher, compress, parts, sized)
						if sign != nil {
							hash = sign.Hash
							name = fmt.Sprintf("%v/%s/%s/%d/%v", sign.Hash, cipher, compress, parts, sized)
						}
						t.Run(name, func(t *testing.T) {
							t.Parallel()
							roundTrip(t, o, payloads[:parts], hash)
						})
					}
				}
			}
		}
	}
}

func roundTrip(t *testing.T, o message.PackOptions, payloads []string, hash crypto.Hash) {
	h, body, packed := pack(t, o)
	readers := []io.Reader{bytes.NewReader(body), iotest.DataErrReader(bytes.NewReader(body))}
	if len(payloads) == 1 && o.Compress != message.CompressAfterSigning {
		readers = append(readers, iotest.OneByteReader(bytes.NewReader(body)))
	}
	for _, r := range readers {
		g, err := open(h, r, body)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(payloads, g.payloads); diff != "" {
			t.Fatal(diff[:min(len(diff), 2000)])
		}
		if g.Signed != (o.Sign != nil) || g.Encrypted != (o.Encrypt != nil) || g.Compressed != (o.Compress != "") {
			t.Errorf("signed %v, encrypted %v, compressed %v", g.Signed, g.Encrypted, g.Compressed)
		}
		if o.Encrypt != nil && g.Cipher != o.Encrypt.Algorithm {
			t.Errorf("cipher %q", g.Cipher)
		}
		if o.Sign != nil && (g.Matched != message.MatchedReceived || g.Signer.Hash != o.Sign.Hash) {
			t.Errorf("matched %q, signer %+v", g.Matched, g.Signer)
		}
		if mic := g.MIC(hash); mic == nil || !bytes.Equal(mic, packed.MICs[hash]) {
			t.Errorf("MIC %x, packed %x", mic, packed.MICs[hash])
		}
		if p := g.Parts[0]; p.FileName != "po.x12" || p.ContentType != "application/EDI-X12" || !p.Root || len(g.Parts) != len(payloads) {
			t.Errorf("parts %+v", g.Parts)
		}
	}
}
