// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"context"
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/transports/smtp/trust"
)

// deliveries are the envelopes of a mail: one a connection, whatever addresses of it
// the mail came to.
func (m *incoming) deliveries(ctx context.Context) (all []gateway.Envelope, err error) {
	found := &lookup{m: m}
	seen := map[string]bool{}
	for _, r := range m.to {
		if r.bounced != "" {
			continue
		}
		box, why := m.whose(r)
		if box == nil && !r.post && m.server.Directory().refuse {
			return nil, say(550, 5, 7, 1, "Orders are taken here from known customers only, and %s is none; ask for it to be added", quoted(m.mail.From))
		}
		env := m.envelope(r, box)
		if seen[env.Connection] {
			continue
		}
		seen[env.Connection] = true
		v := &env.Mail.Verdict
		if box != nil {
			m.judge(ctx, found, box, v)
		} else {
			m.describe(ctx, found, v)
			v.Reason = why
		}
		if !v.Trusted {
			env.Untrusted = v.Reason
			env.Key += " untrusted" // the mail itself, when it comes, is no repeat of what may be forged
		}
		all = append(all, env)
	}
	return all, nil
}

func quoted(s string) string {
	if s == "" {
		return "the sender"
	}
	return s
}

// whose finds the mailbox that a mail to an address belongs to. nil: nobody's, and why.
func (m *incoming) whose(r recipient) (*Mailbox, string) {
	switch {
	case r.post:
		return nil, fmt.Sprintf("The mail is for %s: it is for the people who run this server.", r.given)
	case r.box != nil:
		return r.box, ""
	case m.user != nil:
		return m.user, ""
	case len(m.authors) == 0:
		return nil, m.fault
	}
	boxes := m.server.Directory().sender(m.authors[0])
	switch len(boxes) {
	case 1:
		return boxes[0], ""
	case 0:
		return nil, fmt.Sprintf("No partner's senders have %s.", m.authors[0])
	}
	var ids []string
	for _, b := range boxes {
		ids = append(ids, b.Partner)
	}
	return nil, fmt.Sprintf("%s sends for several partners (%s), and the mail is to none of their own addresses.", m.authors[0], strings.Join(ids, ", "))
}

func (m *incoming) envelope(r recipient, box *Mailbox) gateway.Envelope {
	mail := m.mail
	mail.Recipient = r.given.String()
	mail.Verdict.TLS = m.tls
	if m.user != nil {
		mail.Verdict.User = m.user.User
	}
	env := gateway.Envelope{Transport: Name, Connection: Name, RemoteID: m.mail.From, RemoteAddr: m.remote, FileName: fileName(m.mail.Subject),
		Key: m.key, ContentType: "message/rfc822", ReceivedAt: m.server.Clock.Now().UTC(), Mail: &mail}
	if box != nil {
		env.Connection, env.Partners, env.Station, env.Test = box.Connection, box.Speaks, box.Station, box.Test
	}
	return env
}

// lookup asks the DNS of a mail once, when it is needed.
type lookup struct {
	m     *incoming
	asked bool
	facts trust.Facts
}

func (l *lookup) get(ctx context.Context) *trust.Facts {
	if l.asked {
		return &l.facts
	}
	l.asked = true
	m := l.m
	from := ""
	if len(m.authors) == 1 {
		from = m.authors[0].Domain
	}
	l.facts = m.server.Trust.Check(ctx, trust.Mail{IP: m.ip, Helo: m.helo, Sender: m.from.String(), From: from, Header: m.head, Open: m.spool.open})
	return &l.facts
}

// describe writes what the DNS told.
func (m *incoming) describe(ctx context.Context, found *lookup, v *gateway.Verdict) *trust.Facts {
	f := found.get(ctx)
	v.SPF, v.DMARC, v.Policy = f.SPF, f.DMARC, f.Policy
	for _, s := range f.DKIM {
		v.DKIM = append(v.DKIM, s.String())
	}
	return f
}

// judge decides whether a mail to a partner's mailbox is trusted. Login and network
// stand for themselves; the others say that the From header is true, and count for
// senders of the partner only.
func (m *incoming) judge(ctx context.Context, found *lookup, box *Mailbox, v *gateway.Verdict) {
	if m.user != nil && m.user.Connection == box.Connection && box.trusts(ByLogin) { // a reload makes new boxes
		v.Trusted, v.Reason = true, fmt.Sprintf("Logged in as %s.", box.User)
		return
	}
	known := len(m.authors) == 1 && box.sends(m.authors[0]) > 0
	if network, ok := box.network(m.ip); ok && box.trusts(ByNetwork) && (known || len(box.from) == 0 && m.fault == "") && !(box.TLS && m.tls == "") {
		v.Allowed = network.String()
		v.Trusted, v.Reason = true, fmt.Sprintf("It came from %s, which is in the networks of %s.", m.ip, box.Partner)
		return
	}
	f := m.describe(ctx, found, v)
	switch {
	case box.TLS && m.tls == "":
		v.Reason = fmt.Sprintf("It came in the clear, and mails of %s count over TLS only.", box.Partner)
	case m.fault != "":
		v.Reason = m.fault
	case !known:
		v.Reason = fmt.Sprintf("%s is none of the senders of %s.", m.authors[0], box.Partner)
	default:
		v.Trusted, v.Reason = proof(f, box, m.authors[0].Domain)
	}
}

// proof tells whether what the DNS told is enough for a mailbox.
func proof(f *trust.Facts, box *Mailbox, from string) (bool, string) {
	// A domain that says what to do with mails that fail has said it of this one.
	strict := f.DMARC == trust.Fail && f.Policy != "" && f.Policy != "none"
	switch {
	case f.DMARC == trust.Pass && box.trusts(ByDMARC):
		return true, fmt.Sprintf("DMARC of %s passes by %s.", from, f.By)
	case f.AlignedDKIM && box.trusts(ByDKIM) && !strict:
		return true, fmt.Sprintf("It is signed for %s.", from)
	case f.AlignedSPF && box.trusts(BySPF) && !strict:
		return true, fmt.Sprintf("It came from a server that %s sends by.", from)
	case f.Unanswered != "":
		return false, fmt.Sprintf("Nothing shows yet that it is from %s: the DNS did not answer (%s).", from, f.Unanswered)
	}
	var got []string
	got = append(got, "DMARC "+f.DMARC, "SPF "+f.SPF)
	if len(f.DKIM) == 0 {
		got = append(got, "no DKIM signature")
	}
	for _, s := range f.DKIM {
		got = append(got, "DKIM "+strings.TrimSpace(s.Result+" "+s.Domain))
	}
	more := ""
	if f.DMARC == trust.None && (f.AlignedDKIM || f.AlignedSPF) {
		more = fmt.Sprintf(" %s publishes no DMARC record; trust dkim or spf in the partner file if that is enough.", from)
	}
	return false, fmt.Sprintf("Nothing shows that it is from %s: %s.%s", from, strings.Join(got, ", "), more)
}
