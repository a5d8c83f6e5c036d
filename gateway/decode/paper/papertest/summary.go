// SPDX-License-Identifier: Apache-2.0

package papertest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Summary adds up the results of a corpus.
type Summary struct {
	Documents, Orders int
	Header            map[string]map[string]int // by field, by what became of it
	// Lines of the truths, lines extracted, exact ones.
	Truth, Extracted, Exact int
	Perfect, PerfectStrict  int
	Outcomes                map[string]int
}

// Sum adds up results.
func Sum(results []Result) Summary {
	s := Summary{Documents: len(results), Header: map[string]map[string]int{}, Outcomes: map[string]int{}}
	for _, k := range fields {
		s.Header[k] = map[string]int{}
	}
	for _, r := range results {
		s.Outcomes[r.Outcome]++
		if !r.Order {
			continue
		}
		s.Orders++
		for k, v := range r.Header {
			s.Header[k][v]++
		}
		s.Truth, s.Extracted, s.Exact = s.Truth+r.Truth, s.Extracted+r.Extracted, s.Exact+r.Exact
		if r.Perfect {
			s.Perfect++
		}
		if r.PerfectStrict {
			s.PerfectStrict++
		}
	}
	return s
}

// HeaderAccuracy is the share of the printed header fields that are right; precision
// that of the given ones.
func (s *Summary) HeaderAccuracy() (accuracy, precision float64) {
	var right, printed, bad int
	for _, h := range s.Header {
		right += h[Right]
		printed += h[Right] + h[Wrong] + h[Missing]
		bad += h[Wrong] + h[Spurious]
	}
	return share(right, printed), share(right, right+bad)
}

// LineF1 is the harmonic mean of the lines' precision and recall.
func (s *Summary) LineF1() float64 { return share(2*s.Exact, s.Truth+s.Extracted) }

// Silent is how many files were taken without a person, and how many of those are wrong.
func (s *Summary) Silent() (taken, wrong int) {
	wrong = s.Outcomes["AUTO-WRONG"] + s.Outcomes["FALSE-ACCEPT"]
	return wrong + s.Outcomes["auto-perfect"], wrong
}

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// String is a table for people.
func (s Summary) String() string {
	var b strings.Builder
	acc, prec := s.HeaderAccuracy()
	taken, wrong := s.Silent()
	fmt.Fprintf(&b, "documents %d, orders %d, perfect %d (strict %d)\n", s.Documents, s.Orders, s.Perfect, s.PerfectStrict)
	fmt.Fprintf(&b, "header accuracy %.4f, precision %.4f\n", acc, prec)
	for _, k := range fields {
		h := s.Header[k]
		fmt.Fprintf(&b, "  %-15s right %3d, wrong %3d, missing %3d, spurious %3d\n", k, h[Right], h[Wrong], h[Missing], h[Spurious])
	}
	fmt.Fprintf(&b, "lines: truth %d, extracted %d, exact %d, F1 %.4f\n", s.Truth, s.Extracted, s.Exact, s.LineF1())
	for _, k := range slices.Sorted(maps.Keys(s.Outcomes)) {
		fmt.Fprintf(&b, "  %-17s %3d\n", k, s.Outcomes[k])
	}
	fmt.Fprintf(&b, "taken without a person %d, wrong %d\n", taken, wrong)
	return b.String()
}

// String is one row for people: the outcome, and each field that is not right.
func (r Result) String() string {
	var bad []string
	for _, k := range fields {
		if v := r.Header[k]; v == Wrong || v == Missing || v == Spurious {
			bad = append(bad, k+":"+v)
		}
	}
	return strings.TrimSpace(fmt.Sprintf("%-36s %-17s lines %d/%d (extracted %d) %s", r.ID, r.Outcome, r.Exact, r.Truth, r.Extracted, strings.Join(bad, " ")))
}
