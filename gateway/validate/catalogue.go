// SPDX-License-Identifier: Apache-2.0

package validate

import "ordergate/gateway"

// Need says what a rule cannot work without.
type Need string

// The needs of rules.
const (
	Document   Need = ""           // the document's own evidence: always checked
	Partner    Need = "partner"    // today's date, a partner's agreements
	MasterData Need = "masterdata" // customers, items, units, prices
	Ordered    Need = "ordered"    // the order that a change speaks of: package change finds these
)

// Rule describes one check.
type Rule struct {
	Code    string           // stable for ever
	Default gateway.Severity // with a partner configured
	// Alone is the severity when no partner is configured (a dry run). It is
	// lower where only the partner's agreement says whether it is a fault.
	// Empty for rules that are then skipped.
	Alone gateway.Severity
	Needs Need
	// What it becomes in an 855 (X12 668), of a line: when the line is refused for
	// it ("" = IR), while it holds ("" = IH), and when the order is taken with the
	// value that was expected ("" = that cannot be).
	Refused, Waiting, Corrected string

	// Paper is what it does at least to an order that was read of pages laid out for
	// people, whatever the partner's file says; "" is no other than to all orders.
	Paper gateway.Severity

	About string
	firm  bool // may not be set below hold
}

// Answer is what a finding of the rule becomes in an 855 under a severity: the
// ACK01 of its line, or BAK02 of a finding about the header (RF or RJ where the
// partner wants a shorter form than RD). "" when the order goes through.
func (r *Rule) Answer(s gateway.Severity, line bool) string {
	switch {
	case !s.Worse(gateway.Warn):
		return ""
	case s == gateway.Reject && line:
		return orText(r.Refused, "IR")
	case s == gateway.Reject:
		return "RD"
	case line:
		return orText(r.Waiting, "IH")
	}
	return "AH"
}

// catalogue is the one list of rules. Order: header, parties, lines, totals.
var catalogue = []Rule{
	{Code: "order.number.missing", Default: gateway.Hold, Alone: gateway.Hold, Paper: gateway.Hold, About: "The order has no order number."},
	{Code: "order.number.duplicate", Default: gateway.Hold, Needs: Partner, firm: true, About: "The same order was received before."},
	{Code: "order.number.conflict", Default: gateway.Hold, Needs: Partner, firm: true, About: "The order number is taken by an order with other content."},
	{Code: "order.number.reused", Default: gateway.Hold, Needs: Partner, firm: true, About: "The order number was used long ago."},
	{Code: "order.confirmation.differs", Default: gateway.Hold, Needs: Partner, firm: true, About: "The document confirms an order that we have with other content."},
	{Code: "order.content.duplicate", Default: gateway.Hold, Needs: Partner, About: "Another order number asked for the same within days (rules.duplicates.contentDays)."},
	{Code: "order.line.missing", Default: gateway.Hold, Alone: gateway.Hold, Paper: gateway.Hold, About: "The order has no lines."},
	{Code: "order.line.toomany", Default: gateway.Hold, Needs: Partner, About: "The order has more lines than rules.lines.maximum."},
	{Code: "order.findings.toomany", Default: gateway.Hold, Alone: gateway.Hold, firm: true, About: "More was found of the lines than is kept (10,000 findings)."},
	{Code: "order.purpose.cancel", Default: gateway.Note, Alone: gateway.Note, About: "The document cancels an order (BEG01 01): it is applied to it."},
	{Code: "order.purpose.change", Default: gateway.Note, Alone: gateway.Note, About: "The document changes an order (860, BEG01 04): it is applied to it."},
	{Code: "order.purpose.replace", Default: gateway.Note, Alone: gateway.Note, About: "The document replaces an order (BEG01 05): it is applied to it."},
	{Code: "order.purpose.confirmation", Default: gateway.Hold, Alone: gateway.Hold, About: "The document confirms an order given by other means (BEG01 06): delivering it could be delivering twice."},
	{Code: "order.purpose.duplicate", Default: gateway.Hold, Alone: gateway.Hold, About: "The document says it is a copy (BEG01 07)."},
	{Code: "order.purpose.unknown", Default: gateway.Hold, Alone: gateway.Warn, About: "The purpose is none we know."},
	{Code: "order.type.nocommitment", Default: gateway.Hold, Alone: gateway.Hold, About: "The order type is no firm order: an estimate or an information copy."},
	{Code: "order.note.text", Default: gateway.Warn, Alone: gateway.Note, About: "The header carries free text that somebody may have to read."},
	{Code: "order.instruction.shipping", Default: gateway.Note, Alone: gateway.Note, About: "The order asks for a carrier, a route, a service level or marks."},
	{Code: "order.instruction.condition", Default: gateway.Warn, Alone: gateway.Note, About: "The order sets a condition on the whole delivery (CSH), such as to ship it complete."},
	{Code: "order.value.range", Default: gateway.Hold, Alone: gateway.Hold, Paper: gateway.Hold, About: "A number is too long or too large to be an amount or a quantity."},
	{Code: "order.currency.unknown", Default: gateway.Hold, Alone: gateway.Warn, About: "The currency is no ISO 4217 code."},
	{Code: "order.currency.differs", Default: gateway.Hold, Needs: MasterData, About: "The currency is not the customer's."},

	{Code: "customer.number.unknown", Default: gateway.Hold, Needs: MasterData, Paper: gateway.Hold, About: "The customer is not in the master data."},
	{Code: "customer.status.inactive", Default: gateway.Hold, Needs: MasterData, About: "The customer is not active."},
	{Code: "customer.credit.hold", Default: gateway.Hold, Needs: MasterData, About: "The customer is on credit hold."},
	{Code: "customer.credit.limit", Default: gateway.Hold, Needs: MasterData, About: "The order goes beyond what is left of the credit limit."},
	{Code: "shipto.party.missing", Default: gateway.Hold, Needs: MasterData, Paper: gateway.Hold, About: "The order says nowhere where to deliver, and the customer has no default."},
	{Code: "shipto.party.default", Default: gateway.Note, Needs: MasterData, About: "The customer's default ship-to is used."},
	{Code: "shipto.number.unknown", Default: gateway.Hold, Needs: MasterData, Paper: gateway.Hold, About: "The ship-to is not one of this customer's."},
	{Code: "shipto.status.inactive", Default: gateway.Hold, Needs: MasterData, About: "The ship-to is not active."},
	{Code: "shipto.address.onetime", Default: gateway.Warn, Needs: MasterData, About: "The ship-to has an address only, no number."},
	{Code: "shipto.country.notallowed", Default: gateway.Hold, Needs: Partner, About: "The order is to be delivered to a country that rules.shipTo.countries does not list."},

	{Code: "order.date.impossible", Default: gateway.Hold, Alone: gateway.Hold, About: "A date is no date."},
	{Code: "order.date.inverted", Default: gateway.Hold, Alone: gateway.Hold, About: "A window ends before it starts."},
	{Code: "order.date.early", Default: gateway.Hold, Alone: gateway.Hold, About: "A requested date is before the order date."},
	{Code: "order.date.conflict", Default: gateway.Warn, Alone: gateway.Warn, About: "Despatch is requested after delivery."},
	{Code: "order.date.past", Default: gateway.Hold, Needs: Partner, Corrected: "DR", About: "A requested date is in the past."},
	{Code: "order.date.leadtime", Default: gateway.Warn, Needs: Partner, Corrected: "DR", About: "A requested date is nearer than the lead time."},
	{Code: "line.date.leadtime", Default: gateway.Warn, Needs: MasterData, Corrected: "DR", About: "A line's date is nearer than its item's lead time."},
	{Code: "order.date.closed", Default: gateway.Warn, Needs: Partner, Corrected: "DR", About: "A requested date is a weekend or a holiday."},
	{Code: "line.date.outside", Default: gateway.Warn, Alone: gateway.Note, Corrected: "DR", About: "A line's date lies outside the order's window: the line's counts."},
	{Code: "line.schedule.outside", Default: gateway.Warn, Alone: gateway.Warn, Corrected: "DR", About: "A delivery of the schedule lies outside the line's window."},
	{Code: "order.date.far", Default: gateway.Hold, Needs: Partner, About: "A requested date is implausibly far ahead."},
	{Code: "order.date.old", Default: gateway.Warn, Needs: Partner, About: "The order date is long ago."},
	{Code: "order.date.future", Default: gateway.Warn, Needs: Partner, About: "The order date is in the future."},
	{Code: "order.validity.expired", Default: gateway.Hold, Needs: Partner, About: "The order says it is void after a date that has passed."},

	{Code: "line.item.missing", Default: gateway.Hold, Alone: gateway.Warn, Refused: "R2", Waiting: "IF", Paper: gateway.Hold, About: "A line has no item number of any kind."},
	{Code: "line.item.unknown", Default: gateway.Hold, Needs: MasterData, Refused: "R2", Paper: gateway.Hold, About: "None of a line's item numbers is known."},
	{Code: "line.item.ambiguous", Default: gateway.Hold, Needs: MasterData, Refused: "R2", Waiting: "IF", Paper: gateway.Hold, About: "A line's item numbers mean different items."},
	{Code: "line.item.inactive", Default: gateway.Hold, Needs: MasterData, Refused: "R4", Corrected: "IS", About: "The item is discontinued."},
	{Code: "line.item.notorderable", Default: gateway.Hold, Needs: MasterData, Refused: "R4", About: "The item is not for sale."},
	{Code: "line.item.unlisted", Default: gateway.Hold, Needs: MasterData, Refused: "R1", About: "The item is not in the assortment of this customer."},
	{Code: "line.item.repeated", Default: gateway.Warn, Alone: gateway.Note, About: "The same item for the same date and place stands on two lines."},
	{Code: "line.gtin.checkdigit", Default: gateway.Warn, Alone: gateway.Warn, About: "A GTIN's check digit is wrong."},
	{Code: "line.quantity.missing", Default: gateway.Hold, Alone: gateway.Hold, Paper: gateway.Hold, About: "A line has no quantity."},
	{Code: "line.quantity.notpositive", Default: gateway.Hold, Alone: gateway.Hold, Paper: gateway.Hold, About: "A quantity is zero or negative."},
	{Code: "line.quantity.fraction", Default: gateway.Hold, Alone: gateway.Warn, Corrected: "IQ", About: "A part of something that comes in whole pieces is ordered."},
	{Code: "line.quantity.pack", Default: gateway.Hold, Needs: MasterData, Corrected: "IQ", About: "A quantity is no whole number of packs."},
	{Code: "line.quantity.minimum", Default: gateway.Hold, Needs: MasterData, Corrected: "IQ", About: "A quantity is below the minimum."},
	{Code: "line.quantity.maximum", Default: gateway.Hold, Needs: MasterData, Corrected: "IQ", About: "A quantity is above the maximum."},
	{Code: "line.quantity.unusual", Default: gateway.Hold, Needs: Partner, Corrected: "IQ", About: "A quantity is above rules.quantity.maximum, whatever the item."},
	{Code: "line.unit.missing", Default: gateway.Hold, Alone: gateway.Warn, Refused: "R3", About: "A line has a quantity without a unit."},
	{Code: "line.unit.unknown", Default: gateway.Hold, Alone: gateway.Warn, Refused: "R3", About: "The unit is none we know."},
	{Code: "line.unit.notsold", Default: gateway.Hold, Needs: MasterData, Refused: "R3", Corrected: "IC", About: "The item is not sold in that unit."},
	{Code: "line.pack.differs", Default: gateway.Warn, Needs: MasterData, About: "The pack size sent is not ours."},
	{Code: "line.price.missing", Default: gateway.Hold, Alone: gateway.Warn, Corrected: "IP", About: "A line has no price."},
	{Code: "line.price.agreed", Default: gateway.Note, Needs: MasterData, About: "A line has no price: the agreed one applies."},
	{Code: "line.price.zero", Default: gateway.Hold, Alone: gateway.Warn, Corrected: "IP", About: "A price is zero without saying that it is free of charge."},
	{Code: "line.price.negative", Default: gateway.Hold, Alone: gateway.Hold, About: "A price is negative."},
	{Code: "line.price.open", Default: gateway.Hold, Alone: gateway.Warn, Corrected: "IE", About: "The price is to be negotiated or not quoted."},
	{Code: "line.price.retail", Default: gateway.Hold, Alone: gateway.Warn, Corrected: "IP", About: "The price sent is a retail price, not what the buyer pays."},
	{Code: "line.price.basis", Default: gateway.Hold, Alone: gateway.Warn, Corrected: "IE", About: "The price is for another unit than the quantity, and no pack size is known."},
	{Code: "line.price.noagreement", Default: gateway.Hold, Needs: MasterData, Refused: "R1", About: "No price is agreed with this customer for the item."},
	{Code: "line.price.tolerance", Default: gateway.Hold, Needs: MasterData, Corrected: "IP", About: "The price is off the agreed one."},
	{Code: "line.amount.tolerance", Default: gateway.Warn, Alone: gateway.Warn, About: "The line amount sent is not quantity times price."},
	{Code: "line.schedule.sum", Default: gateway.Hold, Alone: gateway.Hold, About: "The delivery schedule does not add up to the quantity."},
	{Code: "line.location.sum", Default: gateway.Hold, Alone: gateway.Hold, About: "The quantities per store do not add up to the quantity."},
	{Code: "line.location.unknown", Default: gateway.Hold, Needs: MasterData, About: "A store is not one of this customer's ship-tos."},
	{Code: "line.contract.item", Default: gateway.Hold, Needs: MasterData, Refused: "R1", About: "The contract does not hold the item."},
	{Code: "line.contract.quantity", Default: gateway.Hold, Needs: MasterData, Corrected: "IQ", About: "The order goes beyond what is left of the item in the contract."},
	{Code: "line.note.text", Default: gateway.Note, Alone: gateway.Note, About: "A line carries free text."},

	{Code: "order.count.differs", Default: gateway.Warn, Alone: gateway.Warn, About: "The line count sent (CTT01) is not the number of lines."},
	{Code: "order.hash.differs", Default: gateway.Warn, Alone: gateway.Warn, About: "The quantity total sent (CTT02) is not the sum of the quantities."},
	{Code: "order.total.tolerance", Default: gateway.Hold, Alone: gateway.Warn, About: "The total sent is not what the lines add up to."},
	{Code: "order.allowance.notagreed", Default: gateway.Hold, Needs: MasterData, About: "Allowances take more off the agreed prices than rules.price.allowance."},
	{Code: "order.total.limit", Default: gateway.Hold, Needs: Partner, About: "The order is worth more than rules.total.limit."},
	{Code: "order.total.minimum", Default: gateway.Hold, Needs: Partner, About: "The order is worth less than rules.total.minimum."},

	{Code: "contract.number.unknown", Default: gateway.Warn, Needs: MasterData, About: "The order names a contract that the customer does not have in the master data."},
	{Code: "contract.release.unknown", Default: gateway.Hold, Needs: MasterData, About: "A release (X12 BEG02 RL) names a contract that the customer does not have in the master data."},
	{Code: "contract.date.outside", Default: gateway.Hold, Needs: MasterData, About: "The contract does not hold on the date of the order."},
	{Code: "contract.currency.differs", Default: gateway.Hold, Needs: MasterData, About: "The order is in another currency than the contract."},
	{Code: "contract.amount.exceeded", Default: gateway.Hold, Needs: MasterData, About: "The order goes beyond what is left of the amount of the contract."},

	{Code: "order.payment.notagreed", Default: gateway.Hold, Needs: Partner, About: "The payment terms are not agreed with the customer, or not among rules.terms.payment."},
	{Code: "order.freight.notagreed", Default: gateway.Hold, Needs: Partner, About: "The freight terms are not agreed with the customer, or not among rules.terms.freight."},

	{Code: "order.paper.unproven", Default: gateway.Hold, Alone: gateway.Hold, Paper: gateway.Hold, firm: true, About: "Nothing vouches for an order that was read of a page: there is no partner, or no master data."},
	{Code: "order.number.shape", Default: gateway.Hold, Needs: Partner, About: "Of a page: the order number is of another shape than the partner's were so far."},
	{Code: "customer.name.differs", Default: gateway.Hold, Needs: MasterData, Paper: gateway.Hold, About: "Of a page: the buyer that it names is not the customer (rules.paper.buyer)."},
	{Code: "supplier.name.differs", Default: gateway.Hold, Needs: Partner, Paper: gateway.Hold, About: "Of a page: the supplier that it names is not us (a station's name and letterhead, rules.paper.supplier)."},
	{Code: "shipto.address.ambiguous", Default: gateway.Hold, Needs: MasterData, Paper: gateway.Hold, About: "Of a page: the delivery address fits several of the customer's ship-tos."},
	{Code: "shipto.address.unknown", Default: gateway.Hold, Needs: MasterData, Paper: gateway.Hold, About: "Of a page: the delivery address fits none of the customer's ship-tos."},
	{Code: "line.item.new", Default: gateway.Note, Needs: MasterData, About: "Of a page: the customer has never ordered the item."},
	{Code: "line.item.scanned", Default: gateway.Hold, Needs: MasterData, Paper: gateway.Hold, About: "Of a scanned page: the item number was read from a picture, and the customer has never ordered the item."},
	{Code: "line.quantity.unproven", Default: gateway.Hold, Needs: Partner, Paper: gateway.Hold, Corrected: "IQ", About: "Of a page: neither arithmetic nor a heading bears the quantity out."},
	{Code: "line.quantity.far", Default: gateway.Hold, Needs: MasterData, Corrected: "IQ", About: "Of a page: more than ten times what was ever ordered of the item, or less than a tenth."},
	{Code: "line.price.far", Default: gateway.Hold, Needs: MasterData, Corrected: "IP", About: "Of a page: a price of more than ten times what was ever paid for the item, or less than a tenth."},

	{Code: "order.change.date", Default: gateway.Warn, Needs: Ordered, About: "The change speaks of an order of another date."},
	{Code: "line.change.unknown", Default: gateway.Hold, Needs: Ordered, About: "A change speaks of a line that the order does not have."},
	{Code: "line.change.ambiguous", Default: gateway.Hold, Needs: Ordered, About: "A change speaks of a line that fits several of the order."},
	{Code: "line.change.exists", Default: gateway.Hold, Needs: Ordered, About: "A change adds a line that the order has already."},
	{Code: "line.change.item", Default: gateway.Hold, Needs: Ordered, About: "A change speaks of a line as another item than the order has there."},
	{Code: "line.change.code", Default: gateway.Hold, Needs: Ordered, About: "A change asks for something that a person has to do (POC02 MU, TI …)."},
	{Code: "line.change.incomplete", Default: gateway.Hold, Needs: Ordered, About: "A change does not say to what a value changes."},
	{Code: "line.change.contradiction", Default: gateway.Hold, Needs: Ordered, About: "A change states more than its code says (POC02)."},
	{Code: "line.change.differs", Default: gateway.Hold, Needs: Ordered, About: "A line repeated as not changed differs from the order (POC02 NC)."},
	{Code: "line.change.direction", Default: gateway.Hold, Needs: Ordered, About: "An increase lowers the quantity, or a decrease raises it."},
	{Code: "line.change.unit", Default: gateway.Hold, Needs: Ordered, About: "A change counts a line in another unit than the order."},
	{Code: "line.change.dropped", Default: gateway.Note, Needs: Ordered, About: "A line of the order is not in its replacement."},

	{Code: "check.calendar.unknown", Default: gateway.Warn, Needs: MasterData, About: "A calendar that the customer or the partner file names is not in the master data."},
	{Code: "check.skipped", Default: gateway.Note, Alone: gateway.Note, About: "Rules that had nothing to go by."},
}

// byCode finds a rule; read-only.
var byCode = func() map[string]*Rule {
	m := make(map[string]*Rule, len(catalogue))
	for i := range catalogue {
		m[catalogue[i].Code] = &catalogue[i]
	}
	return m
}()

func ruleOf(code string) *Rule { return byCode[code] }

// ofPaper reports whether a rule is asked of orders that were read of pages alone.
func ofPaper(code string) bool {
	switch code {
	case "order.paper.unproven", "order.number.shape", "customer.name.differs", "supplier.name.differs", "shipto.address.ambiguous", "shipto.address.unknown",
		"line.item.new", "line.item.scanned", "line.quantity.unproven", "line.quantity.far", "line.price.far":
		return true
	}
	return false
}

// Refusal is the answer (X12 668) to a line that is refused for a finding, "" for a
// code that is no rule's.
func Refusal(code string) string {
	if r := ruleOf(code); r != nil {
		return r.Answer(gateway.Reject, true)
	}
	return ""
}

// Rules returns every rule, in the order of the documentation.
func Rules() []Rule { return append([]Rule(nil), catalogue...) }

// Codes returns the codes of all rules, in the order of Rules.
func Codes() []string {
	out := make([]string, len(catalogue))
	for i, r := range catalogue {
		out[i] = r.Code
	}
	return out
}
