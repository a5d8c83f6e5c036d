// SPDX-License-Identifier: Apache-2.0

package x12_test

import (
	"bytes"
	"errors"
	"io"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway/decode/x12"
)

// FuzzReader: whatever the bytes, reading ends, covers them, says something, and
// does not depend on how they arrive.
func FuzzReader(f *testing.F) {
	for _, data := range payloads(f) {
		if len(data) < 4<<10 {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 64<<10 {
			return
		}
		opts := x12.Options{Limits: x12.Limits{Set: 2 << 10}}
		read := func(r *x12.Reader) []x12.Event {
			var evs []x12.Event
			for {
				ev, err := r.Next()
				if errors.Is(err, io.EOF) {
					return evs
				}
				if err != nil {
					t.Fatal(err)
				}
				if ev.Raw = bytes.Clone(ev.Raw); len(evs) > len(data)+8 {
					t.Fatal("more events than bytes")
				}
				evs = append(evs, ev)
			}
		}
		evs := read(x12.NewReader(bytes.NewReader(data), opts))
		if len(evs) == 0 {
			t.Fatal("silence")
		}
		covers(t, "fuzz", data, evs)
		if len(data) < 4<<10 {
			want, got := lines(evs), lines(read(x12.NewReader(iotest.OneByteReader(bytes.NewReader(data)), opts)))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("byte by byte it reads otherwise:\n%s", diff)
			}
		}
		// Resumed in the middle it ends like the whole.
		r := x12.NewReader(bytes.NewReader(data), opts)
		for range len(evs) / 2 {
			if _, err := r.Next(); err != nil {
				t.Fatal(err)
			}
		}
		if r.Ready() {
			cp := r.Checkpoint()
			again, err := x12.Resume(bytes.NewReader(data[r.At():]), opts, cp)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(lines(evs[len(evs)/2:]), lines(read(again))); diff != "" {
				t.Fatalf("resumed it reads otherwise:\n%s", diff)
			}
		}
	})
}

// FuzzDecodeSet: whatever the bytes of a set and its delimiters.
func FuzzDecodeSet(f *testing.F) {
	for _, data := range payloads(f) {
		for _, ev := range events(f, x12.NewReader(bytes.NewReader(data), x12.Options{})) {
			if ev.Kind == x12.Set && len(ev.Raw) < 2<<10 {
				d := ev.Context.Delimiters
				f.Add(ev.Raw, d.Element, d.Component, d.Repetition, d.Segment, ev.Context.FunctionalID, ev.Context.Version, ev.Context.Wrapped)
			}
		}
	}
	f.Add([]byte(nil), byte(0), byte(0), byte(0), byte(0), "", "", false)
	f.Add([]byte(" \r\n"), byte('*'), byte('>'), byte(0), byte('~'), "PO", "004010", true)
	f.Fuzz(func(t *testing.T, raw []byte, element, component, repetition, segment byte, group, version string, wrapped bool) {
		if !utf8.ValidString(group) || !utf8.ValidString(version) {
			return // Reader gives what JSON can keep
		}
		ctx := x12.SetContext{Control: "000000001", Delimiters: x12.Delimiters{Element: element, Component: component, Repetition: repetition, Segment: segment},
			FunctionalID: group, Version: version, Wrapped: wrapped, Offset: 100, Line: 3}
		before := bytes.Clone(raw)
		doc, report := x12.DecodeSet(raw, ctx, x12.Policy{})
		if doc == nil || doc.Root == nil || report == nil {
			t.Fatal("half a document")
		}
		if !bytes.Equal(raw, before) {
			t.Fatal("the bytes were changed")
		}
		for _, n := range flatten(doc.Root) {
			if n.Offset < 100 || n.Offset > 100+int64(len(raw)) || n.Line < 4 {
				t.Fatalf("%s stands at %d, line %d", n.Path(), n.Offset, n.Line)
			}
			for _, e := range n.Elements {
				if end := n.Offset + int64(e.Offset) + int64(utf8.RuneCountInString(e.Text)); end > 100+int64(len(raw)) {
					t.Fatalf("%s has an element that ends at %d", n.Path(), end)
				}
			}
		}
		stored(t, "fuzz", doc.Findings)
		for _, f := range doc.Findings {
			if f.Code == "" || f.Message == "" || f.Severity == "" || f.Position.Path == "" {
				t.Fatalf("half a finding: %+v", f)
			}
		}
		if report.Status != "A" && len(doc.Findings) == 0 {
			t.Fatal("not accepted, and no reason given")
		}
	})
}
