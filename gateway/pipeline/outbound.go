// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"encoding/json"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/deliver"
	"ordergate/gateway/journal"
	"ordergate/transports"
)

// acknowledgements reads partners' acknowledgements for deliver as read stored
// them.
type acknowledgements struct{ *payloads }

func (a acknowledgements) Acknowledgement(ctx context.Context, m *journal.Message, d *journal.Document) (*decode.Document, []string, error) {
	var s storedSet
	if err := json.Unmarshal(d.Context, &s); err != nil {
		return nil, nil, gateway.Errorf("pipeline", gateway.Internal, "read context of %s: %w", d.ID, err)
	}
	if s.TA1 != nil {
		return nil, s.TA1, nil
	}
	doc, err := a.document(ctx, m, d)
	return doc, nil, err
}

func (a acknowledgements) Close() { a.close() }

// Resend delivers a document once more, see deliver.Worker.
func (e *Engine) Resend(ctx context.Context, id, by, reason string) (string, error) {
	return e.out.Resend(ctx, id, by, reason)
}

// Settle ends the waiting for an acknowledgement, see deliver.Worker.
func (e *Engine) Settle(ctx context.Context, id, by, reason string) error {
	return e.out.Settle(ctx, id, by, reason)
}

// Give sends a document that somebody else wrote, see deliver.Worker.
func (e *Engine) Give(ctx context.Context, g deliver.Given) (string, error) {
	return e.out.Give(ctx, g)
}

// Outbox holds what partners fetch themselves, see deliver.Worker.
func (e *Engine) Outbox() transports.Outbox { return e.out.Outbox() }

// Unfetched counts what a connection was offered before a time and has not fetched,
// see deliver.Worker.
func (e *Engine) Unfetched(ctx context.Context, connection string, before time.Time) (int64, *journal.Outbound, error) {
	return e.out.Unfetched(ctx, connection, before)
}
