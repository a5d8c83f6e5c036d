// SPDX-License-Identifier: Apache-2.0

package xlsx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/table"
)

// Sheet is a sheet as people see it: what is hidden by its rows, columns or sheet is
// left out.
type Sheet struct {
	Name   string
	Cells  []Cell      // row by row, from left to right; empty ones left out
	Widths map[int]int // of columns, characters; those that the sheet names
	Hidden int         // rows and columns that are hidden
}

// Cell is a cell as people see it.
type Cell struct {
	Row, Col   int // from 1
	Rows, Cols int // merged with it, 1 and 1 for none
	Text       string
	Bold       bool
	Size       float32 // of the font in points, 0 when not known
	Unseen     bool    // white on white, or a format that shows nothing
	// Fault is why its value cannot be known, as in Read.
	Fault *gateway.Finding
}

// Look reads all sheets that can be seen. Refusal says why it cannot; any other error
// is one of src.
func Look(src decode.Payload, limits decode.Limits) (sheets []Sheet, err error) {
	b, err := open(src, src.Size, limits.Or(decode.DefaultLimits()))
	if err != nil {
		return nil, err
	}
	left := maxLooked
	for _, s := range b.sheets {
		if s.hidden || s.part == "" || b.files[strings.ToLower(s.part)] == nil {
			continue
		}
		seen, err := b.look(s, left)
		if err != nil {
			return nil, err
		}
		if left -= len(seen.Cells); len(seen.Cells) > 0 {
			sheets = append(sheets, seen)
		}
	}
	return sheets, nil
}

// maxLooked bounds the cells of a workbook that is laid out for people.
const maxLooked = 100_000

type font struct {
	bold, white bool
	size        float32
}

// looks reads a font or a fill.
func (b *book) looks(inside string, e xml.StartElement) {
	f := &font{}
	if n := len(b.fonts); n > 0 {
		f = &b.fonts[n-1]
	}
	switch inside + " " + e.Name.Local {
	case "fonts font":
		b.fonts = append(b.fonts, font{})
	case "fonts b":
		f.bold = attribute(e, "val") != "0"
	case "fonts sz":
		if n, err := strconv.ParseFloat(attribute(e, "val"), 32); err == nil && n > 0 && n < 500 {
			f.size = float32(n)
		}
	case "fonts color":
		f.white = strings.HasSuffix(strings.ToUpper(attribute(e, "rgb")), "FFFFFF") || attribute(e, "theme") == "0" && attribute(e, "tint") == "" || attribute(e, "indexed") == "9"
	case "fills fill":
		b.fills = append(b.fills, false)
	case "fills fgColor", "fills gradientFill", "fills color":
		white := strings.HasSuffix(strings.ToUpper(attribute(e, "rgb")), "FFFFFF") || attribute(e, "theme") == "0" && attribute(e, "tint") == ""
		if n := len(b.fills); n > 0 && !white {
			b.fills[n-1] = true
		}
	}
}

// looker reads a sheet as people see it.
type looker struct {
	*rowReader
	out     Sheet
	most    int
	hidden  map[int]bool // columns
	unseen  bool         // the row is hidden
	covered map[[2]int][2]int
	merges  int
}

func (b *book) look(s sheet, most int) (Sheet, error) {
	p, err := b.part(s.part)
	if err != nil {
		return Sheet{}, err
	}
	l := &looker{rowReader: &rowReader{book: b, sheet: s, give: func(table.Row) error { return nil }}, most: most,
		out: Sheet{Name: s.name, Widths: map[int]int{}}, hidden: map[int]bool{}, covered: map[[2]int][2]int{}}
	l.look = l.add
	err = p.each(l.start, func(name string) error {
		if name == "sheetData" { // what is merged stands behind it
			return nil
		}
		return l.end(name)
	}, l.said)
	if err != nil && !errors.Is(err, errEnough) {
		return Sheet{}, err
	}
	for i := range l.out.Cells {
		c := &l.out.Cells[i]
		if m, ok := l.covered[[2]int{c.Row, c.Col}]; ok {
			c.Rows, c.Cols = m[0], m[1]
		}
	}
	return l.out, nil
}

func (l *looker) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "col":
		l.column(e)
		return nil
	case "row":
		if l.unseen = attribute(e, "hidden") == "1" || attribute(e, "hidden") == "true"; l.unseen {
			l.out.Hidden++
		}
	case "mergeCell":
		from, to, ok := strings.Cut(attribute(e, "ref"), ":")
		r0, c0, r1, c1 := rowOf(from), columnOf(from), rowOf(to), columnOf(to)
		if l.merges++; ok && r0 > 0 && r1 >= r0 && r1 <= maxRows && c0 > 0 && c1 >= c0 && c1 <= maxColumns && l.merges < maxLooked {
			l.covered[[2]int{r0, c0}] = [2]int{r1 - r0 + 1, c1 - c0 + 1}
		}
		return nil
	}
	return l.rowReader.start(e)
}

func (l *looker) column(e xml.StartElement) {
	from, err := strconv.Atoi(attribute(e, "min"))
	to, err2 := strconv.Atoi(attribute(e, "max"))
	if err != nil || err2 != nil || from < 1 || to > maxColumns {
		return
	}
	hide := attribute(e, "hidden") == "1" || attribute(e, "hidden") == "true"
	width, _ := strconv.ParseFloat(attribute(e, "width"), 64)
	if hide {
		l.out.Hidden++
	}
	for c := from; c <= to; c++ {
		if hide {
			l.hidden[c] = true
		}
		if width > 0 && width < 256 && to-from < 200 {
			l.out.Widths[c] = int(width)
		}
	}
}

// rowOf gives the row of "C5", 0 when it names none.
func rowOf(at string) int {
	n, err := strconv.Atoi(strings.TrimLeft(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if err != nil {
		return 0
	}
	return n
}

// add takes the cell that was read.
func (l *looker) add(c *cell) error {
	if l.unseen || l.hidden[c.column] {
		return nil
	}
	st := style{}
	if c.style >= 0 && c.style < len(l.styles) {
		st = l.styles[c.style]
	}
	out := Cell{Row: l.row.Number, Col: c.column, Rows: 1, Cols: 1}
	text, fault := l.show(c)
	if c.kind == "e" {
		text, fault = strings.TrimSpace(c.value), nil // people see the error
	}
	if fault != nil {
		out.Fault = &gateway.Finding{Code: "document.xlsx." + fault.Code, Severity: gateway.Hold, Message: fault.Message, Hint: fault.Hint, Found: fault.Found,
			Position: gateway.Position{Path: l.sheet.name + "!" + table.Letter(c.column) + strconv.Itoa(l.row.Number), Line: l.row.Number}}
	}
	number := c.kind == "n" || c.kind == ""
	if number && !st.date && !st.clock && fault == nil {
		text = st.seen(text)
	}
	blank := strings.Trim(st.code, ";") == "" && strings.Contains(st.code, ";") // ;;; shows nothing
	if strings.TrimSpace(text) == "" && fault == nil {
		return nil
	}
	if len(l.out.Cells) >= l.most {
		return l.beyond(fmt.Sprintf("It has more than %d cells that are filled.", maxLooked))
	}
	if st.font >= 0 && st.font < len(l.fonts) {
		f := l.fonts[st.font]
		out.Bold, out.Size = f.bold, f.size
		out.Unseen = f.white && (st.fill < 0 || st.fill >= len(l.fills) || !l.fills[st.fill])
	}
	out.Text, out.Unseen = text, out.Unseen || blank
	l.out.Cells = append(l.out.Cells, out)
	return nil
}

// seen writes a number as its format shows it: with what the format says beside it
// ("12.50 €", "10 Stk"), in percent, and nothing for a zero that is not shown. It has a
// point and no groups, whatever the country. Digits that the format rounds away are
// kept up to the fourth, since amounts are made of them.
func (st style) seen(lexeme string) string {
	d, err := decimal.NewFromString(lexeme)
	if err != nil || st.width > 0 {
		return lexeme
	}
	sections := sectionsOf(st.code)
	if d.IsZero() && len(sections) > 2 && !strings.ContainsAny(sections[2].digits, "0#?") {
		return strings.TrimSpace(sections[2].before)
	}
	if len(sections) == 0 {
		return even(lexeme, d, 0)
	}
	s := sections[0]
	if strings.ContainsAny(s.digits, "/Ee") || strings.HasSuffix(strings.TrimRight(s.digits, "%"), ",") {
		return lexeme
	}
	percent := ""
	if strings.Contains(s.digits, "%") {
		d, percent = d.Shift(2), "%"
		lexeme = d.String()
	}
	_, fraction, _ := strings.Cut(s.digits, ".")
	places := strings.Count(fraction, "0") + strings.Count(fraction, "#") + strings.Count(fraction, "?")
	if most := int32(max(places, 4)); -d.Exponent() > most && strings.ContainsAny(s.digits, "0#?") {
		d = d.Round(most)
		lexeme = d.String()
	}
	return strings.TrimSpace(s.before + even(lexeme, d, int32(strings.Count(fraction, "0"))) + percent + s.after)
}

// even writes a number with as many decimals as its format has. Three decimals become
// four, so that nobody takes the point for one of thousands.
func even(lexeme string, d decimal.Decimal, places int32) string {
	have := max(-d.Exponent(), places)
	switch {
	case have == 3 || have > 20:
		return d.StringFixed(min(have+1, 20))
	case places > -d.Exponent():
		return d.StringFixed(places)
	}
	return lexeme
}

// section is a part of a format code.
type section struct{ before, digits, after string }

// sectionsOf reads a format code in its parts: for positive numbers, negative ones,
// zero.
func sectionsOf(code string) (out []section) {
	if code == "" || strings.HasPrefix(strings.ToLower(code), "general") {
		return nil
	}
	s := section{}
	literal := func(t string) {
		if s.digits == "" {
			s.before += t
		} else {
			s.after += t
		}
	}
	runes := []rune(code)
	for i := 0; i < len(runes) && i < 300; i++ {
		switch c := runes[i]; c {
		case ';':
			out = append(out, s)
			s = section{}
		case '\\':
			if i++; i < len(runes) {
				literal(string(runes[i]))
			}
		case '_':
			i++
			literal(" ")
		case '*':
			i++
		case '"', '[':
			end := i + 1
			for end < len(runes) && runes[end] != map[rune]rune{'"': '"', '[': ']'}[c] {
				end++
			}
			inner := string(runes[i+1 : min(end, len(runes))])
			if c == '"' {
				literal(inner)
			} else if symbol, ok := strings.CutPrefix(inner, "$"); ok { // [$€-407]
				symbol, _, _ = strings.Cut(symbol, "-")
				literal(symbol)
			}
			i = end
		case '0', '#', '?', '.', ',', '%', '/', 'E', 'e':
			s.digits += string(c)
		case '@':
		default:
			literal(string(c))
		}
	}
	return append(out, s)
}
