// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
)

// header is what stands before the first -----BEGIN of a certificate's file.
type header struct {
	uses        []Use
	from, until time.Time // zero: the certificate's own
	note        string
}

var (
	setting  = regexp.MustCompile(`^([a-z]+):[ \t]*(.*)$`)
	settings = []string{"use", "from", "until", "note"}
	begin    = []byte("-----BEGIN ")
)

// readHeader reads our lines of a file. openssl writes lines of its own there
// (subject=…, Certificate:): only those that start with a small word and a colon
// are ours.
func readHeader(file string, data []byte) (h header, faults gateway.Faults) {
	h.uses = []Use{Sign, Encrypt}
	seen := map[string]int{}
	for n := 1; len(data) > 0; n++ {
		var line []byte
		line, data, _ = bytes.Cut(data, []byte("\n"))
		if bytes.HasPrefix(line, begin) {
			break
		}
		m := setting.FindStringSubmatch(strings.TrimRight(string(line), " \t\r"))
		if m == nil {
			continue
		}
		fault := gateway.Fault{File: file, Line: n, Column: 1}
		key, value := m[1], m[2]
		switch before := seen[key]; {
		case before > 0:
			fault.Message, fault.Hint = fmt.Sprintf("%s: stands here twice", key), fmt.Sprintf("first in line %d", before)
		default:
			fault.Message, fault.Hint, fault.Warning = h.set(key, value)
		}
		seen[key] = n
		if fault.Message != "" {
			faults = append(faults, fault)
		}
	}
	return h, faults
}

// set takes one line; message is "" when it is fine.
func (h *header) set(key, value string) (message, hint string, warning bool) {
	var err error
	switch key {
	case "use":
		h.uses, err = ParseUses(value)
	case "from":
		h.from, err = ParseTime(value)
	case "until":
		if h.until, err = ParseTime(value); err == nil && len(value) == len(time.DateOnly) {
			h.until = h.until.Add(day) // the whole of that day
		}
	case "note":
		h.note = value
	default:
		hint = "our lines are use, from, until and note"
		if near := gateway.Nearest(key, settings); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		return fmt.Sprintf("unknown line %q", key+":"), hint, true
	}
	if err != nil {
		return fmt.Sprintf("%s: %v", key, err), "", false
	}
	return "", "", false
}

// ParseUses reads "sign, encrypt".
func ParseUses(text string) ([]Use, error) {
	var out []Use
	for _, word := range strings.Split(text, ",") {
		u := Use(strings.TrimSpace(word))
		if !slices.Contains(uses, u) {
			msg := fmt.Sprintf("%q is no use of a certificate: sign, encrypt, tls", string(u))
			if near := gateway.Nearest(string(u), []string{"sign", "encrypt", "tls"}); near != "" {
				msg += fmt.Sprintf("; did you mean %s?", near)
			}
			return nil, fmt.Errorf("%s", msg)
		}
		if slices.Contains(out, u) {
			return nil, fmt.Errorf("%s is named twice", u)
		}
		out = append(out, u)
	}
	return out, nil
}

// FormatUses is the text of ParseUses.
func FormatUses(us []Use) string {
	words := make([]string, len(us))
	for i, u := range us {
		words[i] = string(u)
	}
	return strings.Join(words, ", ")
}

// ParseTime reads a date (its begin in UTC) or an RFC 3339 time.
func ParseTime(text string) (time.Time, error) {
	if t, err := time.Parse(time.DateOnly, text); err == nil {
		return t, nil
	}
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is no date: write it as 2027-01-31 or 2027-01-31T18:00:00Z", text)
	}
	return t.UTC(), nil
}

// formatTime is the text of ParseTime for from: lines.
func formatTime(t time.Time) string {
	if t = t.UTC(); t.Equal(t.Truncate(day)) {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// blocks are the PEM blocks of a file and the lines they begin in.
func blocks(data []byte) (all []*pem.Block, lines []int, broken int) {
	rest := data
	for {
		at := nextBegin(rest)
		if at < 0 {
			return all, lines, 0
		}
		line := 1 + bytes.Count(data[:len(data)-len(rest)+at], []byte("\n"))
		block, after := pem.Decode(rest[at:])
		if block == nil || nextBegin(rest[at+1:len(rest)-len(after)]) >= 0 {
			return all, lines, line // pem.Decode skips what it cannot read
		}
		all, lines, rest = append(all, block), append(lines, line), after
	}
}

// nextBegin finds the first line that begins a block.
func nextBegin(data []byte) int {
	if bytes.HasPrefix(data, begin) {
		return 0
	}
	if at := bytes.Index(data, append([]byte("\n"), begin...)); at >= 0 {
		return at + 1
	}
	return -1
}

// render is the text of a certificate's file.
func render(h header, chain []*x509.Certificate) []byte {
	var b bytes.Buffer
	leaf := chain[0]
	if h.note != "" {
		fmt.Fprintf(&b, "note: %s\n", clean(h.note))
	}
	fmt.Fprintf(&b, "use: %s\n", FormatUses(h.uses))
	if !h.from.IsZero() {
		fmt.Fprintf(&b, "from: %s\n", formatTime(h.from))
	}
	if !h.until.IsZero() {
		fmt.Fprintf(&b, "until: %s\n", h.until.UTC().Format(time.RFC3339))
	}
	fmt.Fprintf(&b, "subject=%s\nnotAfter=%s\nsha256=%s\n", clean(leaf.Subject.String()), leaf.NotAfter.UTC().Format(time.RFC3339), Fingerprint(leaf))
	for _, c := range chain {
		_ = pem.Encode(&b, &pem.Block{Type: "CERTIFICATE", Bytes: c.Raw}) // a buffer takes all
	}
	return b.Bytes()
}

// clean keeps line breaks and control characters of names out of our files and
// off terminals.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029 {
			return '\ufffd'
		}
		return r
	}, s)
}
