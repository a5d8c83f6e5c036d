// SPDX-License-Identifier: Apache-2.0

package notify

import (
	"encoding/json"
	"errors"
	"fmt"

	"ordergate/gateway"
	"ordergate/gateway/journal"
)

// mostLines is how many lines of a decision go with an event; whoever needs more asks
// for the order.
const mostLines = 2000

// complete adds to an event what the journal keeps elsewhere and never changes: the
// lines that were decided about. The same event is completed the same way always.
func complete(tx *journal.Tx, e gateway.Event) (gateway.Event, error) {
	if e.OrderID != "" {
		e.Data.Links = &gateway.EventLinks{Order: "/v1/orders/" + e.OrderID}
	}
	if e.Type != gateway.EventAnswered && e.Type != gateway.EventChanged {
		return e, nil
	}
	rev, err := tx.Revision(e.OrderID, e.Data.Revision)
	if errors.Is(err, journal.ErrNotFound) {
		return e, nil
	}
	if err != nil {
		return e, err
	}
	var order struct {
		OrderLine []gateway.EventLine `json:"orderLine"`
	}
	if err := json.Unmarshal(rev.Canonical, &order); err != nil {
		return e, gateway.Errorf("notify", gateway.Internal, "read revision %d of order %s: %w", e.Data.Revision, e.OrderID, err)
	}
	d := e.Data.Decision
	if d == nil || len(order.OrderLine) == len(d.Line) {
		e.Data.Lines = order.OrderLine
	}
	if len(order.OrderLine) <= mostLines && (d == nil || len(d.Line) <= mostLines) {
		return e, nil
	}
	e.Data.Lines = nil
	e.Data.Reason = joined(e.Data.Reason, fmt.Sprintf("Its %d lines are left out here: ask for the order.", len(order.OrderLine)))
	if d != nil {
		short := *d
		short.Line = nil
		e.Data.Decision = &short
	}
	return e, nil
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}
