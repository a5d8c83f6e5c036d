// SPDX-License-Identifier: Apache-2.0

package relay

import (
	"errors"
	"fmt"
	"strings"

	"github.com/emersion/go-smtp"

	"ordergate/gateway"
	"ordergate/transports"
)

// final tells that an error of reply will not go away.
func final(err error) bool {
	var r *transports.Refusal
	return errors.As(err, &r)
}

// reply says what a smarthost's answer to a step means (RFC 5321 §4.2.1): 4xx and a
// connection that broke are tried again; 5xx of a recipient or of the mail is final,
// with a finding that says what to do. 5xx of anything that is ours to mend (our
// login, our address) is tried again: it is not the partner's fault.
func (r *Relay) reply(step string, err error, theirs bool) error {
	var said *smtp.SMTPError
	if !errors.As(err, &said) || said.Code < 500 || !theirs || ours(said) {
		return gateway.Errorf("relay.send", gateway.Transient, "%s: %w", step, err)
	}
	text := Said(said.Code, enhanced(said), said.Message)
	f := gateway.Finding{Code: CodeContent, Found: text, Message: "The smarthost does not take the mail: " + text + ".", Hint: "Ask who runs the smarthost, then send the mail again (ordergate outbound resend)."}
	if to, ok := strings.CutPrefix(step, "RCPT TO "); ok {
		f.Code, f.Message = CodeRefused, fmt.Sprintf("The mail to %s cannot be delivered: %s.", to, text)
		f.Hint = Advice(said.Code, enhanced(said))
	}
	return refuse(f, err)
}

// ours tells an answer that speaks of us, not of the recipient or the mail: login
// wanted (530, 535, 538; 5.7.0 of RCPT: relaying denied is our smarthost's setting).
func ours(e *smtp.SMTPError) bool {
	text := strings.ToLower(e.Message)
	return e.Code == 530 || e.Code == 534 || e.Code == 535 || e.Code == 538 || e.Code == 503 || e.Code == 500 || e.Code == 502 ||
		strings.Contains(text, "relay access denied") || strings.Contains(text, "relaying denied") || strings.Contains(text, "relay not permitted") || strings.Contains(text, "authentication required")
}

func enhanced(e *smtp.SMTPError) string {
	if e.EnhancedCode[0] < 2 {
		return ""
	}
	return fmt.Sprintf("%d.%d.%d", e.EnhancedCode[0], e.EnhancedCode[1], e.EnhancedCode[2])
}

// Said writes an answer for people: code, enhanced code (RFC 3463), text of one line.
func Said(code int, enhanced, text string) string {
	var parts []string
	if code > 0 {
		parts = append(parts, fmt.Sprint(code))
	}
	text = strings.TrimRight(oneLine(text), ". ")
	if enhanced != "" && !strings.HasPrefix(text, enhanced) {
		parts = append(parts, enhanced)
	}
	return strings.TrimSpace(strings.Join(append(parts, text), " "))
}

// Advice is what to do about a mail that cannot be delivered (RFC 3463 §3).
func Advice(code int, enhanced string) string {
	const again = "then send the mail again (ordergate outbound resend)."
	_, kind, _ := strings.Cut(enhanced, ".")
	switch {
	case kind == "1.1" || kind == "1.10" || kind == "1.6" || kind == "1.3" || kind == "1.0" || code == 550 && enhanced == "":
		return "There is no such mailbox, or not any more: ask the customer for the right address, set it at confirm.to in the partner's file, " + again
	case kind == "1.2" || kind == "4.4":
		return "The address's domain takes no mail: look for a typing error, set the right one at confirm.to in the partner's file, " + again
	case strings.HasPrefix(kind, "2.2"):
		return "The mailbox is full: tell the customer by telephone, " + again
	case strings.HasPrefix(kind, "2."):
		return "The mailbox takes no mail: ask the customer, " + again
	case strings.HasPrefix(kind, "7."):
		return "The customer's server does not trust our mails: check SPF, DKIM and DMARC of our domain (ordergate mail test), or ask the customer to let them in, " + again
	case strings.HasPrefix(kind, "3.") || kind == "2.3":
		return "The mail is too large or of a kind that the customer's server does not take: leave the PDF out (confirm.pdf: false), " + again
	}
	return "Ask the customer whether the address is right and takes mail, " + again
}

// oneLine cuts what a server said to what people read.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))), " ")
	if r := []rune(s); len(r) > 300 {
		s = string(r[:299]) + "…"
	}
	return s
}

var _ transports.Patient = (*Sender)(nil)
