// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/gateway/gatewaytest"
	"ordergate/transports/as2"
	"ordergate/transports/as2/wire"
)

// TestCurl: HTTP as a tool speaks it that is not ours.
func TestCurl(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.serve()
	large := bytes.Repeat([]byte("PO1*1*10*EA*1.50~\n"), 20_000)
	contentType, body, _ := r.seal(signedEncrypted, large)
	file := filepath.Join(t.TempDir(), "body")
	if err := os.WriteFile(file, body, 0o600); err != nil {
		t.Fatal(err)
	}
	post := []string{"--data-binary", "@" + file, "-H", "AS2-From: ACME", "-H", `AS2-To: "US Corp"`, "-H", "AS2-Version: 1.2", "-H", "Content-Type: " + contentType, "-H", "Disposition-Notification-To: x"}
	for i, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"HEAD (1Q14-5)", []string{"--head"}, []string{"200 OK", "Content-Length: 0"}},
		{"GET", nil, []string{"200 OK", "text/plain", "AS2 messages"}},
		{"another path", []string{"--path-as-is", "--url-query", "x"}, []string{"200 OK"}},
		{"PUT", []string{"-X", "PUT"}, []string{"405 ", "Allow: POST, GET, HEAD"}},
		{"POST of something else", []string{"-d", "x=1"}, []string{"400 ", "no AS2-From"}},
		{"length", post, []string{"200 OK", "AS2-From: \"US Corp\"", "AS2-To: ACME", "MIME-Version: 1.0", "processed"}},
		{"chunked", append([]string{"-H", "Transfer-Encoding: chunked"}, post...), []string{"200 OK", "processed", "Connection: close"}},
		{"Expect (1Q09-9)", append([]string{"-H", "Expect: 100-continue"}, post...), []string{"100 Continue", "200 OK", "processed"}},
		{"too large", append([]string{"-H", "Content-Length: 99999999", "-H", "Expect: 100-continue"}, post...), []string{"413 "}},
		{"a header too large", append([]string{"-H", "X: " + strings.Repeat("x", 80_000)}, post...), []string{"431 "}},
	} {
		args := append([]string{"-s", "-i", "--max-time", "60", "-H", fmt.Sprintf("Message-ID: <curl%d@acme>", i)}, c.args...)
		out, _ := exec.Command("curl", append(args, r.url())...).CombinedOutput()
		for _, want := range c.want {
			if !strings.Contains(string(out), want) {
				t.Errorf("%s: no %q in\n%.600s", c.name, want, out)
			}
		}
	}
	if n := len(r.in.Taken()); n != 3 {
		t.Errorf("%d taken", n)
	}
	if out, _ := exec.Command("curl", "-s", "-i", "http://"+r.at(plainAddress)+"/other").CombinedOutput(); !strings.Contains(string(out), "404 ") {
		t.Errorf("%s", out)
	}
}

func writePEM(t *testing.T, path, kind string, der []byte) {
	t.Helper()
	if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (i identity) write(t *testing.T, dir string) {
	t.Helper()
	key, err := x509.MarshalPKCS8PrivateKey(i.key)
	if err != nil {
		t.Fatal(err)
	}
	writePEM(t, filepath.Join(dir, "cert.pem"), "CERTIFICATE", i.cert.Raw)
	writePEM(t, filepath.Join(dir, "key.pem"), "PRIVATE KEY", key)
}

func TestTLS(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	newIdentity(t, "ec tls one").write(t, dir)
	over := newIdentity(t, "ec tls over")
	r := newReceiver(t, func(rel *as2.Relation) {
		yes, old := true, over.entries(certs.Partner, certs.TLS)
		old[0].Until = gatewaytest.NewClock().Now()
		rel.Receive.Client, rel.Receive.Encrypted, rel.Receive.Expired, rel.Theirs = &yes, &yes, &yes, append(rel.Theirs, old...)
	})
	r.config = func(c *as2.ServerConfig) {
		c.Listener.TLS, c.Cert, c.Key = tlsAddress, filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	}
	r.serve()
	url := "https://" + r.at(tlsAddress) + "/as2"
	send := func(id string, show *identity, h2 bool) (reply, *x509.Certificate) {
		t.Helper()
		var served *x509.Certificate
		cfg := &tls.Config{InsecureSkipVerify: true, VerifyConnection: func(s tls.ConnectionState) error { served = s.PeerCertificates[0]; return nil }}
		if show != nil {
			cfg.Certificates = []tls.Certificate{{Certificate: [][]byte{show.cert.Raw}, PrivateKey: show.key}}
		}
		tr := &http.Transport{TLSClientConfig: cfg, ForceAttemptHTTP2: h2}
		defer tr.CloseIdleConnections()
		contentType, body, _ := r.seal(sealed{sign: crypto.SHA256}, order) // in the clear: TLS is enough
		req := r.request(id, contentType, bytes.NewReader(body))
		u := *req.URL
		u.Scheme, u.Host = "https", r.at(tlsAddress)
		req.URL = &u
		p, err := do(&http.Client{Transport: tr}, req)
		if err != nil {
			t.Fatal(err)
		}
		return p, served
	}
	them, stranger := r.them, newIdentity(t, "stranger")
	for _, h2 := range []bool{false, true} {
		if p, _ := send(fmt.Sprintf("<tls%v@acme>", h2), &them, h2); p.outcome() != "processed" {
			t.Errorf("http2 %v: %s %q", h2, p.outcome(), p.body)
		}
	}
	for _, show := range []*identity{nil, &stranger, &over} { // "expired" is of signatures
		if p, _ := send("<refused@acme>", show, false); p.status != http.StatusForbidden {
			t.Errorf("%s", p.outcome())
		}
	}
	if f := as2.FactsOf(&r.in.Exchanges()[0]); !f.TLS || f.Client != certs.Fingerprint(them.cert) {
		t.Errorf("facts %+v", f)
	}
	if out, _ := exec.Command("curl", "-sk", "--http2", "-o", "/dev/null", "-w", "%{http_version} %{http_code}", url).CombinedOutput(); string(out) != "2 200" {
		t.Errorf("curl: %s", out)
	}
	if out, _ := exec.Command("curl", "-skI", "-H", "AS2-From: ACME", "-H", `AS2-To: "US Corp"`, "-H", `ETag: "e1"`, "-o", "/dev/null", "-w", "%{http_code}", url).CombinedOutput(); string(out) != "403" {
		t.Errorf("a stranger learns what is held: %s", out)
	}
	// The certificate is replaced on the running server; a broken one is not taken.
	if err := os.WriteFile(filepath.Join(dir, "cert.pem"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, c := send("<half@acme>", &them, false); c.Subject.CommonName != "ec tls one" {
		t.Errorf("served %s", c.Subject)
	}
	newIdentity(t, "ec tls the second").write(t, dir)
	if _, c := send("<new@acme>", &them, false); c.Subject.CommonName != "ec tls the second" {
		t.Errorf("served %s", c.Subject)
	}
}

// TestTakenUp: draft-harding-as2-restart-07.
func TestTakenUp(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.serve()
	payload := bytes.Repeat([]byte("PO1*1*10*EA*1.50~\n"), 30_000)
	contentType, body, content := r.seal(signedEncrypted, payload)
	client := newClient(t)
	head := func() (int, int64) {
		t.Helper()
		req, _ := http.NewRequest(http.MethodHead, r.url(), nil)
		req.Header = http.Header{"As2-From": {"ACME"}, "As2-To": {`"US Corp"`}, "Etag": {`"e1"`}}
		res, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		return res.StatusCode, res.ContentLength
	}
	if status, n := head(); status != 200 || n != 0 {
		t.Fatal(status, n)
	}
	// The connection breaks after 200,000 bytes.
	pr, pw := io.Pipe()
	sent := make(chan error, 1)
	go func() {
		req := r.request("<big@acme>", contentType, pr, with("ETag", `"e1"`))
		req.ContentLength = int64(len(body))
		_, err := client.Do(req)
		sent <- err
	}()
	if _, err := pw.Write(body[:200_000]); err != nil {
		t.Fatal(err)
	}
	for { // what was read of it we see by the file
		files, _ := filepath.Glob(filepath.Join(r.dir, "partial", "*", "*"))
		if len(files) == 1 {
			break
		}
	}
	if status, _ := head(); status != 500 {
		t.Errorf("locked: %d (1Q14-6)", status)
	}
	pw.CloseWithError(errors.New("cut"))
	if err := <-sent; err == nil {
		t.Fatal("not cut")
	}
	var held int64
	for status := 500; status == 500; {
		status, held = head()
	}
	if held == 0 || held > 200_000 {
		t.Fatalf("%d bytes are held", held)
	}
	from := func(start int64) reply {
		return r.post(r.request("<big@acme>", contentType, bytes.NewReader(body[start:]), with("ETag", `"e1"`), with("Content-Range", fmt.Sprintf("bytes %d-%d/%d", start, len(body)-1, len(body)))))
	}
	if p := from(held - 1); p.status != 416 || p.header.Get("Content-Range") != fmt.Sprintf("bytes */%d", held) {
		t.Errorf("wrong start: %d %q", p.status, p.header.Get("Content-Range"))
	}
	p := from(held)
	if p.outcome() != "processed" || !bytes.Equal(p.mdn.MIC.Digest, sumOf(crypto.SHA256, content)) || !bytes.Equal(r.in.Taken()[0].Payload, payload) {
		t.Fatalf("%s %q", p.outcome(), p.body)
	}
	if x := r.in.Exchanges()[0]; !bytes.HasSuffix(r.in.Bytes(x.Original), body) {
		t.Error("the original is not whole")
	}
	if _, n := head(); n != 0 {
		t.Errorf("%d bytes are still held", n)
	}
	for _, bad := range []string{"bytes 5-4/10", "bytes 0-3/10", "bytes */5", "items 0-1/2", "bytes -5-9/10"} {
		if p := r.post(r.request("<bad@acme>", contentType, strings.NewReader("xx"), with("ETag", `"e2"`), with("Content-Range", bad))); p.status != 400 {
			t.Errorf("%s: %d", bad, p.status)
		}
	}
}

// TestSmallIsNotTakenUp: a small message with an ETag is taken as any other.
func TestSmallIsNotTakenUp(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	files := 0
	r.config = func(c *as2.ServerConfig) {
		c.Crash = func(point string) {
			if point != "as2.received" {
				return
			}
			_ = filepath.WalkDir(r.dir, func(_ string, d fs.DirEntry, err error) error {
				if err == nil && d.Type().IsRegular() {
					files++
				}
				return err
			})
		}
	}
	r.serve()
	if p, _ := r.send(signedEncrypted, "<small@acme>", []byte("PO1~"), func(h http.Header) { h.Set("ETag", `"e1"`) }); p.outcome() != "processed" {
		t.Fatal(p.outcome())
	}
	if files > 0 {
		t.Error("it was spooled as a transmission that may break off")
	}
}

type receipts struct {
	mu    sync.Mutex
	got   []string
	err   error
	bytes []byte
}

func (r *receipts) HandleReceipt(_ context.Context, rel *as2.Relation, contentType, _ string, body, raw []byte) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	mdn, err := wire.Parse(contentType, "", body)
	if err != nil {
		return err
	}
	r.got, r.bytes = append(r.got, rel.Connection+" "+mdn.OriginalMessageID), raw
	return r.err
}

func TestReceiptsComeIn(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	got := &receipts{}
	r.config = func(c *as2.ServerConfig) { c.Receipts = got }
	r.serve()
	for i, long := range []int{10, 100_000, 5 << 20} {
		contentType, body, err := wire.Build(wire.MDN{FinalRecipient: "ACME", OriginalMessageID: fmt.Sprintf("<o%d@us>", i), Text: strings.Repeat("x", long)}, wire.BuildOptions{})
		if err != nil {
			t.Fatal(err)
		}
		p := r.post(r.request("<mdn@acme>", contentType, bytes.NewReader(body), with("Disposition-Notification-To", "")))
		if want := map[int]int{0: 200, 1: 200, 2: 413}[i]; p.status != want {
			t.Errorf("%d bytes: %d %q", long, p.status, p.body)
		}
	}
	if strings.Join(got.got, ",") != "acme-as2 <o0@us>,acme-as2 <o1@us>" || !bytes.HasPrefix(got.bytes, []byte("POST /as2 HTTP/1.1\r\nHost: ")) {
		t.Errorf("%v", got.got)
	}
	contentType, body, _ := wire.Build(wire.MDN{FinalRecipient: "ACME", OriginalMessageID: "<o@us>"}, wire.BuildOptions{})
	for want, err := range map[int]error{503: errors.New("journal away"), 200: &gateway.Error{Kind: gateway.NotFound}} {
		got.err = err
		if p := r.post(r.request("<mdn@acme>", contentType, bytes.NewReader(body))); p.status != want {
			t.Errorf("%v: %d", err, p.status)
		}
	}
	if len(r.in.Taken())+len(r.in.Exchanges()) != 0 {
		t.Error("a receipt is no message")
	}
}

func TestCertificateExchange(t *testing.T) {
	t.Parallel()
	part := func(typ, id, text string) string {
		return "Content-Type: " + typ + "\r\nContent-ID: <" + id + ">\r\n\r\n" + text
	}
	const typ = "application/ediint-cert-exchange+xml"
	content := "Content-Type: multipart/related; type=\"" + typ + "\"; boundary=\"rel\"\r\n\r\n--rel\r\n" + part(typ, "x", "<xml/>") + "\r\n--rel\r\n" + part("application/pkcs7-mime; smime-type=certs-only", "c1", "CERT") + "\r\n--rel--\r\n"
	for _, c := range []struct {
		name string
		err  error
		none bool
		want string
	}{
		{name: "taken", want: "processed"},
		{name: "refused", err: &gateway.Error{Kind: gateway.Invalid, Public: "no such certificate"}, want: "processed/error: unexpected-processing-error"},
		{name: "trouble of ours", err: errors.New("disk"), want: "HTTP 503"},
		{name: "not offered", none: true, want: "processed/error: unexpected-processing-error"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := newReceiver(t)
			var got as2.CertificateMessage
			r.config = func(cfg *as2.ServerConfig) {
				if !c.none {
					cfg.CEM = func(_ context.Context, _ *as2.Relation, m as2.CertificateMessage) error { got = m; return c.err }
				}
			}
			r.serve()
			contentType, body, _ := r.wrap(signedEncrypted, []byte(content))
			p := r.post(r.request("<cem@acme>", contentType, bytes.NewReader(body)))
			if p.outcome() != c.want || len(r.in.Taken()) != 0 {
				t.Errorf("%s %q", p.outcome(), p.body)
			}
			if !c.none && (string(got.XML) != "<xml/>" || string(got.Parts["c1"]) != "CERT" || !got.Signer.Equal(r.them.cert)) {
				t.Errorf("%+v", got)
			}
		})
	}
}

// TestSlowClients: two hundred that trickle neither block the others nor stay.
func TestSlowClients(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.config = func(c *as2.ServerConfig) { c.Idle = 3 * time.Second; c.Connections = 500 }
	r.serve()
	const n = 200
	conns := make([]net.Conn, n)
	for i := range conns {
		c, err := net.Dial("tcp", r.at(plainAddress))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		conns[i] = c
		fmt.Fprintf(c, "POST /as2 HTTP/1.1\r\nHost: x\r\nAS2-From: ACME\r\nAS2-To: \"US Corp\"\r\nMessage-ID: <slow%d@acme>\r\nContent-Type: application/octet-stream\r\nContent-Length: 60000\r\n\r\nx", i)
	}
	for i := range 5 {
		if p, _ := r.send(signedEncrypted, fmt.Sprintf("<quick%d@acme>", i), order); p.outcome() != "processed" {
			t.Fatal(p.outcome())
		}
	}
	for _, c := range conns { // each is told, and cut off
		b, err := io.ReadAll(c)
		if err != nil || !bytes.HasPrefix(b, []byte("HTTP/1.1 408 ")) {
			t.Fatalf("%v %.80q", err, b)
		}
	}
	if n := len(r.in.Taken()); n != 5 {
		t.Errorf("%d taken", n)
	}
}

// TestSmuggling: requests that two servers read differently end the connection, and
// what lies behind them is never a request of its own.
func TestSmuggling(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.serve()
	const inner = "GET /as2 HTTP/1.1\r\nHost: smuggled\r\n\r\n"
	for _, c := range []struct {
		name, header, body string
		taken              int
	}{
		{"CL and TE (1Q13-5)", "Content-Length: 10\r\nTransfer-Encoding: chunked\r\n", "1\r\nx\r\n0\r\n\r\n" + inner, 1},
		{"TE and CL", "Transfer-Encoding: chunked\r\nContent-Length: 99\r\n", "1\r\nx\r\n0\r\n\r\n" + inner, 1},
		{"two lengths", "Content-Length: 1\r\nContent-Length: 40\r\n", "x" + inner, 0},
		{"length list", "Content-Length: 1, 40\r\n", "x" + inner, 0},
		{"signed length", "Content-Length: +1\r\n", "x" + inner, 0},
		{"obfuscated TE", "Transfer-Encoding: xchunked\r\nContent-Length: 1\r\n", "x" + inner, 0},
		{"blank before the colon", "Transfer-Encoding : chunked\r\nContent-Length: 1\r\n", "x" + inner, 0},
		{"TE twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "1\r\nx\r\n0\r\n\r\n" + inner, 0},
		{"TE list", "Transfer-Encoding: gzip, chunked\r\n", "1\r\nx\r\n0\r\n\r\n" + inner, 0},
		{"tab before the value", "Transfer-Encoding:\tchunked\r\n", "1\r\nx\r\n0\r\n\r\n" + inner, 1},
		{"bare LF in a chunk line", "Transfer-Encoding: chunked\r\n", "1\nx\r\n0\r\n\r\n" + inner, 0},
		{"bad chunk length", "Transfer-Encoding: chunked\r\n", "0x1\r\nx\r\n0\r\n\r\n" + inner, 0},
		{"chunk length too long", "Transfer-Encoding: chunked\r\n", "11111111111111111\r\nx\r\n0\r\n\r\n" + inner, 0},
		{"chunk longer than it says", "Transfer-Encoding: chunked\r\n", "1\r\nxyz\r\n0\r\n\r\n" + inner, 0},
		{"chunk extension (1Q13-6)", "Transfer-Encoding: chunked\r\n", "1;a=b\r\nx\r\n0\r\n\r\n" + inner, 1},
		{"leading zeros (1Q08-4)", "Transfer-Encoding: chunked\r\n", "0001\r\nx\r\n0\r\n\r\n" + inner, 1},
		{"folded TE", "Transfer-Encoding:\r\n chunked\r\n", "1\r\nx\r\n0\r\n\r\n" + inner, 1},
		{"bare CR in the header", "X: a\rTransfer-Encoding: chunked\r\nContent-Length: 1\r\n", "x" + inner, -1},
	} {
		before := len(r.in.Taken())
		conn, err := net.Dial("tcp", r.at(plainAddress))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(conn, "POST /as2 HTTP/1.1\r\nHost: x\r\nAS2-From: ACME\r\nAS2-To: \"US Corp\"\r\nMessage-ID: <%s@acme>\r\nContent-Type: application/octet-stream\r\n%s\r\n%s", strings.ReplaceAll(c.name, " ", "."), c.header, c.body)
		_ = conn.(*net.TCPConn).CloseWrite()
		answers := 0
		for br := bufio.NewReader(conn); ; answers++ {
			res, err := http.ReadResponse(br, nil)
			if err != nil {
				break
			}
			_, _ = io.Copy(io.Discard, res.Body)
			res.Body.Close()
		}
		conn.Close()
		taken := len(r.in.Taken()) - before
		if c.taken < 0 {
			if taken > 1 {
				t.Errorf("%s: %d taken", c.name, taken)
			}
			continue
		}
		if answers > 1 || taken != c.taken {
			t.Errorf("%s: %d answers, %d taken, want one and %d", c.name, answers, taken, c.taken)
		}
	}
	for _, m := range r.in.Taken() {
		if string(m.Payload) != "x" {
			t.Errorf("taken: %q", m.Payload)
		}
	}
}

// TestLargeReceiptsAreFew: what strangers can make us hold in memory has an end.
func TestLargeReceiptsAreFew(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.config = func(c *as2.ServerConfig) { c.Receipts = &receipts{} }
	r.serve()
	contentType, body, err := wire.Build(wire.MDN{FinalRecipient: "ACME", OriginalMessageID: "<o@us>", Text: strings.Repeat("x", 200_000)}, wire.BuildOptions{})
	if err != nil {
		t.Fatal(err)
	}
	client := newClient(t)
	answers := make(chan int)
	goOn := make(chan struct{})
	for range 9 {
		pr, pw := io.Pipe()
		req := r.request("<mdn@acme>", contentType, pr)
		req.ContentLength = int64(len(body))
		go func() {
			_, _ = pw.Write(body[:150_000]) // the one that is refused is not read to its end
			<-goOn
			_, _ = pw.Write(body[150_000:])
			pw.Close()
		}()
		go func() {
			p, err := do(client, req)
			if err != nil {
				p.status = -1
			}
			answers <- p.status
		}()
	}
	if status := <-answers; status != http.StatusServiceUnavailable {
		t.Errorf("one too many: %d", status)
	}
	close(goOn)
	for range 8 {
		if status := <-answers; status != http.StatusOK {
			t.Errorf("%d", status)
		}
	}
}
