// SPDX-License-Identifier: Apache-2.0

package validate_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

var update = flag.Bool("update", false, "write docs/rules.md")

const page = "../../docs/rules.md"

// keysOf are the keys under rules: that a rule goes by, beside severity.
var keysOf = map[string]string{
	"order.number.reused": "duplicates.windowDays", "order.content.duplicate": "duplicates.contentDays", "order.line.toomany": "lines.maximum",
	"order.type.nocommitment": "noCommitment", "order.note.text": "notes", "line.note.text": "notes", "shipto.country.notallowed": "shipTo.countries",
	"order.date.past": "dates.pastDays", "order.date.leadtime": "dates.leadDays", "line.date.leadtime": "dates.leadDays",
	"order.date.closed": "dates.weekend, .holidays, .calendar, .despatchCalendar", "order.date.far": "dates.futureDays", "order.date.old": "dates.ageDays",
	"line.quantity.unusual": "quantity.maximum", "line.price.missing": "price.missing", "line.price.agreed": "price.missing",
	"line.price.tolerance": "price.percent, .absolute", "line.amount.tolerance": "total.percent, .perLine", "order.total.tolerance": "total.percent, .perLine",
	"order.allowance.notagreed": "price.allowance", "order.total.limit": "total.limit", "order.total.minimum": "total.minimum", "order.payment.notagreed": "terms.payment", "order.freight.notagreed": "terms.freight",
	"customer.name.differs": "paper.buyer", "supplier.name.differs": "paper.supplier", "shipto.party.missing": "paper.shipTo",
	"check.calendar.unknown": "dates.calendar, .despatchCalendar",
}

const ownExample = `rules:
  own:
    - code: own.total.large
      when: payable > 50000 and not customer.trusted
      then: hold
      message: "The order is worth {payable}."
      hint: Ask the sales manager.
    - code: own.line.bolts
      each: orderLine
      when: item.number == "BOLT-M8-40" and quantity > 10000
      then: warn
      message: "{quantity} of {item.number} for {amount} {header.documentCurrencyCode}."
    - code: own.date.hurry
      when: date(optional(delivery.requestedDeliveryPeriod.endDate)) <= date(today)
      then: warn
      hint: Call the warehouse before releasing it.
    - code: own.carrier.unwanted
      when: optional(delivery.shipment.carrierScac) in ["UPSN", "FDEG"]
      then: hold
`

const policyExample = `rules:
  severity:
    order.note.text: hold          # a person reads every text
    line.item.unknown: reject      # answered R2 without asking anybody
    line.pack.differs: off
  price: {percent: 1, allowance: 2}
  total: {limit: 50000, minimum: 100}
  quantity: {maximum: 10000}
  lines: {maximum: 500}
  dates: {leadDays: 2, weekend: [sat, sun], holidays: [2026-12-25], despatchCalendar: PLANT}
  duplicates: {contentDays: 7}
  shipTo: {countries: [US, CA]}
  terms: {payment: [net 30, 2/10 net 30], freight: [CC, FCA]}
`

// TestPage holds docs/rules.md to the catalogue: run it with -update after a change
// of a rule.
func TestPage(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(`<!-- Written by: go test ./gateway/validate -run TestPage -update -->
# Rules: what an order must pass

Every order, by whatever channel it came, is held against the same rules before it
goes to the ERP. What a rule finds is a finding with a stable code, a severity, the
field and where it stands in the document, the value found and the one expected, a
sentence, a hint, and what it becomes in an 855. ` + "`ordergate order show NUMBER`" + ` and
the API show them; ` + "`ordergate read FILE`" + ` shows them without a daemon.

## Severity
| | |
|---|---|
| note | worth knowing |
| warn | the order goes on; somebody may ask |
| hold | the order waits for a person |
| reject | the order is refused and answered, without a person |
| off | the rule is not asked |

A partner's file sets it by code, and gives the limits and tolerances
(docs/configuration.md has every key):
` + "```yaml\n" + policyExample + "```" + `
A rule without a limit of its own (` + "`total.limit`" + `) is not asked. Those that keep an
order from being posted twice cannot be set below hold. Rules that need a partner or
master data are passed over, with a note, where there is none.

Payment terms are compared as ` + "`net 30`, `2/10 net 30`" + `, by their code (ITD01) and by
their words (ITD12); freight terms by FOB01 (two letters) and Incoterms (three
letters). The lists of the partner's file stand in the place of the customer's.

An allowance is a price of its own: what allowances of the order and of its lines take
off together is held (` + "`order.allowance.notagreed`" + `) when it is more than ` + "`price.allowance`" + `
percent of the lines.

What an order is worth is its lines at their prices, at the agreed ones where they
have none, with the charges and allowances that are stated as amounts. Of a change
only what the order is worth more than before counts against the credit limit and
the contract. What is used of either is what the master data say: orders taken since
they were loaded are not in it, so load them as often as the limits matter. A release (BEG02 RL) that names no contract is looked up by its own
number where it has a release number beside it (BEG04).

Another order is alike (` + "`order.content.duplicate`" + `) when buyer, ship-to, dates, items,
quantities, units and prices are the same and the number is not: within 14 days, or,
where the order asks for no date and so may be the next of a standing order, within
one (` + "`duplicates.contentDays`" + ` sets both); rejected and
cancelled ones do not count. Two that are checked in the same instant on two nodes are
not told of each other.

## In the 855
` + "`answer`" + ` is what the finding becomes as it stands, in a line's ACK01, or in BAK02 where
it is about the header: nothing for note and warn; *held* while the order waits
(partners with ` + "`answers: onHoldAfter`" + `); *refused* when the rule rejects or a person
does. ` + "`corrected`" + ` is the line's ACK01 when the order is taken with the value that was
expected. A header finding is AH or RD (RF or RJ in shorter forms), and each line IH
or IR. A partner's ` + "`answers: replace`" + ` may write other codes.

## All rules
*Dry run* is the severity without a partner's file, empty where the rule is then
passed over. *Paper* is what it does at least to an order that was read of pages laid
out for people (a PDF, a typed mail, a form in Excel), whatever the partner's file says;
rules "of a page" are asked of such orders alone (docs/paper.md).
`)
	for _, g := range []struct {
		title string
		need  func(validate.Rule) bool
	}{
		{"Of orders", func(r validate.Rule) bool { return r.Needs != validate.Ordered }},
		{"Of change orders alone (docs/changes.md)", func(r validate.Rule) bool { return r.Needs == validate.Ordered }},
	} {
		fmt.Fprintf(&b, "\n### %s\n| code | severity | dry run | paper | held | refused | corrected | keys | |\n|---|---|---|---|---|---|---|---|---|\n", g.title)
		for _, r := range validate.Rules() {
			if !g.need(r) {
				continue
			}
			line := strings.HasPrefix(r.Code, "line.")
			keys := ""
			if k := keysOf[r.Code]; k != "" {
				keys = "`" + k + "`"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s | %s | %s | %s |\n", r.Code, r.Default, r.Alone, r.Paper, r.Answer(gateway.Hold, line), r.Answer(gateway.Reject, line), r.Corrected, keys, r.About)
		}
	}
	b.WriteString(`
Dates are rules of the order and of its lines: ` + "`order.date.past`" + ` on a line is answered
IH, IR or DR.

## Rules of your own
A partner's file can hold rules in the mapping language (docs/mapping.md):
` + "```yaml\n" + ownExample + "```" + `
- ` + "`code`" + ` begins with ` + "`own.`" + `; ` + "`then`" + ` is note, warn, hold or reject.
- ` + "`when`" + ` is a condition over the canonical order, by its own field names
  (` + "`documentCurrencyCode`, `delivery.deliveryParty.postalAddress.countryCode`" + `), and
  ` + "`customer`, `shipTo`" + ` (of the master data: ` + "`customer.trusted`, `customer.group`" + `),
  ` + "`payable`" + ` (what the order is worth), ` + "`today`, `partner`, `station`" + `.
- With ` + "`each: orderLine`" + ` it is asked of every line: its fields stand by themselves,
  beside them ` + "`item`" + ` (of the master data: ` + "`item.number`, `item.leadDays`" + `),
  ` + "`amount`" + ` (quantity times price) and ` + "`agreedPrice`" + `. ` + "`header.`" + ` reaches a field of the order
  that a line has too.
- ` + "`message`" + ` is the finding's sentence; what stands in braces is an expression. Without
  it the sentence names the condition.
- Dates are compared as ` + "`date(…)`" + `; ` + "`and or not in`, `sum(orderLine.quantity)`" + ` and the other
  functions of the language work.
- Where a value is missing, nobody can tell whether the rule applies: the finding says
  so, and holds where the rule would reject. ` + "`optional(…)`" + ` around a value says that it
  may be missing: the rule then does not apply.

A fault in a rule is found when the file is loaded, with file, line, column and the
nearest name; the file that was in use stays in use.
`)
	got, err := os.ReadFile(page)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(got) != b.String() {
		t.Errorf("docs/rules.md is stale: go test ./gateway/validate -run TestPage -update")
	}
}

// TestExamplesOfThePage: they load, and the page explains each key it names.
func TestExamplesOfThePage(t *testing.T) {
	t.Parallel()
	_, rules, _ := strings.Cut(ownExample, "  own:\n")
	if _, faults := ownPolicy(rules); len(faults) > 0 {
		t.Error(faults)
	}
	p, faults := policyOf(policyExample)
	for _, problem := range p.Validate() {
		t.Errorf("%v: %s", problem.Path, problem.Message)
	}
	if len(faults) > 0 {
		t.Error(faults)
	}
	reference, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	for code, keys := range keysOf {
		if ruleNamed(code) == nil {
			t.Errorf("%s is no rule", code)
		}
		section := ""
		for _, k := range regexp.MustCompile(`, `).Split(keys, -1) {
			if strings.HasPrefix(k, ".") {
				k = section + k
			}
			section, _, _ = strings.Cut(k, ".")
			if !strings.Contains(string(reference), "`rules."+k+"`") {
				t.Errorf("%s: there is no key rules.%s", code, k)
			}
		}
	}
}
