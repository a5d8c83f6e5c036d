// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"ordergate/gateway/decode"
)

//go:embed tables/*.txt
var tableFiles embed.FS

// elementDef is what the standard says of an element.
type elementDef struct {
	ref       string // data element number, or the composite's id
	kind      byte   // A(N) I(D) N R D(T) T(M) C(omposite)
	decimals  int    // of N2 and the like
	min, max  int
	mandatory bool
	parts     []elementDef
	notes     []noteDef
	codes     []string
}

// noteDef is a syntax note (X12.6 §3.8.3.3): P R E C L and the positions.
type noteDef struct {
	kind byte
	at   []int
	mask uint64 // the positions as bits
}

func (n noteDef) String() string {
	var b strings.Builder
	b.WriteByte(n.kind)
	for _, p := range n.at {
		fmt.Fprintf(&b, "%02d", p)
	}
	return b.String()
}

type segmentDef struct {
	id       string
	elements []elementDef
	notes    []noteDef
	required int // the last mandatory element
}

// position is a place in a set: a segment, or a loop with what belongs to it.
type position struct {
	id        string
	max       int // 0 = unbounded
	mandatory bool
	loop      bool
	children  []*position
	keys      []uint32 // of the children's ids
	def       *segmentDef
}

// keyOf packs a segment id into a number that compares faster; 0 for what is no id.
func keyOf(id string) uint32 {
	switch len(id) {
	case 2:
		return uint32(id[0]) | uint32(id[1])<<8
	case 3:
		return uint32(id[0]) | uint32(id[1])<<8 | uint32(id[2])<<16
	}
	return 0
}

// grammar is a transaction set in a release.
type grammar struct {
	set, release, group string
	root                *position
	in                  map[string]bool // segments of the set
	dictionary          map[string]*segmentDef
	shape               *decode.Shape
}

// library holds the grammars of all releases that differ.
type library struct {
	releases []string // where something changes, ascending
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
	l := tables()
	release := version
	if len(release) > 6 {
		release = release[:6]
	}
	exact = isDigits(release) && len(release) == 6 && release >= "003010" && release <= "008999"
	best := l.releases[0]
	for _, r := range l.releases {
		if r <= release {
			best = r
		}
	}
	if !exact {
		best = "004010"
	}
	get, ok := l.grammars[set+"/"+best]
	if !ok {
		return nil, exact
	}
	return get(), exact
}

// ShapeOf tells what a transaction set of a version (GS08) can hold; nil when
// the set is not in the tables.
func ShapeOf(set, version string) *decode.Shape {
	g, _ := lookup(set, version)
	if g == nil {
		return nil
	}
	return g.shape
}

// Sets lists the transaction sets in the tables with their functional group id.
func Sets() map[string]string {
	out := map[string]string{}
	for s, g := range tables().sets {
		out[s] = g
	}
	return out
}

// FunctionalID returns the functional group id of a set (GS01), "" when unknown.
func FunctionalID(set string) string { return tables().sets[set] }

func readTable(files fs.FS, name string) ([]string, error) {
	b, err := fs.ReadFile(files, "tables/"+name)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, l := range strings.Split(string(b), "\n") {
		if strings.TrimSpace(l) == "" || strings.HasPrefix(l, "#") {
			continue
		}
		if strings.HasPrefix(l, " ") && len(lines) > 0 { // goes on from the line before
			lines[len(lines)-1] += " " + strings.TrimSpace(l)
			continue
		}
		lines = append(lines, l)
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
	segments, sets, releases, codes := table("segments.txt"), table("sets.txt"), table("releases.txt"), table("codes.txt")
	if err != nil {
		return nil, err
	}
	codeLists := map[string][]string{}
	for _, l := range codes {
		ref, list, _ := strings.Cut(l, ":")
		codeLists[ref] = strings.Fields(list)
	}
	l := &library{grammars: map[string]func() *grammar{}, sets: map[string]string{}}
	bounds := map[string]bool{"003010": true, "004010": true}
	for _, r := range releases {
		if f := strings.Fields(r)[0]; f != "all" {
			bounds[strings.TrimLeft(f, "<>=")] = true
		}
	}
	for b := range bounds {
		l.releases = append(l.releases, b)
	}
	slices.Sort(l.releases)
	for _, line := range sets {
		set, rest, _ := strings.Cut(line, " ")
		group, body, _ := strings.Cut(rest, " ")
		l.sets[set] = group
		for _, release := range l.releases {
			build := func() (*grammar, error) {
				return buildGrammar(set, group, release, body, segments, releases, codeLists)
			}
			l.grammars[set+"/"+release] = sync.OnceValue(func() *grammar { // when the first such set comes; a test builds them all
				g, err := build()
				if err != nil {
					panic(fmt.Sprintf("x12: embedded tables: set %s in %s: %v", set, release, err))
				}
				return g
			})
		}
	}
	return l, nil
}

func buildGrammar(set, group, release, body string, segments, releases []string, codes map[string][]string) (*grammar, error) {
	dict, err := parseSegments(segments, codes)
	if err != nil {
		return nil, err
	}
	root, rest, err := parsePositions(strings.Fields(strings.NewReplacer("[", " [ ", "]", " ] ").Replace(body)))
	if err != nil || len(rest) > 0 {
		return nil, fmt.Errorf("%v, left over: %v", err, rest)
	}
	g := &grammar{set: set, release: release, group: group, root: &position{loop: true, children: root}, in: map[string]bool{}, dictionary: dict}
	for _, r := range releases {
		if err := g.change(r, codes); err != nil {
			return nil, fmt.Errorf("%q: %w", r, err)
		}
	}
	if err := g.link(g.root); err != nil {
		return nil, err
	}
	for _, def := range g.dictionary {
		for i := range def.elements {
			if def.elements[i].mandatory {
				def.required = i + 1
			}
		}
	}
	g.shape = g.shapeOf(g.root)
	return g, nil
}

func (g *grammar) link(p *position) error {
	p.keys = make([]uint32, len(p.children))
	for i, c := range p.children {
		p.keys[i] = keyOf(c.id)
		g.in[c.id] = true
		if c.def = g.dictionary[c.id]; c.def == nil {
			return fmt.Errorf("segment %s has no definition", c.id)
		}
		if err := g.link(c); err != nil {
			return err
		}
	}
	return nil
}

func (g *grammar) shapeOf(p *position) *decode.Shape {
	s := &decode.Shape{Name: p.id, Max: p.max, Mandatory: p.mandatory}
	if p.def != nil {
		s.Elements = elementShapes(p.def.elements)
	}
	for _, c := range p.children {
		if c.id == "ST" || c.id == "SE" {
			continue
		}
		if s.Child(c.id) == nil { // a segment that may stand at two places of a level has one shape
			s.Children = append(s.Children, g.shapeOf(c))
		} else if c.loop {
			s.Child(c.id).Children = append(s.Child(c.id).Children, g.shapeOf(c).Children...)
		}
	}
	return s
}

func elementShapes(defs []elementDef) []decode.ElementShape {
	var out []decode.ElementShape
	for _, d := range defs {
		e := decode.ElementShape{Ref: d.ref, Min: d.min, Max: d.max, Mandatory: d.mandatory, Components: elementShapes(d.parts)}
		switch d.kind {
		case 'C':
			e.Type = "composite"
		case 'N':
			e.Type = "N" + strconv.Itoa(d.decimals)
		case 'A':
			e.Type = "AN"
		case 'I':
			e.Type = "ID"
		case 'D':
			e.Type = "DT"
		case 'T':
			e.Type = "TM"
		default:
			e.Type = "R"
		}
		out = append(out, e)
	}
	return out
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
