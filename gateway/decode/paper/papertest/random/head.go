// SPDX-License-Identifier: Apache-2.0

package random

import (
	"strings"
)

// pair is a label with its value.
type pair struct {
	label, value string
	tag          Tag
}

// head writes what stands above the lines: letterhead, title, parties, labels with
// their values, in some order.
func (q *pen) head(o *Order) {
	buyer := q.company(q.country)
	if q.percent(85) {
		q.letterhead(buyer)
	}
	mode := q.pick("left", "left", "left", "above", "grid", "sentence", "title")
	q.shape = append(q.shape, "number-"+mode)
	if mode == "sentence" && o.Other {
		mode = "left" // none says that it orders
	}
	blocks := []func(){func() { q.title(o, mode) }, func() { q.parties(o, buyer) }, func() { q.pairs(o, mode) }}
	if q.percent(50) {
		blocks = shuffle(q.dice, blocks)
	}
	for _, b := range blocks {
		b()
		q.y += q.pitch * q.between(0.6, 1.6)
	}
	if mode == "sentence" {
		s := q.v.word(q.dice, "sentence", false)
		x := q.left
		for _, part := range strings.Split(strings.NewReplacer("%n", "\x00%n\x00", "%d", "\x00%d\x00").Replace(s), "\x00") {
			words, tag := part, Tag{}
			switch part {
			case "%n":
				words, tag = o.Number.Printed, Tag{Field: "number"}
			case "%d":
				words, tag = o.Date.Printed, Tag{Field: "date"}
			}
			x = q.print(Text{X: x, Y: q.y, Size: q.size, Words: words, Tag: tag})
		}
		q.y += 2 * q.pitch
	}
}

// company makes up a company of a country.
func (q *pen) company(country string) []string {
	places := map[string][3]string{
		"us": {"LLC", "# Mill Road", "Columbus, OH 43215"}, "gb": {"Ltd", "# Mill Road", "Leeds LS1 4AP"},
		"de": {"GmbH", "Ringstraße #", "70173 Stuttgart"}, "fr": {"SARL", "# rue des Tilleuls", "69003 Lyon"},
		"es": {"S.L.", "Calle Mayor #", "28013 Madrid"}, "it": {"S.r.l.", "Via Roma #", "20121 Milano"},
		"nl": {"B.V.", "Dorpsstraat #", "3511 AB Utrecht"},
	}
	p := places[country]
	name := q.pick("Altmann", "Brennick", "Castelvar", "Dorrin", "Everlund", "Fontmarais", "Grevel", "Holtwick")
	return []string{name + " " + q.pick("Industries", "Technik", "Systems", "Group", "Pumps") + " " + p[0], strings.Replace(p[1], "#", q.digits(2), 1), p[2]}
}

func (q *pen) letterhead(buyer []string) {
	for i, row := range buyer {
		t := Text{X: q.left, Y: q.y, Size: q.size, Words: row}
		if i == 0 {
			t.Size, t.Bold = q.size*1.4, true
		}
		q.print(t)
		q.y += q.pitch * 1.2
	}
	if q.one(2) {
		q.put(q.left, q.y, q.v.word(q.dice, "phone", false)+" +49 "+q.digits(3)+" "+q.digits(5), Tag{})
		q.y += q.pitch
	}
	q.y += q.pitch
}

func (q *pen) title(o *Order, mode string) {
	size := q.size * q.between(1.2, 1.9)
	title := q.v.word(q.dice, "title", q.rare && mode != "title")
	if q.has["otherkind"] {
		title = q.extra("other")
	}
	end := q.print(Text{X: q.left, Y: q.y + size - q.size, Size: size, Bold: q.one(2), Words: title})
	if mode == "title" {
		if sep := q.pick("", "No.", "#", "Nr."); sep != "" && (q.language == "en" || sep == "Nr." && q.language == "de") {
			end = q.print(Text{X: end + size*0.3, Y: q.y + size - q.size, Size: size, Words: sep})
		}
		q.print(Text{X: end + size*0.3, Y: q.y + size - q.size, Size: size, Words: o.Number.Printed, Tag: Tag{Field: "number"}})
	}
	q.y += size * 1.6
}

func (q *pen) parties(o *Order, buyer []string) {
	supplier, place := q.company(q.country), buyer
	if q.one(6) {
		supplier = q.company(q.pick("us", "gb", "de", "fr", "es", "it", "nl"))
	}
	if q.one(3) {
		place = q.company(q.country)
	}
	o.Place = place[0]
	blocks := [][]string{append([]string{q.v.word(q.dice, "supplierparty", q.rare)}, supplier...), append([]string{q.v.word(q.dice, "shipto", q.rare)}, place...)}
	if q.one(3) {
		blocks = append(blocks, append([]string{q.v.word(q.dice, "billto", q.rare)}, buyer...))
	}
	blocks = shuffle(q.dice, blocks)
	if q.one(4) { // one below the other
		for _, b := range blocks {
			for i, row := range b {
				q.write(q.left, q.y, row, Tag{}, i == 0)
				q.y += q.pitch
			}
			q.y += q.pitch * 0.6
		}
		return
	}
	step, top := (q.edge-q.left)/float64(len(blocks)), q.y
	for i, b := range blocks {
		for j, row := range b {
			q.put(q.left+float64(i)*step, top+float64(j)*q.pitch, row, Tag{})
		}
	}
	q.y = top + 4*q.pitch
}

// pairs writes labels with their values.
func (q *pen) pairs(o *Order, mode string) {
	word := func(key string) string { return q.v.word(q.dice, key, q.rare) }
	var all []pair
	if mode != "sentence" {
		if mode != "title" {
			all = append(all, pair{word("number"), o.Number.Printed, Tag{Field: "number"}})
		}
		all = append(all, pair{word("date"), o.Date.Printed, Tag{Field: "date"}})
	}
	if q.one(2) {
		o.Requested = q.date()
		all = append(all, pair{label: word("delivery"), value: o.Requested.Printed})
	}
	for _, key := range []string{"customer", "quotation", "project"} {
		if q.one(3) {
			all = append(all, pair{label: word(key), value: q.pick(q.digits(6), "Q"+q.digits(5), q.digits(4)+"/"+q.digits(2))})
		}
	}
	if q.one(2) {
		terms := map[string]string{"en": "30 days net", "de": "30 Tage netto", "fr": "30 jours net", "es": "30 días", "it": "30 gg f.m.", "nl": "30 dagen netto"}
		all = append(all, pair{label: word("terms"), value: terms[q.language]})
	}
	all = append(all, q.references(o)...)
	all = shuffle(q.dice, all)
	if len(all) == 0 {
		return
	}
	x := q.left
	if q.one(3) {
		x = (q.left + q.edge) / 2
	}
	switch mode {
	case "above", "grid":
		q.grid(all, mode == "grid")
	default:
		q.list(all, x)
	}
}

// list writes each label with its value beside it.
func (q *pen) list(all []pair, x float64) {
	colon, aligned, wide := q.pick(":", ":", "", " :"), q.one(2), 0.0
	for _, p := range all {
		wide = max(wide, q.width(p.label+colon, q.size, false))
	}
	for _, p := range all {
		end := q.put(x, q.y, p.label+colon, Tag{})
		at := end + q.size*0.3
		if aligned || colon == "" {
			at = x + wide + q.size*1.2
		}
		q.put(at, q.y, p.value, p.tag)
		q.y += q.pitch
	}
}

// grid writes labels with their values below; in rows of four at most.
func (q *pen) grid(all []pair, bold bool) {
	for len(all) > 0 {
		n := min(len(all), 4)
		step := (q.edge - q.left) / float64(n)
		for i, p := range all[:n] {
			q.write(q.left+float64(i)*step, q.y, p.label, Tag{}, bold)
			q.put(q.left+float64(i)*step, q.y+q.pitch, p.value, p.tag)
		}
		q.y += 2.6 * q.pitch
		all = all[n:]
	}
}
