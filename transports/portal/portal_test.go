// SPDX-License-Identifier: Apache-2.0

package portal_test

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"ordergate/gateway/gatewaytest"
	"ordergate/transports"
	"ordergate/transports/portal"
	"ordergate/transports/transporttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// lab is a portal with a client that sends documents.
type lab struct {
	t       testing.TB
	key     string
	keys    *portal.Directory
	address string
	clock   *gatewaytest.Clock
	listen  portal.Listener
	audited []string
	mu      sync.Mutex
	server  *portal.Server
	n       int
}

func newLab(t testing.TB) *lab {
	t.Helper()
	address := "127.0.0.1:" + gatewaytest.FreePort(t)
	key := portal.NewKey()
	d, _ := portal.NewDirectory([]portal.Caller{{Connection: "acme-api", Partner: "acme", Partners: []string{"acme"}}}, [][]portal.Key{{{Hash: portal.Hash(key)}}})
	return &lab{t: t, key: key, keys: d, address: address, clock: gatewaytest.NewClock(), listen: portal.Listener{Listen: address, Body: 8 << 20}}
}

// Transport implements transporttest.Lab.
func (l *lab) Transport() transports.Transport {
	l.server = portal.NewServer(portal.ServerConfig{Listener: l.listen, Directory: func() *portal.Directory { return l.keys }, Clock: l.clock,
		Audit: func(_ context.Context, detail string) {
			l.mu.Lock()
			defer l.mu.Unlock()
			l.audited = append(l.audited, detail)
		}})
	if err := l.server.Listen(); err != nil { // so that whoever comes now waits for Serve
		l.t.Error(err)
	}
	return l.server
}

// serve runs a life until the test ends.
func (l *lab) serve(in transports.Intake) {
	l.t.Helper()
	s := l.Transport().(*portal.Server)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, in) }()
	l.t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			l.t.Error(err)
		}
	})
}

// Deliver implements transporttest.Lab.
func (l *lab) Deliver(name string, payload []byte) transporttest.Delivery {
	l.mu.Lock()
	l.n++
	d := &delivery{l: l, name: name, payload: payload, key: fmt.Sprint("delivery ", l.n)}
	l.mu.Unlock()
	d.Retry()
	return d
}

type delivery struct {
	l       *lab
	name    string
	payload []byte
	key     string

	mu     sync.Mutex
	answer transporttest.Answer
	text   string
	done   chan struct{}
}

// Retry implements transporttest.Delivery.
func (d *delivery) Retry() {
	done := make(chan struct{})
	d.mu.Lock()
	d.answer, d.done = transporttest.Nothing, done
	d.mu.Unlock()
	go func() {
		defer close(done)
		answer, text := d.send()
		d.mu.Lock()
		defer d.mu.Unlock()
		d.answer, d.text = answer, d.text+text
	}()
}

func (d *delivery) send() (transporttest.Answer, string) {
	req, err := http.NewRequest("POST", "http://"+d.l.address+"/v1/documents?filename="+url.QueryEscape(d.name), bytes.NewReader(d.payload))
	if err != nil {
		return transporttest.Nothing, ""
	}
	req.Close = true
	req.Header.Set("Authorization", "Bearer "+d.l.key)
	req.Header.Set("Idempotency-Key", d.key)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return transporttest.Nothing, ""
	}
	defer res.Body.Close()
	body, _ := io.ReadAll(res.Body)
	switch {
	case res.StatusCode == http.StatusAccepted:
		return transporttest.Taken, string(body)
	case res.StatusCode == http.StatusServiceUnavailable && res.Header.Get("Retry-After") != "":
		return transporttest.Later, string(body)
	}
	return transporttest.Refused, string(body)
}

// Answer implements transporttest.Delivery.
func (d *delivery) Answer() transporttest.Answer { d.mu.Lock(); defer d.mu.Unlock(); return d.answer }

// Text implements transporttest.Delivery.
func (d *delivery) Text() string { d.mu.Lock(); defer d.mu.Unlock(); return d.text }

// Wait implements transporttest.Delivery.
func (d *delivery) Wait(ctx context.Context) transporttest.Answer {
	d.mu.Lock()
	done := d.done
	d.mu.Unlock()
	select {
	case <-done:
	case <-ctx.Done():
	}
	return d.Answer()
}

func TestConformance(t *testing.T) {
	transporttest.Run(t, func(t *testing.T) transporttest.Lab { return newLab(t) })
}

// do sends a request and gives status, header and body.
func (l *lab) do(method, path string, body io.Reader, header ...string) (int, http.Header, string) {
	l.t.Helper()
	req, err := http.NewRequest(method, "http://"+l.address+path, body)
	if err != nil {
		l.t.Fatal(err)
	}
	req.Close = true
	req.Header.Set("Authorization", "Bearer "+l.key)
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		l.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		l.t.Fatal(err)
	}
	return res.StatusCode, res.Header, string(b)
}

// TestGuessing: 10,000 wrong keys of one address let nobody in, cost a wait, and fill
// neither the audit trail nor tell it anything of a key.
func TestGuessing(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	in := transporttest.NewIntake()
	l.serve(in)
	const all = 10_000
	refused, rounds := map[int]int{}, 0
	for i := range all {
		status, header, _ := l.do("POST", "/v1/documents", strings.NewReader("x"), "Authorization", "Bearer "+portal.NewKey())
		refused[status]++
		if status != http.StatusTooManyRequests {
			continue
		}
		n, err := strconv.Atoi(header.Get("Retry-After"))
		if err != nil || n < 1 || n > 600 {
			t.Fatalf("Retry-After %q", header.Get("Retry-After"))
		}
		if i%100 == 0 { // now and then it waits as it was told
			rounds++
			l.clock.Add(time.Duration(n) * time.Second)
		}
	}
	if refused[401] != 10*(rounds+1) || refused[401]+refused[429] != all || len(in.Taken()) > 0 {
		t.Errorf("%v in %d rounds", refused, rounds)
	}
	l.mu.Lock()
	if n := len(l.audited); n != refused[401] || strings.Contains(strings.Join(l.audited, ""), "og_") {
		t.Errorf("%d audit lines for %d guesses: %s", n, refused[401], l.audited[0])
	}
	l.mu.Unlock()
	if status, _, _ := l.do("POST", "/v1/documents", strings.NewReader("x")); status != http.StatusTooManyRequests {
		t.Errorf("the right key from a guessing address: %d", status)
	}
	l.clock.Add(10 * time.Minute)
	if status, _, body := l.do("POST", "/v1/documents", strings.NewReader("x")); status != http.StatusAccepted {
		t.Errorf("ten minutes later: %d %s", status, body)
	}
}

// TestProxies: the address of a client is what our own proxies say, and nothing that
// clients say themselves.
func TestProxies(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		proxies []string
		said    []string
		want    string // "" for the peer's own
	}{
		{"no proxy", nil, []string{"192.0.2.1"}, ""},
		{"another's proxy", []string{"192.0.2.9"}, []string{"192.0.2.1"}, ""},
		{"ours", []string{"127.0.0.1"}, []string{"192.0.2.1"}, "192.0.2.1:0"},
		{"a network", []string{"127.0.0.0/8"}, []string{"192.0.2.1"}, "192.0.2.1:0"},
		{"a liar in front of ours", []string{"127.0.0.1"}, []string{"203.0.113.7, 192.0.2.1"}, "192.0.2.1:0"},
		{"a liar's own header", []string{"127.0.0.1"}, []string{"203.0.113.7", "192.0.2.1"}, "192.0.2.1:0"},
		{"two of ours", []string{"127.0.0.1", "10.0.0.0/8"}, []string{"192.0.2.1, 10.1.1.1"}, "192.0.2.1:0"},
		{"IPv6", []string{"127.0.0.1"}, []string{"2001:db8::1"}, "[2001:db8::1]:0"},
		{"nonsense", []string{"127.0.0.1"}, []string{"192.0.2.1, unknown"}, ""},
		{"nothing", []string{"127.0.0.1"}, nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := portal.NewServer(portal.ServerConfig{Listener: portal.Listener{Proxies: c.proxies}})
			got := ""
			s.Handle("GET /who", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = r.RemoteAddr }))
			r := httptest.NewRequest("GET", "/who", nil)
			r.RemoteAddr = "127.0.0.1:4711"
			for _, v := range c.said {
				r.Header.Add("X-Forwarded-For", v)
			}
			s.ServeHTTP(httptest.NewRecorder(), r)
			if want := cmp.Or(c.want, "127.0.0.1:4711"); got != want {
				t.Errorf("%s, want %s", got, want)
			}
		})
	}
}

func gzipped(b []byte) io.Reader {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write(b)
	_ = z.Close()
	return &out
}

// TestBodies: what is too large, bombs, breaks off or is coded otherwise is refused by
// its right name, and nothing of it is taken.
func TestBodies(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	in := transporttest.NewIntake()
	l.serve(in)
	large := make([]byte, 9<<20)
	chunked := struct{ io.Reader }{bytes.NewReader(large)}
	form := func(body string) io.Reader { return strings.NewReader(strings.ReplaceAll(body, "\n", "\r\n")) }
	const boundary = `multipart/form-data; boundary=b`
	const file = "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"x.edi\"\n\nISA\n"
	for _, c := range []struct {
		name   string
		body   io.Reader
		header []string
		status int
		kind   string
	}{
		{"large", bytes.NewReader(large), nil, 413, "payload-too-large"},
		{"large, in chunks", chunked, nil, 413, "payload-too-large"},
		{"a bomb", gzipped(large), []string{"Content-Encoding", "gzip"}, 413, "payload-too-large"},
		{"no gzip", strings.NewReader("ISA"), []string{"Content-Encoding", "gzip"}, 400, "request-invalid"},
		{"brotli", strings.NewReader("ISA"), []string{"Content-Encoding", "br"}, 415, "media-type"},
		{"gzip twice", gzipped([]byte("x")), []string{"Content-Encoding", "gzip, gzip"}, 415, "media-type"},
		{"a key of an idempotent request that is none", strings.NewReader("x"), []string{"Idempotency-Key", strings.Repeat("k", 201)}, 400, "request-invalid"},
		{"a form without a file", form("--b\nContent-Disposition: form-data; name=\"a\"\n\n1\n--b--\n"), []string{"Content-Type", boundary}, 422, "payload-invalid"},
		{"a form with two files", form(file + file + "--b--\n"), []string{"Content-Type", boundary}, 422, "payload-invalid"},
		{"a form that breaks off", form(file), []string{"Content-Type", boundary}, 400, "request-invalid"},
		{"a form without a boundary", form(file), []string{"Content-Type", "multipart/form-data"}, 400, "request-invalid"},
		{"somebody else's", strings.NewReader("x"), []string{"Ordergate-Partner", "northwind"}, 403, "key-scope"},
	} {
		status, _, body := l.do("POST", "/v1/documents", c.body, c.header...)
		var p portal.Problem
		if err := json.Unmarshal([]byte(body), &p); err != nil || status != c.status || p.Status != c.status || p.Kind() != c.kind || p.Instance == "" {
			t.Errorf("%s: %d %s", c.name, status, body)
		}
	}
	if n := len(in.Taken()); n > 0 {
		t.Errorf("%d were taken", n)
	}
	for _, good := range []struct {
		body   io.Reader
		header []string
		name   string
		bytes  string
	}{
		{form(file + "--b--\n"), []string{"Content-Type", boundary}, "x.edi", "ISA"},
		{gzipped([]byte("zipped")), []string{"Content-Encoding", "gzip", "Content-Disposition", `attachment; filename="../../etc/passwd"`}, "passwd", "zipped"},
	} {
		if status, _, body := l.do("POST", "/v1/documents", good.body, good.header...); status != 202 {
			t.Errorf("%d %s", status, body)
			continue
		}
		all := in.Taken()
		if m := all[len(all)-1]; m.Envelope.FileName != good.name || string(m.Payload) != good.bytes {
			t.Errorf("%+v %q", m.Envelope, m.Payload)
		}
	}
}

// TestIdempotencyKey: the same again is the same, and with other words it is refused.
func TestIdempotencyKey(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	in := transporttest.NewIntake()
	l.serve(in)
	send := func(body, name string) (int, http.Header, string) {
		return l.do("POST", "/v1/documents?filename="+name, strings.NewReader(body), "Idempotency-Key", `"a b"`)
	}
	_, h, first := send("x", "one")
	if h.Get("Idempotent-Replayed") != "" {
		t.Error("the first is no repeat")
	}
	if status, h, again := send("x", "one"); status != 202 || again != first || h.Get("Idempotent-Replayed") != "true" {
		t.Errorf("%d %v %s", status, h, again)
	}
	for _, other := range [][2]string{{"x", "two"}} {
		if status, _, body := send(other[0], other[1]); status != 422 || !strings.Contains(body, "idempotency-key-reused") {
			t.Errorf("%d %s", status, body)
		}
	}
	if n := len(in.Taken()); n != 1 {
		t.Errorf("%d were taken", n)
	}
}

// raw talks to the server byte by byte.
func (l *lab) raw(request string) []string {
	l.t.Helper()
	c, err := net.Dial("tcp", l.address)
	if err != nil {
		l.t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, strings.ReplaceAll(request, "KEY", l.key)); err != nil {
		l.t.Fatal(err)
	}
	_ = c.(*net.TCPConn).CloseWrite()
	var statuses []string
	for r := bufio.NewReader(c); ; {
		line, err := r.ReadString('\n')
		if strings.HasPrefix(line, "HTTP/1.") {
			statuses = append(statuses, line[9:12])
		}
		if err != nil {
			return statuses
		}
	}
}

// TestSmuggling: no request hides another, and no path is another.
func TestSmuggling(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	in := transporttest.NewIntake()
	l.serve(in)
	const post = "POST /v1/documents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer KEY\r\n"
	for _, c := range []struct {
		name, request string
		taken         int // of it, at most
		want          string
	}{
		{"length and chunks", post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + post + "Content-Length: 1\r\n\r\nx", 0, ""},
		{"two lengths", post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxy", 0, "400"},
		{"a length of nonsense", post + "Content-Length: +1\r\n\r\nx", 0, "400"},
		{"a folded header", post + "Content-Length: 1\r\nX: a\r\n b: c\r\n\r\nx", 1, ""},
		{"blank before a colon", post + "Content-Length : 1\r\n\r\nx", 0, "400"},
		{"chunks by another name", post + "Transfer-Encoding: xchunked\r\n\r\n1\r\nx\r\n0\r\n\r\n", 0, "501"},
		{"an absolute path", "GET http://other/v1/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", 0, "404"},
		{"escaped dots", "GET /v1/%2e%2e/admin HTTP/1.1\r\nHost: x\r\n\r\n", 0, "404"},
		{"two slashes", "GET //v1/docs HTTP/1.1\r\nHost: x\r\n\r\n", 0, "404"},
		{"a backslash", "GET /v1\\..\\x HTTP/1.1\r\nHost: x\r\n\r\n", 0, "404"},
		{"a zero", "GET /v1/%00 HTTP/1.1\r\nHost: x\r\n\r\n", 0, "404"},
		{"a large header", post + "X: " + strings.Repeat("x", 100<<10) + "\r\n\r\n", 0, "431"},
	} {
		before := len(in.Taken())
		statuses := l.raw(c.request)
		if n := len(in.Taken()) - before; n > c.taken {
			t.Errorf("%s: %d taken, %v", c.name, n, statuses)
		}
		if c.want != "" && (len(statuses) != 1 || statuses[0] != c.want) {
			t.Errorf("%s: %v, want %s", c.name, statuses, c.want)
		}
		if len(statuses) > 1 {
			t.Errorf("%s: %d answers", c.name, len(statuses))
		}
	}
}

// TestSlow: a client that sends nothing, or a body byte by byte, is cut off.
func TestSlow(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	l.listen.Idle = 50 * time.Millisecond
	in := transporttest.NewIntake()
	l.serve(in)
	for _, begin := range []string{"", "POST /v1/doc", "POST /v1/documents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + l.key + "\r\nContent-Length: 10\r\n\r\nx"} {
		c, err := net.Dial("tcp", l.address)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(c, begin)
		_, _ = io.Copy(io.Discard, c) // ends when the server has had enough
		_ = c.Close()
	}
	if n := len(in.Taken()); n > 0 {
		t.Errorf("%d were taken", n)
	}
}

// TestMounted: what others mount gets limits and ids, and does its own authentication.
func TestMounted(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	l.listen.Origins = []string{"https://shop.example.com"}
	l.listen.Rate = 3
	s := l.Transport().(*portal.Server)
	s.Handle("POST /shops/{name}", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, problem := s.Body(w, r)
		if problem != nil {
			s.Refuse(w, problem)
			return
		}
		b, _ := io.ReadAll(body)
		fmt.Fprintf(w, "%s %s %v", r.PathValue("name"), b, portal.CallerOf(r.Context()) == nil)
	}))
	s.Handle("GET /panics", http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("a bug") }))
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, transporttest.NewIntake()) }()
	t.Cleanup(func() { cancel(); <-done })
	if status, h, body := l.do("POST", "/shops/one", strings.NewReader("hook"), "Authorization", ""); status != 200 || body != "one hook true" || h.Get("Request-Id") == "" {
		t.Errorf("%d %s", status, body)
	}
	if status, _, body := l.do("GET", "/panics", nil); status != 503 || strings.Contains(body, "bug") {
		t.Errorf("%d %s", status, body)
	}
	if status, h, _ := l.do("OPTIONS", "/v1/documents", nil, "Origin", "https://shop.example.com", "Access-Control-Request-Method", "POST"); status != 204 || h.Get("Access-Control-Allow-Origin") != "https://shop.example.com" {
		t.Errorf("%d %v", status, h)
	}
	if _, h, _ := l.do("OPTIONS", "/v1/documents", nil, "Origin", "https://evil.example.com", "Access-Control-Request-Method", "POST"); h.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%v", h)
	}
	for i := range 4 {
		status, h, _ := l.do("POST", "/v1/documents", strings.NewReader("x"))
		if want := map[bool]int{true: 202, false: 429}[i < 3]; status != want || want == 429 && h.Get("Retry-After") != "20" {
			t.Errorf("%d: %d %v", i, status, h)
		}
	}
}
