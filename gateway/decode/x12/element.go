// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// check holds a segment against its definition: lengths, types, codes, syntax
// notes (X12.6 §3.5, §3.8). A value that is right at a glance, as nearly all are,
// costs no more than the glance.
func (s *setDecoder) check(n *decode.Node, def *segmentDef, loop string) {
	present, fine := uint64(0), !s.controls && !s.repeats
	for i := range n.Elements {
		text := n.Elements[i].Text
		if i >= len(def.quick) {
			fine = false
			break
		}
		q := &def.quick[i]
		if text == "" {
			fine = fine && !q.mandatory
			continue
		}
		present |= 1 << (i & 63)
		fine = fine && text[len(text)-1] > ' ' && q.fits(text)
	}
	for i := len(n.Elements); fine && i < def.required; i++ {
		fine = !def.quick[i].mandatory
	}
	for i := 0; fine && i < len(def.notes); i++ {
		fine = def.notes[i].kept(present)
	}
	if !fine {
		s.checkClosely(n, def, loop)
	}
}

// fits tells whether a value surely has no fault.
func (q *quickDef) fits(v string) bool {
	switch q.kind {
	case 'A', 'I':
		return len(v) <= int(q.max) && len(v) >= int(q.min) && (q.codes == nil || q.codes.has(v))
	case 'R', 'N':
		digits := 0
		for i := 0; i < len(v); i++ {
			if v[i]-'0' <= 9 {
				digits++
			} else if v[i] != '.' || q.kind != 'R' || digits < i { // one point only, no sign
				return false
			}
		}
		return digits > 0 && digits <= int(q.max)
	case 'D':
		return len(v) == int(q.max) && len(v) == int(q.min) && validDate(century(v))
	case 'T':
		return validTime(v)
	}
	return false
}

// kept tells whether the note holds; present has a bit for each element there.
func (n *noteDef) kept(present uint64) bool {
	got := present & n.mask
	return got == 0 && n.kind != 'R' || got == n.mask && n.kind != 'E' || violates(*n, present) == 0
}

// checkClosely finds the faults of a segment.
func (s *setDecoder) checkClosely(n *decode.Node, def *segmentDef, loop string) {
	c := &segmentCheck{setDecoder: s, n: n, loop: loop}
	present := uint64(0)
	for i := range n.Elements {
		if !blank(n.Elements[i].Text) {
			present |= 1 << i
		}
		if i >= len(def.elements) {
			if strings.TrimSpace(n.Elements[i].Text) != "" {
				c.fault("element.excess", "3", i+1, 0, "", false, fmt.Sprintf("%s has no element %02d: %q.", n.Name, i+1, n.Elements[i].Text))
			}
			continue
		}
		c.element(&n.Elements[i], &def.elements[i], i+1)
	}
	for i := len(n.Elements); i < def.required; i++ {
		if def.elements[i].mandatory {
			c.missing(&def.elements[i], i+1)
		}
	}
	if len(def.notes) > 0 {
		c.notes(n.Elements, present, def)
	}
	c.flush()
}

// segmentCheck gathers the element errors of one segment.
type segmentCheck struct {
	*setDecoder
	n          *decode.Node
	loop       string
	repetition int // of the element looked at, 0 where it stands once
	errors     []ElementError
}

func (c *segmentCheck) flush() {
	if len(c.errors) == 0 {
		return
	}
	if last := len(c.report.Segments) - 1; last >= 0 && c.report.Segments[last].Position == c.n.Segment && c.report.Segments[last].ID == c.n.Name {
		c.report.Segments[last].Elements = c.errors // it is named already for its place
		return
	}
	c.report.Segments = append(c.report.Segments, SegmentError{ID: c.n.Name, Position: c.n.Segment, Loop: c.loop, Code: "8", Elements: c.errors, Business: business(c.n)})
}

// business names the place for people: the line's number, or the order's.
func business(n *decode.Node) string {
	for ; n != nil; n = n.Parent {
		if n.Name == "PO1" || n.Name == "POC" {
			if id, ok := n.Element(1); ok {
				return n.Name + "01:" + id
			}
		}
	}
	return ""
}

func (c *segmentCheck) fault(code, ak4 string, element, component int, ref string, mandatory bool, message string) {
	f := c.note(code, "AK4 "+ak4, element, component, ref, mandatory, message)
	if f.Severity == gateway.Note || len(c.errors) >= 99 {
		return
	}
	c.errors = append(c.errors, ElementError{Element: element, Component: component, Repetition: c.repetition, Ref: ref, Code: ak4, Value: f.Position.Raw})
}

// note adds a finding about an element that the acknowledgement does not name.
func (c *segmentCheck) note(code, ack string, element, component int, ref string, mandatory bool, message string) *gateway.Finding {
	f := c.weighed(code, ack, c.n, element, component, message, hints[code], "", mandatory)
	p := &f.Position
	if p.ElementRef = ref; c.repetition > 0 {
		p.Repetition = c.repetition
		if parts := c.n.Parts(element); c.repetition <= len(parts) && component <= len(parts[c.repetition-1]) {
			p.Raw = parts[c.repetition-1][max(component, 1)-1]
			f.Found = readable(p.Raw)
		}
	}
	return f
}

var hints = map[string]string{
	"element.mandatory.missing": "Ask the partner to send the transaction set again with this element.",
	"element.condition.missing": "Ask the partner to complete the segment.",
	"element.number":            "A number has digits, at most one point and an optional minus.",
	"element.date":              "A date is CCYYMMDD, before release 004010 YYMMDD.",
	"element.time":              "A time is HHMM, HHMMSS or HHMMSSDD.",
	"element.length.long":       "Ask the partner to shorten the value, or let this pass in the partner file under syntax.",
}

func (c *segmentCheck) missing(d *elementDef, at int) {
	c.fault("element.mandatory.missing", "1", at, 0, d.ref, true, fmt.Sprintf("%s%02d is missing.", c.n.Name, at))
}

func (c *segmentCheck) element(e *decode.Element, d *elementDef, at int) {
	text := trimBlanks(e.Text)
	if text == "" {
		if d.mandatory {
			c.missing(d, at)
		}
		return
	}
	if c.repeats {
		if sep := c.ctx.Delimiters.Repetition; strings.IndexByte(text, sep) >= 0 && c.repeated(text, sep, d, at) {
			return
		}
	}
	if d.kind != 'C' {
		c.value(text, d, at, 0)
		return
	}
	parts := c.components(text)
	c.n.Split = append(c.n.Split, decode.Split{Element: at, Parts: [][]string{parts}})
	c.composite(parts, d, at)
}

func trimBlanks(t string) string {
	for len(t) > 0 && t[len(t)-1] == ' ' {
		t = t[:len(t)-1]
	}
	return t
}

func (c *segmentCheck) components(text string) []string {
	if sep := c.ctx.Delimiters.Component; sep != 0 {
		return strings.Split(text, string([]byte{sep}))
	}
	return []string{text}
}

// repeated checks each repetition of an element; false where the text is no list:
// it stands in an element that does not repeat, and is read as it is.
func (c *segmentCheck) repeated(text string, sep byte, d *elementDef, at int) bool {
	most := max(d.repeat, 1)
	if n := strings.Count(text, string([]byte{sep})) + 1; n > most {
		c.repetition = most + 1
		before := len(c.errors)
		c.fault("element.repetition.excess", c.since5010("12", "3"), at, 0, d.ref, false, fmt.Sprintf("%s%02d stands %d times, %d at most.", c.n.Name, at, n, most))
		if len(c.errors) > before { // the one too many, not all of them
			c.errors[before].Value = strings.Split(text, string([]byte{sep}))[most]
		}
		c.repetition = 0
	}
	if most == 1 {
		return false
	}
	split := decode.Split{Element: at}
	for _, one := range strings.Split(text, string([]byte{sep})) {
		split.Parts = append(split.Parts, c.components(one))
	}
	c.n.Split = append(c.n.Split, split)
	for i, parts := range split.Parts {
		c.repetition = i + 1
		if d.kind == 'C' {
			c.composite(parts, d, at)
		} else if v := trimBlanks(parts[0]); v != "" {
			c.value(v, d, at, 0)
		}
	}
	c.repetition = 0
	return true
}

// since5010 chooses the code that a release has: 12 and 13 came with 005010.
func (c *segmentCheck) since5010(code, before string) string {
	if c.grammar.release >= "005010" {
		return code
	}
	return before
}

// composite checks the components of one composite (X12.6 §3.5).
func (c *segmentCheck) composite(parts []string, d *elementDef, at int) {
	present := uint64(0)
	for i, p := range parts {
		if i >= len(d.parts) {
			c.fault("element.component.excess", c.since5010("13", "3"), at, i+1, d.ref, false, fmt.Sprintf("%s%02d has no component %d: %q.", c.n.Name, at, i+1, p))
			break
		}
		if !blank(p) {
			present |= 1 << i
		}
		if p = trimBlanks(p); p != "" {
			c.value(p, &d.parts[i], at, i+1)
		} else if d.parts[i].mandatory {
			c.fault("element.mandatory.missing", "1", at, i+1, d.parts[i].ref, true, fmt.Sprintf("%s%02d component %d is missing.", c.n.Name, at, i+1))
		}
	}
	for i := len(parts); i < len(d.parts); i++ {
		if d.parts[i].mandatory {
			c.fault("element.mandatory.missing", "1", at, i+1, d.parts[i].ref, true, fmt.Sprintf("%s%02d component %d is missing.", c.n.Name, at, i+1))
		}
	}
	for _, note := range d.notes {
		if broken := violates(note, present); broken > 0 {
			c.fault("element.condition.missing", "2", at, broken, d.ref, false, fmt.Sprintf("%s%02d breaks its syntax note %s.", c.n.Name, at, note))
		}
	}
}

// value holds one value against type, length and code list.
func (c *segmentCheck) value(v string, d *elementDef, at, component int) {
	name := fmt.Sprintf
	switch d.kind {
	case 'R', 'N':
		digits, ok := number(v, d.kind == 'R')
		if !ok {
			c.fault("element.number", "6", at, component, d.ref, d.mandatory, name("%s%02d is not a number: %q.", c.n.Name, at, v))
			return
		}
		if digits > d.max {
			c.fault("element.length.long", "5", at, component, d.ref, d.mandatory && digits > d.widest, name("%s%02d has %d digits, at most %d are allowed.", c.n.Name, at, digits, d.max))
		}
		return
	case 'D':
		if len(v) < d.min || len(v) > d.max {
			if len(v) == 6 && isDigits(v) && validDate("20"+v) || len(v) == 8 && validDate(v) {
				c.length(v, d, at, component)
				return
			}
		}
		if !validDate(century(v)) {
			c.fault("element.date", "8", at, component, d.ref, d.mandatory, name("%s%02d is not a date: %q.", c.n.Name, at, v))
		}
		return
	case 'T':
		if !validTime(v) {
			c.fault("element.time", "9", at, component, d.ref, d.mandatory, name("%s%02d is not a time: %q.", c.n.Name, at, v))
		}
		return
	}
	c.length(v, d, at, component)
	for i := 0; i < len(v); i++ {
		if v[i] < ' ' && !(isLineEnd(v[i])) || v[i] == 0x7f {
			c.fault("element.character", "6", at, component, d.ref, d.mandatory, name("%s%02d has a control character.", c.n.Name, at))
			break
		}
		if isLineEnd(v[i]) {
			c.note("element.newline", "AK4 6", at, component, d.ref, false, name("%s%02d has a line end inside.", c.n.Name, at))
			break
		}
	}
	switch {
	case d.codes == nil || slices.Contains(d.codes, v):
	case d.partial:
		c.fault("element.code.unlisted", "7", at, component, d.ref, false, name("%s%02d has a code that we do not know: %q.", c.n.Name, at, v))
	default:
		c.fault("element.code", "7", at, component, d.ref, d.mandatory, name("%s%02d has a code that is not in its list: %q.", c.n.Name, at, v))
	}
}

func (c *segmentCheck) length(v string, d *elementDef, at, component int) {
	n := len(v)
	if n > d.max || n < d.min { // count characters only where bytes do not fit
		n = utf8.RuneCountInString(v)
	}
	switch {
	case n > d.max: // for an old release only it is long: nobody rejects it for that
		c.fault("element.length.long", "5", at, component, d.ref, d.mandatory && n > d.widest, fmt.Sprintf("%s%02d has %d characters, at most %d are allowed.", c.n.Name, at, n, d.max))
	case n < d.min:
		c.fault("element.length.short", "4", at, component, d.ref, d.mandatory, fmt.Sprintf("%s%02d has %d characters, at least %d are needed.", c.n.Name, at, n, d.min))
	}
}

// notes checks the segment's syntax notes.
func (c *segmentCheck) notes(elements []decode.Element, present uint64, def *segmentDef) {
	for i := range def.notes {
		note := &def.notes[i]
		if got := present & note.mask; got == 0 && note.kind != 'R' || got == note.mask && note.kind != 'E' {
			continue // none there or all: nearly always
		}
		broken := violates(*note, present)
		if broken == 0 {
			continue
		}
		ref := ""
		if broken <= len(def.elements) {
			ref = def.elements[broken-1].ref
		}
		if note.kind == 'E' {
			c.fault("element.condition.exclusive", "10", broken, 0, ref, false, fmt.Sprintf("%s has elements that exclude each other (note %s).", c.n.Name, note))
			continue
		}
		if c.n.Name == "DTM" && note.String() == "P0506" && c.strayCentury(elements) {
			continue
		}
		c.fault("element.condition.missing", "2", broken, 0, ref, false, fmt.Sprintf("%s%02d is missing: the segment breaks its syntax note %s.", c.n.Name, broken, note))
	}
}

// strayCentury: before 004010 DTM05 was the century, and files of later releases
// still send it behind an eight-digit date (reference §1.4).
func (c *segmentCheck) strayCentury(elements []decode.Element) bool {
	if len(elements) != 5 || elements[4].Text != "19" && elements[4].Text != "20" {
		return false
	}
	if c.grammar.release < "004010" {
		f := c.weighed("date.century.stray", "AK4 2", c.n, 5, 0, "DTM05 holds the century, as releases before 004010 had it.", "", "", false)
		f.Severity = gateway.Note
		return true
	}
	c.fault("date.century.stray", "2", 6, 0, "1251", false, "DTM05 holds a century left over from an old release; the note P0506 wants DTM06 with it.")
	return true
}

// violates returns the position at fault, 0 when the note holds; present has a
// bit for each position that is not empty.
func violates(n noteDef, present uint64) int {
	got := present & n.mask
	first := present&(1<<(n.at[0]-1)) != 0
	switch n.kind {
	case 'P':
		if got == 0 || got == n.mask {
			return 0
		}
	case 'R':
		if got != 0 {
			return 0
		}
		return n.at[0]
	case 'E':
		if got&(got-1) == 0 { // one at most
			return 0
		}
		return n.at[1]
	case 'C':
		if !first || got == n.mask {
			return 0
		}
	case 'L':
		if !first || got&(got-1) != 0 {
			return 0
		}
		return n.at[1]
	}
	for _, p := range n.at {
		if present&(1<<(p-1)) == 0 {
			return p
		}
	}
	return 0
}

// blank tells whether a value is only blanks: such a one is absent (X12.6).
func blank(v string) bool {
	for i := 0; i < len(v); i++ {
		if v[i] != ' ' && !isPadding(v[i]) {
			return false
		}
	}
	return true
}

// number tells whether v is an R (or, with no point, an N) and counts its digits.
func number(v string, point bool) (digits int, ok bool) {
	i := 0
	if v[0] == '-' {
		i = 1
	}
	points := 0
	for ; i < len(v); i++ {
		switch {
		case v[i] >= '0' && v[i] <= '9':
			digits++
		case v[i] == '.' && point:
			points++
		default:
			return 0, false
		}
	}
	return digits, digits > 0 && points <= 1
}

// century makes a six-digit date an eight-digit one for checking the day.
func century(v string) string {
	if len(v) == 6 {
		return "20" + v
	}
	return v
}

func validDate(v string) bool {
	if len(v) != 8 || !isDigits(v) {
		return false
	}
	y, m, d := atoi(v[:4]), atoi(v[4:6]), atoi(v[6:])
	if m < 1 || m > 12 || d < 1 {
		return false
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[m-1]
	if m == 2 && (y%4 == 0 && y%100 != 0 || y%400 == 0) {
		days = 29
	}
	return d <= days
}

// validTime: HHMM, HHMMSS, HHMMSSD, HHMMSSDD; 2400 is not a time.
func validTime(v string) bool {
	if len(v) < 4 || len(v) == 5 || len(v) > 8 || !isDigits(v) {
		return false
	}
	return atoi(v[:2]) < 24 && atoi(v[2:4]) < 60 && (len(v) < 6 || atoi(v[4:6]) < 60)
}

func atoi(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
