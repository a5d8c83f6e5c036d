// SPDX-License-Identifier: Apache-2.0

package app

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/api"
	"ordergate/gateway/api/canonical"
	"ordergate/transports/portal"
)

// Enter takes an order that a person of ours enters for a partner: canonical JSON, which
// passes the same checks as one that the partner sends. It returns the message's id.
// Errors: NotFound for a partner that there is not, Invalid for what is no order, with
// every fault.
func (a *App) Enter(ctx context.Context, partnerID, by string, body []byte) (string, error) {
	refuse := func(kind gateway.Kind, format string, args ...any) error {
		text := fmt.Sprintf(format, args...)
		return &gateway.Error{Op: "order.new", Kind: kind, Public: text, Err: fmt.Errorf("%s", text)}
	}
	if by == "" {
		return "", refuse(gateway.Invalid, "Say who enters the order: a name is kept with it.")
	}
	partners := a.snapshot.Load().Partners
	if partners.Get(partnerID) == nil {
		var ids []string
		for _, p := range partners.All() {
			ids = append(ids, p.ID)
		}
		hint := ""
		if near := gateway.Nearest(partnerID, ids); near != "" {
			hint = fmt.Sprintf(" Did you mean %q?", near)
		}
		return "", refuse(gateway.NotFound, "There is no partner %q.%s", partnerID, hint)
	}
	if faults := canonical.New().Check(body); len(faults) > 0 {
		var lines []string
		for _, f := range faults {
			lines = append(lines, strings.TrimSpace(f.Pointer+" "+f.Detail))
		}
		return "", refuse(gateway.Invalid, "The order was not taken:\n  %s", strings.Join(lines, "\n  "))
	}
	staged, err := a.door.Stage(ctx, gateway.Envelope{Transport: portal.Name, Connection: portal.Desk, Partners: []string{partnerID}, Key: "entered " + rand.Text(),
		ContentType: gateway.OrderMediaType, ReceivedAt: a.clock.Now().UTC(), By: by}, bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	defer staged.Discard()
	receipt, err := staged.Commit(ctx, nil)
	return receipt.MessageID, err
}

func (l local) Enter(ctx context.Context, partner, by string, body []byte) (string, error) {
	return l.app.Enter(ctx, partner, by, body)
}

// Enter implements Operations.
func (r *remote) Enter(ctx context.Context, partner, by string, body []byte) (string, error) {
	var out api.Entered
	err := r.call(ctx, http.MethodPost, "/api/order/new", nil, map[string]any{"partner": partner, "by": by, "order": string(body)}, &out)
	return out.MessageID, err
}
