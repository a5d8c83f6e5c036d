// SPDX-License-Identifier: Apache-2.0

package strict

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"ordergate/gateway"
)

// Format gives a file in its canonical form: two blanks of indentation, one behind
// a colon and a comma, none at the ends of lines, quotes only where a text would
// be read as something else without them. Comments stay where they are, and so do
// the keys, but for those at the top, which stand in the order of top; others
// follow. What was right in data is the same afterwards: Format holds both against
// each other and fails when they differ. Formatting twice changes nothing.
func Format(name string, data []byte, top []string) ([]byte, gateway.Faults) {
	root, faults := parse(name, data)
	if len(faults.Errors()) > 0 || root == nil {
		return data, faults
	}
	p := &printer{text: newText(data, root)}
	var out []line
	if root.Kind == yaml.MappingNode && root.Style&yaml.FlowStyle == 0 {
		out = p.file(root, top)
	} else {
		p.lead(root.Line-1, root.Column-1, 0)
		p.begin(0, root.Column-1, "")
		p.value(root, 0, -1)
		p.lead(len(p.lines), 0, 0)
		out = p.out
	}
	b := []byte(join(out))
	again, _ := parse(name, b)
	if again == nil || !sameTree(root, again, true) || !slices.Equal(newText(data, root).remarks(), newText(b, again).remarks()) {
		return data, gateway.Faults{{File: name, Message: "the file cannot be formatted without changing what it says", Hint: "leave it as it is, or write it with plainer YAML"}}
	}
	return b, nil
}

// line is a line that is written.
type line struct {
	indent  int
	text    string
	comment string
	column  int // of a comment behind text, as it was
}

// level is a column of the file with the indentation that became of it.
type level struct{ column, indent int }

type printer struct {
	*text
	out    []line
	next   int // the first line of the file of which nothing is written
	levels []level
}

// file writes the keys at the top, each with the comments before it.
func (p *printer) file(root *yaml.Node, top []string) []line {
	type section struct {
		key   string
		lines []line
	}
	var sections []section
	var head []line
	for i := 0; i+1 < len(root.Content); i += 2 {
		key := root.Content[i]
		p.out = nil
		p.lead(key.Line-1, key.Column-1, 0)
		mine := p.out
		if len(sections) > 0 { // comments that stand deeper belong to what was before
			cut := deeper(mine)
			last := &sections[len(sections)-1]
			last.lines, mine = append(last.lines, mine[:cut]...), slices.Clone(mine[cut:])
		} else {
			head, mine = mine, nil
		}
		p.out = mine
		p.pair(key, root.Content[i+1], 0)
		sections = append(sections, section{key.Value, p.out})
	}
	p.out = nil
	p.lead(len(p.lines), 0, 0)
	foot := p.out
	cut := deeper(foot)
	sections[len(sections)-1].lines, foot = append(sections[len(sections)-1].lines, foot[:cut]...), foot[cut:]
	place := func(key string) int {
		if i := slices.Index(top, key); i >= 0 {
			return i
		}
		return len(top)
	}
	first := sections[0].key
	slices.SortStableFunc(sections, func(a, b section) int { return place(a.key) - place(b.key) })
	if sections[0].key != first { // the blank line goes with the place, not with the key
		if s := sections[0].lines; len(s) > 0 && s[0] == (line{}) {
			sections[0].lines = s[1:]
			at := slices.IndexFunc(sections, func(s section) bool { return s.key == first })
			sections[at].lines = append([]line{{}}, sections[at].lines...)
		}
	}
	out := head
	for _, s := range sections {
		out = append(out, s.lines...)
	}
	return append(out, foot...)
}

// deeper is how many of some lines stand before the last that is indented.
func deeper(lines []line) (cut int) {
	for i, l := range lines {
		if l.indent > 0 {
			cut = i + 1
		}
	}
	return cut
}

// lead writes the comments and blank lines before a line of the file, on which
// something stands in a column that gets an indentation.
func (p *printer) lead(to, column, indentation int) {
	for ; p.next < to && p.next < len(p.lines); p.next++ {
		c, comment := p.comments[p.next]
		switch {
		case comment && indent(p.lines[p.next]) != c: // behind a dash that stands alone
			p.out = append(p.out, line{indent: indentation, text: p.commentText(p.next)})
		case comment:
			p.out = append(p.out, line{indent: p.indentOf(c, column, indentation), text: p.commentText(p.next)})
		case !comment && indent(p.lines[p.next]) == len(p.lines[p.next]) && (len(p.out) == 0 || p.out[len(p.out)-1] != line{}):
			p.out = append(p.out, line{})
		}
	}
}

func (p *printer) commentText(l int) string {
	return strings.TrimRight(strings.ReplaceAll(string(p.lines[l][p.comments[l]:]), "\t", " "), " ")
}

// indentOf is the indentation of a comment: that of what stands in its column, or
// of the nearest to the left.
func (p *printer) indentOf(c, column, indentation int) int {
	best := level{-1, 0}
	if column <= c {
		best = level{column, indentation}
	}
	for _, l := range p.levels {
		if l.column <= c && l.column > best.column {
			best = l
		}
	}
	return best.indent
}

// begin starts a line for what stands in a column of the file.
func (p *printer) begin(indentation, column int, text string) {
	p.level(indentation, column)
	p.out = append(p.out, line{indent: indentation, text: text})
}

func (p *printer) level(indentation, column int) {
	p.levels = slices.DeleteFunc(p.levels, func(l level) bool { return l.column >= column })
	p.levels = append(p.levels, level{column, indentation})
}

// add writes behind what the line has.
func (p *printer) add(text string) {
	l := &p.out[len(p.out)-1]
	if l.text != "" && text != "" {
		l.text += " "
	}
	l.text += text
}

// ends says that the line written last stands for a line of the file and all before
// it, and takes its comment.
func (p *printer) ends(l int) {
	at := &p.out[len(p.out)-1]
	for k := p.next; k <= l; k++ { // a value may stand on the line after its key
		if c, ok := p.comments[k]; ok && at.comment == "" {
			at.comment, at.column = p.commentText(k), c
		}
	}
	p.next = max(p.next, l+1)
}

func (p *printer) pair(key, value *yaml.Node, indentation int) {
	p.begin(indentation, key.Column-1, "")
	p.keyed(key, value, indentation)
}

// keyed writes a key with its value behind what the line has.
func (p *printer) keyed(key, value *yaml.Node, indentation int) {
	p.add(p.scalar(key, inKey) + ":")
	p.value(value, indentation, key.Column-1)
}

// value writes what stands behind a colon or a dash, whose own column in the file is
// parent.
func (p *printer) value(n *yaml.Node, indentation, parent int) {
	if n.Kind != yaml.AliasNode {
		if n.Anchor != "" {
			p.add("&" + n.Anchor)
		}
		if n.Style&yaml.TaggedStyle != 0 {
			p.add(n.ShortTag())
		}
	}
	switch {
	case n.Kind == yaml.AliasNode:
		p.add("*" + n.Value)
		p.ends(n.Line - 1)
	case n.Kind == yaml.ScalarNode:
		p.single(n, indentation, parent)
	case n.Style&yaml.FlowStyle != 0 || len(n.Content) == 0:
		p.brackets(n, indentation, parent)
	case n.Kind == yaml.MappingNode:
		p.ends(p.before(n))
		for i := 0; i+1 < len(n.Content); i += 2 {
			p.lead(n.Content[i].Line-1, n.Content[i].Column-1, indentation+2)
			p.pair(n.Content[i], n.Content[i+1], indentation+2)
		}
	default:
		p.ends(p.before(n))
		p.items(n, indentation+2)
	}
}

// before is the line before the first thing of a block: what ends there is the key.
func (p *printer) before(n *yaml.Node) int {
	for l := p.next; l < n.Line-1; l++ {
		if in := indent(p.lines[l]); in < len(p.lines[l]) && p.lines[l][in] != '#' {
			return l
		}
	}
	return p.next - 1
}

func (p *printer) items(n *yaml.Node, indentation int) {
	for _, item := range n.Content {
		p.lead(item.Line-1, n.Column-1, indentation)
		p.begin(indentation, n.Column-1, "-")
		p.item(item, indentation, n.Column-1)
	}
}

// item writes what stands behind a dash: a block begins on its line.
func (p *printer) item(n *yaml.Node, indentation, parent int) {
	block := n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0 && n.Anchor == "" && n.Kind != yaml.AliasNode
	switch {
	case block && n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if i == 0 {
				p.level(indentation+2, key.Column-1)
				p.keyed(key, n.Content[i+1], indentation+2)
				continue
			}
			p.lead(key.Line-1, key.Column-1, indentation+2)
			p.pair(key, n.Content[i+1], indentation+2)
		}
	case block && n.Kind == yaml.SequenceNode:
		for i, inner := range n.Content {
			if i > 0 {
				p.lead(inner.Line-1, n.Column-1, indentation+2)
				p.begin(indentation+2, n.Column-1, "")
			} else {
				p.level(indentation+2, n.Column-1)
			}
			p.add("-")
			p.item(inner, indentation+2, n.Column-1)
		}
	default:
		p.value(n, indentation, parent)
	}
}

// single writes a single value, over several lines as it stands.
func (p *printer) single(n *yaml.Node, indentation, parent int) {
	if null(n) && n.Value == "" {
		p.ends(max(p.next, n.Line-1))
		return
	}
	at := p.start(n)
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		p.blockScalar(at, indentation, parent)
		return
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		if end := p.quotes[at]; end.line > at.line {
			p.as(at, end.line, indentation, parent)
			return
		}
	case p.text.rest(at) != n.Value:
		last, got := at.line, p.text.rest(at)
		for strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(n.Value), " ") && last+1 < len(p.lines) {
			last++
			got += " " + p.text.rest(place{last, 0})
		}
		p.as(at, last, indentation, parent)
		return
	}
	p.add(p.scalar(n, inBlock))
	p.ends(at.line)
}

// as writes lines of the file as they are, moved with their parent.
func (p *printer) as(at place, last, indentation, parent int) {
	p.add(p.text.rest(at))
	p.ends(at.line)
	for l := at.line + 1; l <= last; l++ {
		text := p.text.rest(place{l, indent(p.lines[l])})
		in := max(indentation+2, indent(p.lines[l])-max(parent, 0)+indentation)
		if text == "" && p.comments[l] == 0 {
			in = 0
		}
		p.out = append(p.out, line{indent: in, text: text})
		p.ends(l)
		if text == "" {
			p.out[len(p.out)-1] = line{indent: in, text: p.out[len(p.out)-1].comment}
		}
	}
}

// blockScalar writes a text behind | or >, two blanks deeper than its parent.
func (p *printer) blockScalar(at place, indentation, parent int) {
	header := p.text.rest(at)
	own, explicit := -1, strings.IndexAny(header, "123456789")
	if explicit >= 0 {
		own = max(parent, 0) + int(header[explicit]-'0')
		if parent < 0 {
			own = int(header[explicit] - '0')
		}
		header = header[:explicit] + "2" + header[explicit+1:]
	}
	p.add(header)
	p.ends(at.line)
	last := at.line
	for l := at.line + 1; p.body[l]; l++ {
		if in := indent(p.lines[l]); in < len(p.lines[l]) {
			if last = l; own < 0 {
				own = in
			}
		} else if strings.Contains(header, "+") {
			last = l
		}
	}
	for l := at.line + 1; l <= last; l++ {
		body := ""
		if own >= 0 && len(p.lines[l]) > own {
			body = string(p.lines[l][own:])
		}
		p.out = append(p.out, line{indent: indentation + 2, text: body})
		p.ends(l)
	}
}

// brackets writes a list or mapping in brackets: anew when it stands on one line.
func (p *printer) brackets(n *yaml.Node, indentation, parent int) {
	at := p.start(n)
	end := p.text.end(at)
	if end.line > at.line {
		p.as(at, end.line, indentation, parent)
		return
	}
	p.add(p.flow(n, true))
	p.ends(at.line)
}

// flow gives a list or mapping in brackets; its anchor and tag stand before it
// already when it is the outermost.
func (p *printer) flow(n *yaml.Node, outermost bool) string {
	prefix := ""
	if n.Kind != yaml.AliasNode && !outermost {
		if n.Anchor != "" {
			prefix = "&" + n.Anchor + " "
		}
		if n.Style&yaml.TaggedStyle != 0 {
			prefix += n.ShortTag() + " "
		}
	}
	var parts []string
	switch n.Kind {
	case yaml.AliasNode:
		return "*" + n.Value
	case yaml.SequenceNode:
		for _, c := range n.Content {
			parts = append(parts, p.flow(c, false))
		}
		return prefix + "[" + strings.Join(parts, ", ") + "]"
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			parts = append(parts, strings.TrimSuffix(p.scalar(n.Content[i], inFlow)+": "+p.flow(n.Content[i+1], false), " "))
		}
		return prefix + "{" + strings.Join(parts, ", ") + "}"
	}
	return prefix + p.scalar(n, inFlow)
}

// join writes the lines, comments that stood below each other still so.
func join(lines []line) string {
	for len(lines) > 0 && lines[0] == (line{}) {
		lines = lines[1:]
	}
	var b strings.Builder
	for i := 0; i < len(lines); {
		end, width := i, 0
		for end < len(lines) && lines[end].comment != "" && lines[end].column == lines[i].column {
			width = max(width, lines[end].indent+utf8.RuneCountInString(lines[end].text))
			end++
		}
		column := 0
		if end > i {
			if column = lines[i].column; column < width+1 {
				column = width + 2
			}
		}
		for end = max(end, i+1); i < end; i++ {
			l := lines[i]
			text := strings.TrimRight(strings.Repeat(" ", l.indent)+l.text, " ")
			if l.comment != "" {
				text += strings.Repeat(" ", max(1, column-utf8.RuneCountInString(text))) + l.comment
			}
			b.WriteString(text + "\n")
		}
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}
