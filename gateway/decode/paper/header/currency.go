// SPDX-License-Identifier: Apache-2.0

package header

import (
	"regexp"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/label"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lexicon"
)

// currency finds what the amounts are in: by its label, by codes and symbols beside
// amounts and in headings, and by the buyer's country where there is but "$" or nothing.
func (r *reader) currency() {
	all := r.collect("currency", func(_ *label.Spot, at label.Place) (paper.Value, bool) {
		v := words(at)
		for i := range at.Cell.Words {
			code := figure.CurrencyOf(strings.Trim(at.Cell.Words[i].Text, "().,:;"))
			if !iso(code) && i < 3 {
				code = r.named(at.Cell.Text())
			}
			if iso(code) && i < 4 {
				v.Text = code
				return v, at.Where != label.Above
			}
		}
		return v, false
	})
	if b, ok := best(all); ok {
		r.o.Currency = b.value
		return
	}
	votes := r.currencyVotes()
	var sure, dollar *vote
	for i := range votes {
		v := &votes[i]
		switch {
		case !iso(v.code):
			if dollar == nil || v.n > dollar.n {
				dollar = v
			}
		case sure == nil || v.n > sure.n:
			sure = v
		}
	}
	switch {
	case sure != nil:
		r.o.Currency = sure.value
	case dollar != nil:
		v := dollar.value
		found := countries(dollar.code, addresses(r.o))
		if len(found) == 0 {
			found = countries(dollar.code, r.top())
		}
		if v.Text = ""; len(found) == 1 {
			v.Text = found[0]
		}
		if v.Text == "" {
			v.Text = r.shared(dollar.code)
		}
		r.o.Currency = v
	default:
		if v, ok := r.southAfrica(); ok {
			r.o.Currency = v
			return
		}
		r.guessCurrency()
	}
}

// named reads a currency that is written out.
func (r *reader) named(text string) string {
	toks := lexicon.Words(text)
	for i := range toks {
		entries, n := r.c.Words.Prefix("words", toks[i:])
		for _, e := range entries {
			if code, ok := strings.CutPrefix(e.Role, "currency "); ok && n > 0 {
				return code
			}
		}
	}
	return ""
}

func iso(code string) bool { return len(code) == 3 && code[0] >= 'A' && code[0] <= 'Z' }

type vote struct {
	code  string
	n     int
	value paper.Value
}

// currencyVotes counts codes and symbols beside amounts; those of the totals count
// more.
func (r *reader) currencyVotes() []vote {
	var out []vote
	add := func(code string, n int, c *layout.Cell, page int) {
		for i := range out {
			if out[i].code == code {
				out[i].n += n
				return
			}
		}
		v := c.Value(page, paper.ByColumn)
		v.Text = code
		out = append(out, vote{code, n, v})
	}
	for i := range r.s.Rows {
		row := &r.s.Rows[i]
		for j := range row.Cells {
			c := &row.Cells[j]
			if len(c.Words) > 12 {
				continue
			}
			for k := range c.Words {
				code := figure.CurrencyOf(strings.Trim(c.Words[k].Text, "()[].,:;/"))
				t := c.Words[k].Text
				if code == "" {
					code = figure.CurrencyOf(strings.Trim(t, "()[],:;/")) // "Fr."
				}
				if code == "" {
					code = glued(t)
				}
				switch {
				case t == "RS" && !row.Lines && (k+1 == len(c.Words) || !money.MatchString(c.Words[k+1].Text)): // a state of Brazil
				case code == "" || ambiguousWord(t) && !(k > 0 && hasDigit(c.Words[k-1].Text) && r.moneyRow(row)) && !(k > 0 && k+1 == len(c.Words) && r.heads(row)):
				case row.Lines && (rowNumbers(row) && len(c.Words) > 3 || wordCode(code) && rowNumbers(row)) && glued(t) == "" && !symbolic(t):
				case row.Lines || r.moneyRow(row):
					add(code, 2, c, row.Page)
				case (iso(strings.Trim(t, "().,:;")) || iso(code) && strings.Contains(t, "$")) && len(c.Words) <= 6 && !wordCode(code):
					add(code, 1, c, row.Page)
				case hasDigit(t) || k > 0 && hasDigit(c.Words[k-1].Text) || k+1 < len(c.Words) && hasDigit(c.Words[k+1].Text):
					add(code, 1, c, row.Page)
				}
			}
			if row.Lines {
				continue
			}
			if code := r.named(c.Text()); code != "" {
				add(code, 1, c, row.Page)
			}
		}
	}
	return out
}

// ambiguousWord are words that are symbols of currencies and other things too.
func ambiguousWord(t string) bool {
	switch strings.ToLower(strings.Trim(t, ".,:;()[]")) {
	case "ft", "rm", "tl", "lei", "fr", "rp", "c", "s/", "kd", "лв":
		return true
	}
	return false
}

// heads reports whether a row heads the columns of the lines or is one of a total: a
// sign that ends one of its cells is that of the amounts, "Prezzo Fr.", "Total KD".
func (r *reader) heads(row *label.Row) bool { return row.Lines && !rowNumbers(row) || r.moneyRow(row) }

// wordCode are codes of currencies that are words of descriptions too.
func wordCode(code string) bool {
	return code == "PEN" || code == "TRY" || code == "MAD" || code == "COP" || code == "CAD"
}

func symbolic(t string) bool { return strings.ContainsAny(t, "$€£₹₺") }

// rowNumbers reports whether a row has figures: it is no heading.
func rowNumbers(row *label.Row) bool {
	for j := range row.Cells {
		if hasDigit(row.Cells[j].Text()) {
			return true
		}
	}
	return false
}

var symbol = regexp.MustCompile(`^([A-Za-z]{0,3}\$|[€£₹₺₩₪¥￥])[\d.,]|[\d.,](€|£|\$|₹)$`)

// glued is the symbol that an amount is written with: "$421.23".
func glued(t string) string {
	m := symbol.FindStringSubmatch(strings.TrimLeft(t, "(-+"))
	if m == nil {
		return bracketed(t)
	}
	return figure.CurrencyOf(strings.Replace(m[1]+m[2], "￥", "¥", 1))
}

// bracketed is the currency in brackets behind the word of a heading or a total:
// "Amount(Rs.)", "单价(元)".
func bracketed(t string) string {
	at := strings.IndexAny(t, "(（")
	if at <= 0 || hasDigit(t) {
		return ""
	}
	inner := strings.Trim(t[at:], "()（）：:.,/")
	if code := figure.CurrencyOf(inner); iso(code) && !wordCode(code) {
		return code
	}
	return ""
}

var (
	rand       = regexp.MustCompile(`^R ?\d{1,3}(?:[ ,]\d{3})*[.,]\d{2}$`)
	southAfric = regexp.MustCompile(`\(Pty\)|South Africa|\bVAT (?:No|Reg|Number)[^\d]{0,12}4\d{9}\b`)
)

// southAfrica tells South Africa's currency by the totals written "R 1 234.50" and what only
// that country's documents say: an R alone is no sign of it.
func (r *reader) southAfrica() (paper.Value, bool) {
	var found *layout.Cell
	page, signed := 0, false
	for i := range r.s.Rows {
		row := &r.s.Rows[i]
		signed = signed || southAfric.MatchString(row.Text())
		for j := range row.Cells {
			c := &row.Cells[j]
			text := c.Text()
			if j > 0 && strings.HasSuffix(row.Cells[j-1].Text(), " R") {
				text = "R " + text
			}
			if at := strings.LastIndex(text, " R"); at > 0 {
				text = text[at+1:]
			}
			if found == nil && rand.MatchString(text) && (row.Lines || r.moneyRow(row)) {
				found, page = c, row.Page
			}
		}
	}
	if found == nil || !signed {
		return paper.Value{}, false
	}
	v := found.Value(page, paper.ByColumn)
	v.Text = "ZAR"
	return v, true
}

// moneyRow reports whether a row has a label of a total in it.
func (r *reader) moneyRow(row *label.Row) bool {
	for j := range row.Cells {
		if _, ok := r.c.Words.Within("totals", "", lexicon.Words(row.Cells[j].Text())); ok && len(row.Cells[j].Words) < 8 {
			return true
		}
	}
	return false
}

var (
	canada    = regexp.MustCompile(`\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d\b`)
	australia = regexp.MustCompile(`\b(?:NSW|VIC|QLD|TAS|ACT|Victoria|Queensland)\.?,? \d{4}\b|\bABN\b|Australia`)
	mexico    = regexp.MustCompile(`(?i)\bM[ée]xico\b|\bC\.P\. ?\d{5}|\bM\.N\.|de C\.?V\.?`)
	zealand   = regexp.MustCompile(`New Zealand|\bNZBN\b`)
	singapore = regexp.MustCompile(`\bSingapore \d{6}`)
	chile     = regexp.MustCompile(`\bChile\b|\b\d{1,2}\.\d{3}\.\d{3}-[\dkK]\b`) // with a tax number as only Chile writes it
	argentina = regexp.MustCompile(`\bArgentina\b|\bC\.?U\.?I\.?T\b`)
	colombia  = regexp.MustCompile(`\bColombia\b|\bBogotá\b`)
	hongkong  = regexp.MustCompile(`Hong Kong`)
)

// dollars are the countries' whose currency is written "$".
var dollars = map[string]*regexp.Regexp{"USD": zip, "CAD": canada, "AUD": australia, "MXN": mexico, "NZD": zealand, "SGD": singapore, "HKD": hongkong, "CLP": chile, "ARS": argentina, "COP": colombia}

// countries tells which "$" it may be by the addresses of those who order, or by the head
// of the page.
func countries(symbol, text string) (found []string) {
	if symbol != "$" {
		return nil
	}
	for code, at := range dollars {
		if at.MatchString(text) {
			found = append(found, code)
		}
	}
	return found
}

// signs are what only the documents of one country say, of those that share a sign.
var signs = map[string]map[string]*regexp.Regexp{
	"kr": {
		"DKK": regexp.MustCompile(`\bCVR\b|Danmark|Denmark|(?i:\bindkøb)`),
		"NOK": regexp.MustCompile(`\bNorge\b|Norway|\b(?i:mva)\b|(?i:\binnkjøp)`),
		"SEK": regexp.MustCompile(`Sverige|Sweden|(?i:\binköp|leverantör)`),
	},
	"¥": {
		"JPY": regexp.MustCompile(`\p{Hiragana}|\p{Katakana}|Japan|消費税|注文書`),
		"CNY": regexp.MustCompile(`China|中国|人民币|增值税|有限公司`),
	},
}

// shared tells whose "kr" or "¥" it is by what only that country's documents say; where
// two countries' signs stand on the page it tells nothing.
func (r *reader) shared(symbol string) string {
	found := ""
	for code, at := range signs[symbol] {
		for i := range r.s.Rows {
			if !at.MatchString(r.s.Rows[i].Text()) {
				continue
			}
			if found != "" {
				return ""
			}
			found = code
			break
		}
	}
	return found
}

func addresses(o *paper.Order) string {
	var b strings.Builder
	for _, p := range []*paper.Party{&o.Buyer, &o.BillTo, &o.ShipTo} {
		b.WriteString(p.Name.Text + " ")
		for _, a := range p.Address {
			b.WriteString(a.Text + " ")
		}
		b.WriteString("\n")
	}
	return strings.TrimSpace(b.String())
}

// top is the text of the first page's upper third.
func (r *reader) top() string {
	var b strings.Builder
	for i := range r.s.Rows {
		row := &r.s.Rows[i]
		if row.Page != r.first() || row.Box.Y0 > r.height()/3 {
			break
		}
		b.WriteString(row.Text() + "\n")
	}
	return b.String()
}

var euro = regexp.MustCompile(`(?i)\b(?:Deutschland|Germany|France|España|Spain|Italia|Italy|Nederland|Netherlands|Österreich|Austria|Belgi(?:um|que|ë)|Ireland|Finland|Portugal)\b`)

// priced reports whether the order has an amount that could be in a currency.
func (r *reader) priced() bool {
	for i := range r.o.Lines {
		if l := &r.o.Lines[i]; !l.UnitPrice.Empty() || !l.Amount.Empty() {
			return true
		}
	}
	return !r.o.Total.Empty() || !r.o.Subtotal.Empty()
}

// guessCurrency takes the currency of the country that the addresses are in, where no
// amount has one.
func (r *reader) guessCurrency() {
	if !r.priced() {
		return
	}
	text := addresses(r.o)
	us, eu, uk := zip.MatchString(text), euro.MatchString(text), ukPost.MatchString(text) && !canada.MatchString(text)
	code := ""
	switch {
	case us && !eu && !uk && !canada.MatchString(text):
		code = "USD"
	case eu && !us && !uk:
		code = "EUR"
	case uk && !us && !eu:
		code = "GBP"
	}
	if code == "" {
		return
	}
	for _, p := range []*paper.Party{&r.o.Buyer, &r.o.ShipTo, &r.o.BillTo} {
		for _, v := range append([]paper.Value{p.Name}, p.Address...) {
			if zip.MatchString(v.Text) || euro.MatchString(v.Text) || ukPost.MatchString(v.Text) {
				v.Text, v.Evidence, v.Label = code, []string{paper.ByGuess + ": country of the address"}, ""
				r.o.Currency = v
				return
			}
		}
	}
}
