// SPDX-License-Identifier: Apache-2.0

// Package papertest scores what was read of paper orders against what stands on the
// page: the truth beside each file of a corpus, and how far an extraction agrees.
//
// It is for tests only: nothing but tests may import it. It reads no files.
//
// Invariant: a field that the page does not print counts against an extraction that
// gives it, never for one.
package papertest

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"
)

// The outcomes that a truth may expect, and those that an extraction reports.
const (
	Extract  = "extract"  // expected: the order as it stands on the page
	Ok       = "ok"       // reported: taken without a person
	Review   = "review"   // a person must look
	Reject   = "reject"   // no purchase order
	Password = "password" // nobody can open it
	Failed   = "error"    // reading failed; nothing was read at all
)

// Text is a string that the truth may also write as a number: position numbers.
type Text string

// UnmarshalJSON takes a string, a number or null.
func (t *Text) UnmarshalJSON(raw []byte) error {
	if bytes.Equal(raw, []byte("null")) {
		*t = ""
		return nil
	}
	if len(raw) > 0 && raw[0] == '"' {
		return json.Unmarshal(raw, (*string)(t))
	}
	var n json.Number
	if err := json.Unmarshal(raw, &n); err != nil {
		return err
	}
	*t = Text(n)
	return nil
}

// Party is a name with its address; the address is not scored. In an alternative the
// name alone may stand, as a string.
type Party struct {
	Name    string `json:"name"`
	Address string `json:"address"`
}

// UnmarshalJSON takes an object or a name.
func (p *Party) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '"' {
		return json.Unmarshal(raw, &p.Name)
	}
	type plain Party
	return json.Unmarshal(raw, (*plain)(p))
}

// Line is one order line. Nil and "" are what the page does not print.
type Line struct {
	Line         Text             `json:"line"`
	BuyerItem    string           `json:"buyer_item"`
	SupplierItem string           `json:"supplier_item"`
	Description  string           `json:"description"`
	Qty          *decimal.Decimal `json:"qty"`
	UOM          string           `json:"uom"`
	UnitPrice    *decimal.Decimal `json:"unit_price"`
	PricePer     *decimal.Decimal `json:"price_per,omitempty"`
	Amount       *decimal.Decimal `json:"amount"`
}

// Order is the fields that a truth and an extraction share.
type Order struct {
	PONumber      string           `json:"po_number"`
	PODate        string           `json:"po_date"`        // ISO 8601
	RequestedDate string           `json:"requested_date"` // of the whole order, or the same on all lines
	Currency      string           `json:"currency"`       // ISO 4217
	Buyer         *Party           `json:"buyer"`
	BillTo        *Party           `json:"bill_to"`
	ShipTo        *Party           `json:"ship_to"`
	Supplier      *Party           `json:"supplier"` // not scored
	PaymentTerms  string           `json:"payment_terms"`
	Lines         []Line           `json:"lines"`
	Subtotal      *decimal.Decimal `json:"subtotal"`
	Discount      *decimal.Decimal `json:"discount"` // not scored
	Tax           *decimal.Decimal `json:"tax"`
	Freight       *decimal.Decimal `json:"freight"`
	Total         *decimal.Decimal `json:"total"`
}

// Meta says what the file is for.
type Meta struct {
	ID         string   `json:"id"`
	Producer   string   `json:"producer"` // the program that wrote it
	Features   []string `json:"features"`
	Expect     string   `json:"expect"`      // Extract, Review, Reject or Password
	MustReview bool     `json:"must_review"` // even a perfect reading may not be taken without a person
	Password   string   `json:"password"`
	Notes      string   `json:"notes"`
}

// Alternatives are further readings of a header field that are right too.
type Alternatives struct {
	PONumber      []string          `json:"po_number_alt"`
	PODate        []string          `json:"po_date_alt"`
	RequestedDate []string          `json:"requested_date_alt"`
	Currency      []string          `json:"currency_alt"`
	Buyer         []Party           `json:"buyer_alt"`
	BillTo        []Party           `json:"bill_to_alt"`
	ShipTo        []Party           `json:"ship_to_alt"`
	PaymentTerms  []string          `json:"payment_terms_alt"`
	Subtotal      []decimal.Decimal `json:"subtotal_alt"`
	Tax           []decimal.Decimal `json:"tax_alt"`
	Freight       []decimal.Decimal `json:"freight_alt"`
	Total         []decimal.Decimal `json:"total_alt"`
}

// Truth is what stands on the pages of one file.
type Truth struct {
	DocType string `json:"doc_type"` // "purchase_order", "invoice", …
	Order
	Alternatives
	Orders []Order `json:"orders,omitempty"` // of a file that holds several; Lines is empty then
	Meta   Meta    `json:"_meta"`
}

// ReadTruth reads the JSON beside a file of a corpus.
func ReadTruth(raw []byte) (*Truth, error) {
	var t Truth
	if err := json.Unmarshal(raw, &t); err != nil {
		return nil, fmt.Errorf("read a truth: %w", err)
	}
	if t.DocType == "" {
		return nil, fmt.Errorf("read a truth: it has no doc_type")
	}
	if t.Meta.Expect == "" {
		t.Meta.Expect = Extract
	}
	return &t, nil
}

// Extracted is what an extraction made of a file.
type Extracted struct {
	Status string `json:"status"` // Ok, Review, Reject, Password, Failed; "" is Ok with lines and Review without
	Order
	Orders []Order `json:"orders,omitempty"` // when the file was split
}
