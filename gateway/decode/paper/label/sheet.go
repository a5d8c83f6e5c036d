// SPDX-License-Identifier: Apache-2.0

// Package label finds the labels on a document's pages and the places where their
// values may stand: behind them, to the right, below, above. It does not choose: its
// callers know what a value of theirs looks like.
//
// Invariant: its work is bounded by the words of the document, whatever they are.
package label

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/reading"
)

// maxSpots bounds how many labels of a document are looked at; maxSpan how many words
// a label has.
const (
	maxSpots = 4000
	maxSpan  = 7
)

// Sheet is the rows of a document with the labels in them.
type Sheet struct {
	C     *reading.Context
	Rows  []Row
	Spots []Spot // in reading order
}

// Row is one row; words that hold a label and its value ("Date:02.03.2025") are cut in
// two.
type Row struct {
	layout.Row
	Lines bool     // belongs to the order lines: no label is looked for in it
	spots [][2]int // of each cell, its spots: from, to
}

// Spot is a label.
type Spot struct {
	Row, Cell int
	From, To  int  // words of the cell; the colon and what else ends the label is within
	Colon     bool // a colon ends it
	Whole     bool // nothing else stands in its cell
	Start     bool // it begins its cell
	Entries   []lexicon.Entry
	Key       string // as the dictionary has it
}

// Role gives the entry of a kind and role, if the label may mean it.
func (p *Spot) Role(kind, role string) (lexicon.Entry, bool) {
	for _, e := range p.Entries {
		if e.Kind == kind && e.Role == role {
			return e, true
		}
	}
	return lexicon.Entry{}, false
}

// Of reports whether the label may be one of a kind.
func (p *Spot) Of(kind string) bool {
	for _, e := range p.Entries {
		if e.Kind == kind {
			return true
		}
	}
	return false
}

// Weak reports whether every meaning it has is a doubtful one.
func (p *Spot) Weak() bool {
	for _, e := range p.Entries {
		if !e.Weak {
			return false
		}
	}
	return true
}

// New finds the labels of a document outside the rows of its lines; skip tells which
// these are, and may be nil.
func New(c *reading.Context, skip []bool) *Sheet {
	s := &Sheet{C: c, Rows: make([]Row, len(c.Rows))}
	for i := range c.Rows {
		s.Rows[i].Row = c.Rows[i]
		s.Rows[i].Lines = i < len(skip) && skip[i]
		if s.Rows[i].Lines {
			s.Rows[i].spots = make([][2]int, len(s.Rows[i].Cells))
			continue
		}
		whole := unled(c.Rows[i].Cells)
		cells := make([]layout.Cell, len(whole))
		s.Rows[i].spots = make([][2]int, len(cells))
		for j := range cells {
			turned := mirror(&whole[j])
			cells[j] = cut(&turned)
			from := len(s.Spots)
			s.scan(i, j, &cells[j])
			s.Rows[i].spots[j] = [2]int{from, len(s.Spots)}
		}
		s.Rows[i].Cells = cells
	}
	return s
}

// tokens are the words of a cell as the dictionary compares them.
func tokens(c *layout.Cell) [][]string {
	out := make([][]string, len(c.Words))
	for i := range c.Words {
		if len(c.Words[i].Text) <= 60 {
			out[i] = lexicon.Words(uncounted(c.Words[i].Text))
		} else {
			out[i] = []string{"-"}
		}
	}
	return out
}

// key joins the tokens of words i to j, single letters put together across words.
func key(c *layout.Cell, toks [][]string, i, j int) string {
	parts := make([]string, 0, j-i+2)
	single := false
	for k := i; k < j; k++ {
		for _, t := range toks[k] {
			one := len(t) == 1 && t[0] >= 'a' && t[0] <= 'z'
			if one && single && len(parts) > 0 {
				return lexicon.Key(c.Words[i].Text + " " + text(c, i+1, j))
			}
			single = one
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, " ")
}

func text(c *layout.Cell, i, j int) string {
	part := layout.Cell{Words: c.Words[i:j]}
	return part.Text()
}

// Kinds of phrases that are labels.
var kinds = [...]string{"labels", "parties", "totals"}

// scan finds the labels of a cell.
func (s *Sheet) scan(row, col int, c *layout.Cell) {
	toks := tokens(c)
	first := true
	for i := 0; i < len(c.Words) && len(s.Spots) < maxSpots; {
		if len(toks[i]) == 0 {
			i++
			continue
		}
		p, ok := s.at(c, toks, i)
		adjacent := len(s.Spots) > 0 && s.Spots[len(s.Spots)-1].Row == row && s.Spots[len(s.Spots)-1].Cell == col && s.ends(c, i)
		if !ok || !plausible(c, &p) && !(adjacent && (p.Of("labels") || p.Of("parties"))) {
			if p, ok = s.titled(c, toks, i); !ok {
				p, ok = unknown(c, toks, first, i)
			}
			if !ok {
				i++
				continue
			}
		}
		first = false
		p.Row, p.Cell = row, col
		s.Spots = append(s.Spots, p)
		i = p.To
	}
	s.whole(row, col, c)
}

// ends reports whether the label before word i ends there, or a word that joins labels
// stands between.
func (s *Sheet) ends(c *layout.Cell, i int) bool {
	last := &s.Spots[len(s.Spots)-1]
	return !last.Colon && (last.To == i && (last.Start || last.Whole || strings.HasSuffix(c.Words[i-1].Text, "/")) || last.To == i-1 && joint(c.Words[i-1].Text))
}

// whole notes of the labels of a cell that nothing but labels stands in it.
func (s *Sheet) whole(row, col int, c *layout.Cell) {
	from := len(s.Spots)
	covered := 0
	for from > 0 && s.Spots[from-1].Row == row && s.Spots[from-1].Cell == col {
		from--
		covered += s.Spots[from].To - s.Spots[from].From
	}
	if len(s.Spots)-from < 2 {
		return
	}
	for i := range c.Words {
		if joint(c.Words[i].Text) {
			covered++
		}
	}
	if covered < len(c.Words) {
		return
	}
	for i := from; i < len(s.Spots); i++ {
		s.Spots[i].Whole = true
	}
}

// at finds the longest label that begins at word i.
func (s *Sheet) at(c *layout.Cell, toks [][]string, i int) (Spot, bool) {
	end := i
	for end < len(c.Words) && end < i+maxSpan {
		end++
		if colon(c.Words[end-1].Text) {
			break
		}
	}
	for j := end; j > i; j-- {
		if len(toks[j-1]) == 0 && j < end {
			continue
		}
		k := key(c, toks, i, j)
		var entries []lexicon.Entry
		for _, kind := range kinds {
			entries = append(entries, s.C.Words.Lookup(kind, k)...)
		}
		if len(entries) == 0 {
			entries = s.C.Words.Numbered("labels", k)
		}
		if s.bare(k) && !slices.ContainsFunc(entries, func(e lexicon.Entry) bool { return e.Kind == "labels" && e.Role == "po_number" }) {
			entries = append(entries, lexicon.Entry{Kind: "labels", Role: "po_number", Weak: true})
		}
		if len(entries) == 0 {
			continue
		}
		if j < end {
			if p, ok := s.made(c, toks, i, end); ok {
				return p, true
			}
			if p, ok := s.called(c, toks, i, end); ok {
				return p, true
			}
			if p, ok := s.titled(c, toks, i); ok && p.To > j { // "COMMANDE CADENCÉE N° 4711"
				return p, true
			}
		}
		p := Spot{From: i, To: j, Entries: entries, Key: k, Colon: colon(c.Words[j-1].Text)}
		p.close(c, toks)
		return p, true
	}
	if p, ok := s.made(c, toks, i, end); ok {
		return p, true
	}
	if p, ok := s.called(c, toks, i, end); ok {
		return p, true
	}
	if p, ok := s.until(c, toks, i, end); ok {
		return p, true
	}
	return s.titled(c, toks, i)
}

// close takes in what ends a label: a colon or dash by itself, the same label in
// another script ("Date / التاريخ", "DATE 日期:").
func (p *Spot) close(c *layout.Cell, toks [][]string) {
	other := otherScript(c.Words[p.From].Text) // "支払条件 月末締" is a label and its value
	for p.To < len(c.Words) && !p.Colon {
		w := c.Words[p.To].Text
		if n := patterned(c.Words[p.To:]); n > 1 {
			p.To += n
			p.Colon = colon(c.Words[p.To-1].Text)
			continue
		}
		if len(toks[p.To]) > 0 && (other || !otherScript(w)) && !pattern(w) && !(w == "/" && p.To+1 < len(c.Words) && otherScript(c.Words[p.To+1].Text)) {
			break
		}
		p.Colon = colon(w)
		p.To++
	}
	if !p.Colon && p.To+1 < len(c.Words) && is(toks[p.To]) && digits(c.Words[p.To+1].Text) > 0 { // "unsere Bestellnummer lautet 4711"
		p.To++
	}
	start := p.From == 0 || p.From == 1 && ordinal(c.Words[0].Text)
	if start && remark(c.Words[p.To:]) {
		p.To = len(c.Words)
	}
	p.Start = p.From == 0 || start && p.To == len(c.Words)
	p.Whole = start && p.To == len(c.Words)
}

// bare reports whether a label says "number" or "reference" and no more: what of, its
// place tells.
func (s *Sheet) bare(key string) bool {
	return s.C.Words.Number(key) || s.C.Words.Says("reference", key)
}

// is reports whether a word only says that a value follows.
func is(toks []string) bool {
	if len(toks) != 1 {
		return false
	}
	switch toks[0] {
	case "is", "ist", "lautet", "est", "es", "e", "luidt", "er", "ar", "jest", "je", "este":
		return true
	}
	return false
}

// digits counts those of a word.
func digits(t string) (n int) {
	for _, c := range t {
		if unicode.IsDigit(c) {
			n++
		}
	}
	return n
}

// unknown takes a word that a colon ends for a label that the dictionary does not have,
// with the few words before it where they begin the cell. A number right behind a label
// is its value, whatever it ends with: "Purchase order 2214-037: slab accessories".
func unknown(c *layout.Cell, toks [][]string, first bool, i int) (Spot, bool) {
	if !first && digits(c.Words[i].Text) > 2 || !colon(c.Words[i].Text) || len(toks[i]) > 0 && !strings.ContainsFunc(c.Words[i].Text, unicode.IsLetter) {
		return Spot{}, false
	}
	p := Spot{From: i, To: i + 1, Colon: true}
	if first && i < maxSpan {
		p.From = 0
	}
	p.Key = key(c, toks, p.From, p.To)
	p.Start, p.Whole = p.From == 0, p.From == 0 && p.To == len(c.Words)
	return p, true
}

func colon(t string) bool {
	return strings.HasSuffix(t, ":") || strings.HasSuffix(t, "：") || strings.HasSuffix(t, ":.")
}

// plausible reports whether a phrase of the dictionary is a label where it stands: with
// a colon, or alone in its cell, or where what follows has a digit and so is no prose.
func plausible(c *layout.Cell, p *Spot) bool {
	if p.Colon || p.Whole {
		return true
	}
	if p.To >= len(c.Words) {
		return false // the end of a value: "60 días fecha factura"
	}
	if !p.Start && !p.Of("labels") && !p.Of("parties") || p.Key == "po" && strings.HasPrefix(strings.ToLower(c.Words[p.To].Text), "box") {
		return false
	}
	next := c.Words[p.To].Text
	first, _ := utf8.DecodeRuneInString(next)
	if strings.ContainsFunc(next, unicode.IsDigit) || joint(next) {
		return true
	}
	if !p.Weak() && !p.Of("totals") && otherScript(c.Words[p.From].Text) { // no capitals tell what begins there
		return true
	}
	sentence := p.Start || p.From > 0 && len(c.Words[p.From-1].Text) > 3 && strings.ContainsAny(c.Words[p.From-1].Text[len(c.Words[p.From-1].Text)-1:], ".;")
	if _, ok := p.Role("labels", "payment_terms"); ok && sentence && strings.ContainsFunc(text(c, p.To, len(c.Words)), unicode.IsDigit) { // "Zahlbar innerhalb 14 Tagen"
		return true
	}
	if _, ok := p.Role("labels", "currency"); ok && len(next) == 3 && next == strings.ToUpper(next) { // "… - Prix en EUR HT"
		return true
	}
	if p.Start {
		return !unicode.IsLower(first) || !p.Of("parties") && strings.Contains(p.Key, " ")
	}
	// "… vom Montag", "PO Date March 3": a word and then a digit
	return p.To+1 < len(c.Words) && strings.ContainsFunc(c.Words[p.To+1].Text, unicode.IsDigit) && !unicode.IsLower(first)
}

// Text is the label as it stands on the page.
func (s *Sheet) Text(p *Spot) string {
	return strings.TrimRight(text(s.Cell(p), p.From, p.To), " :：")
}

// Box is the label's place.
func (s *Sheet) Box(p *Spot) paper.Box {
	part := s.Cell(p).Slice(p.From, p.To)
	return part.Box
}

// In gives the labels of a cell.
func (s *Sheet) In(row, col int) []Spot {
	at := s.Rows[row].spots[col]
	return s.Spots[at[0]:at[1]]
}

// IsLabel reports whether a cell begins with a label that its own value does not
// follow, or that a colon ends.
func (s *Sheet) IsLabel(row, col int) bool {
	for _, p := range s.In(row, col) {
		if p.Start && (p.Colon || p.Whole) {
			return true
		}
	}
	return false
}
