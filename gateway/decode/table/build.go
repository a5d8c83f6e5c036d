// SPDX-License-Identifier: Apache-2.0

package table

import (
	"fmt"
	"strconv"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// builder builds the document of some rows.
type builder struct {
	*decode.Builder
	plan     *Plan
	headings []string
	marks    []int // by Segment: row number and column of a node
	open     map[*Kind]*decode.Node
	findings []gateway.Finding
	told     map[string]bool // what is said once a document
	first    int             // row
}

// columnBits is how much of a mark is the column; a spreadsheet has 16,384.
const columnBits = 15

func mark(row, column int) int { return row<<columnBits | min(column, 1<<columnBits-1) }

func (p *Plan) builder(headings []string, first int) *builder {
	return &builder{Builder: decode.NewBuilder(p.Format, p.Limits), plan: p, headings: headings, marks: []int{mark(first, 0)}, first: first,
		open: map[*Kind]*decode.Node{}, told: map[string]bool{}}
}

// Build makes the document that rows are, standing at offset in the payload.
func (p *Plan) Build(rows []Row, ctx Context, kept []byte, offset, length int64) (*decode.Document, error) {
	b := p.builder(ctx.Headings, ctx.Row)
	b.Root.Line = ctx.Line
	if p.Sheet == "" {
		b.Root.Offset = offset
	}
	if err := b.Unpack(b.Root, ctx.Outside, b.here, func(_ *decode.Node, m int) { b.marks = append(b.marks, m) }); err != nil {
		return nil, err
	}
	b.findings = append(b.findings, ctx.Findings...)
	for i := range rows {
		if err := b.row(&rows[i]); err != nil {
			return nil, err
		}
	}
	b.number(b.Root)
	return &decode.Document{Format: p.Format, Root: b.Root, Findings: b.findings, Offset: offset, Length: length, Context: kept,
		Placing: p.placing(b.marks)}, nil
}

// number counts rows of a name, even when there is one: they are a list.
func (b *builder) number(n *decode.Node) {
	seen := map[string]int{}
	for _, c := range n.Children {
		if len(c.Children) == 0 && !b.isRow(c) {
			continue
		}
		seen[c.Name]++
		c.Index = seen[c.Name]
		b.number(c)
	}
}

func (b *builder) isRow(n *decode.Node) bool { return b.marks[n.Segment]&(1<<columnBits-1) == 0 }

func (p *Plan) placing(marks []int) func(n *decode.Node, e, c int) gateway.Position {
	return func(n *decode.Node, e, _ int) gateway.Position {
		m := marks[n.Segment]
		pos := gateway.Position{Path: p.path(n, m>>columnBits, m&(1<<columnBits-1)), Offset: n.Offset, Line: n.Line, Segment: n.Segment}
		if len(n.Elements) > 0 {
			pos.Raw = n.Elements[0].Text
			if e > 0 {
				pos.Offset += int64(n.Elements[0].Offset)
			}
		}
		return pos
	}
}

// path calls a place: "row 5 › Qty", "line 5 › L › qty", "Orders!C5".
func (p *Plan) path(n *decode.Node, row, column int) string {
	if p.Sheet != "" {
		if column > 0 {
			return p.Sheet + "!" + Letter(column) + strconv.Itoa(row)
		}
		return p.Sheet + "!" + strconv.Itoa(row) + ":" + strconv.Itoa(row)
	}
	path := p.Noun + " " + strconv.Itoa(row)
	if n == nil || n.Parent == nil {
		return path
	}
	rec := n
	if column > 0 {
		rec = n.Parent
	}
	if rec.Name != p.Noun && rec.Name != "above" && rec.Parent != nil {
		path += " › " + rec.Name
	}
	if column > 0 {
		path += " › " + n.Name
	}
	return path
}

func (b *builder) here(n *decode.Node) gateway.Position { return b.plan.placing(b.marks)(n, 1, 0) }

func (b *builder) add(parent *decode.Node, name string, row *Row, column int) (*decode.Node, error) {
	at := row.At
	if column > 0 && column <= len(row.Cells) {
		at = row.Cells[column-1].At
	}
	n, err := b.Add(parent, name, at.Offset, at.Line, b.here)
	if err != nil {
		return nil, err
	}
	b.marks = append(b.marks, mark(row.Number, column))
	return n, nil
}

// row adds a row with its cells.
func (b *builder) row(row *Row) error {
	if row.Refused != nil {
		return row.Refused
	}
	name, parent, names := b.plan.Noun, b.Root, b.headings
	if row.Kind != nil {
		name, names = row.Kind.Name, row.Kind.Columns
		if row.Kind.Under != nil {
			parent = b.open[row.Kind.Under]
		}
	}
	if deep := row.Kind.depth(); deep > b.Limits.Depth {
		return b.Beyond(b.here(b.Root), fmt.Sprintf("Records are nested deeper than %d levels.", b.Limits.Depth))
	}
	orphan := parent == nil
	if orphan {
		parent = b.Root
	}
	n, err := b.add(parent, name, row, 0)
	if err != nil {
		return err
	}
	if row.Kind != nil {
		b.begin(row.Kind, n)
	}
	if orphan {
		b.tell(n, &Fault{Code: "record", Severity: gateway.Hold, Message: fmt.Sprintf("The record %s belongs to a record %s, and none stands before it.", name, row.Kind.Under.Name),
			Hint: "Ask the partner for the whole order; or correct under in the mapping's layout."})
	}
	if err := b.cells(n, row, names); err != nil {
		return err
	}
	b.faults(n, row)
	if b.plan.Split != "" && row.Broken == nil && b.asked(row) && b.plan.value(row, b.headings, b.plan.Split) == "" {
		b.tell(n, &Fault{Code: "split", Severity: gateway.Hold, Message: fmt.Sprintf("The %s has no value in %q; it was read as part of the order that stands before it.", b.plan.Noun, b.plan.Split),
			Hint: "Look whether it belongs to that order."})
	}
	return nil
}

// asked reports whether a row is one that tells orders apart.
func (b *builder) asked(row *Row) bool {
	return row.Kind == nil && len(b.plan.Kinds) == 0 || row.Kind != nil && row.Kind.Begins
}

// begin makes n the record that those under its kind belong to from now on.
func (b *builder) begin(k *Kind, n *decode.Node) {
	for other := range b.open {
		for up := other.Under; up != nil; up = up.Under {
			if up == k {
				delete(b.open, other)
				break
			}
		}
	}
	b.open[k] = n
}

func (b *builder) cells(n *decode.Node, row *Row, names []string) error {
	if row.Broken != nil && row.Cells == nil {
		if row.Text == "" {
			return nil
		}
		return b.Set(n, row.Text, n.Offset, b.here)
	}
	count := max(len(row.Cells), Named(names))
	if row.Broken != nil {
		names, count = nil, len(row.Cells)
	}
	if n.Children == nil {
		n.Children = make([]*decode.Node, 0, min(count, b.Limits.Nodes))
	}
	for i := range count {
		var cell Cell
		if i < len(row.Cells) {
			cell = row.Cells[i]
		}
		name := cell.Name
		if name == "" && i < len(names) {
			name = names[i]
		}
		bare := name == ""
		if bare {
			if cell.Text == "" && cell.Fault == nil {
				continue
			}
			name = Letter(i + 1)
		}
		c, err := b.add(n, name, row, i+1)
		if err != nil {
			return err
		}
		if cell.Text != "" {
			if err := b.Set(c, cell.Text, c.Offset, b.here); err != nil {
				return err
			}
		}
		if cell.Fault != nil {
			b.tell(c, cell.Fault)
		}
		if bare && names != nil && cell.Text != "" {
			b.once(c, &Fault{Code: "heading", Severity: gateway.Warn, Message: fmt.Sprintf("Column %s holds values and has no heading.", name),
				Hint: "The mapping can read it by its letter."})
		}
	}
	return nil
}

// faults tells what is wrong with a row.
func (b *builder) faults(n *decode.Node, row *Row) {
	if row.Broken != nil {
		b.tell(n, row.Broken)
	}
	if row.Lax != nil {
		b.once(n, row.Lax)
	}
	if row.Damage != nil {
		b.once(n, row.Damage)
	}
}

// once tells a fault the first time in a document that it is met.
func (b *builder) once(n *decode.Node, f *Fault) {
	if !b.told[f.Code+f.Message] {
		b.told[f.Code+f.Message] = true
		b.tell(n, f)
	}
}

func (b *builder) tell(n *decode.Node, f *Fault) {
	b.findings = append(b.findings, b.plan.finding(b.here(n), f))
}

func (p *Plan) finding(at gateway.Position, f *Fault) gateway.Finding {
	if f.At.Line > 0 {
		at.Offset, at.Line = f.At.Offset, f.At.Line
	}
	found := f.Found
	if found == "" {
		found = at.Raw
	}
	return gateway.Finding{Code: "document." + p.Format + "." + f.Code, Severity: f.Severity, Position: at, Message: f.Message, Hint: f.Hint, Found: found}
}
