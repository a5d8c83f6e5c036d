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
	odd := int64(-1) // where a Ctrl-Z or NUL stood
	for padding := -1; padding != 0; {
		x.fill(4 << 10)
		if x.Offset == 0 && !x.EBCDIC && isEBCDIC(x.buf) {
			x.EBCDIC = true
			recode(x.buf, &cp037)
		}
		if x.bom = x.Offset == 0 && bytes.HasPrefix(x.buf, []byte("\xef\xbb\xbf")); x.bom {
			x.drop(3)
		}
		padding = len(x.buf) - len(bytes.TrimLeft(x.buf, "\r\n\t \x00\x1a"))
		if i := bytes.IndexAny(x.buf[:padding], "\x00\x1a"); i >= 0 && odd < 0 {
			odd = x.Offset + int64(i)
		}
		x.drop(padding)
	}
	x.here()
	if odd >= 0 && x.Any && !x.Padded {
		x.Padded = true
		f := x.finding("interchange.padding.trailing", "", "Ctrl-Z or NUL characters stand behind an interchange; they were passed over.", "", "")
		f.Position.Offset = odd
		x.emit(Event{Kind: Junk, Findings: []gateway.Finding{f}})
		return nil
	}
	if len(x.buf) == 0 {
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
	if x.isISA(0) {
		return x.startInterchange()
	}
	return x.junk()
}

// junk passes over what stands up to the next ISA.
func (x *Reader) junk() error {
	sample := string(x.buf[:min(40, len(x.buf))])
	found, err := x.seek()
	if err != nil {
		return err
	}
	length := x.Offset - x.at
	sample = strings.TrimSpace(sample[:min(int64(len(sample)), length)])
	code, ack, msg := "interchange.data.outside", "TA1 022", fmt.Sprintf("%d bytes stand outside any interchange: %q.", length, sample)
	if !x.Any && !found {
		code, ack, msg = "interchange.header.missing", "TA1 024", fmt.Sprintf("There is no ISA segment: the file starts with %q.", sample)
		x.Any = true
	}
	x.emit(Event{Kind: Junk, Findings: []gateway.Finding{x.finding(code, ack, msg, "Ask the sender for the whole file.", sample)}})
	return nil
}

// seek drops everything up to the next ISA, or the end.
func (x *Reader) seek() (found bool, err error) {
	for {
		if at := nextISA(x.buf); at >= 0 {
			x.drop(at)
			return true, nil
		}
		if x.eof {
			if x.readErr != nil {
				return false, x.readErr
			}
			x.drop(len(x.buf))
			return false, nil
		}
		x.drop(max(0, len(x.buf)-4))
		x.fill(len(x.buf) + 4<<10)
	}
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
	x.fill(64 << 10)
	if x.readErr != nil && len(x.buf) < 64<<10 {
		return x.readErr // what the header is cannot be told from a part of it
	}
	head := x.buf[:min(len(x.buf), 64<<10)]
	h, ok := wrappedHeader(head)
	if !ok {
		h, ok = parseHeader(head[:min(len(head), maxHeader)])
	}
	x.seg = append(x.seg[:0], head[:min(h.length, len(head))]...)
	ic := &InterchangeReport{Status: "A", Note: "000", Offset: x.Offset, Delimiters: h.delimiters}
	x.sum.Reset()
	x.Interchange, x.Group = ic, nil
	x.weighFor(nil)
	x.GroupsSeen, x.SetsSeen, x.Sets, x.Outside, x.Wrapped, x.Over = nil, numbers{}, 0, 0, h.wrapped, false
	e := func(i int) string { return strings.TrimRight(cleanBlank(readable(h.elements[i])), " ") }
	ic.Sender, ic.Receiver = decode.Party{Qualifier: e(5), ID: e(6)}, decode.Party{Qualifier: e(7), ID: e(8)}
	ic.Date, ic.Time, ic.Version, ic.Control = e(9), e(10), e(12), e(13)
	ic.AckRequested, ic.Usage = e(14) == "1", e(15)
	var fs []gateway.Finding
	note := func(is bool, code, message string) {
		if is {
			fs = append(fs, x.finding(code, "", message, "", ""))
		}
	}
	note(x.bom, "interchange.encoding.bom", "The file starts with a byte order mark.")
	note(x.EBCDIC, "interchange.encoding.ebcdic", "The file is in EBCDIC; it was read as code page 037.")
	if !ok || h.narrow {
		fs = append(fs, x.finding("interchange.header.width", "TA1 ISA field width", "The ISA header does not have its fixed widths.",
			"It was read by counting separators; ask the sender to pad the ISA to 106 characters.", string(x.buf[:min(106, len(x.buf))])))
	}
	if ok {
		fs = append(fs, x.headerFindings(h)...)
	}
	if !ok || h.bad {
		note := "022"
		if ok {
			note = "004" // a letter, a blank or the element separator ends the ISA
		}
		fs = append(fs, x.finding("interchange.header.unreadable", "TA1 "+note, "The ISA header cannot be read: it does not have 16 elements and a segment terminator.",
			"Ask the sender for the interchange again.", ""))
		x.emit(Event{Kind: InterchangeStart, Interchange: ic, Findings: fs})
		x.rejectInterchange(note)
		return x.skipInterchange()
	}
	if h.noISA16 {
		fs = append(fs, x.finding("interchange.component.missing", "TA1 027", "ISA16, the component separator, is missing.", "It was read without one.", ""))
	}
	isa := strings.Join(h.elements[:], "")
	note(strings.Contains(isa, "\u00a0"), "interchange.header.padding", "The ISA header is padded with no-break spaces; they were read as blanks.")
	note(!h.wrapped && strings.ContainsAny(isa, "\r\n"), "interchange.header.broken", "A line end stands inside the ISA header; it was taken out.")
	note(h.wrapped, "interchange.lines.wrapped", "Line ends stand at a fixed width regardless of segments; they were taken out.")
	note(h.unusual(), "interchange.terminator.unusual", fmt.Sprintf("The segment terminator is the unusual %q.", h.delimiters.Segment))
	note(e(11) == "U" && e(12) >= "00402", "interchange.repetition.none", "ISA11 is U where release "+e(12)+" has the repetition separator; it was read without one.")
	x.drop(h.length)
	x.rescan()
	copied := *ic // without what is only known at its end
	x.emit(Event{Kind: InterchangeStart, Interchange: &copied, Findings: fs})
	return nil
}

// cleanBlank turns NBSP padding into blanks.
func cleanBlank(s string) string {
	if !strings.ContainsAny(s, "\u00a0\r\n") {
		return s
	}
	return strings.NewReplacer("\u00a0", " ", "\r", "", "\n", "").Replace(s)
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
	check(1, len(e(1)) == 2, "010", "the authorization qualifier")
	check(3, len(e(3)) == 2, "012", "the security qualifier")
	check(5, len(e(5)) == 2, "005", "the sender's qualifier")
	check(6, e(6) != "", "006", "the sender's id")
	check(7, len(e(7)) == 2, "007", "the receiver's qualifier")
	check(8, e(8) != "", "008", "the receiver's id")
	check(9, len(e(9)) == 6 && validDate("20"+e(9)), "014", "the date")
	check(10, len(e(10)) == 4 && validTime(e(10)), "015", "the time")
	check(11, !h.badRepetition, "016", "the repetition separator")
	check(12, len(e(12)) == 5 && isDigits(e(12)), "017", "the version")
	check(13, isDigits(e(13)) && len(e(13)) <= 9, "018", "the control number")
	check(14, e(14) == "0" || e(14) == "1", "019", "the acknowledgement flag")
	check(15, e(15) == "P" || e(15) == "T" || e(15) == "I", "020", "the usage indicator")
	check(16, !h.badComponent, "027", "the component separator")
	return fs
}

// skipInterchange passes over an interchange that cannot be read.
func (x *Reader) skipInterchange() error {
	if _, err := x.seek(); err != nil {
		return err
	}
	x.here()
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
	if f.Ack == "" || ok && !isDigits(note) { // a tolerance without a code of its own
		if f.Severity == gateway.Reject {
			x.rejectInterchange("022")
		}
		return f
	}
	if !ok {
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
	if ic.Groups == 0 && x.Outside == 0 && !ic.OnlyTA1 {
		fs = append(fs, x.finding("interchange.empty", "TA1 024", "The interchange holds neither a group nor a TA1.", "Ask the sender what was meant to be in it.", ""))
	}
	if x.unterminated {
		fs = append(fs, x.finding("interchange.terminator.missing", "", "The last segment has no terminator.", "", ""))
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
	ic.OnlyTA1 = false
	g := &GroupReport{FunctionalID: gs[1], Sender: gs[2], Receiver: gs[3], Control: gs[6], Agency: gs[7], Version: gs[8], Status: "A", Unacknowledgeable: gs[1] == "FA"}
	x.Group, x.SetsSeen = g, numbers{}
	x.weighFor(g)
	fs := x.groupHeader(gs)
	if !isDigits(g.Control) || len(g.Control) > 9 {
		fs = append(fs, x.groupFault("6", x.elementFinding("group.header.element", "AK9 6", "GS", 6, g.Control,
			fmt.Sprintf("GS06, the group control number, is not valid: %q.", g.Control))))
	}
	if x.groupSeen(g) {
		fs = append(fs, x.groupFault("19", x.elementFinding("group.control.duplicate", "AK9 19", "GS", 6, g.Control,
			fmt.Sprintf("Group control number %s is used twice in this interchange.", g.Control))))
	}
	copied := *g
	x.emit(Event{Kind: GroupStart, Group: &copied, Findings: fs})
}

// groupHeader checks the elements of a GS that no code of the 997 speaks of: the
// interchange is at fault (TA1 024).
func (x *Reader) groupHeader(gs []string) (fs []gateway.Finding) {
	check := func(i int, ok bool, what string) {
		if !ok {
			fs = append(fs, x.elementFinding("group.header.invalid", "TA1 024", "GS", i, gs[i], fmt.Sprintf("GS%02d, %s, is not valid: %q.", i, what, gs[i])))
		}
	}
	check(1, len(gs[1]) == 2, "the functional identifier")
	check(2, gs[2] != "", "the sender's code")
	check(3, gs[3] != "", "the receiver's code")
	check(4, len(gs[4]) == 6 && validDate("20"+gs[4]) || validDate(gs[4]), "the date")
	check(5, validTime(gs[5]), "the time")
	check(7, gs[7] == "X" || gs[7] == "T", "the responsible agency")
	check(8, gs[8] != "", "the version")
	version, control := gs[8], x.Interchange.Version
	if !knownRelease(version) {
		fs = append(fs, x.groupFault("2", x.elementFinding("group.version.unknown", "AK9 2", "GS", 8, version,
			fmt.Sprintf("Version %q is not known; what is nearest is taken for it.", version))))
	} else if len(control) == 5 && isDigits(control) && control != version[:5] {
		fs = append(fs, x.elementFinding("group.version.unlike", "", "GS", 8, version,
			fmt.Sprintf("ISA12 says %s and GS08 %s; each was believed for its own part.", control, version)))
	}
	return fs
}

// groupSeen tells whether the interchange had a group of that kind and number.
func (x *Reader) groupSeen(g *GroupReport) bool {
	of := x.GroupsSeen[g.FunctionalID]
	if of == nil {
		if of = new(numbers); len(x.GroupsSeen) < maxRuns {
			if x.GroupsSeen == nil {
				x.GroupsSeen = map[string]*numbers{}
			}
			x.GroupsSeen[g.FunctionalID] = of
		}
	}
	return of.seen(strings.TrimLeft(g.Control, "0"))
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
	if g.Received > 0 && g.Unsupported == g.Received {
		fs = append(fs, x.groupFault("1", x.finding("group.type.unsupported", "AK9 1",
			fmt.Sprintf("Group %s, of type %s, holds no transaction set that we read.", g.Control, g.FunctionalID), "", g.FunctionalID)))
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
	if x.Outside++; x.Outside > 20 { // the rest is counted: InterchangeEnd says how many
		return
	}
	f := x.finding("interchange.segment.outside", "TA1 022", what+".", "Ask the sender to repair the envelope.", "")
	f.Position.SegmentID = readable(id)
	x.emit(Event{Kind: Junk, Findings: []gateway.Finding{f}})
}

func (x *Reader) finding(code, ack, message, hint, found string) gateway.Finding {
	p := gateway.Position{Offset: x.at, Line: x.atLine + 1}
	if x.Interchange != nil {
		p.Interchange = x.Interchange.Control
		p.Path = "ISA " + p.Interchange
		if x.Group != nil {
			p.Group = x.Group.Control
			p.Path += " › GS " + p.Group
		}
	}
	f := gateway.Finding{Code: code, Ack: ack, Severity: x.policy.severity(code, ack, false), Position: p, Message: message, Hint: hint, Found: readable(found)}
	if x.Interchange != nil {
		return x.weigh(f)
	}
	return f
}

func (x *Reader) elementFinding(code, ack, segment string, element int, found, message string) gateway.Finding {
	f := x.finding(code, ack, message, "Ask the sender to repair the envelope.", found)
	f.Position.SegmentID, f.Position.Element, f.Position.Raw = segment, element, readable(found)
	if at := elementAt(x.seg, x.Interchange.Delimiters.Element, element); at > 0 {
		f.Position.Offset += int64(at)
		f.Position.Line += bytes.Count(x.seg[:at], []byte("\n"))
	}
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

// elementAt returns where an element of a segment begins, 0 when it is not there.
func elementAt(seg []byte, sep byte, element int) int {
	for i, c := range seg {
		if c == sep {
			if element--; element == 0 {
				return i + 1
			}
		}
	}
	return 0
}
