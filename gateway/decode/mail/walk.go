// SPDX-License-Identifier: Apache-2.0

package mail

import (
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// context is what stands around a part.
type context struct {
	alternative *texts // all texts here say the same
	related     bool   // what is shown within the text
	parent      string // content type of the multipart around it
	aside       string // why all of it is left alone
}

// texts is a text of the mail: the forms in which it came.
type texts struct {
	plain, html *node
}

// walk gives the parts below a node, and gathers the texts.
func (u *unpacking) walk(n *node, c context) error {
	if !strings.HasPrefix(n.kind, "multipart/") || len(n.children) == 0 {
		return u.leaf(n, c)
	}
	if n.kind == "multipart/encrypted" {
		u.encrypted(n.path)
		return nil
	}
	inner := context{alternative: c.alternative, related: c.related || n.kind == "multipart/related", parent: n.kind, aside: c.aside}
	if n.kind == "multipart/alternative" && c.alternative == nil {
		inner.alternative = &texts{}
		u.texts = append(u.texts, inner.alternative)
	}
	for i, child := range n.children {
		own := inner
		switch {
		case n.kind == "multipart/signed" && i > 0:
			own.aside = "signature of the mail"
		case n.kind == "multipart/report" && i > 0:
			own.aside = "report of a mail server"
		case n.kind == "multipart/appledouble" && i == 0 && len(n.children) > 1:
			own.aside = "file attributes of a Macintosh"
		case n.kind == "multipart/digest" && child.kind == "":
			child.kind = "message/rfc822"
		}
		if n.kind == "multipart/report" {
			u.automatic = true
		}
		if err := u.walk(child, own); err != nil {
			return err
		}
	}
	return nil
}

func (u *unpacking) encrypted(path string) {
	u.find("message.mail.encrypted", gateway.Hold, path, "The mail is encrypted: we have no key for it.", "Ask the sender to send it again without encryption, or to give the order by another way.")
}

// leaf gives one part.
func (u *unpacking) leaf(n *node, c context) error {
	if n.path == "" {
		if err := u.budget.Part(); err != nil {
			return err
		}
	}
	p := decode.Part{Path: n.path, FileName: n.fileName(), ContentType: n.kind, Role: decode.Candidate, Size: n.size()}
	if p.Path == "" {
		p.Path = "1"
	}
	id := n.header.has("Content-Id") && c.related
	p.Inline = id || n.disposition.kind == "inline" && n.header.has("Content-Id")
	switch {
	case c.aside != "":
		p.Role, p.Reason = decode.LeftAlone, c.aside
	case n.kind == "message/external-body":
		u.find("message.part.elsewhere", gateway.Hold, p.Path, "An attachment is not in the mail: it only says where the file lies.", "Ask the sender to attach the file itself.")
		p.Role, p.Reason = decode.LeftAlone, "the file itself is not in the mail"
	case n.kind == "message/partial":
		u.find("message.part.partial", gateway.Hold, p.Path, "This is one piece of a mail that was sent in several.", "Ask the sender to send it in one.")
		p.Role, p.Reason = decode.LeftAlone, "a piece of a mail in several"
	case n.isText(c):
		u.text(n, c)
		return u.uuencoded(n)
	}
	return u.give(n, p)
}

// give gives a part with its content.
func (u *unpacking) give(n *node, p decode.Part) error {
	r := transferred(u.section(n), n.encoding())
	p.Content = u.budget.Reader(r)
	if p.FileName == "" {
		p.FileName = "attachment-" + p.Path + extension(p.ContentType)
	}
	if err := u.emit(p); err != nil {
		return err
	}
	if r.damage() {
		u.find("message.part.damaged", gateway.Warn, p.Path, fmt.Sprintf("The attachment %s is damaged: it holds characters that its encoding does not have. What could be read of it was.", p.FileName),
			"Look whether it is complete; else ask the sender to send it again.")
	}
	return nil
}

// encoding is how the content is transferred. Multiparts and mails are not encoded;
// where one says it is, it is believed for mails only, since some do that.
func (n *node) encoding() string {
	if strings.HasPrefix(n.kind, "multipart/") {
		return ""
	}
	return n.header.get("Content-Transfer-Encoding")
}

// size is how many bytes the content has, about.
func (n *node) size() int64 {
	size := n.end - n.start
	if encodingName(n.encoding()) == "base64" {
		return size * 3 / 4
	}
	return size
}

func (n *node) fileName() string {
	for _, s := range []string{n.disposition.get("filename"), n.ctype.get("name"), n.disposition.get("name")} {
		if s != "" {
			return short(s)
		}
	}
	return ""
}

// isText tells what is part of the mail's text, and no file.
func (n *node) isText(c context) bool {
	switch n.kind {
	case "":
		if n.ctype.kind != "" && n.ctype.kind != "text" { // a type that is none: a file when it has a name
			return n.fileName() == "" && n.disposition.kind != "attachment"
		}
	case "text/plain", "text/html", "text/enriched", "text/richtext", "text/x-amp-html", "text/watch-html":
	default:
		if !strings.HasPrefix(n.kind, "multipart/") { // one without parts is its text
			return false
		}
	}
	name := strings.ToLower(n.fileName())
	if strings.HasPrefix(name, "att0") && (strings.HasSuffix(name, ".txt") || strings.HasSuffix(name, ".htm") || strings.HasSuffix(name, ".html")) {
		return true // Exchange calls text between attachments so
	}
	return name == "" && (n.disposition.kind != "attachment" || n.path == "")
}

// text remembers a text of the mail.
func (u *unpacking) text(n *node, c context) {
	switch n.kind {
	case "text/x-amp-html", "text/watch-html":
		return
	case "text/html":
		switch {
		case c.alternative == nil:
			u.texts = append(u.texts, &texts{html: n})
		case c.alternative.html == nil:
			c.alternative.html = n
		default: // Apple Mail: the text goes on behind an attachment
			u.texts = append(u.texts, &texts{html: n})
		}
	default:
		if c.alternative != nil && c.alternative.plain == nil {
			c.alternative.plain = n
			return
		}
		if c.alternative == nil {
			u.texts = append(u.texts, &texts{plain: n})
		}
	}
}

// extension is the end of a file name for a part that has none.
func extension(kind string) string {
	switch kind {
	case "application/edi-x12", "application/edifact", "application/edi-consent":
		return ".edi"
	case "text/csv", "text/comma-separated-values":
		return ".csv"
	case "application/xml", "text/xml":
		return ".xml"
	case "application/json":
		return ".json"
	case "application/pdf":
		return ".pdf"
	case "application/zip", "application/x-zip-compressed":
		return ".zip"
	case "message/rfc822":
		return ".eml"
	case "application/ms-tnef":
		return ".dat"
	case "image/png", "image/gif", "image/jpeg", "image/tiff":
		return "." + strings.TrimPrefix(kind, "image/")
	case "text/plain":
		return ".txt"
	case "text/html":
		return ".html"
	case "text/calendar":
		return ".ics"
	case "message/delivery-status", "message/disposition-notification", "text/rfc822-headers":
		return ".txt"
	}
	return ".bin"
}
