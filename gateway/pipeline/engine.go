// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/deliver"
	"ordergate/gateway/journal"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
	"ordergate/gateway/post"
	"ordergate/gateway/telemetry"
	"ordergate/gateway/validate"
	"ordergate/transports"
)

// Config of the pipeline. The zero value of each field has a default, see New.
type Config struct {
	Node         string        // name of this process; jobs are leased under it
	Poll         time.Duration // how often due jobs are looked for behind the journal's hints
	Grace        time.Duration // how long running work may go on after Run's context ended
	PieceSets    int           // transaction sets read a transaction
	PieceBytes   int64         // bytes read a transaction
	X12          x12.Limits    // of what is read
	PostParallel int           // posts under way at the same time
	UnknownWait  time.Duration // wait before an order of unknown outcome is looked up
	// Crash is called at named points; tests kill the process there.
	Crash func(point string)
}

// MasterData answers what validate needs to know; masterdata.Store is one.
type MasterData interface {
	Facts(ctx context.Context, keys []validate.Key) (validate.Facts, error)
}

// Snapshot is everything that can be edited while the daemon runs. It is built
// whole, swapped at once, and never changed.
type Snapshot struct {
	Partners     *partner.Directory
	Mappings     *mapping.Set
	Live, Test   post.Target // Test may be nil: test orders are then a dry run
	Senders      map[string]transports.Sender
	Mail         *Mailing          // nil: no mails are written
	HoldRefusals bool              // an ERP's no goes to a person instead of to the partner
	Files        map[string][]byte // partner files by partner id, kept with the orders they read
	// Whose looks once more whose a message is that was nobody's when it came; false
	// when that has not changed. May be nil.
	Whose func(gateway.Envelope) (gateway.Envelope, bool)
	// Passwords are those that a partner's PDFs may be locked with. May be nil.
	Passwords func(*partner.Partner) []string

	readBy sync.Map // readByKey -> *readBy, found out when first asked
}

// Own are the names of ours that stand on orders.
func Own(d *partner.Directory) (names []string) {
	for _, st := range d.Stations() {
		for _, name := range []string{st.Name, st.Letterhead.Company} {
			if name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// Target returns where an order goes; nil for a test order without a test target.
func (s *Snapshot) Target(test bool) post.Target {
	if test {
		return s.Test
	}
	return s.Live
}

// Parts are what the pipeline works with.
type Parts struct {
	Store    journal.Store
	Blobs    blob.Store
	Master   MasterData // nil: no master data, its rules are skipped
	Snapshot func() *Snapshot
	Log      *zap.Logger
	Metrics  *telemetry.Metrics
	Clock    gateway.Clock
	// Keep gives room for the parts of a mail or archive while it is taken apart;
	// intake.Intake does. nil: none are.
	Keep func(ctx context.Context) (transports.Kept, error)
	// Render opens PDFs; nil: they are held.
	Render Renderer
	// Receipts works on jobs of journal.KindReceiptDue; nil where nothing is answered
	// by receipts.
	Receipts func(ctx context.Context, jobs []journal.Job) error
}

// Engine runs the pipeline.
type Engine struct {
	cfg      Config
	store    journal.Store
	blobs    blob.Store
	master   MasterData
	snapshot func() *Snapshot
	log      *zap.Logger
	metrics  *telemetry.Metrics
	clock    gateway.Clock
	out      *deliver.Worker
	sending  *runner
	receipts func(ctx context.Context, jobs []journal.Job) error
	keep     func(ctx context.Context) (transports.Kept, error)
	render   Renderer
	kept     sync.Map // digests of mapping and partner files known to be stored
}

// New builds an engine; nothing runs before Run.
func New(cfg Config, p Parts) *Engine {
	or := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	or(&cfg.Poll, time.Second)
	or(&cfg.Grace, 10*time.Second)
	or(&cfg.UnknownWait, 30*time.Second)
	if cfg.PieceSets == 0 {
		cfg.PieceSets = 200
	}
	if cfg.PieceBytes == 0 {
		cfg.PieceBytes = 4 << 20
	}
	if cfg.PostParallel == 0 {
		cfg.PostParallel = 8
	}
	if cfg.Crash == nil {
		cfg.Crash = func(string) {}
	}
	e := &Engine{cfg: cfg, store: p.Store, blobs: p.Blobs, master: p.Master, snapshot: p.Snapshot, log: p.Log, metrics: p.Metrics, clock: p.Clock, receipts: p.Receipts, keep: p.Keep, render: p.Render}
	e.sending = &runner{kind: journal.KindDeliver, loops: 1, limit: 64, lease: time.Minute, kick: make(chan struct{}, 1)}
	e.out = deliver.New(deliver.Config{Store: p.Store, Payload: e.payload, Stream: e.stream, Blob: e.open, Lease: e.sending.lease, More: e.sending.hint, Open: func() deliver.Reader { return acknowledgements{newPayloads(e)} },
		Partners: func() *partner.Directory { return e.snapshot().Partners },
		Sender:   func(connection string) transports.Sender { return e.snapshot().Senders[connection] },
		Record:   e.record, Backoff: Backoff, Log: p.Log, Metrics: p.Metrics, Clock: p.Clock, Crash: cfg.Crash})
	e.sending.work, e.sending.room = e.out.Deliver, e.out.Room
	return e
}

// Run works until ctx ends, then finishes what it has, at most Grace long.
func (e *Engine) Run(ctx context.Context) error {
	working, stop := context.WithCancelCause(context.WithoutCancel(ctx))
	defer stop(nil)
	unhook := context.AfterFunc(ctx, func() {
		time.AfterFunc(e.cfg.Grace, func() { stop(fmt.Errorf("still at work %s after the stop", e.cfg.Grace)) })
	})
	defer unhook()
	minute := time.Minute
	runners := []*runner{
		{kind: journal.KindRead, loops: 2, limit: 32, lease: 2 * minute, work: e.read},
		{kind: journal.KindRender, loops: 2, limit: 1, lease: 30 * minute, work: e.rendering},
		{kind: journal.KindRelease, loops: 1, limit: 8, lease: minute, work: e.release},
		{kind: journal.KindCheck, loops: 2, limit: 48, lease: minute, work: e.check},
		{kind: journal.KindChange, loops: 1, limit: 32, lease: minute, work: e.change},
		{kind: journal.KindPost, loops: 3, limit: 32, lease: 5 * minute, work: e.post},
		{kind: journal.KindAnswer, loops: 1, limit: 48, lease: minute, work: e.answer},
		{kind: journal.KindOnHold, loops: 1, limit: 64, lease: minute, work: e.onHold},
		{kind: journal.KindMail, loops: 1, limit: 16, lease: minute, work: e.mails},
		e.sending,
		{kind: journal.KindAcknowledged, loops: 1, limit: 64, lease: minute, work: e.out.Acknowledged},
		{kind: journal.KindOverdue, loops: 1, limit: 64, lease: minute, work: e.out.Overdue},
	}
	if e.receipts != nil {
		runners = append(runners, &runner{kind: journal.KindReceiptDue, loops: 1, limit: 64, lease: minute, work: e.receipts})
	}
	err := e.serve(ctx, working, runners)
	e.out.Wait()
	return err
}

// stream opens a blob.
func (e *Engine) stream(ctx context.Context, sha string) (io.ReadCloser, error) {
	r, _, err := e.blobs.Open(ctx, sha)
	if err != nil {
		return nil, fmt.Errorf("open payload %s: %w", sha, err)
	}
	return r, nil
}

// open opens a blob, to be read from any place.
func (e *Engine) open(ctx context.Context, sha string) (io.ReadSeekCloser, int64, error) {
	return e.blobs.Open(ctx, sha)
}

// payload reads a whole blob.
func (e *Engine) payload(ctx context.Context, sha string) ([]byte, error) {
	r, _, err := e.blobs.Open(ctx, sha)
	if err != nil {
		return nil, fmt.Errorf("open payload %s: %w", sha, err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read payload %s: %w", sha, err)
	}
	return b, nil
}

func (e *Engine) orderFields(o *journal.Order, more ...zap.Field) []zap.Field {
	return append([]zap.Field{zap.String("partner", o.Partner), zap.String("message_id", o.MessageID), zap.String("doc_id", o.DocumentID),
		zap.String("order_id", o.ID), zap.String("order_number", o.Number)}, more...)
}

func decodeOrder(b []byte) (*gateway.Order, error) {
	o := new(gateway.Order)
	if err := json.Unmarshal(b, o); err != nil {
		return nil, gateway.Errorf("pipeline", gateway.Internal, "read stored order: %w", err)
	}
	return o, nil
}
