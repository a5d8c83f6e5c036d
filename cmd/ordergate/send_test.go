// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"strings"
	"testing"
	"time"
)

// TestSendFile gives documents of others to a partner, with a daemon and without.
func TestSendFile(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	config := s.path("config.yaml")
	po := strings.NewReplacer("ACMERETAIL ", "ORDERGATE  ", "ORDERGATE ", "ACMERETAIL").Replace(document(t, "acme-order.edi", time.Now()))
	s.write("po.edi", po)
	s.write("broken.edi", strings.Replace(po, "IEA*1*", "IEA*2*", 1))
	s.write("notes.txt", "hello\n")
	s.write("empty.txt", "")
	large := strings.Repeat("0123456789abcdef", 1<<14) // more than the journal takes
	s.write("large.bin", large)
	send := func(args ...string) (int, string) {
		return command(t, append([]string{"outbound", "send", "--config", config, "--by", "dana"}, args...)...)
	}
	d := s.start("")
	d.until("the daemon", func() bool { return d.addr() != "" })
	if code, out := send("--partner", "acme", s.path("po.edi")); code != 0 || !strings.Contains(out, "goes to acme as document X") {
		t.Fatalf("code %d: %s", code, out)
	}
	d.until("the file", func() bool { return len(s.files("acme/out/po*")) == 1 })
	if b, err := os.ReadFile(s.files("acme/out/po*")[0]); err != nil || string(b) != po {
		t.Errorf("it was changed: %v\n%s", err, b)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--partner", "acme", s.path("po.edi")}, "was sent these bytes before"},
		{[]string{"--partner", "acme", s.path("broken.edi")}, "no partner could read it"},
		{[]string{"--partner", "nobody", s.path("po.edi")}, `no partner "nobody"`},
		{[]string{"--partner", "acme", s.path("empty.txt")}, "The document is empty."},
	} {
		if code, out := send(c.args...); code == 0 || !strings.Contains(out, c.want) {
			t.Errorf("%q: code %d: %s", c.args, code, out)
		}
	}
	if code, out := send("--partner", "acme", "--again", s.path("po.edi")); code != 0 {
		t.Errorf("again: code %d: %s", code, out)
	}
	d.until("both files", func() bool { return len(s.files("acme/out/po*")) == 2 })
	if code, out := send("--partner", "acme", "--kind", "CATALOGUE", s.path("large.bin")); code != 0 {
		t.Errorf("large: code %d: %s", code, out)
	}
	d.until("the large file", func() bool { return len(s.files("acme/out/large*")) == 1 })
	if b, err := os.ReadFile(s.files("acme/out/large*")[0]); err != nil || string(b) != large {
		t.Errorf("the large file was changed: %d bytes, %v", len(b), err)
	}
	d.stop()
	if left := s.files("state/spool/*"); len(left) != 0 {
		t.Errorf("left in the spool: %v", left)
	}
	if code, out := send("--partner", "acme", s.path("notes.txt")); code != 0 {
		t.Errorf("without a daemon: code %d: %s", code, out)
	}
	_, out := command(t, "outbound", "list", "--config", config)
	if strings.Count(out, "850 ") != 2 || !strings.Contains(out, "TXT ") || !strings.Contains(out, "CATALOGUE ") {
		t.Errorf("the list: %s", out)
	}
	d = s.start("")
	d.until("the text", func() bool { return len(s.files("acme/out/notes*")) == 1 })
	d.stop()
}
