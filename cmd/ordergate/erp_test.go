// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/gateway/app"
	"ordergate/gateway/gatewaytest"
)

// erp is an ERP that answers as told and remembers what it was sent.
type erp struct {
	mu     sync.Mutex
	keys   []string                                            // Idempotency-Key of each request
	orders map[string][]byte                                   // by key
	script []func(w http.ResponseWriter, r *http.Request) bool // false: go on to the default answer
	answer string
	body   []byte // of the request in work
}

func (e *erp) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	e.mu.Lock()
	defer e.mu.Unlock()
	key := r.Header.Get("Idempotency-Key")
	e.keys, e.body = append(e.keys, key), body
	if len(e.script) > 0 {
		step := e.script[0]
		e.script = e.script[1:]
		if step(w, r) {
			return
		}
	}
	e.orders[key] = body
	w.Header().Set("Content-Type", "application/json")
	_, _ = io.WriteString(w, e.answer)
}

func cut(w http.ResponseWriter, _ *http.Request) bool {
	c, _, err := w.(http.Hijacker).Hijack()
	if err == nil {
		_ = c.Close()
	}
	return true
}

func status(code int, body string) func(http.ResponseWriter, *http.Request) bool {
	return func(w http.ResponseWriter, _ *http.Request) bool {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(code)
		_, _ = io.WriteString(w, body)
		return true
	}
}

func httpSite(t *testing.T, e *erp) *site {
	t.Helper()
	e.orders = map[string][]byte{}
	srv := httptest.NewServer(e)
	t.Cleanup(srv.Close)
	s := newSite(t)
	s.edit("config.yaml", "  files: {dir: erp}", "  http: {url: \""+srv.URL+"/orders\", timeout: 5m}\nwork:\n  unknownWait: 1s")
	return s
}

func (s *site) read(file string) string {
	s.t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(b)
}

// TestERPChangesLines: a cut connection and a 503 are tried again under the same
// key; the ERP's changes stand in the 855 line by line.
func TestERPChangesLines(t *testing.T) {
	t.Parallel()
	e := &erp{script: []func(http.ResponseWriter, *http.Request) bool{cut, status(503, "")},
		answer: `{"erpOrderNumber":"SO-1187","lines":[{"line":1,"status":"accepted"},{"line":2,"quantity":"400"},{"line":3,"status":"rejected","reason":"discontinued"}]}`}
	s := httpSite(t, e)
	d := s.start("")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", time.Now()))
	d.until("the 855", func() bool { return len(s.files("acme/out/855-*")) == 1 })
	d.until("quiet", d.idle)
	d.stop()
	text := s.read(s.files("acme/out/855-*")[0])
	for _, want := range []string{"BAK*00*AC*", "SO-1187", "ACK*IA*1200*EA", "ACK*IQ*400*EA", "ACK*IR"} {
		if !strings.Contains(text, want) {
			t.Errorf("the 855 does not say %s:\n%s", want, text)
		}
	}
	for _, k := range e.keys {
		if k == "" || k != e.keys[0] {
			t.Errorf("keys differ: %v", e.keys)
		}
	}
	if len(e.orders) != 1 || len(e.keys) < 3 {
		t.Errorf("%d orders after %d requests", len(e.orders), len(e.keys))
	}
}

// TestERPRefuses: a business answer is answered to the partner, not tried again.
func TestERPRefuses(t *testing.T) {
	t.Parallel()
	e := &erp{script: []func(http.ResponseWriter, *http.Request) bool{status(422, `{"message":"customer is blocked"}`)}}
	s := httpSite(t, e)
	d := s.start("")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", time.Now()))
	d.until("the 855", func() bool { return len(s.files("acme/out/855-*")) == 1 })
	d.until("quiet", d.idle)
	d.stop()
	if text := s.read(s.files("acme/out/855-*")[0]); !strings.Contains(text, "BAK*00*RD*") {
		t.Errorf("the 855 does not reject:\n%s", text)
	}
	if len(e.keys) != 1 {
		t.Errorf("%d requests", len(e.keys))
	}
}

// TestERPCounterOffer: a refusal with lines tells the partner what would be taken.
func TestERPCounterOffer(t *testing.T) {
	t.Parallel()
	e := &erp{answer: `{"status":"rejected","reason":"not at this price","lines":[{"line":1,"price":"99.50"},{"line":3,"code":"R4","status":"rejected"}]}`}
	s := httpSite(t, e)
	d := s.start("")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", time.Now()))
	d.until("the 855", func() bool { return len(s.files("acme/out/855-*")) == 1 })
	d.until("quiet", d.idle)
	d.stop()
	text := s.read(s.files("acme/out/855-*")[0])
	for _, want := range []string{"BAK*00*RO*", "*99.50*", "ACK*IP*1200*EA", "ACK*IR*", "ACK*R4*"} {
		if !strings.Contains(text, want) {
			t.Errorf("the 855 does not say %s:\n%s", want, text)
		}
	}
}

// TestOnHold: an order that waits longer than the partner's time is answered once
// as on hold, and again when it is decided.
func TestOnHold(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("partners/northwind.yaml", "answers:\n", "answers:\n  onHoldAfter: 100ms\n")
	at := time.Now()
	d := s.start("")
	s.drop("northwind", "price.edi", document(t, "northwind-order.edi", at))
	d.until("the answer on hold", func() bool { return len(s.files("northwind/out/855-*")) == 1 })
	if text := s.read(s.files("northwind/out/855-*")[0]); !strings.Contains(text, "BAK*00*AH*") {
		t.Errorf("not on hold:\n%s", text)
	}
	if code, out := command(t, "order", "reject", "--config", s.path("config.yaml"), "--by", "dana", "--reason", "no contract", "NW-"+stamp(at)); code != 0 {
		t.Fatal(out)
	}
	d.until("the decision", func() bool { return len(s.files("northwind/out/855-*")) == 2 })
	d.until("quiet", d.idle)
	d.stop()
	var last string
	for _, f := range s.files("northwind/out/855-*") {
		if text := s.read(f); !strings.Contains(text, "*AH*") {
			last = text
		}
	}
	if !strings.Contains(last, "BAK*05*R") {
		t.Errorf("no rejection as a revision:\n%s", last)
	}
	if n := len(s.files("erp/*.json")); n != 0 {
		t.Errorf("%d orders posted", n)
	}
}

// TestTestTraffic: ISA15 = T never reaches the live ERP, and is answered with T.
func TestTestTraffic(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at := time.Now()
	d := s.start("")
	s.drop("acme", "test.edi", strings.Replace(document(t, "acme-order.edi", at), "*0*P*>", "*0*T*>", 1))
	d.until("the 855", func() bool { return len(s.files("acme/out/855-*")) == 1 && len(s.files("acme/out/997-*")) == 1 })
	d.until("quiet", d.idle)
	if n := len(s.files("erp/*.json")); n != 0 {
		t.Errorf("%d test orders in the live ERP", n)
	}
	for _, f := range append(s.files("acme/out/855-*"), s.files("acme/out/997-*")...) {
		if !strings.Contains(s.read(f), "*0*T*") {
			t.Errorf("%s does not carry T", f)
		}
	}
	// Going live under the number that was tested: another order.
	s.drop("acme", "live.edi", strings.Replace(document(t, "acme-order.edi", at), stamp(at)+"905", stamp(at)+"907", 2))
	d.until("the live order", func() bool { return len(s.files("erp/*.json")) == 1 && len(s.files("acme/out/855-*")) == 2 })
	d.until("quiet", d.idle)
	d.stop()
}

// TestUnfit: what cannot be an order is not released, whoever wants it.
func TestUnfit(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at := time.Now()
	d := s.start("")
	s.drop("acme", "quantity.edi", strings.Replace(document(t, "acme-order.edi", at), "*1200*EA", "*1E3*EA", 1))
	s.drop("acme", "cancel.edi", strings.NewReplacer("BEG*00", "BEG*01", stamp(at)+"905", stamp(at)+"908", "4500"+stamp(at), "CANCEL").Replace(document(t, "acme-order.edi", at)))
	d.until("both held", func() bool {
		_, out := command(t, "order", "list", "--config", s.path("config.yaml"), "--state", "held")
		return strings.Contains(out, "We do not know order CANCEL") && strings.Contains(out, "4500"+stamp(at))
	})
	for number, want := range map[string]string{"CANCEL": "There is no order CANCEL", "4500" + stamp(at): "Line 1 has no quantity"} {
		if code, out := command(t, "order", "release", "--config", s.path("config.yaml"), "--by", "dana", "--reason", "x", number); code == 0 || !strings.Contains(out, want) {
			t.Errorf("release %s: code %d %s", number, code, out)
		}
	}
	d.until("quiet", d.idle)
	d.stop()
	if n := len(s.files("erp/*.json")); n != 0 {
		t.Errorf("%d posted", n)
	}
}

// TestPostgreSQLJournal runs the way on PostgreSQL.
func TestPostgreSQLJournal(t *testing.T) {
	t.Parallel()
	c, err := gatewaytest.StartPostgres()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Stop)
	s := newSite(t)
	s.edit("config.yaml", "data: state", "data: state\njournal: {url: \""+c.Database(t)+"\"}")
	at := time.Now()
	d := s.start("post.sent")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", at))
	d.died()
	d = s.start("")
	d.until("the 855", func() bool { return len(s.files("acme/out/855-*")) == 1 })
	d.until("quiet", d.idle)
	d.stop()
	s.once("acme", "4500"+stamp(at))
}

// TestRetention: payloads of finished messages go when their time is over; the
// order stays.
func TestRetention(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at := time.Now()
	d := s.start("")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", at))
	d.until("the 855", func() bool { return len(s.files("acme/out/855-*")) == 1 })
	d.until("quiet", d.idle)
	d.stop()
	s.edit("config.yaml", "limits:", "retention: {payloads: 30d}\nlimits:")
	clock := gatewaytest.NewClock()
	clock.Add(365 * 24 * time.Hour)
	log := &logBuffer{}
	ctx, cancel := context.WithCancel(t.Context())
	a, err := app.New(ctx, app.Options{ConfigFile: s.path("config.yaml"), Getenv: os.Getenv, LogTo: log, Clock: clock, Observe: func(entry string, _ map[string]any) {
		if entry == "old payloads removed" {
			cancel()
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(a.Run(ctx), a.Close()); err != nil || ctx.Err() == nil {
		t.Fatalf("%v\n%s", err, log)
	}
	code, out := command(t, "order", "show", "--config", s.path("config.yaml"), "4500"+stamp(at))
	var shown struct{ State string }
	if err := json.Unmarshal([]byte(out), &shown); code != 0 || err != nil || shown.State != "posted" {
		t.Errorf("code %d %v: %s", code, err, out)
	}
}
