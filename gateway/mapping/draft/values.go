// SPDX-License-Identifier: Apache-2.0

package draft

import (
	"regexp"
	"slices"
	"strings"
)

var (
	pointNumber  = regexp.MustCompile(`^-?\d+(\.\d+)?$`)
	commaNumber  = regexp.MustCompile(`^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$`)
	groupedPoint = regexp.MustCompile(`^-?\d{1,3}(,\d{3})+(\.\d+)?$`)
	iso          = regexp.MustCompile(`^\d{4}-\d\d-\d\d(T.*)?$`)
	eight        = regexp.MustCompile(`^(19|20)\d{6}$`)
	divided      = regexp.MustCompile(`^(\d{2})([./-])(\d{2})[./-](\d{4})$`)
)

func looksNumber(v string) bool {
	return pointNumber.MatchString(v) || commaNumber.MatchString(v) || groupedPoint.MatchString(v)
}

// dateForms lists the ways a date could be read: "" for what needs no pattern.
func dateForms(v string) []string {
	if iso.MatchString(v) {
		return []string{""}
	}
	if eight.MatchString(v) {
		return []string{"CCYYMMDD"}
	}
	m := divided.FindStringSubmatch(v)
	if m == nil {
		return nil
	}
	var out []string
	if m[3] <= "12" {
		out = append(out, "DD"+m[2]+"MM"+m[2]+"YYYY")
	}
	if m[1] <= "12" {
		out = append(out, "MM"+m[2]+"DD"+m[2]+"YYYY")
	}
	if m[2] == "/" { // the American way first
		slices.Reverse(out)
	}
	return out
}

// clearlyComma reports whether values are numbers of which one can only have a
// decimal comma.
func clearlyComma(values []string) bool {
	found := false
	for _, v := range values {
		if !commaNumber.MatchString(v) {
			return false
		}
		_, fraction, marked := strings.Cut(v, ",")
		found = found || marked && len(fraction) != 3
	}
	return found
}

// expressionFor reads values as what a field takes. check says what a person must
// look at.
func (d *drafting) expressionFor(k kind, sel string, values []string, optional bool) (expr, check string) {
	expr = sel
	switch k {
	case day:
		expr, check = dateExpression(sel, values)
	case number:
		expr, check = d.numberExpression(sel, values)
	case unit:
		expr, check = d.unitExpression(sel, values)
	case currency:
		if slices.ContainsFunc(values, func(v string) bool { return len(v) != 3 || strings.ToUpper(v) != v }) {
			check = "an order's currency is three letters, such as USD"
		}
	case gtin:
		expr = "gtin(" + sel + ")"
	}
	if optional {
		expr = "optional(" + expr + ")"
	}
	return expr, check
}

func dateExpression(sel string, values []string) (expr, check string) {
	forms := dateForms(values[0])
	for _, v := range values[1:] {
		forms = slices.DeleteFunc(forms, func(f string) bool { return !slices.Contains(dateForms(v), f) })
	}
	switch {
	case len(forms) == 0:
		return "date(" + sel + ")", "the dates are not all of one form"
	case len(forms) > 1:
		check = "the day and the month could be the other way round: " + strings.Join(forms, " or ")
	}
	if forms[0] == "" {
		return sel, check
	}
	return `date(` + sel + `, "` + forms[0] + `")`, check
}

func (d *drafting) numberExpression(sel string, values []string) (expr, check string) {
	all := func(res ...*regexp.Regexp) bool {
		return !slices.ContainsFunc(values, func(v string) bool {
			return !slices.ContainsFunc(res, func(re *regexp.Regexp) bool { return re.MatchString(v) })
		})
	}
	grouped := slices.ContainsFunc(values, func(v string) bool { return commaNumber.MatchString(v) && strings.Contains(v, ".") })
	switch {
	case d.comma && all(commaNumber):
		if grouped && !slices.ContainsFunc(values, func(v string) bool { return strings.Contains(v, ",") }) {
			check = "the point is taken to set thousands apart, as other numbers have a decimal comma"
		}
		return `decimal(` + sel + `, ",")`, check
	case all(pointNumber):
		if grouped {
			check = `if the point sets thousands apart, write decimal(…, ",")`
		}
		return sel, check
	case all(groupedPoint, pointNumber):
		return `decimal(` + sel + `, ".")`, "the comma is taken to set thousands apart"
	case all(commaNumber):
		return `decimal(` + sel + `, ",")`, ""
	}
	return `decimal(` + sel + `)`, "the numbers are not all of one form"
}

// words are what partners call units, with their codes of UN/ECE Rec 20 and 21.
var words = map[string]string{
	"ea": "EA", "each": "EA", "pc": "H87", "pcs": "H87", "pce": "H87", "piece": "H87", "pieces": "H87", "st": "H87", "stk": "H87", "stck": "H87", "stuck": "H87", "stueck": "H87", "unit": "C62", "units": "C62", "unidad": "C62",
	"bx": "XBX", "box": "XBX", "boxes": "XBX", "ca": "XCS", "case": "XCS", "cases": "XCS", "cs": "XCS", "ct": "XCT", "ctn": "XCT", "carton": "XCT", "kar": "XCT", "karton": "XCT", "pk": "XPK", "pack": "XPK", "pkt": "XPK", "pal": "XPX", "pallet": "XPX", "plt": "XPX", "palette": "XPX", "rl": "XRO", "roll": "XRO", "rolle": "XRO", "set": "SET", "pr": "PR", "pair": "PR", "paar": "PR", "dz": "DZN", "dozen": "DZN",
	"kg": "KGM", "kilo": "KGM", "g": "GRM", "lb": "LBR", "lbs": "LBR", "oz": "ONZ", "t": "TNE", "m": "MTR", "meter": "MTR", "cm": "CMT", "mm": "MMT", "ft": "FOT", "in": "INH", "l": "LTR", "ltr": "LTR", "liter": "LTR", "ml": "MLT", "gal": "GLL", "m2": "MTK", "qm": "MTK", "m3": "MTQ", "h": "HUR", "hr": "HUR", "hour": "HUR", "std": "HUR",
}

// rec20 are codes of UN/ECE Recommendation 20 and 21 that stand for themselves.
const rec20 = " EA C62 H87 PR SET KGM GRM LBR ONZ TNE MTR CMT MMT FOT INH LTR MLT GLL MTK MTQ DZN CEN MIL HUR XCS XCT XBX XPK XPX XBG XRO XBO XDR "

func (d *drafting) unitExpression(sel string, values []string) (expr, check string) {
	if !slices.ContainsFunc(values, func(v string) bool { return !strings.Contains(rec20, " "+v+" ") }) {
		return sel, ""
	}
	for _, v := range values {
		code := words[plain(v)]
		if code == "" && strings.Contains(rec20, " "+v+" ") {
			code = v
		}
		d.units[v] = code
	}
	return "lookup(ownUnits, " + sel + ")", "what the partner's units mean stands below tables"
}
