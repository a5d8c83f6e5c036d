// SPDX-License-Identifier: Apache-2.0

// Package comparison replays archived documents through two mappings and the same
// rules, and says order by order what would change: values, findings, and what
// would be decided. It reads the journal, the payloads and master data, and
// writes nothing.
//
// It must not decide anything: it uses the pipeline's own steps.
//
// Invariant: memory is bounded whatever the archive holds; what comes out is in
// the order in which the documents were taken, whatever the number of cores.
package comparison

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
	"ordergate/gateway/pipeline"
)

// Config of a comparison.
type Config struct {
	Store    journal.Store // only read
	Blobs    blob.Store
	Partners *partner.Directory
	Master   pipeline.MasterData // nil: rules know what is kept with the orders
	Mappings *mapping.Set        // of the installation: it knows the formats
	Old, New *mapping.Mapping    // of the same documents
	Of       []Documents         // whose documents are read
	Since    time.Time           // when they were taken, zero for all
	Workers  int                 // one a core when 0
}

// Documents are those of a partner and of one type, as its partner file names it.
type Documents struct{ Partner, Type string }

// Order is a document that reads otherwise, or is judged otherwise.
type Order struct {
	DocumentID string     `json:"documentId"`
	OrderID    string     `json:"orderId,omitempty"`
	Partner    string     `json:"partner"`
	Number     string     `json:"number"`
	Taken      time.Time  `json:"taken"`
	Changes    []Change   `json:"changes,omitempty"`
	Appear     []Judgment `json:"appear,omitempty"` // findings that the new mapping gives, the old one does not
	Vanish     []Judgment `json:"vanish,omitempty"` // the other way round
	From       string     `json:"from"`             // accept, hold or reject, by the old mapping
	To         string     `json:"to"`               // by the new one
}

// Change is a value that reads otherwise; "" stands for none.
type Change struct {
	Field string `json:"field"` // JSON pointer into the order
	From  string `json:"from"`
	To    string `json:"to"`
}

// Judgment is a finding as far as it counts here.
type Judgment struct {
	Code     string           `json:"code"`
	Severity gateway.Severity `json:"severity"`
	Field    string           `json:"field,omitempty"`
	Message  string           `json:"message"`
}

// The sizes of the work: documents looked at a page of the journal, and those that
// a worker takes at a time.
const (
	scan  = 1000
	chunk = 64
)

// Run replays the documents and gives each that differs to emit, in the order in
// which they were taken. An error of emit ends it.
func Run(ctx context.Context, cfg Config, emit func(Order) error) (*Summary, error) {
	format, typ := cfg.Old.Reads()
	if f, t := cfg.New.Reads(); f != format || t != typ || f == "" {
		return nil, gateway.Errorf("comparison", gateway.Invalid, "%s reads %s %s and %s reads %s %s: there is nothing to compare", cfg.Old.ID(), format, typ, cfg.New.ID(), f, t)
	}
	if cfg.Workers == 0 {
		cfg.Workers = runtime.GOMAXPROCS(0)
	}
	g, ctx := errgroup.WithContext(ctx)
	work := make(chan *batch)
	inOrder := make(chan *batch, 2*cfg.Workers)
	g.Go(func() error {
		defer close(inOrder)
		defer close(work)
		return cfg.batches(ctx, format, func(b *batch) error {
			for _, to := range []chan *batch{inOrder, work} { // the one bounds, the other works
				select {
				case to <- b:
				case <-ctx.Done():
					return context.Cause(ctx)
				}
			}
			return nil
		})
	})
	for range cfg.Workers {
		g.Go(func() error {
			for b := range work {
				if err := cfg.compare(ctx, b); err != nil {
					return err
				}
				close(b.done)
			}
			return nil
		})
	}
	sum := newSummary()
	g.Go(func() error {
		for b := range inOrder {
			select {
			case <-b.done:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
			sum.add(b)
			for i := range b.differ {
				if err := emit(b.differ[i]); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return sum.close(), nil
}

// batch is some documents that one worker compares.
type batch struct {
	documents  []document
	done       chan struct{} // closed when what follows is filled in
	compared   int
	unreadable int // payloads that are gone or damaged
	differ     []Order
}

type document struct {
	journal.Document
	message *journal.Message
}

// batches pages through the archive.
func (cfg *Config) batches(ctx context.Context, format string, give func(*batch) error) error {
	one, after := "", ""
	var types []string
	for i, of := range cfg.Of {
		if types = append(types, of.Type); i == 0 {
			one = of.Partner
		} else if of.Partner != one {
			one = ""
		}
	}
	slices.Sort(types)
	types = slices.Compact(types)
	if !cfg.Since.IsZero() {
		after = intake.FirstID("M", cfg.Since)
	}
	for {
		var docs []document
		var last string
		err := cfg.Store.View(ctx, func(tx *journal.Tx) error {
			docs = nil
			found, to, err := tx.ReadBefore(format, types, one, after, scan)
			last = to
			if err != nil {
				return err
			}
			found = slices.DeleteFunc(found, func(d journal.Document) bool { return !slices.Contains(cfg.Of, Documents{d.Partner, d.Type}) })
			var ids []string
			for i := range found { // a message's documents stand in a row
				if id := found[i].MessageID; len(ids) == 0 || ids[len(ids)-1] != id {
					ids = append(ids, id)
				}
			}
			messages, err := tx.MessagesBy(ids)
			if err != nil {
				return err
			}
			for i := range found {
				m := messages[found[i].MessageID]
				if m == nil {
					return fmt.Errorf("message %s of document %s: %w", found[i].MessageID, found[i].ID, journal.ErrNotFound)
				}
				docs = append(docs, document{found[i], m})
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("read the archive: %w", err)
		}
		for part := range slices.Chunk(docs, chunk) {
			if err := give(&batch{documents: part, done: make(chan struct{})}); err != nil {
				return err
			}
		}
		if last == "" {
			return nil
		}
		after = last
	}
}
