// SPDX-License-Identifier: Apache-2.0

package message_test

import (
	"bufio"
	"bytes"
	"crypto"
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ordergate/transports/as2/mime"
)

// TestBouncyCastle opens messages that Bouncy Castle 1.72 and JavaMail made as OpenAS2,
// mendelson and phase2 do (testdata/bouncycastle/README.md); the MIC is their own.
func TestBouncyCastle(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, mic string
		hash      crypto.Hash
	}{
		{"signed-encrypted", "w9/nwatEkzu7rbOZinWqEC89X8mdHe+oZD7p+IgC8S8=", crypto.SHA256},
		{"compressed-signed-encrypted", "B87Cl/1sKwC8yqeNDPt2HriyAc0=", crypto.SHA1},
		{"auth-enveloped", "w9/nwatEkzu7rbOZinWqEC89X8mdHe+oZD7p+IgC8S8=", crypto.SHA256},
		{"gcm-enveloped", "w9/nwatEkzu7rbOZinWqEC89X8mdHe+oZD7p+IgC8S8=", crypto.SHA256},
		{"opaque-compressed", "w9/nwatEkzu7rbOZinWqEC89X8mdHe+oZD7p+IgC8S8=", crypto.SHA256},
		{"pss-sha512", "AbyF1hIKjV4DJYsMwYhfFcwrkQZGeIy6hsVKiwzlyzRd8rMjq4einZY8ki5VaQh8UAFURLUuvmzDaxyPah5a7Q==", crypto.SHA512},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(filepath.Join("testdata", "bouncycastle", c.name+".as2"))
			if err != nil {
				t.Fatal(err)
			}
			br := bufio.NewReader(bytes.NewReader(raw))
			h, err := mime.ReadHeader(br, 0)
			if err != nil {
				t.Fatal(err)
			}
			body := raw[len(h.Raw):]
			g, err := open(mime.Header{Fields: h.Fields}, bytes.NewReader(body), body)
			if err != nil || g.Signer == nil || g.Signer.Hash != c.hash || g.Parts[0].FileName != "po.edi" {
				t.Fatalf("%+v, %v", g.Opened, err)
			}
			if mic := base64.StdEncoding.EncodeToString(g.MIC(c.hash)); mic != c.mic {
				t.Errorf("MIC %s, the sender has %s", mic, c.mic)
			}
			if len(g.payloads) != 1 || !strings.HasPrefix(g.payloads[0], "ISA*00*") || !strings.HasSuffix(g.payloads[0], "IEA*1*000000001~\r\n") {
				t.Errorf("payloads %q", g.payloads)
			}
		})
	}
}
