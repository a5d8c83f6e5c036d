// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"fmt"
	"slices"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/decode"
	"ordergate/gateway/journal"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
)

// Archive decodes documents of the journal again, for those who only look. It is
// used by one goroutine and keeps the payloads it has opened until Close.
type Archive struct{ p *payloads }

// NewArchive reads payloads from blobs; what partners say of syntax holds as it
// does in the daemon, and mappings know the formats.
func NewArchive(blobs blob.Store, partners *partner.Directory, mappings *mapping.Set) *Archive {
	snap := &Snapshot{Partners: partners, Mappings: mappings}
	return &Archive{newPayloads(&Engine{blobs: blobs, snapshot: func() *Snapshot { return snap }})}
}

// fetched is the size in bytes up to which Fetch takes a payload.
const fetched = 64 << 10

// Fetch reads payloads of messages that are small by few statements, where blobs
// lie in the journal; Document opens the rest one by one.
func (a *Archive) Fetch(ctx context.Context, messages []*journal.Message) error {
	vault, ok := a.p.e.blobs.(interface {
		Inline(ctx context.Context, shas []string) (map[string][]byte, error)
	})
	if !ok {
		return nil
	}
	var shas []string
	for _, m := range messages {
		if m.Size <= fetched && a.p.open[m.SHA256] == nil {
			shas = append(shas, m.SHA256)
		}
	}
	if len(shas) == 0 {
		return nil
	}
	slices.Sort(shas)
	all, err := vault.Inline(ctx, slices.Compact(shas))
	if err != nil {
		return fmt.Errorf("read payloads: %w", err)
	}
	for sha, data := range all {
		a.p.open[sha] = blob.Reader(data)
	}
	return nil
}

// Document decodes one document of a message, and tells where it came from and
// whether it is test traffic.
func (a *Archive) Document(ctx context.Context, m *journal.Message, d *journal.Document) (doc *decode.Document, from gateway.Source, test bool, err error) {
	if doc, err = a.p.document(ctx, m, d); err != nil {
		return nil, from, false, err
	}
	return doc, sourceOf(m, d), isTest(doc, m, a.p.e.snapshot().Partners.Get(d.Partner)), nil
}

// Close lets go of the payloads.
func (a *Archive) Close() { a.p.close() }
