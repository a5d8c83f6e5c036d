// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"embed"
	"fmt"
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
	partial   bool // codes is known in part only
	repeat    int  // how often it may stand, 0 for once
	widest    int  // the largest max that any release has
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
	required int        // the last mandatory element
	quick    []quickDef // of elements, for values without a fault
}

// quickDef is what decides whether a value has no fault: the rest is looked at
// only where it has, or may have, one.
type quickDef struct {
	kind      byte // 0 where a closer look is always due
	mandatory bool
	min, max  int32
	codes     codeSet
}

// ready makes what checking a segment needs; sets keeps the code sets made before.
func (s *segmentDef) ready(sets *sync.Map) {
	s.quick = make([]quickDef, len(s.elements))
	for i := range s.elements {
		d := &s.elements[i]
		if d.mandatory {
			s.required = i + 1
		}
		s.quick[i] = quickDef{d.kind, d.mandatory, int32(d.min), int32(d.max), codeSetOf(d, sets)}
		if d.kind == 'C' || d.repeat > 1 {
			s.quick[i].kind = 0
		}
	}
}

// codeSet finds short codes: a table of keys with free places. It is nil where any
// code will do.
type codeSet []uint32

func codeSetOf(d *elementDef, sets *sync.Map) codeSet {
	if d.codes == nil {
		return nil
	}
	if set, ok := sets.Load(d.ref); ok {
		return set.(codeSet)
	}
	set := newCodeSet(d.codes)
	sets.Store(d.ref, set)
	return set
}

func newCodeSet(codes []string) codeSet {
	size := 8
	for size < 4*len(codes) {
		size *= 2
	}
	set := make(codeSet, size)
	for _, c := range codes {
		key := codeKey(c)
		at := key * 0x9E3779B1 % uint32(size)
		for set[at] != 0 && set[at] != key {
			at = (at + 1) % uint32(size)
		}
		set[at] = key
	}
	return set
}

// codeKey packs a code of up to four characters, as those lists have.
func codeKey(c string) (key uint32) {
	if len(c) > 4 {
		return 0
	}
	for i := 0; i < len(c); i++ {
		key = key<<8 | uint32(c[i])
	}
	return key
}

// has tells whether a code is in the set for sure: longer ones need a closer look.
func (s codeSet) has(c string) bool {
	key := codeKey(c)
	if key == 0 {
		return false
	}
	mask := uint32(len(s) - 1)
	for at := key * 0x9E3779B1 & mask; s[at] != 0; at = (at + 1) & mask {
		if s[at] == key {
			return true
		}
	}
	return false
}

// position is a place in a set: a segment, or a loop with what belongs to it.
type position struct {
	id        string
	max       int // 0 = unbounded
	mandatory bool
	loop      bool
	children  []*position
	def       *segmentDef
	shared    bool // another place of the loop around it has the same id
	// Of the children: the first with an id (grammar.ordinal), the next with the
	// same, -1 for none; those needed, but for ST and SE.
	first, again []int16
	needed       []int
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
	ids                 [slots]struct { // their ordinals, by slot
		key     uint32
		ordinal int16
	}
	dictionary map[string]*segmentDef
	shape      *decode.Shape
}

// knownRelease tells whether a version (GS08) is one of a release that exists.
func knownRelease(version string) bool {
	_, exact := tables().release(version)
	return exact
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

// link resolves what the positions below p name, and readies them for matching.
func (g *grammar) link(p *position) error {
	for i, c := range p.children {
		if c.def = g.dictionary[c.id]; c.def == nil {
			return fmt.Errorf("segment %s has no definition", c.id)
		}
		if !g.in[c.id] {
			g.in[c.id] = true
			if err := g.number(c.id, len(g.in)-1); err != nil {
				return err
			}
		}
		if c.mandatory && c.id != "SE" && !(c.id == "ST" && p == g.root) {
			p.needed = append(p.needed, i)
		}
		if err := g.link(c); err != nil {
			return err
		}
	}
	return nil
}

// chain lists each loop's children by id, once all ids have their numbers.
func (g *grammar) chain(p *position) {
	p.first, p.again = make([]int16, len(g.in)), make([]int16, len(p.children))
	for i := range p.first {
		p.first[i] = -1
	}
	for i := len(p.children) - 1; i >= 0; i-- {
		c := p.children[i]
		id := g.ordinal(c.id)
		p.again[i] = p.first[id]
		if p.first[id] >= 0 {
			c.shared, p.children[p.first[id]].shared = true, true
		}
		p.first[id] = int16(i)
		g.chain(c)
	}
}

// slots is the size of the table of segment ids, a power of two that leaves most
// of it free.
const slots = 1024

func slot(key uint32) uint32 { return key * 0x9E3779B1 >> 22 }

// number gives a segment id of the set its ordinal.
func (g *grammar) number(id string, ordinal int) error {
	key := keyOf(id)
	if key == 0 || len(g.in) > slots/2 {
		return fmt.Errorf("segment %s cannot be numbered", id)
	}
	at := slot(key)
	for g.ids[at].key != 0 {
		at = (at + 1) % slots
	}
	g.ids[at].key, g.ids[at].ordinal = key, int16(ordinal)
	return nil
}

// ordinal is the number of a segment id among those of the set, -1 for another.
func (g *grammar) ordinal(id string) int {
	key := keyOf(id)
	for at := slot(key); key != 0 && g.ids[at].key != 0; at = (at + 1) % slots {
		if g.ids[at].key == key {
			return int(g.ids[at].ordinal)
		}
	}
	return -1
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
