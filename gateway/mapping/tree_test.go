// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/mapping"
)

// outline is a format for these tests alone: a name and its value a line, what
// belongs to a line indented below it.
type outline struct{}

func (outline) Name() string                        { return "outline" }
func (outline) Sniff([]byte, string) (string, bool) { return "", true }
func (outline) Again([]byte, []byte, *decode.Layout, decode.Limits) (*decode.Document, error) {
	return nil, errors.New("not for tests")
}

func (o outline) Read(src decode.Payload, _ *decode.Layout, _ decode.Limits, emit func(*decode.Document) error) ([]gateway.Finding, error) {
	b, err := io.ReadAll(io.NewSectionReader(src, 0, src.Size))
	if err != nil {
		return nil, err
	}
	d := &decode.Document{Format: o.Name(), Root: &decode.Node{}, Acknowledged: "A"}
	d.Placing = func(n *decode.Node, _, _ int) gateway.Position {
		return gateway.Position{Path: n.Path(), Line: n.Line}
	}
	open := []*decode.Node{d.Root}
	for i, line := range strings.Split(strings.TrimRight(string(b), "\n"), "\n") {
		name, value, _ := strings.Cut(strings.TrimLeft(line, " "), ": ")
		depth := (len(line) - len(strings.TrimLeft(line, " "))) / 2
		up := open[depth]
		n := &decode.Node{Name: strings.TrimSuffix(name, ":"), Line: i + 1, Segment: i + 1, Parent: up}
		if value != "" {
			n.Elements = []decode.Element{{Text: value}}
		}
		up.Children = append(up.Children, n)
		open = append(open[:depth+1], n)
	}
	return nil, emit(d)
}

func (o outline) Shape(samples []*decode.Document, _ *decode.Layout) *decode.Shape {
	s := &decode.Shape{Named: true}
	for _, d := range samples {
		shapeOf(s, d.Root)
	}
	return s
}

func shapeOf(s *decode.Shape, n *decode.Node) {
	if len(n.Elements) > 0 {
		s.Elements = []decode.ElementShape{{}}
	}
	for _, c := range n.Children {
		child := s.Child(c.Name)
		if child == nil {
			child = &decode.Shape{Named: true, Name: c.Name}
			s.Children = append(s.Children, child)
		}
		shapeOf(child, c)
	}
}

const tree = `number: 00123
date: 2026-11-20
sent: 2026-11-21T01:30:00Z
german: 31.12.2026
total: 1.234,50
rush: true
header:
  PO Number: 00123
extra: 1
  name: cost
extra: 2
  name: dept
line:
  sku: 0071
  qty: 10
  amount: 12.50
line:
  sku: K-1
  qty: 5 pcs
  amount: 2
`

func loadTree(t *testing.T, yaml string) (*mapping.Mapping, gateway.Faults) {
	t.Helper()
	set, faults := mapping.Load(fstest.MapFS{"acme/order.yaml": {Data: []byte(yaml)}, "acme/examples/full.txt": {Data: []byte(tree)}},
		mapping.Config{Shapes: shapes, Formats: []decode.Format{outline{}}})
	m, _ := set.Find("acme-order")
	return m, faults
}

func readTree(t *testing.T, text string) *decode.Document {
	t.Helper()
	var doc *decode.Document
	_, err := outline{}.Read(decode.Payload{ReaderAt: strings.NewReader(text), Size: int64(len(text))}, nil, decode.Limits{}, func(d *decode.Document) error { doc = d; return nil })
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestNamedTrees evaluates expressions in a document whose values go by names.
func TestNamedTrees(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, field, expr string
		want              string // the value, or the finding's or the fault's text behind "!"
	}{
		{"value", "customerReference", `number`, "00123"},
		{"name in quotes", "customerReference", `field("number")`, "00123"},
		{"name with a blank", "customerReference", `field("header").field("PO Number")`, "00123"},
		{"name with a blank, behind a point", "customerReference", `header.field("PO Number")`, "00123"},
		{"decimal by what is wanted", "anticipatedMonetaryTotal.payableAmount", `first(line.amount)`, "12.50"},
		{"decimal in arithmetic", "anticipatedMonetaryTotal.payableAmount", `first(line.amount) * 2`, "25.00"},
		{"sum", "anticipatedMonetaryTotal.payableAmount", `sum(line.amount)`, "14.50"},
		{"sum of nothing", "anticipatedMonetaryTotal.payableAmount", `sum(line.other)`, "!line has no other"},
		{"decimal mark", "anticipatedMonetaryTotal.payableAmount", `decimal(total, ",")`, "1234.50"},
		{"the wrong decimal mark", "anticipatedMonetaryTotal.payableAmount", `decimal(total, ".")`, "!mapping.value.invalid"},
		{"no number", "anticipatedMonetaryTotal.payableAmount", `last(line.qty)`, "!mapping.value.invalid"},
		{"date by what is wanted", "issueDate", `date`, "2026-11-20"},
		{"date of an instant, as written", "issueDate", `sent`, "2026-11-21"},
		{"date of an instant in a zone", "issueDate", `date(sent, "instant", "America/New_York")`, "2026-11-20"},
		{"no such zone", "issueDate", `date(sent, "instant", "New_York")`, `!"New_York" is no time zone`},
		{"date of a value", "issueDate", `date(date)`, "2026-11-20"},
		{"date by pattern", "issueDate", `date(german, "DD.MM.YYYY")`, "2026-12-31"},
		{"a date that is none", "issueDate", `german`, "!mapping.value.invalid"},
		{"a condition", "customerReference", `if(rush, text(now), text(later))`, "now"},
		{"a condition that is none", "customerReference", `if(number, text(now), text(later))`, "!mapping.value.invalid"},
		{"compared as a number", "customerReference", `if(first(line.qty) > 9.5, text(many))`, "many"},
		{"compared as a text", "customerReference", `if(number == "00123", text(same))`, "same"},
		{"by a value inside", "customerReference", `extra[name == "dept"]`, "2"},
		{"by a value, without its name", "customerReference", `extra["dept"]`, "!extra holds several values"},
		{"several where one is meant", "customerReference", `line.sku`, "!mapping.selector.several"},
		{"none of its own", "customerReference", `header`, "!header holds other values"},
		{"near name", "customerReference", `nummer`, "!unknown name nummer"},
		{"near name inside", "customerReference", `line.sko`, "!line has no sko"},
		{"of each line", "orderLine.description", `concat(sku, " of ", header.field("PO Number"))`, "0071 of 00123|K-1 of 00123"},
		{"a line's number", "orderLine.quantity", `if(qty endsWith " pcs", decimal(before(qty, " ")), decimal(qty))`, "10|5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			yaml := "mapping: acme-order\nreads: {format: outline, samples: [examples/full.txt]}\norder:\n"
			if rest, ok := strings.CutPrefix(tt.field, "orderLine."); ok {
				yaml += "  orderLine:\n    each: line\n    " + rest + ": " + tt.expr + "\n"
			} else {
				yaml += "  " + tt.field + ": " + tt.expr + "\n"
			}
			m, faults := loadTree(t, yaml)
			want, wrong := strings.CutPrefix(tt.want, "!")
			if m == nil {
				if !wrong || !strings.Contains(faults.Error(), want) {
					t.Fatal(faults)
				}
				return
			}
			for _, opts := range []mapping.Options{{}, {NoTrace: true}} { // the long way and the quick one
				res := m.Map(readTree(t, tree), opts)
				if wrong {
					if len(res.Findings) != 1 || res.Findings[0].Code != want || res.Findings[0].Position.Line == 0 {
						t.Errorf("findings %+v", res.Findings)
					}
					continue
				}
				if got := pick(res.Order, tt.field); got != want || len(res.Findings) > 0 {
					t.Errorf("got %q, want %q; findings %+v", got, want, res.Findings)
				}
			}
		})
	}
}

// TestNamedTreeKeepsAll: what no expression has read stands in the extensions, by
// its names, and what a condition has tested counts as read.
func TestNamedTreeKeepsAll(t *testing.T) {
	t.Parallel()
	m, faults := loadTree(t, `mapping: acme-order
reads: {format: outline, samples: [examples/full.txt]}
order:
  id: number
  customerReference: extra[name == "dept"]
  orderLine:
    each: line
    quantity: optional(if(false, qty, none))
    buyersItemIdentification: sku
`)
	if m == nil {
		t.Fatal(faults)
	}
	o := m.Map(readTree(t, tree), mapping.Options{NoTrace: true}).Order
	var got []string
	for _, e := range o.Extensions {
		got = append(got, e.Name+"="+strings.Join(e.Values, "|"))
	}
	for _, e := range o.OrderLine[0].Extensions {
		got = append(got, "line 1 "+e.Name+"="+strings.Join(e.Values, "|"))
	}
	want := []string{"date=2026-11-20", "sent=2026-11-21T01:30:00Z", "german=31.12.2026", "total=1.234,50", "rush=true", "header.PO Number=00123",
		"extra=1", "extra.name=cost", "line 1 qty=10", "line 1 amount=12.50"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
