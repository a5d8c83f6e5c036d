// SPDX-License-Identifier: Apache-2.0

// Package letter writes mails (RFC 5322, MIME): headers, a text, perhaps the same as
// HTML, attachments.
//
// It must not send, and it invents nothing: dates, ids and boundaries are given, or
// follow from what is.
//
// Invariant: no value, whatever stands in it, begins a header line or a part of its
// own; the same message makes the same bytes, all of them ASCII save addresses that
// are not.
package letter

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Address is a mailbox. Addr must be one (see Valid); what is none is left out.
type Address struct{ Name, Addr string }

// Attachment is a file that goes along.
type Attachment struct {
	Name string // of the file
	Type string // media type, application/octet-stream when empty
	Data []byte
}

// Message is a mail before it is written.
type Message struct {
	From, ReplyTo Address // ReplyTo may be empty
	To, CC        []Address
	// BCC is written as a header that whoever sends the mail takes out (RFC 5322
	// §3.6.3); it is how the stored mail knows all who get it.
	BCC        []Address
	Subject    string
	Date       time.Time
	MessageID  string   // with its angle brackets
	InReplyTo  string   // of the mail that is answered
	References []string // of its thread, oldest first, the answered one among them or not
	// Reply marks an automatic answer (RFC 3834 §5), else an automatic mail.
	Reply       bool
	Text        string
	HTML        string // "" for none
	Attachments []Attachment
}

// header limits of ours; RFC 5322 §2.1.1 allows lines of 998.
const (
	maxSubject    = 200 // characters
	maxName       = 80
	maxReferences = 12
	lineLength    = 76
)

// Write gives the mail's bytes, with CRLF line ends.
func (m Message) Write() []byte {
	w := &writer{}
	w.field("Date", m.Date.Format(time.RFC1123Z))
	w.addresses("From", []Address{m.From})
	if m.ReplyTo.Addr != "" {
		w.addresses("Reply-To", []Address{m.ReplyTo})
	}
	w.addresses("To", m.To)
	w.addresses("Cc", m.CC)
	w.addresses("Bcc", m.BCC)
	w.field("Subject", subject(m.Subject))
	w.field("Message-ID", onlyIDs(m.MessageID)...)
	w.field("In-Reply-To", onlyIDs(m.InReplyTo)...)
	w.field("References", m.thread()...)
	auto := "auto-generated"
	if m.Reply {
		auto = "auto-replied"
	}
	w.field("Auto-Submitted", auto)
	w.field("X-Auto-Response-Suppress", "All") // [MS-OXCMAIL] §2.2.3.2.14: no out-of-office replies
	w.field("MIME-Version", "1.0")
	m.body(w)
	return w.Bytes()
}

// thread is the References header: the beginning and the end of a long thread.
func (m Message) thread() []string {
	all := onlyIDs(m.References...)
	for _, id := range onlyIDs(m.InReplyTo) {
		if len(all) == 0 || all[len(all)-1] != id {
			all = append(all, id)
		}
	}
	if len(all) > maxReferences {
		all = append(all[:1:1], all[len(all)-maxReferences+1:]...)
	}
	return all
}

var idText = regexp.MustCompile(`^<[!-;=?-~]{1,300}>$`)

// onlyIDs leaves out what is no message id (RFC 5322 §3.6.4).
func onlyIDs(ids ...string) (out []string) {
	for _, id := range ids {
		if idText.MatchString(id) {
			out = append(out, id)
		}
	}
	return out
}

type writer struct{ bytes.Buffer }

// field writes a header; words are folded (RFC 5322 §2.2.3). Without a word there is
// no header.
func (w *writer) field(name string, words ...string) {
	var all []string
	for _, word := range words {
		all = append(all, strings.FieldsFunc(word, func(r rune) bool { return r == ' ' || r == '\r' || r == '\n' || r == '\t' })...)
	}
	if len(all) == 0 {
		return
	}
	w.WriteString(name + ":")
	at := len(name) + 1
	for i, word := range all {
		if i > 0 && at+1+len(word) > lineLength {
			w.WriteString("\r\n")
			at = 0
		}
		w.WriteString(" " + word)
		at += 1 + len(word)
	}
	w.WriteString("\r\n")
}

func (w *writer) addresses(name string, list []Address) {
	var words []string
	for _, a := range list {
		if !Valid(a.Addr) {
			continue
		}
		if len(words) > 0 {
			words[len(words)-1] += ","
		}
		if n := phrase(a.Name); n != "" {
			words = append(words, n, "<"+a.Addr+">")
		} else {
			words = append(words, a.Addr)
		}
	}
	w.field(name, words...)
}

// flat makes one line of a text, of so many characters at most.
func flat(s string, limit int) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
	if utf8.RuneCountInString(s) > limit {
		s = string([]rune(s)[:limit-1]) + "…"
	}
	return s
}

// subject is encoded where it holds more than ASCII, or what looks encoded (RFC 2047).
func subject(s string) string {
	s = flat(s, maxSubject)
	if ascii(s) && !strings.Contains(s, "=?") {
		return s
	}
	return encoded(s)
}

// encoded is a text in encoded words of whole characters (RFC 2047 §2, §5).
func encoded(s string) string {
	var words []string
	for part := ""; s != "" || part != ""; {
		r, n := utf8.DecodeRuneInString(s)
		if n > 0 && len(part)+n <= 42 { // 56 in base64, 68 with what stands around
			part += string(r)
			s = s[n:]
			continue
		}
		words = append(words, "=?utf-8?b?"+base64.StdEncoding.EncodeToString([]byte(part))+"?=")
		part = ""
	}
	return strings.Join(words, " ")
}

var atoms = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+$") // RFC 5322 §3.2.3

// phrase is a display name.
func phrase(s string) string {
	s = flat(s, maxName)
	switch {
	case s == "" || ascii(s) && atoms.MatchString(s) && !strings.Contains(s, "=?"):
		return s
	case ascii(s) && !strings.Contains(s, "=?"):
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
	}
	return encoded(s)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// local is a dot-atom of RFC 5322 §3.2.3 with RFC 6532's characters; quoted local
// parts are left to those who use them.
var local = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]+)*$")
var domain = regexp.MustCompile(`^[A-Za-z0-9\x{A1}-\x{10FFFF}]([A-Za-z0-9\x{A1}-\x{10FFFF}-]*[A-Za-z0-9\x{A1}-\x{10FFFF}])?(\.[A-Za-z0-9\x{A1}-\x{10FFFF}]([A-Za-z0-9\x{A1}-\x{10FFFF}-]*[A-Za-z0-9\x{A1}-\x{10FFFF}])?)*$`)

// Valid tells whether a text is an address that a mail can go to: local@domain.
func Valid(addr string) bool {
	at := strings.LastIndexByte(addr, '@')
	if at < 1 || at > 64 || len(addr) > 254 || !utf8.ValidString(addr) { // RFC 5321 §4.5.3.1
		return false
	}
	for _, r := range addr {
		if unicode.IsSpace(r) || unicode.IsControl(r) || !unicode.IsPrint(r) {
			return false
		}
	}
	return local.MatchString(addr[:at]) && domain.MatchString(addr[at+1:])
}

// body writes the content headers and the content.
func (m Message) body(w *writer) {
	switch {
	case len(m.Attachments) > 0:
		b := m.boundary("mixed")
		w.field("Content-Type", `multipart/mixed;`, `boundary="`+b+`"`)
		w.WriteString("\r\n--" + b + "\r\n")
		m.words(w)
		for _, a := range m.Attachments {
			w.WriteString("\r\n--" + b + "\r\n")
			a.write(w)
		}
		w.WriteString("\r\n--" + b + "--\r\n")
	default:
		m.words(w)
	}
}

// words is the text, and the same as HTML behind it (RFC 2046 §5.1.4).
func (m Message) words(w *writer) {
	if m.HTML == "" {
		quoted(w, "text/plain", m.Text)
		return
	}
	b := m.boundary("words")
	w.field("Content-Type", `multipart/alternative;`, `boundary="`+b+`"`)
	w.WriteString("\r\n--" + b + "\r\n")
	quoted(w, "text/plain", m.Text)
	w.WriteString("\r\n--" + b + "\r\n")
	quoted(w, "text/html", m.HTML)
	w.WriteString("\r\n--" + b + "--\r\n")
}

// boundary follows from what the mail holds, and cannot stand in it: quoted-printable
// writes "=3D" for "=", and base64 has no "=_" inside (RFC 2045 §6.7).
func (m Message) boundary(which string) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00%s\x00%s", which, m.MessageID, m.Text, m.HTML)
	return "=_" + hex.EncodeToString(h.Sum(nil))[:32]
}

func quoted(w *writer, typ, text string) {
	w.field("Content-Type", typ+"; charset=utf-8")
	w.field("Content-Transfer-Encoding", "quoted-printable")
	w.WriteString("\r\n")
	q := quotedprintable.NewWriter(w)
	_, _ = q.Write([]byte(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(text, "\ufffd")))) // a buffer takes all
	_ = q.Close()
}

// typeText is a media type without parameters (RFC 6838 §4.2).
var typeText = regexp.MustCompile(`^[a-z0-9]{1,60}/[a-z0-9][a-z0-9.+_-]{0,60}$`)

func (a Attachment) write(w *writer) {
	typ := a.Type
	if !typeText.MatchString(typ) {
		typ = "application/octet-stream"
	}
	name := flat(a.Name, maxName)
	w.field("Content-Type", mime.FormatMediaType(typ, map[string]string{"name": name}))
	w.field("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name})) // RFC 2231 where it must
	w.field("Content-Transfer-Encoding", "base64")
	w.WriteString("\r\n")
	text := base64.StdEncoding.EncodeToString(a.Data)
	for len(text) > lineLength {
		w.WriteString(text[:lineLength] + "\r\n")
		text = text[lineLength:]
	}
	w.WriteString(text + "\r\n")
}
