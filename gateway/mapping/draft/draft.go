// SPDX-License-Identifier: Apache-2.0

// Package draft writes a first mapping for a document that nobody has read before:
// which of its values are which fields of the order, by their names and by what
// they look like. What it cannot tell apart it marks for a person to check; what it
// found no field for it lists.
//
// It is pure, and proposes only: nothing is read by a draft until an admin has
// saved it and named it in a partner file.
//
// Invariant: a draft loads, and reads its own sample.
package draft

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ordergate/gateway/decode"
)

// Input is what a draft is made from.
type Input struct {
	ID     string // of the mapping
	Title  string
	Format string // "csv"
	Reads  string // further lines of reads:, as YAML
	Sample string // the sample's path, relative to the mapping's file
	// Documents are those of the sample, at least one.
	Documents []*decode.Document
	// Extends is the built-in reading that reads such documents, "" for none: then the
	// draft holds only what it leaves over.
	Extends string
	// Paper is what stands below reads: paper: of a draft that extends, as YAML.
	Paper string
	// Left is what a built-in reading found and could not read, a line each.
	Left []string
	// Order is the file with what comes of the sample, and Findings what is found in
	// it, once that is known.
	Order    string
	Findings []string
}

// leaf is a value of the document, everywhere it stands.
type leaf struct {
	path   []string
	values []string
	ofDoc  []int // the document that each value stands in
}

// rule is a line of the draft.
type rule struct {
	field, expr, check string
	from               *leaf
	rank               int // of the name in its target: the smaller the likelier
}

// New writes the draft, YAML. split is not "" when the sample holds several orders
// in one document: decode it again with that split, and ask again.
func New(in Input) (yaml, split string) {
	if in.Extends != "" {
		return extending(in), ""
	}
	leaves, lines, outer := survey(in.Documents)
	if len(outer) > 0 {
		return "", strings.Join(outer, ".")
	}
	d := &drafting{in: in, lines: lines, taken: map[string]*rule{}, units: map[string]string{}}
	var all []candidate
	for _, l := range leaves {
		d.rows = max(d.rows, len(l.values)) // some column is filled in every row
		d.comma = d.comma || clearlyComma(l.values)
	}
	for _, l := range leaves {
		all = append(all, d.propose(l)...)
	}
	d.assign(all)
	if id := d.taken["false id"]; id != nil && d.flat() && len(in.Documents) == 1 && !constant(id.from) {
		return "", id.from.path[len(id.from.path)-1]
	}
	return d.yaml(leaves), ""
}

// survey lists the values of documents, and finds where the lines of the order are,
// and the list of orders around them where there is one.
func survey(docs []*decode.Document) (leaves []*leaf, lines, outer []string) {
	byPath := map[string]*leaf{}
	repeated, best, doc := map[string]int{}, 0, 0
	var visit func(n *decode.Node, path []string)
	visit = func(n *decode.Node, path []string) {
		count := map[string]int{}
		for _, c := range n.Children {
			count[c.Name]++
			p := append(slices.Clip(path), c.Name)
			key := strings.Join(p, "\x00")
			repeated[key] = max(repeated[key], count[c.Name])
			if len(c.Elements) > 0 && strings.TrimSpace(c.Elements[0].Text) != "" || len(c.Children) == 0 {
				l := byPath[key]
				if l == nil {
					l = &leaf{path: p}
					byPath[key] = l
					leaves = append(leaves, l)
				}
				if len(c.Elements) > 0 && strings.TrimSpace(c.Elements[0].Text) != "" {
					l.values, l.ofDoc = append(l.values, strings.TrimSpace(c.Elements[0].Text)), append(l.ofDoc, doc)
				}
			}
			visit(c, p)
		}
	}
	for i, d := range docs {
		doc = i
		visit(d.Root, nil)
	}
	for key := range repeated {
		path := strings.Split(key, "\x00")
		score := 0
		for _, l := range leaves {
			if len(l.path) > len(path) && slices.Equal(l.path[:len(path)], path) && lineLike(l.path[len(path):]) {
				score += 2
			}
		}
		if score == 0 {
			continue
		}
		if repeated[key] > 1 {
			score += 3
		}
		if strings.Contains(lists, " "+plain(path[len(path)-1])+" ") {
			score += 3
		}
		if score = score*10 + len(path); score > best || score == best && key < strings.Join(lines, "\x00") {
			best, lines = score, path
		}
	}
	for i := 1; i < len(lines); i++ {
		if repeated[strings.Join(lines[:i], "\x00")] > 1 {
			outer = lines[:i]
		}
	}
	return leaves, lines, outer
}

// lineLike reports whether a value is one that order lines have.
func lineLike(path []string) bool {
	for _, t := range targets {
		if t.line && (t.field == "quantity" || t.field == "price.priceAmount" || strings.HasSuffix(t.field, "ItemIdentification")) && rank(t.names, path) >= 0 {
			return true
		}
	}
	return false
}

// rank is how likely a value is what names say, 0 the likeliest, -1 not at all.
func rank(names string, path []string) int {
	words := strings.Fields(names)
	for n := min(len(path), 3); n > 0; n-- {
		together := ""
		for _, name := range path[len(path)-n:] {
			together += plain(name)
		}
		if i := slices.Index(words, together); i >= 0 {
			return i
		}
	}
	return -1
}

type drafting struct {
	in    Input
	lines []string
	order []*rule
	taken map[string]*rule  // by where and what
	rows  int               // as often as the commonest value stands
	comma bool              // some number has a decimal comma
	units map[string]string // the sample's units with what they mean; "" for unknown
}

// inLine reports whether a value stands in a line, and its path from there.
func (d *drafting) inLine(l *leaf) ([]string, bool) {
	if len(d.lines) > 0 && len(l.path) > len(d.lines) && slices.Equal(l.path[:len(d.lines)], d.lines) {
		return l.path[len(d.lines):], true
	}
	return l.path, false
}

// flat reports whether the document is a table: then what the header says stands in
// each of its rows.
func (d *drafting) flat() bool { return len(d.lines) == 1 && d.lines[0] == "row" }

// candidate is a value that could be a field.
type candidate struct {
	rule  rule
	kind  kind
	line  bool
	path  []string
	place int // of the field among the targets
}

// propose lists the fields that a value could be.
func (d *drafting) propose(l *leaf) (out []candidate) {
	if len(l.values) == 0 {
		return nil
	}
	path, inside := d.inLine(l)
	header := !inside || d.flat() && d.everywhere(l)
	for i, t := range targets {
		if t.line && !inside || !t.line && !header && !(d.flat() && t.field == "id") || !fits(t.kind, l) {
			continue
		}
		if at := rank(t.names, path); at >= 0 {
			out = append(out, candidate{rule{field: t.field, from: l, rank: at}, t.kind, t.line, path, i})
		}
	}
	for _, p := range parties {
		for i, what := range parts {
			if at := partyRank(p.names, what.names, path); header && at >= 0 {
				out = append(out, candidate{rule{field: p.field + "." + what.field, from: l, rank: at}, text, false, path, i})
			}
		}
	}
	return out
}

// everywhere reports whether each row of a document says the same.
func (d *drafting) everywhere(l *leaf) bool {
	for i := 1; i < len(l.values); i++ {
		if l.ofDoc[i] == l.ofDoc[i-1] && l.values[i] != l.values[i-1] {
			return false
		}
	}
	return len(l.values) == d.rows
}

func fits(k kind, l *leaf) bool {
	for _, v := range l.values {
		if k == number && !looksNumber(v) || k == day && len(dateForms(v)) == 0 {
			return false
		}
	}
	return true
}

// said finds in an item number's name whose it is: the sender's own.
var said = regexp.MustCompile(`^(our|buyer|customer)`)

// assign gives each field the likeliest of its values, and each value one field.
func (d *drafting) assign(all []candidate) {
	slices.SortStableFunc(all, func(a, b candidate) int {
		if a.rule.rank != b.rule.rank {
			return a.rule.rank - b.rule.rank
		}
		return a.place - b.place
	})
	used := map[*leaf]bool{}
	for _, c := range all {
		key := fmt.Sprint(c.line, " ", c.rule.field)
		if used[c.rule.from] || d.taken[key] != nil {
			continue
		}
		r := c.rule
		if c.line {
			r.field = "orderLine." + r.field
		}
		needed := r.field == "id" || r.field == "issueDate" || r.field == "orderLine.quantity"
		r.expr, r.check = d.expressionFor(c.kind, d.selector(c.path, c.line), r.from.values, !needed)
		if r.field == "orderLine.buyersItemIdentification" && !said.MatchString(plain(c.path[len(c.path)-1])) {
			r.check = "whose number is it? Ours is sellersItemIdentification"
		}
		used[r.from], d.taken[key] = true, &r
		d.order = append(d.order, &r)
	}
}

// partyRank matches a role and a part in a path: "ShipToName", shipTo.city.
func partyRank(roles, names string, path []string) int {
	together := ""
	for _, p := range path[max(0, len(path)-4):] {
		together += plain(p)
	}
	for _, role := range strings.Fields(roles) {
		i := strings.Index(together, role)
		if i < 0 || role == "customer" && endsInRole(together[:i]) { // BillToCustomerNumber
			continue
		}
		rest := together[i+len(role):]
		if rest == "" && i == 0 && strings.HasPrefix(names, "name ") { // the party's name alone
			return len(names)
		}
		for far := 0; ; far += 20 {
			if n := slices.Index(strings.Fields(names), rest); n >= 0 {
				return far + n
			}
			short := withoutFiller(rest)
			if short == rest {
				break
			}
			rest = short
		}
	}
	return -1
}

func endsInRole(s string) bool {
	return slices.ContainsFunc(parties, func(p struct{ field, names string }) bool {
		return slices.ContainsFunc(strings.Fields(p.names), func(role string) bool { return strings.HasSuffix(s, role) })
	})
}

// withoutFiller leaves out what says nothing: the address of billingAddress.city. A
// name that only ends like another is not taken for it: a country code is no code of
// the party, a first name not its name.
func withoutFiller(s string) string {
	for _, filler := range []string{"address", "party", "location", "info", "details", "postal", "customer"} {
		if rest, ok := strings.CutPrefix(s, filler); ok && rest != "" {
			return rest
		}
	}
	return s
}

func constant(l *leaf) bool {
	for _, v := range l.values {
		if v != l.values[0] {
			return false
		}
	}
	return true
}

var word = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// reserved are words of the language, which no name can be without field("…").
var reserved = []string{"in", "not", "and", "or", "matches", "contains", "startsWith", "endsWith", "let", "if", "else", "nil", "none", "true", "false", "key", "value", "header"}

// selector writes a path in the mapping's language.
func (d *drafting) selector(path []string, inLine bool) string {
	out := ""
	for i, name := range path {
		plainName := word.MatchString(name) && !slices.Contains(reserved, name)
		switch {
		case plainName && i == 0:
			out = name
		case plainName:
			out += "." + name
		case d.flat() && i == len(path)-1:
			return "column(" + strconv.Quote(name) + ")"
		case i == 0:
			out = "field(" + strconv.Quote(name) + ")"
		default:
			out += ".field(" + strconv.Quote(name) + ")"
		}
	}
	if !inLine && d.flat() && word.MatchString(path[len(path)-1]) && len(path) == 1 {
		return "row." + out
	}
	return out
}
