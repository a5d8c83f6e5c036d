// SPDX-License-Identifier: Apache-2.0

package papertest

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// units groups the ways a unit is written; the first of each is its name.
const units = `EA ea each e/a eac pc pcs pce piece pieces stk stk. stück stuck st st. unit units un und ud ud. u unité unite pza pieza no no. nos count each(s) c62 h87 ea(each) pce. pi szt pcs. ks db st
BX bx box boxes karton kar boîte boite caja
PK pk pack pkt packet paket pkg pak paquet paq pa
CS cs case cases ctn carton crt
SET set sets juego satz
BAG bag bags sack sac saco bg
RM rm ream
DR dr drum fass fut
M m mtr mtrs meter metre
KG kg kgs kilo
LB lb lbs
L l ltr liter litre
SM sm sqm m2
PAL pal pallet palette`

// unit gives the one name of a unit.
func unit(s string) string {
	folded, lower := strings.ReplaceAll(text(s), " ", ""), strings.ToLower(strings.TrimSpace(s))
	plain := ""
	for row := range strings.Lines(units) {
		names := strings.Fields(row)
		for i, n := range names {
			if i == 0 {
				n = strings.ToLower(n)
			}
			if n == folded {
				return names[0]
			}
			if n == lower {
				plain = names[0]
			}
		}
	}
	if plain != "" {
		return plain
	}
	return strings.ToUpper(strings.TrimSpace(s))
}

// id is a number without its marks: "WI/6620" and "wi 6620" are one.
func id(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, strings.ToUpper(norm.NFKC.String(s)))
}

// text is a text of any script without accents, case and marks, its words one blank apart.
func text(s string) string {
	var b strings.Builder
	for i, d := 0, []byte(norm.NFKD.String(s)); i < len(d); {
		p := norm.NFKD.Properties(d[i:])
		n := max(p.Size(), 1)
		if p.CCC() == 0 {
			b.Write(d[i : i+n])
		}
		i += n
	}
	return strings.Join(strings.FieldsFunc(strings.ToLower(b.String()), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// likeness is how like two texts are, 0 to 1: the better of the words that they share
// and of the runs of letters that they share.
func likeness(a, b string) float64 {
	a, b = text(a), text(b)
	if a == "" || b == "" {
		return 0
	}
	if a == b {
		return 1
	}
	return max(words(a, b), runs(a, b))
}

func words(a, b string) float64 {
	A, B := map[string]bool{}, map[string]bool{}
	for _, w := range strings.Fields(a) {
		A[w] = true
	}
	for _, w := range strings.Fields(b) {
		B[w] = true
	}
	both := 0
	for w := range A {
		if B[w] {
			both++
		}
	}
	return 2 * float64(both) / float64(len(A)+len(B))
}

// runs is the measure of Ratcliff and Obershelp: twice the letters in the longest
// common run and, again, in those left and right of it, over all letters.
func runs(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	return 2 * float64(common(x, y)) / float64(len(x)+len(y))
}

func common(a, b []rune) int {
	bestA, bestB, best := 0, 0, 0
	ends := make([]int, len(b)+1) // length of the run that ends at each letter of b
	for i := range len(a) {
		for j := len(b) - 1; j >= 0; j-- {
			ends[j+1] = 0
			if a[i] == b[j] {
				ends[j+1] = ends[j] + 1
			}
		}
		for j := 1; j <= len(b); j++ {
			if k := ends[j]; k > best {
				bestA, bestB, best = i-k+1, j-k, k
			}
		}
	}
	if best == 0 {
		return 0
	}
	return best + common(a[:bestA], b[:bestB]) + common(a[bestA+best:], b[bestB+best:])
}
