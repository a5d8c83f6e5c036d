// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/mapping/expression"
)

// examples says what the examples of a mapping lack, and what they show.
func (t *linter) examples(m *Mapping) {
	s := t.source
	faulty := slices.ContainsFunc(m.examples, func(e example) bool { return len(e.Findings) > 0 })
	switch {
	case len(m.examples) == 0:
		t.warn(s.at.Fault("the mapping has no example: nobody sees when it breaks", "write examples: with a document and its order", "mapping"))
		return
	case !faulty && m.writes == nil:
		t.warn(s.at.Fault("no example has faults: what becomes of a damaged document is not tried", "add one with findings:", "examples"))
	}
	if m.writes != nil {
		return
	}
	results := t.results(m, func(i int, err error) {
		t.warn(s.at.Fault("the example cannot be run: "+err.Error(), "", "examples", strconv.Itoa(i), "input"))
	})
	t.leftOver(m, results)
	if !s.builtin { // a built-in reading is for all partners, its examples are but some
		t.firsts(m, results)
	}
}

// results maps the documents of the examples.
func (t *linter) results(m *Mapping, fail func(i int, err error)) (out []Result) {
	for i, e := range m.examples {
		var results []Result
		var err error
		if m.writes != nil {
			_, _, err = m.writeExample(e)
		} else {
			results, err = m.results(e, t.read)
		}
		if err != nil {
			fail(i, err)
			continue
		}
		out = append(out, results...)
	}
	return out
}

// leftOver notes what of the examples no expression reads.
func (t *linter) leftOver(m *Mapping, results []Result) {
	counts, elements := map[string]int{}, 0
	add := func(extensions []gateway.Extension) {
		for _, e := range extensions {
			counts[e.Name]++
			for _, v := range e.Values {
				if strings.TrimRight(v, " ") != "" {
					elements++
				}
			}
		}
	}
	for _, r := range results {
		add(r.Order.Extensions)
		for i := range r.Order.OrderLine {
			add(r.Order.OrderLine[i].Extensions)
		}
	}
	if len(counts) == 0 {
		return
	}
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	shown := names[:min(len(names), 6)]
	for i, n := range shown {
		shown[i] = fmt.Sprintf("%s %d×", n, counts[n])
	}
	more := ""
	if len(names) > len(shown) {
		more = fmt.Sprintf(" and %d more", len(names)-len(shown))
	}
	f := t.source.at.Fault(fmt.Sprintf("parts of the examples with %d value(s) are not read whole and go to extensions: %s%s", elements, strings.Join(shown, ", "), more), "", "examples")
	t.out = append(t.out, Advice{Fault: f, Note: true})
}

// firsts finds first() where the examples never have several: without it, a second
// one would be told of instead of being passed over. The mapping is loaded once
// more without them and run; a field that has a value both ways needs none.
func (t *linter) firsts(m *Mapping, results []Result) {
	type place struct {
		source *expression.Source
		call   expression.Call
		way    string
	}
	var places []place
	visitBlocks(t.source.order, "", func(way string, b *ruleBlock) {
		look := func(s *expression.Source, way string) {
			for _, c := range expression.Calls(s.Text, "first") {
				if c.Arguments == 1 && !s.Quoted {
					places = append(places, place{s, c, way})
				}
			}
		}
		if b.from != nil {
			look(b.from, way)
		}
		for _, f := range b.fields {
			if f.expr != nil {
				look(f.expr, way+"/"+f.name)
			}
		}
	})
	if len(places) == 0 {
		return
	}
	lines := bytes.Split(t.source.data, []byte("\n"))
	for _, p := range places {
		if p.source.Line > len(lines) {
			return
		}
		line, at := []rune(string(lines[p.source.Line-1])), p.source.Column-1
		if at+p.call.Close >= len(line) || string(line[at+p.call.From:at+p.call.Open]) != "first" {
			return // written over several lines
		}
		for i := p.call.From; i <= p.call.Open; i++ {
			line[at+i] = ' '
		}
		line[at+p.call.Close] = ' '
		lines[p.source.Line-1] = []byte(string(line))
	}
	set, _ := Load(&overlaid{t.source.fsys, path.Join(t.source.dir, path.Base(t.source.name)), bytes.Join(lines, []byte("\n"))}, t.cfg)
	plain := set.mappings[m.id]
	if plain == nil {
		return // it does not stand without
	}
	there, several := map[string]bool{}, map[string]bool{}
	for _, r := range results {
		for pointer := range r.Order.Trace {
			for w := way(pointer); w != ""; w = w[:strings.LastIndexByte(w, '/')] {
				there[w] = true
			}
		}
	}
	for _, r := range t.results(plain, func(int, error) {}) {
		for _, f := range r.Findings {
			if f.Code == "mapping.selector.several" {
				several[way(f.Field)] = true
			}
		}
	}
	for _, p := range places {
		if there[p.way] && !several[p.way] {
			t.warn(p.source.Fault(p.call.From, "first() is not needed in any example", "without it, a document that has several is told of; or add an example that has"))
		}
	}
}

// way is a pointer without the places in lists.
func way(pointer string) string {
	var b strings.Builder
	for p := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if p != "" && (p[0] < '0' || p[0] > '9') {
			b.WriteString("/" + p)
		}
	}
	return b.String()
}

// overlaid is a folder in which one file has another text.
type overlaid struct {
	fs.FS
	name string
	data []byte
}

// Open implements fs.FS.
func (o *overlaid) Open(name string) (fs.File, error) {
	if name == o.name {
		return &openText{bytes.NewReader(o.data), int64(len(o.data)), path.Base(name)}, nil
	}
	return o.FS.Open(name)
}

// ReadDir implements fs.ReadDirFS.
func (o *overlaid) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.FS, name) }

type openText struct {
	*bytes.Reader
	size int64
	name string
}

func (t *openText) Stat() (fs.FileInfo, error) { return t, nil }
func (t *openText) Close() error               { return nil }
func (t *openText) Name() string               { return t.name }
func (t *openText) Size() int64                { return t.size }
func (t *openText) Mode() fs.FileMode          { return 0o444 }
func (t *openText) ModTime() (none time.Time)  { return none }
func (t *openText) IsDir() bool                { return false }
func (t *openText) Sys() any                   { return nil }
