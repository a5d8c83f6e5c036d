// SPDX-License-Identifier: Apache-2.0

package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"ordergate/gateway/decode/paper/grid"
)

// maxLine is after how many characters a paragraph goes on in the next line; within a
// table it is not broken.
const maxLine = 200

// flow turns the tree into lines and tables.
type flow struct {
	rules sheet
	cells int
	full  bool
}

// page lays the whole page out.
func (f *flow) page(root *node) []grid.Block {
	w := &writer{}
	f.children(w, root, plain)
	return w.done()
}

// writer collects the blocks of a cell, or of the page.
type writer struct {
	blocks []grid.Block
	line   grid.Line
	length int
	space  bool // white space is due
	items  []int
}

// children lays out what an element holds.
func (f *flow) children(w *writer, n *node, st style) {
	for _, c := range n.children {
		if f.full {
			return
		}
		if c.name == "" {
			w.text(c.text, st)
			continue
		}
		f.element(w, c, f.rules.of(c, st), st)
	}
}

func (f *flow) element(w *writer, n *node, st, outside style) {
	switch n.tag {
	case atom.Br:
		w.brk()
	case atom.Hr:
		w.end()
		w.gap(1)
	case atom.Table:
		w.end()
		f.table(w, n, st)
	case atom.Input:
		if t := strings.ToLower(n.attr["type"]); t == "" || t == "text" || t == "number" || t == "date" || t == "email" || t == "tel" {
			w.text(n.attr["value"], st)
		}
	case atom.Select:
		f.choice(w, n, st)
	case atom.Ul, atom.Ol:
		w.end()
		w.items = append(w.items, 0)
		f.children(w, n, st)
		w.end()
		w.items = w.items[:len(w.items)-1]
	case atom.Li:
		w.end()
		w.item(n, st)
		f.children(w, n, st)
		w.end()
	case atom.Head:
	default:
		f.other(w, n, st)
	}
}

func (f *flow) other(w *writer, n *node, st style) {
	if !block(n.tag) {
		f.children(w, n, st)
		return
	}
	w.end()
	between := float32(0)
	switch n.tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		between = 1
	case atom.P:
		// Outlook's paragraphs are lines; others stand a little apart, and as much as
		// parts two addresses only where they are empty.
		if !strings.Contains(n.attr["class"], "Mso") && !strings.Contains(strings.ReplaceAll(n.attr["style"], " ", ""), "margin:0") {
			between = 0.4
		}
	}
	w.gap(between)
	f.children(w, n, st)
	w.end()
	w.gap(between)
}

// choice shows the option that is chosen.
func (f *flow) choice(w *writer, n *node, st style) {
	for _, c := range n.children {
		if _, ok := c.attr["selected"]; ok && c.tag == atom.Option {
			f.children(w, c, st)
			return
		}
	}
}

// item writes what stands before an item of a list.
func (w *writer) item(n *node, st style) {
	if len(w.items) == 0 {
		return
	}
	w.items[len(w.items)-1]++
	w.text("• ", st)
}

func (w *writer) text(s string, st style) {
	if s == "" {
		return
	}
	if st.pre {
		for i, line := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
			if i > 0 {
				w.brk()
			}
			if line != "" {
				w.run(line, st)
			}
		}
		return
	}
	const white = " \t\r\n\f"

	fields := strings.FieldsFunc(s, func(r rune) bool { return r < 0x80 && strings.ContainsRune(white, r) })
	if len(fields) == 0 {
		w.space = true
		return
	}
	first := strings.IndexByte(white, s[0]) >= 0
	for i, word := range fields {
		if (i > 0 || first || w.space) && (w.length > 0 || len(w.line) > 0 && st.unseen()) {
			if w.length > maxLine && len(w.blocks) < grid.MaxWords {
				w.flush()
			} else {
				word = " " + word
			}
		}
		w.space = false
		w.run(word, st)
	}
	w.space = strings.IndexByte(white, s[len(s)-1]) >= 0
}

// run adds a text to the line.
func (w *writer) run(s string, st style) {
	r := grid.Run{Text: s, Bold: st.bold, Hidden: st.unseen()}
	if st.size >= 13.9 { // what is smaller reads as text does
		r.Size = st.size
	}
	if !r.Hidden {
		w.length += len(s)
	}
	if n := len(w.line) - 1; n >= 0 && w.line[n].Size == r.Size && w.line[n].Bold == r.Bold && w.line[n].Hidden == r.Hidden && len(w.line[n].Text) < 1000 {
		w.line[n].Text += s
		return
	}
	w.line = append(w.line, r)
}

// brk ends the line, empty or not.
func (w *writer) brk() {
	if len(w.line) == 0 {
		w.gap(1)
	}
	w.flush()
}

// end ends a line that has something on it.
func (w *writer) end() {
	if len(w.line) > 0 {
		w.flush()
	}
	w.space = false
}

func (w *writer) flush() {
	if len(w.line) > 0 {
		if strings.Trim(textOf(w.line), " \u00a0\t") == "" && !hides(w.line) {
			w.gap(1) // an empty paragraph is a blank line
		} else {
			w.blocks = append(w.blocks, grid.Block{Line: w.line})
		}
	}
	w.line, w.length, w.space = nil, 0, false
}

func hides(l grid.Line) bool {
	for i := range l {
		if l[i].Hidden {
			return true
		}
	}
	return false
}

// gap parts what came from what comes. Gaps of elements within each other are one, as
// margins are; blank lines add up.
func (w *writer) gap(lines float32) {
	if lines == 0 || len(w.blocks) == 0 {
		return
	}
	if last := &w.blocks[len(w.blocks)-1]; last.Line == nil && last.Table == nil {
		if lines < 1 {
			last.Gap = max(last.Gap, lines)
		} else {
			last.Gap = min(last.Gap+lines, 20)
		}
		return
	}
	w.blocks = append(w.blocks, grid.Block{Gap: lines})
}

func (w *writer) done() []grid.Block {
	w.end()
	return w.blocks
}

// span reads how many columns or rows a cell covers.
func span(v string, most int) int {
	n, err := strconv.Atoi(strings.TrimSpace(v))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, most)
}
