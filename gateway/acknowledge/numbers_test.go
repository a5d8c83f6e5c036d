// SPDX-License-Identifier: Apache-2.0

package acknowledge_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
)

// TestNumbers reads the numbers of interchanges that others wrote.
func TestNumbers(t *testing.T) {
	t.Parallel()
	const isa = "ISA*00*          *00*          *ZZ*BUYER          *ZZ*SELLER         *261126*1200*U*00401*000000017*0*P*>~"
	const group = "GS*PO*BUYER*SELLER*20261126*1200*5*X*004010~ST*850*0001~BEG*00*SA*1**20261126~PO1*1*1*EA*1**VP*A~CTT*1~SE*5*0001~GE*1*5~"
	s, err := acknowledge.Numbers(strings.NewReader(isa + group + "IEA*1*000000017~"))
	want := acknowledge.Sealed{Control: "000000017", Groups: []acknowledge.SealedGroup{{FunctionalID: "PO", Version: "004010", Control: "5",
		Sets: []acknowledge.SealedSet{{ID: "850", Control: "0001", Index: -1}}}}}
	if diff := cmp.Diff(want, s); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	for name, c := range map[string]struct{ text, want string }{
		"two interchanges": {isa + group + "IEA*1*000000017~" + isa + group + "IEA*1*000000017~", "several interchanges"},
		"a broken end":     {isa + group + "IEA*1*000000018~", "is broken"},
	} {
		_, err := acknowledge.Numbers(strings.NewReader(c.text))
		if gateway.KindOf(err) != gateway.Invalid || !strings.Contains(gateway.PublicText(err, ""), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if s, err := acknowledge.Numbers(strings.NewReader("plain text")); err != nil || s.Control != "" {
		t.Errorf("no X12: %+v, %v", s, err)
	}
}
