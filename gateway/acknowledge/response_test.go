// SPDX-License-Identifier: Apache-2.0

package acknowledge_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
	"ordergate/gateway/decode"
)

// orderOf is a canonical order as a plain reading of the document gives it.
func orderOf(doc *decode.Document) *gateway.Order {
	o := &gateway.Order{Schema: gateway.OrderSchema, IssueDate: "2026-11-20", DocumentCurrencyCode: "USD",
		Delivery: &gateway.Delivery{RequestedDeliveryPeriod: &gateway.Period{EndDate: "2026-12-04"}}}
	for _, n := range doc.Root.Children {
		get := func(i int) string { v, _ := n.Element(i); return v }
		dec := func(i int) *gateway.Dec {
			d, err := gateway.NewDec(get(i))
			if err != nil {
				return nil
			}
			return &d
		}
		switch n.Name {
		case "BEG":
			o.ID, o.ReleaseNumber = get(3), get(4)
		case "BCH":
			o.ID, o.ReleaseNumber, o.ChangeSequenceNumber, o.DocumentPurposeCode = get(3), get(4), get(5), "change"
		case "PO1":
			l := gateway.Line{ID: get(1), Quantity: dec(2), UnitCode: map[string]string{"CA": "XCS", "DZ": "DZN"}[get(3)], Price: &gateway.Price{PriceAmount: dec(4), PriceTypeCode: get(5)}}
			if l.UnitCode == "" {
				l.UnitCode = get(3)
			}
			for i := 6; i < len(n.Elements); i += 2 {
				l.AdditionalItemIdentification = append(l.AdditionalItemIdentification, gateway.Identification{ID: get(i + 1), SchemeID: get(i)})
			}
			o.OrderLine = append(o.OrderLine, l)
		case "POC":
			o.OrderLine = append(o.OrderLine, gateway.Line{ID: get(1), Quantity: dec(3), UnitCode: "EA", Price: &gateway.Price{PriceAmount: dec(6)}})
		}
	}
	return o
}

func document(t testing.TB, file string) (reading, *decode.Document) {
	t.Helper()
	data, err := os.ReadFile("testdata/response/" + file)
	if err != nil {
		t.Fatal(err)
	}
	r := clean(t, data)
	return r, r.docs[0]
}

func lines(ls ...gateway.LineDecision) []gateway.LineDecision { return ls }

var (
	yes   = gateway.LineDecision{Status: gateway.Accepted}
	no    = gateway.LineDecision{Status: gateway.Refused}
	dec   = gateway.MustDec
	erpNo = "SO-2026-1187"
)

func TestOrderResponse(t *testing.T) {
	t.Parallel()
	mixed := lines(
		gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("40"), Date: "2026-12-04", Reason: "Only 40 are left: we sell › no more"},
		gateway.LineDecision{Status: gateway.Refused, Code: "R2", Reason: "Item 000447720 is not ours."},
		gateway.LineDecision{Status: gateway.BackOrdered, Quantity: dec("60"), Date: "2027-01-11"},
		yes)
	all := func(s gateway.Status, ls ...gateway.LineDecision) gateway.Decision {
		return gateway.Decision{Status: s, ERPOrderNumber: erpNo, Line: ls}
	}
	none := gateway.Decision{Status: gateway.Refused, Reason: "Ship-to 0078 is unknown.", Line: lines(no, no, no, no)}
	echoes := acknowledge.Profile{EchoHeader: []string{"CUR", "REF", "DTM", "N1"}, EchoLine: []string{"PID", "PO4"}, Reasons: true}
	tests := []struct {
		name     string
		file     string
		profile  acknowledge.Profile
		decision gateway.Decision
		order    func(*gateway.Order)
		again    bool
		code     string
		lines    string
	}{
		{name: "accepted", decision: all(gateway.Accepted), code: "AD", lines: "IA IA IA IA"},
		{name: "accepted-dated", profile: acknowledge.Profile{Dates: acknowledge.AckDate, Purpose: "06", DateQualifier: "069", Compact: true}, code: "AD", lines: "IA IA IA IA",
			decision: all(gateway.Accepted, gateway.LineDecision{Status: gateway.Accepted, Date: "2026-12-01"})},
		{name: "accepted-ship-date", code: "AD", lines: "IA IA IA IA", decision: all(gateway.Accepted, gateway.LineDecision{Status: gateway.Accepted, Date: "2026-12-01"}),
			order: func(o *gateway.Order) {
				o.Delivery = &gateway.Delivery{RequestedDespatchPeriod: &gateway.Period{EndDate: "2026-12-01"}}
			}},
		{name: "accepted-short", profile: acknowledge.Profile{Form: acknowledge.Short, ReplaceHeader: map[string]string{"AK": "AT"}}, decision: all(gateway.Accepted), code: "AT", lines: "IA IA IA IA"},
		{name: "accepted-exceptions", profile: acknowledge.Profile{Form: acknowledge.Exceptions}, decision: all(gateway.Accepted), code: "AK", lines: "IA IA IA IA"},
		{name: "mixed", decision: all(gateway.Changed, mixed...), code: "AC", lines: "IQ R2 BP+IB IA"},
		{name: "mixed-short", profile: acknowledge.Profile{Form: acknowledge.Short}, decision: all(gateway.Changed, mixed...), code: "AC", lines: "IQ R2 BP+IB IA"},
		{name: "mixed-exceptions", profile: acknowledge.Profile{Form: acknowledge.Exceptions, Replace: map[string]string{"R2": "IR", "BP": "IQ"}, Balance: true, Echo: acknowledge.EchoNumber},
			decision: all(gateway.Changed, mixed...), code: "AE", lines: "IQ+ID IR IQ+IB IA"},
		{name: "mixed-words", profile: echoes, decision: all(gateway.Changed, mixed...), code: "AC", lines: "IQ R2 BP+IB IA"},
		{name: "mixed-words-005010", file: "850-005010.edi", profile: echoes, decision: all(gateway.Changed, mixed...), code: "AC", lines: "IQ R2 BP+IB IA"},
		{name: "mixed-003040", file: "850-003040.edi", decision: all(gateway.Changed, mixed...), code: "AC", lines: "IQ R2 BP+IB IA"},
		{name: "requested", profile: acknowledge.Profile{Form: acknowledge.Requested}, decision: all(gateway.Accepted), code: "AD", lines: "IA IA IA IA"},
		{name: "rejected", decision: none, code: "RD", lines: "IR IR IR IR"},
		{name: "rejected-exceptions", profile: acknowledge.Profile{Form: acknowledge.Exceptions}, decision: none, code: "RF", lines: "IR IR IR IR"},
		{name: "rejected-short", profile: acknowledge.Profile{Form: acknowledge.Short, Reasons: true}, decision: none, code: "RJ", lines: "IR IR IR IR"},
		{name: "rejected-over-lines", decision: all(gateway.Refused, yes, gateway.LineDecision{Status: gateway.Refused, Code: "R3"}), code: "RD", lines: "IR R3 IR IR"},
		{name: "on-hold", decision: gateway.Decision{Status: gateway.OnHold}, code: "AH", lines: "IH IH IH IH"},
		{name: "on-hold-short", profile: acknowledge.Profile{Form: acknowledge.Short}, decision: gateway.Decision{Status: gateway.OnHold}, code: "AH", lines: "IH IH IH IH"},
		{name: "after-hold", decision: all(gateway.Accepted), again: true, code: "AD", lines: "IA IA IA IA"},
		{name: "one-line-held", decision: all(gateway.Changed, yes, yes, gateway.LineDecision{Status: gateway.OnHold}, yes), code: "AC", lines: "IA IA IH IA"},
		{name: "prices-and-dates", code: "AC", lines: "IP DR IC IS", decision: all(gateway.Changed,
			gateway.LineDecision{Status: gateway.PriceChanged, Price: dec("2.25")},
			gateway.LineDecision{Status: gateway.DateChanged, Date: "2026-12-18"},
			gateway.LineDecision{Status: gateway.Changed, Price: dec("0.035"), Quantity: dec("120"), Date: "2026-12-18"},
			gateway.LineDecision{Status: gateway.Substituted, Substitute: &gateway.Identification{ID: "NUT-M8-A2", SchemeID: "sellerAssigned"}})},
		{name: "deleted", decision: all(gateway.Changed, gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("0")}, gateway.LineDecision{Status: gateway.BackOrdered}), code: "AC", lines: "ID IB IA IA"},
		{name: "packs-sold-as-eaches", code: "AC", lines: "IA IQ IA IA", // the mapping made 60 eaches of 5 cases at 19.90 each
			order: func(o *gateway.Order) { o.OrderLine[1].Quantity, o.OrderLine[1].UnitCode = dec("60"), "EA" },
			decision: all(gateway.Changed, yes, gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("48"), UnitCode: "EA"},
				gateway.LineDecision{Status: gateway.Accepted, Quantity: dec("100")})},
		{name: "other-unit", code: "AC", lines: "IA IQ IA IA",
			decision: all(gateway.Changed, yes, gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("55"), UnitCode: "EA"})},
		{name: "corrected-by-a-clerk", code: "AC", lines: "IQ IP IA IA", decision: all(gateway.Accepted),
			order: func(o *gateway.Order) {
				o.OrderLine[0].Quantity, o.OrderLine[1].Price.PriceAmount = dec("36"), dec("20.50")
				o.Corrections = []gateway.Correction{
					{Field: "/orderLine/0/quantity", From: "48", To: "36", By: "dana"},
					{Field: "/orderLine/1/price/priceAmount", From: "19.90", To: "20.50", By: "dana"}}
			}},
		{name: "change", file: "860.edi", code: "AC", lines: "IQ ID", decision: all(gateway.Changed, gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("54")}, yes)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if tt.file == "" {
				tt.file = "850.edi"
			}
			r, doc := document(t, tt.file)
			order := orderOf(doc)
			if tt.order != nil {
				tt.order(order)
			}
			echo := acknowledge.EchoOf(doc, tt.profile)
			stored, err := json.Marshal(echo) // an answer is often written from what was stored
			if err != nil {
				t.Fatal(err)
			}
			echo = new(acknowledge.Echo)
			if err := json.Unmarshal(stored, echo); err != nil {
				t.Fatal(err)
			}
			res, err := acknowledge.OrderResponse(acknowledge.Answer{Order: order, Decision: tt.decision, Echo: echo, Again: tt.again}, tt.profile, now)
			if err != nil {
				t.Fatal(err)
			}
			var codes []string
			for _, c := range res.LineCodes {
				codes = append(codes, strings.Join(c, "+"))
			}
			if got := strings.Join(codes, " "); res.Code != tt.code || got != tt.lines {
				t.Errorf("answered %s: %s, want %s: %s", res.Code, got, tt.code, tt.lines)
			}
			s, err := acknowledge.Bundle{Sets: []acknowledge.Set{res.Set}}.Seal(tt.profile, envelope(r.ic))
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "testdata/response/"+tt.name+".edi", s.Payload)
			clean(t, s.Payload)
		})
	}
}

func TestOrderResponseRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		decision gateway.Decision
		order    func(*gateway.Order)
		want     string
	}{
		{"unknown code", gateway.Decision{Status: gateway.Changed, Line: lines(yes, gateway.LineDecision{Status: gateway.Refused, Code: "Q9"})}, nil, `line 2: acknowledge: "Q9" is no line answer (X12 668)`},
		{"unknown status", gateway.Decision{Status: gateway.Changed, Line: lines(gateway.LineDecision{Status: "maybe"})}, nil, `"maybe" is no status of a line`},
		{"quantity that the ordered unit cannot say", gateway.Decision{Status: gateway.Changed, Line: lines(yes, gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("50")})},
			func(o *gateway.Order) { o.OrderLine[1].Quantity, o.OrderLine[1].UnitCode = dec("35"), "EA" },
			"line 2: acknowledge: a quantity of 50 cannot be said in the unit ordered: the order has 5 CA, we read 35 EA"},
		{"bad date", gateway.Decision{Status: gateway.Changed, Line: lines(gateway.LineDecision{Status: gateway.DateChanged, Date: "12/01/2026"})}, nil, `"12/01/2026" is no date`},
		{"unknown unit", gateway.Decision{Status: gateway.Changed, Line: lines(gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("5"), UnitCode: "XQQ"})}, nil, `unit "XQQ" has no X12 code`},
		{"negative", gateway.Decision{Status: gateway.Changed, Line: lines(gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("-5")})}, nil, "-5 cannot be answered"},
		{"more lines than the order", gateway.Decision{Status: gateway.Changed, Line: lines(yes, yes, yes, yes, yes)}, nil, "the decision has 5 lines, the order 4"},
		{"substitute without id", gateway.Decision{Status: gateway.Changed, Line: lines(gateway.LineDecision{Status: gateway.Substituted, Substitute: &gateway.Identification{}})}, nil, "no id"},
		{"order number too long", gateway.Decision{Status: gateway.Accepted, ERPOrderNumber: strings.Repeat("9", 31)}, nil, "more than 30 characters (BAK08)"},
	}
	for _, tt := range tests {
		_, doc := document(t, "850.edi")
		order := orderOf(doc)
		if tt.order != nil {
			tt.order(order)
		}
		_, err := acknowledge.OrderResponse(acknowledge.Answer{Order: order, Decision: tt.decision, Echo: acknowledge.EchoOf(doc, acknowledge.Profile{})}, acknowledge.Profile{}, now)
		if err == nil || !strings.Contains(err.Error(), tt.want) || gateway.KindOf(err) != gateway.Invalid {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

// TestEchoOrder: without the document an answer says the same as far as the
// order tells.
func TestEchoOrder(t *testing.T) {
	t.Parallel()
	_, doc := document(t, "850.edi")
	order := orderOf(doc)
	order.Contract = &gateway.Reference{ID: "CT-9"}
	order.AcknowledgementRequest = "AC"
	order.Source = &gateway.Source{Version: "004010", SetID: "850"}
	want := acknowledge.EchoOf(doc, acknowledge.Profile{})
	want.Sender, want.Receiver = "", ""
	got, err := acknowledge.EchoOrder(order)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-document +order:\n%s", diff)
	}
	order.Trace = map[string]gateway.Origin{"/orderLine/1/unitCode": {Position: gateway.Position{SegmentID: "PO1", Element: 3, Raw: "CT"}}}
	if got, err = acknowledge.EchoOrder(order); err != nil || got.Line[1].Elements[2] != "CT" {
		t.Errorf("the unit as sent is %q, want CT (%v)", got.Line[1].Elements[2], err)
	}
	order.OrderLine[2].UnitCode = "XQQ"
	if _, err = acknowledge.EchoOrder(order); err == nil || !strings.Contains(err.Error(), `line 3`) {
		t.Errorf("unit without X12 code: %v", err)
	}
}

func TestDue(t *testing.T) {
	t.Parallel()
	accepted := gateway.Decision{Status: gateway.Accepted, Line: lines(yes)}
	tests := []struct {
		name     string
		decision gateway.Decision
		want     string // always, on-change, never, with hold answers
	}{
		{"accepted", accepted, "y n n y"},
		{"rejected", gateway.Decision{Status: gateway.Refused}, "y y n y"},
		{"changed", gateway.Decision{Status: gateway.Changed}, "y y n y"},
		{"a line changed", gateway.Decision{Status: gateway.Accepted, Line: lines(yes, gateway.LineDecision{Status: gateway.DateChanged})}, "y y n y"},
		{"on hold", gateway.Decision{Status: gateway.OnHold}, "n n n y"},
	}
	for _, tt := range tests {
		var got []string
		for _, p := range []acknowledge.Profile{{}, {OrderResponse: acknowledge.OnChange}, {OrderResponse: acknowledge.Never}, {OnHoldAfter: 4}} {
			got = append(got, map[bool]string{true: "y", false: "n"}[acknowledge.Due(tt.decision, nil, p)])
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, g, tt.want)
		}
	}
	none, requested := &gateway.Order{AcknowledgementRequest: "NA"}, acknowledge.Profile{Form: acknowledge.Requested}
	if acknowledge.Due(accepted, none, requested) || !acknowledge.Due(gateway.Decision{Status: gateway.Refused}, none, requested) || !acknowledge.Due(accepted, none, acknowledge.Profile{}) {
		t.Error("BEG07 NA: only what is not as ordered is told, and only where the profile listens")
	}
}

func TestProfileValidate(t *testing.T) {
	t.Parallel()
	var got []string
	report := func(message, hint string, path ...string) {
		got = append(got, strings.Join(path, ".")+": "+message+" ("+hint+")")
	}
	acknowledge.Profile{}.Validate(report)
	acknowledge.Profile{Functional: "999", Version: "005010", TimeZone: "America/Argentina/Ushuaia", Replace: map[string]string{"R2": "IR"},
		ReplaceHeader: map[string]string{"AK": "AT"}, Delimiters: acknowledge.Delimiters{Segment: "lf", Element: "|"}}.Validate(report)
	if len(got) > 0 {
		t.Errorf("faults in good profiles: %q", got)
	}
	acknowledge.Profile{
		Functional: "977", Form: "detial", EchoHeader: []string{"CUR", "N3"}, Replace: map[string]string{"R2": "XX"}, DateQualifier: "67", Substitute: "V",
		Version: "4010", Interchange: "401", TimeZone: "central time", OnHoldAfter: -1, Delimiters: acknowledge.Delimiters{Element: "A", Segment: "~", Component: "~"},
	}.Validate(report)
	want := []string{
		`functional: "977" is not known here (did you mean "997"?)`,
		`form: "detial" is not known here (did you mean "detail"?)`,
		`echoHeader.1: "N3" is not known here (did you mean "N9"?)`,
		`replace.R2: "XX" is no line answer (X12 668) (one of AA, AC, AR, BP, DR, IA, IB, IC, ID, IE, IF, IH, IP, IQ, IR, IS, IW, R1, R2, R3, R4, R5, R6, R7, R8, SP)`,
		`dateQualifier: "67" is no date qualifier (three digits (X12 374), 067 for delivery, 068 for shipment)`,
		`substituteQualifier: "V" is no product qualifier (two characters (X12 235), such as VP or SR)`,
		`version: "4010" is no X12 release (write it as GS08 does: 004010, 005010, 004010VICS)`,
		`interchangeVersion: "401" is no interchange version (five digits as in ISA12: 00401, 00501)`,
		`timeZone: "central time" is no time zone (write it as Area/City, such as America/Chicago)`,
		`onHoldAfter: a wait cannot be negative ()`,
		`delimiters.element: "A" cannot be a separator (one punctuation character, or tab, lf, cr, fs, gs, rs, us, nel)`,
		`delimiters.segment: "~" is the separator of component already (all separators must differ (X12 TA105 026, 027))`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
