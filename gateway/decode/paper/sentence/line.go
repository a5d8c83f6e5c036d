// SPDX-License-Identifier: Apache-2.0

package sentence

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/reading"
)

// quantity is where one stands in a row.
type quantity struct {
	at, number int  // its first token, and its number
	end        int  // the first token behind it
	unit       int  // the token of its unit, -1 for none
	behind     bool // it stands behind what it counts
}

// quantities finds those of a row, from left to right: "10 x", "x 10", "10 pcs",
// "qty: 10", at its beginning, behind a comma or a conjunction, or at its end.
func quantities(ts []token) (out []quantity) {
	for i := 0; i < len(ts); i++ {
		if !ts[i].plain() || eachPrice(ts, i) {
			continue
		}
		q := quantity{at: i, number: i, end: i + 1, unit: -1}
		opens := opened(ts, i)
		switch {
		case i > 0 && (said(ts, i-1, labels) == 1 || i > 1 && said(ts, i-2, labels) == 2):
			q.at = i - 1
			if i+1 < len(ts) && ts[i+1].unit {
				q.unit, q.end = i+1, i+2
			}
			q.behind = !opens && i > 1
		case opens && i+1 < len(ts) && ts[i+1].times:
			q.end = i + 2
		case opens && i+1 < len(ts) && ts[i+1].sure():
			q.unit, q.end = i+1, i+2
			if q.end < len(ts) && ts[q.end].times {
				q.end++
			}
		case i > 0 && ts[i-1].times && closed(ts, i+1) && i > 1 && ts[i-2].number == nil:
			q.at, q.behind = i-1, true
		case i+1 < len(ts) && ts[i+1].sure() && i > 0 && closed(ts, i+2) && !each(ts, i):
			q.unit, q.end, q.behind = i+1, i+2, true
		default:
			continue
		}
		out = append(out, q)
		i = q.end - 1
	}
	return out
}

// each tells that what stands there is a price's: "per 100 pcs", "0.42 / 100 Stk".
func each(ts []token, i int) bool {
	return i > 0 && (ts[i-1].mark && strings.Contains(ts[i-1].text, "/") || slices.Contains([]string{"per", "pro", "je", "par", "por", "pour"}, ts[i-1].key))
}

// eachPrice tells the price of a piece: "0.42 each", "at 5 each".
func eachPrice(ts []token, i int) bool {
	behind := i+1 < len(ts) && said(ts, i+1, eaches) > 0
	return behind && (ts[i].number.Decimals >= 2 || i > 0 && said(ts, i-1, priced) > 0)
}

// maybe tells that a row that is read as no line may be one: it counts something.
func maybe(ts []token) bool {
	for i := range ts {
		if ts[i].plain() && !each(ts, i) && !eachPrice(ts, i) && i+1 < len(ts) && (ts[i+1].times || ts[i+1].sure()) {
			return true
		}
	}
	return false
}

// opened tells that an item may begin there: behind nothing, behind words that only say
// that something is ordered, or behind a comma or a conjunction.
func opened(ts []token, i int) bool {
	if i == 0 {
		return true
	}
	if b := &ts[i-1]; b.stop && b.number == nil && !b.times && (i == 1 || i > 1) && allLeads(ts[:i]) {
		return true
	}
	if allLeads(ts[:i]) {
		return true
	}
	return ts[i-1].stop && strings.ContainsAny(last(ts[i-1].word.Text), ",;") && next(ts, i) || slices.Contains(joins, ts[i-1].key) && next(ts, i)
}

// next tells that a quantity within a row is beyond doubt: a times mark or a sure unit
// and something behind it.
func next(ts []token, i int) bool {
	return i+2 < len(ts) && (ts[i+1].times || ts[i+1].sure()) && ts[i+2].number == nil
}

func last(s string) string { return s[max(0, len(s)-1):] }

func allLeads(ts []token) bool {
	for i := range ts {
		if !ts[i].mark && !slices.Contains(leads, ts[i].key) {
			return false
		}
	}
	return true
}

// closed tells that an item ends there, or goes on with its price.
func closed(ts []token, i int) bool {
	return i >= len(ts) || ts[i].mark || ts[i-1].stop || said(ts, i, priced) > 0 || ts[i].number != nil && ts[i].number.Currency != "" || said(ts, i, summed) > 0
}

// line reads the line of a quantity from its tokens; at is where they begin in the row.
func line(c *reading.Context, page int, ts []token, q quantity, at int) (l paper.Line, why string) {
	n := ts[q.number-at].number
	if n.Two && (c.Numbers.Decimal == 0 || n.Decimals > 0) {
		return l, "its quantity can be read as " + n.Value.String() + " and as " + n.Other.String()
	}
	l.Page = page
	used := make([]bool, len(ts))
	for i := q.at - at; i < q.end-at; i++ {
		used[i] = true
	}
	if q.at < q.number {
		used[q.at-at] = true
	}
	l.Quantity = value(page, n.Value.String(), ts[q.number-at:q.number-at+1], paper.ByWeakLabel+": beside a unit or a times mark")
	if q.unit >= 0 {
		l.Unit = value(page, ts[q.unit-at].text, ts[q.unit-at:q.unit-at+1], paper.ByWeakLabel+": behind the quantity")
	}
	if next := q.end - at; !q.behind && next < len(ts) && ts[next].number != nil && ts[next-1].times && len(ts[next].text) < 4 {
		return l, "what stands behind its quantity may be a measure"
	}
	for i := range ts {
		if ts[i].plain() && !used[i] && i+1 < len(ts) && ts[i+1].sure() && !each(ts, i) && q.behind {
			return l, "it names several quantities"
		}
	}
	price(&l, page, ts, used)
	item(&l, page, ts, used, q.end-at, q.behind)
	describe(&l, page, ts, used)
	if empty(&l) {
		return l, "what is ordered is not clear"
	}
	for i := range ts {
		l.Box = l.Box.Join(ts[i].word.Box)
	}
	arithmetic(&l)
	return l, ""
}

func empty(l *paper.Line) bool {
	return l.Item.Empty() && l.BuyerItem.Empty() && l.SupplierItem.Empty() && l.GTIN.Empty() && !strings.ContainsFunc(l.Description.Text, unicode.IsLetter)
}

// value makes a value of tokens that stand beside each other.
func value(page int, text string, ts []token, evidence string) paper.Value {
	v := paper.Value{Text: text, Page: page, Evidence: []string{evidence}}
	var raw []string
	for i := range ts {
		if i == 0 || ts[i].word != ts[i-1].word {
			raw = append(raw, ts[i].word.Text)
		}
		v.Box = v.Box.Join(ts[i].word.Box)
		v.OCR = v.OCR || ts[i].word.OCR > 0
	}
	v.Raw = strings.Join(raw, " ")
	return v
}

// price finds the price of a piece: behind a word that says so, or before "each".
// An amount of money that may be either is left alone.
func price(l *paper.Line, page int, ts []token, used []bool) {
	for i := range ts {
		t := &ts[i]
		if used[i] || t.number == nil || t.number.Percent || t.number.Two {
			continue
		}
		currency := t.number.Currency
		from, to := i, i+1
		if to < len(ts) && currency == "" && !used[to] && figure.CurrencyOf(ts[to].text) != "" {
			currency = figure.CurrencyOf(ts[to].text)
			to++
		}
		if from > 0 && currency == "" && !used[from-1] && figure.CurrencyOf(ts[from-1].text) != "" {
			from--
			currency = figure.CurrencyOf(ts[from].text)
		}
		marked := from > 0 && (said(ts, from-1, priced) == 1 || ts[from-1].text == "@" || ts[from-1].text == "à" || from > 1 && said(ts, from-2, priced) == 2)
		total := from > 0 && (said(ts, from-1, summed) == 1 || strings.Contains(ts[from-1].text, "="))
		per, end := perOf(ts, to)
		money := currency != "" || t.number.Decimals >= 2
		switch {
		case total && money:
			l.Amount = value(page, t.number.Value.String(), ts[i:i+1], paper.ByLabel)
		case l.UnitPrice.Empty() && money && (marked && (end > to || currency != "" || t.number.Decimals >= 2) || end > to):
			l.UnitPrice = value(page, t.number.Value.String(), ts[i:i+1], paper.ByLabel)
			if per != "" {
				l.Per = value(page, per, ts[to:end], paper.ByLabel)
			}
			to = end
		case money && l.Amount.Empty() && makes(l, t.number.Value): // at the end of the row, below "Price"
			l.Amount = value(page, t.number.Value.String(), ts[i:i+1], paper.ByArithmetic)
		case !money:
			continue
		}
		for k := from; k < to; k++ {
			used[k] = true
		}
		if marked || total {
			used[from-1] = true
		}
	}
}

// perOf reads "each", "/ Stk", "per 100" behind a price; end is behind it.
func perOf(ts []token, i int) (per string, end int) {
	from := i
	if i < len(ts) && (slices.Contains([]string{"per", "pro", "je", "par", "la", "le", "por", "al", "il", "das", "the", "cada", "c"}, ts[i].key) || ts[i].text == "/") {
		i++
	}
	switch {
	case i > from && i < len(ts) && ts[i].plain() && slices.Contains([]string{"1", "10", "100", "1000"}, ts[i].text):
		if i+1 < len(ts) && ts[i+1].unit {
			return ts[i].text, i + 2
		}
		return ts[i].text, i + 1
	case i > from && i < len(ts) && ts[i].unit:
		return "", i + 1
	case i < len(ts) && said(ts, i, eaches) > 0:
		return "", i + said(ts, i, eaches)
	case i < len(ts) && strings.HasPrefix(ts[i].text, "/") && (slices.Contains([]string{"100", "1000"}, ts[i].text[1:])):
		return ts[i].text[1:], i + 1
	case i < len(ts) && strings.HasPrefix(ts[i].text, "/") && len(ts[i].text) > 1:
		return "", i + 1
	}
	return "", from
}

var (
	code     = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._/\-]{1,38}[A-Za-z0-9]$`)
	measure  = regexp.MustCompile(`(?i)^(m\d+([.,]\d+)?(x\d+([.,]\d+)?)*|\d+([.,]\d+)?(mm|cm|m|km|kg|g|mg|l|ml|cl|v|kv|w|kw|a|ma|hz|khz|mhz|gb|tb|mb|bar|k|°c?|"|''|in|ft)|\d+([.,]\d+)?[x×*]\d.*|ip\d\d|a\d|\d+/\d+|\d{1,2}([./-])\d{1,2}([./-])\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}:\d\d|q[1-4]|kw\d\d?|24/7|\d+(st|nd|rd|th|er|e|º|ª))$`)
	capitals = regexp.MustCompile(`^[A-Z]{2,}(?:[-_][A-Z]+){2,}$`)
	hasDigit = regexp.MustCompile(`\d`)
)

// coded tells a token that may be an item number.
func coded(ts []token, i int) bool {
	t := &ts[i]
	if !code.MatchString(t.text) || !hasDigit.MatchString(t.text) && !capitals.MatchString(t.text) || measure.MatchString(t.text) || strings.Contains(t.word.Text, "@") || i > 0 && slices.Contains(norms, ts[i-1].key) {
		return false
	}
	if strings.Trim(t.text, "0123456789") == "" {
		return len(t.text) >= 4 && len(t.text) <= 18
	}
	return t.number == nil
}

// item finds the item number: behind a word that says so, or the one token beside the
// quantity that looks like one.
func item(l *paper.Line, page int, ts []token, used []bool, behind int, before bool) {
	at, label := -1, ""
	for i := range ts {
		if used[i] || !coded(ts, i) {
			continue
		}
		if i > 0 && !used[i-1] && slices.Contains(numbered, ts[i-1].key) {
			at, label = i, ts[i-1].text
			break
		}
	}
	if at < 0 {
		i := behind
		if before {
			i = 0
		}
		for i < len(ts) && (ts[i].mark || slices.Contains(fillwords, ts[i].key) || before && slices.Contains(leads, ts[i].key)) {
			i++
		}
		if i < len(ts) && !used[i] && coded(ts, i) {
			at = i
		} else {
			only := -1
			for i := range ts {
				if !used[i] && coded(ts, i) && strings.Trim(ts[i].text, "0123456789") != "" {
					if only >= 0 {
						return
					}
					only = i
				}
			}
			// alone and at the end or in brackets: "10 pcs hex bolts (AB-123)"
			if only < 0 || only+1 < len(ts) && !used[only+1] && !ts[only].stop && !strings.ContainsAny(ts[only].word.Text, "([") {
				return
			}
			at = only
		}
	}
	used[at] = true
	evidence := paper.ByWeakLabel + ": beside the quantity"
	to := &l.Item
	if label != "" {
		evidence = paper.ByLabel
		for k := at - 1; k >= 0 && k > at-4 && !used[k]; k-- {
			switch {
			case slices.Contains([]string{"your", "ihre", "votre", "su", "vostro", "uw", "supplier"}, ts[k].key):
				to = &l.SupplierItem
			case slices.Contains([]string{"our", "unsere", "notre", "nuestra", "nostro", "ons", "onze"}, ts[k].key):
				to = &l.BuyerItem
			case slices.Contains([]string{"ean", "gtin", "upc"}, ts[k].key):
				to = &l.GTIN
			case !slices.Contains(numbered, ts[k].key):
				k = 0
				continue
			}
			used[k] = true
		}
	}
	*to = value(page, ts[at].text, ts[at:at+1], evidence)
	to.Label = label
}

// describe takes what is left, from its first word to its last.
func describe(l *paper.Line, page int, ts []token, used []bool) {
	var parts []token
	for i := range ts {
		skip := used[i] || ts[i].mark
		if len(parts) == 0 && (slices.Contains(fillwords, ts[i].key) || slices.Contains(leads, ts[i].key)) {
			skip = true
		}
		if !skip {
			parts = append(parts, ts[i])
		}
	}
	for len(parts) > 0 && (slices.Contains(joins, parts[len(parts)-1].key) || slices.Contains(priced, parts[len(parts)-1].key)) {
		parts = parts[:len(parts)-1]
	}
	if len(parts) == 0 {
		return
	}
	var text []string
	for i := range parts {
		if i == len(parts)-1 {
			text = append(text, strings.TrimRight(parts[i].word.Text, ",;:."))
		} else if i == 0 || parts[i].word != parts[i-1].word {
			text = append(text, parts[i].word.Text)
		}
	}
	l.Description = value(page, strings.Trim(strings.Join(text, " "), "-–•*()[]: "), parts, paper.ByGuess)
}

// arithmetic says whether quantity and price make the amount.
func arithmetic(l *paper.Line) {
	a, err := decimal.NewFromString(l.Amount.Text)
	if err != nil || !makes(l, a) {
		return
	}
	// A price that says it is of one, and a quantity that says it is one, are no other way round.
	l.Closed, l.Agreed = true, l.UnitPrice.Has(paper.ByLabel)
	for _, v := range []*paper.Value{&l.Quantity, &l.UnitPrice, &l.Amount} {
		v.Evidence = append([]string{paper.ByArithmetic}, v.Evidence...)
	}
}

// makes reports whether quantity and price make an amount.
func makes(l *paper.Line, a decimal.Decimal) bool {
	q, err1 := decimal.NewFromString(l.Quantity.Text)
	p, err2 := decimal.NewFromString(l.UnitPrice.Text)
	per := decimal.NewFromInt(1)
	if !l.Per.Empty() {
		per, _ = decimal.NewFromString(l.Per.Text)
	}
	return err1 == nil && err2 == nil && per.IsPositive() && q.Mul(p).DivRound(per, 6).Sub(a).Abs().LessThan(decimal.New(6, -3))
}
