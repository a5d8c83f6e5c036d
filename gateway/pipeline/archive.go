// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/decode"
	"ordergate/gateway/journal"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
)

// Archive decodes documents of the journal again, for those who only look. It is
// used by one goroutine and keeps the payloads it has opened until Close.
type Archive struct {
	p    *payloads
	laid map[string]laid // by mapping: the message that By was asked for last
}

// laid is a message read by the layout of a mapping.
type laid struct {
	message   string
	documents []*decode.Document
}

// NewArchive reads payloads from blobs; what partners say of syntax holds as it
// does in the daemon, and mappings know the formats.
func NewArchive(blobs blob.Store, partners *partner.Directory, mappings *mapping.Set) *Archive {
	snap := &Snapshot{Partners: partners, Mappings: mappings}
	return &Archive{p: newPayloads(&Engine{blobs: blobs, snapshot: func() *Snapshot { return snap }}), laid: map[string]laid{}}
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

// By gives a document by the layout of a mapping. doc is what Document gave; where the
// layout is another than it was read by, the whole message is read anew. Where that finds other orders in the
// file, the document is empty and a finding says so.
func (a *Archive) By(ctx context.Context, m *journal.Message, d *journal.Document, doc *decode.Document, by *mapping.Mapping) (*decode.Document, error) {
	var s storedTree
	if d.Format == "x12" || by.Decoder() == nil || by.Decoder().Name() != d.Format {
		return doc, nil
	}
	if err := json.Unmarshal(d.Context, &s); err != nil {
		return nil, gateway.Errorf("pipeline", gateway.Internal, "read context of %s: %w", d.ID, err)
	}
	if reflect.DeepEqual(*s.layoutOf(by), s.Layout) {
		return doc, nil
	}
	now := a.laid[by.SHA256()]
	if now.message != m.ID {
		now = laid{message: m.ID}
		if err := a.p.e.readBy(ctx, m, &s, by, func(n *decode.Document) { now.documents = append(now.documents, n) }); err != nil {
			return nil, err
		}
		a.laid[by.SHA256()] = now
	}
	n, err := strconv.Atoi(d.ID[strings.LastIndexByte(d.ID, '.')+1:])
	if err != nil || n < 1 || n > len(now.documents) || now.documents[n-1].Offset != d.Offset || now.documents[n-1].Length != d.Length {
		return &decode.Document{Format: d.Format, Type: d.Type, Root: &decode.Node{}, Findings: []gateway.Finding{{Code: "document.layout.differs", Severity: gateway.Hold,
			Message: "By the layout of " + by.ID() + ", the file holds other orders.", Hint: "Read the file with ordergate read to see which."}}}, nil
	}
	anew := *now.documents[n-1]
	anew.Type, anew.Findings = d.Type, s.found(d.Format, &anew)
	return &anew, nil
}

// Close lets go of the payloads.
func (a *Archive) Close() { a.p.close() }
