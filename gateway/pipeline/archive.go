// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/decode"
	"ordergate/gateway/journal"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
	"ordergate/gateway/validate"
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

// Document decodes one document of a message.
func (a *Archive) Document(ctx context.Context, m *journal.Message, d *journal.Document) (*decode.Document, error) {
	return a.p.document(ctx, m, d)
}

// Close lets go of the payloads.
func (a *Archive) Close() { a.p.close() }

// SourceOf is what the journal knows of where a document came from.
func SourceOf(m *journal.Message, d *journal.Document) gateway.Source { return sourceOf(m, d) }

// IsTest tells test traffic, as the daemon does.
func IsTest(doc *decode.Document, m *journal.Message, p *partner.Partner) bool {
	return isTest(doc, m, p)
}

// IsChange tells whether an order changes another: it is not held against master
// data by itself.
func IsChange(o *gateway.Order) bool { return isChange(o) }

// RulesOf are the partner's rules, the defaults when it is nil.
func RulesOf(p *partner.Partner) validate.Policy { return rulesOf(p) }
