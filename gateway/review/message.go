// SPDX-License-Identifier: Apache-2.0

package review

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/mail"
	"ordergate/gateway/journal"
)

// MessageItem is a message in a list: what came, by which way, from whom.
type MessageItem struct {
	ID         string    `json:"id"`
	Transport  string    `json:"transport"`
	Connection string    `json:"connection"`
	File       string    `json:"file,omitempty"`
	From       string    `json:"from,omitempty"` // of a mail
	Subject    string    `json:"subject,omitempty"`
	Parent     string    `json:"parent,omitempty"` // the mail or archive that it came in
	State      string    `json:"state"`
	Reason     string    `json:"reason,omitempty"` // why it waits, or waited
	Since      time.Time `json:"since"`
}

// MessageShown is a message with all that a person needs to settle it.
type MessageShown struct {
	MessageLife
	Since  time.Time     `json:"since"`
	By     string        `json:"by,omitempty"` // who handed it in on the partner's behalf
	Mail   *gateway.Mail `json:"mail,omitempty"`
	Orders []Item        `json:"orders,omitempty"`
	// Known are orders that had come before, and of which this message is a copy: the
	// first twenty.
	Known []Item `json:"known,omitempty"`
	// Text is the beginning of what a person wrote or of what lies in the file, where
	// that is text; Cut is set when there is more of it.
	Text string `json:"text,omitempty"`
	Cut  bool   `json:"cut,omitempty"`
}

// Messages lists messages, newest first; only those that wait for a person where
// waiting.
func (q *Queue) Messages(ctx context.Context, waiting bool, before string, limit int) ([]MessageItem, error) {
	f := journal.MessageFilter{Before: before, Limit: limit}
	if waiting {
		f.State = journal.MessageHeld
	}
	items := []MessageItem{}
	err := q.Store.View(ctx, func(tx *journal.Tx) error {
		items = items[:0]
		all, err := tx.MessageList(f)
		if err != nil {
			return err
		}
		for i := range all {
			item, err := messageItem(tx, &all[i])
			if err != nil {
				return err
			}
			items = append(items, *item)
		}
		return nil
	})
	return items, err
}

func messageItem(tx *journal.Tx, m *journal.Message) (*MessageItem, error) {
	e := m.Envelope
	item := &MessageItem{ID: m.ID, Transport: e.Transport, Connection: e.Connection, File: e.FileName, Parent: e.Parent, State: string(m.State), Since: e.ReceivedAt}
	if e.Mail != nil {
		item.From, item.Subject = e.Mail.From, e.Mail.Subject
	}
	if m.State == journal.MessageRead {
		known, err := knownOf(tx, m.ID, 1)
		if len(known) > 0 {
			item.Reason = fmt.Sprintf("It is order %s of %s once more, which is known as %s.", known[0].Number, known[0].Partner, known[0].ID)
		}
		return item, err
	}
	if m.State != journal.MessageHeld && m.State != journal.MessageClosed {
		return item, nil
	}
	findings, err := findingsOf(tx, m)
	if err != nil {
		return nil, err
	}
	item.Reason = FirstReason(findings)
	return item, nil
}

// knownOf gives the orders that a message has brought once more.
func knownOf(tx *journal.Tx, id string, limit int) (out []Item, err error) {
	docs, err := tx.DocumentsIn(id, journal.DocumentDuplicate, limit)
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		o, err := tx.Order(d.OrderID)
		if err != nil {
			return nil, err
		}
		out = append(out, orderItem(o))
	}
	return out, nil
}

// findingsOf is all that is said of a message: of itself, of its interchanges, and of
// those of its documents that became no order (the first twenty).
func findingsOf(tx *journal.Tx, m *journal.Message) ([]gateway.Finding, error) {
	ics, err := tx.Interchanges(m.ID)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(m.Findings)
	for _, i := range ics {
		out = append(out, i.Findings...)
	}
	held, err := tx.DocumentsIn(m.ID, journal.DocumentHeld, 20)
	if err != nil {
		return nil, err
	}
	for _, d := range held {
		out = append(out, d.Findings...)
	}
	return out, nil
}

// ShowMessage returns a message by its id.
func (q *Queue) ShowMessage(ctx context.Context, id string) (*MessageShown, error) {
	var s *MessageShown
	var m *journal.Message
	err := q.Store.View(ctx, func(tx *journal.Tx) (err error) {
		if m, err = findMessage(tx, id); err != nil {
			return err
		}
		l, err := life(tx, id, nil)
		if err != nil {
			return err
		}
		s = &MessageShown{MessageLife: l.Message, Since: m.Envelope.ReceivedAt, By: m.Envelope.By, Mail: m.Envelope.Mail, Orders: l.Orders}
		if s.Findings, err = findingsOf(tx, m); err != nil {
			return err
		}
		s.Known, err = knownOf(tx, id, 20)
		return err
	})
	if err != nil || q.Payloads == nil {
		return s, err
	}
	s.Text, s.Cut, err = q.excerpt(ctx, m)
	return s, err
}

// Source opens the bytes of a message as they came. NotFound when they are not kept
// any more. The caller closes it.
func (q *Queue) Source(ctx context.Context, id string) (io.ReadSeekCloser, int64, error) {
	var m *journal.Message
	err := q.Store.View(ctx, func(tx *journal.Tx) (err error) { m, err = findMessage(tx, id); return err })
	if err != nil {
		return nil, 0, err
	}
	if q.Payloads == nil {
		return nil, 0, gateway.Errorf("review.source", gateway.Internal, "there are no payloads")
	}
	r, size, err := q.Payloads.Open(ctx, m.SHA256)
	if errors.Is(err, blob.ErrNotFound) {
		return nil, 0, &gateway.Error{Op: "review.source", Kind: gateway.NotFound,
			Public: fmt.Sprintf("The bytes of message %s, sha256 %s, were removed when their time was over (retention.payloads).", id, m.SHA256), Err: err}
	}
	return r, size, err
}

// CloseMessage ends a message of which no order is to come, with those of its parts
// that wait. It can be replayed.
func (q *Queue) CloseMessage(ctx context.Context, id, by, reason string) error {
	refuse := func(kind gateway.Kind, text string) error {
		return &gateway.Error{Op: "review.close", Kind: kind, Public: text}
	}
	switch {
	case by == "":
		return refuse(gateway.Invalid, "Say who decides: a name is kept with every decision.")
	case reason == "":
		return refuse(gateway.Invalid, "Say why: a reason is kept with every decision.")
	}
	return q.Store.Update(ctx, func(tx *journal.Tx) error {
		m, err := findMessage(tx, id)
		if err != nil {
			return err
		}
		all, err := tx.Family(id)
		if err != nil {
			return err
		}
		closed := 0
		for _, one := range all {
			waits, err := waiting(tx, &one)
			if err != nil {
				return err
			}
			if !waits {
				continue
			}
			closed++
			if err := tx.CloseMessage(one.ID); err != nil {
				return err
			}
			if err := tx.Audit(journal.AuditLine{At: q.Clock.Now(), Actor: by, Action: "closed", MessageID: one.ID, Detail: reason}); err != nil {
				return err
			}
		}
		if closed == 0 {
			return refuse(gateway.Conflict, fmt.Sprintf("Message %s is %s and nothing of it waits: there is nothing to close. Its orders are released or rejected one by one.", id, m.State))
		}
		return nil
	})
}

// waiting tells whether a message, or a document of it that became no order, waits for
// a person.
func waiting(tx *journal.Tx, m *journal.Message) (bool, error) {
	if m.State != journal.MessageRead {
		return m.State == journal.MessageHeld, nil
	}
	docs, err := tx.DocumentsOf(m.ID)
	for i := range docs {
		if docs[i].State == journal.DocumentHeld {
			return true, err
		}
	}
	return false, err
}

func findMessage(tx *journal.Tx, id string) (*journal.Message, error) {
	m, err := tx.Message(id)
	if errors.Is(err, journal.ErrNotFound) {
		return nil, &gateway.Error{Op: "review.message", Kind: gateway.NotFound, Public: fmt.Sprintf("There is no message %q.", id), Err: err}
	}
	return m, err
}

// maxExcerpt is how much text of a message is shown, bytes.
const maxExcerpt = 4 << 10

// excerpt is the beginning of a message's text: of a mail, what a person wrote; ""
// where there is none, or the bytes are not kept any more.
func (q *Queue) excerpt(ctx context.Context, m *journal.Message) (text string, cut bool, err error) {
	r, size, err := q.Payloads.Open(ctx, m.SHA256)
	if errors.Is(err, blob.ErrNotFound) {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	defer r.Close()
	head := make([]byte, min(size, maxExcerpt+1))
	if _, err := io.ReadFull(r, head); err != nil {
		return "", false, fmt.Errorf("read message %s: %w", m.ID, err)
	}
	if m.Envelope.Parent == "" && mail.New().Sniff(head, m.Envelope.FileName, m.Envelope.ContentType) {
		if head, err = written(r, size); err != nil {
			return "", false, fmt.Errorf("read mail %s: %w", m.ID, err)
		}
	}
	if cut = len(head) > maxExcerpt; cut {
		head = head[:maxExcerpt]
		for n := 0; n < utf8.UTFMax && len(head) > 0 && !utf8.Valid(head); n++ { // a character that was cut
			head = head[:len(head)-1]
		}
	}
	if !utf8.Valid(head) || strings.ContainsRune(string(head), 0) {
		return "", false, nil
	}
	return string(head), cut, nil
}

var errEnough = errors.New("that is enough")

// written is the beginning of the text of a mail, at most a byte more than is shown.
func written(r io.ReadSeeker, size int64) (text []byte, err error) {
	_, err = mail.New().Unpack(decode.Payload{ReaderAt: &seeking{r}, Size: size}, decode.NewBudget(), func(p decode.Part) error {
		if p.Role != decode.Body {
			return nil
		}
		text, err = io.ReadAll(io.LimitReader(p.Content, maxExcerpt+1))
		if err != nil {
			return err
		}
		return errEnough
	})
	if errors.Is(err, errEnough) || errors.Is(err, decode.ErrBudget) {
		err = nil
	}
	return text, err
}

// seeking reads at any place of one reader, for one caller at a time.
type seeking struct{ r io.ReadSeeker }

func (s *seeking) ReadAt(b []byte, at int64) (int, error) {
	if _, err := s.r.Seek(at, io.SeekStart); err != nil {
		return 0, err
	}
	n, err := io.ReadFull(s.r, b)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = io.EOF
	}
	return n, err
}
