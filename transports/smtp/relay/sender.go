// SPDX-License-Identifier: Apache-2.0

package relay

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/emersion/go-smtp"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge/letter"
	"ordergate/transports"
)

// The kinds of outbound documents that are whole mails.
const (
	KindTaken    = "mail-taken"    // an order was received
	KindHeld     = "mail-held"     // it is being checked
	KindAnswered = "mail-answered" // it was confirmed, changed or refused
)

// IsMail tells that a document of the kind is a whole mail.
func IsMail(kind string) bool { return kind == KindTaken || kind == KindHeld || kind == KindAnswered }

// maxMail is the largest document that goes out by mail; servers take some 25 MB.
const maxMail = 20 << 20

// Finding codes.
const (
	CodeRefused = "mail.recipient.refused" // the smarthost takes no mail for an address
	CodeContent = "mail.message.refused"   // it does not take this mail
	CodeTooBig  = "mail.message.size"
	CodeAddress = "mail.address.missing"
)

// Sender sends documents of one connection. It is safe for concurrent use.
type Sender struct {
	relay    func() *Relay // nil: mail is switched off
	confirm  Confirm
	document func(language string) string // what a mail says that brings a document
}

// NewSender makes the sender of a partner's mails. relay gives the one that there is
// at the moment; document the words around an attachment.
func NewSender(relay func() *Relay, c Confirm, document func(language string) string) *Sender {
	return &Sender{relay: relay, confirm: c, document: document}
}

// Send implements transports.Sender.
func (s *Sender) Send(ctx context.Context, out transports.Outbound) error {
	r := s.relay()
	if r == nil {
		return gateway.Errorf("relay.send", gateway.Transient, "no mail goes out: set from and smarthost of mail in the config")
	}
	if out.Length() > maxMail {
		return refuse(gateway.Finding{Code: CodeTooBig, Message: fmt.Sprintf("The document has %d bytes, too many for a mail.", out.Length()), Hint: "Send it by another connection."}, nil)
	}
	body, err := out.Reader(ctx)
	if err != nil {
		return gateway.Errorf("relay.send", gateway.Transient, "read the document: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(body, maxMail+1))
	if err = errors.Join(err, body.Close()); err != nil {
		return gateway.Errorf("relay.send", gateway.Transient, "read the document: %w", err)
	}
	if !IsMail(out.Kind) {
		if len(s.confirm.To) == 0 {
			return refuse(gateway.Finding{Code: CodeAddress, Message: "The document has no address to go to.", Hint: "Set confirm.to in the mail block of the partner's file, then send it again (ordergate outbound resend)."}, nil)
		}
		data = s.wrap(r, out, data)
	}
	p, err := unpack(data)
	if err != nil {
		return gateway.Errorf("relay.send", gateway.Internal, "%w", err)
	}
	return r.send(ctx, out.ID, p)
}

// Again implements transports.Patient: 1, 2, 5, 10, 30 minutes, then each hour.
func (s *Sender) Again(failures int, first time.Time) (time.Duration, bool) {
	waits := []time.Duration{time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 30 * time.Minute, time.Hour}
	wait := waits[min(max(failures, 1), len(waits))-1]
	r := s.relay()
	if r == nil {
		return wait, true
	}
	return wait, r.opts.Clock.Now().Add(wait).Sub(first) < r.opts.GiveUp
}

// wrap makes a mail of a document. Its date is that of its id, so that each try is
// the same mail.
func (s *Sender) wrap(r *Relay, out transports.Outbound, data []byte) []byte {
	m := letter.Message{From: r.opts.Sender, Subject: out.Kind + " " + out.FileName, Date: dateOf(out.ID), MessageID: MessageID(out.ID, r.Domain()), Text: s.document(s.confirm.Language),
		To: list(s.confirm.To), CC: list(s.confirm.CC), BCC: list(s.confirm.BCC), Attachments: []letter.Attachment{{Name: out.FileName, Type: mediaType(out.FileName), Data: data}}}
	if from, ok := ParseAddress(s.confirm.From); ok {
		m.From = from
	}
	m.ReplyTo.Addr = r.opts.ReplyTo
	return m.Write()
}

func list(addrs []string) (out []letter.Address) {
	for _, a := range addrs {
		out = append(out, letter.Address{Addr: a})
	}
	return out
}

// dateOf is the time in an id (Crockford's base32, ten digits behind the prefix).
func dateOf(id string) time.Time {
	var ms int64
	for _, c := range id[min(1, len(id)):min(11, len(id))] {
		ms = ms<<5 | int64(max(0, strings.IndexRune("0123456789ABCDEFGHJKMNPQRSTVWXYZ", c)))
	}
	return time.UnixMilli(ms).UTC()
}

func mediaType(name string) string {
	ext := name[strings.LastIndexByte(name, '.')+1:]
	switch strings.ToLower(ext) {
	case "edi", "x12":
		return "application/edi-x12" // RFC 1767
	case "json":
		return "application/json"
	case "xml":
		return "application/xml"
	case "csv":
		return "text/csv"
	}
	return "application/octet-stream"
}

func refuse(f gateway.Finding, cause error) error {
	f.Severity = gateway.Hold
	return transports.Refuse("relay.send", f, cause)
}

// send brings a mail to the smarthost.
func (r *Relay) send(ctx context.Context, id string, p *parcel) error {
	if err := r.take(); err != nil {
		return err
	}
	data := p.data
	if r.opts.Key != nil {
		var err error
		if data, err = r.opts.DKIM.sign(data, r.opts.Key); err != nil {
			r.note(err)
			return gateway.Errorf("relay.send", gateway.Transient, "%w", err)
		}
	}
	s, err := r.open(ctx, func(string, string) {})
	if err != nil { // whatever the code: it is the way that does not work, or our login
		r.give()
		err = gateway.Errorf("relay.send", gateway.Transient, "%w", err)
		r.note(err)
		return err
	}
	defer s.end()
	err = r.deliver(s, r.opts.Paths.For(id, p.from), p, data)
	var refusal *transports.Refusal
	if err == nil || errors.As(err, &refusal) {
		r.note(nil)
		return err
	}
	r.note(err)
	return err
}

// deliver runs one mail through a session.
func (r *Relay) deliver(s *session, sender string, p *parcel, data []byte) error {
	opts := &smtp.MailOptions{Size: int64(len(data))}
	if p.utf8 {
		if ok, _ := s.Extension("SMTPUTF8"); !ok {
			return refuse(gateway.Finding{Code: CodeRefused, Message: "An address has letters before the @ that the smarthost cannot write (SMTPUTF8).", Hint: "Ask for an address in plain letters, or use a smarthost that knows RFC 6531.", Found: strings.Join(p.to, ", ")}, nil)
		}
		opts.UTF8 = true
	}
	if size, ok := s.MaxMessageSize(); ok && size > 0 && len(data) > size {
		return refuse(gateway.Finding{Code: CodeTooBig, Message: fmt.Sprintf("The mail has %d bytes, and the smarthost takes %d.", len(data), size), Hint: "Leave the PDF out (confirm.pdf), or have the limit raised."}, nil)
	}
	if err := s.Mail(sender, opts); err != nil {
		return r.reply("MAIL FROM "+sender, err, false)
	}
	var refused []error
	var who []string
	for _, to := range p.to {
		err := s.Rcpt(to, nil)
		if err == nil {
			continue
		}
		if err = r.reply("RCPT TO "+to, err, true); !final(err) {
			return err
		}
		refused, who = append(refused, err), append(who, to)
	}
	if len(refused) == len(p.to) {
		return refused[0]
	}
	w, err := s.Data()
	if err == nil {
		_, err = w.Write(data)
		r.opts.Crash("relay.sending")
		err = errors.Join(err, w.Close())
	}
	if err != nil {
		return r.reply("DATA", err, true)
	}
	r.opts.Crash("relay.accepted")
	if len(refused) > 0 {
		var one *transports.Refusal
		errors.As(refused[0], &one)
		f := one.Finding
		f.Message, f.Found = strings.TrimSuffix(f.Message, ".")+"; the mail went to the others.", strings.Join(who, ", ")
		return refuse(f, refused[0])
	}
	return nil
}
