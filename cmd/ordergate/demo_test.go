// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDemo runs `ordergate demo` to its end, twice on one folder.
func TestDemo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	(&site{t, dir}).shareCompiled()
	for i := range 2 {
		code, out := command(t, "demo", "--once", "--dir", dir)
		for _, want := range []string{"taken", "read", "mapped and checked", "posted", "answered", "in review", "AK4*5*373*8", "855", ".json", "by AS2",
			"offered", "fetched", "mail-answered", ".eml", "200 OK, order GW-", "order.answered", "is not the amount printed, 418"} {
			if code != 0 || !strings.Contains(out, want) {
				t.Fatalf("code %d, no %q in\n%s", code, want, out)
			}
		}
		if missing := notPrinted(t, strings.ReplaceAll(out, dir, "data")); len(missing) > 0 && i == 0 {
			t.Errorf("README says that it prints\n%s\nbut it prints\n%s", strings.Join(missing, "\n"), out)
		}
		if n := strings.Count(out, "MDN: processed"); n != 3 {
			t.Errorf("%d documents by AS2 were confirmed, want 3\n%s", n, out)
		}
	}
	config := filepath.Join(dir, "config.yaml")
	if mails, err := filepath.Glob(filepath.Join(dir, "mails", "*.eml")); err != nil || len(mails) != 4 {
		t.Errorf("the customer has the mails %q, %v", mails, err)
	}
	if _, list := command(t, "outbound", "list", "--config", config, "--state", "offered"); strings.Contains(list, "west") {
		t.Errorf("not fetched:\n%s", list)
	}
	_, list := command(t, "as2", "list", "--config", config, "--json")
	var first struct{ MessageID string }
	if err := json.Unmarshal([]byte(strings.SplitN(list, "\n", 2)[0]), &first); err != nil {
		t.Fatal(err)
	}
	if code, out := command(t, "as2", "verify", "--config", config, first.MessageID); code != 0 || !strings.Contains(out, "receipt signature") {
		t.Errorf("verify: code %d\n%s", code, out)
	}
}

// notPrinted gives the lines of the demo in README.md that are not in an output; numbers
// differ from run to run, and … stands for anything.
func notPrinted(t *testing.T, out string) (missing []string) {
	t.Helper()
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)It prints:\n\n```\n(.*?)```").FindSubmatch(b)
	if block == nil {
		t.Fatal("README.md does not say what the demo prints")
	}
	plain := func(text string) string {
		text = regexp.MustCompile(`_[0-9a-f]{12}\.`).ReplaceAllString(text, "_0.")
		return regexp.MustCompile(`[0-9]{4,}(\.[0-9]{3}\b)?`).ReplaceAllString(text, "0")
	}
	printed := strings.Split(plain(out), "\n")
	for _, line := range strings.Split(strings.TrimSpace(string(block[1])), "\n") {
		like := regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(plain(line)), "…", ".*") + "$")
		if !slices.ContainsFunc(printed, like.MatchString) {
			missing = append(missing, line)
		}
	}
	return missing
}
