// SPDX-License-Identifier: Apache-2.0

package header_test

import (
	"fmt"
	"strings"
	"testing"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/header"
	"ordergate/gateway/decode/paper/lines"
	"ordergate/gateway/decode/paper/reading"
	"ordergate/gateway/strict"
)

// page sets a drawing in typewriter letters, six points wide, twelve high; a form feed
// begins a page.
func page(drawing string) *paper.Document {
	d := &paper.Document{Kind: "pdf"}
	for n, text := range strings.Split(strings.Trim(drawing, "\n"), "\f") {
		p := paper.Page{Number: n + 1, Width: 612, Height: 792}
		for i, line := range strings.Split(text, "\n") {
			runes := []rune(line)
			for from := 0; from < len(runes); from++ {
				if runes[from] == ' ' {
					continue
				}
				to := from
				for to < len(runes) && runes[to] != ' ' {
					to++
				}
				y := float32(40 + 12*i)
				p.Words = append(p.Words, paper.Word{Text: string(runes[from:to]), Box: paper.Box{X0: float32(30 + 6*from), Y0: y, X1: float32(30 + 6*to), Y1: y + 10}, Size: 10})
				from = to
			}
		}
		d.Pages = append(d.Pages, p)
	}
	return d
}

func read(d *paper.Document, t *paper.Template, own ...string) *paper.Order {
	c := reading.New(d, t, nil, own)
	l := lines.Read(c)
	o := paper.Order{First: 1, Last: len(d.Pages), Lines: l.Lines}
	header.Read(c, &l, &o)
	return &o
}

// fields are what tests look at.
func field(o *paper.Order, name string) string {
	party := func(p paper.Party) string {
		out := p.Name.Text
		for _, a := range p.Address {
			out += " / " + a.Text
		}
		return out
	}
	switch name {
	case "kind":
		return string(o.Kind)
	case "number":
		return o.Number.Text
	case "date":
		return o.Date.Text
	case "requested":
		return o.Requested.Text
	case "currency":
		return o.Currency.Text
	case "terms":
		return o.PaymentTerms.Text
	case "incoterms":
		return o.Incoterms.Text
	case "release":
		return o.Release.Text
	case "contract":
		return o.Contract.Text
	case "buyer":
		return party(o.Buyer)
	case "ship":
		return party(o.ShipTo)
	case "bill":
		return party(o.BillTo)
	case "supplier":
		return party(o.Supplier)
	case "sums":
		return strings.Join([]string{o.Subtotal.Text, o.Discount.Text, o.Freight.Text, o.Tax.Text, o.Total.Text}, "|")
	case "closes":
		return fmt.Sprint(o.LinesClose, o.TotalsClose)
	case "findings":
		var out []string
		for _, f := range o.Findings {
			out = append(out, f.Code)
		}
		return strings.Join(out, " ")
	}
	return "no such field"
}

func TestRead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, drawing string
		want          map[string]string
	}{
		{"label and value in one cell, in the next, below", `
PURCHASE ORDER
PO Number: 4500187263          Order Date      02/18/2025

Terms               Ship Date        Currency
Net 30 days         03/10/2025       USD
`, map[string]string{"kind": "purchase order", "number": "4500187263", "date": "2025-02-18", "requested": "2025-03-10", "terms": "Net 30 days", "currency": "USD"}},
		{"number and date under one label", `
Bestellung
Bestellnummer/Datum
4500098213 / 25.08.2025
`, map[string]string{"number": "4500098213", "date": "2025-08-25"}},
		{"label of two words with a slash", `
Commande d'achat
N° commande/date      4500311902 / 01.03.2025
`, map[string]string{"number": "4500311902", "date": "2025-03-01"}},
		{"in a sentence", `
Bestellung B-2025-00871 vom 27.01.2025
`, map[string]string{"kind": "purchase order", "number": "B-2025-00871", "date": "2025-01-27"}},
		{"title with a number", `
Bon de commande fournisseur n° BCF00771
Date : 9 août 2025
`, map[string]string{"kind": "purchase order", "number": "BCF00771", "date": "2025-08-09"}},
		{"labels in two scripts", `
PURCHASE ORDER / أمر شراء
LPO No. / رقم الأمر        LPO/2025/1187        Date / التاريخ       21-Mar-2025
`, map[string]string{"kind": "purchase order", "number": "LPO/2025/1187", "date": "2025-03-21"}},
		{"a list of labels is no row of headings", `
PURCHASE ORDER                      PO Number        SBR-448812
                                    Payment Terms    Net 30
                                    Your Acct #      77120
`, map[string]string{"number": "SBR-448812", "terms": "Net 30"}},
		{"other people's numbers", `
PURCHASE ORDER
PO Number: 7731-A
Your Order Reference: OFFER-2025-771
Vendor No: 10442    Requisition: 88213    Quote: Q-4711
Phone: 555-123-4567
`, map[string]string{"number": "7731-A", "findings": ""}},
		{"two numbers in doubt", `
PURCHASE ORDER
PO Number: 7731
Order No.: 8842
`, map[string]string{"number": "7731", "findings": "order.number.doubtful"}},
		{"account number below a label over two rows", `
Standard Purchase Order       Order        73-110482

Customer Account   Supplier No.   Payment Terms
No.
ORI-0447           11873          2/10, Net 45
`, map[string]string{"number": "73-110482"}},
		{"revision", `
PURCHASE ORDER
PO Number: 4711        Revision: 2
`, map[string]string{"number": "4711", "release": "2"}},
		{"first revision", `
PURCHASE ORDER
PO Number: 4711        Revision: 0
`, map[string]string{"release": ""}},
		{"change order", "PURCHASE ORDER CHANGE\nPO Number: 4711\n", map[string]string{"kind": "change order", "number": "4711"}},
		{"cancellation", "Stornierung der Bestellung Nr. HA-2025-17\n", map[string]string{"kind": "cancellation"}},
		{"invoice that names the order", `
INVOICE
Invoice No: INV-20233
Purchase Order: 77120
Remit to: First Ohio Bank
`, map[string]string{"kind": "invoice"}},
		{"quotation", "REQUEST FOR QUOTATION\nRFQ No: 88\n", map[string]string{"kind": "quotation"}},
		{"confirmation", "Auftragsbestätigung 700118\nIhre Bestellung: 4711\n", map[string]string{"kind": "order confirmation"}},
		{"delivery note", "PACKING SLIP\nPO Number: 4711\n", map[string]string{"kind": "delivery note"}},
		{"letter about an order", `
Dear Sirs,
Our order TM-4471 for 24 ball bearings
We are still waiting for the pieces that we ordered.
`, map[string]string{"kind": "unknown"}},
		{"parties in columns", `
PURCHASE ORDER
PO Number: 4711

Vendor:                        Bill To:                     Ship To:
Halvorsen Supply Group Inc.    Meridian Controls LLC        Meridian Controls LLC - Plant 2
2200 Foundry Row               880 Orchard Park Blvd        14 Depot Street
Toledo, OH 43604               Rochester, NY 14623          Batavia, NY 14020
`, map[string]string{
			"supplier": "Halvorsen Supply Group Inc. / 2200 Foundry Row / Toledo, OH 43604",
			"bill":     "Meridian Controls LLC / 880 Orchard Park Blvd / Rochester, NY 14623",
			"ship":     "Meridian Controls LLC - Plant 2 / 14 Depot Street / Batavia, NY 14020"}},
		{"party inline, and one that is the same", `
BON DE COMMANDE
N° de commande : BC25-01442
Acheteur : Boulangeries Réunies SA, 4 avenue Mistral, 13100 Aix
Adresse de livraison et de facturation : identique à l'acheteur.
`, map[string]string{"buyer": "Boulangeries Réunies SA / 4 avenue Mistral / 13100 Aix", "ship": "Boulangeries Réunies SA / 4 avenue Mistral / 13100 Aix", "bill": "Boulangeries Réunies SA / 4 avenue Mistral / 13100 Aix"}},
		{"one block of two roles", `
Purchase Order
Delivery and invoice address
Whitcombe Instruments Ltd
Castle Street
Shrewsbury SY1 2BQ
`, map[string]string{"ship": "Whitcombe Instruments Ltd / Castle Street / Shrewsbury SY1 2BQ", "bill": "Whitcombe Instruments Ltd / Castle Street / Shrewsbury SY1 2BQ"}},
		{"label left of its block, contacts left out", `
Purchase Order
Ship To       Kestrel Works Ltd
              Attn: J. Dole
              4 Mill Lane
              Tel: +44 1234 567890
`, map[string]string{"ship": "Kestrel Works Ltd / 4 Mill Lane"}},
		{"vendor number above the vendor", `
PURCHASE ORDER
VENDOR: 10442
HALVORSEN SUPPLY GROUP INC.
2200 FOUNDRY ROW
`, map[string]string{"supplier": "HALVORSEN SUPPLY GROUP INC. / 2200 FOUNDRY ROW"}},
		{"buyer of the letterhead; a person is none", `
TRISTATE HYDRAULICS CO                 PURCHASE ORDER
3301 RIVER ROAD
CINCINNATI OH 45204                    P.O. NO.   0087734

BUYER: J. KOWALSKI
`, map[string]string{"buyer": "TRISTATE HYDRAULICS CO / 3301 RIVER ROAD / CINCINNATI OH 45204", "number": "0087734"}},
		{"totals at the right and in one cell", `
Purchase Order
                              Subtotal        2,175.35
                              Freight           125.00
                              Sales Tax (8%)    184.03
                              Total           2,484.38
`, map[string]string{"sums": "2175.35||125.00|184.03|2484.38"}},
		{"percent row", `
Bestellung
                              Nettosumme                      7.153,42
                              19 % MwSt. auf 7.153,42:        1.359,15
                              Gesamtbetrag EUR                8.512,57
`, map[string]string{"sums": "7153.42|||1359.15|8512.57", "currency": "EUR"}},
		{"a row of labels above a row of amounts", `
PEDIDO DE COMPRA
Total produtos      Valor IPI      Frete       Total do pedido
    R$ 76.805,50     R$ 81,38      R$ 180,00     R$ 77.066,88
`, map[string]string{"sums": "76805.50||180.00|81.38|77066.88", "currency": "BRL"}},
		{"two taxes", `
PURCHASE ORDER
Subtotal      1,000.00
CGST @ 9          90.00
SGST @ 9          90.00
Grand Total   1,180.00
`, map[string]string{"sums": "1000.00|||180|1180.00"}},
		{"discount", `
PURCHASE ORDER
Subtotal      1,000.00
Discount        -50.00
Total           950.00
`, map[string]string{"sums": "1000.00|50.00|||950.00", "closes": "false true"}},
		{"the only sum is the total", "Bestellung\nGesamtnettowert ohne MwSt. EUR      14.137,50\n", map[string]string{"sums": "||||14137.50"}},
		{"net is a term of payment", "PURCHASE ORDER\nTERMS Net 30\n", map[string]string{"sums": "||||", "terms": "Net 30"}},
		{"dollars of Canada", `
PURCHASE ORDER
Ship To:
Maple Works Inc
4 Lake Road
Toronto, ON M5V 2T6

Total      $1,200.00
`, map[string]string{"currency": "CAD"}},
		{"dollars of nobody knows where", "PURCHASE ORDER\nTotal      $1,200.00\n", map[string]string{"currency": ""}},
		{"month first in the United States", `
PURCHASE ORDER
Order Date: 03/04/2025
Ship To:
Acme Inc
Erie, PA 16501
`, map[string]string{"date": "2025-03-04"}},
		{"delivery after the order", `
PURCHASE ORDER
Order Date: 05/03/2025
Delivery Date: 04/04/2025
`, map[string]string{"date": "2025-03-05", "requested": "2025-04-04"}},
	} {
		o := read(page(tt.drawing), nil)
		for name, want := range tt.want {
			if got := field(o, name); got != want {
				t.Errorf("%s: %s is %q, want %q", tt.name, name, got, want)
			}
		}
	}
}

func TestDoubtfulDate(t *testing.T) {
	t.Parallel()
	o := read(page("PURCHASE ORDER\nOrder Date: 05/03/2025\n"), nil)
	if !o.Date.Has(paper.Doubtful) {
		t.Errorf("a date of two readings has the evidence %q", o.Date.Evidence)
	}
}

func TestOwnIsNeverTheBuyer(t *testing.T) {
	t.Parallel()
	o := read(page(`
Halvorsen Supply Group Inc.
2200 Foundry Row
Toledo, OH 43604

PURCHASE ORDER
Vendor:                        Bill To:
Halvorsen Supply Group Inc.    Meridian Controls LLC
2200 Foundry Row               880 Orchard Park Blvd
`), nil, "Halvorsen Supply Group")
	if got := field(o, "buyer"); !strings.HasPrefix(got, "Meridian Controls LLC") {
		t.Errorf("the buyer is %q", got)
	}
}

func TestTemplate(t *testing.T) {
	t.Parallel()
	text := `
ORDER
Our Ref          P-0042
When             02/18/2025
Whither
Kestrel Works Ltd
4 Mill Lane
All in           12.50
`
	o := read(page(text), &paper.Template{Dates: "MM/DD/YYYY",
		Header: strict.Pairs[paper.Field]{
			{Key: "po_number", Value: paper.Field{Label: "Our Ref", Example: "4711"}},
			{Key: "po_date", Value: paper.Field{Label: "When", Value: "right"}},
			{Key: "ship_to", Value: paper.Field{Label: "Whither", Value: "below", Lines: 2}},
			{Key: "payment_terms", Value: paper.Field{Label: "Payment", Default: "Net 30"}},
			{Key: "contract", Value: paper.Field{Label: "Our Reff"}},
		},
		Totals: strict.Pairs[string]{{Key: "total", Value: "All in"}}})
	for name, want := range map[string]string{
		"number": "P-0042", "date": "2025-02-18", "ship": "Kestrel Works Ltd / 4 Mill Lane", "terms": "Net 30", "sums": "||||12.50",
		"findings": "paper.value.shape paper.label.missing",
	} {
		if got := field(o, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if len(o.Findings) == 2 && !strings.Contains(o.Findings[1].Message, `nearest: "Our Ref" on page 1`) {
		t.Errorf("the message is %q", o.Findings[1].Message)
	}
	if o.Number.Rule != "header.po_number" {
		t.Errorf("the rule is %q", o.Number.Rule)
	}
}

func TestSplit(t *testing.T) {
	t.Parallel()
	one := "PURCHASE ORDER\nPO Number: 4711\nPage 1 of 1\n"
	two := "PURCHASE ORDER\nPO Number: 8842\nPage 1 of 2\n"
	terms := "TERMS AND CONDITIONS\nEach invoice must name the order.\n"
	for _, tt := range []struct{ text, want string }{
		{one, "[[1 1]]"},
		{one + "\f" + terms, "[[1 2]]"},
		{one + "\f" + two + "\f" + terms, "[[1 1] [2 3]]"},
		{two + "\f" + two, "[[1 2]]"},
	} {
		if got := fmt.Sprint(header.Split(reading.New(page(tt.text), nil, nil, nil))); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, got, tt.want)
		}
	}
}

// TestManyWords: a page of a hundred thousand words, all of them labels, is read in the
// end.
func TestManyWords(t *testing.T) {
	t.Parallel()
	d := &paper.Document{Pages: []paper.Page{{Number: 1, Width: 612, Height: 792}}}
	for i := range 100000 {
		x, y := float32(i%400)*2, float32(i/400)*3
		d.Pages[0].Words = append(d.Pages[0].Words, paper.Word{Text: []string{"PO", "No.:", "Ship", "To:", "4711", "Total"}[i%6], Box: paper.Box{X0: x, Y0: y, X1: x + 1.5, Y1: y + 2.5}, Size: 3})
	}
	c := reading.New(d, nil, nil, nil)
	var o paper.Order
	header.Read(c, &lines.Result{Rows: make([]bool, len(c.Rows)), End: len(c.Rows)}, &o)
	header.Split(c)
}

func FuzzRead(f *testing.F) {
	f.Add("PURCHASE ORDER\nPO No: 4711 / 03.04.2025\nShip to: same as buyer\nTotal 12.50")
	f.Add("Bestellung\n19 % MwSt. 1,00\nGesamt 2,00\f\fRechnung")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		d := page(text)
		read(d, nil, "Us")
		header.Split(reading.New(d, nil, nil, nil))
	})
}
