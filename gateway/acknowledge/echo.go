// SPDX-License-Identifier: Apache-2.0

package acknowledge

import (
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
)

// Echo is what an order response repeats of the order as sent. It is plain data,
// to be kept with the order: the answer is often written days after reading.
type Echo struct {
	Set            string     `json:"set"`     // 850 or 860
	Version        string     `json:"version"` // GS08
	Sender         string     `json:"sender"`  // GS02: the partner's
	Receiver       string     `json:"receiver"`
	Number         string     `json:"number"` // BEG03, BCH03
	Release        string     `json:"release,omitempty"`
	Change         string     `json:"change,omitempty"` // BCH05
	Date           string     `json:"date,omitempty"`   // BEG05, BCH06 as sent
	Contract       string     `json:"contract,omitempty"`
	Acknowledgment string     `json:"acknowledgment,omitempty"` // BEG07, BCH14
	Header         []Segment  `json:"header,omitempty"`
	Line           []EchoLine `json:"line,omitempty"`
}

// EchoLine is one PO1 or POC as sent and the segments of it that are repeated.
type EchoLine struct {
	Elements []string  `json:"elements"` // PO101 …, trailing blanks removed
	Segments []Segment `json:"segments,omitempty"`
}

// EchoOf takes from a document what its answer repeats under the profile.
func EchoOf(doc *decode.Document, p Profile) *Echo {
	e := &Echo{Set: doc.Type, Version: doc.Version, Sender: doc.GroupSender, Receiver: doc.GroupReceiver}
	for _, n := range doc.Root.Children {
		text := func(i int) string { t, _ := n.Element(i); return strings.TrimRight(t, " ") }
		switch n.Name {
		case "BEG": // X12 850
			e.Number, e.Release, e.Date, e.Contract, e.Acknowledgment = text(3), text(4), text(5), text(6), text(7)
		case "BCH": // X12 860
			e.Number, e.Release, e.Change, e.Date, e.Contract, e.Acknowledgment = text(3), text(4), text(5), text(6), text(8), text(14)
		case "PO1", "POC":
			e.Line = append(e.Line, lineEcho(n, p))
		default:
			if len(e.Line) > 0 || !slices.Contains(p.EchoHeader, n.Name) {
				continue
			}
			e.Header = append(e.Header, asSent(n))
			if n.Name != "N1" {
				continue
			}
			for _, c := range n.Children {
				if c.Name == "N2" || c.Name == "N3" || c.Name == "N4" {
					e.Header = append(e.Header, asSent(c))
				}
			}
		}
	}
	return e
}

func lineEcho(n *decode.Node, p Profile) EchoLine {
	l := EchoLine{Elements: asSent(n)[1:]}
	for _, c := range n.Children {
		if slices.Contains(p.EchoLine, c.Name) {
			l.Segments = append(l.Segments, asSent(c))
		}
	}
	return l
}

// asSent copies a segment, its separators inside elements replaced by marks.
func asSent(n *decode.Node) Segment {
	s := Segment{n.Name}
	for i, e := range n.Elements {
		text := strings.TrimRight(e.Text, " ")
		if parts := n.Parts(i + 1); len(parts) > 0 {
			reps := make([]string, len(parts))
			for i, r := range parts {
				reps[i] = x12.Composite(r...)
			}
			text = x12.Repeated(reps...)
		}
		s = append(s, text)
	}
	return s
}

// EchoOrder makes an Echo of the canonical order alone, for answers when the
// document is no longer at hand. Texts as sent come from the order's trace;
// where there is none, units are translated back, and a line of which that
// cannot be done is an error.
func EchoOrder(o *gateway.Order) (*Echo, error) {
	e := &Echo{Set: "850", Number: o.ID, Release: o.ReleaseNumber, Change: o.ChangeSequenceNumber, Acknowledgment: o.AcknowledgementRequest}
	if o.Source != nil {
		e.Version = o.Source.Version
		if o.Source.SetID == "860" {
			e.Set = "860"
		}
	}
	if o.Contract != nil {
		e.Contract = o.Contract.ID
	}
	e.Date = strings.ReplaceAll(o.IssueDate, "-", "")
	for i, l := range o.OrderLine {
		el, err := orderLineEcho(o, i, l)
		if err != nil {
			return nil, err
		}
		if e.Set == "860" { // POC: 02 change code, 03 quantity, 04 left to receive, 05 unit, 06 price
			x := el.Elements
			qty, left := x[1], x[1]
			el.Elements = append([]string{x[0], "CA", qty, left, x[2], x[3], x[4]}, x[5:]...)
		}
		e.Line = append(e.Line, el)
	}
	return e, nil
}

func orderLineEcho(o *gateway.Order, i int, l gateway.Line) (EchoLine, error) {
	sent := func(field, segment string, element int) (string, bool) {
		t, ok := o.Trace[fmt.Sprintf("/orderLine/%d/%s", i, field)]
		return t.Raw, ok && t.SegmentID == segment && t.Element == element && t.Raw != ""
	}
	x := []string{l.ID, "", "", "", ""}
	if raw, ok := sent("quantity", "PO1", 2); ok {
		x[1] = raw
	} else if l.Quantity != nil {
		x[1] = l.Quantity.String()
	}
	if raw, ok := sent("unitCode", "PO1", 3); ok {
		x[2] = raw
	} else if l.UnitCode != "" {
		u, err := x12Unit(l.UnitCode)
		if err != nil {
			return EchoLine{}, fmt.Errorf("line %d: %w", i+1, err)
		}
		x[2] = u
	}
	if l.Price != nil && l.Price.PriceAmount != nil {
		x[3], x[4] = l.Price.PriceAmount.String(), l.Price.PriceTypeCode
		if raw, ok := sent("price/priceAmount", "PO1", 4); ok {
			x[3] = raw
		}
		if len(x[4]) != 2 { // PO105 is a price basis code (639) and nothing else
			x[4] = ""
		}
	}
	for n, id := range identifiers(l) {
		if n == 10 { // PO1 has room for ten pairs
			break
		}
		x = append(x, id.SchemeID, id.ID)
	}
	return EchoLine{Elements: x}, nil
}

// x12Unit translates a Rec 20 unit; a two-character code that the table does not
// know was X12 already.
func x12Unit(unit string) (string, error) {
	if u := toX12[unit]; u != "" {
		return u, nil
	}
	if len(unit) == 2 {
		return unit, nil
	}
	return "", invalid("unit %q has no X12 code", unit)
}

// identifiers lists a line's product ids with X12 qualifiers (235).
func identifiers(l gateway.Line) []gateway.Identification {
	var out []gateway.Identification
	for _, id := range l.AdditionalItemIdentification {
		if len(id.SchemeID) == 2 && id.ID != "" {
			out = append(out, id)
		}
	}
	if len(out) > 0 {
		return out
	}
	add := func(qualifier, id string) {
		if id != "" {
			out = append(out, gateway.Identification{ID: id, SchemeID: qualifier})
		}
	}
	add("BP", l.BuyersItemIdentification)
	add("VP", l.SellersItemIdentification)
	if s := l.StandardItemIdentification; s != nil {
		add(gtinQualifier(s.ID), s.ID)
	}
	add("MG", l.ManufacturersItemIdentification)
	return out
}

// gtinQualifier is the qualifier of a GTIN by its length (reference x12.md §4.2).
func gtinQualifier(id string) string {
	switch len(id) {
	case 12:
		return "UP"
	case 13:
		return "EN"
	default:
		return "UK"
	}
}
