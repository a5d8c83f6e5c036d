// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// delta is a line of releases.txt: what some releases change.
type delta struct {
	from, before string // the releases: from one on, before another; "" without bound
	verb         string
	args         []string
	min, max     int // of element
	text         string
}

var (
	deltaRange = regexp.MustCompile(`^(?:>=(\d{6}))?(?:<(\d{6}))?$`)
	// deltaArgs is how many words each verb needs at least.
	deltaArgs = map[string]int{"element": 2, "at": 2, "note": 2, "after": 3, "within": 3, "max": 3, "beside": 2}
)

// parseDelta reads ">=005010 at N407 1715 ID 1/3".
func parseDelta(line string) (delta, error) {
	f := strings.Fields(line)
	d := delta{text: line}
	if len(f) < 2 {
		return d, fmt.Errorf("too short")
	}
	if f[0] != "all" {
		m := deltaRange.FindStringSubmatch(f[0])
		if m == nil {
			return d, fmt.Errorf("releases %q", f[0])
		}
		d.from, d.before = m[1], m[2]
	}
	d.verb, d.args = f[1], f[2:]
	if need, ok := deltaArgs[d.verb]; !ok || len(d.args) < need {
		return d, fmt.Errorf("%q with %d words", d.verb, len(d.args))
	}
	var err error
	if d.verb == "element" {
		d.min, d.max, err = parseLengths(d.args[1])
	}
	return d, err
}

// in tells whether a release has the change.
func (d delta) in(release string) bool {
	return release >= d.from && (d.before == "" || release < d.before)
}

// change applies a delta. What it names must be there: a line that does nothing
// is a slip of the pen.
func (g *grammar) change(d delta, composites map[string]*segmentDef, codes map[string]codeList) error {
	switch d.verb {
	case "element":
		found := false
		for _, s := range g.dictionary {
			found = relength(s.elements, d) || found
		}
		if !found {
			return fmt.Errorf("no element %s", d.args[0])
		}
	case "at":
		return g.define(d.args[0], d.args[1:], composites, codes)
	case "note":
		return g.renote(d.args[0], d.args[1:])
	case "beside":
		g.beside(g.root, d.args[0], d.args[1])
	default:
		if !slices.Contains(strings.Split(d.args[0], ","), g.set) {
			return nil
		}
		return g.place(d)
	}
	return nil
}

// relength gives the elements with a number other lengths.
func relength(elements []elementDef, d delta) (found bool) {
	for i := range elements {
		e := &elements[i]
		if e.ref == d.args[0] {
			e.min, e.max, found = d.min, d.max, true
		}
		found = relength(e.parts, d) || found
	}
	return found
}

// define puts an element to a position of a segment ("N407"): in the place of
// what is there, or behind the last. "-" ends the segment before it.
func (g *grammar) define(where string, text []string, composites map[string]*segmentDef, codes map[string]codeList) error {
	s := g.dictionary[where[:max(0, len(where)-2)]]
	at, err := strconv.Atoi(where[max(0, len(where)-2):])
	if s == nil || err != nil || at < 1 || at > len(s.elements)+1 {
		return fmt.Errorf("no place %s", where)
	}
	if text[0] == "-" && len(text) == 1 {
		s.elements = s.elements[:at-1]
		s.notes = slices.DeleteFunc(s.notes, func(n noteDef) bool { return n.mask>>(at-1) != 0 })
		return nil
	}
	e, err := parseElement(text, composites, codes)
	if err != nil {
		return err
	}
	s.elements = append(s.elements[:at-1], append([]elementDef{e}, s.elements[min(at, len(s.elements)):]...)...)
	return nil
}

// renote takes ("-R0405") and adds ("+C0705") syntax notes of a segment.
func (g *grammar) renote(id string, changes []string) error {
	s := g.dictionary[id]
	if s == nil {
		return fmt.Errorf("no segment %s", id)
	}
	for _, c := range changes {
		n, err := parseNote(c[1:])
		if err != nil {
			return err
		}
		at := slices.IndexFunc(s.notes, func(have noteDef) bool { return have.String() == c[1:] })
		switch {
		case c[0] == '+' && at < 0:
			s.notes = append(s.notes, n)
		case c[0] == '-' && at >= 0:
			s.notes = slices.Delete(s.notes, at, at+1)
		default:
			return fmt.Errorf("note %q", c)
		}
	}
	return nil
}

// place changes the positions of a set at a path: "after", "within" or "max".
func (g *grammar) place(d delta) error {
	path, anywhere := strings.CutPrefix(d.args[1], "//")
	n, err := g.root.visit(strings.Split(path, "/"), anywhere, func(loop *position, i int) (int, error) {
		c := loop.children[i]
		if d.verb == "max" {
			p, err := parsePosition(c.id + d.args[2])
			if err == nil {
				c.max = p.max
			}
			return 0, err
		}
		more, err := parseLoop(strings.Join(d.args[2:], " "))
		if err != nil {
			return 0, err
		}
		if d.verb == "within" {
			c.loop, c.children = true, append(c.children, more...)
			return 0, nil
		}
		loop.children = slices.Insert(loop.children, i+1, more...)
		return len(more), nil
	})
	if err == nil && n == 0 {
		err = fmt.Errorf("no position %s in %s", d.args[1], g.set)
	}
	return err
}

// visit calls do for each position at a path below p, or with the path anywhere
// below; do returns how many positions it has put behind that one.
func (p *position) visit(path []string, anywhere bool, do func(loop *position, i int) (int, error)) (found int, err error) {
	for i := 0; i < len(p.children) && err == nil; i++ {
		c := p.children[i]
		var n int
		if anywhere || c.id == path[0] && len(path) > 1 {
			rest := path
			if !anywhere {
				rest = path[1:]
			}
			n, err = c.visit(rest, anywhere, do)
			found += n
		}
		if err == nil && c.id == path[0] && len(path) == 1 {
			n, err = do(p, i)
			found, i = found+1, i+n
		}
	}
	return found, err
}

// beside lets another segment stand wherever one may.
func (g *grammar) beside(p *position, one, other string) {
	for i := 0; i < len(p.children); i++ {
		c := p.children[i]
		g.beside(c, one, other)
		if c.id == one && !(i+1 < len(p.children) && p.children[i+1].id == other) {
			p.children = slices.Insert(p.children, i+1, &position{id: other, max: c.max})
			i++
		}
	}
}
