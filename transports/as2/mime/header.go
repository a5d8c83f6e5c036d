// SPDX-License-Identifier: Apache-2.0

package mime

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Field is one header field. Name is as received; Value is unfolded (a line end
// and the blanks after it are one blank), without blanks around it.
type Field struct{ Name, Value string }

// Header is the header of an entity.
type Header struct {
	Raw    []byte // as received, with the blank line that ends it; nil when it came by HTTP
	Fields []Field
}

// Get returns the first value of a field, "" when there is none. Names are
// compared without regard to case.
func (h Header) Get(name string) string {
	for _, f := range h.Fields {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// All returns each value of a field, in order.
func (h Header) All(name string) []string {
	var all []string
	for _, f := range h.Fields {
		if strings.EqualFold(f.Name, name) {
			all = append(all, f.Value)
		}
	}
	return all
}

// ReadHeader reads a header and the blank line after it, and no byte more. Lines
// end with CRLF or LF; folded lines (by blanks or tabs) are joined. A header that
// ends with the stream is whole: a part may consist of its header (RFC 2046 §5.1),
// and no bytes at all are a header without fields.
//
// Errors: ErrHeader (wrapped) for a line that is none, *LimitError for more than
// limit bytes, else br's own. limit 0 is the default of Limits.
func ReadHeader(br *bufio.Reader, limit int64) (Header, error) {
	raw, err := readRawHeader(br, Limits{Header: limit}.withDefaults().Header)
	if err != nil {
		return Header{}, err
	}
	h := Header{Raw: raw}
	// One string for all fields: names and values are cut from it.
	rest := string(raw)
	var folded []string
	for n := 1; rest != ""; n++ {
		var line string
		line, rest = cutLine(rest)
		if line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if len(h.Fields) == 0 {
				return Header{}, fmt.Errorf("line %d of the header continues nothing: %w", n, ErrHeader)
			}
			folded = append(folded, line) // joined once: a header may be nothing else
			continue
		}
		h.unfold(folded)
		folded = folded[:0]
		name, value, ok := strings.Cut(line, ":")
		name = strings.TrimRight(name, " \t")
		if !ok || !isToken(name) {
			return Header{}, fmt.Errorf("line %d of the header has no field name: %w", n, ErrHeader)
		}
		if h.Fields == nil {
			h.Fields = make([]Field, 0, 6)
		}
		h.Fields = append(h.Fields, Field{name, strings.Trim(value, " \t")})
	}
	h.unfold(folded)
	return h, nil
}

// unfold adds the lines that continue the last field to it.
func (h *Header) unfold(lines []string) {
	if len(lines) == 0 {
		return
	}
	f := &h.Fields[len(h.Fields)-1]
	var b strings.Builder
	b.WriteString(f.Value)
	for _, line := range lines {
		if line = strings.Trim(line, " \t"); line != "" {
			b.WriteString(" ")
			b.WriteString(line)
		}
	}
	f.Value = strings.Trim(b.String(), " ")
}

func readRawHeader(br *bufio.Reader, limit int64) ([]byte, error) {
	var raw []byte
	start := 0 // of the line that is being read
	for {
		piece, err := br.ReadSlice('\n')
		if int64(len(raw)+len(piece)) > limit {
			return nil, &LimitError{"bytes of header", limit}
		}
		if raw == nil {
			raw = make([]byte, 0, 512)
		}
		raw = append(raw, piece...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF):
			return raw, nil
		case err != nil:
			return nil, err
		}
		line := raw[start:]
		if len(line) == 1 || len(line) == 2 && line[0] == '\r' {
			return raw, nil
		}
		// What is no header shows in its first line: nothing more is read of it.
		if start == 0 && bytes.IndexByte(line, ':') < 0 {
			return nil, fmt.Errorf("line 1 of the header has no field name: %w", ErrHeader)
		}
		start = len(raw)
	}
}

func cutLine(s string) (line, rest string) {
	line, rest, _ = strings.Cut(s, "\n")
	return strings.TrimSuffix(line, "\r"), rest
}

// isToken holds RFC 2045's token, which field names of RFC 5322 are wider than;
// nobody uses the difference.
func isToken(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`()<>@,;:\"/[]?=`, c) >= 0 {
			return false
		}
	}
	return s != ""
}
