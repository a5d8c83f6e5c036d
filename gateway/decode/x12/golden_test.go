// SPDX-License-Identifier: Apache-2.0

package x12_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
)

var update = flag.Bool("update", false, "write what was read into testdata/*/want.json")

// happening is an Event as a golden file shows it.
type happening struct {
	Kind        x12.EventKind          `json:"kind"`
	Interchange *x12.InterchangeReport `json:"interchange,omitempty"`
	Delimiters  string                 `json:"delimiters,omitempty"`
	Group       *x12.GroupReport       `json:"group,omitempty"`
	Set         *x12.SetReport         `json:"set,omitempty"`
	TA1         []string               `json:"ta1,omitempty"`
	Segments    []string               `json:"segments,omitempty"`
	Findings    []string               `json:"findings,omitempty"`
}

func show(ev x12.Event) happening {
	h := happening{Kind: ev.Kind, Interchange: ev.Interchange, Group: ev.Group, Set: ev.Report}
	if ev.TA1 != nil {
		h.TA1 = ev.TA1[:6]
	}
	if ic := ev.Interchange; ic != nil && ev.Kind == x12.InterchangeStart {
		d := ic.Delimiters
		h.Delimiters = fmt.Sprintf("%q", []byte{d.Element, d.Component, d.Repetition, d.Segment})
	}
	findings := ev.Findings
	if d := ev.Document; d != nil {
		findings = append(slices.Clip(findings), d.Findings...)
		for _, n := range flatten(d.Root) {
			h.Segments = append(h.Segments, fmt.Sprintf("%d line %d byte %d: %s = %q", n.Segment, n.Line, n.Offset, n.Path(), texts(n)))
		}
	}
	for _, f := range findings {
		p := f.Position
		h.Findings = append(h.Findings, fmt.Sprintf("%s [%s] %s line %d byte %d %s: %s", f.Severity, f.Ack, f.Code, p.Line, p.Offset, p.Path, f.Message))
	}
	return h
}

func texts(n *decode.Node) []string {
	out := make([]string, len(n.Elements))
	for i, e := range n.Elements {
		out[i] = e.Text
	}
	return out
}

// flatten gives the segments of a set, without ST and SE, in their order.
func flatten(root *decode.Node) (all []*decode.Node) {
	var walk func(*decode.Node)
	walk = func(n *decode.Node) {
		for _, c := range n.Children {
			all = append(all, c)
			walk(c)
		}
	}
	walk(root)
	slices.SortFunc(all, func(a, b *decode.Node) int { return a.Segment - b.Segment })
	return all
}

func events(t testing.TB, r *x12.Reader) (all []x12.Event) {
	t.Helper()
	for {
		ev, err := r.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		ev.Raw = bytes.Clone(ev.Raw) // good until the next call
		all = append(all, ev)
	}
}

// TestGolden reads testdata/<case>/in.edi: read-* is what the field sends and is
// read on, damaged-* what is broken around good neighbours, the others hold the
// fault that their name says, which must be among the findings.
func TestGolden(t *testing.T) {
	t.Parallel()
	cases, err := filepath.Glob("testdata/*/in.edi")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases:", err)
	}
	for _, file := range cases {
		name := filepath.Base(filepath.Dir(file))
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var got []happening
			acks := map[string]bool{}
			for _, ev := range events(t, x12.NewReader(bytes.NewReader(data), x12.Options{})) {
				got = append(got, show(ev))
				for _, f := range ev.Findings {
					acks[f.Ack] = true
				}
				if ev.Document != nil {
					for _, f := range ev.Document.Findings {
						acks[f.Ack] = true
					}
				}
			}
			if want := codeOf(name); want != "" && !acks[want] {
				t.Errorf("no finding %q, have %v", want, acks)
			}
			golden(t, filepath.Join(filepath.Dir(file), "want.json"), got)
		})
	}
}

// codeOf reads the acknowledgement code from a case's name: ak4-7-code is AK4 7.
func codeOf(name string) string {
	segment, rest, _ := strings.Cut(name, "-")
	code, _, _ := strings.Cut(rest, "-")
	if !slices.Contains([]string{"ak3", "ak4", "ak5", "ik5", "ak9", "ta1"}, segment) || code == "p" {
		return ""
	}
	return strings.ToUpper(segment) + " " + code
}

func golden(t *testing.T, file string, got []happening) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(got); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("read otherwise (-want +got); -update writes it anew:\n%s", diff)
	}
}
