// SPDX-License-Identifier: Apache-2.0

package draft

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// tree is the fields of a draft, nested as they are written.
type tree struct {
	name  string
	rule  *rule
	below []*tree
}

func (t *tree) child(name string) *tree {
	for _, c := range t.below {
		if c.name == name {
			return c
		}
	}
	c := &tree{name: name}
	t.below = append(t.below, c)
	return c
}

// yaml writes the draft.
func (d *drafting) yaml(leaves []*leaf) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# A first draft, made from %s. Lines marked CHECK want a look.\n", d.in.Sample)
	fmt.Fprintf(&b, "mapping: %s\n", d.in.ID)
	if d.in.Title != "" {
		fmt.Fprintf(&b, "title: %s\n", d.in.Title)
	}
	fmt.Fprintf(&b, "reads:\n  format: %s\n%s  samples: [%s]\n\n", d.in.Format, d.in.Reads, d.in.Sample)
	d.table(&b)
	b.WriteString("order:\n")
	root := &tree{}
	for _, r := range d.sorted() {
		at := root
		for _, name := range strings.Split(r.field, ".") {
			at = at.child(name)
		}
		at.rule = r
	}
	if root.child("id").rule == nil {
		root.child("id").rule = &rule{expr: "none", check: "nothing looks like the order number; an order without one is held"}
	}
	d.fields(&b, root, "  ")
	d.unmapped(&b, leaves)
	examples(&b, d.in)
	return b.String()
}

// examples writes the sample as the mapping's first example.
func examples(b *strings.Builder, in Input) {
	fmt.Fprintf(b, "\nexamples:\n  - input: %s\n", in.Sample)
	if in.Order != "" {
		fmt.Fprintf(b, "    order: %s  # CHECK: this is what comes of it now\n", in.Order)
	}
	if len(in.Findings) > 0 {
		fmt.Fprintf(b, "    findings:\n")
		for _, f := range in.Findings {
			fmt.Fprintf(b, "      - %s\n", f)
		}
	}
}

// extending writes the draft of a document that a built-in reading reads.
func extending(in Input) string {
	var b strings.Builder
	if in.Paper != "" {
		fmt.Fprintf(&b, "# A first draft, made from %s: %s reads it, and this is where it found things.\n# Lines marked CHECK want a look; a line that is left out is found as before.\n", in.Sample, in.Extends)
	} else {
		fmt.Fprintf(&b, "# A first draft, made from %s: the built-in reading %s reads it.\n# List below order: only what this partner does differently.\n", in.Sample, in.Extends)
	}
	fmt.Fprintf(&b, "mapping: %s\n", in.ID)
	if in.Title != "" {
		fmt.Fprintf(&b, "title: %s\n", in.Title)
	}
	fmt.Fprintf(&b, "extends: %s\n", in.Extends)
	if in.Paper != "" {
		fmt.Fprintf(&b, "reads:\n  paper:\n%s", in.Paper)
	}
	if len(in.Left) > 0 {
		b.WriteString("\n# The sample has these, and the reading has no field for them; they stay with the\n# order as extensions:\n")
		if in.Paper != "" {
			b.WriteString("# (one becomes a field below order:, as in  accountingCost: optional(label(\"Cost centre\")))\n")
		}
		for _, l := range in.Left {
			fmt.Fprintf(&b, "#   %s\n", oneLine(l))
		}
	}
	examples(&b, in)
	return b.String()
}

// table writes what the sample's units mean.
func (d *drafting) table(b *strings.Builder) {
	if len(d.units) == 0 {
		return
	}
	b.WriteString("tables:\n  ownUnits:  # UN/ECE Recommendation 20; a unit that is not listed holds the order\n")
	for _, u := range slices.Sorted(maps.Keys(d.units)) {
		name, err := json.Marshal(u)
		switch {
		case err != nil:
		case d.units[u] == "":
			fmt.Fprintf(b, "    # CHECK: %s: what is that?\n", name)
		default:
			fmt.Fprintf(b, "    %s: %s  # CHECK\n", name, d.units[u])
		}
	}
	b.WriteByte('\n')
}

// sorted gives the rules in the order of the targets.
func (d *drafting) sorted() []*rule {
	place := func(r *rule) int {
		for i, t := range targets {
			name := t.field
			if t.line {
				name = "orderLine." + name
			}
			if name == r.field {
				if t.line {
					return 1000 + i
				}
				return i
			}
		}
		return 500
	}
	out := slices.Clone(d.order)
	slices.SortStableFunc(out, func(a, b *rule) int { return place(a) - place(b) })
	return out
}

func (d *drafting) fields(b *strings.Builder, t *tree, indent string) {
	for _, c := range t.below {
		switch {
		case c.rule != nil:
			fmt.Fprintf(b, "%s%s: %s", indent, c.name, scalar(listed(c.name, c.rule.expr)))
			if c.rule.check != "" {
				fmt.Fprintf(b, "  # CHECK: %s", c.rule.check)
			}
			b.WriteByte('\n')
		case c.name == "orderLine":
			fmt.Fprintf(b, "%sorderLine:\n%s  each: %s\n", indent, indent, scalar(d.selector(d.lines, true)))
			d.fields(b, c, indent+"  ")
		default:
			fmt.Fprintf(b, "%s%s:\n", indent, c.name)
			d.fields(b, c, indent+"  ")
			if c.name == "standardItemIdentification" {
				fmt.Fprintf(b, "%s  schemeID: %s\n", indent, scalar(fmt.Sprintf("if(present(%s), text(GTIN))", strings.TrimSuffix(strings.TrimPrefix(c.below[0].rule.expr, "optional(gtin("), "))"))))
			}
			if c.name == "partyIdentification" {
				fmt.Fprintf(b, "%s  schemeID: text(buyerAssigned)  # CHECK: or sellerAssigned, GLN, DUNS\n", indent)
			}
		}
	}
}

// scalar writes an expression so that YAML reads it as it stands.
func scalar(expr string) string {
	if strings.Contains(expr, " #") || strings.Contains(expr, ": ") || strings.HasSuffix(expr, ":") || strings.ContainsAny(expr[:1], "\"'`@&*!|>%{}[]?-,#") {
		return "'" + strings.ReplaceAll(expr, "'", "''") + "'"
	}
	return expr
}

// listed makes a list of the expression of a field that holds several texts.
func listed(field, expr string) string {
	inside := strings.TrimSuffix(strings.TrimPrefix(expr, "optional("), ")")
	if field == "note" || field == "additionalStreetName" {
		return "all(" + inside + ")"
	}
	return expr
}

// oneLine keeps a comment on its line.
func oneLine(s string) string { return strings.Join(strings.FieldsFunc(s, unicode.IsControl), " ") }

// unmapped lists what no rule reads, so that nobody has to look for it.
func (d *drafting) unmapped(b *strings.Builder, leaves []*leaf) {
	first := true
	for _, l := range leaves {
		if len(l.values) == 0 || slices.ContainsFunc(d.order, func(r *rule) bool { return r.from == l }) {
			continue
		}
		if first {
			b.WriteString("\n# Not read yet; it stays with the order as extensions:\n")
			first = false
		}
		path, _ := d.inLine(l)
		value := l.values[0]
		if r := []rune(value); len(r) > 40 {
			value = string(r[:40]) + "…"
		}
		fmt.Fprintf(b, "#   %s = %s\n", oneLine(d.selector(path, true)), oneLine(value))
	}
}
