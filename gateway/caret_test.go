// SPDX-License-Identifier: Apache-2.0

package gateway_test

import (
	"strings"
	"testing"

	"ordergate/gateway"
)

// TestFaultShow: the caret stands under the character that the fault is about.
func TestFaultShow(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a", 200) + "X" + strings.Repeat("b", 200)
	tests := []struct {
		name, source string
		line, column int
		want         string // behind the fault's own line
	}{
		{"plain", "a: 1\nb: PO1O2\n", 2, 4, "  b: PO1O2\n     ^"},
		{"behind the end", "b:", 1, 3, "  b:\n    ^"},
		{"tabs stay", "\tx:\ty\r\n", 1, 5, "  \tx:\ty\n  \t  \t^"},
		{"umlauts and accents", "größe: e\u0301x", 1, 10, "  größe: e\u0301x\n          ^"},
		{"wide", "数量: x", 1, 5, "  数量: x\n        ^"},
		{"a byte order mark", "\ufeffx: y", 1, 4, "  x: y\n     ^"},
		{"commands to a terminal", "a\x1b[2J: y", 1, 1, "  a\ufffd[2J: y\n  ^"},
		{"long", long, 1, 201, "  …" + long[152:248] + "…\n   " + strings.Repeat(" ", 48) + "^"},
		{"long, at the end", long, 1, 401, "  …" + long[305:] + "\n   " + strings.Repeat(" ", 95) + "^"},
		{"no such line", "a", 3, 1, ""},
		{"no column", "a", 1, 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := gateway.Fault{File: "f.yaml", Line: tt.line, Column: tt.column, Message: "m"}
			got := strings.TrimPrefix(strings.TrimPrefix(f.Show([]byte(tt.source)), f.String()), "\n")
			if got != tt.want {
				t.Errorf("\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
