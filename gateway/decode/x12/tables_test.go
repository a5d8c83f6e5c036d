// SPDX-License-Identifier: Apache-2.0

package x12_test

import (
	"fmt"
	"testing"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
)

// releases are those of the version map, and some in between.
var releases = []string{"002001", "003010", "003020", "003040", "003050", "003060", "004010", "004010VICS", "004020", "004030", "004060", "005010", "005020", "005030", "006010", "006040", "007040", "008020", "ZZ"}

// TestTables builds every set in every release: a fault in the tables panics.
func TestTables(t *testing.T) {
	t.Parallel()
	sets := x12.Sets()
	for _, set := range []string{"850", "855", "860", "865", "997", "999"} {
		if sets[set] == "" || x12.FunctionalID(set) != sets[set] {
			t.Errorf("set %s has no group", set)
		}
		for _, release := range releases {
			s := x12.ShapeOf(set, release)
			if s == nil {
				t.Fatalf("%s in %s has no shape", set, release)
			}
			sound(t, set+" in "+release, s)
		}
	}
	if x12.ShapeOf("990", "004010") != nil || x12.FunctionalID("990") != "" {
		t.Error("990 is not in the tables and has a shape")
	}
}

// sound holds a shape against what every shape must be.
func sound(t *testing.T, path string, s *decode.Shape) {
	t.Helper()
	for i, e := range s.Elements {
		if e.Min > e.Max || e.Type == "" || e.Ref == "" || e.Type != "composite" && e.Max == 0 {
			t.Errorf("%s: element %d is %+v", path, i+1, e)
		}
		if e.Type == "composite" && len(e.Components) == 0 {
			t.Errorf("%s: element %d has no components", path, i+1)
		}
	}
	for _, c := range s.Children {
		sound(t, path+" "+c.Name, c)
	}
}

// TestReleases: what changed from release to release.
func TestReleases(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		set, release, segment string
		element, max          int
	}{
		{"850", "003060", "BEG", 5, 6}, {"850", "004010", "BEG", 5, 8}, {"850", "004010VICS", "REF", 2, 30}, {"850", "005010", "REF", 2, 50},
		{"850", "006010", "REF", 2, 80}, {"855", "005010", "PER", 4, 256}, {"850", "004010", "PO1", 7, 48}, {"850", "006030", "PO1", 7, 80},
	} {
		s := x12.ShapeOf(c.set, c.release).Child(c.segment)
		if s == nil || len(s.Elements) < c.element || s.Elements[c.element-1].Max != c.max {
			t.Errorf("%s%02d of a %s in %s: %+v", c.segment, c.element, c.set, c.release, s)
		}
	}
	for _, release := range releases {
		n9 := x12.ShapeOf("850", release).Child("N9")
		if n9.Child("MSG") == nil || n9.Child("MTX") == nil {
			t.Errorf("850 in %s does not read both MSG and MTX", release)
		}
	}
	for release, n := range map[string]int{"004010": 6, "005010": 7, "006040": 8} {
		if n4 := x12.ShapeOf("850", release).Child("N1").Child("N4"); len(n4.Elements) != n {
			t.Errorf("N4 in %s has %s elements, want %d", release, fmt.Sprint(len(n4.Elements)), n)
		}
	}
}
