// SPDX-License-Identifier: Apache-2.0

package address

import (
	"regexp"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/lexicon"
)

var (
	LastLine = regexp.MustCompile(`^(?:[A-Z]{1,3}-)?\d{4,5} (?:[A-Z]{2} )?\p{L}|\b[A-Z]{2}\.? \d{5}(?:-\d{4})?$|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$`)
	between  = regexp.MustCompile(` [·•|–—-] `)
	remarkOf = regexp.MustCompile(`^\p{L}[\p{L} ./-]{1,28}\s?: ?\S`)
)

// Tidy leaves of the lines of an address what is the address: numbers to reach the party
// by or of its register are cut off, fields and titles left out, and a second block that
// follows without a gap.
func Tidy(s *label.Sheet, lines []paper.Value) []paper.Value {
	var out []paper.Value
	posted := -1
	for i := range lines {
		v := lines[i]
		v.Text = strings.TrimSpace(v.Text)
		if _, n := s.C.Words.Prefix("titles", lexicon.Words(v.Text)); n > 1 && len(lexicon.Words(v.Text)) <= n+2 {
			break
		}
		if remarkOf.MatchString(v.Text) && !placed(s, v.Text) {
			continue
		}
		if v.Text = reached(s, v.Text); v.Text == "" {
			continue
		}
		if posted >= 0 && Formed(s, v.Text) && i > posted { // another company
			break
		}
		if LastLine.MatchString(v.Text) && !Street(s, strings.TrimLeft(v.Text, "0123456789 ")) {
			if posted > 0 && len(out) > posted+2 && !HasDigit(out[posted+1].Text) && strings.Contains(out[posted+1].Text, " ") {
				out = out[:posted+1]
				break
			}
			posted = len(out)
		}
		out = append(out, v)
	}
	return out
}

// placed reports whether the label before a line's colon is a word of addresses.
func placed(s *label.Sheet, t string) bool {
	before, _, _ := strings.Cut(t, ":")
	if _, ok := s.C.Words.Within("parts", "place", lexicon.Words(before)); ok {
		return true
	}
	if words := lexicon.Words(before); len(words) > 0 { // "10003 Sk. No: 7", "OSB 4. Cadde No: 18"
		if last := words[len(words)-1]; s.C.Words.Number(last) || Is(s, "site", last) {
			return true
		}
	}
	for _, e := range s.C.Words.Lookup("labels", before) {
		if e.Role == "place" {
			return true
		}
	}
	return false
}

// reached leaves out the parts of a line that are no address: "Hafenweg 12 · 26603 Aurich
// · Telefon 04941 55 01 23".
func reached(s *label.Sheet, t string) string {
	if reachable(s, t) && Mail.FindString(t) == "" {
		return ""
	}
	if parted := between.Split(t, -1); len(parted) > 1 {
		for k, p := range parted {
			if p = strings.TrimSpace(p); reachable(s, p) {
				if k == 0 {
					return ""
				}
				at := strings.Index(t, " "+p)
				return Trim(strings.TrimRight(t[:max(at, 0)], " ·•|–—-"))
			}
		}
	}
	for _, sep := range []string{", ", ". "} {
		if at := strings.LastIndex(t, sep); at > 0 {
			if p := strings.TrimSpace(t[at+len(sep):]); reachable(s, p) {
				return reached(s, Trim(t[:at]))
			}
		}
	}
	if strings.Contains(t, "@") {
		return ""
	}
	return t
}
