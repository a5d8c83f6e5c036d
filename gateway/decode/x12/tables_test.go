// SPDX-License-Identifier: Apache-2.0

package x12_test

import (
	"strings"
	"testing"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
)

// releases are where the tables change, some between, and what is no release.
var releases = []string{"002001", "003010", "003020", "003030", "003040", "003050", "003060", "003070", "004010", "004010VICS", "004020", "004030",
	"004050", "004060", "005010", "005020", "005030", "006010", "006040", "007010", "007040", "007060", "008010", "008020", "009010", "ZZ"}

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
		if e.Min > e.Max || e.Type == "" || e.Type != "composite" && e.Max == 0 {
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
		set, release, path string
		element, max       int // 0: the segment has no such element
	}{
		{"850", "003060", "BEG", 5, 6}, {"850", "004010", "BEG", 5, 8}, {"850", "003060", "ITD", 4, 6}, {"850", "004010", "ITD", 4, 8},
		{"850", "003070", "DTM", 7, 35}, {"850", "004010", "DTM", 7, 0},
		{"850", "003040", "N1", 2, 35}, {"850", "003070", "N1", 2, 60}, {"850", "003040", "N1", 4, 17}, {"850", "003060", "N1", 4, 20},
		{"850", "003070", "N1", 4, 80}, {"850", "003060", "N1/N3", 1, 35}, {"850", "004010", "N1/N3", 1, 55}, {"850", "003040", "N1/N4", 3, 9},
		{"850", "003050", "N1/N4", 3, 11}, {"850", "004010", "N1/N4", 3, 15}, {"850", "004060", "N1/N4", 7, 0}, {"850", "005010", "N1/N4", 7, 3},
		{"850", "006030", "N1/N4", 8, 0}, {"850", "006040", "N1/N4", 8, 20}, {"850", "008010", "N1", 7, 0}, {"850", "008020", "N1", 8, 0},
		{"850", "003040", "REF", 1, 2}, {"850", "003050", "REF", 1, 3}, {"850", "004010VICS", "REF", 2, 30}, {"850", "005010", "REF", 2, 50},
		{"850", "006010", "REF", 2, 80}, {"855", "004060", "PER", 4, 80}, {"855", "005010", "PER", 4, 256}, {"855", "008020", "PER", 4, 2048},
		{"850", "003060", "PO1", 2, 9}, {"850", "004010", "PO1", 2, 15}, {"850", "003040", "PO1", 7, 30}, {"850", "003060", "PO1", 7, 40},
		{"850", "004010", "PO1", 7, 48}, {"850", "005030", "PO1", 7, 48}, {"850", "006030", "PO1", 7, 80},
		{"860", "004010", "MEA", 3, 18}, {"860", "005010", "MEA", 3, 20}, {"850", "005010", "MEA", 11, 0}, {"850", "008020", "MEA", 12, 30},
		{"850", "004040", "N9/MTX", 5, 0}, {"850", "004050", "N9/MTX", 6, 3}, {"865", "007050", "TXI", 11, 0}, {"865", "007060", "TXI", 13, 80},
		{"850", "006040", "PID", 10, 0}, {"850", "007010", "PID", 10, 2}, {"997", "004010", "AK2/AK3", 2, 6}, {"997", "005010", "AK2/AK3", 2, 10},
	} {
		s := place(c.set, c.release, c.path)
		if s == nil {
			t.Errorf("%s in %s has no %s", c.set, c.release, c.path)
			continue
		}
		got := 0
		if len(s.Elements) >= c.element {
			got = s.Elements[c.element-1].Max
		}
		if got != c.max {
			t.Errorf("%s%02d of a %s in %s has max %d, want %d", c.path, c.element, c.set, c.release, got, c.max)
		}
	}
}

// TestReleasePlaces: where segments stand from release to release; -1 is nowhere.
func TestReleasePlaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		set, release, path string
		max                int
	}{
		{"850", "003070", "NTE", 100}, {"850", "004010", "NTE", -1}, {"860", "003010", "ITA", 25}, {"860", "004010", "ITA", -1},
		{"850", "003040", "PO1/LDT", 12}, {"850", "003050", "PO1/LDT", -1}, {"850", "003040", "PO1/SLN/SAC", 10},
		{"850", "004010", "LDT/QTY", -1}, {"850", "005010", "LDT/QTY", 0}, {"850", "004060", "N9/PWK", -1}, {"850", "005010", "N9/EFI", 0},
		{"865", "004060", "N1/IN2", -1}, {"865", "005010", "POC/SLN/N1/IN2", 0}, {"850", "004060", "TD5", 12}, {"850", "005010", "TD5", 0},
		{"850", "005030", "PO1/ITD", 2}, {"850", "006010", "PO1/ITD", 0}, {"865", "006010", "POC/ITD", 0},
		{"850", "006030", "PO1/SDQ", 500}, {"850", "006040", "PO1/SDQ", 0}, {"855", "005010", "PO1/SLN/MEA", 0}, {"855", "004010", "PO1/SLN/MEA", -1},
		{"850", "004010", "N9/MTX", 1000}, {"850", "005010", "N9/MTX", 0}, {"850", "008020", "N9/MSG", 1000},
	} {
		got := -1
		if s := place(c.set, c.release, c.path); s != nil {
			got = s.Max
		}
		if got != c.max {
			t.Errorf("%s of a %s in %s has max use %d, want %d", c.path, c.set, c.release, got, c.max)
		}
	}
	for _, release := range releases {
		if place("850", release, "N9/MSG") == nil || place("850", release, "N9/MTX") == nil {
			t.Errorf("850 in %s does not read both MSG and MTX", release)
		}
	}
}

// place is what stands at a path of a set, nil for nothing.
func place(set, release, path string) *decode.Shape {
	s := x12.ShapeOf(set, release)
	for _, id := range strings.Split(path, "/") {
		if s != nil {
			s = s.Child(id)
		}
	}
	return s
}
