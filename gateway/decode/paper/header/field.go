// SPDX-License-Identifier: Apache-2.0

package header

import (
	"regexp"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
)

// candidate is a value that may be a field's, with how much speaks for it.
type candidate struct {
	value  paper.Value
	score  int
	strong bool
	spot   *label.Spot
}

// Scores: what the label's meaning and the place of the value count.
const (
	strongLabel = 60
	weakLabel   = 30
)

var whereScore = map[label.Where]int{label.Behind: 0, label.Right: -1, label.Below: -4, label.Above: -25}

// collect gives the values that stand beside the labels of a role and that take accepts,
// in reading order, at most one a label.
func (r *reader) collect(role string, take func(*label.Spot, label.Place) (paper.Value, bool)) (out []candidate) {
	for i := range r.s.Spots {
		p := &r.s.Spots[i]
		e, ok := p.Role("labels", role)
		if !ok || r.twin(p, role) {
			continue
		}
		for _, at := range r.s.Places(p) {
			v, ok := take(p, at)
			if !ok {
				continue
			}
			c := candidate{value: v, score: strongLabel + whereScore[at.Where], strong: !e.Weak, spot: p}
			v.Evidence = append(v.Evidence, paper.ByLabel)
			if e.Weak {
				c.score += weakLabel - strongLabel
				v.Evidence = []string{paper.ByWeakLabel}
			}
			v.Label = r.s.Text(p)
			switch {
			case p.Colon:
				c.score += 3
			case at.Where == label.Right && strings.HasPrefix(at.Cell.Text(), ":"): // colons set below each other
				c.score += 3 - whereScore[label.Right]
			}
			if at.Page == r.first() {
				c.score += 4
			}
			c.value = v
			out = append(out, c)
			break
		}
	}
	return out
}

// twin reports whether the same label follows a label in the next cell of its row, in
// another language: the value is that one's.
func (r *reader) twin(p *label.Spot, role string) bool {
	if !p.Whole || p.Colon || p.Cell+2 >= len(r.s.Rows[p.Row].Cells) || r.s.IsLabel(p.Row, p.Cell+2) {
		return false
	}
	next := r.s.In(p.Row, p.Cell+1)
	if len(next) == 0 || !next[0].Start {
		return false
	}
	_, same := next[0].Role("labels", role)
	return same && next[0].Key != p.Key
}

// best is the candidate that most speaks for; the first of several.
func best(all []candidate) (candidate, bool) {
	if len(all) == 0 {
		return candidate{}, false
	}
	b := all[0]
	for _, c := range all[1:] {
		if c.score > b.score {
			b = c
		}
	}
	return b, true
}

// first is the number of the first page.
func (r *reader) first() int {
	if len(r.s.Rows) == 0 {
		return 1
	}
	return r.s.Rows[0].Page
}

// identifier takes the number that a place begins with: "4711", "B-2025-00871",
// "PO 4711". Dates, telephone numbers, amounts and page numbers are none.
func (r *reader) identifier(at label.Place) (paper.Value, bool) {
	c := at.Cell
	i := 0
	for i < len(c.Words) && i < 3 && leading(c.Words[i].Text) {
		i++
	}
	if i >= len(c.Words) {
		return paper.Value{}, false
	}
	j := i + 1
	if !hasDigit(c.Words[i].Text) {
		if j >= len(c.Words) || !upper(c.Words[i].Text) || !hasDigit(c.Words[j].Text) {
			return paper.Value{}, false
		}
		j++
	}
	for j < len(c.Words) && j < i+4 && joins(c.Words[j-1].Text, c.Words[j].Text) {
		j++
	}
	if j > i+1 && r.copied(at, j) {
		j--
	}
	part := c.Slice(i, j)
	text := r.beforeDate(part.Text())
	text = strings.Trim(text, " #:;,.()[]|*_'\"–")
	text = strings.TrimRight(text, "-/ ")
	if !identifies(text) || r.oneDate(part.Text()) {
		return paper.Value{}, false
	}
	if j < len(c.Words) && figure.CurrencyOf(c.Words[j].Text) != "" {
		return paper.Value{}, false
	}
	v := part.Value(at.Page)
	v.Text = text
	return v, true
}

// copied reports whether the last of the words i to j counts the copies of a paper:
// "048817 /1  1a.Via". What says so may stand in the next cell.
func (r *reader) copied(at label.Place, j int) bool {
	last, behind := at.Cell.Words[j-1], ""
	if j < len(at.Cell.Words) {
		rest := at.Cell.Slice(j, len(at.Cell.Words))
		behind = rest.Text()
	}
	for k := range r.s.Rows[at.Row].Cells {
		if next := &r.s.Rows[at.Row].Cells[k]; behind == "" && next.Box.X0 >= last.Box.X1 {
			behind = next.Text()
		}
	}
	return len(last.Text) == 2 && last.Text[0] == '/' && copyOf.MatchString(behind)
}

var copyOf = regexp.MustCompile(`(?i)^\d ?[aªº]\.? ?via`)

// leading are words between a label and its number.
func leading(t string) bool {
	switch strings.ToLower(strings.Trim(t, " .:#°º-–/")) {
	case "", "no", "nr", "n", "num", "number", "nummer", "numero", "número", "numéro":
		return !hasDigit(t)
	}
	return false
}

func hasDigit(t string) bool { return strings.ContainsFunc(t, unicode.IsDigit) }

func upper(t string) bool {
	n := 0
	for _, c := range t {
		if !unicode.IsUpper(c) && !strings.ContainsRune("-/.#", c) {
			return false
		}
		n++
	}
	return n <= 6
}

// joins reports whether the word b continues the number that a ends: "4500 - 12".
func joins(a, b string) bool {
	switch {
	case b == "/" || b == "-" || a == "/" || a == "-":
		return b == "/" || b == "-" || hasDigit(b) && !strings.ContainsFunc(b, unicode.IsLower)
	case strings.HasSuffix(a, "-") || strings.HasSuffix(a, "/"):
		return hasDigit(b)
	case (strings.HasPrefix(b, "-") || strings.HasPrefix(b, "/")) && len(b) > 1:
		return hasDigit(b)
	}
	return digitsOnly(a) && digitsOnly(b) && len(b) >= 3 && len(a) <= 4
}

func digitsOnly(t string) bool {
	return t != "" && !strings.ContainsFunc(t, func(c rune) bool { return !unicode.IsDigit(c) })
}

// identifies reports whether a text may be the number of something.
func identifies(t string) bool {
	digits, letters := 0, 0
	for _, c := range t {
		switch {
		case unicode.IsDigit(c):
			digits++
		case unicode.IsLetter(c):
			letters++
		}
	}
	if digits == 0 || strings.Trim(t, "0-./ ") == "" || len(t) > 40 || digits+letters < 2 || strings.ContainsAny(t, "@$€£%") || strings.Contains(t, "://") {
		return false
	}
	return (!phone.MatchString(t) || serial.MatchString(t)) && !money.MatchString(t) && !pageOf.MatchString(t)
}

// beforeDate cuts a text before a date that a blank or slash sets apart from what
// precedes it.
func (r *reader) beforeDate(text string) string {
	for _, d := range figure.FindDates(text, r.order, r.c.Words) {
		if d.Start > 0 && strings.ContainsRune(" /(,", rune(text[d.Start-1])) && hasDigit(text[:d.Start]) {
			return text[:d.Start]
		}
	}
	return text
}

// oneDate reports whether all of a text is a date; eight digits in a row are a number.
func (r *reader) oneDate(text string) bool {
	_, ok := figure.ParseDate(text, r.order, r.c.Words)
	return ok && !digitsOnly(text)
}

// words takes a text.
func words(at label.Place) paper.Value {
	v := at.Cell.Value(at.Page)
	v.Text = strings.TrimRight(strings.Trim(v.Text, " :;|"), " -–−·|")
	return v
}

// tokensOf is for looking at a cell as the dictionary does.
func hasLetter(c *layout.Cell) bool { return strings.ContainsFunc(c.Text(), unicode.IsLetter) }
