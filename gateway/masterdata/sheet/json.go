// SPDX-License-Identifier: Apache-2.0

package sheet

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"ordergate/gateway"
)

// jsonRows reads rows as JSON objects: names are columns, values strings, numbers
// (kept as they are written), booleans or null. It reads token by token: neither
// nesting nor a long file takes memory.
type jsonRows struct {
	dec    *json.Decoder
	src    *counted
	many   bool // any number of arrays and objects, not one array
	seen   bool // an array has begun
	inside bool // of an array
	n      int  // rows so far
	places [][2]int
}

func newJSON(r io.Reader, many bool, columns int) *jsonRows {
	c := &counted{r: r, line: 1}
	j := &jsonRows{dec: json.NewDecoder(c), src: c, many: many, places: make([][2]int, columns)}
	j.dec.UseNumber()
	return j
}

func (j *jsonRows) next(s *Sheet) error {
	for {
		j.src.mark = j.dec.InputOffset()
		tok, err := j.dec.Token()
		if errors.Is(err, io.EOF) && !j.inside && (j.seen || j.many) {
			return io.EOF
		}
		if err != nil {
			return j.broken(s, err)
		}
		s.Line, _ = j.src.at(j.dec.InputOffset() - 1)
		switch d, _ := tok.(json.Delim); {
		case d == '[' && !j.inside && (j.many || !j.seen):
			j.inside, j.seen = true, true
		case d == ']':
			j.inside = false
		case d == '{' && (j.inside || j.many):
			j.n++
			return j.object(s)
		case !j.inside && j.seen && !j.many:
			return s.whole(s.Line, "something stands behind the list of rows", "a .json file is one list; .jsonl may be several")
		case !j.inside:
			return s.whole(s.Line, "this is no list of objects", `written as [{"number": "A-1", …}, …]`)
		default:
			j.n++
			s.Rows++
			if err := j.skip(tok); err != nil {
				return j.broken(s, err)
			}
			s.row("this is no object", gateway.Fault{File: s.name, Line: s.Line, Message: fmt.Sprintf("this is no object, at /%d", j.n-1), Hint: `written as {"number": "A-1", …}`})
		}
	}
}

// object reads a row behind its "{".
func (j *jsonRows) object(s *Sheet) error {
	clear(s.record)
	clear(j.places)
	for {
		tok, err := j.dec.Token()
		if err != nil {
			return j.broken(s, err)
		}
		name, ok := tok.(string)
		if !ok {
			return nil // its "}"
		}
		line, col := j.src.at(j.dec.InputOffset())
		col = max(col-len(name)-2, 1)
		i, known := s.at[strings.ToLower(name)]
		if !known {
			return gateway.Faults{s.unknown(line, col, name)}
		}
		if j.places[i][0] != 0 {
			return s.whole(line, fmt.Sprintf("%q stands twice in an object, at /%d", Clip(name), j.n-1), "keep one of them")
		}
		j.places[i] = [2]int{line, col}
		if s.record[i], err = j.value(s.lists[strings.ToLower(name)]); err != nil {
			return j.broken(s, err)
		}
	}
}

// nested marks a value that is no single one. A text that holds it is told the
// same: it is no name or number either.
const nested = "\x00[]"

func (j *jsonRows) value(list bool) (string, error) {
	tok, err := j.dec.Token()
	if err != nil {
		return "", err
	}
	switch v := tok.(type) {
	case string:
		return v, nil
	case json.Number:
		return v.String(), nil
	case bool:
		return fmt.Sprint(v), nil
	case nil:
		return "", nil
	}
	if d, _ := tok.(json.Delim); d != '[' || !list {
		return nested, j.skip(tok)
	}
	var all []string
	fine := true
	for {
		tok, err := j.dec.Token()
		if err != nil {
			return "", err
		}
		switch v := tok.(type) {
		case string:
			all = append(all, v)
			fine = fine && !strings.Contains(v, "|")
		case json.Delim:
			if v == ']' && fine {
				return strings.Join(all, "|"), nil
			} else if v == ']' {
				return nested, nil
			}
			fine = false
			if err := j.skip(v); err != nil {
				return "", err
			}
		default:
			fine = false
		}
	}
}

// skip passes over what begins with tok.
func (j *jsonRows) skip(tok json.Token) error {
	for depth := 0; ; {
		switch d, _ := tok.(json.Delim); d {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
		if depth == 0 {
			return nil
		}
		var err error
		if tok, err = j.dec.Token(); err != nil {
			return err
		}
	}
}

// broken tells of a text that is no JSON, was cut off, or cannot be read.
func (j *jsonRows) broken(s *Sheet, err error) error {
	if errors.Is(j.src.err, errLong) {
		return s.whole(s.Line, fmt.Sprintf("a row is longer than %d bytes", maxRow), "a quote or a brace may be missing")
	}
	if j.src.err != nil {
		return fmt.Errorf("read %s: %w", s.name, j.src.err)
	}
	line, col := j.src.at(j.dec.InputOffset())
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF) && j.src.read == 0:
		return s.whole(1, "the file is empty", "a list without rows is []")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return s.whole(line, "the file ends in the middle of a row or of its list", "it may be half written; the old data stay in use")
	case errors.As(err, &syntax):
		return gateway.Faults{{File: s.name, Line: line, Column: col, Message: "this is no JSON: " + syntax.Error(), Hint: "the row before it begins in line " + fmt.Sprint(max(s.Line, 1))}}
	}
	return gateway.Faults{{File: s.name, Line: line, Column: col, Message: "this is no JSON: " + err.Error()}}
}

func (j *jsonRows) place(i int) (line, col int) { return j.places[i][0], j.places[i][1] }

func (j *jsonRows) pointer(column string) string { return fmt.Sprintf("/%d/%s", j.n-1, column) }

func (j *jsonRows) ended(*Sheet, bool) error { return nil } // next has seen the end of the list

var errLong = errors.New("the row is too long")

// counted knows which line an offset is in. Offsets are asked for in rising
// order; it keeps the line ends between the last one asked and what was read.
type counted struct {
	r     io.Reader
	read  int64
	mark  int64 // where the current row began
	ends  []int64
	line  int
	start int64 // offset of the first byte of line
	err   error // of reading, not io.EOF
}

func (c *counted) Read(p []byte) (int, error) {
	if c.read-c.mark > maxRow {
		c.err = errLong
		return 0, errLong
	}
	n, err := c.r.Read(p)
	for i, b := range p[:n] {
		if b == '\n' {
			c.ends = append(c.ends, c.read+int64(i))
		}
	}
	c.read += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		c.err = err
	}
	return n, err
}

// at gives line and column of an offset, both from 1.
func (c *counted) at(off int64) (line, col int) {
	n := 0
	for n < len(c.ends) && c.ends[n] < off {
		c.line++
		c.start = c.ends[n] + 1
		n++
	}
	c.ends = c.ends[:copy(c.ends, c.ends[n:])]
	return c.line, int(off-c.start) + 1
}
