// SPDX-License-Identifier: Apache-2.0

package shop_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"ordergate/gateway/strict"
	"ordergate/transports/portal/shop"
)

var strict0 strict.Secret

// api is a shop's API.
type api struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
	fail  func(w http.ResponseWriter, r *http.Request) bool // true: it has answered
}

func newAPI(t *testing.T, token string, answers map[string]string) *api {
	t.Helper()
	a := &api{}
	a.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.asked = append(a.asked, r.URL.RequestURI())
		if a.fail != nil && a.fail(w, r) {
			return
		}
		if r.Header.Get("X-Auth-Token") != token && r.Header.Get("Authorization") != "Bearer "+token {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		body, ok := answers[r.URL.RequestURI()]
		switch {
		case !ok:
			w.WriteHeader(http.StatusNotFound)
		case body == "":
			w.WriteHeader(http.StatusNoContent)
		default:
			_, _ = w.Write([]byte(body))
		}
	}))
	t.Cleanup(a.Close)
	return a
}

func bigCommerce(t *testing.T, url string) *shop.Account {
	return account(t, shop.BigCommerce, func(a *shop.Account) { a.URL, a.Token = url+"/stores/abc", secretOf(t, "TOKEN") })
}

func TestBigCommerce(t *testing.T) {
	t.Parallel()
	var first []string
	for i := range 250 {
		first = append(first, fmt.Sprintf(`{"id":%d}`, i))
	}
	a := newAPI(t, "secret-of-TOKEN", map[string]string{
		"/stores/abc/v2/orders/118":                                     `{"id":118,"status":"Awaiting Fulfillment","total":1.10}`,
		"/stores/abc/v2/orders/118/products?limit=250&page=1":           "[" + strings.Join(first, ",") + "]",
		"/stores/abc/v2/orders/118/products?limit=250&page=2":           `[{"id":250}]`,
		"/stores/abc/v2/orders/118/shipping_addresses?limit=250&page=1": "",
		"/stores/abc/v2/orders/119":                                     `{"id":119,"status":"Incomplete"}`,
		"/stores/abc/v2/orders/119/products?limit=250&page=1":           `[]`,
		"/stores/abc/v2/orders/119/shipping_addresses?limit=250&page=1": `[]`,
	})
	l := newLab(t, "", bigCommerce(t, a.URL))
	hook := func(scope, id string) string {
		return `{"scope":"` + scope + `","store_id":"1","data":{"type":"order","id":` + id + `},"hash":"x","created_at":1561488106,"producer":"stores/abc"}`
	}
	for range 2 {
		if w := l.post(hook("store/order/created", "118"), "X-Ordergate-Secret", "secret-of-WEB"); w.Code != 200 {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
	}
	var doc struct {
		Order             json.RawMessage
		Products          []json.RawMessage
		ShippingAddresses []json.RawMessage
	}
	if err := json.Unmarshal(l.taken(1)[0].Payload, &doc); err != nil || len(doc.Products) != 251 || len(doc.ShippingAddresses) != 0 || !strings.Contains(string(doc.Order), `"total":1.10`) {
		t.Errorf("%v %s", err, l.in.Taken()[0].Payload)
	}
	before := len(a.asked)
	for name, c := range map[string]struct {
		body string
		want int
	}{
		"incomplete":  {hook("store/order/statusUpdated", "119"), 200},
		"other topic": {hook("store/product/updated", "118"), 200},
		"no json":     {"x", 200},
		"no order":    {hook("store/order/created", "null"), 400},
		"path":        {hook("store/order/created", `"../../v3/customers"`), 400},
		"query":       {hook("store/order/created", `"118?x=y"`), 400},
		"unknown":     {hook("store/order/created", "404"), 503},
	} {
		if w := l.post(c.body, "X-Ordergate-Secret", "secret-of-WEB"); w.Code != c.want {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
	l.taken(1)
	if n := len(a.asked) - before; n != 4 { // 119 with its parts, 404
		t.Errorf("asked %q", a.asked[before:])
	}
}

// TestFetchFails: the shop is told to send the webhook again, and its token stays here.
func TestFetchFails(t *testing.T) {
	t.Parallel()
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("the token went elsewhere: %v", r.Header)
	}))
	defer elsewhere.Close()
	for name, fail := range map[string]func(w http.ResponseWriter, r *http.Request){
		"error":   func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"denied":  func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) },
		"limit":   func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTooManyRequests) },
		"html":    func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>")) },
		"no list": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(`{"id":1}`)) },
		"empty":   func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) },
		"huge": func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte(`"` + strings.Repeat("x", shop.MaxBytes) + `"`))
		},
		"redirect": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, elsewhere.URL, http.StatusFound) },
	} {
		t.Run(name, func(t *testing.T) {
			a := newAPI(t, "secret-of-TOKEN", nil)
			a.fail = func(w http.ResponseWriter, r *http.Request) bool { fail(w, r); return true }
			l := newLab(t, "", bigCommerce(t, a.URL))
			w := l.post(`{"scope":"store/order/created","data":{"id":118}}`, "X-Ordergate-Secret", "secret-of-WEB")
			if w.Code != http.StatusServiceUnavailable || strings.Contains(w.Body.String(), "TOKEN") {
				t.Errorf("%d %s", w.Code, w.Body)
			}
			l.taken(0)
		})
	}
}

// TestAdobeFetch: the order is fetched by its id, or found by its number.
func TestAdobeFetch(t *testing.T) {
	t.Parallel()
	order := `{"entity_id":15,"increment_id":"000000015","state":"new","items":[]}`
	a := newAPI(t, "secret-of-TOKEN", map[string]string{
		"/rest/V1/orders/15": order,
		"/rest/V1/orders?searchCriteria%5Bfilter_groups%5D%5B0%5D%5Bfilters%5D%5B0%5D%5Bcondition_type%5D=eq&searchCriteria%5Bfilter_groups%5D%5B0%5D%5Bfilters%5D%5B0%5D%5Bfield%5D=increment_id&searchCriteria%5Bfilter_groups%5D%5B0%5D%5Bfilters%5D%5B0%5D%5Bvalue%5D=000000015": `{"items":[` + order + `],"total_count":1}`,
	})
	l := newLab(t, "", account(t, shop.AdobeCommerce, func(x *shop.Account) { x.Header, x.URL, x.Token = "X-Module", a.URL+"/", secretOf(t, "TOKEN") }))
	for _, body := range []string{`{"order":{"entity_id":15}}`, `{"increment_id":"000000015"}`} {
		if w := l.post(body, "X-Module", mac("secret-of-WEB", body)); w.Code != 200 {
			t.Errorf("%s: %d %s", body, w.Code, w.Body)
		}
	}
	if m := l.taken(1); string(m[0].Payload) != order {
		t.Errorf("%s", m[0].Payload)
	}
	body := `{"increment_id":"0 or 1=1"}`
	if w := l.post(body, "X-Module", mac("secret-of-WEB", body)); w.Code != http.StatusBadRequest {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
