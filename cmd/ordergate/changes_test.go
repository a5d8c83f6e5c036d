// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"ordergate/gateway"
)

// changeOrder is an 860 of ACME about the demo's order.
func changeOrder(at time.Time, control int, bch string, segments ...string) string {
	head := strings.NewReplacer("{yymmdd}", at.Format("060102"), "{ccyymmdd}", at.Format("20060102")).Replace
	all := append([]string{head("BCH*" + bch)}, segments...)
	return head(fmt.Sprintf("ISA*00*          *00*          *ZZ*ACMERETAIL     *ZZ*ORDERGATE      *{yymmdd}*0830*U*00401*%09d*0*P*>~\nGS*PC*ACMERETAIL*ORDERGATE*{ccyymmdd}*0830*%d*X*004010~\nST*860*0001~\n", control, control)) +
		strings.Join(all, "~\n") + fmt.Sprintf("~\nSE*%d*0001~\nGE*1*%d~\nIEA*1*%09d~\n", len(all)+2, control, control)
}

// posted gives the orders that the ERP's folder has, by their purpose and change
// number.
func (s *site) posted() map[string]*gateway.Order {
	out := map[string]*gateway.Order{}
	for _, f := range s.files("erp/*.json") {
		o := new(gateway.Order)
		if err := json.Unmarshal([]byte(s.read(f)), o); err != nil {
			s.t.Fatal(err)
		}
		out[o.DocumentPurposeCode+o.ChangeSequenceNumber] = o
	}
	return out
}

func (s *site) waiting(d *daemon, text string) {
	s.t.Helper()
	d.until("in review: "+text, func() bool {
		_, out := command(s.t, "order", "list", "--waiting", "--config", s.path("config.yaml"))
		return strings.Contains(out, text)
	})
}

// TestChangeOrders: a change comes before its order, another before the one it
// follows; all are applied in their order, posted once as the whole order, and
// answered by an 865 each. Then the order is cancelled.
func TestChangeOrders(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at := time.Now()
	number := "4500" + stamp(at)
	d := s.start("")
	s.drop("acme", "c2.edi", changeOrder(at, 2, "04*SA*"+number+"**2*{ccyymmdd}", "POC*2*DI*600*0*EA*0.12**IN*000447713"))
	s.waiting(d, "We do not know order "+number)
	s.drop("acme", "po.edi", document(t, "acme-order.edi", at))
	s.waiting(d, "waits for change 1")
	s.drop("acme", "c1.edi", changeOrder(at, 1, "04*SA*"+number+"**1*{ccyymmdd}", "POC*1*QI*1400*200*EA*0.34**IN*000447712"))
	d.until("both changes answered", func() bool { return s.answered("acme/out/865-*", "BCA*") == 2 })
	d.until("quiet", d.idle)
	got := s.posted()
	if len(got) != 3 {
		t.Fatalf("%d posted", len(got))
	}
	if c := got["change1"]; c == nil || len(c.OrderLine) != 3 || c.OrderLine[0].Quantity.String() != "1400" || c.OrderReference == nil || c.OrderReference.ID == "" {
		t.Errorf("change 1: %+v", c)
	}
	if c := got["change2"]; c == nil || len(c.OrderLine) != 2 || c.OrderLine[0].Quantity.String() != "1400" {
		t.Errorf("change 2: %+v", c)
	}
	all := ""
	for _, f := range s.files("acme/out/865-*") {
		all += s.read(f)
		if code, out := command(t, "read", f); code != 0 {
			t.Errorf("our own 865 is not read without fault: %s", out)
		}
	}
	for _, want := range []string{"POC*1*QI*", "ACK*IA*1400*EA", "POC*2*DI*", "ACK*ID*"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s in\n%s", want, all)
		}
	}
	// The same change again is a duplicate, with other content a conflict.
	s.drop("acme", "again.edi", changeOrder(at, 11, "04*SA*"+number+"**1*{ccyymmdd}", "POC*1*QI*1400*200*EA*0.34**IN*000447712"))
	s.drop("acme", "other.edi", changeOrder(at, 12, "04*SA*"+number+"**1*{ccyymmdd}", "POC*1*QI*1500*300*EA*0.34**IN*000447712"))
	s.waiting(d, "came before, with other content")
	// One line that the order does not have.
	s.drop("acme", "c3.edi", changeOrder(at, 3, "04*SA*"+number+"**3*{ccyymmdd}", "POC*9*QI*10*10*EA*0.34**IN*000447712"))
	s.waiting(d, "which the order does not have")
	config := s.path("config.yaml")
	_, out := command(t, "order", "list", "--waiting", "--config", config)
	id := regexp.MustCompile(`(?m)^.*does not have.*?(O[0-9A-Z.]{20,})`).FindStringSubmatch(out)
	if id == nil {
		id = regexp.MustCompile(`(O[0-9A-Z]{26}\.\d+\.\d+)[^\n]*does not have`).FindStringSubmatch(out)
	}
	if id == nil {
		t.Fatalf("no id in\n%s", out)
	}
	if code, out := command(t, "order", "reject", "--config", config, "--by", "dana", "--reason", "no such line", id[1]); code != 0 {
		t.Fatal(out)
	}
	d.until("the rejection answered", func() bool { return s.answered("acme/out/865-*", "BCA*") == 3 })
	// And all of it is cancelled.
	s.drop("acme", "c4.edi", changeOrder(at, 4, "01*SA*"+number+"**4*{ccyymmdd}"))
	d.until("the cancellation answered", func() bool { return s.answered("acme/out/865-*", "BCA*") == 4 })
	d.until("quiet", d.idle)
	if c := s.posted()["cancel4"]; c == nil {
		t.Error("the cancellation was not posted")
	}
	// What waited for its order or another change was touched by nobody.
	if orders, changes := counts(s.accuracy().Total), counts(s.accuracy("--changes").Total); orders != "passed 1" || changes != "passed 3, rejected 1, waiting 1" {
		t.Errorf("counted orders: %s; changes: %s", orders, changes)
	}
	if _, out = command(t, "order", "list", "--config", config); !strings.Contains(out, "cancelled") {
		t.Errorf("the order is not shown as cancelled:\n%s", out)
	}
	if n := len(s.files("erp/*.json")); n != 4 {
		t.Errorf("%d files in the ERP's folder", n)
	}
	d.stop()
}

// TestPurposes: an 850 that confirms or repeats an order is linked to it and
// answered as before, never shipped; one that replaces it is a change.
func TestPurposes(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at := time.Now()
	first := document(t, "acme-order.edi", at)
	again := func(control int, purpose string, more ...string) string {
		text := strings.NewReplacer(append([]string{"BEG*00*", "BEG*" + purpose + "*", stamp(at) + "905*0", fmt.Sprintf("%09d*0", control), "IEA*1*" + stamp(at) + "905", fmt.Sprintf("IEA*1*%09d", control)}, more...)...)
		return text.Replace(first)
	}
	d := s.start("")
	s.drop("acme", "early.edi", again(21, "07", "4500"+stamp(at), "UNKNOWN1"))
	s.waiting(d, "UNKNOWN1")
	s.drop("acme", "po.edi", first)
	d.until("the answer", func() bool { return s.answered("acme/out/855-*", "BAK*") == 1 })
	s.drop("acme", "repeat.edi", again(22, "07"))
	d.until("the answer again", func() bool { return s.answered("acme/out/855-*", "BAK*") == 2 })
	s.drop("acme", "confirm.edi", again(23, "06"))
	d.until("the answer again", func() bool { return s.answered("acme/out/855-*", "BAK*") == 3 })
	s.drop("acme", "replace.edi", again(24, "05", "PO1*1*1200*", "PO1*1*1000*", "CTT*3*1805", "CTT*3*1605"))
	d.until("the replacement answered", func() bool { return s.answered("acme/out/855-*", "BAK*") == 4 })
	d.until("quiet", d.idle)
	d.stop()
	got := s.posted()
	if len(got) != 2 || len(s.files("erp/*.json")) != 2 {
		t.Fatalf("%d posted", len(s.files("erp/*.json")))
	}
	if r := got["replace"]; r == nil || r.OrderLine[0].Quantity.String() != "1000" || r.OrderReference == nil {
		t.Errorf("replacement: %+v", r)
	}
}
