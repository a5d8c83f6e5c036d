// SPDX-License-Identifier: Apache-2.0

package table

import (
	"strings"

	"ordergate/gateway/decode/paper/lexicon"
)

// made is the kind of the words that headings are made of.
const made = "heads"

// meaning is what a heading may mean: as it stands, without what says nothing of its
// role, or by the words that it is made of.
func meaning(set *lexicon.Set, text string) []lexicon.Entry {
	for _, t := range []string{text, plain(text), strings.TrimLeft(text, "0123456789. ")} { // "18. ITEM NO." of a form
		if may := set.Lookup(kind, t); may != nil {
			return may
		}
	}
	words := lexicon.Words(text)
	if may := untaxed(set, words); may != nil {
		return may
	}
	if strings.ContainsAny(text, "/&+,") { // of two headings
		return nil
	}
	return whose(set, words)
}

// is reports whether a word is of a role among those that headings are made of.
func is(set *lexicon.Set, word string, roles ...string) bool {
	for _, e := range set.Lookup(made, word) {
		for _, r := range roles {
			if e.Role == r {
				return true
			}
		}
	}
	return false
}

// untaxed reads the heading of prices or amounts that says whether tax is in them:
// "EK netto", "Prijs excl. btw", "Amount incl. VAT".
func untaxed(set *lexicon.Set, words []string) []lexicon.Entry {
	said := false
	for _, w := range words {
		said = said || is(set, w, "net", "gross")
	}
	if !said {
		return nil
	}
	var rest []string
	for _, w := range words {
		if !is(set, w, "net", "gross", "tax") {
			rest = append(rest, w)
		}
	}
	may := set.Lookup(kind, strings.Join(rest, " "))
	if role := first(may); role == "unit_price" || role == "amount" {
		return may
	}
	return nil
}

// Taxed reports whether a heading says that tax is in its prices or amounts.
func Taxed(set *lexicon.Set, heading string) bool {
	if is(set, heading, "gross") {
		return true
	}
	for _, w := range lexicon.Words(heading) {
		if is(set, w, "gross") {
			return true
		}
	}
	return false
}

// whose reads the heading of item numbers, and whose they are if it says so, seen from the
// buyer, who wrote it: "Vendor ID", "Lief.-Art.-Nr.", "Prod. #". Without a word for the thing it may be the
// number of the supplier, not of an item.
func whose(set *lexicon.Set, words []string) []lexicon.Entry {
	if len(words) < 2 || len(words) > 4 {
		return nil
	}
	has := map[string]bool{}
	for i, w := range words {
		known := false
		for _, e := range set.Lookup(made, w) {
			if (e.Role == "theirs" || e.Role == "ours") && i > 0 && i < len(words)-1 { // "Item Our code" is two
				return nil
			}
			if e.Role == "theirs" || e.Role == "ours" || e.Role == "thing" || e.Role == "number" {
				has[e.Role], known = true, true
			}
		}
		if !known {
			return nil
		}
	}
	role := ""
	switch {
	case has["theirs"] && !has["ours"]:
		role = "supplier_item"
	case has["ours"] && !has["theirs"]:
		role = "buyer_item"
	case !has["theirs"] && has["thing"] && has["number"]:
		role = "item"
	default:
		return nil
	}
	return []lexicon.Entry{{Kind: kind, Role: role, Weak: !has["thing"]}}
}
