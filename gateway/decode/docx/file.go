// SPDX-License-Identifier: Apache-2.0

package docx

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"ordergate/gateway/decode"
)

// What a file may unpack to, and how deep its elements may stand.
const (
	maxUnpacked = 64 << 20
	maxDepth    = 256
	maxParts    = 10_000
	maxToken    = 4 << 20
)

var errUnpacked = errors.New("unpacks to too much")

// file is the archive with what may still be unpacked of it.
type file struct {
	parts map[string]*zip.File
	left  int64
	main  string
}

func open(raw []byte, limits decode.Limits) (*file, error) {
	const ask = "Ask the partner to save it as PDF or as Word document (.docx)."
	head := raw[:min(len(raw), 1<<20)]
	switch {
	case len(raw) == 0:
		return nil, refuse("none", "The file is empty.", "Ask the partner to send it again.")
	case bytes.HasPrefix(raw, []byte(ole)) && bytes.Contains(head, wide("EncryptedPackage")):
		return nil, refuse("encrypted", "The Word file is protected with a password.", "Ask the partner to send it without one.")
	case bytes.HasPrefix(raw, []byte(ole)):
		return nil, refuse("old", "The file is in the format of Word 97 to 2003 (.doc), or protected with a password; neither is read.", ask)
	case bytes.HasPrefix(raw, []byte(`{\rtf`)):
		return nil, refuse("old", "The file is in rich text format (.rtf), which is not read.", ask)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil && len(head) > 1 && string(head[:2]) == "PK" {
		return nil, damaged("the archive")
	}
	if err != nil {
		return nil, refuse("syntax", "The file is no Word document (.docx).", ask)
	}
	f := &file{parts: map[string]*zip.File{}, left: min(limits.Unpacked, maxUnpacked)}
	for i, p := range z.File {
		if name := strings.ToLower(strings.TrimPrefix(p.Name, "/")); f.parts[name] == nil && i < maxParts {
			f.parts[name] = p
		}
	}
	if err := f.find(); err != nil {
		return nil, err
	}
	if f.main == "" && f.parts["content.xml"] != nil {
		return nil, refuse("old", "The file is an OpenDocument text (.odt), which is not read.", ask)
	}
	if f.main == "" {
		return nil, refuse("syntax", "The file is an archive, and no Word document is in it.", "Ask the partner to send the Word document (.docx) itself.")
	}
	return f, nil
}

func wide(s string) []byte {
	var u []byte
	for _, c := range []byte(s) {
		u = append(u, c, 0)
	}
	return u
}

// find finds the part that is the document.
func (f *file) find() error {
	rels, err := f.relations("")
	if err != nil {
		return err
	}
	for _, r := range rels {
		if strings.HasSuffix(r.kind, "/officeDocument") && f.parts[strings.ToLower(r.target)] != nil && strings.Contains(r.target, "document") {
			f.main = r.target
			return nil
		}
	}
	if f.parts["word/document.xml"] != nil {
		f.main = "word/document.xml"
	}
	return nil
}

type relation struct{ id, kind, target string }

// relations reads what a part refers to; "" is the package itself.
func (f *file) relations(of string) (out []relation, err error) {
	dir, base := path.Split(of)
	p, err := f.part(dir + "_rels/" + base + ".rels")
	if p == nil || err != nil {
		return nil, err
	}
	defer p.Close()
	return out, p.root(func(xml.StartElement) error {
		return p.each(func(e xml.StartElement) error {
			if e.Name.Local == "Relationship" && attribute(e, "TargetMode") != "External" && len(out) < maxParts {
				target := attribute(e, "Target")
				if rooted, ok := strings.CutPrefix(target, "/"); ok {
					target = rooted
				} else {
					target = path.Join(dir, target)
				}
				out = append(out, relation{attribute(e, "Id"), attribute(e, "Type"), target})
			}
			return p.skip()
		})
	})
}

// part is a part of the file, read as XML.
type part struct {
	io.Closer
	name    string
	decoder *xml.Decoder
	source  *metered
	depth   int
}

// metered bounds the bytes of one token: a tag may not have attributes without end.
type metered struct {
	*bufio.Reader
	left int
}

// ReadByte implements io.ByteReader, which keeps the decoder from reading ahead.
func (m *metered) ReadByte() (byte, error) {
	if m.left--; m.left < 0 {
		return 0, errUnpacked
	}
	return m.Reader.ReadByte()
}

// counted reads what is left of the budget.
type counted struct {
	io.Reader
	left *int64
}

func (c counted) Read(p []byte) (int, error) {
	if *c.left <= 0 {
		return 0, errUnpacked
	}
	n, err := c.Reader.Read(p[:min(int64(len(p)), *c.left)])
	*c.left -= int64(n)
	return n, err
}

// part opens a part; nil when there is none of that name.
func (f *file) part(name string) (*part, error) {
	z := f.parts[strings.ToLower(name)]
	if z == nil {
		return nil, nil
	}
	if z.Flags&1 != 0 {
		return nil, refuse("encrypted", "The Word file is protected with a password.", "Ask the partner to send it without one.")
	}
	r, err := z.Open()
	if err != nil {
		return nil, damaged(name)
	}
	m := &metered{Reader: bufio.NewReader(counted{r, &f.left})}
	return &part{Closer: r, name: name, source: m, decoder: xml.NewDecoder(m)}, nil
}

func (p *part) next() (xml.Token, error) {
	p.source.left = maxToken
	return p.decoder.Token()
}

// fault makes of an error of reading what it is.
func (p *part) fault(err error) error {
	var r *decode.Refusal
	switch {
	case errors.As(err, &r):
		return err
	case errors.Is(err, errUnpacked):
		return beyond("It unpacks to too much.")
	}
	return damaged(strings.ToValidUTF8(p.name[:min(len(p.name), 100)], "\ufffd"))
}

// root calls f with the part's outermost element, which f reads to its end.
func (p *part) root(f func(xml.StartElement) error) error {
	for {
		t, err := p.next()
		if err != nil {
			return p.fault(err)
		}
		if e, ok := t.(xml.StartElement); ok {
			return f(e)
		}
	}
}

// each calls f for each element within the one that was begun, and reads its end; f
// reads each to its end.
func (p *part) each(f func(xml.StartElement) error) error {
	if p.depth++; p.depth > maxDepth {
		return beyond("It is nested deeper than what is read.")
	}
	defer func() { p.depth-- }()
	for {
		t, err := p.next()
		if err != nil {
			return p.fault(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := f(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip reads to the end of the element that was begun.
func (p *part) skip() error {
	return p.within(func(xml.CharData) {})
}

// text reads the element that was begun and gives the text that stands in it.
func (p *part) text() (string, error) {
	var b strings.Builder
	err := p.within(func(t xml.CharData) { b.Write(t) })
	return b.String(), err
}

func (p *part) within(f func(xml.CharData)) error {
	for depth := 0; ; {
		t, err := p.next()
		if err != nil {
			return p.fault(err)
		}
		switch t := t.(type) {
		case xml.CharData:
			f(t)
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return beyond("It is nested deeper than what is read.")
			}
		case xml.EndElement:
			if depth--; depth < 0 {
				return nil
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on reads a switch: <w:b/>, <w:b w:val="0"/>.
func on(e xml.StartElement) bool {
	switch attribute(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
