// SPDX-License-Identifier: Apache-2.0

package tree

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/lexicon"
)

// builder builds the tree of one order.
type builder struct {
	*decode.Builder
	order *paper.Order
	words *lexicon.Set
	// values are what nodes say, by Segment; nil where a node only holds others.
	values []*paper.Value
	at     func(*decode.Node) gateway.Position
	err    error
}

// document makes a document of an order.
func (f *Format) document(o *paper.Order, c context, words *lexicon.Set, size int64, limits decode.Limits) (*decode.Document, *decode.Refusal) {
	kept, err := json.Marshal(c)
	if err != nil {
		panic("tree: a context always marshals: " + err.Error())
	}
	b := &builder{Builder: decode.NewBuilder(f.name, limits), order: o, words: words, values: make([]*paper.Value, 1)}
	b.at = func(n *decode.Node) gateway.Position { return b.place(n, 0, 0) }
	b.fill()
	var r *decode.Refusal
	if errors.As(b.err, &r) {
		return nil, r
	}
	return &decode.Document{Format: f.name, Root: b.Root, Acknowledged: "A", Length: size, Context: kept, Placing: b.place, Paper: true,
		Findings: held(o)}, nil
}

// held are an order's findings. Whatever has gone wrong in reading, nothing but an
// order is taken for one.
func held(o *paper.Order) []gateway.Finding {
	findings := placed(o.Findings)
	if o.Kind == paper.PurchaseOrder || gateway.Weigh(findings) != gateway.Accept {
		return findings
	}
	f := gateway.Finding{Code: "document.paper.notorder", Severity: gateway.Hold, Position: position(&o.KindSays, o.First, "kind"), Found: string(o.Kind),
		Message: fmt.Sprintf("The document is no purchase order: it looks like %s.", article(o.Kind)), Hint: "Look at it. Where it is an order all the same, release it; else reject it."}
	return append(findings, f)
}

func article(k paper.Kind) string {
	switch k {
	case paper.UnknownKind, "":
		return "none of the documents we know"
	case paper.Invoice, paper.Confirmation:
		return "an " + string(k)
	}
	return "a " + string(k)
}

// place says where a node stands.
func (b *builder) place(n *decode.Node, _, _ int) gateway.Position {
	if n == nil || n.Parent == nil || n.Segment >= len(b.values) {
		return gateway.Position{Path: fmt.Sprintf("page %d", max(1, b.order.First)), Page: max(1, b.order.First)}
	}
	v := b.values[n.Segment]
	if v == nil {
		v = &paper.Value{}
		if n.Name == "line" && n.Index <= len(b.order.Lines) {
			l := &b.order.Lines[max(1, n.Index)-1]
			v.Page, v.Box = l.Page, l.Box
		}
	}
	p := position(v, b.order.First, wayTo(n))
	p.Raw, p.Shown = "", v.Raw
	if len(n.Elements) > 0 {
		p.Raw = n.Elements[0].Text
	}
	if p.Shown == p.Raw {
		p.Shown = ""
	}
	return p
}

// position is that of a value; first is the page to say where it says none.
func position(v *paper.Value, first int, way string) gateway.Position {
	page := v.Page
	if page < 1 {
		page = max(1, first)
	}
	p := gateway.Position{Path: fmt.Sprintf("page %d", page), Page: page, Raw: v.Raw, Label: clean(v.Label), Evidence: evidence(v), OCR: v.OCR}
	if way != "" {
		p.Path += " › " + way
	}
	if v.Box != (paper.Box{}) {
		p.Box = &[4]float32{v.Box.X0, v.Box.Y0, v.Box.X1, v.Box.Y1}
	}
	p.Raw = clean(p.Raw)
	return p
}

// evidence is what speaks for a value, with the mapping's key where that gave it.
func evidence(v *paper.Value) []string {
	i := slices.Index(v.Evidence, paper.ByTemplate)
	if i < 0 || v.Rule == "" {
		return v.Evidence
	}
	out := slices.Clone(v.Evidence)
	out[i] += ": " + v.Rule
	return out
}

// wayTo is a node's way from the root as people say it: "line 3 › quantity".
func wayTo(n *decode.Node) string {
	w := n.Name
	if n.Index > 0 {
		w = fmt.Sprintf("%s %d", n.Name, n.Index)
	}
	if n.Parent != nil && n.Parent.Name != "" {
		w = wayTo(n.Parent) + " › " + w
	}
	return w
}

// clean makes a text what a tree may hold.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "\ufffd")
}

// node adds a node that holds others.
func (b *builder) node(parent *decode.Node, name string) *decode.Node {
	if b.err != nil || parent == nil {
		return nil
	}
	n, err := b.Add(parent, name, 0, 0, b.at)
	if err != nil {
		b.err = err
		return nil
	}
	b.values = append(b.values, nil)
	return n
}

// leaf adds a value, where there is one.
func (b *builder) leaf(parent *decode.Node, name string, v *paper.Value) *decode.Node {
	if v.Empty() {
		return nil
	}
	n := b.node(parent, name)
	if n == nil {
		return nil
	}
	own := *v
	own.Text, own.Raw = clean(v.Text), clean(v.Raw)
	b.values[n.Segment] = &own
	if err := b.Set(n, own.Text, 0, b.at); err != nil {
		b.err = err
		return nil
	}
	return n
}

// leafValue is a value with the name it goes by in the tree.
type leafValue struct {
	name  string
	value *paper.Value
}

func (b *builder) leaves(parent *decode.Node, list []leafValue) {
	for _, l := range list {
		b.leaf(parent, l.name, l.value)
	}
}

// fill adds all that an order says.
func (b *builder) fill() {
	o, root := b.order, b.Root
	kind := o.KindSays
	if kind.Raw == "" {
		kind.Raw = kind.Text
	}
	kind.Text = string(o.Kind)
	b.leaf(root, "kind", &kind)
	header := headerValues(o)
	b.leaves(root, header)
	for _, p := range parties(o) {
		b.party(root, p.name, p.party)
	}
	for i := range o.Notes {
		b.leaf(root, "note", &o.Notes[i])
	}
	b.labels(header)
	for i := range o.Lines {
		b.line(root, &o.Lines[i])
	}
	if b.err == nil {
		decode.NumberSiblings(root)
		number(root)
		one(root, "line", "note")
	}
}

// headerValues are the values of an order's header, in the order of the tree.
func headerValues(o *paper.Order) []leafValue {
	return []leafValue{{"number", &o.Number}, {"release", &o.Release}, {"date", &o.Date}, {"requestedDate", &o.Requested}, {"currency", &o.Currency},
		{"paymentTerms", &o.PaymentTerms}, {"incoterms", &o.Incoterms}, {"customerNumber", &o.CustomerNo}, {"contract", &o.Contract},
		{"subtotal", &o.Subtotal}, {"discount", &o.Discount}, {"tax", &o.Tax}, {"freight", &o.Freight}, {"total", &o.Total}}
}

type namedParty struct {
	name  string
	party *paper.Party
}

func parties(o *paper.Order) []namedParty {
	return []namedParty{{"buyer", &o.Buyer}, {"billTo", &o.BillTo}, {"shipTo", &o.ShipTo}, {"supplier", &o.Supplier}}
}

// party adds a party, its address line by line and taken apart.
func (b *builder) party(root *decode.Node, name string, p *paper.Party) {
	if p.Name.Empty() && p.ID.Empty() && p.Contact.Empty() && p.Email.Empty() && p.Phone.Empty() && len(p.Address) == 0 {
		return
	}
	n := b.node(root, name)
	b.leaves(n, []leafValue{{"name", &p.Name}, {"id", &p.ID}})
	for i := range p.Address {
		if a := b.leaf(n, "address", &p.Address[i]); a != nil {
			a.Again = true // its parts say it
		}
	}
	if n == nil {
		return
	}
	a := splitAddress(p.Address)
	b.leaf(n, "street", &a.street)
	for i := range a.more {
		b.leaf(n, "additional", &a.more[i])
	}
	b.leaves(n, []leafValue{{"city", &a.city}, {"zip", &a.zip}, {"region", &a.region}, {"country", &a.country},
		{"contact", &p.Contact}, {"email", &p.Email}, {"phone", &p.Phone}})
}

// labels adds every label with its value: those that are nothing else in the tree,
// and those of values that are, which say nothing new.
func (b *builder) labels(header []leafValue) {
	o := b.order
	var n *decode.Node
	add := func(label string, v *paper.Value, again bool) {
		label = strings.Trim(strings.TrimSpace(clean(label)), ":")
		if paper.PlainLabel(label) == "" || v.Empty() {
			return
		}
		if n == nil {
			n = b.node(b.Root, "label")
		}
		if l := b.leaf(n, label, v); l != nil {
			l.Again = again
		}
	}
	for i := range o.Pairs {
		add(o.Pairs[i].Label, &o.Pairs[i].Value, false)
	}
	for _, h := range header {
		shown := *h.value
		if shown.Raw != "" { // as it stands there: what it means is said already
			shown.Text = shown.Raw
		}
		add(h.value.Label, &shown, true)
	}
}

// line adds an order line.
func (b *builder) line(root *decode.Node, l *paper.Line) {
	n := b.node(root, "line")
	b.leaves(n, []leafValue{{"id", &l.ID}, {"buyerItem", &l.BuyerItem}, {"supplierItem", &l.SupplierItem}, {"item", &l.Item}, {"gtin", &l.GTIN},
		{"manufacturer", &l.Manufacturer}, {"description", &l.Description}, {"detail", &l.Detail}, {"quantity", &l.Quantity}, {"unit", &l.Unit}, {"unitCode", b.unitCode(&l.Unit)}, {"unitPrice", &l.UnitPrice},
		{"per", &l.Per}, {"discount", &l.Discount}, {"amount", &l.Amount}, {"date", &l.Date}, {"tax", &l.Tax}})
	if b.err == nil && b.unitCode(&l.Unit) != nil {
		for _, c := range n.Children {
			c.Again = c.Again || c.Name == "unit" // its code says it
		}
	}
	var columns *decode.Node
	for i := range l.Extra {
		label := strings.Trim(strings.TrimSpace(clean(l.Extra[i].Label)), ":")
		if label == "" || l.Extra[i].Value.Empty() {
			continue
		}
		if columns == nil {
			columns = b.node(n, "column")
		}
		b.leaf(columns, label, &l.Extra[i].Value)
	}
}

// unitCode is what a unit is by the dictionary; nil for one that it does not know, and
// for one that may be several.
func (b *builder) unitCode(unit *paper.Value) *paper.Value {
	role := ""
	for _, e := range b.words.Lookup("units", unit.Text) {
		if role != "" && e.Role != role {
			return nil
		}
		role = e.Role
	}
	if role == "" {
		return nil
	}
	v := *unit
	v.Text, v.Raw = role, unit.Text
	return &v
}

// number gives siblings of a name their Index, all through the tree.
func number(n *decode.Node) {
	for _, c := range n.Children {
		if len(c.Children) > 0 {
			decode.NumberSiblings(c)
			number(c)
		}
	}
}

// one numbers what is a list even where it has one element.
func one(root *decode.Node, names ...string) {
	for _, c := range root.Children {
		for _, name := range names {
			if c.Name == name && c.Index == 0 {
				c.Index = 1
			}
		}
	}
}

// Shape implements decode.Format: what an order may say is known without samples;
// labels and columns go by what is printed.
func (f *Format) Shape(samples []*decode.Document, _ *decode.Layout) *decode.Shape {
	s := decode.Union(samples)
	ensure := func(up *decode.Shape, names ...string) {
		for _, name := range names {
			if c := up.Ensure(name); len(c.Elements) == 0 {
				c.Elements = []decode.ElementShape{{}}
			}
		}
	}
	ensure(s, "kind", "note")
	var o paper.Order
	for _, h := range headerValues(&o) {
		ensure(s, h.name)
	}
	for _, p := range parties(&o) {
		ensure(s.Ensure(p.name), "name", "id", "address", "street", "additional", "city", "zip", "region", "country", "contact", "email", "phone")
	}
	line := s.Ensure("line")
	ensure(line, "id", "buyerItem", "supplierItem", "item", "gtin", "manufacturer", "description", "detail", "quantity", "unit", "unitCode", "unitPrice", "per", "discount", "amount", "date", "tax")
	s.Ensure("label").Printed, line.Ensure("column").Printed = true, true
	return s
}
