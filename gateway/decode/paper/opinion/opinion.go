// SPDX-License-Identifier: Apache-2.0

// Package opinion holds what a language model says of an order, and weighs it: the
// answer is one more reading, and the weakest. It fills only what our own reading left
// empty, only with what stands on the page, and each such value holds the order for a
// person; where it contradicts, the order is held as well. It changes nothing that was
// read. Asking the model is gateway/extractor's.
//
// It is pure.
//
// Invariant: whatever a model answers, and whatever a page tells it to answer, no order
// passes that would not have passed without it.
package opinion

import (
	"encoding/json"
	"fmt"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
)

// Answer is what a model says of an order: texts as they stand on the page, "" for
// what is not there.
type Answer struct {
	Kind         string  `json:"kind" doc:"purchase order, change order, cancellation, invoice, quotation, order confirmation, delivery note, statement, catalogue, letter or unknown"`
	Number       string  `json:"order_number"`
	Date         string  `json:"order_date"`
	Requested    string  `json:"requested_delivery_date"`
	Currency     string  `json:"currency"`
	PaymentTerms string  `json:"payment_terms"`
	Incoterms    string  `json:"incoterms"`
	CustomerNo   string  `json:"customer_number"`
	Contract     string  `json:"contract_number"`
	ShipTo       Party   `json:"ship_to"`
	BillTo       Party   `json:"bill_to"`
	Buyer        Party   `json:"buyer"`
	Subtotal     string  `json:"subtotal"`
	Total        string  `json:"total"`
	Lines        []Entry `json:"lines"`
}

// Party is a party.
type Party struct {
	Name    string   `json:"name"`
	Address []string `json:"address_lines"`
}

// Entry is an order line.
type Entry struct {
	ID           string `json:"position"`
	Item         string `json:"item_number"`
	SupplierItem string `json:"supplier_item_number"`
	BuyerItem    string `json:"buyer_item_number"`
	Description  string `json:"description"`
	Quantity     string `json:"quantity"`
	Unit         string `json:"unit"`
	UnitPrice    string `json:"unit_price"`
	Per          string `json:"price_per"`
	Amount       string `json:"line_amount"`
	Date         string `json:"delivery_date"`
}

// maxLines bounds the lines of an answer, maxText a text in it.
const (
	maxLines = 2000
	maxText  = 2000
)

// Parse reads an answer. Models wrap JSON in marks and words now and then: what stands
// between the first and the last brace counts.
func Parse(raw []byte) (*Answer, error) {
	text := string(raw)
	from, to := strings.IndexByte(text, '{'), strings.LastIndexByte(text, '}')
	if from < 0 || to < from {
		return nil, fmt.Errorf("read a model's answer: it holds no JSON object")
	}
	var a Answer
	if err := json.Unmarshal([]byte(text[from:to+1]), &a); err != nil {
		return nil, fmt.Errorf("read a model's answer: %w", err)
	}
	if len(a.Lines) > maxLines {
		return nil, fmt.Errorf("read a model's answer: it has %d lines, at most %d are taken", len(a.Lines), maxLines)
	}
	return &a, nil
}

// Schema is the JSON schema of an Answer, in the strict form that models are held to.
func Schema() json.RawMessage {
	object := func(names ...string) map[string]any {
		properties := map[string]any{}
		for _, n := range names {
			properties[n] = map[string]any{"type": "string"}
		}
		return map[string]any{"type": "object", "additionalProperties": false, "properties": properties, "required": names}
	}
	add := func(o map[string]any, name string, schema any) {
		o["properties"].(map[string]any)[name] = schema
		o["required"] = append(o["required"].([]string), name)
	}
	list := func(of any) map[string]any { return map[string]any{"type": "array", "items": of} }
	party := object("name")
	add(party, "address_lines", list(map[string]any{"type": "string"}))
	all := object("kind", "order_number", "order_date", "requested_delivery_date", "currency", "payment_terms", "incoterms", "customer_number", "contract_number", "subtotal", "total")
	for _, n := range []string{"ship_to", "bill_to", "buyer"} {
		add(all, n, party)
	}
	add(all, "lines", list(object("position", "item_number", "supplier_item_number", "buyer_item_number", "description", "quantity", "unit", "unit_price", "price_per", "line_amount", "delivery_date")))
	raw, err := json.Marshal(all)
	if err != nil {
		panic(err) // it is made of maps and texts
	}
	return raw
}

// Text writes the pages as a model reads them: rows as lines, words where they stand.
// What is hidden is left out. ok is false when it is longer than most bytes.
func Text(d *paper.Document, most int) (text string, ok bool) {
	var b strings.Builder
	for i := range d.Pages {
		p := &d.Pages[i]
		fmt.Fprintf(&b, "=== page %d ===\n", p.Number)
		unit := unitOf(p)
		for _, row := range layout.Rows(p) {
			at := 0
			for j := range row.Cells {
				c := &row.Cells[j]
				gap := 0
				if j > 0 || unit > 0 {
					gap = min(int(c.Box.X0/unit)-at, 60)
				}
				if j > 0 {
					gap = max(gap, 3)
				}
				text := c.Text()
				b.WriteString(strings.Repeat(" ", max(gap, 0)) + text)
				at += max(gap, 0) + len([]rune(text))
			}
			b.WriteByte('\n')
			if b.Len() > most {
				return "", false
			}
		}
	}
	return b.String(), true
}

// unitOf is how wide a character of the page is, on the whole.
func unitOf(p *paper.Page) float32 {
	var width, runes float32
	for i := range p.Words {
		width += p.Words[i].Box.Width()
		runes += float32(len([]rune(p.Words[i].Text)))
	}
	if width <= 0 || runes == 0 {
		return 6
	}
	return max(width/runes, 1)
}
