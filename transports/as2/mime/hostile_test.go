// SPDX-License-Identifier: Apache-2.0

package mime_test

import (
	"bufio"
	"fmt"
	"strings"
	"testing"

	"ordergate/transports/as2/mime"
)

// TestManyFolds: headers of nothing but continuation lines are read in one pass each.
func TestManyFolds(t *testing.T) {
	t.Parallel()
	raw := "X: a" + strings.Repeat("\r\n b", 16_000) + "\r\n \r\nY:\r\n\tc\r\n\r\n"
	for range 50 {
		h, err := mime.ReadHeader(bufio.NewReader(strings.NewReader(raw)), 0)
		if err != nil {
			t.Fatal(err)
		}
		if x, y := h.Get("X"), h.Get("Y"); len(x) != 1+2*16_000 || !strings.HasPrefix(x, "a b b") || y != "c" {
			t.Fatalf("%d bytes, %q", len(x), y)
		}
	}
}

// TestManyContinuations: of a parameter in thousands of pieces (RFC 2231) each piece is
// looked at once.
func TestManyContinuations(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("text/plain")
	for i := range 20_000 {
		fmt.Fprintf(&b, ";name*%d=a", i)
	}
	_, params, err := mime.ParseMediaType(b.String())
	if err != nil || len(params["name"]) != 20_000 {
		t.Errorf("%d bytes, %v", len(params["name"]), err)
	}
}
