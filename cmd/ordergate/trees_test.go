// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
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
