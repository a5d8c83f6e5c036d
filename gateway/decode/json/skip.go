// SPDX-License-Identifier: Apache-2.0

package json

// maxSkipped bounds how deep a document that is passed over may be nested.
const maxSkipped = 1 << 20

// skip passes over a value, judging its syntax alone.
func (s *scanner) skip() (f *fault) {
	var open []byte // the closing brackets that are due
	for {
		c, ok := s.space()
		if !ok {
			return s.unexpected("a value")
		}
		switch c {
		case '{', '[':
			s.pos++
			open = append(open, c+2)
			if len(open) > maxSkipped {
				return &fault{"limit", "The file is nested deeper than anything that is read.", "Ask the partner to send it again.", s.offset()}
			}
			if next, ok := s.space(); ok && next == c+2 {
				break // nothing in it: closed below
			}
			if c == '{' {
				if f := s.key(); f != nil {
					return f
				}
			}
			continue
		case '"':
			_, f = s.str()
		default:
			_, f = s.word()
		}
		if f != nil {
			return f
		}
		for {
			if len(open) == 0 {
				return nil
			}
			due := open[len(open)-1]
			c, ok := s.space()
			if ok && c == due {
				s.pos++
				open = open[:len(open)-1]
				continue
			}
			if !ok || c != ',' {
				return s.unexpected(", or " + string(rune(due)))
			}
			s.pos++
			if due == '}' {
				if f := s.key(); f != nil {
					return f
				}
			}
			break
		}
	}
}

// key passes over a key and its colon.
func (s *scanner) key() *fault {
	if c, ok := s.space(); !ok || c != '"' {
		return s.unexpected("a key in quotes")
	}
	if _, f := s.str(); f != nil {
		return f
	}
	return s.colon()
}
