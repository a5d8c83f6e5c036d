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
	Over          *Excess      `json:"over,omitempty"`      // of this set only ST was kept
}

// Excess says where a transaction set went beyond a limit, and beyond which.
type Excess struct {
	Code    string `json:"code"`    // of the finding
	Segment int    `json:"segment"` // ordinal in the set, ST = 1
	ID      string `json:"id"`
	Offset  int64  `json:"offset"`
	Line    int    `json:"line"`
	Limit   int    `json:"limit"`
}

// readSet reads from ST to SE.
func (x *Reader) readSet(st span) error {
	ic := x.Interchange
	x.drop(st.start) // the set begins where buf does
	x.here()
	st.end, st.next = st.end-st.start, st.next-st.start
	x.seg = append(x.seg[:0], x.buf[:st.next]...)
	control := strings.Clone(x.elements(x.seg[:st.end])[2])
	at, term, trailer := st.next, st.term+1, false
	var over *Excess
	begin, line := x.at, x.atLine
	for n := 2; !trailer; n++ {
		sp, err := x.find(at, term)
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		id := x.idOf(sp)
		if sp.isa || id == "IEA" || id == "GS" || id == "GE" || id == "ST" {
			at = sp.start
			break
		}
		if over == nil {
			over = x.excess(sp, term, n)
		}
		if at, trailer = sp.next, id == "SE"; sp.term >= 0 {
			term = sp.term + 1
		}
		if over != nil { // keep memory bounded: only ST is kept of it
			x.drop(at)
			at, term = 0, 0
		}
	}
	raw := x.buf[:at]
	if over != nil {
		raw = x.seg
	}
	g := x.Group
	if g == nil { // sets outside a group are read, and the interchange is at fault
		x.outside("ST outside a group", "ST")
		g = &GroupReport{Version: "004010", Status: "A"}
	}
	s := x.memory.set
	if !x.opts.Reuse {
		s = &setDecoder{}
	}
	s.start(&x.policy)
	s.context = SetContext{Sender: ic.Sender, Receiver: ic.Receiver, Date: ic.Date + ic.Time, Control: ic.Control, Usage: ic.Usage, Delimiters: ic.Delimiters,
		Wrapped: x.Wrapped, FunctionalID: g.FunctionalID, GroupSender: g.Sender, GroupReceiver: g.Receiver, GroupControl: g.Control, Version: g.Version,
		Offset: begin, Line: line, NoTrailer: !trailer, Over: over, EBCDIC: x.EBCDIC, Duplicate: x.SetsSeen.seen(control)}
	g.Received++
	var found marks
	if over == nil && !x.Wrapped {
		m, end := &x.marks, x.mark
		if term > 0 {
			end = int(m.terms[x.term+term-1]) + 1
		}
		for end < len(m.at) && int(m.at[end]-x.base) < at {
			end++
		}
		found = marks{m.at[x.mark:end], m.terms[x.term : x.term+term]}
	}
	doc, report := s.decode(raw, found, x.base, uint32(x.mark))
	if report.Status != "R" {
		g.Accepted++
	}
	if report.Status != "A" && g.Status == "A" {
		g.Status = "E"
	}
	if s.unsupported {
		g.Unsupported++
	}
	ic.Latin1 = ic.Latin1 || doc.Latin1
	x.emit(Event{Kind: Set, Document: doc, Report: report, Context: &s.context, Raw: x.original(raw)})
	if over == nil {
		x.drop(at)
	}
	if x.Sets++; x.opts.Limits.Sets > 0 && x.Sets > x.opts.Limits.Sets {
		x.Over = true
		x.emit(Event{Kind: Junk, Findings: []gateway.Finding{x.finding("interchange.sets.limit", "TA1 022",
			fmt.Sprintf("The interchange has more than %d transaction sets; nothing of it counts.", x.opts.Limits.Sets),
			"Ask the sender for smaller interchanges, or raise limits.x12.sets.", "")}})
	}
	return nil
}

// excess tells whether a segment of a set, its n-th, goes beyond a limit.
func (x *Reader) excess(sp span, term, n int) *Excess {
	l := &x.opts.Limits
	code, limit := "", 0
	switch size := sp.end - sp.start; {
	case sp.next > l.Set:
		code, limit = "set.size.limit", l.Set
	case size > l.Segment:
		code, limit = "segment.size.limit", l.Segment
	case size > l.Elements && sp.term >= 0 && x.elementCount(&x.marks, sp, term) > l.Elements:
		code, limit = "segment.elements.limit", l.Elements
	default:
		return nil
	}
	return &Excess{Code: code, Limit: limit, Segment: n, ID: readable(string(x.segmentID(x.buf[sp.start:sp.end]))),
		Offset: x.Offset + int64(sp.start), Line: x.Line + bytes.Count(x.buf[:sp.start], newline)}
}

func (x *Reader) elementCount(m *marks, sp span, term int) int {
	first := x.mark
	if term > 0 {
		first = int(m.terms[x.term+term-1]) + 1
	}
	return int(m.terms[x.term+sp.term]) - first
}

func (o *Excess) message() string {
	switch o.Code {
	case "segment.size.limit":
		return fmt.Sprintf("Segment %d, %s, is longer than the limit of %d bytes; the transaction set was not read.", o.Segment, o.ID, o.Limit)
	case "segment.elements.limit":
		return fmt.Sprintf("Segment %d, %s, has more than %d elements; the transaction set was not read.", o.Segment, o.ID, o.Limit)
	}
	return fmt.Sprintf("The transaction set is longer than the limit of %d bytes; it was not read.", o.Limit)
}

// DecodeSet decodes one transaction set from its bytes, ST to SE, and its
// envelope: the same document as Reader gave for it. raw is as it stands in the
// payload.
func DecodeSet(raw []byte, ctx SetContext, policy Policy) (*decode.Document, *SetReport) {
	if ctx.EBCDIC {
		raw = bytes.Clone(raw)
		recode(raw, &cp037)
	}
	s := &setDecoder{}
	s.start(&policy)
	s.context = ctx
	return s.decode(raw, marks{}, 0, 0)
}

// start makes the decoder ready for another set.
func (s *setDecoder) start(policy *Policy) {
	memory := s.slabs
	memory.family = memory.family[:0]
	*s = setDecoder{policy: policy, slabs: memory}
	s.ctx = &s.context
}

// decode never keeps raw: the document's texts are slices of one string. found are
// the delimiters of raw at places that are base more, terminators at indexes that
// are first more; where there are none they are looked for.
func (s *setDecoder) decode(raw []byte, found marks, base, first uint32) (*decode.Document, *SetReport) {
	ctx := s.ctx
	doc, report := &s.document, &s.reported
	*doc = decode.Document{Format: "x12", Version: ctx.Version, Sender: ctx.Sender, Receiver: ctx.Receiver, GroupSender: ctx.GroupSender,
		GroupReceiver: ctx.GroupReceiver, Interchange: ctx.Control, InterchangeDate: ctx.Date, Group: ctx.GroupControl, Usage: ctx.Usage,
		Offset: ctx.Offset, Length: int64(len(raw))}
	*report = SetReport{Status: "A"}
	s.doc, s.report = doc, report
	if ctx.Wrapped {
		s.lines.raw = raw
		raw = unwrap(raw, &s.lines.dropped)
	}
	s.text = string(raw)
	if len(found.at) == 0 {
		s.found.reset()
		if d := ctx.Delimiters; d.Release != 0 {
			s.found.released(raw, 0, true, d)
		} else {
			s.found.scan(raw, 0, d)
		}
		found, base, first = s.found, 0, 0
	}
	s.inside(raw, s.tokenize(found, base, first))
	if len(s.nodes) == 0 { // nothing but padding: no set, and yet an answer
		s.nodes = []decode.Node{{Segment: 1, Line: ctx.Line + 1, Offset: ctx.Offset}}
	}
	if d := ctx.Delimiters; (d.Element|d.Segment) >= utf8.RuneSelf || !utf8.ValidString(s.text) { // such a delimiter may cut a letter in two
		s.latin1()
	}
	s.header()
	if ctx.Over != nil {
		doc.Root = &decode.Node{Line: ctx.Line + 1, Offset: ctx.Offset} // only ST was kept
	} else {
		s.match()
	}
	s.trailer()
	s.judge()
	doc.Findings, doc.Acknowledged = s.findings, report.Status
	return doc, report
}

// setDecoder decodes one set.
type setDecoder struct {
	doc         *decode.Document
	ctx         *SetContext
	policy      *Policy
	report      *SetReport
	text        string
	lines       wrapping
	empty       []decode.Node // where two terminators stand side by side
	grammar     *grammar
	findings    []gateway.Finding
	codes       []string // AK502
	unlisted    int      // findings beyond maxFindings
	worst       gateway.Severity
	names       map[sibling]int // see siblings
	controls    bool            // control characters may stand inside values
	repeats     bool            // the repetition separator does
	unsupported bool            // the set is not in the tables

	root     decode.Node
	context  SetContext
	document decode.Document
	reported SetReport
	slabs
}

// slabs are what a document is made of, kept from set to set where the Reader's
// options say so.
type slabs struct {
	found    marks
	nodes    []decode.Node
	elements []decode.Element
	family   []*decode.Node // children are cut from it
	frames   []frame
	looked   looked
}

// looked is the grammar of the set before, as a rule that of the next.
type looked struct {
	set, version string
	grammar      *grammar
	exact        bool
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

// latin1 reads texts that are no UTF-8 as ISO 8859-1, as senders of national
// letters mean them; nothing of them is lost.
func (s *setDecoder) latin1() {
	for i := range s.nodes {
		n := &s.nodes[i]
		for j := range n.Elements {
			if e := &n.Elements[j]; !utf8.ValidString(e.Text) {
				e.Text, s.doc.Latin1 = readable(e.Text), true
			}
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
	if o := s.ctx.Over; o != nil {
		s.fault(o.Code, "AK5 5", "5", &decode.Node{Name: o.ID, Segment: o.Segment, Line: o.Line + 1, Offset: o.Offset}, 0, o.message())
	}
	if s.looked.set != s.doc.Type || s.looked.version != s.ctx.Version || s.looked.set == "" {
		g, exact := lookup(s.doc.Type, s.ctx.Version)
		s.looked = looked{strings.Clone(s.doc.Type), s.ctx.Version, g, exact}
	}
	exact := s.looked.exact
	s.grammar = s.looked.grammar
	switch {
	case s.doc.Type == "":
		s.fault("set.type.unsupported", "AK5 6", "6", st, 1, "The transaction set has no identifier (ST01).")
	case s.grammar == nil:
		s.unsupported = true
		s.fault("set.type.unsupported", "AK5 1", "1", st, 1, fmt.Sprintf("Transaction set %s is not supported.", s.doc.Type))
	case !exact:
		s.add("set.version.nearest", "", st, 0, 0, fmt.Sprintf("Version %q is not known; the set was read as %s.", s.ctx.Version, s.grammar.release), "", s.ctx.Version)
	}
	if id := FunctionalID(s.doc.Type); id != "" && s.ctx.FunctionalID != "" && id != s.ctx.FunctionalID {
		s.fault("set.group.mismatch", "IK5 18", "18", st, 1, fmt.Sprintf("Transaction set %s does not belong in a group of type %s.", s.doc.Type, s.ctx.FunctionalID))
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
	if n, err := strconv.Atoi(count); (err != nil || n != len(s.nodes)) && s.ctx.Over == nil {
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
