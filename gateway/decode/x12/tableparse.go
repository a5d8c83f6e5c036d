// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// parseSegments reads segments.txt: the dictionary of one release.
func parseSegments(lines []string, codes map[string][]string) (map[string]*segmentDef, error) {
	dict := map[string]*segmentDef{}
	composites := map[string]*segmentDef{}
	for pass := range 2 { // composites stand behind the segments that use them
		for _, line := range lines {
			id, body, _ := strings.Cut(line, " ")
			isComposite := len(id) == 4
			if isComposite != (pass == 0) {
				continue
			}
			s, err := parseSegment(id, strings.TrimSpace(body), composites, codes)
			if err != nil {
				return nil, fmt.Errorf("segment %s: %w", id, err)
			}
			if isComposite {
				composites[id] = s
			} else {
				dict[id] = s
			}
		}
	}
	return dict, nil
}

var repeated = regexp.MustCompile(`\d\d-\d\d (\d+)x\[(.*?)\]`)

func parseSegment(id, body string, composites map[string]*segmentDef, codes map[string][]string) (*segmentDef, error) {
	elements, notes, _ := strings.Cut(body, ";")
	// Expand "06-25 10x[235 ID 2/2 | 234 AN 1/48]" to ten pairs.
	elements = repeated.ReplaceAllStringFunc(elements, func(m string) string {
		parts := repeated.FindStringSubmatch(m)
		n, _ := strconv.Atoi(parts[1])
		var all []string
		for range n {
			for _, e := range strings.Split(parts[2], "|") {
				all = append(all, "00 "+strings.TrimSpace(e))
			}
		}
		return strings.Join(all, " | ")
	})
	s := &segmentDef{id: id}
	for _, e := range strings.Split(elements, "|") {
		def, err := parseElement(strings.Fields(e), composites, codes)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", e, err)
		}
		s.elements = append(s.elements, def)
	}
	var err error
	s.notes, err = parseNotes(strings.Fields(notes), len(s.elements))
	return s, err
}

// parseElement reads "02 92! ID 2/2" or "04 C040".
func parseElement(f []string, composites map[string]*segmentDef, codes map[string][]string) (elementDef, error) {
	var d elementDef
	if len(f) < 2 {
		return d, fmt.Errorf("an element has a position and a number")
	}
	d.ref, d.mandatory = strings.TrimSuffix(f[1], "!"), strings.HasSuffix(f[1], "!")
	if strings.HasPrefix(d.ref, "C") {
		c, ok := composites[d.ref]
		if !ok {
			return d, fmt.Errorf("composite %s has no definition", d.ref)
		}
		d.kind, d.parts, d.notes = 'C', c.elements, c.notes
		return d, nil
	}
	if len(f) != 4 {
		return d, fmt.Errorf("an element has a type and lengths")
	}
	d.kind = f[2][0]
	if d.kind == 'N' {
		d.decimals, _ = strconv.Atoi(f[2][1:])
	}
	_, err := fmt.Sscanf(f[3], "%d/%d", &d.min, &d.max)
	d.codes = codes[d.ref]
	return d, err
}

// parseNotes reads "R0203 P0405..P3031".
func parseNotes(fields []string, elements int) ([]noteDef, error) {
	var out []noteDef
	for _, f := range fields {
		from, to, span := strings.Cut(f, "..")
		n, err := parseNote(from)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
		if !span {
			continue
		}
		last, err := parseNote(to)
		if err != nil {
			return nil, err
		}
		for a, b := n.at[0]+2, n.at[1]+2; a <= last.at[0] && b <= elements; a, b = a+2, b+2 {
			out = append(out, newNote(n.kind, a, b))
		}
	}
	return out, nil
}

func parseNote(s string) (noteDef, error) {
	if len(s) < 5 || len(s)%2 == 0 || !strings.ContainsRune("PRECL", rune(s[0])) {
		return noteDef{}, fmt.Errorf("syntax note %q", s)
	}
	var at []int
	for i := 1; i < len(s); i += 2 {
		p, err := strconv.Atoi(s[i : i+2])
		if err != nil || p < 1 || p > 64 {
			return noteDef{}, fmt.Errorf("syntax note %q: position %q", s, s[i:i+2])
		}
		at = append(at, p)
	}
	return newNote(s[0], at...), nil
}

func newNote(kind byte, at ...int) noteDef {
	n := noteDef{kind: kind, at: at}
	for _, p := range at {
		n.mask |= 1 << (p - 1)
	}
	return n
}

// parsePositions reads "BEG! REF(>1) [N1(200) N2(2)] CTT" up to the closing
// bracket of its loop.
func parsePositions(tokens []string) (out []*position, rest []string, err error) {
	for len(tokens) > 0 {
		switch t := tokens[0]; t {
		case "]":
			return out, tokens, nil
		case "[":
			inner, rest, err := parsePositions(tokens[1:])
			if err != nil {
				return nil, nil, err
			}
			if len(inner) == 0 || len(rest) == 0 {
				return nil, nil, fmt.Errorf("a loop is empty or not closed")
			}
			p := inner[0]
			p.loop, p.children = true, inner[1:]
			out, tokens = append(out, p), rest[1:]
		default:
			p, err := parsePosition(t)
			if err != nil {
				return nil, nil, err
			}
			out, tokens = append(out, p), tokens[1:]
		}
	}
	return out, nil, nil
}

var positionText = regexp.MustCompile(`^([A-Z][A-Z0-9]{1,2})(!?)(?:\((>1|[0-9]+|1e5)\))?$`)

func parsePosition(t string) (*position, error) {
	m := positionText.FindStringSubmatch(t)
	if m == nil {
		return nil, fmt.Errorf("position %q", t)
	}
	p := &position{id: m[1], mandatory: m[2] == "!", max: 1}
	switch m[3] {
	case "":
	case ">1":
		p.max = 0
	case "1e5":
		p.max = 100000
	default:
		p.max, _ = strconv.Atoi(m[3])
	}
	return p, nil
}

// change applies a line of releases.txt when it is about this release.
func (g *grammar) change(line string, codes map[string][]string) error {
	f := strings.Fields(line)
	if len(f) < 3 {
		return fmt.Errorf("too short")
	}
	bound := strings.TrimLeft(f[0], "<>=")
	switch {
	case f[0] == "all":
	case strings.HasPrefix(f[0], "<") && g.release < bound:
	case strings.HasPrefix(f[0], ">=") && g.release >= bound:
	default:
		return nil
	}
	switch f[1] {
	case "element":
		for _, s := range g.dictionary {
			for i := range s.elements {
				if err := changeElement(&s.elements[i], f[2], f[3:]); err != nil {
					return err
				}
			}
		}
	case "segment":
		s := g.dictionary[f[2]]
		def, err := parseElement(f[3:], nil, codes)
		if err != nil {
			return err
		}
		if at, _ := strconv.Atoi(f[3]); at != len(s.elements)+1 {
			return fmt.Errorf("%s has %d elements", f[2], len(s.elements))
		}
		s.elements = append(s.elements, def)
	case "set":
		if f[2] != g.set {
			return nil
		}
		p, err := parsePosition(f[6])
		if err != nil {
			return err
		}
		g.insert(g.root, f[4], p)
	case "everywhere":
		g.also(g.root, f[2], f[4])
	default:
		return fmt.Errorf("what is %q", f[1])
	}
	return nil
}

func changeElement(d *elementDef, ref string, changes []string) error {
	for i := range d.parts {
		if err := changeElement(&d.parts[i], ref, changes); err != nil {
			return err
		}
	}
	if d.ref != ref {
		return nil
	}
	for _, c := range changes {
		key, val, _ := strings.Cut(c, "=")
		n, _ := strconv.Atoi(val)
		switch key {
		case "min":
			d.min = n
		case "max":
			d.max = n
		case "type":
			d.kind = val[0]
		default:
			return fmt.Errorf("change %q", c)
		}
	}
	return nil
}

// insert puts p behind every segment of that id.
func (g *grammar) insert(at *position, after string, p *position) {
	for i := 0; i < len(at.children); i++ {
		c := at.children[i]
		g.insert(c, after, p)
		if c.id == after {
			at.children = slices.Insert(at.children, i+1, &position{id: p.id, max: p.max})
			i++
		}
	}
}

// also lets another segment stand wherever id may.
func (g *grammar) also(at *position, id, other string) {
	for i := 0; i < len(at.children); i++ {
		c := at.children[i]
		g.also(c, id, other)
		if c.id == id && !(i+1 < len(at.children) && at.children[i+1].id == other) {
			at.children = slices.Insert(at.children, i+1, &position{id: other, max: c.max})
			i++
		}
	}
}
