// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"reflect"
	"unsafe"

	"ordergate/gateway"
)

// place is where a value of the order lies: an object, or one of its fields.
// Which type lies at which offset is settled from the order's own types when a
// mapping is compiled; setting them by reflection took a tenth of a run and more.
type place struct{ at unsafe.Pointer }

// placeOf gives the place of an order.
func placeOf(o *gateway.Order) place { return place{unsafe.Pointer(o)} }

func (p place) field(f *field) place { return place{unsafe.Add(p.at, f.offset)} }

func (p place) text() *string          { return (*string)(p.at) }
func (p place) yes() *bool             { return (*bool)(p.at) }
func (p place) maybe() **bool          { return (**bool)(p.at) }
func (p place) decimal() **gateway.Dec { return (**gateway.Dec)(p.at) }
func (p place) strings() *[]string     { return (*[]string)(p.at) }
func (p place) texts() *[]gateway.Text { return (*[]gateway.Text)(p.at) }

// setObject makes a pointer point to the object at o.
func (p place) setObject(o place) { *(*unsafe.Pointer)(p.at) = o.at }

// list is a slice of structs, as Go lays it out.
type list struct {
	first    unsafe.Pointer
	len, cap int
}

func (p place) list() *list { return (*list)(p.at) }

// element is the place of the i-th element of a field's list.
func (l *list) element(f *field, i int) place {
	return place{unsafe.Add(l.first, uintptr(i)*f.size)}
}

// grow makes room in a list for n more elements.
func (r *run) grow(f *field, l *list, n int) {
	switch {
	case l.len+n <= l.cap:
	case l.cap == 0 && r.line > 0: // the next lines will have such lists
		l.first, l.cap = r.take(f, n).at, n
	default:
		reflect.NewAt(f.slice, unsafe.Pointer(l)).Elem().Grow(n)
	}
}

// clear makes an object blank again.
func (p place) clear(t reflect.Type) { reflect.NewAt(t, p.at).Elem().SetZero() }
