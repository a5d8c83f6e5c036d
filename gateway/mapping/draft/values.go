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

// expressionFor reads values as what a field takes. check says what a person must
// look at.
func expressionFor(k kind, sel string, values []string, always bool) (expr, check string) {
	wrap := func(s string) string {
		if always || k != text {
			return "optional(" + s + ")"
		}
		return "optional(" + s + ")"
	}
	switch k {
	case day:
		forms := dateForms(values[0])
		for _, v := range values[1:] {
			forms = slices.DeleteFunc(forms, func(f string) bool { return !slices.Contains(dateForms(v), f) })
		}
		if len(forms) == 0 {
			return wrap("date(" + sel + ")"), "the dates are not all of one form"
		}
		if len(forms) > 1 {
			check = "the day and the month could be the other way round: " + strings.Join(forms, " or ")
		}
		if forms[0] == "" {
			return wrap(sel), check
		}
		return wrap(`date(` + sel + `, "` + forms[0] + `")`), check
	case number:
		return numberExpression(sel, values, wrap)
	case unit:
		return unitExpression(sel, values, wrap)
	case currency:
		if !slices.ContainsFunc(values, func(v string) bool { return len(v) != 3 || strings.ToUpper(v) != v }) {
			return wrap(sel), ""
		}
		return wrap(sel), "an order's currency is three letters, such as USD"
	case gtin:
		return wrap("gtin(" + sel + ")"), ""
	}
	return wrap(sel), ""
}

func numberExpression(sel string, values []string, wrap func(string) string) (string, string) {
	all := func(re *regexp.Regexp) bool {
		return !slices.ContainsFunc(values, func(v string) bool { return !re.MatchString(v) })
	}
	switch {
	case all(pointNumber):
		if slices.ContainsFunc(values, func(v string) bool { return commaNumber.MatchString(v) && strings.Contains(v, ".") }) {
			return wrap(sel), "the point could set thousands apart; then write decimal(…, \",\")"
		}
		return wrap(sel), ""
	case all(groupedPoint) || !slices.ContainsFunc(values, func(v string) bool { return !groupedPoint.MatchString(v) && !pointNumber.MatchString(v) }):
		return wrap(`decimal(` + sel + `, ".")`), "the comma is taken to set thousands apart"
	case all(commaNumber):
		return wrap(`decimal(` + sel + `, ",")`), ""
	}
	return wrap(`decimal(` + sel + `)`), "the numbers are not all of one form"
}

// rec20 are codes of UN/ECE Recommendation 20 and 21 that stand for themselves.
const rec20 = " EA C62 H87 PR SET KGM GRM LBR ONZ MTR CMT MMT FOT INH LTR MLT GLL MTK MTQ DZN CEN MIL HUR XCS XCT XBX XPK XPX XBG XRO XBO XDR "

func unitExpression(sel string, values []string, wrap func(string) string) (string, string) {
	if !slices.ContainsFunc(values, func(v string) bool { return !strings.Contains(rec20, " "+v+" ") }) {
		return wrap(sel), ""
	}
	return wrap("lookup(units, " + sel + ")"), "units are translated by the table units; add the partner's own words below tables"
}
