// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/encode"
	"ordergate/gateway/mapping/expression"
	"ordergate/gateway/ordertree"
)

// writesRule says what a mapping writes.
type writesRule struct {
	Format    string          `yaml:"format" doc:"json, xml, csv, fixed or x12"`
	Type      string          `yaml:"type" doc:"X12: the transaction set, as in 855"`
	Version   string          `yaml:"version" doc:"X12: the release, as in 004010"`
	Root      string          `yaml:"root" doc:"XML: the root element"`
	Namespace string          `yaml:"namespace" doc:"XML: the namespace of the root element"`
	Charset   string          `yaml:"charset" doc:"default utf-8"`
	Delimiter string          `yaml:"delimiter" doc:"CSV: default a comma"`
	Headings  bool            `yaml:"headings" doc:"CSV: a first row with the names"`
	LineEnd   string          `yaml:"lineEnd" doc:"CSV, fixed: crlf (default) or lf"`
	Compact   bool            `yaml:"compact" doc:"JSON, XML: no line breaks"`
	Records   []decode.Record `yaml:"records" doc:"fixed: the kinds of lines"`
}

// outBlock is compiled rules for a part of what is written.
type outBlock struct {
	each, from *expression.Nodes
	fields     []outField
}

type outField struct {
	name   string
	expr   *expression.Compiled
	gives  expression.Type
	rule   string
	blocks []*outBlock
	list   bool
}

// Writes tells what the mapping writes: "json", or "x12" with a transaction set;
// "" for a mapping that reads.
func (m *Mapping) Writes() (format, typ, version string) {
	if m.writes == nil {
		return "", "", ""
	}
	return m.writes.Format, m.writes.Type, m.writes.Version
}

// written is the layout of what is written.
func (m *Mapping) written() encode.Layout {
	w := m.writes
	l := encode.Layout{Format: w.Format, Root: w.Root, Namespace: w.Namespace, Charset: w.Charset, Delimiter: w.Delimiter, Header: w.Headings,
		Records: w.Records, Compact: w.Compact}
	if w.LineEnd == "lf" {
		l.LineEnd = "\n"
	}
	for _, f := range m.output.fields {
		for _, b := range f.blocks {
			for _, column := range b.fields {
				if !slices.Contains(l.Columns, column.name) {
					l.Columns = append(l.Columns, column.name)
				}
			}
		}
	}
	return l
}

// Told is what stands beside the order where an answer or a file is written.
type Told struct {
	Decision         *gateway.Decision // nil for none
	Partner, Station string
	Key              string    // of the order in the ERP and in the journal
	Now              time.Time // in the partner's zone
	Test             bool      // the order is test traffic
	Again            bool      // it was answered before, as on hold
}

// outputTree is what mappings that write can name: the order, what was decided
// about it and about each line, and when and for whom it is written.
var outputTree = sync.OnceValue(func() *ordertree.Tree {
	return ordertree.New([]ordertree.Part{{Name: "decision", Of: gateway.Decision{}}, {Name: "partner", Of: ""}, {Name: "station", Of: ""},
		{Name: "key", Of: ""}, {Name: "today", Of: ""}, {Name: "now", Of: ""}, {Name: "test", Of: false}, {Name: "again", Of: false}},
		[]ordertree.Part{{Name: "decision", Of: gateway.LineDecision{}}})
})

func (t Told) document(o *gateway.Order) *decode.Document {
	header := ordertree.Values{"partner": t.Partner, "station": t.Station, "key": t.Key, "today": t.Now.Format("2006-01-02"), "now": t.Now.Format(time.RFC3339), "test": t.Test, "again": t.Again}
	var lines []ordertree.Values
	if t.Decision != nil {
		header["decision"] = *t.Decision
		for i := range t.Decision.Line {
			lines = append(lines, ordertree.Values{"decision": t.Decision.Line[i]})
		}
	}
	return outputTree().Document(o, header, lines)
}

// Encode writes an order as a file. What is missing for it is a finding, and then
// nothing is written; err names a value that cannot be written.
func (m *Mapping) Encode(o *gateway.Order, told Told) ([]byte, []gateway.Finding, error) {
	tree, findings := m.Write(o, told)
	if gateway.Weigh(findings) != gateway.Accept {
		return nil, findings, nil
	}
	out, err := encode.Encode(tree, m.written())
	return out, findings, err
}

// Write gives what the mapping makes of an order. The order must not change
// meanwhile.
func (m *Mapping) Write(o *gateway.Order, told Told) (*encode.Node, []gateway.Finding) {
	r := m.newRun(told.document(o), Options{})
	defer r.release()
	root := &encode.Node{Kind: encode.Object}
	r.write(m.output, root)
	return root, r.findings
}

func (r *run) write(b *outBlock, into *encode.Node) {
	depth := r.Depth()
	defer r.Leave(depth)
	if b.from != nil {
		n, problem := r.One(b.from)
		if problem != nil {
			r.report(problem, expression.Hit{}, "")
		}
		if n == nil {
			return
		}
		r.Enter(b.from, n)
	}
	for i := range b.fields {
		f := &b.fields[i]
		r.path = append(r.path, part{f.name, -1})
		if n := r.writeField(f); n != nil {
			into.Children = append(into.Children, n)
		}
		r.path = r.path[:len(r.path)-1]
	}
}

func (r *run) writeField(f *outField) *encode.Node {
	if f.expr != nil {
		return r.writeValue(f)
	}
	n := &encode.Node{Name: f.name, Kind: encode.Object}
	if !f.list {
		r.write(f.blocks[0], n)
		if len(n.Children) == 0 {
			return nil
		}
		return n
	}
	n.Kind = encode.List
	for _, b := range f.blocks {
		if b.each == nil {
			r.element(f, b, n)
			continue
		}
		nodes := r.Find(b.each)
		for _, at := range nodes {
			depth := r.Depth()
			r.Enter(b.each, at)
			r.element(f, b, n)
			r.Leave(depth)
		}
		r.Free(nodes)
	}
	return n
}

func (r *run) element(f *outField, b *outBlock, list *encode.Node) {
	r.path[len(r.path)-1].index = len(list.Children)
	e := &encode.Node{Name: f.name, Kind: encode.Object}
	if r.write(b, e); len(e.Children) > 0 {
		list.Children = append(list.Children, e)
	}
	r.path[len(r.path)-1].index = -1
}

func (r *run) writeValue(f *outField) *encode.Node {
	v := &r.value
	f.expr.Eval(&r.Run, v)
	if v.Missing() {
		if p := v.Problem(); p != nil {
			r.report(p, v.At(), f.rule)
		}
		return nil
	}
	n := &encode.Node{Name: f.name, Kind: encode.Text, Value: v.String()}
	switch f.gives {
	case expression.Decimal:
		n.Kind = encode.Number
	case expression.Bool:
		n.Kind = encode.Bool
	case expression.List:
		n.Kind, n.Value = encode.List, ""
		for _, e := range v.List() {
			n.Children = append(n.Children, &encode.Node{Name: f.name, Kind: encode.Text, Value: e.String()})
		}
	}
	return n
}

// compileOutput makes a mapping that writes; nil when there are faults.
func (l *loader) compileOutput(id string, s *source, m *merged) *Mapping {
	before := len(l.faults.Errors())
	w := m.writes
	fault := func(message, hint string) {
		l.faults = append(l.faults, s.at.Fault(message, hint, "writes"))
	}
	var target *decode.Shape
	switch known := append(encode.Formats(), "x12"); {
	case !slices.Contains(known, w.Format):
		fault(fmt.Sprintf("there is no format %q to write", w.Format), expression.Nearest(w.Format, known))
	case w.Format == "xml" && w.Root == "":
		fault("XML needs a root element", "write root: Confirmation")
	case w.Format == "fixed" && len(w.Records) == 0:
		fault("fixed-width lines need their records", "write records: with the fields and their places")
	case w.LineEnd != "" && w.LineEnd != "lf" && w.LineEnd != "crlf":
		fault(fmt.Sprintf("unknown line end %q", w.LineEnd), "crlf or lf")
	case w.Format == "x12":
		if target = l.cfg.Shapes(w.Format, w.Type, w.Version); target == nil {
			fault(strings.TrimSpace(fmt.Sprintf("transaction set %s of release %s is not known", w.Type, w.Version)), `write type: "855" and version: "004010"`)
		}
	}
	if len(l.faults.Errors()) > before {
		return nil
	}
	input := outputTree().Shape()
	out := &Mapping{id: id, title: s.file.Title, extends: s.file.Extends, file: s.name, sources: maps.Clone(m.sources), examples: s.file.Examples,
		shape: input, fsys: s.fsys, dir: s.dir, builtin: s.builtin, root: l.cfg.Dir, writes: &w}
	c := &compiler{Compiler: expression.NewCompiler(input, m.tables, &l.faults), parts: m.parts}
	out.output = c.output(m.output, target)
	out.names = c.Names()
	failed := len(l.faults.Errors()) > before
	l.unique()
	if failed {
		return nil
	}
	l.covers(out, c, m)
	return out
}

// output compiles the rules of a part; target, for X12, is the segment or loop that
// it writes.
func (c *compiler) output(b *ruleBlock, target *decode.Shape) *outBlock {
	out := &outBlock{}
	if b.use != nil {
		b = c.used(b, 0)
	}
	defer c.Leave(c.Depth())
	if b.each != nil {
		if out.each = c.Nodes(*b.each); out.each == nil {
			return out
		}
		c.Enter(out.each)
	}
	if b.from != nil {
		if out.from = c.Nodes(*b.from); out.from == nil {
			return out
		}
		c.Enter(out.from)
	}
	for _, r := range b.fields {
		f := outField{name: r.name}
		inside, ok := c.inTarget(r, target)
		if !ok || r.expr != nil && strings.TrimSpace(r.expr.Text) == "none" {
			continue
		}
		if r.expr != nil {
			f.rule = r.expr.Place()
			x, ok := c.Compile(*r.expr)
			if !ok {
				continue
			}
			f.expr, f.gives = &x, x.Gives()
			out.fields = append(out.fields, f)
			continue
		}
		blocks := r.items
		if f.list = blocks != nil || r.block.each != nil; blocks == nil {
			blocks = []*ruleBlock{r.block}
		}
		for _, item := range blocks {
			f.blocks = append(f.blocks, c.output(item, inside))
		}
		out.fields = append(out.fields, f)
	}
	return out
}

// inTarget finds what a name stands for in an X12 set: a segment below the one we
// are at, or an element of it.
func (c *compiler) inTarget(r *rule, target *decode.Shape) (*decode.Shape, bool) {
	if target == nil {
		return nil, true
	}
	if r.expr == nil {
		if inside := target.Child(r.name); inside != nil {
			return inside, true
		}
		var names []string
		for _, s := range target.Children {
			names = append(names, s.Name)
		}
		c.Fail(r.key, 0, fmt.Sprintf("segment %s does not stand here", r.name), expression.Nearest(r.name, names))
		return nil, false
	}
	n, err := strconv.Atoi(strings.TrimPrefix(r.name, target.Name))
	if err != nil || !strings.HasPrefix(r.name, target.Name) || n < 1 || n > len(target.Elements) {
		c.Fail(r.key, 0, fmt.Sprintf("there is no element %s here", r.name), fmt.Sprintf("%s has %s01 to %s%02d", target.Name, target.Name, target.Name, len(target.Elements)))
		return nil, false
	}
	return nil, true
}
