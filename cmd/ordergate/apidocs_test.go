// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

var shellBlock = regexp.MustCompile("(?s)```sh\n(.*?)```")

// TestAPIDocs runs the commands of docs/api.md as they stand there.
func TestAPIDocs(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	f := newShopfront(t)
	d := f.start("")
	want := []string{`"name":"acme"`, `"number":"4711"`, `"#/orderLine/1/quantity"`, `"state":"taken"`, `"number":"4711"`}
	blocks := shellBlock.FindAllSubmatch(text, -1)
	if len(blocks) != len(want) {
		t.Fatalf("%d commands", len(blocks))
	}
	for i, b := range blocks {
		cmd := exec.Command("sh", "-c", string(b[1]))
		cmd.Dir = "../.."
		cmd.Env = append(os.Environ(), "API="+d.api(), "KEY="+f.key)
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), want[i]) {
			t.Errorf("%s: %v\n%s", b[1], err, out)
		}
	}
	d.until("quiet", d.idle)
	d.stop()
}

// TestKeyNew: what the command prints goes into a file as it is, and lets the key in.
func TestKeyNew(t *testing.T) {
	t.Parallel()
	f := newShopfront(t)
	code, out := command(t, "key", "new", "--partner", "acme", "--comment", "a \"shop\"", "--expires", "2099-12-31")
	key, lines, _ := strings.Cut(out, "\n")
	_, lines, ok := strings.Cut(lines, "\n  keys:\n")
	if code != 0 || !ok {
		t.Fatal(out)
	}
	f.edit("partners/acme.yaml", "connections: [acme-folder]\n", "connections: [acme-folder]\n")
	b, err := os.ReadFile(f.path("partners/acme.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	f.write("partners/acme.yaml", regexp.MustCompile(`(?m)^  keys: .*\n`).ReplaceAllString(string(b), "  keys:\n"+strings.ReplaceAll(lines, "$", "$$")))
	d := f.start("")
	f.key = key
	f.want(200, "GET", d.api()+"/v1/me", "")
	// A key of another day, in use at once, without a restart.
	f.write("partners/acme.yaml", strings.ReplaceAll(string(b), "comment: test", "expires: 2020-01-01"))
	d.until("the edit", func() bool {
		res, _, err := f.ask("GET", d.api()+"/v1/me", "")
		return err == nil && res.StatusCode == 401
	})
	if code, out := command(t, "check", "--config", f.path("config.yaml")); code != 0 || !strings.Contains(out, "the key is over since 2020-01-01") {
		t.Errorf("%d %s", code, out)
	}
	if code, out := command(t, "key", "new"); code == 0 || !strings.Contains(out, "--partner or --manager") {
		t.Errorf("%d %s", code, out)
	}
	f.write("partners/acme.yaml", strings.ReplaceAll(string(b), "hash: \"sha256", "hash: \"sha265"))
	if code, out := command(t, "check", "--config", f.path("config.yaml")); code == 0 || !strings.Contains(out, "this is no hash of a key") {
		t.Errorf("%d %s", code, out)
	}
	d.stop()
}
