// SPDX-License-Identifier: Apache-2.0

package validate_test

import (
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

// TestTooManyFindings: an order that is wrong in each of its lines is held with as much as
// a person can read, and says that there is more.
func TestTooManyFindings(t *testing.T) {
	t.Parallel()
	o := &gateway.Order{ID: "1", OrderLine: make([]gateway.Line, 20_000)}
	findings, _ := validate.Check(o, validate.Facts{}, validate.Defaults(), validate.Who{Partner: "acme", Customer: "C-1"}, "2026-11-27")
	if n := len(findings); n <= validate.MostFindings || n > validate.MostFindings+20 {
		t.Fatalf("%d findings", n)
	}
	last := findings[len(findings)-1]
	if last.Code != "order.findings.toomany" || last.Severity != gateway.Hold || gateway.Weigh(findings) == gateway.Accept {
		t.Errorf("%+v", last)
	}
	if few, _ := validate.Check(&gateway.Order{ID: "1", OrderLine: make([]gateway.Line, 3)}, validate.Facts{}, validate.Defaults(), validate.Who{Partner: "acme", Customer: "C-1"}, "2026-11-27"); len(few) == 0 || few[len(few)-1].Code == "order.findings.toomany" {
		t.Errorf("three lines: %d findings", len(few))
	}
}
