// SPDX-License-Identifier: Apache-2.0

package message_test

import (
	"bufio"
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/message"
	"ordergate/transports/as2/mime"
)

// peer is openssl with both sides' keys in a folder.
type peer struct {
	t   *testing.T
	dir string
}

func newPeer(t *testing.T) peer {
	t.Helper()
	p := peer{t, t.TempDir()}
	for name, k := range map[string]cms.Key{"us": identities().us, "partner": identities().partner, "ec": identities().ec} {
		key, err := x509.MarshalPKCS8PrivateKey(k.Private)
		if err != nil {
			t.Fatal(err)
		}
		p.file(name+".pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: k.Certificate.Raw}))
		p.file(name+".key", pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key}))
	}
	return p
}

func (p peer) file(name string, b []byte) {
	p.t.Helper()
	if err := os.WriteFile(filepath.Join(p.dir, name), b, 0o600); err != nil {
		p.t.Fatal(err)
	}
}

// run runs openssl with a standard input.
func (p peer) run(in []byte, args ...string) []byte {
	p.t.Helper()
	cmd := exec.Command("openssl", args...)
	cmd.Dir, cmd.Stdin = p.dir, bytes.NewReader(in)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		p.t.Fatalf("openssl %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return out
}

// TestOpenSSLSends opens what openssl makes of whole MIME messages.
func TestOpenSSLSends(t *testing.T) {
	t.Parallel()
	p := newPeer(t)
	in := []byte(entity)
	lf := []byte(strings.ReplaceAll(entity, "\r\n", "\n"))
	by := []string{"-signer", "partner.pem", "-inkey", "partner.key"}
	sign := func(in []byte, args ...string) []byte { return p.run(in, append(append(args, "-sign"), by...)...) }
	signed := sign(in, "smime", "-binary", "-crlfeol", "-md", "sha256")
	cases := map[string][]byte{
		"smime -sign":                    sign(in, "smime", "-binary", "-md", "sha256"),
		"smime -sign, CRLF":              signed,
		"smime -sign, SHA-1":             sign(in, "smime", "-binary", "-crlfeol", "-md", "sha1"),
		"smime -sign, text":              sign(lf, "smime", "-md", "sha512"),
		"cms -sign, no attributes":       sign(in, "cms", "-binary", "-noattr", "-md", "sha384"),
		"cms -sign, no certificate":      sign(in, "cms", "-binary", "-nocerts"),
		"cms -sign, key id":              sign(in, "cms", "-binary", "-keyid"),
		"cms -sign, PSS":                 p.run(in, "cms", "-sign", "-binary", "-signer", "partner.pem", "-inkey", "partner.key", "-keyopt", "rsa_padding_mode:pss"),
		"cms -sign, EC":                  p.run(in, "cms", "-sign", "-binary", "-signer", "ec.pem", "-inkey", "ec.key"),
		"cms -sign, opaque":              sign(in, "cms", "-binary", "-nodetach"),
		"cms -sign, opaque, as a stream": sign(in, "cms", "-binary", "-nodetach", "-stream"),
		"encrypt":                        p.run(in, "cms", "-encrypt", "-binary", "-aes128", "us.pem"),
		"encrypt, stream":                p.run(in, "cms", "-encrypt", "-binary", "-aes256", "-stream", "us.pem"),
		"encrypt, OAEP":                  p.run(in, "cms", "-encrypt", "-binary", "-aes256", "-recip", "us.pem", "-keyopt", "rsa_padding_mode:oaep"),
		"encrypt, two recipients":        p.run(in, "cms", "-encrypt", "-binary", "-des3", "partner.pem", "us.pem"),
		"sign, encrypt":                  p.run(signed, "cms", "-encrypt", "-binary", "-aes256", "us.pem"),
	}
	for name, sent := range cases {
		h, err := mime.ReadHeader(bufio.NewReader(bytes.NewReader(sent)), 0)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		g, err := open(mime.Header{Fields: h.Fields}, bytes.NewReader(sent[len(h.Raw):]), sent[len(h.Raw):])
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, sent)
			continue
		}
		if len(g.payloads) != 1 || strings.ReplaceAll(g.payloads[0], "\r\n", "\n") != strings.ReplaceAll(edi, "\r\n", "\n") || g.Parts[0].FileName != "po.x12" {
			t.Errorf("%s: payloads %q, parts %+v", name, g.payloads, g.Parts)
		}
		if strings.Contains(name, "sign") && g.Signer == nil {
			t.Errorf("%s: no signer", name)
		}
	}
	for name, args := range map[string][]string{
		"DER": {"-outform", "DER"}, "BER": {"-outform", "DER", "-stream"}, "AES-192": {"-outform", "DER", "-aes192"}, "GCM": {"-outform", "DER", "-aes-256-gcm"},
	} {
		sent := p.run(signed, append(append([]string{"cms", "-encrypt", "-binary"}, args...), "us.pem")...)
		g, err := openBytes("application/pkcs7-mime; smime-type=enveloped-data", sent)
		if err != nil || !g.Signed || !g.Encrypted || strings.Join(g.payloads, "|") != edi {
			t.Errorf("%s: %q, %v", name, g.payloads, err)
		}
	}
}

// TestOpenSSLReceives has openssl open what we pack.
func TestOpenSSLReceives(t *testing.T) {
	t.Parallel()
	p := newPeer(t)
	payload := "ISA*00*~\r\n\xff\x80--og\r\nGS*PO~\r\n" // openssl reads a multipart by lines of text
	for _, cipher := range []string{"", "aes-128-cbc", "aes-256-cbc", "3des-cbc", "aes-256-gcm"} {
		for _, sign := range []*cms.SignOptions{signing(), {Key: identities().partner, Hash: signing().Hash, PSS: true, NoCertificate: false}, {Key: identities().ec, Hash: signing().Hash}} {
			o := message.PackOptions{Parts: []message.Content{document(payload)}, Sign: sign}
			if cipher != "" {
				o.Encrypt = encrypting(cipher)
			}
			h, body, _ := pack(t, o)
			inner := []byte("Content-Type: " + h.Get("Content-Type") + "\r\n\r\n" + string(body))
			if cipher != "" {
				inner = p.run(body, "cms", "-decrypt", "-inform", "DER", "-recip", "us.pem", "-inkey", "us.key")
			}
			if got := p.run(inner, "cms", "-verify", "-noverify"); !bytes.HasSuffix(got, []byte("\r\n\r\n"+payload)) {
				t.Errorf("%s: %q", cipher, got)
			}
		}
	}
}
