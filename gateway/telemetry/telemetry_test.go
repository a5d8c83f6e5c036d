// SPDX-License-Identifier: Apache-2.0

package telemetry_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/gateway/telemetry"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// start serves an Admin and returns a function that GETs from it.
func start(t *testing.T, health func() telemetry.Health) (*telemetry.Metrics, *telemetry.Admin, func(path string) (int, string)) {
	t.Helper()
	reg := telemetry.NewRegistry()
	m := telemetry.NewMetrics(reg, "1.2.3")
	a := telemetry.NewAdmin("127.0.0.1:0", reg, health)
	if a.Addr() != "" {
		t.Error("it listens before it was told to")
	}
	a.Mux().HandleFunc("GET /api/x", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "x") })
	if err := a.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- a.Serve(ctx) }()
	client := &http.Client{Transport: &http.Transport{}}
	t.Cleanup(func() {
		client.CloseIdleConnections()
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return m, a, func(path string) (int, string) {
		res, err := client.Get("http://" + a.Addr() + path)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res.StatusCode, string(body)
	}
}

func TestHealthByHTTP(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	now := telemetry.Health{Ready: true, Components: map[string]telemetry.Component{"journal": {State: telemetry.OK}}}
	set := func(ready bool, name string, c telemetry.Component) {
		mu.Lock()
		defer mu.Unlock()
		now.Ready = ready
		now.Components[name] = c
		now.Worst()
	}
	_, _, get := start(t, func() telemetry.Health { mu.Lock(); defer mu.Unlock(); return now })
	now.Worst()

	if code, body := get("/healthz"); code != 200 || !strings.Contains(body, `"state": "ok"`) {
		t.Errorf("%d %s", code, body)
	}
	fault := gateway.Fault{File: "partners/acme.yaml", Line: 14, Column: 7, Message: `unknown key "tiemout"`, Hint: `did you mean "timeout"?`}
	set(true, "partners", telemetry.Component{State: telemetry.Degraded, Faults: []string{fault.String()}, At: "2026-11-20T09:00:00Z"})
	code, body := get("/healthz")
	var got telemetry.Health
	if err := json.Unmarshal([]byte(body), &got); err != nil || code != 200 || got.State != telemetry.Degraded || got.Components["partners"].Faults[0] != fault.String() {
		t.Errorf("a broken edit: %d %s %v", code, body, err)
	}
	if code, _ := get("/readyz"); code != 200 {
		t.Errorf("a broken edit stops taking: %d", code)
	}
	set(false, "journal", telemetry.Component{State: telemetry.Down, Detail: "disk full"})
	for _, path := range []string{"/healthz", "/readyz"} {
		if code, body := get(path); code != 503 || !strings.Contains(body, `"detail": "disk full"`) {
			t.Errorf("%s: %d %s", path, code, body)
		}
	}
	if code, body := get("/api/x"); code != 200 || body != "x" {
		t.Errorf("what is mounted: %d %s", code, body)
	}
	if code, _ := get("/elsewhere"); code != 404 {
		t.Errorf("elsewhere: %d", code)
	}
}

func TestMetricsByHTTP(t *testing.T) {
	t.Parallel()
	m, _, get := start(t, func() telemetry.Health { return telemetry.Health{} })
	m.Transport("folder")
	m.Partner("acme", "folder")
	_, body := get("/metrics")
	for _, line := range []string{ // what alerts look at is there before anything happened
		`ordergate_build_info{version="1.2.3"} 1`,
		`ordergate_messages_total{result="taken",transport="folder"} 0`,
		`ordergate_orders_total{outcome="held"} 0`,
		`ordergate_posts_total{result="unknown"} 0`,
		`ordergate_outbound_total{kind="997",result="failed"} 0`,
		`ordergate_acknowledgements_total{kind="TA1",result="rejected"} 0`,
		`ordergate_order_outcomes_total{channel="folder",outcome="passed",partner="acme"} 0`,
		`ordergate_order_outcomes_total{channel="folder",outcome="refused",partner="acme"} 0`,
		`ordergate_panics_total{stage="check"} 0`,
	} {
		if !strings.Contains(body, line+"\n") {
			t.Errorf("missing at the start: %s", line)
		}
	}
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	m.Message("folder", 1200, "")
	m.Message("folder", 0, gateway.Transient)
	m.Read("held")
	m.Order("accepted")
	m.Order("")
	m.Post("posted")
	m.Delivery("855", "sent")
	found := map[string]gateway.Severity{"line.price.tolerance": gateway.Hold, "order.note.text": gateway.Warn}
	ended := journal.Order{Partner: "acme", Kind: gateway.KindOrder, Counted: journal.Counted{Channel: "folder", Outcome: journal.OutcomeReleased}}
	m.Decided(&ended, found)
	for _, not := range []func(*journal.Order){func(o *journal.Order) { o.Test = true }, func(o *journal.Order) { o.Kind = gateway.KindChange }, func(o *journal.Order) { o.Outcome = journal.Undecided }} {
		o := ended
		not(&o)
		m.Decided(&o, found)
	}
	m.StepSeconds("check", 30*time.Millisecond)
	m.Panic("check")
	m.Reload("partners", now, 2)
	m.Reload("config", now, 0)
	_, body = get("/metrics")
	for _, line := range []string{
		`ordergate_messages_total{result="taken",transport="folder"} 1`,
		`ordergate_messages_total{result="transient",transport="folder"} 1`,
		`ordergate_message_bytes_total{transport="folder"} 1200`,
		`ordergate_documents_total{result="held"} 1`,
		`ordergate_orders_total{outcome="accepted"} 1`,
		`ordergate_posts_total{result="posted"} 1`,
		`ordergate_outbound_total{kind="855",result="sent"} 1`,
		`ordergate_order_outcomes_total{channel="folder",outcome="released",partner="acme"} 1`,
		`ordergate_rule_outcomes_total{effect="stopped",outcome="released",rule="line.price.tolerance"} 1`,
		`ordergate_rule_outcomes_total{effect="noted",outcome="released",rule="order.note.text"} 1`,
		`ordergate_step_seconds_count{stage="check"} 1`,
		`ordergate_panics_total{stage="check"} 1`,
		`ordergate_reload_ok{what="partners"} 0`,
		`ordergate_reload_faults{what="partners"} 2`,
		`ordergate_reload_ok{what="config"} 1`,
	} {
		if !strings.Contains(body, line+"\n") {
			t.Errorf("missing: %s", line)
		}
	}
	if strings.Contains(body, `outcome=""`) {
		t.Error("an empty outcome was counted")
	}
	var none *telemetry.Metrics // a dry run has none
	none.Message("x", 1, "")
	none.Read("x")
	none.Order("x")
	none.Post("x")
	none.Delivery("x", "x")
	none.StepSeconds("x", 1)
	none.Panic("x")
	none.Reload("x", now, 1)
	none.Transport("x")
	none.Partner("x", "x")
	none.Decided(&ended, found)
}

func TestAPortInUseIsTold(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	a := telemetry.NewAdmin(l.Addr().String(), telemetry.NewRegistry(), func() telemetry.Health { return telemetry.Health{} })
	if err := a.Listen(); err == nil || !strings.Contains(err.Error(), "admin listener: ") {
		t.Error(err)
	}
	if err := a.Serve(context.Background()); err == nil {
		t.Error("served on a port in use")
	}
}

func TestOpenRequestsFinish(t *testing.T) {
	t.Parallel()
	a := telemetry.NewAdmin("127.0.0.1:0", telemetry.NewRegistry(), func() telemetry.Health { return telemetry.Health{} })
	inside, goOn := make(chan struct{}), make(chan struct{})
	a.Mux().HandleFunc("GET /slow", func(w http.ResponseWriter, _ *http.Request) {
		close(inside)
		<-goOn
		_, _ = io.WriteString(w, "done")
	})
	if err := a.Listen(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	served, got := make(chan error, 1), make(chan string, 1)
	go func() { served <- a.Serve(ctx) }()
	go func() {
		client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
		res, err := client.Get("http://" + a.Addr() + "/slow")
		if err != nil {
			got <- err.Error()
			return
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		got <- string(b)
	}()
	<-inside
	stop()
	close(goOn)
	if body := <-got; body != "done" {
		t.Error(body)
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
}

func TestLogger(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	log, level, err := telemetry.NewLogger(telemetry.LogConfig{}, &out)
	if err != nil {
		t.Fatal(err)
	}
	log.Debug("hidden")
	log.Info("taken", zap.String("message_id", "M1"), zap.Duration("duration", 1500*time.Millisecond))
	level.SetLevel(zap.DebugLevel)
	log.Debug("shown")
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 {
		t.Fatal(out.String())
	}
	var line map[string]any
	if err := json.Unmarshal([]byte(lines[0]), &line); err != nil || line["msg"] != "taken" || line["message_id"] != "M1" || line["level"] != "info" || line["duration"] != 1.5 {
		t.Errorf("%s %v", lines[0], err)
	}
	if at, err := time.Parse(time.RFC3339, line["time"].(string)); err != nil || at.Location() != time.UTC {
		t.Errorf("%v %v", at, err)
	}
	out.Reset()
	log, _, err = telemetry.NewLogger(telemetry.LogConfig{Level: "warn", Format: "console"}, &out)
	if err != nil {
		t.Fatal(err)
	}
	log.Info("hidden")
	log.Warn("held", zap.String("partner", "acme"))
	if s := out.String(); !strings.Contains(s, "WARN\theld\t{\"partner\": \"acme\"}") || strings.Contains(s, "hidden") {
		t.Error(s)
	}
	if _, _, err := telemetry.NewLogger(telemetry.LogConfig{Level: "loud"}, &out); err == nil {
		t.Error("level loud")
	}
	if _, _, err := telemetry.NewLogger(telemetry.LogConfig{Format: "xml"}, &out); err == nil {
		t.Error("format xml")
	}
}
