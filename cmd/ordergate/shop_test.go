// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
)

// newShopSite is a site where a web shop orders: a partner file and nothing more.
func newShopSite(t *testing.T, block string) (s *site, url string) {
	t.Helper()
	s = newSite(t)
	port := gatewaytest.FreePort(t)
	s.edit("config.yaml", "admin:\n", "portal: {listen: 127.0.0.1:"+port+"}\nadmin:\n")
	s.secret("shop.secret", []byte("a secret of the shop\n"))
	s.secret("shop.token", []byte("a token of the shop\n"))
	s.write("partners/web.yaml", "name: Web shop\ncustomer: C-1001\nshop:\n"+block)
	return s, "http://127.0.0.1:" + port + "/shops/web-shop"
}

func shopSignature(body string) string {
	h := hmac.New(sha256.New, []byte("a secret of the shop"))
	h.Write([]byte(body))
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}

// shopOrders are orders for bolts, as the four shops write them.
func shopOrders(at time.Time) map[string]string {
	iso, mail := at.UTC().Format(time.RFC3339), at.UTC().Format("Mon, 02 Jan 2006 15:04:05 +0000")
	address := `"first_name":"Jo","last_name":"Reyes","company":"ACME","city":"Reno"`
	return map[string]string{
		"shopify":     `{"id":1,"name":"#1001","created_at":"` + iso + `","currency":"USD","total_price":"408.00","email":"jo@acme.example","billing_address":{` + address + `,"name":"Jo Reyes","address1":"1 Road","country_code":"US"},"shipping_address":{` + address + `,"name":"Jo Reyes","address1":"1 Road","country_code":"US"},"line_items":[{"id":7,"name":"Hex bolt","sku":"BOLT-M8-40","quantity":1200,"price":"0.34"}]}`,
		"woocommerce": `{"id":1,"number":"1001","status":"processing","date_created":"` + iso[:19] + `","currency":"USD","total":"408.00","billing":{` + address + `,"address_1":"1 Road","country":"US","email":"jo@acme.example"},"shipping":{` + address + `,"address_1":"1 Road","country":"US"},"line_items":[{"id":7,"name":"Hex bolt","sku":"BOLT-M8-40","quantity":1200,"subtotal":"408.00","total":"408.00"}]}`,
		"adobe":       `{"entity_id":1,"increment_id":"1001","state":"new","created_at":"` + strings.Replace(iso[:19], "T", " ", 1) + `","order_currency_code":"USD","grand_total":408,"customer_email":"jo@acme.example","items":[{"item_id":7,"name":"Hex bolt","sku":"BOLT-M8-40","qty_ordered":1200,"price":0.34}],"extension_attributes":{"shipping_assignments":[{"shipping":{"address":{"firstname":"Jo","lastname":"Reyes","city":"Reno","street":["1 Road"],"country_id":"US"}}}]}}`,
		"bigcommerce": `{"id":1001,"status":"Awaiting Fulfillment","date_created":"` + mail + `","currency_code":"USD","total_inc_tax":"408.0000","billing_address":{` + address + `,"street_1":"1 Road","country_iso2":"US","email":"jo@acme.example"}}`,
	}
}

// TestShopWay: an order of each shop comes in by its webhook and is in the ERP, read by
// the built-in reading, with nothing but a partner file; a forged one is not.
func TestShopWay(t *testing.T) {
	t.Parallel()
	orders := shopOrders(time.Now())
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Auth-Token") != "a token of the shop" && r.Header.Get("Authorization") != "Bearer a token of the shop" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		switch r.URL.Path {
		case "/v2/orders/1001":
			_, _ = w.Write([]byte(orders["bigcommerce"]))
		case "/v2/orders/1001/products":
			_, _ = w.Write([]byte(`[{"id":7,"name":"Hex bolt","sku":"BOLT-M8-40","quantity":1200,"price_ex_tax":"0.34"}]`))
		case "/v2/orders/1001/shipping_addresses":
			_, _ = w.Write([]byte(`[{"id":1,"first_name":"Jo","last_name":"Reyes","street_1":"1 Road","city":"Reno","country_iso2":"US"}]`))
		case "/rest/V1/orders/1":
			_, _ = w.Write([]byte(orders["adobe"]))
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(api.Close)
	for name, c := range map[string]struct {
		block, body string
		headers     []string
	}{
		"shopify":        {"  kind: shopify\n  secret: file:shop.secret\n", orders["shopify"], []string{"X-Shopify-Topic: orders/create", "X-Shopify-Webhook-Id: w1", "X-Shopify-Hmac-Sha256: " + shopSignature(orders["shopify"])}},
		"woocommerce":    {"  kind: woocommerce\n  secret: file:shop.secret\n", orders["woocommerce"], []string{"X-WC-Webhook-Topic: order.created", "X-WC-Webhook-Signature: " + shopSignature(orders["woocommerce"])}},
		"adobe-commerce": {"  kind: adobe-commerce\n  secret: file:shop.secret\n  header: X-Sig\n  url: " + api.URL + "\n  token: file:shop.token\n", `{"entity_id":1}`, []string{"X-Sig: " + shopSignature(`{"entity_id":1}`)}},
		"bigcommerce":    {"  kind: bigcommerce\n  secret: file:shop.secret\n  url: " + api.URL + "\n  token: file:shop.token\n", `{"scope":"store/order/created","data":{"type":"order","id":1001}}`, []string{"X-Ordergate-Secret: a secret of the shop"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, url := newShopSite(t, c.block)
			d := s.start("")
			var more []string
			for _, h := range c.headers {
				more = append(more, "-H", h)
			}
			if forged := s.curl(url, "application/json", c.body, "-H", "X-Shopify-Topic: orders/create"); !strings.HasPrefix(forged, "401 ") {
				t.Errorf("forged: %s", forged)
			}
			for range 2 {
				if answer := s.curl(url, "application/json", c.body, more...); !strings.HasPrefix(answer, "200 ") {
					t.Fatalf("%s", answer)
				}
			}
			d.until("the order in the ERP", func() bool { return len(s.files("erp/*.json")) == 1 })
			b, err := os.ReadFile(s.files("erp/*.json")[0])
			if err != nil {
				t.Fatal(err)
			}
			var o struct {
				ID        string
				OrderLine []struct {
					SellersItemIdentification, Quantity string
					Price                               struct{ PriceAmount string }
				}
			}
			if err := json.Unmarshal(b, &o); err != nil || o.ID != "1001" || len(o.OrderLine) != 1 || o.OrderLine[0].SellersItemIdentification != "BOLT-M8-40" || o.OrderLine[0].Quantity != "1200" || o.OrderLine[0].Price.PriceAmount != "0.34" {
				t.Errorf("%v %s", err, b)
			}
			d.until("all work", d.idle)
			if n := len(d.sent()); n != 0 {
				t.Errorf("%d answers to a shop", n)
			}
			d.stop()
			if log := d.log.String(); strings.Contains(log, "of the shop") {
				t.Error("the log tells a secret")
			}
		})
	}
}

// TestShopKilled: kill -9 at each point of taking a webhook; the shop sends it again.
func TestShopKilled(t *testing.T) {
	t.Parallel()
	body := shopOrders(time.Now())["shopify"]
	for _, point := range []string{"shop.staged", "intake.committed", "shop.committed"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			s, url := newShopSite(t, "  kind: shopify\n  secret: file:shop.secret\n")
			send := func() string {
				return s.curl(url, "application/json", body, "-H", "X-Shopify-Topic: orders/create", "-H", "X-Shopify-Webhook-Id: w1", "-H", "X-Shopify-Hmac-Sha256: "+shopSignature(body))
			}
			d := s.start(point)
			if answer := send(); strings.HasPrefix(answer, "200") {
				t.Errorf("answered before it died: %s", answer)
			}
			d.died()
			d = s.start("")
			if answer := send(); !strings.HasPrefix(answer, "200") {
				t.Errorf("%s", answer)
			}
			d.until("the order in the ERP", func() bool { return len(s.files("erp/*.json")) == 1 && d.idle() })
			d.stop()
		})
	}
}

// TestShopCheck: faults of the blocks stand at their lines.
func TestShopCheck(t *testing.T) {
	t.Parallel()
	s, _ := newShopSite(t, "  kind: bigcommerce\n  secret: file:short.secret\n  url: https://a.example\n  token: file:missing\n")
	s.secret("short.secret", []byte("short\n"))
	s.write("partners/maze.yaml", "shop: {kind: magneto, secret: file:shop.secret}\n")
	s.write("partners/key.yaml", "shop: {kind: adobe-commerce, publicKey: shop.secret}\n")
	s.write("partners/one.yaml", "cxml: {identity: AN1, sharedSecret: file:shop.secret}\n")
	s.write("partners/two.yaml", "cxml: {identity: AN1, sharedSecret: file:shop.secret, url: \"https://b.example\"}\n")
	code, out := command(t, "check", "--config", s.path("config.yaml"))
	for _, want := range []string{"web.yaml:5:", "the secret has 5 characters", "web.yaml:7:", "maze.yaml:1:", `"magneto" is no shop that we know`, "two.yaml:1:", `the sender "AN1" is partner one`, "the partner cannot tell who sends to url"} {
		if !strings.Contains(out, want) {
			t.Errorf("check says nothing of %q", want)
		}
	}
	if code == 0 || t.Failed() {
		t.Log(fmt.Sprint(code), out)
	}
}

// TestShopSums: orders of each shop with taxes, discounts and freight add up: a total
// that holds taxes would hold each of them.
func TestShopSums(t *testing.T) {
	t.Parallel()
	for kind, block := range map[string]string{"shopify": "", "woocommerce": "", "adobe-commerce": "  header: X-Sig\n", "bigcommerce": "  url: https://a.example\n  token: file:shop.token\n"} {
		s, _ := newShopSite(t, "  kind: "+kind+"\n  secret: file:shop.secret\n"+block)
		_, out := command(t, "read", "../../mappings/base/samples/"+kind+"-order.json", "--partner", "web", "--config", s.path("config.yaml"))
		if !strings.Contains(out, `"payableAmount"`) || strings.Contains(out, "tolerance") {
			t.Errorf("%s: %s", kind, out)
		}
	}
}
