// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
)

// Policy says how faults of syntax weigh. It stands in a partner file under
// `syntax:`. The zero value is the default of every fault.
type Policy struct {
	// Severity overrides the default by finding code ("element.code") or by
	// acknowledgement code ("AK4 7"): note, warn, hold or reject. A set with a
	// rejected fault is answered R, one with a warning E.
	Severity map[string]gateway.Severity `yaml:"severity" doc:"how a fault of syntax weighs, by finding code (segment.order.wrong) or acknowledgement code (AK4 7): note, warn, hold or reject"`
	// CenturyFrom is the two-digit year from which YY means 19YY; below it 20YY.
	CenturyFrom int `yaml:"centuryFrom" default:"70" doc:"six-digit dates: years from this one on are 19xx, below it 20xx"`
}

// The finding codes of this package with their default severity: what breaks
// the structure or a mandatory element is rejected, what the field sends every
// day and can be read without guessing is a warning (reference: 997 §5.4).
var defaults = map[string]gateway.Severity{
	"interchange.header.width":       gateway.Warn,
	"interchange.header.unreadable":  gateway.Reject,
	"interchange.header.element":     gateway.Warn,
	"interchange.header.missing":     gateway.Reject,
	"interchange.component.missing":  gateway.Warn,
	"interchange.trailer.missing":    gateway.Reject,
	"interchange.trailer.control":    gateway.Reject,
	"interchange.trailer.count":      gateway.Reject,
	"interchange.control.duplicate":  gateway.Reject,
	"interchange.header.padding":     gateway.Note, // no-break spaces for blanks
	"interchange.header.broken":      gateway.Note, // line ends inside the ISA
	"interchange.encoding.bom":       gateway.Note,
	"interchange.encoding.ebcdic":    gateway.Note,
	"interchange.terminator.unusual": gateway.Note,
	"interchange.repetition.none":    gateway.Note, // U in ISA11 from 00402
	"interchange.padding.trailing":   gateway.Note, // Ctrl-Z or NUL behind the IEA
	"interchange.lines.wrapped":      gateway.Warn,
	"interchange.terminator.missing": gateway.Note,
	"interchange.segment.outside":    gateway.Reject,
	"interchange.data.outside":       gateway.Reject,
	"interchange.service.segment":    gateway.Note,
	"interchange.empty":              gateway.Reject,
	"group.header.element":           gateway.Reject,
	"group.header.invalid":           gateway.Warn,
	"group.version.unlike":           gateway.Note, // ISA12 says another than GS08
	"group.version.unknown":          gateway.Note,
	"group.type.unsupported":         gateway.Reject,
	"group.trailer.missing":          gateway.Reject,
	"group.trailer.control":          gateway.Reject,
	"group.trailer.count":            gateway.Reject,
	"group.control.duplicate":        gateway.Reject,
	"set.trailer.missing":            gateway.Reject,
	"set.trailer.control":            gateway.Reject,
	"set.trailer.count":              gateway.Reject,
	"set.control.missing":            gateway.Reject,
	"set.control.duplicate":          gateway.Reject,
	"set.group.mismatch":             gateway.Warn,
	"set.type.unsupported":           gateway.Reject,
	"set.version.nearest":            gateway.Note,
	"interchange.size.limit":         gateway.Reject,
	"interchange.sets.limit":         gateway.Reject,
	"set.size.limit":                 gateway.Reject,
	"segment.size.limit":             gateway.Reject,
	"segment.elements.limit":         gateway.Reject,
	"set.findings.limit":             gateway.Note, // weighs what the worst beyond the limit weighs
	"segment.empty":                  gateway.Note,
	"segment.id.unknown":             gateway.Reject,
	"segment.unexpected":             gateway.Reject,
	"segment.mandatory.missing":      gateway.Reject,
	"segment.repeat.exceeded":        gateway.Reject,
	"loop.repeat.exceeded":           gateway.Reject,
	"segment.set.foreign":            gateway.Reject,
	"segment.order.wrong":            gateway.Reject,
	"element.mandatory.missing":      gateway.Reject,
	"element.condition.missing":      gateway.Warn,
	"element.excess":                 gateway.Warn,
	"element.length.short":           gateway.Warn,
	"element.length.long":            gateway.Warn,
	"element.character":              gateway.Warn,
	"element.number":                 gateway.Warn,
	"element.code":                   gateway.Warn,
	"element.date":                   gateway.Warn,
	"element.time":                   gateway.Warn,
	"element.condition.exclusive":    gateway.Warn,
	"element.component.excess":       gateway.Warn,
	"element.repetition.excess":      gateway.Warn,
	"element.code.unlisted":          gateway.Note,
	"date.century.stray":             gateway.Warn,
	"element.newline":                gateway.Note,
}

// onMandatory lists the codes whose warning becomes a rejection where the
// element is mandatory.
var onMandatory = map[string]bool{
	"element.character": true, "element.length.short": true, "element.length.long": true, "element.number": true, "element.code": true, "element.date": true, "element.time": true,
}

// Codes lists the finding codes of this package.
func Codes() []string {
	var out []string
	for c := range defaults {
		out = append(out, c)
	}
	slices.Sort(out)
	return out
}

func (p *Policy) severity(code, ack string, mandatory bool) gateway.Severity {
	if strings.HasSuffix(code, ".limit") { // what was not read whole is never taken
		return gateway.Reject
	}
	if s, ok := p.Severity[code]; ok {
		return s
	}
	if s, ok := p.Severity[ack]; ok {
		return s
	}
	if mandatory && onMandatory[code] {
		return gateway.Reject
	}
	return defaults[code]
}

// Validate returns what is wrong with a policy, by key.
func (p *Policy) Validate() map[string]string {
	out := map[string]string{}
	for key, s := range p.Severity {
		_, known := defaults[key]
		if !known && !strings.HasPrefix(key, "AK") && !strings.HasPrefix(key, "TA1") && !strings.HasPrefix(key, "IK") {
			out[key] = fmt.Sprintf("%q is neither a finding code nor an acknowledgement code", key)
			if near := gateway.Nearest(key, Codes()); near != "" {
				out[key] += fmt.Sprintf("; did you mean %q?", near)
			}
		}
		switch s {
		case gateway.Note, gateway.Warn, gateway.Hold, gateway.Reject:
		default:
			out[key] = fmt.Sprintf("%q is not note, warn, hold or reject", s)
		}
	}
	if p.CenturyFrom < 0 || p.CenturyFrom > 99 {
		out["centuryFrom"] = "centuryFrom is a two-digit year"
	}
	return out
}
