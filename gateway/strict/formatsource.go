// SPDX-License-Identifier: Apache-2.0

package strict

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// text is a file by its lines, with what the parser does not tell: where comments
// stand and where values end. Lines and columns count from 0 here.
type text struct {
	lines    [][]rune
	comments map[int]int  // line -> column of the comment on it
	body     map[int]bool // lines of block scalars
	quotes   map[place]place
}

type place struct{ line, column int }

func newText(data []byte, root *yaml.Node) *text {
	t := &text{comments: map[int]int{}, body: map[int]bool{}, quotes: map[place]place{}}
	clean := strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n")
	for line := range strings.SplitSeq(strings.TrimRight(clean, "\n\t "), "\n") {
		t.lines = append(t.lines, []rune(line))
	}
	t.mark(root, -1)
	for i := range t.lines {
		if !t.body[i] {
			t.comment(i)
		}
	}
	return t
}

// start is where a node's own text begins, behind its anchor and tag.
func (t *text) start(n *yaml.Node) place {
	at := place{n.Line - 1, n.Column - 1}
	for at.line < len(t.lines) {
		line := t.lines[at.line]
		if at.column < len(line) && (line[at.column] == '&' || line[at.column] == '!') && (n.Anchor != "" || n.Style&yaml.TaggedStyle != 0) {
			for at.column < len(line) && line[at.column] != ' ' {
				at.column++
			}
		} else if at.column < len(line) && line[at.column] != ' ' {
			return at
		}
		for at.column < len(line) && line[at.column] == ' ' {
			at.column++
		}
		if at.column >= len(line) {
			at = place{at.line + 1, 0}
		}
	}
	return at
}

// mark notes quoted texts and block scalars below a node whose parent stands in a
// column.
func (t *text) mark(n *yaml.Node, parent int) {
	switch {
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		for i := t.start(n).line + 1; i < len(t.lines); i++ {
			if in := indent(t.lines[i]); in < len(t.lines[i]) && in <= parent {
				return
			}
			t.body[i] = true
		}
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		at := t.start(n)
		t.quotes[at] = t.closing(at)
	case n.Kind == yaml.MappingNode:
		for i, c := range n.Content {
			up := n.Column - 1
			if i%2 == 1 {
				up = n.Content[i-1].Column - 1
			}
			t.mark(c, up)
		}
	case n.Kind == yaml.SequenceNode:
		for _, c := range n.Content {
			t.mark(c, n.Column-1)
		}
	}
}

func indent(line []rune) int {
	i := 0
	for i < len(line) && line[i] == ' ' {
		i++
	}
	return i
}

// closing is the place of the quote that ends the text that begins at.
func (t *text) closing(at place) place {
	quote := t.lines[at.line][at.column]
	for l, c := at.line, at.column+1; l < len(t.lines); l, c = l+1, 0 {
		for line := t.lines[l]; c < len(line); c++ {
			switch {
			case quote == '"' && line[c] == '\\':
				c++
			case line[c] != quote:
			case quote == '\'' && c+1 < len(line) && line[c+1] == '\'':
				c++
			default:
				return place{l, c}
			}
		}
	}
	return place{len(t.lines) - 1, 0}
}

// comment finds the comment on a line: a # at its start or behind a blank that is
// in no quoted text.
func (t *text) comment(l int) {
	line, from := t.lines[l], 0
	for open, close := range t.quotes { // one that goes on from a line before
		if open.line < l && close.line == l {
			from = close.column + 1
		} else if open.line < l && close.line > l {
			return
		}
	}
	for c := from; c < len(line); c++ {
		if end, quoted := t.quotes[place{l, c}]; quoted {
			if end.line > l {
				return
			}
			c = end.column
		} else if line[c] == '#' && (c == 0 || line[c-1] == ' ' || line[c-1] == '\t') {
			t.comments[l] = c
			return
		}
	}
}

// remarks are all comments, sorted.
func (t *text) remarks() (out []string) {
	for l, c := range t.comments {
		out = append(out, strings.Join(strings.Fields(string(t.lines[l][c:])), " "))
	}
	slices.Sort(out)
	return out
}

// rest is what stands on a line from a column, without its comment.
func (t *text) rest(at place) string {
	line := t.lines[at.line]
	if c, ok := t.comments[at.line]; ok {
		line = line[:c]
	}
	if at.column >= len(line) {
		return ""
	}
	return strings.TrimRight(string(line[at.column:]), " \t")
}

// end is the place of the bracket that closes the list or mapping in brackets that
// begins at.
func (t *text) end(at place) place {
	depth := 0
	for l, c := at.line, at.column; l < len(t.lines); l, c = l+1, 0 {
		stop := len(t.lines[l])
		if comment, ok := t.comments[l]; ok {
			stop = comment
		}
		for ; c < stop; c++ {
			if end, quoted := t.quotes[place{l, c}]; quoted {
				if end.line > l {
					l, stop = end.line, len(t.lines[end.line])
				}
				c = end.column
				continue
			}
			switch t.lines[l][c] {
			case '{', '[':
				depth++
			case '}', ']':
				if depth--; depth == 0 {
					return place{l, c}
				}
			}
		}
	}
	return place{len(t.lines) - 1, 0}
}

// between is the text of a part of the file on one line, brackets included.
func (t *text) between(from, to place) string {
	return string(t.lines[from.line][from.column : to.column+1])
}
