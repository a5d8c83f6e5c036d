// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/mapping"
)

// small is a document for the tests of the language.
const small = "ISA*00*          *00*          *ZZ*RIVERSIDE      *ZZ*OURHOUSE       *261120*0915*U*00401*000000101*0*P*>~" +
	"GS*PO*RIVERSIDE*OURHOUSE*20261120*0915*101*X*004010~ST*850*0001~" +
	"BEG*00*SA*00123**20261120~REF*DP*014~REF*ZZ*A~REF*ZZ*B~REF*MR*12.5~REF*TJ*31.12.2026~" +
	"DTM*002*20270115~DTM*037*270108~DTM*010****RD8*20270101-20270108~SAC*A*C310***2500~SAC*C*D240***12.50~" +
	"N9*L1*X~MSG*FIRST~MSG*SECOND~N1*ST*DOCK*92*0078~N3*QUAY 1*GATE 2~N3*YARD 3~N4*RENO*NV*89501~" +
	"PO1*1*10*CA*2.50*PE*IN*0071*VN*K-1~PO4*12~PID*F*08***GLOVES~PID*F*75***GREEN~SLN*1**I*2*PC>1.5>2*1.5~SDQ*EA*92*01*4*02*6~" +
	"PO1*2*5*EA*1~REF*DP*099~CTT*2~SE*29*0001~GE*1*101~IEA*1*000000101~"

func load(t testing.TB, yaml string) (*mapping.Mapping, gateway.Faults) {
	t.Helper()
	set, faults := mapping.Load(fstest.MapFS{"acme/850.yaml": {Data: []byte(yaml)}}, mapping.Config{Formats: formats.All(), Shapes: shapes})
	m, _ := set.Find("acme-850")
	return m, faults
}

func one(t testing.TB) *decode.Document {
	t.Helper()
	return documents(t, []byte(small))[0]
}

// TestExpressions evaluates one expression at a time, in the header or a line.
func TestExpressions(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, field, expr string
		want              string // the value, or the finding's code behind "!"
	}{
		{"element", "customerReference", `BEG03`, "00123"},
		{"by qualifier", "customerReference", `REF["DP"].REF02`, "014"},
		{"one of several qualifiers", "customerReference", `REF["IA" or "DP"].REF02`, "014"},
		{"several where one is meant", "customerReference", `REF["ZZ"].REF02`, "!mapping.selector.several"},
		{"first", "customerReference", `first(REF["ZZ"].REF02)`, "A"},
		{"last", "customerReference", `last(REF["ZZ"].REF02)`, "B"},
		{"all joined", "customerReference", `join(all(REF["ZZ"].REF02), "/")`, "A/B"},
		{"rest", "customerReference", `join(rest(REF.REF01), " ")`, "ZZ ZZ MR TJ"},
		{"not a qualifier", "customerReference", `join(all(REF[not ("ZZ" or "DP")].REF01), " ")`, "MR TJ"},
		{"condition", "customerReference", `REF[REF02 == "B"].REF01`, "ZZ"},
		{"none where one is meant", "customerReference", `REF["IA"].REF02`, "!mapping.selector.none"},
		{"optional", "customerReference", `optional(REF["IA"].REF02)`, ""},
		{"default", "customerReference", `REF["IA"].REF02 ?? text(007)`, "007"},
		{"default is not for several", "customerReference", `REF["ZZ"].REF02 ?? text(X)`, "!mapping.selector.several"},
		{"nested segment", "customerReference", `N1["ST"].N4.N401`, "RENO"},
		{"element of a child", "customerReference", `N1["ST"].N401`, "RENO"},
		{"texts of a loop", "note", `all(N9["L1"].MSG.MSG01)`, "FIRST|SECOND"},
		{"two elements in their order", "note", `all(N1["ST"].N301, N1["ST"].N302)`, "QUAY 1|GATE 2|YARD 3"},
		{"date", "issueDate", `date(BEG05)`, "2026-11-20"},
		{"date by pattern", "issueDate", `date(REF["TJ"].REF02, "DD.MM.YYYY")`, "2026-12-31"},
		{"six digits", "issueDate", `date(DTM["037"].DTM02)`, "2027-01-08"},
		{"segment's date", "issueDate", `date(DTM["002"])`, "2027-01-15"},
		{"start of a range", "issueDate", `start(DTM["010"])`, "2027-01-01"},
		{"end of a range", "issueDate", `end(DTM["010"])`, "2027-01-08"},
		{"a range is no date", "issueDate", `date(DTM["010"])`, "!mapping.value.invalid"},
		{"no date", "issueDate", `date(BEG03)`, "!mapping.value.invalid"},
		{"implied decimals", "anticipatedMonetaryTotal.payableAmount", `implied(SAC["A"].SAC05, 2)`, "25.00"},
		{"a point among implied decimals", "anticipatedMonetaryTotal.payableAmount", `implied(SAC["C"].SAC05, 2)`, "!mapping.value.invalid"},
		{"decimal of text", "anticipatedMonetaryTotal.payableAmount", `decimal(REF["MR"].REF02)`, "12.5"},
		{"no decimal", "anticipatedMonetaryTotal.payableAmount", `decimal(REF["DP"].REF01)`, "!mapping.value.invalid"},
		{"decimals are no floats", "anticipatedMonetaryTotal.payableAmount", `0.1 + 0.2`, "0.3"},
		{"scale is kept", "anticipatedMonetaryTotal.payableAmount", `1.10 * 2`, "2.20"},
		{"division", "anticipatedMonetaryTotal.payableAmount", `round(10 / 4, 2)`, "2.50"},
		{"division by zero", "anticipatedMonetaryTotal.payableAmount", `1 / (CTT.CTT01 - 2)`, "!mapping.value.invalid"},
		{"count", "anticipatedMonetaryTotal.payableAmount", `count(PO1) * max(1, 3) - abs(-1)`, "5"},
		{"condition on a decimal", "customerReference", `if(CTT.CTT01 > 1.5, text(many), text(few))`, "many"},
		{"condition on what is not there", "customerReference", `if(optional(BEG04) == "1", text(yes), text(no))`, "no"},
		{"in a list", "customerReference", `if(BEG02 in ["SA", "NE"] and not present(BEG04), concat("a", BEG02, "b"))`, "aSAb"},
		{"pattern", "customerReference", `if(BEG03 matches "^0+[1-9]", after(BEG03, "00"))`, "123"},
		{"text functions", "customerReference", `padLeft(upper(part(replace(BEG03, "0", "x"), 2, 3)), 5, "-")`, "--X12"},
		{"look-up", "customerReference", `lookup(units, text(DZ))`, "DZN"},
		{"look-up that fails", "customerReference", `lookup(purposes, REF["DP"].REF01) ?? text(other)`, "other"},
		{"line number", "orderLine.quantity", `PO102 * (PO4.PO401 ?? 1)`, "120|5"},
		{"pair", "orderLine.description", `pair("BP", "IN") ?? text(-)`, "!"},
		{"pair of a kind", "orderLine.description", `optional(pair("BP", "IN"))`, "0071"},
		{"key of a pair", "orderLine.description", `optional(pairKey("BP", "IN"))`, "IN"},
		{"header from a line", "orderLine.description", `header.REF["DP"].REF02`, "014|014"},
		{"the nearest scope wins", "orderLine.description", `REF["DP"].REF02 ?? header.REF["DP"].REF02`, "014|099"},
		{"component", "orderLine.description", `optional(SLN.SLN05[1])`, "PC"},
		{"condition with a bare code", "orderLine.description", `optional(PID["F" and PID02 == "75"].PID05)`, "GREEN"},
		{"every line its own", "orderLine.description", `if(PO103 == "CA", text(case), concat(PO101, "/", PO103))`, "case|2/EA"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			yaml := "mapping: acme-850\nreads: {format: x12, type: '850', versions: [004010]}\norder:\n"
			if rest, ok := strings.CutPrefix(tt.field, "orderLine."); ok {
				yaml += "  orderLine:\n    each: PO1\n    " + rest + ": " + tt.expr + "\n"
			} else {
				yaml += "  " + tt.field + ": " + tt.expr + "\n"
			}
			m, faults := load(t, yaml)
			if tt.want == "!" {
				if len(faults) == 0 {
					t.Fatal("it loaded")
				}
				return
			}
			if m == nil {
				t.Fatalf("%v", faults)
			}
			res := m.Map(one(t), mapping.Options{})
			if code, ok := strings.CutPrefix(tt.want, "!"); ok {
				if len(res.Findings) != 1 || res.Findings[0].Code != code || res.Findings[0].Position.Path == "" || res.Findings[0].Field == "" {
					t.Errorf("findings %+v, want %s", res.Findings, code)
				}
				return
			}
			for _, f := range res.Findings {
				t.Errorf("finding %s: %s", f.Code, f.Message)
			}
			if got := pick(res.Order, tt.field); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			for p, o := range res.Order.Trace {
				if o.Rule == "" {
					t.Errorf("%s has no rule in the trace", p)
				}
			}
		})
	}
}

func pick(o *gateway.Order, field string) string {
	var out []string
	switch field {
	case "customerReference":
		return o.CustomerReference
	case "issueDate":
		return o.IssueDate
	case "note":
		for _, n := range o.Note {
			out = append(out, n.Text)
		}
	case "anticipatedMonetaryTotal.payableAmount":
		return o.AnticipatedMonetaryTotal.PayableAmount.String()
	case "orderLine.quantity":
		for _, l := range o.OrderLine {
			out = append(out, l.Quantity.String())
		}
	case "orderLine.description":
		for _, l := range o.OrderLine {
			if l.Description != "" {
				out = append(out, l.Description)
			}
		}
	}
	return strings.Join(out, "|")
}

// TestFaults shows what a wrong mapping is told: place, fault, nearest right name.
func TestFaults(t *testing.T) {
	t.Parallel()
	const head = "mapping: acme-850\nextends: x12-850\n"
	tests := []struct{ name, yaml, want string }{
		{"unknown field", "order:\n  isueDate: date(BEG05)\n", `mappings/acme/850.yaml:4:3: unknown field "isueDate" (did you mean "issueDate"?)`},
		{"unknown field of a field", "order:\n  delivery.deliveryPary.partyName: BEG03\n", `mappings/acme/850.yaml:4:12: unknown field "deliveryPary" (did you mean "deliveryParty"?)`},
		{"unknown element", "order:\n  id: BEG30\n", `mappings/acme/850.yaml:4:7: there is no element BEG30 (BEG has BEG01 to BEG12)`},
		{"unknown segment", "order:\n  id: BGE03\n", `mappings/acme/850.yaml:4:7: unknown element BGE03 (did you mean "BEG03"?)`},
		{"segment elsewhere", "order:\n  id: N401\n", `mappings/acme/850.yaml:4:7: unknown element N401 (N4 stands in N1: write N1.N4)`},
		{"date where a decimal goes", "order:\n  orderLine:\n    quantity: header.BEG05\n", `mappings/acme/850.yaml:5:15: header.BEG05 is a date as sent, and quantity takes a decimal`},
		{"date without date()", "order:\n  issueDate: BEG05\n", `mappings/acme/850.yaml:4:14: BEG05 is a date as sent, and issueDate takes a date (write date(BEG05))`},
		{"implied decimals", "order:\n  anticipatedMonetaryTotal.payableAmount: first(SAC.SAC05)\n", `implied decimals`},
		{"a fixed text without text()", "order:\n  orderLine:\n    unitCode: EA\n", `mappings/acme/850.yaml:5:15: unknown name EA (did you mean`},
		{"unknown function", "order:\n  id: upr(BEG03)\n", `mappings/acme/850.yaml:4:7: unknown function upr (did you mean "upper"?)`},
		{"the clock", "order:\n  issueDate: now()\n", `mappings/acme/850.yaml:4:14: unknown function now`},
		{"an index", "order:\n  id: REF[1].REF02\n", `mappings/acme/850.yaml:4:11: segments are not selected by number (select by qualifier: REF["…"], or use first() or last())`},
		{"unknown table", "order:\n  id: lookup(unit, BEG03)\n", `mappings/acme/850.yaml:4:14: there is no table unit (did you mean "units"?)`},
		{"bad syntax", "order:\n  id: first(BEG03\n", `mappings/acme/850.yaml:4:`},
		{"unknown part", "order:\n  sellerSupplierParty: {from: 'N1[\"SE\"]', use: prty}\n", `there is no part "prty" (did you mean "party"?)`},
		{"texts are not added", "order:\n  id: BEG03 + BEG01\n", `+ adds numbers, these are texts (write concat(…, …))`},
		{"unlike branches", "order:\n  id: if(BEG01 == \"00\", BEG03, date(BEG05))\n", `text and a date do not go together`},
		{"unknown key", "ordr:\n  id: BEG03\n", `mappings/acme/850.yaml:3:1: unknown key "ordr" (did you mean "order"?)`},
		{"given twice", "order:\n  contract: {id: BEG03}\n  contract.id: BEG06\n", `given twice`},
		{"ours", "order:\n  source.partnerId: BEG03\n", `field "source" is filled by ordergate itself`},
		{"comma in a flow", "order:\n  contract: {id: concat(BEG03, BEG04)}\n", `inside { } a comma ends the expression`},
		{"segment for a value", "order:\n  id: BEG\n", `BEG is a segment, no value (name an element of it: BEG01 …)`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m, faults := load(t, head+tt.yaml)
			if m != nil {
				t.Error("the mapping was taken")
			}
			if !strings.Contains(faults.Error(), tt.want) {
				t.Errorf("faults:\n%v\nwant %s", faults.Error(), tt.want)
			}
		})
	}
}

func TestExtendsIsByField(t *testing.T) {
	t.Parallel()
	m, faults := load(t, `
mapping: acme-850
extends: x12-850
parts:
  party: {partyName: 'text(OVER)'}
tables:
  units: {CA: CS, PC: none}
order:
  note: all(N9["L1"].MSG.MSG01)
  customerReference: none
  orderLine:
    quantity: PO102 * (PO4.PO401 ?? 1)      # ACME orders packs
`)
	if m == nil {
		t.Fatal(faults)
	}
	o := m.Map(one(t), mapping.Options{}).Order
	if o.OrderLine[0].Quantity.String() != "120" || o.OrderLine[0].UnitCode != "CS" || o.OrderLine[0].Description != "GLOVES" {
		t.Errorf("line %+v", o.OrderLine[0])
	}
	if o.CustomerReference != "" || o.Delivery.DeliveryParty.PartyName != "OVER" || o.Delivery.DeliveryParty.PartyIdentification[0].ID != "0078" {
		t.Errorf("party %+v, customer reference %q", o.Delivery.DeliveryParty, o.CustomerReference)
	}
	want := []gateway.Text{{Text: "FIRST"}, {Text: "SECOND"}}
	if d := cmp.Diff(want, o.Note); d != "" {
		t.Error(d)
	}
	got := o.Trace["/orderLine/0/quantity"]
	if got.Raw != "10" || got.Rule != "mappings/acme/850.yaml:12" || !strings.HasSuffix(got.Path, "PO1[1] › PO102") {
		t.Errorf("trace %+v", got)
	}
	line := one(t).Root.Children
	for _, n := range line {
		if n.Name == "PO1" && n.Index == 1 { // the trace says what the document says of its places
			if d := cmp.Diff(one(t).Position(n, 2, 0), got.Position); d != "" {
				t.Error(d)
			}
		}
	}
	if o.Trace["/orderLine/0/price/priceAmount"].Rule == "" || !strings.HasPrefix(o.Trace["/orderLine/0/price/priceAmount"].Rule, "mappings/base/x12-850.yaml:") {
		t.Errorf("trace %+v", o.Trace["/orderLine/0/price/priceAmount"])
	}
}

// TestNothingIsDropped: every element with content is in the order's fields (by
// the trace) or in an extension.
func TestNothingIsDropped(t *testing.T) {
	t.Parallel()
	m, faults := load(t, "mapping: acme-850\nreads: {format: x12, type: '850', versions: [004010]}\norder:\n  id: BEG03\n  orderLine: {each: PO1, quantity: PO102}\n")
	if m == nil {
		t.Fatal(faults)
	}
	o := m.Map(one(t), mapping.Options{}).Order
	names := func(es []gateway.Extension) (out []string) {
		for _, e := range es {
			out = append(out, e.Name+":"+strings.Join(e.Values, "*"))
		}
		return out
	}
	if d := cmp.Diff([]string{"BEG[00]:00*SA*00123**20261120", "REF[DP]:DP*014", "REF[ZZ]:ZZ*A", "REF[ZZ]:ZZ*B", "REF[MR]:MR*12.5", "REF[TJ]:TJ*31.12.2026",
		"DTM[002]:002*20270115", "DTM[037]:037*270108", "DTM[010]:010****RD8*20270101-20270108", "SAC[A]:A*C310***2500", "SAC[C]:C*D240***12.50", "N9[L1]:L1*X",
		"N9[L1].MSG:FIRST", "N9[L1].MSG:SECOND", "N1[ST]:ST*DOCK*92*0078", "N1[ST].N3:QUAY 1*GATE 2", "N1[ST].N3:YARD 3", "N1[ST].N4:RENO*NV*89501", "CTT:2"}, names(o.Extensions)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"PO1:2*5*EA*1", "REF[DP]:DP*099"}, names(o.OrderLine[1].Extensions)); d != "" {
		t.Error(d)
	}
}

func TestHostileFiles(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"a.yaml":        {Data: []byte("mapping: a\nextends: b\n")},
		"b.yaml":        {Data: []byte("mapping: b\nextends: a\n")},
		"deep.yaml":     {Data: []byte("mapping: deep\nextends: x12-850\norder:\n  id: " + strings.Repeat("(", 3000) + "BEG03" + strings.Repeat(")", 900) + "\n")},
		"long.yaml":     {Data: []byte("mapping: long\nextends: x12-850\norder:\n  id: " + strings.Repeat("trim(", 2000) + "BEG03\n")},
		"broken.yaml":   {Data: []byte("mapping: [\n")},
		"bomb.yaml":     {Data: []byte("mapping: bomb\nextends: x12-850\norder:\n  id: " + strings.Repeat(`replace(`, 60) + "BEG03" + strings.Repeat(`, "0", "00000000")`, 60) + "\n")},
		"tables/x.yaml": {Data: []byte("table: x\nextends: y\nentries: {A: B}\n")},
		"tables/y.yaml": {Data: []byte("table: y\nextends: x\nentries: {A: }\n")},
	}
	set, faults := mapping.Load(files, mapping.Config{Formats: formats.All(), Shapes: shapes})
	text := faults.Error()
	for _, want := range []string{"circle", "characters", "deep.yaml:4", "broken.yaml", "has no meaning"} {
		if !strings.Contains(text, want) {
			t.Errorf("no fault about %q in\n%s", want, text)
		}
	}
	if _, ok := set.Find("x12-850"); !ok {
		t.Error("others' faults cost us the built-in reading")
	}
	if m, ok := set.Find("bomb"); ok {
		if res := m.Map(one(t), mapping.Options{}); len(res.Order.ID) > 64<<10 {
			t.Errorf("an expression made %d bytes", len(res.Order.ID))
		}
	} else {
		t.Errorf("bomb.yaml did not load:\n%s", text)
	}
}

func TestExplain(t *testing.T) {
	t.Parallel()
	m, _ := base(t).Builtin("x12", "850")
	var got []string
	for _, e := range m.Explain(one(t), mapping.Options{}) {
		if strings.HasPrefix(e.Field, "/orderLine/1") || e.Field == "/allowanceCharge/1/amount" {
			got = append(got, fmt.Sprintf("%s = %s %s %s%s", e.Field, e.Expression, e.Value, e.Position.Path, e.Fault))
		}
	}
	want := []string{
		`/allowanceCharge/1/amount = optional(implied(SAC05, 2))  ISA 000000101 › ST 0001 › SAC[2] › SAC05"12.50" is no number with 2 implied decimals.`,
		`/orderLine/1/id = optional(PO101) 2 ISA 000000101 › ST 0001 › PO1[2] › PO101`,
		`/orderLine/1/quantity = optional(PO102) 5 ISA 000000101 › ST 0001 › PO1[2] › PO102`,
		`/orderLine/1/unitCode = optional(lookup(units, PO103)) EA ISA 000000101 › ST 0001 › PO1[2] › PO103`,
		`/orderLine/1/price/priceAmount = optional(PO104) 1 ISA 000000101 › ST 0001 › PO1[2] › PO104`,
		`/orderLine/1/additionalDocumentReference/0/qualifier = REF01 DP ISA 000000101 › ST 0001 › PO1[2] › REF[1] › REF01`,
		`/orderLine/1/additionalDocumentReference/0/id = optional(REF02 ?? REF03) 099 ISA 000000101 › ST 0001 › PO1[2] › REF[1] › REF02`,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestSameAgain: a run leaves nothing behind for the next, and mappings are safe
// for concurrent use.
func TestSameAgain(t *testing.T) {
	t.Parallel()
	m, _ := base(t).Builtin("x12", "850")
	doc := one(t)
	first, err := json.Marshal(m.Map(doc, mapping.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 4 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			for range 50 {
				again, err := json.Marshal(m.Map(doc, mapping.Options{}))
				if err != nil {
					t.Fatal(err)
				}
				if string(first) != string(again) {
					t.Fatalf("another order:\n%s\n%s", first, again)
				}
			}
		})
	}
}

// FuzzExpression: whatever stands in an expression, loading and running end
// without a panic.
func FuzzExpression(f *testing.F) {
	for _, s := range []string{`BEG03`, `optional(first(N1["ST" or "BS"].N104))`, `PO102 * (PO4.PO401 ?? 1)`, `date(DTM["002"])`, `if(BEG01 == "00", text(a), none)`,
		`all(REF[not "ZZ" and REF02 matches "^[0-9]"].REF02)`, `lookup(units, PO1.PO103)`, `implied(SAC05, 2)`, `0.1+0.2 == 0.3 ? 1 : 2`, `[1,2][0]`, `{a: 1}.a`, `let x = 1; x`,
		`map(1..9, # * 2)`, `header.REF`, `SLN05[1]`, `pair(PO1, "IN")`, `"a" | upper()`, `nil`, `-(-1)`} {
		f.Add(s)
	}
	doc := one(f)
	f.Fuzz(func(t *testing.T, expr string) {
		for _, field := range []string{"id: ", "issueDate: ", "orderLine:\n    each: PO1\n    quantity: ", "note: ", "additionalParty:\n    each: "} {
			b, err := json.Marshal(expr)
			if err != nil {
				return
			}
			set, faults := mapping.Load(fstest.MapFS{"a.yaml": {Data: []byte("mapping: a\nreads: {format: x12, type: '850', versions: [004010]}\ntables:\n  units: {EA: EA}\norder:\n  " + field + string(b) + "\n")}},
				mapping.Config{Formats: formats.All(), Shapes: shapes, Base: fstest.MapFS{}})
			m, _ := set.Find("a")
			if m == nil && len(faults) == 0 {
				t.Fatalf("%q is neither taken nor told", expr)
			}
			if m != nil {
				sameAnyWay(t, m, doc)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		base(b)
	}
}

func BenchmarkMap(b *testing.B) {
	m, _ := base(b).Builtin("x12", "850")
	var s strings.Builder
	head, _, _ := strings.Cut(small, "REF*DP")
	s.WriteString(head + "REF*DP*014~DTM*002*20270115~N1*BY*RIVERSIDE*UL*0614141000012~N1*ST*DOCK*92*0078~N3*QUAY 1~N4*RENO*NV*89501~")
	for i := range 10 {
		fmt.Fprintf(&s, "PO1*%d*10*CA*2.50*PE*IN*0071%d*VN*K-1*UP*036000291452~PID*F*08***GLOVES~PO4*12~", i+1, i)
	}
	s.WriteString("CTT*10~SE*40*0001~GE*1*101~IEA*1*000000101~")
	doc := documents(b, []byte(s.String()))[0]
	for _, bb := range []struct {
		name string
		opts mapping.Options
	}{{"plain", mapping.Options{NoTrace: true}}, {"trace", mapping.Options{}}} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if res := m.Map(doc, bb.opts); len(res.Order.OrderLine) != 10 || len(res.Findings) > 0 {
					b.Fatal(res.Findings)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "orders/s")
		})
	}
}
