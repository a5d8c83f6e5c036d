// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
)

const day = 24 * time.Hour

// levels are the days before the end at which somebody is told.
var levels = []int{0, 7, 30, 60}

// Levels are the values of Expiry.Level, the worst first.
func Levels() []int { return slices.Clone(levels) }

// Expiry is a certificate that ends soon or has ended.
type Expiry struct {
	Entry    Entry
	Left     time.Duration // below 0 when it is over
	Level    int           // 60, 30, 7: within so many days; 0 = over
	Replaced bool          // other certificates of the owner go on with all of its uses
}

// Expiring lists the certificates that end within 60 days or have ended: those that
// nothing replaces first, then by what is left.
func (s *Store) Expiring(at time.Time) []Expiry {
	var out []Expiry
	for _, e := range s.All() {
		x := Expiry{Entry: e, Left: e.Until.Sub(at), Level: -1}
		for _, l := range slices.Backward(levels) {
			if x.Left <= time.Duration(l)*day {
				x.Level = l
			}
		}
		if x.Level < 0 {
			continue
		}
		x.Replaced = s.of[e.Who()].replaced(e, at)
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b Expiry) int {
		if a.Replaced != b.Replaced {
			if b.Replaced {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Left, b.Left)
	})
	return out
}

// replaced tells whether others go on with every use of e: they last longer, and
// take over before it ends, or have by now.
func (es Entries) replaced(e Entry, at time.Time) bool {
	end := e.Until
	if at.After(end) {
		end = at
	}
	for _, u := range e.Uses {
		if !slices.ContainsFunc(es, func(o Entry) bool {
			return o.Has(u) && o.usable() && o.Until.After(end) && !o.From.After(end)
		}) {
			return false
		}
	}
	return true
}

// Days are the whole days that are left, rounded down; below 0 when it is over.
func (x Expiry) Days() int { return days(x.Left) }

func days(left time.Duration) int {
	n := int(left / day)
	if left < 0 {
		n--
	}
	return n
}

// Text says it in a sentence for people, and what to do.
func (x Expiry) Text() (text, hint string) {
	e := x.Entry
	text = fmt.Sprintf("the certificate %s of %s ends %s, in %d day(s)", e.Name, e.Who(), date(e.Until), x.Days())
	if x.Left <= 0 {
		text = fmt.Sprintf("the certificate %s of %s was over %s", e.Name, e.Who(), date(e.Until))
	}
	hint = fmt.Sprintf("ask the partner for the next one, then: ordergate cert import FILE --partner %s", e.Owner)
	if e.Kind == Station {
		hint = fmt.Sprintf("ordergate cert roll --station %s --use %s", e.Owner, strings.ReplaceAll(FormatUses(e.Uses), " ", ""))
	}
	return text, hint
}

// Warnings are the certificates that end soon and that nothing replaces, as
// warnings of their files.
func (s *Store) Warnings(at time.Time) (faults gateway.Faults) {
	for _, x := range s.Expiring(at) {
		if x.Replaced {
			continue
		}
		text, hint := x.Text()
		faults = append(faults, gateway.Fault{File: x.Entry.File, Message: text, Hint: hint, Warning: true})
	}
	return faults
}

// date prints a time for people: without hours where they say nothing.
func date(t time.Time) string {
	t = t.UTC()
	if t.Equal(t.Truncate(day)) {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02 15:04 UTC")
}
