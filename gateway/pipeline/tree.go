// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/pdf"
	"ordergate/gateway/journal"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
)

// treeReading is the checkpoint of a payload that is no X12: how it is read, which
// must not change between its pieces, and how many documents have been.
type treeReading struct {
	Format  string        `json:"format"`
	Type    string        `json:"type"`
	Mapping string        `json:"mapping"`
	Partner string        `json:"partner,omitempty"`
	Layout  decode.Layout `json:"layout"`
	// Instead is the digest of what is read in place of the payload, see Opened.
	Instead string `json:"instead,omitempty"`
	// Findings are of each of its documents, whatever is in it.
	Findings []gateway.Finding `json:"findings,omitempty"`
	Done     int               `json:"done"`
	Asides   int               `json:"asides,omitempty"` // of those, that are no order and ask for nothing
}

// storedTree is what decoding a document of a tree again needs.
type storedTree struct {
	Layout  decode.Layout   `json:"layout"`
	Context json.RawMessage `json:"context,omitempty"`
	Instead string          `json:"instead,omitempty"` // see treeReading
	// Findings are those of reading it alone; the document's row has the rules', too.
	Findings []gateway.Finding `json:"findings,omitempty"`
}

// errPiece ends a piece.
var errPiece = errors.New("the piece is full")

// choose settles how a payload is read; false when nobody knows, and the finding
// says why.
func (e *Engine) choose(ctx context.Context, p *piece, head []byte, body io.ReadSeeker, size int64) (chosen bool, err error) {
	snap, env := e.snapshot(), &p.message.Envelope
	in := e.incoming(p.message, &readerAt{r: body}, size)
	in.Head = head
	if typed(p.message) {
		return e.chooseTyped(ctx, p, in)
	}
	if mediaType(p.message) == gateway.OrderMediaType {
		if c, ok := Canonical(snap.Mappings, in.Partners); ok {
			p.state.Tree = newTree(c)
			return true, nil
		}
	}
	if p.render == nil && e.render != nil && pdf.Is(head, env.FileName) {
		p.later = true
		return false, nil
	}
	if in.Depth, err = e.depth(ctx, p.message); err != nil {
		return false, err
	}
	o, faults, err := Open(ctx, p.render, in)
	if err != nil {
		return false, err
	}
	if o == nil {
		if m := env.Mail; m != nil && len(env.Partners) == 0 {
			faults = []gateway.Finding{*unknownSender(m)}
		}
		p.state.Findings = append(p.state.Findings, faults...)
		p.held, p.last = true, true
		return false, nil
	}
	if p.asksLater(e, &in, o.Choice) {
		return false, nil
	}
	if err := e.takeInside(ctx, p, o); err != nil || o.Portfolio {
		return false, err
	}
	p.state.Tree = newTree(o.Choice)
	p.state.Tree.Findings = o.Against
	if env.Within == gateway.WithinDocument {
		parent, err := e.parent(ctx, p.message)
		if err != nil {
			return false, err
		}
		p.state.Tree.Findings = append(p.state.Tree.Findings, WithinOrder(env.FileName, parent))
	}
	p.state.Findings = append(p.state.Findings, o.Findings...)
	if o.Instead == nil {
		return true, nil
	}
	return true, e.keepInstead(ctx, p, o.Instead)
}

func newTree(c *Choice) *treeReading {
	t := &treeReading{Format: c.Format.Name(), Type: c.Type, Mapping: c.Mapping.ID(), Layout: *c.Layout}
	if c.Partner != nil {
		t.Partner = c.Partner.ID
	}
	return t
}

// chooseTyped settles whether the text of a mail holds an order that can be read; what
// only a person makes out is for a person.
func (e *Engine) chooseTyped(ctx context.Context, p *piece, in Incoming) (bool, error) {
	c := Typed(in)
	if c == nil {
		p.fail("message.text.order", "There may be an order in the text of the mail, which only a person reads.", "Read the mail. Enter the order in the ERP by hand, or ask the sender for an order that is attached.")
		return false, nil
	}
	if p.asksLater(e, &in, c) {
		return false, nil
	}
	o := &Opened{Choice: c}
	if err := o.Ask(ctx, p.render, &in, nil); err != nil {
		return false, err
	}
	p.state.Tree = newTree(c)
	if o.Instead == nil {
		return true, nil
	}
	return true, e.keepInstead(ctx, p, o.Instead)
}

// asksLater leaves what a model is to be asked about to the step that takes its time.
func (p *piece) asksLater(e *Engine, in *Incoming, c *Choice) bool {
	p.later = c != nil && p.render == nil && asker(e.render) != nil && in.doubted(c) != nil
	return p.later
}

// unknownSender says that a mail came from somebody whom no partner file names.
func unknownSender(m *gateway.Mail) *gateway.Finding {
	return &gateway.Finding{Code: "message.sender.unknown", Severity: gateway.Hold, Found: m.From,
		Message: fmt.Sprintf("No partner is known that sends mails from %s; it wrote the mail %s.", m.From, mailName(m)),
		Hint:    "When this is a partner's address, add it to from: under mail: in the partner's file, then replay the message."}
}

// readTree reads a piece of a payload that is no X12.
func (e *Engine) readTree(ctx context.Context, p *piece, body io.ReadSeeker, size int64) error {
	t, snap := p.state.Tree, e.snapshot()
	f := snap.Mappings.Format(t.Format)
	if f == nil {
		return gateway.Errorf("pipeline.read", gateway.Internal, "there is no format %q", t.Format)
	}
	m, ok := snap.Mappings.Find(t.Mapping)
	if !ok {
		p.fail("document.mapping.missing", fmt.Sprintf("The mapping %s, which reads the file, is gone.", t.Mapping), "Bring it back, then replay the message.")
		return nil
	}
	if t.Instead != "" {
		kept, n, err := e.instead(ctx, p, t)
		if err != nil {
			return err
		}
		defer kept.Close()
		body, size = kept, n
	}
	skip, bytes := t.Done, int64(0)
	payload := decode.Payload{ReaderAt: &readerAt{r: body}, Size: size, Name: p.message.Envelope.FileName, Kept: t.Instead != ""}
	if m := p.message.Envelope.Mail; m != nil {
		payload.Subject = m.Subject
	}
	rest, err := f.Read(payload, &t.Layout, decode.Limits{}, func(d *decode.Document) error {
		if skip > 0 {
			skip--
			return nil
		}
		if len(p.documents) >= e.cfg.PieceSets || bytes >= e.cfg.PieceBytes {
			return errPiece
		}
		bytes += d.Length
		t.Done++
		if aside(d) {
			t.Asides++
			p.asides = append(p.asides, asideFinding(p.message, d))
			return nil
		}
		return e.takeTree(p, d, m)
	})
	if errors.Is(err, errPiece) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read payload: %w", err)
	}
	p.last = true
	p.state.Findings = append(p.state.Findings, rest...)
	if t.Done == 0 && len(rest) == 0 {
		p.fail("message.order.none", "There is no order in the file.", "Ask the sender whether something is missing.")
	}
	p.held = p.held || gateway.Weigh(rest) != gateway.Accept
	if t.Asides == t.Done { // else they go with the orders of the file
		p.state.Findings = append(p.state.Findings, p.asides...)
		p.held = p.held || len(p.asides) > 0
	} else {
		p.asides = nil
	}
	return nil
}

// takeTree adds a document to the piece. It is mapped here once for its order
// number, which its lane goes by.
func (e *Engine) takeTree(p *piece, d *decode.Document, m *mapping.Mapping) error {
	t, env := p.state.Tree, p.message.Envelope
	row := journal.Document{ID: fmt.Sprintf("%s.1.%06d", p.message.ID, t.Done), MessageID: p.message.ID, Partner: t.Partner, Format: t.Format, Type: t.Type,
		Offset: d.Offset, Length: d.Length, Ack: "A", State: journal.DocumentRead, Findings: append(slices.Clone(t.Findings), d.Findings...)}
	row.Number = strings.Clone(m.Map(d, mapping.Options{NoTrace: true}).Order.ID)
	var who *partner.Partner
	if t.Partner != "" {
		who = e.snapshot().Partners.Get(t.Partner)
	} else {
		var findings []gateway.Finding
		who, findings = e.snapshot().Partners.IdentifyNamed(&env, m.Sender(d))
		row.Findings = append(row.Findings, findings...)
	}
	if who != nil {
		row.Partner = who.ID
		var findings []gateway.Finding
		row.Station, findings = e.snapshot().Partners.StationOf(who, env.Station)
		row.Findings = append(row.Findings, findings...)
	}
	if who == nil || row.Station == "" {
		row.State, p.held = journal.DocumentHeld, true
	}
	var err error
	if row.Context, err = json.Marshal(storedTree{Layout: t.Layout, Context: d.Context, Instead: t.Instead, Findings: row.Findings}); err != nil {
		return fmt.Errorf("write context: %w", err)
	}
	p.documents = append(p.documents, row)
	return nil
}

// treeJobs are the checks of the documents that were read.
func treeJobs(docs []journal.Document) (jobs []journal.Job) {
	for _, d := range docs {
		if d.State == journal.DocumentRead {
			jobs = append(jobs, journal.Job{Lane: journal.NumberLane(d.Station, d.Partner, d.Number, d.ID), Kind: journal.KindCheck, Partner: d.Partner, Ref: d.ID})
		}
	}
	return jobs
}

// treeDocument decodes a stored document again.
func (p *payloads) treeDocument(ctx context.Context, m *journal.Message, d *journal.Document) (*decode.Document, error) {
	var s storedTree
	if err := json.Unmarshal(d.Context, &s); err != nil {
		return nil, gateway.Errorf("pipeline", gateway.Internal, "read context of %s: %w", d.ID, err)
	}
	raw, err := p.treeBytes(ctx, m, d, &s)
	if err != nil {
		return nil, err
	}
	f := p.e.snapshot().Mappings.Format(d.Format)
	if f == nil {
		return nil, gateway.Errorf("pipeline", gateway.Internal, "there is no format %q", d.Format)
	}
	doc, err := f.Again(raw, s.Context, &s.Layout, decode.Limits{})
	if err != nil {
		return nil, gateway.Errorf("pipeline", gateway.Internal, "decode document %s again: %w", d.ID, err)
	}
	doc.Type, doc.Findings = d.Type, s.Findings
	return doc, nil
}

// readerAt reads at offsets of what can only seek; for one goroutine.
type readerAt struct {
	r io.ReadSeeker
}

// ReadAt implements io.ReaderAt.
func (r *readerAt) ReadAt(b []byte, at int64) (int, error) {
	if _, err := r.r.Seek(at, io.SeekStart); err != nil {
		return 0, err
	}
	n, err := io.ReadFull(r.r, b)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = io.EOF
	}
	return n, err
}
