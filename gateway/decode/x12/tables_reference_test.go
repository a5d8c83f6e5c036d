// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const reference = "../../../../shared/reference/x12.md"

// knownDifferences are what our tables say otherwise than the reference, and why.
// One that is no difference any more fails the test.
var knownDifferences = map[string]string{
	"segment ST":           "ST03 stands from 005010; read everywhere, since senders of old releases have it",
	"segment AK1":          "AK103 stands from 005010; an old partner that sends it does no harm",
	"segment AK2":          "AK203 likewise",
	"set 997 AK2 AK5":      "the reference's short form marks nothing mandatory",
	"set 997 AK1":          "likewise",
	"set 997 AK9":          "likewise",
	"set 999 AK2 IK5":      "likewise",
	"set 999 AK1":          "likewise",
	"set 999 AK9":          "likewise",
	"set 999 AK2 IK3 IK4":  "one IK4 for each element in error: the short form leaves out its (>1)",
	"composite C030 parts": "the repetition position is read in every release",
}

// TestReference holds segments.txt and sets.txt against the tables of the order
// reference: element by element, note by note, position by position.
func TestReference(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile(reference)
	if os.IsNotExist(err) {
		t.Log("the reference is not beside the project: nothing to compare with")
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	r := &referenceReader{t: t, seen: map[string]bool{}}
	r.open(string(b))
	if n := r.compareSegments(); n < 71 {
		t.Errorf("%d segments compared: the reference has more", n)
	}
	r.compareSets()
	r.compareComposites()
	for what := range knownDifferences {
		if !r.seen[what] {
			t.Errorf("%s: listed as a difference and is none", what)
		}
	}
}

type referenceReader struct {
	t          *testing.T
	text       string
	ours       map[string]*segmentDef
	composites map[string]*segmentDef
	sets       map[string]string
	seen       map[string]bool
}

func (r *referenceReader) open(text string) {
	r.t.Helper()
	r.text = strings.NewReplacer("…", "..", "–", "-", "×[", "x[").Replace(text)
	lines := map[string][]string{}
	for _, name := range []string{"segments.txt", "sets.txt"} {
		l, err := readTable(tableFiles, name)
		if err != nil {
			r.t.Fatal(err)
		}
		lines[name] = l
	}
	var err error
	if r.ours, r.composites, err = parseSegments(lines["segments.txt"], nil); err != nil {
		r.t.Fatal(err)
	}
	r.sets = map[string]string{}
	for _, l := range lines["sets.txt"] {
		f := strings.SplitN(l, " ", 3)
		r.sets[f[0]] = f[2]
	}
}

// differs reports a difference that is not a known one.
func (r *referenceReader) differs(what, diff string) {
	r.seen[what] = true
	if knownDifferences[what] == "" {
		r.t.Errorf("%s differs from the reference (-reference +ours):\n%s", what, diff)
	}
}

var (
	segmentRow  = regexp.MustCompile(`(?m)^\| ([A-Z][A-Z0-9]{1,2}) \| (01 [A-Z]?\d+!? [^|]*) \|([^|\n]*)\|`)
	partsOfC030 = regexp.MustCompile(` \(722!.*?1/4\)`)
	notesOfC040 = regexp.MustCompile(` ?C040: .*`)
)

// compareSegments reads the rows of §1.3, §2.1, §3.1 and §5.2 with our own parser:
// but for its marks the reference's form is ours.
func (r *referenceReader) compareSegments() int {
	n := 0
	for _, row := range segmentRow.FindAllStringSubmatch(r.text, -1) {
		id, n1 := row[1], partsOfC030.ReplaceAllString(row[2], "")
		n++
		body := strings.ReplaceAll(n1, "·", "|") + ";" + notesOfC040.ReplaceAllString(strings.TrimSpace(row[3]), "")
		want, err := parseSegment(id, body, r.composites, nil)
		if err != nil {
			r.t.Errorf("the reference's %s: %v", id, err)
			continue
		}
		have := r.ours[id]
		if have == nil {
			r.t.Errorf("segment %s of the reference is not in segments.txt", id)
			continue
		}
		if diff := cmp.Diff(segmentLines(want), segmentLines(have)); diff != "" {
			r.differs("segment "+id, diff)
		}
	}
	return n
}

// segmentLines is a segment as text, a line an element, then its notes sorted.
func segmentLines(s *segmentDef) []string {
	var out []string
	for i, e := range s.elements {
		l := strconv.Itoa(i+1) + " " + e.ref + " " + string(e.kind) + strconv.Itoa(e.decimals) + " " + strconv.Itoa(e.min) + "/" + strconv.Itoa(e.max)
		if e.mandatory {
			l += " mandatory"
		}
		if e.repeat > 1 {
			l += " repeats " + strconv.Itoa(e.repeat)
		}
		out = append(out, l)
	}
	var notes []string
	for _, n := range s.notes {
		notes = append(notes, n.String())
	}
	slices.Sort(notes)
	return append(out, notes...)
}

// compareSets reads the structures of §2, §3.1, §5.2 and §5.3.
func (r *referenceReader) compareSets() {
	r.t.Helper()
	structures := map[string]string{}
	if m := regexp.MustCompile(`(?s)HEADER  (.*?)\nDETAIL  (.*?)\nSUMMARY (.*?)\n`).FindStringSubmatch(strings.ReplaceAll(r.text, "\n\n", "\n")); m != nil {
		structures["850"] = strings.Join(m[1:], " ")
	}
	for _, m := range regexp.MustCompile(`(?m)^(8\d\d)  (ST! .*)$`).FindAllStringSubmatch(r.text, -1) {
		structures[m[1]] = m[2]
	}
	for set, form := range map[string]string{"997": `\(.ST\*997.: (AK1 .*?)\)\n`, "999": `999 \(5010\) = (AK1 .*? AK9)\.`} {
		if m := regexp.MustCompile(form).FindStringSubmatch(r.text); m != nil {
			structures[set] = "ST! " + loopRepeats(m[1]) + " SE!"
		}
	}
	for set, ours := range r.sets {
		theirs, ok := structures[set]
		if !ok {
			r.t.Errorf("the structure of %s is not found in the reference", set)
			continue
		}
		want, err := parseLoop(theirs)
		if err != nil {
			r.t.Errorf("the reference's %s: %v", set, err)
			continue
		}
		have, err := parseLoop(ours)
		if err != nil {
			r.t.Fatal(err)
		}
		r.comparePositions("set "+set, want, have)
	}
}

// loopRepeats turns "[AK3 AK4](>1)" into "[AK3(>1) AK4]", as our tables have it.
func loopRepeats(s string) string {
	behind := regexp.MustCompile(`\]\((>1|\d+)\)`)
	for {
		m := behind.FindStringSubmatchIndex(s)
		if m == nil {
			return s
		}
		open, depth := m[0]-1, 1
		for ; depth > 0; open-- {
			switch s[open] {
			case ']':
				depth++
			case '[':
				depth--
			}
		}
		id := open + 2 + strings.IndexByte(s[open+2:], ' ')
		s = s[:id] + "(" + s[m[2]:m[3]] + ")" + s[id:m[0]+1] + s[m[1]:]
	}
}

func (r *referenceReader) comparePositions(path string, want, have []*position) {
	names := func(list []*position) (out []string) {
		for _, p := range list {
			out = append(out, p.id)
		}
		return out
	}
	if diff := cmp.Diff(names(want), names(have)); diff != "" {
		r.differs(path, diff)
		return
	}
	for i, w := range want {
		h, at := have[i], path+" "+w.id
		if w.max != h.max || w.mandatory != h.mandatory || w.loop != h.loop {
			r.differs(at, cmp.Diff([]any{w.max, w.mandatory, w.loop}, []any{h.max, h.mandatory, h.loop}))
		}
		r.comparePositions(at, w.children, h.children)
	}
}

// compareComposites holds C001, C030 and C040 against what the text says of them.
func (r *referenceReader) compareComposites() {
	for _, c := range []struct{ id, text, body string }{
		{"C001", "C001 (composite unit of measure): 355! · 1018 exponent R 1/15 · 649 multiplier R 1/10, ×5.",
			"01 355! ID 2/2 | 02 1018 R 1/15 | 03 649 R 1/10 | 04-15 4x[355 ID 2/2 | 1018 R 1/15 | 649 R 1/10]"},
		{"C040", "C040 (reference identifier): 128! 127! then (128 127)×2, all-or-none per pair.",
			"01 128! ID 2/3 | 02 127! AN 1/30 | 03-06 2x[128 ID 2/3 | 127 AN 1/30] ; P0304 P0506"},
		{"C030", "C030! (722! pos 1/2 : 1528 component pos 1/2; ≥5010 + 1686 repetition pos 1/4)",
			"01 722! N0 1/2 | 02 1528 N0 1/2"},
	} {
		if !strings.Contains(r.text, c.text) {
			r.t.Errorf("the reference says %s otherwise now than %q", c.id, c.text)
		}
		want, err := parseSegment(c.id, c.body, nil, nil)
		if err != nil {
			r.t.Fatal(err)
		}
		if diff := cmp.Diff(segmentLines(want), segmentLines(r.composites[c.id])); diff != "" {
			r.differs("composite "+c.id+" parts", diff)
		}
	}
}
