// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway/notify"
)

// posted is one request that a receiver got.
type posted struct {
	ID      string
	Headers map[string]string
	Body    string
	event
}

type event struct {
	Type      string `json:"type"`
	Timestamp string `json:"timestamp"`
	Data      struct {
		OrderID, Number, State, Reason, ERPNumber, Partner string
		Decision                                           *struct {
			Status string
			Line   []struct{ Status string }
		}
		Lines    []struct{ ID, BuyersItemIdentification string }
		Document *struct{ Kind, Content, Error string }
	} `json:"data"`
}

// receiver is a webhook's other side.
type receiver struct {
	*httptest.Server
	t *testing.T

	mu     sync.Mutex
	got    []posted
	answer func(n int, w http.ResponseWriter, p posted) // nil: 204
}

func newReceiver(t *testing.T, https bool) *receiver {
	t.Helper()
	r := &receiver{t: t}
	h := http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		b, err := io.ReadAll(req.Body)
		p := posted{ID: req.Header.Get("webhook-id"), Body: string(b), Headers: map[string]string{}}
		for name := range req.Header {
			p.Headers[strings.ToLower(name)] = req.Header.Get(name)
		}
		if err != nil || json.Unmarshal(b, &p.event) != nil {
			t.Errorf("not JSON: %v %s", err, b)
		}
		r.mu.Lock()
		r.got = append(r.got, p)
		n, answer := len(r.got), r.answer
		r.mu.Unlock()
		if answer == nil {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		answer(n, w, p)
	})
	if https {
		r.Server = httptest.NewTLSServer(h)
	} else {
		r.Server = httptest.NewServer(h)
	}
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) set(answer func(n int, w http.ResponseWriter, p posted)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answer = answer
}

func (r *receiver) all() []posted {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.got)
}

// types are the events that came, each webhook-id once, sorted.
func (r *receiver) types() (types []string) {
	seen := map[string]string{}
	for _, p := range r.all() {
		if body, again := seen[p.ID]; again && body != p.Body {
			r.t.Errorf("%s came with other bytes:\n%s\n%s", p.ID, body, p.Body)
		} else if again {
			continue
		}
		seen[p.ID] = p.Body
		types = append(types, p.Type)
	}
	slices.Sort(types)
	return types
}

// of finds the event of a type.
func (r *receiver) of(typ string) posted {
	r.t.Helper()
	for _, p := range r.all() {
		if p.Type == typ {
			return p
		}
	}
	r.t.Fatalf("no %s came", typ)
	return posted{}
}

// whole is what the demo's good order tells.
var whole = []string{"document.delivered", "order.accepted", "order.answered", "order.posted", "order.taken"}

func is(status int) func(int, http.ResponseWriter, posted) {
	return func(_ int, w http.ResponseWriter, _ posted) { w.WriteHeader(status) }
}

const quick = "retries: [50ms, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms]"

// hook adds a webhook to the config.
func (s *site) hook(r *receiver, more ...string) {
	s.t.Helper()
	s.write("secret", "whsec_"+base64.StdEncoding.EncodeToString([]byte("the secret of the webhook")))
	s.edit("config.yaml", "admin:\n", "webhooks:\n  - name: hook\n    url: "+r.URL+"/orders?key=hidden\n    secrets: ['file:secret']\n    "+
		strings.Join(append(more, quick), "\n    ")+"\nadmin:\n")
}

func (s *site) webhook(args ...string) (int, string) {
	s.t.Helper()
	return command(s.t, append([]string{"webhook", args[0], "--config", s.path("config.yaml")}, args[1:]...)...)
}

// standing is how the webhook does.
func (s *site) standing() notify.Standing {
	s.t.Helper()
	code, out := s.webhook("list", "--json")
	var st notify.Standing
	if err := json.Unmarshal([]byte(strings.SplitN(out, "\n", 2)[0]), &st); code != 0 || err != nil {
		s.t.Fatalf("webhook list: code %d, %v: %s", code, err, out)
	}
	return st
}

// verified has the reference library of Standard Webhooks check requests.
func verified(t *testing.T, secret string, all []posted) {
	t.Helper()
	modules, err := filepath.Abs("../../.cache/webhooks/node_modules")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(modules, "standardwebhooks")); err != nil {
		t.Fatalf("standardwebhooks is not installed: run `make tools` (%v)", err)
	}
	var in []map[string]any
	for _, p := range all {
		in = append(in, map[string]any{"secret": secret, "headers": p.Headers, "body": p.Body})
	}
	b, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "requests.json")
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("node", "testdata/webhook/verify.cjs", modules, file).CombinedOutput()
	if n := strings.Count(string(out), "ok "); err != nil || n != len(all) {
		t.Errorf("%d of %d requests verified, %v:\n%s", n, len(all), err, out)
	}
}

// TestWebhook: every event of an order comes, signed so that others can tell, and the
// one that says what was decided needs no question back.
func TestWebhook(t *testing.T) {
	t.Parallel()
	s, r := newSite(t), newReceiver(t, false)
	s.hook(r, "headers: {X-Ours: 'file:secret'}")
	d := s.start("")
	at := time.Now()
	s.drop("acme", "po.edi", document(t, "acme-order.edi", at))
	d.until("all events", func() bool { return len(r.types()) == len(whole) })
	s.drop("northwind", "price.edi", document(t, "northwind-order.edi", at))
	s.drop("acme", "broken.edi", document(t, "acme-broken.edi", at))
	d.until("quiet", d.idle)
	want := slices.Sorted(slices.Values(append([]string{"order.held", "order.taken"}, whole...)))
	d.until("what is held, and all of it noted", func() bool { return len(r.types()) >= len(want) && s.standing().Pending == 0 })
	number := "4500" + stamp(at)
	if diff := cmp.Diff(want, r.types()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	answered := r.of("order.answered")
	if a := answered.Data; a.Number != number || a.State != "posted" || a.Partner != "acme" || a.Decision == nil || a.Decision.Status != "accepted" ||
		len(a.Decision.Line) == 0 || len(a.Lines) != len(a.Decision.Line) || a.Lines[0].ID == "" {
		t.Errorf("answered: %s", answered.Body)
	}
	if held := r.of("order.held"); held.Data.Reason == "" || held.Data.Number != "NW-"+stamp(at) {
		t.Errorf("held: %s", held.Body)
	}
	if got := answered.Headers["x-ours"]; !strings.HasPrefix(got, "whsec_") || answered.Headers["content-type"] != "application/json" {
		t.Errorf("headers %v", answered.Headers)
	}
	secret := "whsec_" + base64.StdEncoding.EncodeToString([]byte("the secret of the webhook"))
	verified(t, secret, r.all())

	code, out := command(t, "events", "--config", s.path("config.yaml"), "--order", number, "--json")
	if code != 0 || strings.Count(out, "\n") != len(whole) || !strings.Contains(out, answered.ID) {
		t.Errorf("events: code %d\n%s", code, out)
	}
	code, out = command(t, "events", "show", "--config", s.path("config.yaml"), answered.ID)
	var shown notify.EventShown
	if err := json.Unmarshal([]byte(out), &shown); code != 0 || err != nil || len(shown.Deliveries) != 1 || shown.Deliveries[0].State != "sent" || shown.Deliveries[0].Status != 204 {
		t.Errorf("event: code %d, %v\n%s", code, err, out)
	}
	if code, out := s.webhook("test", "hook"); code != 0 || !strings.Contains(out, "connected to") || !strings.Contains(out, "HTTP 204") {
		t.Errorf("test: code %d\n%s", code, out)
	}
	test := r.of("webhook.test")
	verified(t, secret, []posted{test})
	if st := s.standing(); st.State != notify.OK || st.Pending != 0 || strings.Contains(st.URL, "hidden") {
		t.Errorf("standing %+v", st)
	}
	n := len(r.all())
	if code, out := s.webhook("replay", "hook", "--since", at.UTC().Add(-time.Minute).Format(time.RFC3339), "--type", "order.answered", "--by", "dana"); code != 0 || !strings.Contains(out, "1 event(s)") {
		t.Errorf("replay: code %d\n%s", code, out)
	}
	d.until("the replay", func() bool { return len(r.all()) > n })
	if p := r.all()[n]; p.ID != answered.ID || p.Body != answered.Body {
		t.Errorf("replayed %+v, want %+v", p, answered)
	}
	d.stop()
	if strings.Contains(d.log.String(), "hidden") || strings.Contains(d.log.String(), "whsec_") {
		t.Error("a secret stands in the log")
	}
}

// TestWebhookRecovers: a receiver that fails, is slow, cuts connections and sends
// elsewhere gets every event when it is well again, under one id each.
func TestWebhookRecovers(t *testing.T) {
	t.Parallel()
	s, r := newSite(t), newReceiver(t, false)
	elsewhere := newReceiver(t, false)
	s.hook(r, "timeout: 200ms")
	release := make(chan struct{})
	r.set(func(n int, w http.ResponseWriter, _ posted) {
		switch n {
		case 1:
			w.WriteHeader(500)
		case 2:
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(429)
		case 3:
			panic(http.ErrAbortHandler)
		case 4:
			w.Header().Set("Location", elsewhere.URL)
			w.WriteHeader(307)
		case 5:
			<-release
		default:
			w.WriteHeader(200)
			_, _ = io.WriteString(w, strings.Repeat("x", 1<<20)) // nobody reads that much
		}
	})
	r.Config.ErrorLog = nil
	d := s.start("")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", time.Now()))
	d.until("five tries", func() bool { return len(r.all()) > 5 })
	close(release)
	d.until("all events", func() bool { return slices.Equal(r.types(), whole) })
	d.until("well again", func() bool { st := s.standing(); return st.State == notify.OK && st.Pending == 0 })
	d.stop()
	if n := len(elsewhere.all()); n != 0 {
		t.Errorf("%d requests followed a redirect", n)
	}
	if code, out := command(t, "events", "--config", s.path("config.yaml")); code != 0 || strings.Count(out, "\n") != len(whole) {
		t.Errorf("without a daemon: code %d\n%s", code, out)
	}
}

// TestWebhookDisabled: one that does nothing but fail, or is gone, is disabled, and
// says so everywhere; enabled, it gets what it missed, once what it had not got.
func TestWebhookDisabled(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		status int
		more   string
	}{{"failures", 500, "disableAfter: 1ms"}, {"gone", 410, "disableAfter: 5d"}} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, r := newSite(t), newReceiver(t, false)
			s.hook(r, tt.more)
			r.set(is(tt.status))
			d := s.start("")
			at := time.Now()
			s.drop("acme", "po.edi", document(t, "acme-order.edi", at))
			d.until("disabled", func() bool { return s.standing().State == notify.Disabled })
			d.until("the metric", func() bool { return d.metric(`ordergate_webhook_disabled{webhook="hook"} 1`) })
			if h := healthOf(t, d); !strings.Contains(h, "hook is disabled since") {
				t.Errorf("health: %s", h)
			}
			d.until("the log", func() bool { return strings.Contains(d.log.String(), `"webhook disabled"`) })
			d.until("quiet", d.idle)
			d.stop()
			d = s.start("")
			n := len(r.all())
			s.drop("acme", "po2.edi", document(t, "acme-order.edi", at.Add(time.Second)))
			d.until("the second", func() bool { return len(s.files("acme/out/855-*")) == 2 && d.idle() })
			st := s.standing()
			if st.State != notify.Disabled || st.Pending != 0 || st.Missed < len(whole) || len(r.all()) != n {
				t.Errorf("while disabled: %+v, %d requests", st, len(r.all())-n)
			}
			if code, out := s.webhook("replay", "hook", "--since", "2026-01-01"); code == 0 || !strings.Contains(out, "enable it first") {
				t.Errorf("replay: code %d\n%s", code, out)
			}
			r.set(nil)
			if code, out := s.webhook("enable", "hook", "--by", "dana"); code != 0 {
				t.Fatalf("enable: %s", out)
			}
			want := slices.Sorted(slices.Values(append(slices.Clone(whole), whole...)))
			d.until("what it missed", func() bool { return slices.Equal(r.types(), want) })
			d.until("well again", func() bool { st := s.standing(); return st.State == notify.OK && st.Pending == 0 })
			d.stop()
		})
	}
}

// healthOf is what /healthz says.
func healthOf(t *testing.T, d *daemon) string {
	t.Helper()
	res, err := http.Get("http://" + d.addr() + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestWebhookKilled: kill -9 at each step of telling, restart: every event arrives,
// none under two ids.
func TestWebhookKilled(t *testing.T) {
	t.Parallel()
	for _, point := range []string{"notify.handed", "notify.taken", "notify.posted", "notify.recorded", "notify.caught", "check.recorded", "post.recorded", "answer.recorded", "deliver.recorded"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			s, r := newSite(t), newReceiver(t, false)
			s.hook(r)
			if point == "notify.caught" { // only one that was behind catches up
				d := s.start("")
				if code, out := s.webhook("disable", "hook"); code != 0 {
					t.Fatal(out)
				}
				s.drop("acme", "po.edi", document(t, "acme-order.edi", time.Now()))
				d.until("the order", func() bool { return len(s.files("acme/out/855-*")) == 1 && d.idle() })
				d.stop()
				if code, out := s.webhook("enable", "hook"); code != 0 {
					t.Fatal(out)
				}
			}
			d := s.launch(point)
			if point != "notify.caught" {
				s.drop("acme", "po.edi", document(t, "acme-order.edi", time.Now()))
			}
			d.died()
			d = s.start("")
			d.until("all events", func() bool { return slices.Equal(r.types(), whole) })
			d.until("nothing left", func() bool { return d.idle() && s.standing().Pending == 0 })
			d.stop()
		})
	}
}

// TestWebhookTLS: a server is trusted by caFile, and by nothing less; while a secret
// is changed both sign.
func TestWebhookTLS(t *testing.T) {
	t.Parallel()
	s, r := newSite(t), newReceiver(t, true)
	s.write("ca.pem", string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: r.Certificate().Raw})))
	s.write("next", "whsec_"+base64.StdEncoding.EncodeToString([]byte("another secret")))
	s.hook(r)
	s.edit("config.yaml", "secrets: ['file:secret']", "secrets: ['file:next', 'file:secret']")
	s.edit("config.yaml", "limits:\n", "reload:\n  poll: 100ms\nlimits:\n")
	d := s.start("")
	if code, out := s.webhook("test", "hook"); code != 1 || !strings.Contains(out, "certificate") || strings.Contains(out, "hidden") {
		t.Errorf("an unknown authority: code %d\n%s", code, out)
	}
	s.edit("config.yaml", "secrets:", "caFile: ca.pem\n    secrets:")
	d.until("trust", func() bool { code, _ := s.webhook("test", "hook"); return code == 0 })
	s.drop("acme", "po.edi", document(t, "acme-order.edi", time.Now()))
	d.until("all events", func() bool {
		return slices.Equal(slices.DeleteFunc(r.types(), func(typ string) bool { return typ == "webhook.test" }), whole)
	})
	d.stop()
	for _, text := range []string{"another secret", "the secret of the webhook"} {
		verified(t, "whsec_"+base64.StdEncoding.EncodeToString([]byte(text)), r.all())
	}
}

// TestWebhookOfPartner: a partner's own webhook tells it of its own orders, without
// what is ours alone, and can bring its answers.
func TestWebhookOfPartner(t *testing.T) {
	t.Parallel()
	s, r := newSite(t), newReceiver(t, false)
	s.edit("partners/acme.yaml", "answers:\n", "webhooks:\n  - url: "+r.URL+"\n    events: ['order.*', 'message.*']\n    documents: true\n    "+quick+"\nanswers:\n  via: acme-webhook\n")
	d := s.start("")
	at := time.Now()
	s.drop("northwind", "price.edi", document(t, "northwind-order.edi", at))
	s.drop("acme", "po.edi", document(t, "acme-order.edi", at))
	want := []string{"document.ready", "document.ready", "order.accepted", "order.answered", "order.posted", "order.taken"}
	d.until("all events", func() bool { return slices.Equal(r.types(), want) })
	d.until("quiet", d.idle)
	d.stop()
	kinds := map[string]bool{}
	for _, p := range r.all() {
		if p.Data.Partner != "acme" {
			t.Errorf("it was told of another's: %s", p.Body)
		}
		if doc := p.Data.Document; doc != nil {
			kinds[doc.Kind] = strings.HasPrefix(doc.Content, "ISA*")
		}
	}
	if !maps.Equal(kinds, map[string]bool{"997": true, "855": true}) {
		t.Errorf("documents %v", kinds)
	}
}

// TestWebhookFaults: what is wrong with webhooks is told before anything runs.
func TestWebhookFaults(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, hook, want string }{
		{"no such event", "url: http://127.0.0.1/\n    events: [order.postd]", `there is no event "order.postd" (did you mean "order.posted"?)`},
		{"metadata", "url: http://169.254.169.254/latest", "169.254.169.254 is a link-local address"},
		{"password", "url: http://a:b@127.0.0.1/", "a secret does not stand in the file itself"},
		{"no such partner", "url: http://127.0.0.1/\n    partners: [amce]", `there is no partner "amce" (did you mean "acme"?)`},
		{"our header", "url: http://127.0.0.1/\n    headers: {Webhook-Id: 'file:config.yaml'}", "header Webhook-Id is ours to set"},
		{"three secrets", "url: http://127.0.0.1/\n    secrets: ['file:config.yaml', 'file:config.yaml', 'file:config.yaml']", "3 secrets"},
		{"no file", "url: http://127.0.0.1/\n    secrets: ['file:nowhere']", "nowhere"},
		{"twice", "url: http://127.0.0.1/\n  - name: hook\n    url: http://127.0.0.1/", `webhook "hook" is there already`},
		{"no waits", "url: http://127.0.0.1/\n    retries: [soon]", `"soon" is no wait`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			s.edit("config.yaml", "admin:\n", "webhooks:\n  - name: hook\n    "+tt.hook+"\nadmin:\n")
			if code, out := command(t, "check", "--config", s.path("config.yaml")); code != 1 || !strings.Contains(out, tt.want) {
				t.Errorf("code %d, no %q in\n%s", code, tt.want, out)
			}
		})
	}
	s := newSite(t)
	s.hook(newReceiver(t, false))
	d := s.start("")
	defer d.stop()
	if code, out := s.webhook("enable", "hok"); code != 1 || !strings.Contains(out, fmt.Sprintf("Did you mean %q?", "hook")) {
		t.Errorf("code %d\n%s", code, out)
	}
}
