// SPDX-License-Identifier: Apache-2.0

package pdfium

import (
	"fmt"
	"path"
	"strings"
)

// File is a file that lies in the PDF.
type File struct {
	Name string
	Type string // media type, "" when the PDF does not say
	Data []byte
}

// Bounds of what is taken out of a PDF.
const (
	maxFiles     = 100
	maxFileBytes = 32 << 20 // of all of them
	maxPacket    = 4 << 20  // of an XFA packet
)

// Files gives the files attached to the document; those attached to a place on a page are
// not among them.
// more tells that there were others beyond the bounds.
func (d *Document) Files() (files []File, more bool, err error) {
	defer d.m.guard(&err)
	m := d.m
	left := maxFileBytes
	take := func(att uint64) {
		if att == 0 {
			return
		}
		if len(files) == maxFiles {
			more = true
			return
		}
		f, size := m.file(att, left)
		if size > left {
			more = true
			return
		}
		if len(f.Data) > 0 {
			left -= len(f.Data)
			files = append(files, f)
		}
	}
	n := m.integer("FPDFDoc_GetAttachmentCount", d.doc)
	for i := 0; i < min(n, 4*maxFiles); i++ {
		take(m.call("FPDFDoc_GetAttachment", d.doc, uint64(i)))
	}
	return files, more || n > 4*maxFiles, nil
}

// file reads an attachment of at most so many bytes; size is how large it is.
func (m *module) file(att uint64, most int) (f File, size int) {
	if n := m.integer("FPDFAttachment_GetName", att, m.at(0), scratchSize); n > 0 && n <= scratchSize {
		f.Name = plainName(utf16Text(m.bytes(m.buf, n)))
	}
	if n := m.integer("FPDFAttachment_GetSubtype", att, m.at(0), scratchSize); n > 2 && n <= scratchSize {
		f.Type = utf16Text(m.bytes(m.buf, n))
	}
	if m.call("FPDFAttachment_GetFile", att, 0, 0, m.at(0)) == 0 {
		return f, 0
	}
	size = int(m.u32(0))
	if size == 0 || size > most {
		return f, size
	}
	p := m.malloc(size)
	defer m.free(p)
	if m.call("FPDFAttachment_GetFile", att, uint64(p), uint64(size), m.at(0)) == 0 {
		return f, 0
	}
	f.Data = m.bytes(p, min(size, int(m.u32(0))))
	return f, size
}

// plainName is a file's name without folders and control codes.
func plainName(s string) string {
	s = path.Base(strings.ReplaceAll(s, `\`, "/"))
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return -1
		}
		return r
	}, s)
	if s == "." || s == "/" {
		return ""
	}
	return s
}

// Packet gives a packet of an XFA form: "datasets" holds what was filled in. nil when
// there is none.
func (d *Document) Packet(name string) (data []byte, err error) {
	defer d.m.guard(&err)
	m := d.m
	n := m.integer("FPDF_GetXFAPacketCount", d.doc)
	for i := range min(n, 64) {
		size := m.integer("FPDF_GetXFAPacketName", d.doc, uint64(i), m.at(0), scratchSize)
		if size < 2 || size > scratchSize || string(m.bytes(m.buf, size-1)) != name {
			continue
		}
		if m.call("FPDF_GetXFAPacketContent", d.doc, uint64(i), 0, 0, m.at(0)) == 0 {
			continue
		}
		length := int(m.u32(0))
		if length > maxPacket {
			return nil, fmt.Errorf("%w: the packet %s has %d bytes", ErrTooLarge, name, length)
		}
		p := m.malloc(length + 1)
		defer m.free(p)
		if m.call("FPDF_GetXFAPacketContent", d.doc, uint64(i), uint64(p), uint64(length), m.at(0)) != 0 {
			return m.bytes(p, min(length, int(m.u32(0)))), nil
		}
	}
	return nil, nil
}
