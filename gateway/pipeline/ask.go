// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"bytes"
	"context"
	"fmt"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/tree"
)

// Asker is a Renderer that may have a model read pages, too.
type Asker interface {
	// Asks tells whether there is a model.
	Asks() bool
	// Ask adds the model's answer to the pages, or a note why there is none. An error is
	// the end of ctx.
	Ask(ctx context.Context, d *paper.Document) error
}

// asker gives who asks a model; nil where nobody does.
func asker(r Renderer) Asker {
	if a, ok := r.(Asker); ok && a.Asks() {
		return a
	}
	return nil
}

// Ask has a model read what the rules do not read beyond doubt, where there is one: what
// is laid out for people, and no exact data. Its answer is kept with the pages, which are
// then read in place of the payload. d are the pages of a PDF; nil: those of the payload.
func (o *Opened) Ask(ctx context.Context, r Renderer, in *Incoming, d *paper.Document) error {
	a := asker(r)
	if a == nil || o.Choice == nil {
		return nil
	}
	if d == nil {
		if d = in.doubted(o.Choice); d == nil {
			return nil
		}
	} else if o.Instead == nil || in.beyondDoubt(o.Choice, o.Instead) {
		return nil
	}
	if err := a.Ask(ctx, d); err != nil {
		return fmt.Errorf("ask the model: %w", err)
	}
	raw, err := d.Write()
	if err != nil {
		return fmt.Errorf("write pages: %w", err)
	}
	o.Instead = raw
	return nil
}

// doubted gives the pages of a payload that the rules do not read beyond doubt; nil where
// they do, or where it has none.
func (in *Incoming) doubted(c *Choice) *paper.Document {
	f, ok := c.laidOut()
	if !ok {
		return nil
	}
	d, findings, err := f.Pages(in.Payload, decode.Limits{})
	if err != nil || d == nil {
		return nil // reading it says why
	}
	d.Findings = append(d.Findings, findings...)
	raw, err := d.Write()
	if err != nil || in.beyondDoubt(c, raw) {
		return nil
	}
	return d
}

// beyondDoubt tells whether pages hold orders of which nothing speaks against any.
func (in *Incoming) beyondDoubt(c *Choice, raw []byte) bool {
	sure, orders := true, 0
	payload := decode.Payload{ReaderAt: bytes.NewReader(raw), Size: int64(len(raw)), Name: in.Payload.Name, Subject: in.Payload.Subject, Kept: true}
	rest, err := c.Format.Read(payload, c.Layout, decode.Limits{}, func(doc *decode.Document) error {
		orders++
		sure = sure && isOrder(doc) && len(lines(doc)) > 0 && gateway.Weigh(doc.Findings) == gateway.Accept
		return nil
	})
	return err == nil && sure && orders > 0 && gateway.Weigh(rest) == gateway.Accept
}

// printed tells what is laid out for people: its bytes may be kept pages.
func (e *Engine) printed(format string) bool {
	_, ok := e.snapshot().Mappings.Format(format).(*tree.Format)
	return ok
}
