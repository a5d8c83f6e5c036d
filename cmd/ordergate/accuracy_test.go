// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"ordergate/gateway/review"
)

// accuracy is what the command says as JSON.
func (s *site) accuracy(args ...string) (a review.Accuracy) {
	s.t.Helper()
	code, out := command(s.t, append([]string{"accuracy", "--config", s.path("config.yaml"), "--json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &a); code != 0 || err != nil {
		s.t.Fatalf("accuracy: code %d, %v: %s", code, err, out)
	}
	return a
}

// counts is a row in short: what is not zero.
func counts(r review.AccuracyRow) string {
	return short([]string{"passed", "released", "mended", "corrected", "rejected", "declined", "refused", "waiting", "underWay"},
		[]int64{r.Passed, r.Released, r.Mended, r.Corrected, r.Rejected, r.Declined, r.Refused, r.Waiting, r.UnderWay})
}

func worth(r review.RuleRow) string {
	return short([]string{"corrected", "rejected", "mended", "released", "refused", "declined", "waiting", "letPass", "letPassFailed"},
		[]int64{r.Corrected, r.Rejected, r.Mended, r.Released, r.Refused, r.Declined, r.Waiting, r.LetPass, r.LetPassFailed})
}

func short(names []string, values []int64) string {
	var out []string
	for i, n := range values {
		if n > 0 {
			out = append(out, fmt.Sprintf("%s %d", names[i], n))
		}
	}
	return strings.Join(out, ", ")
}

// rules are the worths by code.
func (s *site) rules() map[string]string {
	s.t.Helper()
	out := map[string]string{}
	for _, r := range s.accuracy("--by", "rule").Rules {
		out[r.Rule] = worth(r)
	}
	return out
}

func (d *daemon) get(path string) string {
	d.t.Helper()
	res, err := http.Get("http://" + d.addr() + path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return string(b)
}

// TestAccuracy: orders that pass, are released, rejected, declined, corrected and
// mended, some repeated and one a test: command, API and metrics count each once.
func TestAccuracy(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("partners/acme.yaml", "order.content.duplicate: off", "order.content.duplicate: off\n    line.item.unknown: reject")
	at, n := time.Now(), 0
	number := func() string { return stamp(at.Add(time.Duration(n) * time.Second)) }
	drop := func(partner, old, new string) string {
		n++
		text := document(t, partner+"-order.edi", at.Add(time.Duration(n)*time.Second))
		if !strings.Contains(text, old) {
			t.Fatalf("no %q in %s", old, text)
		}
		s.drop(partner, fmt.Sprintf("po%d.edi", n), strings.ReplaceAll(text, old, new))
		return number()
	}
	d := s.start("")
	drop("acme", "", "")
	again := document(t, "acme-order.edi", at.Add(time.Second))
	drop("acme", "", "")
	released := "NW-" + drop("northwind", "", "")
	rejected := "4500" + drop("acme", "*EA*0.34*", "*EA*0.10*")
	drop("acme", "000447712*VN*BOLT-M8-40", "NO*VN*SUCH")
	corrected := "NW-" + drop("northwind", "*500*EA*0.19*", "*505*EA*0.36*")
	mended := "4500" + drop("acme", "*EA*0.12*", "*EA*0.13*")
	drop("northwind", "", "") // stays in review
	drop("acme", "*0*P*>", "*0*T*>")
	d.until("the orders", func() bool { return s.accuracy().Total.Orders == 8 && s.accuracy("--test").Total.Passed == 1 })
	// The same bytes again, and the same order in another interchange.
	s.drop("acme", "again.edi", again)
	s.drop("acme", "again too.edi", strings.ReplaceAll(again, stamp(at.Add(time.Second))+"905", "987654321"))
	d.until("the repeated order", func() bool {
		return strings.Contains(d.get("/metrics"), `ordergate_orders_total{outcome="duplicate"} 1`)
	})
	for what, ref := range map[string]string{"release": released, "reject": rejected} {
		if ok, out := s.decide(what, ref); !ok {
			t.Fatal(out)
		}
	}
	d.until("the decisions", func() bool {
		return counts(s.accuracy().Total) == "passed 2, released 1, rejected 1, declined 1, waiting 3" && strings.Contains(d.get("/metrics"), `outcome="released",partner="northwind"} 1`)
	})
	s.accuracyOf(d)
	d.stop()

	// A replay without a daemon: one with a mended mapping, one with mended prices.
	s.edit("mappings/northwind/850.yaml", "order:\n", "order:\n  orderLine:\n    quantity: PO102 * 2\n")
	s.edit("master/prices.csv", ",,NUT-M8,EA,USD,,,,0.12,,", ",RETAIL,NUT-M8,EA,USD,,,,0.13,,\n,,NUT-M8,EA,USD,,,,0.12,,")
	for _, ref := range []string{corrected, mended} {
		_, out := command(t, "order", "trace", "--config", s.path("config.yaml"), ref)
		id := regexp.MustCompile(`message  (\S+)`).FindStringSubmatch(out)
		if code, out := command(t, "replay", "--config", s.path("config.yaml"), "--by", "dana", "--reason", "mended", id[1]); code != 0 || !strings.Contains(out, "decided anew: ready") {
			t.Fatalf("replay: code %d\n%s", code, out)
		}
	}
	d = s.start("")
	d.until("all but one decided", func() bool { return s.accuracy().Total.Decided == 7 })
	a := s.accuracy()
	if got := counts(a.Total); got != "passed 2, released 1, mended 1, corrected 1, rejected 1, declined 1, waiting 1" || a.Total.StraightThroughRate != "0.2857" || a.Total.Waited != 4 {
		t.Errorf("at the end: %s %+v", got, a.Total)
	}
	versions := s.accuracy("--by", "mapping").Rows
	if len(versions) != 3 || versions[0].Key != "northwind-850" || versions[0].MappingSHA256 == versions[1].MappingSHA256 || versions[2].Key != "x12-850" {
		t.Errorf("mapping versions: %+v", versions)
	}
	for rule, want := range map[string]string{
		"line.price.tolerance": "rejected 1, mended 1, released 1, waiting 1",
		"line.quantity.pack":   "corrected 1",
		"line.item.unknown":    "declined 1",
	} {
		if got := s.rules()[rule]; got != want {
			t.Errorf("%s: %s, want %s", rule, got, want)
		}
	}
	d.stop()
}

// TestAccuracyKilled: kill -9 while an order is checked, and while it is posted
// after its release: it counts once, for each of its rules too, and a replay of
// what is posted counts nothing.
func TestAccuracyKilled(t *testing.T) {
	t.Parallel()
	for _, point := range []string{"check.examined", "check.recorded", "post.loaded", "post.sent", "post.recorded"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			at := time.Now()
			d := s.start(point)
			s.drop("northwind", "po.edi", document(t, "northwind-order.edi", at))
			if strings.HasPrefix(point, "check") {
				d.died()
				d = s.start("")
			}
			s.waiting(d, "below the agreed")
			if got := s.rules()["line.price.tolerance"]; got != "waiting 1" {
				t.Errorf("while it waits: %s", got)
			}
			if ok, out := s.decide("release", "NW-"+stamp(at)); !ok && !strings.HasPrefix(point, "post") { // else the daemon may die before it answers
				t.Fatal(out)
			}
			if strings.HasPrefix(point, "post") {
				d.died()
				d = s.start("")
			}
			d.until("the answer", func() bool { return len(s.files("northwind/out/855*")) == 1 })
			_, out := command(t, "order", "trace", "--config", s.path("config.yaml"), "NW-"+stamp(at))
			id := regexp.MustCompile(`message  (\S+)`).FindStringSubmatch(out)
			if code, out := command(t, "replay", "--config", s.path("config.yaml"), "--by", "dana", id[1]); code != 0 {
				t.Fatal(out)
			}
			d.stop()
			total := s.accuracy().Total
			if got, rule := counts(total), s.rules()["line.price.tolerance"]; got != "released 1" || rule != "released 1" || total.Waited != 1 {
				t.Errorf("counted %s, the rule %s", got, rule)
			}
		})
	}
}

// accuracyOf checks what a running daemon shows.
func (s *site) accuracyOf(d *daemon) {
	s.t.Helper()
	_, table := command(s.t, "accuracy", "--config", s.path("config.yaml"), "--since", "1d")
	for _, want := range []string{`PARTNER +ORDERS +PASSED`, `(?m)^acme +5 +2 +0 +0 +0 +1 +1 +0 +1 +0 +50\.00 %  +\S+ +\S+$`, `(?m)^northwind +3 +0 +1 +0 +0 +0 +0 +0 +2 +0 +0\.00 %`, `(?m)^total +8 +2 .* 40\.00 %`} {
		if !regexp.MustCompile(want).MatchString(table) {
			s.t.Errorf("no %s in\n%s", want, table)
		}
	}
	_, rules := command(s.t, "accuracy", "--config", s.path("config.yaml"), "--by", "rule")
	for _, want := range []string{`(?m)^line\.price\.tolerance +4 +0 +1 +0 +1 +0 +0 +2 +50\.00 %`, `2 of 5 decided orders passed untouched: 40\.00 %`} {
		if !regexp.MustCompile(want).MatchString(rules) {
			s.t.Errorf("no %s in\n%s", want, rules)
		}
	}
	for _, want := range []string{ // counted when the decision is durable, and so a moment behind it
		`ordergate_order_outcomes_total{channel="folder",outcome="passed",partner="acme"} 2`,
		`ordergate_order_outcomes_total{channel="folder",outcome="rejected",partner="acme"} 1`,
		`ordergate_order_outcomes_total{channel="folder",outcome="declined",partner="acme"} 1`,
		`ordergate_order_outcomes_total{channel="folder",outcome="released",partner="northwind"} 1`,
		`ordergate_order_outcomes_total{channel="folder",outcome="refused",partner="northwind"} 0`,
		`ordergate_rule_outcomes_total{effect="stopped",outcome="released",rule="line.price.tolerance"} 1`,
		`ordergate_rule_outcomes_total{effect="stopped",outcome="rejected",rule="line.price.tolerance"} 1`,
		`ordergate_rule_outcomes_total{effect="stopped",outcome="declined",rule="line.item.unknown"} 1`,
	} {
		d.until(want, func() bool { return d.metric(want) })
	}
	today := time.Now().UTC()
	for query, want := range map[string]string{
		"?by=channel": `"key":"folder","orders":8,"decided":5,"passed":2`,
		"?partner=northwind&by=mapping&from=" + today.AddDate(0, 0, -1).Format(time.DateOnly) + "&to=" + today.AddDate(0, 0, 2).Format(time.DateOnly): `"key":"northwind-850","mappingSha256":"`,
		"?to=2020-01-01":                 `"orders":0,"decided":0`,
		"?test=true":                     `"orders":1,"decided":1,"passed":1`,
		"?changes=true":                  `"orders":0,"decided":0`,
		"?from=yesterday":                `from: \"yesterday\" is neither a date`,
		"?by=moon":                       `expected value to be one of`,
		"?from=2026-01-02&to=2026-01-01": `from must be before to`,
	} {
		if got := d.get("/api/accuracy" + query); !strings.Contains(got, want) {
			s.t.Errorf("%s: no %s in %s", query, want, got)
		}
	}
	for _, bad := range []string{"0d", "yesterday", "-3h", "d"} {
		if code, out := command(s.t, "accuracy", "--config", s.path("config.yaml"), "--since="+bad); code == 0 || !strings.Contains(out, "write days (30d)") {
			s.t.Errorf("--since %s: code %d, %s", bad, code, out)
		}
	}
}
