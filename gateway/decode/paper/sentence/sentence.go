// SPDX-License-Identifier: Apache-2.0

// Package sentence reads order lines that people type without a table: "please send
// 10 x AB-123 hex bolts M8 at 0.42 each", "- 5 pcs of 4711", "AB-123; 10; Stk". It
// reads lines only where lines.Read finds no table; numbers of orders, dates and
// addresses are the header's.
//
// Invariant: a row that may be an order line and is not read for certain is a finding,
// so that no order is taken without it.
package sentence

import (
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/lines"
	"ordergate/gateway/decode/paper/reading"
	"ordergate/gateway/decode/paper/table"
)

// maxDoubts bounds the findings.
const maxDoubts = 20

// Read reads the lines of a document that was typed.
func Read(c *reading.Context) (lines.Result, []gateway.Finding) {
	out := lines.Result{Rows: make([]bool, len(c.Rows)), End: len(c.Rows)}
	var findings []gateway.Finding
	listed := lists(c)
	for i := range c.Rows {
		row := &c.Rows[i]
		found, doubt := rowLines(c, row, listed[i])
		if len(found) > 0 {
			out.Lines = append(out.Lines, found...)
			out.Rows[i], out.End = true, i+1
		}
		if doubt != "" && len(findings) < maxDoubts {
			box := [4]float32{row.Box.X0, row.Box.Y0, row.Box.X1, row.Box.Y1}
			findings = append(findings, gateway.Finding{Code: "paper.sentence.doubt", Severity: gateway.Hold,
				Position: gateway.Position{Path: fmt.Sprintf("page %d", row.Page), Page: row.Page, Box: &box, Raw: cut(row.Text())},
				Message:  "A typed line may order something and was not read for certain: " + doubt + ".", Hint: "Look at the line and enter what is ordered.", Found: cut(row.Text())})
		}
	}
	alike(out.Lines)
	if len(out.Lines) == 0 {
		out.End = len(c.Rows)
	}
	return out, findings
}

// alike reads the item numbers of letters alone that a text begins with, where those of
// two other lines are of their series: "LS-MAT" beside "LS-CH26" and "LS-TB120".
func alike(all []paper.Line) {
	series, model := map[string]int{}, map[string]*paper.Value{}
	for i := range all {
		if k := table.Series(all[i].Item.Text); k != "" {
			series[k]++
			model[k] = &all[i].Item
		}
	}
	for i := range all {
		l := &all[i]
		code, rest, ok := strings.Cut(l.Description.Text, " ")
		k := table.Series(code)
		if !ok || series[k] < 2 || !table.IsCode(code) || !l.Item.Empty() || !l.BuyerItem.Empty() || !l.SupplierItem.Empty() {
			continue
		}
		l.Item = l.Description
		l.Item.Text, l.Item.Raw, l.Item.Evidence, l.Item.Label = code, code, model[k].Evidence, model[k].Label
		l.Description.Text = rest
	}
}

func cut(s string) string {
	if r := []rune(s); len(r) > 120 {
		return string(r[:120]) + "…"
	}
	return s
}

// rowLines reads the lines that a row holds; doubt says why it may hold one that was
// not read.
func rowLines(c *reading.Context, row *layout.Row, listed bool) (out []paper.Line, doubt string) {
	words := row.Words()
	if len(words) == 0 || len(words) > 200 { // prose without a break
		return nil, ""
	}
	ts := tokens(c, words)
	if listed {
		if l, ok := list(c, row, ts); ok {
			return []paper.Line{l}, ""
		}
	}
	starts := quantities(ts)
	if len(starts) == 0 {
		if maybe(ts) {
			doubt = "it counts something"
		}
		return nil, doubt
	}
	if says(ts, denied) {
		return nil, "its words may mean that it is not ordered"
	}
	for i, q := range starts {
		from, to := 0, len(ts)
		if i > 0 {
			from = q.at
		}
		if i+1 < len(starts) {
			to = starts[i+1].at
		}
		if len(starts) > 1 && starts[0].behind {
			return nil, "it names several quantities"
		}
		l, why := line(c, row.Page, ts[from:to], q, from)
		if why != "" {
			return nil, why
		}
		out = append(out, l)
	}
	return out, ""
}
