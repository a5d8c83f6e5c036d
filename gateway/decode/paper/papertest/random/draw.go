// SPDX-License-Identifier: Apache-2.0

package random

import (
	"strings"

	"ordergate/gateway/decode/paper"
)

// pen draws pages from top to bottom.
type pen struct {
	*plan
	*meter
	s          Sheet
	size       float64
	pitch      float64
	jitter     float64
	left, edge float64 // of what may be written on
	y          float64 // the baseline of the next row
	foot       float64
	furniture  bool
	number     string
	rules      bool
	onBreak    func() // draws what each further page begins with
	beforeEnd  func() // draws what each page but the last ends with
}

// draw lays the order out.
func (p *plan) draw(o *Order) Sheet {
	q := &pen{plan: p, number: o.Number.Printed, size: p.between(7, 10.5), jitter: []float64{0, 0, 0.2, 0.5}[p.IntN(4)]}
	q.s = Sheet{Width: 595, Height: 842, Narrow: 1}
	if p.language == "en" && p.one(2) {
		q.s.Width, q.s.Height = 612, 792
	}
	if p.percent(12) {
		q.s.Width, q.s.Height = q.s.Height, q.s.Width
	}
	if q.s.Mono = p.percent(12); !q.s.Mono && p.percent(15) {
		q.s.Narrow = 0.82
	}
	q.meter = newMeter(q.s.Mono, q.s.Narrow)
	q.pitch = q.size * p.between(1.12, 1.7)
	q.left = p.between(28, 70)
	q.edge = q.s.Width - p.between(28, 60)
	q.furniture, q.rules = p.percent(60), p.percent(35)
	q.leaf()
	q.head(o)
	q.table(o)
	q.totals(o)
	q.clauses()
	q.end()
	q.stamps(o)
	if q.has["stream"] { // files may have their words in any order
		for i := range q.s.Leaves {
			q.s.Leaves[i].Texts = shuffle(q.x, q.s.Leaves[i].Texts)
		}
	}
	return q.s
}

// leaf begins a page.
func (q *pen) leaf() {
	q.s.Leaves = append(q.s.Leaves, Leaf{})
	q.y, q.foot = q.between(36, 60), q.s.Height-50
	if q.furniture {
		n := len(q.s.Leaves)
		words := q.v.word(q.dice, "page", false) + " " + string(rune('0'+n%10))
		q.put(q.edge-60, q.s.Height-24, words, Tag{})
		if n > 1 {
			q.put(q.left, q.y, q.v.word(q.dice, "title", false)+" "+q.number, Tag{})
			q.y += 2 * q.pitch
		}
	}
}

// room breaks the page where less than so many rows are left on it.
func (q *pen) room(rows int) {
	if q.y+float64(rows)*q.pitch < q.foot {
		return
	}
	if q.beforeEnd != nil {
		q.beforeEnd()
	}
	q.leaf()
	if q.onBreak != nil {
		q.onBreak()
	}
}

// put writes a text from x; it gives where it ends.
func (q *pen) put(x, y float64, words string, tag Tag) float64 {
	return q.write(x, y, words, tag, false)
}

func (q *pen) write(x, y float64, words string, tag Tag, bold bool) float64 {
	if q.jitter > 0 {
		y += q.between(-q.jitter, q.jitter)
	}
	return q.print(Text{X: x, Y: y, Size: q.size, Words: words, Tag: tag, Bold: bold})
}

func (q *pen) print(t Text) float64 {
	leaf := &q.s.Leaves[len(q.s.Leaves)-1]
	leaf.Texts = append(leaf.Texts, t)
	return t.X + q.width(t.Words, t.Size, t.Bold)
}

// right writes a text that ends at x.
func (q *pen) right(x, y float64, words string, tag Tag) {
	q.put(x-q.width(words, q.size, false), y, words, tag)
}

// rule draws a line across.
func (q *pen) rule(y float64) {
	leaf := &q.s.Leaves[len(q.s.Leaves)-1]
	leaf.Rules = append(leaf.Rules, paper.Box{X0: float32(q.left - 2), Y0: float32(y), X1: float32(q.edge + 2), Y1: float32(y + 0.7)})
}

// coin is a price or an amount with its currency.
func (q *pen) coin(s string) string {
	switch {
	case q.money == "" || s == "":
		return s
	case q.moneyAfter:
		return s + q.money
	}
	return q.money + s
}

// wrap puts words into rows no wider than w.
func (q *pen) wrap(s string, w float64) (rows []string) {
	row := ""
	for _, word := range strings.Fields(s) {
		if row != "" && q.width(row+" "+word, q.size, false) > w {
			rows, row = append(rows, row), ""
		}
		if row != "" {
			row += " "
		}
		row += word
	}
	return append(rows, row)
}

// end writes what stands below the totals.
func (q *pen) end() {
	q.onBreak, q.beforeEnd = nil, nil
	q.room(6)
	q.y += 2 * q.pitch
	if q.percent(50) {
		q.put(q.left, q.y, q.v.word(q.dice, "phone", false)+": +49 "+q.digits(4)+" "+q.digits(6), Tag{})
		q.y += q.pitch
	}
	if q.percent(50) {
		q.put(q.left, q.y, q.v.word(q.dice, "vat", false)+": DE"+q.digits(9), Tag{})
	}
}
