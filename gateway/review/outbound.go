// SPDX-License-Identifier: Apache-2.0

package review

import (
	"context"
	"errors"
	"fmt"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/journal"
)

// OutboundItem is a document that goes or went to a partner.
type OutboundItem struct {
	ID             string     `json:"id"`
	Kind           string     `json:"kind"` // 855, 997 …
	Partner        string     `json:"partner"`
	Control        string     `json:"control"` // our ISA13
	File           string     `json:"file"`
	State          string     `json:"state"` // pending, offered, sent, failed, withdrawn
	Error          string     `json:"error,omitempty"`
	Acknowledged   string     `json:"acknowledged"`           // what the partner said of it
	AwaitedUntil   *time.Time `json:"awaitedUntil,omitempty"` // when it is overdue
	AcknowledgedAt *time.Time `json:"acknowledgedAt,omitempty"`
	ResendOf       string     `json:"resendOf,omitempty"`
	Test           bool       `json:"test,omitempty"`
	CreatedAt      time.Time  `json:"createdAt"`
	SentAt         *time.Time `json:"sentAt,omitempty"`
}

// OutboundShown is an outbound document with all that is known of it.
type OutboundShown struct {
	OutboundItem
	Station        string              `json:"station"`
	Connection     string              `json:"connection"`
	Location       string              `json:"location,omitempty"`
	SHA256         string              `json:"sha256"`
	Size           int64               `json:"size"`
	MessageID      string              `json:"messageId"` // in answer to
	TA1            string              `json:"ta1,omitempty"`
	AcknowledgedBy string              `json:"acknowledgedBy,omitempty"` // the document that said so
	Findings       []gateway.Finding   `json:"findings,omitempty"`       // of interchange and groups
	Sets           []OutboundSet       `json:"sets,omitempty"`
	Orders         []Item              `json:"orders,omitempty"`
	Exchange       *ExchangeItem       `json:"exchange,omitempty"` // that carries it, or that it is the receipt of
	Events         []journal.AuditLine `json:"events"`
}

// OutboundSet is a transaction set of an outbound document.
type OutboundSet struct {
	Group        string            `json:"group"` // GS01 and GS06
	Type         string            `json:"type"`
	Control      string            `json:"control"`
	OrderID      string            `json:"orderId,omitempty"`
	Acknowledged string            `json:"acknowledged"`
	Findings     []gateway.Finding `json:"findings,omitempty"`
}

// AnswerShown is an answer to an order, with what the partner said of it.
type AnswerShown struct {
	OutboundItem
	Findings []gateway.Finding `json:"findings,omitempty"`
	Exchange *ExchangeItem     `json:"exchange,omitempty"` // that carries it
}

func outboundItem(o *journal.Outbound) OutboundItem {
	return OutboundItem{ID: o.ID, Kind: o.Kind, Partner: o.Partner, Control: o.Control, File: o.FileName, State: string(o.State), Error: o.Error,
		Acknowledged: string(o.Acknowledged), AwaitedUntil: moment(o.AwaitedUntil), AcknowledgedAt: moment(o.AcknowledgedAt), ResendOf: o.ResendOf, Test: o.Test,
		CreatedAt: o.CreatedAt, SentAt: moment(o.SentAt)}
}

// Outbound lists what goes and went to partners, newest first.
func (q *Queue) Outbound(ctx context.Context, f journal.OutboundFilter) ([]OutboundItem, error) {
	var items []OutboundItem
	err := q.Store.View(ctx, func(tx *journal.Tx) error {
		all, err := tx.OutboundList(f)
		if err != nil {
			return err
		}
		items = make([]OutboundItem, len(all))
		for i := range all {
			items[i] = outboundItem(&all[i])
		}
		return nil
	})
	return items, err
}

// ShowOutbound returns an outbound document by id.
func (q *Queue) ShowOutbound(ctx context.Context, id string) (*OutboundShown, error) {
	var s *OutboundShown
	err := q.Store.View(ctx, func(tx *journal.Tx) error {
		o, err := tx.Outbound(id)
		if err != nil {
			return err
		}
		s = &OutboundShown{OutboundItem: outboundItem(o), Station: o.Station, Connection: o.Connection, Location: o.Location, SHA256: o.SHA256, Size: o.Size,
			MessageID: o.MessageID, TA1: o.TA1, AcknowledgedBy: o.AcknowledgedBy, Findings: o.Findings}
		sets, err := tx.OutboundSets(id)
		if err != nil {
			return err
		}
		for _, set := range sets {
			s.Sets = append(s.Sets, OutboundSet{Group: set.FunctionalID + " " + set.Group, Type: set.Type, Control: set.Control, OrderID: set.OrderID,
				Acknowledged: string(set.State), Findings: set.Findings})
		}
		for _, id := range o.OrderIDs {
			order, err := tx.Order(id)
			if err != nil {
				return err
			}
			s.Orders = append(s.Orders, orderItem(order))
		}
		if s.Exchange, err = exchangeOf(tx, o); err != nil {
			return err
		}
		s.Events, err = tx.AuditOfOutbound(id)
		return err
	})
	if errors.Is(err, journal.ErrNotFound) {
		return nil, &gateway.Error{Op: "review.outbound", Kind: gateway.NotFound, Public: fmt.Sprintf("There is no outbound document %q.", id), Err: err}
	}
	return s, err
}

// answersOf lists what went out about an order, with what was said of the order's
// own part of it.
func answersOf(tx *journal.Tx, orderID string) ([]AnswerShown, error) {
	outs, err := tx.OutboundOfOrder(orderID)
	if err != nil {
		return nil, err
	}
	var all []AnswerShown
	for i := range outs {
		a := AnswerShown{OutboundItem: outboundItem(&outs[i]), Findings: outs[i].Findings}
		if a.Exchange, err = exchangeOf(tx, &outs[i]); err != nil {
			return nil, err
		}
		sets, err := tx.OutboundSets(outs[i].ID)
		if err != nil {
			return nil, err
		}
		for _, set := range sets {
			if set.OrderID != orderID {
				continue
			}
			a.Findings = append(a.Findings, set.Findings...)
			if set.State != journal.AckNone && outs[i].Acknowledged != journal.AckRejected {
				a.Acknowledged = string(set.State) // its neighbours may have fared otherwise
			}
		}
		all = append(all, a)
	}
	return all, nil
}
