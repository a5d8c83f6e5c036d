// SPDX-License-Identifier: Apache-2.0

package encode

import (
	"fmt"
	"strconv"
	"strings"
)

// Segments gives a tree of X12 segments as a list, each its id and its elements:
// segments are objects and lists of objects, elements are values named BAK02.
// Envelopes, ST and SE are not among them.
func Segments(root *Node) ([][]string, error) {
	all, err := rows(root)
	if err != nil {
		return nil, err
	}
	var out [][]string
	for _, n := range all {
		values, below, err := flat(n)
		if err != nil {
			return nil, err
		}
		segment := []string{n.Name}
		for _, v := range values {
			i, err := strconv.Atoi(strings.TrimPrefix(v.Name, n.Name))
			if err != nil || i < 1 || i > 99 {
				return nil, fmt.Errorf("%s is no element of %s", v.Name, n.Name)
			}
			for len(segment) <= i {
				segment = append(segment, "")
			}
			segment[i] = v.Value
		}
		if len(segment) > 1 {
			out = append(out, segment)
		}
		inside, err := Segments(&Node{Children: below})
		if err != nil {
			return nil, err
		}
		out = append(out, inside...)
	}
	return out, nil
}
