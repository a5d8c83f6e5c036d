// SPDX-License-Identifier: Apache-2.0

// Package prose reads text that people wrote: what charset it is in, what HTML says
// without its marks, what of a mail is its own and not quoted, and whether an order
// was pasted into it.
//
// It is pure and knows no mail: texts come in, texts go out.
//
// Invariant: text is never lost. What cannot be told from an order is kept; bytes that
// are no characters become U+FFFD.
package prose

import (
	"bytes"
	"encoding/base64"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/unicode"
)

// UTF8 gives bytes of a charset, named as mails do, as UTF-8. known is false where the
// name is of no charset we have: the bytes are then read as what they look like. A
// byte order mark counts before the name, and bytes that are UTF-8 or plain count
// before a name that they contradict: "us-ascii" is said of everything.
func UTF8(b []byte, charset string) (text string, known bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(b[3:]), "\ufffd"), true
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")):
		return decoded(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), b), true
	}
	name := strings.ToLower(strings.Trim(charset, " \t\"'"))
	switch name {
	case "", "us-ascii", "ascii", "ansi_x3.4-1968", "utf-8", "utf8", "unknown-8bit", "x-unknown", "default", "binary", "8bit", "7bit", "iso-8859-1", "latin1":
		return guessed(b), true
	case "utf-7", "utf7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7":
		return utf7(b), true
	case "utf-16", "utf16", "ucs-2":
		return decoded(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), b), true // RFC 2781 §4.3
	}
	e := named(name)
	if e == nil {
		return guessed(b), false
	}
	return decoded(e, b), true
}

// named finds a charset by the names that browsers know, then by IANA's.
func named(name string) encoding.Encoding {
	name = strings.TrimPrefix(name, "x-")
	if e, err := htmlindex.Get(name); err == nil {
		return e
	}
	if number, ok := strings.CutPrefix(name, "cp"); ok {
		if e, err := htmlindex.Get("windows-" + number); err == nil {
			return e
		}
		name = "ibm" + number
	}
	if e, err := ianaindex.MIME.Encoding(name); err == nil && e != nil {
		return e
	}
	return nil
}

func decoded(e encoding.Encoding, b []byte) string {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return guessed(b)
	}
	return strings.ToValidUTF8(string(out), "\ufffd")
}

// guessed reads UTF-8 where it is that, and else windows-1252, which is what a mail
// with the wrong name mostly holds and has a character for nearly every byte.
func guessed(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	e, err := htmlindex.Get("windows-1252")
	if err != nil {
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	return string(out)
}

// utf7 reads RFC 2152. What is no UTF-7 stays as it is.
func utf7(b []byte) string {
	var out strings.Builder
	for len(b) > 0 {
		at := bytes.IndexByte(b, '+')
		if at < 0 {
			out.Write(b)
			break
		}
		out.Write(b[:at])
		b = b[at+1:]
		n := 0
		for n < len(b) && isBase64(b[n]) {
			n++
		}
		if n == 0 {
			out.WriteByte('+')
		} else if units, ok := wide(b[:n]); ok {
			out.WriteString(string(utf16.Decode(units)))
		} else {
			out.WriteByte('+')
			out.Write(b[:n])
		}
		if b = b[n:]; len(b) > 0 && b[0] == '-' {
			b = b[1:]
		}
	}
	return strings.ToValidUTF8(out.String(), "\ufffd")
}

func isBase64(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/'
}

// wide reads UTF-16BE in base64 without padding.
func wide(b []byte) ([]uint16, bool) {
	raw, err := base64.RawStdEncoding.DecodeString(string(b))
	if err != nil {
		return nil, false
	}
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return units, true
}
