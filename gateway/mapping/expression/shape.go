// SPDX-License-Identifier: Apache-2.0

package expression

import (
	"strconv"

	"ordergate/gateway/decode"
)

// MergeShapes gives the union of the shapes of several versions: a mapping for
// all of them may name whatever one of them has. Later versions win where they
// differ in an element's type.
func MergeShapes(shapes []*decode.Shape) *decode.Shape {
	if len(shapes) == 1 {
		return shapes[0]
	}
	out := *shapes[len(shapes)-1]
	out.Elements, out.Children = nil, nil
	children := map[string][]*decode.Shape{}
	var names []string
	for _, s := range shapes {
		for i, e := range s.Elements {
			if i < len(out.Elements) {
				out.Elements[i] = e
			} else {
				out.Elements = append(out.Elements, e)
			}
		}
		for _, c := range s.Children {
			if children[c.Name] == nil {
				names = append(names, c.Name)
			}
			children[c.Name] = append(children[c.Name], c)
		}
	}
	for _, n := range names {
		out.Children = append(out.Children, MergeShapes(children[n]))
	}
	return &out
}

// pairsAt finds where the repeating pairs of a segment begin (from 1), by the
// data element numbers: PO106/PO107 are 235/234 again and again. 0 for none.
func pairsAt(s *decode.Shape) int {
	e := s.Elements
	for i := 0; i+3 < len(e); i++ {
		if e[i].Ref != "" && e[i].Ref != e[i+1].Ref && e[i].Ref == e[i+2].Ref && e[i+1].Ref == e[i+3].Ref {
			return i + 1
		}
	}
	return 0
}

// dateParts are the places of a segment that says a date: X12 DTM.
type dateParts struct {
	date   int // 373
	format int // 1250, or 624 (century) before 004010
	period int // 1251
}

func datesOf(s *decode.Shape) dateParts {
	var p dateParts
	for i, e := range s.Elements {
		switch {
		case e.Ref == "373" && p.date == 0:
			p.date = i + 1
		case (e.Ref == "1250" || e.Ref == "624") && p.format == 0:
			p.format = i + 1
		case e.Ref == "1251" && p.period == 0:
			p.period = i + 1
		}
	}
	return p
}

// elementName splits "PO102" into "PO1" and 2.
func elementName(name string) (segment string, element int, ok bool) {
	if len(name) < 4 || !digits(name[len(name)-2:]) {
		return "", 0, false
	}
	element, _ = strconv.Atoi(name[len(name)-2:])
	return name[:len(name)-2], element, element > 0
}

func elementText(segment string, element int) string {
	if element < 10 {
		return segment + "0" + strconv.Itoa(element)
	}
	return segment + strconv.Itoa(element)
}
