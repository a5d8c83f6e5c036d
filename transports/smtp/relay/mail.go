// SPDX-License-Identifier: Apache-2.0

package relay

import (
	"bytes"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// parcel is a stored mail, ready to be sent.
type parcel struct {
	from string   // of the From header
	to   []string // all who get it
	data []byte   // without its Bcc header
	utf8 bool     // an address needs SMTPUTF8 (RFC 6531)
}

// unpack reads who gets a stored mail, and takes the Bcc header out.
func unpack(stored []byte) (*parcel, error) {
	m, err := mail.ReadMessage(bytes.NewReader(stored))
	if err != nil {
		return nil, fmt.Errorf("read the stored mail: %w", err)
	}
	p := &parcel{}
	from, err := m.Header.AddressList("From")
	if err != nil || len(from) != 1 {
		return nil, fmt.Errorf("the stored mail has no From")
	}
	if p.from, err = p.address(from[0].Address); err != nil {
		return nil, err
	}
	for _, key := range []string{"To", "Cc", "Bcc"} {
		list, err := m.Header.AddressList(key)
		if err != nil && !errors.Is(err, mail.ErrHeaderNotPresent) {
			return nil, fmt.Errorf("read %s of the stored mail: %w", key, err)
		}
		for _, a := range list {
			addr, err := p.address(a.Address)
			if err != nil {
				return nil, err
			}
			if !slices.ContainsFunc(p.to, func(other string) bool { return strings.EqualFold(other, addr) }) {
				p.to = append(p.to, addr)
			}
		}
	}
	if len(p.to) == 0 {
		return nil, fmt.Errorf("the stored mail goes to nobody")
	}
	p.data = without(stored, "bcc")
	return p, nil
}

// address is one as the envelope has it: a domain in its ASCII form (RFC 5891), so
// that only a local part that is not ASCII needs SMTPUTF8.
func (p *parcel) address(addr string) (string, error) {
	at := strings.LastIndexByte(addr, '@')
	domain, err := idna.Lookup.ToASCII(addr[at+1:])
	if err != nil {
		return "", fmt.Errorf("%q is no domain", addr[at+1:])
	}
	if strings.ContainsFunc(addr, func(r rune) bool { return r > '~' }) { // the header has it as it is
		p.utf8 = p.utf8 || strings.ContainsFunc(addr[:at], func(r rune) bool { return r > '~' })
	}
	return addr[:at+1] + domain, nil
}

// without drops a header with the lines it goes on in.
func without(mail []byte, name string) []byte {
	head, body, _ := bytes.Cut(mail, []byte("\r\n\r\n"))
	out := make([]byte, 0, len(mail))
	dropping := false
	for line := range bytes.SplitAfterSeq(append(slices.Clone(head), '\r', '\n'), []byte("\r\n")) {
		if len(line) == 0 {
			continue
		}
		if line[0] != ' ' && line[0] != '\t' {
			key, _, _ := bytes.Cut(line, []byte(":"))
			dropping = strings.EqualFold(string(bytes.TrimSpace(key)), name)
		}
		if !dropping {
			out = append(out, line...)
		}
	}
	return append(append(out, '\r', '\n'), body...)
}
