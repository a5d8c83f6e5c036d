// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"ordergate/gateway/blob"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/pdf"
	"ordergate/transports"
)

// derived is what was made of a payload and is read in its place: the pages of a PDF. It
// is kept beside the message, so that every later reading sees the same words.
type derived struct {
	transports.Kept
	ready blob.Prepared
}

// keepInstead keeps what is read in place of the piece's payload.
func (e *Engine) keepInstead(ctx context.Context, p *piece, data []byte) error {
	kept, err := (keeper{ctx, e.keep}).Keep(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("keep the pages: %w", err)
	}
	part := kept.(*keptPart)
	part.close()
	ready, err := part.Kept.(readier).Ready(ctx)
	if err != nil {
		part.Kept.Discard()
		return fmt.Errorf("keep the pages: %w", err)
	}
	p.kept = &derived{part.Kept, ready}
	p.state.Tree.Instead = ready.SHA256
	p.instead = data
	return nil
}

// instead opens what is read in place of a piece's payload.
func (e *Engine) instead(ctx context.Context, p *piece, sha string) (io.ReadSeekCloser, int64, error) {
	if p.instead != nil { // it is stored with the piece, not before
		return blob.Reader(p.instead), int64(len(p.instead)), nil
	}
	r, n, err := e.blobs.Open(ctx, sha)
	if err != nil {
		return nil, 0, fmt.Errorf("open the pages of %s: %w", p.message.ID, err)
	}
	return r, n, nil
}

// Typed gives the reading of the text of a mail, nil where nothing in it is an order
// that can be made out.
func Typed(in Incoming) *Choice {
	in.printed = true
	c, _ := choose(&in, nil)
	return c
}

// orderly tells whether there is an order with lines in what anybody may have typed;
// other formats say themselves what they are.
func (in *Incoming) orderly(c *Choice) bool {
	f, ok := c.laidOut()
	if !ok || f.Name() == pdf.Name || f.Name() == "docx" {
		return true
	}
	found := false
	_, err := f.Read(in.Payload, c.Layout, decode.Limits{}, func(d *decode.Document) error {
		if found = isOrder(d) && len(lines(d)) > 0; found {
			return errPiece
		}
		return nil
	})
	return found && (err == nil || errors.Is(err, errPiece)) // what cannot be read now is for a person, or read again by hand
}

// isOrder tells whether a document laid out for people asks for something.
func isOrder(d *decode.Document) bool {
	for _, n := range d.Root.Children {
		if n.Name == "kind" {
			kind, _ := n.Element(1)
			return kind == "purchase order" || kind == "change order" || kind == "cancellation"
		}
	}
	return false
}

func lines(d *decode.Document) (out []*decode.Node) {
	for _, n := range d.Root.Children {
		if n.Name == "line" {
			out = append(out, n)
		}
	}
	return out
}
