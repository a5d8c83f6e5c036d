// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"fmt"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
	"ordergate/gateway/validate"
)

// Examined is a document made into an order and checked: the pure middle of the
// pipeline, the same for the daemon, a dry run and a replay.
type Examined struct {
	Order    *gateway.Order // nil when no mapping reads the document
	Findings []gateway.Finding
	Mapping  *mapping.Mapping
	Who      validate.Who
	Zone     string // the partner's time zone, "" = UTC: which day it is there
	Facts    validate.Facts
	Decision gateway.Decision
	Test     bool // it is test traffic, by what is known of it or by the mapping
	// Untrusted says why nobody can be sure who sent it; "" where one can.
	Untrusted string
}

// Read maps a document; test says that it is test traffic whatever the mapping finds. p is nil when nobody knows the sender (a dry run).
func Read(doc *decode.Document, p *partner.Partner, mappings *mapping.Set, source gateway.Source, test, trace bool) *Examined {
	m, named := mappingOf(p, mappings, doc.Format, doc.Type)
	x := ReadBy(doc, p, m, source, test, trace)
	if m != nil {
		return x
	}
	f := gateway.Finding{Code: "document.mapping.missing", Severity: gateway.Hold, Position: doc.Position(doc.Root, 0, 0),
		Message: fmt.Sprintf("No mapping reads %s documents of type %s.", doc.Format, doc.Type),
		Hint:    fmt.Sprintf("Write a mapping for it and name it in the partner file under mappings: {%s: …}.", doc.Type)}
	if why := mappings.Waiting(named, doc.Format, doc.Type); why != "" {
		f.Code, f.Message = "document.mapping.unapproved", why
		f.Hint = "Look at the difference and approve it (ordergate mapping diff --approve ID), then replay the message."
	}
	x.Findings = append(x.Findings, f)
	return x
}

// mappingOf finds the mapping of a partner's documents, nil for none; named is what
// the partner's file calls it.
func mappingOf(p *partner.Partner, mappings *mapping.Set, format, typ string) (m *mapping.Mapping, named string) {
	if p != nil {
		named = p.Mapping(typ)
	}
	if named != "" {
		m, _ = mappings.Find(named)
		return m, named
	}
	m, _ = mappings.Builtin(format, typ)
	return m, ""
}

// ReadBy maps a document by a mapping, which is nil when there is none.
func ReadBy(doc *decode.Document, p *partner.Partner, m *mapping.Mapping, source gateway.Source, test, trace bool) *Examined {
	x := &Examined{Findings: append([]gateway.Finding(nil), doc.Findings...), Test: test}
	options := mapping.Options{NoTrace: !trace && !doc.Paper} // whoever judges what was read of a page asks what speaks for it
	if p != nil {
		x.Who.Partner, x.Who.Customer, x.Who.Station = p.ID, p.Customer, source.Station
		x.Who.Calendars, x.Zone = p.Rules.Calendars(), p.Answers.TimeZone
		options.NoTrace = options.NoTrace && !p.Rules.AsSent()
		options.CenturyPivot = p.Syntax.CenturyFrom
	}
	if m == nil {
		return x
	}
	x.Mapping = m
	result := m.Map(doc, options)
	x.Order = result.Order
	x.Findings = append(x.Findings, result.Findings...)
	says, unclear := m.IsTest(doc)
	x.Findings, x.Test = append(x.Findings, unclear...), test || says
	if x.Order == nil {
		return x
	}
	source.Paper = doc.Paper
	source.Format, source.SetID, source.Version, source.Set, source.Group = doc.Format, doc.Type, doc.Version, doc.Control, doc.Group
	source.Interchange, source.Usage, source.SenderID, source.ReceiverID = doc.Interchange, doc.Usage, doc.Sender.ID, doc.Receiver.ID
	if says {
		source.Usage = "T"
	}
	source.Mapping, source.MappingSHA256 = m.ID(), m.SHA256()
	x.Order.Source = &source
	if x.Order.DocumentCurrencyCode == "" && p != nil && !isChange(x.Order) { // a change that names none leaves the order's
		x.Order.DocumentCurrencyCode = p.Currency
	}
	key := x.Order.Key(source.Station, source.Partner)
	key.Test = x.Test
	x.Order.DocumentKey = key.Hash()
	return x
}

// Check holds the order against the facts and the partner's rules, on the day that
// it is in the partner's zone.
func (x *Examined) Check(facts validate.Facts, rules validate.Policy, today time.Time) {
	if x.Order == nil {
		return
	}
	x.Facts = facts
	findings, resolved := validate.Check(x.Order, facts, rules, x.Who, inZone(today, x.Zone).Format(time.DateOnly))
	x.Findings = distrusted(append(x.Findings, findings...), x.Untrusted)
	x.Order.Resolved = resolved
	x.Decision = validate.Decide(x.Order, x.Findings)
	x.Decision.At = today.UTC().Format(time.RFC3339)
}

// Outcome is what the findings add up to; a document without an order is never
// accepted.
func (x *Examined) Outcome() gateway.Outcome {
	o := gateway.Weigh(x.Findings)
	if x.Order == nil && o == gateway.Accept {
		return gateway.Held
	}
	return o
}

// NoOrder tells whether a document type asks for nothing: acknowledgements and
// answers, which are kept and not mapped.
func NoOrder(typ string) bool {
	switch typ {
	case "997", "999", "855", "865":
		return true
	}
	return false
}
