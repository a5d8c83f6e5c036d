// SPDX-License-Identifier: Apache-2.0

package sheet

import (
	"strings"
	"time"
)

// Has reports whether the file has a column.
func (s *Sheet) Has(column string) bool { return s.at[column] >= 0 }

// Text returns a value without blanks around it, "" when the file has no such column.
func (s *Sheet) Text(column string) string {
	i := s.at[column]
	if i < 0 || i >= len(s.record) {
		return ""
	}
	v := s.record[i]
	if v == nested {
		s.Fail(column, "text, a number, true, false or null", "the value is a list or an object")
		return ""
	}
	return strings.TrimSpace(v)
}

// Must is text that may not be empty.
func (s *Sheet) Must(column string) string {
	v := s.Text(column)
	if i := s.at[column]; v == "" && (i < 0 || s.record[i] != nested) {
		s.Fail(column, "", "is empty")
	}
	return v
}

// List is a value that may be several, separated by "|", each without blanks
// around it; joined by "|" again, the empty ones left out.
func (s *Sheet) List(column string) string {
	parts := strings.Split(s.Text(column), "|")
	out := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "|")
}

// Flag is yes or no; fallback when the value is empty.
func (s *Sheet) Flag(column string, fallback bool) bool {
	switch v := strings.ToLower(s.Text(column)); v {
	case "":
		return fallback
	case "yes", "y", "true", "1":
		return true
	case "no", "n", "false", "0":
		return false
	default:
		s.Fail(column, "yes, no, true, false, 1 or 0", "%q is neither yes nor no", Clip(v))
		return fallback
	}
}

// Date is a day as a number, 20261231; 0 when the value is empty or bad.
func (s *Sheet) Date(column string) int {
	v := s.Text(column)
	if v == "" {
		return 0
	}
	t, err := time.Parse(time.DateOnly, v)
	if err != nil || t.Year() < 1900 {
		s.Fail(column, "written as 2026-12-31", "%q is no date", Clip(v))
		return 0
	}
	return t.Year()*10000 + int(t.Month())*100 + t.Day()
}

// Whole is a whole number from 0 to 9999; 0 when the value is empty or bad.
func (s *Sheet) Whole(column string) int {
	n := 0
	v := s.Text(column)
	for i := range len(v) {
		if v[i] < '0' || v[i] > '9' || len(v) > 4 {
			s.Fail(column, "a whole number from 0 to 9999", "%q is no whole number", Clip(v))
			return 0
		}
		n = n*10 + int(v[i]-'0')
	}
	return n
}

// Number is the text of a decimal with up to 18 digits before and 9 after the
// point, "" when the value is empty or bad. It may be negative.
func (s *Sheet) Number(column string) string { return s.Numeral(column, s.Text(column)) }

// Numeral is Number on a part of a column's value.
func (s *Sheet) Numeral(column, v string) string {
	if v == "" {
		return ""
	}
	t := v
	if s.comma && strings.Count(t, ",") == 1 && !strings.Contains(t, ".") {
		t = strings.Replace(t, ",", ".", 1)
	}
	if !numeral(t) {
		s.Fail(column, "such as 1234.50: no separators of thousands, at most 9 decimals", "%q is no number", Clip(v))
		return ""
	}
	return t
}

// numeral is -?\d{1,18}(\.\d{1,9})?
func numeral(s string) bool {
	whole, part, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return digits(whole, 18) && (!point || digits(part, 9))
}

func digits(s string, most int) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != "" && len(s) <= most
}

// Positive is a Number above zero, "" when the value is empty or bad.
func (s *Sheet) Positive(column string) string {
	n := s.Number(column)
	if n != "" && (n[0] == '-' || Zero(n)) {
		s.Fail(column, "", "%s is not above 0", n)
		return ""
	}
	return n
}

// NotNegative is a Number from zero up, "" when the value is empty or bad.
func (s *Sheet) NotNegative(column string) string {
	n := s.Number(column)
	if strings.HasPrefix(n, "-") && !Zero(n) {
		s.Fail(column, "", "%s is below 0", n)
		return ""
	}
	return strings.TrimPrefix(n, "-")
}

// Zero reports whether a Number is zero.
func Zero(n string) bool { return strings.Trim(n, "-0.") == "" }

// Short is a Number without zeros that say nothing: "007.50" is "7.5", "0" is "".
func Short(n string) string {
	if Zero(n) {
		return ""
	}
	n = strings.TrimLeft(n, "0")
	if strings.Contains(n, ".") {
		n = strings.TrimRight(strings.TrimRight(n, "0"), ".")
	}
	if strings.HasPrefix(n, ".") {
		n = "0" + n
	}
	return n
}
