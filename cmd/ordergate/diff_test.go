// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ordergate/gateway/app"
	"ordergate/gateway/comparison"
)

// northwind is a site that has taken an order of Northwind, which reviews edits
// of mappings when that is asked for.
func northwind(t *testing.T, review bool) (*site, *daemon, time.Time) {
	t.Helper()
	s := newSite(t)
	at := time.Now()
	s.edit("config.yaml", "listen: 127.0.0.1:0", "listen: 127.0.0.1:0\nreload:\n  poll: 100ms")
	if review {
		s.edit("config.yaml", "mappings: mappings\n", "mappings: mappings\nreview: {diffMappings: true}\n")
	}
	d := s.start("")
	s.drop("northwind", "one.edi", document(t, "northwind-order.edi", at))
	d.until("the order", func() bool {
		code, _ := command(t, "order", "show", "--config", s.path("config.yaml"), "NW-"+stamp(at))
		return code == 0 && d.idle()
	})
	return s, d, at
}

// TestMappingDiff holds a draft against the mapping in use, beside the running
// daemon and without it.
func TestMappingDiff(t *testing.T) {
	t.Parallel()
	s, d, at := northwind(t, false)
	config, number := s.path("config.yaml"), "NW-"+stamp(at)
	draft := s.path("drafts/850.yaml")
	if err := os.MkdirAll(filepath.Dir(draft), 0o750); err != nil {
		t.Fatal(err)
	}
	text := "mapping: northwind-850\nextends: x12-850\norder:\n  delivery.requestedDespatchPeriod: none\n" +
		"  delivery.requestedDeliveryPeriod.endDate: date(DTM[\"010\"].DTM02)\n  customerReference: REF[\"XX\"].REF02\n  orderLine:\n    quantity: PO102 * 2\n"
	if err := os.WriteFile(draft, []byte(text), 0o640); err != nil {
		t.Fatal(err)
	}
	look := func(when string) {
		t.Helper()
		code, out := command(t, "mapping", "diff", "--config", config, "northwind-850", draft)
		for _, want := range []string{"1 document(s) of northwind replayed", "0 unchanged, 1 changed", "orderLine.quantity", "mapping.selector.none", "order " + number, "/orderLine/0/quantity:"} {
			if code != 1 || !strings.Contains(out, want) {
				t.Errorf("%s: code %d, no %q in\n%s", when, code, want, out)
			}
		}
		code, out = command(t, "mapping", "diff", "--config", config, "--json", "--since", "1h", "northwind-850", draft)
		lines := strings.Split(strings.TrimSpace(out), "\n")
		var o comparison.Order
		var res app.DiffResult
		if code != 1 || len(lines) != 2 || json.Unmarshal([]byte(lines[0]), &o) != nil || json.Unmarshal([]byte(lines[1]), &res) != nil {
			t.Fatalf("%s: code %d\n%s", when, code, out)
		}
		if o.Number != number || len(o.Changes) == 0 || len(o.Appear) == 0 || res.Summary.Changed != 1 || res.Mapping != "northwind-850" {
			t.Errorf("%s: %+v %+v", when, o, res)
		}
		if code, out := command(t, "mapping", "diff", "--config", config, "northwind-850", "northwind-850"); code != 0 || !strings.Contains(out, "1 unchanged, 0 changed") {
			t.Errorf("%s: code %d\n%s", when, code, out)
		}
	}
	look("beside the daemon")
	d.stop()
	look("without the daemon")
	for _, bad := range [][]string{{"northwind-851", draft}, {"northwind-850"}, {"northwind-850", draft, "--partner", "norhtwind"}, {"northwind-850", draft, "--since", "30"}} {
		if code, out := command(t, append([]string{"mapping", "diff", "--config", config}, bad...)...); code != 2 || out == "" {
			t.Errorf("%v: code %d\n%s", bad, code, out)
		}
	}
	if code, out := command(t, "mapping", "diff", "--config", config, "northwind-851", draft); !strings.Contains(out, `did you mean "northwind-850"`) {
		t.Errorf("code %d\n%s", code, out)
	}
}

// TestMappingApproval: an edited mapping reads no order before its difference was
// approved, not after a restart either; a first version is not held up.
func TestMappingApproval(t *testing.T) {
	t.Parallel()
	s, d, at := northwind(t, true)
	config := s.path("config.yaml")
	file := "mappings/northwind/850.yaml"
	status := func(want string) func() bool {
		return func() bool {
			_, out := command(t, "mapping", "status", "--config", config, "--json")
			return strings.Contains(out, `"id":"northwind-850"`) && strings.Contains(strings.Split(out[strings.Index(out, `"id":"northwind-850"`):], "\n")[0], `"state":"`+want+`"`)
		}
	}
	if !status("live")() {
		_, out := command(t, "mapping", "status", "--config", config)
		t.Fatalf("the first version is held up:\n%s", out)
	}
	s.edit(file, "order:\n", "order:\n  note: all(BEG03)\n")
	d.until("the edit waits", status("edited"))
	next := func(n int) string {
		s.drop("northwind", "n.edi", document(t, "northwind-order.edi", at.Add(time.Duration(n)*time.Second)))
		var out string
		d.until("the order", func() bool {
			var code int
			code, out = command(t, "order", "show", "--config", config, "NW-"+stamp(at.Add(time.Duration(n)*time.Second)))
			return code == 0
		})
		return out
	}
	byEdit := `"note": [`
	if out := next(1); strings.Contains(out, byEdit) || !strings.Contains(out, `"orderLine"`) {
		t.Errorf("read by an edit that nobody approved:\n%s", out)
	}
	d.stop()
	d = s.start("")
	if out := next(2); strings.Contains(out, byEdit) || !strings.Contains(out, `"orderLine"`) {
		t.Errorf("read by an edit that nobody approved, after a restart:\n%s", out)
	}
	code, out := command(t, "mapping", "diff", "--config", config, "--approve", "--by", "dana", "--reason", "agreed", "northwind-850")
	for _, want := range []string{"northwind-850 as approved by system", "3 document(s)", "0 unchanged, 3 changed", "approved by dana: it reads orders from now on"} {
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("approve: code %d, no %q in\n%s", code, want, out)
		}
	}
	if !status("live")() {
		t.Error("the approved edit is not live")
	}
	if out := next(3); !strings.Contains(out, byEdit) {
		t.Errorf("not read by the approved edit:\n%s", out)
	}
	d.stop()
	// Without the daemon, an approval is taken as well.
	s.edit(file, "note: all(BEG03)", "customerReference: BEG03")
	if code, out := command(t, "mapping", "diff", "--config", config, "northwind-850", "--approve", "--by", "dana"); code != 0 || !strings.Contains(out, "it reads orders") {
		t.Errorf("approve without the daemon: code %d\n%s", code, out)
	}
	if code, out := command(t, "mapping", "diff", "--config", config, "northwind-850"); code != 0 || !strings.Contains(out, "0 changed") {
		t.Errorf("code %d\n%s", code, out)
	}
}
