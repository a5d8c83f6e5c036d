// SPDX-License-Identifier: Apache-2.0

package extract_test

import (
	"testing"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/decode/typed"
)

// TestTyped: an order in sentences is read, and what of it is doubtful holds it.
func TestTyped(t *testing.T) {
	t.Parallel()
	d, findings := typed.Text("", `Purchase order 4500077

Please send
10 x AB-123 hex bolts M8 at 0.42 each
5 pcs of 4711
1.000 pcs EF-77

Ship to:
Lakeside Foods
12 Mill Road
Madison, WI 53703
`, decode.Limits{})
	if d == nil {
		t.Fatal(findings)
	}
	orders := extract.Extract(d, nil, extract.Hints{})
	if len(orders) != 1 || orders[0].Number.Text != "4500077" || len(orders[0].Lines) != 2 {
		t.Fatalf("%+v", orders)
	}
	for i, want := range []string{"10 AB-123", "5 4711"} {
		if l := orders[0].Lines[i]; l.Quantity.Text+" "+l.Item.Text != want {
			t.Errorf("%s: %+v", want, l)
		}
	}
	held := false
	for _, f := range orders[0].Findings {
		held = held || f.Code == "paper.sentence.doubt" && f.Position.Page == 1 && f.Position.Box != nil
	}
	if !held {
		t.Error(orders[0].Findings)
	}
}
