// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/lexicon"
)

// own are the pages of this order.
func (g *gate) own() (out []*paper.Page) {
	for i := range g.c.Doc.Pages {
		if p := &g.c.Doc.Pages[i]; p.Number >= g.o.First && (p.Number <= g.o.Last || g.o.Last == 0) {
			out = append(out, p)
		}
	}
	return out
}

// pages: one that nobody could read may hold anything. Of a file with several orders
// each is held for one, since nobody can say whose it is.
func (g *gate) pages() {
	for i := range g.c.Doc.Pages {
		p := &g.c.Doc.Pages[i]
		if p.Image && len(p.Words) == 0 {
			g.say("paper.page.unread", paper.Value{Page: p.Number}, 0, fmt.Sprintf("Page %d is a picture, and nothing could read what stands on it.", p.Number),
				"Look at the page; install OCR (tesseract) for scanned orders, or enter the order by hand.")
		}
	}
}

// mostUnseen is how many words without a digit may be hidden: a mark of the program that
// wrote the page, no value of an order.
const mostUnseen = 12

// hidden: a text layer that says what nobody can see is how a document tells machines
// another thing than people. One that only repeats the page, as scanners add it, is
// none.
func (g *gate) hidden() {
	for _, p := range g.own() {
		if len(p.Hidden) == 0 {
			continue
		}
		seen := map[string]bool{}
		for i := range p.Words {
			for _, w := range lexicon.Words(p.Words[i].Text) {
				seen[w] = true
			}
		}
		unseen := 0
		for i := range p.Hidden {
			for _, w := range lexicon.Words(p.Hidden[i].Text) {
				if !seen[w] && !strings.ContainsAny(w, "0123456789") {
					if unseen++; unseen <= mostUnseen {
						continue
					}
				}
				if seen[w] || !strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
					continue
				}
				g.say("paper.text.hidden", paper.Value{Raw: p.Hidden[i].Text, Page: p.Number, Box: p.Hidden[i].Box}, 0,
					fmt.Sprintf("Page %d has text that nobody can see: %q.", p.Number, clip(p.Hidden[i].Text)),
					"Compare the page with what was read; ask the customer why the document hides text. What is hidden was not used.")
				return
			}
		}
	}
}

// kind tells whether it is an order, and says what it is if not.
func (g *gate) kind() bool {
	k := g.o.KindSays
	if k.Page == 0 {
		k.Page = g.o.First
	}
	switch g.o.Kind {
	case paper.PurchaseOrder:
		if k.Raw == "" {
			g.say("paper.kind.unsaid", k, 0, "The document has the form of an order, but nowhere says that it is one.", "Look at the page, and release it if it is an order.")
		}
		return true
	case paper.ChangeOrder:
		g.say("paper.kind.change", k, 0, "The document changes an order that was given before; it is no new order.", "Apply the change to the order in the ERP by hand, then reject this document with that reason.")
	case paper.Cancellation:
		g.say("paper.kind.cancellation", k, 0, "The document cancels an order.", "Cancel the order in the ERP by hand, then reject this document with that reason.")
	case paper.UnknownKind, "":
		f := g.say("paper.kind.unknown", k, 0, "Nobody can tell from the page whether this is an order.", "Look at the page: enter it by hand if it is an order, reject it if not.")
		f.Expected = "a title such as Purchase Order"
		return len(g.o.Lines) > 0 // what else is doubtful about it helps whoever looks
	default:
		f := g.say("paper.kind.other", k, 0, fmt.Sprintf("The document is no order but %s.", article(string(g.o.Kind))), "Pass it on to whom it concerns, and reject it here.")
		f.Expected = string(paper.PurchaseOrder)
		if f.Found == "" {
			f.Found = string(g.o.Kind)
		}
	}
	return false
}

// article puts a or an before a noun.
func article(noun string) string {
	if noun != "" && strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// garbledRune is what stands for a character that the file does not say.
func garbledRune(r rune) bool {
	return r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || unicode.IsControl(r) && !unicode.IsSpace(r)
}

// garbled: characters that the file does not spell out make a value that only looks
// right. A sign of its own elsewhere, as of a list, does no harm.
func (g *gate) garbled() {
	said := false
	g.values(func(name string, line int, v *paper.Value) {
		if !said && strings.ContainsFunc(v.Raw+v.Text, garbledRune) {
			said = true
			g.say("paper.text.garbled", *v, line, fmt.Sprintf("The %s has characters that the file does not spell out: %q.", name, clip(v.Raw)), "Read the value from the page image and correct it.")
		}
	})
	if said {
		return
	}
	for _, p := range g.own() {
		all, bad := 0, 0
		for i := range p.Words {
			for _, r := range p.Words[i].Text {
				all++
				if garbledRune(r) {
					bad++
				}
			}
		}
		if bad > 5 && bad*50 > all {
			g.say("paper.text.garbled", paper.Value{Page: p.Number}, 0, fmt.Sprintf("%d of %d characters of page %d cannot be told from the file.", bad, all, p.Number), "Compare all that was read with the page image.")
			return
		}
	}
}

// number: the order's number is what tells it from all others, and no arithmetic bears
// it out.
func (g *gate) number() {
	n := &g.o.Number
	if n.Empty() {
		g.say("paper.number.missing", paper.Value{Page: g.o.First}, 0, "No order number was found in the document.", "Read the number from the page and enter it; name its label in the partner's mapping (reads: paper: header: po_number).")
		return
	}
	sure := n.Has(paper.ByTemplate) || n.Has(paper.ByLabel) || n.Has(paper.ByTitle) || n.Has(paper.ByData) || g.titled(n)
	if !sure || !strings.ContainsAny(n.Text, "0123456789") {
		why := "stands beside no label that means an order number"
		switch {
		case sure:
			why = "has no digit"
		case n.Has(paper.ByWeakLabel) && n.Label != "":
			why = fmt.Sprintf("stands beside %q, which may mean another number", clip(n.Label))
		}
		g.say("paper.number.doubtful", *n, 0, fmt.Sprintf("Whether %s is the order number is not certain: it %s.", n.Text, why), "Compare it with the page; name its label in the partner's mapping (reads: paper: header: po_number).")
	}
	if cut := g.cut(); sure && cut != "" {
		g.say("paper.number.doubtful", *n, 0, fmt.Sprintf("Whether %s is the whole order number is not certain: %q stands right behind it.", n.Text, cut), "Compare it with the page; give an example of a number in the partner's mapping (reads: paper: header: po_number: example).")
	}
	if before := g.fore(); sure && before != "" {
		g.say("paper.number.doubtful", *n, 0, fmt.Sprintf("Whether %s is the whole order number is not certain: %q stands right before it.", n.Text, before), "Compare it with the page; give an example of a number in the partner's mapping (reads: paper: header: po_number: example).")
	}
	if series := g.series(); sure && series != "" {
		g.say("paper.number.doubtful", *n, 0, fmt.Sprintf("Whether %s is the whole order number is not certain: the series %q stands beside it.", n.Text, series), "Compare it with the page; give an example of a number in the partner's mapping (reads: paper: header: po_number: example).")
	}
	if sure && g.amid(n) {
		g.say("paper.number.doubtful", *n, 0, fmt.Sprintf("Whether %s is the order number is not certain: it stands among the lines, beside %q.", n.Text, clip(n.Label)), "Compare it with the page; name its label in the partner's mapping (reads: paper: header: po_number).")
	}
	if n.OCR && !g.named(n.Text) {
		g.say("paper.number.scanned", *n, 0, fmt.Sprintf("The order number %s was read from a picture, and nothing bears it out.", n.Text),
			"Compare it with the page, digit by digit. A file name or a subject with the number bears it out.")
	}
}

// series is what stands behind "Series" in the row of the order number, "Serie: OC  Folio:
// 3318": a part of the number, which the customer may write with it; "" for none.
func (g *gate) series() string {
	n := &g.o.Number
	if n.Has(paper.ByTemplate) {
		return ""
	}
	for i := range g.c.Rows {
		r := &g.c.Rows[i]
		if r.Page != n.Page || r.Box.OverlapY(n.Box) < 0.5*n.Box.Height() {
			continue
		}
		words := r.Words()
		for k := range words[:max(len(words)-1, 0)] {
			next := strings.Trim(words[k+1].Text, ".,;:")
			if g.c.Words.Says("series", words[k].Text) && len(next) <= 5 && strings.ContainsFunc(next, unicode.IsUpper) && !strings.Contains(n.Text, next) {
				return next
			}
		}
	}
	return ""
}

// cut is a short word of capitals and digits right behind the order number that may be
// a part of it, "00284417 OP"; "" for none.
func (g *gate) cut() string {
	n := &g.o.Number
	if n.Box == (paper.Box{}) || n.Has(paper.ByTemplate) {
		return ""
	}
	for _, p := range g.own() {
		for i := range p.Words {
			w := &p.Words[i]
			gap := w.Box.X0 - n.Box.X1
			if p.Number != n.Page || gap < 0 || gap > 0.8*n.Box.Height() || w.Box.OverlapY(n.Box) < 0.5*n.Box.Height() || len(w.Text) > 3 {
				continue
			}
			if len(w.Text) == 2 && w.Text[0] == 'O' && len(n.Text) > 5 && strings.Trim(n.Text, "0123456789") == "" {
				continue // the type of order that JD Edwards prints behind the number: "00284417 OP"
			}
			if strings.Trim(w.Text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == "" && len(g.c.Words.Lookup("labels", w.Text)) == 0 {
				return w.Text
			}
		}
	}
	return ""
}

// named reports whether the file's name or the mail's subject has the number as a word
// of its own.
func (g *gate) named(number string) bool {
	want := strings.Join(lexicon.Words(number), "")
	if len(want) < 4 {
		return false
	}
	for _, text := range []string{g.c.Doc.Name, g.c.Doc.Subject} {
		words := lexicon.Words(text)
		for i := range words {
			run := ""
			for j := i; j < len(words) && len(run) < len(want); j++ {
				if run += words[j]; run == want {
					return true
				}
			}
		}
	}
	return false
}

// several: two order numbers with labels that mean nothing else are two orders in one,
// or an order that speaks of another.
func (g *gate) several() {
	own := strings.Join(lexicon.Words(g.o.Number.Text), "")
	if own == "" || g.o.Number.Has(paper.ByTemplate) {
		return
	}
	for i := range g.c.Rows {
		if i < len(g.l.Rows) && g.l.Rows[i] {
			continue
		}
		r := &g.c.Rows[i]
		for j := range r.Cells {
			words := lexicon.Words(r.Cells[j].Text())
			entries, n := g.c.Words.Prefix("labels", words)
			if n == 0 || !strong(entries, "po_number") {
				continue
			}
			rest, at := strings.Join(words[n:], ""), r.Cells[j].Value(r.Page)
			if rest == "" && j+1 < len(r.Cells) {
				at = r.Cells[j+1].Value(r.Page)
				rest = strings.Join(lexicon.Words(at.Text), "")
			}
			if !shapedLike(rest, own) || strings.Contains(rest, own) || strings.Contains(own, rest) {
				continue
			}
			g.say("paper.number.several", at, 0, fmt.Sprintf("The document gives another order number beside %s: %s.", g.o.Number.Text, clip(at.Raw)),
				"Look whether the file holds several orders, or one that replaces another, and enter them by hand.")
			return
		}
	}
}

// strong reports whether a phrase means the role and nothing else.
func strong(entries []lexicon.Entry, role string) bool {
	for _, e := range entries {
		if e.Role == role && !e.Weak {
			return true
		}
	}
	return false
}

// shapedLike reports whether two numbers, without signs and blanks, may be of one
// series: as long, with digits and letters in the same places.
func shapedLike(a, b string) bool {
	if len(a) != len(b) || a == "" {
		return false
	}
	for i := range len(a) {
		if (a[i] >= '0' && a[i] <= '9') != (b[i] >= '0' && b[i] <= '9') {
			return false
		}
	}
	return true
}

// revision: a later version of an order is a change of what was ordered before.
func (g *gate) revision() {
	r := &g.o.Release
	if r.Empty() || strings.Trim(r.Text, "0-./ ") == "" {
		return
	}
	g.say("paper.revision.later", *r, 0, fmt.Sprintf("The document is revision or release %s of an order: an earlier one may have been taken.", r.Text),
		"Compare it with the order as it was taken; apply the difference by hand, or release it if it is the first.")
}

// currency: the signs of the amounts say another one, which an amount that is said in two
// currencies gave: "Equivalent in CHF 94.00" below a total in €.
func (g *gate) currency() {
	v := &g.o.Currency
	for i := range g.o.Lines {
		raw := g.o.Lines[i].UnitPrice.Raw + g.o.Lines[i].Amount.Raw
		for _, sign := range [2]struct{ text, of string }{{"€", "EUR"}, {"£", "GBP EGP LBP SYP GIP FKP SHP"}} {
			if strings.Contains(raw, sign.text) && !v.Empty() && !strings.Contains(sign.of, v.Text) {
				g.say("paper.currency.doubtful", *v, 0, fmt.Sprintf("The currency %s was read, and the lines have %s.", v.Text, sign.text), "Look at the page and correct the currency.")
				return
			}
		}
		if strings.Contains(raw, "$") && slices.Contains([]string{"EUR", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "JPY", "CNY", "INR"}, v.Text) {
			g.say("paper.currency.doubtful", *v, 0, fmt.Sprintf("The currency %s was read, and the lines have $.", v.Text), "Look at the page and correct the currency.")
			return
		}
	}
}

// dates: a date that may be read in two ways, or that only OCR saw, is nobody's to guess.
func (g *gate) dates() {
	check := func(name string, line int, v *paper.Value) {
		if v.Empty() || v.Has(paper.ByData) {
			return
		}
		d, ok := figure.ParseDate(v.Raw, g.c.Dates, g.c.Words)
		switch {
		case v.Has(paper.Doubtful), ok && d.Other != "" && d.Other != d.Value:
			f := g.say("paper.date.ambiguous", *v, line, fmt.Sprintf("The %s %s may as well be %s.", name, clip(v.Raw), orders(d, v)),
				"Look at the page. Where day and month cannot be told apart, say in the partner's mapping how dates are written (reads: paper: dates: DD/MM/YYYY).")
			f.Expected = "a date that can be read in one way"
		case v.OCR:
			g.say("paper.date.scanned", *v, line, fmt.Sprintf("The %s %s was read from a picture, and nothing bears it out.", name, v.Text), "Compare it with the page.")
		}
	}
	check("order date", 0, &g.o.Date)
	check("delivery date", 0, &g.o.Requested)
	for i := range g.o.Lines {
		check(fmt.Sprintf("delivery date of line %d,", i+1), i+1, &g.o.Lines[i].Date)
	}
	g.datesLeft()
	g.headDates()
}

// datesLeft: where dates stand in rows of their own among the lines, one that no line
// took may be the date of a line that took its neighbour's.
func (g *gate) datesLeft() {
	taken := map[slot][]paper.Box{}
	rows := false
	for i := range g.o.Lines {
		d := &g.o.Lines[i].Date
		rows = rows || d.Has(paper.ByLabel) || !d.Empty() && d.Box.OverlapY(g.o.Lines[i].Quantity.Box) <= 0
		for _, s := range slots(d.Page, d.Box) {
			taken[s] = append(taken[s], d.Box)
		}
	}
	if !rows {
		return
	}
	from, to := g.region()
	for i := range g.c.Rows {
		if i >= len(g.l.Rows) || !g.l.Rows[i] && (i < from || i >= min(to, g.l.End)) {
			continue
		}
		r := &g.c.Rows[i]
		for j := range r.Cells {
			cell := &r.Cells[j]
			if len(figure.FindDates(cell.Text(), g.c.Dates, g.c.Words)) == 0 || overlapped(taken, r.Page, cell.Box) {
				continue
			}
			g.say("paper.date.left", cell.Value(r.Page), 0, fmt.Sprintf("A date among the lines belongs to none of them: %q.", clip(cell.Text())),
				"Look whose it is: a line may have its neighbour's date. Correct the dates and release.")
			return
		}
	}
}

func overlapped(taken map[slot][]paper.Box, page int, b paper.Box) bool {
	for _, s := range slots(page, b) {
		for _, t := range taken[s] {
			if t.OverlapX(b) > 0 && t.OverlapY(b) > 0 {
				return true
			}
		}
	}
	return false
}

func orders(d figure.Date, v *paper.Value) string {
	if d.Other != "" {
		return d.Value + " or " + d.Other
	}
	return v.Text + " or another day"
}

// model: what only the optional extractor proposed is a proposal.
func (g *gate) model() {
	said := 0
	g.values(func(name string, line int, v *paper.Value) {
		if !v.Has(paper.ByModel) || said > 20 {
			return
		}
		for _, e := range []string{paper.ByTemplate, paper.ByLabel, paper.ByTitle, paper.ByColumn, paper.ByArithmetic, paper.ByData} {
			if v.Has(e) {
				return
			}
		}
		said++
		g.say("paper.value.proposed", *v, line, fmt.Sprintf("The %s %q was proposed by the extractor alone.", name, clip(v.Text)), "Compare it with the page.")
	})
}
