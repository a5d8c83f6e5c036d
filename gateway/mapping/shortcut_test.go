// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway/decode"
	"ordergate/gateway/mapping"
	"ordergate/gateway/mapping/expression"
)

// TestObjectsFitTheGates: a field that has no bit would never be filled.
func TestObjectsFitTheGates(t *testing.T) {
	t.Parallel()
	if name, n := mapping.MostFields(); n > expression.MaxGates || n < 20 {
		t.Errorf("%s has %d fields, gates tell of %d", name, n, expression.MaxGates)
	}
}

// asText gives what came of a document, without the trace where it has none.
func asText(t testing.TB, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// sameAnyWay maps a document quickly, with its trace, with no shortcut at all, and
// explains it: all must say the same.
func sameAnyWay(t *testing.T, m *mapping.Mapping, doc *decode.Document) {
	t.Helper()
	slow := m.WithoutShortcuts()
	want := slow.Map(doc, mapping.Options{})
	if d := cmp.Diff(asText(t, want), asText(t, m.Map(doc, mapping.Options{}))); d != "" {
		t.Errorf("with a trace:\n%s", d)
	}
	if d := cmp.Diff(asText(t, slow.Explain(doc, mapping.Options{})), asText(t, m.Explain(doc, mapping.Options{}))); d != "" {
		t.Errorf("explained:\n%s", d)
	}
	want.Order.Trace = nil
	if d := cmp.Diff(asText(t, want), asText(t, m.Map(doc, mapping.Options{NoTrace: true}))); d != "" {
		t.Errorf("without a trace:\n%s", d)
	}
}

// TestShortcutsChangeNothing: what a run passes over and what it reads by the
// quick way gives the same orders, findings and traces, on others' orders and on
// orders made of anything that can stand in one.
func TestShortcutsChangeNothing(t *testing.T) {
	t.Parallel()
	m, _ := base(t).Builtin("x12", "850")
	acme, faults := load(t, language)
	if acme == nil {
		t.Fatal(faults)
	}
	bare, faults := load(t, "mapping: acme-850\nreads: {format: x12, type: '850', versions: [004010]}\norder:\n  orderLine: {id: optional(BEG04)}\n")
	if bare == nil {
		t.Fatal(faults)
	}
	files, _ := filepath.Glob(samples + "*/*")
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		docs, err := read("", data)
		if err != nil { // not every damaged one can be read
			continue
		}
		for _, d := range docs {
			if d.Type == "850" {
				sameAnyWay(t, m, d)
				sameAnyWay(t, acme, d)
			}
		}
	}
	if o := bare.Map(one(t), mapping.Options{}).Order; len(o.OrderLine) != 1 {
		t.Errorf("%d lines by a rule for one", len(o.OrderLine))
	}
	for seed := range uint64(200) {
		text := arbitrary(rand.New(rand.NewPCG(seed, 1)))
		for _, d := range documents(t, []byte(text)) {
			sameAnyWay(t, m, d)
			sameAnyWay(t, acme, d)
			sameAnyWay(t, bare, d)
		}
		if t.Failed() {
			t.Fatalf("seed %d:\n%s", seed, text)
		}
	}
	sameAnyWay(t, m, documents(t, []byte(realistic(33, 1)))[0])
}

// TestWhatCountsAsRead: behind a qualifier, the qualifier is read with the value;
// behind a component, the others are not.
func TestWhatCountsAsRead(t *testing.T) {
	t.Parallel()
	m, faults := load(t, "mapping: acme-850\nreads: {format: x12, type: '850', versions: [004010]}\norder:\n  orderLine:\n    each: PO1\n"+
		"    id: PO101\n    quantity: PO102\n    unitCode: PO103\n    price: {priceAmount: PO104, priceTypeCode: optional(PO105)}\n"+
		"    buyersItemIdentification: optional(pair(\"IN\"))\n    sellersItemIdentification: optional(first(pair(\"VN\")))\n"+
		"    packaging: {pack: optional(PO4.PO401)}\n"+
		"    subLine: {each: SLN, id: SLN01, relationshipCode: SLN03, quantity: SLN04, unitCode: 'SLN05[1]', price: {priceAmount: optional(SLN06)}}\n")
	if m == nil {
		t.Fatal(faults)
	}
	for _, opts := range []mapping.Options{{}, {NoTrace: true}} {
		var got []string
		for _, e := range m.Map(one(t), opts).Order.OrderLine[0].Extensions {
			got = append(got, e.Name)
		}
		if d := cmp.Diff([]string{"PID[F]", "PID[F]", "SLN", "SDQ[EA]"}, got); d != "" {
			t.Error(d)
		}
	}
}

// language is a mapping with forms that the base reading has not.
const language = `
mapping: acme-850
extends: x12-850
order:
  customerReference: optional(trim(REF["DP"].REF02) ?? upper(last(REF.REF02)) ?? text(NONE))
  accountingCost: if(present(REF["IA"]) and not present(N1["BT"]), concat(BEG03, "/", optional(CUR.CUR02)), lookup(purposes, BEG01) ?? none)
  releaseNumber: join(all(REF.REF01), "+")
  note: all(N9.MSG.MSG01, PID.PID05)
  anticipatedMonetaryTotal:
    payableAmount: optional(CTT.CTT02 * 2 - max(1, CTT.CTT01)) ?? count(PO1)
    lineExtensionAmount: optional(implied(first(SAC.SAC05), 2))
  catalogueReference: if(optional(BEG07) != "AC" and optional(BEG08) != "X", text(open))
  quotationDocumentReference: if(BEG01 == "00" and optional(CUR.CUR02) == "CAD", BEG03, optional(REF["12"].REF02))
  contract: {id: 'if(present(BEG04), BEG04, optional(CUR.CUR02))'}
  issueTime: time(if(present(REF["IA"]), text(1200), optional(PER["BD"].PER04)))
  delivery: {shipment: {from: first(TD5)}}
  orderLine:
    quantity: PO102 * (optional(PO4.PO401) ?? 1)
    lineExtensionAmount: PO102 ?? PO104
    sellersItemIdentification: optional(pair("VN") ?? pair(LIN, "VN") ?? header.REF["IA"].REF02)
    description: left(first(PID[not "S"].PID05), 8) ?? if(PO103 != "EA" or PO105 in ["PE", "HP"], text(other))
    unitCode: raw(PO103) ?? first(SLN.SLN05[1])
    note:
      - {each: 'N1["ST"].N3', text: N301}
      - {each: MSG, code: header.BEG01, text: MSG01}
    additionalParty: {each: 'N1["ST"] ?? header.N1["ST"]'}
`

// arbitrary is an order of segments that may stand in one, in places and with
// values that may be missing, blank, several, or wrong.
func arbitrary(r *rand.Rand) string {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	value := func(of ...string) string {
		if r.IntN(5) == 0 {
			return pick("", " ", "X ")
		}
		return pick(of...)
	}
	var b strings.Builder
	b.WriteString("ISA*00*          *00*          *ZZ*RIVERSIDE      *ZZ*OURHOUSE       *261120*0915*U*00401*000000101*0*P*>~" +
		"GS*PO*RIVERSIDE*OURHOUSE*20261120*0915*101*X*004010~ST*850*0001~")
	count := 2
	seg := func(chance int, elements ...string) {
		for range 3 {
			if r.IntN(100) >= chance {
				return
			}
			b.WriteString(strings.TrimRight(strings.Join(elements, "*"), "*") + "~")
			count++
			chance /= 3
		}
	}
	number := func() string { return value("1", "12", "0.50", "-3", "1.2.3", "1e3", "007", "123456789012345678901") }
	date := func() string { return value("20261120", "261120", "20261399", "SOON") }
	party := func(chance int, roles ...string) {
		seg(chance, "N1", value(roles...), value("HOUSE", "OTHER"), value("92", "UL", "QQ"), value("0078", "0614141000012"))
		seg(chance/2, "N2", value("A"), value("B"))
		seg(chance/2, "N3", value("QUAY 1"), value("GATE 2"))
		seg(chance/2, "N4", value("RENO"), value("NV"), value("89501"), value("US"))
		seg(chance/4, "PER", value("BD", "OC"), value("ANN"), value("TE", "EM"), value("555"), value("FX"), value("556"))
	}
	dates := func(chance int) {
		seg(chance, "DTM", value("002", "010", "064", "063", "037", "001"), date(), "", "", value("", "19", "RD8"), value("", "20270101-20270108"))
	}
	charges := func(chance int) {
		seg(chance, "SAC", value("A", "C"), value("C310"), "", "", value("1250", "12.50"), "", number(), number(), value("EA", "ZQ"), number())
	}
	seg(95, "BEG", value("00", "05", "QQ"), value("SA", "KN"), value("00123"), value("7"), date(), value("K1"))
	seg(60, "CUR", value("BY", "SE"), value("USD"))
	seg(80, "REF", value("DP", "IA", "CT", "12"), value("014", "A"), value("TEXT"))
	seg(40, "PER", value("BD", "OC", "IC"), value("ANN"), value("TE"), value("555"))
	seg(30, "FOB", value("PP"), value("OR"), value("RENO"), value("01"), value("FCA"))
	seg(20, "CSH", value("SC", "Y"))
	charges(40)
	seg(40, "ITD", value("01"), value("3"), number(), "", value("30"), "", value("31"))
	dates(70)
	seg(20, "PID", value("F", "S"), value("08"), "", "", value("ALL OF IT"))
	seg(30, "TD5", value("O"), value("2"), value("XPOL"), value("M"), value("ROUTE"))
	seg(30, "N9", value("L1"), value("X"))
	seg(30, "MSG", value("BACK DOOR"))
	for range r.IntN(4) {
		party(70, "BY", "ST", "SE", "BT", "OB", "Z7", "CA")
	}
	for line := range r.IntN(5) {
		seg(100, "PO1", value(fmt.Sprint(line+1)), number(), value("EA", "CA", "ZQ"), number(), value("", "PE", "HP", "UM"),
			value("UP", "IN", "UI"), value("036000291452", "036000291453"), value("VN", "IN", "VP"), value("K-1", "K-2"), value("IN", "VN", ""), value("0071"))
		seg(10, "LIN", "", value("VN"), value("K-9"))
		seg(10, "CUR", value("BY"), value("CAD"))
		seg(20, "CTP", "", value("RES"), number(), number(), value("EA", "CA>2"))
		seg(70, "PID", value("F", "S", "X"), value("", "08", "75"), "", value("", "CODE"), value("GLOVES", "GREEN"))
		seg(50, "PO4", number(), number(), value("EA", "ZQ"))
		seg(20, "REF", value("DP", "IA"), value("099"))
		charges(20)
		dates(20)
		seg(20, "MSG", value("MIND THE STEP"))
		seg(20, "SDQ", value("EA"), value("92"), value("01"), number(), value("02"), number())
		seg(20, "SCH", number(), value("EA"), "", "", value("002", "010"), date())
		seg(10, "SLN", value("1"), "", value("I"), number(), value("PC>1.5>2", "EA"), number(), "", "", value("UP"), value("036000291452"))
		party(15, "ST", "BY")
	}
	seg(80, "CTT", number(), number())
	seg(20, "AMT", value("TT", "1"), number())
	fmt.Fprintf(&b, "SE*%d*0001~GE*1*101~IEA*1*000000101~", count)
	return b.String()
}
