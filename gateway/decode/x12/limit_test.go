// SPDX-License-Identifier: Apache-2.0

package x12_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/decode/x12"
)

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + "/in.edi")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestWrapped: an interchange broken into lines of any one length reads as the
// unbroken one, ids, ISA and neighbours across line ends included.
func TestWrapped(t *testing.T) {
	t.Parallel()
	one := string(fixture(t, "read-terminator-tilde-bare"))
	bag := one + strings.ReplaceAll(one, "000000907", "000000908") + strings.ReplaceAll(one, "000000907", "000000909")
	for name, flat := range map[string]string{"one": one, "mailbag": bag} {
		want := speak(events(t, x12.NewReader(strings.NewReader(flat), x12.Options{})), strings.TrimSpace)
		for width := 40; width < 132; width++ {
			for _, end := range []string{"\n", "\r\n"} {
				var b strings.Builder
				for rest := flat; rest != ""; {
					n := min(width, len(rest))
					b.WriteString(rest[:n] + end)
					rest = rest[n:]
				}
				got := speak(events(t, x12.NewReader(strings.NewReader(b.String()), x12.Options{})), strings.TrimSpace)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s broken every %d characters by %q reads otherwise: %d sets, want %d", name, width, end, len(got), len(want))
				}
			}
		}
	}
}

// endless gives head, then its body again and again, n times, then tail.
type endless struct {
	head, body, tail []byte
	n                int
	rest             []byte
}

func (e *endless) Read(p []byte) (int, error) {
	for len(e.rest) == 0 {
		switch {
		case e.head != nil:
			e.rest, e.head = e.head, nil
		case e.n > 0:
			e.rest = e.body
			e.n--
		case e.tail != nil:
			e.rest, e.tail = e.tail, nil
		default:
			return 0, io.EOF
		}
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// TestBoundedMemory: what is held does not grow with the payload, not with
// good sets, one endless set, one endless segment, endless padding, faults or
// noise. 24 MiB of each are read with a set limit of 1 MiB.
func TestBoundedMemory(t *testing.T) {
	plain := fixture(t, "read-plain")
	header := plain[:bytes.Index(plain, []byte("ST*850"))]
	set := plain[len(header):bytes.Index(plain, []byte("GE*"))]
	st := set[:bytes.IndexByte(set, '\n')+1]
	size := 24 << 20
	if testing.Short() {
		size = 8 << 20
	}
	for _, c := range []struct{ name, head, body string }{
		{"good sets", string(header), string(set)},
		{"one set", string(header) + string(st), "REF*DP*0042~\n"},
		{"one segment", string(header) + string(st) + "MSG*", "AND MORE TO SAY "},
		{"padding in a set", string(header) + string(st), "\n          "},
		{"padding in an interchange", string(header), "\x00\x00\x00\x00\x00\x00\x00\x00"},
		{"padding between", string(plain), " \x00\r\n\x1a"},
		{"noise between", string(plain), "NOTHING THAT WE KNOW OF "},
		{"unknown segments", string(header), "QQ7*1~\n"},
		{"ISA without end", "ISA*", "00*ISA"},
	} {
		t.Run(c.name, func(t *testing.T) {
			body := bytes.Repeat([]byte(c.body), 1+(32<<10)/len(c.body))
			r := x12.NewReader(&endless{head: []byte(c.head), body: body, n: size / len(body), tail: []byte("~\nSE*1*0001~\nGE*1*907~\nIEA*1*000000907~\n")}, x12.Options{Limits: x12.Limits{Set: 1 << 20}})
			runtime.GC()
			var before, during runtime.MemStats
			runtime.ReadMemStats(&before)
			worst, kinds := uint64(0), map[x12.EventKind]int{}
			for {
				ev, err := r.Next()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				if kinds[ev.Kind]++; kinds[ev.Kind]%20_000 == 1 {
					ev = x12.Event{}
					runtime.GC()
					runtime.ReadMemStats(&during)
					worst = max(worst, during.HeapAlloc-min(during.HeapAlloc, before.HeapAlloc))
				}
			}
			if worst > 24<<20 {
				t.Errorf("%d MiB held", worst>>20)
			}
			t.Logf("at most %d KiB held, events %v", worst>>10, kinds)
		})
	}
}

// TestSetLimit: a set beyond the limit is named and passed over; its neighbours
// are read.
func TestSetLimit(t *testing.T) {
	t.Parallel()
	plain := string(fixture(t, "read-plain"))
	at, end := strings.Index(plain, "ST*850"), strings.Index(plain, "GE*")
	set := plain[at:end]
	long := strings.Replace(strings.ReplaceAll(set, "0001", "0002"), "REF*DP*0042~\n", strings.Repeat("REF*DP*0042~\n", 300), 1)
	data := plain[:at] + set + long + strings.ReplaceAll(set, "0001", "0003") + "GE*3*907~\nIEA*1*000000907~\n"
	docs, findings := []string{}, []gateway.Finding{}
	for _, ev := range events(t, x12.NewReader(strings.NewReader(data), x12.Options{Limits: x12.Limits{Set: 2 << 10}})) {
		if ev.Kind == x12.Set {
			docs = append(docs, ev.Report.Control+" "+ev.Report.Status)
			findings = append(findings, ev.Document.Findings...)
		}
	}
	if diff := cmp.Diff([]string{"0001 A", "0002 R", "0003 A"}, docs); diff != "" {
		t.Error(diff)
	}
	if len(findings) != 1 || findings[0].Code != "set.size.limit" {
		t.Errorf("findings %v", findings)
	}
}

// TestFindingsLimit: a set that is nothing but faults lists the first thousand,
// and what is not listed still weighs.
func TestFindingsLimit(t *testing.T) {
	t.Parallel()
	plain := string(fixture(t, "read-plain"))
	for _, c := range []struct {
		fault, status string
	}{{"REF*DP*A\x01B~\n", "E"}, {"QQQ*1~\n", "R"}} {
		data := strings.Replace(plain, "PID*F****CLAW HAMMER~\n", strings.Repeat("REF*DP*A\x01B~\n", 1000)+strings.Repeat(c.fault, 200), 1)
		data = strings.Replace(data, "SE*12*", "SE*1211*", 1)
		for _, ev := range events(t, x12.NewReader(strings.NewReader(data), x12.Options{})) {
			if ev.Kind != x12.Set {
				continue
			}
			fs := ev.Document.Findings
			if last := fs[len(fs)-1]; len(fs) != 1001 || last.Code != "set.findings.limit" || !strings.HasPrefix(last.Message, "200 more") {
				t.Errorf("%d findings, the last %+v", len(fs), last)
			}
			if ev.Report.Status != c.status || len(ev.Report.Segments) > 1001 {
				t.Errorf("status %s, %d segments reported", ev.Report.Status, len(ev.Report.Segments))
			}
		}
	}
}

// TestManyNames: the count of equally named siblings stays right and quick when
// a family is large and full of names.
func TestManyNames(t *testing.T) {
	t.Parallel()
	plain := string(fixture(t, "read-plain"))
	at, end := strings.Index(plain, "ST*850"), strings.Index(plain, "GE*")
	var b strings.Builder
	b.WriteString("ST*990*0001~\n")
	for i := range 60_000 {
		fmt.Fprintf(&b, "Q%02d*%d~", i%30_000%100, i)
		fmt.Fprintf(&b, "%c%c%d*%d~", 'A'+i%26, 'A'+i/26%26, i/676%10, i)
	}
	b.WriteString("SE*120002*0001~\n")
	docs, _ := readAll(t, []byte(plain[:at]+b.String()+plain[end:]))
	counts := map[string]int{}
	for _, n := range docs[0].Root.Children {
		if counts[n.Name]++; n.Index != counts[n.Name] {
			t.Fatalf("%s is number %d, want %d", n.Name, n.Index, counts[n.Name])
		}
	}
	if len(docs[0].Root.Children) != 120_000 {
		t.Errorf("%d segments", len(docs[0].Root.Children))
	}
}

// TestPolicy: a partner's file turns a tolerance into a rejection and a fault
// into a warning, by finding code or acknowledgement code.
func TestPolicy(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		fixture, key, status string
		severity             gateway.Severity
	}{
		{"ak4-7-code", "", "R", ""},
		{"ak4-7-code", "element.code", "E", gateway.Warn},
		{"ak4-7-code", "AK4 7", "A", gateway.Note},
		{"ak4-9-time", "", "E", ""},
		{"ak4-9-time", "AK4 9", "R", gateway.Reject},
		{"ak5-4-count", "AK5 4", "E", gateway.Warn},
		{"read-newline-in-element", "element.newline", "R", gateway.Reject},
		{"read-empty-segments", "segment.empty", "R", gateway.Reject},
		{"ak3-7-segment-order", "segment.order.wrong", "R", gateway.Warn}, // BEG is missing as well
		{"read-release-unknown", "set.version.nearest", "R", gateway.Reject},
	} {
		p := x12.Policy{}
		if c.key != "" {
			p.Severity = map[string]gateway.Severity{c.key: c.severity}
		}
		if faults := p.Validate(); len(faults) > 0 {
			t.Errorf("%s: %v", c.key, faults)
		}
		for _, ev := range events(t, x12.NewReader(bytes.NewReader(fixture(t, c.fixture)), x12.Options{Policy: p})) {
			if ev.Kind == x12.Set && ev.Report.Status != c.status {
				t.Errorf("%s with %s %s is %s, want %s", c.fixture, c.key, c.severity, ev.Report.Status, c.status)
			}
		}
	}
	for key, c := range map[string]struct {
		fixture, status string
		severity        gateway.Severity
	}{
		"interchange.header.width":       {"read-header-collapsed-blanks", "R", gateway.Reject},
		"interchange.lines.wrapped":      {"read-wrapped-80", "R", gateway.Reject},
		"interchange.encoding.bom":       {"read-byte-order-mark", "R", gateway.Reject},
		"interchange.terminator.missing": {"read-last-terminator-missing", "R", gateway.Reject},
		"interchange.component.missing":  {"read-header-component-missing", "R", gateway.Reject},
		"TA1 001":                        {"ta1-001-control-mismatch", "E", gateway.Warn},
		"TA1 021":                        {"ta1-021-count", "A", gateway.Note},
	} {
		p := x12.Policy{Severity: map[string]gateway.Severity{key: c.severity}}
		evs := events(t, x12.NewReader(bytes.NewReader(fixture(t, c.fixture)), x12.Options{Policy: p}))
		if got := evs[len(evs)-1].Interchange.Status; got != c.status {
			t.Errorf("%s with %s %s is %s, want %s", c.fixture, key, c.severity, got, c.status)
		}
	}
	bad := x12.Policy{Severity: map[string]gateway.Severity{"segment.order.wrnog": gateway.Warn, "AK4 7": "fatal"}, CenturyFrom: 100}
	if faults := bad.Validate(); len(faults) != 3 || !strings.Contains(faults["segment.order.wrnog"], `"segment.order.wrong"`) {
		t.Errorf("faults %v", faults)
	}
}
