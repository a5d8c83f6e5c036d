// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/gateway/app"
	"ordergate/gateway/mapping"
)

type mappingExplainCmd struct {
	File    string `arg:"" help:"The document."`
	Config  string `help:"The config file, for partners and mappings; without one the built-in readings are used." type:"path" env:"ORDERGATE_CONFIG"`
	Partner string `help:"Take the document to be from this partner."`
	Mapping string `help:"Use this mapping, whatever the partner file says."`
	Image   string `help:"Write pictures of the pages of a PDF into this folder, with boxes around what was read." placeholder:"DIR" type:"path"`
	JSON    bool   `help:"One JSON object a document, with nothing cut short."`
}

func (c *mappingExplainCmd) Run(w world) error {
	explained, err := app.Explain(w.ctx, c.File, c.Config, c.Partner, c.Mapping, c.Image, w.getenv)
	if err != nil {
		return shownOr(w, err, c.Config)
	}
	for i := range explained {
		if c.JSON {
			if err := printJSON(w.out, &explained[i]); err != nil {
				return err
			}
			continue
		}
		if i > 0 {
			fmt.Fprintln(w.out)
		}
		if err := explain(printable{w.out}, &explained[i]); err != nil {
			return err
		}
	}
	return nil
}

// What explain shows is this wide: two columns for values and places, each field
// over two lines.
const (
	explainWidth = 100
	explainField = 48
	explainValue = 24
)

// explain prints a document: a line with field, value and place, and one with the
// expression and the rule that it stands in.
func explain(out io.Writer, doc *app.ExplainedDocument) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, read by %s", strings.TrimSpace(doc.Type+" "+doc.Control), doc.Mapping)
	if doc.Place != "" {
		fmt.Fprintf(&b, ", in %s", doc.Place)
	}
	b.WriteString("\n")
	for i := range doc.Fields {
		explainOne(&b, doc, &doc.Fields[i])
	}
	if len(doc.Unread) > 0 {
		b.WriteString("not read, kept in extensions:\n")
	}
	for _, e := range doc.Unread {
		fmt.Fprintf(&b, "  %s %s\n", pad(e.Name, explainField-2), cutAt(strings.Join(e.Values, " * "), explainWidth-explainField-1))
	}
	for _, f := range doc.Findings {
		fmt.Fprintf(&b, "%s %s: %s\n", f.Severity, f.Code, f.Message)
		if f.Hint != "" {
			fmt.Fprintf(&b, "  %s\n", f.Hint)
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func explainOne(b *strings.Builder, doc *app.ExplainedDocument, e *mapping.Explained) {
	value, from := e.Value, strings.TrimPrefix(strings.TrimPrefix(e.Position.Path, doc.Place), " › ")
	switch {
	case e.Fault != "":
		value = "(no value)"
	case e.Position.Path == "":
		from = "a constant"
	}
	field := pad(e.Field, explainField)
	room := explainWidth - utf8.RuneCountInString(field) - 2 - explainValue
	b.WriteString(strings.TrimRight(fmt.Sprintf("%s %s %s", field, pad(cutAt(value, explainValue), explainValue), tail(from, room)), " ") + "\n")
	rule := shortRule(e.Rule)
	fmt.Fprintf(b, "    %s %s\n", pad(cutAt(e.Expression, explainWidth-6-len(rule)), explainField+explainValue-3), rule)
	if speaks := onPage(&e.Position); speaks != "" {
		fmt.Fprintf(b, "    %s\n", cutAt(speaks, explainWidth-4))
	}
	if e.Fault != "" {
		fmt.Fprintf(b, "    ! %s\n", e.Fault)
	}
}

// onPage says where on a page a value stands, and what speaks for it.
func onPage(p *gateway.Position) string {
	if p.Page == 0 || p.Box == nil && len(p.Evidence) == 0 {
		return ""
	}
	s := fmt.Sprintf("page %d", p.Page)
	if p.Box != nil {
		s += fmt.Sprintf(" at %.0f,%.0f-%.0f,%.0f", p.Box[0], p.Box[1], p.Box[2], p.Box[3])
	}
	if p.Shown != "" {
		s += fmt.Sprintf(", reads %q", p.Shown)
	}
	if p.Label != "" {
		s += fmt.Sprintf(", by %q", p.Label)
	}
	if len(p.Evidence) > 0 {
		s += ": " + strings.Join(p.Evidence, ", ")
	}
	if p.OCR {
		s += " (OCR)"
	}
	return s
}

// shortRule names a rule by the last of its folders.
func shortRule(rule string) string {
	return filepath.Join(filepath.Base(filepath.Dir(rule)), filepath.Base(rule))
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(s)))
}

// cutAt gives the beginning of a text that is too long, tail its end.
func cutAt(s string, width int) string {
	s = strings.ReplaceAll(s, "\n", " ")
	if r := []rune(s); len(r) > width {
		return string(r[:max(0, width-1)]) + "…"
	}
	return s
}

func tail(s string, width int) string {
	if r := []rune(s); len(r) > width {
		return "…" + string(r[len(r)-max(1, width-1):])
	}
	return s
}
