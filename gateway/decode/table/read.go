// SPDX-License-Identifier: Apache-2.0

package table

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// Reader is given the rows of a payload in order and emits its documents, holding
// the rows of one at a time.
type Reader struct {
	plan     *Plan
	headings []string
	own      json.RawMessage
	emit     func(*decode.Document) error
	whole    int64 // length of the payload, where documents are no bytes of their own

	above     *builder // what stands above the first document
	aboveKind *Kind
	headFault []gateway.Finding
	rows      []Row // of the document being read
	cells     int
	begun     bool
	key       string
	keyed     bool // key is known
	around    []gateway.Finding
	refused   *decode.Refusal
	seen      map[uint64]int // keys, by hash: the row they began in
	findings  []gateway.Finding
	documents int
	start     int64 // of the document being read
	first     int   // its first row
	lastRow   int
}

// NewReader begins a payload. own is the format's own part of contexts; whole is
// the length of the payload where rows are no bytes of their own, 0 elsewhere.
func NewReader(p *Plan, own json.RawMessage, whole int64, emit func(*decode.Document) error) *Reader {
	return &Reader{plan: p, own: own, whole: whole, emit: emit, seen: map[uint64]int{}, above: p.builder(nil, 1), aboveKind: &Kind{Name: "above"}}
}

// Above is given a row that stands above the headings.
func (r *Reader) Above(row Row) error {
	row.Kind = r.aboveKind
	if err := r.above.row(&row); err != nil {
		return err
	}
	return r.outside(row.Number)
}

// outside bounds what each document keeps.
func (r *Reader) outside(row int) error {
	size := 0
	for _, n := range r.above.Root.Children {
		size += 64
		for _, c := range n.Children {
			size += 64 + len(c.Name)
			if len(c.Elements) > 0 {
				size += len(c.Elements[0].Text)
			}
		}
	}
	if size > decode.MaxOutside {
		return r.above.Beyond(gateway.Position{Path: r.plan.path(nil, row, 0)}, fmt.Sprintf("What stands above the orders is longer than %d bytes.", decode.MaxOutside))
	}
	return nil
}

// Columns is given the names of the columns, and the row that they stand in, nil
// when the layout names them.
func (r *Reader) Columns(headings []string, row *Row) error {
	r.headings = headings
	at := gateway.Position{Path: r.plan.path(nil, 1, 0), Line: 1}
	if row != nil {
		at = gateway.Position{Path: r.plan.path(nil, row.Number, 0), Offset: row.At.Offset, Line: row.At.Line}
	}
	if Named(headings) == 0 {
		return decode.Refuse("document."+r.plan.Format+".heading", at, "The row has no headings.", "Give the number of the row that has them: header in the mapping's layout.")
	}
	seen := map[string]int{}
	for i, h := range headings {
		if h == "" {
			continue
		}
		if before := seen[h]; before > 0 {
			r.headFault = append(r.headFault, r.plan.finding(at, &Fault{Code: "heading", Severity: gateway.Warn, Found: h,
				Message: fmt.Sprintf("Columns %s and %s have the same heading, %q.", Letter(before), Letter(i+1), h),
				Hint:    "A mapping that reads it finds two values. Ask the partner for a name each, or name the columns in the mapping's layout."}))
			continue
		}
		seen[h] = i + 1
	}
	if s := r.plan.Split; s != "" && seen[s] == 0 {
		hint := "Correct split in the mapping's layout"
		if n := gateway.Nearest(s, headings); n != "" {
			hint += fmt.Sprintf(`; did you mean %q?`, n)
		} else {
			hint += "; the columns are " + strings.Join(named(headings), ", ") + "."
		}
		return decode.Refuse("document."+r.plan.Format+".split", at, fmt.Sprintf("There is no column %q, which tells orders apart.", s), hint)
	}
	return nil
}

func named(headings []string) (out []string) {
	for _, h := range headings {
		if h != "" && len(out) < 30 {
			out = append(out, h)
		}
	}
	return out
}

// Row is given the next row that has something in it.
func (r *Reader) Row(row Row) error {
	records := len(r.plan.Kinds) > 0
	begins := row.Kind != nil && row.Kind.Begins
	if records && !r.begun && !begins {
		if row.Broken != nil || row.Kind == nil {
			r.findings = append(r.findings, r.plan.finding(gateway.Position{Path: r.plan.path(nil, row.Number, 0), Offset: row.At.Offset, Line: row.At.Line, Raw: row.Text}, row.Broken))
			return nil
		}
		if err := r.above.row(&row); err != nil {
			return err
		}
		return r.outside(row.Number)
	}
	key := ""
	if r.plan.Split != "" && (begins || !records) {
		key = r.plan.value(&row, r.headings, r.plan.Split)
	}
	switch {
	case !r.begun:
		r.begin(&row, key)
	case records && begins && (r.plan.Split == "" || key != "" && key != r.key):
		if err := r.finish(row.At.Offset); err != nil {
			return err
		}
		r.begin(&row, key)
	case !records && key != "" && r.keyed && key != r.key:
		before := r.lastBroken()
		if err := r.finish(row.At.Offset); err != nil {
			return err
		}
		r.begin(&row, key)
		if before != nil {
			r.around = append(r.around, *before)
		}
	case !records && key != "" && !r.keyed:
		r.note(key, &row)
	}
	r.keep(row)
	return nil
}

func (r *Reader) begin(row *Row, key string) {
	clear(r.rows) // the memory is used again: documents keep their texts alone
	r.begun, r.rows, r.cells, r.around, r.refused, r.keyed, r.key = true, r.rows[:0], 0, nil, nil, false, ""
	r.start, r.first, r.lastRow = row.At.Offset, row.Number, row.Number
	if key != "" {
		r.note(key, row)
	}
}

// note notes the key of the document being read; one that was there before is a
// finding: its rows do not stand together.
func (r *Reader) note(key string, row *Row) {
	r.key, r.keyed = key, true
	h := fnv.New64a()
	h.Write([]byte(key))
	if before := r.seen[h.Sum64()]; before > 0 {
		at := gateway.Position{Path: r.plan.path(nil, row.Number, 0), Offset: row.At.Offset, Line: row.At.Line, Raw: key}
		r.around = append(r.around, r.plan.finding(at, &Fault{Code: "split", Severity: gateway.Hold,
			Message: fmt.Sprintf("%s %q began in %s %d already, and others stand between; this is read as another order.", r.plan.Split, key, r.plan.Noun, before),
			Hint:    "Look at both: where they are one order, ask the partner to send its rows together."}))
		return
	}
	r.seen[h.Sum64()] = row.Number
}

// lastBroken is the finding that the order behind a damaged row gets, too.
func (r *Reader) lastBroken() *gateway.Finding {
	if len(r.rows) == 0 || r.rows[len(r.rows)-1].Broken == nil {
		return nil
	}
	row := r.rows[len(r.rows)-1]
	f := r.plan.finding(gateway.Position{Path: r.plan.path(nil, row.Number, 0), Offset: row.At.Offset, Line: row.At.Line}, &Fault{Code: "row", Severity: gateway.Hold,
		Message: fmt.Sprintf("The %s before this order is damaged; it may belong to it.", r.plan.Noun), Hint: "It is shown with the order before. Look whether this order lacks it."})
	return &f
}

// keep keeps a row for the document being read, as long as it stays within the
// limits.
func (r *Reader) keep(row Row) {
	r.lastRow = row.Number
	if r.refused != nil {
		return
	}
	r.cells += 1 + len(row.Cells)
	at := gateway.Position{Path: r.plan.path(nil, row.Number, 0), Offset: row.At.Offset, Line: row.At.Line}
	switch {
	case row.Refused != nil:
		r.refused = row.Refused
	case r.cells > r.above.Limits.Nodes:
		r.refused = r.above.Beyond(at, fmt.Sprintf("The order that begins in %s %d has more than %d values.", r.plan.Noun, r.first, r.above.Limits.Nodes))
	case r.whole == 0 && row.End-r.start > r.above.Limits.Document:
		r.refused = r.above.Beyond(at, fmt.Sprintf("The order that begins in %s %d is more than %d bytes long.", r.plan.Noun, r.first, r.above.Limits.Document))
	default:
		r.rows = append(r.rows, row)
		return
	}
	r.rows = nil
}

// finish emits the document being read, which ends at an offset.
func (r *Reader) finish(end int64) error {
	r.documents++
	if r.refused != nil {
		r.findings = append(r.findings, r.refused.Finding)
		return nil
	}
	first := &r.rows[0]
	ctx := Context{Row: first.Number, Line: first.At.Line, Headings: r.headings, Own: r.own}
	ctx.Findings = append(append(ctx.Findings, r.headFault...), r.around...)
	r.above.number(r.above.Root)
	for _, n := range r.above.Root.Children {
		ctx.Outside = append(ctx.Outside, decode.Pack(n, func(n *decode.Node) int { return r.above.marks[n.Segment] }, nil))
	}
	offset, length := first.At.Offset, end-first.At.Offset
	if r.whole > 0 {
		ctx.Last = r.lastRow
		offset, length = 0, r.whole
	}
	if r.whole == 0 {
		ctx.Offset = offset
	}
	kept, err := json.Marshal(ctx)
	if err != nil {
		return err
	}
	doc, err := r.plan.Build(r.rows, ctx, kept, offset, length)
	var refusal *decode.Refusal
	if errors.As(err, &refusal) {
		r.findings = append(r.findings, refusal.Finding)
		return nil
	}
	if err != nil {
		return err
	}
	return r.emit(doc)
}

// End is told where the rows end, and gives the findings that belong to no
// document.
func (r *Reader) End(end int64) ([]gateway.Finding, error) {
	if r.begun {
		if err := r.finish(end); err != nil {
			return r.Findings(), err
		}
	}
	out := r.Findings()
	if r.documents == 0 {
		out = append(out, r.plan.finding(gateway.Position{Path: r.plan.path(nil, 1, 0), Line: 1}, &Fault{Code: "none", Severity: gateway.Hold,
			Message: "The file holds no order.", Hint: "Ask the partner to send it again; or correct the mapping's layout."}))
	}
	return out, nil
}

// Findings are those that belong to no document.
func (r *Reader) Findings() []gateway.Finding { return append(r.findings, r.above.findings...) }
