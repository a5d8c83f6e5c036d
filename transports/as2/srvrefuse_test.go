// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
)

// TestRefusedByHeader: who is refused by the header hears why, though it sends a large
// body before it listens; and nothing is taken.
func TestRefusedByHeader(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.serve()
	body := bytes.Repeat([]byte("ISA*00*~"), 1<<19)
	for _, c := range []struct {
		name   string
		change func(http.Header)
		status int
		says   string
	}{
		{"unknown partner", with("AS2-From", "STRANGER"), http.StatusOK, "processed/error: unknown-trading-partner"},
		{"no AS2 message", func(h http.Header) { h.Del("AS2-To") }, http.StatusBadRequest, "no AS2-To"},
		{"gzip", with("Content-Encoding", "gzip"), http.StatusUnsupportedMediaType, "Content-Encoding is not supported"},
	} {
		for range 3 {
			p := r.post(r.request("<refused@acme>", "application/EDI-X12", bytes.NewReader(body), c.change))
			if p.status != c.status || !strings.Contains(string(p.body), c.says) {
				t.Errorf("%s: %d %.300q", c.name, p.status, p.body)
			}
		}
	}
	if n := len(r.in.Taken()); n != 0 {
		t.Errorf("%d taken", n)
	}
	p := r.post(r.request("<identity@acme>", "application/EDI-X12", bytes.NewReader(body[:80]), with("Content-Encoding", "identity")))
	if p.status != http.StatusOK || len(r.in.Taken()) != 1 {
		t.Errorf("identity: %d %s", p.status, p.body)
	}
}
