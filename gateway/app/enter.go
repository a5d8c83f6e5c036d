// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/api"
	"ordergate/gateway/api/canonical"
	"ordergate/gateway/journal"
	"ordergate/transports/portal"
)

// Enter takes an order that a person of ours enters for a partner: canonical JSON, which
// passes the same checks as one that the partner sends. Where it was asked for in a
// message, it becomes a part of that, and the message waits no longer. It returns the
// order's own message. Errors: NotFound for a partner or message that there is not,
// Invalid for what is no order, with every fault.
func (a *App) Enter(ctx context.Context, o api.NewOrder) (string, error) {
	if o.By == "" {
		return "", refuseEntry(gateway.Invalid, "Say who enters the order: a name is kept with it.")
	}
	partners := a.snapshot.Load().Partners
	if partners.Get(o.Partner) == nil {
		var ids []string
		for _, p := range partners.All() {
			ids = append(ids, p.ID)
		}
		hint := ""
		if near := gateway.Nearest(o.Partner, ids); near != "" {
			hint = fmt.Sprintf(" Did you mean %q?", near)
		}
		return "", refuseEntry(gateway.NotFound, "There is no partner %q.%s", o.Partner, hint)
	}
	if faults := canonical.New().Check([]byte(o.Order)); len(faults) > 0 {
		var lines []string
		for _, f := range faults {
			lines = append(lines, strings.TrimSpace(f.Pointer+" "+f.Detail))
		}
		return "", refuseEntry(gateway.Invalid, "The order was not taken:\n  %s", strings.Join(lines, "\n  "))
	}
	env := gateway.Envelope{Transport: portal.Name, Connection: portal.Desk, Partners: []string{o.Partner}, Key: "entered " + rand.Text(),
		ContentType: gateway.OrderMediaType, ReceivedAt: a.clock.Now().UTC(), By: o.By}
	if o.Message != "" {
		if err := a.askedIn(ctx, o.Message, &env); err != nil {
			return "", err
		}
	}
	staged, err := a.door.Stage(ctx, env, strings.NewReader(o.Order))
	if err != nil {
		return "", err
	}
	defer staged.Discard()
	receipt, err := staged.Commit(ctx, nil)
	if err != nil || o.Message == "" {
		return receipt.MessageID, err
	}
	// Closed after the order is taken: a crash between leaves a message that waits and
	// shows the order as its part.
	err = a.queue.CloseMessage(ctx, o.Message, o.By, "an order was entered from it, as message "+receipt.MessageID)
	if gateway.KindOf(err) == gateway.Conflict { // nothing waits: a second order of one mail
		err = nil
	}
	return receipt.MessageID, err
}

// askedIn makes an order a part of the message that it was asked for in, of the whole
// mail where that is a part itself: a reply goes to who wrote it.
func (a *App) askedIn(ctx context.Context, id string, env *gateway.Envelope) error {
	return a.store.View(ctx, func(tx *journal.Tx) error {
		m, err := tx.Message(id)
		if errors.Is(err, journal.ErrNotFound) {
			return refuseEntry(gateway.NotFound, "There is no message %q.", id)
		}
		if err != nil {
			return err
		}
		env.Parent, env.Part, env.Mail, env.Station = m.ID, "entered", m.Envelope.Mail, m.Envelope.Station
		env.Test = m.Envelope.Test
		if m.Envelope.Parent != "" {
			env.Parent = m.Envelope.Parent
		}
		return nil
	})
}

func refuseEntry(kind gateway.Kind, format string, args ...any) error {
	text := fmt.Sprintf(format, args...)
	return &gateway.Error{Op: "order.new", Kind: kind, Public: text, Err: errors.New(text)}
}

func (l local) Enter(ctx context.Context, o api.NewOrder) (string, error) {
	return l.app.Enter(ctx, o)
}

// Enter implements Operations.
func (r *remote) Enter(ctx context.Context, o api.NewOrder) (string, error) {
	var out api.Entered
	err := r.call(ctx, http.MethodPost, "/api/order/new", nil, o, &out)
	return out.MessageID, err
}
