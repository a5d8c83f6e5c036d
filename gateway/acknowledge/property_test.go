// SPDX-License-Identifier: Apache-2.0

package acknowledge_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
)

// texts are what partners put into descriptions and ids, separators among it.
var texts = rapid.StringOf(rapid.RuneFrom([]rune("AZaz09 *~>^:|!'%`{}[]<@#$\"\\/-.,ÄÖÜßé½€")))

func word(n int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.TrimRight("x"+texts.Draw(t, "text"), " ")
	}).Filter(func(s string) bool { return len([]rune(s)) <= n })
}

// orders writes an order or a change order of some lines, some with schedules.
var orders = rapid.Custom(func(t *rapid.T) *x12.Out {
	release := rapid.SampledFrom([]string{"003040", "004010", "004010VICS", "005010", "006010"}).Draw(t, "release")
	day := map[bool]string{true: "261120", false: "20261120"}[release < "004010"]
	set, group, trigger := "850", "PO", "PO1"
	begin := x12.Seg("BEG", "00", "SA", word(20).Draw(t, "number"), "", day)
	if rapid.Bool().Draw(t, "change") {
		set, group, trigger, begin = "860", "PC", "POC", x12.Seg("BCH", "04", "SA", word(20).Draw(t, "number"), "", "2", day)
	}
	segments := []x12.Segment{begin}
	for i := range rapid.IntRange(1, 6).Draw(t, "lines") {
		q := rapid.IntRange(1, 900).Draw(t, "quantity")
		line := []string{strconv.Itoa(i + 1), strconv.Itoa(q), "EA", "2.50", "", "IN", word(18).Draw(t, "item")}
		if trigger == "POC" {
			line = append([]string{line[0], rapid.SampledFrom([]string{"AI", "DI", "QI", "CA", "NC"}).Draw(t, "change"), line[1], line[1]}, line[2:]...)
		}
		segments = append(segments, x12.Seg(trigger, line...), x12.Seg("PID", "F", "", "", "", word(60).Draw(t, "description")))
		if rapid.Bool().Draw(t, "schedule") {
			part := rapid.IntRange(1, q).Draw(t, "part")
			segments = append(segments, x12.Seg("SCH", strconv.Itoa(part), "EA", "", "", "002", day), x12.Seg("SCH", strconv.Itoa(q-part), "EA", "", "", "010", day))
		}
	}
	return &x12.Out{SenderQualifier: "ZZ", SenderID: "BLUEBIRD", ReceiverQualifier: "01", ReceiverID: "007911209", Time: now, Version: release[:5], Control: 905, Usage: "P",
		Groups: []x12.OutGroup{{FunctionalID: group, Sender: "BLUEBIRD", Receiver: "NORTHWIND", Control: 88, Version: release, FirstSet: 1, Sets: []x12.OutSet{{ID: set, Segments: segments}}}}}
})

var decisions = rapid.Custom(func(t *rapid.T) gateway.LineDecision {
	d := gateway.LineDecision{Status: rapid.SampledFrom([]gateway.Status{gateway.Accepted, gateway.QuantityChanged, gateway.PriceChanged, gateway.DateChanged,
		gateway.Substituted, gateway.BackOrdered, gateway.Changed, gateway.OnHold, gateway.Refused, ""}).Draw(t, "status")}
	if rapid.Bool().Draw(t, "with a quantity") {
		d.Quantity = dec(strconv.Itoa(rapid.IntRange(0, 1000).Draw(t, "quantity")))
	}
	if rapid.Bool().Draw(t, "with a price") {
		d.Price = dec("2.75")
	}
	if rapid.Bool().Draw(t, "with a date") {
		d.Date = "2027-01-11"
	}
	if d.Status == gateway.Substituted {
		d.Substitute = &gateway.Identification{ID: word(20).Draw(t, "substitute")}
	}
	d.Reason = rapid.StringN(0, 600, -1).Draw(t, "reason")
	return d
})

var profiles = rapid.Custom(func(t *rapid.T) acknowledge.Profile {
	return acknowledge.Profile{
		Functional: rapid.SampledFrom([]acknowledge.FunctionalKind{acknowledge.F997, acknowledge.F999}).Draw(t, "functional"),
		Form:       rapid.SampledFrom([]acknowledge.Form{acknowledge.Detail, acknowledge.Exceptions, acknowledge.Short, acknowledge.Requested}).Draw(t, "form"),
		Balance:    rapid.Bool().Draw(t, "balance"), Reasons: rapid.Bool().Draw(t, "reasons"), Compact: rapid.Bool().Draw(t, "compact"),
		EchoLine: rapid.SampledFrom([][]string{nil, {"PID", "SCH"}}).Draw(t, "echo"),
		Version:  rapid.SampledFrom([]string{"", "", "004010", "005010"}).Draw(t, "version"),
	}
})

// TestAnswersProperty: whatever was ordered and decided, the answer reads back
// without a finding, and its ACKs add up.
func TestAnswersProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in, err := x12.Encode(orders.Draw(t, "order"))
		if err != nil {
			t.Fatal(err)
		}
		r := readAll(t, in)
		doc, p := r.docs[0], profiles.Draw(t, "profile")
		order := orderOf(doc)
		d := gateway.Decision{Status: rapid.SampledFrom([]gateway.Status{gateway.Accepted, gateway.Changed, gateway.Refused, gateway.OnHold}).Draw(t, "status"),
			ERPOrderNumber: word(20).Draw(t, "our number"), Reason: rapid.String().Draw(t, "reason")}
		for range order.OrderLine {
			d.Line = append(d.Line, decisions.Draw(t, "line"))
		}
		res, err := acknowledge.OrderResponse(acknowledge.Answer{Order: order, Decision: d, Echo: acknowledge.EchoOf(doc, p)}, p, now)
		if err != nil {
			t.Fatal(err)
		}
		b := acknowledge.Bundle{Sets: append(acknowledge.Functional(r.ic, r.groups, p), res.Set)}
		s, err := b.Seal(p, envelope(r.ic))
		if err != nil {
			t.Fatal(err)
		}
		back := readAll(t, s.Payload)
		for _, f := range back.faults {
			if f.Code != "group.version.unlike" {
				t.Fatalf("%s %s at %s: %s\n%s", f.Code, f.Ack, f.Position.Path, f.Message, s.Payload)
			}
		}
		if len(back.docs) != 2 {
			t.Fatalf("%d documents\n%s", len(back.docs), s.Payload)
		}
		addUp(t, back.docs[1], doc, p.Balance)
	})
}

// addUp holds the quantities of a response against the order.
func addUp(t *rapid.T, answer, ordered *decode.Document, balance bool) {
	lines := 0
	for _, n := range answer.Root.Children {
		if n.Name == "CTT" {
			if c, _ := n.Element(1); c != strconv.Itoa(lines) {
				t.Fatalf("CTT01 says %s lines, there are %d", c, lines)
			}
		}
		if n.Name != "PO1" && n.Name != "POC" {
			continue
		}
		lines++
		at := 2
		if n.Name == "POC" {
			at = 3
		}
		id, _ := n.Element(1)
		sent := slices.IndexFunc(ordered.Root.Children, func(o *decode.Node) bool { v, _ := o.Element(1); return o.Name == n.Name && v == id })
		if sent < 0 {
			t.Fatalf("line %s was never ordered", id)
		}
		want, _ := ordered.Root.Children[sent].Element(at)
		var sum decimal.Decimal
		var codes []string
		for _, c := range n.Children {
			if c.Name != "ACK" {
				continue
			}
			code, _ := c.Element(1)
			q, _ := c.Element(2)
			v, err := decimal.NewFromString(q)
			if err != nil {
				t.Fatalf("ACK02 %q: %v", q, err)
			}
			codes, sum = append(codes, code), sum.Add(v)
		}
		if len(codes) == 0 {
			t.Fatalf("line %s has no ACK", id)
		}
		explained := len(codes) == 1 && slices.Contains([]string{"IQ", "IC", "IS"}, codes[0]) // another quantity is what they say
		if c := sum.Cmp(decimal.RequireFromString(want)); c > 0 && !explained || c < 0 && (!explained || balance) {
			t.Fatalf("line %s: ACKs %v add up to %s of %s", id, codes, sum, want)
		}
	}
}

// TestFunctionalProperty: whatever was found, the 997 or 999 counts right, reads
// back without a finding, and is never acknowledged itself.
func TestFunctionalProperty(t *testing.T) {
	t.Parallel()
	code := func(t *rapid.T, from string) string { return rapid.SampledFrom(strings.Fields(from)).Draw(t, "code") }
	rapid.Check(t, func(t *rapid.T) {
		g := x12.GroupReport{FunctionalID: "PO", Sender: "BLUEBIRD", Receiver: "NORTHWIND", Control: strconv.Itoa(rapid.IntRange(1, 999999999).Draw(t, "control")),
			Agency: "X", Version: rapid.SampledFrom([]string{"003010", "003040", "003070", "004010", "004010VICS", "005010", "005010X222A1", "007010", "X"}).Draw(t, "version"),
			Status: rapid.SampledFrom([]string{"A", "E", "P", "R"}).Draw(t, "status")}
		for i := range rapid.IntRange(0, 4).Draw(t, "sets") {
			s := x12.SetReport{ID: "850", Control: fmt.Sprintf("%04d", i+1), Status: rapid.SampledFrom([]string{"A", "E", "R"}).Draw(t, "set status")}
			for range rapid.IntRange(0, 7).Draw(t, "set errors") {
				s.Errors = append(s.Errors, code(t, "1 2 3 4 5 6 7 18 23 I5 I6"))
			}
			for range rapid.IntRange(0, 3).Draw(t, "segments") {
				e := x12.SegmentError{ID: rapid.SampledFrom([]string{"PO1", "N1", "", "po1", "~*", "TOOLONG"}).Draw(t, "id"), Position: rapid.IntRange(1, 2000000).Draw(t, "position"),
					Loop: rapid.SampledFrom([]string{"", "PO1", "LONGER"}).Draw(t, "loop"), Code: code(t, "1 2 3 4 5 6 7 8 I4 I6 I7 I8 I9"), Business: rapid.SampledFrom([]string{"", "PO101:1", "PO101:*", "PO101:"}).Draw(t, "business")}
				for range rapid.SampledFrom([]int{0, 1, 2, 120}).Draw(t, "elements") {
					e.Elements = append(e.Elements, x12.ElementError{Element: rapid.IntRange(1, 40).Draw(t, "element"), Component: rapid.IntRange(0, 3).Draw(t, "component"),
						Repetition: rapid.IntRange(0, 3).Draw(t, "repetition"), Ref: rapid.SampledFrom([]string{"", "235", "C040"}).Draw(t, "ref"), Code: code(t, "1 2 3 4 5 6 7 8 9 10 12 13"),
						Value: texts.Draw(t, "value")})
				}
				s.Segments = append(s.Segments, e)
			}
			g.Sets = append(g.Sets, s)
			g.Received++
			if s.Status != "R" {
				g.Accepted++
			}
		}
		g.Included = g.Received
		p := profiles.Draw(t, "profile")
		p.Version = ""
		ic := x12.InterchangeReport{Sender: decode.Party{Qualifier: "ZZ", ID: "BLUEBIRD"}, Receiver: decode.Party{Qualifier: "ZZ", ID: "NORTHWIND"}, Status: "A", Version: "00401",
			Delimiters: x12.Delimiters{Element: '*', Component: ':', Segment: '~'}}
		s, err := acknowledge.Bundle{Sets: acknowledge.Functional(ic, []x12.GroupReport{g}, p)}.Seal(p, envelope(ic))
		if err != nil {
			t.Fatal(err)
		}
		back := readAll(t, s.Payload)
		for _, f := range back.faults {
			if f.Code != "group.version.unlike" && f.Code != "set.version.nearest" {
				t.Fatalf("%s %s at %s: %s\n%s", f.Code, f.Ack, f.Position.Path, f.Message, s.Payload)
			}
		}
		if n := len(acknowledge.Functional(back.ic, back.groups, p)); n != 0 {
			t.Fatalf("%d acknowledgements of an acknowledgement", n)
		}
		var counted []string
		sets := 0
		for _, n := range back.docs[0].Root.Children {
			switch n.Name {
			case "AK2":
				sets++
			case "AK9":
				for i := 2; i <= 4; i++ {
					v, _ := n.Element(i)
					counted = append(counted, v)
				}
			}
		}
		if got, want := strings.Join(counted, " "), fmt.Sprintf("%d %d %d", g.Included, g.Received, g.Accepted); got != want || sets != g.Received {
			t.Fatalf("AK902 to AK904 are %s with %d AK2, want %s", got, sets, want)
		}
	})
}
