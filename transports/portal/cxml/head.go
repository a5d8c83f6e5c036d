// SPDX-License-Identifier: Apache-2.0

package cxml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"ordergate/gateway/decode/text"
)

const (
	maxDepth = 200 // elements in each other
	maxValue = 512 // bytes of an identity, of a payloadID
	maxNames = 64  // credentials of a party
	// maxTag is how long a tag is in bytes. Tags are read before anybody is known, and
	// one that is all attributes takes twenty times its size.
	maxTag    = 256 << 10
	notWanted = "leave it away"
)

// head is what the door must know of a document.
type head struct {
	payloadID        string
	mode             string // deploymentMode of Request, "" for none
	kind             string // Request, Message or Response
	transaction      string // OrderRequest …
	from, to, sender []credential
}

// credential is one of a party's; a secret of "" is none.
type credential struct {
	domain, identity, secret string
}

// reading is a document under way.
type reading struct {
	head head
	way  []string // names of the open elements
	text strings.Builder
	cred credential
	long string // what was longer than it may be
}

// read reads a document to its end, so that what is broken is refused at the door.
// What it refuses has a status of the cXML Reference Guide.
func read(body []byte) (head, *status) {
	r, refused := utf8Of(body)
	if refused != nil {
		return head{}, refused
	}
	d := xml.NewDecoder(&tags{ByteReader: r})
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // utf8Of has done it
	var rd reading
	for {
		tok, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if errors.Is(err, errTag) {
			return rd.head, unreadable(d, fmt.Sprintf("a tag is longer than %d bytes", maxTag))
		}
		if err != nil {
			return rd.head, unreadable(d, "it is no XML: "+cause(err))
		}
		if s := rd.token(d, tok); s != nil {
			return rd.head, s
		}
	}
	if len(rd.way) > 0 {
		return rd.head, unreadable(d, "the element "+rd.way[len(rd.way)-1]+" has no end")
	}
	return rd.head, rd.head.complete(rd.long)
}

var errTag = errors.New("the tag is too long")

// source is what the XML decoder reads, byte by byte.
type source interface {
	io.Reader
	io.ByteReader
}

// tags gives the bytes of a document and ends it in a tag that is too long.
type tags struct {
	io.ByteReader
	open   int     // bytes of the tag so far; 0 outside of one
	quotes byte    // the quotation mark of the open attribute value
	aside  byte    // in a comment ('-'), CDATA (']'), or another of <! and <? ('>')
	last   [2]byte // before this one
}

// ReadByte implements io.ByteReader.
func (t *tags) ReadByte() (byte, error) {
	c, err := t.ByteReader.ReadByte()
	if err != nil {
		return 0, err
	}
	switch {
	case t.aside != 0:
		if t.aside == '>' && t.last == [2]byte{'<', '!'} && (c == '-' || c == '[') {
			t.aside = map[byte]byte{'-': '-', '[': ']'}[c]
		} else if c == '>' && (t.aside == '>' || t.last == [2]byte{t.aside, t.aside}) {
			t.aside = 0
		}
	case t.open == 0 && c == '<':
		t.open = 1
	case t.open == 1 && (c == '!' || c == '?'):
		t.open, t.aside = 0, '>'
	case t.open > 0 && t.quotes == 0 && c == '>':
		t.open = 0
	case t.open > 0:
		if t.open++; c == t.quotes {
			t.quotes = 0
		} else if t.quotes == 0 && (c == '"' || c == '\'') {
			t.quotes = c
		}
	}
	t.last = [2]byte{t.last[1], c}
	if t.open > maxTag {
		return 0, errTag
	}
	return c, nil
}

// Read implements io.Reader, which the XML decoder asks for and does not use beside
// ReadByte.
func (t *tags) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	one, err := t.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = one
	return 1, nil
}

// token follows one token.
func (rd *reading) token(d *xml.Decoder, tok xml.Token) *status {
	switch t := tok.(type) {
	case xml.Directive:
		return doctype(d, t)
	case xml.StartElement:
		if len(rd.way) >= maxDepth {
			return unreadable(d, fmt.Sprintf("more than %d elements stand in each other", maxDepth))
		}
		if len(rd.way) == 0 && (t.Name.Local != "cXML" || rd.head.payloadID != "" || rd.head.kind != "") {
			return unreadable(d, fmt.Sprintf("its root is %q, not one cXML", t.Name.Local))
		}
		rd.way = append(rd.way, t.Name.Local)
		rd.start(t)
	case xml.EndElement:
		if len(rd.way) == 0 || rd.way[len(rd.way)-1] != t.Name.Local {
			return unreadable(d, "the end of "+t.Name.Local+" stands at the wrong place")
		}
		rd.end()
		rd.way = rd.way[:len(rd.way)-1]
	case xml.CharData:
		if len(rd.way) == 0 && len(bytes.TrimSpace(t)) > 0 {
			return unreadable(d, "text stands outside of the root")
		}
		if rd.wanted() && rd.text.Len() <= maxValue {
			rd.text.Write(t[:min(len(t), maxValue+1)])
		}
	}
	return nil
}

// doctype lets the usual one pass, which names the DTD by its URL and nothing else:
// nobody fetches it. What declares something is an attack, or of no use to us.
func doctype(d *xml.Decoder, t xml.Directive) *status {
	s := string(t)
	if !strings.HasPrefix(s, "DOCTYPE") || strings.ContainsAny(s, "[]<>") || strings.Contains(s, "ENTITY") {
		return unreadable(d, "its DOCTYPE declares something of its own; "+notWanted)
	}
	return nil
}

// wanted tells whether the text here is of interest.
func (rd *reading) wanted() bool {
	n := len(rd.way)
	return n > 3 && n < 7 && rd.way[1] == "Header" && (rd.way[n-1] == "Identity" || rd.way[n-1] == "SharedSecret")
}

func (rd *reading) start(t xml.StartElement) {
	rd.text.Reset()
	h := &rd.head
	switch {
	case len(rd.way) == 1:
		h.payloadID = rd.value("payloadID", attribute(t, "payloadID"))
	case len(rd.way) == 2 && t.Name.Local != "Header" && h.kind == "":
		h.kind, h.mode = t.Name.Local, attribute(t, "deploymentMode")
	case len(rd.way) == 3 && rd.way[1] == h.kind && h.transaction == "" && t.Name.Local != "Status":
		h.transaction = t.Name.Local
	case len(rd.way) == 4 && rd.way[1] == "Header" && t.Name.Local == "Credential":
		rd.cred = credential{domain: rd.value("domain", attribute(t, "domain"))}
	}
}

func (rd *reading) end() {
	n := len(rd.way)
	if n == 4 && rd.way[1] == "Header" && rd.way[3] == "Credential" {
		var into *[]credential
		switch rd.way[2] {
		case "From":
			into = &rd.head.from
		case "To":
			into = &rd.head.to
		case "Sender":
			into = &rd.head.sender
		}
		if into != nil && len(*into) < maxNames {
			*into = append(*into, rd.cred)
		}
		return
	}
	if n == 5 && rd.wanted() && rd.way[3] == "Credential" {
		v := rd.value(rd.way[4], strings.TrimSpace(rd.text.String()))
		if rd.way[4] == "Identity" {
			rd.cred.identity = v
		} else {
			rd.cred.secret = v
		}
	}
}

// value notes what is too long to be true.
func (rd *reading) value(name, v string) string {
	if len(v) > maxValue || strings.ContainsFunc(v, control) {
		rd.long = name
		return ""
	}
	return v
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// complete refuses a document that parses and lacks what it must have.
func (h head) complete(long string) *status {
	switch {
	case long != "":
		return bad(fmt.Sprintf("Its %s has control characters, or more than %d bytes.", long, maxValue))
	case h.kind == "":
		return bad("It holds no Request.")
	case h.payloadID == "":
		return bad("It has no payloadID: without one a repeat cannot be told from a new document.")
	case h.kind == "Request" && len(h.sender) == 0:
		return &status{401, "Header/Sender has no Credential: who sends it cannot be told."}
	}
	return nil
}

// utf8Of gives a document's text as UTF-8, by its byte order mark or its declaration.
func utf8Of(body []byte) (source, *status) {
	c, n := text.Mark(body)
	if n == 0 {
		var wide bool
		if c, wide = text.Wide(body); !wide {
			name, ok := text.Declared(body[:min(len(body), 1024)]), true
			if c, ok = text.Named(name); !ok && name != "" {
				return nil, &status{406, fmt.Sprintf("The charset %q is none that is read; send UTF-8.", name)}
			}
		}
	}
	if c.UTF8() {
		return bytes.NewReader(body[n:]), nil
	}
	return text.NewBytes(text.NewRunes(bytes.NewReader(body[n:]), c, text.Place{Line: 1}), len(body)*4), nil
}

// cause says what is wrong with XML, without what stands in it.
func cause(err error) string {
	var syntax *xml.SyntaxError
	if s, ok := err.(*xml.SyntaxError); ok {
		syntax = s
	}
	if syntax == nil {
		return "it cannot be read"
	}
	return syntax.Msg
}
