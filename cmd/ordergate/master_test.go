// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ordergate/gateway/masterdata"
)

// newPrices is a full file of one price, and a row that is refused.
const newPrices = "item,unit,currency,price\nBOLT-M8-40,EA,USD,0.99\nNO-SUCH,EA,USD,1\n"

// send hands master data to a daemon; status 0 says that it did not answer.
func (d *daemon) send(method, path, contentType, body string) (status int, r masterdata.Report, text string) {
	d.t.Helper()
	req, err := http.NewRequestWithContext(d.t.Context(), method, "http://"+d.addr()+path, strings.NewReader(body))
	if err != nil {
		d.t.Fatal(err)
	}
	req.Header.Set("Content-Type", contentType)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, r, ""
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, r, ""
	}
	_ = json.Unmarshal(b, &r) // a problem has none of its fields
	return res.StatusCode, r, string(b)
}

func (s *site) text(name string) string {
	s.t.Helper()
	b, err := os.ReadFile(s.path(name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(b)
}

// TestMasterHandedIn: what HTTP answers to files that are good, bad in part, bad as
// a whole, or meant for nothing.
func TestMasterHandedIn(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.start("")
	for _, tt := range []struct {
		name, method, path, contentType, body string
		status                                int
		want                                  string
	}{
		{"full", "PUT", "/api/master/prices", "text/csv; charset=utf-8", newPrices, 200, `"reason":"item: … is not in items","count":1`},
		{"changes", "PATCH", "/api/master/prices/changes", "application/json", `[{"item":"BOLT-M8-40","unit":"EA","currency":"USD","price":0.98}]`, 200, `"generation":3`},
		{"changes by POST", "POST", "/api/master/prices/changes", "application/x-ndjson", `{"item":"BOLT-M8-40","unit":"EA","currency":"USD","price":"0.97"}`, 200, `"generation":4`},
		{"bad as a whole", "PUT", "/api/master/prices", "text/csv", "item;unti\n", 422, `did you mean \"unit\"?`},
		{"no such table", "PUT", "/api/master/price", "text/csv", newPrices, 404, `did you mean \"prices\"?`},
		{"none good", "PUT", "/api/master/customers", "text/csv", "number,active\nC-1001,maybe\n", 422, "none of its rows can be used"},
		{"a parameter", "PUT", "/api/master/prices?changes=true", "text/csv", newPrices, 400, "no parameters"},
		{"no such form", "PUT", "/api/master/prices", "application/pdf", newPrices, 415, "text/csv"},
		{"compressed", "PUT", "/api/master/prices", "", newPrices, 415, "text/csv"},
		{"nothing", "PUT", "/api/master/prices", "text/csv", "", 422, "the file is empty"},
		{"status", "GET", "/api/master", "", "", 200, `"generation":4`},
		{"description", "GET", "/api/openapi.json", "", "", 200, "/api/master/{table}/changes"},
	} {
		status, _, text := d.send(tt.method, tt.path, tt.contentType, tt.body)
		if status != tt.status || !strings.Contains(text, tt.want) {
			t.Errorf("%s: %d %s, want %d and %s", tt.name, status, text, tt.status, tt.want)
		}
	}
	if s.text("master/prices.csv") != newPrices || len(s.files("master/changes/prices.*")) != 2 {
		t.Errorf("files %v %v", s.files("master/*"), s.files("master/changes/*"))
	}
	config := []string{"--config", s.path("config.yaml")}
	file := filepath.Join(t.TempDir(), "units.today.csv")
	if err := os.WriteFile(file, []byte("item,unit,factor,delete\nBOLT-M8-40,XBX,500,\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out := command(t, append([]string{"master", "import", "--changes", file}, config...)...); code != 0 || !strings.Contains(out, "generation 5 loaded") {
		t.Errorf("import: %d %s", code, out)
	}
	d.stop()
	for _, tt := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"master", "status"}, 0, "generation 5"},
		{[]string{"master", "report"}, 0, "prices.csv: 1 × item: … is not in items"},
		{[]string{"master", "report", "--json"}, 0, `"count":1`},
		{[]string{"master", "import", file}, 1, "the name says no table and format"},
		{[]string{"master", "import", s.path("master/prices.csv")}, 0, "generation 6 loaded"},
	} {
		if code, out := command(t, append(tt.args, config...)...); code != tt.code || !strings.Contains(out, tt.want) {
			t.Errorf("%v: %d %s, want %s", tt.args, code, out, tt.want)
		}
	}
}

// TestMasterKilled: kill -9 at any point of handing in leaves the old data or the
// new ones, and the same after a restart; the same file can be handed in again.
func TestMasterKilled(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		point string
		files bool // those of the folder are the new ones
	}{{"masterdata.staged", false}, {"masterdata.loading", false}, {"masterdata.built", false}, {"masterdata.stored", true}, {"masterdata.kept", true}} {
		t.Run(tt.point, func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			d := s.start("")
			d.stop()
			before := s.text("master/prices.csv")
			d = s.start(tt.point)
			if status, r, _ := d.send("PUT", "/api/master/prices", "text/csv", newPrices); status != 0 {
				t.Fatalf("answered %d %+v", status, r)
			}
			d.died()
			want := before
			if tt.files {
				want = newPrices
			}
			d = s.start("")
			if got := s.text("master/prices.csv"); got != want {
				t.Errorf("prices.csv is\n%s", got)
			}
			var st masterdata.Status
			_, _, text := d.send("GET", "/api/master", "", "")
			if err := json.Unmarshal([]byte(text), &st); err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(want, "\n") - 1 - strings.Count(want, "NO-SUCH"); st.Rows["prices"] != n || st.Last.Kept {
				t.Errorf("%d prices, want %d: %+v", st.Rows["prices"], n, st.Last)
			}
			if status, r, text := d.send("PUT", "/api/master/prices", "text/csv", newPrices); status != 200 || r.RefusedRows() != 1 {
				t.Errorf("again: %d %s", status, text)
			}
			d.stop()
			left, err := filepath.Glob(s.path("*/master/masterdata-*"))
			if err != nil || len(left) != 1 {
				t.Errorf("left are %v, %v", left, err)
			}
		})
	}
}

// TestMasterRefusedAtStart: a broken file does not keep the daemon from starting
// on the data it had.
func TestMasterRefusedAtStart(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.start("")
	d.stop()
	s.edit("master/items.csv", "number", "nunber")
	d = s.start("")
	_, _, text := d.send("GET", "/healthz", "", "")
	for _, want := range []string{"the last import was refused: the data before it is in use", `items.csv:1:1: unknown column \"nunber\"`} {
		if !strings.Contains(text, want) {
			t.Errorf("health has no %s: %s", want, text)
		}
	}
	d.stop()
}

// TestMasterFromERP: without any files the daemon reads the tables from the ERP
// before it starts, and starts on those it has when the ERP is gone.
func TestMasterFromERP(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	tables := t.TempDir()
	if err := os.Rename(s.path("master"), filepath.Join(tables, "m")); err != nil {
		t.Fatal(err)
	}
	asked, goOn := make(chan struct{}, 99), make(chan struct{})
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		select {
		case <-goOn:
		case <-r.Context().Done():
		}
		w.Header().Set("Content-Type", "text/csv")
		http.ServeFile(w, r, filepath.Join(tables, "m", filepath.Base(r.URL.Path)))
	}))
	t.Cleanup(srv.Close)
	text := regexp.MustCompile(`(?m)^erp:\n(?:[ #].*\n)*`).ReplaceAllString(s.text("config.yaml"), "")
	text += "erp: {http: {url: \"" + srv.URL + "/orders\", master: {every: 10s, tables: {items: /m/items.csv, customers: /m/customers.csv, prices: /m/prices.csv}}}}\n"
	if err := os.WriteFile(s.path("config.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	// A daemon that died left its address: a command that comes while the next one
	// starts is not sent there.
	if err := os.MkdirAll(s.path("state"), 0o750); err != nil {
		t.Fatal(err)
	}
	s.write("state/lock", "127.0.0.1:1\n")
	d := s.launch("")
	d.until("the ERP to be asked", func() bool { return len(asked) > 0 })
	if code, out := command(t, "order", "list", "--config", s.path("config.yaml")); code == 0 || !strings.Contains(out, "a daemon is starting") {
		t.Errorf("while it starts: code %d %s", code, out)
	}
	close(goOn)
	d.until("start", func() bool { return d.addr() != "" })
	if _, _, text := d.send("GET", "/api/master", "", ""); !strings.Contains(text, `"pulled"`) || !strings.Contains(text, `"items":4`) {
		t.Error(text)
	}
	d.stop()
	srv.Close()
	d = s.start("")
	d.until("health", func() bool {
		if d.addr() == "" {
			return false
		}
		_, _, text := d.send("GET", "/healthz", "", "")
		return strings.Contains(text, "not read from the ERP, the old data stay in use")
	})
	d.stop()
}
