// SPDX-License-Identifier: Apache-2.0

package expression

import "ordergate/gateway/decode"

// pair finds the value behind one of the codes in a segment's pairs, or the code
// itself. The first code that is there wins.
type pair struct {
	start, last int
	codes       []string
	key         bool
}

func (p *pair) hits(n *decode.Node, buf []Hit) []Hit {
	before := len(buf)
	for _, code := range p.codes {
		for i := p.start; i+1 <= min(len(n.Elements), p.last); i += 2 {
			if !same(trimmed(n.Elements[i-1].Text), code) {
				continue
			}
			if p.key {
				buf = append(buf, Hit{Node: n, Element: i, Text: code})
			} else {
				buf = elementHits(n, i+1, 0, buf)
			}
		}
		if len(buf) > before {
			break
		}
	}
	return buf
}

// find gives the element that the pair is in, 0 for none; false when the code that
// wins is there several times.
func (p *pair) find(n *decode.Node) (element int, once bool) {
	last := min(len(n.Elements), p.last)
	for _, code := range p.codes {
		for i := p.start; i < last; i += 2 {
			if !same(trimmed(n.Elements[i-1].Text), code) {
				continue
			}
			e := i
			if !p.key {
				e++
				if trimmed(n.Elements[i].Text) == "" {
					continue
				}
			}
			if element > 0 {
				return 0, false
			}
			element = e
		}
		if element > 0 {
			break
		}
	}
	return element, true
}
