// SPDX-License-Identifier: Apache-2.0

package cxml

import (
	"testing"
)

// FuzzRead: whatever comes is read to an end, and what is taken has what it must have.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`<cXML payloadID="1"><Header><Sender><Credential domain="D"><Identity>i</Identity><SharedSecret>s</SharedSecret></Credential></Sender></Header><Request><OrderRequest/></Request></cXML>`))
	f.Add([]byte(`<!DOCTYPE cXML [<!ENTITY a "b">]><cXML>&a;</cXML>`))
	f.Add([]byte("\xFF\xFE<\x00c\x00"))
	f.Add([]byte(`<?xml version="1.0" encoding="latin1"?><cXML/>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, s := read(b)
		if s == nil && (h.payloadID == "" || h.kind == "" || h.kind == "Request" && len(h.sender) == 0) {
			t.Errorf("taken without what it must have: %+v", h)
		}
		if s != nil && names[s.code] == "" {
			t.Errorf("status %d has no name", s.code)
		}
		_, _, _ = statusIn(b)
		_, _, _ = documentOf("multipart/related; boundary=b", b)
		if doc, err := addressed(b, parties{id: "i", secret: "s"}); err == nil {
			if _, s := read(doc); s != nil && s.code == 406 && len(b) < 1000 {
				t.Logf("made of %q: %s", b, s.text)
			}
		}
	})
}
