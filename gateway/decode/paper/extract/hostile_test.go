// SPDX-License-Identifier: Apache-2.0

package extract_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/extract"
)

func word(text string, x, y, w, h float32) paper.Word {
	return paper.Word{Text: text, Box: paper.Box{X0: x, Y0: y, X1: x + w, Y1: y + h}, Size: h}
}

// hostilePages are pages that no printer makes.
func hostilePages() map[string][]paper.Page {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	page := func(n int, at func(i int) paper.Word) []paper.Page {
		p := paper.Page{Number: 1, Width: 595, Height: 842}
		for i := range n {
			p.Words = append(p.Words, at(i))
		}
		return []paper.Page{p}
	}
	vocabulary := strings.Fields("Pos Item Quantity 10 20,00 1.234,56 PCS Total Purchase Order 4500012345 2025-03-14 EUR Bolt Price Amount Ship To: VAT 19% AB-1234 Unit Description No. : # 250 Stück per 100")
	pick := func(i int) string { return vocabulary[i%len(vocabulary)] }
	const much = 1_500
	out := map[string][]paper.Page{
		"too many":   page(20_001, func(i int) paper.Word { return word(pick(i), 1, 1, 1, 1) }),
		"one row":    page(much, func(i int) paper.Word { return word(pick(i), float32(i)*30, 100, 25, 10) }),
		"one column": page(much, func(i int) paper.Word { return word(pick(i), 50, float32(i)*12, 25, 10) }),
		"one place":  page(much, func(i int) paper.Word { return word(pick(i), 50, 50, 25, 10) }),
		"grid":       page(much, func(i int) paper.Word { return word(pick(i), float32(i%20)*29, float32(i/20)*12, 25, 10) }),
		"stair":      page(much, func(i int) paper.Word { return word(pick(i), float32(i%500), float32(i)*.01, 25, 10) }),
		"numbers":    page(much, func(i int) paper.Word { return word(fmt.Sprint(i%977), float32(i%10)*50, float32(i/10)*12, 25, 10) }),
		"labels": page(much, func(i int) paper.Word {
			return word([]string{"Order", "No.", "Date:", "Total"}[i%4], float32(i%4)*100, float32(i/4)*12, 25, 10)
		}),
		"dates":      page(much, func(i int) paper.Word { return word("03/04/2025", float32(i%4)*100, float32(i/4)*12, 50, 10) }),
		"nan":        page(800, func(i int) paper.Word { return word(pick(i), nan, nan, nan, nan) }),
		"infinite":   page(800, func(i int) paper.Word { return word(pick(i), -inf, inf, inf, inf) }),
		"no size":    page(800, func(i int) paper.Word { return word(pick(i), float32(i%20)*29, float32(i/20)*12, 0, 0) }),
		"inside out": page(800, func(i int) paper.Word { return word(pick(i), float32(i%20)*29, float32(i/20)*12, -25, -10) }),
		"huge":       page(800, func(i int) paper.Word { return word(pick(i), float32(i%20)*1e30, float32(i/20)*-1e30, 1e38, 1e38) }),
		"no text":    page(800, func(i int) paper.Word { return word("", float32(i%20)*29, float32(i/20)*12, 25, 10) }),
		"long words": page(20, func(i int) paper.Word {
			return word(strings.Repeat(pick(i), 10_000/len(pick(i))), float32(i%5)*100, float32(i/5)*12, 90, 10)
		}),
		"long digits": page(20, func(i int) paper.Word {
			return word(strings.Repeat("1234567890", 1000), float32(i%5)*100, float32(i/5)*12, 90, 10)
		}),
		"right to left": page(800, func(i int) paper.Word {
			return word([]string{"أمر", "شراء", "رقم", "١٢٣٤", "الكمية", "٢٥٠"}[i%6], float32(500-i%20*25), float32(i/20)*12, 22, 10)
		}),
		"no words": page(0, nil),
	}
	for i := range 200 {
		p := page(20, func(k int) paper.Word { return word(pick(i+k), float32(k%5)*100, float32(k/5)*12, 25, 10) })[0]
		p.Number = i + 1
		out["many pages"] = append(out["many pages"], p)
		head := paper.Page{Number: i + 1, Width: 595, Height: 842}
		for k, w := range strings.Fields(fmt.Sprintf("Purchase Order No. %d Date 2025-03-14 Pos Item Quantity Price 10 AB-1 5 2.00", i)) {
			head.Words = append(head.Words, word(w, float32(k%5)*100, float32(k/5)*12, 50, 10))
		}
		out["many orders"] = append(out["many orders"], head)
	}
	out["rules"] = page(3000, func(i int) paper.Word { return word(pick(i), float32(i%20)*29, float32(i/20)*5, 25, 5) })
	rules := &out["rules"][0]
	for i := range 4000 {
		rules.Rules = append(rules.Rules, paper.Box{X0: float32(i % 300), Y0: float32(i) * .2, X1: float32(i%300) + 250, Y1: float32(i)*.2 + .1})
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	out["random"] = page(2_000, func(i int) paper.Word {
		return word(vocabulary[rnd.IntN(len(vocabulary))], rnd.Float32()*600, rnd.Float32()*800, rnd.Float32()*60, rnd.Float32()*20)
	})
	return out
}

// TestHostile: whatever the pages hold, there is an answer, and none is taken unseen.
func TestHostile(t *testing.T) {
	want := map[string]string{"too many": "document.paper.large", "nan": "document.paper.words", "infinite": "document.paper.words", "huge": "document.paper.words",
		"long words": "document.paper.words", "long digits": "document.paper.words"}
	for name, pages := range hostilePages() {
		t.Run(name, func(t *testing.T) {
			orders := extract.Extract(&paper.Document{Kind: "pdf", Name: "order.pdf", Pages: pages}, nil, extract.Hints{})
			if len(orders) == 0 {
				t.Fatal("nothing was read, and nothing found")
			}
			var codes []string
			for _, o := range orders {
				if len(o.Findings) == 0 {
					t.Errorf("pages %d to %d hold no order, and nothing was found", o.First, o.Last)
				}
				for _, f := range o.Findings {
					codes = append(codes, f.Code)
				}
			}
			if w := want[name]; w != "" && !slices.Contains(codes, w) {
				t.Errorf("%s is missing: %v", w, codes)
			}
		})
	}
}
