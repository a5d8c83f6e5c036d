// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/mapping/expression"
	"ordergate/gateway/strict"
	"ordergate/mappings"
)

// mappingFile is a mapping as written.
type mappingFile struct {
	Mapping  string                     `yaml:"mapping" doc:"the mapping's id"`
	Title    string                     `yaml:"title" doc:"a line for people"`
	Extends  string                     `yaml:"extends" doc:"the mapping that this one builds on"`
	Reads    readsRule                  `yaml:"reads" doc:"which documents it is for; that of extends when absent"`
	Writes   writesRule                 `yaml:"writes" doc:"what it writes, for a mapping that makes an answer or a file of an order"`
	Output   strict.Value               `yaml:"output" doc:"the parts of what is written, one expression each"`
	Test     strict.Value               `yaml:"test" doc:"a condition: the document is a test; not for X12"`
	PassOver []strict.Value             `yaml:"passOver" doc:"what is neither read nor kept with the order, such as passwords"`
	Sender   strict.Value               `yaml:"sender" doc:"who a document says it is from, for partners' identifiers; not for X12"`
	Parts    strict.Pairs[strict.Value] `yaml:"parts" doc:"rules of objects that several fields use"`
	Order    strict.Value               `yaml:"order" doc:"the fields of the order, one expression each"`
	Tables   strict.Pairs[strict.Value] `yaml:"tables" doc:"entries laid over shared tables, for this mapping alone"`
	Examples []example                  `yaml:"examples" doc:"documents with the orders that come of them"`
}

// example is a document with what must come of it.
type example struct {
	Input    string   `yaml:"input" doc:"the document, relative to the mapping's file"`
	Order    string   `yaml:"order" doc:"JSON of the order, or a list of them when the document holds several"`
	Output   string   `yaml:"output" doc:"what a mapping that writes makes of the order in input"`
	Findings []string `yaml:"findings" doc:"the findings' codes, each with its field where that matters: code /field"`
}

// source is a file with what it says.
type source struct {
	name    string // "mappings/acme/850.yaml"
	fsys    fs.FS
	dir     string // in fsys
	data    []byte
	builtin bool
	file    mappingFile
	at      *strict.File
	order   *ruleBlock
	output  *ruleBlock
	parts   map[string]*ruleBlock
}

// loader reads all files of a set.
type loader struct {
	cfg     Config
	faults  gateway.Faults
	sources map[string]*source // by mapping id
	tables  map[string]*expression.Table
	files   map[string]tableFile
	tableAt map[string]string // table -> file
	data    map[string][]byte // table files by name
	merged  map[string]*merged
	words   map[string]string // the installation's dictionaries, by name in the mappings' folder
}

// merged is a mapping with what it extends laid under it.
type merged struct {
	order   *ruleBlock
	output  *ruleBlock
	writes  writesRule
	sender  *expression.Source
	test    *expression.Source
	pass    []*expression.Source
	parts   map[string]*ruleBlock
	tables  map[string]*expression.Table
	reads   readsRule
	samples []sample
	sources map[string][]byte
}

// Load reads and compiles all mappings of an installation: the built-in readings,
// and every .yaml file of fsys (nil for none). Files in folders called tables are
// code tables, files in folders called examples are not read, and a folder base
// at the top is passed over, because the built-in readings are part of the
// program. All faults of all files are reported; the set holds the mappings that
// have none.
func Load(fsys fs.FS, cfg Config) (*Set, gateway.Faults) {
	l, set := load(fsys, cfg)
	return set, l.faults
}

func load(fsys fs.FS, cfg Config) (*loader, *Set) {
	if cfg.Dir == "" {
		cfg.Dir = "mappings"
	}
	if cfg.Base == nil {
		cfg.Base = mappings.Base()
	}
	l := &loader{cfg: cfg, sources: map[string]*source{}, tables: map[string]*expression.Table{}, files: map[string]tableFile{},
		tableAt: map[string]string{}, data: map[string][]byte{}, merged: map[string]*merged{}}
	l.walk(cfg.Base, path.Join(cfg.Dir, "base"), true)
	if fsys != nil {
		l.walk(fsys, cfg.Dir, false)
		l.readWords(fsys)
	}
	for _, name := range slices.Sorted(maps.Keys(l.files)) {
		l.table(name, nil)
	}
	set := &Set{mappings: map[string]*Mapping{}, builtin: map[string]*Mapping{}, formats: cfg.Formats}
	for _, id := range slices.Sorted(maps.Keys(l.sources)) {
		if m := l.compile(id); m != nil {
			set.mappings[id] = m
			if l.sources[id].builtin && m.writes == nil {
				set.builtin[m.format+"/"+m.typ] = m
			}
		}
	}
	return l, set
}

func (l *loader) fail(file string, line, column int, message, hint string) {
	l.faults = append(l.faults, gateway.Fault{File: file, Line: line, Column: column, Message: message, Hint: hint})
}

func (l *loader) walk(fsys fs.FS, dir string, builtin bool) {
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			l.fail(path.Join(dir, p), 0, 0, "cannot be read: "+err.Error(), "")
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			name := d.Name()
			if p != "." && (name == "examples" || strings.HasPrefix(name, ".") || p == "base" && !builtin) {
				return fs.SkipDir
			}
			return nil
		}
		table := slices.Contains(strings.Split(path.Dir(p), "/"), "tables")
		if ext := path.Ext(p); ext != ".yaml" && ext != ".yml" && (ext != ".csv" || !table) {
			return nil
		}
		name := path.Join(dir, p)
		data, err := fs.ReadFile(fsys, p)
		if err != nil {
			l.fail(name, 0, 0, "cannot be read: "+err.Error(), "")
			return nil
		}
		switch {
		case table && path.Ext(p) == ".csv":
			l.readCSVTable(name, data)
		case table:
			l.readTable(name, data)
		default:
			l.read(&source{name: name, fsys: fsys, dir: path.Dir(p), data: data, builtin: builtin})
		}
		return nil
	})
	if err != nil {
		l.fail(dir, 0, 0, "cannot be read: "+err.Error(), "")
	}
}

func (l *loader) readTable(name string, data []byte) {
	var f tableFile
	file, faults := strict.Decode(name, data, &f)
	l.faults = append(l.faults, faults...)
	if file == nil || len(faults.Errors()) > 0 {
		return
	}
	if f.Table == "" {
		l.faults = append(l.faults, file.Fault("the table has no name", "write table: name"))
		return
	}
	if !isName(f.Table) {
		l.faults = append(l.faults, file.Fault(fmt.Sprintf("%q is no name for a table", f.Table), "letters and digits only, so that lookup() can name it", "table"))
		return
	}
	if first, twice := l.tableAt[f.Table]; twice {
		l.faults = append(l.faults, file.Fault(fmt.Sprintf("table %s is there already", f.Table), "in "+first, "table"))
		return
	}
	l.files[f.Table], l.tableAt[f.Table], l.data[name] = f, name, data
}

func isName(s string) bool {
	for i, r := range s {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' || i > 0 && r >= '0' && r <= '9') {
			return false
		}
	}
	return s != ""
}

// table makes a table ready, with what it extends; open is the way to it.
func (l *loader) table(name string, open []string) *expression.Table {
	if t, ok := l.tables[name]; ok {
		return t
	}
	f, at := l.files[name], l.tableAt[name]
	base := &expression.Table{Name: name, Unmapped: f.Unmapped}
	if f.Extends != "" {
		_, known := l.files[f.Extends]
		switch {
		case slices.Contains(open, name):
			l.fail(at, 0, 0, "tables extend each other in a circle: "+strings.Join(append(open, name), " → "), "")
			return nil
		case !known:
			l.fail(at, 0, 0, fmt.Sprintf("there is no table %q to extend", f.Extends), expression.Nearest(f.Extends, keys(l.files)))
		default:
			if up := l.table(f.Extends, append(open, name)); up != nil {
				base = &expression.Table{Name: name, Entries: up.Entries, Empty: up.Empty, Unmapped: up.Unmapped, Files: up.Files}
				if f.Unmapped != (expression.Unmapped{}) {
					base.Unmapped = f.Unmapped
				}
			}
		}
	}
	t := lay(base, f.Entries, at, &l.faults)
	t.Files = append(t.Files, at)
	l.tables[name] = t
	return t
}

func (l *loader) read(s *source) {
	at, faults := strict.Decode(s.name, s.data, &s.file)
	l.faults = append(l.faults, faults...)
	if at == nil {
		return
	}
	s.at = at
	f := &s.file
	if f.Mapping == "" {
		if len(faults) == 0 {
			l.faults = append(l.faults, at.Fault("the mapping has no id", "write mapping: id; code tables belong in a folder tables"))
		}
		return
	}
	if first, twice := l.sources[f.Mapping]; twice {
		l.faults = append(l.faults, at.Fault(fmt.Sprintf("mapping %s is there already", f.Mapping), "in "+first.name, "mapping"))
		return
	}
	if len(faults.Errors()) > 0 {
		f.Extends = "" // what it says is not all known: the file is at fault as a whole
		l.sources[f.Mapping] = &source{name: s.name, builtin: s.builtin, file: mappingFile{Mapping: f.Mapping}}
		return
	}
	rd := &reader{file: s.name}
	s.order = &ruleBlock{}
	if f.Order.Kind != strict.Null {
		s.order = rd.block(&f.Order, 0)
	}
	s.output = &ruleBlock{}
	if f.Output.Kind != strict.Null {
		s.output = rd.block(&f.Output, 0)
	}
	s.parts = map[string]*ruleBlock{}
	for i := range f.Parts {
		s.parts[f.Parts[i].Key] = rd.block(&f.Parts[i].Value, 0)
	}
	l.faults = append(l.faults, rd.faults...)
	if len(rd.faults) > 0 || !l.paper(s) {
		s.order = nil
	}
	l.sources[f.Mapping] = s
}

// paper checks what a file says of a form; false when it cannot be right.
func (l *loader) paper(s *source) bool {
	t := s.file.Reads.Paper
	if t == nil {
		return true
	}
	fine := true
	for _, p := range t.Check() {
		path := append([]string{"reads", "paper"}, p.Path...)
		f := s.at.Fault(p.Message, p.Hint, path...)
		if p.Name {
			f = s.at.KeyFault(p.Message, p.Hint, path...)
		}
		f.Warning = p.Warning
		l.faults = append(l.faults, f)
		fine = fine && p.Warning
	}
	return fine
}

// merge lays a mapping over what it extends; nil when something of it is at fault.
func (l *loader) merge(id string, open []string) *merged {
	if m, ok := l.merged[id]; ok {
		return m
	}
	s := l.sources[id]
	if s.order == nil {
		return nil
	}
	m := &merged{order: &ruleBlock{}, output: &ruleBlock{}, parts: map[string]*ruleBlock{}, tables: l.tables, sources: map[string][]byte{}}
	if up := s.file.Extends; up != "" {
		switch {
		case slices.Contains(open, up) || up == id:
			l.faults = append(l.faults, s.at.Fault("mappings extend each other in a circle: "+strings.Join(append(open, id, up), " → "), "", "extends"))
			return nil
		case l.sources[up] == nil:
			l.faults = append(l.faults, s.at.Fault(fmt.Sprintf("there is no mapping %q to extend", up), expression.Nearest(up, keys(l.sources)), "extends"))
			return nil
		}
		base := l.merge(up, append(open, id))
		if base == nil {
			l.faults = append(l.faults, s.at.Fault(fmt.Sprintf("mapping %s, which this one extends, has faults", up), "", "extends"))
			return nil
		}
		*m = merged{order: base.order, output: base.output, writes: base.writes, sender: base.sender, test: base.test,
			pass: slices.Clone(base.pass), parts: maps.Clone(base.parts), tables: base.tables, reads: base.reads, samples: base.samples, sources: maps.Clone(base.sources)}
	}
	m.sources[s.name] = s.data
	m.order, m.output = mergeBlock(m.order, s.order), mergeBlock(m.output, s.output)
	layOver(reflect.ValueOf(&m.writes).Elem(), reflect.ValueOf(&s.file.Writes).Elem())
	rd := &reader{file: s.name}
	for from, into := range map[*strict.Value]**expression.Source{&s.file.Sender: &m.sender, &s.file.Test: &m.test} {
		if from.Kind == strict.Scalar {
			*into = rd.scalar(from)
		}
	}
	for i := range s.file.PassOver {
		m.pass = append(m.pass, rd.scalar(&s.file.PassOver[i]))
	}
	for name, p := range s.parts {
		if up, ok := m.parts[name]; ok {
			p = mergeBlock(up, p)
		}
		m.parts[name] = p
	}
	l.layReads(m, s)
	l.layTables(m, s)
	l.merged[id] = m
	return m
}

// layTables lays the entries a mapping has of its own over shared tables.
func (l *loader) layTables(m *merged, s *source) {
	if len(s.file.Tables) == 0 {
		return
	}
	m.tables = maps.Clone(m.tables)
	for i := range s.file.Tables {
		p := &s.file.Tables[i]
		t := m.tables[p.Key]
		switch {
		case t == nil && !isName(p.Key):
			l.fail(s.name, p.Line, p.Column, fmt.Sprintf("%q is no name for a table", p.Key), "letters and digits only")
			continue
		case p.Value.Kind != strict.Map:
			l.fail(s.name, p.Line, p.Column, "codes with their meanings are expected here", "write {CODE: meaning}")
			continue
		case t == nil:
			t = &expression.Table{Name: p.Key}
		}
		m.tables[p.Key] = lay(t, p.Value.Keys, s.name, &l.faults)
	}
}

// compile makes a mapping of its merged rules; nil when there are faults.
func (l *loader) compile(id string) *Mapping {
	before := len(l.faults.Errors())
	s, m := l.sources[id], l.merge(id, nil)
	if m == nil {
		return nil
	}
	if m.writes.Format != "" {
		return l.compileOutput(id, s, m)
	}
	l.layWords(m)
	shape, typ := l.shape(s, m)
	if shape == nil {
		return nil
	}
	out := &Mapping{id: id, title: s.file.Title, extends: s.file.Extends, file: s.name, format: m.reads.Format, typ: typ,
		decoder: l.decoder(m.reads.Format), layout: &m.reads.Layout,
		sources: maps.Clone(m.sources), examples: s.file.Examples, shape: shape,
		fsys: s.fsys, dir: s.dir, builtin: s.builtin, root: l.cfg.Dir, pages: l.cfg.Pages}
	c := &compiler{Compiler: expression.NewCompiler(shape, m.tables, &l.faults), parts: m.parts, own: s.builtin}
	out.order = c.block(m.order, reflect.TypeFor[gateway.Order](), true)
	out.sender, out.test = c.single(m.sender, expression.Text, "sender"), c.single(m.test, expression.Bool, "test")
	for _, s := range m.pass {
		if n := c.Nodes(*s); n != nil {
			out.pass = append(out.pass, n)
		}
	}
	out.names, out.rooms = c.Names(), c.rooms
	failed := len(l.faults.Errors()) > before
	l.unique()
	if failed {
		return nil
	}
	l.covers(out, c, m)
	return out
}

// covers notes the files that a mapping is made of.
func (l *loader) covers(out *Mapping, c *compiler, m *merged) {
	out.tables = c.Tables()
	for _, name := range out.tables {
		for _, file := range m.tables[name].Files {
			if data, ok := l.data[file]; ok { // entries of a mapping's own stand in its file
				out.sources[file] = data
			}
		}
	}
	out.sha256 = digest(out.sources)
}

// unique drops faults that a rule of a base has given for another mapping too.
func (l *loader) unique() {
	seen := map[string]bool{}
	l.faults = slices.DeleteFunc(l.faults, func(f gateway.Fault) bool {
		k := f.String()
		if seen[k] {
			return true
		}
		seen[k] = true
		return false
	})
}

// digest covers names and contents.
func digest(files map[string][]byte) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(h, "%s\x00%d\x00", name, len(files[name]))
		h.Write(files[name])
	}
	return hex.EncodeToString(h.Sum(nil))
}
