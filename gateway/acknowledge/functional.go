// SPDX-License-Identifier: Apache-2.0

package acknowledge

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway/decode/x12"
)

// TA1Due says whether an interchange is answered with a TA1: when the sender
// asks (ISA14) or it was rejected, and always or never by profile. One that
// holds TA1s only is never answered (X12.5 TA1).
func TA1Due(ic x12.InterchangeReport, p Profile) bool {
	switch p.WithDefaults().TA1 {
	case Never:
		return false
	case Always:
		return !ic.OnlyTA1
	default:
		return !ic.OnlyTA1 && (ic.AckRequested || ic.Status == "R")
	}
}

// TA1 is the answer to an interchange, for Bundle.TA1: it stands directly
// behind the ISA of the one that carries it. Number, date and time are those of
// the ISA, so that its sender knows it again; of an ISA that holds something
// else there, what can be written.
func TA1(ic x12.InterchangeReport) Segment {
	return Segment{"TA1", orElse(plainID(ic.Control, 9), "000000000"), orElse(plainID(ic.Date, 6), "000000"), orElse(plainID(ic.Time, 4), "0000"),
		orElse(ic.Status, "A"), orElse(ic.Note, "000")}
}

// plainID is the letters and digits of an id, n at most: they are no separators
// anywhere.
func plainID(id string, n int) string {
	var b strings.Builder
	for i := 0; i < len(id) && b.Len() < n; i++ {
		if alphanumeric(id[i]) {
			b.WriteByte(id[i])
		}
	}
	return b.String()
}

// Functional writes what reading found as one 997 or 999 a group, as the
// profile says: none for groups that are acknowledgements themselves, and none
// at all of an interchange that was rejected as a whole, whose TA1 says so.
// ids swap sides, the release is the one received unless the profile has one.
func Functional(ic x12.InterchangeReport, groups []x12.GroupReport, p Profile) []Set {
	p = p.WithDefaults()
	if p.Functional == FNo || ic.Status == "R" {
		return nil
	}
	var sets []Set
	for _, g := range groups {
		if g.Unacknowledgeable || g.FunctionalID == "FA" || acknowledgesOnly(g) {
			continue
		}
		f := functional{extended: p.Functional == F999, avoid: separators(ic.Delimiters, p.Delimiters)}
		s := f.set(g, p)
		s.Latin1 = ic.Latin1
		sets = append(sets, s)
	}
	return sets
}

// acknowledgesOnly tells of a group that holds nothing but acknowledgements,
// whatever its GS01 says.
func acknowledgesOnly(g x12.GroupReport) bool {
	return len(g.Sets) > 0 && !slices.ContainsFunc(g.Sets, func(s x12.SetReport) bool { return s.ID != "997" && s.ID != "999" })
}

// functional writes one 997 or 999.
type functional struct {
	extended bool   // 999: IK segments
	release  string // of the acknowledgement
	avoid    string // separators that a copied value must not hold
	out      []Segment
}

// hipaa is the form of the 999 that guides of US health care want (X231).
const hipaa = "005010X231A1"

func (f *functional) set(g x12.GroupReport, p Profile) Set {
	s := Set{ID: string(p.Functional), FunctionalID: "FA", Version: p.Version, Agency: orElse(plainID(g.Agency, 2), "X"), Sender: g.Receiver, Receiver: g.Sender}
	if s.Version == "" {
		s.Version = answerVersion(g.Version)
		if f.extended && s.Version < "005010" {
			s.Version = "005010" // there is no 999 before
		}
		if f.extended && strings.HasPrefix(s.Version, "005010X") {
			s.Version = hipaa
		}
	}
	if f.extended && len(s.Version) > 6 && s.Version[6] == 'X' {
		s.Implementation = s.Version // ST03 = 1705, mandatory in the X231
	}
	f.release = release(s.Version)
	kind := f.copied(g.FunctionalID)
	if kind == "" && len(g.Sets) > 0 {
		kind = x12.FunctionalID(g.Sets[0].ID)
	}
	ak1 := Segment{"AK1", orElse(kind, "ZZ"), orElse(f.copied(g.Control), "0")}
	if f.modern() {
		ak1 = append(ak1, f.copied(g.Version))
	}
	f.add(ak1...)
	for _, r := range g.Sets {
		f.report(r)
	}
	ak9 := Segment{"AK9", g.Status, count(g.Included), count(g.Received), count(g.Accepted)}
	f.add(append(ak9, f.codes(g.Errors, groupCodes)...)...)
	s.Segments = f.out
	return s
}

// answerVersion is the release an answer goes out in: the one received, as sent
// where it can be, 004010 where it was none.
func answerVersion(v string) string {
	switch {
	case receivedRelease.MatchString(v):
		return v
	case len(v) > 6 && receivedRelease.MatchString(v[:6]): // an industry's suffix that nobody can write
		return v[:6]
	}
	return "004010"
}

// modern tells of releases from 005010 on: AK103, AK203, repetition in AK401.
func (f *functional) modern() bool { return f.release >= "005010" }

// copied is an id of the document acknowledged, as sent, by which its sender
// finds it again; "" where it cannot be written.
func (f *functional) copied(id string) string {
	if carriable(id, f.avoid) {
		return id
	}
	return plainID(id, len(id))
}

// count writes a number of sets (N0 1/6).
func count(n int) string { return strconv.Itoa(max(0, min(n, 999999))) }

func (f *functional) add(s ...string) { f.out = append(f.out, s) }

// id is a segment's name in this acknowledgement: AK3 or IK3.
func (f *functional) id(n string) string {
	if f.extended {
		return "IK" + n
	}
	return "AK" + n
}

// report writes the loop of one transaction set. Sets whose borders are in doubt
// (no SE, no ST02) say nothing about their segments (reference x12.md §5.2).
func (f *functional) report(r x12.SetReport) {
	ak2 := Segment{"AK2", orElse(f.copied(r.ID), "000"), orElse(f.copied(r.Control), "0000")}
	if f.modern() {
		ak2 = append(ak2, f.copied(r.Implementation))
	}
	f.add(ak2...)
	errors := r.Errors
	if slices.Contains(errors, "2") || slices.Contains(errors, "7") {
		errors = slices.DeleteFunc(slices.Clone(errors), func(c string) bool { return c == "5" }) // it would speak of AK3s
	} else {
		if len(r.Segments) > 0 && !slices.Contains(errors, "5") && !slices.Contains(errors, "I5") {
			errors = append([]string{"5"}, errors...)
		}
		segments := slices.Clone(r.Segments)
		slices.SortStableFunc(segments, func(a, b x12.SegmentError) int { return a.Position - b.Position })
		for _, s := range segments {
			f.segment(s)
		}
	}
	f.add(append(Segment{f.id("5"), r.Status}, f.codes(errors, setCodes)...)...)
}

func (f *functional) segment(s x12.SegmentError) {
	code := s.Code
	if code == "" && len(s.Elements) > 0 {
		code = "8"
	}
	loop := s.Loop
	if len(loop) > 4 || !carriable(loop, f.avoid) {
		loop = ""
	}
	f.add(f.id("3"), segmentID(s.ID), strconv.Itoa(max(1, min(s.Position, 999999))), loop, f.code(code, segmentCodes))
	if name, value, ok := strings.Cut(s.Business, ":"); f.extended && ok && name != "" && value != "" && carriable(name+value, f.avoid) {
		f.add("CTX", x12.Composite(cut(name, 35), cut(value, 35)))
	}
	for i, e := range s.Elements {
		if i == 99 { // AK4 stands at most 99 times
			break
		}
		f.element(e)
	}
}

func (f *functional) element(e x12.ElementError) {
	position := []string{strconv.Itoa(min(e.Element, 99)), "", ""}
	if e.Component > 0 && f.release >= "003050" { // a number alone before
		position[1] = strconv.Itoa(min(e.Component, 99))
	}
	if e.Repetition > 1 && f.modern() {
		position[2] = strconv.Itoa(min(e.Repetition, 9999))
	}
	ref := e.Ref
	if len(ref) > 4 || !digits(ref) { // a composite has no number (AK402 is N0)
		ref = ""
	}
	value := ""
	if carriable(e.Value, f.avoid) {
		value = cut(strings.TrimRight(e.Value, " "), 99)
	}
	f.add(f.id("4"), x12.Composite(position...), ref, f.code(e.Code, elementCodes), value)
}

// codes maps the codes of a 999 to those a 997 has, each once, at most five.
func (f *functional) codes(in []string, table codeTable) []string {
	var out []string
	for _, c := range in {
		c = f.code(c, table)
		if c != "" && !slices.Contains(out, c) && len(out) < 5 {
			out = append(out, c)
		}
	}
	return out
}

func (f *functional) code(c string, t codeTable) string {
	if to, ok := t.implementation[c]; ok && !f.extended {
		c = to
	}
	for l, ok := t.later[c]; ok && f.release < l.from; l, ok = t.later[c] {
		c = l.before
	}
	return c
}

// codeTable says what a 997 says for codes that only a 999 has, and what a
// release says for those that came later.
type codeTable struct {
	implementation map[string]string
	later          map[string]later
}

// later is a code that releases from one on have, and the nearest that earlier
// ones say; "" where they have none.
type later struct{ from, before string }

var (
	segmentCodes = codeTable{ // AK304
		implementation: map[string]string{"I4": "3", "I6": "3", "I7": "3", "I8": "3", "I9": "2"},
		later:          map[string]later{"8": {"003040", ""}}, // the AK4s say it
	}
	elementCodes = codeTable{ // AK403
		implementation: map[string]string{"I6": "7", "I9": "1", "I10": "3", "I11": "1", "I12": "7", "I13": "10"},
		later:          map[string]later{"12": {"005010", "3"}, "13": {"005010", "3"}},
	}
	setCodes = codeTable{ // AK502
		implementation: map[string]string{"18": "6", "I5": "5", "I6": "1"},
		later:          map[string]later{"23": {"003070", "7"}},
	}
	groupCodes = codeTable{ // AK905: 19 was a fault of security before 005010
		later: map[string]later{"19": {"005010", "6"}, "6": {"003020", ""}},
	}
)

// segmentID makes AK301 of whatever stood where a segment id should: two or
// three capital letters or digits, "UNK" when there are none.
func segmentID(id string) string {
	var b strings.Builder
	for i := 0; i < len(id) && b.Len() < 3; i++ {
		if c := id[i]; alphanumeric(c) {
			b.WriteByte(c)
		}
	}
	if b.Len() < 2 {
		return "UNK"
	}
	return strings.ToUpper(b.String())
}

// separators are all that a copied value must not hold: the usual ones, the
// sender's and those of the profile.
func separators(received x12.Delimiters, d Delimiters) string {
	all := []rune("*~>^")
	for _, c := range []byte{received.Element, received.Component, received.Segment, received.Repetition} {
		if c != 0 {
			all = append(all, rune(c)) // one beyond ASCII is a letter of Latin-1
		}
	}
	for _, text := range []string{d.Element, d.Component, d.Segment, d.Repetition} {
		if c, ok := named(text); ok {
			all = append(all, rune(c))
		}
	}
	return string(all)
}

// carriable says whether a copied value (AK404) may stand in an answer: it holds
// neither control characters nor anybody's separators.
func carriable(v, avoid string) bool {
	return utf8.ValidString(v) && !strings.ContainsAny(v, avoid) && strings.IndexFunc(v, unicode.IsControl) < 0
}

// cut shortens a value to n characters without breaking one.
func cut(v string, n int) string {
	for i := range v {
		if n == 0 {
			return v[:i]
		}
		n--
	}
	return v
}
