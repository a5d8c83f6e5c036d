// SPDX-License-Identifier: Apache-2.0

package strict

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// where a single value stands.
type where int

const (
	inBlock where = iota
	inFlow
	inKey
)

// scalar gives a single value that stands on one line, without quotes where it is
// the same text without them.
func (p *printer) scalar(n *yaml.Node, w where) string {
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 {
		return n.Value
	}
	at := p.start(n)
	if n.Value != "none" && n.Value == strings.TrimSpace(n.Value) && plain(n.Value, w) { // none in quotes is a text
		return n.Value
	}
	return p.between(at, p.quotes[at])
}

// plain tells whether a text is read as itself without quotes.
func plain(text string, w where) bool {
	if text == "" || strings.ContainsAny(text, "\n\t") {
		return false
	}
	source := "k: " + text + "\n"
	switch w {
	case inFlow:
		source = "{k: " + text + ", l: m}\n"
	case inKey:
		source = text + ": v\n"
	}
	root, faults := parse("", []byte(source))
	if len(faults) > 0 || root == nil || root.Kind != yaml.MappingNode || len(root.Content) < 2 || w == inFlow && len(root.Content) != 4 {
		return false
	}
	n := root.Content[1]
	if w == inKey {
		n = root.Content[0]
	} else if w == inFlow { // as a key in brackets, too
		key, bad := parse("", []byte("{"+text+": m}\n"))
		if len(bad) > 0 || key == nil || len(key.Content) != 2 || key.Content[0].Value != text {
			return false
		}
	}
	return n.Kind == yaml.ScalarNode && n.Tag == "!!str" && n.Value == text && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0
}

// sameTree tells whether two files say the same; at the top, keys may stand in
// another order. A text in quotes is one without, but for the word none.
func sameTree(a, b *yaml.Node, top bool) bool {
	if a.Kind != b.Kind || a.Tag != b.Tag || a.Value != b.Value || a.Anchor != b.Anchor || len(a.Content) != len(b.Content) {
		return false
	}
	const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle
	if a.Value == "none" && (a.Style&quoted == 0) != (b.Style&quoted == 0) {
		return false
	}
	if top && a.Kind == yaml.MappingNode {
		return slices.EqualFunc(sortedPairs(a), sortedPairs(b), func(x, y [2]*yaml.Node) bool {
			return sameTree(x[0], y[0], false) && sameTree(x[1], y[1], false)
		})
	}
	return slices.EqualFunc(a.Content, b.Content, func(x, y *yaml.Node) bool { return sameTree(x, y, false) })
}

func sortedPairs(n *yaml.Node) (out [][2]*yaml.Node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		out = append(out, [2]*yaml.Node{n.Content[i], n.Content[i+1]})
	}
	slices.SortStableFunc(out, func(a, b [2]*yaml.Node) int { return strings.Compare(a[0].Value, b[0].Value) })
	return out
}
