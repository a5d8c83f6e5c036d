// SPDX-License-Identifier: Apache-2.0

package sentence

import (
	"regexp"
	"slices"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/figure"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/reading"
)

// token is a word, or a part of one: "10x" and "5kg" are two.
type token struct {
	text   string // without the marks around it
	key    string // as dictionaries compare
	word   paper.Word
	number *figure.Number
	unit   bool // it may be a unit
	times  bool // x, ×
	stop   bool // a comma, semicolon, colon or dash stands behind it or is it
	mark   bool // nothing but marks: a bullet, a dash
}

var (
	gluedTimes = regexp.MustCompile(`^(\d{1,6})([xX×])$`)
	timesGlued = regexp.MustCompile(`^([xX×])(\d{1,6})$`)
	gluedUnit  = regexp.MustCompile(`^(\d{1,6}(?:[.,]\d{1,3})?)(\p{L}{1,8})\.?$`)
	position   = regexp.MustCompile(`^\d{1,3}[:.)]$`)
	ordinal    = regexp.MustCompile(`^\(?(\d{1,3}|[a-z])[.)]$`)
)

// units that are words of their own in some language: alone they prove nothing.
var doubtful = []string{"in", "no", "c", "l", "un", "a", "u", "n", "t", "g", "r", "to", "mil", "can", "lot", "lots", "ls", "item", "items", "st", "nr", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures", "m", "per 100", "hundred", "thousand", "ml", "ft", "bot", "fl", "lt", "sc", "cf", "ct", "sh", "tin", "ad", "gr", "conf", "pound", "pounds", "par", "set", "e"}

// tokens cuts words into tokens.
func tokens(c *reading.Context, words []paper.Word) (out []token) {
	for i, w := range words[counted(words):] {
		if i == 0 && ordinal.MatchString(strings.ToLower(w.Text)) && len(words) > 1 { // "1." before an item of a list
			continue
		}
		if m := gluedTimes.FindStringSubmatch(strings.TrimLeft(w.Text, "-•*–")); m != nil {
			out = append(out, one(c, w, m[1]), token{text: m[2], word: w, times: true})
			continue
		}
		if m := timesGlued.FindStringSubmatch(strings.TrimRight(w.Text, ".,;")); m != nil {
			out = append(out, token{text: m[1], word: w, times: true}, one(c, w, m[2]))
			continue
		}
		if m := gluedUnit.FindStringSubmatch(strings.Trim(w.Text, "(),;:")); m != nil && isUnit(c, m[2]) && len(m[2]) > 1 {
			n, u := one(c, w, m[1]), one(c, w, m[2])
			u.stop = strings.HasSuffix(w.Text, ",") || strings.HasSuffix(w.Text, ";") || strings.HasSuffix(w.Text, ":")
			out = append(out, n, u)
			continue
		}
		if left, right, ok := perUnit(c, w.Text); ok {
			if left != "" {
				out = append(out, one(c, w, left))
			}
			out = append(out, token{text: "/", word: w, mark: true}, one(c, w, right))
			continue
		}
		out = append(out, one(c, w, w.Text))
	}
	return out
}

// perUnit parts what a price is for from the price or its currency: "4.20/pc",
// "EUR/100", "/Stk".
func perUnit(c *reading.Context, text string) (left, right string, ok bool) {
	left, right, ok = strings.Cut(strings.TrimRight(text, ".,;)"), "/")
	if !ok || !slices.Contains([]string{"1", "10", "100", "1000"}, right) && !isUnit(c, right) {
		return "", "", false
	}
	n, number := figure.Parse(left, c.Numbers)
	return left, right, left == "" || figure.CurrencyOf(left) != "" || number && (n.Currency != "" || n.Decimals >= 2)
}

// counted gives how many words at the beginning count the items of a list: "Pos. 1:",
// "Item 2)".
func counted(words []paper.Word) int {
	if len(words) > 2 && slices.Contains(positions, lexicon.Key(strings.TrimRight(words[0].Text, ".:#"))) && position.MatchString(words[1].Text) {
		return 2
	}
	return 0
}

func one(c *reading.Context, w paper.Word, text string) token {
	t := token{word: w}
	t.text = strings.TrimLeft(text, "(*•·–>→\"„“")
	if len(t.text) > 1 && t.text[0] == '-' && !(t.text[1] >= '0' && t.text[1] <= '9') {
		t.text = t.text[1:]
	}
	t.text = strings.TrimRight(t.text, ",;:!?)\"”“")
	if !strings.HasSuffix(t.text, ".-") && !strings.HasSuffix(t.text, ",-") {
		t.text = strings.TrimRight(t.text, ".")
	}
	t.stop = strings.ContainsAny(text[max(0, len(text)-1):], ",;:")
	t.key = lexicon.Key(t.text)
	if t.text == "" || strings.Trim(t.text, "-–—=_/|") == "" {
		t.mark, t.stop = true, true
		return t
	}
	if t.text == "x" || t.text == "X" || t.text == "×" {
		t.times = true
		return t
	}
	if n, ok := figure.Parse(t.text, c.Numbers); ok {
		t.number = &n
		return t
	}
	t.unit = isUnit(c, t.text)
	return t
}

func isUnit(c *reading.Context, text string) bool {
	return len(c.Words.Lookup("units", text)) > 0
}

// sure tells a unit that is no word of its own.
func (t *token) sure() bool { return t.unit && !slices.Contains(doubtful, t.key) }

// plain tells a number that may be a quantity: no amount of money, no percentage.
func (t *token) plain() bool {
	return t.number != nil && t.number.Currency == "" && !t.number.Percent && t.number.Value.IsPositive() && len(t.text) < 10 && !strings.ContainsAny(t.text, "-+/")
}

// said finds the words that a phrase of a list is made of; phrases are of one or two
// words.
func said(ts []token, at int, list []string) int {
	if at+1 < len(ts) && slices.Contains(list, ts[at].key+" "+ts[at+1].key) {
		return 2
	}
	if at < len(ts) && ts[at].key != "" && slices.Contains(list, ts[at].key) {
		return 1
	}
	return 0
}

func says(ts []token, list []string) bool {
	for i := range ts {
		if said(ts, i, list) > 0 {
			return true
		}
	}
	return false
}

var (
	// positions are words before the number of an item in a list.
	positions = []string{"pos", "position", "item", "line", "ligne", "poste", "zeile", "riga", "linea", "posicion", "posizione", "regel", "partida", "rad", "linje"}
	// denied are words of sentences that order nothing, or less.
	denied = []string{"not", "dont", "don t", "cancel", "cancelled", "instead", "stock", "last", "previous", "previously", "already", "received", "returned", "return", "quoted", "quote", "offer", "offered", "free", "minimum", "moq", "max", "wrong", "missing", "delivered", "shipped", "backorder",
		"nicht", "kein", "keine", "statt", "anstatt", "storno", "stornieren", "lager", "letzte", "letzten", "bereits", "erhalten", "zurück", "angebot", "angeboten", "mindestens", "geliefert", "fehlen", "fehlt", "ruckgabe", "zuruck",
		"pas", "annuler", "annulez", "remplacer", "au lieu", "stock", "dernier", "derniere", "deja", "recu", "devis", "livres", "retour",
		"anular", "cancelar", "en lugar", "ultimo", "ultima", "ya", "recibido", "oferta", "presupuesto", "devolucion",
		"non", "annullare", "invece", "ultimo", "gia", "ricevuto", "offerta", "reso",
		"niet", "geen", "annuleren", "plaats", "vorige", "reeds", "al ontvangen", "ontvangen", "offerte", "retour"}
	// leads are words before a quantity that say that something is ordered, or nothing.
	leads = []string{"please", "pls", "kindly", "send", "ship", "supply", "deliver", "order", "ordering", "to", "us", "we", "i", "need", "require", "want", "would", "d", "like", "wed", "id", "will", "also", "and", "plus", "the", "following", "for", "with", "po", "add", "another", "hi", "hello", "item", "items", "then", "buy", "purchase", "can", "you", "could", "as", "well", "thanks", "have", "get",
		"bitte", "liefern", "senden", "schicken", "bestellen", "bestelle", "wir", "ich", "sie", "uns", "mir", "hiermit", "und", "sowie", "auch", "noch", "benotigen", "brauchen", "brauche", "benotige", "mochten", "mochte", "folgende", "artikel", "je", "ausserdem", "zusatzlich", "position", "pos",
		"veuillez", "merci", "de", "nous", "livrer", "envoyer", "commander", "commandons", "commande", "souhaitons", "voulons", "et", "ainsi", "que", "aussi", "bien", "vouloir", "bonjour", "je", "voudrais", "me", "du",
		"por", "favor", "enviar", "envien", "enviarnos", "necesitamos", "pedimos", "solicitamos", "y", "tambien", "queremos", "pedir", "nos", "sirvanse", "necesito", "rogamos",
		"per", "favore", "inviate", "inviare", "ordiniamo", "vorremmo", "ordinare", "e", "anche", "vi", "preghiamo", "di", "inviarci", "ci", "servono", "prego", "spedire",
		"graag", "wij", "we", "willen", "stuur", "sturen", "leveren", "ons", "en", "ook", "hierbij", "nodig", "hebben", "a u b", "aub", "bestel"}
	joins     = []string{"and", "und", "et", "y", "e", "en", "plus", "sowie", "also", "together", "with"}
	priced    = []string{"at", "@", "a", "je", "zu", "zum", "price", "preis", "einzelpreis", "stuckpreis", "unit price", "prix", "prix unitaire", "pu", "precio", "prezzo", "prijs", "ep", "cost", "kosten", "al", "tegen", "by", "rate"}
	eaches    = []string{"each", "ea", "apiece", "stuck", "stk", "pc", "piece", "pce", "unit", "unite", "unidad", "u", "pezzo", "stuk", "c u", "cad", "cada", "chacun", "cadauno", "per stuk", "st"}
	labels    = []string{"qty", "quantity", "menge", "anzahl", "quantite", "qte", "cantidad", "cant", "quantita", "q ta", "qta", "aantal", "stuckzahl"}
	numbered  = []string{"item", "part", "art", "artikel", "article", "sku", "p n", "pn", "ref", "referencia", "reference", "cod", "code", "codice", "codigo", "material", "mat", "product", "produkt", "artikelnummer", "artikelnr", "bestellnummer", "best", "articolo", "articulo", "number", "no", "nr", "n", "num", "part number", "#", "art nr", "ean", "gtin", "upc"}
	norms     = []string{"din", "iso", "en", "astm", "ansi", "uni", "nf", "bs", "sae", "asme", "ral", "type", "typ", "size", "gr", "grosse", "grade", "pn", "dn", "class"}
	summed    = []string{"total", "gesamt", "summe", "totale", "totaal", "importe", "amount", "betrag", "="}
	fillwords = []string{"of", "von", "de", "di", "van", "da", "our", "your", "the", "unsere", "ihre", "du", "des", "x", "pcs", "les", "del", "a"}
)
