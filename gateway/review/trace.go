// SPDX-License-Identifier: Apache-2.0

package review

import (
	"context"
	"errors"
	"fmt"

	"ordergate/gateway"
	"ordergate/gateway/journal"
)

// Life is all that the journal knows of one message and, where asked for, one
// of its orders: digests, control numbers, answers and every event.
type Life struct {
	Message      MessageLife         `json:"message"`
	Interchanges []InterchangeLife   `json:"interchanges,omitempty"`
	Orders       []Item              `json:"orders,omitempty"`
	Outbound     []OutboundLife      `json:"outbound,omitempty"`
	Events       []journal.AuditLine `json:"events"`
}

// MessageLife is a delivery.
type MessageLife struct {
	ID         string            `json:"id"`
	Transport  string            `json:"transport"`
	Connection string            `json:"connection"`
	File       string            `json:"file,omitempty"`
	SHA256     string            `json:"sha256"`
	Size       int64             `json:"size"`
	State      string            `json:"state"`
	Findings   []gateway.Finding `json:"findings,omitempty"`
	Exchange   *ExchangeItem     `json:"exchange,omitempty"` // that brought it
	// Untrusted says why nobody can be sure who sent it.
	Untrusted string `json:"untrusted,omitempty"`
	// Of what was unpacked from a mail or archive: that, and which piece of it.
	Parent *PartLife `json:"parent,omitempty"`
	Part   string    `json:"part,omitempty"`
	// Parts are what was unpacked from it.
	Parts []PartLife `json:"parts,omitempty"`
}

// PartLife is a message in its relation to another: a mail, or a part of one.
type PartLife struct {
	ID    string        `json:"id"`
	Part  string        `json:"part,omitempty"` // which piece it is
	File  string        `json:"file,omitempty"`
	State string        `json:"state"`
	Mail  *gateway.Mail `json:"mail,omitempty"`  // what it says of itself, where it came as one
	About string        `json:"about,omitempty"` // the sentence that names a mail and counts its parts
}

// partLife is a message as others show it.
func partLife(m *journal.Message) PartLife {
	p := PartLife{ID: m.ID, Part: m.Envelope.Part, File: m.Envelope.FileName, State: string(m.State), Mail: m.Envelope.Mail}
	for _, f := range m.Findings {
		if f.Code == "message.parts.unpacked" {
			p.About = f.Message
		}
	}
	return p
}

// maxPartsShown is how many parts of a message its life lists.
const maxPartsShown = 200

// family fills in what a message was unpacked from, and what from it.
func (l *MessageLife) family(tx *journal.Tx, m *journal.Message) error {
	l.Untrusted, l.Part = m.Envelope.Untrusted, m.Envelope.Part
	if m.Envelope.Parent != "" {
		parent, err := tx.Message(m.Envelope.Parent)
		if err != nil && !errors.Is(err, journal.ErrNotFound) {
			return err
		}
		if err == nil {
			p := partLife(parent)
			l.Parent = &p
		}
	}
	parts, err := tx.MessagesFrom(m.ID)
	if err != nil {
		return err
	}
	for i := range parts[:min(len(parts), maxPartsShown)] {
		l.Parts = append(l.Parts, partLife(&parts[i]))
	}
	return nil
}

// InterchangeLife is an interchange of the delivery.
type InterchangeLife struct {
	ID       string            `json:"id"`
	Partner  string            `json:"partner,omitempty"`
	Control  string            `json:"control"`
	SHA256   string            `json:"sha256"`
	State    string            `json:"state"`
	Findings []gateway.Finding `json:"findings,omitempty"`
}

// OutboundLife is a document that went back.
type OutboundLife struct {
	ID         string `json:"id"`
	Kind       string `json:"kind"`
	Control    string `json:"control"`
	Connection string `json:"connection"`
	File       string `json:"file"`
	SHA256     string `json:"sha256"`
	State      string `json:"state"`
	Error      string `json:"error,omitempty"`
	// Acknowledged is what the partner said of it.
	Acknowledged string        `json:"acknowledged"`
	Exchange     *ExchangeItem `json:"exchange,omitempty"` // that carries it
}

// Trace finds the life of an order (by number or id) or of a message (by id).
// A number that several orders have gives all of their lives.
func (q *Queue) Trace(ctx context.Context, ref string) ([]Life, error) {
	var lives []Life
	err := q.Store.View(ctx, func(tx *journal.Tx) error {
		lives = nil
		if _, err := tx.Message(ref); err == nil {
			l, err := life(tx, ref, nil)
			if err != nil {
				return err
			}
			lives = append(lives, *l)
			return nil
		}
		orders, err := tx.OrdersNamed(ref)
		if err != nil {
			return err
		}
		if o, err := tx.Order(ref); err == nil {
			orders = append(orders, *o)
		}
		for i := range orders {
			l, err := life(tx, orders[i].MessageID, &orders[i])
			if err != nil {
				return err
			}
			lives = append(lives, *l)
		}
		if len(lives) == 0 {
			return &gateway.Error{Op: "review.trace", Kind: gateway.NotFound, Public: fmt.Sprintf("There is no order number, order id or message id %q.", ref), Err: journal.ErrNotFound}
		}
		return nil
	})
	return lives, err
}

func life(tx *journal.Tx, messageID string, order *journal.Order) (*Life, error) {
	m, err := tx.Message(messageID)
	if err != nil {
		return nil, err
	}
	l := &Life{Message: MessageLife{ID: m.ID, Transport: m.Envelope.Transport, Connection: m.Envelope.Connection, File: m.Envelope.FileName,
		SHA256: m.SHA256, Size: m.Size, State: string(m.State), Findings: m.Findings}}
	if err := l.Message.family(tx, m); err != nil {
		return nil, err
	}
	if l.Message.Exchange, err = exchangeItem(tx.ExchangeOfMessage(m.ID)); err != nil {
		return nil, err
	}
	interchanges, err := tx.Interchanges(m.ID)
	if err != nil {
		return nil, err
	}
	for _, i := range interchanges {
		l.Interchanges = append(l.Interchanges, InterchangeLife{ID: i.ID, Partner: i.Partner, Control: i.Control, SHA256: i.SHA256, State: string(i.State), Findings: i.Findings})
	}
	var orders []journal.Order
	orderID := ""
	if order != nil {
		orders, orderID = []journal.Order{*order}, order.ID
	} else if orders, err = tx.OrdersOf(m.ID); err != nil {
		return nil, err
	}
	for i := range orders {
		l.Orders = append(l.Orders, orderItem(&orders[i]))
	}
	out, err := tx.OutboundOfMessage(m.ID)
	if err != nil {
		return nil, err
	}
	if order != nil {
		about, err := tx.OutboundOfOrder(order.ID)
		if err != nil {
			return nil, err
		}
		out = append(withoutOrders(out), about...)
	}
	for _, o := range out {
		x, err := exchangeOf(tx, &o)
		if err != nil {
			return nil, err
		}
		l.Outbound = append(l.Outbound, OutboundLife{ID: o.ID, Kind: o.Kind, Control: o.Control, Connection: o.Connection, File: o.FileName,
			SHA256: o.SHA256, State: string(o.State), Error: o.Error, Acknowledged: string(o.Acknowledged), Exchange: x})
	}
	l.Events, err = tx.AuditOf(m.ID, orderID)
	return l, err
}

// withoutOrders keeps what answers the message itself: 997, 999, TA1.
func withoutOrders(all []journal.Outbound) []journal.Outbound {
	var out []journal.Outbound
	for _, o := range all {
		if len(o.OrderIDs) == 0 {
			out = append(out, o)
		}
	}
	return out
}
