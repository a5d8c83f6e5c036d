// SPDX-License-Identifier: Apache-2.0

// Package head reads of a mail's header what its journey and its answer need: who it
// says it is from, its id and thread, whether a machine wrote it, how far it came. It
// must not judge whether any of it is true.
//
// Invariant: whatever the bytes, reading ends, in time and memory that grow with them
// no more than in proportion.
package head

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// MaxBytes and MaxFields bound a header; MaxHops bounds its Received fields (RFC 5321
// §6.3).
const (
	MaxBytes  = 256 << 10
	MaxFields = 2000
	MaxHops   = 100

	maxAddresses  = 100
	maxReferences = 50
	maxText       = 998 // RFC 5322 §2.1.1
)

// Errors of Read. Each is the mail's own fault.
var (
	ErrLarge  = fmt.Errorf("the header is larger than %d KiB", MaxBytes>>10)
	ErrFields = fmt.Errorf("the header has more than %d fields", MaxFields)
	ErrNUL    = errors.New("the header holds a NUL")
	ErrEmpty  = errors.New("the mail has no header")
)

// Field is a header field.
type Field struct {
	Name string // as written
	Raw  []byte // all of it, with its folds and its last CRLF
}

// value is the field's body, unfolded.
func (f Field) value() string {
	_, body, _ := bytes.Cut(f.Raw, []byte(":"))
	return strings.TrimSpace(strings.NewReplacer("\r\n", "", "\n", "").Replace(string(body)))
}

// Header is a mail's header.
type Header struct {
	Fields []Field
	Size   int64 // bytes up to the body, with the empty line between
}

// Read reads a header from the beginning of a mail. Lines that are no field are left
// out. Errors other than the above are the reader's.
func Read(r io.Reader) (*Header, error) {
	br := bufio.NewReaderSize(io.LimitReader(r, MaxBytes+1), 16<<10)
	h := &Header{}
	for {
		line, err := br.ReadBytes('\n') // the limit of the reader bounds it
		h.Size += int64(len(line))
		switch {
		case h.Size > MaxBytes:
			return nil, ErrLarge
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		case bytes.IndexByte(line, 0) >= 0:
			return nil, ErrNUL
		case len(bytes.TrimRight(line, "\r\n")) == 0: // the empty line, or the end
			if len(h.Fields) == 0 {
				return nil, ErrEmpty
			}
			return h, nil
		case line[0] == ' ' || line[0] == '\t':
			if n := len(h.Fields); n > 0 {
				h.Fields[n-1].Raw = append(h.Fields[n-1].Raw, line...)
			}
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if name = bytes.TrimRight(name, " \t"); !ok || len(name) == 0 || bytes.ContainsAny(name, " \t") {
			continue
		}
		if len(h.Fields) == MaxFields {
			return nil, ErrFields
		}
		h.Fields = append(h.Fields, Field{string(name), line})
	}
}

// All lists the bodies of the fields of a name, unfolded, in the order of the header.
func (h *Header) All(name string) (values []string) {
	for _, f := range h.Fields {
		if strings.EqualFold(f.Name, name) {
			values = append(values, f.value())
		}
	}
	return values
}

// Get is the body of the first field of a name, "" when there is none.
func (h *Header) Get(name string) string {
	for _, f := range h.Fields {
		if strings.EqualFold(f.Name, name) {
			return f.value()
		}
	}
	return ""
}

// Hops counts the servers that it came by.
func (h *Header) Hops() int { return len(h.All("Received")) }

// words decodes RFC 2047.
func words() *mime.WordDecoder {
	return &mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
		e, err := htmlindex.Get(charset)
		if err != nil {
			return nil, err
		}
		return e.NewDecoder().Reader(r), nil
	}}
}

// Text is a field's body for people: decoded, without control characters, cut short.
func (h *Header) Text(name string) string {
	value := h.Get(name)
	if decoded, err := words().DecodeHeader(value); err == nil {
		value = decoded
	}
	return clean(value)
}

func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		if unicode.IsControl(r) || r == utf8.RuneError || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
	for len(s) > maxText {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	return strings.TrimSpace(s)
}

// Addresses lists those of all fields of a name. An error says that one of them cannot
// be read.
func (h *Header) Addresses(name string) (all []*mail.Address, err error) {
	parser := mail.AddressParser{WordDecoder: words()}
	for _, v := range h.All(name) {
		list, err := parser.ParseList(v)
		if err != nil {
			return nil, err
		}
		if all = append(all, list...); len(all) > maxAddresses {
			return nil, errors.New("too many addresses")
		}
	}
	for _, a := range all {
		a.Name = clean(a.Name)
	}
	return all, nil
}

// ID is the Message-ID with its angle brackets, "" when there is none that can be used.
func (h *Header) ID() string {
	if ids := msgIDs(h.Get("Message-ID")); len(ids) > 0 {
		return ids[0]
	}
	return ""
}

// References is its thread, oldest first: what a reply names, the first and the last
// when it is long (RFC 5322 §3.6.4).
func (h *Header) References() []string {
	ids := msgIDs(h.Get("References"))
	if len(ids) == 0 {
		ids = msgIDs(h.Get("In-Reply-To"))
	}
	if len(ids) > maxReferences {
		ids = append(ids[:1:1], ids[len(ids)-maxReferences+1:]...)
	}
	return ids
}

// msgIDs finds the ids in a field's body.
func msgIDs(s string) (ids []string) {
	for {
		_, rest, ok := strings.Cut(s, "<")
		if !ok {
			return ids
		}
		id, after, ok := strings.Cut(rest, ">")
		if !ok {
			return ids
		}
		if s = after; id != "" && len(id) <= maxText-2 && !strings.ContainsFunc(id, func(r rune) bool { return r <= ' ' || r == '<' || r == 0x7f || r == utf8.RuneError }) {
			ids = append(ids, "<"+id+">")
		}
	}
}

// Date is the Date field in UTC, zero when there is none that can be read.
func (h *Header) Date() time.Time {
	t, err := mail.ParseDate(h.Get("Date"))
	if err != nil || t.Year() < 1970 || t.Year() > 9999 {
		return time.Time{}
	}
	return t.UTC()
}

// Automatic tells what no person and no system of orders wrote, and why: replies of
// machines, reports and mailing lists are never answered (RFC 3834 §2). What an ERP
// sends by itself says auto-generated, and is answered as any order.
func (h *Header) Automatic() (why string, automatic bool) {
	word := func(name string) string {
		v, _, _ := strings.Cut(h.Get(name), ";")
		v, _, _ = strings.Cut(v, "(")
		return strings.ToLower(strings.TrimSpace(v))
	}
	if v := word("Auto-Submitted"); v != "" && v != "no" && v != "auto-generated" {
		return "Auto-Submitted: " + clean(v), true
	}
	switch v := word("Precedence"); v {
	case "bulk", "junk", "list", "auto_reply":
		return "Precedence: " + v, true
	}
	for _, name := range []string{"List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Auto-Reply-From"} {
		if h.Get(name) != "" {
			return name, true
		}
	}
	for _, v := range strings.FieldsFunc(strings.ToLower(h.Get("X-Auto-Response-Suppress")), func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		if v == "all" || v == "autoreply" || v == "oof" {
			return "X-Auto-Response-Suppress", true
		}
	}
	if typ, _, _ := mime.ParseMediaType(h.Get("Content-Type")); typ == "multipart/report" { // RFC 6522
		return "multipart/report", true
	}
	return "", false
}

// named are the fields that make a mail what it is. Servers on its way add their own
// fields, and may do so anew at each try; these they leave alone.
var named = [...]string{"Message-ID", "Date", "From", "Subject", "Content-Type"}

// Digest tells a mail from another, and knows it when it comes again, whatever servers
// wrote into its header on the way: SHA-256 (hex) of the fields that senders write and
// of the body.
func (h *Header) Digest(body io.Reader) (string, error) {
	sum := sha256.New()
	for _, name := range named {
		values := h.All(name)
		fmt.Fprintf(sum, "%s %d\n", name, len(values))
		for _, v := range values {
			v = strings.Join(strings.Fields(v), " ") // folds may change
			fmt.Fprintf(sum, "%d %s\n", len(v), v)
		}
	}
	if _, err := io.Copy(sum, body); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
