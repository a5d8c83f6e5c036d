// SPDX-License-Identifier: Apache-2.0

package deliver

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/transports"
)

// How much is under way by a connection that takes many documents at once.
const (
	batchSize = 64
	batches   = 2
)

// stopTime is how long recording may take after everything was stopped.
const stopTime = 5 * time.Second

// ways is what is under way.
type ways struct {
	mu       sync.Mutex
	busy     map[string]int // parcels by connection
	partners map[string]int // documents by partner, of connections that take one at a time
	slots    map[string]chan struct{}
	running  sync.WaitGroup
}

// delivery is one try of one document.
type delivery struct {
	job     journal.Job
	row     *journal.Outbound
	out     transports.Outbound
	sender  transports.Sender
	began   time.Time
	err     error
	stopped bool // before it came to an end: it is no failure
}

// parcel is what goes by one connection together: one document, or many where the
// sender takes many.
type parcel struct {
	way    string
	sender transports.Sender
	ds     []*delivery
}

// Deliver hands outbound documents to the way they go, and returns; Wait waits for
// them. The bytes are stored: each try sends the same ones under the same id. The
// claims are kept while a document is on its way, however long that takes, and the
// sending ends when one is lost: no two workers send a document at the same time.
func (w *Worker) Deliver(ctx context.Context, jobs []journal.Job) error {
	var ds []*delivery
	err := w.Store.View(ctx, func(tx *journal.Tx) error {
		ds = ds[:0]
		for _, j := range jobs {
			row, err := tx.Outbound(j.Ref)
			if err != nil {
				return err
			}
			ds = append(ds, &delivery{job: j, row: row})
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("load deliveries: %w", err)
	}
	for _, p := range w.parcels(ds) {
		w.ways.add(p, 1)
		w.ways.running.Add(1)
		go w.carry(ctx, p)
	}
	return nil
}

// Wait waits for everything that Deliver has handed over.
func (w *Worker) Wait() { w.ways.running.Wait() }

// Room is how many documents of a partner can be sent at the moment: a slow way must
// not fill up with claims.
func (w *Worker) Room(partner string) int {
	way := ""
	if p := w.Partners().Get(partner); p != nil {
		way = p.Via
	}
	sender := w.Sender(way)
	w.ways.mu.Lock()
	defer w.ways.mu.Unlock()
	if sender != nil && !takesMany(sender) {
		return max(0, w.Parallel-w.ways.partners[partner])
	}
	if w.ways.busy[way] >= batches {
		return 0
	}
	return batchSize
}

func takesMany(s transports.Sender) bool {
	_, ok := s.(BatchSender)
	return ok || offers(s)
}

// parcels sorts deliveries by their way. What is not pending any more goes together:
// its jobs are done.
func (w *Worker) parcels(ds []*delivery) []*parcel {
	var all []*parcel
	many := map[string]*parcel{}
	for _, d := range ds {
		way := d.row.Connection
		if d.row.State != journal.OutboundPending {
			way = ""
		} else {
			d.sender = w.Sender(way)
		}
		if d.sender != nil && !takesMany(d.sender) {
			all = append(all, &parcel{way, d.sender, []*delivery{d}})
			continue
		}
		if many[way] == nil {
			many[way] = &parcel{way: way, sender: d.sender}
			all = append(all, many[way])
		}
		many[way].ds = append(many[way].ds, d)
	}
	return all
}

func (s *ways) add(p *parcel, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.busy[p.way] += n; s.busy[p.way] == 0 {
		delete(s.busy, p.way)
	}
	if p.sender == nil || takesMany(p.sender) {
		return
	}
	partner := p.ds[0].job.Partner
	if s.partners[partner] += n; s.partners[partner] == 0 {
		delete(s.partners, partner)
	}
}

// slot waits until the way is free for one more parcel.
func (s *ways) slot(ctx context.Context, way string, size int) (free func(), err error) {
	s.mu.Lock()
	slots := s.slots[way]
	if slots == nil {
		slots = make(chan struct{}, size)
		s.slots[way] = slots
	}
	s.mu.Unlock()
	select {
	case slots <- struct{}{}:
		return func() { <-slots }, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// carry sends a parcel and records what became of it.
func (w *Worker) carry(ctx context.Context, p *parcel) {
	defer w.ways.running.Done()
	defer func() {
		w.ways.add(p, -1)
		w.More()
	}()
	begin := w.Clock.Now()
	release := w.hold(ctx, p, func(ctx context.Context) {
		size := w.Parallel
		if p.sender == nil || takesMany(p.sender) {
			size = batches
		}
		free, err := w.ways.slot(ctx, p.way, size)
		if err == nil {
			defer free()
			err = w.send(ctx, p)
		}
		for _, d := range p.ds {
			if err != nil {
				d.err = err
			}
		}
	})
	w.Crash("deliver.sent")
	release()
	recording := ctx
	if ctx.Err() != nil {
		for _, d := range p.ds {
			d.stopped = d.err != nil
		}
		var cancel context.CancelFunc
		recording, cancel = context.WithTimeout(context.WithoutCancel(ctx), stopTime)
		defer cancel()
	}
	if err := w.Record(recording, len(p.ds), func(tx *journal.Tx, i int) error { return w.delivered(tx, p.ds[i]) }); err != nil {
		w.Log.Error("recording deliveries failed: they are sent again", zap.String("stage", "deliver"), zap.String("connection", p.way), zap.Error(err))
		return
	}
	w.Crash("deliver.recorded")
	w.Metrics.StepSeconds("deliver", w.Clock.Now().Sub(begin))
	for _, d := range p.ds {
		w.reportDelivery(d)
	}
}

// hold runs what needs the parcel's claims, and keeps them until release is called. A
// claim that is lost ends the context of run.
func (w *Worker) hold(ctx context.Context, p *parcel, run func(ctx context.Context)) (release func()) {
	ctx, lose := context.WithCancelCause(ctx)
	keeping, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := w.keepClaims(keeping, p); err != nil {
			lose(err)
		}
	}()
	run(ctx)
	return func() {
		stop()
		<-done
		lose(nil)
	}
}

// keepClaims extends the claims until ctx ends. Its error says that they are lost, or
// that nobody knows.
func (w *Worker) keepClaims(ctx context.Context, p *parcel) error {
	tick := time.NewTicker(w.Lease / 3)
	defer tick.Stop()
	for until := w.Clock.Now().Add(w.Lease); ; {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		next := w.Clock.Now().Add(w.Lease)
		err := w.Store.Update(ctx, func(tx *journal.Tx) error {
			for _, d := range p.ds {
				if err := tx.Extend(d.job, next); err != nil {
					return err
				}
			}
			return nil
		})
		switch {
		case ctx.Err() != nil:
			return nil
		case err == nil:
			until = next
		case errors.Is(err, journal.ErrLease) || !w.Clock.Now().Before(until):
			return fmt.Errorf("the claim of the delivery was not kept: %w", err)
		}
	}
}

var errNoWay = errors.New("no connection that delivers")

// send hands the parcel to its sender; its error is that of all documents in it.
func (w *Worker) send(ctx context.Context, p *parcel) (err error) {
	defer func() {
		if caught := recover(); caught != nil {
			w.Metrics.Panic("deliver")
			w.Log.Error("panic in a step", zap.String("stage", "deliver"), zap.Any("err", caught), zap.ByteString("stack", debug.Stack()))
			err = gateway.Errorf("deliver", gateway.Transient, "panic while sending: %v", caught)
		}
	}()
	var pending []*delivery
	for _, d := range p.ds {
		if d.row.State != journal.OutboundPending {
			continue
		}
		if p.sender == nil {
			return gateway.Errorf("deliver", gateway.Transient, "connection %q: %w", p.way, errNoWay)
		}
		if offers(p.sender) {
			continue
		}
		if err := w.pack(ctx, d); err != nil {
			return err
		}
		pending = append(pending, d)
	}
	w.Crash("deliver.loaded")
	if offers(p.sender) {
		return nil
	}
	many, ok := p.sender.(BatchSender)
	if !ok {
		for _, d := range pending {
			d.err = p.sender.Send(ctx, d.out)
		}
		return nil
	}
	outs := make([]transports.Outbound, len(pending))
	for i, d := range pending {
		outs[i] = d.out
	}
	for i, err := range many.SendBatch(ctx, outs) {
		pending[i].err = err
	}
	return nil
}

// pack makes what the sender gets: all bytes of a small document, a way to read a
// large one.
func (w *Worker) pack(ctx context.Context, d *delivery) (err error) {
	r := d.row
	d.began = w.Clock.Now()
	d.out = transports.Outbound{ID: r.ID, Partner: r.Partner, Station: r.Station, Kind: r.Kind, Exchange: r.Exchange, FileName: r.FileName, SHA256: r.SHA256, Size: r.Size, CreatedAt: r.CreatedAt}
	if r.Size > w.Inline {
		d.out.Open = func(ctx context.Context) (io.ReadCloser, error) { return w.Stream(ctx, r.SHA256) }
		return nil
	}
	d.out.Payload, err = w.Payload(ctx, r.SHA256)
	return err
}
