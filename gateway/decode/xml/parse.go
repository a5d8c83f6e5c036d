// SPDX-License-Identifier: Apache-2.0

package xml

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/text"
)

// parser builds nodes of what the tokens say.
type parser struct {
	*tokens
	*decode.Builder
	place    placing
	findings []gateway.Finding
	width    int    // bytes of a blank
	raw      []byte // the document when it is UTF-8, to find attributes in
}

// placing says where nodes stand: "/cXML/Request/OrderRequest/ItemOut[2]".
type placing struct {
	path        string // of the document's root in the payload, or of the payload's root
	outside     string // of what stands outside the document
	offset, end int64  // of the document
}

func (p *placing) at(n *decode.Node, e, _ int) gateway.Position {
	pos := gateway.Position{Path: p.way(n), Offset: n.Offset, Line: n.Line, Segment: n.Segment}
	if pos.Path == "" {
		pos.Path = "the file"
	}
	if len(n.Elements) > 0 {
		pos.Raw = n.Elements[0].Text
		if e > 0 {
			pos.Offset += int64(n.Elements[0].Offset)
		}
	}
	return pos
}

func (p *placing) way(n *decode.Node) string {
	if n.Parent == nil {
		return p.path
	}
	up := p.outside
	if n.Parent.Parent != nil || n.Offset >= p.offset && n.Offset < p.end {
		up = p.way(n.Parent)
	}
	up += "/" + n.Name
	if n.Index > 0 {
		up += "[" + strconv.Itoa(n.Index) + "]"
	}
	return up
}

func (p *parser) here(n *decode.Node) gateway.Position { return p.place.at(n, 1, 0) }

func (p *parser) refuse(n *decode.Node, f *fault) error {
	pos := p.here(n)
	pos.Offset, pos.Line, pos.Raw = p.from.Offset, p.from.Line, ""
	return decode.Refuse("document.xml."+f.code, pos, f.message, f.hint)
}

func (p *parser) find(n *decode.Node, code, message, hint string) {
	pos := p.here(n)
	p.findings = append(p.findings, gateway.Finding{Code: "document.xml." + code, Severity: gateway.Hold, Position: pos, Message: message, Hint: hint, Found: pos.Raw})
}

// token gives the next token inside n, which must not end the text.
func (p *parser) token(n *decode.Node) (xml.Token, error) {
	tok, f, err := p.next()
	switch {
	case err != nil:
		return nil, err
	case f != nil:
		return nil, p.refuse(n, f)
	case tok == nil:
		return nil, p.refuse(n, &fault{"truncated", "The file ends in the middle.", "Ask the partner to send it again, whole."})
	}
	return tok, nil
}

// written is the name as the text has it, prefix and all: "cbc:ID".
func written(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// element reads into n what the start element and all up to its end hold. special
// gets each element below it first, and tells whether it read it; it may be nil.
func (p *parser) element(n *decode.Node, start xml.StartElement, depth int, special func(xml.StartElement) (bool, error)) error {
	if depth > p.Limits.Depth {
		pos := p.here(n)
		pos.Offset, pos.Line = p.from.Offset, p.from.Line
		return p.Beyond(pos, fmt.Sprintf("The order is nested deeper than %d levels.", p.Limits.Depth))
	}
	name := written(start.Name)
	if err := p.attributes(n, start); err != nil {
		return err
	}
	var said strings.Builder
	at := int64(-1)
	for {
		tok, err := p.token(n)
		if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.CharData:
			s := string(tok)
			if said.Len() == 0 {
				s = strings.TrimLeft(s, space)
			}
			if s != "" && at < 0 {
				at = p.from.Offset + int64((len(tok)-len(s))*p.width)
			}
			if said.Len()+len(s) > p.Limits.Value+len(tok) {
				return p.Beyond(p.here(n), fmt.Sprintf("A value is longer than %d bytes.", p.Limits.Value))
			}
			said.WriteString(s)
		case xml.StartElement:
			read := false
			if special != nil {
				if read, err = special(tok); err != nil {
					return err
				}
			}
			if !read {
				if err := p.child(n, tok, depth+1); err != nil {
					return err
				}
			}
		case xml.EndElement:
			if written(tok.Name) != name {
				return p.refuse(n, &fault{"syntax", fmt.Sprintf("The file is no XML here: <%s> is closed by </%s>.", name, written(tok.Name)), again})
			}
			decode.NumberSiblings(n)
			if text := strings.TrimRight(said.String(), space); text != "" {
				return p.Set(n, text, at, p.here)
			}
			return nil
		}
	}
}

const space = " \t\r\n"

// child adds the element that starts as a child of n.
func (p *parser) child(n *decode.Node, start xml.StartElement, depth int) error {
	c, err := p.Add(n, start.Name.Local, p.from.Offset, p.from.Line, p.here)
	if err != nil {
		return err
	}
	return p.element(c, start, depth, nil)
}

// attributes adds the attributes as children of n, but for those that declare
// namespaces: these are no data.
func (p *parser) attributes(n *decode.Node, start xml.StartElement) error {
	if len(start.Attr) == 0 {
		return nil
	}
	tag := p.from
	places := p.places(tag.Offset, p.to.Offset)
	seen := make(map[xml.Name]bool, len(start.Attr))
	at := tag
	for i, a := range start.Attr {
		if seen[a.Name] {
			return p.refuse(n, &fault{"syntax", fmt.Sprintf("The file is no XML here: <%s> has the attribute %s twice.", written(start.Name), written(a.Name)), again})
		}
		seen[a.Name] = true
		if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
			continue
		}
		if len(places) == len(start.Attr) {
			next := tag.Offset + int64(places[i])
			at.Line += lines(p.raw[at.Offset-p.place.offset : next-p.place.offset])
			at.Offset = next
		}
		c, err := p.Add(n, a.Name.Local, at.Offset, at.Line, p.here)
		if err != nil {
			return err
		}
		if a.Value == "" {
			continue
		}
		if err := p.Set(c, a.Value, at.Offset, p.here); err != nil {
			return err
		}
	}
	return nil
}

// places finds where the values of the attributes of a tag stand, in bytes from
// its start.
func (p *parser) places(from, to int64) (out []int) {
	if p.raw == nil {
		return nil
	}
	tag := p.raw[from-p.place.offset : to-p.place.offset]
	for i := 0; i < len(tag); i++ {
		if quote := tag[i]; quote == '"' || quote == '\'' {
			out = append(out, i+1)
			end := bytes.IndexByte(tag[i+1:], quote)
			if end < 0 {
				return nil
			}
			i += 1 + end
		}
	}
	return out
}

func lines(b []byte) int {
	return bytes.Count(b, []byte("\n")) + bytes.Count(b, []byte("\r")) - bytes.Count(b, []byte("\r\n"))
}

// damage tells of bytes that were no characters.
func (p *parser) damage() {
	if d := p.Damage; d.Bytes != nil {
		p.findings = append(p.findings, damaged(d.Place, d.Bytes))
	}
}

func damaged(at text.Place, b []byte) gateway.Finding {
	return gateway.Finding{Code: "document.xml.encoding", Severity: gateway.Hold, Position: gateway.Position{Path: "the file", Offset: at.Offset, Line: at.Line},
		Message: fmt.Sprintf("The file holds bytes that are no character in its charset (% X); U+FFFD stands for them here.", b),
		Hint:    "Ask the partner which charset it is; where there is no declaration, charset in the mapping's layout names it.", Found: fmt.Sprintf("% X", b)}
}
