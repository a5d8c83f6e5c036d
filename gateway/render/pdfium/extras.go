// SPDX-License-Identifier: Apache-2.0

package pdfium

import (
	"crypto/sha256"
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

// attached are the files of a document that were taken out so far.
type attached struct {
	files []File
	left  int                        // bytes that may still be taken
	more  bool                       // there were others beyond the bounds
	known map[[sha256.Size]byte]bool // nil while nobody asks for them
}

// TakeFiles takes out the files attached to the document, and from then on those that hang
// on the pages that are read.
func (d *Document) TakeFiles() (err error) {
	defer d.m.guard(&err)
	m := d.m
	d.attached = attached{left: maxFileBytes, known: map[[sha256.Size]byte]bool{}}
	n := m.integer("FPDFDoc_GetAttachmentCount", d.doc)
	for i := 0; i < min(n, 4*maxFiles); i++ {
		d.take(m.call("FPDFDoc_GetAttachment", d.doc, uint64(i)))
	}
	d.attached.more = d.attached.more || n > 4*maxFiles
	return nil
}

// Files gives the files taken out so far, since TakeFiles. One that is there twice is given once. more tells that there were
// others beyond the bounds.
func (d *Document) Files() (files []File, more bool) { return d.attached.files, d.attached.more }

// take takes a file out.
func (d *Document) take(att uint64) {
	a := &d.attached
	if att == 0 {
		return
	}
	if len(a.files) == maxFiles {
		a.more = true
		return
	}
	f, size := d.m.file(att, a.left)
	if size > a.left || size < 0 {
		a.more = true
		return
	}
	if sum := sha256.Sum256(f.Data); len(f.Data) > 0 && !a.known[sum] {
		a.known[sum] = true
		a.left -= len(f.Data)
		a.files = append(a.files, f)
	}
}

// hung takes the files that are attached to places on a loaded page, which flattening
// it removes.
func (d *Document) hung(page uint64, annotations int) {
	const fileAttachment = 17
	m := d.m
	if d.attached.known == nil {
		return
	}
	for i := range min(annotations, 40*maxFiles) {
		note := m.call("FPDFPage_GetAnnot", page, uint64(i))
		if note == 0 {
			continue
		}
		if m.integer("FPDFAnnot_GetSubtype", note) == fileAttachment {
			d.take(m.call("FPDFAnnot_GetFileAttachment", note))
		}
		m.call("FPDFPage_CloseAnnot", note)
	}
}

// file reads an attachment of at most so many bytes; size is how large it is, -1 where it
// has a name and PDFium does not find it, as some writers file it.
func (m *module) file(att uint64, most int) (f File, size int) {
	if n := m.integer("FPDFAttachment_GetName", att, m.at(0), scratchSize); n > 0 && n <= scratchSize {
		f.Name = plainName(utf16Text(m.bytes(m.buf, n)))
	}
	if n := m.integer("FPDFAttachment_GetSubtype", att, m.at(0), scratchSize); n > 2 && n <= scratchSize {
		f.Type = utf16Text(m.bytes(m.buf, n))
	}
	if m.call("FPDFAttachment_GetFile", att, 0, 0, m.at(0)) == 0 {
		if f.Name != "" {
			return f, -1
		}
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
