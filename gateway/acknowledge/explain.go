// SPDX-License-Identifier: Apache-2.0

package acknowledge

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
)

// Explanation says in findings what a partner found wrong with an interchange of
// ours. Its places are those of our bytes, and so are the values it shows.
type Explanation struct {
	payload []byte
	sets    map[string]ourSet // by GS06 and ST02
}

type ourSet struct {
	doc *decode.Document
	end byte // behind each segment
}

// Explain reads an interchange as we sent it. What cannot be read (it is gone, or
// not X12) is explained without its values.
func Explain(payload []byte) (*Explanation, error) {
	x := &Explanation{payload: payload, sets: map[string]ourSet{}}
	r := x12.NewReader(bytes.NewReader(payload), x12.Options{})
	for {
		ev, err := r.Next()
		if errors.Is(err, io.EOF) {
			return x, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read what we sent: %w", err)
		}
		if ev.Kind == x12.Set {
			x.sets[ev.Document.Group+" "+ev.Document.Control] = ourSet{ev.Document, ev.Context.Delimiters.Segment}
		}
	}
}

// hintOurs is what to do about a document of ours that a partner did not take.
const hintOurs = "Compare it with the partner's guide: `answers:` in its partner file changes what we write from now on. Once the partner has mended its side, `ordergate outbound resend` delivers this one again."

// Set explains what was said of one set of a group: one finding for the set, one
// for each segment and element that was named. An accepted set without errors has
// none.
func (x *Explanation) Set(group string, r x12.SetReport) []gateway.Finding {
	severity, code, did := gateway.Reject, "ack.set.rejected", "rejected"
	switch r.Status {
	case "A":
		return nil
	case "E":
		severity, code, did = gateway.Warn, "ack.set.errors", "accepted with errors"
	}
	ours := x.sets[group+" "+r.Control]
	var why []string
	ack := "AK5 " + r.Status
	for i, c := range r.Errors {
		if i == 0 {
			ack = "AK5 " + c
		}
		why = append(why, setWords(c))
	}
	message := fmt.Sprintf("The partner %s our %s %s", did, r.ID, r.Control)
	switch {
	case len(why) > 0:
		message += ": " + strings.Join(why, "; ")
	case len(r.Segments) == 0:
		message += " and did not say why"
	}
	fs := []gateway.Finding{{Code: code, Ack: ack, Severity: severity, Position: gateway.Position{Path: "ST " + r.Control, Group: group, Set: r.Control},
		Message: message + ".", Hint: hintOurs}}
	if ours.doc != nil {
		fs[0].Position = ours.doc.Position(ours.doc.Root, 0, 0)
		fs[0].Position.Offset, fs[0].Position.Line = ours.doc.Offset, 0
	}
	for _, s := range r.Segments {
		fs = append(fs, x.segment(&fault{ours: ours, set: r, said: s, severity: severity})...)
	}
	return fs
}

// fault is an AK3 beside the segment of ours that it means.
type fault struct {
	ours     ourSet
	set      x12.SetReport
	said     x12.SegmentError
	severity gateway.Severity
	node     *decode.Node // nil for a place that we do not know
	at       gateway.Position
}

// segment explains an AK3 with its AK4s.
func (x *Explanation) segment(f *fault) []gateway.Finding {
	s := f.said
	f.node = f.ours.at(s.Position)
	f.at = gateway.Position{Path: fmt.Sprintf("ST %s › segment %d", f.set.Control, s.Position), Set: f.set.Control, Segment: s.Position, SegmentID: s.ID}
	if f.node != nil {
		f.at = f.ours.doc.Position(f.node, 0, 0)
		f.at.Raw = x.raw(f.node, f.ours.end)
	}
	var fs []gateway.Finding
	if s.Code != "8" || len(s.Elements) == 0 {
		fs = append(fs, f.whole())
	}
	for _, e := range s.Elements {
		fs = append(fs, f.element(e))
	}
	return fs
}

func (f *fault) find(code, ack string) gateway.Finding {
	return gateway.Finding{Code: code, Ack: ack, Severity: f.severity, Position: f.at, Hint: hintOurs}
}

// document names the set, and the business unit where a 999 does (CTX).
func (f *fault) document() string {
	if f.said.Business != "" {
		return fmt.Sprintf("%s %s (%s)", f.set.ID, f.set.Control, f.said.Business)
	}
	return f.set.ID + " " + f.set.Control
}

// whole explains a fault of the segment itself.
func (f *fault) whole() gateway.Finding {
	s := f.said
	out := f.find("ack.segment.fault", "AK3 "+s.Code)
	out.Found = f.at.Raw
	out.Message = fmt.Sprintf("Segment %d of our %s, %s: %s", s.Position, f.document(), s.ID, segmentWords(s.Code))
	switch {
	case missingCode(s.Code):
		out.Expected = s.ID
		if f.node != nil {
			out.Message += fmt.Sprintf("; %s stands there", f.node.Name)
		}
	case f.node != nil && f.node.Name != s.ID:
		out.Message += fmt.Sprintf("; what we sent there is %s", f.node.Name)
	}
	out.Message += "."
	return out
}

// element explains an AK4.
func (f *fault) element(e x12.ElementError) gateway.Finding {
	out := f.find("ack.element.fault", "AK4 "+e.Code)
	p := &out.Position
	if f.node != nil && e.Element > 0 {
		*p = f.ours.doc.Position(f.node, e.Element, e.Component)
		out.Found, p.Raw = p.Raw, f.at.Raw
	}
	p.Element, p.Component, p.Repetition, p.ElementRef = e.Element, e.Component, e.Repetition, e.Ref
	name := fmt.Sprintf("%s%02d", f.said.ID, e.Element)
	if e.Component > 0 {
		name += fmt.Sprintf(", component %d", e.Component)
	}
	out.Message = fmt.Sprintf("%s in segment %d of our %s: %s", name, f.said.Position, f.document(), elementWords(e.Code))
	switch {
	case out.Found != "" && e.Value != "" && e.Value != out.Found:
		out.Message += fmt.Sprintf("; we sent %q, the partner read %q", out.Found, e.Value)
	case out.Found != "":
		out.Message += fmt.Sprintf("; we sent %q", out.Found)
	case e.Value != "":
		out.Message += fmt.Sprintf("; the partner read %q", e.Value)
	}
	out.Message += "."
	return out
}

// at is the segment of a set by its place, ST = 1; nil for one we do not know.
func (o ourSet) at(place int) *decode.Node {
	if o.doc == nil {
		return nil
	}
	for _, n := range inOrder(o.doc.Root) {
		if n.Segment == place {
			return n
		}
	}
	return nil
}

// raw is a segment as it stands in our bytes, without its terminator.
func (x *Explanation) raw(n *decode.Node, terminator byte) string {
	if n.Offset < 0 || n.Offset >= int64(len(x.payload)) {
		return ""
	}
	rest := x.payload[n.Offset:]
	if end := bytes.IndexByte(rest, terminator); end >= 0 {
		rest = rest[:end]
	}
	return strings.ToValidUTF8(string(rest), "\ufffd")
}

// Group explains why a group was not taken as it is (AK905 on); nil when it was.
func (x *Explanation) Group(s *Said) []gateway.Finding {
	var fs []gateway.Finding
	for _, c := range s.Errors {
		severity := gateway.Warn
		if s.verdict(s.Status) == "R" {
			severity = gateway.Reject
		}
		fs = append(fs, gateway.Finding{Code: "ack.group.fault", Ack: "AK9 " + c, Severity: severity, Hint: hintOurs,
			Position: gateway.Position{Path: "GS " + s.Control, Group: s.Control, SegmentID: "GS"},
			Message:  fmt.Sprintf("Our group %s %s: %s.", s.FunctionalID, s.Control, groupWords(c))})
	}
	return fs
}

// TA1 explains what was said of the interchange; nil when it was accepted.
func (x *Explanation) TA1(s SaidTA1) []gateway.Finding {
	f := gateway.Finding{Code: "ack.interchange.rejected", Ack: "TA1 " + s.Note, Severity: gateway.Reject, Hint: hintOurs,
		Position: gateway.Position{Path: "ISA " + s.Control, Interchange: s.Control, SegmentID: "ISA"}}
	did := "rejected"
	switch s.Status {
	case "A":
		return nil
	case "E":
		f.Code, f.Severity, did = "ack.interchange.errors", gateway.Warn, "accepted with errors"
	}
	f.Message = fmt.Sprintf("The partner %s our interchange %s", did, s.Control)
	if s.Note != "" && s.Note != "000" {
		f.Message += ": " + interchangeWords(s.Note)
	}
	if e := isaElement(s.Note); e > 0 {
		f.Position.Element, f.Position.Path = e, fmt.Sprintf("%s › ISA%02d", f.Position.Path, e)
		if v, ok := x.isa(e); ok {
			f.Found, f.Position.Raw = v, v
			f.Message += fmt.Sprintf("; we sent %q in ISA%02d", strings.TrimSpace(v), e)
		}
	}
	f.Message += "."
	return []gateway.Finding{f}
}

// isa is an element of our ISA.
func (x *Explanation) isa(element int) (string, bool) {
	if len(x.payload) < 106 || string(x.payload[:3]) != "ISA" { // we always write its fixed widths
		return "", false
	}
	parts := strings.Split(string(x.payload[:105]), string(rune(x.payload[3])))
	if element >= len(parts) {
		return "", false
	}
	return parts[element], true
}

// SameTime says whether a TA1 names the date and time of our interchange: what
// tells two of one control number apart.
func (x *Explanation) SameTime(s SaidTA1) bool {
	date, _ := x.isa(9)
	at, ok := x.isa(10)
	return ok && date == s.Date && at == s.Time
}
