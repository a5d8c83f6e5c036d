// SPDX-License-Identifier: Apache-2.0

package formats_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/decodetest"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/strict"
)

// TestDocs reads every file that the documentation shows.
func TestDocs(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("../../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("(?s)```yaml\n(.*?)```\n```text\n(.*?)```\n```text\n(.*?)```").FindAllStringSubmatch(string(b), -1)
	if len(examples) < 5 {
		t.Fatalf("%d examples", len(examples))
	}
	for _, m := range examples {
		var says struct {
			Reads struct {
				Format string `yaml:"format"`
				decode.Layout
			} `yaml:"reads"`
		}
		if _, faults := strict.Decode("docs/formats.md", []byte(m[1]), &says); len(faults) > 0 {
			t.Error(faults)
			continue
		}
		f, ok := formats.Named(says.Reads.Format)
		if !ok {
			t.Errorf("no format %q", says.Reads.Format)
			continue
		}
		docs, findings := decodetest.Check(t, f, []byte(m[2]), &says.Reads.Layout, decode.Limits{})
		var parts []string
		for _, d := range docs {
			parts = append(parts, plain(d.Root, "")+told(d))
		}
		if diff := cmp.Diff(m[3], strings.Join(parts, "---\n")); diff != "" || len(findings) > 0 {
			t.Errorf("%s reads otherwise:\n%s%v", m[1], diff, findings)
		}
	}
}

func plain(n *decode.Node, indent string) (out string) {
	for _, c := range n.Children {
		out += indent + c.Name
		if c.Index > 0 {
			out += fmt.Sprintf("[%d]", c.Index)
		}
		if v, ok := c.Element(1); ok {
			out += " = " + strings.TrimSpace(v)
		}
		out += "\n" + plain(c, indent+"  ")
	}
	return out
}

func told(d *decode.Document) (out string) {
	for _, f := range d.Findings {
		out += fmt.Sprintf("! %s %s (%s)\n", f.Severity, f.Code, f.Position.Path)
	}
	return out
}
