// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/review"
)

// shown is what order show says.
func (s *site) shown(ref string) *review.Shown {
	s.t.Helper()
	code, out := command(s.t, "order", "show", "--config", s.path("config.yaml"), ref)
	v := new(review.Shown)
	if err := json.Unmarshal([]byte(out), v); code != 0 || err != nil {
		s.t.Fatalf("order show %s: code %d, %v: %s", ref, code, err, out)
	}
	return v
}

// held gives the id of what waits with a reason.
func (s *site) held(reason string) string {
	s.t.Helper()
	_, out := command(s.t, "order", "list", "--waiting", "--config", s.path("config.yaml"))
	m := regexp.MustCompile(`(?m)^.*?(O[0-9A-Z]{26}\.\d+\.\d+)\s.*` + regexp.QuoteMeta(reason)).FindStringSubmatch(out)
	if m == nil {
		s.t.Fatalf("nothing waits with %q:\n%s", reason, out)
	}
	return m[1]
}

// decide releases or rejects, and says what came back.
func (s *site) decide(what, ref string) (ok bool, out string) {
	s.t.Helper()
	code, out := command(s.t, "order", what, "--config", s.path("config.yaml"), "--by", "dana", "--reason", "agreed", ref)
	return code == 0, out
}

// all is the text of all files of a pattern.
func (s *site) all(pattern string) string {
	var sb strings.Builder
	for _, f := range s.files(pattern) {
		sb.WriteString(s.read(f))
	}
	return sb.String()
}

// TestChangeOfHeldOrder: a cancellation waits while its order does and keeps it
// from being released; with the order rejected there is nothing to cancel, and
// the partner is told so.
func TestChangeOfHeldOrder(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at := time.Now()
	number := "4500" + stamp(at)
	d := s.start("")
	s.drop("acme", "po.edi", strings.Replace(document(t, "acme-order.edi", at), "EA*0.34*", "EA*0.10*", 1))
	s.waiting(d, "below the agreed")
	s.drop("acme", "cancel.edi", changeOrder(at, 1, "01*SA*"+number+"***{ccyymmdd}"))
	s.waiting(d, "is not in the ERP yet")
	order, cancel := s.held("below the agreed"), s.held("is not in the ERP yet")
	if ok, out := s.decide("release", order); ok || !strings.Contains(out, "has cancelled") {
		t.Errorf("released: %s", out)
	}
	if ok, out := s.decide("release", cancel); ok || !strings.Contains(out, "applied by itself") {
		t.Errorf("released: %s", out)
	}
	if ok, out := s.decide("release", number); ok || !strings.Contains(out, order) || !strings.Contains(out, cancel) {
		t.Errorf("two wait under one number: %s", out)
	}
	if v := s.shown(number); v.ID != order || len(v.Changes) != 1 || v.Changes[0].ID != cancel || v.Changes[0].Change != "cancel" {
		t.Errorf("%+v", v.Changes)
	}
	if ok, out := s.decide("reject", order); !ok {
		t.Fatal(out)
	}
	d.until("the 865", func() bool { return s.answered("acme/out/865-*", "BCA*") == 1 })
	d.until("quiet", d.idle)
	d.stop()
	if v := s.shown(cancel); v.State != "posted" || v.ChangeOf != order || !strings.Contains(v.Reason, "nothing to cancel") {
		t.Errorf("%+v", v.Item)
	}
	if text := s.all("acme/out/865-*"); !strings.Contains(text, "BCA*00*AK*"+number) {
		t.Error(text)
	}
	if n := len(s.files("erp/*.json")); n != 0 {
		t.Errorf("%d posted", n)
	}
}

// TestERPRefusesChange: a line that the ERP refuses to change stays as it was,
// for the answer and for the next change; a line that it does not cancel any more
// stays ordered.
func TestERPRefusesChange(t *testing.T) {
	t.Parallel()
	answer := func(text string) func(http.ResponseWriter, *http.Request) bool { return status(200, text) }
	e := &erp{script: []func(http.ResponseWriter, *http.Request) bool{answer(`{"erpOrderNumber":"SO-7"}`),
		answer(`{"lines":[{"line":1,"status":"rejected","reason":"shipped"}]}`), answer(`{}`),
		answer(`{"lines":[{"line":2,"status":"rejected","reason":"shipped"}]}`)}}
	s := httpSite(t, e)
	at := time.Now()
	number := "4500" + stamp(at)
	var bodies []*gateway.Order
	serve := e.script
	for i := range serve {
		step := serve[i]
		e.script[i] = func(w http.ResponseWriter, r *http.Request) bool {
			o := new(gateway.Order)
			if err := json.Unmarshal(e.body, o); err != nil {
				t.Error(err)
			}
			bodies = append(bodies, o)
			return step(w, r)
		}
	}
	d := s.start("")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", at))
	d.until("the 855", func() bool { return s.answered("acme/out/855-*", "BAK*") == 1 })
	s.drop("acme", "c1.edi", changeOrder(at, 1, "04*SA*"+number+"**1*{ccyymmdd}", "POC*1*QI*1400*0*EA*0.34", "POC*2*QI*700*0*EA*0.12"))
	d.until("the 865", func() bool { return s.answered("acme/out/865-*", "BCA*") == 1 })
	s.drop("acme", "c2.edi", changeOrder(at, 2, "04*SA*"+number+"**2*{ccyymmdd}", "POC*3*DI", "POC*1*NC*1200*0*EA*0.34"))
	d.until("the 865", func() bool { return s.answered("acme/out/865-*", "BCA*") == 2 })
	first := s.shown(number)
	s.drop("acme", "c3.edi", changeOrder(at, 3, "01*SA*"+number+"**3*{ccyymmdd}"))
	d.until("the 865", func() bool { return s.answered("acme/out/865-*", "BCA*") == 3 })
	d.until("quiet", d.idle)
	d.stop()

	text := s.all("acme/out/865-*")
	for _, want := range []string{"*SO-7*", "POC*1*RC*", "ACK*IR*", "POC*2*QI*700", "ACK*IA*700*EA", "ACK*ID", "BCA*00*AC*" + number + "**1*", "BCA*00*AC*" + number + "**3*"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if len(bodies) != 4 || bodies[1].OrderReference.SalesOrderID != "SO-7" || bodies[1].DocumentPurposeCode != "change" {
		t.Fatalf("%d posts", len(bodies))
	}
	var ordered []string
	for _, o := range bodies {
		var lines []string
		for _, l := range o.OrderLine {
			lines = append(lines, l.ID+":"+l.Quantity.String())
		}
		ordered = append(ordered, strings.Join(lines, " "))
	}
	want := []string{"1:1200 2:600 3:5", "1:1400 2:700 3:5", "1:1200 2:700", "1:1200 2:700"}
	if !slices.Equal(ordered, want) {
		t.Errorf("posted %q, want %q", ordered, want)
	}
	var now gateway.Order
	if err := json.Unmarshal(first.Order, &now); err != nil || len(now.OrderLine) != 2 || now.OrderLine[1].Quantity.String() != "700" || first.State != "posted" || len(first.Changes) != 2 {
		t.Errorf("%+v %v: %s", first.Item, err, first.Order)
	}
	last := s.shown(number)
	if err := json.Unmarshal(last.Order, &now); err != nil || len(now.OrderLine) != 1 || last.State != "posted" {
		t.Errorf("cancelled in part: %s %v %s", last.State, err, last.Order)
	}
}

// TestReleasedChange: what can be applied of a released change is, the rest is
// refused; a gap may be released too, and what comes after its follower is late.
func TestReleasedChange(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at := time.Now()
	number := "4500" + stamp(at)
	d := s.start("")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", at))
	d.until("the 855", func() bool { return s.answered("acme/out/855-*", "BAK*") == 1 })
	s.drop("acme", "c3.edi", changeOrder(at, 3, "04*SA*"+number+"**3*{ccyymmdd}", "POC*9*QI*10*0*EA*0.34", "POC*1*NC*1000*0*EA*0.34", "POC*2*QD*500*0*EA*0.12"))
	s.waiting(d, "waits for change 1")
	if ok, out := s.decide("release", number); !ok {
		t.Fatal(out)
	}
	d.until("the 865", func() bool { return s.answered("acme/out/865-*", "BCA*") == 1 })
	s.drop("acme", "c2.edi", changeOrder(at, 2, "04*SA*"+number+"**2*{ccyymmdd}", "POC*2*QI*600*0*EA*0.12"))
	s.waiting(d, "comes after change 3")
	v := s.shown(s.held("comes after change 3"))
	if len(v.Findings) == 0 || !slices.ContainsFunc(v.Findings, func(f gateway.Finding) bool { return f.Code == "order.change.late" }) || v.ChangeOf == "" || v.ChangeNumber != "2" {
		t.Errorf("%+v", v)
	}
	// A price of another tier: the rules hold the order after the change, and say where in it.
	s.drop("acme", "c4.edi", changeOrder(at, 4, "04*SA*"+number+"**4*{ccyymmdd}", "POC*1*PC****0.10"))
	s.waiting(d, "below the agreed")
	f := s.shown(s.held("below the agreed")).Findings
	if i := slices.IndexFunc(f, func(f gateway.Finding) bool { return f.Code == "line.price.tolerance" }); i < 0 || !strings.Contains(f[i].Position.Path, "POC[1] › POC06") || f[i].Line != 1 {
		t.Errorf("%+v", f)
	}
	d.until("quiet", d.idle)
	d.stop()
	text := s.all("acme/out/865-*")
	for _, want := range []string{"POC*9*RC*", "ACK*IR*", "POC*1*NC*", "ACK*IQ*1200*EA", "POC*2*QD*500", "ACK*IA*500*EA"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if c := s.posted()["change3"]; c == nil || c.OrderLine[0].Quantity.String() != "1200" || c.OrderLine[1].Quantity.String() != "500" {
		t.Errorf("%+v", c)
	}
}

// TestNeverTwice: a confirmation with other content and a duplicate of an order
// that is there are never posted beside it; a replacement of an order that never
// came can be released and is then that order.
func TestNeverTwice(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at := time.Now()
	number := "4500" + stamp(at)
	first := document(t, "acme-order.edi", at)
	again := func(control int, purpose string, more ...string) string {
		return strings.NewReplacer(append([]string{"BEG*00*", "BEG*" + purpose + "*", stamp(at) + "905*0", fmt.Sprintf("%09d*0", control), "IEA*1*" + stamp(at) + "905", fmt.Sprintf("IEA*1*%09d", control)}, more...)...).Replace(first)
	}
	d := s.start("")
	s.drop("acme", "po.edi", first)
	d.until("the 855", func() bool { return s.answered("acme/out/855-*", "BAK*") == 1 })
	s.drop("acme", "confirm.edi", again(31, "06", "PO1*1*1200*", "PO1*1*1210*", "CTT*3*1805", "CTT*3*1815"))
	s.waiting(d, "with other content")
	confirm := s.shown(s.held("with other content"))
	if !slices.ContainsFunc(confirm.Findings, func(f gateway.Finding) bool { return f.Code == "order.confirmation.differs" }) {
		t.Errorf("%+v", confirm.Findings)
	}
	if ok, out := s.decide("release", confirm.ID); ok || !strings.Contains(out, "never posted beside it") {
		t.Errorf("released: %s", out)
	}
	if ok, out := s.decide("reject", confirm.ID); !ok {
		t.Error(out)
	}
	s.drop("acme", "phone.edi", again(33, "06", number, "BYPHONE"))
	s.waiting(d, "BYPHONE")
	if ok, out := s.decide("release", "BYPHONE"); !ok {
		t.Fatal(out)
	}
	s.drop("acme", "phone again.edi", again(34, "00", number, "BYPHONE"))
	s.drop("acme", "replace.edi", again(32, "05", number, "NEVERCAME"))
	s.waiting(d, "We do not know order NEVERCAME")
	if ok, out := s.decide("release", "NEVERCAME"); !ok {
		t.Fatal(out)
	}
	d.until("it posted", func() bool { return len(s.files("erp/SO_acme_NEVERCAME_*.json")) == 1 })
	s.drop("acme", "c1.edi", changeOrder(at, 1, "04*SA*NEVERCAME***{ccyymmdd}", "POC*2*DI"))
	d.until("its change", func() bool { return len(s.files("erp/CHANGE_acme_NEVERCAME_*.json")) == 1 })
	d.until("quiet", d.idle)
	d.stop()
	if n := len(s.files("erp/*.json")); n != 4 || len(s.files("erp/SO_acme_BYPHONE_*.json")) != 1 {
		t.Errorf("%d posted", n)
	}
}

// TestChangesByPolicy: a partner's file can have changes rejected or held for a
// person, and say that its increases are differences.
func TestChangesByPolicy(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("partners/acme.yaml", "rules:\n  severity:\n", "changes: {quantity: delta}\nrules:\n  severity:\n    order.purpose.change: hold\n    order.purpose.cancel: reject\n")
	at := time.Now()
	number := "4500" + stamp(at)
	d := s.start("")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", at))
	d.until("the 855", func() bool { return s.answered("acme/out/855-*", "BAK*") == 1 })
	s.drop("acme", "c1.edi", changeOrder(at, 1, "04*SA*"+number+"**1*{ccyymmdd}", "POC*1*QI*200*0*EA*0.34"))
	s.waiting(d, "changes order "+number)
	s.drop("acme", "c2.edi", changeOrder(at, 2, "01*SA*"+number+"**2*{ccyymmdd}"))
	d.until("the rejection", func() bool { return s.answered("acme/out/865-*", "BCA*00*RJ*") == 1 })
	if ok, out := s.decide("release", number); !ok {
		t.Fatal(out)
	}
	d.until("the change", func() bool { return s.answered("acme/out/865-*", "ACK*IA*200*EA") == 1 })
	d.until("quiet", d.idle)
	d.stop()
	if c := s.posted()["change1"]; c == nil || c.OrderLine[0].Quantity.String() != "1400" {
		t.Errorf("%+v", c)
	}
	if len(s.files("erp/*.json")) != 2 {
		t.Error(s.files("erp/*.json"))
	}
}

// changePoints are where a process can die between the claim of a change and its
// answer.
var changePoints = []string{"read.recorded", "check.examined", "check.recorded", "change.judged", "change.recorded", "post.loaded", "post.sent", "post.recorded", "answer.built", "answer.recorded"}

// TestChangeKilledAnywhere: kill -9 while an order is changed: one order, one
// change of it, an answer each.
func TestChangeKilledAnywhere(t *testing.T) {
	t.Parallel()
	at := time.Now()
	number := "4500" + stamp(at)
	for _, point := range changePoints {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			d := s.start("")
			s.drop("acme", "po.edi", document(t, "acme-order.edi", at))
			d.until("the 855", func() bool { return s.answered("acme/out/855-*", "BAK*") == 1 })
			d.until("quiet", d.idle)
			d.stop()
			d = s.start(point)
			s.drop("acme", "c1.edi", changeOrder(at, 1, "04*SA*"+number+"**1*{ccyymmdd}", "POC*1*QI*1400*0*EA*0.34"))
			d.died()
			d = s.start("")
			d.until("the 865", func() bool { return s.answered("acme/out/865-*", "BCA*") == 1 })
			d.until("quiet", d.idle)
			d.stop()
			if a, b := len(s.files("erp/SO_*.json")), len(s.files("erp/CHANGE_*.json")); a != 1 || b != 1 {
				t.Errorf("%d orders, %d changes", a, b)
			}
			if n := s.answered("acme/out/8?5-*", "~\nSE*"); n != 2 {
				t.Errorf("%d answers", n)
			}
			if v := s.shown(number); v.State != "posted" || v.Revision != 2 || len(v.Changes) != 1 || v.Changes[0].State != "posted" || v.Changes[0].Answer != "answered" {
				t.Errorf("%+v %+v", v.Item, v.Changes)
			}
		})
	}
}

// TestReplayOfChangedOrder: reading the order's document again shows what would
// differ and leaves the order as changed.
func TestReplayOfChangedOrder(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at, config := time.Now(), s.path("config.yaml")
	number := "4500" + stamp(at)
	d := s.start("")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", at))
	d.until("the 855", func() bool { return s.answered("acme/out/855-*", "BAK*") == 1 })
	s.drop("acme", "c1.edi", changeOrder(at, 1, "04*SA*"+number+"***{ccyymmdd}", "POC*1*QI*1400*0*EA*0.34"))
	d.until("the 865", func() bool { return s.answered("acme/out/865-*", "BCA*") == 1 })
	_, out := command(t, "order", "trace", "--config", config, s.shown(number).ID)
	id := regexp.MustCompile(`message  (\S+)`).FindStringSubmatch(out)
	if id == nil {
		t.Fatal(out)
	}
	if code, out := command(t, "replay", "--config", config, "--by", "dana", id[1]); code != 0 || !strings.Contains(out, "changes were applied since") {
		t.Errorf("%d %s", code, out)
	}
	s.drop("acme", "c2.edi", changeOrder(at, 2, "04*SA*"+number+"***{ccyymmdd}", "POC*3*DI"))
	d.until("the 865", func() bool { return s.answered("acme/out/865-*", "BCA*") == 2 })
	d.until("quiet", d.idle)
	d.stop()
	var now gateway.Order
	if v := s.shown(number); json.Unmarshal(v.Order, &now) != nil || len(now.OrderLine) != 2 || now.OrderLine[0].Quantity.String() != "1400" {
		t.Errorf("%s", v.Order)
	}
	for _, f := range s.files("acme/out/865-*") {
		if _, err := os.Stat(f); err != nil {
			t.Error(err)
		}
		if code, out := command(t, "read", f); code != 0 {
			t.Errorf("our own 865 is not read without fault: %s", out)
		}
	}
}
