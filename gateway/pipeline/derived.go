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
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/pdf"
	"ordergate/gateway/journal"
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
func (e *Engine) instead(ctx context.Context, p *piece, t *treeReading) (io.ReadSeekCloser, int64, error) {
	if p.instead != nil { // it is stored with the piece, not before
		return blob.Reader(p.instead), int64(len(p.instead)), nil
	}
	return e.openRead(ctx, p.message, &storedTree{Instead: t.Instead})
}

// openRead opens what a document of a tree is read from. Pages that are lost are read
// again from their PDF.
func (e *Engine) openRead(ctx context.Context, m *journal.Message, s *storedTree) (io.ReadSeekCloser, int64, error) {
	sha := m.SHA256
	if s.Instead != "" {
		sha = s.Instead
	}
	r, n, err := e.blobs.Open(ctx, sha)
	if s.Instead != "" && (errors.Is(err, blob.ErrNotFound) || errors.Is(err, blob.ErrDamaged)) {
		data, again := e.pagesAgain(ctx, m, s)
		if again != nil {
			return nil, 0, fmt.Errorf("open the pages of %s: %w", m.ID, errors.Join(err, again))
		}
		return blob.Reader(data), int64(len(data)), nil
	}
	if err != nil {
		return nil, 0, fmt.Errorf("open payload of %s: %w", m.ID, err)
	}
	return r, n, nil
}

// errPages: what was read in place of a payload cannot be read from it again.
var errPages = errors.New("its pages cannot be read again")

// pagesAgain reads once more what is read in place of a payload.
func (e *Engine) pagesAgain(ctx context.Context, m *journal.Message, s *storedTree) ([]byte, error) {
	if e.render == nil {
		return nil, errPages
	}
	body, size, err := e.blobs.Open(ctx, m.SHA256)
	if err != nil {
		return nil, err
	}
	defer body.Close()
	in := e.incoming(m, &readerAt{r: body}, size)
	in.Head = make([]byte, min(size, decode.HeadBytes))
	if _, err := in.Payload.ReadAt(in.Head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read payload: %w", err)
	}
	o, faults, err := Open(ctx, e.render, in)
	switch {
	case err != nil:
		return nil, err
	case o == nil:
		return nil, fmt.Errorf("%w: %s", errPages, faults[0].Message)
	case o.Instead == nil:
		return nil, errPages
	}
	return o.Instead, nil
}

// incoming is a message, as choosing how it is read sees it.
func (e *Engine) incoming(m *journal.Message, body io.ReaderAt, size int64) Incoming {
	snap, env := e.snapshot(), &m.Envelope
	in := Incoming{Payload: decode.Payload{ReaderAt: body, Size: size, Name: env.FileName}, Mappings: snap.Mappings, Own: Own(snap.Partners), Passwords: snap.Passwords}
	if env.Mail != nil {
		in.Payload.Subject = env.Mail.Subject
	}
	for _, id := range env.Partners {
		if partner := snap.Partners.Get(id); partner != nil {
			in.Partners = append(in.Partners, partner)
		}
	}
	return in
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
	switch paper.Kind(said(d, "kind")) {
	case paper.PurchaseOrder, paper.ChangeOrder, paper.Cancellation:
		return true
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
