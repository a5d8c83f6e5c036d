// SPDX-License-Identifier: Apache-2.0

package encode

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"ordergate/gateway/decode"
)

// writeFixed writes a line for each object by the record of its name; what belongs
// to it stands in the lines behind it. Texts stand left and numbers right in their
// places, filled up with blanks.
func writeFixed(b *strings.Builder, root *Node, l Layout) error {
	end := l.LineEnd
	if end == "" {
		end = "\r\n"
	}
	all, err := rows(root)
	if err != nil {
		return err
	}
	for _, r := range all {
		if err := fixedLine(b, r, l.Records, end); err != nil {
			return err
		}
	}
	return nil
}

func fixedLine(b *strings.Builder, n *Node, records []decode.Record, end string) error {
	i := slices.IndexFunc(records, func(r decode.Record) bool { return r.Name == n.Name })
	if i < 0 {
		return fmt.Errorf("no record is called %q", n.Name)
	}
	record := &records[i]
	values, below, err := flat(n)
	if err != nil {
		return err
	}
	var line []rune
	if record.Is != "" {
		at := record.At
		if at == "" {
			at = fmt.Sprintf("1-%d", utf8.RuneCountInString(record.Is))
		}
		if line, err = place(line, at, &Node{Name: record.Name, Value: record.Is}); err != nil {
			return err
		}
	}
	for _, v := range values {
		at, ok := record.Fields.Get(v.Name)
		if !ok {
			return fmt.Errorf("record %s has no field %q", record.Name, v.Name)
		}
		if line, err = place(line, at, v); err != nil {
			return err
		}
	}
	b.WriteString(strings.TrimRight(string(line), " ") + end)
	inside, err := rows(&Node{Children: below})
	if err != nil {
		return err
	}
	for _, r := range inside {
		if err := fixedLine(b, r, records, end); err != nil {
			return err
		}
	}
	return nil
}

// place writes a value into the characters at ("3-12", from 1) of a line.
func place(line []rune, at string, v *Node) ([]rune, error) {
	from, to, err := decode.Characters(at)
	if err != nil {
		return nil, err
	}
	text := []rune(v.Value)
	room := to - from + 1
	if len(text) > room {
		return nil, fmt.Errorf("%s: %q has %d characters, and there is room for %d", v.Name, v.Value, len(text), room)
	}
	if slices.ContainsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		return nil, fmt.Errorf("%s: %q has a line break in it", v.Name, v.Value)
	}
	for len(line) < to {
		line = append(line, ' ')
	}
	start := from - 1
	if v.Kind == Number {
		start += room - len(text)
	}
	copy(line[start:], text)
	return line, nil
}
