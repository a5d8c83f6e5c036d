// SPDX-License-Identifier: Apache-2.0

// Package ledger keeps what goes out by transports that are answered by receipts
// (AS2), so that a document is sealed once and what became of it can be proved. It
// implements transports.Ledger.
//
// It must not look into originals, receipts or facts: they are the transport's.
//
// Invariant: a document has one exchange, whose state never goes back; what is said
// of the exchange and of its document is written in one transaction.
package ledger

import (
	"context"
	"errors"
	"fmt"
	"io"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/journal"
	"ordergate/gateway/telemetry"
	"ordergate/transports"
)

// Config is what a Ledger works with.
type Config struct {
	Journal journal.Store
	Vault   *blob.Vault
	// Keeper keeps the bytes; intake.Intake does. What it gives is a Bytes.
	Keeper  func(ctx context.Context) (transports.Kept, error)
	Clock   gateway.Clock
	Log     *zap.Logger
	Metrics *telemetry.Metrics // may be nil
	// Crash is called at named points (ledger.prepared, ledger.settled, ledger.overdue) so
	// that tests can die there; nil in production.
	Crash func(point string)
}

// Bytes are kept bytes that the journal can name; intake.Kept is one.
type Bytes interface {
	transports.Kept
	Ready(ctx context.Context) (blob.Prepared, error)
	ID() string // of the exchange whose original they become
}

// Ledger implements transports.Ledger. It is safe for concurrent use.
type Ledger struct{ cfg Config }

var _ transports.Ledger = (*Ledger)(nil)

// New builds the ledger.
func New(cfg Config) *Ledger {
	if cfg.Log == nil {
		cfg.Log = zap.NewNop()
	}
	if cfg.Clock == nil {
		cfg.Clock = gateway.SystemClock{}
	}
	if cfg.Crash == nil {
		cfg.Crash = func(string) {}
	}
	return &Ledger{cfg}
}

// Keep implements transports.Ledger.
func (l *Ledger) Keep(ctx context.Context) (transports.Kept, error) { return l.cfg.Keeper(ctx) }

// Open implements transports.Ledger.
func (l *Ledger) Open(ctx context.Context, sha string) (io.ReadSeekCloser, int64, error) {
	return l.cfg.Vault.Open(ctx, sha)
}

// Exchange implements transports.Ledger. NotFound when there is none.
func (l *Ledger) Exchange(ctx context.Context, id string) (*gateway.Exchange, error) {
	return l.view(ctx, func(tx *journal.Tx) (*gateway.Exchange, error) { return tx.Exchange(id) })
}

// Prepared implements transports.Ledger.
func (l *Ledger) Prepared(ctx context.Context, outbound string) (*gateway.Exchange, error) {
	return l.view(ctx, func(tx *journal.Tx) (*gateway.Exchange, error) { return tx.ExchangeOf(outbound) })
}

// Awaiting implements transports.Ledger.
func (l *Ledger) Awaiting(ctx context.Context, connections []string, messageID string) (*gateway.Exchange, error) {
	return l.view(ctx, func(tx *journal.Tx) (*gateway.Exchange, error) { return tx.SentExchange(connections, messageID) })
}

func (l *Ledger) view(ctx context.Context, find func(tx *journal.Tx) (*gateway.Exchange, error)) (x *gateway.Exchange, err error) {
	err = l.cfg.Journal.View(ctx, func(tx *journal.Tx) (err error) { x, err = find(tx); return err })
	if err != nil {
		return nil, storeError(err)
	}
	return x, nil
}

func storeError(err error) error {
	if errors.Is(err, journal.ErrNotFound) {
		return gateway.E("ledger", gateway.NotFound, err)
	}
	return err
}

// Prepare implements transports.Ledger. An exchange without an outbound document is
// one that only tests a way. After an error it may be called again.
func (l *Ledger) Prepare(ctx context.Context, x gateway.Exchange, original transports.Kept) (*gateway.Exchange, error) {
	bytes, ready, err := l.ready(ctx, original)
	if err != nil {
		return nil, err
	}
	x.ID, x.Outgoing, x.State, x.Original = bytes.ID(), true, gateway.ExchangePrepared, ready.SHA256
	if x.At.IsZero() {
		x.At = l.cfg.Clock.Now()
	}
	var first *gateway.Exchange
	err = l.cfg.Journal.Update(ctx, func(tx *journal.Tx) (err error) {
		if first, err = tx.PutExchange(x); err != nil || first != nil {
			return err
		}
		if err := ready.Prove(tx); err != nil {
			return err
		}
		if x.Outbound == "" {
			return nil
		}
		o, err := tx.Outbound(x.Outbound)
		if err != nil {
			return err
		}
		return tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: "sealed", MessageID: o.MessageID, OutboundID: o.ID,
			Detail: fmt.Sprintf("%s %s as %s message %s, exchange %s", o.Kind, o.Control, x.Transport, x.MessageID, x.ID)})
	})
	if err != nil {
		return nil, storeError(fmt.Errorf("store what is sent: %w", err))
	}
	l.cfg.Crash("ledger.prepared")
	original.Discard()
	if first != nil {
		return first, nil
	}
	return &x, nil
}

func (l *Ledger) ready(ctx context.Context, k transports.Kept) (Bytes, blob.Prepared, error) {
	b, ok := k.(Bytes)
	if !ok {
		return nil, blob.Prepared{}, gateway.Errorf("ledger", gateway.Internal, "bytes that were not kept here")
	}
	p, err := b.Ready(ctx)
	return b, p, err
}
