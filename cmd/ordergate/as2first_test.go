// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestFirstPartner goes through "The first partner in ten minutes" of docs/as2.md: its
// files and its commands, with a partner that is there.
func TestFirstPartner(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("../../docs/as2.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(b), "## The first partner in ten minutes\n")
	section, _, _ = strings.Cut(section, "\n### ")
	files := yamlBlock.FindAllStringSubmatch(section, -1)
	commands := regexp.MustCompile(`(?m)^ordergate (.*)$`).FindAllStringSubmatch(section, -1)
	if len(files) != 2 || len(commands) != 8 {
		t.Fatalf("%d files and %d commands", len(files), len(commands))
	}
	x := newTrade(t, "")
	us := &site{t, t.TempDir()}
	us.folder("partners")
	address := strings.NewReplacer("0.0.0.0:4080", "127.0.0.1:"+x.sellerPort, "edi.example.com:4080", "127.0.0.1:"+x.sellerPort, "as2.acme.example:10080", "127.0.0.1:"+x.buyerPort)
	us.write("config.yaml", address.Replace(files[0][1])+"admin: {listen: 127.0.0.1:0}\nlimits: {freeSpace: 16MiB}\n")
	us.write("partners/acme.yaml", address.Replace(files[1][1]))
	code, out := command(t, "cert", "export", "--config", x.buyer.path("config.yaml"), "--station", "acme", "--out", us.path("acme.pem"))
	if code != 0 {
		t.Fatal(out)
	}
	var ours, theirs *daemon
	for _, c := range commands {
		args := words(c[1])
		for i, a := range args {
			if strings.HasSuffix(a, ".pem") {
				args[i] = us.path(a)
			}
		}
		if args[0] == "serve" { // the partner has imported our certificate by now
			if err := os.RemoveAll(x.buyer.path("certs/partners/ordergate")); err != nil {
				t.Fatal(err)
			}
			if code, out := command(t, "cert", "import", us.path("us-as2.pem"), "--config", x.buyer.path("config.yaml"), "--partner", "ordergate"); code != 0 {
				t.Fatal(out)
			}
			ours, theirs = us.start(""), x.buyer.start("")
			continue
		}
		if code, out := command(t, append(args, "--config", us.path("config.yaml"))...); code != 0 {
			t.Fatalf("%s: %s", c[1], out)
		}
	}
	x.order(time.Now())
	ours.until("the order", func() bool { return len(ours.exchanges("in")) == 1 })
	_, out = command(t, "as2", "list", "--config", us.path("config.yaml"), "--direction", "in")
	id := regexp.MustCompile(`<([^>]*)>`).FindStringSubmatch(out)
	if id == nil {
		t.Fatal(out)
	}
	if code, out := command(t, "as2", "verify", "--config", us.path("config.yaml"), id[1]); code != 0 || !strings.Contains(out, "MIC") {
		t.Errorf("code %d: %s", code, out)
	}
	code, out = command(t, "as2", "verify", "--config", us.path("config.yaml"), "--json", id[1])
	var proved struct{ OK bool }
	if err := json.Unmarshal([]byte(out), &proved); code != 0 || err != nil || !proved.OK {
		t.Errorf("verify --json: code %d, %v: %s", code, err, out)
	}
	if code, out := command(t, "as2", "test", "ordergate", "--send", "--config", x.buyer.path("config.yaml")); code != 0 || strings.Contains(out, "FAILED") {
		t.Errorf("test --send: code %d\n%s", code, out)
	}
	for partner, want := range map[string]int{"acme": 2, "northwind": 1} { // with the line of heads
		if _, out := command(t, "as2", "list", "--config", us.path("config.yaml"), "--partner", partner, "--limit", "1"); strings.Count(out, "\n") != want {
			t.Errorf("list of %s:\n%s", partner, out)
		}
	}
	ours.stop()
	theirs.stop()
}

// words splits a command line as a shell does, quotes only.
func words(line string) (out []string) {
	for _, m := range regexp.MustCompile(`"([^"]*)"|(\S+)`).FindAllStringSubmatch(line, -1) {
		out = append(out, m[1]+m[2])
	}
	return out
}
