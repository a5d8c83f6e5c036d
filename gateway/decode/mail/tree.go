// SPDX-License-Identifier: Apache-2.0

package mail

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// maxDepth is how deep multiparts may stand in each other.
const maxDepth = 50

// node is an entity: its header, and where its body stands in the payload.
type node struct {
	path        string // "2.1"; "" for the mail itself
	header      header
	kind        string // content type, "" when none is given or it is none
	ctype       value
	disposition value
	start, end  int64
	children    []*node
	boundary    string
	deep        bool // too deep to be read
}

// line is one, or a piece of one.
type line struct {
	text  []byte // without its end; valid until the next
	at    int64
	next  int64 // where the next begins
	first bool  // it begins a line
}

// scanner finds the structure of an entity.
type scanner struct {
	u     *unpacking
	open  []*node // from the root to where we are
	head  bool    // in the header of the innermost
	skip  bool    // between the end of a multipart and the next boundary above it
	depth bool    // maxDepth was passed, and said so
	body  int64   // where the last line ended, without its end
	junk  bool    // something stands behind an end
}

// scan reads an entity that stands from start to end. On ErrBudget what it gives is
// what there was before.
func (u *unpacking) scan(start, end int64, path string) (*node, error) {
	return u.scanBy(start, end, path, "")
}

func (u *unpacking) scanBy(start, end int64, path, boundary string) (*node, error) {
	root := &node{path: path, start: start, end: end, boundary: boundary}
	s := &scanner{u: u, open: []*node{root}, head: true, body: start}
	if boundary != "" { // a body whose boundary was guessed
		s.head = false
	}
	src, at := bufio.NewReaderSize(io.NewSectionReader(u.src, start, end-start), 16<<10), start
	whole := true // the last line ended
	for {
		b, err := src.ReadSlice('\n')
		if len(b) == 0 && err == io.EOF {
			break
		}
		if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
			return root, err
		}
		l := line{text: bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r")), at: at, next: at + int64(len(b)), first: whole}
		at, whole = l.next, err == nil
		if err := s.take(l, whole); err != nil {
			s.finish(end)
			return root, err
		}
	}
	s.finish(end)
	return root, u.guess(root)
}

// take takes a line.
func (s *scanner) take(l line, whole bool) error {
	inner := s.open[len(s.open)-1]
	if l.first && len(l.text) > 2 && l.text[0] == '-' && l.text[1] == '-' {
		if i, last := s.boundary(l.text); i >= 0 {
			return s.cut(i, last, l)
		}
	}
	switch {
	case s.head:
		s.header(inner, l)
	case s.skip && len(bytes.TrimSpace(l.text)) > 0 && len(s.open) > 0:
		s.junk = true
	}
	s.body = l.at + int64(len(l.text))
	if !whole {
		s.body = l.next
	}
	return nil
}

// boundary tells whether a line is one of the open multiparts', the innermost first.
func (s *scanner) boundary(text []byte) (open int, last bool) {
	text = bytes.TrimRight(text[2:], " \t")
	for i := len(s.open) - 1; i >= 0; i-- {
		b := s.open[i].boundary
		if b == "" || !bytes.HasPrefix(text, []byte(b)) {
			continue
		}
		switch string(text[len(b):]) {
		case "":
			return i, false
		case "--":
			return i, true
		}
	}
	return -1, false
}

// cut ends what is open below a multipart, and begins its next part.
func (s *scanner) cut(i int, last bool, l line) error {
	for _, n := range s.open[i+1:] {
		s.close(n, l.at)
	}
	parent := s.open[i]
	s.open = s.open[:i+1]
	s.head, s.skip = false, last
	if last {
		return nil
	}
	if err := s.u.budget.Part(); err != nil {
		return err
	}
	path := strconv.Itoa(len(parent.children) + 1)
	if parent.path != "" {
		path = parent.path + "." + path
	}
	n := &node{path: path, start: l.next, end: l.next}
	parent.children = append(parent.children, n)
	s.open = append(s.open, n)
	s.head, s.body = true, l.next
	return nil
}

// close ends an entity before a boundary: the line end before that is the boundary's
// (RFC 2046 §5.1.1).
func (s *scanner) close(n *node, at int64) {
	n.end = max(n.start, min(s.body, at))
	if n.kind == "" && n.ctype.kind == "" {
		n.settle()
	}
}

func (s *scanner) finish(end int64) {
	for _, n := range s.open {
		n.end = end
		n.settle()
	}
	if s.junk {
		s.u.find("message.mail.epilogue", gateway.Note, "", "There is text behind the last part of the mail, which no mail program shows.", "Look into the mail when something is missing.")
	}
}

// header takes a line of a header block.
func (s *scanner) header(n *node, l line) {
	switch {
	case !l.first: // the rest of a line beyond all bounds
	case len(bytes.TrimSpace(l.text)) == 0 && (len(n.header.fields) > 0 || n.path != ""):
		s.begin(n, l.next)
	case len(bytes.TrimSpace(l.text)) == 0: // blank lines before the header of a mail
	case len(n.header.fields) == 0 && (bytes.HasPrefix(l.text, []byte("From ")) || bytes.HasPrefix(l.text, []byte(">From "))): // of an mbox
	case !n.header.add(strings.TrimPrefix(string(l.text), "\xef\xbb\xbf")):
		s.begin(n, l.at) // the blank line is missing
	}
}

// begin ends a header block: the body stands at a place.
func (s *scanner) begin(n *node, at int64) {
	n.start, n.end, s.head = at, at, false
	s.body = at
	n.settle()
	if !strings.HasPrefix(n.kind, "multipart/") {
		return
	}
	if len(s.open) > maxDepth {
		if !s.depth {
			s.u.find("message.unpack.limit", gateway.Hold, n.path, "Its parts stand more than 50 levels deep in each other; what is deeper was not read.", "No mail program writes such mails: ask the sender for the order in a plain mail.")
		}
		s.depth, n.deep = true, true
		return
	}
	n.boundary = strings.TrimRight(n.ctype.raw("boundary"), " \t")
}

// settle reads what the header says of the content. Of several Content-Types the first
// that is one counts.
func (n *node) settle() {
	n.header.unfold()
	for _, f := range n.header.fields {
		if f.name != "content-type" {
			continue
		}
		if v := readValue(f.value); strings.Count(v.kind, "/") == 1 && !strings.HasPrefix(v.kind, "/") && !strings.HasSuffix(v.kind, "/") {
			n.ctype, n.kind = v, v.kind
			break
		} else if n.ctype.kind == "" {
			n.ctype = v
		}
	}
	n.disposition = readValue(n.header.get("Content-Disposition"))
}

var delimiter = []byte("\n--")

// guess reads multiparts anew that have no part by their own boundary, where their
// text shows another: what stands behind -- before a line of Content-.
func (u *unpacking) guess(n *node) error {
	for _, c := range n.children {
		if err := u.guess(c); err != nil {
			return err
		}
	}
	if !strings.HasPrefix(n.kind, "multipart/") || len(n.children) > 0 || n.deep || n.end <= n.start {
		return nil
	}
	head := make([]byte, min(n.end-n.start, decode.HeadBytes))
	if _, err := u.src.ReadAt(head, n.start); err != nil && err != io.EOF {
		return err
	}
	boundary := guessed(append([]byte("\n"), head...))
	if boundary == "" || boundary == n.boundary {
		return nil
	}
	u.find("message.mail.boundary", gateway.Note, n.path, "The mail does not name what parts its pieces; it was found in its text.", "")
	again, err := u.scanBy(n.start, n.end, n.path, boundary)
	n.children = again.children
	return err
}

func guessed(text []byte) string {
	for {
		at := bytes.Index(text, delimiter)
		if at < 0 {
			return ""
		}
		text = text[at+len(delimiter):]
		first, rest, ok := bytes.Cut(text, []byte("\n"))
		if ok && len(rest) > 8 && bytes.EqualFold(rest[:8], []byte("Content-")) {
			if b := bytes.TrimSpace(first); len(b) > 0 && len(b) < 200 {
				return string(b)
			}
		}
	}
}
