// SPDX-License-Identifier: Apache-2.0

package formats_test

import (
	"testing"

	"ordergate/gateway/decode/formats"
)

// TestSniff: the first format that takes a payload is the right one.
func TestSniff(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ head, file, format, typ string }{
		{`{"id": 1}`, "order.txt", "json", ""},
		{`[{"id": 1}]`, "", "json", ""},
		{`<Order xmlns="urn:x"/>`, "", "xml", "Order"},
		{"\xef\xbb\xbf<?xml version=\"1.0\"?><cXML><Request><OrderRequest>", "", "xml", "OrderRequest"},
		{"PK\x03\x04 [Content_Types].xml", "", "xlsx", ""},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "order.xls", "xlsx", ""},
		{"PO;Item\n1;2\n", "order.txt", "csv", ""},
		{"H0000047 2026\nLA-1    10\n", "order.txt", "fixed", ""},
		{"ISA*00*          *00*", "order.edi", "", ""},
		{"\x00\x01\x02", "order.bin", "", ""},
	} {
		got, typ := "", ""
		for _, f := range formats.All() {
			var ok bool
			if typ, ok = f.Sniff([]byte(tt.head), tt.file); ok {
				got = f.Name()
				break
			}
		}
		if got != tt.format || typ != tt.typ {
			t.Errorf("%q is %s %q, want %s %q", tt.head, got, typ, tt.format, tt.typ)
		}
	}
}
