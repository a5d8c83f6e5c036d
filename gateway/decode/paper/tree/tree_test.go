// SPDX-License-Identifier: Apache-2.0

package tree

import (
	"bytes"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/decodetest"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/extract"
)

func value(text string, evidence ...string) paper.Value {
	return paper.Value{Text: text, Raw: text, Page: 1, Box: paper.Box{X0: 10, Y0: 20, X1: 60, Y1: 30}, Evidence: evidence, Label: "Label of " + text}
}

// twoOrders stands in for the extraction: what it finds is all that a page can hold.
func twoOrders(d *paper.Document, _ *paper.Template, _ extract.Hints) []paper.Order {
	if len(d.Pages) == 0 {
		return nil
	}
	first := paper.Order{Kind: paper.PurchaseOrder, Number: value("4711", paper.ByLabel), Date: value("2026-11-02"), Total: value("35.00"), First: 1, Last: 1,
		Buyer: paper.Party{Name: value("Lakeside"), Address: []paper.Value{value("Am Markt 1"), value("D-70565 Stuttgart"), value("Germany")}},
		Notes: []paper.Value{value("Call before")}, Pairs: []paper.Pair{{Label: "Project No.:", Value: value("P-9")}},
		Lines: []paper.Line{{Quantity: value("10"), Unit: value("Stk"), UnitPrice: value("3.50"), Page: 1, Extra: []paper.Pair{{Label: "Proj.", Value: value("X1")}}},
			{Quantity: value("1"), Unit: value("Eimerchen"), Page: 1}}}
	second := paper.Order{Kind: paper.Invoice, Number: value("4712"), First: 2, Last: 2}
	return []paper.Order{first, second}
}

const onePage = `{"kind":"pdf","pages":[{"number":1}]}`

func testFormat() *Format {
	f := New("pdf", func([]byte, string) bool { return true }, func(src decode.Payload, _ decode.Limits) (*paper.Document, []gateway.Finding, error) {
		raw, err := src.Bytes(0, src.Size)
		if err != nil {
			return nil, nil, err
		}
		d, err := paper.Read(bytes.NewReader(raw))
		if err != nil || len(d.Pages) == 0 {
			return nil, []gateway.Finding{none("pdf")}, nil
		}
		return d, nil, nil
	})
	f.extract = twoOrders
	return f
}

func TestConformance(t *testing.T) {
	t.Parallel()
	decodetest.Run(t, testFormat(), []decodetest.Case{{Name: "two", Data: []byte(`{"kind":"pdf","pages":[{"number":1,"width":100,"height":200,"words":[]}]}`), Documents: 2,
		Values: []string{"4711", "P-9", "X1", "Call before", "Stuttgart", "DE", "EA", "4712"}}})
}

// TestNoOrder holds what is none, whatever the extraction says of it.
func TestNoOrder(t *testing.T) {
	t.Parallel()
	docs, _, err := decodetest.Read(testFormat(), strings.NewReader(onePage), int64(len(onePage)), nil, decode.Limits{})
	if err != nil || len(docs) != 2 {
		t.Fatal(len(docs), err)
	}
	if gateway.Weigh(docs[0].Findings) != gateway.Accept || gateway.Weigh(docs[1].Findings) != gateway.Held {
		t.Errorf("an invoice passes, or an order does not: %+v %+v", docs[0].Findings, docs[1].Findings)
	}
}

func TestPositions(t *testing.T) {
	t.Parallel()
	docs, _, err := decodetest.Read(testFormat(), strings.NewReader(onePage), int64(len(onePage)), nil, decode.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	d := docs[0]
	var lines []string
	decodetest.Walk(d.Root, func(n *decode.Node) {
		if n.Name == "quantity" || n.Name == "number" || n.Name == "Project No." {
			p := d.Position(n, 1, 0)
			lines = append(lines, p.Path)
			if p.Box == nil || p.Page != 1 {
				t.Errorf("%s stands nowhere: %+v", n.Path(), p)
			}
		}
	})
	if want := "page 1 › number|page 1 › label › Project No.|page 1 › line 1 › quantity|page 1 › line 2 › quantity"; strings.Join(lines, "|") != want {
		t.Errorf("places %q, want %q", strings.Join(lines, "|"), want)
	}
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, street, more, zip, city, region, country string }{
		{"12 Main St|Springfield, IL 62701-1234", "12 Main St", "", "62701-1234", "Springfield", "IL", ""},
		{"12 Main St|Suite 4|Toronto, ON M5V 2T6|Canada", "12 Main St", "Suite 4", "M5V 2T6", "Toronto", "ON", "CA"},
		{"10 Downing Street|London SW1A 2AA|United Kingdom", "10 Downing Street", "", "SW1A 2AA", "London", "", "GB"},
		{"Hauptstr. 5|D-70565 Stuttgart", "Hauptstr. 5", "", "70565", "Stuttgart", "", "DE"},
		{"Via Roma 1|20121 Milano (MI)|Italia", "Via Roma 1", "", "20121", "Milano", "MI", "IT"},
		{"Coolsingel 40|3011 AB Rotterdam|Nederland", "Coolsingel 40", "", "3011 AB", "Rotterdam", "", "NL"},
		{"Plot 7|Mumbai - 400001, Maharashtra|India", "Plot 7", "", "400001", "Mumbai", "Maharashtra", "IN"},
		{"Av. Reforma 222|C.P. 06600 Ciudad de México|México", "Av. Reforma 222", "", "06600", "Ciudad de México", "", "MX"},
		{"Somewhere|Else", "Somewhere", "Else", "", "", "", ""},
		{"28 Tannery Row|Asheville|NC 28801", "28 Tannery Row", "", "28801", "Asheville", "NC", ""},
		{"880 Orchard Park Blvd, Rochester, NY 14623, USA", "880 Orchard Park Blvd", "", "14623", "Rochester", "NY", "US"},
		{"Gewerbepark Süd 5, 89264 Weißenhorn, Deutschland", "Gewerbepark Süd 5", "", "89264", "Weißenhorn", "", "DE"},
		{"12 Main St|Wilmington, DE 19801|USA", "12 Main St", "", "19801", "Wilmington", "DE", "US"},
	} {
		var lines []paper.Value
		for _, l := range strings.Split(c.in, "|") {
			lines = append(lines, value(l))
		}
		a := splitAddress(lines)
		var more []string
		for _, m := range a.more {
			more = append(more, m.Text)
		}
		got := []string{a.street.Text, strings.Join(more, "|"), a.zip.Text, a.city.Text, a.region.Text, a.country.Text}
		if want := []string{c.street, c.more, c.zip, c.city, c.region, c.country}; strings.Join(got, "¦") != strings.Join(want, "¦") {
			t.Errorf("%s: %q, want %q", c.in, got, want)
		}
	}
}
