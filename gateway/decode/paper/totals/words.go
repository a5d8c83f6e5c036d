// SPDX-License-Identifier: Apache-2.0

package totals

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
)

// made reads a label that the dictionary does not have by the words it is made of:
// "Net value of order", "Total Ordered", "Importe total del pedido IVA incluido". An
// unknown word among them makes it none.
func (t *reader) made(toks []string) (role string, weak, ok bool) {
	if len(toks) == 0 || len(toks) > 9 {
		return "", false, false
	}
	has := map[string]bool{}
	for i := 0; i < len(toks); {
		entries, n := t.s.C.Words.Prefix("amounts", toks[i:])
		if n == 0 {
			if !filler(toks[i]) {
				return "", false, false
			}
			n = 1
		}
		if len(entries) > 0 {
			has[entries[0].Role] = true
		}
		i += n
	}
	sum := has["total"] || has["value"]
	switch {
	case has["excl"] && has["incl"]:
		return "subtotal", true, sum
	case has["incl"] && has["tax"]:
		return "total", false, sum || has["order"]
	case has["excl"] && (has["tax"] || has["freight"]):
		return "subtotal", has["freight"], sum || has["order"] || has["goods"] || has["net"] || has["sub"]
	case has["excl"] || has["incl"]:
		return "", false, false
	case has["sub"]:
		return "subtotal", false, !has["freight"] && !has["tax"]
	case has["gross"]:
		return "total", !sum && !has["order"], true
	case has["base"]:
		return "subtotal", true, sum || has["tax"] || has["net"]
	case has["net"] && has["pay"]:
		return "total", false, true
	case has["net"]:
		return "subtotal", has["freight"], !has["freight"] && (sum || has["order"] || has["goods"])
	case has["freight"]:
		return "freight", has["total"], !has["tax"] && !has["order"] && (has["extra"] || sum)
	case has["tax"]:
		return "tax", false, sum || has["order"]
	case has["goods"]:
		return "subtotal", !has["total"], sum
	case has["pay"]:
		return "total", false, sum || has["order"]
	case has["total"]:
		return "total", false, !has["extra"]
	case has["value"] && has["order"]:
		return "total", false, true
	}
	return "", false, false
}

// qualified reads a tax, discount or freight that words which nobody knows stand before:
// "Indiana sales tax", "Charity discount". Where the words before speak of amounts too,
// the label means something else: "Total before tax".
func (t *reader) qualified(toks []string) (role string, ok bool) {
	for i := 1; i < len(toks) && i <= 3; i++ {
		if entries, n := t.s.C.Words.Prefix("amounts", toks[i-1:]); n > 0 && entries[0].Role != "filler" && entries[0].Role != "extra" {
			return "", false
		}
		entries, n := t.s.C.Words.Prefix("totals", toks[i:])
		if n == 0 || i+n < len(toks) {
			continue
		}
		switch e := entries[0]; e.Role {
		case "tax", "discount", "freight":
			return e.Role, !e.Weak
		}
		return "", false
	}
	return "", false
}

// sides reads a label that is printed in two languages, "Veroton summa / Net EUR": each
// side is a label, and those that are known say the same. A side without letters
// counts for nothing.
func (t *reader) sides(c *layout.Cell) (role string, weak, ok bool) {
	known, from := 0, 0
	for i := 0; i <= len(c.Words); i++ {
		if i < len(c.Words) && c.Words[i].Text != "/" && c.Words[i].Text != "|" {
			continue
		}
		if i == len(c.Words) && from == 0 {
			return "", false, false
		}
		if from < i {
			part := c.Slice(from, i)
			r, w, found := t.role(&part)
			switch {
			case !found && known > 0 && i == len(c.Words) && beyond(&part): // a language that nobody knows
			case !found && len(plain(&part)) > 0, found && known > 0 && r != role:
				return "", false, false
			case found:
				role, weak, known = r, weak || w, known+1
			}
		}
		from = i + 1
	}
	return role, weak, known > 0
}

// beyond reports whether a text has letters beyond those of English.
func beyond(c *layout.Cell) bool {
	return strings.ContainsFunc(c.Text(), func(r rune) bool { return r > 0x7f && unicode.IsLetter(r) })
}

// unnamed reports whether a label is known by its last words alone.
func (t *reader) unnamed(c *layout.Cell) bool {
	toks := plain(c)
	_, n := t.s.C.Words.Prefix("totals", toks)
	if n > 0 {
		return false
	}
	_, ok := t.qualified(toks)
	return ok
}

// numbered is how many words from the first on are a remark in brackets with a number in
// it, "GST 5% (R119 440 271)", or behind the figures, "2,760,120 (VAT incl.)": it says
// nothing of what the amount is.
func numbered(all []paper.Word, behind bool) int {
	if !strings.HasPrefix(all[0].Text, "(") {
		return 0
	}
	digits := 0
	for i := 0; i < len(all) && i < 6; i++ {
		for _, c := range all[i].Text {
			if c >= '0' && c <= '9' {
				digits++
			}
		}
		if strings.HasSuffix(strings.TrimRight(all[i].Text, ":"), ")") {
			if digits < 5 && !(behind && digits == 0) {
				return 0
			}
			return i + 1
		}
	}
	return 0
}
