// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// codeList is the codes of an element, sorted; partial when there are more.
type codeList struct {
	codes   []string
	partial bool
}

// parseCodes reads "~92: AB AC": an element's number and its codes.
func parseCodes(line string) (ref string, l codeList, err error) {
	ref, list, ok := strings.Cut(line, ":")
	ref, l.partial = strings.CutPrefix(ref, "~")
	l.codes = strings.Fields(list)
	slices.Sort(l.codes)
	if !ok || ref == "" || len(l.codes) == 0 || len(slices.Compact(slices.Clone(l.codes))) < len(l.codes) {
		return "", l, fmt.Errorf("%q is no list, or has a code twice", line[:min(len(line), 40)])
	}
	return ref, l, nil
}

// parseSegments reads segments.txt: the dictionary, and the composites.
func parseSegments(lines []string, codes map[string]codeList) (dict, composites map[string]*segmentDef, err error) {
	dict, composites = map[string]*segmentDef{}, map[string]*segmentDef{}
	for pass := range 2 { // composites stand behind the segments that use them
		for _, line := range lines {
			id, body, _ := strings.Cut(line, " ")
			isComposite := len(id) == 4
			if isComposite != (pass == 0) {
				continue
			}
			s, err := parseSegment(id, strings.TrimSpace(body), composites, codes)
			if err != nil {
				return nil, nil, fmt.Errorf("segment %s: %w", id, err)
			}
			if isComposite {
				composites[id] = s
			} else {
				dict[id] = s
			}
		}
	}
	return dict, composites, nil
}

var repeated = regexp.MustCompile(`(\d\d)-\d\d (\d+)x\[(.*?)\]`)

func parseSegment(id, body string, composites map[string]*segmentDef, codes map[string]codeList) (*segmentDef, error) {
	elements, notes, _ := strings.Cut(body, ";")
	// Expand "06-25 10x[235 ID 2/2 | 234 AN 1/48]" to ten pairs.
	elements = repeated.ReplaceAllStringFunc(elements, func(m string) string {
		parts := repeated.FindStringSubmatch(m)
		at, _ := strconv.Atoi(parts[1])
		n, _ := strconv.Atoi(parts[2])
		var all []string
		for range n {
			for _, e := range strings.Split(parts[3], "|") {
				all = append(all, fmt.Sprintf("%02d %s", at, strings.TrimSpace(e)))
				at++
			}
		}
		return strings.Join(all, " | ")
	})
	s := &segmentDef{id: id}
	for i, e := range strings.Split(elements, "|") {
		f := strings.Fields(e)
		if len(f) == 0 || f[0] != fmt.Sprintf("%02d", i+1) {
			return nil, fmt.Errorf("%q should be element %02d", e, i+1)
		}
		def, err := parseElement(f[1:], composites, codes)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", e, err)
		}
		s.elements = append(s.elements, def)
	}
	var err error
	s.notes, err = parseNotes(strings.Fields(notes), len(s.elements))
	return s, err
}

var elementTypes = regexp.MustCompile(`^(AN|ID|R|DT|TM|N[0-9])$`)

// parseElement reads "92! ID 2/2", "C040" or "1365 ID 1/2 (99)".
func parseElement(f []string, composites map[string]*segmentDef, codes map[string]codeList) (elementDef, error) {
	var d elementDef
	if last := len(f) - 1; last > 0 && strings.HasPrefix(f[last], "(") {
		if _, err := fmt.Sscanf(f[last], "(%d)", &d.repeat); err != nil {
			return d, fmt.Errorf("repeats %q", f[last])
		}
		f = f[:last]
	}
	if len(f) != 1 && len(f) != 3 {
		return d, fmt.Errorf("an element has a number, a type and lengths")
	}
	d.ref, d.mandatory = strings.TrimSuffix(f[0], "!"), strings.HasSuffix(f[0], "!")
	if len(f) == 1 {
		c, ok := composites[d.ref]
		if !ok {
			return d, fmt.Errorf("composite %s has no definition", d.ref)
		}
		// Its own copy: a release may change it here alone.
		d.kind, d.parts, d.notes = 'C', slices.Clone(c.elements), c.notes
		return d, nil
	}
	if d.ref == "-" {
		d.ref = ""
	}
	if !elementTypes.MatchString(f[1]) {
		return d, fmt.Errorf("type %q", f[1])
	}
	d.kind = f[1][0]
	if d.kind == 'N' {
		d.decimals = int(f[1][1] - '0')
	}
	var err error
	d.min, d.max, err = parseLengths(f[2])
	d.codes, d.partial = codes[d.ref].codes, codes[d.ref].partial
	return d, err
}

func parseLengths(s string) (low, high int, err error) {
	if _, err = fmt.Sscanf(s, "%d/%d", &low, &high); err != nil || low < 1 || high < low {
		return 0, 0, fmt.Errorf("lengths %q", s)
	}
	return low, high, nil
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

// parseLoop reads the positions of a set or of a part of one.
func parseLoop(body string) ([]*position, error) {
	out, rest, err := parsePositions(strings.Fields(strings.NewReplacer("[", " [ ", "]", " ] ").Replace(body)))
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("left over: %v", rest)
	}
	return out, err
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
