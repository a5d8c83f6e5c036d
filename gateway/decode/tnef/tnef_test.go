// SPDX-License-Identifier: Apache-2.0

package tnef_test

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/unpack/unpacktest"
)

// A small writer of TNEF (MS-OXTNEF).

func attr(level byte, id uint32, data []byte) []byte {
	b := append([]byte{level}, binary.LittleEndian.AppendUint32(nil, id)...)
	b = append(binary.LittleEndian.AppendUint32(b, uint32(len(data))), data...)
	var sum uint16
	for _, c := range data {
		sum += uint16(c)
	}
	return binary.LittleEndian.AppendUint16(b, sum)
}

func prop(id, kind uint16, value []byte) []byte {
	b := binary.LittleEndian.AppendUint16(nil, kind)
	b = binary.LittleEndian.AppendUint16(b, id)
	switch kind {
	case 0x03, 0x0b:
		return append(b, value...)
	case 0x0d:
		value = append([]byte("\x07\x03\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00F"), value...)
	}
	b = binary.LittleEndian.AppendUint32(b, 1)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(value)))
	b = append(b, value...)
	return append(b, make([]byte, -len(value)&3)...)
}

func wide(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s + "\x00")) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

func props(all ...[]byte) []byte {
	return append(binary.LittleEndian.AppendUint32(nil, uint32(len(all))), bytes.Join(all, nil)...)
}

func attachment(title string, data []byte, more ...[]byte) []byte {
	b := attr(2, 0x00069002, make([]byte, 14))
	b = append(b, attr(2, 0x00018010, append([]byte(title), 0))...)
	if data != nil {
		b = append(b, attr(2, 0x0006800f, data)...)
	}
	return append(b, attr(2, 0x00069005, props(more...))...)
}

func stream(parts ...[]byte) []byte {
	b := binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint32(nil, 0x223e9f78), 1)
	b = append(b, attr(1, 0x00069007, []byte{0xe4, 4, 0, 0, 0, 0, 0, 0})...) // 1252
	return append(b, bytes.Join(parts, nil)...)
}

// TestTNEF: attachments, mails attached and texts of winmail.dat.
func TestTNEF(t *testing.T) {
	t.Parallel()
	named := slices.Concat([]byte{0x1f, 0, 1, 0x80}, make([]byte, 16), []byte{1, 0, 0, 0, 6, 0, 0, 0, 'a', 0, 'b', 0, 0, 0, 0, 0}, []byte{1, 0, 0, 0, 4, 0, 0, 0, 'x', 0, 0, 0})
	inner := stream(attachment("2.csv", []byte("inner")), attr(1, 0x0002800c, []byte("Text 1\x00")))
	big := attachment("1.csv", []byte("a;b"))
	for _, c := range []struct {
		name    string
		data    []byte
		want    []string
		finding bool
	}{
		{"long name before the short", stream(attachment("ORDER~1.CSV", []byte("a;b"), named, prop(0x3707, 0x1f, wide("Bestellung für Köln.csv")))), []string{"1 Bestellung für Köln.csv a;b"}, false},
		{"short name, code page", stream(attachment("M\xfcller.csv", []byte("a;b"))), []string{"1 Müller.csv a;b"}, false},
		{"two", stream(attachment("1.csv", []byte("x")), attachment("2.csv", []byte("y"))), []string{"1 1.csv x", "2 2.csv y"}, false},
		{"attached mail", stream(attachment("Mail", nil, prop(0x3701, 0x0d, inner))), []string{"1/1 2.csv inner", "1/body body.txt text of a mail that has the order attached"}, false},
		{"data as a property", stream(attachment("1.csv", nil, prop(0x3701, 0x102, []byte("a;b")))), []string{"1 1.csv a;b"}, false},
		{"hidden picture", stream(attachment("a.png", bytes.Repeat([]byte("x"), 100_000), prop(0x7ffe, 0x0b, []byte{1, 0, 0, 0}))), []string{"1 a.png a picture: a logo, or part of a signature"}, false},
		{"text", stream(attr(1, 0x00069003, props(prop(0x1000, 0x1f, wide("10 Stück"))))), []string{"body body.txt 10 Stück\n"}, false},
		{"text as HTML", stream(attr(1, 0x00069003, props(prop(0x3fde, 3, []byte{0xe4, 4, 0, 0}), prop(0x1013, 0x102, []byte("<p>10 St\xfcck"))))), []string{"body body.txt 10 Stück\n"}, false},
		{"text as RTF of HTML", stream(attr(1, 0x00069003, props(prop(0x1009, 0x102, mela(`{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\f0 \htmlrtf0 10 bolts\htmlrtf\par}\htmlrtf0{\*\htmltag72 </p>}}`))))), []string{"body body.txt 10 bolts\n"}, false},
		{"nothing", stream(), nil, false},
		{"cut", stream(big, attachment("2.csv", []byte("yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy")))[:150], []string{"1 1.csv a;b"}, true},
		{"length that lies", append(stream(big), 2, 2, 0x90, 6, 0, 0xff, 0xff, 0xff, 0x7f, 0, 0), []string{"1 1.csv a;b"}, true},
		{"a million properties", append(stream(big), attr(2, 0x00069005, []byte{0xff, 0xff, 0xff, 0xff})...), []string{"1 1.csv a;b"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := unpacktest.Run(t, c.data, "winmail.dat", "application/ms-tnef")
			var got []string
			for _, p := range r.Parts {
				got = append(got, strings.TrimSuffix(p.Part+" "+p.Name+" "+p.Reason+p.Content, " "))
			}
			if r.Container != "tnef" || !slices.Equal(got, c.want) || len(r.Findings) > 0 != c.finding {
				t.Errorf("%q, want %q; %q", got, c.want, r.Findings)
			}
		})
	}
}

func mela(rtf string) []byte {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(rtf)+12))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(rtf)))
	return append(append(b, "MELA\x00\x00\x00\x00"...), rtf...)
}

// FuzzTNEF: any bytes are read within bounds.
func FuzzTNEF(f *testing.F) {
	f.Add(stream(attachment("1.csv", []byte("a;b"), prop(0x3707, 0x1f, wide("long.csv"))), attachment("Mail", nil, prop(0x3701, 0x0d, stream(attachment("2.csv", []byte("x")))))))
	f.Add(stream(attr(1, 0x00069003, props(prop(0x1009, 0x102, mela(`{\rtf1 10 \'fc \u8364? {\*\x y}\par}`))))))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := unpacktest.Within(t, b, "winmail.dat", "", &decode.Budget{Parts: 100, Unpacked: 4 << 20, Depth: 3})
		if r.Bytes > 4<<20 || len(r.Parts) > 200 {
			t.Errorf("%d bytes, %d parts", r.Bytes, len(r.Parts))
		}
	})
}
