// SPDX-License-Identifier: Apache-2.0

package prose

import (
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxToken bounds a tag or a comment, in bytes.
const maxToken = 1 << 20

// HTML gives the text of an HTML page: paragraphs are lines, the cells of a table are
// parted by tabs, and scripts, styles and what stands in the head are left out.
func HTML(page string) string {
	w := &writer{}
	z := html.NewTokenizer(strings.NewReader(page))
	z.SetMaxBuf(maxToken)
	hidden := 0 // depth in elements that are not shown
	for {
		switch t := z.Next(); t {
		case html.ErrorToken:
			if z.Err() != io.EOF { // a tag beyond all bounds: what is left is kept as it is
				w.text(string(z.Buffered()), w.pre > 0)
			}
			return w.done()
		case html.TextToken:
			if hidden == 0 {
				w.text(string(z.Text()), w.pre > 0)
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case unseen(a) && t == html.StartTagToken:
				hidden++
			case unseen(a) && t == html.EndTagToken:
				hidden = max(0, hidden-1)
			case hidden == 0:
				w.tag(a, t == html.EndTagToken)
			}
		}
	}
}

func unseen(a atom.Atom) bool {
	return a == atom.Script || a == atom.Style || a == atom.Title || a == atom.Template
}

type writer struct {
	b     strings.Builder
	line  strings.Builder
	space bool // white space is due
	cells int  // of the row so far
	table int  // depth
	pre   int
}

func (w *writer) text(s string, kept bool) {
	if kept {
		for i, line := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
			if i > 0 {
				w.brk()
			}
			w.line.WriteString(line)
		}
		return
	}
	s = strings.ReplaceAll(s, "\u00a0", " ")
	words := strings.Fields(s)
	if len(words) == 0 {
		w.space = w.space || s != ""
		return
	}
	if (w.space || strings.IndexByte(" \t\r\n", s[0]) >= 0) && w.line.Len() > 0 && !strings.HasSuffix(w.line.String(), "\t") {
		w.line.WriteByte(' ')
	}
	w.line.WriteString(strings.Join(words, " "))
	w.space = strings.IndexByte(" \t\r\n", s[len(s)-1]) >= 0
}

func (w *writer) tag(a atom.Atom, end bool) {
	switch a {
	case atom.Br:
		w.brk()
	case atom.Table:
		w.end()
		if w.table++; end {
			w.table = max(0, w.table-2)
		}
	case atom.Tr:
		w.end()
		w.cells = 0
	case atom.Td, atom.Th:
		if end {
			return
		}
		if w.cells++; w.cells > 1 {
			w.line.WriteByte('\t')
		}
		w.space = false
	case atom.Pre:
		w.end()
		if w.pre++; end {
			w.pre = max(0, w.pre-2)
		}
	case atom.P, atom.Div, atom.Blockquote, atom.Li, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hr, atom.Address, atom.Section, atom.Article, atom.Dl, atom.Dt, atom.Dd:
		if w.table > 0 { // a paragraph in a cell does not end the row
			w.space = true
			return
		}
		w.end()
	}
}

// end ends a line that has something on it.
func (w *writer) end() {
	if strings.TrimSpace(w.line.String()) != "" {
		w.brk()
	}
}

func (w *writer) brk() {
	if w.table > 0 && w.cells > 0 && w.pre == 0 {
		w.space = true
		return
	}
	w.flush()
}

func (w *writer) flush() {
	w.b.WriteString(strings.TrimRight(w.line.String(), " "))
	w.b.WriteByte('\n')
	w.line.Reset()
	w.space = false
}

func (w *writer) done() string {
	w.cells = 0
	if w.line.Len() > 0 {
		w.flush()
	}
	return strings.TrimLeft(w.b.String(), "\n")
}
