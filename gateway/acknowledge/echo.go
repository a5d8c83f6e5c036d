// SPDX-License-Identifier: Apache-2.0

package acknowledge

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

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
	Change         string     `json:"change,omitempty"`     // BCH05
	ChangeDate     string     `json:"changeDate,omitempty"` // BCH11 as sent
	Date           string     `json:"date,omitempty"`       // BEG05, BCH06 as sent
	Contract       string     `json:"contract,omitempty"`
	Acknowledgment string     `json:"acknowledgment,omitempty"` // BEG07, BCH14
	Header         []Loop     `json:"header,omitempty"`
	Line           []EchoLine `json:"line,omitempty"`
	Latin1         bool       `json:"latin1,omitempty"` // the document is in ISO 8859-1
}

// Loop is a segment and those that belong to it.
type Loop []Segment

// EchoLine is one PO1 or POC as sent and what of it is repeated.
type EchoLine struct {
	Elements []string   `json:"elements"` // PO101 …, trailing blanks removed
	Loops    []Loop     `json:"loops,omitempty"`
	Schedule []Schedule `json:"schedule,omitempty"`
}

// Schedule is an SCH as sent: a part of the line's quantity and when it is wanted.
type Schedule struct {
	Quantity  string `json:"quantity"`
	Unit      string `json:"unit"`
	Qualifier string `json:"qualifier,omitempty"`
	Date      string `json:"date,omitempty"`
}

// answers are the transaction sets that answer others.
var answers = map[string]string{"850": "855", "860": "865"}

// EchoOf takes from a document what its answer repeats under the profile: of the
// segments that the profile lists, what the answer has room for.
func EchoOf(doc *decode.Document, p Profile) *Echo {
	e := &Echo{Set: doc.Type, Version: doc.Version, Sender: doc.GroupSender, Receiver: doc.GroupReceiver, Latin1: doc.Latin1}
	version := orElse(p.Version, doc.Version)
	room := roomOf(answers[doc.Type], version)
	header := taker{list: p.EchoHeader, room: room, version: version}
	for _, n := range doc.Root.Children {
		text := func(i int) string { t, _ := n.Element(i); return writable(strings.TrimRight(t, " ")) }
		switch n.Name {
		case "BEG": // X12 850
			e.Number, e.Release, e.Date, e.Contract, e.Acknowledgment = text(3), text(4), text(5), text(6), text(7)
		case "BCH": // X12 860
			e.Number, e.Release, e.Change, e.Date, e.Contract, e.ChangeDate, e.Acknowledgment = text(3), text(4), text(5), text(6), text(8), text(11), text(14)
		case "PO1", "POC":
			e.Line = append(e.Line, lineEcho(n, taker{list: p.EchoLine, room: room.Child(n.Name), version: version}))
		default:
			if len(e.Line) == 0 {
				header.take(n)
			}
		}
	}
	e.Header = header.loops
	return e
}

// roomOf is what a set has room for in a release; nothing when there is none.
func roomOf(set, version string) *decode.Shape {
	if s := x12.ShapeOf(set, version); s != nil {
		return s
	}
	return &decode.Shape{}
}

func lineEcho(n *decode.Node, lines taker) EchoLine {
	l := EchoLine{Elements: asSent(n)[1:]}
	for _, c := range n.Children {
		if c.Name == "SCH" {
			s := append(asSent(c), "", "", "", "", "", "")
			l.Schedule = append(l.Schedule, Schedule{Quantity: s[1], Unit: s[2], Qualifier: s[5], Date: s[6]})
		}
		lines.take(c)
	}
	l.Loops = lines.loops
	return l
}

// taker takes the listed children of a node, as many of each as there is room for.
type taker struct {
	list    []string
	room    *decode.Shape
	version string // of the answer
	count   map[string]int
	loops   []Loop
}

func (t *taker) take(n *decode.Node) {
	if !slices.Contains(t.list, n.Name) || t.room == nil {
		return
	}
	room := t.room.Child(n.Name)
	if room == nil || room.Max > 0 && t.count[n.Name] >= room.Max {
		return
	}
	if t.count == nil {
		t.count = map[string]int{}
	}
	t.count[n.Name]++
	t.loops = append(t.loops, loopOf(n, room, t.version, nil))
}

// loopOf copies a node and, of those that belong to it, what there is room for.
func loopOf(n *decode.Node, room *decode.Shape, version string, to Loop) Loop {
	s := asSent(n)
	for i, e := range room.Elements {
		if i+1 < len(s) && e.Type == "DT" { // six digits or eight, as the release has it
			s[i+1] = orElse(redate(version, s[i+1]), s[i+1])
		}
	}
	to = append(to, s)
	count := map[string]int{}
	for _, c := range n.Children {
		inner := room.Child(c.Name)
		if count[c.Name]++; inner != nil && (inner.Max == 0 || count[c.Name] <= inner.Max) {
			to = loopOf(c, inner, version, to)
		}
	}
	return to
}

// arranged puts loops in the order in which the answer has them, those of a kind
// as they are: a partner's order of segments and ours are of different sets.
func arranged(loops []Loop, room *decode.Shape) []Segment {
	place := func(l Loop) int {
		return slices.IndexFunc(room.Children, func(s *decode.Shape) bool { return s.Name == l[0][0] })
	}
	slices.SortStableFunc(loops, func(a, b Loop) int { return place(a) - place(b) })
	return slices.Concat(loops...)
}

// asSent copies a segment, its separators inside elements replaced by marks.
func asSent(n *decode.Node) Segment {
	s := Segment{n.Name}
	for i, e := range n.Elements {
		text := writable(strings.TrimRight(e.Text, " "))
		if parts := n.Parts(i + 1); len(parts) > 0 {
			reps := make([]string, len(parts))
			for i, r := range parts {
				clean := make([]string, len(r))
				for c := range r {
					clean[c] = writable(r[c])
				}
				reps[i] = x12.Composite(clean...)
			}
			text = x12.Repeated(reps...)
		}
		s = append(s, text)
	}
	return s
}

// writable turns control characters of a value as sent (a line end inside a
// description) into blanks: no separator could carry them.
func writable(text string) string {
	if strings.IndexFunc(text, unicode.IsControl) < 0 {
		return text
	}
	return strings.TrimRight(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return ' '
		}
		return c
	}, text), " ")
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
