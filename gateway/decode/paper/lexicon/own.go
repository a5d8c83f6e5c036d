// SPDX-License-Identifier: Apache-2.0

package lexicon

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"ordergate/gateway"
)

// MaxOwn bounds the dictionaries of an installation, bytes of all files: they are kept
// with each document that is read by them.
const MaxOwn = 64 << 10

// Own reads an installation's dictionaries, by file name, beside the built-in ones.
// Faults name the files as they are named in texts; with faults there is no set.
func Own(texts map[string]string) (*Set, gateway.Faults) {
	if len(texts) == 0 {
		return Builtin(), nil
	}
	s := over(Builtin())
	var faults gateway.Faults
	size := 0
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		text := texts[name]
		if size += len(text); size > MaxOwn {
			return nil, gateway.Faults{{File: name, Message: fmt.Sprintf("the dictionaries have more than %d KiB", MaxOwn>>10), Hint: "leave out what the built-in ones have"}}
		}
		faults = append(faults, s.own(name, text)...)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return s, nil
}

// own reads one file.
func (s *Set) own(name, text string) (faults gateway.Faults) {
	kind := strings.TrimSuffix(path.Base(name), ".txt")
	roles := Builtin().Roles(kind)
	if len(roles) == 0 {
		return gateway.Faults{{File: name, Message: fmt.Sprintf("there are no words of the kind %q", kind), Hint: hint(kind, Builtin().Kinds())}}
	}
	role := ""
	for i, line := range strings.Split(text, "\n") {
		fail := func(column int, message, hint string) {
			faults = append(faults, gateway.Fault{File: name, Line: i + 1, Column: column, Message: message, Hint: hint})
		}
		column := len(line) - len(strings.TrimLeft(line, " \t")) + 1
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			role = strings.TrimSpace(strings.Trim(line, "[]"))
			if !strings.HasSuffix(line, "]") {
				fail(column, "the bracket is not closed", "write [quantity]")
			} else if !slices.Contains(roles, role) {
				fail(column+1, fmt.Sprintf("%s knows no role %q", path.Base(name), role), hint(role, roles))
			}
		default:
			language, phrases, ok := strings.Cut(line, ":")
			switch {
			case role == "":
				fail(column, "a role in brackets comes before its words", "write [quantity]")
			case !ok || strings.Contains(language, "|"):
				fail(column, "a language and a colon come before the words", "write en: quantity | qty")
			}
			if !ok {
				continue
			}
			for _, p := range strings.Split(phrases, "|") {
				if len(Words(strings.TrimPrefix(strings.TrimSpace(p), "?"))) == 0 {
					fail(column, "between two bars there is no word", "take one of them out")
					continue
				}
				s.add(p, Entry{Kind: kind, Role: role, Language: strings.TrimSpace(language)})
			}
		}
	}
	return faults
}

func hint(name string, known []string) string {
	if near := gateway.Nearest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "there are " + strings.Join(known, ", ")
}

// Kinds lists the kinds of phrases, sorted.
func (s *Set) Kinds() []string { return s.distinct(func(e Entry) string { return e.Kind }) }

// Roles lists the roles of a kind, sorted.
func (s *Set) Roles(kind string) []string {
	return s.distinct(func(e Entry) string {
		if e.Kind != kind {
			return ""
		}
		return e.Role
	})
}

func (s *Set) distinct(of func(Entry) string) []string {
	seen := map[string]bool{}
	for ; s != nil; s = s.base {
		for _, entries := range s.phrases {
			for _, e := range entries {
				if v := of(e); v != "" {
					seen[v] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
