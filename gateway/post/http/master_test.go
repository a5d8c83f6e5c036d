// SPDX-License-Identifier: Apache-2.0

package http_test

import (
	"fmt"
	nethttp "net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/masterdata"
	posthttp "ordergate/gateway/post/http"
)

// books is an ERP that hands out pages; path -> what it answers.
type books struct {
	mu    sync.Mutex
	pages map[string]page
	asked []string // path, and the ETag it was asked with
}

type page struct {
	status     int
	typ, body  string
	link, etag string
	cut        bool // the connection ends in the middle
}

func (e *books) ServeHTTP(w nethttp.ResponseWriter, r *nethttp.Request) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.asked = append(e.asked, strings.TrimSpace(r.URL.RequestURI()+" "+r.Header.Get("If-None-Match")))
	p, ok := e.pages[r.URL.RequestURI()]
	switch {
	case !ok || r.Header.Get("Authorization") != "Bearer x":
		w.WriteHeader(nethttp.StatusNotFound)
		return
	case p.etag != "" && r.Header.Get("If-None-Match") == p.etag:
		w.WriteHeader(nethttp.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", p.typ)
	if p.link != "" {
		w.Header().Set("Link", p.link)
	}
	if p.etag != "" {
		w.Header().Set("ETag", p.etag)
	}
	if p.cut {
		w.Header().Set("Content-Length", fmt.Sprint(len(p.body)+100))
	}
	if p.status != 0 {
		w.WriteHeader(p.status)
	}
	_, _ = w.Write([]byte(p.body)) // the other end may have hung up
}

func (e *books) set(path string, p page) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.pages[path] = p
}

// requests are what was asked since the last call.
func (e *books) requests() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	out := strings.Join(e.asked, ", ")
	e.asked = nil
	return out
}

func newERP(t *testing.T) (*books, *masterdata.Store, *masterdata.Puller, string) {
	t.Helper()
	e := &books{pages: map[string]page{
		"/items":        {typ: "application/json", body: `[{"number":"A","base_unit":"EA"},{"number":"B","base_unit":"EA"}]`, link: `</items?page=2>; rel="next"`, etag: `"1"`},
		"/items?page=2": {typ: "application/json; charset=utf-8", body: `[{"number":"C","base_unit":"EA"}]`},
		"/customers":    {typ: "text/csv", body: "number,currency\nC-1,USD", link: `<https://other>; rel="last", </customers?page=2>; rel=next`},
		// the first page has no line end at its end, this one ends its lines otherwise
		"/customers?page=2": {typ: "text/csv", body: "number,currency\r\nC-2,USD\r\n"},
	}}
	srv := httptest.NewServer(e)
	t.Cleanup(srv.Close)
	target, err := posthttp.New(posthttp.Config{URL: srv.URL + "/orders", Headers: map[string]string{"Authorization": "Bearer x"}}, gateway.SystemClock{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(target.Close)
	source, err := target.Master(posthttp.MasterConfig{Tables: map[string]string{"items": "/items", "customers": srv.URL + "/customers"}})
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	s, err := masterdata.Open(t.Context(), masterdata.Config{Dir: t.TempDir(), Source: folder})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return e, s, masterdata.NewPuller(s, source), folder
}

// TestMaster: pages of JSON and CSV become files, what has not changed is not read
// again, and what cannot be read leaves all as it was.
func TestMaster(t *testing.T) {
	t.Parallel()
	e, s, p, folder := newERP(t)
	if err := p.Pull(t.Context()); err != nil {
		t.Fatal(err)
	}
	if st := s.Status(); st.Rows["items"] != 3 || st.Rows["customers"] != 2 || st.Pulled.Error != "" {
		t.Fatalf("%+v", st)
	}
	if got, want := e.requests(), "/customers, /customers?page=2, /items, /items?page=2"; got != want {
		t.Errorf("asked %s, want %s", got, want)
	}
	if err := p.Pull(t.Context()); err != nil || s.Status().Generation != 1 {
		t.Fatalf("%v, generation %d", err, s.Status().Generation)
	}
	if got, want := e.requests(), `/customers, /customers?page=2, /items "1"`; got != want {
		t.Errorf("asked %s, want %s", got, want)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(files) != 2 {
		t.Fatalf("%v, %v", files, err)
	}
	if b, err := os.ReadFile(files[0]); err != nil || string(b) != "number,currency\nC-1,USD\nC-2,USD\r\n" {
		t.Errorf("%q, %v", b, err)
	}
	for _, tt := range []struct {
		name, path string
		page       page
		want       string
	}{
		{"refused", "/items", page{status: 500, typ: "text/plain", body: "no"}, "read items from the ERP: page 1: the ERP answered 500"},
		{"second page refused", "/items?page=2", page{status: 503}, "page 2: the ERP answered 503"},
		{"cut", "/items?page=2", page{typ: "application/json", body: `[{"number":"C"`, cut: true}, "unexpected EOF"},
		{"half a list", "/items?page=2", page{typ: "application/json", body: `[{"number":"C"`}, "items.jsonl:1: the file ends in the middle of a row"},
		{"no table", "/items", page{typ: "text/html", body: "<p>Log in"}, `the ERP sends "text/html"`},
		{"another host", "/items", page{typ: "application/json", body: "[]", link: `<http://elsewhere.example/x>; rel="next"`}, "page 1: the next page is on another host"},
		{"a page without end", "/items?page=2", page{typ: "application/json", body: "[]", link: `</items?page=2>; rel="next"`}, "page 2 names itself as the next page"},
		{"another form", "/items?page=2", page{typ: "text/csv", body: "number,base_unit\n"}, "page 2 is csv, the first jsonl"},
		{"another header", "/customers?page=2", page{typ: "text/csv", body: "currency,number\n"}, "page 2 has another header row"},
		{"nothing left", "/items", page{typ: "text/csv", body: "number,base_unit\n"}, "0 rows instead of 3"},
	} {
		good := e.pages[tt.path]
		e.set("/items", page{typ: e.pages["/items"].typ, body: e.pages["/items"].body, link: e.pages["/items"].link}) // no ETag: it is read
		e.set(tt.path, tt.page)
		before := s.Status().Generation
		err := p.Pull(t.Context())
		if tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want) || s.Status().Generation != before || !strings.Contains(s.Status().Pulled.Error, tt.want)) {
			t.Errorf("%s: %v, want %s; generation %d", tt.name, err, tt.want, s.Status().Generation)
		}
		if tt.want == "" && (err != nil || s.Status().Rows["items"] != 0) {
			t.Errorf("%s: %v, %+v", tt.name, err, s.Status().Rows)
		}
		e.set(tt.path, good)
	}
	if left, err := filepath.Glob(filepath.Join(folder, ".put*")); err != nil || len(left) > 0 {
		t.Errorf("left are %v, %v", left, err)
	}
}

// TestMasterHost: the ERP's credentials are for its host alone.
func TestMasterHost(t *testing.T) {
	t.Parallel()
	target, err := posthttp.New(posthttp.Config{URL: "https://erp.example/orders"}, gateway.SystemClock{})
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range []string{"https://elsewhere.example/items", "http://erp.example/items", "://"} {
		if _, err := target.Master(posthttp.MasterConfig{Tables: map[string]string{"items": u}}); gateway.KindOf(err) != gateway.Invalid {
			t.Errorf("%s: %v", u, err)
		}
	}
}
