// SPDX-License-Identifier: Apache-2.0

package acknowledge

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
)

// Said is what a partner's 997 or 999 says of one of our groups: its AK1, AK9
// and the sets between them, in the words that Functional writes.
type Said struct {
	x12.GroupReport
	Counted  bool             // AK902 to AK904 are numbers
	Position gateway.Position // of AK1
}

// Incoming reads a 997 or 999, the reverse of Functional. It goes by the order of
// the segments and not by the grammar: a document with faults says all the same
// what became of ours.
func Incoming(doc *decode.Document) (said []Said, findings []gateway.Finding) {
	r := incoming{doc: doc}
	for _, n := range inOrder(doc.Root) {
		r.segment(n)
	}
	r.close()
	if len(r.said) == 0 {
		r.find("ack.group.missing", gateway.Warn, doc.Position(doc.Root, 0, 0),
			fmt.Sprintf("The %s names no group of ours: it has no AK1.", doc.Type), "Ask the partner what it acknowledges.")
	}
	return r.said, r.findings
}

// inOrder lists the segments of a document as they were sent.
func inOrder(root *decode.Node) []*decode.Node {
	var all []*decode.Node
	var walk func(n *decode.Node)
	walk = func(n *decode.Node) {
		for _, c := range n.Children {
			all = append(all, c)
			walk(c)
		}
	}
	walk(root)
	slices.SortStableFunc(all, func(a, b *decode.Node) int { return a.Segment - b.Segment })
	return all
}

// incoming is a 997 or 999 under way.
type incoming struct {
	doc      *decode.Document
	said     []Said
	group    *Said
	set      *x12.SetReport
	findings []gateway.Finding
}

func (r *incoming) find(code string, severity gateway.Severity, at gateway.Position, message, hint string) {
	r.findings = append(r.findings, gateway.Finding{Code: code, Severity: severity, Position: at, Message: message, Hint: hint})
}

func (r *incoming) segment(n *decode.Node) {
	switch n.Name {
	case "AK1":
		r.close()
		r.group = &Said{Position: r.doc.Position(n, 0, 0)}
		r.group.FunctionalID, r.group.Control, r.group.Version = textAt(n, 1), textAt(n, 2), textAt(n, 3)
	case "AK2":
		r.endSet()
		r.set = &x12.SetReport{ID: textAt(n, 1), Control: textAt(n, 2), Implementation: textAt(n, 3)}
	case "AK3", "IK3":
		if r.set != nil {
			r.set.Segments = append(r.set.Segments, x12.SegmentError{ID: textAt(n, 1), Position: countOf(textAt(n, 2)), Loop: textAt(n, 3), Code: textAt(n, 4)})
		}
	case "AK4", "IK4":
		if s := r.last(); s != nil {
			s.Elements = append(s.Elements, elementOf(n))
		}
	case "CTX":
		if s := r.last(); s != nil {
			s.Business = joined("; ", s.Business, contextOf(n))
		}
	case "AK5", "IK5":
		if r.set != nil {
			r.set.Status, r.set.Errors = textAt(n, 1), textsFrom(n, 2)
			r.endSet()
		}
	case "AK9":
		r.trailer(n)
	}
}

// last is the segment of ours that was named last.
func (r *incoming) last() *x12.SegmentError {
	if r.set == nil || len(r.set.Segments) == 0 {
		return nil
	}
	return &r.set.Segments[len(r.set.Segments)-1]
}

func (r *incoming) trailer(n *decode.Node) {
	r.endSet()
	g := r.group
	if g == nil {
		return
	}
	g.Status, g.Errors, g.Counted = textAt(n, 1), textsFrom(n, 5), true
	for i, count := range []*int{&g.Included, &g.GroupReport.Received, &g.Accepted} {
		if t := textAt(n, i+2); digits(t) {
			*count = countOf(t)
		} else {
			g.Counted = false
		}
	}
	if !g.Counted {
		r.find("ack.count.wrong", gateway.Warn, r.doc.Position(n, 2, 0), "AK9 does not say how many sets were sent, received and accepted.", "")
	}
	r.close()
}

func (r *incoming) endSet() {
	if r.set == nil {
		return
	}
	if r.group == nil {
		r.group = &Said{Position: r.doc.Position(r.doc.Root, 0, 0)}
	}
	r.group.Sets = append(r.group.Sets, *r.set)
	r.set = nil
}

func (r *incoming) close() {
	r.endSet()
	if r.group == nil {
		return
	}
	if r.group.Status == "" {
		r.find("ack.trailer.missing", gateway.Warn, r.group.Position,
			fmt.Sprintf("Nothing is said of group %s %s as a whole: there is no AK9.", r.group.FunctionalID, r.group.Control), "")
	}
	r.said = append(r.said, *r.group)
	r.group = nil
}

func textAt(n *decode.Node, i int) string {
	t, _ := n.Element(i)
	return strings.TrimSpace(t)
}

// textsFrom are the elements from one on that are there.
func textsFrom(n *decode.Node, from int) []string {
	var out []string
	for i := from; i <= len(n.Elements); i++ {
		if t := textAt(n, i); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// countOf reads a count or place, 0 where there is none.
func countOf(t string) int {
	if len(t) > 9 || !digits(t) {
		return 0
	}
	v, _ := strconv.Atoi(t) // nine digits always fit
	return v
}

// elementOf reads an AK4: element, component and repetition are one composite
// from 004010 on (C030).
func elementOf(n *decode.Node) x12.ElementError {
	place := []string{textAt(n, 1)}
	if parts := n.Parts(1); len(parts) > 0 {
		place = parts[0]
	}
	at := func(i int) int {
		if i >= len(place) {
			return 0
		}
		return countOf(strings.TrimSpace(place[i]))
	}
	return x12.ElementError{Element: at(0), Component: at(1), Repetition: at(2), Ref: textAt(n, 2), Code: textAt(n, 3), Value: textAt(n, 4)}
}

// contextOf is a CTX in words: a business unit ("PO101:12"), or what of another
// segment made this one wrong.
func contextOf(n *decode.Node) string {
	name := textAt(n, 1)
	if parts := n.Parts(1); len(parts) > 0 {
		name = strings.Join(parts[0], ":")
	}
	return joined(" ", append([]string{name}, textsFrom(n, 2)...)...)
}

func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(p string) bool { return p == "" }), sep)
}

// Judge finds out what was said of each of our sets of the group: A, E or R, and
// "" where that cannot be told. Sets that are not named follow the group, as long
// as the counts say that all of them are meant (X12 997 AK9). What does not fit
// what we sent, or itself, is a finding on the partner's document.
func (s *Said) Judge(ours []SealedSet) (verdicts []x12.SetReport, findings []gateway.Finding) {
	j := judging{said: s, verdicts: make([]x12.SetReport, len(ours))}
	whole := s.verdict(s.Status)
	if s.Status != "" && whole == "" && s.Status != "P" {
		j.find("ack.code.unknown", gateway.Warn, fmt.Sprintf("AK901 %q is no answer that we know.", s.Status))
	}
	for i, o := range ours {
		j.verdicts[i] = x12.SetReport{ID: o.ID, Control: o.Control}
	}
	named := 0
	for _, r := range s.Sets {
		at := slices.IndexFunc(ours, func(o SealedSet) bool { return o.ID == r.ID && sameControl(o.Control, r.Control) })
		if at < 0 {
			j.find("ack.set.unknown", gateway.Warn, fmt.Sprintf("It speaks of %s %s, which is not in group %s %s.", r.ID, r.Control, s.FunctionalID, s.Control))
			continue
		}
		named++
		if said := s.verdict(r.Status); said != "" {
			r.Status = said
		} else {
			j.find("ack.code.unknown", gateway.Warn, fmt.Sprintf("AK501 %q of %s %s is no answer that we know.", r.Status, r.ID, r.Control))
			r.Status = whole
		}
		r.Control = ours[at].Control // as we wrote it
		j.verdicts[at] = r
	}
	all := len(s.Sets) == 0 || s.Counted && s.Included == len(ours)
	j.unnamed(whole, all)
	if s.Counted {
		j.counts(len(ours), named, all)
	}
	return j.verdicts, j.findings
}

type judging struct {
	said     *Said
	verdicts []x12.SetReport
	findings []gateway.Finding
}

func (j *judging) find(code string, severity gateway.Severity, message string) {
	j.findings = append(j.findings, gateway.Finding{Code: code, Severity: severity, Position: j.said.Position, Message: message})
}

// verdict brings AK501 and AK901 to A, E or R: what was not authentic, not
// assured or not readable (M, W, X) was not taken either.
func (s *Said) verdict(code string) string {
	switch code {
	case "A", "E", "R":
		return code
	case "M", "W", "X":
		return "R"
	}
	return ""
}

// unnamed gives the sets that have no AK2 the group's verdict. A rejected group
// takes all its sets with it, those too that were found good.
func (j *judging) unnamed(whole string, all bool) {
	open, accepted := 0, 0
	for _, v := range j.verdicts {
		switch v.Status {
		case "":
			open++
		case "A", "E":
			accepted++
		}
	}
	if j.said.Status == "P" && j.said.Counted && j.said.Accepted == accepted+open {
		whole = "A"
	}
	for i := range j.verdicts {
		v := &j.verdicts[i]
		switch {
		case v.Status == "" && all:
			v.Status = whole
			if whole == "E" && len(j.said.Sets) > 0 {
				v.Status = "A" // the errors are those of the sets that were named
			}
		case v.Status != "" && whole == "R":
			v.Status = "R"
		}
	}
}

// counts holds AK902 to AK904 against what we sent and what was said of it.
func (j *judging) counts(sent, named int, all bool) {
	s := j.said
	accepted, rejected := 0, 0
	for _, v := range j.verdicts {
		switch v.Status {
		case "A", "E":
			accepted++
		case "R":
			rejected++
		}
	}
	switch {
	case s.Included != sent && named > 0 && s.Included == named:
		j.find("ack.group.part", gateway.Note, fmt.Sprintf("It speaks of %d of the %d sets of group %s %s.", named, sent, s.FunctionalID, s.Control))
	case s.Included != sent:
		j.find("ack.count.wrong", gateway.Warn, fmt.Sprintf("AK902 says that group %s %s held %d sets; we sent %d.", s.FunctionalID, s.Control, s.Included, sent))
	}
	if s.GroupReport.Received != s.Included {
		j.find("ack.count.wrong", gateway.Warn, fmt.Sprintf("AK903 says that %d of %d sets were received.", s.GroupReport.Received, s.Included))
	}
	if all && accepted+rejected == sent && s.Accepted != accepted {
		j.find("ack.count.wrong", gateway.Warn, fmt.Sprintf("AK904 says that %d sets were accepted; by what is said of each it is %d.", s.Accepted, accepted))
	}
	if rejected > 0 && (s.Status == "A" || s.Status == "E") {
		j.find("ack.group.contradicted", gateway.Warn, fmt.Sprintf("The group is accepted (AK901 %s), and yet %d of its sets are rejected. The rejection counts.", s.Status, rejected))
	}
}

// sameControl compares control numbers, which some systems write without their
// leading zeros.
func sameControl(a, b string) bool {
	return a == b || digits(a) && digits(b) && strings.TrimLeft(a, "0") == strings.TrimLeft(b, "0")
}

// SaidTA1 is what a partner's TA1 says of one of our interchanges.
type SaidTA1 struct {
	Control string `json:"control"` // TA101: our ISA13
	Date    string `json:"date"`    // TA102: our ISA09
	Time    string `json:"time"`    // TA103: our ISA10
	Status  string `json:"status"`  // TA104: A, E or R
	Note    string `json:"note"`    // TA105
}

// IncomingTA1 reads a TA1 from its elements, of which the first is the id.
func IncomingTA1(elements []string) SaidTA1 {
	at := func(i int) string {
		if i >= len(elements) {
			return ""
		}
		return strings.TrimSpace(elements[i])
	}
	return SaidTA1{Control: at(1), Date: at(2), Time: at(3), Status: at(4), Note: at(5)}
}
