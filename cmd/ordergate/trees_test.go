// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestNoTestOrderGoesLive: an order that a mapping's test calls one never reaches
// the live ERP, whatever its format, and one of which that cannot be told waits.
func TestNoTestOrderGoesLive(t *testing.T) {
	t.Parallel()
	s := formSite(t)
	good := formOrder{"4500777", "000000010", 12, time.Now()}
	order := func(number, test string) string {
		o := good
		o.number = number
		return strings.Replace(o.document(t, "order.json"), `"orderNo"`, `"isTest": `+test+`, "orderNo"`, 1)
	}
	s.edit("mappings/forms/json.yaml", "order:\n", "test: isTest\norder:\n")
	if err := os.WriteFile(s.path("mappings/forms/examples/order.json"), []byte(order("1", "false")), 0o644); err != nil {
		t.Fatal(err)
	}
	s.edit("partners/x12.yaml", "forms-x12", "forms-tests")
	if err := os.WriteFile(s.path("mappings/forms/tests.yaml"), []byte("mapping: forms-tests\nextends: forms-x12\ntest: BEG03 == \"4500777\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	d := s.start("")
	s.drop("x12", "test.edi", good.document(t, "order.edi"))
	for i, test := range []string{"true", `"yes"`, "null"} {
		s.drop("json", fmt.Sprintf("test%d.json", i), order(fmt.Sprint("TEST-", i), test))
	}
	s.drop("json", "live.json", order("LIVE-1", "false"))
	d.until("the live order in the ERP", func() bool { return len(s.files("erp/*.json")) > 0 })
	d.until("two that wait", func() bool {
		_, out := command(t, "order", "list", "--waiting", "--config", s.path("config.yaml"))
		return strings.Count(out, "cannot be told") == 2
	})
	d.until("quiet", d.idle)
	d.stop()
	if got := s.files("erp/*.json"); len(got) != 1 || !strings.Contains(s.read(got[0]), "LIVE-1") {
		t.Errorf("in the live ERP are %v", got)
	}
}

// TestMendedMappingReplays: what held an order of a file is asked anew when its message
// is replayed, its layout included, and the order goes its way.
func TestMendedMappingReplays(t *testing.T) {
	t.Parallel()
	s := formSite(t)
	s.edit("config.yaml", "limits:", "reload: {poll: 100ms}\nlimits:")
	d := s.start("")
	good := formOrder{"4500777", "000000010", 12, time.Now()}
	s.drop("json", "order.json", strings.Replace(good.document(t, "order.json"), `"qty": 1200`, `"qty": "1,200"`, 1))
	s.drop("csv", "order.csv", strings.Replace(good.document(t, "order.csv"), "HEX BOLT", "H\xe4X BOLT", 1))
	out := ""
	d.until("both held", func() bool {
		_, out = command(t, "order", "list", "--waiting", "--config", s.path("config.yaml"))
		return strings.Contains(out, "is no number") && strings.Contains(out, "no character in its charset")
	})
	d.until("quiet", d.idle)
	mended := strings.Replace(s.read(s.path("mappings/forms/csv.yaml")), "split: PO Number,", "split: PO Number, charset: windows-1252,", 1)
	if err := os.CopyFS(s.path("drafts"), os.DirFS(s.path("mappings/forms"))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.path("drafts/mended.yaml"), []byte(mended), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, out := command(t, "mapping", "diff", "forms-csv", s.path("drafts/mended.yaml"), "--config", s.path("config.yaml")); code != 1 || !strings.Contains(out, `-> "HäX BOLT`) {
		t.Errorf("diff does not know the mended layout: %d\n%s", code, out)
	}
	s.edit("mappings/forms/json.yaml", "quantity: qty", "quantity: decimal(qty, \".\")")
	s.edit("mappings/forms/csv.yaml", "split: PO Number,", "split: PO Number, charset: windows-1252,")
	messages := regexp.MustCompile(`O(01[A-Z0-9]+)\.`).FindAllStringSubmatch(out, -1)
	d.until("both in the ERP", func() bool { // from the moment that the mended mappings are in force
		for _, id := range messages {
			if code, out := command(t, "replay", "--config", s.path("config.yaml"), "--reason", "mended", "M"+id[1]); code != 0 {
				t.Fatal(out)
			}
		}
		return len(s.files("erp/*.json")) == 2
	})
	d.stop()
	all := ""
	for _, f := range s.files("erp/*.json") {
		all += s.read(f)
	}
	if !strings.Contains(all, "HäX BOLT") || strings.Contains(all, "\ufffd") {
		t.Errorf("the text was not read anew:\n%s", all)
	}
}
