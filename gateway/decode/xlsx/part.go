// SPDX-License-Identifier: Apache-2.0

package xlsx

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/text"
)

// errUnpacked is that a workbook becomes larger than what is read.
var errUnpacked = errors.New("unpacks to too much")

// part is a file in the workbook, read as XML.
type part struct {
	book *book
	name string
	*text.Bytes
	decoder *xml.Decoder
	file    io.ReadCloser
	limit   int
}

// counted reads what is left of the budget.
type counted struct {
	r    io.Reader
	left *int64
}

func (c counted) Read(p []byte) (int, error) {
	if *c.left <= 0 {
		return 0, errUnpacked
	}
	n, err := c.r.Read(p[:min(int64(len(p)), *c.left)])
	*c.left -= int64(n)
	return n, err
}

// unpack opens a file of the workbook; nil when there is none of that name.
func (b *book) unpack(name string) (io.ReadCloser, error) {
	f := b.files[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	if f.Flags&1 != 0 {
		return nil, encrypted()
	}
	r, err := f.Open()
	if err != nil {
		return nil, b.broken(name, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{counted{r, &b.left}, r}, nil
}

func (b *book) part(name string) (*part, error) {
	f, err := b.unpack(name)
	if f == nil || err != nil {
		return nil, err
	}
	r := bufio.NewReader(f)
	head, _ := r.Peek(4) // an error comes again
	c, mark := text.Mark(head)
	if mark == 0 {
		c, _ = text.Wide(head)
	}
	_, _ = r.Discard(mark)
	p := &part{book: b, name: name, file: f, limit: 8*b.limits.Value + 64<<10}
	p.Bytes = text.NewBytes(text.NewRunes(r, c, text.Place{Line: 1}), p.limit)
	p.decoder = xml.NewDecoder(p.Bytes)
	p.decoder.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return p, nil
}

// next gives the next token, io.EOF at the end.
func (p *part) next() (xml.Token, error) {
	p.Left = p.limit
	t, err := p.decoder.RawToken()
	if source := p.Err(); source != nil {
		err = source
	}
	if err == io.EOF {
		return nil, io.EOF
	}
	if err != nil {
		return nil, p.book.broken(p.name, err)
	}
	if d, ok := t.(xml.Directive); ok && strings.Contains(string(d), "<!ENTITY") {
		return nil, refuse("entity", "The workbook declares entities of its own; these are not read.", "Ask the partner to save the file again with Excel.")
	}
	return t, nil
}

// each calls start for each element's start, and text for each text, until the
// part ends or one of them fails.
func (p *part) each(start func(e xml.StartElement) error, end func(name string) error, said func(string) error) error {
	defer p.file.Close()
	depth := 0
	for {
		t, err := p.next()
		if err == io.EOF {
			if depth > 0 {
				return p.book.broken(p.name, io.ErrUnexpectedEOF)
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > p.book.limits.Depth {
				return p.book.beyond("It is nested deeper than what is read.")
			}
			err = start(t)
		case xml.EndElement:
			if depth--; depth < 0 {
				return p.book.broken(p.name, errors.New("an element ends that did not begin"))
			}
			if end != nil {
				err = end(t.Name.Local)
			}
		case xml.CharData:
			if said != nil {
				err = said(string(t))
			}
		}
		if err != nil {
			return err
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

func (b *book) beyond(message string) *decode.Refusal {
	r := decode.NewBuilder("xlsx", b.limits).Beyond(gateway.Position{Path: "the file"}, "The workbook is larger than what is read. "+message)
	return r
}

// broken makes of an error of reading what it is: the source's, a limit, or damage
// of the file.
func (b *book) broken(name string, err error) error {
	var r *decode.Refusal
	switch {
	case b.src.err != nil:
		return b.src.err
	case errors.As(err, &r):
		return err
	case errors.Is(err, errUnpacked):
		return b.beyond(fmt.Sprintf("Unpacked it is more than %d bytes.", b.limits.Unpacked))
	case errors.Is(err, text.ErrToken):
		return b.beyond("A value in it is too long.")
	case errors.Is(err, zip.ErrAlgorithm):
		return refuse("syntax", "The workbook is packed in a way that Excel does not use.", "Ask the partner to save the file again with Excel.")
	}
	return refuse("syntax", fmt.Sprintf("The workbook is damaged: %s cannot be read.", shortName(name)), "Ask the partner to send the file again.")
}

// shortName is a name fit for a message.
func shortName(name string) string {
	name = strings.ToValidUTF8(name, "\ufffd")
	if len(name) > 100 {
		name = strings.ToValidUTF8(name[:100], "") + "…"
	}
	return name
}

func encrypted() *decode.Refusal {
	return refuse("encrypted", "The workbook is protected with a password.", "Ask the partner to send it without one.")
}
