// SPDX-License-Identifier: Apache-2.0

package comparison_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/comparison"
)

func yes() *bool { b := true; return &b }

// TestChanges compares two orders at a time, value by value.
func TestChanges(t *testing.T) {
	t.Parallel()
	line := func(id, q string) gateway.Line { return gateway.Line{ID: id, Quantity: gateway.MustDec(q)} }
	tests := []struct {
		name        string
		before, now gateway.Order
		want        []comparison.Change
	}{
		{"the same", gateway.Order{ID: "1", OrderLine: []gateway.Line{line("1", "2")}}, gateway.Order{ID: "1", OrderLine: []gateway.Line{line("1", "2")}}, nil},
		{"a text", gateway.Order{ID: "1"}, gateway.Order{ID: "01"}, []comparison.Change{{"/id", "1", "01"}}},
		{"a scale", gateway.Order{OrderLine: []gateway.Line{line("1", "2")}}, gateway.Order{OrderLine: []gateway.Line{line("1", "2.0")}}, []comparison.Change{{"/orderLine/0/quantity", "2", "2.0"}}},
		{"an object that is gone", gateway.Order{Contract: &gateway.Reference{ID: "C"}}, gateway.Order{}, []comparison.Change{{"/contract/id", "C", ""}}},
		{"yes or no", gateway.Order{TransactionConditions: &gateway.Conditions{}}, gateway.Order{TransactionConditions: &gateway.Conditions{ShipComplete: yes()}},
			[]comparison.Change{{"/transactionConditions/shipComplete", "", "true"}}},
		{"a line in the middle", gateway.Order{OrderLine: []gateway.Line{line("1", "1"), line("3", "3")}}, gateway.Order{OrderLine: []gateway.Line{line("1", "1"), line("2", "2"), line("3", "3")}},
			[]comparison.Change{{"/orderLine/1/id", "", "2"}, {"/orderLine/1/quantity", "", "2"}}},
		{"a list of texts", gateway.Order{BuyerCustomerParty: &gateway.Party{AdditionalName: []string{"a", "b"}}}, gateway.Order{BuyerCustomerParty: &gateway.Party{AdditionalName: []string{"a"}}},
			[]comparison.Change{{"/buyerCustomerParty/additionalName/1", "b", ""}}},
		{"what was left over is read", gateway.Order{Extensions: []gateway.Extension{{Name: "REF[DP]", Values: []string{"DP", "014"}}, {Name: "MAN", Values: []string{"X"}}}},
			gateway.Order{CustomerReference: "014", Extensions: []gateway.Extension{{Name: "MAN", Values: []string{"X"}, Position: gateway.Position{Segment: 9}}}},
			[]comparison.Change{{"/customerReference", "", "014"}, {"/extensions/REF[DP]", "DP*014", ""}}},
		{"ordergate's own", gateway.Order{Source: &gateway.Source{Mapping: "a"}, DocumentKey: "x"}, gateway.Order{Source: &gateway.Source{Mapping: "b"}, DocumentKey: "y"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, comparison.Changes(&tt.before, &tt.now)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
