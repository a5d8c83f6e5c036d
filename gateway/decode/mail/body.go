// SPDX-License-Identifier: Apache-2.0

package mail

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/html"
	"ordergate/gateway/decode/prose"
)

// maxText is the size in bytes of a text that is read as one; a larger one is a file.
const maxText = 1 << 20

var errLong = errors.New("the text is too long")

// body gives the text of the mail as its last part.
func (u *unpacking) body() error {
	var all strings.Builder
	for _, t := range u.texts {
		text, err := u.read(t)
		if errors.Is(err, errLong) {
			if err := u.long(t); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		if all.Len()+len(text) > 4*maxText {
			u.find("message.unpack.limit", gateway.Hold, "", "The text of the mail is longer than 4 MiB; the rest was not read.", "Ask the sender to attach the order.")
			break
		}
		all.WriteString(strings.TrimRight(text, "\n") + "\n")
	}
	p, ok := prose.Body(all.String(), u.subject)
	if !ok {
		return nil
	}
	if u.automatic && p.Role == decode.Body {
		p.Role, p.Reason = decode.LeftAlone, "text of a mail that no person wrote"
	}
	p.Content = u.budget.Reader(p.Content)
	return u.emit(p)
}

// read gives a text as UTF-8: the plain form, or what the HTML says where it has a table
// of values, or where the plain form is empty or only tells to look at the HTML.
func (u *unpacking) read(t *texts) (string, error) {
	var plain string
	var err error
	if t.plain != nil {
		if plain, err = u.plain(t.plain); err != nil || t.html == nil {
			return plain, err
		}
	}
	if t.html == nil {
		return plain, nil
	}
	page, err := u.whole(t.html)
	if errors.Is(err, errLong) && worth(plain) {
		return plain, nil
	}
	if err != nil {
		return "", err
	}
	text, known := prose.UTF8(page, htmlCharset(t.html, page))
	if !worth(plain) {
		u.charset(t.html, known)
		said := prose.HTML(text)
		if document, _ := prose.Pasted(said); document != "" { // nothing but a table
			return said, nil
		}
		if laid, tabular := html.Laid(text); tabular {
			return laid, nil
		}
		if strings.TrimSpace(plain) == "" || prose.HasNumber(said) {
			return said, nil
		}
		return plain, nil
	}
	if laid, tabular := html.Laid(text); tabular { // its plain form has lost the columns
		u.charset(t.html, known)
		return laid, nil
	}
	return plain, nil
}

// worth tells a plain form that says something itself, and not only to look at the
// HTML.
func worth(plain string) bool { return prose.HasNumber(plain) || len(strings.TrimSpace(plain)) > 200 }

func (u *unpacking) plain(n *node) (string, error) {
	raw, err := u.whole(n)
	if err != nil {
		return "", err
	}
	text, known := prose.UTF8(withoutUU(raw), n.ctype.get("charset"))
	u.charset(n, known)
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if strings.EqualFold(n.ctype.get("format"), "flowed") {
		text = prose.Unflow(text, strings.EqualFold(n.ctype.get("delsp"), "yes"))
	}
	return text, nil
}

func (u *unpacking) charset(n *node, known bool) {
	if !known {
		u.find("message.mail.charset", gateway.Warn, n.path, "The text is in the charset "+clean(n.ctype.get("charset"))+", which we do not know; letters beside A to Z may be wrong.", "Look into the mail when something reads oddly.")
	}
}

// htmlCharset is what the header says, else what the page says.
func htmlCharset(n *node, page []byte) string {
	if c := n.ctype.get("charset"); c != "" {
		return c
	}
	head := bytes.ToLower(page[:min(len(page), 2048)])
	at := bytes.Index(head, []byte("charset="))
	if at < 0 {
		return ""
	}
	rest := strings.TrimLeft(string(head[at+8:]), `"' `)
	if end := strings.IndexAny(rest, `"'; />`); end >= 0 {
		rest = rest[:end]
	}
	return rest
}

// whole gives the bytes of a text; errLong when they are too many.
func (u *unpacking) whole(n *node) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(transferred(u.section(n), n.encoding()), maxText+1))
	if err == nil && len(raw) > maxText {
		err = errLong
	}
	return raw, err
}

// long gives a text that is too long to be one as a file.
func (u *unpacking) long(t *texts) error {
	n := t.plain
	if n == nil {
		n = t.html
	}
	p := decode.Part{Path: n.path, FileName: "body" + extension(n.kind), ContentType: n.kind, Role: decode.Candidate, Size: n.size()}
	if p.Path == "" {
		p.Path = "1"
	}
	if n.kind == "" {
		p.FileName = "body.txt"
	}
	return u.give(n, p)
}

// uuencoded gives the files that stand uuencoded in a text.
func (u *unpacking) uuencoded(n *node) error {
	if n.kind != "" && n.kind != "text/plain" {
		return nil
	}
	r := bufio.NewReaderSize(transferred(u.section(n), n.encoding()), 8<<10)
	whole := true
	for {
		b, err := r.ReadSlice('\n')
		if len(b) == 0 && err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		line := string(b)
		first := whole
		whole = err == nil
		if !first || !isBegin(line) || !uuFollows(r) {
			continue
		}
		if err := u.budget.Part(); err != nil {
			return err
		}
		if err := u.uuFile(n, r, strings.SplitN(strings.TrimSpace(line), " ", 3)[2]); err != nil {
			return err
		}
	}
}

func (u *unpacking) uuFile(n *node, r *bufio.Reader, name string) error {
	d := newUUReader(r, false)
	path := n.path
	if path == "" {
		path = "1"
	}
	u.uu++
	p := decode.Part{Path: path + ".u" + strconv.Itoa(u.uu), FileName: short(Words(name)), Role: decode.Candidate, Size: -1, Content: u.budget.Reader(d)}
	if err := u.emit(p); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, d); err != nil { // what emit did not read
		return err
	}
	if d.damaged {
		u.find("message.part.damaged", gateway.Warn, path, "The uuencoded file "+clean(name)+" is damaged or does not end. What could be read of it was.", "Look whether it is complete; else ask the sender to send it again.")
	}
	return nil
}

// uuFollows tells whether the next line is one of uuencoded data: its first character
// says how long it is.
func uuFollows(r *bufio.Reader) bool {
	next, _ := r.Peek(80)
	line, _, _ := bytes.Cut(next, []byte("\n"))
	line = bytes.TrimRight(line, "\r")
	if len(line) == 0 {
		return false
	}
	if line[0] == '`' || string(line) == "end" {
		return true
	}
	if line[0] <= ' ' || line[0] > 'M' {
		return false
	}
	need := (int(line[0]-' ') + 2) / 3 * 4
	return len(line) <= need+2 && len(line) >= need/2 || len(next) == 80 && len(line) == 80
}

// withoutUU leaves uuencoded files out of a text.
func withoutUU(text []byte) []byte {
	if !bytes.Contains(text, []byte("begin ")) {
		return text
	}
	var out bytes.Buffer
	r := bufio.NewReader(bytes.NewReader(text))
	for {
		b, err := r.ReadBytes('\n')
		if isBegin(string(b)) && uuFollows(r) {
			_, _ = io.Copy(io.Discard, newUUReader(r, false)) // from memory
			continue
		}
		out.Write(b)
		if err != nil {
			return out.Bytes()
		}
	}
}
