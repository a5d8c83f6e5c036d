// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper/papertest"
)

// buyerSite is an installation that knows one customer: the buyer of a document, with
// the items it orders and the places it has goods sent to, as its truth has them. So
// the gates can open, and what they let pass shows.
func buyerSite(t *testing.T, truth *papertest.Truth) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	table := func(name string, rows [][]string) {
		var b bytes.Buffer
		if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		write("master/"+name+".csv", b.String())
	}
	orders := truth.Orders
	if len(orders) == 0 {
		orders = []papertest.Order{truth.Order}
	}
	name, currency, usual := "Buyer", "", ""
	shipTos := [][]string{{"customer", "number", "name", "street", "postal_code"}}
	items, cross := [][]string{{"number", "description", "base_unit"}}, [][]string{{"customer", "scheme", "number", "item"}}
	seen := map[string]bool{}
	for _, o := range orders {
		if o.Buyer != nil {
			name = o.Buyer.Name
		}
		currency = o.Currency
		if o.ShipTo == nil { // nothing on the page says where: the customer has one place
			usual = "S-1"
		}
		for _, p := range []*papertest.Party{o.ShipTo, o.Buyer} {
			if p != nil && !seen["at "+p.Name+p.Address] {
				seen["at "+p.Name+p.Address] = true
				shipTos = append(shipTos, []string{"C-1", fmt.Sprintf("S-%d", len(shipTos)), p.Name, strings.Split(p.Address, ",")[0], lastZone(p.Address)})
			}
		}
		for _, l := range o.Lines {
			number := l.SupplierItem
			if number == "" {
				number = l.BuyerItem
			}
			if number == "" || seen["item "+number] {
				continue
			}
			seen["item "+number] = true
			items = append(items, []string{number, l.Description, "EA"})
			if l.BuyerItem != "" && l.BuyerItem != number && !seen["cross "+l.BuyerItem] {
				seen["cross "+l.BuyerItem] = true
				cross = append(cross, []string{"C-1", "buyer", l.BuyerItem, number})
			}
		}
	}
	if len(shipTos) == 1 {
		usual = ""
	}
	table("ship-tos", shipTos)
	table("customers", [][]string{{"number", "name", "currency", "default_ship_to"}, {"C-1", name, currency, usual}})
	table("items", items)
	table("cross-references", cross)
	write("config.yaml", "data: state\nstations: [{id: main, isa: \"ZZ:US\"}]\npartners: partners\nmappings: mappings\nmaster: master\nerp: {files: {dir: erp}}\nadmin: {listen: \"127.0.0.1:0\"}\nfolders: [{name: in, in: in, out: out, archive: archive, error: error}]\n")
	for _, d := range []string{"mappings", "in", "out", "archive", "error", "erp"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o750); err != nil {
			t.Fatal(err)
		}
	}
	// Prices, units and dates are other rules' business: what is measured here is whether
	// what was read stands on the page.
	locked := ""
	if truth.Meta.Password != "" {
		write("password", truth.Meta.Password)
		locked = "pdf: {passwords: [\"file:password\"]}\n"
	}
	write("partners/buyer.yaml", "name: "+jsonText(name)+"\nidentifiers: [{id: BUYER}]\nconnections: [in]\ncustomer: C-1\n"+locked+
		"rules:\n  severity: {line.price.noagreement: \"off\", line.price.missing: \"off\", line.unit.notsold: \"off\", line.unit.missing: \"off\", line.unit.unknown: \"off\", line.quantity.fraction: \"off\", order.date.past: \"off\", order.date.old: \"off\", order.date.future: \"off\", order.date.far: \"off\", order.currency.differs: \"off\", order.payment.notagreed: \"off\", line.item.repeated: \"off\", line.price.zero: \"off\"}\n")
	return filepath.Join(dir, "config.yaml")
}

var postalZone = regexp.MustCompile(`\b(\d{5}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|\d{4} ?[A-Z]{2}|\d{2}-\d{3}|\d{3} \d{2}|\d{6}|\d{4})\b`)

// lastZone is the postal code of an address; a number before it is the house's.
func lastZone(address string) string {
	all := postalZone.FindAllString(address, -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

func jsonText(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// extracted is what `ordergate read --trace` says of a file, in the form that truths
// have: the adapter to papertest and to score.py.
func extracted(docs []readDocument) papertest.Extracted {
	e := papertest.Extracted{Status: papertest.Ok}
	var orders []papertest.Order
	others := 0
	for _, d := range docs {
		status := papertest.Ok
		for _, f := range d.Findings {
			switch {
			case f.Severity != gateway.Hold && f.Severity != gateway.Reject:
			case f.Code == "document.pdf.password":
				e.Status = "password"
				return e
			case f.Code == "paper.kind.other":
				status = papertest.Reject
			}
		}
		if status == papertest.Reject {
			others++
			continue
		}
		if d.Decision != string(gateway.Accept) {
			e.Status = papertest.Review
		}
		if d.Order != nil {
			orders = append(orders, scored(d.Order))
		}
	}
	switch {
	case others == len(docs):
		e.Status = papertest.Reject
	case others > 0:
		e.Status = papertest.Review
	}
	if len(orders) == 1 {
		e.Order = orders[0]
	} else {
		e.Orders = orders
	}
	return e
}

func scored(o *gateway.Order) papertest.Order {
	out := papertest.Order{PONumber: o.ID, PODate: o.IssueDate, Currency: o.DocumentCurrencyCode,
		Buyer: scoredParty(o.BuyerCustomerParty), BillTo: scoredParty(o.AccountingCustomerParty), Supplier: scoredParty(o.SellerSupplierParty)}
	if o.Delivery != nil {
		out.ShipTo = scoredParty(o.Delivery.DeliveryParty)
		if p := o.Delivery.RequestedDeliveryPeriod; p != nil {
			out.RequestedDate = p.EndDate
		}
	}
	if len(o.PaymentTerms) > 0 {
		out.PaymentTerms = o.PaymentTerms[0].Note
	}
	for _, a := range o.AllowanceCharge {
		if a.Text == "freight" && a.Amount != nil {
			out.Freight = &a.Amount.Decimal
		}
	}
	if t := o.AnticipatedMonetaryTotal; t != nil {
		out.Subtotal, out.Total = plainDecimal(t.LineExtensionAmount), plainDecimal(t.PayableAmount)
	}
	for _, x := range o.Extensions {
		if d, err := decimal.NewFromString(strings.Join(x.Values, "")); err == nil {
			switch x.Name {
			case "tax":
				out.Tax = &d
			case "total":
				out.Total = &d
			}
		}
	}
	dates := map[string]bool{}
	for i, l := range o.OrderLine {
		line := papertest.Line{Line: papertest.Text(l.ID), BuyerItem: l.BuyersItemIdentification, SupplierItem: l.SellersItemIdentification, Description: l.Description,
			Qty: plainDecimal(l.Quantity), UOM: l.UnitCode, Amount: plainDecimal(l.LineExtensionAmount)}
		if shown := o.Trace[fmt.Sprintf("/orderLine/%d/unitCode", i)]; shown.Raw != "" {
			line.UOM = shown.Raw
		}
		if l.Price != nil {
			line.UnitPrice, line.PricePer = plainDecimal(l.Price.PriceAmount), plainDecimal(l.Price.BaseQuantity)
		}
		if p := l.RequestedDeliveryPeriod; p != nil {
			dates[p.EndDate] = true
		} else {
			dates[""] = true
		}
		out.Lines = append(out.Lines, line)
	}
	if out.RequestedDate == "" && len(dates) == 1 {
		for d := range dates {
			out.RequestedDate = d
		}
	}
	return out
}

func plainDecimal(d *gateway.Dec) *decimal.Decimal {
	if d == nil {
		return nil
	}
	return &d.Decimal
}

func scoredParty(p *gateway.Party) *papertest.Party {
	if p == nil || p.PartyName == "" {
		return nil
	}
	return &papertest.Party{Name: p.PartyName}
}

// scorePaper reads the documents of a folder by `ordergate read`, each with a partner
// that knows its items, and holds them against their truths. out gets what score.py
// reads.
func scorePaper(t *testing.T, dir, out string) papertest.Summary {
	t.Helper()
	var results []papertest.Result
	for _, c := range papertest.Corpus(t, dir) {
		id, file, truth := c.ID, c.File, c.Truth
		_, said := command(t, "read", "--trace", "--config", buyerSite(t, truth), "--partner", "buyer", file)
		var docs []readDocument
		for _, line := range strings.Split(strings.TrimSpace(said), "\n") {
			var d readDocument
			if err := json.Unmarshal([]byte(line), &d); err != nil {
				t.Fatalf("%s: %v in %s", file, err, said)
			}
			docs = append(docs, d)
		}
		e := extracted(docs)
		if out != "" {
			b, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(out, id+".json"), b, 0o640); err != nil {
				t.Fatal(err)
			}
		}
		r := papertest.Score(truth, &e)
		r.ID = id
		results = append(results, r)
		why := ""
		for _, d := range docs {
			for _, f := range d.Findings {
				if f.Severity == gateway.Hold || f.Severity == gateway.Reject {
					why += " " + f.Code
				}
			}
		}
		t.Log(r, why)
	}
	s := papertest.Sum(results)
	t.Log(s)
	return s
}

// TestPaperSamples holds `ordergate read` against other people's samples where they
// are, by their own score.
func TestPaperSamples(t *testing.T) {
	t.Parallel()
	dir := "../../../shared/samples/pdf"
	if _, err := os.Stat(dir); err != nil {
		t.Log("no samples beside the project: nothing read")
		return
	}
	out := t.TempDir()
	s := scorePaper(t, filepath.Join(dir, "dev"), out)
	if accuracy, _ := s.HeaderAccuracy(); accuracy < 0.97 || s.LineF1() < 0.97 {
		t.Errorf("header accuracy %.3f and line F1 %.3f, want 0.97", accuracy, s.LineF1())
	}
	if taken, wrong := s.Silent(); wrong > 0 || taken == 0 {
		t.Errorf("%d orders taken without a person, %d of them wrong", taken, wrong)
	}
	theirs, err := exec.Command("python3", filepath.Join(dir, "score.py"), filepath.Join(dir, "dev"), out).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, theirs)
	}
	t.Logf("%s", theirs)
}

var corpus = flag.String("corpus", "", "a folder of documents with their truths: TestPaperCorpus reads them, and writes what it read to a folder beside it, NAME.read, for score.py")

// TestPaperCorpus measures a folder of documents that is named on the command line.
func TestPaperCorpus(t *testing.T) {
	t.Parallel()
	if *corpus == "" {
		return
	}
	out := strings.TrimSuffix(*corpus, "/") + ".read"
	if err := os.MkdirAll(out, 0o750); err != nil {
		t.Fatal(err)
	}
	scorePaper(t, *corpus, out)
}
