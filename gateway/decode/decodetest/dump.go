// SPDX-License-Identifier: Apache-2.0

package decodetest

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// Dump writes all of a document, a line a node with its place.
func Dump(d *decode.Document) []string {
	out := []string{fmt.Sprintf("%s %q %d+%d %s", d.Format, d.Type, d.Offset, d.Length, d.Context)}
	Walk(d.Root, func(n *decode.Node) {
		line := fmt.Sprintf("%d %s", n.Segment, n.Path())
		for _, e := range n.Elements {
			line += fmt.Sprintf(" = %q", e.Text)
		}
		out = append(out, line+" "+marshal(d.Position(n, 1, 0)))
	})
	for _, f := range d.Findings {
		out = append(out, marshal(f))
	}
	return out
}

// Tree writes the values of a document, a line a node, for goldens.
func Tree(d *decode.Document) string {
	var b strings.Builder
	Walk(d.Root, func(n *decode.Node) {
		if n.Parent == nil && len(n.Elements) == 0 {
			return
		}
		p := d.Position(n, 1, 0)
		fmt.Fprintf(&b, "%s%s", strings.Repeat("  ", max(0, depth(n)-1)), n.Name)
		if n.Index > 0 {
			fmt.Fprintf(&b, "[%d]", n.Index)
		}
		for _, e := range n.Elements {
			fmt.Fprintf(&b, " = %q", e.Text)
		}
		fmt.Fprintf(&b, "  (%s, line %d, offset %d", p.Path, p.Line, p.Offset)
		if p.Pointer != "" {
			fmt.Fprintf(&b, ", %s", p.Pointer)
		}
		b.WriteString(")\n")
	})
	b.WriteString(Findings(d.Findings))
	return b.String()
}

// Findings writes findings, a line each.
func Findings(findings []gateway.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "! %s %s (%s, line %d, offset %d", f.Severity, f.Code, f.Position.Path, f.Position.Line, f.Position.Offset)
		if f.Position.Pointer != "" {
			fmt.Fprintf(&b, ", %s", f.Position.Pointer)
		}
		fmt.Fprintf(&b, "): %s", f.Message)
		if f.Found != "" {
			fmt.Fprintf(&b, " [%s]", f.Found)
		}
		b.WriteString("\n")
	}
	return b.String()
}

var update = flag.Bool("update", false, "write the goldens anew")

// Golden compares what was read with a file; -update writes it.
func Golden(t *testing.T, file string, docs []*decode.Document, findings []gateway.Finding) {
	t.Helper()
	var b strings.Builder
	for i, d := range docs {
		if i > 0 {
			b.WriteString("---\n")
		}
		b.WriteString(Tree(d))
	}
	if len(findings) > 0 {
		b.WriteString("=== the payload\n" + Findings(findings))
	}
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("%s:\n%s", file, diff)
	}
}

// Walk visits a node and all below it.
func Walk(n *decode.Node, visit func(*decode.Node)) {
	visit(n)
	for _, c := range n.Children {
		Walk(c, visit)
	}
}

func depth(n *decode.Node) (d int) {
	for ; n.Parent != nil; n = n.Parent {
		d++
	}
	return d
}

func marshal(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}
