// SPDX-License-Identifier: Apache-2.0

package party

import (
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/address"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// maxCells bounds the cells that names are looked for in.
const maxCells = 2000

// fuller gives the full name of a company whose letterhead has only its mark:
// "BRAMBATI", and elsewhere "Officine Meccaniche Brambati S.p.A.".
func fuller(s *label.Sheet, head paper.Party, o *paper.Order) paper.Party {
	mark := lexicon.Key(head.Name.Text)
	if len(mark) < 4 || address.Organisation(s, head.Name.Text) {
		return head
	}
	other := lexicon.Key(o.Supplier.Name.Text)
	n := 0
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.Lines {
			continue
		}
		for j := range r.Cells {
			if n++; n > maxCells {
				return head
			}
			if len(r.Cells[j].Words) > 40 {
				continue
			}
			parts := address.Split(&r.Cells[j])
			for k := range parts {
				part := after(s, &parts[k])
				t := address.Trim(part.Text())
				if !address.Formed(s, t) { // "Brenner Antriebstechnik SE Werk 02"
					if cut, ok := address.Company(s, &part); ok {
						part = cut
						t = address.Trim(part.Text())
					}
				}
				key := lexicon.Key(t)
				if len(key) <= len(mark) || !strings.Contains(" "+key+" ", " "+mark+" ") && !stems(mark, key) || !address.Formed(s, t) || !address.Named(t) || len(part.Words) > 8 || key == other || other != "" && strings.HasPrefix(key, other) || own(s, t) {
					continue
				}
				out := head
				out.Name = part.Value(r.Page, paper.ByGuess+": letterhead")
				out.Name.Text = t
				if k == 0 && len(parts) > 2 && i <= 12 {
					out.Address = rest(s, parts[1:], r.Page)
				}
				return out
			}
		}
	}
	return head
}

// rest are the parts of a line as lines of an address.
func rest(s *label.Sheet, parts []layout.Cell, page int) (out []paper.Value) {
	for i := range parts {
		v := parts[i].Value(page, paper.ByGuess+": letterhead")
		if v.Text = address.Trim(v.Text); v.Text != "" && !address.Phoned(s, v.Text) && !address.Registry(s, v.Text) && !strings.Contains(v.Text, "@") && !address.WebLine.MatchString(v.Text) {
			out = append(out, v)
		}
	}
	return out
}

// after cuts a label off the front of a cell: what stands behind its last colon.
func after(_ *label.Sheet, c *layout.Cell) layout.Cell {
	for i := len(c.Words) - 2; i >= 0; i-- {
		if strings.HasSuffix(c.Words[i].Text, ":") {
			return c.Slice(i+1, len(c.Words))
		}
	}
	return *c
}

// signed finds who signs: the name behind "for and on behalf of", "this order is issued
// by" or before "registered office".
func signed(s *label.Sheet, o *paper.Order) paper.Party {
	n := 0
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.Lines {
			continue
		}
		for j := range r.Cells {
			c := &r.Cells[j]
			if n++; n > maxCells {
				return paper.Party{}
			}
			if len(c.Words) > 60 {
				continue
			}
			if name, ok := signer(s, c); ok {
				key := lexicon.Key(name.Text())
				if supplier := lexicon.Key(o.Supplier.Name.Text); key == "" || own(s, name.Text()) || supplier != "" && (strings.HasPrefix(key, supplier) || strings.HasPrefix(supplier, key)) {
					continue
				}
				v := name.Value(r.Page, paper.ByGuess+": signature")
				v.Text = address.Trim(v.Text)
				if last := name.Words[len(name.Words)-1].Text; len(last) > 6 { // the end of a sentence, not of "Corp."
					v.Text = strings.TrimSuffix(v.Text, ".")
				}
				return paper.Party{Name: v}
			}
		}
	}
	return paper.Party{}
}

// signer is the company that a cell says signs, issues or is registered.
func signer(s *label.Sheet, c *layout.Cell) (layout.Cell, bool) {
	toks := make([][]string, len(c.Words))
	for i := range c.Words {
		toks[i] = lexicon.Words(c.Words[i].Text)
	}
	for i := range c.Words {
		for j := min(len(c.Words), i+6) - 1; j >= i; j-- {
			var run []string
			for _, w := range toks[i : j+1] {
				run = append(run, w...)
			}
			key := strings.Join(run, " ")
			for _, e := range s.C.Words.Lookup("words", key) {
				switch {
				case e.Role == "signs" && (i == 0 || !e.Weak):
					part := c.Slice(min(j+1, len(c.Words)), len(c.Words))
					if name, ok := address.Company(s, &part); ok {
						return name, true
					}
				case e.Role == "registered" && i > 0:
					part := c.Slice(0, i)
					if name, ok := address.Company(s, &part); ok && len(name.Words) >= i-1 {
						return name, true
					}
				}
			}
		}
	}
	return layout.Cell{}, false
}
