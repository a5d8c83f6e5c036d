// SPDX-License-Identifier: Apache-2.0

package paper

import "ordergate/gateway/strict"

// Template is what a mapping's reads says of a partner's form. Labels are texts as
// they stand on the page; samples are values as they stand there. Every key may be
// left out: what is not said is found without a template.
type Template struct {
	Recognise Recognise            `yaml:"recognise" doc:"which documents these are; without it, all of the partner's"`
	Language  string               `yaml:"language" doc:"of the labels and for OCR: en, de, fr, es, it, nl, …; default any"`
	Numbers   string               `yaml:"numbers" doc:"a sample of how numbers are written: \"1,234.56\""`
	Dates     string               `yaml:"dates" doc:"how dates are written: MM/DD/YYYY"`
	Header    strict.Pairs[Field]  `yaml:"header" doc:"fields of the header by their labels: po_number, po_date, requested_date, currency, payment_terms, ship_to, bill_to, buyer, supplier, customer_number, contract, release, incoterms, or a name of your own"`
	Lines     Lines                `yaml:"lines" doc:"the table of the lines"`
	Totals    strict.Pairs[string] `yaml:"totals" doc:"labels of subtotal, discount, freight, tax, total"`
}

// Recognise tells a form from others of the same partner.
type Recognise struct {
	All  []string `yaml:"text_all" doc:"texts that all stand on the first page"`
	None []string `yaml:"text_none" doc:"texts that never do"`
}

// Field is where a header field stands.
type Field struct {
	Label   string `yaml:"label" doc:"the label as it stands on the page"`
	Value   string `yaml:"value" doc:"where the value stands: right (default: of its label, or else below), below"`
	Lines   int    `yaml:"lines" doc:"of an address: how many lines at most, default to the next gap"`
	Example string `yaml:"example" doc:"a value as it may be; a value of another shape is a finding"`
	Default string `yaml:"default" doc:"the value where the page has none"`
}

// Lines is how the table of the lines is laid out.
type Lines struct {
	HeaderRow  []string             `yaml:"header_row" doc:"the headings as they stand on the page, from left to right"`
	EndsAt     []string             `yaml:"ends_at" doc:"texts that begin the first row behind the lines"`
	Columns    strict.Pairs[Column] `yaml:"columns" doc:"line, buyer_item, supplier_item, item, gtin, manufacturer_item, description, qty, uom, unit_price, per, discount, amount, date, tax, or a name of your own: its heading"`
	InsideLine strict.Pairs[Inside] `yaml:"inside_line" doc:"values within a line that stand behind a text of their own"`
	Ignore     []string             `yaml:"ignore_rows" doc:"texts of rows that are no part of the lines"`
	PricePer   string               `yaml:"price_per" doc:"prices are for so many, where the form does not say it: 100"`
}

// Column is a column of the lines.
type Column struct {
	Header    string               `yaml:"header" doc:"its heading"`
	Translate strict.Pairs[string] `yaml:"translate" doc:"what values mean: {\"EA(each)\": EA}"`
}

// Inside is a value within a line.
type Inside struct {
	After string `yaml:"after" doc:"the text it stands behind"`
}
