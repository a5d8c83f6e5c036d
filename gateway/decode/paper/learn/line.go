// SPDX-License-Identifier: Apache-2.0

package learn

import (
	"fmt"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/strict"
)

// one is a single pair.
func one[T any](key string, value T) strict.Pairs[T] {
	return strict.Pairs[T]{{Key: key, Value: value}}
}

// reach is how far a line goes down a page: to the next line, or a little below its
// own rows where it is the last.
func reach(o *paper.Order, line int) (page int, top, bottom float32) {
	l := &o.Lines[line-1]
	page, top, bottom = l.Page, l.Box.Y0-2, l.Box.Y1+2
	if line < len(o.Lines) && o.Lines[line].Page == page && o.Lines[line].Box.Y0 > l.Box.Y0 {
		bottom = max(bottom, o.Lines[line].Box.Y0-1)
	}
	return page, top, bottom
}

// within keeps the places that stand in a line.
func (s *student) within(o *paper.Order, line int, found []place) (out []place) {
	page, top, bottom := reach(o, line)
	for _, p := range found {
		if p.page == page && p.box.MidY() >= top && p.box.MidY() <= bottom {
			out = append(out, p)
		}
	}
	return out
}

// columns are headings, texts within the line and words of units for a line's field.
func (s *student) columns(o *paper.Order, line int, name, value string, found []place) (out []idea) {
	for _, at := range found {
		for _, l := range labels(s.c, at) {
			if l.where == "below" {
				continue
			}
			out = append(out, idea{&paper.Template{Lines: paper.Lines{InsideLine: one(name, paper.Inside{After: l.text})}}, fmt.Sprintf("In line %d it stands behind %q.", line, l.text)})
		}
		heads := s.headings(o, at)
		var plain []idea
		for _, h := range heads {
			column := one(name, paper.Column{Header: h.text})
			why := fmt.Sprintf("In line %d it stands below the heading %q.", line, h.text)
			plain = append(plain, idea{&paper.Template{Lines: paper.Lines{Columns: column}}, why})
			if len(h.row) > 1 && len(s.base.Lines.HeaderRow) == 0 {
				plain = append(plain, idea{&paper.Template{Lines: paper.Lines{HeaderRow: h.row, Columns: column}}, why})
			}
		}
		out = append(plain, out...)
	}
	if u := &o.Lines[line-1].Unit; name == "uom" && !u.Empty() && lexicon.Key(u.Raw) != "" {
		col, _ := s.base.Lines.Columns.Get("uom")
		col.Translate = pairs(col.Translate, one(u.Raw, value))
		out = append(out, idea{&paper.Template{Lines: paper.Lines{Columns: one(name, col)}}, fmt.Sprintf("The form writes %q, which is %s.", u.Raw, value)})
	}
	if name == "per" && strings.Trim(value, "0") == "1" && value[0] == '1' {
		out = append(out, idea{&paper.Template{Lines: paper.Lines{PricePer: value}}, fmt.Sprintf("Nothing in line %d says that the price is for %s, so it is for all lines of the form.", line, value)})
	}
	return out
}

// heading is a text above a column, with all of its row.
type heading struct {
	text string
	row  []string
}

const maxHeadings = 12

// headings are the texts above a place of a line and above all lines of its page, the
// nearest first.
func (s *student) headings(o *paper.Order, at place) (out []heading) {
	first := at.box.Y0
	for i := range o.Lines {
		if o.Lines[i].Page == at.page && o.Lines[i].Box.Y0 > 0 {
			first = min(first, o.Lines[i].Box.Y0)
		}
	}
	rows := 0
	for i := at.row - 1; i >= 0 && rows < 4 && s.c.Rows[i].Page == at.page; i-- {
		row := &s.c.Rows[i]
		if row.Box.MidY() > first {
			continue
		}
		rows++
		under := at
		under.row = i + 1
		under.box.Y0, under.box.Y1 = row.Box.Y1+1, row.Box.Y1+2
		for _, cell := range over(s.c, under, 1) {
			t := clean(cell.Text())
			if !isLabel(t) && t != "#" && t != "%" || len(cell.Words) > maxLabel || len(out) >= maxHeadings {
				continue
			}
			out = append(out, heading{t, texts(row)})
		}
	}
	return out
}

// texts are a row's cells.
func texts(row *layout.Row) (out []string) {
	for j := range row.Cells {
		if t := clean(row.Cells[j].Text()); paper.PlainLabel(t) != "" && len(row.Cells[j].Words) <= maxLabel {
			out = append(out, t)
		}
	}
	return out
}

// removal are texts by which a row that is no line is told from those that are.
func (s *student) removal(o *paper.Order, line int) (out []idea) {
	page, top, bottom := reach(o, line)
	last := line == len(o.Lines)
	for i := range s.c.Rows {
		row := &s.c.Rows[i]
		if row.Page != page || row.Box.MidY() < top || row.Box.MidY() > bottom {
			continue
		}
		for j := range row.Cells {
			t := wordsOf(&row.Cells[j])
			if len([]rune(t)) < 4 || s.elsewhere(o, line, t) {
				continue
			}
			out = append(out, idea{&paper.Template{Lines: paper.Lines{Ignore: []string{t}}}, fmt.Sprintf("Of the lines only number %d has %q.", line, t)})
			if last && j == 0 {
				out = append(out, idea{&paper.Template{Lines: paper.Lines{EndsAt: []string{t}}}, fmt.Sprintf("The row with %q comes behind the last line.", t)})
			}
		}
	}
	return out
}

// elsewhere tells whether a text stands in another line, too.
func (s *student) elsewhere(o *paper.Order, line int, t string) bool {
	want := " " + lexicon.Key(t) + " "
	for n := range o.Lines {
		if n+1 == line {
			continue
		}
		page, top, bottom := reach(o, n+1)
		for i := range s.c.Rows {
			row := &s.c.Rows[i]
			if row.Page == page && row.Box.MidY() >= top && row.Box.MidY() <= bottom && strings.Contains(" "+lexicon.Key(row.Text())+" ", want) {
				return true
			}
		}
	}
	return false
}

// wordsOf are the first words of a cell that no number is among: what comes again on
// the next order.
func wordsOf(c *layout.Cell) string {
	var out []string
	for i := range c.Words {
		if strings.ContainsFunc(c.Words[i].Text, unicode.IsDigit) {
			if len(out) > 0 {
				break
			}
			continue
		}
		if out = append(out, c.Words[i].Text); len(out) == 4 {
			break
		}
	}
	return clean(strings.Join(out, " "))
}
