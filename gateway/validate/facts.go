// SPDX-License-Identifier: Apache-2.0

package validate

import (
	"strings"

	"ordergate/gateway"
)

// Who says for whom an order is checked.
type Who struct {
	Partner  string `json:"partner,omitempty"`  // partner id
	Station  string `json:"station,omitempty"`  // station id
	Customer string `json:"customer,omitempty"` // our customer number from the partner file; "" = by the buyer's identification
	// NoPartner: no partner is configured (a dry run): rules that need one are
	// skipped and only the document's own evidence counts. An empty Partner
	// means the same.
	NoPartner bool `json:"noPartner,omitempty"`
	// NoMasterData: there is no master data; rules that need it are skipped.
	NoMasterData bool `json:"noMasterData,omitempty"`
	// Calendars are those that the partner's rules name (Policy.Calendars).
	Calendars []string `json:"calendars,omitempty"`
	// Own are names of ours, by which an order to somebody else is known.
	Own []string `json:"own,omitempty"`
}

// alone reports whether only the document's own evidence counts.
func (w Who) alone() bool { return w.NoPartner || w.Partner == "" }

// Kind says what a Key asks for.
type Kind string

// The kinds of facts.
const (
	CustomerKey Kind = "customer"
	ShipToKey   Kind = "shipTo"
	ItemKey     Kind = "item"
	ContractKey Kind = "contract" // by its number, in the name of a customer
	CalendarKey Kind = "calendar" // by its name; without one, the customer's
	PlaceKey    Kind = "place"    // ship-tos of a customer by their postal code, see PostalCode
)

// The schemes of a Ref that are not schemes of the canonical order.
const (
	Number       = "number"       // our own number
	Buyer        = "buyer"        // the buyer's number
	GTIN         = "GTIN"         // 14 digits, zero-padded left
	Manufacturer = "manufacturer" // the manufacturer's number
)

// Ref is an identifier and the scheme it belongs to.
type Ref struct {
	Scheme string `json:"scheme,omitempty"`
	ID     string `json:"id,omitempty"`
}

// Key asks for one fact. Ship-tos and items are asked for in the name of a
// customer (their ship-to numbers, item numbers and prices differ), an item's
// prices for a date.
type Key struct {
	Kind     Kind   `json:"kind"`
	Ref      Ref    `json:"ref"`
	Customer Ref    `json:"customer"`
	Partner  string `json:"partner,omitempty"`
	Date     string `json:"date,omitempty"` // ISO 8601; "" = prices of any date
}

var keyEscape = strings.NewReplacer("~", "~0", "/", "~1")

// String is the key as a map key: "item/number/C-1001/acme/2026-11-20/GTIN/04006381333931".
func (k Key) String() string {
	parts := []string{string(k.Kind), k.Customer.Scheme, k.Customer.ID, k.Partner, k.Date, k.Ref.Scheme, k.Ref.ID}
	for i, p := range parts {
		if strings.ContainsAny(p, "~/") {
			parts[i] = keyEscape.Replace(p)
		}
	}
	return strings.Join(parts, "/")
}

// Facts is what master data and the journal know about an order, or about a
// batch of orders. It is JSON and kept with the order. What a key has no entry
// for is not known.
type Facts struct {
	Generation int64               `json:"generation,omitempty"` // of the master data
	Customer   map[string]Customer `json:"customer,omitempty"`   // by Key.String
	ShipTo     map[string]ShipTo   `json:"shipTo,omitempty"`
	Item       map[string]Item     `json:"item,omitempty"`
	Contract   map[string]Contract `json:"contract,omitempty"`
	Calendar   map[string]Calendar `json:"calendar,omitempty"`
	Place      map[string][]ShipTo `json:"place,omitempty"`
	// History is what the partner's orders were like so far, of orders that were read
	// of pages; nil where nobody asked.
	History *History `json:"history,omitempty"`
	// Known is an earlier order with the same business key, and Alike another order
	// of the same content under another number, from the journal. They are about one
	// order; the pipeline sets them after Of.
	Known *Known `json:"known,omitempty"`
	Alike *Alike `json:"alike,omitempty"`
	// Before is what the order came to before the change that is judged: so much of
	// it is in what is used of limits already. The pipeline sets it.
	Before *gateway.Dec `json:"before,omitempty"`
}

// Of returns the part of the facts that keys ask for, to be kept with one order.
func (f Facts) Of(keys []Key) Facts {
	out := Facts{Generation: f.Generation, Customer: map[string]Customer{}, ShipTo: map[string]ShipTo{}, Item: map[string]Item{},
		Contract: map[string]Contract{}, Calendar: map[string]Calendar{}, Known: f.Known, Alike: f.Alike, Before: f.Before, History: f.History}
	for _, k := range keys {
		s := k.String()
		if v, ok := f.Customer[s]; ok {
			out.Customer[s] = v
		}
		if v, ok := f.ShipTo[s]; ok {
			out.ShipTo[s] = v
		}
		if v, ok := f.Item[s]; ok {
			out.Item[s] = v
		}
		if v, ok := f.Contract[s]; ok {
			out.Contract[s] = v
		}
		if v, ok := f.Calendar[s]; ok {
			out.Calendar[s] = v
		}
		if v, ok := f.Place[s]; ok {
			if out.Place == nil {
				out.Place = map[string][]ShipTo{}
			}
			out.Place[s] = v
		}
	}
	return out
}

// Customer is a customer of ours.
type Customer struct {
	Number        string `json:"number"`
	Name          string `json:"name,omitempty"`
	Group         string `json:"group,omitempty"`    // price group
	Currency      string `json:"currency,omitempty"` // ISO 4217
	Active        bool   `json:"active"`
	CreditHold    bool   `json:"creditHold,omitempty"`
	DefaultShipTo string `json:"defaultShipTo,omitempty"`

	Trusted      bool         `json:"trusted,omitempty"`      // for rules of one's own: customer.trusted
	CreditLimit  *gateway.Dec `json:"creditLimit,omitempty"`  // in Currency; nil = none
	CreditUsed   *gateway.Dec `json:"creditUsed,omitempty"`   // open orders and invoices, in Currency; nil = 0
	PaymentTerms []string     `json:"paymentTerms,omitempty"` // terms agreed with it, as an order names them; none = any
	FreightTerms []string     `json:"freightTerms,omitempty"` // likewise (Incoterms or X12 FOB01); none = any
	Calendar     string       `json:"calendar,omitempty"`     // when it takes goods; "" = any day
}

// ShipTo is a delivery address of a customer.
type ShipTo struct {
	Number   string `json:"number"`
	Customer string `json:"customer"`
	Name     string `json:"name,omitempty"`
	Active   bool   `json:"active"`

	Street  string `json:"street,omitempty"` // of those found by their postal code
	City    string `json:"city,omitempty"`
	Country string `json:"country,omitempty"` // ISO 3166, "" for any
}

// Item is an item of ours, with what this customer may order it in and at.
type Item struct {
	Number      string  `json:"number"`
	Description string  `json:"description,omitempty"`
	GTIN        string  `json:"gtin,omitempty"`
	Active      bool    `json:"active"`
	Orderable   bool    `json:"orderable"`
	Successor   string  `json:"successor,omitempty"`
	BaseUnit    string  `json:"baseUnit"`
	Unit        []Unit  `json:"unit,omitempty"`  // all units of the item; the base unit need not be listed
	Price       []Price `json:"price,omitempty"` // agreements of this customer, its group, and list prices

	LeadDays int  `json:"leadDays,omitempty"` // calendar days from order to delivery
	Unlisted bool `json:"unlisted,omitempty"` // the customer has an assortment, and the item is not in it
}

// Contract is a contract or blanket order that orders release from.
type Contract struct {
	Number    string         `json:"number"`
	Customer  string         `json:"customer"`
	ValidFrom string         `json:"validFrom,omitempty"` // ISO 8601, included; "" = open
	ValidTo   string         `json:"validTo,omitempty"`
	Currency  string         `json:"currency,omitempty"`
	Amount    *gateway.Dec   `json:"amount,omitempty"`   // at most, in Currency; nil = no limit
	Released  *gateway.Dec   `json:"released,omitempty"` // amount released so far
	Line      []ContractLine `json:"line,omitempty"`     // none: any item
}

// ContractLine is how much of an item a contract holds.
type ContractLine struct {
	Item     string       `json:"item"`     // our number
	UnitCode string       `json:"unitCode"` // of the quantities
	Quantity *gateway.Dec `json:"quantity,omitempty"`
	Released *gateway.Dec `json:"released,omitempty"`
}

// Calendar says on which days goods are taken, or leave us.
type Calendar struct {
	Name     string   `json:"name"`
	Weekend  []string `json:"weekend,omitempty"`  // "sat", "sun"
	Holidays []string `json:"holidays,omitempty"` // ISO 8601 dates, sorted
}

// Unit is a unit an item is counted in. One unit is Factor base units
// (Factor / Divisor when Divisor is set). Quantities are in this unit.
type Unit struct {
	Code     string       `json:"code"` // UN/ECE Rec 20 or 21
	Factor   gateway.Dec  `json:"factor"`
	Divisor  *gateway.Dec `json:"divisor,omitempty"`
	Sold     bool         `json:"sold"`
	Pack     *gateway.Dec `json:"pack,omitempty"` // only whole packs of that many units are sold
	Minimum  *gateway.Dec `json:"minimum,omitempty"`
	Maximum  *gateway.Dec `json:"maximum,omitempty"`
	Multiple *gateway.Dec `json:"multiple,omitempty"` // quantity steps; stands for Pack where both are set
}

// Price is an agreement: Amount for Base of UnitCode, from Minimum up, in
// Currency, from ValidFrom to ValidTo (both included, "" = open).
type Price struct {
	Customer  string       `json:"customer,omitempty"` // set: this customer's
	Group     string       `json:"group,omitempty"`    // set: this group's; neither: list price
	UnitCode  string       `json:"unitCode"`
	Currency  string       `json:"currency"`
	ValidFrom string       `json:"validFrom,omitempty"`
	ValidTo   string       `json:"validTo,omitempty"`
	Minimum   *gateway.Dec `json:"minimum,omitempty"` // tier: quantity in UnitCode from which it holds
	Amount    gateway.Dec  `json:"amount"`
	Base      *gateway.Dec `json:"base,omitempty"` // nil = per one
	Contract  string       `json:"contract,omitempty"`
}

// Known is the first earlier order with the same business key.
type Known struct {
	OrderID     string `json:"orderId"`
	SameContent bool   `json:"sameContent"` // the ContentHash is the same
	State       string `json:"state,omitempty"`
	Date        string `json:"date,omitempty"` // ISO 8601 date it was received
}

// Alike is the latest other order that asks for the same (gateway.Order.Likeness)
// under another number, of those that were not rejected or cancelled.
type Alike struct {
	OrderID string `json:"orderId"`
	Number  string `json:"number"`
	State   string `json:"state,omitempty"`
	Date    string `json:"date"` // ISO 8601 date it was received
}
