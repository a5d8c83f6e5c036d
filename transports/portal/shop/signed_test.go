// SPDX-License-Identifier: Apache-2.0

package shop_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"ordergate/transports/portal/shop"
)

func TestShopify(t *testing.T) {
	t.Parallel()
	l := newLab(t, "", account(t, shop.Shopify))
	body := `{"id":820982911946154508,"name":"#1001","note":"Grüße"}`
	// As a shop signs, by code that is not ours.
	signature := strings.TrimSpace(base64.StdEncoding.EncodeToString([]byte(openssl(t, body, "dgst", "-sha256", "-hmac", "secret-of-WEB", "-binary"))))
	headers := []string{"X-Shopify-Hmac-Sha256", signature, "X-Shopify-Topic", "orders/create", "X-Shopify-Webhook-Id", "w1", "X-Shopify-Test", "true", "X-Shopify-Shop-Domain", "web.example\r\nX: y"}
	for range 2 {
		if w := l.post(body, headers...); w.Code != 200 {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
	}
	m := l.taken(1)[0]
	if string(m.Payload) != body || !m.Envelope.Test || m.Envelope.Connection != "web-shop" || m.Envelope.Partners[0] != "web" || m.Envelope.Station != "main" || strings.ContainsAny(m.Envelope.RemoteID, "\r\n") {
		t.Errorf("%+v", m.Envelope)
	}
	if w := l.post(body, "X-Shopify-Hmac-Sha256", mac("secret-of-OLD", body), "X-Shopify-Topic", "orders/create"); w.Code != 200 {
		t.Errorf("the secret before: %d", w.Code)
	}
	l.taken(2)
	// What the topics do not name is answered and not taken.
	if w := l.post(body, "X-Shopify-Hmac-Sha256", signature, "X-Shopify-Topic", "orders/updated"); w.Code != 200 || !strings.Contains(w.Body.String(), "false") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	l.taken(2)
}

func TestShopifyStatuses(t *testing.T) {
	t.Parallel()
	l := newLab(t, "", account(t, shop.Shopify, func(a *shop.Account) { a.Topics, a.Statuses = []string{"orders/paid"}, []string{"paid"} }))
	for _, status := range []string{"pending", "paid"} {
		body := `{"financial_status":"` + status + `"}`
		if w := l.post(body, "X-Shopify-Hmac-Sha256", mac("secret-of-WEB", body), "X-Shopify-Topic", "orders/paid"); w.Code != 200 {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	}
	l.taken(1)
}

// TestForged: nothing that is not signed comes in, whatever else it says.
func TestForged(t *testing.T) {
	t.Parallel()
	body := `{"name":"#1"}`
	good := mac("secret-of-WEB", body)
	for kind, header := range map[string]string{shop.Shopify: "X-Shopify-Hmac-Sha256", shop.WooCommerce: "X-WC-Webhook-Signature", shop.BigCommerce: "X-Ordergate-Secret", shop.AdobeCommerce: "X-Module"} {
		l := newLab(t, "", account(t, kind, func(a *shop.Account) {
			if kind == shop.AdobeCommerce {
				a.Header = "X-Module"
			}
		}))
		for name, given := range map[string]string{"none": "", "empty": " ", "wrong": mac("guess", body), "of another body": mac("secret-of-WEB", body+" "), "cut": good[:20], "no base64": "%%%%", "hex of nothing": strings.Repeat("00", 32), "long": strings.Repeat("A", 8000)} {
			if w := l.post(body, header, given, "X-Shopify-Topic", "orders/create", "X-WC-Webhook-Topic", "order.created"); w.Code != http.StatusUnauthorized || strings.Contains(w.Body.String(), "secret-of") {
				t.Errorf("%s, %s: %d %s", kind, name, w.Code, w.Body)
			}
		}
		l.taken(0)
		if len(l.audit) != 8 {
			t.Errorf("%d lines: %q", len(l.audit), l.audit)
		}
	}
}

// TestFlood: ten thousand forgeries cost ten lines of the audit trail and are answered
// 429, while the shop itself, from the same address, comes through.
func TestFlood(t *testing.T) {
	t.Parallel()
	l := newLab(t, "", account(t, shop.Shopify))
	last := 0
	for range 10_000 {
		last = l.post("{}", "X-Shopify-Hmac-Sha256", "AAAA", "X-Shopify-Topic", "orders/create").Code
	}
	if last != http.StatusTooManyRequests || len(l.audit) != 10 {
		t.Errorf("%d, %d lines", last, len(l.audit))
	}
	if w := l.post("{}", "X-Shopify-Hmac-Sha256", mac("secret-of-WEB", "{}"), "X-Shopify-Topic", "orders/create"); w.Code != 200 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	l.taken(1)
}

func TestOdd(t *testing.T) {
	t.Parallel()
	l := newLab(t, "", account(t, shop.Shopify), account(t, shop.Shopify, func(a *shop.Account) {
		a.Connection, a.Secret, a.Before = "gone-shop", secretOf(t, "GONE"), secretOf(t, "GONE")
	}))
	huge := strings.Repeat("x", shop.MaxBytes+1)
	if w := l.post(huge, "X-Shopify-Hmac-Sha256", mac("secret-of-WEB", huge), "X-Shopify-Topic", "orders/create"); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for path, want := range map[string]int{"/shops/other": 404, "/shops/gone-shop": 503} {
		w := httptest.NewRecorder()
		l.h.ServeHTTP(w, httptest.NewRequest(http.MethodPost, path, strings.NewReader("{}")))
		if w.Code != want || strings.Contains(w.Body.String(), "GONE") {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	w := httptest.NewRecorder()
	l.h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/shops/web-shop?challenge=a", nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	l.taken(0)
}

func TestWooCommerce(t *testing.T) {
	t.Parallel()
	l := newLab(t, "", account(t, shop.WooCommerce))
	if w := l.post("webhook_id=7", "Content-Type", "application/x-www-form-urlencoded", "X-WC-Webhook-Topic", "order.created"); w.Code != 200 {
		t.Errorf("ping: %d %s", w.Code, w.Body)
	}
	if w := l.post("webhook_id=7&status=processing", "Content-Type", "application/x-www-form-urlencoded"); w.Code != http.StatusUnauthorized {
		t.Errorf("no ping: %d %s", w.Code, w.Body)
	}
	send := func(topic, status string) {
		t.Helper()
		body := `{"id":1,"number":"1","status":"` + status + `"}`
		sig := strings.TrimSpace(base64.StdEncoding.EncodeToString([]byte(openssl(t, body, "dgst", "-sha256", "-hmac", "secret-of-WEB", "-binary"))))
		if w := l.post(body, "Content-Type", "application/json", "X-WC-Webhook-Topic", topic, "X-WC-Webhook-Delivery-ID", topic+status, "X-WC-Webhook-Signature", sig); w.Code != 200 {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	}
	send("order.created", "pending") // not paid yet: its update comes
	l.taken(0)
	send("order.updated", "processing")
	l.taken(1)
	send("order.deleted", "processing")
	send("product.updated", "processing")
	l.taken(1)
}

var testKey = sync.OnceValue(func() *rsa.PrivateKey {
	k, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return k
})

// keyFiles writes the key for openssl, and gives the public one in PEM.
func keyFiles(t *testing.T) (private string, public []byte) {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(testKey())
	if err != nil {
		t.Fatal(err)
	}
	private = filepath.Join(t.TempDir(), "key.pem")
	if err := os.WriteFile(private, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	if der, err = x509.MarshalPKIXPublicKey(&testKey().PublicKey); err != nil {
		t.Fatal(err)
	}
	return private, pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
}

func TestAdobeWebhook(t *testing.T) {
	t.Parallel()
	private, public := keyFiles(t)
	if err := shop.CheckKey(public); err != nil {
		t.Error(err)
	}
	if shop.CheckKey([]byte("x")) == nil {
		t.Error("no key is one")
	}
	l := newLab(t, "", account(t, shop.AdobeCommerce, func(a *shop.Account) {
		a.Secret, a.Before, a.PublicKey, a.Key = (strict0), (strict0), "shop.pem", public
	}))
	body := `{"data":{"order":{"entity_id":15,"increment_id":"000000015","state":"new"}}}`
	sig := base64.StdEncoding.EncodeToString([]byte(openssl(t, base64.StdEncoding.EncodeToString([]byte(body)), "dgst", "-sha256", "-sign", private)))
	if w := l.post(body, "x-adobe-commerce-webhook-signature", sig); w.Code != 200 || w.Body.String() != `{"op":"success"}` {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if m := l.taken(1)[0]; string(m.Payload) != `{"entity_id":15,"increment_id":"000000015","state":"new"}` {
		t.Errorf("%s", m.Payload)
	}
	if w := l.post(strings.Replace(body, "15", "16", 1), "x-adobe-commerce-webhook-signature", sig); w.Code != http.StatusUnauthorized {
		t.Errorf("%d", w.Code)
	}
}

// TestAdobeEvents: I/O Events are signed by keys that are fetched from one host only.
func TestAdobeEvents(t *testing.T) {
	t.Parallel()
	private, public := keyFiles(t)
	var asked []string
	var mu sync.Mutex
	keys := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, r.URL.Path)
		switch r.URL.Path {
		case "/prod/keys/pub-key-1.pem":
			_, _ = w.Write(public)
		case "/prod/keys/pub-key-down.pem":
			w.WriteHeader(http.StatusBadGateway)
		default:
			http.NotFound(w, r)
		}
	}))
	defer keys.Close()
	l := newLab(t, keys.URL, account(t, shop.AdobeCommerce, func(a *shop.Account) { a.Secret, a.Before, a.ClientID = (strict0), (strict0), "client-1" }))
	body := `{"event_id":"e1","event":{"data":{"value":{"entity_id":15,"increment_id":"000000015","state":"processing"}}},"recipient_client_id":"client-1"}`
	sign := func(b string) string {
		return base64.StdEncoding.EncodeToString([]byte(openssl(t, b, "dgst", "-sha256", "-sign", private)))
	}
	code := "com.adobe.commerce.observer.sales_order_save_commit_after"
	send := func(b, sig1, path1, sig2, path2, code string) int {
		return l.post(b, "x-adobe-digital-signature-1", sig1, "x-adobe-public-key1-path", path1, "x-adobe-digital-signature-2", sig2, "x-adobe-public-key2-path", path2, "x-adobe-event-code", code).Code
	}
	const key = "/prod/keys/pub-key-1.pem"
	foreign := strings.Replace(body, "client-1", "client-2", 1)
	for name, c := range map[string]struct{ got, want int }{
		"first":          {send(body, sign(body), key, "x", "/prod/keys/pub-key-2.pem", code), 200},
		"second":         {send(body, "AAAA", "/prod/keys/pub-key-2.pem", sign(body), key, code), 200},
		"other event":    {send(body, sign(body), key, "", "", "com.adobe.commerce.observer.catalog_product_save"), 200},
		"forged":         {send(body, sign(body+" "), key, "", "", code), 401},
		"not for us":     {send(foreign, sign(foreign), key, "", "", code), 401},
		"no such key":    {send(body, sign(body), "/prod/keys/pub-key-9.pem", "", "", code), 401},
		"elsewhere":      {send(body, sign(body), "@evil.example/prod/keys/pub-key-1.pem", "", "", code), 401},
		"out of it":      {send(body, sign(body), "/prod/keys/../../pub-key-1.pem", "", "", code), 401},
		"trouble":        {send(body, sign(body), "/prod/keys/pub-key-down.pem", "", "", code), 503},
		"no signature":   {send(body, "", "", "", "", code), 401},
		"only the other": {send(body, "x", "", sign(body), key, code), 200},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", name, c.got, c.want)
		}
	}
	l.taken(1)
	for _, p := range asked {
		if !strings.HasPrefix(p, "/prod/keys/pub-key-") {
			t.Errorf("asked for %s", p)
		}
	}
	w := httptest.NewRecorder()
	l.h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/shops/web-shop?challenge=%3Cscript%3E8", nil))
	var said struct{ Challenge string }
	if err := json.Unmarshal(w.Body.Bytes(), &said); err != nil || said.Challenge != "<script>8" || w.Header().Get("Content-Type") != "application/json" || strings.Contains(w.Body.String(), "<script>") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestAdobeModule: modules of Magento write their HMAC in hex or base64.
func TestAdobeModule(t *testing.T) {
	t.Parallel()
	l := newLab(t, "", account(t, shop.AdobeCommerce, func(a *shop.Account) { a.Header = "X-Hub-Signature-256" }))
	body := `{"entity_id":15,"increment_id":"000000015","state":"new"}`
	hex := strings.Fields(openssl(t, body, "dgst", "-sha256", "-hmac", "secret-of-WEB", "-hex"))
	if w := l.post(body, "X-Hub-Signature-256", "sha256="+hex[len(hex)-1]); w.Code != 200 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	l.taken(1)
	if w := l.post(`{"customer":1}`, "X-Hub-Signature-256", mac("secret-of-WEB", `{"customer":1}`)); w.Code != 200 {
		t.Errorf("what is no order: %d %s", w.Code, w.Body)
	}
	l.taken(1)
}
