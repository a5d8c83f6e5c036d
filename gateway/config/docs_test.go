// SPDX-License-Identifier: Apache-2.0

package config_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"ordergate/gateway/config"
	"ordergate/gateway/partner"
	"ordergate/gateway/strict"
)

var update = flag.Bool("update", false, "write docs/configuration.md")

const reference = "../../docs/configuration.md"

const exampleConfig = `# config.yaml
data: /var/lib/ordergate
stations:
  - id: main
    isa: "ZZ:OURID"
    gs: OURID
    currency: USD
folders:
  - name: acme
    partners: [acme]
    in: /srv/edi/acme/in
    out: /srv/edi/acme/out
erp:
  http:
    url: https://erp.example/orders
    headers:
      Authorization: ${env:ERP_AUTH}
testErp:
  files:
    dir: /var/lib/ordergate-test
`

const examplePartner = `# partners/acme.yaml
name: ACME Stores
identifiers:
  - isa: "ZZ:ACME"
    gs: ACME
customer: C-1001
mappings:
  850: acme-850
answers:
  orderResponse: on-change
  onHoldAfter: 4h
rules:
  severity:
    line.price.tolerance: hold
  price:
    percent: 2
`

// TestReference holds docs/configuration.md to the types: run it with -update
// after a change of a key.
func TestReference(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(`<!-- Written by: go test ./gateway/config -run TestReference -update -->
# Configuration

Two kinds of files: one ` + "`config.yaml`" + ` for the installation, one file a trading
partner in ` + "`partners/`" + `. Both are YAML, read strictly: an unknown key, a key given
twice, a value of the wrong type or a name that refers to nothing is a fault. All
faults are reported at once, with file, line, column and the nearest known name;
` + "`ordergate check`" + ` shows them. Both reload when they change; a broken edit keeps what
was in use, is logged, and shows in ` + "`/healthz`" + ` until it is mended.

- **text** is kept as written: ` + "`00123`, `NO` and `1e3`" + ` need no quotes. A text that
  starts with ` + "`@ * & ! % { [`" + ` or holds ` + "`: `" + ` does.
- **duration**: ` + "`250ms`, `30s`, `15m`, `4h`, `14d`, `1h30m`" + `; a number alone is a fault.
- **size**: ` + "`512`, `64KiB`, `10MB`, `1GiB`" + `.
- **secret**: never the secret itself but ` + "`${env:NAME}` or `file:path`" + `; a last line
  break in the file does not count.
- **severity**: ` + "`note`, `warn`, `hold`, `reject`" + `.
- Paths are relative to the folder of ` + "`config.yaml`" + `.
- ` + "`a[].b`" + ` is key b of each item of list a, ` + "`a.*`" + ` any key below a.
- Aliases (` + "`*name`" + `) work within limits; merge keys (` + "`<<`" + `) and tags do not.

## config.yaml
An empty file is valid: everything lies below ` + "`data`" + `, and orders are written to
` + "`data/erp`" + `.

` + "```yaml\n" + exampleConfig + "```\n\n")
	table(&b, strict.Describe(config.Config{}))
	b.WriteString("\n## partners/*.yaml\n\n```yaml\n" + examplePartner + "```\n\n")
	table(&b, partner.Describe())
	got, err := os.ReadFile(reference)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(reference, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(got) != b.String() {
		t.Errorf("docs/configuration.md is stale: go test ./gateway/config -run TestReference -update")
	}
}

// TestEveryKeyIsExplained: the reference is only as good as its sentences.
func TestEveryKeyIsExplained(t *testing.T) {
	t.Parallel()
	for _, k := range strict.Describe(config.Config{}) {
		if k.Doc == "" {
			t.Errorf("config.yaml: %s has no doc tag", k.Path)
		}
	}
	for _, k := range partner.Describe() {
		if k.Doc == "" && !strings.HasPrefix(k.Path, "rules.") { // groups of rules explain themselves key by key
			t.Errorf("partner file: %s has no doc tag", k.Path)
		}
	}
}

func table(b *strings.Builder, keys []strict.Key) {
	b.WriteString("| key | type | default | meaning |\n|---|---|---|---|\n")
	cell := func(s string) string { return strings.NewReplacer("|", `\|`, "\n", " ").Replace(s) }
	for _, k := range keys {
		if strings.HasPrefix(k.Path, "testErp.") { // those of erp
			continue
		}
		doc := k.Doc
		if len(k.Enum) > 0 && !strings.Contains(doc, k.Enum[0]) {
			doc = strings.TrimSpace(doc + " (" + strings.Join(k.Enum, ", ") + ")")
		}
		def := ""
		if k.Default != "" {
			def = "`" + k.Default + "`"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", k.Path, k.Type, cell(def), cell(doc))
	}
}

func TestExamplesOfTheReference(t *testing.T) {
	t.Parallel()
	c, faults := parse(exampleConfig)
	if len(faults) > 0 {
		t.Error(faults)
	}
	d, faults := partner.Load(fstest.MapFS{"acme.yaml": {Data: []byte(examplePartner)}}, c.Refs([]string{"acme-850"}))
	if len(faults) > 0 || d.Get("acme").Via != "acme" {
		t.Error(faults)
	}
}
