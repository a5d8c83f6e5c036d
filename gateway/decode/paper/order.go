// SPDX-License-Identifier: Apache-2.0

package paper

import "ordergate/gateway"

// Value is one value with its place and what speaks for it.
type Value struct {
	Text string // as mapping reads it: decimals with a point and no groups, dates ISO 8601, texts with single blanks; "" is none
	Raw  string // as it stands on the page
	Page int    // from 1
	Box  Box
	OCR  bool // some of it was read by OCR
	// Evidence names what speaks for the value, strongest first: see the constants.
	Evidence []string
	Rule     string // the mapping's key that gave it, "header.po_number"; "" when no mapping did
	Label    string // the label or heading it was found by, as it stands on the page
}

// Evidence of a value. A remark may follow behind a colon and a blank.
const (
	ByTemplate   = "mapping"    // the mapping's own label or column
	ByLabel      = "label"      // stands beside or below a label that means this field alone
	ByWeakLabel  = "weak label" // beside a label that may mean other fields too ("No.", "Date", "Reference")
	ByTitle      = "title"      // stands in the document's title line
	ByColumn     = "column"     // below a heading that means this field
	ByArithmetic = "arithmetic" // the numbers of the line or the totals agree only so
	ByRepeat     = "repeated"   // stands on each page's head, or in the file name
	ByData       = "data"       // exact data that came with the file (Order-X, XFA)
	ByModel      = "model"      // the optional extractor proposed it, and it is on the page
	ByGuess      = "guess"      // position alone

	// Doubtful speaks against it: it may be read in another way as well, which may follow.
	Doubtful = "doubtful"
)

// Has reports whether a kind of evidence is there.
func (v *Value) Has(kind string) bool {
	for _, e := range v.Evidence {
		if e == kind || len(e) > len(kind) && e[:len(kind)] == kind && e[len(kind)] == ':' {
			return true
		}
	}
	return false
}

// Empty reports whether there is no value.
func (v *Value) Empty() bool { return v == nil || v.Text == "" }

// Kind is what a document is.
type Kind string

// The kinds.
const (
	PurchaseOrder Kind = "purchase order"
	ChangeOrder   Kind = "change order"
	Cancellation  Kind = "cancellation"
	Invoice       Kind = "invoice"
	Quotation     Kind = "quotation" // asked for or given
	Confirmation  Kind = "order confirmation"
	DeliveryNote  Kind = "delivery note"
	Statement     Kind = "statement" // of accounts; reminders too
	Catalogue     Kind = "catalogue" // price lists, brochures
	Letter        Kind = "letter"    // text only, terms, anything without an order
	UnknownKind   Kind = "unknown"
)

// Party is a party as it stands on the page.
type Party struct {
	Name    Value
	Address []Value // lines below the name, in their order, contact lines left out
	ID      Value   // a number the page gives it (customer number, GLN)
	Contact Value
	Email   Value
	Phone   Value
}

// Line is one order line. Numbers are decimals with a point.
type Line struct {
	ID           Value // the position number printed
	BuyerItem    Value
	SupplierItem Value
	Item         Value // an item number that nothing says whose it is
	GTIN         Value
	Manufacturer Value // part number of the manufacturer
	Description  Value
	Detail       Value // what stands in rows below the description of a line without item number
	Quantity     Value
	Unit         Value // as printed, "Stk"
	UnitPrice    Value
	Per          Value // the price is for so many, "100"
	Discount     Value // percent
	Amount       Value
	Date         Value // requested
	Tax          Value // percent, or as printed
	Extra        []Pair
	Box          Box // around all of it, on Page
	Page         int
	// Closed: quantity x price / per x (1 - discount) is the amount.
	Closed bool
	// Agreed: the reading by columns and the one by arithmetic gave the same numbers.
	Agreed bool
	// Differ: the one by arithmetic gave other numbers, or the line closes in two ways.
	// Neither: by arithmetic alone the line could not be made out.
	Differ bool
}

// Pair is a label with its value, where neither is one of ours.
type Pair struct {
	Label string
	Value Value
}

// Order is one order as it was read.
type Order struct {
	Kind     Kind
	KindSays Value // the words that tell the kind
	Number   Value
	Release  Value // of a blanket order or revision
	Date     Value
	// Requested is the delivery date of the whole order.
	Requested    Value
	Currency     Value // ISO 4217
	PaymentTerms Value
	Incoterms    Value
	CustomerNo   Value // the number that the supplier gave the buyer
	Contract     Value
	Buyer        Party
	BillTo       Party
	ShipTo       Party
	Supplier     Party
	Notes        []Value
	Subtotal     Value
	Discount     Value // of the whole order, an amount
	Tax          Value // of several taxes, the sum
	Freight      Value
	Total        Value
	Lines        []Line
	Pairs        []Pair // every other label with its value, outside the lines
	// LinesClose: the amounts add up to the subtotal or total; TotalsClose: subtotal,
	// discount, freight and tax to the total. Both false where one is not printed.
	LinesClose, TotalsClose bool
	First, Last             int // its pages, from 1
	Findings                []gateway.Finding
}
