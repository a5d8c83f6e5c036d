// SPDX-License-Identifier: Apache-2.0

package tnef

import (
	"encoding/binary"
	"strings"

	"ordergate/gateway/decode/prose"
)

// Properties (MS-OXPROPS) that are read.
const (
	propSubject      = 0x0037
	propBody         = 0x1000
	propRTF          = 0x1009
	propHTML         = 0x1013
	propCPID         = 0x3fde
	propDisplayName  = 0x3001
	propData         = 0x3701
	propMethod       = 0x3705
	propFileName     = 0x3704
	propLongFileName = 0x3707
	propMIMETag      = 0x370e
	propContentID    = 0x3712
	propHidden       = 0x7ffe
)

// property is one value.
type property struct {
	id, kind uint16
	span     span // of a value of any length; else small holds it
	small    []byte
}

// properties reads a list of properties (MS-OXTNEF §2.1.3.4) and gives each value; what
// has a name of its own or several values is passed over.
func (u *unpacking) properties(s span, take func(property) error) error {
	end := s.at + s.size
	head, err := u.read(s.at, 4)
	if err != nil {
		return err
	}
	at := s.at + 4
	for n := binary.LittleEndian.Uint32(head); n > 0; n-- {
		b, err := u.within(at, 4, end)
		if err != nil {
			return err
		}
		p := property{id: binary.LittleEndian.Uint16(b[2:]), kind: binary.LittleEndian.Uint16(b)}
		at += 4
		if p.id >= 0x8000 {
			if at, err = u.named(at, end); err != nil {
				return err
			}
		}
		if at, err = u.value(&p, at, end, take); err != nil {
			return err
		}
	}
	return nil
}

// within is read up to an end.
func (u *unpacking) within(at, size, end int64) ([]byte, error) {
	if at+size > end {
		return nil, damaged{at}
	}
	return u.read(at, size)
}

// named passes over the name of a property.
func (u *unpacking) named(at, end int64) (int64, error) {
	b, err := u.within(at+16, 8, end)
	if err != nil {
		return at, err
	}
	at += 24
	if binary.LittleEndian.Uint32(b) == 1 { // a text
		at += int64(binary.LittleEndian.Uint32(b[4:])+3) &^ 3
	}
	return at, nil
}

// sizes of values of a fixed length, padded to four bytes.
var fixed = map[uint16]int64{0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0a: 4, 0x0b: 4, 0x14: 8, 0x40: 8, 0x48: 16, 0x01: 0}

// value reads one property's value, or several, and gives the place behind.
func (u *unpacking) value(p *property, at, end int64, take func(property) error) (int64, error) {
	many := p.kind&0x1000 != 0
	kind := p.kind &^ 0x1000
	size, isFixed := fixed[kind]
	count := uint32(1)
	if many || !isFixed {
		b, err := u.within(at, 4, end)
		if err != nil {
			return at, err
		}
		count = binary.LittleEndian.Uint32(b)
		at += 4
	}
	if isFixed {
		if size > 0 && int64(count) > (end-at)/size {
			return at, damaged{at}
		}
		if many {
			return at + size*int64(count), nil
		}
		b, err := u.within(at, size, end)
		if err != nil {
			return at, err
		}
		p.small = b
		return at + size, take(*p)
	}
	for ; count > 0; count-- {
		b, err := u.within(at, 4, end)
		if err != nil {
			return at, err
		}
		n := int64(binary.LittleEndian.Uint32(b))
		at += 4
		if at+n > end {
			return at, damaged{at}
		}
		p.span = span{at, n}
		if !many {
			if err := take(*p); err != nil {
				return at, err
			}
		}
		at += (n + 3) &^ 3
	}
	return at, nil
}

// string reads a text property.
func (u *unpacking) string(p property) (string, error) {
	if p.span.size > maxText {
		return "", nil
	}
	b, err := u.read(p.span.at, p.span.size)
	if err != nil {
		return "", err
	}
	if p.kind&^0x1000 == 0x1f {
		text, _ := prose.UTF8(b, "utf-16le")
		return strings.TrimRight(text, "\x00"), nil
	}
	text, _ := prose.UTF8([]byte(strings.TrimRight(string(b), "\x00")), u.charset)
	return text, nil
}

// message takes a property of the mail.
func (u *unpacking) message(p property) (err error) {
	switch p.id {
	case propBody:
		u.body, err = u.string(p)
	case propHTML:
		if p.span.size <= maxText {
			u.html, err = u.read(p.span.at, p.span.size)
		}
	case propRTF:
		s := p.span
		u.rtf = &s
	case propCPID:
		if len(p.small) == 4 {
			u.cpid = codepage(binary.LittleEndian.Uint32(p.small))
		}
	}
	return err
}

// attached takes a property of the attachment under way.
func (u *unpacking) attached(p property) (err error) {
	a := &u.open
	switch p.id {
	case propLongFileName:
		a.name, err = u.string(p)
	case propFileName, propDisplayName:
		if a.title == "" {
			a.title, err = u.string(p)
		}
	case propMIMETag:
		a.kind, err = u.string(p)
	case propContentID:
		a.inline = p.span.size > 1
	case propHidden:
		a.hidden = len(p.small) > 0 && p.small[0] != 0
	case propData:
		s := p.span
		if p.kind == 0x0d && s.size > 16 { // an object: its interface before it
			s.at, s.size = s.at+16, s.size-16
			a.object = &s
		} else if a.data == nil {
			a.data = &s
		}
	}
	return err
}
