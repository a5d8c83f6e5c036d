// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge/confirmation"
	"ordergate/gateway/acknowledge/letter"
	"ordergate/gateway/deliver"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/gateway/partner"
	"ordergate/transports/smtp/relay"
)

// Mailing is how customers are told by mail; nil in a Snapshot when they are not.
type Mailing struct {
	From      letter.Address
	ReplyTo   string
	Languages *confirmation.Languages
	Fonts     *confirmation.Fonts // nil: the built-in ones
	PerDay    int                 // most mails a day to one address; 0 is no limit
	Ours      []string            // addresses of our own: they are never written to
}

// mailing is one letter about one order.
type mailing struct {
	order   *journal.Order
	message *journal.Message
	partner *partner.Partner
	kind    string
	to      []string
	why     string // why nothing is sent, though it was due
	id      string // of the outbound document
	payload []byte
	sha     string
}

// inlineMail is up to which size a mail lies in the journal itself, bytes.
const inlineMail = 64 << 10

// byMail tells whether a partner's orders of a message are spoken of by mail: those
// that came by mail, and those whose answers go that way. X12 has answers of its own.
func (s *Snapshot) byMail(p *partner.Partner, m *journal.Message, order *gateway.Order) bool {
	if s.Mail == nil || p == nil || p.Mail == nil || order.Source != nil && order.Source.Format == "x12" {
		return false
	}
	return m.Envelope.Mail != nil || p.Via == p.Mail.Name
}

// confirms tells whether an order is answered by a confirmation. A mapping that
// writes the answers which go by mail stands in for it.
func (s *Snapshot) confirms(p *partner.Partner, m *journal.Message, order *gateway.Order) bool {
	return s.byMail(p, m, order) && p.Mail.Confirm.Answered && (p.Answer == "" || p.Via != p.Mail.Name)
}

// mayConfirm is confirms before the message is known: it only lets the step look.
func (s *Snapshot) mayConfirm(p *partner.Partner, order *gateway.Order) bool {
	return s.Mail != nil && p != nil && p.Mail != nil && p.Mail.Confirm.Answered && (order.Source == nil || order.Source.Format != "x12")
}

// mailLater enqueues what the customer is told of an order that was read: that we
// have it, and that it waits.
func (e *Engine) mailLater(tx *journal.Tx, o *journal.Order, m *journal.Message, p *partner.Partner, order *gateway.Order) error {
	if o.State == journal.OrderRejected || !e.snapshot().byMail(p, m, order) {
		return nil
	}
	if c := p.Mail.Confirm; c.Taken.On {
		if err := tx.Enqueue(journal.Job{Lane: "t/" + o.ID, Kind: journal.KindMail, Partner: o.Partner, Ref: o.ID, Payload: []byte(relay.KindTaken), RunAt: tx.Now().Add(c.Taken.Wait)}); err != nil {
			return err
		}
	}
	if o.State != journal.OrderHeld || o.Kind != gateway.KindOrder { // a change is held until it was looked at
		return nil
	}
	return e.mailHeld(tx, o, p)
}

// mailHeld enqueues the mail that says that an order waits, if it still does by then.
func (e *Engine) mailHeld(tx *journal.Tx, o *journal.Order, p *partner.Partner) error {
	if e.snapshot().Mail == nil || p == nil || p.Mail == nil || !p.Mail.Confirm.Held.On {
		return nil
	}
	return tx.Enqueue(journal.Job{Lane: "u/" + o.ID, Kind: journal.KindMail, Partner: o.Partner, Ref: o.ID, Payload: []byte(relay.KindHeld), RunAt: tx.Now().Add(p.Mail.Confirm.Held.Wait)})
}

// mails writes letters that are due: an order was taken, or it still waits.
func (e *Engine) mails(ctx context.Context, jobs []journal.Job) error {
	for _, j := range jobs {
		l, err := e.loadMailing(ctx, j)
		if err != nil {
			return fmt.Errorf("load order %s: %w", j.Ref, err)
		}
		if l != nil {
			if err := e.keepLarge(ctx, l); err != nil {
				return err
			}
		}
		e.cfg.Crash("mail.written")
		err = e.store.Update(ctx, func(tx *journal.Tx) error {
			if l != nil {
				if err := e.storeMail(tx, l); err != nil {
					return err
				}
			}
			return tx.Complete(j)
		})
		if err != nil {
			return fmt.Errorf("store a mail of order %s: %w", j.Ref, err)
		}
		e.cfg.Crash("mail.recorded")
	}
	return nil
}

// loadMailing writes the letter of a job; nil when nothing is to be said any more.
func (e *Engine) loadMailing(ctx context.Context, j journal.Job) (*mailing, error) {
	l := &mailing{kind: string(j.Payload)}
	var order *gateway.Order
	err := e.store.View(ctx, func(tx *journal.Tx) (err error) {
		if l.order, err = tx.Order(j.Ref); err != nil {
			return err
		}
		if l.message, err = tx.Message(l.order.MessageID); err != nil {
			return err
		}
		rev, err := tx.Reading(l.order.ID)
		if err != nil {
			return err
		}
		order, err = decodeOrder(rev.Canonical)
		return err
	})
	if err != nil {
		return nil, err
	}
	snap := e.snapshot()
	l.partner = snap.Partners.Get(l.order.Partner)
	switch {
	case !snap.byMail(l.partner, l.message, order):
		return nil, nil
	case l.kind == relay.KindHeld && l.order.State != journal.OrderHeld:
		return nil, nil
	case l.kind == relay.KindTaken && l.partner.Mail.Confirm.Taken.Wait > 0 && l.order.Answer == journal.AnswerDone:
		return nil, nil // the answer says more
	}
	return l, e.compose(snap, l, order, gateway.Decision{})
}

// compose writes the letter into l, or why there is none. An error is of the program
// or the font, and may go away with an edit.
func (e *Engine) compose(snap *Snapshot, l *mailing, order *gateway.Order, d gateway.Decision) error {
	l.recipients(snap.Mail)
	if l.why != "" {
		return nil
	}
	m, p, c := snap.Mail, l.partner, l.partner.Mail.Confirm
	wanted := []string{c.Language}
	for _, n := range order.Note {
		wanted = append(wanted, strings.ToLower(n.LanguageID))
	}
	in := confirmation.Letter{Kind: map[string]confirmation.Kind{relay.KindTaken: confirmation.Taken, relay.KindHeld: confirmation.Held, relay.KindAnswered: confirmation.Answered}[l.kind],
		Order: order, Decision: d, ERP: l.order.ERPNumber, Currency: p.Currency, Now: inZone(e.clock.Now(), p.Answers.TimeZone), Test: l.order.Test, Reasons: p.Answers.Reasons, PDF: c.PDF, Fonts: m.Fonts}
	if in.ERP == "" {
		in.ERP = d.ERPOrderNumber
	}
	if s := snap.Partners.Station(l.order.Station); s != nil {
		in.Head = s.Letterhead
		if in.Head.Company == "" {
			in.Head.Company = s.Name
		}
		wanted = append(wanted, s.Language)
	}
	in.Language = m.Languages.Choose(wanted...)
	w, err := confirmation.Write(in)
	if err != nil {
		return err
	}
	l.id = intake.NewID("X", e.clock.Now())
	mail := letter.Message{From: m.From, ReplyTo: letter.Address{Addr: m.ReplyTo}, Subject: w.Subject, Date: in.Now, Text: w.Text, HTML: w.HTML, Reply: true}
	if mail.From.Name == "" {
		mail.From.Name = in.Head.Company
	}
	if from, ok := relay.ParseAddress(c.From); ok {
		mail.From = from
	}
	mail.MessageID = relay.MessageID(l.id, relay.Domain(m.From.Addr))
	if w.PDF != nil {
		mail.Attachments = []letter.Attachment{{Name: w.PDFName, Type: "application/pdf", Data: w.PDF}}
	}
	if in := l.message.Envelope.Mail; in != nil {
		mail.InReplyTo, mail.References = in.MessageID, in.References
	}
	mail.To = addresses(l.to)
	if !l.order.Test {
		mail.CC, mail.BCC = addresses(c.CC), addresses(c.BCC)
	}
	l.payload = mail.Write()
	l.sha = e.inline(l.payload).sha
	return nil
}

func addresses(list []string) (out []letter.Address) {
	for _, a := range list {
		out = append(out, letter.Address{Addr: a})
	}
	return out
}

// recipients finds out who gets a letter, or why nobody does: no machine that
// answers by itself, nobody whose name anybody could have used, not ourselves (RFC
// 3834 §2, §4).
func (l *mailing) recipients(m *Mailing) {
	in, c := l.message.Envelope.Mail, l.partner.Mail.Confirm
	switch {
	case in != nil && in.Automatic:
		l.why = "the order came by an automatic mail"
	case in != nil && in.Sender == "" && in.Recipient != "":
		l.why = "the order came by a mail without a sender"
	case l.message.Envelope.Untrusted != "" && !l.released():
		l.why = "nobody knows who sent the order: " + l.message.Envelope.Untrusted
	case l.order.Test && len(c.To) == 0:
		l.why = "it is a test, and the partner's file names no address for mails (mail.confirm.to)"
	}
	if l.why != "" {
		return
	}
	l.to = c.To
	if len(l.to) == 0 && in != nil {
		l.to = []string{in.ReplyAddress()}
	}
	ours := m.Ours
	if in != nil {
		ours = append(slices.Clone(ours), in.Recipient)
	}
	l.to = slices.DeleteFunc(slices.Clone(l.to), func(a string) bool {
		return !letter.Valid(a) || slices.ContainsFunc(ours, func(o string) bool { return o != "" && strings.EqualFold(o, a) })
	})
	if len(l.to) == 0 {
		l.why = "there is no address to write to but our own"
	}
}

// released tells that a person or the ERP has had an order that nobody could be sure
// of: before, and when a person refuses it, nothing is said to whoever sent it.
func (l *mailing) released() bool {
	d := l.order.Decision
	return l.kind == relay.KindAnswered && (l.order.State == journal.OrderPosted || d != nil && d.By == "erp")
}

// keepLarge stores a large mail before the transaction that speaks of it.
func (e *Engine) keepLarge(ctx context.Context, l *mailing) error {
	if len(l.payload) <= inlineMail {
		return nil
	}
	if err := e.blobs.Put(ctx, l.sha, int64(len(l.payload)), bytes.NewReader(l.payload)); err != nil {
		return fmt.Errorf("store a mail: %w", err)
	}
	return nil
}

// storeMail stores a letter with the job that sends it, unless its address has had
// its share today; then, as for any other reason, the audit says why there is none.
func (e *Engine) storeMail(tx *journal.Tx, l *mailing) error {
	o := l.order
	why := l.why
	if limit := int64(e.snapshot().limit()); why == "" && limit > 0 {
		for _, to := range l.to {
			n, err := tx.Mailed(to)
			if err != nil {
				return err
			}
			if n > limit {
				why = fmt.Sprintf("%s had %d mails today, which is the limit (mail.perDay)", to, limit)
			}
		}
	}
	if why != "" {
		e.log.Warn("not mailed", e.orderFields(o, zap.String("stage", "mail"), zap.String("document", l.kind))...)
		return tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: "not mailed", MessageID: o.MessageID, OrderID: o.ID, Detail: l.kind + ": " + why})
	}
	inline := l.payload
	if len(inline) > inlineMail {
		inline = nil
	}
	if err := tx.PutBlob(l.sha, int64(len(l.payload)), inline); err != nil {
		return err
	}
	return deliver.Send(tx, journal.Outbound{ID: l.id, Station: o.Station, Partner: o.Partner, Kind: l.kind, Connection: l.partner.Mail.Name, MessageID: o.MessageID,
		OrderIDs: []string{o.ID}, SHA256: l.sha, Size: int64(len(l.payload)), Test: o.Test, State: journal.OutboundPending, CreatedAt: tx.Now(), FileName: l.kind + "-" + l.id + ".eml"})
}

func (s *Snapshot) limit() int {
	if s.Mail == nil {
		return 0
	}
	return s.Mail.PerDay
}
