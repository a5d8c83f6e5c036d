// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// outsider is a partner that is made of openssl and curl alone.
type outsider struct {
	t   *testing.T
	dir string
	x   *trade // whose buyer it plays
	pss bool   // by agreement; also for receipts
	url string // what is sent to it goes there

	mu   sync.Mutex
	took []string // documents that came
}

// newOutsider makes one that takes what is sent to the buyer, by a profile.
func newOutsider(t *testing.T, more string) *outsider {
	t.Helper()
	x := newTrade(t, more)
	o := &outsider{t: t, dir: t.TempDir(), x: x, pss: strings.Contains(more, "pss")}
	keys, err := testKeys()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"seller", "buyer"} {
		for _, kind := range []string{"pem", "key"} {
			files, _ := filepath.Glob(filepath.Join(keys, name, "certs", "stations", "main", "*."+kind))
			b, err := os.ReadFile(files[0])
			if err != nil {
				t.Fatal(err)
			}
			o.file(name+"."+kind, b)
		}
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := o.take(w, r); err != nil {
			t.Errorf("what we sent: %v", err)
			w.WriteHeader(http.StatusInternalServerError)
		}
	}))
	t.Cleanup(s.Close)
	o.url = s.URL + "/as2"
	x.seller.edit("partners/acme.yaml", "http://127.0.0.1:"+x.buyerPort+"/as2", o.url)
	return o
}

func (o *outsider) file(name string, b []byte) string {
	o.t.Helper()
	if err := os.WriteFile(filepath.Join(o.dir, name), b, 0o600); err != nil {
		o.t.Fatal(err)
	}
	return name
}

// run runs a command in its folder.
func (o *outsider) run(in []byte, args ...string) ([]byte, error) {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir, cmd.Stdin = o.dir, bytes.NewReader(in)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		err = fmt.Errorf("%s: %w: %s", strings.Join(args, " "), err, stderr.String())
	}
	return out, err
}

func (o *outsider) openssl(in []byte, args string) []byte {
	o.t.Helper()
	out, err := o.run(in, append([]string{"openssl"}, strings.Fields(args)...)...)
	if err != nil {
		o.t.Fatal(err)
	}
	return out
}

// part is a MIME part as openssl and curl see it: header lines, then the body.
func part(b []byte) (header []string, body []byte) {
	head, _, _ := bytes.Cut(bytes.ReplaceAll(b[:min(len(b), 2000)], []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	_, body, ok := bytes.Cut(b, []byte("\r\n\r\n"))
	if lf := bytes.Index(b, []byte("\n\n")); !ok || lf >= 0 && lf < len(b)-len(body)-4 {
		body = b[lf+2:]
	}
	return strings.Split(regexp.MustCompile(`\n[ \t]+`).ReplaceAllString(string(head), " "), "\n"), body
}

// post sends a message by curl, and returns the answer as a MIME part.
func (o *outsider) post(id string, header []string, body []byte) []byte {
	o.t.Helper()
	args := []string{"curl", "-sS", "-i", "--http1.1", "--data-binary", "@" + o.file("body", body), "-H", "AS2-Version: 1.2",
		"-H", "Message-ID: " + id, "-H", "Disposition-Notification-To: acme@example.com", "-H", "Expect:",
		"-H", "Disposition-Notification-Options: signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, sha256"}
	for name, value := range map[string]string{"AS2-To": sellerName, "AS2-From": `"` + buyerName + `"`} {
		if !strings.Contains(strings.Join(header, "\n"), name+":") {
			args = append(args, "-H", name+": "+value)
		}
	}
	for _, h := range header {
		if !strings.HasPrefix(h, "MIME-Version") {
			args = append(args, "-H", h)
		}
	}
	out, err := o.run(nil, append(args, "http://127.0.0.1:"+o.x.sellerPort+"/as2")...)
	if err != nil {
		o.t.Fatal(err)
	}
	status, out, _ := bytes.Cut(out, []byte("\r\n"))
	if !bytes.Contains(status, []byte(" 200 ")) {
		o.t.Fatalf("%q: %s\n%s", header, status, out)
	}
	return out
}

// mic is a digest as receipts give it.
func (o *outsider) mic(b []byte) (string, error) {
	sum, err := o.run(b, "openssl", "dgst", "-sha256", "-binary")
	return base64.StdEncoding.EncodeToString(sum), err
}

// processed checks a receipt: signed by the seller's certificate, about this message,
// processed, and with this digest.
func (o *outsider) processed(mdn []byte, id string, content []byte) {
	o.t.Helper()
	report, err := o.verify(mdn)
	if err != nil {
		o.t.Fatal(err)
	}
	if !o.pss { // PKCS#7, as old products read it
		report = o.openssl(mdn, "smime -verify -binary -noverify -nointern -certfile seller.pem")
	}
	mic, err := o.mic(content)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, want := range []string{"Original-Message-ID: " + id, "Disposition: automatic-action/MDN-sent-automatically; processed\r\n", "Received-Content-MIC: " + mic + ", sha256\r\n", "Final-Recipient: rfc822; " + sellerName} {
		if !strings.Contains(string(report), want) {
			o.t.Errorf("the receipt does not say %q:\n%s", want, report)
		}
	}
}

// take opens what the seller sent with openssl, and answers by a receipt that openssl
// signs.
func (o *outsider) take(w http.ResponseWriter, r *http.Request) error {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	entity, err := o.run(body, "openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-inkey", "buyer.key", "-recip", "buyer.pem")
	if err != nil {
		return err
	}
	signed, err := o.verify(entity)
	if err != nil {
		return err
	}
	mic, err := o.mic(signed)
	if err != nil {
		return err
	}
	_, document := part(signed)
	o.mu.Lock()
	o.took = append(o.took, string(document))
	o.mu.Unlock()
	report := strings.ReplaceAll(`Content-Type: multipart/report; report-type=disposition-notification; boundary="b"

--b
Content-Type: text/plain

It is here.
--b
Content-Type: message/disposition-notification

Reporting-UA: openssl
Final-Recipient: rfc822; `+r.Header.Get("AS2-To")+`
Original-Message-ID: `+r.Header.Get("Message-Id")+`
Disposition: automatic-action/MDN-sent-automatically; processed
Received-Content-MIC: `+mic+`, sha-256

--b--
`, "\n", "\r\n")
	mdn, err := o.run([]byte(report), "openssl", "smime", "-sign", "-binary", "-crlfeol", "-md", "sha256", "-signer", "buyer.pem", "-inkey", "buyer.key")
	if err != nil {
		return err
	}
	header, body := part(mdn)
	for _, h := range header {
		if name, value, ok := strings.Cut(h, ": "); ok {
			w.Header().Set(name, value)
		}
	}
	w.Header().Set("AS2-From", r.Header.Get("AS2-To"))
	w.Header().Set("AS2-To", sellerName)
	w.Header().Set("AS2-Version", "1.2")
	_, err = w.Write(body)
	return err
}

// documents are those that came.
func (o *outsider) documents() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.Clone(o.took)
}

// count counts a segment in all that came.
func (o *outsider) count(segment string) int {
	return strings.Count(strings.Join(o.documents(), ""), segment)
}

// verify checks a multipart/signed. openssl's own reading of MIME changes line ends, so
// it is given the bytes of the parts.
func (o *outsider) verify(entity []byte) (signed []byte, err error) {
	m := regexp.MustCompile(`(?i)boundary="?([^";\r\n]+)`).FindSubmatch(entity)
	if m == nil {
		return nil, fmt.Errorf("no boundary in %.200q", entity)
	}
	parts := bytes.Split(entity, []byte("\r\n--"+string(m[1])))
	if len(parts) != 4 {
		return nil, fmt.Errorf("%d parts", len(parts)-2)
	}
	signed = bytes.TrimPrefix(parts[1], []byte("\r\n"))
	dir, err := os.MkdirTemp(o.dir, "verify")
	if err != nil {
		return nil, err
	}
	_, signature := part(bytes.TrimPrefix(parts[2], []byte("\r\n")))
	if s, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(string(signature), "\r\n", "")); err == nil {
		signature = s
	}
	if err := os.WriteFile(filepath.Join(dir, "content"), signed, 0o600); err != nil {
		return nil, err
	}
	_, err = o.run(signature, "openssl", "cms", "-verify", "-binary", "-noverify", "-nointern", "-certfile", "seller.pem", "-inform", "DER", "-content", filepath.Join(dir, "content"))
	return signed, err
}

// sealing makes a message of an entity: header lines and body, and what its MIC is of.
type sealing func(o *outsider, entity []byte) (header []string, body, content []byte)

// cmsOf seals by openssl commands, one after the other; the last gives the body.
func cmsOf(typ string, commands ...string) sealing {
	return func(o *outsider, entity []byte) ([]string, []byte, []byte) {
		o.t.Helper()
		b := entity
		for _, c := range commands {
			b = o.openssl(b, c)
		}
		return []string{"Content-Type: application/pkcs7-mime; smime-type=" + typ + "; name=smime.p7m"}, b, entity
	}
}

const (
	opensslSign    = "smime -sign -binary -crlfeol -md sha256 -signer buyer.pem -inkey buyer.key"
	opensslEncrypt = "cms -encrypt -binary -outform DER "
)

// sealings are what openssl can make of a message.
var sealings = map[string]sealing{
	"AES-128, detached":     cmsOf("enveloped-data", opensslSign, opensslEncrypt+"-aes128 seller.pem"),
	"AES-256, BER, opaque":  cmsOf("enveloped-data", "cms -sign -binary -nodetach -stream -md sha256 -signer buyer.pem -inkey buyer.key", opensslEncrypt+"-stream -aes256 seller.pem"),
	"AES-192, CMS detached": cmsOf("enveloped-data", "cms -sign -binary -crlfeol -nocerts -md sha256 -signer buyer.pem -inkey buyer.key", opensslEncrypt+"-aes192 -keyid seller.pem"),
	"PSS, OAEP":             cmsOf("enveloped-data", "cms -sign -binary -crlfeol -md sha256 -signer buyer.pem -inkey buyer.key -keyopt rsa_padding_mode:pss", opensslEncrypt+"-aes256 -recip seller.pem -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256"),
	"AES-256-GCM":           cmsOf("authEnveloped-data", opensslSign, opensslEncrypt+"-aes-256-gcm seller.pem"),
	"3DES, BER":             cmsOf("enveloped-data", opensslSign, opensslEncrypt+"-stream -des3 seller.pem"),
	"EC both":               cmsOf("enveloped-data", "cms -sign -binary -crlfeol -md sha256 -signer ec.pem -inkey ec.key", opensslEncrypt+"-aes256 -recip sellerec.pem"),
	"encrypted only":        cmsOf("enveloped-data", opensslEncrypt+"-aes256 seller.pem"),
	"opaque only":           cmsOf("signed-data", "cms -sign -binary -nodetach -outform DER -md sha256 -signer buyer.pem -inkey buyer.key"),
	"detached only": func(o *outsider, entity []byte) ([]string, []byte, []byte) {
		header, body := part(o.openssl(entity, opensslSign))
		return header, body, entity
	},
	"plain": func(o *outsider, entity []byte) ([]string, []byte, []byte) {
		header, body := part(entity)
		return header, body, body
	},
}

// TestOpenSSLPartner: openssl and curl as the partner, both ways: every structure that
// they can make is taken and confirmed, and they can open what we answer.
func TestOpenSSLPartner(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		more     string
		sealings []string // nil: all
	}{
		"rfc4130":      {"", nil},
		"rfc4130bis":   {"  preset: rfc4130bis\n  pss: true\n  oaep: sha-256\n", []string{"AES-256-GCM"}},
		"SHA-512":      {"  sign: sha-512\n  encrypt: aes-192-cbc\n", []string{"AES-128, detached"}},
		"3DES, SHA-1":  {"  sign: sha-1\n  encrypt: 3des-cbc\n", []string{"3DES, BER"}},
		"AES-256-CBC+": {"  encrypt: aes-256-cbc\n  copy: true\n  micalg: sha256\n  chunked: true\n", []string{"plain"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := newOutsider(t, c.more)
			if c.sealings == nil {
				o.curves()
				for s := range sealings {
					c.sealings = append(c.sealings, s)
				}
			}
			d := o.x.seller.start("")
			for i, s := range c.sealings {
				at := time.Now().Add(time.Duration(i) * time.Second)
				entity := []byte("Content-Type: application/EDI-X12\r\nContent-Disposition: attachment; filename=po.edi\r\n\r\n" + document(t, "acme-order.edi", at))
				header, body, content := sealings[s](o, entity)
				id := fmt.Sprintf("<%d.%d@acme.example>", i, at.UnixNano())
				o.processed(o.post(id, header, body), id, content)
				if t.Failed() {
					t.Fatalf("%s: %+v", s, d.exchanges("in")[0])
				}
			}
			n := len(c.sealings)
			d.until("the answers", func() bool { return o.count("ST*997*") >= n && o.count("ST*855*") >= n }) // 855s that are ready together may share an interchange
			d.until("quiet", d.idle)
			if got := len(o.x.seller.files("erp/*.json")); got != n {
				t.Errorf("%d orders in the ERP of %d", got, n)
			}
			out := d.exchanges("out")
			if d.confirmed() != len(out) {
				t.Errorf("not all is confirmed: %+v", out)
			}
			for _, x := range append(d.exchanges("in"), out...) {
				d.proves(x)
			}
			if o.count("ST*997*") != n || o.count("ST*855*") != n {
				t.Errorf("the partner has %q", o.documents())
			}
			d.stop()
		})
	}
}

// curves gives both sides certificates with elliptic curves too.
func (o *outsider) curves() {
	o.t.Helper()
	for _, name := range []string{"ec", "sellerec"} {
		o.openssl(nil, "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "+name+".key -out "+name+".pem -days 400 -subj /CN="+name)
	}
	for from, to := range map[string]string{"ec.pem": "certs/partners/acme/ec.pem", "sellerec.pem": "certs/stations/main/ec.pem", "sellerec.key": "certs/stations/main/ec.key"} {
		b, err := os.ReadFile(filepath.Join(o.dir, from))
		if err != nil {
			o.t.Fatal(err)
		}
		if strings.HasSuffix(from, ".pem") {
			b = append([]byte("from: "+time.Now().AddDate(0, 6, 0).Format(time.DateOnly)+"\n"), b...) // accepted, never sent with
		}
		o.x.seller.secret(to, b)
	}
}
