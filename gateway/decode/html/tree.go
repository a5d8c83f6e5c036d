// SPDX-License-Identifier: Apache-2.0

package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What a page may hold: browsers' own algorithm copies elements that are not closed,
// so that a small page grows without end; this one never does.
const (
	maxNodes = 500_000
	maxDepth = 150     // deeper elements are no elements, their text stays
	maxToken = 8 << 20 // a tag, with a picture in it
)

// node is an element, or a text when tag is 0 and name is "".
type node struct {
	tag      atom.Atom
	name     string
	text     string
	attr     map[string]string
	children []*node
}

type tree struct {
	root  *node
	open  []*node
	count int
	rules sheet
	title string
}

// parse builds the tree of a page; ok is false when it has more than most nodes.
func parse(page string, most int) (*tree, bool) {
	t := &tree{root: &node{name: "root"}, rules: sheet{}}
	t.open = []*node{t.root}
	z := html.NewTokenizer(strings.NewReader(page))
	z.SetMaxBuf(maxToken)
	var inside atom.Atom // of what is not text: a style, a script, the title
	for {
		kind := z.Next()
		if t.count > most {
			return t, false
		}
		switch kind {
		case html.ErrorToken: // the end, or a tag beyond all bounds: what follows is unreadable
			return t, len(z.Buffered()) < maxToken
		case html.TextToken:
			switch inside {
			case 0:
				t.add(&node{text: string(z.Text())})
			case atom.Style:
				t.rules.read(string(z.Text()))
			case atom.Title:
				t.title = strings.Join(strings.Fields(string(z.Text())), " ")
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			n := element(z)
			if raw(n.tag) {
				inside = n.tag
				continue
			}
			t.start(n)
		case html.EndTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if raw(tag) {
				inside = 0
				continue
			}
			t.end(tag, string(name))
		}
	}
}

func raw(a atom.Atom) bool {
	return a == atom.Style || a == atom.Script || a == atom.Title || a == atom.Template || a == atom.Noscript
}

// kept are the attributes that count.
func kept(key string) bool {
	switch key {
	case "style", "class", "id", "colspan", "rowspan", "width", "color", "bgcolor", "hidden", "size", "role", "value", "type", "selected", "border":
		return true
	}
	return false
}

func element(z *html.Tokenizer) *node {
	name, more := z.TagName()
	n := &node{tag: atom.Lookup(name), name: string(name)}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if k := string(key); kept(k) && len(value) < 64<<10 {
			if n.attr == nil {
				n.attr = map[string]string{}
			}
			if _, twice := n.attr[k]; !twice {
				n.attr[k] = string(value)
			}
		}
	}
	return n
}

func (t *tree) add(n *node) {
	t.count++
	top := t.open[len(t.open)-1]
	top.children = append(top.children, n)
}

func (t *tree) start(n *node) {
	switch n.tag {
	case atom.Tr:
		t.close(atom.Table, atom.Tr, atom.Td, atom.Th)
	case atom.Td, atom.Th:
		t.close(atom.Table, atom.Td, atom.Th)
	case atom.Tbody, atom.Thead, atom.Tfoot:
		t.close(atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th)
	case atom.Li:
		t.close(atom.Ul, atom.Li)
	case atom.Dt, atom.Dd:
		t.close(atom.Dl, atom.Dt, atom.Dd)
	case atom.Option:
		t.close(atom.Select, atom.Option)
	default:
		if block(n.tag) {
			t.close(0, atom.P)
		}
	}
	t.add(n)
	if !void(n.tag) && len(t.open) < maxDepth {
		t.open = append(t.open, n)
	}
}

// close ends the outermost open element of some kinds, looking no further out than a
// cell, the end of a table, or the element that holds them.
func (t *tree) close(within atom.Atom, kinds ...atom.Atom) {
	at := -1
	for i := len(t.open) - 1; i > 0; i-- {
		tag := t.open[i].tag
		for _, k := range kinds {
			if tag == k {
				at = i
			}
		}
		if tag == atom.Table || tag == within || within == atom.Ul && tag == atom.Ol || within == 0 && (tag == atom.Td || tag == atom.Th || tag == atom.Div) {
			break
		}
	}
	if at > 0 {
		t.open = t.open[:at]
	}
}

func (t *tree) end(tag atom.Atom, name string) {
	for i := len(t.open) - 1; i > 0; i-- {
		if n := t.open[i]; n.tag == tag && n.name == name {
			t.open = t.open[:i]
			return
		}
		if barrier(t.open[i].tag, tag) {
			return
		}
	}
}

// barrier tells that an end does not reach out of an element: of a cell only the ends
// of what tables are made of do, and of a table none but its own.
func barrier(inside, end atom.Atom) bool {
	switch inside {
	case atom.Table:
		return end != atom.Table
	case atom.Td, atom.Th:
		switch end {
		case atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Table:
			return false
		}
		return true
	}
	return false
}

func void(a atom.Atom) bool {
	switch a {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Base, atom.Col, atom.Area, atom.Wbr, atom.Embed, atom.Source, atom.Track, atom.Param:
		return true
	}
	return false
}

// block tells elements that begin a line of their own.
func block(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Blockquote, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Hr, atom.Address, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Main, atom.Aside, atom.Nav, atom.Form, atom.Fieldset, atom.Figure, atom.Center, atom.Pre, atom.Table, atom.Body, atom.Html:
		return true
	}
	return false
}
