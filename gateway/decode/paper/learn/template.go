// SPDX-License-Identifier: Apache-2.0

package learn

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/strict"
)

// Lay lays what a template says over another, a field at a time; lists grow. Neither
// is changed; both may be nil.
func Lay(base, over *paper.Template) *paper.Template {
	out := paper.Template{}
	if base != nil {
		out = *base
	}
	if over == nil {
		return &out
	}
	for _, p := range []struct{ to, from *string }{{&out.Language, &over.Language}, {&out.Numbers, &over.Numbers}, {&out.Dates, &over.Dates}, {&out.Lines.PricePer, &over.Lines.PricePer}} {
		if *p.from != "" {
			*p.to = *p.from
		}
	}
	out.Recognise.All = union(out.Recognise.All, over.Recognise.All)
	out.Recognise.None = union(out.Recognise.None, over.Recognise.None)
	out.Header = pairs(out.Header, over.Header)
	out.Totals = pairs(out.Totals, over.Totals)
	if len(over.Lines.HeaderRow) > 0 {
		out.Lines.HeaderRow = over.Lines.HeaderRow
	}
	out.Lines.EndsAt = union(out.Lines.EndsAt, over.Lines.EndsAt)
	out.Lines.Ignore = union(out.Lines.Ignore, over.Lines.Ignore)
	out.Lines.InsideLine = pairs(out.Lines.InsideLine, over.Lines.InsideLine)
	columns := slices.Clone(over.Lines.Columns)
	for i := range columns { // a column's heading and its words are told apart
		was, _ := out.Lines.Columns.Get(columns[i].Key)
		if columns[i].Value.Header == "" {
			columns[i].Value.Header = was.Header
		}
		columns[i].Value.Translate = pairs(was.Translate, columns[i].Value.Translate)
	}
	out.Lines.Columns = pairs(out.Lines.Columns, columns)
	return &out
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func pairs[T any](a, b strict.Pairs[T]) strict.Pairs[T] {
	out := slices.Clone(a)
	for _, p := range b {
		if i := slices.IndexFunc(out, func(q strict.Pair[T]) bool { return q.Key == p.Key }); i >= 0 {
			out[i] = p
			continue
		}
		out = append(out, p)
	}
	return out
}

// YAML writes what stands below paper: of a mapping, indented by so many blanks. notes
// are comments by key: "header.po_number", "lines.columns.qty", "numbers".
func YAML(t *paper.Template, indent int, notes map[string]string) string {
	w := &writer{notes: notes}
	var flow []string
	for _, r := range []struct {
		name  string
		texts []string
	}{{"text_all", t.Recognise.All}, {"text_none", t.Recognise.None}} {
		if len(r.texts) > 0 {
			flow = append(flow, r.name+": "+list(r.texts))
		}
	}
	if len(flow) > 0 {
		w.line(indent, "recognise", "recognise", "{"+strings.Join(flow, ", ")+"}")
	}
	w.text(indent, "language", t.Language)
	w.text(indent, "numbers", t.Numbers)
	w.text(indent, "dates", t.Dates)
	if len(t.Header) > 0 {
		w.line(indent, "header", "header", "")
	}
	for _, p := range t.Header {
		w.line(indent+2, "header."+p.Key, key(p.Key), field(&p.Value))
	}
	w.lines(indent, &t.Lines)
	if len(t.Totals) > 0 {
		w.line(indent, "totals", "totals", "")
	}
	for _, p := range t.Totals {
		w.line(indent+2, "totals."+p.Key, key(p.Key), quoted(p.Value))
	}
	return w.b.String()
}

type writer struct {
	b     strings.Builder
	notes map[string]string
}

func (w *writer) line(indent int, path, key, value string) {
	fmt.Fprintf(&w.b, "%s%s:", strings.Repeat(" ", indent), key)
	if value != "" {
		w.b.WriteString(" " + value)
	}
	if n := w.notes[path]; n != "" {
		w.b.WriteString("  # " + n)
	}
	w.b.WriteByte('\n')
}

func (w *writer) text(indent int, name, value string) {
	if value != "" {
		w.line(indent, name, name, quoted(value))
	}
}

func (w *writer) lines(indent int, l *paper.Lines) {
	if len(l.HeaderRow)+len(l.EndsAt)+len(l.Columns)+len(l.InsideLine)+len(l.Ignore)+len(l.PricePer) == 0 {
		return
	}
	w.line(indent, "lines", "lines", "")
	indent += 2
	texts := func(name string, values []string) {
		if len(values) > 0 {
			w.line(indent, "lines."+name, name, list(values))
		}
	}
	texts("header_row", l.HeaderRow)
	if len(l.Columns) > 0 {
		w.line(indent, "lines.columns", "columns", "")
	}
	for _, p := range l.Columns {
		var parts []string
		if p.Value.Header != "" {
			parts = append(parts, "header: "+quoted(p.Value.Header))
		}
		if len(p.Value.Translate) > 0 {
			var words []string
			for _, t := range p.Value.Translate {
				words = append(words, quoted(t.Key)+": "+quoted(t.Value))
			}
			parts = append(parts, "translate: {"+strings.Join(words, ", ")+"}")
		}
		w.line(indent+2, "lines.columns."+p.Key, key(p.Key), "{"+strings.Join(parts, ", ")+"}")
	}
	if len(l.InsideLine) > 0 {
		w.line(indent, "lines.inside_line", "inside_line", "")
	}
	for _, p := range l.InsideLine {
		w.line(indent+2, "lines.inside_line."+p.Key, key(p.Key), "{after: "+quoted(p.Value.After)+"}")
	}
	texts("ends_at", l.EndsAt)
	texts("ignore_rows", l.Ignore)
	if l.PricePer != "" {
		w.line(indent, "lines.price_per", "price_per", l.PricePer)
	}
}

// field writes where a header field stands.
func field(f *paper.Field) string {
	var parts []string
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+": "+value)
		}
	}
	add("label", orNone(f.Label))
	add("value", f.Value)
	if f.Lines > 0 {
		add("lines", fmt.Sprint(f.Lines))
	}
	add("example", orNone(f.Example))
	add("default", orNone(f.Default))
	return "{" + strings.Join(parts, ", ") + "}"
}

func orNone(s string) string {
	if s == "" {
		return ""
	}
	return quoted(s)
}

func list(texts []string) string {
	out := make([]string, len(texts))
	for i, s := range texts {
		out[i] = quoted(s)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// quoted writes a text so that YAML reads it as it stands.
func quoted(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic("learn: a text always marshals: " + err.Error())
	}
	return strings.TrimSpace(b.String())
}

// key writes a name; those of ours need no quotes.
func key(s string) string {
	if strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_") == "" {
		return s
	}
	return quoted(s)
}
