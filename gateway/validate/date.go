// SPDX-License-Identifier: Apache-2.0

package validate

import "time"

// realDate returns s when it is a date of the calendar between 1980 and 2199,
// "" otherwise.
func realDate(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1980 || t.Year() > 2199 {
		return ""
	}
	return s
}

// addDays shifts an ISO date. ISO dates compare as texts.
func addDays(date string, n int) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return t.AddDate(0, 0, n).Format(time.DateOnly)
}
