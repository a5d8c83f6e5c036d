// SPDX-License-Identifier: Apache-2.0

package party

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/address"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// thither finds where a sentence in the midst of a letter says that the goods go: "bis zum
// 19.05. frei Lagerplatz Nord, Am Silberberg, 07318 Saalfeld", or to a place of the
// buyer's own: "al nostro magazzino di Via Pico 12, 6900 Lugano".
func thither(s *label.Sheet, o *paper.Order) paper.Party {
	n := 0
	for i := range s.Rows {
		r := &s.Rows[i]
		for j := range r.Cells {
			if n++; n > maxCells {
				return paper.Party{}
			}
			c := r.Cells[j]
			if r.Lines || len(c.Words) < 6 || len(c.Words) > 60 {
				continue
			}
			c = s.Flowing(i, &c)
			for from := 0; from < len(c.Words); {
				to := sentenceEnd(&c, from)
				if p := sent(s, o, &c, from, to, i); !p.Name.Empty() {
					return p
				}
				from = to
			}
		}
	}
	return paper.Party{}
}

// sent reads the place that one sentence sends goods to.
func sent(s *label.Sheet, o *paper.Order, c *layout.Cell, from, to, row int) paper.Party {
	sends := false
	for k := from; k+3 < to; k++ {
		w := c.Words[k].Text
		for _, e := range s.C.Words.Lookup("parts", w) {
			if e.Role == "bill" {
				return paper.Party{}
			}
			sends = sends || e.Role == "deliver"
		}
		ours, hither := false, false
		for _, e := range s.C.Words.Lookup("words", w) {
			sends = sends || e.Role == "sends"
			ours = ours || e.Role == "ours"
			hither = hither || e.Role == "hither"
		}
		if !sends || !ours && !hither {
			continue
		}
		tail := c.Slice(k+1, min(to, k+17))
		for m := range tail.Words {
			if strings.HasSuffix(tail.Words[m].Text, ":") {
				tail = tail.Slice(0, m+1)
				break
			}
		}
		for n := len(tail.Words); n > 2 && unicode.IsLower([]rune(tail.Words[n-1].Text)[0]); n-- { // "…, BD1 4SJ the following:"
			tail = tail.Slice(0, n-1)
		}
		if len(figure.FindDates(tail.Text(), s.C.Dates, s.C.Words)) > 0 || !address.Postcode.MatchString(tail.Text()) {
			continue
		}
		if ours {
			return oursAt(o, &tail, s.Rows[row].Page)
		}
		if p := stranger(s, o, &tail, row); !p.Name.Empty() {
			return p
		}
	}
	return paper.Party{}
}

// oursAt is the buyer at the address behind a word for a place: "magazzino di Via Pico 12,
// 6900 Lugano".
func oursAt(o *paper.Order, tail *layout.Cell, page int) paper.Party {
	at := 1
	for at < len(tail.Words) && unicode.IsLower([]rune(tail.Words[at].Text)[0]) {
		at++
	}
	if o.Buyer.Name.Empty() || at >= len(tail.Words) {
		return paper.Party{}
	}
	where := tail.Slice(at, len(tail.Words))
	if !address.Postcode.MatchString(where.Text()) {
		return paper.Party{}
	}
	out := paper.Party{Name: o.Buyer.Name}
	for _, p := range address.Split(&where) {
		v := p.Value(page, paper.ByGuess+": sentence")
		if v.Text = address.Unstopped(address.Trim(v.Text)); v.Text != "" {
			out.Address = append(out.Address, v)
		}
	}
	return out
}

// stranger is a party of three parts and more: its name, its street, its town.
func stranger(s *label.Sheet, o *paper.Order, tail *layout.Cell, row int) paper.Party {
	parts := address.Split(tail)
	name := address.Trim(parts[0].Text())
	if len(parts) < 3 || len(parts) > 6 || address.HasDigit(name) || !address.Named(name) || len(parts[0].Words) < 2 && !address.Organisation(s, name) || len(parts[0].Words) > 8 || !unicode.IsUpper([]rune(name)[0]) {
		return paper.Party{}
	}
	rest := tail.Slice(len(parts[0].Words), len(tail.Words))
	if !address.Postcode.MatchString(rest.Text()) || alike(o.Supplier.Name.Text, name) || own(s, name) {
		return paper.Party{}
	}
	f, _ := aParty(s, row, []lexicon.Entry{{Kind: "parties", Role: "ship_to"}}, tail)
	return f.party
}
