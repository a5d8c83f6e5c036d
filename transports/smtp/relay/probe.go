// SPDX-License-Identifier: Apache-2.0

package relay

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"

	"ordergate/gateway/acknowledge/letter"
	"ordergate/transports"
)

// Step is one step of a probe, for people.
type Step struct {
	Name, Detail, Advice string
	OK                   bool
}

// Probe sends a test mail step by step, up to the first that fails, and looks the DKIM
// record up. id is that of the mail.
func (r *Relay) Probe(ctx context.Context, to, id string, lookup *net.Resolver) (steps []Step) {
	host, _, _ := net.SplitHostPort(r.opts.Smarthost)
	addrs, err := lookup.LookupHost(ctx, host)
	if err != nil {
		return append(steps, Step{Name: "resolve", Detail: err.Error(), Advice: "Is smarthost spelt right, and does this machine have a name server?"})
	}
	steps = append(steps, Step{Name: "resolve", Detail: host + " is " + strings.Join(addrs, ", "), OK: true})
	steps = append(steps, r.record(ctx, lookup)...)
	m := letter.Message{From: r.opts.Sender, To: []letter.Address{{Addr: to}}, Subject: "ordergate test mail", Date: r.opts.Clock.Now().UTC(), MessageID: MessageID(id, r.Domain()),
		Text: "This mail shows that ordergate can send mail.\n\nLook at its headers for what the receiving server says of SPF, DKIM and DMARC (Authentication-Results).\n"}
	p, err := unpack(m.Write())
	if err != nil {
		return append(steps, Step{Name: "write", Detail: err.Error(), Advice: "Is the address right?"})
	}
	data := p.data
	if r.opts.Key != nil {
		if data, err = r.opts.DKIM.sign(data, r.opts.Key); err != nil {
			return append(steps, Step{Name: "sign", Detail: err.Error()})
		}
	}
	s, err := r.open(ctx, func(step, detail string) { steps = append(steps, Step{Name: step, Detail: detail, OK: true}) })
	if err != nil {
		var at *stepError
		step := "connect"
		if errors.As(err, &at) {
			step, err = at.step, at.err
		}
		return append(steps, Step{Name: step, Detail: err.Error(), Advice: advice[step]})
	}
	defer s.end()
	path := r.opts.Paths.For(id, p.from)
	if err := r.deliver(s, path, p, data); err != nil {
		step := Step{Name: "send", Detail: err.Error(), Advice: "Does the smarthost let this user send as " + p.from + ", with the return path " + path + "?"}
		var refusal *transports.Refusal
		if errors.As(err, &refusal) {
			step.Detail, step.Advice = refusal.Finding.Message, refusal.Finding.Hint
		}
		return append(steps, step)
	}
	return append(steps, Step{Name: "send", Detail: "to " + to + ", return path " + path + ", Message-ID " + m.MessageID, OK: true})
}

var advice = map[string]string{
	"connect": "Is the port right (587, 465), and does a firewall let this machine out?",
	"TLS":     "Port 587 wants tls: starttls, port 465 tls: implicit. A certificate of your own authority needs caFile.",
	"greet":   "The smarthost does not like our name: set helo to the name that this machine's address has in the DNS.",
	"login":   "Are user and password right? Some providers want a password made for applications.",
}

// record looks whether the DKIM record stands in the DNS as it must.
func (r *Relay) record(ctx context.Context, lookup *net.Resolver) []Step {
	if r.opts.Key == nil {
		return []Step{{Name: "DKIM", Detail: "our mails are not signed", OK: true}}
	}
	name, want, err := r.opts.DKIM.Record(r.opts.Key)
	if err != nil {
		return []Step{{Name: "DKIM", Detail: err.Error()}}
	}
	add := fmt.Sprintf("The DNS needs: %s. IN TXT %s", name, quotedText(want))
	found, err := lookup.LookupTXT(ctx, name)
	if err != nil {
		return []Step{{Name: "DKIM", Detail: "there is no record " + name + ": " + err.Error(), Advice: add}}
	}
	for _, txt := range found {
		if key(txt) == key(want) {
			return []Step{{Name: "DKIM", Detail: name + " has our key", OK: true}}
		}
	}
	return []Step{{Name: "DKIM", Detail: name + " has another key", Advice: add}}
}

// key is the p= of a record.
func key(record string) string {
	for tag := range strings.SplitSeq(record, ";") {
		if v, ok := strings.CutPrefix(strings.TrimSpace(tag), "p="); ok {
			return strings.Join(strings.Fields(v), "")
		}
	}
	return ""
}

// quotedText is a TXT record as zone files have it: strings of 255 bytes at most (RFC
// 1035 §3.3.14).
func quotedText(s string) string {
	var parts []string
	for len(s) > 250 {
		parts, s = append(parts, `"`+s[:250]+`"`), s[250:]
	}
	return strings.Join(append(parts, `"`+s+`"`), " ")
}
