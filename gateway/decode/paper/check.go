// SPDX-License-Identifier: Apache-2.0

package paper

import (
	"fmt"
	"slices"
	"strings"

	"ordergate/gateway"
)

// Problem is something wrong with a template, at the key that Path leads to.
type Problem struct {
	Path    []string // below paper: "header", "po_number", "value"
	Name    bool     // the key itself is wrong, not what it says
	Warning bool     // it may be meant so
	Message string
	Hint    string
}

// HeaderNames are the fields of the header that a template may name; any other name is
// one of the partner's own.
func HeaderNames() []string {
	return []string{"po_number", "po_date", "requested_date", "currency", "payment_terms", "ship_to", "bill_to", "buyer", "supplier", "customer_number", "contract", "release", "incoterms"}
}

// LineNames are the fields of a line that a template may name; any other name is one of
// the partner's own.
func LineNames() []string {
	return []string{"line", "buyer_item", "supplier_item", "item", "gtin", "manufacturer_item", "description", "qty", "uom", "unit_price", "per", "discount", "amount", "date", "tax"}
}

// TotalNames are the totals that a template may name.
func TotalNames() []string { return []string{"subtotal", "discount", "freight", "tax", "total"} }

// checker gathers problems.
type checker struct{ out []Problem }

func (c *checker) add(message, hint string, path ...string) {
	c.out = append(c.out, Problem{Path: path, Message: message, Hint: hint})
}

// Check finds what cannot be right in a template, whatever the page says.
func (t *Template) Check() []Problem {
	c := &checker{}
	c.samples(t)
	c.header(t)
	c.lines(&t.Lines)
	for i, p := range t.Totals {
		path := []string{"totals", p.Key}
		if !slices.Contains(TotalNames(), p.Key) {
			c.out = append(c.out, Problem{Path: path, Name: true, Message: fmt.Sprintf("there is no total %q", p.Key), Hint: nearest(p.Key, TotalNames())})
		}
		c.label(p.Value, path...)
		for _, q := range t.Totals[:i] {
			if SameLabel(p.Value, q.Value) {
				c.add(fmt.Sprintf("%s and %s have the same label %q", q.Key, p.Key, p.Value), "one of them stands beside another", path...)
			}
		}
	}
	for i, s := range t.Recognise.All {
		c.text(s, "recognise", "text_all", fmt.Sprint(i))
	}
	for i, s := range t.Recognise.None {
		c.text(s, "recognise", "text_none", fmt.Sprint(i))
		if slices.ContainsFunc(t.Recognise.All, func(a string) bool { return SameLabel(a, s) }) {
			c.add(fmt.Sprintf("%q must stand on the page and must not", s), "take it out of text_all or text_none", "recognise", "text_none", fmt.Sprint(i))
		}
	}
	return c.out
}

// samples checks how numbers and dates are written.
func (c *checker) samples(t *Template) {
	if s := t.Numbers; s != "" && !decimalSample(s) {
		c.add(fmt.Sprintf("%q does not show which mark stands before decimals", s), `write a number as the form prints it, with decimals: "1,234.56", "1.234,56", "1 234,56" or "1'234.56"`, "numbers")
	}
	if s := t.Dates; s != "" {
		if problem := datePattern(s); problem != "" {
			c.add(fmt.Sprintf("%q is no way to write dates: %s", s, problem), "write YYYY or YY, MM or MMM, and DD, with the marks of the form: MM/DD/YYYY, DD.MM.YYYY, DD-MMM-YY", "dates")
		}
	}
}

// decimalSample reports whether a sample has digits, and a mark with one to six
// decimals that cannot be one between thousands.
func decimalSample(s string) bool {
	if strings.Trim(s, "0123456789.,'’ \u00a0\u202f") != "" {
		return false
	}
	i := strings.LastIndexAny(s, ".,")
	if i < 1 || i == len(s)-1 || strings.Trim(s[i+1:], "0123456789") != "" || len(s)-i-1 > 6 {
		return false
	}
	mark := s[i : i+1]
	if strings.Contains(s[:i], mark) {
		return false // 1,234,567: groups alone
	}
	return len(s)-i-1 != 3 || strings.ContainsAny(s[:i], ".,'’ ") || strings.HasPrefix(s, "0"+mark)
}

// datePattern says what is wrong with a pattern, "" for nothing.
func datePattern(s string) string {
	seen := map[byte]int{}
	u := strings.ToUpper(s)
	for i := 0; i < len(u); {
		j := i
		for j < len(u) && u[j] == u[i] {
			j++
		}
		switch ch := u[i]; {
		case ch == 'Y' || ch == 'M' || ch == 'D':
			if seen[ch] > 0 {
				return fmt.Sprintf("%c stands there twice", ch)
			}
			seen[ch] = j - i
		case ch >= 'A' && ch <= 'Z' || ch >= '0' && ch <= '9':
			return fmt.Sprintf("%q is none of Y, M and D", s[i:j])
		}
		i = j
	}
	switch y, m, d := seen['Y'], seen['M'], seen['D']; {
	case y != 2 && y != 4:
		return "the year is YYYY or YY"
	case m < 1 || m > 4:
		return "the month is MM or MMM"
	case d < 1 || d > 2:
		return "the day is DD"
	}
	return ""
}

func (c *checker) header(t *Template) {
	for i, p := range t.Header {
		path := []string{"header", p.Key}
		c.name(p.Key, HeaderNames(), path)
		f := &p.Value
		if f.Label == "" && f.Default == "" {
			c.add(fmt.Sprintf("where %s stands is not said", p.Key), "write label: as it stands on the page, or default: for a value that the form does not print", path...)
		} else if f.Label != "" {
			c.label(f.Label, append(path, "label")...)
		}
		if f.Value != "" && f.Value != "right" && f.Value != "below" {
			c.add(fmt.Sprintf("%q is no place of a value", f.Value), hint(f.Value, []string{"right", "below"}, "write right or below"), append(path, "value")...)
		}
		if f.Label == "" && (f.Value != "" || f.Example != "") {
			c.add(fmt.Sprintf("%s has no label", p.Key), "write label: as it stands on the page", path...)
		}
		if f.Lines < 0 || f.Lines > 20 {
			c.add(fmt.Sprintf("an address has 1 to 20 lines, not %d", f.Lines), "", append(path, "lines")...)
		}
		if f.Lines != 0 && !slices.Contains([]string{"ship_to", "bill_to", "buyer", "supplier"}, p.Key) {
			c.add(fmt.Sprintf("%s is no address: it has no lines", p.Key), "leave lines out", append(path, "lines")...)
		}
		for _, q := range t.Header[:i] {
			if f.Label != "" && SameLabel(f.Label, q.Value.Label) && f.Value == q.Value.Value {
				c.add(fmt.Sprintf("%s and %s have the same label %q", q.Key, p.Key, f.Label), "one value is one field; where one stands right of it and one below, say so by value:", append(path, "label")...)
			}
		}
	}
}

func (c *checker) lines(l *Lines) {
	if len(l.HeaderRow) == 1 {
		c.add("a heading row has two headings at least", "write all of them, from left to right, or leave header_row out", "lines", "header_row")
	}
	for i, s := range l.HeaderRow {
		c.label(s, "lines", "header_row", fmt.Sprint(i))
	}
	for i, p := range l.Columns {
		path := []string{"lines", "columns", p.Key}
		c.name(p.Key, LineNames(), path)
		head := p.Value.Header
		switch {
		case head == "" && len(p.Value.Translate) == 0:
			c.add(fmt.Sprintf("which column %s is is not said", p.Key), "write header: with its heading as it stands on the page", path...)
		case head != "":
			c.label(head, append(path, "header")...)
			c.inRow(l.HeaderRow, head, append(path, "header"))
		}
		for _, q := range l.Columns[:i] {
			if head != "" && SameLabel(head, q.Value.Header) {
				c.add(fmt.Sprintf("%s and %s are the same column %q", q.Key, p.Key, head), "a column is one field; write inside_line: for what stands within it", append(path, "header")...)
			}
		}
	}
	for _, p := range l.InsideLine {
		path := []string{"lines", "inside_line", p.Key}
		c.name(p.Key, LineNames(), path)
		c.label(p.Value.After, append(path, "after")...)
	}
	for i, s := range l.EndsAt {
		c.text(s, "lines", "ends_at", fmt.Sprint(i))
	}
	for i, s := range l.Ignore {
		c.text(s, "lines", "ignore_rows", fmt.Sprint(i))
	}
	if p := l.PricePer; p != "" && (strings.Trim(p, "0") != "1" || p[0] != '1' || len(p) > 7) {
		c.add(fmt.Sprintf("prices are for 1, 10, 100, 1000 … pieces, not for %q", p), "write price_per: 100", "lines", "price_per")
	}
}

// inRow tells of a column's heading that is not among those of the heading row.
func (c *checker) inRow(row []string, head string, path []string) {
	if len(row) == 0 || slices.ContainsFunc(row, func(s string) bool { return SameLabel(s, head) }) {
		return
	}
	h := "add it to header_row, or write it as it stands there"
	if near := gateway.Nearest(head, row); near != "" {
		h = fmt.Sprintf("did you mean %q?", near)
	}
	c.add(fmt.Sprintf("header_row has no heading %q", head), h, path...)
}

// name tells of a name that looks like a slip of one of ours. Names of the partner's
// own are right.
func (c *checker) name(name string, known []string, path []string) {
	if slices.Contains(known, name) {
		return
	}
	if near := gateway.Nearest(name, known); near != "" {
		c.out = append(c.out, Problem{Path: path, Name: true, Warning: true, Message: fmt.Sprintf("%q is taken for a name of your own", name), Hint: fmt.Sprintf("did you mean %q?", near)})
	}
}

// label wants letters or digits, which labels are compared by.
func (c *checker) label(s string, path ...string) {
	if PlainLabel(s) == "" {
		c.add(fmt.Sprintf("%q is no label: it has neither letters nor digits", s), "write it as it stands on the page", path...)
	}
}

func (c *checker) text(s string, path ...string) {
	if PlainLabel(s) == "" {
		c.add(fmt.Sprintf("%q is no text to look for: it has neither letters nor digits", s), "write it as it stands on the page", path...)
	}
}

func nearest(name string, known []string) string {
	return hint(name, known, "write "+strings.Join(known, ", "))
}

func hint(name string, known []string, or string) string {
	if near := gateway.Nearest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return or
}
