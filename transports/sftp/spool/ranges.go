// SPDX-License-Identifier: Apache-2.0

package spool

import "sort"

// Ranges are the parts of a file that were written or read: disjoint, in order, none
// touching the next. The zero value holds nothing. Not for concurrent use.
type Ranges []span

type span struct{ from, to int64 } // to is behind the last byte

// Add adds the bytes from one offset to another. It reports false, and adds nothing,
// when the parts would be more than limit.
func (r *Ranges) Add(from, to int64, limit int) bool {
	if from >= to {
		return true
	}
	s := *r
	first := sort.Search(len(s), func(i int) bool { return s[i].to >= from })
	last := first
	for last < len(s) && s[last].from <= to {
		from, to = min(from, s[last].from), max(to, s[last].to)
		last++
	}
	if last == first {
		if len(s) >= limit {
			return false
		}
		s = append(s, span{})
		copy(s[first+1:], s[first:])
		s[first] = span{from, to}
		*r = s
		return true
	}
	s[first] = span{from, to}
	*r = append(s[:first+1], s[last:]...)
	return true
}

// Prefix is how many bytes there are from the start without a gap.
func (r Ranges) Prefix() int64 {
	if len(r) == 0 || r[0].from > 0 {
		return 0
	}
	return r[0].to
}

// Cut takes everything from size on away.
func (r *Ranges) Cut(size int64) {
	s := *r
	for len(s) > 0 && s[len(s)-1].from >= size {
		s = s[:len(s)-1]
	}
	if len(s) > 0 {
		s[len(s)-1].to = min(s[len(s)-1].to, size)
	}
	*r = s
}

// Merge adds all parts of another; false when they would be more than limit.
func (r *Ranges) Merge(other Ranges, limit int) bool {
	for _, s := range other {
		if !r.Add(s.from, s.to, limit) {
			return false
		}
	}
	return true
}
