// SPDX-License-Identifier: Apache-2.0

package render

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// Bounds of what is read of an XFA form.
const (
	maxFields = 20_000
	maxDepth  = 50
)

// form reads the data of an XFA form. Its own pages mostly say "Please wait": then the
// data is all there is.
func (f *finder) form(a *answer) {
	if len(a.XFA) == 0 {
		return
	}
	fields := formFields(a.XFA)
	if len(fields) == 0 {
		return
	}
	f.doc.Fields = fields
	const much = 60 // words of pages that hold more than a request to wait
	n := 0
	for _, p := range a.Pages {
		n += len(p.Words)
	}
	if n < much {
		f.add("xfa", 0, "The PDF is a form (XFA) whose pages cannot be shown; only its data was read.",
			"Open it with Adobe Reader and compare, or ask the partner to print it to a PDF.")
	}
}

// formFields reads the datasets packet: the path of each element with text, repeated
// ones with [2], [3] …
func formFields(data []byte) map[string]string {
	out := map[string]string{}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	type level struct {
		path   string
		text   strings.Builder
		counts map[string]int
		parent bool
	}
	stack := []*level{{counts: map[string]int{}}}
	for len(out) < maxFields {
		tok, err := d.Token()
		if err != nil {
			return out // the end, or damage: what was read before it counts
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if len(stack) > maxDepth {
				return out
			}
			up := stack[len(stack)-1]
			up.parent = true
			name := t.Name.Local
			l := &level{counts: map[string]int{}}
			switch {
			case t.Name.Space == "http://www.xfa.org/schema/xfa-data/1.0/" && (name == "datasets" || name == "data"):
				l.path, l.counts = up.path, up.counts
			default:
				up.counts[name]++
				if n := up.counts[name]; n > 1 {
					name = fmt.Sprintf("%s[%d]", name, n)
				}
				l.path = strings.TrimPrefix(up.path+"/"+name, "/")
			}
			stack = append(stack, l)
		case xml.CharData:
			stack[len(stack)-1].text.Write(t)
		case xml.EndElement:
			l := stack[len(stack)-1]
			if v := strings.Join(strings.Fields(l.text.String()), " "); v != "" && !l.parent && l.path != "" {
				out[l.path] = v
			}
			if stack = stack[:len(stack)-1]; len(stack) == 0 {
				return out
			}
		}
	}
	return out
}
