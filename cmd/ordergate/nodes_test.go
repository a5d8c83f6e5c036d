// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	netsmtp "net/smtp"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
)

// TestTwoNodes: two daemons on one PostgreSQL journal are one ordergate to partners.
// The same delivery to both at once is one order, each fetches what the other made
// ready, and a webhook hears of each event once.
func TestTwoNodes(t *testing.T) {
	t.Parallel()
	c, err := gatewaytest.StartPostgres()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Stop)
	r := newReceiver(t, false)
	f := newShopfront(t)
	f.hook(r)
	f.edit("config.yaml", "data: state", "node: a\ndata: state\njournal: {url: \""+c.Database(t)+"\"}")
	f.edit("config.yaml", "partners: partners\n", "partners: partners\nsmtp:\n  listen: 127.0.0.1:MAIL\n  hostname: mx.supplier.example\n  addresses: [orders@supplier.example]\n")
	f.edit("partners/acme.yaml", "api:\n", "api:\n  pickup: true\n")
	f.edit("partners/acme.yaml", "answers:\n", "mail: {from: [\"*@acme.example\"], networks: [127.0.0.1]}\nanswers:\n  via: acme-api\n")
	b := &site{t, t.TempDir()}
	if err := os.CopyFS(b.dir, os.DirFS(f.dir)); err != nil {
		t.Fatal(err)
	}
	b.edit("config.yaml", "node: a\n", "node: b\n")
	ports := []string{gatewaytest.FreePort(t), gatewaytest.FreePort(t)}
	f.edit("config.yaml", "MAIL", ports[0])
	b.edit("config.yaml", "MAIL", ports[1])
	nodes := []*daemon{f.start(""), b.start("")}
	bases := []string{nodes[0].api(), nodes[1].api()}
	erp := func() int { return len(f.files("erp/*.json")) + len(b.files("erp/*.json")) }
	quiet := func() bool { return nodes[0].idle() && nodes[1].idle() }

	// The same key at both at once.
	answers := make([]string, 32)
	var wg sync.WaitGroup
	for i := range answers {
		wg.Go(func() {
			res, text, err := f.ask("POST", bases[i%2]+"/v1/orders", canonicalOrder("N-1"), "Content-Type", "application/json", "Idempotency-Key", `"one and the same"`)
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
	nodes[0].until("the order", func() bool { return erp() == 1 && quiet() })

	// The same mail at both at once.
	mail := orderMail("buyer@acme.example", "1@acme.example", document(t, "acme-order.edi", time.Now()))
	refused := make([]error, 8)
	for i := range refused {
		wg.Go(func() {
			refused[i] = netsmtp.SendMail("127.0.0.1:"+ports[i%2], nil, "buyer@acme.example", []string{"orders@supplier.example"}, []byte(mail))
		})
	}
	wg.Wait()
	for _, err := range refused {
		if err != nil {
			t.Error(err)
		}
	}
	nodes[0].until("the mail's order", func() bool { return erp() == 2 && quiet() })

	// What one node made ready is seen by both, and fetched from either.
	waiting := func(node int) []any {
		_, v := f.want(200, "GET", bases[node]+"/v1/outbox", "")
		return v["items"].([]any)
	}
	all := waiting(1)
	if len(all) < 2 || len(waiting(0)) != len(all) {
		t.Fatalf("%d and %d documents wait", len(waiting(0)), len(all))
	}
	for i, w := range all {
		url := w.(map[string]any)["url"].(string)
		if res, body, err := f.ask("GET", bases[i%2]+url, ""); err != nil || res.StatusCode != 200 {
			t.Errorf("%v %s", err, body)
		}
		f.want(204, "POST", bases[i%2]+url+"/fetched", "")
		f.want(204, "DELETE", bases[(i+1)%2]+url, "")
	}
	if left := append(waiting(0), waiting(1)...); len(left) > 0 {
		t.Errorf("%v still wait", left)
	}
	f.toldOnce(r, nodes[0], 2)
	for _, d := range nodes {
		d.stop()
	}
}

// toldOnce wants each event at the receiver once: those of so many orders.
func (f *shopfront) toldOnce(r *receiver, d *daemon, orders int) {
	f.t.Helper()
	count := func(typ string) (n int) {
		for _, got := range r.types() {
			if got == typ {
				n++
			}
		}
		return n
	}
	d.until("the events", func() bool { // they come side by side
		return count("order.posted") >= orders && count("order.taken") >= orders && count("document.delivered") > 0 && d.idle() && f.standing().Pending == 0
	})
	seen := map[string]int{}
	for _, p := range r.all() {
		seen[p.ID]++
	}
	for id, n := range seen {
		if n != 1 {
			f.t.Errorf("event %s was told %d times", id, n)
		}
	}
	if types := r.types(); count("order.posted") != orders || count("order.taken") != orders {
		slices.Sort(types)
		f.t.Errorf("of %d orders it was told %s", orders, fmt.Sprint(types))
	}
}
