// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"os"
	"regexp"
	"testing"
)

// TestFunctionsAreDocumented: docs/mapping.md has every function there is.
func TestFunctionsAreDocumented(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("../../../docs/mapping.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range functionNames() {
		if !regexp.MustCompile("`"+name+"[`(]").Match(b) && !regexp.MustCompile("[ `(]"+name+`\(`).Match(b) {
			t.Errorf("docs/mapping.md says nothing of %s", name)
		}
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, want string }{
		{"20240229", "2024-02-29"}, {"20230229", ""}, {"20241301", ""}, {"20240431", ""}, {"691231", "2069-12-31"}, {"700101", "1970-01-01"},
		{"2024-02-29", "2024-02-29"}, {"2024022", ""}, {"", ""}, {"00000000", ""}, {"19000229", ""}, {"20000229", "2000-02-29"},
	}
	for _, tt := range tests {
		if got, ok := isoDate(tt.in, 0); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%q: %q", tt.in, got)
		}
	}
}

func TestDecimals(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, want string }{
		{"12", "12"}, {"-0.50", "-0.50"}, {".5", "0.5"}, {"5.", "5"}, {"00012.00", "12.00"}, {"123456789012345678901234567890.12", "123456789012345678901234567890.12"},
		{"+1", ""}, {"1e3", ""}, {"1,000", ""}, {"1.2.3", ""}, {"-", ""}, {".", ""}, {"", ""}, {"1 ", ""}, {"99999999999999999999999999999999999999999", ""},
	}
	for _, tt := range tests {
		d, ok := parseDecimal(tt.in, nil)
		if ok != (tt.want != "") || ok && (&Value{kind: number, number: d}).String() != tt.want {
			t.Errorf("%q: %v %v", tt.in, d, ok)
		}
	}
}

// TestCoefficients: what is remembered of one number is never taken for another.
func TestCoefficients(t *testing.T) {
	t.Parallel()
	var made coefficients
	n := int64(len(made))
	for _, value := range []int64{0, n, 0, 5, 5 + n, -5, 5, n - 5, -5, -5 - n, 999_999_999_999_999_999} {
		for range 2 {
			if got := made.of(value); got.IntPart() != value {
				t.Errorf("%d: %s", value, got)
			}
		}
	}
}
