// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/mapping/expression"
	"ordergate/gateway/strict"
)

// Advice is what a careful colleague would say of a mapping file: a fault, a
// warning, or a note that needs no answer.
type Advice struct {
	gateway.Fault
	Note bool
}

// Lint loads mappings as Load does and gives all faults, and advice about the files
// that wanted names by id and file: fields that say what the base says already,
// tables, parts and examples that nothing uses, choices that overlap, first() where
// nothing is ever there twice, and what of the examples nobody reads. read reads
// the documents of X12 examples.
func Lint(fsys fs.FS, cfg Config, read Decode, wanted func(id, file string) bool) []Advice {
	l, set := load(fsys, cfg)
	t := &linter{loader: l, set: set, read: read, cfg: cfg, fsys: fsys}
	for _, f := range l.faults {
		t.out = append(t.out, Advice{Fault: f})
	}
	for _, id := range slices.Sorted(maps.Keys(l.sources)) {
		s := l.sources[id]
		if !wanted(id, s.name) || s.order == nil {
			continue
		}
		t.source = s
		t.repeats()
		t.ownTables()
		t.parts()
		t.choices()
		if m := set.mappings[id]; m != nil {
			t.examples(m)
		}
	}
	t.tableFiles(wanted)
	t.strays(wanted)
	slices.SortStableFunc(t.out, func(a, b Advice) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		return a.Line - b.Line
	})
	return t.out
}

type linter struct {
	*loader
	set    *Set
	read   Decode
	cfg    Config
	fsys   fs.FS
	source *source // the file being looked at
	out    []Advice
}

func (t *linter) warn(f gateway.Fault) {
	f.Warning = true
	t.out = append(t.out, Advice{Fault: f})
}

// repeats finds fields that say what the base says already.
func (t *linter) repeats() {
	base := t.merged[t.source.file.Extends]
	if base == nil {
		return
	}
	t.same(t.source.order, base.order, base.parts)
	for name, p := range t.source.parts {
		if up := base.parts[name]; up != nil {
			t.same(p, up, base.parts)
		}
	}
}

func (t *linter) same(over, base *ruleBlock, parts map[string]*ruleBlock) {
	if base.use != nil && parts[base.use.Text] != nil {
		base = mergeBlock(parts[base.use.Text], base)
	}
	for _, pair := range [][2]*expression.Source{{over.each, base.each}, {over.from, base.from}} {
		if o, b := pair[0], pair[1]; o != nil && b != nil && sameText(o, b) {
			t.warn(o.Fault(0, fmt.Sprintf("%s says the same already", b.Place()), "leave it out"))
		}
	}
	for _, f := range over.fields {
		b := base.find(f.name)
		switch {
		case b == nil:
		case f.expr != nil && b.expr != nil && sameText(f.expr, b.expr):
			t.warn(f.expr.Fault(0, fmt.Sprintf("%s is read so already, by %s", f.name, b.expr.Place()), "leave it out"))
		case f.block != nil && b.block != nil:
			t.same(f.block, b.block, parts)
		case f.block != nil && len(b.items) == 1:
			t.same(f.block, b.items[0], parts)
		}
	}
}

// sameText compares expressions without their blanks; "none" in quotes is a text.
func sameText(a, b *expression.Source) bool {
	return strings.Join(strings.Fields(a.Text), "") == strings.Join(strings.Fields(b.Text), "")
}

// ownTables finds entries of the mapping's own tables that change nothing.
func (t *linter) ownTables() {
	under := t.loader.tables
	if base := t.merged[t.source.file.Extends]; base != nil {
		under = base.tables
	}
	used := map[string]bool{}
	for id, m := range t.set.mappings {
		if t.extends(id, t.source.file.Mapping) {
			for _, name := range m.tables {
				used[name] = true
			}
		}
	}
	for i := range t.source.file.Tables {
		p := &t.source.file.Tables[i]
		if len(used) > 0 && !used[p.Key] {
			t.warn(gateway.Fault{File: t.source.name, Line: p.Line, Column: p.Column, Message: fmt.Sprintf("no expression looks codes up in table %s", p.Key), Hint: "leave it out"})
			continue
		}
		t.entries(p.Value.Keys, under[p.Key], t.source.name)
	}
}

// entries finds those that say what the table under them says, or that no code
// can reach.
func (t *linter) entries(entries strict.Pairs[strict.Value], under *expression.Table, file string) {
	for i := range entries {
		e := &entries[i]
		f := gateway.Fault{File: file, Line: e.Line, Column: e.Column, Hint: "leave it out"}
		none := e.Value.Text == "none" && !e.Value.Quoted
		switch {
		case strings.TrimRight(e.Key, " ") != e.Key:
			f.Message, f.Hint = fmt.Sprintf("no code is %q: blanks at the end are no part of a value", e.Key), "take the blanks out"
			t.warn(f)
		case under == nil:
		case none && under.Empty[e.Key], !none && under.Entries[e.Key] != "" && under.Entries[e.Key] == e.Value.Text:
			f.Message = fmt.Sprintf("%s means %s in table %s already", e.Key, e.Value.Text, under.Name)
			t.warn(f)
		}
	}
}

// extends tells whether a mapping is another one or builds on it.
func (t *linter) extends(id, on string) bool {
	for range len(t.sources) {
		if id == on {
			return true
		}
		s := t.sources[id]
		if s == nil || s.file.Extends == "" {
			return false
		}
		id = s.file.Extends
	}
	return false
}

// parts finds those that no field uses, here or in mappings that build on this one.
func (t *linter) parts() {
	used := map[string]bool{}
	var visit func(b *ruleBlock, parts map[string]*ruleBlock, depth int)
	visit = func(b *ruleBlock, parts map[string]*ruleBlock, depth int) {
		if b == nil || depth > 40 {
			return
		}
		if b.use != nil {
			used[b.use.Text] = true
			visit(parts[b.use.Text], parts, depth+1)
		}
		for _, f := range b.fields {
			visit(f.block, parts, depth+1)
			for _, item := range f.items {
				visit(item, parts, depth+1)
			}
		}
	}
	for id, m := range t.merged {
		if m != nil && t.extends(id, t.source.file.Mapping) {
			visit(m.order, m.parts, 0)
			visit(m.output, m.parts, 0)
		}
	}
	for i := range t.source.file.Parts {
		if p := &t.source.file.Parts[i]; !used[p.Key] {
			t.warn(gateway.Fault{File: t.source.name, Line: p.Line, Column: p.Column, Message: fmt.Sprintf("no field uses the part %s", p.Key), Hint: "leave it out"})
		}
	}
}

// choices finds codes that are named twice, and blocks of a list that give the same
// segment twice.
func (t *linter) choices() {
	each := func(_ string, b *ruleBlock) {
		for _, s := range b.sources() {
			for _, c := range expression.Choices(s.Text) {
				for i, code := range c.Codes {
					if slices.Contains(c.Codes[:i], code) {
						t.warn(s.Fault(c.Offset, fmt.Sprintf("%q is named twice", code), "once is enough"))
					}
				}
			}
		}
		for _, f := range b.fields {
			for i, item := range f.items {
				for _, before := range f.items[:i] {
					t.overlap(before, item)
				}
			}
		}
	}
	visitBlocks(t.source.order, "", each)
	visitBlocks(t.source.output, "", each)
	for _, p := range t.source.parts {
		visitBlocks(p, "", each)
	}
}

func (t *linter) overlap(a, b *ruleBlock) {
	if a.each == nil || b.each == nil {
		return
	}
	as, bs := expression.Choices(a.each.Text), expression.Choices(b.each.Text)
	if len(as) != 1 || len(bs) != 1 || as[0].Path != bs[0].Path || as[0].Not || bs[0].Not {
		return
	}
	for _, code := range bs[0].Codes {
		if slices.Contains(as[0].Codes, code) {
			t.warn(b.each.Fault(bs[0].Offset, fmt.Sprintf("%s %q is taken by the block on line %d already: it comes twice", bs[0].Path, code, a.each.Line), "name each code in one block"))
		}
	}
}

// sources lists the expressions that stand in a block itself.
func (b *ruleBlock) sources() (out []*expression.Source) {
	for _, s := range []*expression.Source{b.each, b.from} {
		if s != nil {
			out = append(out, s)
		}
	}
	for _, f := range b.fields {
		if f.expr != nil {
			out = append(out, f.expr)
		}
	}
	return out
}

// visitBlocks calls each for a block and those below it, with the way to it.
func visitBlocks(b *ruleBlock, way string, each func(way string, b *ruleBlock)) {
	if b == nil {
		return
	}
	each(way, b)
	for _, f := range b.fields {
		visitBlocks(f.block, way+"/"+f.name, each)
		for _, item := range f.items {
			visitBlocks(item, way+"/"+f.name, each)
		}
	}
}

// tableFiles finds tables that no mapping looks codes up in.
func (t *linter) tableFiles(wanted func(id, file string) bool) {
	used := map[string]bool{}
	for _, m := range t.set.mappings {
		for _, name := range m.tables {
			for name != "" && !used[name] {
				used[name] = true
				name = t.files[name].Extends
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(t.files)) {
		f, at := t.files[name], t.tableAt[name]
		if !wanted("", at) {
			continue
		}
		if !used[name] && len(t.faults.Errors()) == 0 {
			t.warn(gateway.Fault{File: at, Message: fmt.Sprintf("no mapping looks codes up in table %s", name), Hint: "take the file out, or use it with lookup(" + name + ", …)"})
		}
		t.entries(f.Entries, t.loader.tables[f.Extends], at)
	}
}

// strays finds files among the examples that nothing names.
func (t *linter) strays(wanted func(id, file string) bool) {
	named := map[string]bool{}
	folders := map[string]*source{}
	for id, s := range t.sources {
		if s.fsys == nil {
			continue
		}
		for _, e := range s.file.Examples {
			named[path.Join(path.Dir(s.name), e.Input)] = true
			named[path.Join(path.Dir(s.name), e.Order)] = true
			named[path.Join(path.Dir(s.name), e.Output)] = true
		}
		for _, sample := range s.file.Reads.Samples {
			named[path.Join(path.Dir(s.name), sample)] = true
		}
		if wanted(id, s.name) {
			folders[path.Dir(s.name)] = s
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(folders)) {
		s := folders[dir]
		_ = fs.WalkDir(s.fsys, path.Join(s.dir, "examples"), func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
				return nil // a folder that is not there has none
			}
			name := path.Join(dir, strings.TrimPrefix(strings.TrimPrefix(p, s.dir), "/"))
			if !named[name] {
				t.warn(gateway.Fault{File: name, Message: "no example names this file: it is not run", Hint: "add it under examples: of its mapping, or take it out"})
			}
			return nil
		})
	}
}
