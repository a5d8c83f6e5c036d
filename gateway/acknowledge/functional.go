// SPDX-License-Identifier: Apache-2.0

package acknowledge

import (
	"slices"
	"strconv"
	"strings"
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
// behind the ISA of the one that carries it.
func TA1(ic x12.InterchangeReport) Segment {
	return Segment{"TA1", ic.Control, ic.Date, ic.Time, orElse(ic.Status, "A"), orElse(ic.Note, "000")}
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
		if g.Unacknowledgeable || g.FunctionalID == "FA" {
			continue
		}
		f := functional{extended: p.Functional == F999, avoid: separators(ic.Delimiters, p.Delimiters)}
		sets = append(sets, f.set(g, p))
	}
	return sets
}

// functional writes one 997 or 999.
type functional struct {
	extended bool   // 999: IK segments
	modern   bool   // from 005010: AK103, AK203, repetition in AK401
	plain    bool   // before 004010: AK401 is no composite
	avoid    string // separators that a copied value must not hold
	out      []Segment
}

// hipaa is the form of the 999 that guides of US health care want (X231).
const hipaa = "005010X231A1"

func (f *functional) set(g x12.GroupReport, p Profile) Set {
	s := Set{ID: string(p.Functional), FunctionalID: "FA", Version: p.Version, Agency: orElse(g.Agency, "X"), Sender: g.Receiver, Receiver: g.Sender}
	if s.Version == "" {
		s.Version = g.Version
		if !releaseText.MatchString(s.Version) {
			s.Version = "004010" // GS08 was no release: AK905 2 says so
		}
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
	f.modern, f.plain = release(s.Version) >= "005010", release(s.Version) < "004010"
	ak1 := Segment{"AK1", g.FunctionalID, orElse(g.Control, "0")}
	if f.modern {
		ak1 = append(ak1, g.Version)
	}
	f.add(ak1...)
	for _, r := range g.Sets {
		f.report(r)
	}
	ak9 := Segment{"AK9", g.Status, strconv.Itoa(g.Included), strconv.Itoa(g.Received), strconv.Itoa(g.Accepted)}
	f.add(append(ak9, f.codes(g.Errors, groupCodes)...)...)
	s.Segments = f.out
	return s
}

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
	ak2 := Segment{"AK2", orElse(r.ID, "000"), orElse(r.Control, "0000")}
	if f.modern {
		ak2 = append(ak2, r.Implementation)
	}
	f.add(ak2...)
	errors := r.Errors
	if !slices.Contains(errors, "2") && !slices.Contains(errors, "7") {
		if len(r.Segments) > 0 && !slices.Contains(errors, "5") && !slices.Contains(errors, "I5") {
			errors = append([]string{"5"}, errors...)
		}
		for _, s := range r.Segments {
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
	if len(loop) > 6 || !carriable(loop, f.avoid) {
		loop = ""
	}
	f.add(f.id("3"), segmentID(s.ID), strconv.Itoa(min(s.Position, 999999)), loop, f.code(code, segmentCodes))
	if name, value, ok := strings.Cut(s.Business, ":"); f.extended && ok && carriable(name+value, f.avoid) {
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
	position := []string{strconv.Itoa(e.Element)}
	if !f.plain && e.Component > 0 {
		position = append(position, strconv.Itoa(e.Component))
	}
	if f.modern && e.Repetition > 1 {
		position = append(position, "", "")[:2]
		position = append(position, strconv.Itoa(e.Repetition))
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
	if f.extended {
		return c
	}
	if to, ok := t.always[c]; ok {
		return to
	}
	if to, ok := t.older[c]; ok && !f.modern {
		return to
	}
	return c
}

// codeTable says what a 997 says for codes that only a 999 has (always), or
// that a 997 has from 005010 on (older).
type codeTable struct{ always, older map[string]string }

var (
	segmentCodes = codeTable{always: map[string]string{"I4": "3", "I6": "3", "I7": "3", "I8": "3", "I9": "2"}} // AK304
	elementCodes = codeTable{                                                                                  // AK403
		always: map[string]string{"I6": "7", "I9": "1", "I10": "3", "I11": "1", "I12": "7", "I13": "10"},
		older:  map[string]string{"12": "3", "13": "3"},
	}
	setCodes   = codeTable{always: map[string]string{"18": "6", "I5": "5", "I6": "1"}} // AK502
	groupCodes = codeTable{older: map[string]string{"19": "6"}}                        // AK905
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
	all := []byte("*~>^")
	for _, c := range []byte{received.Element, received.Component, received.Segment, received.Repetition} {
		if c != 0 {
			all = append(all, c)
		}
	}
	for _, text := range []string{d.Element, d.Component, d.Segment, d.Repetition} {
		if c, ok := named(text); ok {
			all = append(all, c)
		}
	}
	return string(all)
}

// carriable says whether a copied value (AK404) may stand in an answer: it holds
// neither control characters nor anybody's separators.
func carriable(v, avoid string) bool {
	for i := 0; i < len(v); i++ {
		if v[i] < ' ' || v[i] == 0x7F || strings.IndexByte(avoid, v[i]) >= 0 {
			return false
		}
	}
	return true
}

// cut shortens a value to n characters without breaking one.
func cut(v string, n int) string {
	if !utf8.ValidString(v) {
		return v[:min(len(v), n)]
	}
	for i := range v {
		if n == 0 {
			return v[:i]
		}
		n--
	}
	return v
}
