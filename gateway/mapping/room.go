// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"reflect"
	"unsafe"

	"github.com/shopspring/decimal"

	"ordergate/gateway"
)

// room is where the objects of one field come from, or the elements of its lists:
// what the lines of an order need of a kind is made some at a time, not one by one.
// It belongs to the order it was made for.
type room struct {
	next place
	left int
}

// Room is made for so many lines at most, and for so many elements, unless one
// list alone has more.
const (
	aheadLines    = 32
	aheadElements = 256
)

// take gives n blank objects of a field in a row, which nothing else has.
func (r *run) take(f *field, n int) place {
	m := &r.rooms[f.room]
	if m.left < n {
		m.left = n * max(1, min(r.linesAhead(), aheadElements/n))
		if m.left == 1 {
			m.left = 0
			return place{reflect.New(f.element).UnsafePointer()}
		}
		m.next = place{reflect.MakeSlice(f.slice, m.left, m.left).UnsafePointer()}
	}
	out := m.next
	if m.left -= n; m.left > 0 { // a pointer behind the last one would be another's
		m.next = place{unsafe.Add(out.at, uintptr(n)*f.size)}
	} else {
		m.next = place{}
	}
	return out
}

// untake takes back the object that take gave last, which is still blank.
func (r *run) untake(f *field, p place) {
	r.rooms[f.room].next = p
	r.rooms[f.room].left++
}

// linesAhead is for how many lines to make room now.
func (r *run) linesAhead() int {
	if r.line == 0 {
		return 1
	}
	return max(1, min(aheadLines, r.lineCount-r.line+1))
}

// decimal gives a decimal of the order's own.
func (r *run) decimal(d decimal.Decimal) *gateway.Dec {
	if len(r.decimals) == 0 {
		r.decimals = make([]gateway.Dec, 4*r.linesAhead())
	}
	out := &r.decimals[0]
	r.decimals = r.decimals[1:]
	out.Decimal = d
	return out
}
