// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/transports/portal"
)

// shopfront is a site with an API that acme has a key of.
type shopfront struct {
	*site
	key, manager string
}

func newShopfront(t *testing.T) *shopfront {
	t.Helper()
	f := &shopfront{site: newSite(t), key: portal.NewKey(), manager: portal.NewKey()}
	f.edit("config.yaml", "limits:", fmt.Sprintf("portal:\n  listen: 127.0.0.1:0\n  managers:\n    - {name: anna, keys: [{hash: %q}], partners: [acme, northwind]}\nlimits:", portal.Hash(f.manager)))
	f.edit("partners/acme.yaml", "connections: [acme-folder]\n", fmt.Sprintf("connections: [acme-folder]\napi:\n  keys: [{hash: %q, comment: test}]\n", portal.Hash(f.key)))
	return f
}

var apiAddr = regexp.MustCompile(`"API listens".*?"address":"([^"]+)"`)

// api is where the daemon's API listens.
func (d *daemon) api() string {
	d.t.Helper()
	var m []string
	d.until("the API", func() bool { m = apiAddr.FindStringSubmatch(d.log.String()); return m != nil })
	return "http://" + m[1]
}

// canonicalOrder is an order of acme's that its master data knows.
func canonicalOrder(number string) string {
	return fmt.Sprintf(`{"schema":"order/1","id":%q,"issueDate":"%s","documentCurrencyCode":"USD","delivery":{"deliveryParty":{"partyIdentification":[{"id":"0078","schemeID":"buyerAssigned"}]}},"orderLine":[`+
		`{"id":"1","sellersItemIdentification":"BOLT-M8-40","quantity":"100","unitCode":"EA","price":{"priceAmount":"0.38"}}]}`, number, time.Now().Format(time.DateOnly))
}

// ask sends a request with acme's key.
func (f *shopfront) ask(method, url, body string, header ...string) (*http.Response, string, error) {
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		f.t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+f.key)
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, "", err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	return res, string(b), err
}

func (f *shopfront) want(status int, method, url, body string, header ...string) (*http.Response, map[string]any) {
	f.t.Helper()
	res, text, err := f.ask(method, url, body, header...)
	if err != nil {
		f.t.Fatal(err)
	}
	if res.StatusCode != status {
		f.t.Fatalf("%s %s: %s\n%s", method, url, res.Status, text)
	}
	var v map[string]any
	if text != "" {
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			f.t.Fatalf("%s %s: %v\n%s", method, url, err, text)
		}
	}
	return res, v
}

// TestAPIOrder: an order as canonical JSON goes through the daemon, and its life is
// told to its partner and to nobody else.
func TestAPIOrder(t *testing.T) {
	t.Parallel()
	f := newShopfront(t)
	d := f.start("")
	base := d.api()
	res, v := f.want(200, "POST", base+"/v1/orders", canonicalOrder("API-1"), "Content-Type", "application/json", "Prefer", "wait=30", "Idempotency-Key", "a")
	if v["number"] != "API-1" || v["partner"] != "acme" || v["state"] != "accepted" && v["state"] != "held" {
		t.Fatal(v)
	}
	at := res.Header.Get("Location")
	_, same := f.want(200, "GET", base+at, "")
	if same["id"] != v["id"] {
		t.Errorf("%v, %v", same["id"], v["id"])
	}
	if res, v := f.want(202, "POST", base+"/v1/orders", canonicalOrder("API-1"), "Content-Type", "application/json", "Idempotency-Key", "a"); res.Header.Get("Idempotent-Replayed") != "true" || v["url"] != at {
		t.Errorf("%v %v", res.Header, v)
	}
	if _, v := f.want(422, "POST", base+"/v1/orders", canonicalOrder("API-2"), "Content-Type", "application/json", "Idempotency-Key", "a"); v["type"] != portal.ProblemBase+"idempotency-key-reused" {
		t.Error(v)
	}
	_, v = f.want(200, "POST", base+"/v1/orders", canonicalOrder("API-1"), "Content-Type", "application/json", "Prefer", "wait=30")
	if v["state"] != "duplicate" {
		t.Error(v)
	}
	_, list := f.want(200, "GET", base+"/v1/orders?number=API-1", "")
	if items := list["items"].([]any); len(items) != 1 {
		t.Error(list)
	}
	// As a file it is the canonical order too, by its type alone.
	f.want(202, "POST", base+"/v1/documents", `{"id":"API-3","orderLine":[{"id":"1","sellersItemIdentification":"BOLT-M8-40","quantity":"100","unitCode":"EA"}]}`, "Content-Type", "application/vnd.ordergate.order+json; charset=utf-8")
	d.until("the order of the file", func() bool {
		_, list := f.want(200, "GET", base+"/v1/orders?number=API-3", "")
		return len(list["items"].([]any)) == 1
	})
	_, v = f.want(422, "POST", base+"/v1/orders", `{"id":"X","orderLine":[{"quantity":"ten"}]}`, "Content-Type", "application/json")
	if e := v["errors"].([]any)[0].(map[string]any); e["pointer"] != "#/orderLine/0/quantity" || e["code"] != "value.decimal" {
		t.Error(v)
	}
	d.until("quiet", d.idle)
	d.stop()
}

// TestAPIPickup: an X12 order by the API, its 997 and 855 fetched by the API: they count
// as delivered when that is acknowledged.
func TestAPIPickup(t *testing.T) {
	t.Parallel()
	f := newShopfront(t)
	f.edit("partners/acme.yaml", "api:\n", "api:\n  pickup: true\n")
	f.edit("partners/acme.yaml", "answers:\n", "answers:\n  via: acme-api\n")
	d := f.start("")
	base := d.api()
	f.want(202, "POST", base+"/v1/documents?filename=order.edi", document(t, "acme-order.edi", time.Now()))
	waiting := func() []any {
		_, v := f.want(200, "GET", base+"/v1/outbox", "")
		return v["items"].([]any)
	}
	d.until("997 and 855", func() bool { return len(waiting()) == 2 })
	kinds := map[string]bool{}
	for _, w := range waiting() {
		w := w.(map[string]any)
		url := base + w["url"].(string)
		res, body, err := f.ask("GET", url, "")
		if err != nil || res.StatusCode != 200 || !strings.HasPrefix(body, "ISA*") {
			t.Errorf("%v %s", err, body)
		}
		kinds[w["kind"].(string)] = true
		f.want(204, "POST", url+"/fetched", "")
		f.want(204, "DELETE", url, "")
	}
	if !kinds["997"] || !kinds["855"] || len(waiting()) > 0 {
		t.Error(kinds, waiting())
	}
	f.want(404, "POST", base+"/v1/outbox/X01/fetched", "")
	if _, out := command(t, "outbound", "list", "--config", f.path("config.yaml"), "--state", "sent"); strings.Count(out, "acme") < 2 {
		t.Error(out)
	}
	_, v := f.want(200, "GET", base+"/v1/orders", "")
	id := v["items"].([]any)[0].(map[string]any)["id"].(string)
	_, v = f.want(200, "GET", base+"/v1/orders/"+id+"/documents", "")
	answers := v["items"].([]any)
	if len(answers) != 1 {
		t.Fatal(v)
	}
	if _, body, err := f.ask("GET", base+answers[0].(map[string]any)["url"].(string), ""); err != nil || !strings.Contains(body, "ST*855*") {
		t.Errorf("%v %s", err, body)
	}
	if _, body, err := f.ask("GET", base+"/v1/orders/"+id+"/original", ""); err != nil || !strings.Contains(body, "ST*850*") {
		t.Errorf("%v %s", err, body)
	}
	d.until("quiet", d.idle)
	d.stop()
}

// TestAPIManager: an account manager enters an order by key and by command; it is said
// who it was.
func TestAPIManager(t *testing.T) {
	t.Parallel()
	f := newShopfront(t)
	d := f.start("")
	base := d.api()
	header := []string{"Authorization", "Bearer " + f.manager, "Content-Type", "application/json", "Prefer", "wait=30"}
	f.want(400, "POST", base+"/v1/orders", canonicalOrder("M-1"), header...)
	f.want(403, "POST", base+"/v1/orders", canonicalOrder("M-1"), append(header, "Ordergate-Partner", "globex")...)
	if _, v := f.want(200, "POST", base+"/v1/orders", canonicalOrder("M-1"), append(header, "Ordergate-Partner", "acme")...); v["number"] != "M-1" || v["partner"] != "acme" {
		t.Error(v)
	}
	x12 := []string{"Authorization", "Bearer " + f.manager, "Content-Type", "application/edi-x12", "Prefer", "wait=30"}
	f.want(400, "POST", base+"/v1/orders", document(t, "acme-order.edi", time.Now()), x12...)
	if _, v := f.want(200, "POST", base+"/v1/orders", document(t, "acme-order.edi", time.Now()), append(x12, "Ordergate-Partner", "acme")...); v["partner"] != "acme" || v["state"] != "accepted" {
		t.Error(v)
	}
	// The ids inside still say whose it is: a manager who names another gets no order of it.
	if _, v := f.want(200, "POST", base+"/v1/orders", document(t, "acme-order.edi", time.Now()), append(x12, "Ordergate-Partner", "northwind")...); v["state"] != "held" || v["partner"] == "acme" {
		t.Error(v)
	}
	code, out := command(t, "order", "new", "--config", f.path("config.yaml"), "--partner", "acme", "--number", "M-2", "--currency", "USD", "--by", "bert", "--wait", "5m",
		"--line", "item=BOLT-M8-40,quantity=100,unit=EA,price=0.38,note=by phone, urgent")
	if code != 0 || !strings.Contains(out, "order M-2") {
		t.Errorf("%d %s", code, out)
	}
	f.write("order.yaml", "id: M-3\norderLine:\n  - {id: 1, sellersItemIdentification: BOLT-M8-40, quantity: 100, unitCode: EA}\n")
	if code, out := command(t, "order", "new", "--config", f.path("config.yaml"), "--partner", "acme", "--by", "bert", "--wait", "5m", f.path("order.yaml")); code != 0 || !strings.Contains(out, "order M-3") {
		t.Errorf("%d %s", code, out)
	}
	for _, bad := range []struct {
		want string
		args []string
	}{
		{"did you mean \"acme\"", []string{"--partner", "acne", "--number", "1", "--line", "item=1,quantity=1"}},
		{"/orderLine/0/quantity", []string{"--partner", "acme", "--number", "1", "--line", "item=1"}},
		{"did you mean \"quantity\"", []string{"--partner", "acme", "--number", "1", "--line", "item=1,quantty=1"}},
	} {
		if code, out := command(t, append([]string{"order", "new", "--config", f.path("config.yaml")}, bad.args...)...); code == 0 || !strings.Contains(strings.ToLower(out), strings.ToLower(bad.want)) {
			t.Errorf("%d %s, want %s", code, out, bad.want)
		}
	}
	d.until("quiet", d.idle)
	if _, out := command(t, "order", "trace", "--config", f.path("config.yaml"), "M-2"); !strings.Contains(out, "order desk") {
		t.Error(out)
	}
	d.stop()
}

// apiDeaths are points where the daemon dies on an order that came by the API.
var apiDeaths = []string{"api.received", "intake.spooled", "api.staged", "intake.committed", "api.taken", "read.decoded", "read.recorded", "check.examined", "check.recorded"}

// TestAPIKilled: kill -9 at each step: 202 means journaled, and a client that asks again
// under its key has one order.
func TestAPIKilled(t *testing.T) {
	t.Parallel()
	for _, point := range apiDeaths {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			f := newShopfront(t)
			d := f.start(point)
			res, _, err := f.ask("POST", d.api()+"/v1/orders", canonicalOrder("K-1"), "Content-Type", "application/json", "Idempotency-Key", "once")
			if err == nil && res.StatusCode != 202 {
				t.Fatal(res.Status)
			}
			taken := err == nil
			d.died()
			d = f.start("")
			base := d.api()
			if taken { // it is there although nobody asks again
				d.until("the order", func() bool {
					_, v := f.want(200, "GET", base+"/v1/orders?number=K-1", "")
					return len(v["items"].([]any)) == 1
				})
			}
			f.want(202, "POST", base+"/v1/orders", canonicalOrder("K-1"), "Content-Type", "application/json", "Idempotency-Key", "once")
			d.until("quiet", d.idle)
			if _, v := f.want(200, "GET", base+"/v1/orders?number=K-1", ""); len(v["items"].([]any)) != 1 {
				t.Error(v)
			}
			if n := len(f.files("erp/*.json")); n > 1 {
				t.Errorf("%d orders in the ERP", n)
			}
			d.stop()
		})
	}
}

// TestAPIIdempotent: sixty-four at once under one key are one order and one answer.
func TestAPIIdempotent(t *testing.T) {
	t.Parallel()
	f := newShopfront(t)
	d := f.start("")
	base := d.api()
	var wg sync.WaitGroup
	answers := make([]string, 64)
	for i := range answers {
		wg.Go(func() {
			res, text, err := f.ask("POST", base+"/v1/orders", canonicalOrder("I-1"), "Content-Type", "application/json", "Idempotency-Key", `"one and the same"`)
			if err == nil {
				answers[i] = res.Status + text
			}
		})
	}
	wg.Wait()
	for _, a := range answers {
		if a != answers[0] || !strings.HasPrefix(a, "202") {
			t.Errorf("%q and %q", a, answers[0])
		}
	}
	d.until("quiet", d.idle)
	if _, v := f.want(200, "GET", base+"/v1/orders", ""); len(v["items"].([]any)) != 1 {
		t.Error(v)
	}
	d.stop()
}

// curl runs the client that everybody has.
func (f *shopfront) curl(args ...string) string {
	f.t.Helper()
	if args[0] != "--no-key" {
		args = append([]string{"-H", "X-API-Key: " + f.key}, args...)
	} else {
		args = args[1:]
	}
	out, err := exec.Command("curl", append([]string{"-sS"}, args...)...).CombinedOutput()
	if err != nil {
		f.t.Fatalf("curl %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// TestAPICurl: everything as curl does it.
func TestAPICurl(t *testing.T) {
	t.Parallel()
	f := newShopfront(t)
	d := f.start("")
	base := d.api()
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	_, _ = io.WriteString(z, canonicalOrder("C-1"))
	_ = z.Close()
	f.write("order.json.gz", zipped.String())
	f.write("order.edi", document(t, "acme-order.edi", time.Now()))
	for _, c := range []struct {
		name string
		want string
		args []string
	}{
		{"gzip", "HTTP 202", []string{"-w", "HTTP %{http_code}", "-H", "Content-Type: application/json", "-H", "Content-Encoding: gzip", "--data-binary", "@" + f.path("order.json.gz"), base + "/v1/orders"}},
		{"a form", "HTTP 202", []string{"-w", "HTTP %{http_code}", "-F", "file=@" + f.path("order.edi"), base + "/v1/documents"}},
		{"a body", "HTTP 202", []string{"-w", "HTTP %{http_code}", "--data-binary", "@" + f.path("order.edi"), base + "/v1/documents?filename=again.edi"}},
		{"X12 as an order", "HTTP 202", []string{"-w", "HTTP %{http_code}", "-H", "Content-Type: application/edi-x12", "--data-binary", "@" + f.path("order.edi"), base + "/v1/orders"}},
		{"who", `"name":"acme"`, []string{base + "/v1/me"}},
		{"HEAD", "HTTP/1.1 200", []string{"-I", base + "/v1/orders"}},
		{"compressed", "content-encoding: gzip", []string{"-D", "-", "-o", "/dev/null", "--compressed", base + "/v1/openapi.json"}},
		{"the page", "<h2>Orders</h2>", []string{base + "/v1/docs"}},
		{"no key", "key-missing", []string{"--no-key", base + "/v1/orders"}},
		{"wrong key", "key-unknown", []string{"--no-key", "-H", "Authorization: Bearer " + portal.NewKey(), base + "/v1/orders"}},
		{"two keys", "key-unknown", []string{"-H", "Authorization: Bearer " + f.key, base + "/v1/orders"}},
		{"no type", "media-type", []string{"-H", "Content-Type:", "-d", "{}", base + "/v1/orders"}},
		{"method", "HTTP/1.1 405", []string{"-i", "-X", "PUT", base + "/v1/orders"}},
		{"nowhere", "not-found", []string{base + "/v2/orders"}},
		{"up and away", "not-found", []string{"--path-as-is", base + "/v1/../v1/orders"}},
		{"a wrong parameter", "parameter-invalid", []string{base + "/v1/orders?limit=0"}},
		{"an unknown parameter", "errors", []string{base + "/v1/orders?limt=1"}},
		{"somebody else's", "not-found", []string{base + "/v1/orders/O01ZZZZZZZZZZZZZZZZZZZZZZZZ.1.000001"}},
		{"an outbox", "HTTP ", []string{"-w", "HTTP %{http_code}", base + "/v1/outbox"}},
	} {
		if out := f.curl(c.args...); !strings.Contains(strings.ToLower(out), strings.ToLower(c.want)) {
			t.Errorf("%s: %s, want %q", c.name, out, c.want)
		}
	}
	d.until("quiet", d.idle)
	d.stop()
}
