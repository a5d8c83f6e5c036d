// SPDX-License-Identifier: Apache-2.0

package encode

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// writeJSON writes decimals as numbers, digit by digit, and never through a float.
func writeJSON(b *strings.Builder, root *Node, l Layout) error {
	var raw strings.Builder
	if err := jsonValue(&raw, root); err != nil {
		return err
	}
	if l.Compact {
		b.WriteString(raw.String())
		return nil
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, []byte(raw.String()), "", "  "); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	b.Write(pretty.Bytes())
	b.WriteByte('\n')
	return nil
}

func jsonValue(b *strings.Builder, n *Node) error {
	switch n.Kind {
	case Object, List:
		open, end := "{", "}"
		if n.Kind == List {
			open, end = "[", "]"
		}
		b.WriteString(open)
		for i, c := range n.Children {
			if i > 0 {
				b.WriteByte(',')
			}
			if n.Kind == Object {
				if err := jsonText(b, c.Name); err != nil {
					return err
				}
				b.WriteByte(':')
			}
			if err := jsonValue(b, c); err != nil {
				return err
			}
		}
		b.WriteString(end)
	case Number, Bool:
		if !json.Valid([]byte(n.Value)) {
			return fmt.Errorf("%s: %q is no number", n.Name, n.Value)
		}
		b.WriteString(n.Value)
	default:
		return jsonText(b, n.Value)
	}
	return nil
}

func jsonText(b *strings.Builder, s string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("%q is no UTF-8", s)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return fmt.Errorf("write %q: %w", s, err)
	}
	b.Write(bytes.TrimRight(out.Bytes(), "\n"))
	return nil
}
