// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// SetContext is what decoding one transaction set alone needs besides its bytes:
// the envelope around it. It is plain data, kept as JSON with the document.
type SetContext struct {
	Sender        decode.Party `json:"sender"`
	Receiver      decode.Party `json:"receiver"`
	Date          string       `json:"date"` // ISA09+ISA10
	Control       string       `json:"control"`
	Usage         string       `json:"usage"`
	Delimiters    Delimiters   `json:"delimiters"`
	Wrapped       bool         `json:"wrapped,omitempty"`
	EBCDIC        bool         `json:"ebcdic,omitempty"`
	FunctionalID  string       `json:"functionalId"`
	GroupSender   string       `json:"groupSender"`
	GroupReceiver string       `json:"groupReceiver"`
	GroupControl  string       `json:"groupControl"`
	Version       string       `json:"version"`
	Offset        int64        `json:"offset"` // of the set in the payload
	Line          int          `json:"line"`   // lines before it
	NoTrailer     bool         `json:"noTrailer,omitempty"`
	Duplicate     bool         `json:"duplicate,omitempty"` // ST02 used before in the group
	TooLong       bool         `json:"tooLong,omitempty"`
}

// set reads from ST to SE, whose first segment has been taken off already.
func (x *Reader) set(st []byte) error {
	ic := x.Interchange
	begin, line := x.at, x.atLine
	raw := append(x.raw[:0], st...)
	if !x.unterminated {
		raw = append(raw, ic.Delimiters.Segment)
	}
	at, trailer, tooLong := 0, false, false
	for !trailer {
		start, end, next, err := x.findSegment(at)
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		id := x.segmentID(x.buf[start:end])
		if x.isISA(start) || string(id) == "IEA" || string(id) == "GS" || string(id) == "GE" || string(id) == "ST" {
			at = start
			break
		}
		at, trailer = next, string(id) == "SE"
		if at > x.opts.MaxSet {
			tooLong = true
			x.drop(at) // keep memory bounded: only ST is kept of it
			at = 0
		}
	}
	if !tooLong {
		raw = append(raw, x.buf[:at]...)
	}
	x.raw = raw
	x.drop(at)
	g := x.Group
	if g == nil { // sets outside a group are read, and the interchange is at fault
		x.outside("ST outside a group", "ST")
		g = &GroupReport{Version: "004010", Status: "A"}
	}
	ctx := &SetContext{Sender: ic.Sender, Receiver: ic.Receiver, Date: ic.Date + ic.Time, Control: ic.Control, Usage: ic.Usage, Delimiters: ic.Delimiters,
		Wrapped: x.Wrapped, FunctionalID: g.FunctionalID, GroupSender: g.Sender, GroupReceiver: g.Receiver, GroupControl: g.Control, Version: g.Version,
		Offset: begin, Line: line, NoTrailer: !trailer, TooLong: tooLong, EBCDIC: x.EBCDIC}
	control := ""
	if parts := x.elements(st); parts[2] != "" {
		control = parts[2]
	}
	ctx.Duplicate = x.SetsSeen[control]
	if len(x.SetsSeen) < 1_000_000 {
		x.SetsSeen[control] = true
	}
	g.Received++
	doc, report := decodeSet(raw, ctx, &x.opts.Policy)
	if report.Status != "R" {
		g.Accepted++
	}
	if report.Status != "A" && g.Status == "A" {
		g.Status = "E"
	}
	x.emit(Event{Kind: Set, Document: doc, Report: report, Context: ctx, Raw: x.original(raw)})
	return nil
}

// DecodeSet decodes one transaction set from its bytes, ST to SE, and its
// envelope: the same document as Reader gave for it. raw is as it stands in the
// payload.
func DecodeSet(raw []byte, ctx SetContext, policy Policy) (*decode.Document, *SetReport) {
	if ctx.EBCDIC {
		raw = bytes.Clone(raw)
		recode(raw, &cp037)
	}
	return decodeSet(raw, &ctx, &policy)
}

// decodeSet never keeps raw: the document's texts are slices of one string.
func decodeSet(raw []byte, ctx *SetContext, policy *Policy) (*decode.Document, *SetReport) {
	doc := &decode.Document{Format: "x12", Version: ctx.Version, Sender: ctx.Sender, Receiver: ctx.Receiver, GroupSender: ctx.GroupSender,
		GroupReceiver: ctx.GroupReceiver, Interchange: ctx.Control, InterchangeDate: ctx.Date, Group: ctx.GroupControl, Usage: ctx.Usage,
		Offset: ctx.Offset, Length: int64(len(raw))}
	s := &setDecoder{doc: doc, ctx: ctx, policy: policy, report: &SetReport{Status: "A"}}
	if ctx.Wrapped {
		s.lines.raw = raw
		raw = unwrap(raw, &s.lines.dropped)
	}
	s.text = string(raw)
	s.tokenize()
	if len(s.nodes) == 0 { // nothing but padding: no set, and yet an answer
		s.nodes = []decode.Node{{Segment: 1, Line: ctx.Line + 1, Offset: ctx.Offset}}
	}
	if d := ctx.Delimiters; (d.Element|d.Segment) >= utf8.RuneSelf || !utf8.ValidString(s.text) { // such a delimiter may cut a letter in two
		s.latin1()
	}
	s.header()
	if ctx.TooLong {
		doc.Root = &decode.Node{Line: ctx.Line + 1, Offset: ctx.Offset} // only ST was kept
	} else {
		s.match()
	}
	s.trailer()
	s.judge()
	doc.Findings, doc.Acknowledged = s.findings, s.report.Status
	return doc, s.report
}

// setDecoder decodes one set.
type setDecoder struct {
	doc      *decode.Document
	ctx      *SetContext
	policy   *Policy
	report   *SetReport
	text     string
	lines    wrapping
	nodes    []decode.Node
	empty    []decode.Node // where two terminators stand side by side
	grammar  *grammar
	findings []gateway.Finding
	codes    []string // AK502
	unlisted int      // findings beyond maxFindings
	worst    gateway.Severity
	slab     []*decode.Node  // for small families
	names    map[sibling]int // see siblings
}

// maxFindings bounds the findings listed of one set: a set that is nothing but
// faults must not grow beyond itself. What is beyond still weighs.
const maxFindings = 1000

func (s *setDecoder) listing() bool { return len(s.findings) < maxFindings }

// more counts a finding that is not listed.
func (s *setDecoder) more(code, ack string, mandatory bool) {
	s.unlisted++
	if v := s.severity(code, ack, mandatory); s.worst == "" || v.Worse(s.worst) {
		s.worst = v
	}
}

// wrapping knows where the bytes of a text without line ends stand in the one
// with them. Its places are asked for in ascending order.
type wrapping struct {
	raw     []byte
	dropped []int // places of line ends in raw
	passed  int   // of dropped
	lines   int   // line feeds among those passed
}

func (w *wrapping) offset(at int) int {
	for w.passed < len(w.dropped) && w.dropped[w.passed]-w.passed <= at {
		if w.raw[w.dropped[w.passed]] == '\n' {
			w.lines++
		}
		w.passed++
	}
	return at + w.passed
}

// tokenize splits the text into nodes: one pass, every text a slice of it.
func (s *setDecoder) tokenize() {
	text, d := s.text, s.ctx.Delimiters
	s.nodes = make([]decode.Node, 0, strings.Count(text, string([]byte{d.Segment}))+1)
	all := make([]decode.Element, 0, strings.Count(text, string([]byte{d.Element}))+1)
	wraps := len(s.lines.dropped) > 0
	line := s.ctx.Line + 1
	for at := 0; at < len(text); at++ { // the terminator is passed over at the end of each turn
		for at < len(text) && text[at] != d.Segment && isPadding(text[at]) {
			if text[at] == '\n' {
				line++
			}
			at++
		}
		if at >= len(text) {
			break
		}
		end := len(text)
		if i := strings.IndexByte(text[at:], d.Segment); i >= 0 {
			end = at + i
		}
		if end == at {
			if !isPadding(d.Segment) { // blank lines are none
				s.empty = append(s.empty, decode.Node{Segment: len(s.nodes) + 1, Line: line + s.lines.lines, Offset: s.ctx.Offset + int64(s.lines.offset(at))})
			}
			if d.Segment == '\n' {
				line++
			}
			continue
		}
		s.nodes = append(s.nodes, decode.Node{})
		n := &s.nodes[len(s.nodes)-1]
		first, from := len(all), -1
		place := at
		if wraps {
			place = s.lines.offset(at)
		}
		n.Segment, n.Line, n.Offset = len(s.nodes), line+s.lines.lines, s.ctx.Offset+int64(place)
		seg := text[at:end]
		for i := 0; i < len(seg); i++ {
			if seg[i] != d.Element {
				continue
			}
			if from < 0 {
				n.Name = seg[:i]
			} else {
				all = append(all, decode.Element{Text: seg[from:i], Offset: int32(from)})
			}
			from = i + 1
		}
		if from < 0 {
			n.Name = trimLineEnd(seg)
		} else { // without the CR before a terminator, or before where one is missing
			all = append(all, decode.Element{Text: trimLineEnd(seg[from:]), Offset: int32(from)})
		}
		n.Elements = all[first:len(all):len(all)]
		if wraps {
			for i := range n.Elements {
				n.Elements[i].Offset = int32(s.lines.offset(at+int(n.Elements[i].Offset)) - place)
			}
		}
		for len(n.Elements) > 0 && n.Elements[len(n.Elements)-1].Text == "" {
			n.Elements = n.Elements[:len(n.Elements)-1]
		}
		line += strings.Count(seg, "\n")
		if d.Segment == '\n' {
			line++
		}
		at = end
	}
}

// latin1 reads texts that are no UTF-8 as ISO 8859-1, as senders of national
// letters mean them; nothing of them is lost.
func (s *setDecoder) latin1() {
	for i := range s.nodes {
		n := &s.nodes[i]
		for j := range n.Elements {
			n.Elements[j].Text = readable(n.Elements[j].Text)
		}
		if !utf8.ValidString(n.Name) {
			n.Name = strings.ToValidUTF8(n.Name, "?")
		}
	}
}

// readable returns a text as UTF-8, reading it as ISO 8859-1 when it is none.
func readable(t string) string {
	if utf8.ValidString(t) {
		return t
	}
	runes := make([]rune, len(t))
	for k := range len(t) {
		runes[k] = rune(t[k])
	}
	return string(runes)
}

func trimLineEnd(t string) string {
	for len(t) > 0 && isLineEnd(t[len(t)-1]) {
		t = t[:len(t)-1]
	}
	return t
}

func (s *setDecoder) header() {
	st := &s.nodes[0] // a set begins with ST or it would not be one
	s.doc.Type, _ = st.Element(1)
	s.doc.Control, _ = st.Element(2)
	s.report.ID, s.report.Control = s.doc.Type, s.doc.Control
	s.report.Implementation, _ = st.Element(3)
	for i := range s.empty {
		s.add("segment.empty", "", &s.empty[i], 0, 0, "Two segment terminators stand side by side.", "", "")
	}
	if s.doc.Control == "" {
		s.fault("set.control.missing", "AK5 7", "7", st, 2, "The transaction set has no control number (ST02).")
	}
	if s.ctx.Duplicate {
		s.fault("set.control.duplicate", "AK5 23", "23", st, 2, fmt.Sprintf("Control number %s is used twice in this group.", s.doc.Control))
	}
	if s.ctx.TooLong {
		s.fault("set.size.limit", "AK5 5", "5", st, 0, "The transaction set is longer than the limit; it was not read whole.")
	}
	exact := false
	s.grammar, exact = lookup(s.doc.Type, s.ctx.Version)
	switch {
	case s.doc.Type == "":
		s.fault("set.type.unsupported", "AK5 6", "6", st, 1, "The transaction set has no identifier (ST01).")
	case s.grammar == nil:
		s.fault("set.type.unsupported", "AK5 1", "1", st, 1, fmt.Sprintf("Transaction set %s is not supported.", s.doc.Type))
	case !exact:
		s.add("set.version.nearest", "", st, 0, 0, fmt.Sprintf("Version %q is not known; the set was read as %s.", s.ctx.Version, s.grammar.release), "", s.ctx.Version)
	}
	if id := FunctionalID(s.doc.Type); id != "" && s.ctx.FunctionalID != "" && id != s.ctx.FunctionalID {
		s.fault("set.group.mismatch", "IK5 18", "6", st, 1, fmt.Sprintf("Transaction set %s does not belong in a group of type %s.", s.doc.Type, s.ctx.FunctionalID))
	}
}

func (s *setDecoder) trailer() {
	last := &s.nodes[len(s.nodes)-1]
	if s.ctx.NoTrailer {
		s.fault("set.trailer.missing", "AK5 2", "2", last, 0, "The transaction set has no SE trailer.")
		return
	}
	if last.Name != "SE" {
		return
	}
	if control, _ := last.Element(2); control != s.doc.Control {
		s.fault("set.trailer.control", "AK5 3", "3", last, 2, fmt.Sprintf("SE02 %s is not the control number %s of ST02.", control, s.doc.Control))
	}
	count, _ := last.Element(1)
	if n, err := strconv.Atoi(count); (err != nil || n != len(s.nodes)) && !s.ctx.TooLong {
		s.fault("set.trailer.count", "AK5 4", "4", last, 1, fmt.Sprintf("SE01 says %s segments, there are %d.", count, len(s.nodes)))
	}
}

// fault adds a finding that the set's AK5 names.
func (s *setDecoder) fault(code, ack, ak5 string, n *decode.Node, element int, message string) {
	f := s.add(code, ack, n, element, 0, message, "Ask the partner to send the transaction set again.", "")
	if f.Severity != gateway.Note && len(s.codes) < 5 {
		s.codes = append(s.codes, ak5)
	}
}

func (s *setDecoder) add(code, ack string, n *decode.Node, element, component int, message, hint, found string) *gateway.Finding {
	return s.weighed(code, ack, n, element, component, message, hint, found, false)
}

func (s *setDecoder) weighed(code, ack string, n *decode.Node, element, component int, message, hint, found string, mandatory bool) *gateway.Finding {
	if !s.listing() {
		s.more(code, ack, mandatory)
		return &gateway.Finding{Code: code, Severity: gateway.Note}
	}
	var p gateway.Position
	if n != nil {
		p = s.doc.Position(n, element, component)
	} else {
		p = gateway.Position{Interchange: s.doc.Interchange, Group: s.doc.Group, Set: s.doc.Control, Offset: s.ctx.Offset, Line: s.ctx.Line + 1,
			Path: "ISA " + s.doc.Interchange + " › ST " + s.doc.Control}
	}
	if found == "" {
		found = p.Raw
	}
	s.findings = append(s.findings, gateway.Finding{Code: code, Ack: ack, Severity: s.severity(code, ack, mandatory), Position: p, Message: message, Hint: hint, Found: readable(found)})
	return &s.findings[len(s.findings)-1]
}

// severity is the policy's, but an acknowledgement is read however it looks: it
// is never answered, and what it says of our document counts.
func (s *setDecoder) severity(code, ack string, mandatory bool) gateway.Severity {
	v := s.policy.severity(code, ack, mandatory)
	if v == gateway.Reject && (s.ctx.FunctionalID == "FA" || s.doc.Type == "997" || s.doc.Type == "999") {
		return gateway.Warn
	}
	return v
}

// judge decides AK501: R if any fault is rejected, E if any warns, else A.
func (s *setDecoder) judge() {
	if s.unlisted > 0 {
		p := gateway.Position{Interchange: s.doc.Interchange, Group: s.doc.Group, Set: s.doc.Control, Offset: s.ctx.Offset, Line: s.ctx.Line + 1,
			Path: "ISA " + s.doc.Interchange + " › ST " + s.doc.Control}
		s.findings = append(s.findings, gateway.Finding{Code: "set.findings.limit", Severity: s.worst, Position: p,
			Message: fmt.Sprintf("%d more faults were found; the first %d are listed.", s.unlisted, maxFindings), Hint: "Ask the partner to send the transaction set again."})
	}
	worst := gateway.Weigh(s.findings)
	warned := false
	for _, f := range s.findings {
		warned = warned || f.Severity != gateway.Note
	}
	switch {
	case worst == gateway.Rejected:
		s.report.Status = "R"
	case warned:
		s.report.Status = "E"
	}
	if len(s.report.Segments) > 0 {
		s.codes = append([]string{"5"}, s.codes...)
	}
	s.report.Errors = s.codes[:min(len(s.codes), 5)]
}
