// SPDX-License-Identifier: Apache-2.0

package acknowledge_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
)

// answered is the answer to a document of testdata, its segments joined by a
// blank, ST, SE and the envelope left out.
func answered(t *testing.T, file string, p acknowledge.Profile, d gateway.Decision, change func(*gateway.Order)) (acknowledge.Response, string) {
	t.Helper()
	r, doc := document(t, file)
	order := orderOf(doc)
	if change != nil {
		change(order)
	}
	res, err := acknowledge.OrderResponse(acknowledge.Answer{Order: order, Decision: d, Echo: acknowledge.EchoOf(doc, p)}, p, now)
	if err != nil {
		t.Fatal(err)
	}
	s, err := acknowledge.Bundle{Sets: []acknowledge.Set{res.Set}}.Seal(p, envelope(r.ic))
	if err != nil {
		t.Fatal(err)
	}
	clean(t, s.Payload)
	all := strings.Split(strings.TrimSpace(strings.ReplaceAll(string(s.Payload), "~", "")), "\n")
	return res, strings.Join(all[3:len(all)-3], " ")
}

// TestOrderCodes has a row for every answer to a whole order (X12 587, reference
// §3.2): what gives it, and what is written.
func TestOrderCodes(t *testing.T) {
	t.Parallel()
	all := func(s gateway.Status, ls ...gateway.LineDecision) gateway.Decision {
		return gateway.Decision{Status: s, Line: ls}
	}
	accepted, refused, onHold := all(gateway.Accepted), all(gateway.Refused), all(gateway.OnHold)
	mixed := all(gateway.Changed, no, yes)
	form := func(f acknowledge.Form) acknowledge.Profile { return acknowledge.Profile{Form: f} }
	swap := func(f acknowledge.Form, from, to string) acknowledge.Profile {
		return acknowledge.Profile{Form: f, ReplaceHeader: map[string]string{from: to}}
	}
	const bak, ok1, ok2, no1, no2 = "*4500017731*20261120*****20261123", " PO1*1*10*EA*2.50**IN*4711 ACK*IA*10*EA", " PO1*2*5*CA ACK*IA*5*CA",
		" PO1*1*10*EA*2.50**IN*4711 ACK*IR*10*EA", " PO1*2*5*CA ACK*IR*5*CA"
	tests := []struct {
		code     string
		profile  acknowledge.Profile
		decision gateway.Decision
		want     string
	}{
		{"AK", form(acknowledge.Short), accepted, "BAK*00*AK" + bak},
		{"AK", form(acknowledge.Exceptions), accepted, "BAK*00*AK" + bak},
		{"AD", form(acknowledge.Detail), accepted, "BAK*00*AD" + bak + ok1 + ok2 + " CTT*2"},
		{"AC", form(acknowledge.Detail), mixed, "BAK*00*AC" + bak + no1 + ok2 + " CTT*2"},
		{"AC", form(acknowledge.Short), mixed, "BAK*00*AC" + bak + no1 + ok2 + " CTT*2"},
		{"AC", form(acknowledge.Detail), all(gateway.Changed, gateway.LineDecision{Status: gateway.OnHold, Code: "IW"}, yes),
			"BAK*00*AC" + bak + " PO1*1*10*EA*2.50**IN*4711 ACK*IW*10*EA" + ok2 + " CTT*2"},
		{"AE", form(acknowledge.Exceptions), mixed, "BAK*00*AE" + bak + no1 + " CTT*1"},
		{"AH", form(acknowledge.Short), onHold, "BAK*00*AH" + bak},
		{"AH", form(acknowledge.Detail), onHold, "BAK*00*AH" + bak + " PO1*1*10*EA*2.50**IN*4711 ACK*IH*10*EA PO1*2*5*CA ACK*IH*5*CA CTT*2"},
		{"AT", swap(acknowledge.Short, "AK", "AT"), accepted, "BAK*00*AT" + bak},
		{"AP", swap(acknowledge.Detail, "AD", "AP"), accepted, "BAK*00*AP" + bak + ok1 + ok2 + " CTT*2"},
		{"RD", form(acknowledge.Detail), refused, "BAK*00*RD" + bak + no1 + no2 + " CTT*2"},
		{"RF", form(acknowledge.Exceptions), refused, "BAK*00*RF" + bak + no1 + no2 + " CTT*2"},
		{"RJ", form(acknowledge.Short), refused, "BAK*00*RJ" + bak},
		{"RO", form(acknowledge.Detail), all(gateway.Refused, gateway.LineDecision{Status: gateway.PriceChanged, Price: dec("2.75")}, yes),
			"BAK*00*RO" + bak + " PO1*1*10*EA*2.75**IN*4711 ACK*IP*10*EA" + no2 + " CTT*2"},
		{"RJ", form(acknowledge.Short), all(gateway.Refused, gateway.LineDecision{Status: gateway.PriceChanged, Price: dec("2.75")}, yes), "BAK*00*RJ" + bak},
		{"RN", swap(acknowledge.Short, "RJ", "RN"), refused, "BAK*00*RN" + bak},
		{"RV", swap(acknowledge.Short, "RJ", "RV"), refused, "BAK*00*RV" + bak},
		{"NA", swap(acknowledge.Short, "AK", "NA"), accepted, "BAK*00*NA" + bak},
		{"ZZ", swap(acknowledge.Short, "AK", "ZZ"), accepted, "BAK*00*ZZ" + bak},
		{"AD", acknowledge.Profile{Dates: acknowledge.AckDate, Purpose: "06"}, accepted, "BAK*06*AD*4500017731*20261123*****20261120" + ok1 + ok2 + " CTT*2"},
	}
	for _, tt := range tests {
		res, got := answered(t, "850-plain.edi", tt.profile, tt.decision, nil)
		if got != tt.want || res.Code != tt.code {
			t.Errorf("%s (%s):\n got %s: %s\nwant %s", tt.code, tt.profile.Form, res.Code, got, tt.want)
		}
		if acknowledge.OrderWords(tt.code) == "" {
			t.Errorf("%s has no words", tt.code)
		}
	}
}

// TestLineCodes has a row for every answer to a line (X12 668, reference §3.3).
// The line orders 10 EA at 2.50; the other one is as ordered.
func TestLineCodes(t *testing.T) {
	t.Parallel()
	code := func(c string, s gateway.Status) gateway.LineDecision { return gateway.LineDecision{Status: s, Code: c} }
	dated := func(d gateway.LineDecision) gateway.LineDecision { d.Date = "2026-12-04"; return d }
	tests := []struct {
		decision gateway.LineDecision
		profile  acknowledge.Profile
		want     string
	}{
		{yes, acknowledge.Profile{}, "ACK*IA*10*EA"},
		{dated(yes), acknowledge.Profile{}, "ACK*IA*10*EA*067*20261204"},
		{dated(yes), acknowledge.Profile{DateQualifier: "069"}, "ACK*IA*10*EA*069*20261204"},
		{dated(code("AC", gateway.Accepted)), acknowledge.Profile{}, "ACK*AC*10*EA*011*20261204"},
		{dated(code("AR", gateway.Accepted)), acknowledge.Profile{}, "ACK*AR*10*EA*068*20261204"},
		{dated(yes), acknowledge.Profile{Replace: map[string]string{"IA": "AR"}}, "ACK*AR*10*EA*068*20261204"},
		{code("AA", gateway.Accepted), acknowledge.Profile{}, "ACK*AA*10*EA"},
		{dated(gateway.LineDecision{Status: gateway.DateChanged}), acknowledge.Profile{}, "ACK*DR*10*EA*067*20261204"},
		{gateway.LineDecision{Status: gateway.BackOrdered}, acknowledge.Profile{}, "ACK*IB*10*EA"},
		{dated(gateway.LineDecision{Status: gateway.BackOrdered}), acknowledge.Profile{}, "ACK*IB*10*EA*067*20261204"},
		{dated(gateway.LineDecision{Status: gateway.BackOrdered, Quantity: dec("4")}), acknowledge.Profile{}, "ACK*BP*4*EA ACK*IB*6*EA*067*20261204"},
		{gateway.LineDecision{Status: gateway.BackOrdered, Quantity: dec("12")}, acknowledge.Profile{}, "ACK*IB*10*EA"},
		{code("IC", gateway.Changed), acknowledge.Profile{}, "ACK*IC*10*EA"},
		{dated(gateway.LineDecision{Status: gateway.Changed, Quantity: dec("8"), Price: dec("2.75")}), acknowledge.Profile{}, "PO104 2.75 ACK*IC*8*EA*067*20261204"},
		{gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("8")}, acknowledge.Profile{}, "ACK*IQ*8*EA"},
		{gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("8")}, acknowledge.Profile{Balance: true}, "ACK*IQ*8*EA ACK*ID*2*EA"},
		{gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("12")}, acknowledge.Profile{Balance: true}, "ACK*IQ*12*EA"},
		{gateway.LineDecision{Status: gateway.PriceChanged, Price: dec("2.75")}, acknowledge.Profile{}, "PO104 2.75 ACK*IP*10*EA"},
		{gateway.LineDecision{Status: gateway.PriceChanged, Price: dec("2.75")}, acknowledge.Profile{Replace: map[string]string{"IP": "IE"}}, "PO104 2.75 ACK*IE*10*EA"},
		{code("IE", gateway.Accepted), acknowledge.Profile{}, "ACK*IE*10*EA"},
		{gateway.LineDecision{Status: gateway.Substituted, Substitute: &gateway.Identification{ID: "4712"}}, acknowledge.Profile{}, "ACK*IS*10*EA****VP*4712"},
		{gateway.LineDecision{Status: gateway.Substituted, Substitute: &gateway.Identification{ID: "4712", SchemeID: "SR"}}, acknowledge.Profile{Echo: acknowledge.EchoNumber}, "ACK*IS*10*EA****SR*4712"},
		{dated(gateway.LineDecision{Status: gateway.Substituted, Substitute: &gateway.Identification{ID: "4006381333931", SchemeID: "GTIN"}}), acknowledge.Profile{},
			"ACK*IS*10*EA*067*20261204**EN*4006381333931"},
		{code("SP", gateway.Accepted), acknowledge.Profile{}, "ACK*SP*10*EA"},
		{gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("0")}, acknowledge.Profile{}, "ACK*ID*10*EA"},
		{code("ID", gateway.Refused), acknowledge.Profile{}, "ACK*ID*10*EA"},
		{code("IF", gateway.OnHold), acknowledge.Profile{}, "ACK*IF*10*EA"},
		{gateway.LineDecision{Status: gateway.OnHold}, acknowledge.Profile{}, "ACK*IH*10*EA"},
		{code("IW", gateway.OnHold), acknowledge.Profile{}, "ACK*IW*10*EA"},
		{no, acknowledge.Profile{}, "ACK*IR*10*EA"},
		{code("R1", gateway.Refused), acknowledge.Profile{}, "ACK*R1*10*EA"},
		{code("R2", gateway.Refused), acknowledge.Profile{}, "ACK*R2*10*EA"},
		{code("R2", gateway.Refused), acknowledge.Profile{Replace: map[string]string{"R2": "IR"}}, "ACK*IR*10*EA"},
		{code("R3", gateway.Refused), acknowledge.Profile{}, "ACK*R3*10*EA"},
		{code("R4", gateway.Refused), acknowledge.Profile{}, "ACK*R4*10*EA"},
		{code("R5", gateway.Refused), acknowledge.Profile{}, "ACK*R5*10*EA"},
		{code("R6", gateway.Refused), acknowledge.Profile{}, "ACK*R6*10*EA"},
		{code("R7", gateway.Refused), acknowledge.Profile{}, "ACK*R7*10*EA"},
		{code("R8", gateway.Refused), acknowledge.Profile{}, "ACK*R8*10*EA"},
	}
	seen := map[string]bool{}
	for _, tt := range tests {
		_, got := answered(t, "850-plain.edi", tt.profile, gateway.Decision{Status: gateway.Changed, Line: lines(tt.decision, yes)}, nil)
		price, acks, _ := strings.Cut(tt.want, "ACK*")
		want := "PO1*1*10*EA*2.50**IN*4711 ACK*" + acks
		if p, ok := strings.CutPrefix(price, "PO104 "); ok {
			want = strings.Replace(want, "2.50", strings.TrimSpace(p), 1)
		}
		_, got, _ = strings.Cut(got, " ")
		if got, _, _ = strings.Cut(got, " PO1*2"); got != want {
			t.Errorf("%+v:\n got %s\nwant %s", tt.decision, got, want)
		}
		for _, part := range strings.Split(acks, "ACK*") {
			seen[part[:2]] = true
		}
	}
	for _, c := range strings.Fields("AA AC AR BP DR IA IB IC ID IE IF IH IP IQ IR IS IW R1 R2 R3 R4 R5 R6 R7 R8 SP") {
		if !seen[c] || acknowledge.LineWords(c) == "" {
			t.Errorf("no row, or no words, for %s", c)
		}
	}
}

// TestChangeCodes: an 865 answers the lines of an 860 (X12 670, reference §3.4).
func TestChangeCodes(t *testing.T) {
	t.Parallel()
	qty := gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("54")}
	const bca, qi, di = "*4500017731*R7*2*20261120**CT-9**20261123*20261125", " POC*001*QI*60*12*EA*2.15**IN*000447712", " POC*002*DI*5*0*CA***IN*000447720"
	tests := []struct {
		name     string
		profile  acknowledge.Profile
		decision gateway.Decision
		want     string
	}{
		{"accepted", acknowledge.Profile{}, gateway.Decision{Status: gateway.Accepted}, "BCA*00*AD" + bca + qi + " ACK*IA*60*EA" + di + " ACK*ID*5*CA CTT*2"},
		{"accepted, short", acknowledge.Profile{Form: acknowledge.Short}, gateway.Decision{Status: gateway.Accepted}, "BCA*00*AK" + bca},
		{"a smaller quantity", acknowledge.Profile{Balance: true}, gateway.Decision{Status: gateway.Changed, Line: lines(qty, yes)},
			"BCA*00*AC" + bca + qi + " ACK*IQ*54*EA ACK*ID*6*EA" + di + " ACK*ID*5*CA CTT*2"},
		{"one line refused", acknowledge.Profile{}, gateway.Decision{Status: gateway.Changed, Line: lines(yes, no)},
			"BCA*00*AC" + bca + qi + " ACK*IA*60*EA" + strings.Replace(di, "DI", "RC", 1) + " ACK*IR*5*CA CTT*2"},
		{"exceptions", acknowledge.Profile{Form: acknowledge.Exceptions}, gateway.Decision{Status: gateway.Changed, Line: lines(yes, no)},
			"BCA*00*AE" + bca + strings.Replace(di, "DI", "RC", 1) + " ACK*IR*5*CA CTT*1"},
		{"refused", acknowledge.Profile{}, gateway.Decision{Status: gateway.Refused},
			"BCA*00*RD" + bca + strings.Replace(qi, "QI", "RC", 1) + " ACK*IR*60*EA" + strings.Replace(di, "DI", "RC", 1) + " ACK*IR*5*CA CTT*2"},
		{"refused, short", acknowledge.Profile{Form: acknowledge.Short, Purpose: "06"}, gateway.Decision{Status: gateway.Refused}, "BCA*06*RJ" + bca},
		{"on hold", acknowledge.Profile{}, gateway.Decision{Status: gateway.OnHold}, "BCA*00*AH" + bca + qi + " ACK*IH*60*EA" + di + " ACK*IH*5*CA CTT*2"},
		{"another date and price", acknowledge.Profile{}, gateway.Decision{Status: gateway.Changed, Line: lines(gateway.LineDecision{Status: gateway.Changed, Price: dec("2.25"), Date: "2026-12-18"}, yes)},
			"BCA*00*AC" + bca + strings.Replace(qi, "2.15", "2.25", 1) + " ACK*IC*60*EA*067*20261218" + di + " ACK*ID*5*CA CTT*2"},
	}
	for _, tt := range tests {
		if _, got := answered(t, "860.edi", tt.profile, tt.decision, nil); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// TestChangeKinds: every POC02 (X12 670, reference §3.4) is repeated as sent where
// the change is made, and is RC where it is not.
func TestChangeKinds(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/response/860.edi")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range strings.Fields("AI CA CB CC CE CF CG CH CI CT DI MU NC OA OC PC PQ PR QD QI RA RB RE RM RQ RS RZ TI") {
		r := clean(t, bytes.Replace(data, []byte("*QI*"), []byte("*"+kind+"*"), 1))
		accepted := "IA"
		if kind == "DI" || kind == "CF" {
			accepted = "ID"
		}
		for status, want := range map[gateway.Status]string{
			gateway.Accepted: "POC*001*" + kind + "*60*12*EA*2.15**IN*000447712 ACK*" + accepted + "*60*EA",
			gateway.Refused:  "POC*001*RC*60*12*EA*2.15**IN*000447712 ACK*IR*60*EA",
		} {
			res, err := acknowledge.OrderResponse(acknowledge.Answer{Order: orderOf(r.docs[0]), Decision: gateway.Decision{Status: status},
				Echo: acknowledge.EchoOf(r.docs[0], acknowledge.Profile{})}, acknowledge.Profile{}, now)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(res.Set.Segments[1], "*") + " " + strings.TrimRight(strings.Join(res.Set.Segments[2], "*"), "*"); got != want {
				t.Errorf("%s, %s:\n got %s\nwant %s", kind, status, got, want)
			}
		}
	}
}

// TestParts: lines with schedules, store splits and components are answered so
// that the partner finds them again.
func TestParts(t *testing.T) {
	t.Parallel()
	const first, second = "PO1*1*100*EA*2.50**IN*4711", "PO1*2*50*EA*1.00**IN*4712"
	accepted := gateway.Decision{Status: gateway.Accepted}
	tests := []struct {
		name     string
		profile  acknowledge.Profile
		decision gateway.Decision
		want     string // behind the BAK
	}{
		{"an ACK for each SCH, where they add up to the line", acknowledge.Profile{}, accepted,
			first + " ACK*IA*60*EA*067*20261201 ACK*IA*40*EA*068*20261208 " + second + " ACK*IA*50*EA CTT*2"},
		{"with the partner's own codes", acknowledge.Profile{DateQualifier: "069", Replace: map[string]string{"IA": "AA"}}, accepted,
			first + " ACK*AA*60*EA*069*20261201 ACK*AA*40*EA*069*20261208 " + second + " ACK*AA*50*EA CTT*2"},
		{"one ACK where a date was promised or something changed", acknowledge.Profile{}, gateway.Decision{Status: gateway.Changed, Line: lines(
			gateway.LineDecision{Status: gateway.Accepted, Date: "2026-12-05"}, gateway.LineDecision{Status: gateway.QuantityChanged, Quantity: dec("40")})},
			first + " ACK*IA*100*EA*067*20261205 " + second + " ACK*IQ*40*EA CTT*2"},
		{"rejected as a whole", acknowledge.Profile{}, gateway.Decision{Status: gateway.Refused}, first + " ACK*IR*100*EA " + second + " ACK*IR*50*EA CTT*2"},
		{"echoed, each in its place in the 855", acknowledge.Profile{Reasons: true, EchoHeader: []string{"N1", "N9", "FOB"}, EchoLine: []string{"SLN", "SCH", "SDQ", "PID", "MEA", "DTM", "CTP"}},
			gateway.Decision{Status: gateway.Accepted, Reason: "thank you", Line: lines(gateway.LineDecision{Status: gateway.Accepted, Reason: "from stock"})},
			"FOB*CC N9*L1**SPECIAL DTM*002*20261201 MSG*Ring twice N9*L1**REASON MSG*thank you N1*ST*Bluebird Store 78*92*0078 PER*DC*Desk*TE*7755550100 " +
				first + " CTP**RTL*4.99 PID*F*08***Bolt, M8 x 40 MEA**LN*40*MM SDQ*EA*92*0078*60*0079*40 DTM*002*20261201 ACK*IA*60*EA*067*20261201 ACK*IA*40*EA*068*20261208" +
				" SCH*60*EA***002*20261201 TD5**2*RDWY SCH*40*EA***010*20261208 N9*L1**REASON MSG*from stock SLN*1**I*2*EA****VP*A-1 PID*F****Nut N1*UT*Warehouse*92*W1 " +
				second + " ACK*IA*50*EA SCH*20*EA***002*20261201 SCH*20*EA***002*20261208 CTT*2"},
		{"in another release", acknowledge.Profile{Version: "003040"}, accepted,
			first + " ACK*IA*60*EA*067*261201 ACK*IA*40*EA*068*261208 " + second + " ACK*IA*50*EA CTT*2"},
	}
	for _, tt := range tests {
		_, got := answered(t, "850-parts.edi", tt.profile, tt.decision, nil)
		if _, got, _ = strings.Cut(got, " "); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// TestEchoWritable: what a partner wrote that no partner could read is blanked in
// what is repeated, so that the order can be answered.
func TestEchoWritable(t *testing.T) {
	t.Parallel()
	r := read(t, []byte(replaced(t, "PO1*1*48*EA*2.15**IN*000447712~\n", "PO1*1*48*EA*2.15**IN*000447712~\nPID*F****two\nlines\x07 and \x1f~\n", "SE*5", "SE*6")))
	p := acknowledge.Profile{EchoLine: []string{"PID"}, Delimiters: acknowledge.Delimiters{Component: "us"}}
	order := orderOf(r.docs[0])
	res, err := acknowledge.OrderResponse(acknowledge.Answer{Order: order, Decision: gateway.Decision{Status: gateway.Accepted}, Echo: acknowledge.EchoOf(r.docs[0], p)}, p, now)
	if err != nil {
		t.Fatal(err)
	}
	s, err := acknowledge.Bundle{Sets: []acknowledge.Set{res.Set}}.Seal(p, envelope(r.ic))
	if err != nil {
		t.Fatal(err)
	}
	if clean(t, s.Payload); !strings.Contains(string(s.Payload), "PID*F****two lines  and~\n") {
		t.Errorf("written as %q", s.Payload)
	}
}
