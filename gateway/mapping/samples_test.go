// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/mapping"
)

const samples = "../../../shared/samples/edi/850"

func documents(t testing.TB, data []byte) []*decode.Document {
	t.Helper()
	docs, err := read("", data)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// read is what mapping.Test asks for.
func read(_ string, data []byte) ([]*decode.Document, error) {
	var docs []*decode.Document
	r := x12.NewReader(bytes.NewReader(data), x12.Options{})
	for {
		ev, err := r.Next()
		if errors.Is(err, io.EOF) {
			return docs, nil
		}
		if err != nil {
			return nil, err
		}
		if ev.Document != nil {
			docs = append(docs, ev.Document)
		}
	}
}

// sampleOrder is an order as another reader understood it.
type sampleOrder struct {
	ST02     string `json:"st02"`
	Number   string `json:"po_number"`
	Purpose  string `json:"purpose"`
	Type     string `json:"type"`
	Release  string `json:"release"`
	Date     string `json:"po_date"`
	Currency string `json:"currency"`
	Parties  map[string]struct {
		Name, Qual, ID string
		Street         []string
		City, Zip      string
	} `json:"parties"`
	Refs  map[string]string `json:"refs"`
	CTT   string            `json:"ctt_lines"`
	Lines []struct {
		Line, Qty, UOM, Price, Basis string
		IDs                          map[string]string   `json:"ids"`
		Desc                         []string            `json:"desc"`
		SDQ                          [][2]string         `json:"sdq"`
		SDQUOM                       string              `json:"sdq_uom"`
		SDQQual                      string              `json:"sdq_qual"`
		Parties                      map[string]struct{} `json:"parties"`
	} `json:"lines"`
}

// TestSamples reads other people's orders in place and compares what they say.
func TestSamples(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob(samples + "/*.expected.json")
	if len(files) == 0 {
		t.Log("no samples beside the project: nothing compared")
		return
	}
	m, _ := base(t).Builtin("x12", "850")
	orders := 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var want struct{ Orders []sampleOrder }
		if err := json.Unmarshal(b, &want); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(strings.TrimSuffix(f, ".expected.json"))
		if err != nil {
			t.Fatal(err)
		}
		var docs []*decode.Document
		for _, d := range documents(t, data) {
			if d.Type == "850" {
				docs = append(docs, d)
			}
		}
		name := filepath.Base(strings.TrimSuffix(f, ".expected.json"))
		if len(docs) != len(want.Orders) {
			t.Errorf("%s: %d orders, want %d", name, len(docs), len(want.Orders))
			continue
		}
		for i, d := range docs {
			res := m.Map(d, mapping.Options{})
			for _, fd := range res.Findings {
				t.Logf("%s %s: %s %s %s: %s", name, d.Control, fd.Severity, fd.Code, fd.Field, fd.Message)
			}
			t.Run(name+"/"+d.Control, func(t *testing.T) { compareSample(t, res.Order, want.Orders[i]) })
			orders++
		}
	}
	t.Logf("%d orders of %d files compared", orders, len(files))
}

func compareSample(t *testing.T, o *gateway.Order, want sampleOrder) {
	t.Helper()
	same := func(what, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	number := func(what string, got *gateway.Dec, want string) {
		t.Helper()
		switch {
		case got == nil || want == "":
			if got != nil || want != "" {
				t.Errorf("%s: %v, want %q", what, got, want)
			}
		case !got.Equal(gateway.MustDec(want).Decimal):
			t.Errorf("%s: %s, want %s", what, got, want)
		}
	}
	raw := func(pointer string) string { return o.Trace[pointer].Raw }
	same("set", o.Source.Set, want.ST02)
	same("number", o.ID, want.Number)
	same("date", o.IssueDate, want.Date)
	same("purpose", raw("/documentPurposeCode"), want.Purpose)
	same("type", raw("/orderTypeCode"), want.Type)
	same("release", o.ReleaseNumber, want.Release)
	same("currency", o.DocumentCurrencyCode, want.Currency)
	all := parties(o)
	for role, p := range want.Parties {
		i := slices.IndexFunc(all, func(p gateway.Party) bool { return p.RoleCode == role })
		if i < 0 {
			t.Errorf("no party %s", role)
			continue
		}
		got := all[i]
		same(role+" name", got.PartyName, p.Name)
		id, scheme := "", ""
		if len(got.PartyIdentification) > 0 {
			id, scheme = got.PartyIdentification[0].ID, got.PartyIdentification[0].SchemeID
		}
		same(role+" id", id, p.ID)
		if p.ID != "" {
			same(role+" scheme", scheme, scheme66(p.Qual))
		}
		if len(p.Street) > 0 {
			if got.PostalAddress == nil {
				t.Errorf("%s has no address", role)
				continue
			}
			same(role+" street", strings.Join(append([]string{got.PostalAddress.StreetName}, got.PostalAddress.AdditionalStreetName...), "|"), strings.Join(p.Street, "|"))
		}
	}
	for q, id := range want.Refs {
		if !slices.ContainsFunc(o.AdditionalDocumentReference, func(r gateway.DocumentReference) bool {
			return r.Qualifier == q && (r.ID == id || r.Description == id)
		}) {
			t.Errorf("no reference %s %q in %v", q, id, o.AdditionalDocumentReference)
		}
	}
	if len(o.OrderLine) != len(want.Lines) {
		t.Fatalf("%d lines, want %d", len(o.OrderLine), len(want.Lines))
	}
	for i, l := range want.Lines {
		got := o.OrderLine[i]
		at := "/orderLine/" + itoa(i)
		same(at+" id", got.ID, l.Line)
		number(at+" quantity", got.Quantity, l.Qty)
		same(at+" unit", raw(at+"/unitCode"), l.UOM)
		if got.Price != nil {
			number(at+" price", got.Price.PriceAmount, l.Price)
		} else {
			same(at+" price", "", l.Price)
		}
		if got.Price != nil {
			same(at+" basis", got.Price.PriceTypeCode, l.Basis)
		}
		for q, id := range l.IDs {
			if !slices.Contains(got.AdditionalItemIdentification, gateway.Identification{ID: id, SchemeID: q}) {
				t.Errorf("%s: no id %s %s in %v", at, q, id, got.AdditionalItemIdentification)
			}
		}
		texts := []string{got.Description}
		for _, d := range got.AdditionalDescription {
			texts = append(texts, d.Text)
		}
		for _, d := range l.Desc {
			if !slices.Contains(texts, d) {
				t.Errorf("%s: no description %q in %q", at, d, texts)
			}
		}
		if len(l.SDQ) != len(got.LocationQuantity) {
			t.Errorf("%s: %d locations, want %d", at, len(got.LocationQuantity), len(l.SDQ))
			continue
		}
		for j, s := range l.SDQ {
			same(at+" location", got.LocationQuantity[j].LocationID, s[0])
			same(at+" location quantity", got.LocationQuantity[j].Quantity.String(), s[1])
			same(at+" location scheme", got.LocationQuantity[j].SchemeID, scheme66(l.SDQQual))
			same(at+" location unit", raw(at+"/locationQuantity/"+itoa(j)+"/unitCode"), l.SDQUOM)
		}
	}
}

func scheme66(q string) string {
	if s, ok := map[string]string{"UL": "GLN", "1": "DUNS", "9": "DUNS4", "92": "buyerAssigned", "91": "sellerAssigned", "2": "SCAC"}[q]; ok {
		return s
	}
	return q
}

func parties(o *gateway.Order) []gateway.Party {
	out := slices.Clone(o.AdditionalParty)
	for _, p := range []*gateway.Party{o.BuyerCustomerParty, o.SellerSupplierParty, o.OriginatorCustomerParty, o.AccountingCustomerParty, o.FreightForwarderParty} {
		if p != nil {
			out = append(out, *p)
		}
	}
	if o.Delivery != nil {
		for _, p := range []*gateway.Party{o.Delivery.DeliveryParty, o.Delivery.MarkForParty} {
			if p != nil {
				out = append(out, *p)
			}
		}
	}
	return out
}
