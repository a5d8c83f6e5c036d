// SPDX-License-Identifier: Apache-2.0

package x12_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
)

// payloads are our own fixtures and, where they are, the samples beside the
// project.
func payloads(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, pattern := range []string{"testdata/*/in.edi", samples + "/*/*"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, ".json") {
				continue
			}
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			all[f] = data
		}
	}
	return all
}

// mailbag is all payloads behind one another, longer than any read buffer.
func mailbag(t testing.TB) []byte {
	all := payloads(t)
	var b bytes.Buffer
	for _, name := range sortedKeys(all) {
		if !strings.Contains(name, "ebcdic") {
			b.Write(all[name])
			b.WriteByte('\n')
		}
	}
	return b.Bytes()
}

func sortedKeys(m map[string][]byte) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// lines shows events so that they can be compared, one string each.
func lines(evs []x12.Event) []string {
	out := make([]string, len(evs))
	for i, ev := range evs {
		h := show(ev)
		out[i] = fmt.Sprintf("%s %+v %+v %+v %q %q %q raw %x", h.Kind, deref(h.Interchange), deref(h.Group), deref(h.Set), h.TA1, h.Segments, h.Findings, ev.Raw)
	}
	return out
}

func deref[T any](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

func readLines(t testing.TB, r io.Reader) []string {
	t.Helper()
	return lines(events(t, x12.NewReader(r, x12.Options{})))
}

// cutReader gives the first part in one read, then the rest.
func cutReader(data []byte, at int) io.Reader {
	return io.MultiReader(bytes.NewReader(data[:at]), bytes.NewReader(data[at:]))
}

// TestChunks: however the bytes arrive, the same is read.
func TestChunks(t *testing.T) {
	t.Parallel()
	for name, data := range payloads(t) {
		want := readLines(t, bytes.NewReader(data))
		for how, r := range map[string]io.Reader{
			"one byte": iotest.OneByteReader(bytes.NewReader(data)),
			"half":     iotest.HalfReader(bytes.NewReader(data)),
			"data+EOF": iotest.DataErrReader(bytes.NewReader(data)),
		} {
			if diff := cmp.Diff(want, readLines(t, r)); diff != "" {
				t.Fatalf("%s by %s reads otherwise:\n%s", name, how, diff)
			}
		}
		whole := fingerprint(t, bytes.NewReader(data))
		for at := 0; at < len(data); at++ { // at every boundary there is
			if fingerprint(t, cutReader(data, at)) != whole {
				t.Fatalf("%s cut at %d reads otherwise:\n%s", name, at, cmp.Diff(want, readLines(t, cutReader(data, at))))
			}
		}
	}
}

// fingerprint digests all that is read: what TestChunks compares ten thousands of
// times over.
func fingerprint(t testing.TB, r io.Reader) uint64 {
	t.Helper()
	h := fnv.New64a()
	findings := func(fs []gateway.Finding) {
		for _, f := range fs {
			fmt.Fprint(h, f.Code, f.Severity, f.Position.Offset, f.Position.Line, f.Position.Path, f.Message)
		}
	}
	x := x12.NewReader(r, x12.Options{Reuse: true})
	for {
		ev, err := x.Next()
		if errors.Is(err, io.EOF) {
			return h.Sum64()
		}
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(h, string(ev.Kind))
		h.Write(ev.Raw)
		findings(ev.Findings)
		if ev.Kind == x12.InterchangeEnd {
			fmt.Fprint(h, *ev.Interchange)
		}
		if ev.Group != nil {
			fmt.Fprint(h, *ev.Group)
		}
		if ev.Document == nil {
			continue
		}
		findings(ev.Document.Findings)
		io.WriteString(h, ev.Report.Status)
		var walk func(*decode.Node)
		walk = func(n *decode.Node) {
			for _, c := range n.Children {
				io.WriteString(h, c.Name)
				h.Write([]byte{byte(c.Index), byte(c.Segment), byte(c.Line), byte(c.Offset), byte(c.Offset >> 8)})
				for _, e := range c.Elements {
					io.WriteString(h, e.Text)
					h.Write([]byte{byte(e.Offset)})
				}
				walk(c)
			}
		}
		walk(ev.Document.Root)
	}
}

// sliding gives 4 KiB a read after a first read of n bytes, so that every fill
// of the buffer ends somewhere else.
type sliding struct {
	data []byte
	n    int
}

func (s *sliding) Read(p []byte) (int, error) {
	if len(s.data) == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), s.n)], s.data)
	s.data, s.n = s.data[n:], 4096
	return n, nil
}

// TestChunksLong: in a payload longer than the buffer too, wherever it is cut.
func TestChunksLong(t *testing.T) {
	t.Parallel()
	data := mailbag(t)
	want := readLines(t, bytes.NewReader(data))
	for n := 1; n < 4096; n += 97 {
		if diff := cmp.Diff(want, readLines(t, &sliding{data, n})); diff != "" {
			t.Fatalf("first read of %d reads otherwise:\n%s", n, diff)
		}
	}
	// Shifted, so that the buffer's own borders fall on other bytes.
	for shift := 1; shift < 40; shift++ {
		padded := append(bytes.Repeat([]byte("\n"), shift*211), data...)
		evs := events(t, x12.NewReader(bytes.NewReader(padded), x12.Options{}))
		if len(evs) != len(want) {
			t.Fatalf("shifted by %d: %d events, want %d", shift*211, len(evs), len(want))
		}
	}
}

// TestReadError: when the source breaks off, what was given before is what would
// have been given, and the error comes out; half a document is never judged.
func TestReadError(t *testing.T) {
	t.Parallel()
	broken := errors.New("the disk is gone")
	for name, data := range payloads(t) {
		want := readLines(t, bytes.NewReader(data))
		step := 1 + len(data)/80
		for at := 0; at < len(data); at += step {
			r := x12.NewReader(io.MultiReader(bytes.NewReader(data[:at]), iotest.ErrReader(broken)), x12.Options{})
			var got []x12.Event
			for {
				ev, err := r.Next()
				if err != nil {
					if !errors.Is(err, broken) {
						t.Fatalf("%s broken at %d: error %v", name, at, err)
					}
					break
				}
				ev.Raw = bytes.Clone(ev.Raw)
				got = append(got, ev)
			}
			if len(got) > len(want) {
				t.Fatalf("%s broken at %d: %d events, whole it has %d", name, at, len(got), len(want))
			}
			if diff := cmp.Diff(want[:len(got)], lines(got)); diff != "" {
				t.Fatalf("%s broken at %d reads otherwise:\n%s", name, at, diff)
			}
		}
	}
}

// TestResume: from every checkpoint the rest reads the same.
func TestResume(t *testing.T) {
	t.Parallel()
	all := payloads(t)
	all["mailbag"] = mailbag(t)
	for name, data := range all {
		whole := events(t, x12.NewReader(bytes.NewReader(data), x12.Options{}))
		want := lines(whole)
		r := x12.NewReader(bytes.NewReader(data), x12.Options{})
		for i := 0; ; i++ {
			if r.Ready() && (len(want) < 200 || i%40 == 0) {
				cp := r.Checkpoint()
				at, err := x12.CheckpointOffset(cp)
				if err != nil || at != r.At() {
					t.Fatalf("%s: checkpoint %d stands at %d, reader at %d: %v", name, i, at, r.At(), err)
				}
				again, err := x12.Resume(bytes.NewReader(data[at:]), x12.Options{}, cp)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want[i:], lines(events(t, again))); diff != "" {
					t.Fatalf("%s: resumed behind event %d reads otherwise:\n%s", name, i, diff)
				}
			}
			if _, err := r.Next(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestResumeFaults(t *testing.T) {
	t.Parallel()
	for _, cp := range []string{"", "{", `{"offset":"x"}`, `{"digest":"AAAA"}`} {
		if _, err := x12.Resume(strings.NewReader(""), x12.Options{}, []byte(cp)); err == nil {
			t.Errorf("checkpoint %q: no error", cp)
		}
	}
}

// TestDecodeSetAgain: a set decoded alone, from the bytes of the payload and its
// envelope, is the document that the reader gave.
func TestDecodeSetAgain(t *testing.T) {
	t.Parallel()
	for name, data := range payloads(t) {
		for _, ev := range events(t, x12.NewReader(bytes.NewReader(data), x12.Options{})) {
			if ev.Kind != x12.Set {
				continue
			}
			for from, raw := range map[string][]byte{"the event": ev.Raw, "the payload": data[ev.Document.Offset : ev.Document.Offset+ev.Document.Length]} {
				again := ev
				again.Document, again.Report = x12.DecodeSet(raw, *ev.Context, x12.Policy{})
				if diff := cmp.Diff(lines([]x12.Event{ev}), lines([]x12.Event{again})); diff != "" {
					t.Fatalf("%s: set %s from the bytes of %s:\n%s", name, ev.Document.Control, from, diff)
				}
			}
		}
	}
}

// TestPositions: every element stands in the payload where its position says.
func TestPositions(t *testing.T) {
	t.Parallel()
	for name, data := range payloads(t) {
		for _, ev := range events(t, x12.NewReader(bytes.NewReader(data), x12.Options{})) {
			if ev.Kind != x12.Set || ev.Context.Wrapped || ev.Context.EBCDIC {
				continue
			}
			for _, n := range flatten(ev.Document.Root) {
				if at := data[n.Offset:]; !bytes.HasPrefix(at, []byte(n.Name)) {
					t.Errorf("%s: %s is not at %d: %.20q", name, n.Path(), n.Offset, at)
				}
				if want := 1 + bytes.Count(data[:n.Offset], []byte("\n")); n.Line != want {
					t.Errorf("%s: %s is in line %d, not %d", name, n.Path(), want, n.Line)
				}
				for i, e := range n.Elements {
					if at := data[n.Offset+int64(e.Offset):]; !bytes.HasPrefix(at, []byte(e.Text)) && !bytes.HasPrefix(at, latin1(e.Text)) {
						t.Errorf("%s: %s%02d is not at %d: %.20q", name, n.Name, i+1, n.Offset+int64(e.Offset), at)
					}
				}
			}
		}
	}
}

// latin1 gives a text as a sender of ISO 8859-1 wrote it.
func latin1(s string) []byte {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r))
	}
	return b
}

// TestCoverage: each byte belongs to one interchange or stands outside all; sets
// lie in their interchange.
func TestCoverage(t *testing.T) {
	t.Parallel()
	for name, data := range payloads(t) {
		covers(t, name, data, events(t, x12.NewReader(bytes.NewReader(data), x12.Options{})))
	}
}

func covers(t testing.TB, name string, data []byte, evs []x12.Event) {
	t.Helper()
	end := int64(0)
	var sets []*decode.Document
	for _, ev := range evs {
		stored(t, name, ev.Findings)
		if ev.Document != nil {
			stored(t, name, ev.Document.Findings)
		}
		for _, f := range ev.Findings {
			if f.Position.Offset < 0 || f.Position.Offset > int64(len(data)) {
				t.Fatalf("%s: %s stands at %d of %d", name, f.Code, f.Position.Offset, len(data))
			}
		}
		switch ev.Kind {
		case x12.Set:
			if ev.Document.Root == nil || ev.Report == nil || ev.Context == nil {
				t.Fatalf("%s: half a set", name)
			}
			sets = append(sets, ev.Document)
		case x12.InterchangeEnd:
			ic := ev.Interchange
			if ic.Offset < end || ic.Length < 0 || ic.Offset+ic.Length > int64(len(data)) {
				t.Fatalf("%s: interchange %s stands at %d+%d, the one before ends at %d of %d", name, ic.Control, ic.Offset, ic.Length, end, len(data))
			}
			end = ic.Offset + ic.Length
			at := ic.Offset
			for _, d := range sets {
				if d.Offset < at || d.Offset+d.Length > end {
					t.Fatalf("%s: set %s at %d+%d lies outside %d-%d", name, d.Control, d.Offset, d.Length, at, end)
				}
				at = d.Offset + d.Length
			}
			sets = nil
		}
	}
	if len(sets) > 0 {
		t.Fatalf("%s: %d sets without an interchange end", name, len(sets))
	}
}

// stored holds findings against what the journal does with them: JSON and back.
func stored(t testing.TB, name string, findings []gateway.Finding) {
	t.Helper()
	b, err := json.Marshal(findings)
	if err != nil {
		t.Fatal(err)
	}
	var again []gateway.Finding
	if err := json.Unmarshal(b, &again); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(findings, again, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%s: a finding does not survive JSON:\n%s", name, diff)
	}
}

// TestMutations: whatever happens to a payload, reading ends, covers it and says
// so; the seed is fixed, fuzzing goes further.
func TestMutations(t *testing.T) {
	t.Parallel()
	rounds := 25
	if testing.Short() {
		rounds = 10
	}
	for name, data := range payloads(t) {
		rng := rand.New(rand.NewPCG(7, uint64(len(data))))
		for i := range rounds {
			bad := mutate(rng, data)
			r := x12.NewReader(bytes.NewReader(bad), x12.Options{Limits: x12.Limits{Set: 4 << 10}})
			var evs []x12.Event
			for {
				ev, err := r.Next()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				if evs = append(evs, ev); len(evs) > len(bad)+8 {
					t.Fatalf("%s, mutation %d: more events than bytes", name, i)
				}
			}
			if len(evs) == 0 {
				t.Fatalf("%s, mutation %d: silence", name, i)
			}
			covers(t, fmt.Sprintf("%s, mutation %d", name, i), bad, evs)
		}
	}
}

func mutate(rng *rand.Rand, data []byte) []byte {
	out := bytes.Clone(data)
	for range 1 + rng.IntN(6) {
		if len(out) < 8 {
			return append(out, "ISA*~"...)
		}
		at, to := rng.IntN(len(out)), rng.IntN(len(out))
		at, to = min(at, to), min(max(at, to), min(at, to)+200)
		switch rng.IntN(6) {
		case 0:
			out[at] = byte(rng.IntN(256))
		case 1:
			out = append(out[:at:at], out[to:]...)
		case 2:
			out = append(out[:to:to], out[at:]...)
		case 3:
			delimiters := "*~>^|\n\r\x00\x1c ISA"
			out[at] = delimiters[rng.IntN(len(delimiters))]
		case 4:
			out = append(append(out[:at:at], "ISA*00*"...), out[at:]...)
		case 5:
			out = out[:max(1, at)]
		}
	}
	return out
}
