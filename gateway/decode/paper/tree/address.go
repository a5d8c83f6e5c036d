// SPDX-License-Identifier: Apache-2.0

package tree

import (
	_ "embed"
	"regexp"
	"strings"

	"ordergate/gateway/decode/paper"
)

// address is an address taken apart. Nothing is lost: what is not known for sure
// stays a line of it.
type address struct {
	street                     paper.Value
	more                       []paper.Value
	city, zip, region, country paper.Value
}

// The ways in which postal codes and places stand on a line, the surest first. Groups:
// city, region, zip, country (a letter code before the postal code).
var cityLines = []*regexp.Regexp{
	regexp.MustCompile(`^(?P<city>\p{L}[\p{L}\s.'’-]*?),?\s+(?P<region>[A-Z]{2})[\s,]+(?P<zip>\d{5}(?:-\d{4})?)$`),                                                                                       // Springfield, IL 62701-1234
	regexp.MustCompile(`^(?P<city>\p{L}[\p{L}\s.'’-]*?),?\s+(?P<region>[A-Z]{2})[\s,]+(?P<zip>[A-Z]\d[A-Z] ?\d[A-Z]\d)$`),                                                                                // Toronto, ON M5V 2T6
	regexp.MustCompile(`^(?P<city>\p{L}[\p{L}\s.'’-]*?),?\s+(?P<zip>[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})$`),                                                                                                  // London SW1A 2AA
	regexp.MustCompile(`^(?P<zip>\d{4} ?[A-Z]{2})\s+(?P<city>\p{L}[\p{L}\s.'’-]+)$`),                                                                                                                     // 3011 AB Rotterdam
	regexp.MustCompile(`^(?:(?P<country>D|DE|A|AT|CH|F|FR|I|IT|E|ES|B|BE|L|LU|DK|SE?|FI?|NO?|PL|CZ|NL|P|PT)[- ])?(?P<zip>\d{4,5})\s+(?P<city>\p{L}[\p{L}\s.'’()/-]*?)(?:\s+\((?P<region>[A-Z]{2})\))?$`), // D-70565 Stuttgart, 20121 Milano (MI)
	regexp.MustCompile(`^(?P<zip>\d{2}-\d{3}|\d{3} \d{2}|\d{5}-\d{3}|\d{4}-\d{3})\s+(?P<city>\p{L}[\p{L}\s.'’-]+)$`),                                                                                     // 00-950 Warszawa, 111 29 Stockholm
	regexp.MustCompile(`^(?P<city>\p{L}[\p{L}\s.'’-]*?)\s*[-–,]\s*(?P<zip>\d{6}|\d{3} \d{3})(?:,?\s*(?P<region>\p{L}[\p{L}\s]+))?$`),                                                                     // Mumbai - 400001, Maharashtra
	regexp.MustCompile(`^(?i:C\.?P\.?)\s*(?P<zip>\d{5})[,\s]+(?P<city>\p{L}[\p{L}\s.'’-]*?)(?:,\s*(?P<region>\p{L}[\p{L}\s.]+))?$`),                                                                      // C.P. 06600 Ciudad de México
}

// splitAddress takes an address apart, line by line from its end.
func splitAddress(lines []paper.Value) (a address) {
	rest := make([]paper.Value, 0, len(lines))
	for _, l := range lines {
		switch pieces := strings.Split(l.Text, ","); {
		case strings.TrimSpace(l.Text) == "":
		case len(pieces) < 3: // "Rochester, NY 14623" is one
			rest = append(rest, l)
		default: // an address in one line
			for _, p := range pieces {
				if p = strings.TrimSpace(p); p != "" {
					rest = append(rest, part(&l, p))
				}
			}
		}
	}
	if n := len(rest); n > 1 {
		if code := countryCode(rest[n-1].Text); code != "" && len(strings.TrimSpace(rest[n-1].Text)) > 1 {
			a.country = part(&rest[n-1], code)
			rest = rest[:n-1]
		}
	}
	for i := len(rest) - 1; i >= 0; i-- { // the postal code stands near the end, what is behind it is a line more
		if i < len(rest)-3 {
			break
		}
		if a.cityLine(&rest[i]) {
			rest = append(rest[:i:i], rest[i+1:]...)
			break
		}
		if i == 0 {
			break
		}
		both := rest[i-1] // a place, and below it region and postal code
		both.Text, both.Box = both.Text+", "+rest[i].Text, both.Box.Join(rest[i].Box)
		if a.cityLine(&both) {
			rest = append(rest[:i-1:i-1], rest[i+1:]...)
			break
		}
	}
	if len(rest) > 0 {
		a.street, a.more = rest[0], rest[1:]
	}
	return a
}

// cityLine takes a line apart that holds a postal code and a place; the country may
// stand behind them.
func (a *address) cityLine(l *paper.Value) bool {
	text := strings.Join(strings.Fields(l.Text), " ")
	tail := ""
	if i := strings.LastIndexAny(text, ",-–"); i > 0 {
		if tail = countryCode(text[i:]); tail != "" && len(strings.Trim(text[i:], " ,-–")) > 2 {
			text = strings.TrimRight(text[:i], " ,-–")
		} else {
			tail = ""
		}
	}
	for _, re := range cityLines {
		m := re.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		for i, name := range re.SubexpNames() {
			if name == "" || m[i] == "" {
				continue
			}
			switch v := part(l, strings.TrimSpace(m[i])); name {
			case "city":
				a.city = v
			case "region":
				a.region = v
			case "zip":
				a.zip = v
			case "country":
				if a.country.Empty() {
					a.country = part(l, countryCode(m[i]))
				}
			}
		}
		if tail != "" && a.country.Empty() {
			a.country = part(l, tail)
		}
		return true
	}
	return false
}

// part is a piece of a line: it stands where the line does.
func part(l *paper.Value, text string) paper.Value {
	v := *l
	v.Text, v.Raw = text, l.Text
	if l.Raw != "" {
		v.Raw = l.Raw
	}
	return v
}

// countries is a country a line: its code, and what it is called on envelopes.
//
//go:embed countries.txt
var countries string

// countryCode is the ISO 3166 code of a country by one of its names, "" for what is
// none.
func countryCode(name string) string {
	name = strings.Join(strings.Fields(strings.ToLower(strings.Trim(strings.TrimSpace(name), ".,-–() "))), " ")
	if name == "" || len(name) > 60 {
		return ""
	}
	for line := range strings.Lines(countries) {
		code, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		if strings.ToLower(code) == name {
			return code
		}
		for n := range strings.SplitSeq(names, ",") {
			if strings.TrimSpace(n) == name {
				return code
			}
		}
	}
	return ""
}
