// SPDX-License-Identifier: Apache-2.0

package http_test

import (
	"bufio"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net"
	nethttp "net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/post"
	"ordergate/gateway/post/http"
	"ordergate/gateway/post/posttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

type clock struct{}

func (clock) Now() time.Time { return time.Date(2026, 11, 23, 14, 5, 0, 0, time.UTC) }

func open(t testing.TB, cfg http.Config) *http.Target {
	t.Helper()
	target, err := http.New(cfg, clock{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(target.Close)
	return target
}

// erp is a small ERP with an idempotency key, as docs/erp-targets.md asks for.
type erp struct {
	mu     sync.Mutex
	orders map[string]string // key -> number
	bodies map[string][]byte
	lose   atomic.Bool // cut the connection behind the next order
}

func (e *erp) ServeHTTP(w nethttp.ResponseWriter, r *nethttp.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	if r.Method == nethttp.MethodGet {
		e.mu.Lock()
		number := e.orders[r.URL.Query().Get("key")]
		e.mu.Unlock()
		if number == "" {
			w.WriteHeader(nethttp.StatusNotFound)
			return
		}
		fmt.Fprintf(w, `{"erpOrderNumber":%q}`, number)
		return
	}
	key := r.Header.Get("Idempotency-Key")
	e.mu.Lock()
	number, known := e.orders[key]
	if !known {
		number = fmt.Sprintf("SO-%04d", len(e.orders)+1)
		e.orders[key], e.bodies[key] = number, body
	} else if string(e.bodies[key]) != string(body) {
		e.mu.Unlock()
		w.WriteHeader(nethttp.StatusConflict)
		return
	}
	e.mu.Unlock()
	if e.lose.Swap(false) {
		panic(nethttp.ErrAbortHandler)
	}
	w.WriteHeader(nethttp.StatusCreated)
	fmt.Fprintf(w, `{"erpOrderNumber":%q}`, number)
}

func (e *erp) count(key string) int {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.orders[key] != "" {
		return 1
	}
	return 0
}

func TestConformance(t *testing.T) {
	t.Parallel()
	for _, lookUp := range []string{"", "?key={key}"} {
		t.Run("lookup="+lookUp, func(t *testing.T) {
			t.Parallel()
			posttest.Run(t, func(t *testing.T) posttest.Harness {
				e := &erp{orders: map[string]string{}, bodies: map[string][]byte{}}
				// A listener of our own, so that the address survives a restart.
				addr := "127.0.0.1:" + gatewaytest.FreePort(t)
				l, err := net.Listen("tcp", addr)
				if err != nil {
					t.Fatal(err)
				}
				start := func(l net.Listener) *httptest.Server {
					s := httptest.NewUnstartedServer(e)
					s.Listener.Close()
					s.Listener = l
					s.Start()
					return s
				}
				server := start(l)
				t.Cleanup(func() { server.Close() })
				target := open(t, http.Config{URL: "http://" + addr + "/orders", LookUp: lookUp})
				return posttest.Harness{Target: target, Count: e.count, LoseAnswer: func() { e.lose.Store(true) }, Unreachable: func() func() {
					target.Close()
					server.Close()
					return func() {
						l, err := net.Listen("tcp", addr)
						if err != nil {
							t.Fatal(err)
						}
						server = start(l)
					}
				}}
			})
		})
	}
}

// TestAnswers: what each answer proves about the order.
func TestAnswers(t *testing.T) {
	t.Parallel()
	page := "<html><body>oops</body></html>"
	dec := gateway.MustDec
	tests := []struct {
		name    string
		code    int
		header  string // "Name: value"
		body    string
		lookUp  string
		attempt int
		want    post.Answer
	}{
		{name: "posted", code: 201, header: "Location: /orders/7", body: `{"erpOrderNumber":"SO-7"}`, want: post.Answer{Result: post.Posted, ERPOrderNumber: "SO-7", Location: "/orders/7"}},
		{name: "posted, a number for a number", code: 200, body: `{"erpOrderNumber":0012345600012}`, want: post.Answer{Result: post.Unknown, Reason: "The ERP answered HTTP 200, but its answer cannot be used: it is no JSON object."}},
		{name: "posted, a whole number", code: 200, body: `{"erpOrderNumber":12345600012345678901}`, want: post.Answer{Result: post.Posted, ERPOrderNumber: "12345600012345678901"}},
		{name: "posted without a body", code: 204, want: post.Answer{Result: post.Posted}},
		{name: "accepted for later, nothing to ask", code: 202, want: post.Answer{Result: post.Posted}},
		{name: "accepted for later", code: 202, lookUp: "?key={key}", header: "Retry-After: 90", want: post.Answer{Result: post.Unknown, RetryAfter: 90, Reason: "The ERP has taken the order and has not decided yet."}},
		{name: "refused in a 200", code: 200, body: `{"status":"rejected","reason":"Credit limit"}`, want: post.Answer{Result: post.Refused, Reason: "Credit limit"}},
		{name: "lines changed", code: 200, body: `{"erpOrderNumber":"SO-7","lines":[{"quantity":40,"date":"2026-12-04"},{"status":"rejected","code":"R2","reason":"unknown\n item"}]}`,
			want: post.Answer{Result: post.Posted, ERPOrderNumber: "SO-7", Lines: []gateway.LineDecision{
				{Status: gateway.QuantityChanged, Quantity: dec("40"), Date: "2026-12-04"}, {Status: gateway.Refused, Code: "R2", Reason: "unknown item"}}}},
		{name: "one line changed", code: 200, body: `{"lines":[{"line":2,"price":"20.10","quantity":"5.0","substitute":{"id":"X-1","schemeID":"VP"}}]}`,
			want: post.Answer{Result: post.Posted, Lines: []gateway.LineDecision{
				{Status: gateway.Accepted}, {Status: gateway.Changed, Quantity: dec("5.0"), Price: dec("20.10"), Substitute: &gateway.Identification{ID: "X-1", SchemeID: "VP"}}}}},
		{name: "lines as ordered", code: 200, body: `{"lines":[{"status":"accepted","quantity":"48","price":2.15},{"substitute":"X-2"}]}`,
			want: post.Answer{Result: post.Posted, Lines: []gateway.LineDecision{
				{Status: gateway.Accepted, Quantity: dec("48")}, {Status: gateway.Substituted, Substitute: &gateway.Identification{ID: "X-2"}}}}},
		{name: "unknown key", code: 200, body: `{"lines":[{"quanitity":40},{}]}`, want: unusable(`lines[0].quanitity is not known (did you mean "quantity"?)`)},
		{name: "unknown key on top", code: 200, body: `{"line":[]}`, want: unusable(`line is not known (did you mean "lines"?)`)},
		{name: "key twice", code: 200, body: `{"status":"accepted","status":"rejected"}`, want: unusable(`status stands there twice`)},
		{name: "no decimal", code: 200, body: `{"lines":[{"quantity":"4e9"},{}]}`, want: unusable(`lines[0].quantity "4e9" is no decimal`)},
		{name: "no date", code: 200, body: `{"lines":[{"date":"12/04/2026"},{}]}`, want: unusable(`lines[0].date "12/04/2026" is no date as in 2026-11-30`)},
		{name: "too few lines", code: 200, body: `{"lines":[{"quantity":"40"}]}`, want: unusable(`lines has 1 of 2 lines: say which with "line" in each`)},
		{name: "too many lines", code: 200, body: `{"lines":[{},{},{}]}`, want: unusable(`lines[2] is line 3, but the order has 2`)},
		{name: "line twice", code: 200, body: `{"lines":[{"line":1},{"line":1}]}`, want: unusable(`lines[1] is line 1 again`)},
		{name: "unknown status", code: 200, body: `{"lines":[{"status":"ok"},{}]}`, want: unusable(`lines[0].status "ok" is none of accepted, quantityChanged, priceChanged, dateChanged, substituted, backOrdered, changed, onHold, rejected`)},
		{name: "negative", code: 200, body: `{"lines":[{"quantity":"-1"},{}]}`, want: unusable(`lines[0]: quantity and price cannot be negative`)},
		{name: "a page of a proxy", code: 200, body: page, want: unusable(`it is no JSON object`)},
		{name: "more behind", code: 200, body: `{"erpOrderNumber":"1"}{}`, want: unusable(`it is no JSON object`)},
		{name: "a number too long", code: 200, body: `{"erpOrderNumber":"` + strings.Repeat("9", 81) + `"}`, want: unusable(`erpOrderNumber is longer than 80 characters`)},

		{name: "422 problem", code: 422, body: `{"title":"Unprocessable","detail":"Item 4711 is blocked."}`, want: post.Answer{Result: post.Refused, Reason: "Item 4711 is blocked."}},
		{name: "400 text", code: 400, body: "no such customer\n", want: post.Answer{Result: post.Refused, Reason: "no such customer"}},
		{name: "409 at the first try", code: 409, body: `{"error":{"message":{"value":"PO 4711 exists"}}}`, want: post.Answer{Result: post.Refused, Reason: "PO 4711 exists"}},
		{name: "409 at a later try", code: 409, attempt: 2, body: `{"errors":["in progress"]}`, want: post.Answer{Result: post.Unknown, Reason: "The ERP reports a conflict (HTTP 409: in progress)."}},
		{name: "404 of the ERP", code: 404, body: `{"message":"customer not found"}`, want: post.Answer{Result: post.Refused, Reason: "customer not found"}},
		{name: "404 of a wrong address", code: 404, body: "404 page not found", want: post.Answer{Result: post.Retry, Reason: "This is no answer about the order (HTTP 404: 404 page not found). Check the url of the target."}},
		{name: "400 of a proxy", code: 400, body: page, want: post.Answer{Result: post.Retry, Reason: "This is no answer about the order (HTTP 400). Check the url of the target."}},
		{name: "422 without words", code: 422, want: post.Answer{Result: post.Refused, Reason: "HTTP 422 Unprocessable Entity"}},
		{name: "413", code: 413, body: `{"message":"too big"}`, want: post.Answer{Result: post.Retry, Reason: "This is no answer about the order (HTTP 413: too big). Check the url of the target."}},
		{name: "401", code: 401, body: `{"message":"who are you"}`, want: post.Answer{Result: post.Retry, Reason: "The ERP does not let us in (HTTP 401: who are you). Check the credentials of the target."}},
		{name: "429", code: 429, header: "Retry-After: 17", want: post.Answer{Result: post.Retry, RetryAfter: 17, Reason: "The ERP asks us to come back (HTTP 429)."}},
		{name: "429 until a time", code: 429, header: "Retry-After: Mon, 23 Nov 2026 14:06:30 GMT", want: post.Answer{Result: post.Retry, RetryAfter: 90, Reason: "The ERP asks us to come back (HTTP 429)."}},
		{name: "408", code: 408, want: post.Answer{Result: post.Retry, Reason: "The ERP asks us to come back (HTTP 408)."}},
		{name: "503 that says when", code: 503, header: "Retry-After: 99999999", want: post.Answer{Result: post.Retry, RetryAfter: 86400, Reason: "The ERP asks us to come back (HTTP 503)."}},
		{name: "503 that does not", code: 503, want: post.Answer{Result: post.Unknown, Reason: "The ERP failed (HTTP 503)."}},
		{name: "500", code: 500, body: page, want: post.Answer{Result: post.Unknown, Reason: "The ERP failed (HTTP 500)."}},
		{name: "502", code: 502, want: post.Answer{Result: post.Unknown, Reason: "The ERP failed (HTTP 502)."}},
		{name: "504", code: 504, want: post.Answer{Result: post.Unknown, Reason: "The ERP failed (HTTP 504)."}},
		{name: "redirect", code: 307, header: "Location: http://elsewhere.example/", want: post.Answer{Result: post.Retry, Reason: "The ERP sends us elsewhere (HTTP 307); redirects are not followed. Check the url of the target."}},
		{name: "see other", code: 303, header: "Location: /orders/7", want: post.Answer{Result: post.Unknown, Reason: "The ERP failed (HTTP 303)."}},
		{name: "an answer without end", code: 200, body: strings.Repeat(" ", 2<<20), want: post.Answer{Result: post.Unknown, Reason: "The ERP did not answer to the end: its answer is larger than 1048576 bytes"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := httptest.NewServer(nethttp.HandlerFunc(func(w nethttp.ResponseWriter, r *nethttp.Request) {
				_, _ = io.Copy(io.Discard, r.Body)
				if name, value, ok := strings.Cut(tt.header, ": "); ok {
					w.Header().Set(name, value)
				}
				w.WriteHeader(tt.code)
				_, _ = io.WriteString(w, tt.body)
			}))
			t.Cleanup(s.Close)
			target := open(t, http.Config{URL: s.URL, LookUp: tt.lookUp})
			req := posttest.Request("k-1", "4500017731")
			req.Attempt = max(1, tt.attempt)
			if strings.HasPrefix(tt.want.Location, "/") {
				tt.want.Location = s.URL + tt.want.Location
			}
			got := target.Post(t.Context(), req)
			if diff := cmp.Diff(tt.want, got, cmp.Comparer(func(a, b gateway.Dec) bool { return a.String() == b.String() })); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func unusable(why string) post.Answer {
	return post.Answer{Result: post.Unknown, Reason: "The ERP answered HTTP 200, but its answer cannot be used: " + why + "."}
}

func TestRequest(t *testing.T) {
	t.Parallel()
	type seen struct {
		method, path string
		header       nethttp.Header
		body         []byte
	}
	got := make(chan seen, 2)
	s := httptest.NewTLSServer(nethttp.HandlerFunc(func(w nethttp.ResponseWriter, r *nethttp.Request) {
		b, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		got <- seen{r.Method, r.URL.RequestURI(), r.Header, b}
	}))
	t.Cleanup(s.Close)
	ca := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	key := base64.StdEncoding.EncodeToString([]byte("old secret"))
	target := open(t, http.Config{URL: s.URL + "/api/orders", LookUp: "orders/{key}?number={number}", CA: ca, Secrets: []string{"new secret", "whsec_" + key}, Headers: map[string]string{"Authorization": "Bearer x"}})
	req := posttest.Request("k/1 &", "4711 A")
	if a := target.Post(t.Context(), req); a.Result != post.Posted {
		t.Fatalf("%+v", a)
	}
	r := <-got
	if r.method != "POST" || r.path != "/api/orders" || string(r.body) != string(req.JSON) || !json.Valid(r.body) {
		t.Errorf("%s %s %s", r.method, r.path, r.body)
	}
	var signatures []string
	for _, secret := range []string{"new secret", "old secret"} {
		m := hmac.New(sha256.New, []byte(secret))
		fmt.Fprintf(m, "k/1 &.%d.%s", clock{}.Now().Unix(), req.JSON)
		signatures = append(signatures, "v1,"+base64.StdEncoding.EncodeToString(m.Sum(nil)))
	}
	for name, want := range map[string]string{"Content-Type": "application/json", "Idempotency-Key": "k/1 &", "Authorization": "Bearer x",
		"Webhook-Id": "k/1 &", "Webhook-Timestamp": fmt.Sprint(clock{}.Now().Unix()), "Webhook-Signature": strings.Join(signatures, " ")} {
		if v := r.header.Get(name); v != want {
			t.Errorf("%s is %q, want %q", name, v, want)
		}
	}
	target.LookUp(t.Context(), req)
	if r = <-got; r.method != "GET" || r.path != "/api/orders/k%2F1%20%26?number=4711%20A" || r.header.Get("Authorization") == "" {
		t.Errorf("look-up: %s %s", r.method, r.path)
	}
	untrusting := open(t, http.Config{URL: s.URL})
	if a := untrusting.Post(t.Context(), req); a.Result != post.Retry || !strings.Contains(a.Reason, "certificate") {
		t.Errorf("an unknown authority: %s (%s)", a.Result, a.Reason)
	}
}

func TestLookUp(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, kind, body string
		code             int
		result           post.Result
		number           string
	}{
		{"there", "", `{"erpOrderNumber":"SO-7"}`, 200, post.Posted, "SO-7"},
		{"refused there", "", `{"status":"rejected","reason":"no"}`, 200, post.Refused, ""},
		{"one in a list", "", `[{"erpOrderNumber":"SO-7"}]`, 200, post.Posted, "SO-7"},
		{"two in a list", "", `[{"erpOrderNumber":"SO-7"},{"erpOrderNumber":"SO-8"}]`, 200, post.Unknown, ""},
		{"empty list", "", `[]`, 200, post.Retry, ""},
		{"null", "", `null`, 200, post.Retry, ""},
		{"not there", "", ``, 404, post.Retry, ""},
		{"no content", "", ``, 204, post.Retry, ""},
		{"a page of somebody else", "text/html", `<p>not found`, 404, post.Unknown, ""},
		{"not decided", "", ``, 202, post.Unknown, ""},
		{"empty", "", ``, 200, post.Unknown, ""},
		{"failed", "", ``, 500, post.Unknown, ""},
		{"not let in", "", ``, 401, post.Unknown, ""},
		{"broken", "", `[{]`, 200, post.Unknown, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := httptest.NewServer(nethttp.HandlerFunc(func(w nethttp.ResponseWriter, _ *nethttp.Request) {
				w.Header().Set("Content-Type", tt.kind)
				w.WriteHeader(tt.code)
				_, _ = io.WriteString(w, tt.body)
			}))
			t.Cleanup(s.Close)
			a := open(t, http.Config{URL: s.URL, LookUp: "?key={key}"}).LookUp(t.Context(), posttest.Request("k-1", "1"))
			if a.Result != tt.result || a.ERPOrderNumber != tt.number || a.Result != post.Posted && a.Reason == "" {
				t.Errorf("%+v, want %s %s", a, tt.result, tt.number)
			}
		})
	}
}

// TestLookUpChange: an order's number finds the order, not its change.
func TestLookUpChange(t *testing.T) {
	t.Parallel()
	asked := false
	s := httptest.NewServer(nethttp.HandlerFunc(func(w nethttp.ResponseWriter, _ *nethttp.Request) {
		asked = true
		_, _ = io.WriteString(w, `{"erpOrderNumber":"SO-7"}`)
	}))
	t.Cleanup(s.Close)
	a := open(t, http.Config{URL: s.URL, LookUp: "?number={number}"}).LookUp(t.Context(), posttest.Change("k-2", "k-1", "1", "change"))
	if a.Result != post.Retry || asked {
		t.Errorf("%+v, asked %v", a, asked)
	}
}

// TestBadMoments cuts and hangs a raw TCP connection where no HTTP server would.
func TestBadMoments(t *testing.T) {
	t.Parallel()
	errLate := errors.New("told to stop")
	tests := []struct {
		name   string
		serve  func(c net.Conn, stop func())
		result post.Result
	}{
		{"closed at once", func(c net.Conn, _ func()) {}, post.Unknown},
		{"closed within the request", func(c net.Conn, _ func()) { _, _ = c.Read(make([]byte, 10)) }, post.Unknown},
		{"closed behind the request", func(c net.Conn, _ func()) { readRequest(c) }, post.Unknown},
		{"reset behind the request", func(c net.Conn, _ func()) {
			readRequest(c)
			_ = c.(*net.TCPConn).SetLinger(0)
		}, post.Unknown},
		{"hangs behind the request", func(c net.Conn, stop func()) {
			readRequest(c)
			stop()
			_, _ = c.Read(make([]byte, 1))
		}, post.Unknown},
		{"hangs within the header", func(c net.Conn, stop func()) {
			readRequest(c)
			_, _ = io.WriteString(c, "HTTP/1.1 201 Created\r\nContent-")
			stop()
			_, _ = c.Read(make([]byte, 1))
		}, post.Unknown},
		{"cut within the body", func(c net.Conn, _ func()) {
			readRequest(c)
			_, _ = io.WriteString(c, "HTTP/1.1 201 Created\r\nContent-Length: 30\r\n\r\n{\"erpOrderNumber\":")
		}, post.Unknown},
		{"a refusal cut within the body", func(c net.Conn, _ func()) {
			readRequest(c)
			_, _ = io.WriteString(c, "HTTP/1.1 422 No\r\nContent-Length: 30\r\n\r\n{\"mess")
		}, post.Unknown},
		{"rubbish", func(c net.Conn, _ func()) {
			readRequest(c)
			_, _ = io.WriteString(c, "ISA*00*\r\n\r\n")
		}, post.Unknown},
		{"a header without end", func(c net.Conn, _ func()) {
			readRequest(c)
			_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\n")
			for range 100 {
				if _, err := io.WriteString(c, "X: "+strings.Repeat("x", 1000)+"\r\n"); err != nil {
					return
				}
			}
		}, post.Unknown},
		{"whole, then closed", func(c net.Conn, _ func()) {
			readRequest(c)
			_, _ = io.WriteString(c, "HTTP/1.1 201 Created\r\nConnection: close\r\n\r\n{\"erpOrderNumber\":\"7\"}")
		}, post.Posted},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancelCause(t.Context())
			defer cancel(nil)
			var wg sync.WaitGroup
			var tries atomic.Int32
			wg.Go(func() {
				for {
					c, err := l.Accept()
					if err != nil {
						return
					}
					tries.Add(1)
					tt.serve(c, func() { cancel(errLate) })
					_ = c.Close()
				}
			})
			a := open(t, http.Config{URL: "http://" + l.Addr().String()}).Post(ctx, posttest.Request("k-1", "1"))
			_ = l.Close()
			wg.Wait()
			if a.Result != tt.result || a.Result != post.Posted && a.Reason == "" {
				t.Errorf("%s (%s), want %s", a.Result, a.Reason, tt.result)
			}
			if n := tries.Load(); n != 1 {
				t.Errorf("sent %d times behind our back", n)
			}
		})
	}
	t.Run("no name", func(t *testing.T) {
		t.Parallel()
		if a := open(t, http.Config{URL: "http://erp.invalid:1/"}).Post(t.Context(), posttest.Request("k-1", "1")); a.Result != post.Retry {
			t.Errorf("%s (%s)", a.Result, a.Reason)
		}
	})
	t.Run("too slow", func(t *testing.T) {
		t.Parallel()
		release := make(chan struct{})
		s := httptest.NewServer(nethttp.HandlerFunc(func(nethttp.ResponseWriter, *nethttp.Request) { <-release }))
		var a post.Answer
		timeout := 20 * time.Millisecond
		for {
			a = open(t, http.Config{URL: s.URL, Timeout: timeout}).Post(t.Context(), posttest.Request("k-1", "1"))
			if a.Result != post.Retry || timeout > time.Minute {
				break
			}
			timeout *= 2 // a slow machine did not come to ask: the ERP has nothing
		}
		close(release)
		s.Close()
		if a.Result != post.Unknown || !strings.Contains(a.Reason, "no answer within "+timeout.String()) {
			t.Errorf("%s (%s)", a.Result, a.Reason)
		}
	})
}

// readRequest reads one whole request.
func readRequest(c net.Conn) {
	r, err := nethttp.ReadRequest(bufio.NewReader(c))
	if err == nil {
		_, _ = io.Copy(io.Discard, r.Body)
	}
}

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		cfg  http.Config
		want string
	}{
		"no url":            {http.Config{}, "url is no http or https address"},
		"other scheme":      {http.Config{URL: "ftp://erp/"}, "url is no http or https address"},
		"look-up elsewhere": {http.Config{URL: "https://erp/", LookUp: "https://other/{key}"}, "is no address on the host of url"},
		"look-up of all":    {http.Config{URL: "https://erp/", LookUp: "/orders"}, "does not say {key}"},
		"bad secret":        {http.Config{URL: "https://erp/", Secrets: []string{"whsec_%%"}}, "secret 1 is not base64"},
		"bad ca":            {http.Config{URL: "https://erp/", CA: []byte("x")}, "ca holds no certificate"},
	} {
		if _, err := http.New(tt.cfg, clock{}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", name, err, tt.want)
		}
	}
}
