// SPDX-License-Identifier: Apache-2.0

package deliver

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/transports"
)

// outbox is transports.Outbox on the journal.
type outbox struct{ w *Worker }

// Outbox holds what was offered to partners that fetch it themselves.
func (w *Worker) Outbox() transports.Outbox { return outbox{w} }

func offers(s transports.Sender) bool {
	_, ok := s.(transports.Offering)
	return ok
}

// offer lays a document into the outbox of its connection, under a name that nothing
// else there has.
func (w *Worker) offer(tx *journal.Tx, d *delivery, now time.Time) error {
	name := d.row.FileName
	there, err := tx.OfferedAs(d.row.Connection, name, d.row.ID)
	if err != nil {
		return err
	}
	if there {
		name = again(name, d.row.ID)
	}
	offered, err := tx.Offer(d.row.ID, name, now)
	if err != nil {
		return err
	}
	if offered {
		if err := d.audit(tx, now, "offered", fmt.Sprintf("%s %s by %s as %s", d.row.Kind, d.row.Control, d.row.Connection, name)); err != nil {
			return err
		}
	}
	return tx.Complete(d.job)
}

// own reads a document of the connection that ever lay in its outbox.
func own(tx *journal.Tx, connection, id string) (*journal.Outbound, error) {
	o, err := tx.Outbound(id)
	if errors.Is(err, journal.ErrNotFound) || err == nil && (o.Connection != connection || o.OfferedAt.IsZero()) {
		return nil, &gateway.Error{Op: "deliver.outbox", Kind: gateway.NotFound, Public: "There is no such document."}
	}
	return o, err
}

// Waiting implements transports.Outbox.
func (b outbox) Waiting(ctx context.Context, connection, after string, limit int) (all []transports.Waiting, err error) {
	err = b.w.Store.View(ctx, func(tx *journal.Tx) error {
		all = nil
		rows, err := tx.Outbox(connection, after, limit)
		for _, o := range rows {
			all = append(all, transports.Waiting{ID: o.ID, Partner: o.Partner, Kind: o.Kind, FileName: o.FileName, SHA256: o.SHA256, Size: o.Size, Test: o.Test,
				CreatedAt: o.CreatedAt, FetchedAt: o.SentAt})
		}
		return err
	})
	return all, err
}

// Open implements transports.Outbox.
func (b outbox) Open(ctx context.Context, connection, id string) (io.ReadSeekCloser, error) {
	var o *journal.Outbound
	err := b.w.Store.View(ctx, func(tx *journal.Tx) (err error) { o, err = own(tx, connection, id); return err })
	if err != nil {
		return nil, err
	}
	r, _, err := b.w.Blob(ctx, o.SHA256)
	if err != nil {
		return nil, fmt.Errorf("open outbound %s: %w", id, err)
	}
	return r, nil
}

// Fetched implements transports.Outbox.
func (b outbox) Fetched(ctx context.Context, connection, id, by string) error {
	return b.settle(ctx, connection, id, by, false)
}

// Remove implements transports.Outbox.
func (b outbox) Remove(ctx context.Context, connection, id, by string) error {
	return b.settle(ctx, connection, id, by, true)
}

// settle notes that a document was fetched, or taken out of the outbox, and begins
// to wait for its acknowledgement.
func (b outbox) settle(ctx context.Context, connection, id, by string, remove bool) error {
	var o *journal.Outbound
	var fetched, removed bool
	err := b.w.Store.Update(ctx, func(tx *journal.Tx) (err error) {
		if o, err = own(tx, connection, id); err != nil {
			return err
		}
		now := b.w.Clock.Now()
		if fetched, err = tx.Fetched(id, now); err != nil {
			return err
		}
		if fetched {
			if err := b.w.await(tx, o, now); err != nil {
				return err
			}
		}
		if remove {
			if removed, err = tx.Unoffer(id, now); err != nil {
				return err
			}
		}
		action, detail := "fetched", fmt.Sprintf("%s %s by %s as %s", o.Kind, o.Control, connection, o.FileName)
		switch {
		case removed && fetched:
			action, detail = "removed from the outbox", detail+", never fetched whole: it counts as delivered"
		case removed:
			action = "removed from the outbox"
		case !fetched:
			return nil
		}
		return Tell(tx, o, by, action, detail)
	})
	if err != nil {
		return err
	}
	b.w.Crash("outbox.settled")
	fields := []zap.Field{zap.String("stage", "deliver"), zap.String("partner", o.Partner), zap.String("outbound_id", o.ID), zap.String("document", o.Kind),
		zap.String("control", o.Control), zap.String("file", o.FileName), zap.String("connection", connection), zap.String("by", by), zap.String("message_id", o.MessageID)}
	switch {
	case fetched && removed:
		b.w.Log.Warn("removed from the outbox, never fetched whole", fields...)
	case fetched:
		b.w.Log.Info("fetched", fields...)
	}
	if fetched {
		b.w.Metrics.Delivery(o.Kind, "sent")
	}
	return nil
}

// Unfetched counts what was offered by a connection before a time and is not fetched
// yet, and gives the oldest of it; nil when there is none.
func (w *Worker) Unfetched(ctx context.Context, connection string, before time.Time) (n int64, oldest *journal.Outbound, err error) {
	err = w.Store.View(ctx, func(tx *journal.Tx) (err error) { n, oldest, err = tx.Unfetched(connection, before); return err })
	return n, oldest, err
}
