// SPDX-License-Identifier: Apache-2.0

// Package bounce reads mails that came back to a return path: delivery reports (RFC
// 3464), what servers write that do not know them, and what is no bounce at all.
//
// It must not decide what becomes of a document, and it never fails: what cannot be
// read is Unknown.
//
// Invariant: its memory is bounded, whatever comes.
package bounce

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Kind is what came back.
type Kind string

// The kinds.
const (
	Failed    Kind = "failed"    // the mail will not be delivered
	Delayed   Kind = "delayed"   // it is still tried
	Delivered Kind = "delivered" // it arrived, or was handed on
	Automatic Kind = "automatic" // somebody is out of office, and the like
	Unknown   Kind = "unknown"   // a person wrote, perhaps
)

// Report is what a returned mail says.
type Report struct {
	Kind      Kind
	Recipient string // who does not get it; "" when it does not say
	Status    string // RFC 3463, "5.1.1"; ""
	Code      int    // SMTP reply, 550; 0
	Text      string // what the last server said, one line
	From      string // who wrote the report
}

// Limits: what is behind them is not read.
const (
	maxMail  = 1 << 20
	maxText  = 64 << 10
	maxParts = 50
	maxDepth = 5
)

// Read reads a returned mail.
func Read(r io.Reader) Report {
	m, err := mail.ReadMessage(bufio.NewReader(io.LimitReader(r, maxMail)))
	if err != nil {
		return Report{Kind: Unknown}
	}
	p := &parsing{head: m.Header}
	p.out.Kind = Unknown
	if a, err := mail.ParseAddress(m.Header.Get("From")); err == nil {
		p.out.From = clean(a.Address)
	}
	if p.automatic() {
		p.out.Kind = Automatic
		return p.out
	}
	p.part(textproto.MIMEHeader(m.Header), m.Body, 0)
	if !p.report {
		p.guess()
	}
	p.out.Text = clean(p.out.Text)
	return p.out
}

// parsing is a mail under way.
type parsing struct {
	head   mail.Header
	out    Report
	report bool // it has a delivery report
	text   strings.Builder
	parts  int
}

// automatic tells replies of machines that are no bounces (RFC 3834 §5): they come to
// the return path too.
func (p *parsing) automatic() bool {
	auto := strings.ToLower(p.head.Get("Auto-Submitted"))
	typ, params, _ := mime.ParseMediaType(p.head.Get("Content-Type"))
	subject := strings.ToLower(decoded(p.head.Get("Subject")))
	switch {
	case typ == "multipart/report" && strings.EqualFold(params["report-type"], "delivery-status"):
		return false
	case typ == "multipart/report": // read receipts (RFC 8098), complaints (RFC 5965)
		return true
	case p.machine() || p.head.Get("X-Failed-Recipients") != "":
		return false
	case strings.HasPrefix(auto, "auto-replied"), p.head.Get("X-Autoreply") != "", p.head.Get("X-Autorespond") != "", strings.EqualFold(p.head.Get("Precedence"), "auto_reply"):
		return true
	}
	for _, s := range []string{"out of office", "automatic reply", "auto-reply", "autoreply", "abwesenheit", "automatische antwort", "réponse automatique", "absence", "respuesta automática", "risposta automatica", "automatisch antwoord", "afwezig", "odpowiedź automatyczna", "resposta automática"} {
		if strings.Contains(subject, s) {
			return true
		}
	}
	return false
}

// machine tells the senders that bounces are from.
func (p *parsing) machine() bool {
	from := strings.ToLower(p.out.From)
	local, _, _ := strings.Cut(from, "@")
	return local == "mailer-daemon" || local == "postmaster" || local == "mail-daemon" || strings.HasPrefix(local, "microsoftexchange") || strings.HasPrefix(local, "bounce")
}

// part reads one part of a mail, and those in it.
func (p *parsing) part(h textproto.MIMEHeader, body io.Reader, depth int) {
	if p.parts++; p.parts > maxParts || depth > maxDepth {
		return
	}
	typ, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		typ = "text/plain"
	}
	switch {
	case strings.HasPrefix(typ, "multipart/") && params["boundary"] != "":
		parts := multipart.NewReader(body, params["boundary"])
		for p.parts <= maxParts {
			sub, err := parts.NextRawPart()
			if err != nil {
				return
			}
			p.part(sub.Header, sub, depth+1)
		}
	case typ == "message/delivery-status" || typ == "message/global-delivery-status": // RFC 3464 §2, RFC 6533 §4
		p.status(plain(h, body))
	case strings.HasPrefix(typ, "text/"):
		if p.text.Len() < maxText { // the rest is the mail that came back
			_, _ = io.Copy(&p.text, io.LimitReader(plain(h, body), maxText))
			p.text.WriteByte('\n')
		}
	}
}

// plain undoes the encoding of a part.
func plain(h textproto.MIMEHeader, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}

// status reads a delivery report: of several recipients the worst is told.
func (p *parsing) status(r io.Reader) {
	b, _ := io.ReadAll(io.LimitReader(r, maxText)) // what there is of it
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	for group := range bytes.SplitSeq(b, []byte("\n\n")) {
		group = bytes.TrimLeft(group, "\n")
		if len(group) == 0 {
			continue
		}
		h, _ := textproto.NewReader(bufio.NewReader(io.MultiReader(bytes.NewReader(group), strings.NewReader("\n\n")))).ReadMIMEHeader()
		kind := actions[strings.ToLower(field(h.Get("Action")))]
		if kind == "" {
			continue // the group of the whole message, RFC 3464 §2.2
		}
		if p.report && weight[kind] <= weight[p.out.Kind] {
			continue
		}
		p.report = true
		p.out.Kind, p.out.Status = kind, status.FindString(h.Get("Status"))
		p.out.Recipient = typed(h.Get("Original-Recipient"))
		if p.out.Recipient == "" {
			p.out.Recipient = typed(h.Get("Final-Recipient"))
		}
		p.out.Text = typed(h.Get("Diagnostic-Code"))
		p.out.Code = code(p.out.Text)
		p.out.Text = strings.TrimSpace(strings.TrimPrefix(p.out.Text, strconv.Itoa(p.out.Code)))
		if s := status.FindString(p.out.Text); s != "" && (p.out.Status == "" || strings.HasSuffix(p.out.Status, ".0.0")) {
			p.out.Status = s // the server knew more than the report says
		}
	}
}

var actions = map[string]Kind{"failed": Failed, "delayed": Delayed, "delivered": Delivered, "relayed": Delivered, "expanded": Delivered} // RFC 3464 §2.3.3
var weight = map[Kind]int{Failed: 3, Delayed: 2, Delivered: 1}

// field is a value without its comment.
func field(s string) string {
	s, _, _ = strings.Cut(s, "(")
	return strings.TrimSpace(s)
}

// typed is a value without its type: "rfc822; a@example.com", "smtp; 550 no".
func typed(s string) string {
	if _, v, ok := strings.Cut(s, ";"); ok {
		s = v
	}
	return strings.Trim(clean(s), "<>")
}

var (
	status  = regexp.MustCompile(`\b[245]\.\d{1,3}\.\d{1,3}\b`)
	smtp    = regexp.MustCompile(`\b([45]\d\d)[ -]`)
	address = regexp.MustCompile(`[A-Za-z0-9._%+=-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+`)
)

func code(s string) int {
	if m := smtp.FindStringSubmatch(s + " "); m != nil {
		n, _ := strconv.Atoi(m[1]) // three digits
		return n
	}
	return 0
}

// guess reads what a server wrote in words: qmail, Exim, Exchange and older ones.
func (p *parsing) guess() {
	subject := strings.ToLower(decoded(p.head.Get("Subject")))
	text := p.text.String()
	if len(text) > maxText {
		text = text[:maxText]
	}
	low := strings.ToLower(text)
	any := func(in string, words ...string) bool {
		for _, w := range words {
			if strings.Contains(in, w) {
				return true
			}
		}
		return false
	}
	bounce := p.machine() || p.head.Get("X-Failed-Recipients") != "" || any(subject, "undeliver", "delivery status", "delivery failure", "delivery notification", "delivery problem", "returned mail", "failure notice", "mail delivery", "unzustellbar", "non remis", "no entregado", "mancato recapito", "nondeliverable")
	if !bounce {
		return
	}
	p.out.Kind = Failed
	if any(subject+low, "delayed", "still trying", "will be retried", "will keep trying", "not yet been delivered", "has not been delivered yet", "could not be delivered yet", "no action is required", "warning: message", "verzögert") {
		p.out.Kind = Delayed
	}
	own := low // what stands before the mail that came back
	for _, mark := range []string{"--- below this line is a copy", "------ this is a copy of", "original message headers", "-----original message", "return-path:"} {
		if i := strings.Index(own, mark); i > 0 {
			own = own[:i]
		}
	}
	text = text[:min(len(text), len(own))]
	p.out.Recipient = clean(p.head.Get("X-Failed-Recipients"))
	if p.out.Recipient, _, _ = strings.Cut(p.out.Recipient, ","); p.out.Recipient == "" {
		for _, a := range address.FindAllString(text, 20) {
			if l := strings.ToLower(a); l != strings.ToLower(p.out.From) && !strings.HasPrefix(l, "postmaster@") && !strings.HasPrefix(l, "mailer-daemon@") {
				p.out.Recipient = a
				break
			}
		}
	}
	p.out.Status, p.out.Code = status.FindString(text), code(text)
	for line := range strings.Lines(text) { // the line that says why
		if status.MatchString(line) || smtp.MatchString(line) || any(strings.ToLower(line), "unknown", "no such", "does not exist", "not found", "full", "rejected", "denied", "refused", "disabled") {
			p.out.Text = line
			break
		}
	}
}

// decoded is a header in words (RFC 2047).
func decoded(s string) string {
	d, err := new(mime.WordDecoder).DecodeHeader(s)
	if err != nil {
		return s
	}
	return d
}

// clean makes one short line.
func clean(s string) string {
	s = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))), " ")
	for len(s) > 300 {
		s = s[:300]
		for !utf8.ValidString(s) {
			s = s[:len(s)-1]
		}
	}
	return s
}
