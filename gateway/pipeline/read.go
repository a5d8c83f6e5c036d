// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/deliver"
	"ordergate/gateway/journal"
)

// reading is how far reading a message has come: its checkpoint.
type reading struct {
	Codec        json.RawMessage   `json:"codec,omitempty"`
	Tree         *treeReading      `json:"tree,omitempty"` // of what is no X12
	Interchanges int               `json:"interchanges"`   // begun so far
	Open         *openInterchange  `json:"open,omitempty"`
	Findings     []gateway.Finding `json:"findings,omitempty"` // of the message: junk between interchanges
	Held         bool              `json:"held,omitempty"`     // a person must look at what was read so far
}

// openInterchange is an interchange of which not all has been read.
type openInterchange struct {
	ID        string            `json:"id"`
	Station   string            `json:"station"`
	Partner   string            `json:"partner"`
	Placed    bool              `json:"placed"` // partner and station were looked for
	Sender    decode.Party      `json:"sender"`
	Receiver  decode.Party      `json:"receiver"`
	Documents int               `json:"documents"`
	Pieces    int               `json:"pieces"` // transactions before this one
	Groups    []x12.GroupReport `json:"groups,omitempty"`
	Findings  []gateway.Finding `json:"findings,omitempty"`
	Held      bool              `json:"held,omitempty"` // nobody we know sent it
}

// storedSet is what is kept of a set besides its findings: what decoding it
// again needs, and its part of the acknowledgement.
type storedSet struct {
	Context x12.SetContext `json:"context"`
	Report  x12.SetReport  `json:"report"`
	Group   int            `json:"group"`         // index in the interchange
	TA1     []string       `json:"ta1,omitempty"` // the segment, for a document that is one
}

// piece is what one transaction of reading writes.
type piece struct {
	message   *journal.Message
	state     reading
	documents []journal.Document
	ended     []*endedInterchange
	last      bool
	render    Renderer // nil: this step opens no PDF
	later     bool     // it is a PDF, and for the step that does
	format    string
	unpacked  *unpacked         // of a mail or archive, or of a PDF with files within it
	asides    []gateway.Finding // of a file without an order, that may lie beside one
	kept      *derived          // what is read in place of the payload, not stored yet
	instead   []byte            // the bytes of kept
	held      bool              // the message needs a person
}

type endedInterchange struct {
	openInterchange
	report *x12.InterchangeReport
	docs   []journal.Document // those of this piece
}

// read reads messages, a bounded piece of each in one transaction. A PDF is for a step
// of its own, which takes its time.
func (e *Engine) read(ctx context.Context, jobs []journal.Job) error {
	return e.readAll(ctx, jobs, nil)
}

// rendering is the step that opens PDFs.
func (e *Engine) rendering(ctx context.Context, jobs []journal.Job) error {
	return e.readAll(ctx, jobs, e.render)
}

func (e *Engine) readAll(ctx context.Context, jobs []journal.Job, render Renderer) error {
	pieces := make([]*piece, len(jobs))
	for i, j := range jobs {
		p, err := e.readPiece(ctx, j.Ref, render)
		pieces[i] = p
		if err == nil {
			err = e.ofMail(ctx, p)
		}
		if err != nil {
			discard(pieces)
			if len(jobs) > 1 {
				return err // each alone
			}
			return fmt.Errorf("read message %s: %w", j.Ref, err)
		}
	}
	defer discard(pieces)
	if render != nil {
		e.cfg.Crash("render.decoded")
	}
	e.cfg.Crash("read.decoded")
	err := e.store.Update(ctx, func(tx *journal.Tx) error {
		for i, p := range pieces {
			if err := e.storePiece(tx, jobs[i], p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("store what was read: %w", err)
	}
	if render != nil {
		e.cfg.Crash("render.recorded")
	}
	e.cfg.Crash("read.recorded")
	if slices.ContainsFunc(pieces, func(p *piece) bool { return p.unpacked != nil }) {
		e.cfg.Crash("unpack.recorded")
	}
	e.reportRead(pieces)
	return nil
}

func (e *Engine) readPiece(ctx context.Context, id string, render Renderer) (*piece, error) {
	p := &piece{render: render}
	err := e.store.View(ctx, func(tx *journal.Tx) (err error) { p.message, err = tx.Message(id); return err })
	if err != nil {
		return nil, err
	}
	if len(p.message.Checkpoint) > 0 {
		if err := json.Unmarshal(p.message.Checkpoint, &p.state); err != nil {
			return nil, gateway.Errorf("pipeline.read", gateway.Internal, "read checkpoint of %s: %w", id, err)
		}
	}
	body, size, err := e.blobs.Open(ctx, p.message.SHA256)
	if errors.Is(err, blob.ErrDamaged) || errors.Is(err, blob.ErrNotFound) {
		p.fail("message.payload.damaged", "The stored payload cannot be read: "+err.Error(), "Restore the blob folder from the backup, then replay the message.")
		return p, nil
	}
	if err != nil {
		return nil, err
	}
	defer body.Close()
	if p.state.Codec == nil && p.state.Tree == nil {
		head := make([]byte, min(size, decode.HeadBytes))
		n, err := io.ReadFull(body, head)
		if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("read payload: %w", err)
		}
		if c := container(p.message, head[:n]); c != nil { // before X12, which stands in many a mail
			return p, e.unpack(ctx, p, c, body, size)
		}
		if !x12.Sniff(head[:n]) {
			if ok, err := e.choose(ctx, p, head[:n], body, size); err != nil || !ok {
				return p, err
			}
		}
		if _, err := body.Seek(0, io.SeekStart); err != nil {
			return nil, fmt.Errorf("read payload: %w", err)
		}
	}
	if p.state.Tree != nil {
		p.format = p.state.Tree.Format
		return p, e.readTree(ctx, p, body, size)
	}
	p.format = "x12"
	return p, e.readX12(p, body, size)
}

// discard lets go of parts that are stored by now, or will be read again.
func discard(pieces []*piece) {
	for _, p := range pieces {
		if p != nil && p.unpacked != nil {
			p.unpacked.discard()
		}
		if p != nil && p.kept != nil {
			p.kept.Discard()
		}
	}
}

func sample(b []byte) string {
	return string(bytes.TrimSpace(b[:min(len(b), 40)]))
}

// fail sets the message aside for a person.
func (p *piece) fail(code, message, hint string) {
	p.state.Findings = append(p.state.Findings, gateway.Finding{Code: code, Severity: gateway.Hold, Message: message, Hint: hint})
	p.held, p.last = true, true
}

func (e *Engine) readX12(p *piece, body io.ReadSeeker, size int64) error {
	var r *x12.Reader
	opts := x12.Options{Policy: e.syntaxPolicy(p), PolicyOf: e.policyOf(p), Limits: e.cfg.X12, Reuse: true}
	if p.state.Codec != nil {
		at, err := x12.CheckpointOffset(p.state.Codec)
		if err != nil {
			return err
		}
		if _, err := body.Seek(at, io.SeekStart); err != nil {
			return fmt.Errorf("go on reading at %d: %w", at, err)
		}
		if r, err = x12.Resume(body, opts, p.state.Codec); err != nil {
			return err
		}
	} else {
		r = x12.NewReader(body, opts)
	}
	begin := r.At()
	for sets := 0; ; {
		if r.Ready() && (sets >= e.cfg.PieceSets || r.At()-begin >= e.cfg.PieceBytes) {
			p.state.Codec = r.Checkpoint()
			if p.state.Open != nil {
				p.state.Open.Pieces++
			}
			return nil
		}
		ev, err := r.Next()
		if errors.Is(err, io.EOF) {
			p.last = true
			p.state.Codec = nil
			return nil
		}
		if err != nil {
			return fmt.Errorf("read payload at %d of %d: %w", r.At(), size, err)
		}
		if ev.Kind == x12.Set || ev.Kind == x12.IncomingTA1 {
			sets++
		}
		e.take12(p, ev)
	}
}

// syntaxPolicy is the partner's when the connection leaves no doubt who it is:
// faults are weighed while they are found, before the ids inside are believed.
func (e *Engine) syntaxPolicy(p *piece) x12.Policy {
	if ids := p.message.Envelope.Partners; len(ids) == 1 {
		if partner := e.snapshot().Partners.Get(ids[0]); partner != nil {
			return partner.Syntax
		}
	}
	return x12.Policy{}
}

// policyOf gives the policy of whoever an interchange says it is from, so far as
// the connection may speak for them.
func (e *Engine) policyOf(p *piece) func(sender, receiver decode.Party, group string) x12.Policy {
	return func(sender, receiver decode.Party, group string) x12.Policy {
		if partner, _, _ := e.snapshot().Partners.Identify(&p.message.Envelope, sender, group, receiver); partner != nil {
			return partner.Syntax
		}
		return e.syntaxPolicy(p)
	}
}

// take12 adds one event of the codec to the piece.
func (e *Engine) take12(p *piece, ev x12.Event) {
	open := p.state.Open
	if open == nil && ev.Kind != x12.InterchangeStart {
		p.state.Findings = append(p.state.Findings, ev.Findings...)
		for _, f := range ev.Findings {
			p.held = p.held || f.Severity == gateway.Hold || f.Severity == gateway.Reject
		}
		return
	}
	switch ev.Kind {
	case x12.InterchangeStart:
		p.state.Interchanges++
		p.state.Open = &openInterchange{ID: p.message.ID + "." + strconv.Itoa(p.state.Interchanges), Sender: ev.Interchange.Sender,
			Receiver: ev.Interchange.Receiver, Findings: ev.Findings}
	case x12.GroupStart:
		if !open.Placed {
			e.place(p, open, ev.Group.Sender)
		}
		open.Groups = append(open.Groups, *ev.Group)
		open.Findings = append(open.Findings, ev.Findings...)
	case x12.GroupEnd:
		open.Groups[len(open.Groups)-1] = *ev.Group
		open.Findings = append(open.Findings, ev.Findings...)
	case x12.Set:
		d := e.document(p, open, ev)
		p.held = forged(p.message, &d) || p.held
		p.documents = append(p.documents, d)
	case x12.IncomingTA1:
		d := ta1Document(p, open, ev)
		p.held = forged(p.message, &d) || p.held
		p.documents = append(p.documents, d)
		open.Findings = append(open.Findings, ev.Findings...)
	case x12.InterchangeEnd:
		if !open.Placed {
			e.place(p, open, "")
		}
		open.Findings = append(open.Findings, ev.Findings...)
		end := &endedInterchange{openInterchange: *open, report: ev.Interchange}
		for _, d := range p.documents {
			if d.InterchangeID == open.ID {
				end.docs = append(end.docs, d)
			}
		}
		p.ended = append(p.ended, end)
		p.state.Open = nil
	default:
		open.Findings = append(open.Findings, ev.Findings...)
	}
}

// place finds out who sent the interchange, to which of our stations.
func (e *Engine) place(p *piece, open *openInterchange, group string) {
	open.Placed = true
	partner, station, findings := e.snapshot().Partners.Identify(&p.message.Envelope, open.Sender, group, open.Receiver)
	open.Station = station
	open.Findings = append(open.Findings, findings...)
	if partner == nil || gateway.Weigh(findings) != gateway.Accept {
		open.Held = true
	}
	if partner != nil {
		open.Partner = partner.ID
	}
	for i := range p.documents { // TA1s stand before the group that tells divisions apart
		if d := &p.documents[i]; d.InterchangeID == open.ID {
			d.Station, d.Partner = open.Station, open.Partner
		}
	}
}

func (e *Engine) document(p *piece, open *openInterchange, ev x12.Event) journal.Document {
	d := ev.Document
	open.Documents++
	group := max(0, len(open.Groups)-1)
	context, err := json.Marshal(storedSet{Context: *ev.Context, Report: *ev.Report, Group: group})
	if err != nil {
		panic("pipeline: a set's context always marshals: " + err.Error())
	}
	state := journal.DocumentRead
	if ev.Report.Status == "R" {
		state = journal.DocumentRejected
	}
	switch {
	case deliver.IsAcknowledgement(d.Type): // whatever is wrong with it: it is never answered, and what it says counts
		state = journal.DocumentRead
	case NoOrder(d.Type) && state == journal.DocumentRead:
		state = journal.DocumentIgnored
	}
	return journal.Document{ID: fmt.Sprintf("%s.%06d", open.ID, open.Documents), MessageID: p.message.ID, InterchangeID: open.ID,
		Station: open.Station, Partner: open.Partner, Format: d.Format, Type: strings.Clone(d.Type), Version: d.Version, Control: strings.Clone(d.Control), // not to keep the set's whole text
		Number: strings.Clone(orderNumber(d)),
		Offset: d.Offset, Length: d.Length, Context: context, Ack: ev.Report.Status, State: state, Findings: d.Findings}
}

// ta1Document keeps a TA1 as a document of its own. The interchange may not have
// been placed yet: who sent it stands there.
func ta1Document(p *piece, open *openInterchange, ev x12.Event) journal.Document {
	open.Documents++
	context, err := json.Marshal(storedSet{TA1: ev.TA1[:min(6, len(ev.TA1))]})
	if err != nil {
		panic("pipeline: a TA1 always marshals: " + err.Error())
	}
	return journal.Document{ID: fmt.Sprintf("%s.%06d", open.ID, open.Documents), MessageID: p.message.ID, InterchangeID: open.ID, Station: open.Station,
		Partner: open.Partner, Format: "x12", Type: "TA1", Control: strings.Clone(ev.TA1[1]), Context: context, Ack: "A", State: journal.DocumentRead}
}

// orderNumber peeks at the number that the document's business lane goes by.
func orderNumber(d *decode.Document) string {
	for _, n := range d.Root.Children {
		switch n.Name {
		case "BEG", "BCH", "BAK", "BCA":
			v, _ := n.Element(3)
			return strings.TrimSpace(v)
		}
	}
	return ""
}

func (e *Engine) storePiece(tx *journal.Tx, j journal.Job, p *piece) error {
	m := p.message
	if p.kept != nil {
		if err := p.kept.ready.Derive(tx, m.SHA256); err != nil {
			return err
		}
	}
	for _, d := range p.documents {
		if err := tx.PutDocument(d); err != nil {
			return err
		}
	}
	if p.state.Tree != nil {
		if err := tx.Enqueue(treeJobs(p.documents)...); err != nil {
			return err
		}
	}
	if p.unpacked != nil {
		if err := p.unpacked.record(tx, m.ID); err != nil {
			return err
		}
	}
	held := p.held || p.state.Held
	for _, end := range p.ended {
		h, err := e.endInterchange(tx, m, end)
		if err != nil {
			return err
		}
		held = held || h
	}
	if p.later {
		if err := tx.Complete(j); err != nil {
			return err
		}
		return tx.Enqueue(journal.Job{Lane: j.Lane, Kind: journal.KindRender, Partner: j.Partner, Ref: m.ID})
	}
	if !p.last {
		p.state.Held = held
		checkpoint, err := json.Marshal(&p.state)
		if err != nil {
			return fmt.Errorf("write checkpoint: %w", err)
		}
		if err := tx.SetMessage(m.ID, journal.MessageReading, p.format, checkpoint, m.Findings); err != nil {
			return err
		}
		if err := tx.Complete(j); err != nil {
			return err
		}
		return tx.Enqueue(journal.Job{Lane: j.Lane, Kind: j.Kind, Partner: j.Partner, Ref: m.ID})
	}
	state := journal.MessageRead
	if held || m.State == journal.MessageHeld {
		state = journal.MessageHeld
	}
	findings := append([]gateway.Finding(nil), p.state.Findings...)
	if len(p.asides) > 0 && m.Envelope.Parent != "" {
		beside, err := orderBeside(tx, m)
		if err != nil {
			return err
		}
		if beside != "" && onlyAsides(findings) {
			return e.closeAside(tx, m, p.format, findings, beside, j)
		}
	}
	if err := tx.SetMessage(m.ID, state, p.format, nil, findings); err != nil {
		return err
	}
	action := "read"
	if state == journal.MessageHeld {
		action = "held"
	}
	err := tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: action, MessageID: m.ID,
		Detail: p.counted()})
	if err != nil {
		return err
	}
	return tx.Complete(j)
}

// counted says what there was in the message.
func (p *piece) counted() string {
	r := &p.state
	if p.unpacked != nil && r.Tree == nil {
		return fmt.Sprintf("%s: %d part(s) taken, %d left alone", p.format, p.unpacked.taken, p.unpacked.aside)
	}
	if r.Tree != nil {
		return fmt.Sprintf("%d document(s) of format %s, by mapping %s", r.Tree.Done, r.Tree.Format, r.Tree.Mapping)
	}
	return fmt.Sprintf("%d interchange(s)", r.Interchanges)
}

func (e *Engine) reportRead(pieces []*piece) {
	for _, p := range pieces {
		if !p.last {
			continue
		}
		result := "read"
		if p.held {
			result = "held"
		}
		e.metrics.Read(result)
		fields := []zap.Field{zap.String("message_id", p.message.ID), zap.String("stage", "read"), zap.String("transport", p.message.Envelope.Transport),
			zap.String("connection", p.message.Envelope.Connection), zap.Int("interchanges", p.state.Interchanges), zap.Int("documents", len(p.documents))}
		for _, f := range p.state.Findings {
			fields = append(fields, zap.String("finding", f.Code))
		}
		e.log.Info("message "+result, fields...)
	}
}
