// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// between looks for the next interchange: padding is skipped, anything else up
// to it is junk. "ISA" counts only at the start of a line or behind padding, and
// with a separator behind it: text may hold the letters.
func (x *Reader) between() error {
	x.fill(4 << 10)
	if x.Offset == 0 && bytes.HasPrefix(x.buf, []byte("\xef\xbb\xbf")) {
		x.drop(3)
	}
	padding := len(x.buf) - len(bytes.TrimLeft(x.buf, "\r\n\t \x00\x1a"))
	x.drop(padding)
	x.fill(4 << 10)
	if len(x.buf) == 0 {
		if padding > 0 && !x.eof {
			return nil
		}
		if x.readErr != nil {
			return x.readErr
		}
		if !x.Any {
			x.Any = true
			x.emit(Event{Kind: Junk, Findings: []gateway.Finding{x.finding("interchange.header.missing", "TA1 024",
				"There is no ISA segment: this is not an X12 interchange.", "Ask the sender for the whole file.", "")}})
			return nil
		}
		return io.EOF
	}
	if isISA(x.buf) {
		return x.startInterchange()
	}
	// Junk up to the next ISA that starts a line or follows a non-alphanumeric.
	begin := x.Offset
	sample := strings.TrimSpace(string(x.buf[:min(40, len(x.buf))]))
	for {
		if at := nextISA(x.buf); at >= 0 {
			x.drop(at)
			break
		}
		keep := min(4, len(x.buf))
		if x.eof {
			keep = 0
		}
		x.drop(len(x.buf) - keep)
		if x.eof {
			break
		}
		x.fill(64 << 10)
	}
	code, ack, msg := "interchange.data.outside", "TA1 022", fmt.Sprintf("%d bytes stand outside any interchange: %q.", x.Offset-begin, sample)
	if !x.Any && len(x.buf) == 0 {
		code, ack, msg = "interchange.header.missing", "TA1 024", fmt.Sprintf("There is no ISA segment: the file starts with %q.", sample)
		x.Any = true
	}
	f := x.finding(code, ack, msg, "Ask the sender for the whole file.", sample)
	f.Position.Offset = begin
	x.emit(Event{Kind: Junk, Findings: []gateway.Finding{f}})
	return nil
}

func isISA(b []byte) bool {
	return len(b) > 3 && string(b[:3]) == "ISA" && !alphanumeric(b[3]) && b[3] != ' '
}

func nextISA(b []byte) int {
	for from := 1; ; {
		i := bytes.Index(b[min(from, len(b)):], []byte("ISA"))
		if i < 0 {
			return -1
		}
		at := from + i
		if isISA(b[at:]) && !alphanumeric(b[at-1]) && (b[at-1] != b[at+3] || isLineEnd(b[at-1])) {
			return at
		}
		from = at + 1
	}
}

func (x *Reader) startInterchange() error {
	x.Any = true
	x.fill(8 << 10)
	h, ok := parseHeader(x.buf)
	ic := &InterchangeReport{Status: "A", Note: "000", Offset: x.Offset, Delimiters: h.delimiters}
	x.sum.Reset()
	x.Interchange, x.Group = ic, nil
	x.GroupsSeen, x.SetsSeen, x.Outside, x.Wrapped = map[string]bool{}, map[string]bool{}, 0, false
	e := func(i int) string { return strings.TrimRight(cleanBlank(h.elements[i]), " ") }
	ic.Sender, ic.Receiver = decode.Party{Qualifier: e(5), ID: e(6)}, decode.Party{Qualifier: e(7), ID: e(8)}
	ic.Date, ic.Time, ic.Version, ic.Control = e(9), e(10), e(12), e(13)
	ic.AckRequested, ic.Usage = e(14) == "1", e(15)
	var fs []gateway.Finding
	if x.Offset == 3 {
		fs = append(fs, x.finding("interchange.encoding.bom", "", "The file starts with a byte order mark.", "", ""))
	}
	if !ok || h.narrow {
		fs = append(fs, x.finding("interchange.header.width", "TA1 ISA field width", "The ISA header does not have its fixed widths.",
			"It was read by counting separators; ask the sender to pad the ISA to 106 characters.", string(x.buf[:min(106, len(x.buf))])))
	}
	fs = append(fs, x.headerFindings(h)...)
	if !ok || h.bad {
		fs = append(fs, x.finding("interchange.header.unreadable", "TA1 022", "The ISA header cannot be read: it does not have 16 elements and a segment terminator.",
			"Ask the sender for the interchange again.", ""))
		x.emit(Event{Kind: InterchangeStart, Interchange: ic, Findings: fs})
		x.rejectInterchange("022")
		return x.skipInterchange()
	}
	if h.noISA16 {
		fs = append(fs, x.finding("interchange.component.missing", "TA1 027", "ISA16, the component separator, is missing.", "It was read without one.", ""))
	}
	x.fill(64 << 10)
	if wrapped(x.buf, h.delimiters.Segment) {
		x.Wrapped = true
		fs = append(fs, x.finding("interchange.lines.wrapped", "", "Line ends stand at a fixed width regardless of segments; they were taken out.", "", ""))
	}
	x.drop(h.length)
	copied := *ic
	x.emit(Event{Kind: InterchangeStart, Interchange: &copied, Findings: fs})
	return nil
}

// cleanBlank turns NBSP padding into blanks.
func cleanBlank(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\xa0", " ", "\r", "", "\n", "").Replace(s)
}

// headerFindings checks ISA elements that have a fixed form (TA1 note codes).
func (x *Reader) headerFindings(h header) (fs []gateway.Finding) {
	check := func(i int, ok bool, note, what string) {
		if !ok {
			fs = append(fs, x.elementFinding("interchange.header.element", "TA1 "+note, "ISA", i, h.elements[i],
				fmt.Sprintf("ISA%02d, %s, is not valid: %q.", i, what, h.elements[i])))
		}
	}
	e := func(i int) string { return strings.TrimSpace(cleanBlank(h.elements[i])) }
	check(9, len(e(9)) == 6 && validDate("20"+e(9)), "014", "the date")
	check(10, len(e(10)) == 4 && validTime(e(10)), "015", "the time")
	check(12, len(e(12)) == 5 && isDigits(e(12)), "017", "the version")
	check(13, isDigits(e(13)) && len(e(13)) <= 9, "018", "the control number")
	check(14, e(14) == "0" || e(14) == "1", "019", "the acknowledgement flag")
	check(15, e(15) == "P" || e(15) == "T" || e(15) == "I", "020", "the usage indicator")
	return fs
}

// skipInterchange passes over an interchange that cannot be read.
func (x *Reader) skipInterchange() error {
	for {
		at := nextISA(x.buf)
		if at >= 0 {
			x.drop(at)
			break
		}
		if x.eof {
			x.drop(len(x.buf))
			break
		}
		x.drop(max(0, len(x.buf)-4))
		x.fill(64 << 10)
	}
	x.finishInterchange([]gateway.Finding{x.finding("interchange.trailer.missing", "TA1 023", "The IEA trailer is missing.", "Ask the sender for the whole interchange.", "")})
	return nil
}

func (x *Reader) rejectInterchange(note string) {
	if x.Interchange.Status != "R" {
		x.Interchange.Status, x.Interchange.Note = "R", note
	}
}

// weigh lets an envelope finding decide the interchange's status.
func (x *Reader) weigh(f gateway.Finding) gateway.Finding {
	note, ok := strings.CutPrefix(f.Ack, "TA1 ")
	if !ok || !isDigits(note) {
		return f
	}
	switch {
	case f.Severity == gateway.Reject:
		x.rejectInterchange(note)
	case f.Severity != gateway.Note && x.Interchange.Status == "A":
		x.Interchange.Status, x.Interchange.Note = "E", note
	}
	return f
}

func (x *Reader) endInterchange(iea []string) {
	if x.Group != nil {
		x.endGroup(nil)
	}
	ic := x.Interchange
	var fs []gateway.Finding
	if x.Outside > 0 {
		fs = append(fs, x.finding("interchange.segment.outside", "TA1 022", fmt.Sprintf("%d segment(s) outside ST/SE.", x.Outside), "Ask the sender to repair the envelope.", strconv.Itoa(x.Outside)))
	}
	if iea == nil {
		fs = append(fs, x.finding("interchange.trailer.missing", "TA1 023", "The IEA trailer is missing.", "Ask the sender for the whole interchange.", ""))
		x.finishInterchange(fs)
		return
	}
	if !sameNumber(iea[2], ic.Control) {
		fs = append(fs, x.elementFinding("interchange.trailer.control", "TA1 001", "IEA", 2, iea[2],
			fmt.Sprintf("IEA02 %s is not the control number %s of the header.", iea[2], ic.Control)))
	}
	if n, err := strconv.Atoi(iea[1]); err != nil || n != ic.Groups {
		fs = append(fs, x.elementFinding("interchange.trailer.count", "TA1 021", "IEA", 1, iea[1],
			fmt.Sprintf("IEA01 says %q groups, there are %d.", iea[1], ic.Groups)))
	}
	x.finishInterchange(fs)
}

func (x *Reader) finishInterchange(fs []gateway.Finding) {
	ic := x.Interchange
	ic.Length, ic.SHA256 = x.Offset-ic.Offset, x.digest()
	x.emit(Event{Kind: InterchangeEnd, Interchange: ic, Findings: fs})
	x.Interchange, x.Group = nil, nil
}

func (x *Reader) startGroup(gs []string) {
	ic := x.Interchange
	ic.Groups++
	g := &GroupReport{FunctionalID: gs[1], Sender: gs[2], Receiver: gs[3], Control: gs[6], Agency: gs[7], Version: gs[8], Status: "A", Unacknowledgeable: gs[1] == "FA"}
	x.Group, x.SetsSeen = g, map[string]bool{}
	var fs []gateway.Finding
	if !isDigits(g.Control) || len(g.Control) > 9 {
		fs = append(fs, x.groupFault("6", x.elementFinding("group.header.element", "AK9 6", "GS", 6, g.Control,
			fmt.Sprintf("GS06, the group control number, is not valid: %q.", g.Control))))
	}
	if key := g.FunctionalID + "/" + strings.TrimLeft(g.Control, "0"); x.GroupsSeen[key] {
		fs = append(fs, x.groupFault("19", x.elementFinding("group.control.duplicate", "AK9 19", "GS", 6, g.Control,
			fmt.Sprintf("Group control number %s is used twice in this interchange.", g.Control))))
	} else if len(x.GroupsSeen) < 100_000 {
		x.GroupsSeen[key] = true
	}
	copied := *g
	x.emit(Event{Kind: GroupStart, Group: &copied, Findings: fs})
}

// groupFault notes a group-level code (AK905) and rejects the group where the
// finding does.
func (x *Reader) groupFault(code string, f gateway.Finding) gateway.Finding {
	g := x.Group
	if f.Severity == gateway.Reject {
		g.Status = "R"
	}
	if f.Severity != gateway.Note && len(g.Errors) < 5 {
		g.Errors = append(g.Errors, code)
	}
	return f
}

func (x *Reader) endGroup(ge []string) {
	g := x.Group
	var fs []gateway.Finding
	g.Included = g.Received
	if ge == nil {
		fs = append(fs, x.groupFault("3", x.finding("group.trailer.missing", "AK9 3", fmt.Sprintf("Group %s has no GE trailer.", g.Control), "Ask the sender for the whole group.", "")))
	} else {
		if !sameNumber(ge[2], g.Control) {
			fs = append(fs, x.groupFault("4", x.elementFinding("group.trailer.control", "AK9 4", "GE", 2, ge[2], fmt.Sprintf("GE02 %s is not the control number %s of the header.", ge[2], g.Control))))
		}
		n, err := strconv.Atoi(ge[1])
		if err == nil && n >= 0 {
			g.Included = n
		}
		if err != nil || n != g.Received {
			fs = append(fs, x.groupFault("5", x.elementFinding("group.trailer.count", "AK9 5", "GE", 1, ge[1], fmt.Sprintf("GE01 says %q transaction sets, there are %d.", ge[1], g.Received))))
		}
	}
	switch {
	case g.Status == "R":
		g.Accepted = 0
	case g.Received == 0 || g.Accepted == 0:
		g.Status = "R"
	case g.Accepted < g.Received:
		g.Status = "P"
	case g.Status == "A" && len(g.Errors) > 0:
		g.Status = "E"
	}
	copied := *g
	x.emit(Event{Kind: GroupEnd, Group: &copied, Findings: fs})
	x.Group = nil
}

func (x *Reader) outside(what, id string) {
	x.Outside++
	f := x.finding("interchange.segment.outside", "TA1 022", what+".", "Ask the sender to repair the envelope.", "")
	f.Position.SegmentID = id
	x.emit(Event{Kind: Junk, Findings: []gateway.Finding{f}})
}

func (x *Reader) finding(code, ack, message, hint, found string) gateway.Finding {
	p := gateway.Position{Offset: x.Offset, Line: x.Line + 1}
	if x.Interchange != nil {
		p.Interchange = x.Interchange.Control
		p.Path = "ISA " + p.Interchange
		if x.Group != nil {
			p.Group = x.Group.Control
			p.Path += " › GS " + p.Group
		}
	}
	f := gateway.Finding{Code: code, Ack: ack, Severity: x.opts.Policy.severity(code, ack, false), Position: p, Message: message, Hint: hint, Found: found}
	if x.Interchange != nil {
		return x.weigh(f)
	}
	return f
}

func (x *Reader) elementFinding(code, ack, segment string, element int, found, message string) gateway.Finding {
	f := x.finding(code, ack, message, "Ask the sender to repair the envelope.", found)
	f.Position.SegmentID, f.Position.Element, f.Position.Raw = segment, element, found
	if f.Position.Path != "" {
		f.Position.Path += " › "
	}
	f.Position.Path += fmt.Sprintf("%s%02d", segment, element)
	return f
}

// sameNumber compares control numbers as numbers where they are some.
func sameNumber(a, b string) bool {
	if isDigits(a) && isDigits(b) {
		return strings.TrimLeft(a, "0") == strings.TrimLeft(b, "0")
	}
	return a == b
}
