// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestLongHeader: a cXML whose header is longer than most files is still known for
// the order that it is.
func TestLongHeader(t *testing.T) {
	t.Parallel()
	text := formOrder{"4500777", "", 12, time.Now()}.document(t, "order-cxml.xml")
	long := strings.Replace(text, "<Header>", "<Header>"+strings.Repeat("<!-- a signature -->", 1000), 1)
	file := filepath.Join(t.TempDir(), "order.xml")
	if err := os.WriteFile(file, []byte(long), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, out := command(t, "read", file); code != 0 || !strings.Contains(out, `"type":"OrderRequest"`) || !strings.Contains(out, `"id":"4500777"`) {
		t.Errorf("%d %.400s", code, out)
	}
}
