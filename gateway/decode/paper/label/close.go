// SPDX-License-Identifier: Apache-2.0

package label

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/lexicon"
)

// ordinal reports whether a word numbers a field of a printed form: "3 Datum".
func ordinal(w string) bool {
	w = strings.Trim(w, "().")
	return w != "" && len(w) <= 2 && strings.Trim(w, "0123456789") == ""
}

// remark reports whether words are one in brackets, without figures: "(bitte stets
// angeben)".
func remark(all []paper.Word) bool {
	if len(all) < 2 || len(all) > 6 || !strings.HasPrefix(all[0].Text, "(") || !strings.HasSuffix(all[len(all)-1].Text, ")") {
		return false
	}
	for i := range all {
		if strings.ContainsFunc(all[i].Text, unicode.IsDigit) {
			return false
		}
	}
	return true
}

// pattern reports whether a word shows how a date is to be written, "(dd/mm/yyyy)",
// "(YYYYMMMDD)", or that one is wanted, "(Date)".
func pattern(w string) bool {
	w, open := strings.CutPrefix(strings.ToLower(strings.TrimRight(w, ":")), "(")
	w, shut := strings.CutSuffix(w, ")")
	if !open || !shut || len(w) < 4 {
		return false
	}
	return w == "date" || w == "datum" || strings.Trim(w, "dmyjta-./ ") == "" && (strings.Contains(w, "mm") || strings.Contains(w, "yy"))
}

// patterned is how many words show in brackets how a date is to be written, in one way or
// several: "(AAAA-MM-JJ / YYYY-MM-DD):".
func patterned(all []paper.Word) int {
	if len(all) == 0 || !strings.HasPrefix(all[0].Text, "(") {
		return 0
	}
	months := false
	for i := range min(len(all), 5) {
		w := strings.ToLower(strings.TrimRight(all[i].Text, ":"))
		if strings.Trim(w, "dmyjta-./()") != "" {
			return 0
		}
		if months = months || strings.Contains(w, "mm"); strings.HasSuffix(w, ")") && months {
			return i + 1
		}
	}
	return 0
}

// otherScript reports whether a word is written in letters that are not Latin, Greek
// or Cyrillic.
func otherScript(w string) bool {
	n := 0
	for _, c := range w {
		switch {
		case unicode.IsDigit(c) || unicode.In(c, unicode.Latin, unicode.Greek, unicode.Cyrillic):
			return false
		case unicode.IsLetter(c):
			n++
		}
	}
	return n > 0
}

// Clause is a text up to the first comma or full stop of a script without blanks: what
// follows there is another statement, "月结30天，凭发票付款。".
func Clause(t string) string {
	letters := []rune(t)
	for i, r := range letters {
		if r == '。' || (r == '，' || r == ',') && i > 0 && i+1 < len(letters) && letters[i+1] > 0x2e80 {
			return string(letters[:i])
		}
	}
	return t
}

// Unspaced reports whether a text begins in a script that sets no capitals, and often no
// blanks.
func Unspaced(t string) bool {
	first, _ := utf8.DecodeRuneInString(t)
	return first >= 0x0590 && unicode.IsLetter(first)
}

// Says reports whether a text has a phrase of the dictionary's words with a role, in
// scripts without blanks within a word, too.
func Says(set *lexicon.Set, role, t string) bool {
	words := lexicon.Words(t)
	if _, ok := set.Within("words", role, words); ok {
		return true
	}
	for _, w := range words {
		letters := []rune(w)
		if letters[0] < 0x0590 {
			continue
		}
		for i := range letters {
			for j := i + 2; j <= min(len(letters), i+12); j++ {
				if letters[i] < 0x2e80 && j < i+5 {
					continue // an alphabet's letters are no words
				}
				for _, e := range set.Lookup("words", string(letters[i:j])) {
					if e.Role == role {
						return true
					}
				}
			}
		}
	}
	return false
}

// uncounted is a word without the Chinese number of a clause before it: "四、付款方式:".
func uncounted(w string) string {
	head, rest, ok := strings.Cut(w, "、")
	if ok && head != "" && rest != "" && strings.Trim(head, "一二三四五六七八九十") == "" {
		return rest
	}
	return w
}

// joint reports whether a word joins two labels: "Order no. and date".
func joint(t string) bool {
	switch strings.ToLower(t) {
	case "/", "&", "and", "und", "et", "y", "e", "en", "+", "-", "–", "|", "·":
		return true
	}
	return false
}
