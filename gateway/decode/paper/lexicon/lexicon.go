// SPDX-License-Identifier: Apache-2.0

// Package lexicon knows the words that orders are written with: headings of columns,
// labels, titles, units, in many languages. The words are data: the files in data/
// ship with the program, and an installation lays its own beside them.
//
// Invariant: a phrase means the same wherever it is asked for; what it means in a
// document is its reader's.
package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Entry is what a phrase may mean.
type Entry struct {
	Kind     string // "column", "label", "title", "total", "party", "unit", "month", …: the file's name
	Role     string // "quantity"
	Language string // "en"
	Weak     bool   // may well mean something else: "No.", "Date"
}

// Set is a dictionary. It is immutable and safe for concurrent use.
type Set struct {
	phrases map[string][]Entry
	longest int  // words
	base    *Set // what is asked where phrases has nothing; nil for none
}

//go:embed data/*.txt
var files embed.FS

// Builtin is the dictionary that ships with the program.
var Builtin = sync.OnceValue(func() *Set {
	sub, err := fs.Sub(files, "data")
	if err != nil {
		panic(err) // the folder is embedded
	}
	s, err := Load(nil, sub)
	if err != nil {
		panic(err) // a test reads them
	}
	return s
})

// Load reads dictionary files, *.txt of a folder, beside those of base, which may be
// nil. A file is named for the kind of its phrases. A line in brackets begins a role;
// each further line is a language, a colon, and phrases with bars between them; a
// question mark before a phrase says that it may mean something else too:
//
//	[quantity]
//	en: quantity | qty | ? count
func Load(base *Set, fsys fs.FS) (*Set, error) {
	s := over(base)
	names, err := fs.Glob(fsys, "*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read dictionary: %w", err)
		}
		if err := s.file(name, string(b)); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// over is an empty set over another.
func over(base *Set) *Set {
	s := &Set{phrases: map[string][]Entry{}, base: base}
	if base != nil {
		s.longest = base.longest
	}
	return s
}

func (s *Set) file(name, text string) error {
	kind, role := strings.TrimSuffix(path.Base(name), ".txt"), ""
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			role = strings.TrimSpace(strings.Trim(line, "[]"))
		default:
			language, phrases, ok := strings.Cut(line, ":")
			if !ok || role == "" {
				return fmt.Errorf("%s:%d: write a language, a colon and phrases, as in en: quantity | qty, below a role in brackets", name, i+1)
			}
			for _, p := range strings.Split(phrases, "|") {
				s.add(p, Entry{Kind: kind, Role: role, Language: strings.TrimSpace(language)})
			}
		}
	}
	return nil
}

func (s *Set) add(phrase string, e Entry) {
	phrase = strings.TrimSpace(phrase)
	if rest, ok := strings.CutPrefix(phrase, "?"); ok {
		phrase, e.Weak = rest, true
	}
	words := Words(phrase)
	if len(words) == 0 {
		return
	}
	s.longest = max(s.longest, len(words))
	key := strings.Join(words, " ")
	if _, own := s.phrases[key]; !own && s.base != nil {
		if under := s.base.all(key); len(under) > 0 {
			s.phrases[key] = slices.Clone(under)
		}
	}
	for i, have := range s.phrases[key] {
		if have.Kind == e.Kind && have.Role == e.Role {
			s.phrases[key][i].Weak = have.Weak && e.Weak
			return
		}
	}
	s.phrases[key] = append(s.phrases[key], e)
}

// Words normalises a text for comparison: lower case without accents, only letters,
// digits, # and %, and single letters in a row put together, so that "P.O. N°" and
// "PO n" are one. Scripts without cases stay as they are.
func Words(text string) []string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ß':
			b.WriteString("ss")
		case r == 'ı': // the small letter of the I in "SATIN ALMA"
			b.WriteByte('i')
		case r == 'ς': // the small letter of the Σ that ends "ΑΡΙΘΜΟΣ"
			b.WriteRune('σ')
		case r == 'ø' || r == 'Ø':
			b.WriteByte('o')
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		case r == 'æ' || r == 'Æ':
			b.WriteString("ae")
		case r == '#' || r == '%':
			b.WriteByte(' ')
			b.WriteRune(r)
			b.WriteByte(' ')
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
			b.WriteByte(' ')
		default:
			b.WriteByte(' ')
		}
	}
	fields := strings.Fields(b.String())
	out := fields[:0]
	single := false // the last word of out is single letters put together
	for _, f := range fields {
		one := len(f) == 1 && f[0] >= 'a' && f[0] <= 'z'
		if one && single {
			out[len(out)-1] += f
			continue
		}
		out = append(out, f)
		single = one
	}
	return out
}

// Latin leaves out words of other scripts beside words in Latin, Greek or Cyrillic
// letters: the same said in two languages.
func Latin(words []string) []string {
	var out []string
	for _, w := range words {
		if w[0] < 0x80 || strings.ContainsFunc(w, func(c rune) bool { return unicode.In(c, unicode.Latin, unicode.Greek, unicode.Cyrillic) }) {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return words
	}
	return out
}

// Key is Words with single blanks between them.
func Key(text string) string { return strings.Join(Words(text), " ") }

// Lookup gives what a whole phrase may mean as one of a kind.
func (s *Set) Lookup(kind, text string) (out []Entry) {
	return s.of(kind, Key(text))
}

// all are a phrase's meanings of every kind.
func (s *Set) all(key string) []Entry {
	for ; s != nil; s = s.base {
		if e, ok := s.phrases[key]; ok {
			return e
		}
	}
	return nil
}

func (s *Set) of(kind, key string) (out []Entry) {
	for _, e := range s.all(key) {
		if e.Kind == kind {
			out = append(out, e)
		}
	}
	return out
}

// Number reports whether a text says "number" and no more.
func (s *Set) Number(text string) bool { return s.Says("number", text) }

// Numbered is Lookup of a phrase of several words, one of which says "number", however
// the dictionary has that word: "AF Nº" where it has "AF n".
func (s *Set) Numbered(kind, key string) []Entry {
	words := strings.Fields(key)
	at := -1
	for i, w := range words {
		if s.Number(w) {
			if at >= 0 {
				return nil
			}
			at = i
		}
	}
	if at < 0 || len(words) < 2 {
		return nil
	}
	for _, w := range [...]string{"n", "no", "nr", "number", "numero", "nummer"} {
		words[at] = w
		if found := s.of(kind, strings.Join(words, " ")); len(found) > 0 {
			return found
		}
	}
	return nil
}

// Says reports whether a whole text is a phrase of a role of the words.
func (s *Set) Says(role, text string) bool {
	return slices.ContainsFunc(s.Lookup("words", text), func(e Entry) bool { return e.Role == role })
}

// Prefix finds the longest phrase of a kind that words, as Words gives them, begin
// with; n is how many of them it takes, 0 for none.
func (s *Set) Prefix(kind string, words []string) (entries []Entry, n int) {
	for n := min(s.longest, len(words)); n > 0; n-- {
		if found := s.of(kind, strings.Join(words[:n], " ")); len(found) > 0 {
			return found, n
		}
	}
	return nil, 0
}

// Within reports whether a phrase of the kind and role stands anywhere in words; role
// "" is any. It gives the first one.
func (s *Set) Within(kind, role string, words []string) (Entry, bool) {
	for i := range words {
		for n := min(s.longest, len(words)-i); n > 0; n-- {
			for _, e := range s.of(kind, strings.Join(words[i:i+n], " ")) {
				if role == "" || e.Role == role {
					return e, true
				}
			}
		}
	}
	return Entry{}, false
}
