// SPDX-License-Identifier: Apache-2.0

package mail

import (
	"bufio"
	"errors"
	"io"
	netmail "net/mail"
	"strings"

	"ordergate/gateway"
)

// Head reads what the header of a mail says of it: From, ReplyTo, Subject, MessageID,
// References, Date and Automatic. What only its transport knows stays empty: Sender,
// Recipient, Verdict. err is a failure to read.
func Head(r io.Reader) (*gateway.Mail, error) {
	var h header
	b := bufio.NewReaderSize(r, 16<<10)
	for first := true; h.size <= maxHeader; {
		raw, err := b.ReadSlice('\n')
		if len(raw) == 0 && errors.Is(err, io.EOF) {
			break
		}
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
			return nil, err
		}
		line := strings.TrimRight(string(raw), "\r\n")
		switch {
		case strings.TrimSpace(line) == "" && len(h.fields) == 0:
			continue
		case first && strings.HasPrefix(line, "From "):
			first = false
			continue
		case strings.TrimSpace(line) == "" || !h.add(strings.TrimPrefix(line, "\xef\xbb\xbf")):
			return h.mail(), nil
		}
		first = false
		for errors.Is(err, bufio.ErrBufferFull) { // the rest of a line beyond all bounds
			_, err = b.ReadSlice('\n')
		}
	}
	return h.mail(), nil
}

func (h *header) mail() *gateway.Mail {
	m := &gateway.Mail{Subject: bounded(h.text("Subject"), 300), MessageID: first(h.get("Message-Id")), Automatic: h.automatic()}
	m.From, m.FromName = address(h.get("From"))
	m.ReplyTo, _ = address(h.get("Reply-To"))
	m.References = strings.Fields(h.get("References"))
	if len(m.References) == 0 && h.has("In-Reply-To") {
		m.References = []string{first(h.get("In-Reply-To"))}
	}
	if n := len(m.References); n > 20 {
		m.References = append(m.References[:1:1], m.References[n-19:]...)
	}
	if t, err := netmail.ParseDate(h.get("Date")); err == nil {
		m.Date = t.UTC()
	}
	return m
}

func first(s string) string {
	if f := strings.Fields(s); len(f) > 0 {
		return bounded(f[0], 998)
	}
	return ""
}

func bounded(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

// address reads the first address of a field, as far as it is one.
func address(s string) (addr, name string) {
	p := netmail.AddressParser{}
	if all, err := p.ParseList(s); err == nil && len(all) > 0 {
		return bounded(clean(all[0].Address), 320), bounded(Words(all[0].Name), 200)
	}
	s = Words(s)
	if open, end := strings.LastIndexByte(s, '<'), strings.LastIndexByte(s, '>'); open >= 0 && end > open {
		return bounded(strings.TrimSpace(s[open+1:end]), 320), bounded(strings.Trim(s[:open], " \t\""), 200)
	}
	for _, w := range strings.Fields(s) {
		if strings.Contains(w, "@") {
			return bounded(strings.Trim(w, "<>,;\"'()"), 320), ""
		}
	}
	return "", bounded(s, 200)
}

// automatic tells what no person and no system of orders wrote: answers of machines,
// bounces, mailing lists (RFC 3834 §2, §5). "auto-generated" alone is no sign: systems
// that send orders say it of them.
func (h *header) automatic() bool {
	auto := strings.ToLower(h.get("Auto-Submitted"))
	switch strings.ToLower(h.get("Precedence")) {
	case "bulk", "junk", "list", "auto_reply", "auto-reply":
		return true
	}
	if strings.HasPrefix(auto, "auto-replied") || strings.HasPrefix(auto, "auto-notified") || h.get("Return-Path") == "<>" {
		return true
	}
	for _, name := range []string{"X-Autoreply", "X-Autorespond", "X-Auto-Reply", "List-Unsubscribe", "X-Failed-Recipients"} {
		if h.has(name) {
			return true
		}
	}
	if v := readValue(h.get("Content-Type")); v.kind == "multipart/report" {
		return true
	}
	subject := strings.ToLower(h.text("Subject"))
	for _, s := range []string{"out of office", "automatic reply:", "autoreply:", "auto reply:", "automatische antwort", "abwesenheitsnotiz", "abwesend:", "réponse automatique", "respuesta automática", "risposta automatica", "automatisch antwoord", "undeliverable:", "undelivered mail returned", "delivery status notification", "mail delivery failed", "unzustellbar:", "returned mail:"} {
		if strings.HasPrefix(subject, s) {
			return true
		}
	}
	return false
}
