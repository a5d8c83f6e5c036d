// SPDX-License-Identifier: Apache-2.0

package confirmation

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/strict"
)

//go:embed languages/*.yaml
var builtIn embed.FS

// MaxLanguages bounds the files of a languages folder.
const MaxLanguages = 200

// Language is one file of texts. It is never changed after Load.
type Language struct {
	Code  string // "de", "pt-BR"
	texts map[string]string
}

// Languages are all that there are, by code.
type Languages struct{ all map[string]*Language }

var (
	codeText    = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z]{2})?$`)
	unitKey     = regexp.MustCompile(`^unit\.[A-Z0-9]{1,3}$`)
	placeholder = regexp.MustCompile(`\{[^{}]*\}`)
)

// reference is the language whose keys and placeholders all others have.
const reference = "en"

// Load reads the built-in languages, and over them those of a folder; nil is an
// empty one. A file of a language that is built in may name the texts it changes
// only; one of another language names all of them. Faults carry dir before the names.
func Load(folder fs.FS, dir string) (*Languages, gateway.Faults) {
	ls := &Languages{all: map[string]*Language{}}
	sub, err := fs.Sub(builtIn, "languages")
	if err != nil {
		panic(err) // a constant name
	}
	faults := ls.read(sub, "languages")
	if folder != nil {
		faults = append(faults, ls.read(folder, dir)...)
	}
	strict.Sort(faults)
	return ls, faults
}

func (ls *Languages) read(folder fs.FS, dir string) (faults gateway.Faults) {
	names, err := fs.Glob(folder, "*.yaml")
	if err != nil || len(names) > MaxLanguages {
		return gateway.Faults{{File: dir, Message: fmt.Sprintf("more than %d language files", MaxLanguages)}}
	}
	slices.SortStableFunc(names, func(a, b string) int { // the one that all others are held against comes first
		return strings.Compare(strings.Replace(a, reference+".yaml", "", 1), strings.Replace(b, reference+".yaml", "", 1))
	})
	for _, name := range names {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			faults = append(faults, gateway.Fault{File: path.Join(dir, name), Message: "cannot be read"})
			continue
		}
		faults = append(faults, ls.file(path.Join(dir, name), strings.TrimSuffix(name, ".yaml"), data)...)
	}
	return faults
}

func (ls *Languages) file(name, code string, data []byte) gateway.Faults {
	texts := map[string]string{}
	f, faults := strict.Decode(name, data, &texts)
	if f.Broken() {
		return faults
	}
	if !codeText.MatchString(code) {
		return append(faults, gateway.Fault{File: name, Message: fmt.Sprintf("%q is no language", code), Hint: "name the file like de.yaml or pt-BR.yaml"})
	}
	all := map[string]string{}
	if base := ls.all[code]; base != nil {
		all = maps.Clone(base.texts)
	}
	pattern := texts
	if en := ls.all[reference]; en != nil {
		pattern = en.texts
	}
	known := slices.Sorted(maps.Keys(pattern))
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		if pattern[key] == "" && !unitKey.MatchString(key) {
			faults = append(faults, f.KeyFault(fmt.Sprintf("unknown text %q", key), hint(key, known), key))
			continue
		}
		if texts[key] == "" {
			faults = append(faults, f.Fault(fmt.Sprintf("the text %q is empty", key), "write it, or leave the key out", key))
		}
		if strings.ContainsFunc(texts[key], func(r rune) bool { return r == '\n' || r == '\r' }) {
			faults = append(faults, f.Fault(fmt.Sprintf("the text %q has more than one line", key), "each text is one line; it is wrapped where it stands", key))
		}
		allowed := placeholder.FindAllString(pattern[key], -1)
		for _, p := range placeholder.FindAllString(texts[key], -1) {
			if !slices.Contains(allowed, p) {
				faults = append(faults, f.Fault(fmt.Sprintf("%s stands for nothing in %q", p, key), hint(p, allowed), key))
			}
		}
		all[key] = texts[key]
	}
	for _, key := range known {
		if all[key] == "" && !unitKey.MatchString(key) {
			faults = append(faults, f.Fault(fmt.Sprintf("the text %q is missing", key), fmt.Sprintf("in English it is %q", pattern[key])))
		}
	}
	if len(faults.Errors()) == 0 {
		ls.all[code] = &Language{Code: code, texts: all}
	}
	return faults
}

func hint(name string, known []string) string {
	if near := gateway.Nearest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(known) > 0 && len(known) <= 4 {
		return "known are " + strings.Join(known, " ")
	}
	return ""
}

// Get returns a language by its code, also the plain one for "de-AT", and nil when
// there is none.
func (ls *Languages) Get(code string) *Language {
	if l := ls.all[code]; l != nil {
		return l
	}
	plain, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(code), "_", "-"), "-")
	return ls.all[plain]
}

// Choose returns the first language that there is of those wanted, English where
// there is none of them.
func (ls *Languages) Choose(wanted ...string) *Language {
	for _, w := range wanted {
		if l := ls.Get(w); l != nil && w != "" {
			return l
		}
	}
	return ls.all[reference]
}

// Codes lists the languages that there are, sorted.
func (ls *Languages) Codes() []string { return slices.Sorted(maps.Keys(ls.all)) }

// text is a text with its placeholders filled in: name, value, name, value.
func (l *Language) text(key string, pairs ...string) string {
	s := l.texts[key]
	if len(pairs) == 0 {
		return s
	}
	with := make([]string, len(pairs))
	for i := 0; i < len(pairs); i += 2 {
		with[i], with[i+1] = "{"+pairs[i]+"}", pairs[i+1]
	}
	return strings.NewReplacer(with...).Replace(s)
}

// Document is what a mail says that brings a document and nothing else.
func (l *Language) Document() string {
	return l.text("greeting") + "\n\n" + l.text("document.text") + "\n\n" + l.text("closing")
}
