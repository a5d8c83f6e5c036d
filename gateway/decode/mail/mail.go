// SPDX-License-Identifier: Apache-2.0

// Package mail takes mails apart: the parts of a MIME message of any shape, as mail
// programs write them, which is wrong in every way there is. Structure is found in one
// pass that keeps places, not bytes; content is decoded while it is read.
//
// It does not judge what an order is, save that the text of a mail is one only where
// nothing else is; and it verifies no signature: who is to be believed was settled
// when the mail came.
//
// Invariant: nothing of a mail is lost. A part that cannot be decoded is given as it
// is, and what cannot be given is a finding.
package mail

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// Format unpacks mails (RFC 5322, MIME).
type Format struct{}

// New gives the format.
func New() decode.Container { return Format{} }

// Name implements decode.Container.
func (Format) Name() string { return "mail" }

// Sniff implements decode.Container: what was sent as a mail, is called one, or starts
// with the header of one.
func (Format) Sniff(head []byte, fileName, contentType string) bool {
	if contentType == "message/rfc822" || contentType == "message/global" {
		return true
	}
	named := strings.HasSuffix(strings.ToLower(fileName), ".eml")
	if !named && !start.Match(head[:min(len(head), 200)]) { // asked of every payload: it must cost nothing
		return false
	}
	known, other := headerOf(head)
	return known > 1 && other == 0 || named && known > 0
}

// start is how the header of a mail begins: a field, or the line that an mbox has.
var start = regexp.MustCompile(`^(\xef\xbb\xbf)?\s*([A-Za-z][A-Za-z0-9_-]*[ \t]*:|From \S)`)

// headerOf counts the fields at the start of head that mails have, and what is there
// before them that no mail has.
func headerOf(head []byte) (known, other int) {
	r := bufio.NewScanner(bytes.NewReader(head))
	r.Buffer(nil, decode.HeadBytes+1)
	for first := true; r.Scan(); first = false {
		line := strings.TrimPrefix(r.Text(), "\xef\xbb\xbf")
		if strings.TrimSpace(line) == "" {
			if first {
				continue
			}
			return known, other
		}
		if first && strings.HasPrefix(line, "From ") || line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, ok := field(line)
		switch {
		case !ok:
			return known, other + 1
		case isMailField(name):
			known++
		}
	}
	return known, other
}

func isMailField(name string) bool {
	switch name {
	case "from", "to", "cc", "subject", "date", "received", "return-path", "message-id", "mime-version", "delivered-to", "reply-to", "sender",
		"content-type", "content-transfer-encoding", "dkim-signature", "x-mailer", "user-agent", "authentication-results", "in-reply-to", "references":
		return true
	}
	return false
}

// Unpack implements decode.Container.
func (Format) Unpack(src decode.Payload, budget *decode.Budget, emit func(decode.Part) error) ([]gateway.Finding, error) {
	u := &unpacking{src: src, budget: budget, emit: emit}
	root, err := u.scan(0, src.Size, "")
	if err != nil && !errors.Is(err, decode.ErrBudget) {
		return u.findings, fmt.Errorf("read mail: %w", err)
	}
	over := err
	u.subject = root.header.text("Subject")
	u.automatic = root.header.automatic()
	if err := u.walk(root, context{}); err != nil {
		return u.findings, err
	}
	if err := u.body(); err != nil {
		return u.findings, err
	}
	return u.findings, over
}

// unpacking is one mail on its way.
type unpacking struct {
	src       decode.Payload
	budget    *decode.Budget
	emit      func(decode.Part) error
	findings  []gateway.Finding
	texts     []*texts // of the body, in their order
	uu        int      // uuencoded files so far
	subject   string
	automatic bool
}

func (u *unpacking) find(code string, severity gateway.Severity, path, message, hint string) {
	if len(u.findings) < 100 {
		u.findings = append(u.findings, gateway.Finding{Code: code, Severity: severity, Position: gateway.Position{Path: place(path)}, Message: message, Hint: hint})
	}
}

func place(path string) string {
	if path == "" {
		return "the mail"
	}
	return "part " + path
}

// section is the bytes of a node's body as sent.
func (u *unpacking) section(n *node) *io.SectionReader {
	return io.NewSectionReader(u.src, n.start, n.end-n.start)
}
