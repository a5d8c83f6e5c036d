// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/journal"
)

// payloads opens each message's payload once a batch.
type payloads struct {
	e    *Engine
	open map[string]io.ReadSeekCloser
}

func newPayloads(e *Engine) *payloads { return &payloads{e, map[string]io.ReadSeekCloser{}} }

func (p *payloads) close() {
	for _, r := range p.open {
		_ = r.Close() // read only
	}
}

// bytes are a stored document's, of the payload of a digest.
func (p *payloads) bytes(ctx context.Context, sha string, d *journal.Document) ([]byte, error) {
	r := p.open[sha]
	if r == nil {
		var err error
		if r, _, err = p.e.blobs.Open(ctx, sha); err != nil {
			return nil, fmt.Errorf("open payload of %s: %w", d.MessageID, err)
		}
		p.open[sha] = r
	}
	return part(r, d)
}

// treeBytes are those of a document of a tree.
func (p *payloads) treeBytes(ctx context.Context, m *journal.Message, d *journal.Document, s *storedTree) ([]byte, error) {
	if s.Instead == "" {
		return p.bytes(ctx, m.SHA256, d)
	}
	r := p.open[s.Instead]
	if r == nil {
		var err error
		if r, _, err = p.e.openRead(ctx, m, s); err != nil {
			return nil, err
		}
		p.open[s.Instead] = r
	}
	if p.e.printed(d.Format) { // all pages; read again, they may have another length
		if _, err := r.Seek(0, io.SeekStart); err != nil {
			return nil, fmt.Errorf("find document %s: %w", d.ID, err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			return nil, fmt.Errorf("read document %s: %w", d.ID, err)
		}
		return raw, nil
	}
	return part(r, d)
}

// part reads a document's bytes.
func part(r io.ReadSeeker, d *journal.Document) ([]byte, error) {
	if _, err := r.Seek(d.Offset, io.SeekStart); err != nil {
		return nil, fmt.Errorf("find document %s: %w", d.ID, err)
	}
	raw := make([]byte, d.Length)
	if _, err := io.ReadFull(r, raw); err != nil {
		return nil, fmt.Errorf("read document %s: %w", d.ID, err)
	}
	return raw, nil
}

// document decodes one stored document again from its bytes.
func (p *payloads) document(ctx context.Context, m *journal.Message, d *journal.Document) (*decode.Document, error) {
	if d.Format != "x12" {
		return p.treeDocument(ctx, m, d)
	}
	raw, err := p.bytes(ctx, m.SHA256, d)
	if err != nil {
		return nil, err
	}
	var s storedSet
	if err := json.Unmarshal(d.Context, &s); err != nil {
		return nil, gateway.Errorf("pipeline", gateway.Internal, "read context of %s: %w", d.ID, err)
	}
	policy := x12.Policy{}
	if partner := p.e.snapshot().Partners.Get(d.Partner); partner != nil {
		policy = partner.Syntax
	}
	doc, _ := x12.DecodeSet(raw, s.Context, policy)
	return doc, nil
}
