// SPDX-License-Identifier: Apache-2.0

package figure

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"ordergate/gateway/decode/paper/lexicon"
)

// DateOrder says which comes first in dates of numbers alone.
type DateOrder int

// The orders.
const (
	UnknownOrder DateOrder = iota
	DayFirst
	MonthFirst
)

// Date is a date that stands in a text.
type Date struct {
	Value string // ISO 8601; the day-first reading where the order is not known
	Other string // the other reading where the order is not known: 03/04/2025; else ""
	Start int    // in the text, bytes
	End   int
}

// DateVotes count what speaks for an order of day and month.
type DateVotes struct{ day, month int }

var (
	numbersDate = regexp.MustCompile(`\b(\d{1,2})([./\-])(\d{1,2})([./\-])((?:19|20|25)\d{2}|\d{2})\b`)
	spacedDate  = regexp.MustCompile(`\b(\d{1,2})( ?[./\-] )(\d{1,2})( ?[./\-] )((?:19|20|25)\d{2})\b`) // Czech: 4. 8. 2025
	isoDate     = regexp.MustCompile(`\b((?:19|20)\d{2})(\. ?|[/\-])(\d{1,2})(\. ?|[/\-])(\d{1,2})\b`)  // Hungarian: 2025. 06. 03.
	cjkDate     = regexp.MustCompile(`((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*[月⽉]\s*(\d{1,2})\s*[日⽇]`)      // some fonts have the radicals of these signs
	koreanDate  = regexp.MustCompile(`((?:19|20)\d{2})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일`)
	vietDate    = regexp.MustCompile(`(?i)\b(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*((?:19|20)\d{2})\b`)
	eraDate     = regexp.MustCompile(`(令和|民國|民国)\s*(\d{1,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日`)
	yearMonth   = regexp.MustCompile(`\b((?:19|20)\d{2})(?:\. ?|[\s\-/,]| m\. )\s*(\p{L}{3,12})\.?[\s\-/]*(\d{1,2})\b`)
	packedDate  = regexp.MustCompile(`^(20\d{2})(\d{2})(\d{2})$`)
	dayMonth    = regexp.MustCompile(`\b(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª|°|\.º)?[\s\-./]*(?:de |of |d'|ב)?(\p{L}{3,12}|(?:[\p{L}\p{M}]\.?){2,14})\.?,?[\s\-./]*(?:de |del )?(\d{4}|['’]?\d{2})\b`)
	monthDay    = regexp.MustCompile(`(?:^|[^\p{L}])(\p{L}{3,12})\.?[\s\-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s\-]+(\d{4}|['’]?\d{2})\b`)
)

// See takes a text into account.
func (v *DateVotes) See(text string) {
	for _, m := range numbersDate.FindAllStringSubmatch(text, -1) {
		if m[2] != m[4] {
			continue
		}
		a, b := number(m[1]), number(m[3])
		switch {
		case a > 12 && a <= 31 && b <= 12:
			v.day += 3
		case b > 12 && b <= 31 && a <= 12:
			v.month += 3
		case m[2] == "." && a <= 31 && b <= 12:
			v.day += 2
		}
	}
}

// Order is what the votes say.
func (v *DateVotes) Order() DateOrder {
	switch {
	case v.day > v.month:
		return DayFirst
	case v.month > v.day:
		return MonthFirst
	}
	return UnknownOrder
}

// OrderOf reads a pattern, "MM/DD/YYYY".
func OrderOf(pattern string) DateOrder {
	d, m := strings.IndexByte(strings.ToUpper(pattern), 'D'), strings.IndexByte(strings.ToUpper(pattern), 'M')
	switch {
	case d < 0 || m < 0:
		return UnknownOrder
	case d < m:
		return DayFirst
	}
	return MonthFirst
}

func number(s string) int {
	n, err := strconv.Atoi(strings.TrimLeft(s, "'’"))
	if err != nil {
		return -1
	}
	return n
}

// iso gives a date that there is, "" for any other.
func iso(y, m, d int) string {
	if y < 100 {
		y += 2000
		if y >= 2070 {
			y -= 100
		}
	}
	if y >= 2500 { // of Thailand's calendar
		y -= 543
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1990 || y > 2099 || t.Day() != d || int(t.Month()) != m {
		return ""
	}
	return t.Format(time.DateOnly)
}

// found collects dates of a text; of two that overlap the longer reading counts.
type found []Date

func (f *found) add(start, end int, value, other string) {
	if value == "" {
		value, other = other, ""
	}
	if value == "" {
		return
	}
	for i, d := range *f {
		if start < d.End && d.Start < end {
			if end-start > d.End-d.Start {
				(*f)[i] = Date{value, other, start, end}
			}
			return
		}
	}
	*f = append(*f, Date{value, other, start, end})
}

// FindDates finds the dates of a text, from left to right.
func FindDates(text string, order DateOrder, words *lexicon.Set) []Date {
	var out found
	for _, m := range isoDate.FindAllStringSubmatchIndex(text, -1) {
		if text[m[4]:m[5]] == text[m[8]:m[9]] {
			out.add(m[0], m[1], iso(number(text[m[2]:m[3]]), number(text[m[6]:m[7]]), number(text[m[10]:m[11]])), "")
		}
	}
	for _, m := range append(numbersDate.FindAllStringSubmatchIndex(text, -1), spacedDate.FindAllStringSubmatchIndex(text, -1)...) {
		mark := strings.TrimSpace(text[m[4]:m[5]])
		if mark != strings.TrimSpace(text[m[8]:m[9]]) || part(text, m[0], m[1], mark[0]) {
			continue
		}
		a, b, y := number(text[m[2]:m[3]]), number(text[m[6]:m[7]]), number(text[m[10]:m[11]])
		day, month := iso(y, b, a), iso(y, a, b)
		switch {
		case order == DayFirst || day == month || mark == ".":
			out.add(m[0], m[1], day, map[bool]string{true: month}[day == ""])
		case order == MonthFirst:
			out.add(m[0], m[1], month, map[bool]string{true: day}[month == ""])
		default:
			out.add(m[0], m[1], day, month)
		}
	}
	out.asian(text)
	out.named(text, words)
	if m := packedDate.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		out.add(0, len(text), iso(number(m[1]), number(m[2]), number(m[3])), "")
	}
	return out
}

// asian finds dates whose parts have their signs behind them, of the years of an era
// too.
func (f *found) asian(text string) {
	for _, m := range append(cjkDate.FindAllStringSubmatchIndex(text, -1), koreanDate.FindAllStringSubmatchIndex(text, -1)...) {
		f.add(m[0], m[1], iso(number(text[m[2]:m[3]]), number(text[m[4]:m[5]]), number(text[m[6]:m[7]])), "")
	}
	for _, m := range vietDate.FindAllStringSubmatchIndex(text, -1) {
		f.add(m[0], m[1], iso(number(text[m[6]:m[7]]), number(text[m[4]:m[5]]), number(text[m[2]:m[3]])), "")
	}
	for _, m := range eraDate.FindAllStringSubmatchIndex(text, -1) {
		first := 1911
		if text[m[2]:m[3]] == "令和" {
			first = 2018
		}
		f.add(m[0], m[1], iso(first+number(text[m[4]:m[5]]), number(text[m[6]:m[7]]), number(text[m[8]:m[9]])), "")
	}
}

// named finds dates whose month is a word.
func (f *found) named(text string, words *lexicon.Set) {
	for _, m := range dayMonth.FindAllStringSubmatchIndex(text, -1) {
		if month := monthOf(text[m[4]:m[5]], words); month > 0 {
			f.add(m[0], m[1], iso(number(text[m[6]:m[7]]), month, number(text[m[2]:m[3]])), "")
		}
	}
	for _, m := range monthDay.FindAllStringSubmatchIndex(text, -1) {
		if month := monthOf(text[m[2]:m[3]], words); month > 0 {
			f.add(m[2], m[1], iso(number(text[m[6]:m[7]]), month, number(text[m[4]:m[5]])), "")
		}
	}
	for _, m := range yearMonth.FindAllStringSubmatchIndex(text, -1) {
		if month := monthOf(text[m[4]:m[5]], words); month > 0 {
			f.add(m[0], m[1], iso(number(text[m[2]:m[3]]), month, number(text[m[6]:m[7]])), "")
		}
	}
}

// part reports whether what looks like a date is a part of a longer number: the marks
// of "DPM-25-05-67" join more than day, month and year.
func part(text string, start, end int, mark byte) bool {
	wordly := func(b byte) bool { return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' }
	return start > 1 && text[start-1] == mark && wordly(text[start-2]) || mark != '.' && end+1 < len(text) && text[end] == mark && wordly(text[end+1])
}

// monthOf reads a name of a month, 0 for none.
func monthOf(word string, words *lexicon.Set) int {
	for _, e := range words.Lookup("months", word) {
		if n, err := strconv.Atoi(e.Role); err == nil {
			return n
		}
	}
	return 0
}

// ParseDate reads a text that is one date, with a weekday or a time of day beside it
// at most.
func ParseDate(text string, order DateOrder, words *lexicon.Set) (Date, bool) {
	all := FindDates(text, order, words)
	if len(all) != 1 {
		return Date{}, false
	}
	d := all[0]
	rest := strings.TrimSpace(text[:d.Start] + " " + text[d.End:])
	rest = clock.ReplaceAllString(rest, "")
	for _, w := range lexicon.Words(rest) {
		if !weekday(w, words) {
			return Date{}, false
		}
	}
	return d, true
}

var clock = regexp.MustCompile(`(?i)[T ]?\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*(am|pm|uhr|h|z|utc|gmt|[+-]\d{2}:?\d{2})?`)

func weekday(w string, words *lexicon.Set) bool {
	for _, e := range words.Lookup("months", w) {
		if e.Role == "weekday" {
			return true
		}
	}
	return false
}

// String is the date's value, for tests and messages.
func (d Date) String() string {
	if d.Other == "" {
		return d.Value
	}
	return fmt.Sprintf("%s or %s", d.Value, d.Other)
}
