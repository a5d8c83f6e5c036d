// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/journal"
	"ordergate/gateway/mapping"
)

// layAnew reads the documents of a file by the layout that their mapping has by now:
// a charset or the places of fields may be what was mended. A layout that finds other
// orders in the file than were made of it cannot be followed.
func (e *Engine) layAnew(ctx context.Context, m *journal.Message, docs []journal.Document) error {
	if len(docs) == 0 || docs[0].Format == "x12" {
		return nil
	}
	snap, d := e.snapshot(), &docs[0]
	var s storedTree
	if err := json.Unmarshal(d.Context, &s); err != nil {
		return gateway.Errorf("pipeline.replay", gateway.Internal, "read context of %s: %w", d.ID, err)
	}
	by, _ := mappingOf(snap.Partners.Get(d.Partner), snap.Mappings, d.Format, d.Type)
	if by == nil || by.Decoder() == nil || by.Decoder().Name() != d.Format {
		return nil
	}
	layout := s.layoutOf(by)
	if reflect.DeepEqual(*layout, s.Layout) {
		return nil
	}
	var now []*decode.Document
	if err := e.readBy(ctx, m, &s, by, func(d *decode.Document) {
		now = append(now, &decode.Document{Offset: d.Offset, Length: d.Length, Context: slices.Clone(d.Context), Findings: d.Findings})
	}); err != nil {
		return err
	}
	same := slices.EqualFunc(docs, now, func(d journal.Document, n *decode.Document) bool { return d.Offset == n.Offset && d.Length == n.Length })
	if !same {
		return &gateway.Error{Op: "pipeline.replay", Kind: gateway.Conflict, Public: fmt.Sprintf(
			"By its layout as it is now, mapping %s finds other orders in the file than were made of it (%d, not %d, or of other lines). Settle those that wait, and hand the file in again.",
			by.ID(), len(now), len(docs))}
	}
	for i, n := range now {
		if err := relaid(&docs[i], n, layout); err != nil {
			return err
		}
	}
	return e.store.Update(ctx, func(tx *journal.Tx) error {
		for i := range docs {
			if err := tx.SetContext(docs[i].ID, docs[i].Context); err != nil {
				return err
			}
		}
		return nil
	})
}

// relaid gives a row what a document has by another layout. Findings about who sent
// it stay.
func relaid(row *journal.Document, n *decode.Document, layout *decode.Layout) error {
	var s storedTree
	if err := json.Unmarshal(row.Context, &s); err != nil {
		return gateway.Errorf("pipeline.replay", gateway.Internal, "read context of %s: %w", row.ID, err)
	}
	var err error
	if row.Context, err = json.Marshal(storedTree{Layout: *layout, Context: n.Context, Instead: s.Instead, Findings: s.found(row.Format, n)}); err != nil {
		return fmt.Errorf("write context: %w", err)
	}
	return nil
}

// found is what is found reading a document anew, with what stays of before: who sent
// it, and what came with it.
func (s *storedTree) found(format string, n *decode.Document) []gateway.Finding {
	ofReading := []string{"document." + format + ".", "document.paper.", "paper."}
	kept := slices.DeleteFunc(slices.Clone(s.Findings), func(f gateway.Finding) bool {
		return slices.ContainsFunc(ofReading, func(prefix string) bool { return strings.HasPrefix(f.Code, prefix) })
	})
	return append(slices.Clone(n.Findings), kept...)
}

// layoutOf is a mapping's layout as the document is read by it: with our names, which
// no mapping says.
func (s *storedTree) layoutOf(by *mapping.Mapping) *decode.Layout {
	layout := *by.Layout()
	layout.Own = s.Layout.Own
	return &layout
}

// readBy reads a whole message by the layout of a mapping: what was read in place of its
// payload, where something was.
func (e *Engine) readBy(ctx context.Context, m *journal.Message, s *storedTree, by *mapping.Mapping, each func(*decode.Document)) error {
	body, size, err := e.openRead(ctx, m, s)
	if err != nil {
		return err
	}
	defer body.Close()
	payload := decode.Payload{ReaderAt: &readerAt{r: body}, Size: size, Name: m.Envelope.FileName, Kept: s.Instead != ""}
	if m.Envelope.Mail != nil {
		payload.Subject = m.Envelope.Mail.Subject
	}
	_, err = by.Decoder().Read(payload, s.layoutOf(by), decode.Limits{}, func(d *decode.Document) error { each(d); return ctx.Err() })
	if err != nil {
		return fmt.Errorf("read payload: %w", err)
	}
	return nil
}
