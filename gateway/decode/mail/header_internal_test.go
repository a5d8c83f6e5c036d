// SPDX-License-Identifier: Apache-2.0

package mail

import (
	"runtime"
	"strings"
	"testing"
)

// TestFoldedForEver: a field of very many lines costs what it holds, not its square.
func TestFoldedForEver(t *testing.T) {
	read := func() *header {
		h := &header{}
		for range 16 {
			h.add("Subject: order")
			for range 20_000 {
				h.add(" a")
			}
		}
		h.get("none")
		return h
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	h := read()
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 32<<20 {
		t.Errorf("%d bytes to read a header of 960,000", n)
	}
	if v := h.get("Subject"); !strings.HasPrefix(v, "order a a a") || len(v) != len("order")+2*20_000 {
		t.Errorf("the subject has %d bytes", len(v))
	}
}
