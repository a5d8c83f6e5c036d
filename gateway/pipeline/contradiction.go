// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/journal"
	"ordergate/gateway/mapping"
)

const contradictionCode = "document.pdf.contradiction"

// contradictions are where the data within a PDF and its pages, which people look at, do
// not say the same: another number, other lines, another sum. Who ordered by the page
// did not order what the data say. Pages of which nothing was read say nothing.
func (in *Incoming) contradictions(exact *Opened, d *paper.Document) []gateway.Finding {
	shown, at := in.shown(d)
	if len(shown) == 0 {
		return nil
	}
	var data []*gateway.Order
	payload := decode.Payload{ReaderAt: bytes.NewReader(exact.Instead), Size: int64(len(exact.Instead)), Name: in.Payload.Name}
	_, err := exact.Format.Read(payload, exact.Layout, decode.Limits{}, func(doc *decode.Document) error {
		data = append(data, exact.Mapping.Map(doc, mapping.Options{NoTrace: true}).Order)
		return nil
	})
	if err != nil || len(data) == 0 {
		return nil // reading it says why
	}
	c := contradicting{at: at}
	if kind := said(at, "kind"); kind != "" && !isOrder(at) && kind != string(paper.UnknownKind) {
		c.say("kind", fmt.Sprintf("The page is a %s, and the data within the PDF is an order.", kind))
	}
	if len(data) != 1 || len(shown) != 1 {
		if len(data) != len(shown) {
			c.say("", fmt.Sprintf("The pages show %d order(s), and the data within the PDF holds %d.", len(shown), len(data)))
		}
		return c.found
	}
	c.compare(shown[0], data[0])
	return c.found
}

// shown are the orders of the pages, with the document of the first.
func (in *Incoming) shown(d *paper.Document) (orders []*gateway.Order, first *decode.Document) {
	read := in.read(d, func(c *Choice, doc *decode.Document) {
		if first == nil {
			first = doc
		}
		if o := c.Mapping.Map(doc, mapping.Options{NoTrace: true}).Order; o.ID != "" || len(o.OrderLine) > 0 {
			orders = append(orders, o)
		}
	})
	if !read || len(orders) == 0 {
		return nil, nil
	}
	return orders, first
}

// sameBeside tells that an order of pages shows people what was sent as data in the same
// mail: it is that order once more, and no other.
func (c *checking) sameBeside(tx *journal.Tx) (bool, error) {
	page := c.x.Order
	if c.known == nil || c.message.Envelope.Parent == "" || !page.OnPaper() || len(page.OrderLine) == 0 || c.known.MessageID == c.message.ID {
		return false, nil
	}
	ours, err := tx.Root(c.message.ID)
	if err != nil {
		return false, err
	}
	if theirs, err := tx.Root(c.known.MessageID); err != nil || theirs != ours {
		return false, err
	}
	r, err := tx.Reading(c.known.ID)
	if err != nil {
		return false, err
	}
	data, err := decodeOrder(r.Canonical)
	if err != nil || data.OnPaper() || isChange(data) {
		return false, err
	}
	var d contradicting
	d.compare(page, data)
	return len(d.found) == 0, nil
}

type contradicting struct {
	at    *decode.Document // of the pages; nil where nobody asks where it stands
	found []gateway.Finding
}

// maxContradictions is how many are said of a document: one is enough to hold it.
const maxContradictions = 20

// say notes a contradiction, at the header value or line of the pages that it is about.
func (c *contradicting) say(node, message string) {
	if len(c.found) >= maxContradictions {
		return
	}
	if c.at == nil {
		c.found = append(c.found, gateway.Finding{Code: contradictionCode, Severity: gateway.Hold, Message: message})
		return
	}
	at := c.at.Position(c.at.Root, 0, 0)
	for _, n := range c.at.Root.Children {
		if n.Name == node {
			at = c.at.Position(n, 0, 0)
			break
		}
	}
	c.found = append(c.found, gateway.Finding{Code: contradictionCode, Severity: gateway.Hold, Position: at, Message: message,
		Hint: "Ask the customer which of the two counts: people see the page, programs the data."})
}

func (c *contradicting) compare(page, data *gateway.Order) {
	if page.ID != "" && plainNumber(page.ID) != plainNumber(data.ID) {
		c.say("number", fmt.Sprintf("The page shows order %s, and the data within the PDF is order %s.", page.ID, data.ID))
	}
	if a, b := page.DocumentCurrencyCode, data.DocumentCurrencyCode; a != "" && b != "" && a != b {
		c.say("currency", fmt.Sprintf("The page is in %s, and the data within the PDF in %s.", a, b))
	}
	if len(page.OrderLine) > 0 && len(page.OrderLine) != len(data.OrderLine) {
		c.say("line", fmt.Sprintf("The page shows %d line(s), and the data within the PDF has %d.", len(page.OrderLine), len(data.OrderLine)))
	} else {
		for i := range page.OrderLine {
			c.line(i+1, &page.OrderLine[i], &data.OrderLine[i])
		}
	}
	c.totals(page, data)
}

func (c *contradicting) line(n int, page, data *gateway.Line) {
	differ := func(what string, a, b *gateway.Dec) {
		if a != nil && b != nil && !a.Equal(b.Decimal) {
			c.say("line", fmt.Sprintf("Line %d: the page shows the %s %s, and the data within the PDF says %s.", n, what, a, b))
		}
	}
	differ("quantity", page.Quantity, data.Quantity)
	if page.Price != nil && data.Price != nil {
		differ("price", each(page.Price), each(data.Price))
	}
	ours := numbersOf(data)
	for _, number := range numbersOf(page) {
		if len(ours) > 0 && !slices.ContainsFunc(ours, func(s string) bool { return plainNumber(s) == plainNumber(number) }) {
			c.say("line", fmt.Sprintf("Line %d: the page shows item %s, and the data within the PDF says %s.", n, number, strings.Join(ours, ", ")))
			return
		}
	}
}

// totals: what the page adds up to, without taxes, has to be one of the sums of the
// data.
func (c *contradicting) totals(page, data *gateway.Order) {
	var sums []decimal.Decimal
	if t := data.AnticipatedMonetaryTotal; t != nil {
		for _, sum := range []*gateway.Dec{t.LineExtensionAmount, t.PayableAmount} {
			if sum != nil {
				sums = append(sums, sum.Decimal)
			}
		}
	}
	ofLines, whole := decimal.Zero, len(data.OrderLine) > 0
	for i := range data.OrderLine {
		switch l := &data.OrderLine[i]; {
		case l.LineExtensionAmount != nil:
			ofLines = ofLines.Add(l.LineExtensionAmount.Decimal)
		case l.Quantity != nil && l.Price != nil && each(l.Price) != nil:
			ofLines = ofLines.Add(each(l.Price).Mul(l.Quantity.Decimal).Round(2))
		default:
			whole = false
		}
	}
	if whole {
		sums = append(sums, ofLines)
	}
	shown := page.AnticipatedMonetaryTotal
	if shown == nil || len(sums) == 0 {
		return
	}
	for _, sum := range []struct {
		node  string
		shown *gateway.Dec
	}{{"subtotal", shown.LineExtensionAmount}, {"total", shown.PayableAmount}} {
		near := func(d decimal.Decimal) bool { return d.Sub(sum.shown.Decimal).Abs().LessThan(decimal.New(2, -2)) }
		if sum.shown != nil && !slices.ContainsFunc(sums, near) {
			c.say(sum.node, fmt.Sprintf("The page shows a %s of %s, and the data within the PDF adds up to %s.", sum.node, sum.shown, sums[len(sums)-1]))
		}
	}
}

// each is a price for one; nil for none.
func each(p *gateway.Price) *gateway.Dec {
	if p.PriceAmount == nil || p.BaseQuantity == nil || !p.BaseQuantity.IsPositive() {
		return p.PriceAmount
	}
	return &gateway.Dec{Decimal: p.PriceAmount.DivRound(p.BaseQuantity.Decimal, 12)}
}

// numbersOf are the item numbers of a line.
func numbersOf(l *gateway.Line) (out []string) {
	of := []string{l.BuyersItemIdentification, l.SellersItemIdentification, l.ManufacturersItemIdentification}
	if l.StandardItemIdentification != nil {
		of = append(of, l.StandardItemIdentification.ID)
	}
	for _, s := range of {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// plainNumber is a number without the marks that people put into it.
func plainNumber(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, s)
}
