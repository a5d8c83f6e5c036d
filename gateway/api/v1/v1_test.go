// SPDX-License-Identifier: Apache-2.0

package v1_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/api/v1"
	"ordergate/gateway/blob"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
	"ordergate/transports/portal"
)

// bench is an API over a journal with orders of two partners.
type bench struct {
	t       *testing.T
	server  *portal.Server
	store   journal.Store
	keys    map[string]string
	callers []portal.Caller
}

func newBench(t *testing.T) *bench {
	t.Helper()
	clock := gatewaytest.NewClock()
	store, err := journal.Open(t.Context(), journal.Config{URL: filepath.Join(t.TempDir(), "j.db"), Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	files, err := blob.NewFiles(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, store: store, keys: map[string]string{}, callers: []portal.Caller{
		{Connection: "acme-api", Partner: "acme", Partners: []string{"acme"}},
		{Connection: "nw-api", Partner: "nw", Partners: []string{"nw"}},
		{Connection: portal.Desk, Manager: "anna", Partners: []string{"acme"}},
		{Connection: portal.Desk, Manager: "boss", Partners: []string{"acme", "nw"}, All: true},
	}}
	var hashes [][]portal.Key
	for _, c := range b.callers {
		key := portal.NewKey()
		b.keys[c.Name()] = key
		hashes = append(hashes, []portal.Key{{Hash: portal.Hash(key)}})
	}
	d, twins := portal.NewDirectory(b.callers, hashes)
	if len(twins) > 0 {
		t.Fatal(twins)
	}
	b.server = portal.NewServer(portal.ServerConfig{Directory: func() *portal.Directory { return d }, Clock: clock})
	v1.Mount(v1.Config{Server: b.server, Store: store, Payloads: blob.New(store, files, 0), Version: "test"})
	err = store.Update(t.Context(), func(tx *journal.Tx) error { return fill(tx) })
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// fill stores messages M1-M3 of acme, M4 of nw, M5 that anna entered for acme and M6 that
// the boss entered for nw.
func fill(tx *journal.Tx) error {
	for i, m := range []struct{ connection, partner, by string }{{"acme-api", "acme", ""}, {"acme-api", "acme", ""}, {"as2", "acme", ""}, {"nw-api", "nw", ""}, {portal.Desk, "acme", "anna"}, {portal.Desk, "nw", "boss"}} {
		id := fmt.Sprintf("%d", i+1)
		if _, err := tx.PutMessage(journal.Message{ID: "M" + id, State: journal.MessageRead, SHA256: strings.Repeat("0", 64), Size: 1,
			Envelope: gateway.Envelope{Transport: "api", Connection: m.connection, Key: id, Partners: []string{m.partner}, By: m.by, ReceivedAt: tx.Now()}}); err != nil {
			return err
		}
		if err := tx.PutDocument(journal.Document{ID: "M" + id + ".1", MessageID: "M" + id, Partner: m.partner, State: journal.DocumentOrder, OrderID: "O" + id}); err != nil {
			return err
		}
		o := journal.Order{ID: "O" + id, DocumentID: "M" + id + ".1", MessageID: "M" + id, Partner: m.partner, Number: "N" + id, KeyHash: id, Kind: gateway.KindOrder, First: true,
			State: journal.OrderHeld, Answer: journal.AnswerNone, Revision: 1, Reason: "anna does not trust them", CreatedAt: tx.Now(), UpdatedAt: tx.Now()}
		if err := tx.PutOrder(o); err != nil {
			return err
		}
		if err := tx.PutRevision(journal.Revision{OrderID: o.ID, Revision: 1, Canonical: []byte("{}"), Mapping: "m", CreatedAt: tx.Now(), Findings: []gateway.Finding{
			{Code: "customer.credit.limit", Severity: gateway.Hold, Message: "Over the credit limit of 1000."},
			{Code: "line.price.tolerance", Severity: gateway.Hold, Message: "Line 1: the price is wrong.", Hint: "Ask Bert.", Field: "/orderLine/0/price", Line: 1}}}); err != nil {
			return err
		}
		if err := tx.PutOutbound(journal.Outbound{ID: "X" + id, Partner: m.partner, Kind: "855", OrderIDs: []string{o.ID}, SHA256: strings.Repeat("0", 64), State: journal.OutboundSent, CreatedAt: tx.Now()}); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) get(who, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(context.Background(), http.MethodGet, path, nil)
	r.Header.Set("Authorization", "Bearer "+b.keys[who])
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	b.server.ServeHTTP(w, r)
	return w
}

// TestScope: everybody sees what is his, and everything else is not there.
func TestScope(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	sees := map[string]string{"acme": "O5 O3 O2 O1", "nw": "O6 O4", "anna": "O5 O3 O2 O1", "boss": "O6 O5 O4 O3 O2 O1"}
	messages := map[string]string{"acme": "M1 M2", "nw": "M4", "anna": "M5", "boss": "M5 M6"}
	for who, want := range sees {
		var l v1.List[v1.Order]
		if err := json.Unmarshal(b.get(who, "/v1/orders").Body.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, o := range l.Items {
			got = append(got, o.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s sees %v", who, got)
		}
		for i := 1; i <= 6; i++ {
			order, message := strings.Contains(want, fmt.Sprint("O", i)), strings.Contains(messages[who], fmt.Sprint("M", i))
			for path, ok := range map[string]bool{fmt.Sprintf("/v1/orders/O%d", i): order, fmt.Sprintf("/v1/orders/O%d/documents", i): order, fmt.Sprintf("/v1/orders/M%d", i): message, fmt.Sprintf("/v1/messages/M%d", i): message} {
				if w := b.get(who, path); (w.Code == 200) != ok || !ok && w.Code != 404 {
					t.Errorf("%s %s: %d %s", who, path, w.Code, w.Body)
				}
			}
			wantStatus := 404
			if order && message {
				wantStatus = 410 // it is theirs, and the bytes are not kept
			}
			if w := b.get(who, fmt.Sprintf("/v1/orders/O%d/original", i)); w.Code != wantStatus {
				t.Errorf("%s original of O%d: %d, want %d", who, i, w.Code, wantStatus)
			}
			if w := b.get(who, fmt.Sprintf("/v1/orders/O%d/documents/X%d", i, i%6+1)); w.Code != 404 {
				t.Errorf("%s another's answer: %d", who, w.Code)
			}
		}
	}
	if w := b.get("anna", "/v1/orders", "Ordergate-Partner", "nw"); w.Code != 403 {
		t.Errorf("%d", w.Code)
	}
	if w := b.get("boss", "/v1/outbox"); w.Code != 403 {
		t.Errorf("%d", w.Code)
	}
}

// TestPrivate: what is for our own house stays there.
func TestPrivate(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	body := b.get("acme", "/v1/orders/O1").Body.String()
	for _, secret := range []string{"credit", "1000", "Bert", "trust"} {
		if strings.Contains(body, secret) {
			t.Errorf("%q is told: %s", secret, body)
		}
	}
	for _, public := range []string{"order.review.needed", "line.price.tolerance", "#/orderLine/0/price", `"state":"held"`} {
		if !strings.Contains(body, public) {
			t.Errorf("no %q in %s", public, body)
		}
	}
}

// TestPages: a list is walked by its Link headers, each order once; filters hold.
func TestPages(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	var got []string
	for path := "/v1/orders?limit=2&state=held"; path != ""; {
		w := b.get("boss", path)
		var l v1.List[v1.Order]
		if err := json.Unmarshal(w.Body.Bytes(), &l); err != nil {
			t.Fatalf("%s: %s", path, w.Body)
		}
		for _, o := range l.Items {
			got = append(got, o.ID)
		}
		path = ""
		if link := w.Header().Get("Link"); link != "" {
			path = link[1:strings.IndexByte(link, '>')]
			if !strings.Contains(path, "state=held") {
				t.Errorf("the filter is lost: %s", link)
			}
		}
	}
	if strings.Join(got, " ") != "O6 O5 O4 O3 O2 O1" {
		t.Error(got)
	}
	for path, n := range map[string]int{"?number=N2": 1, "?number=%27%20OR%201=1": 0, "?state=accepted": 0, "?to=2000-01-01T00:00:00Z": 0} {
		var l v1.List[v1.Order]
		if w := b.get("boss", "/v1/orders"+path); json.Unmarshal(w.Body.Bytes(), &l) != nil || len(l.Items) != n {
			t.Errorf("%s: %s", path, w.Body)
		}
	}
	for _, bad := range []string{"?limit=0", "?limit=x", "?state=new", "?from=yesterday", "?what=1"} {
		w := b.get("boss", "/v1/orders"+bad)
		var p portal.Problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Kind() != "parameter-invalid" || w.Code != 422 || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s", bad, w.Code, w.Body)
		}
	}
}

// TestTags: what the client has is not sent again.
func TestTags(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	w := b.get("acme", "/v1/orders/O1")
	tag := w.Header().Get("ETag")
	if w := b.get("acme", "/v1/orders/O1", "If-None-Match", tag); tag == "" || w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("%q: %d %s", tag, w.Code, w.Body)
	}
	if w := b.get("acme", "/v1/docs"); !strings.Contains(w.Body.String(), `id="post-order"`) || strings.Contains(w.Body.String(), "<script") || strings.Contains(w.Body.String(), "https://cdn") {
		t.Error("the page")
	}
	w = b.get("acme", "/v1/openapi.json", "Accept-Encoding", "gzip")
	if w.Header().Get("Content-Encoding") != "gzip" {
		t.Errorf("%v", w.Header())
	}
	_, _ = io.Copy(io.Discard, w.Body)
}

// TestArchive: what is in the files of an archive is told under the archive's id, and
// it is not done before all of them are.
func TestArchive(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	put := func(id, parent string, state journal.MessageState, orders ...string) {
		t.Helper()
		err := b.store.Update(t.Context(), func(tx *journal.Tx) error {
			if _, err := tx.PutMessage(journal.Message{ID: id, State: state, SHA256: strings.Repeat("0", 64), Size: 1,
				Envelope: gateway.Envelope{Transport: "api", Connection: "acme-api", Key: id, Partners: []string{"acme"}, Parent: parent, Part: id, ReceivedAt: tx.Now()}}); err != nil {
				return err
			}
			for _, o := range orders {
				if err := tx.PutDocument(journal.Document{ID: id + "." + o, MessageID: id, Partner: "acme", State: journal.DocumentOrder, OrderID: o}); err != nil {
					return err
				}
				if err := tx.PutOrder(journal.Order{ID: o, DocumentID: id + "." + o, MessageID: id, Partner: "acme", Number: o, KeyHash: o, Kind: gateway.KindOrder, First: true,
					State: journal.OrderHeld, Answer: journal.AnswerNone, Revision: 1, CreatedAt: tx.Now(), UpdatedAt: tx.Now()}); err != nil {
					return err
				}
				if err := tx.PutRevision(journal.Revision{OrderID: o, Revision: 1, Canonical: []byte("{}"), Mapping: "m", CreatedAt: tx.Now()}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	message := func() (m v1.Message) {
		t.Helper()
		if err := json.Unmarshal(b.get("acme", "/v1/messages/M70").Body.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	put("M70", "", journal.MessageRead)
	put("M71", "M70", journal.MessageRead, "O71")
	if m := message(); m.State != "read" || len(m.Orders) != 1 || m.Orders[0].ID != "O71" {
		t.Errorf("%+v", m)
	}
	var o v1.Order
	if err := json.Unmarshal(b.get("acme", "/v1/orders/M70").Body.Bytes(), &o); err != nil || o.ID != "O71" || o.State != "held" {
		t.Errorf("%v %+v", err, o)
	}
	put("M72", "M70", journal.MessageTaken, "O72")
	if m := message(); m.State != "taken" || len(m.Orders) != 2 {
		t.Errorf("%+v", m)
	}
	if w := b.get("acme", "/v1/orders/M70"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/v1/messages/M70" {
		t.Errorf("%d to %s", w.Code, w.Header().Get("Location"))
	}
	put("M73", "M70", journal.MessageHeld)
	if m := message(); m.State != "taken" {
		t.Errorf("a part is still to be read: %s", m.State)
	}
}

// TestDescribed: the description says of each schema, parameter and field of our own
// what it is, and refers to nothing that is not there.
func TestDescribed(t *testing.T) {
	t.Parallel()
	body := newBench(t).get("acme", "/v1/openapi.json").Body.Bytes()
	var d struct {
		Paths map[string]map[string]struct {
			Summary    string
			Parameters []struct{ Name, Description string }
		}
		Components struct {
			Schemas map[string]struct {
				Description string
				Properties  map[string]struct {
					Description string
					Ref         string `json:"$ref"`
					Items       struct {
						Ref string `json:"$ref"`
					}
				}
			}
		}
	}
	if err := json.Unmarshal(body, &d); err != nil {
		t.Fatal(err)
	}
	for path, item := range d.Paths {
		for method, op := range item {
			if op.Summary == "" {
				t.Errorf("%s %s says nothing of itself", method, path)
			}
			for _, p := range op.Parameters {
				if p.Description == "" {
					t.Errorf("%s %s: nothing is said of %s", method, path, p.Name)
				}
			}
		}
	}
	for name, s := range d.Components.Schemas {
		if s.Description == "" {
			t.Errorf("nothing is said of %s", name)
		}
		for field, f := range s.Properties {
			if f.Description == "" && f.Ref == "" && f.Items.Ref == "" && !strings.HasPrefix(name, "Canonical") {
				t.Errorf("nothing is said of %s.%s", name, field)
			}
		}
	}
	for _, ref := range regexp.MustCompile(`"#/components/schemas/([A-Za-z]+)"`).FindAllSubmatch(body, -1) {
		if _, ok := d.Components.Schemas[string(ref[1])]; !ok {
			t.Errorf("there is no schema %s", ref[1])
		}
	}
}
