// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"fmt"
	"strings"
	"time"
)

// isoDate reads a date of digits: CCYYMMDD, YYMMDD (pivot tells the century) or
// ISO 8601, and gives it as ISO 8601; false when it is no day of the calendar.
func isoDate(s string, pivot int) (string, bool) {
	switch {
	case len(s) == 8 && digits(s):
		return day(number4(s[:4]), number4(s[4:6]), number4(s[6:]))
	case len(s) == 6 && digits(s):
		return day(century(number4(s[:2]), pivot), number4(s[2:4]), number4(s[4:]))
	case len(s) == 10 && s[4] == '-' && s[7] == '-' && digits(s[:4]) && digits(s[5:7]) && digits(s[8:]):
		return day(number4(s[:4]), number4(s[5:7]), number4(s[8:]))
	}
	return "", false
}

// century puts a two-digit year into its century: from pivot on it is 19YY.
func century(yy, pivot int) int {
	if pivot == 0 {
		pivot = 70
	}
	if yy >= pivot {
		return 1900 + yy
	}
	return 2000 + yy
}

// patternDate reads s by a pattern of CCYY or YYYY, YY, MM, DD; H and S stand for
// digits that are passed over, anything else for itself.
func patternDate(s, pattern string, pivot int) (string, bool) {
	y, m, d := -1, -1, -1
	take := func(n int) int {
		if len(s) < n || !digits(s[:n]) {
			return -2
		}
		v := number4(s[:n])
		s = s[n:]
		return v
	}
	for pattern != "" {
		n := 2
		var got int
		switch {
		case strings.HasPrefix(pattern, "CCYY"), strings.HasPrefix(pattern, "YYYY"):
			n = 4
			got = take(4)
			y = got
		case strings.HasPrefix(pattern, "YY"):
			if got = take(2); got >= 0 {
				y = century(got, pivot)
			}
		case strings.HasPrefix(pattern, "MM"):
			got = take(2)
			m = got
		case strings.HasPrefix(pattern, "DD"):
			got = take(2)
			d = got
		case pattern[0] == 'H', pattern[0] == 'S':
			n = 1
			got = take(1)
		default:
			n = 1
			if s == "" || s[0] != pattern[0] {
				return "", false
			}
			s = s[1:]
		}
		if got == -2 {
			return "", false
		}
		pattern = pattern[n:]
	}
	if s != "" || y < 0 || m < 0 || d < 0 {
		return "", false
	}
	return day(y, m, d)
}

// validPattern reports whether a pattern names year, month and day.
func validPattern(p string) bool {
	return strings.Contains(p, "YY") && strings.Contains(p, "MM") && strings.Contains(p, "DD")
}

// formats are the patterns of X12 1250 that hold whole days.
func formatPattern(code string) string {
	switch code {
	case "D8":
		return "CCYYMMDD"
	case "D6":
		return "YYMMDD"
	case "DT":
		return "CCYYMMDDHHHH"
	case "RTS":
		return "CCYYMMDDHHHHSS"
	case "DB":
		return "MMDDCCYY"
	case "TT":
		return "MMDDYY"
	}
	return ""
}

// isoTime reads HHMM, HHMMSS, HHMMSSd, HHMMSSdd (X12 TM), or a time of ISO 8601 with
// whatever fraction and zone stand behind it, and gives hh:mm:ss.
func isoTime(s string) (string, bool) {
	if len(s) >= 5 && s[2] == ':' {
		for _, layout := range []string{"15:04", "15:04:05", "15:04Z07:00", "15:04:05Z07:00"} { // fractions are read behind any seconds
			if t, err := time.Parse(layout, s); err == nil {
				return t.Format("15:04:05"), true
			}
		}
		return "", false
	}
	if len(s) != 4 && (len(s) < 6 || len(s) > 8) || !digits(s) {
		return "", false
	}
	h, m, sec := number4(s[:2]), number4(s[2:4]), 0
	if len(s) >= 6 {
		sec = number4(s[4:6])
	}
	if h > 23 || m > 59 || sec > 59 {
		return "", false
	}
	return fmt.Sprintf("%02d:%02d:%02d", h, m, sec), true
}

func day(y, m, d int) (string, bool) {
	if y < 1900 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return "", false
	}
	b := [10]byte{'0' + byte(y/1000), '0' + byte(y/100%10), '0' + byte(y/10%10), '0' + byte(y%10), '-',
		'0' + byte(m/10), '0' + byte(m%10), '-', '0' + byte(d/10), '0' + byte(d%10)}
	return string(b[:]), true
}

func daysIn(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// number4 reads up to four digits that are known to be digits.
func number4(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
