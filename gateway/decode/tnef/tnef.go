// SPDX-License-Identifier: Apache-2.0

// Package tnef takes winmail.dat apart: what Outlook and Exchange wrap attachments in
// (MS-OXTNEF), mails attached to it, and its text.
//
// It reads what holds documents and passes over the rest.
//
// Invariant: memory does not depend on the payload, and what is damaged is a finding;
// the attachments before the damage are given.
package tnef

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/prose"
)

// Attributes (MS-OXTNEF §2.1.3.2); the upper half is the type.
const (
	signature       = 0x223e9f78
	attSubject      = 0x00018004
	attBody         = 0x0002800c
	attCodepage     = 0x00069007
	attMsgProps     = 0x00069003
	attRendData     = 0x00069002
	attAttachTitle  = 0x00018010
	attAttachData   = 0x0006800f
	attAttachment   = 0x00069005
	levelAttachment = 2
)

// maxText bounds texts and names, in bytes.
const maxText = 1 << 20

// Format unpacks TNEF.
type Format struct{}

// New gives the format.
func New() decode.Container { return Format{} }

// Name implements decode.Container.
func (Format) Name() string { return "tnef" }

// Sniff implements decode.Container.
func (Format) Sniff(head []byte, _, _ string) bool {
	return len(head) >= 6 && binary.LittleEndian.Uint32(head) == signature
}

// span is bytes of the payload.
type span struct{ at, size int64 }

// attachment is one, as it is gathered.
type attachment struct {
	title    string // short, in the code page of the stream
	name     string // long
	kind     string // MIME type
	data     *span
	object   *span // an attached mail: TNEF within
	inline   bool
	hidden   bool
	contents bool // it has any attribute
}

type unpacking struct {
	src      io.ReaderAt
	end      int64
	budget   *decode.Budget
	emit     func(decode.Part) error
	findings []gateway.Finding

	charset string
	n       int // attachments so far
	open    attachment
	plain   *span
	body    string // of the MAPI properties, UTF-8
	html    []byte
	cpid    string
	rtf     *span
}

// Unpack implements decode.Container.
func (Format) Unpack(src decode.Payload, budget *decode.Budget, emit func(decode.Part) error) ([]gateway.Finding, error) {
	u := &unpacking{src: src, end: src.Size, budget: budget, emit: emit}
	err := u.stream()
	var damage damaged
	if errors.As(err, &damage) {
		u.damage(damage.at)
		err = nil
	}
	if err == nil {
		err = u.close()
	}
	if err == nil {
		err = u.text()
	}
	if err != nil && !errors.Is(err, decode.ErrBudget) {
		err = fmt.Errorf("read winmail.dat: %w", err)
	}
	return u.findings, err
}

// damaged is a place from which the stream makes no sense.
type damaged struct{ at int64 }

func (d damaged) Error() string { return fmt.Sprintf("damaged at byte %d", d.at) }

func (u *unpacking) damage(at int64) {
	u.findings = append(u.findings, gateway.Finding{Code: "message.tnef.damaged", Severity: gateway.Hold, Position: gateway.Position{Path: "winmail.dat", Offset: at},
		Message: "The file winmail.dat, in which Outlook wraps attachments, is damaged: not all of it could be read.",
		Hint:    "Ask the sender to send the order as an attachment of a mail in plain text or HTML, not rich text."})
}

// read gives bytes at a place; damaged when they are not there.
func (u *unpacking) read(at, size int64) ([]byte, error) {
	if size < 0 || size > maxText || at < 0 || at+size > u.end {
		return nil, damaged{at}
	}
	b := make([]byte, size)
	if _, err := u.src.ReadAt(b, at); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return b, nil
}

// stream reads the attributes.
func (u *unpacking) stream() error {
	for at := int64(6); at < u.end; {
		head, err := u.read(at, 9)
		if err != nil {
			return err
		}
		id, size := binary.LittleEndian.Uint32(head[1:]), int64(binary.LittleEndian.Uint32(head[5:]))
		if head[0] != 1 && head[0] != levelAttachment || at+9+size+2 > u.end {
			return damaged{at}
		}
		if err := u.attribute(id, span{at + 9, size}); err != nil {
			return err
		}
		at += 9 + size + 2 // and a checksum, which many write wrongly
	}
	return nil
}

func (u *unpacking) attribute(id uint32, s span) error {
	switch id {
	case attCodepage:
		b, err := u.read(s.at, min(s.size, 4))
		if err == nil && len(b) == 4 {
			u.charset = codepage(binary.LittleEndian.Uint32(b))
		}
		return err
	case attBody:
		u.plain = &s
	case attMsgProps:
		return u.properties(s, u.message)
	case attRendData:
		if err := u.close(); err != nil {
			return err
		}
		u.open.contents = true
	case attAttachTitle:
		title, err := u.string8(s)
		u.open.title, u.open.contents = title, true
		return err
	case attAttachData:
		u.open.data, u.open.contents = &s, true
	case attAttachment:
		u.open.contents = true
		return u.properties(s, u.attached)
	}
	return nil
}

// string8 reads text in the code page.
func (u *unpacking) string8(s span) (string, error) {
	b, err := u.read(s.at, min(s.size, maxText))
	text, _ := prose.UTF8([]byte(strings.TrimRight(string(b), "\x00")), u.charset)
	return text, err
}

// close gives the attachment that was gathered.
func (u *unpacking) close() error {
	a := u.open
	u.open = attachment{}
	if !a.contents || a.data == nil && a.object == nil {
		return nil
	}
	if err := u.budget.Part(); err != nil {
		return err
	}
	u.n++
	p := decode.Part{Path: strconv.Itoa(u.n), FileName: a.name, ContentType: strings.ToLower(a.kind), Role: decode.Candidate, Inline: a.inline}
	if p.FileName == "" {
		p.FileName = a.title
	}
	data := a.data
	if a.object != nil {
		data, p.ContentType = a.object, "application/ms-tnef"
	}
	if a.hidden && !a.inline {
		p.Inline = true
	}
	p.Size, p.Content = data.size, u.budget.Reader(io.NewSectionReader(u.src, data.at, data.size))
	return u.emit(p)
}

// text gives the text of the mail.
func (u *unpacking) text() error {
	text := u.body
	if text == "" && u.plain != nil && u.plain.size <= maxText {
		var err error
		if text, err = u.string8(*u.plain); err != nil {
			return err
		}
	}
	if strings.TrimSpace(text) == "" && len(u.html) > 0 {
		page, _ := prose.UTF8(u.html, u.cpid)
		text = prose.HTML(page)
	}
	if strings.TrimSpace(text) == "" && u.rtf != nil {
		raw, err := u.read(u.rtf.at, u.rtf.size)
		var d damaged
		if err != nil && !errors.As(err, &d) {
			return err
		}
		rtf, ok := decompress(raw)
		if !ok {
			u.damage(u.rtf.at)
			return nil
		}
		text = plainRTF(rtf, u.charset)
	}
	p, ok := prose.Body(text, "")
	if !ok {
		return nil
	}
	p.Content = u.budget.Reader(p.Content)
	return u.emit(p)
}

// codepage names a Windows code page as mails do.
func codepage(n uint32) string {
	switch n {
	case 0, 65001:
		return "utf-8"
	case 20127:
		return "us-ascii"
	case 28591:
		return "iso-8859-1"
	case 932:
		return "shift_jis"
	case 936:
		return "gbk"
	case 949:
		return "euc-kr"
	case 950:
		return "big5"
	case 1200:
		return "utf-16le"
	}
	if n > 28591 && n < 28606 {
		return "iso-8859-" + strconv.Itoa(int(n-28590))
	}
	if n >= 1250 && n <= 1258 || n == 874 {
		return "windows-" + strconv.Itoa(int(n))
	}
	return "cp" + strconv.Itoa(int(n))
}
