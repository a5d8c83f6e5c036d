// SPDX-License-Identifier: Apache-2.0

package csv

import (
	"fmt"
	"io"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/table"
	"ordergate/gateway/decode/text"
)

// scanner reads rows (RFC 4180 §2, and what the field sends).
type scanner struct {
	*text.Runes
	open    func(text.Place) *text.Runes // reads anew from a place
	comma   rune
	quote   rune // 0 for none
	number  int  // of the row read last
	width   int  // its cells
	builder *decode.Builder
	// right tells whether a row may be one, when reading starts anew behind damage;
	// most is how many cells such a row can have.
	right func(*table.Row) bool
	most  int
	// budget is how many more bytes may be read a second time; below zero, reading
	// stops. Negative from the start is no limit.
	budget  int64
	bounded bool
	stopped bool
}

// attempt is a row as it was tried.
type attempt struct {
	row     table.Row
	bad     bool       // its quotes do not balance
	lineEnd text.Place // behind the first line end in it, or behind it
	ended   bool       // lineEnd is set
}

// next reads the next row, empty ones too; ok is false at the end.
func (s *scanner) next() (table.Row, bool) {
	if _, ok := s.Peek(); !ok || s.stopped {
		return table.Row{}, false
	}
	s.number++
	s.Damage.Bytes = nil
	a := s.try(0)
	a.row.Number = s.number
	if a.bad {
		s.resync(&a)
	}
	a.row.End = s.Place().Offset
	if d := s.Damage; d.Bytes != nil && a.row.Damage == nil {
		a.row.Damage = damage(d.Place, d.Bytes)
	}
	return a.row, true
}

func damage(at text.Place, b []byte) *table.Fault {
	return &table.Fault{Code: "encoding", Severity: gateway.Hold, At: at, Found: fmt.Sprintf("% X", b),
		Message: "The file holds bytes that are no character in its charset; U+FFFD stands for them here.",
		Hint:    "Name the partner's charset in the mapping's layout, such as charset: windows-1252; or ask the partner to send UTF-8."}
}

// try reads a row. It stops at once where quotes do not balance, and behind most
// cells when most is not 0.
func (s *scanner) try(most int) (a attempt) {
	a.row.At = s.Place()
	a.row.Cells = make([]table.Cell, 0, s.width)
	defer func() { s.width = min(len(a.row.Cells), 1000) }()
	var b strings.Builder
	for {
		at := s.Place()
		b.Reset()
		quoted := s.cell(&a, &b)
		if a.bad {
			return a
		}
		if len(a.row.Cells) <= s.builder.Limits.Nodes {
			a.row.Cells = append(a.row.Cells, table.Cell{Text: b.String(), At: at})
		}
		if most > 0 && len(a.row.Cells) > most {
			a.bad = true
			return a
		}
		c, ok := s.Next()
		if ok && c == s.comma {
			continue
		}
		if quoted && ok && c != '\r' && c != '\n' {
			a.bad = true
			return a
		}
		if c == '\r' {
			if n, ok := s.Peek(); ok && n == '\n' {
				s.Next()
			}
		}
		if !a.ended {
			a.lineEnd, a.ended = s.Place(), true
		}
		return a
	}
}

// cell reads a cell up to what ends it.
func (s *scanner) cell(a *attempt, b *strings.Builder) (quoted bool) {
	for { // blanks before a quote are none of the value's
		c, ok := s.Peek()
		if ok && c == s.quote && s.quote != 0 {
			b.Reset()
			s.Next()
			s.quoted(a, b)
			return true
		}
		if !ok || c != ' ' || s.comma == ' ' {
			break
		}
		s.Next()
		s.put(a, b, c)
	}
	for {
		c, ok := s.Peek()
		if !ok || c == s.comma || c == '\r' || c == '\n' {
			return false
		}
		if c == s.quote && s.quote != 0 && a.row.Lax == nil {
			a.row.Lax = &table.Fault{Code: "quote", Severity: gateway.Warn, At: s.Place(), Message: "A value holds a quote and does not stand in quotes; it was taken as it is.",
				Hint: "Nothing needs to be done where the value is right, as with 12\" for inches."}
		}
		s.Next()
		s.put(a, b, c)
	}
}

// quoted reads what stands in quotes, the first having been read.
func (s *scanner) quoted(a *attempt, b *strings.Builder) {
	for {
		c, ok := s.Next()
		switch {
		case !ok:
			a.bad = true
			return
		case c == s.quote:
			if n, ok := s.Peek(); !ok || n != s.quote {
				for {
					if n, ok := s.Peek(); !ok || n != ' ' || s.comma == ' ' {
						return
					}
					s.Next()
				}
			}
			s.Next()
		case (c == '\r' || c == '\n') && !a.ended:
			s.put(a, b, c)
			if n, ok := s.Peek(); ok && c == '\r' && n == '\n' {
				s.Next()
				s.put(a, b, n)
			}
			a.lineEnd, a.ended = s.Place(), true
			continue
		}
		s.put(a, b, c)
	}
}

func (s *scanner) put(a *attempt, b *strings.Builder, c rune) {
	if b.Len() < s.builder.Limits.Value {
		b.WriteRune(c)
	}
	if b.Len() >= s.builder.Limits.Value && a.row.Refused == nil {
		if b.Len() > s.builder.Limits.Value || s.more() {
			a.row.Refused = s.builder.Beyond(s.position(s.Place()), fmt.Sprintf("A value is longer than %d bytes.", s.builder.Limits.Value))
		}
	}
}

// more tells whether the value that is as long as values may be goes on.
func (s *scanner) more() bool {
	n, ok := s.Peek()
	return ok && n != s.comma && n != '\r' && n != '\n' && n != s.quote
}

func (s *scanner) position(at text.Place) gateway.Position {
	return gateway.Position{Path: fmt.Sprintf("row %d", s.number), Offset: at.Offset, Line: at.Line}
}

// back goes to a place that was passed.
func (s *scanner) back(to text.Place) {
	if s.bounded {
		s.budget -= s.Place().Offset - to.Offset
	}
	if !s.Back(to) {
		s.Runes = s.open(to)
	}
}

// lineEnd reads to behind the line's end.
func (s *scanner) line() text.Place {
	for {
		c, ok := s.Next()
		if ok && c == '\r' {
			if n, ok := s.Peek(); ok && n == '\n' {
				s.Next()
			}
		}
		if !ok || c == '\r' || c == '\n' {
			return s.Place()
		}
	}
}

// resync makes of a a damaged row that ends where the next sound one begins: at
// the first line behind its own that reads as a row with the right count.
func (s *scanner) resync(a *attempt) {
	start := a.row.At
	a.row.Broken = &table.Fault{Code: "quote", Severity: gateway.Hold, Message: "The quotes in this row do not balance; where its values end cannot be told.",
		Hint: "Its text is shown as sent, and none of it is read. Ask the partner for the row; a quote in a value is written twice."}
	end := a.lineEnd
	if !a.ended {
		end = s.line()
	} else {
		s.back(end)
	}
	for {
		if _, ok := s.Peek(); !ok {
			end = s.Place()
			break
		}
		next := s.try(s.most)
		if !next.bad && s.right(&next.row) {
			break
		}
		if s.bounded && s.budget < 0 {
			s.stopped = true
			a.row.Refused = decode.Refuse("document.csv.quote", s.position(start), "So many quotes do not balance that reading stopped here.",
				"Ask the partner to send the file again. Where its values stand in no quotes, write quote: none in the mapping's layout.")
			break
		}
		if next.ended {
			end = next.lineEnd
			s.back(end)
		} else {
			end = s.line()
		}
	}
	s.back(start)
	s.Damage.Bytes = nil
	a.row.Cells, a.row.Text, a.row.Lax = nil, "", nil
	var b strings.Builder
	for s.Place().Offset < end.Offset {
		c, ok := s.Next()
		if !ok {
			break
		}
		if b.Len() <= s.builder.Limits.Value {
			b.WriteRune(c)
		}
	}
	a.row.Text = strings.TrimRight(b.String(), "\r\n")
	if a.row.Refused == nil || !s.stopped {
		a.row.Refused = nil
		if b.Len() > s.builder.Limits.Value {
			a.row.Refused = s.builder.Beyond(s.position(start), fmt.Sprintf("Rows whose quotes do not balance are more than %d bytes long.", s.builder.Limits.Value))
		}
	}
}

// detect tells what separates values in a line, by counting outside quotes.
func detect(r io.Reader, c text.Charset, rows int, quote rune) rune {
	runes := text.NewRunes(r, c, text.Place{Line: 1})
	candidates := []rune{',', ';', '\t', '|'}
	counts := map[rune]int{}
	inside, row, any := false, 1, false
	for {
		c, ok := runes.Next()
		end := (c == '\r' || c == '\n') && !inside
		if end && c == '\r' {
			if n, more := runes.Peek(); more && n == '\n' {
				runes.Next()
			}
		}
		if !ok || end && (rows > 0 && row >= rows || rows == 0 && any) {
			break
		}
		switch {
		case end:
			row++
		case c == quote && quote != 0:
			inside = !inside
		case !inside && (rows == 0 || row == rows):
			any = true
			counts[c]++
		}
	}
	best := ','
	for _, c := range candidates {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}
