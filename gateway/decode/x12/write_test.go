// SPDX-License-Identifier: Apache-2.0

package x12_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
)

// spoken is what a set says, whatever its delimiters and line ends.
type spoken struct {
	Type, Control string
	Segments      []said
	Report        x12.SetReport
	Codes         []string
}

type said struct {
	Path     string
	Elements []string
	Parts    [][][]string
}

func speak(evs []x12.Event, clean func(string) string) (all []spoken) {
	for _, ev := range evs {
		if ev.Kind != x12.Set {
			continue
		}
		s := spoken{Type: ev.Document.Type, Control: ev.Document.Control, Report: *ev.Report}
		for _, n := range flatten(ev.Document.Root) {
			one := said{Path: n.Path()}
			for i, e := range n.Elements {
				one.Elements = append(one.Elements, clean(e.Text))
				one.Parts = append(one.Parts, n.Parts(i+1))
			}
			s.Segments = append(s.Segments, one)
		}
		for _, f := range ev.Document.Findings {
			s.Codes = append(s.Codes, string(f.Severity)+" "+f.Code)
		}
		s.Report.Segments = slices.Clone(s.Report.Segments)
		for i := range s.Report.Segments {
			s.Report.Segments[i].Elements = slices.Clone(s.Report.Segments[i].Elements)
			for j := range s.Report.Segments[i].Elements {
				e := &s.Report.Segments[i].Elements[j]
				e.Value = clean(e.Value)
			}
		}
		all = append(all, s)
	}
	return all
}

// TestOtherDelimiters: the same interchange with other delimiters says the same.
func TestOtherDelimiters(t *testing.T) {
	t.Parallel()
	sets := 0
	for name, data := range payloads(t) {
		evs := events(t, x12.NewReader(bytes.NewReader(data), x12.Options{}))
		if len(evs) < 2 || evs[0].Kind != x12.InterchangeStart || evs[0].Interchange.Status == "R" || slices.ContainsFunc(evs[1:], func(ev x12.Event) bool {
			return ev.Kind == x12.InterchangeStart || ev.Context != nil && ev.Context.EBCDIC
		}) {
			continue // one interchange at a time
		}
		d := evs[0].Interchange.Delimiters
		if bytes.ContainsAny(data, "\x1a\x1b\x0e\x0f") {
			continue
		}
		pairs := []string{string([]byte{d.Element}), "\x0e", string([]byte{d.Segment}), "\x0f"}
		back := []string{"\x0e", string([]byte{d.Element}), "\x0f", string([]byte{d.Segment})}
		if d.Component != 0 {
			pairs, back = append(pairs, string([]byte{d.Component}), "\x1b"), append(back, "\x1b", string([]byte{d.Component}))
		}
		other := strings.NewReplacer(pairs...)
		clean := func(s string) string { return s }
		want := speak(evs, clean)
		restore := strings.NewReplacer(back...)
		got := speak(events(t, x12.NewReader(strings.NewReader(other.Replace(string(data))), x12.Options{})), restore.Replace)
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b x12.ElementError) bool { a.Value, b.Value = "", ""; return a == b })); diff != "" {
			if hasNewDelimiterInText(want, d) {
				continue // a component separator in plain text became a control character
			}
			t.Errorf("%s says otherwise with other delimiters:\n%s", name, diff)
		}
		sets += len(want)
	}
	t.Logf("%d sets compared", sets)
}

// hasNewDelimiterInText: text that is no composite may hold the component
// separator; re-encoded it holds a control character, which is a fault of its own.
func hasNewDelimiterInText(all []spoken, d x12.Delimiters) bool {
	for _, s := range all {
		for _, seg := range s.Segments {
			for i, e := range seg.Elements {
				if seg.Parts[i] == nil && strings.IndexByte(e, d.Component) >= 0 {
					return true
				}
			}
		}
	}
	return false
}

// rewritten is what was read, as it would be sent.
func rewritten(evs []x12.Event) *x12.Out {
	out := &x12.Out{SenderQualifier: "ZZ", SenderID: "NORTHWINDBUY", ReceiverQualifier: "12", ReceiverID: "6035550142",
		Time: time.Date(2026, 3, 2, 9, 15, 0, 0, time.UTC), Version: "00401", Control: 12, Usage: "T"}
	for _, ev := range evs {
		if ev.Kind != x12.Set {
			continue
		}
		d := ev.Document
		set := x12.OutSet{ID: d.Type}
		for _, n := range flatten(d.Root) {
			set.Segments = append(set.Segments, x12.Seg(n.Name, elements(n)...))
		}
		out.Groups = append(out.Groups, x12.OutGroup{FunctionalID: x12.FunctionalID(d.Type), Sender: "NORTHWINDBUY", Receiver: "6035550142",
			Control: int64(len(out.Groups) + 1), Version: d.Version, FirstSet: 1, Sets: []x12.OutSet{set}})
	}
	return out
}

func elements(n *decode.Node) []string {
	var all []string
	for i, e := range n.Elements {
		if parts := n.Parts(i + 1); parts != nil {
			all = append(all, x12.Composite(parts[0]...))
			continue
		}
		all = append(all, e.Text)
	}
	return all
}

// TestParseWriteParse: what was read and written again reads the same, and
// written once more it is the same bytes.
func TestParseWriteParse(t *testing.T) {
	t.Parallel()
	sets, refused := 0, 0
	for name, data := range payloads(t) {
		evs := events(t, x12.NewReader(bytes.NewReader(data), x12.Options{}))
		first, err := x12.Encode(rewritten(evs))
		var value *x12.ErrValue
		if errors.As(err, &value) {
			refused++ // a line end or control character in a value is named, never written
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		again := events(t, x12.NewReader(bytes.NewReader(first), x12.Options{}))
		want, got := texted(evs), texted(again)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: written and read again:\n%s", name, diff)
		}
		second, err := x12.Encode(rewritten(again))
		if err != nil || !bytes.Equal(first, second) {
			t.Errorf("%s: written twice it differs: %v\n%s", name, err, cmp.Diff(string(first), string(second)))
		}
		sets += len(want)
	}
	t.Logf("%d sets written and read again, %d payloads refused by value", sets, refused)
}

// texted is a set as words: its segments, composites joined by a comma.
func texted(evs []x12.Event) (all [][]string) {
	for _, ev := range evs {
		if ev.Kind != x12.Set {
			continue
		}
		var one []string
		for _, n := range flatten(ev.Document.Root) {
			e := elements(n)
			for len(e) > 0 && e[len(e)-1] == "" {
				e = e[:len(e)-1]
			}
			one = append(one, n.Name+"*"+strings.ReplaceAll(strings.Join(e, "*"), "\x1f", ","))
		}
		all = append(all, one)
	}
	return all
}

func TestEncode(t *testing.T) {
	t.Parallel()
	base := func() *x12.Out {
		return &x12.Out{SenderQualifier: "12", SenderID: "6035550142", ReceiverQualifier: "ZZ", ReceiverID: "NORTHWINDBUY",
			Time: time.Date(2026, 3, 2, 9, 15, 0, 0, time.UTC), Version: "00401", Control: 41, Usage: "P", AckRequested: true,
			Groups: []x12.OutGroup{{FunctionalID: "PR", Sender: "6035550142", Receiver: "NORTHWINDBUY", Control: 17, Version: "004010", FirstSet: 9, Sets: []x12.OutSet{
				{ID: "855", Segments: []x12.Segment{x12.Seg("BAK", "00", "AD", "4500012345", "20260302", "", ""), x12.Seg("PO1", "1", "12", "EA", "4.25")}},
				{ID: "855", Segments: []x12.Segment{x12.Seg("BAK", "00", "RJ", "4500012346", "20260302")}}}}}}
	}
	got, err := x12.Encode(base())
	if err != nil {
		t.Fatal(err)
	}
	want := `ISA*00*          *00*          *12*6035550142     *ZZ*NORTHWINDBUY   *260302*0915*U*00401*000000041*1*P*>~
GS*PR*6035550142*NORTHWINDBUY*20260302*0915*17*X*004010~
ST*855*0009~
BAK*00*AD*4500012345*20260302~
PO1*1*12*EA*4.25~
SE*4*0009~
ST*855*0010~
BAK*00*RJ*4500012346*20260302~
SE*3*0010~
GE*2*17~
IEA*1*000000041~
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
	for name, change := range map[string]func(*x12.Out){
		"line end in a value":      func(o *x12.Out) { o.Groups[0].Sets[0].Segments[0].Elements[2] = "45\n00" },
		"sender too long":          func(o *x12.Out) { o.SenderID = "SIXTEENCHARACTER" },
		"control number too large": func(o *x12.Out) { o.Control = 1_000_000_000 },
		"control number negative":  func(o *x12.Out) { o.Control = -1 },
		"control in a TA1":         func(o *x12.Out) { o.TA1 = []x12.Segment{x12.Seg("TA1", "00\x010")} },
		"DEL in a value":           func(o *x12.Out) { o.Groups[0].Sets[0].Segments[0].Elements[2] = "45\x7f00" },
		"NEL in a value":           func(o *x12.Out) { o.Groups[0].Sets[0].Segments[0].Elements[2] = "45\u008500" },
		"line end in a group id":   func(o *x12.Out) { o.Groups[0].Sender = "A\rB" },
		"repeated before 00402":    func(o *x12.Out) { o.Groups[0].Sets[0].Segments[0].Elements[2] = x12.Repeated("1", "2") },
	} {
		o := base()
		change(o)
		if b, err := x12.Encode(o); err == nil {
			t.Errorf("%s: no error, written %q", name, b)
		}
	}
	// A delimiter in the data is replaced by another, in every place.
	o := base()
	o.Groups[0].Sets[0].Segments[0].Elements[2] = "45*00~0>1^2"
	o.TA1 = []x12.Segment{x12.Seg("TA1", "0|0", "260302", "0915", "A", "000")}
	b, err := x12.Encode(o)
	if err != nil {
		t.Fatal(err)
	}
	docs, findings := readAll(t, b)
	if v, _ := docs[0].Root.Children[0].Element(3); v != "45*00~0>1^2" || len(findings) > 0 {
		t.Errorf("read back %q with %v from %s", v, findings, b)
	}
	if bytes.Count(b, []byte{b[3]}) != 16+5+8+2*2+4+4+2*2+4+2+2 {
		t.Errorf("the element separator %q stands in the data too: %s", b[3], b)
	}
}

// carrying is an interchange with one value of which the tests want to know
// whether and how it goes out.
func carrying(v string) *x12.Out {
	return &x12.Out{SenderQualifier: "12", SenderID: "6035550142", ReceiverQualifier: "ZZ", ReceiverID: "NORTHWINDBUY",
		Time: time.Date(2026, 3, 2, 9, 15, 0, 0, time.UTC), Version: "00501", Control: 41, Usage: "P",
		Groups: []x12.OutGroup{{FunctionalID: "PR", Sender: "6035550142", Receiver: "NORTHWINDBUY", Control: 17, Version: "005010", FirstSet: 9, Sets: []x12.OutSet{
			{ID: "855", Segments: []x12.Segment{x12.Seg("BAK", "00", "AD", "4500012345", "20260302"), x12.Seg("PO1", "1", "12", "EA", "4.25"), x12.Seg("PID", "F", "", "", "", v)}},
		}}}}
}

// TestDelimiters: whatever the data holds, the delimiters are others; those that
// the partner insists on are never given up, the value is named.
func TestDelimiters(t *testing.T) {
	t.Parallel()
	const all = "*|^!%\\~`{}[]<>@#$\"':"
	tests := []struct {
		name       string
		value      string
		delimiters x12.Delimiters
		strict     bool
		want       string // element, component, repetition, segment; or the error
	}{
		{"the usual", "plain", x12.Delimiters{}, false, "*>^~"},
		{"each in use", "a*b>c^d~e", x12.Delimiters{}, false, "|:!'"},
		{"every printable one in use", all, x12.Delimiters{}, false, "\x1c\x1d\x1e\n"},
		{"national letters", "Größe ÄÖÜ ½", x12.Delimiters{}, false, "*>^~"},
		{"those wanted", "plain", x12.Delimiters{Element: '|', Component: ':', Repetition: '!', Segment: '\n'}, false, "|:!\n"},
		{"the usual terminators in use", "~'", x12.Delimiters{}, false, "*>^\n"},
		{"one wanted is in use", "a|b", x12.Delimiters{Element: '|'}, false, "*>^~"},
		{"one wanted is the usual of another role", "plain", x12.Delimiters{Element: '~', Segment: '*'}, false, "~>^*"},
		{"control characters", "plain", x12.Delimiters{Element: 0x1d, Component: 0x1f, Repetition: 0x1e, Segment: 0x1c}, true, "\x1d\x1f\x1e\x1c"},
		{"control characters that are our own marks", "plain", x12.Delimiters{Element: 0x1d, Component: 0x1e, Repetition: 0x1f, Segment: 0x1c}, true, "\x1d\x1e\x1f\x1c"},
		{"NEL of a mainframe", "plain", x12.Delimiters{Segment: 0x15}, true, "*>^\x15"},
		{"insisted on and in use", "a|b", x12.Delimiters{Element: '|'}, true, `PID05 cannot be written: "a|b" holds the separator '|' that the partner insists on`},
		{"insisted on in part", "a*b", x12.Delimiters{Segment: '\''}, true, "|>^'"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := carrying(tt.value)
			o.Delimiters, o.Strict = tt.delimiters, tt.strict
			o.Groups[0].Sets[0].Segments = append(o.Groups[0].Sets[0].Segments,
				x12.Seg("MEA", "", "", "5", x12.Composite("EA", "2")), x12.Seg("SLN", "1", "", "I", "2", x12.Composite("EA", "", "")))
			b, err := x12.Encode(o)
			if err != nil {
				var value *x12.ErrValue
				if err.Error() != tt.want || !errors.As(err, &value) {
					t.Fatalf("error %v, want %s", err, tt.want)
				}
				return
			}
			if got := string([]byte{b[3], b[104], b[82], b[105]}); got != tt.want {
				t.Errorf("delimiters %q, want %q", got, tt.want)
			}
			if err := x12.Verify(b, x12.Policy{}); err != nil {
				t.Error(err)
			}
			docs, _ := readAll(t, b)
			line := docs[0].Root.Children[1]
			if v, _ := line.Children[1].Element(5); line.Children[1].Name != "PID" && line.Children[0].Name != "PID" || !slices.ContainsFunc(line.Children, func(n *decode.Node) bool { e, _ := n.Element(5); return e == tt.value }) {
				t.Errorf("read back %q from %q", v, b)
			}
			for _, n := range line.Children {
				switch n.Name {
				case "MEA":
					if diff := cmp.Diff([][]string{{"EA", "2"}}, n.Parts(4)); diff != "" {
						t.Errorf("the composite reads otherwise: %s", diff)
					}
				case "SLN":
					if v, _ := n.Element(5); v != "EA" {
						t.Errorf("trailing empty components were not left out: %q", v)
					}
				}
			}
		})
	}
}

// TestVerify: what a partner would have to reject is named before it leaves.
func TestVerify(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		change func(*x12.OutSet)
		policy x12.Policy
		want   string
	}{
		{name: "nothing wrong", change: func(*x12.OutSet) {}},
		{name: "mandatory element missing", change: func(s *x12.OutSet) { s.Segments[0].Elements[2] = "" }, want: `BAK03 cannot be written: ""`},
		{name: "too long", change: func(s *x12.OutSet) { s.Segments[0].Elements[2] = "45000123450000000000000001" }, want: `BAK03 cannot be written: "45000123450000000000000001"`},
		{name: "too long, and the partner is like that", change: func(s *x12.OutSet) { s.Segments[0].Elements[2] = "45000123450000000000000001" },
			policy: x12.Policy{Severity: map[string]gateway.Severity{"element.length.long": gateway.Warn}}},
		{name: "no date", change: func(s *x12.OutSet) { s.Segments[0].Elements[3] = "20261302" }, want: `BAK04 cannot be written: "20261302"`},
		{name: "mandatory segment missing", change: func(s *x12.OutSet) { s.Segments = s.Segments[1:] }, want: "BAK cannot be written"},
		{name: "wrong order", change: func(s *x12.OutSet) { s.Segments = append(s.Segments, x12.Seg("CUR", "BY", "USD")) }, want: "CUR cannot be written"},
		{name: "not of this set", change: func(s *x12.OutSet) { s.Segments = append(s.Segments, x12.Seg("BEG", "00", "SA", "1", "", "20260302")) }, want: "BEG cannot be written"},
		{name: "of no set", change: func(s *x12.OutSet) { s.Segments = append(s.Segments, x12.Seg("QQQ", "1")) }, want: "QQQ cannot be written"},
		{name: "set of no table", change: func(s *x12.OutSet) { s.ID = "830" }, want: "ST01 cannot be written"},
		{name: "too often", change: func(s *x12.OutSet) {
			s.Segments = slices.Insert(s.Segments, 1, x12.Seg("CUR", "BY", "USD"), x12.Seg("CUR", "BY", "USD"))
		}, want: "CUR cannot be written"},
	}
	for _, tt := range tests {
		o := carrying("plain")
		tt.change(&o.Groups[0].Sets[0])
		b, err := x12.Encode(o)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		err = x12.Verify(b, tt.policy)
		var value *x12.ErrValue
		if tt.want == "" && err != nil || tt.want != "" && (!errors.As(err, &value) || !strings.HasPrefix(err.Error(), tt.want)) {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}
