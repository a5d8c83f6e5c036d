// SPDX-License-Identifier: Apache-2.0

package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

// ruleOrder is a sound order of this test: {q} is another for each, so that no two
// are alike.
const ruleOrder = `BEG*00*SA*{number}**{today}~CUR*BY*USD~DTM*002*{due}~N1*BY*ACME*91*C-1~N1*ST*ACME DC*92*0078~N3*1 ROAD~N4*RENO*NV*89501*US~` +
	`PO1*1*{q}*EA*0.34**VN*BOLT~PO1*2*50*EA*0.12**VN*NUT~CTT*2~`

// ruleDocument breaks one rule. Edits are pairs of old and new text of ruleOrder.
type ruleDocument struct {
	code  string
	edits []string
	again bool // by the number and quantity of the order that stands at "before"
}

func ruleDocuments() []ruleDocument {
	line2 := "PO1*2*50*EA*0.12**VN*NUT"
	return []ruleDocument{
		{code: "order.number.conflict", edits: []string{"*50*EA", "*60*EA"}, again: true},
		{code: "order.confirmation.differs", edits: []string{"BEG*00", "BEG*06", "*50*EA", "*70*EA"}, again: true},
		{code: "order.content.duplicate"},
		{code: "order.line.toomany", edits: []string{"CTT*2", "PO1*3*10*EA*1.00**VN*LIM~PO1*4*50*EA*1.00**VN*LEAD2~CTT*4"}},
		{code: "order.purpose.cancel", edits: []string{"BEG*00", "BEG*01"}},
		{code: "order.purpose.change", edits: []string{"BEG*00", "BEG*04"}},
		{code: "order.purpose.replace", edits: []string{"BEG*00", "BEG*05"}},
		{code: "order.purpose.confirmation", edits: []string{"BEG*00", "BEG*06"}},
		{code: "order.purpose.duplicate", edits: []string{"BEG*00", "BEG*07"}},
		{code: "order.purpose.unknown", edits: []string{"BEG*00", "BEG*13"}},
		{code: "order.type.nocommitment", edits: []string{"*SA*", "*BE*"}},
		{code: "order.note.text", edits: []string{"N1*BY", "N9*ZZ*1~MSG*CALL FIRST~N1*BY"}},
		{code: "order.instruction.shipping", edits: []string{"N1*BY", "TD5****M*VIA RENO~N1*BY"}},
		{code: "order.instruction.condition", edits: []string{"DTM*002", "CSH*SC~DTM*002"}},
		{code: "order.currency.differs", edits: []string{"CUR*BY*USD", "CUR*BY*EUR"}},
		{code: "customer.number.unknown", edits: []string{"*91*C-1~", "*91*C-99~"}},
		{code: "customer.status.inactive", edits: []string{"*91*C-1~", "*91*C-2~"}},
		{code: "customer.credit.hold", edits: []string{"*91*C-1~", "*91*C-3~"}},
		{code: "customer.credit.limit", edits: []string{"*91*C-1~", "*91*C-4~"}},
		{code: "shipto.party.missing", edits: []string{"N1*ST*ACME DC*92*0078~N3*1 ROAD~N4*RENO*NV*89501*US~", ""}},
		{code: "shipto.party.default", edits: []string{"*91*C-1~", "*91*C-5~", "N1*ST*ACME DC*92*0078~N3*1 ROAD~N4*RENO*NV*89501*US~", ""}},
		{code: "shipto.number.unknown", edits: []string{"*92*0078", "*92*0999"}},
		{code: "shipto.status.inactive", edits: []string{"*92*0078", "*92*0079"}},
		{code: "shipto.address.onetime", edits: []string{"*92*0078", ""}},
		{code: "shipto.country.notallowed", edits: []string{"89501*US", "89501*CU"}},
		{code: "order.date.inverted", edits: []string{"DTM*002*{due}", "DTM*064*{due}~DTM*063*{soon}"}},
		{code: "order.date.early", edits: []string{"DTM*002*{due}", "DTM*002*{long ago}"}},
		{code: "order.date.conflict", edits: []string{"DTM*002*{due}", "DTM*002*{due}~DTM*037*{later}"}},
		{code: "order.date.past", edits: []string{"**{today}", "**{weeks ago}", "DTM*002*{due}", "DTM*002*{yesterday}"}},
		{code: "order.date.leadtime", edits: []string{"DTM*002*{due}", "DTM*002*{tomorrow}"}},
		{code: "line.date.leadtime", edits: []string{line2, "PO1*2*50*EA*1.00**VN*LEAD"}},
		{code: "order.date.closed", edits: []string{"DTM*002*{due}", "DTM*002*{holiday}"}},
		{code: "line.date.outside", edits: []string{line2, line2 + "~DTM*002*{later}"}},
		{code: "line.schedule.outside", edits: []string{line2, line2 + "~SCH*50*EA***002*{later}"}},
		{code: "order.date.far", edits: []string{"DTM*002*{due}", "DTM*002*{far}"}},
		{code: "order.date.old", edits: []string{"**{today}", "**{last year}"}},
		{code: "order.date.future", edits: []string{"**{today}", "**{soon}"}},
		{code: "order.validity.expired", edits: []string{"DTM*002", "DTM*001*{yesterday}~DTM*002"}},

		{code: "line.item.missing", edits: []string{line2, "PO1*2*50*EA*0.12"}},
		{code: "line.item.unknown", edits: []string{line2, "PO1*2*50*EA*0.12**VN*NOBODY"}},
		{code: "line.item.ambiguous", edits: []string{line2, "PO1*2*50*EA*0.12**VN*NUT*IN*000447712"}},
		{code: "line.item.inactive", edits: []string{line2, "PO1*2*50*EA*1.00**VN*OLD"}},
		{code: "line.item.notorderable", edits: []string{line2, "PO1*2*50*EA*1.00**VN*BACK"}},
		{code: "line.item.unlisted", edits: []string{line2, "PO1*2*50*EA*1.00**VN*RARE"}},
		{code: "line.item.repeated", edits: []string{line2, "PO1*2*50*EA*0.34**VN*BOLT"}},
		{code: "line.gtin.checkdigit", edits: []string{line2, line2 + "*UP*614141000440"}},
		{code: "line.quantity.missing", edits: []string{line2, "PO1*2***0.12**VN*NUT"}},
		{code: "line.quantity.notpositive", edits: []string{"PO1*2*50*EA", "PO1*2*0*EA"}},
		{code: "line.quantity.fraction", edits: []string{"PO1*2*50*EA", "PO1*2*1.5*EA"}},
		{code: "line.quantity.pack", edits: []string{line2, "PO1*2*105*EA*1.00**VN*LIM"}},
		{code: "line.quantity.minimum", edits: []string{line2, "PO1*2*50*EA*1.00**VN*MIN"}},
		{code: "line.quantity.maximum", edits: []string{line2, "PO1*2*2000*EA*1.00**VN*LIM"}},
		{code: "line.quantity.unusual", edits: []string{"PO1*2*50*EA", "PO1*2*9990*EA"}},
		{code: "line.unit.missing", edits: []string{line2, "PO1*2*50**0.12**VN*NUT"}},
		{code: "line.unit.unknown", edits: []string{line2, "PO1*2*50*2P*0.12**VN*NUT"}},
		{code: "line.unit.notsold", edits: []string{line2, "PO1*2*1*CT*12.00**VN*NUT"}},
		{code: "line.pack.differs", edits: []string{line2, "PO1*2*1*CT*100.00**VN*BOX~PO4*50"}},
		{code: "line.price.missing", edits: []string{line2, "PO1*2*50*EA***VN*NUT"}},
		{code: "line.price.agreed", edits: []string{"BEG*00*SA*{number}**{today}", "BEG*00*SA*{number}**{today}*K-1", line2, "PO1*2*50*EA***VN*NUT"}},
		{code: "line.price.zero", edits: []string{"*0.12*", "*0*"}},
		{code: "line.price.negative", edits: []string{"*0.12*", "*-0.12*"}},
		{code: "line.price.open", edits: []string{line2, "PO1*2*50*EA*0*TB*VN*NUT"}},
		{code: "line.price.retail", edits: []string{line2, "PO1*2*50*EA*0.12*SR*VN*NUT"}},
		{code: "line.price.basis", edits: []string{line2, "PO1*2*50*EA*0.12*PP*VN*NUT"}},
		{code: "line.price.noagreement", edits: []string{line2, "PO1*2*50*EA*0.12**VN*NOPRICE"}},
		{code: "line.price.tolerance", edits: []string{"*0.12*", "*0.13*"}},
		{code: "line.amount.tolerance", edits: []string{line2, line2 + "~AMT*1*7.00"}},
		{code: "line.schedule.sum", edits: []string{line2, line2 + "~SCH*40*EA***002*{due}"}},
		{code: "line.location.sum", edits: []string{line2, line2 + "~SDQ*EA*92*0078*40"}},
		{code: "line.location.unknown", edits: []string{line2, line2 + "~SDQ*EA*92*0999*50"}},
		{code: "line.contract.item", edits: []string{"**{today}", "**{today}*K-NUT"}},
		{code: "line.contract.quantity", edits: []string{"**{today}", "**{today}*K-FEW"}},
		{code: "line.note.text", edits: []string{line2, line2 + "~N9*ZZ*1~MSG*BLUE"}},
		{code: "order.count.differs", edits: []string{"CTT*2", "CTT*3"}},
		{code: "order.hash.differs", edits: []string{"CTT*2", "CTT*2*7"}},
		{code: "order.total.tolerance", edits: []string{"CTT*2", "CTT*2~AMT*TT*1.00"}},
		{code: "order.allowance.notagreed", edits: []string{"DTM*002", "SAC*A*C310***2000~DTM*002"}},
		{code: "order.total.limit", edits: []string{line2, "PO1*2*9000*EA*1.00**VN*BIG"}},
		{code: "order.total.minimum", edits: []string{"{q}*EA*0.34**VN*BOLT", "1*EA*0.12**VN*NUT", "PO1*2*50*EA*0.12**VN*NUT", "PO1*2*3*EA*1.00**VN*BIG"}},
		{code: "contract.number.unknown", edits: []string{"**{today}", "**{today}*K-99"}},
		{code: "contract.release.unknown", edits: []string{"*SA*{number}*", "*RL*{number}*7"}},
		{code: "contract.date.outside", edits: []string{"**{today}", "**{today}*K-OLD"}},
		{code: "contract.currency.differs", edits: []string{"**{today}", "**{today}*K-EUR"}},
		{code: "contract.amount.exceeded", edits: []string{"**{today}", "**{today}*K-FULL"}},
		{code: "order.payment.notagreed", edits: []string{"DTM*002", "ITD*05*3*****60~DTM*002"}},
		{code: "order.freight.notagreed", edits: []string{"DTM*002", "FOB*PP~DTM*002"}},
	}
}

// elsewhere are the rules that an X12 order cannot break here, and why.
var elsewhere = map[string]string{
	"order.paper.unproven":     "of orders on paper only: see paper_test.go of package validate",
	"order.number.shape":       "of orders on paper only: see paper_test.go of package validate",
	"customer.name.differs":    "of orders on paper only: see paper_test.go of package validate",
	"supplier.name.differs":    "of orders on paper only: see paper_test.go of package validate",
	"shipto.address.ambiguous": "of orders on paper only: see paper_test.go of package validate",
	"shipto.address.unknown":   "of orders on paper only: see paper_test.go of package validate",
	"line.item.new":            "of orders on paper only: see paper_test.go of package validate",
	"line.item.scanned":        "of orders on paper only: see paper_test.go of package validate",
	"line.quantity.unproven":   "of orders on paper only: see paper_test.go of package validate",
	"line.quantity.far":        "of orders on paper only: see paper_test.go of package validate",
	"line.price.far":           "of orders on paper only: see paper_test.go of package validate",
	"order.number.missing":     "BEG03 is mandatory: the 997 says so",
	"order.line.missing":       "PO1 is mandatory: the 997 says so",
	"order.date.impossible":    "an impossible date is a fault of syntax: the 997 says so",
	"order.currency.unknown":   "a currency that is none is a fault of syntax: the 997 says so",
	"order.value.range":        "X12 numbers are short enough",
	"order.number.duplicate":   "the document is linked to its order, which the trace shows; see TestRepeatedNumbers",
	"order.findings.toomany":   "thousands of lines: see TestTooManyFindings of package validate",
	"order.number.reused":      "see TestRepeatedNumbers",
	"check.calendar.unknown":   "see TestOwnRulesOnTheWay",
	"check.skipped":            "there is master data here",
}

// ruleMaster is the master data of this test.
var ruleMaster = map[string]string{
	"customers.csv": `number,name,currency,active,credit_hold,default_ship_to,credit_limit,credit_used,payment_terms,freight_terms,calendar
C-1,ACME,USD,yes,no,,1000000,,net 30|05x,CC,CAL
C-2,Gone,USD,no,no,,,,,,
C-3,Late,USD,yes,yes,,,,,,
C-4,Small,USD,yes,no,,100,90,,,
C-5,Home,USD,yes,no,S-5,,,,,
`,
	"ship-tos.csv": `customer,number,partner_number,active
C-1,S-1,0078,yes
C-1,S-9,0079,no
C-2,S-2,0078,yes
C-3,S-3,0078,yes
C-4,S-4,0078,yes
C-5,S-5,0078,yes
`,
	"items.csv": `number,base_unit,active,orderable,successor,lead_days,gtin
BOLT,EA,yes,yes,,,
NUT,EA,yes,yes,,,614141000449
OLD,EA,no,yes,BOLT,,
BACK,EA,yes,no,,,
RARE,EA,yes,yes,,,
LEAD,EA,yes,yes,,60,
LEAD2,EA,yes,yes,,,
LIM,EA,yes,yes,,,
MIN,EA,yes,yes,,,
BOX,EA,yes,yes,,,
BIG,EA,yes,yes,,,
NOPRICE,EA,yes,yes,,,
`,
	"units.csv": `item,unit,factor,sold,pack,minimum,maximum
BOLT,EA,1,yes,,,
NUT,EA,1,yes,,,
NUT,XCT,100,no,,,
LIM,EA,1,yes,10,,1000
MIN,EA,1,yes,,100,
BOX,EA,1,yes,,,
BOX,XCT,100,yes,,,
`,
	"cross-references.csv": "customer,scheme,number,item\nC-1,buyer,000447712,BOLT\n",
	"assortments.csv":      "customer,item\nC-1,BOLT\nC-1,NUT\nC-1,OLD\nC-1,BACK\nC-1,LEAD\nC-1,LEAD2\nC-1,LIM\nC-1,MIN\nC-1,BOX\nC-1,BIG\nC-1,NOPRICE\n",
	"prices.csv": `item,unit,currency,price
BOLT,EA,USD,0.34
BOLT,EA,EUR,0.34
NUT,EA,USD,0.12
NUT,EA,EUR,0.12
OLD,EA,USD,1.00
BACK,EA,USD,1.00
RARE,EA,USD,1.00
LEAD,EA,USD,1.00
LEAD2,EA,USD,1.00
LIM,EA,USD,1.00
MIN,EA,USD,1.00
BOX,EA,USD,1.00
BIG,EA,USD,1.00
`,
	"calendars.csv": "calendar,weekend\nCAL,\n",
	"holidays.csv":  "calendar,date,name\nCAL,{holiday},Feast\n",
	"contracts.csv": `customer,number,valid_from,valid_to,currency,amount,released
C-1,K-1,,,,,
C-1,K-OLD,,2020-01-01,,,
C-1,K-EUR,,,EUR,,
C-1,K-FULL,,,USD,100,95
C-1,K-NUT,,,,,
C-1,K-FEW,,,,,
`,
	"contract-lines.csv": `customer,contract,item,unit,quantity,released
C-1,K-NUT,NUT,EA,,
C-1,K-FEW,BOLT,EA,100,99
C-1,K-FEW,NUT,EA,,
`,
}

// ruleDates are the days that documents and master data of this test name.
func ruleDates(at time.Time, layout string) []string {
	var out []string
	for name, days := range map[string]int{"today": 0, "due": 20, "soon": 10, "later": 30, "far": 900, "yesterday": -1, "tomorrow": 1, "weeks ago": -20, "long ago": -5, "last year": -300, "holiday": 22} {
		out = append(out, "{"+name+"}", at.UTC().AddDate(0, 0, days).Format(layout))
	}
	return out
}

const rulePartner = `name: ACME
identifiers:
  - isa: "ZZ:ACMERETAIL"
connections: [acme-folder]
currency: USD
answers: {orderResponse: always, form: detail}
rules:
  total: {limit: 5000, minimum: 10}
  quantity: {maximum: 9989}
  lines: {maximum: 3}
  dates: {leadDays: 3}
  shipTo: {countries: [US]}
  severity:
`

// interchange puts documents into one.
func interchange(at time.Time, sender, control string, documents []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "ISA*00*          *00*          *ZZ*%-15s*ZZ*ORDERGATE      *%s*0830*U*00401*%s*0*P*>~GS*PO*%s*ORDERGATE*%s*0830*%s*X*004010~",
		sender, at.UTC().Format("060102"), control, sender, at.UTC().Format("20060102"), strings.TrimLeft(control, "0"))
	for i, d := range documents {
		fmt.Fprintf(&b, "ST*850*%04d~%sSE*%d*%04d~", i+1, d, strings.Count(d, "~")+2, i+1)
	}
	fmt.Fprintf(&b, "GE*%d*%s~IEA*1*%s~", len(documents), strings.TrimLeft(control, "0"), control)
	return b.String()
}

// ruleSite is an installation with the master data of this test.
func ruleSite(t *testing.T, at time.Time, partner string) *site {
	t.Helper()
	s := newSite(t)
	old, err := filepath.Glob(s.path("master/*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range append(old, s.path("partners/northwind.yaml")) {
		if err := os.Remove(f); err != nil {
			t.Fatal(err)
		}
	}
	dates := strings.NewReplacer(ruleDates(at, time.DateOnly)...)
	for name, text := range ruleMaster {
		s.write("master/"+name, dates.Replace(text))
	}
	s.write("partners/acme.yaml", partner)
	return s
}

// orders shows every order, oldest first.
func (s *site) orders() []shownOrder {
	s.t.Helper()
	code, out := command(s.t, "order", "list", "--json", "--limit", "1000", "--config", s.path("config.yaml"))
	if code != 0 {
		s.t.Fatal(out)
	}
	var all []shownOrder
	for line := range strings.Lines(out) {
		var item struct{ ID string }
		if err := json.Unmarshal([]byte(line), &item); err != nil {
			s.t.Fatal(err)
		}
		code, out := command(s.t, "order", "show", "--config", s.path("config.yaml"), item.ID)
		var o shownOrder
		if err := json.Unmarshal([]byte(out), &o); code != 0 || err != nil {
			s.t.Fatal(code, err, out)
		}
		all = append(all, o)
	}
	slices.Reverse(all)
	return all
}

type shownOrder struct {
	ID, Number, State string
	Findings          []gateway.Finding
}

// answers855 are the answers by order number: BAK02, and ACK01 line by line.
func (s *site) answers855() map[string][][]string {
	s.t.Helper()
	out := map[string][][]string{}
	for _, f := range s.files("acme/out/855-*") {
		number := ""
		for _, seg := range strings.Split(s.read(f), "~") {
			e := strings.Split(strings.TrimSpace(seg), "*")
			switch {
			case e[0] == "BAK":
				number = e[3]
				out[number] = append(out[number], []string{e[2]})
			case e[0] == "PO1":
				last := len(out[number]) - 1
				out[number][last] = append(out[number][last], "")
			case e[0] == "ACK":
				last := out[number][len(out[number])-1]
				last[len(last)-1] = e[1]
			}
		}
	}
	return out
}

// TestEveryRule sends one order for each rule, which rejects: the finding shows in
// order show with all that a clerk wants to know, and its code in the 855.
func TestEveryRule(t *testing.T) {
	t.Parallel()
	at := time.Now()
	partner := rulePartner
	for _, c := range validate.Codes() {
		partner += "    " + c + ": reject\n"
	}
	s := ruleSite(t, at, partner)
	order := func(i int, number string, d ruleDocument) string { return ruleText(at, number, 100+10*i, d.edits...) }
	d := s.start("")
	s.drop("acme", "before.edi", interchange(at, "ACMERETAIL", "000000901", []string{order(0, "BEFORE", ruleDocument{}), order(1, "ALIKE", ruleDocument{})}))
	d.until("two sound orders", func() bool { return len(s.files("erp/*.json")) == 2 && d.idle() })

	var all []string
	of := map[string]string{} // code -> number
	tested := ruleDocuments()
	for i, r := range tested {
		number, q := fmt.Sprintf("R%03d", i), i+2
		switch {
		case r.again:
			number, q = "BEFORE", 0
		case r.code == "order.content.duplicate":
			q = 1
		}
		of[r.code] = number
		all = append(all, order(q, number, r))
	}
	s.drop("acme", "rules.edi", interchange(at, "ACMERETAIL", "000000902", all))
	d.until("the 997", func() bool { return len(s.files("acme/out/997-*")) == 2 })
	for _, f := range s.files("acme/out/997-*") {
		if ack := s.read(f); strings.Contains(ack, "AK3*") {
			t.Error(ack)
		}
	}
	d.until("all orders", func() bool {
		_, out := command(t, "order", "list", "--json", "--limit", "1000", "--config", s.path("config.yaml"))
		return strings.Count(out, "\n") == 2+len(tested)
	})
	d.until("quiet", d.idle)
	shown, answers := s.orders(), s.answers855()
	d.stop()
	for _, r := range tested {
		everyRule(t, r.code, of[r.code], shown, answers[of[r.code]])
	}
	for code := range elsewhere {
		if !slices.Contains(validate.Codes(), code) {
			t.Errorf("%s is no rule", code)
		}
	}
	for _, r := range validate.Rules() {
		if _, here := of[r.Code]; !here && elsewhere[r.Code] == "" && r.Needs != validate.Ordered { // changes_test.go has those
			t.Errorf("rule %s has no order", r.Code)
		}
	}
}

// ruleText is the sound order of this test with edits, under a number.
func ruleText(at time.Time, number string, quantity int, edits ...string) string {
	text := ruleOrder
	for e := 0; e < len(edits); e += 2 {
		text = strings.Replace(text, edits[e], edits[e+1], 1)
	}
	return strings.NewReplacer(append([]string{"{number}", number, "{q}", fmt.Sprint(quantity)}, ruleDates(at, "20060102")...)...).Replace(text)
}

// TestOwnRulesOnTheWay: a rule of the partner's own holds the order, the 855 says so
// line by line, and a person's no answers with the codes of what was found.
func TestOwnRulesOnTheWay(t *testing.T) {
	t.Parallel()
	at := time.Now()
	partner := strings.Replace(rulePartner, "form: detail}", "form: detail, onHoldAfter: 1ms}", 1)
	partner = strings.Replace(partner, "leadDays: 3}", "leadDays: 3, calendar: MOON}", 1)
	partner = strings.TrimSuffix(partner, "  severity:\n") + `  own:
    - code: own.line.bolts
      each: orderLine
      when: item.number == "BOLT" and amount > 30 and not customer.trusted
      then: hold
      message: "{quantity} bolts for {amount}."
      hint: Ask the bolt desk.
`
	s := ruleSite(t, at, partner)
	d := s.start("")
	s.drop("acme", "own.edi", interchange(at, "ACMERETAIL", "000000903", []string{ruleText(at, "OWN", 100, "VN*NUT", "VN*NOBODY")}))
	d.until("the answer on hold", func() bool { return len(s.answers855()["OWN"]) == 1 })
	d.until("quiet", d.idle)
	want := gateway.Finding{Code: "own.line.bolts", Severity: gateway.Hold, Message: "100 bolts for 34.00.", Hint: "Ask the bolt desk.", Field: "/orderLine/0", Line: 1, Answer: "IH",
		Found: "item.number BOLT, amount 34.00, customer.trusted false", Expected: `not item.number == "BOLT" and amount > 30 and not customer.trusted`}
	for _, o := range s.orders() {
		for _, code := range []string{"own.line.bolts", "line.item.unknown", "check.calendar.unknown"} {
			i := slices.IndexFunc(o.Findings, func(f gateway.Finding) bool { return f.Code == code })
			if i < 0 {
				t.Fatalf("no %s in %+v", code, o)
			}
			if got := o.Findings[i]; code == want.Code {
				if got.Position.Path == "" {
					t.Error("no position")
				}
				got.Position = gateway.Position{}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Error(diff)
				}
			}
		}
	}
	if code, out := command(t, "order", "reject", "--by", "dana", "--reason", "no", "--config", s.path("config.yaml"), "OWN"); code != 0 {
		t.Fatal(out)
	}
	d.until("the final answer", func() bool { return len(s.answers855()["OWN"]) == 2 })
	d.until("quiet", d.idle)
	d.stop()
	answers := s.answers855()["OWN"]
	slices.SortFunc(answers, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	if got := fmt.Sprint(answers); got != "[[AH IH IH] [RD IR R2]]" {
		t.Errorf("answers %s", got)
	}
}

// TestRepeatedNumbers: the same order again is linked to the first; its number after
// the window is held.
func TestRepeatedNumbers(t *testing.T) {
	t.Parallel()
	at := time.Now()
	s := ruleSite(t, at, strings.TrimSuffix(rulePartner, "  severity:\n"))
	d := s.start("")
	for i, control := range []string{"000000904", "000000905"} {
		s.drop("acme", control+".edi", interchange(at, "ACMERETAIL", control, []string{ruleText(at, "AGAIN", 100)}))
		d.until("a 997", func() bool { return len(s.files("acme/out/997-*")) == i+1 })
		d.until("the order", func() bool { return len(s.files("erp/*.json")) == 1 && d.idle() })
	}
	linked := regexp.MustCompile(`"msg":"order duplicate".*"message_id":"(\w+)".*"finding":"order.number.duplicate"`)
	d.until("the link", func() bool { return linked.MatchString(d.log.String()) })
	if _, out := command(t, "order", "trace", "--config", s.path("config.yaml"), linked.FindStringSubmatch(d.log.String())[1]); !strings.Contains(out, "known already as order") {
		t.Error(out)
	}
	d.stop()
	db, err := sql.Open("sqlite", s.path("state/journal.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("UPDATE orders SET created_at = created_at - ?", 500*24*time.Hour.Microseconds()); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	d = s.start("")
	s.drop("acme", "late.edi", interchange(at, "ACMERETAIL", "000000906", []string{ruleText(at, "AGAIN", 110)}))
	d.until("the number held", func() bool {
		return slices.ContainsFunc(s.orders(), func(o shownOrder) bool {
			return o.State == "held" && slices.ContainsFunc(o.Findings, func(f gateway.Finding) bool { return f.Code == "order.number.reused" })
		})
	})
	d.stop()
}

func everyRule(t *testing.T, code, number string, shown []shownOrder, answers [][]string) {
	t.Helper()
	for _, o := range shown {
		i := slices.IndexFunc(o.Findings, func(f gateway.Finding) bool { return f.Code == code })
		if o.Number != number || i < 0 {
			continue
		}
		f := o.Findings[i]
		if f.Severity != gateway.Reject || o.State != "rejected" || f.Message == "" || f.Hint == "" && !strings.HasSuffix(code, ".default") && f.Code != "line.note.text" && f.Code != "line.price.agreed" ||
			f.Field == "" || f.Expected == "" && !strings.HasPrefix(code, "order.purpose") || f.Position.Path == "" || f.Answer == "" {
			t.Errorf("%s is %s, finding %+v", number, o.State, f)
		}
		// Of several findings about a line the first one speaks.
		first := slices.IndexFunc(o.Findings, func(g gateway.Finding) bool { return g.Line == f.Line && g.Severity == gateway.Reject })
		if !slices.ContainsFunc(answers, func(a []string) bool {
			return a[0] == "RD" && f.Line < len(a) && (f.Line == 0 || a[f.Line] == o.Findings[first].Answer)
		}) {
			t.Errorf("%s: %s becomes %s on line %d, the 855s of %s are %v", code, f.Message, f.Answer, f.Line, number, answers)
		}
		return
	}
	var found []string
	for _, o := range shown {
		if o.Number == number {
			for _, f := range o.Findings {
				found = append(found, f.Code+" "+f.Field)
			}
		}
	}
	t.Errorf("%s is not found by %s, which has %v", code, number, found)
}
