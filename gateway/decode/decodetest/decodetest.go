// SPDX-License-Identifier: Apache-2.0

// Package decodetest is the conformance suite of decode.Format: whatever the
// bytes, reading ends, says something, numbers and places each node, keeps to its
// limits, and gives the same again.
package decodetest

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// Case is a payload that a format reads.
type Case struct {
	Name      string
	Data      []byte
	Layout    *decode.Layout
	Documents int
	// Values are texts that must stand in the documents, as sent: nothing is lost.
	Values []string
}

// Run puts a format through the suite.
func Run(t *testing.T, f decode.Format, cases []Case) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			docs, findings := Check(t, f, c.Data, c.Layout, decode.Limits{})
			if len(docs) != c.Documents {
				t.Fatalf("%d documents, want %d; findings %+v", len(docs), c.Documents, findings)
			}
			all := "\n" + strings.Join(texts(docs), "\n") + "\n"
			for _, v := range c.Values {
				if !strings.Contains(all, "\n"+v+"\n") {
					t.Errorf("%q is lost; there are %s", v, all)
				}
			}
			shaped(t, f, docs, c.Layout)
			arrivals(t, f, c, docs, findings)
			failures(t, f, c, len(docs))
			limited(t, f, c)
			damaged(t, f, c)
		})
	}
	t.Run("garbage", func(t *testing.T) {
		t.Parallel()
		for _, g := range []string{"", "\x00", " ", "\n", "\xef\xbb\xbf", "\xff\xfe", "PK\x03\x04", "{", "[", "<", "\"", "ISA*00*", strings.Repeat("\xff", 5000), "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"} {
			f.Sniff([]byte(g), "order")
			Check(t, f, []byte(g), nil, decode.Limits{})
			for _, c := range cases {
				Check(t, f, []byte(g), c.Layout, decode.Limits{})
			}
		}
	})
}

// Check reads data, fails the test when something that must always hold does not,
// and gives what was read.
func Check(t testing.TB, f decode.Format, data []byte, layout *decode.Layout, limits decode.Limits) ([]*decode.Document, []gateway.Finding) {
	t.Helper()
	before := bytes.Clone(data)
	docs, findings, err := Read(f, bytes.NewReader(data), int64(len(data)), layout, limits)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	if len(docs) == 0 && len(findings) == 0 {
		t.Fatal("silence: neither a document nor a finding")
	}
	complete(t, f, findings)
	last := int64(0)
	for _, d := range docs {
		whole(t, f, d, int64(len(data)), limits.Or(decode.DefaultLimits()))
		if d.Offset < last {
			t.Fatalf("a document at %d comes after one at %d", d.Offset, last)
		}
		last = d.Offset
		again, err := f.Again(bytes.Clone(data[d.Offset:d.Offset+d.Length]), bytes.Clone(d.Context), layout, limits)
		if err != nil {
			t.Fatalf("again: %v", err)
		}
		if diff := cmp.Diff(Dump(d), Dump(again)); diff != "" {
			t.Fatalf("again it reads otherwise:\n%s", diff)
		}
	}
	if !bytes.Equal(data, before) {
		t.Fatal("the bytes were changed")
	}
	return docs, findings
}

// Read collects what a format reads.
func Read(f decode.Format, r io.ReaderAt, size int64, layout *decode.Layout, limits decode.Limits) (docs []*decode.Document, findings []gateway.Finding, err error) {
	findings, err = f.Read(decode.Payload{ReaderAt: r, Size: size, Name: "order"}, layout, limits, func(d *decode.Document) error {
		docs = append(docs, d)
		return nil
	})
	return docs, findings, err
}

func texts(docs []*decode.Document) (out []string) {
	for _, d := range docs {
		Walk(d.Root, func(n *decode.Node) {
			for _, e := range n.Elements {
				out = append(out, e.Text)
			}
		})
	}
	return out
}

func complete(t testing.TB, f decode.Format, findings []gateway.Finding) {
	t.Helper()
	for _, x := range findings {
		own := strings.HasPrefix(x.Code, "document."+f.Name()+".") || strings.HasPrefix(x.Code, "document.paper.") || strings.HasPrefix(x.Code, "paper.")
		if !own || x.Message == "" || x.Severity == "" || x.Hint == "" || x.Position.Path == "" {
			t.Fatalf("half a finding: %+v", x)
		}
		if !utf8.ValidString(x.Message) || !utf8.ValidString(x.Found) || !utf8.ValidString(x.Position.Path) {
			t.Fatalf("a finding that is no UTF-8: %+v", x)
		}
	}
}

// whole checks what holds for every document.
func whole(t testing.TB, f decode.Format, d *decode.Document, size int64, limits decode.Limits) {
	t.Helper()
	if d.Format != f.Name() || d.Root == nil || d.Root.Name != "" || d.Placing == nil || d.Offset < 0 || d.Length < 0 || d.Offset+d.Length > size {
		t.Fatalf("half a document: %+v", d)
	}
	complete(t, f, d.Findings)
	seen := map[int]bool{}
	nodes := 0
	Walk(d.Root, func(n *decode.Node) {
		if n != d.Root {
			nodes++
			if n.Name == "" || n.Segment < 1 || seen[n.Segment] {
				t.Fatalf("%q has number %d", n.Path(), n.Segment)
			}
			seen[n.Segment] = true
		}
		if depth(n) > limits.Depth+2 {
			t.Fatalf("%s is deeper than the limit", n.Path())
		}
		index := map[string]int{}
		for _, c := range n.Children {
			if c.Parent != n {
				t.Fatalf("%s has another parent", c.Path())
			}
			if c.Index > 0 && c.Index <= index[c.Name] {
				t.Fatalf("%s is there twice", c.Path())
			}
			index[c.Name] = max(index[c.Name], c.Index)
		}
		if len(n.Elements) > 1 || len(n.Split) > 0 {
			t.Fatalf("%s has %d elements", n.Path(), len(n.Elements))
		}
		p := d.Position(n, 1, 0)
		if p.Path == "" || p.Offset < 0 || p.Offset > size || p.Line < 1 && p.Page < 1 && n != d.Root {
			t.Fatalf("%s stands at %+v", n.Path(), p)
		}
		for _, e := range n.Elements {
			if len(e.Text) > limits.Value || !utf8.ValidString(e.Text) || strings.ContainsRune(e.Text, 0) {
				t.Fatalf("%s holds %.100q", n.Path(), e.Text)
			}
			if p.Raw != e.Text {
				t.Fatalf("%s: raw is %q, not %q", n.Path(), p.Raw, e.Text)
			}
		}
	})
	for i := range nodes {
		if !seen[i+1] {
			t.Fatalf("number %d of %d is missing", i+1, nodes)
		}
	}
	if nodes > limits.Nodes {
		t.Fatalf("%d nodes, more than %d", nodes, limits.Nodes)
	}
}

// shaped: the shape of documents has each of their nodes.
func shaped(t *testing.T, f decode.Format, docs []*decode.Document, layout *decode.Layout) {
	t.Helper()
	var check func(s *decode.Shape, n *decode.Node)
	check = func(s *decode.Shape, n *decode.Node) {
		if s == nil || !s.Named || len(n.Elements) > len(s.Elements) || n.Name != s.Name {
			t.Fatalf("%s has no shape", n.Path())
		}
		for _, c := range n.Children {
			check(s.Child(c.Name), c)
		}
	}
	s := f.Shape(docs, layout)
	for _, d := range docs {
		check(s, d.Root)
	}
	if f.Shape(nil, layout) == nil {
		t.Fatal("without samples there is no shape")
	}
}

// crumbs gives few bytes at a time.
type crumbs struct{ data []byte }

func (c crumbs) ReadAt(p []byte, at int64) (int, error) {
	if at >= int64(len(c.data)) {
		return 0, io.EOF
	}
	return copy(p[:min(len(p), int(at%7)+1)], c.data[at:]), nil
}

// arrivals: how the bytes arrive changes nothing.
func arrivals(t *testing.T, f decode.Format, c Case, docs []*decode.Document, findings []gateway.Finding) {
	t.Helper()
	other, others, err := Read(f, crumbs{c.Data}, int64(len(c.Data)), c.Layout, decode.Limits{})
	if err != nil {
		t.Fatalf("in crumbs: %v", err)
	}
	if diff := cmp.Diff(findings, others); diff != "" || len(docs) != len(other) {
		t.Fatalf("in crumbs it reads otherwise:\n%s", diff)
	}
	for i := range docs {
		if diff := cmp.Diff(Dump(docs[i]), Dump(other[i])); diff != "" {
			t.Fatalf("in crumbs it reads otherwise:\n%s", diff)
		}
	}
}

var errBroken = errors.New("the disk is broken")

type broken struct {
	data []byte
	from int64
	hit  *bool
}

func (b broken) ReadAt(p []byte, at int64) (int, error) {
	if at+int64(len(p)) > b.from {
		*b.hit = true
		n := 0
		if at < b.from {
			n = copy(p, b.data[at:b.from])
		}
		return n, errBroken
	}
	return bytes.NewReader(b.data).ReadAt(p, at)
}

// failures: what src and emit fail with is passed on, and is no finding.
func failures(t *testing.T, f decode.Format, c Case, docs int) {
	t.Helper()
	for _, from := range []int64{0, int64(len(c.Data) / 2), int64(len(c.Data) - 1)} {
		hit := false
		_, _, err := Read(f, broken{c.Data, from, &hit}, int64(len(c.Data)), c.Layout, decode.Limits{})
		if hit && !errors.Is(err, errBroken) {
			t.Fatalf("broken from %d: %v", from, err)
		}
	}
	if _, _, err := Read(f, bytes.NewReader(c.Data[:len(c.Data)/2]), int64(len(c.Data)), c.Layout, decode.Limits{}); err == nil {
		t.Fatal("a payload shorter than its size was read")
	}
	if docs == 0 {
		return
	}
	_, err := f.Read(decode.Payload{ReaderAt: bytes.NewReader(c.Data), Size: int64(len(c.Data))}, c.Layout, decode.Limits{}, func(*decode.Document) error { return errBroken })
	if !errors.Is(err, errBroken) {
		t.Fatalf("emit's error became %v", err)
	}
}

// limited: small limits are held, and are findings.
func limited(t *testing.T, f decode.Format, c Case) {
	t.Helper()
	for _, l := range []decode.Limits{{Nodes: 1}, {Nodes: 3}, {Value: 1}, {Depth: 1}, {Document: 10}, {Unpacked: 200}} {
		Check(t, f, c.Data, c.Layout, l)
	}
}

// damaged: cut off and garbled payloads keep to the rules.
func damaged(t *testing.T, f decode.Format, c Case) {
	t.Helper()
	step := max(1, len(c.Data)/150)
	for i := 0; i < len(c.Data); i += step {
		Check(t, f, c.Data[:i], c.Layout, decode.Limits{})
		for _, b := range []byte{0, '"', '\n', 0xff} {
			garbled := bytes.Clone(c.Data)
			garbled[i] = b
			Check(t, f, garbled, c.Layout, decode.Limits{})
		}
	}
}

// Crumbs gives data few bytes at a time.
func Crumbs(data []byte) io.ReaderAt { return crumbs{data} }
