// SPDX-License-Identifier: Apache-2.0

package confirmation

import (
	"strings"
	"time"
	"unicode"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
)

// number writes a decimal as the language does, with at least so many decimals.
func (l *Language) number(d gateway.Dec, decimals int32) string {
	s := d.String()
	if -d.Exponent() < decimals {
		s = d.StringFixed(decimals)
	}
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(l.texts["format.group"])
		}
		b.WriteRune(r)
	}
	if fraction != "" {
		b.WriteString(l.texts["format.decimal"] + fraction)
	}
	return sign + b.String()
}

// quantity writes a quantity without the noughts behind its last decimal.
func (l *Language) quantity(d gateway.Dec, unit string) string {
	s := d.String()
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if short, err := gateway.NewDec(s); err == nil {
		d = short
	}
	return strings.TrimSpace(l.number(d, 0) + " " + l.unit(unit))
}

// unit names a unit (UN/ECE Rec 20); its code where the language has no name.
func (l *Language) unit(code string) string {
	if name := l.texts["unit."+code]; name != "" {
		return name
	}
	return code
}

// money writes a price with all its decimals, two at least.
func (l *Language) money(d gateway.Dec, currency string) string {
	return strings.TrimSpace(l.number(d, places(currency)) + " " + currency)
}

// places is how many decimals an amount of a currency has (ISO 4217).
func places(currency string) int32 {
	switch currency {
	case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF":
		return 0
	case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND":
		return 3
	}
	return 2
}

// rounded is an amount at the currency's decimals, a half away from nought.
func rounded(d decimal.Decimal, currency string) gateway.Dec {
	return gateway.Dec{Decimal: d.Round(places(currency))}
}

// date writes an ISO date as the language does; what is none stays as it is.
func (l *Language) date(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return strings.NewReplacer("{day}", t.Format("02"), "{month}", t.Format("01"), "{year}", t.Format("2006")).Replace(l.texts["format.date"])
}

// span is the last day of a period, the first where it has no end.
func span(p *gateway.Period) string {
	switch {
	case p == nil:
		return ""
	case p.EndDate != "":
		return p.EndDate
	}
	return p.StartDate
}

// clean makes a text of one line: what partners send may hold anything.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) && r != '\u00a0':
			return ' '
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.TrimSpace(s)
}

// fileName makes a name that every system can store.
func fileName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, clean(s))
	if r := []rune(s); len(r) > 80 {
		s = string(r[:80])
	}
	return strings.Trim(s, ". ")
}
