// SPDX-License-Identifier: Apache-2.0

package trust

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/emersion/go-msgauth/dkim"

	"ordergate/transports/smtp/head"
)

// maxSignatures bounds what is checked of one mail: each reads all of it.
const maxSignatures = 4

// signature is a DKIM-Signature field.
type signature struct {
	at     int // in the header
	domain string
}

// dkim checks the signatures, those of the From domain first: each by itself, since
// more than one at a time would be checked by goroutines that no recover guards.
func (f *Facts) dkim(ctx context.Context, dns DNS, m Mail) {
	var all []signature
	for i, field := range m.Header.Fields {
		if strings.EqualFold(field.Name, "DKIM-Signature") {
			all = append(all, signature{i, domainOf(field)})
		}
	}
	slices.SortStableFunc(all, func(a, b signature) int {
		return rank(b.domain, m.From) - rank(a.domain, m.From)
	})
	for i, s := range all {
		if i == maxSignatures {
			break
		}
		got := verify(ctx, dns, m, s)
		if got.Result == TempError {
			f.unanswered("the DKIM key", s.domain, nil)
		}
		f.DKIM = append(f.DKIM, got)
		f.AlignedDKIM = f.AlignedDKIM || got.Result == Pass && m.From != "" && sameOrganisation(got.Domain, m.From)
	}
}

func rank(domain, from string) int {
	switch {
	case from == "":
		return 0
	case domain == from:
		return 2
	case sameOrganisation(domain, from):
		return 1
	}
	return 0
}

// domainOf is the d= of a signature.
func domainOf(f head.Field) string {
	_, body, _ := strings.Cut(string(f.Raw), ":")
	for tag := range strings.SplitSeq(body, ";") {
		name, value, _ := strings.Cut(tag, "=")
		if strings.TrimSpace(name) == "d" {
			return strings.ToLower(strings.Join(strings.Fields(value), ""))
		}
	}
	return ""
}

// verify checks one signature. The verifier takes the first there is: the header is
// shown to it with this one first.
func verify(ctx context.Context, dns DNS, m Mail, s signature) (got Signature) {
	got = Signature{Domain: s.domain, Result: PermError, Reason: "cannot be read"}
	if !isDomain(s.domain) {
		got.Domain, got.Reason = "", "no domain that can have a key"
		return got
	}
	defer func() {
		if r := recover(); r != nil {
			got.Result, got.Reason = PermError, "cannot be read"
		}
	}()
	body, err := m.Open()
	if err != nil {
		got.Result, got.Reason = TempError, "not read"
		return got
	}
	defer body.Close()
	if _, err := io.CopyN(io.Discard, body, m.Header.Size); err != nil && !errors.Is(err, io.EOF) {
		got.Result, got.Reason = TempError, "not read"
		return got
	}
	testing := false
	all, err := dkim.VerifyWithOptions(io.MultiReader(bytes.NewReader(ordered(m.Header, s.at)), body), &dkim.VerifyOptions{MaxVerifications: 1,
		LookupTXT: func(name string) ([]string, error) {
			txts, err := dns.LookupTXT(ctx, name)
			for _, txt := range txts {
				testing = testing || inTest(txt)
			}
			return txts, err
		}})
	if err != nil && !errors.Is(err, dkim.ErrTooManySignatures) || len(all) != 1 {
		return got
	}
	switch err := all[0].Err; {
	case err == nil && testing: // RFC 6376 §3.6.1, t=y: as if it were not signed
		got.Result, got.Reason = Fail, "the key is marked as a test"
	case err == nil:
		got.Result, got.Reason = Pass, ""
	case dkim.IsTempFail(err):
		got.Result, got.Reason = TempError, "the DNS did not answer"
	case dkim.IsPermFail(err):
		got.Result, got.Reason = PermError, plain(err)
	default:
		got.Result, got.Reason = Fail, plain(err)
	}
	return got
}

// plain is a verifier's text for people, short and on one line.
func plain(err error) string {
	s := fmt.Sprintf("%q", strings.TrimPrefix(err.Error(), "dkim: "))
	s = s[1 : len(s)-1]
	return s[:min(len(s), 200)]
}

// inTest tells whether a key record has the flag y.
func inTest(record string) bool {
	for tag := range strings.SplitSeq(record, ";") {
		name, value, _ := strings.Cut(tag, "=")
		if strings.TrimSpace(name) != "t" {
			continue
		}
		for flag := range strings.SplitSeq(value, ":") {
			if strings.TrimSpace(flag) == "y" {
				return true
			}
		}
	}
	return false
}

// ordered writes the header with one field first.
func ordered(h *head.Header, first int) []byte {
	var b bytes.Buffer
	write := func(raw []byte) {
		b.Write(raw)
		if !bytes.HasSuffix(raw, []byte("\n")) { // the mail ended there
			b.WriteString("\r\n")
		}
	}
	write(h.Fields[first].Raw)
	for i, f := range h.Fields {
		if i != first {
			write(f.Raw)
		}
	}
	b.WriteString("\r\n")
	return b.Bytes()
}
