// SPDX-License-Identifier: Apache-2.0

package review

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/journal"
)

// ExchangeItem is what went over the wire by a transport whose messages are answered
// by receipts (AS2).
type ExchangeItem struct {
	ID          string     `json:"id"`
	Direction   string     `json:"direction"` // in, out
	Transport   string     `json:"transport"`
	Connection  string     `json:"connection"`
	Partner     string     `json:"partner,omitempty"`
	Station     string     `json:"station,omitempty"`
	From        string     `json:"from"` // names on the wire: AS2-From, AS2-To
	To          string     `json:"to"`
	MessageID   string     `json:"messageId"` // Message-ID on the wire
	State       string     `json:"state"`     // in: processed, failed; out: prepared, sent, confirmed, refused, overdue
	Disposition string     `json:"disposition,omitempty"`
	MIC         string     `json:"mic,omitempty"`
	Reason      string     `json:"reason,omitempty"`
	Original    string     `json:"original"` // sha256 of the message as on the wire
	Receipt     string     `json:"receipt,omitempty"`
	ReceiptURL  string     `json:"receiptUrl,omitempty"`
	Messages    []string   `json:"messages,omitempty"` // in: what its payloads became
	Outbound    string     `json:"outbound,omitempty"` // out: the document it carries
	At          time.Time  `json:"at"`
	ReceiptAt   *time.Time `json:"receiptAt,omitempty"`
	Due         *time.Time `json:"due,omitempty"` // out: when the receipt is overdue
}

// ExchangeShown is an exchange with what its transport noted of it.
type ExchangeShown struct {
	ExchangeItem
	Facts json.RawMessage `json:"facts,omitempty"` // algorithms, certificates, digests
}

// exchangeItem is for the results of the journal; nil stays nil.
func exchangeItem(x *gateway.Exchange, err error) (*ExchangeItem, error) {
	if err != nil || x == nil {
		return nil, err
	}
	i := &ExchangeItem{ID: x.ID, Direction: "in", Transport: x.Transport, Connection: x.Connection, Partner: x.Partner, Station: x.Station, From: x.From, To: x.To,
		MessageID: x.MessageID, State: string(x.State), Disposition: x.Disposition, MIC: x.MIC, Reason: x.Reason, Original: x.Original, Receipt: x.Receipt,
		ReceiptURL: x.ReceiptURL, Messages: x.Messages, Outbound: x.Outbound, At: x.At, ReceiptAt: moment(x.ReceiptAt), Due: moment(x.Due)}
	if x.Outgoing {
		i.Direction = "out"
	}
	return i, nil
}

// NamedExchange is an exchange as the journal has it, with the item that people see.
type NamedExchange struct {
	Exchange gateway.Exchange
	Item     ExchangeItem
}

// ExchangesNamed finds exchanges by an id that people have at hand: Message-ID on the
// wire, with brackets or without, message, outbound document or exchange. NotFound
// when there is none.
func (q *Queue) ExchangesNamed(ctx context.Context, name string) (out []NamedExchange, err error) {
	err = q.Store.View(ctx, func(tx *journal.Tx) error {
		out = nil
		all, err := tx.ExchangesNamed(name)
		if err == nil && len(all) == 0 {
			all, err = tx.ExchangesNamed("<" + name + ">")
		}
		for _, x := range all {
			item, _ := exchangeItem(&x, nil)
			out = append(out, NamedExchange{x, *item})
		}
		return err
	})
	if err == nil && len(out) == 0 {
		return nil, &gateway.Error{Op: "review.exchange", Kind: gateway.NotFound, Public: fmt.Sprintf("No exchange is known as %q.", name)}
	}
	return out, err
}

// exchangeOf is the exchange that carries a document, or that it is the receipt of.
func exchangeOf(tx *journal.Tx, o *journal.Outbound) (*ExchangeItem, error) {
	if o.Exchange != "" {
		return exchangeItem(tx.Exchange(o.Exchange))
	}
	return exchangeItem(tx.ExchangeOf(o.ID))
}

// Exchanges lists exchanges, newest first.
func (q *Queue) Exchanges(ctx context.Context, f journal.ExchangeFilter) ([]ExchangeItem, error) {
	items := []ExchangeItem{}
	err := q.Store.View(ctx, func(tx *journal.Tx) error {
		all, err := tx.ExchangeList(f)
		items = make([]ExchangeItem, 0, len(all))
		for i := range all {
			item, _ := exchangeItem(&all[i], nil)
			items = append(items, *item)
		}
		return err
	})
	return items, err
}

// ShowExchange returns an exchange by its id.
func (q *Queue) ShowExchange(ctx context.Context, id string) (*ExchangeShown, error) {
	x, err := q.exchange(ctx, id)
	if err != nil {
		return nil, err
	}
	item, _ := exchangeItem(x, nil)
	s := &ExchangeShown{ExchangeItem: *item}
	if json.Valid(x.Facts) {
		s.Facts = x.Facts
	}
	return s, nil
}

func (q *Queue) exchange(ctx context.Context, id string) (x *gateway.Exchange, err error) {
	err = q.Store.View(ctx, func(tx *journal.Tx) (err error) { x, err = tx.Exchange(id); return err })
	if errors.Is(err, journal.ErrNotFound) {
		return nil, &gateway.Error{Op: "review.exchange", Kind: gateway.NotFound, Public: fmt.Sprintf("There is no exchange %q.", id), Err: err}
	}
	return x, err
}

// Proof opens the bytes of an exchange as they went over the wire: its original or its
// receipt, header lines, a blank line and the body. NotFound when there are none, or
// not any more.
func (q *Queue) Proof(ctx context.Context, id string, receipt bool) (io.ReadSeekCloser, int64, error) {
	x, err := q.exchange(ctx, id)
	if err != nil {
		return nil, 0, err
	}
	what, sha := "original", x.Original
	if receipt {
		what, sha = "receipt", x.Receipt
	}
	if sha == "" || q.Payloads == nil {
		return nil, 0, &gateway.Error{Op: "review.proof", Kind: gateway.NotFound, Public: fmt.Sprintf("Exchange %s has no %s.", id, what)}
	}
	r, size, err := q.Payloads.Open(ctx, sha)
	if errors.Is(err, blob.ErrNotFound) {
		return nil, 0, &gateway.Error{Op: "review.proof", Kind: gateway.NotFound,
			Public: fmt.Sprintf("The %s of exchange %s, sha256 %s, was removed when its time was over (retention.proof).", what, id, sha), Err: err}
	}
	return r, size, err
}

func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
