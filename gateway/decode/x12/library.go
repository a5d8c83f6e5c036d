// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
)

// library holds the grammars of all releases that differ.
type library struct {
	releases []string        // where something changes, ascending
	exist    map[string]bool // the releases there are
	grammars map[string]func() *grammar
	sets     map[string]string // set -> functional group id
}

// tables is the library, read once from the embedded tables; a fault in them is
// a bug that any test shows, so it panics.
var tables = sync.OnceValue(func() *library {
	l, err := loadLibrary(tableFiles)
	if err != nil {
		panic("x12: embedded tables: " + err.Error())
	}
	return l
})

// lookup returns the grammar of a set in a release, and whether the release is
// one whose structure is known exactly; nil for a set that is not in the tables.
func lookup(set, version string) (g *grammar, exact bool) {
	return tables().lookup(set, version)
}

func (l *library) lookup(set, version string) (g *grammar, exact bool) {
	release, exact := l.release(version)
	get, ok := l.grammars[set+"/"+release]
	if !ok {
		return nil, exact
	}
	return get(), exact
}

// release finds where the tables change last at or below a version (GS08), and
// whether that version's release exists. A sub-release (004011, 004012) is its
// release with other codes. What is no release is read as the most used.
func (l *library) release(version string) (name string, exact bool) {
	v := version[:min(len(version), 6)]
	if len(v) < 6 || !isDigits(v) {
		return "004010", false
	}
	name = l.releases[0]
	for _, r := range l.releases {
		if r <= v {
			name = r
		}
	}
	if v[5] == '1' || v[5] == '2' {
		v = v[:5] + "0"
	}
	return name, l.exist[v]
}

// tableText is what the tables say, before it is made the grammar of a set.
type tableText struct {
	segments []string
	deltas   []delta
	codes    map[string]codeList
	widest   map[string]int // the largest max of each element number
	sets     sync.Map       // codeSet by element number, shared by all grammars
}

// readTable returns the lines of a table: comments are gone, and a line that
// starts with a blank is joined to the one before.
func readTable(files fs.FS, name string) ([]string, error) {
	b, err := fs.ReadFile(files, "tables/"+name)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, l := range strings.Split(string(b), "\n") {
		goesOn := strings.HasPrefix(l, " ") && len(lines) > 0
		l, _, _ = strings.Cut(" "+l, " #")
		switch l = strings.TrimSpace(l); {
		case l == "":
		case goesOn:
			lines[len(lines)-1] += " " + l
		default:
			lines = append(lines, l)
		}
	}
	return lines, nil
}

func loadLibrary(files fs.FS) (*library, error) {
	var err error
	table := func(name string) (lines []string) {
		if err == nil {
			lines, err = readTable(files, name)
		}
		return lines
	}
	sets, releases, codes := table("sets.txt"), table("releases.txt"), table("codes.txt")
	t := &tableText{segments: table("segments.txt"), codes: map[string]codeList{}, widest: map[string]int{}}
	if err != nil {
		return nil, err
	}
	for _, l := range codes {
		ref, list, err := parseCodes(l)
		if err != nil {
			return nil, fmt.Errorf("codes.txt: %w", err)
		}
		t.codes[ref] = list
	}
	l := &library{exist: map[string]bool{}, grammars: map[string]func() *grammar{}, sets: map[string]string{}}
	bounds := map[string]bool{"003010": true, "004010": true}
	for _, line := range releases {
		if all, ok := strings.CutPrefix(line, "exists "); ok {
			for _, r := range strings.Fields(all) {
				l.exist[r] = true
			}
			continue
		}
		d, err := parseDelta(line)
		if err != nil {
			return nil, fmt.Errorf("releases.txt: %q: %w", line, err)
		}
		t.deltas = append(t.deltas, d)
		for _, b := range []string{d.from, d.before} {
			if b != "" {
				bounds[b] = true
			}
		}
	}
	l.releases = slices.Sorted(maps.Keys(bounds))
	for _, line := range sets {
		set, rest, _ := strings.Cut(line, " ")
		group, body, _ := strings.Cut(rest, " ")
		l.sets[set] = group
		for _, release := range l.releases {
			l.grammars[set+"/"+release] = sync.OnceValue(func() *grammar { // when the first such set comes; a test builds them all
				g, err := buildGrammar(set, group, release, body, t)
				if err != nil {
					panic(fmt.Sprintf("x12: tables: set %s in %s: %v", set, release, err))
				}
				return g
			})
		}
	}
	return l, t.measure()
}

// measure finds the widest max of each element number in any release.
func (t *tableText) measure() error {
	dict, composites, err := parseSegments(t.segments, t.codes)
	if err != nil {
		return err
	}
	note := func(s *segmentDef) {
		for _, e := range s.elements {
			t.widest[e.ref] = max(t.widest[e.ref], e.max)
		}
	}
	for _, s := range dict {
		note(s)
	}
	for _, s := range composites {
		note(s)
	}
	for _, d := range t.deltas {
		if d.verb == "element" {
			t.widest[d.args[0]] = max(t.widest[d.args[0]], d.max)
		}
	}
	return nil
}

func buildGrammar(set, group, release, body string, t *tableText) (*grammar, error) {
	dict, composites, err := parseSegments(t.segments, t.codes)
	if err != nil {
		return nil, err
	}
	root, err := parseLoop(body)
	if err != nil {
		return nil, err
	}
	g := &grammar{set: set, release: release, group: group, root: &position{loop: true, children: root}, in: map[string]bool{}, dictionary: dict}
	for _, d := range t.deltas {
		if !d.in(release) {
			continue
		}
		if err := g.change(d, composites, t.codes); err != nil {
			return nil, fmt.Errorf("%s: %w", d.text, err)
		}
	}
	for _, s := range dict {
		widen(s.elements, t.widest)
	}
	if err := g.link(g.root); err != nil {
		return nil, err
	}
	g.chain(g.root)
	for _, def := range g.dictionary {
		def.ready(&t.sets)
	}
	g.shape = g.shapeOf(g.root)
	return g, nil
}

// widen tells each element its widest max. A date is another format, not narrower,
// where its release has another length.
func widen(elements []elementDef, widest map[string]int) {
	for i := range elements {
		e := &elements[i]
		if e.widest = e.max; e.kind != 'D' {
			e.widest = max(e.max, widest[e.ref])
		}
		widen(e.parts, widest)
	}
}
