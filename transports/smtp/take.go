// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/transports"
	"ordergate/transports/smtp/head"
)

// incoming is a mail with its envelope.
type incoming struct {
	*session
	user  *Mailbox
	from  Address
	to    []recipient
	spool *spool
	head  *head.Header
	key   string
	mail  gateway.Mail // but verdict and recipient
	// authors are the addresses of the From header; none when it cannot be told whose
	// mail it is.
	authors []Address
	fault   string // why there are none
}

// Data implements gosmtp.Session: 250 is said when the mail is journaled for each of
// its recipients.
func (s *session) Data(r io.Reader) error {
	if !s.server.beginMail() {
		return say(421, 4, 3, 2, "The server stops, please try again later")
	}
	defer s.server.mails.Done()
	s.conn.begin()
	defer s.conn.end()
	s.mu.Lock()
	m := &incoming{session: s, user: s.user, from: s.from, to: slices.Clone(s.to)}
	s.mu.Unlock()
	var err error
	if m.spool, err = s.receive(r); err != nil {
		return s.refuse("data", answer(err))
	}
	defer m.spool.close()
	s.server.Crash("smtp.received")
	ids, err := m.take(s.server.work())
	if err != nil {
		said := answer(err)
		if said.Code/100 == 4 {
			s.server.Log.Warn("mail not taken, it will come again", zap.String("transport", Name), zap.String("remote_addr", s.remote), zap.Error(err))
		}
		return s.refuse("data", said)
	}
	s.server.Crash("smtp.committed")
	return say(250, 2, 0, 0, "%s", taken(ids))
}

// taken is the answer to a mail that was.
func taken(ids []string) string {
	if len(ids) == 0 {
		return "Taken"
	}
	return "Taken as " + strings.Join(ids, ", ")
}

// take hands the mail on to each connection that it came to, once each, and gives the
// ids of the messages.
func (m *incoming) take(ctx context.Context) (ids []string, err error) {
	if err := m.read(); err != nil {
		return nil, err
	}
	deliveries, err := m.deliveries(ctx)
	if err != nil {
		return nil, err
	}
	staged := make([]transports.Staged, 0, len(deliveries))
	defer func() {
		for _, s := range staged {
			s.Discard()
		}
	}()
	for _, env := range deliveries {
		s, err := m.server.in.Stage(ctx, env, m.spool.reader(0))
		if err != nil {
			return nil, err
		}
		staged = append(staged, s)
	}
	m.server.Crash("smtp.staged")
	for i, s := range staged {
		receipt, err := s.Commit(ctx, nil)
		switch {
		case err == nil:
			ids = append(ids, receipt.MessageID)
		case gateway.KindOf(err) != gateway.Conflict:
			return nil, err
		}
		// A conflict is the same mail with other lines of the servers on its way: it was
		// taken when it came first, and that is what the sender asks.
		m.server.Observe(deliveries[i].Connection, trustedBy(deliveries[i]))
	}
	return ids, m.bounces(ctx) // when it comes again for these, the others are known
}

// trustedBy names what a delivery was trusted by, for metrics.
func trustedBy(env gateway.Envelope) string {
	if env.Untrusted == "" {
		return "trusted"
	}
	return "untrusted"
}

// read reads the header, and refuses what goes round.
func (m *incoming) read() (err error) {
	if m.head, err = head.Read(m.spool.reader(0)); err != nil {
		return err
	}
	if hops := m.head.Hops(); hops > head.MaxHops {
		return say(554, 5, 4, 6, "The mail goes round: it came by %d servers", hops)
	}
	digest, err := m.head.Digest(m.spool.reader(m.head.Size))
	if err != nil {
		return err
	}
	id := m.head.ID()
	if len(id) > 250 {
		id = id[:250]
	}
	m.key = strings.TrimSpace(id + " " + digest)
	m.facts()
	return nil
}

// facts is what the mail says of itself.
func (m *incoming) facts() {
	h := m.head
	m.mail = gateway.Mail{Sender: m.from.String(), Subject: h.Text("Subject"), MessageID: h.ID(), References: h.References(), Date: h.Date()}
	if list, err := h.Addresses("Reply-To"); err == nil && len(list) > 0 {
		m.mail.ReplyTo = list[0].Address
	}
	_, m.mail.Automatic = h.Automatic()
	m.mail.Automatic = m.mail.Automatic || m.from == Address{}
	list, err := h.Addresses("From")
	switch {
	case len(h.All("From")) > 1:
		m.fault = "The mail has several From headers."
		return
	case err != nil || len(list) == 0:
		m.fault = "The mail has no From header that can be read."
		return
	}
	m.mail.From, m.mail.FromName = list[0].Address, list[0].Name
	for _, one := range list {
		a, err := ParseAddress(one.Address)
		if err != nil {
			m.authors, m.fault = nil, fmt.Sprintf("The sender %q is no address.", one.Address)
			return
		}
		m.authors = append(m.authors, a)
	}
	if m.server.Directory().own(m.authors[0]) || m.server.Directory().own(m.from) {
		m.mail.Automatic = true
		m.authors, m.fault = nil, "The mail says that it is from ourselves."
	}
	if len(m.authors) > 1 {
		m.authors, m.fault = nil, "The mail has several senders."
	}
}

// bounces hands mails that came back to who sent them.
func (m *incoming) bounces(ctx context.Context) error {
	var done []string
	for _, r := range m.to {
		if r.bounced == "" || slices.Contains(done, r.bounced) {
			continue
		}
		b := m.server.Bounces()
		if b == nil {
			return say(451, 4, 3, 0, "Not at the moment, please try again later")
		}
		if err := b.Bounced(ctx, r.bounced, m.spool.reader(0)); err != nil {
			return gateway.E("smtp.bounce", gateway.Transient, err)
		}
		done = append(done, r.bounced)
		m.server.Observe(Name, "bounce")
	}
	return nil
}
