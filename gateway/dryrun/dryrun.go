// SPDX-License-Identifier: Apache-2.0

// Package dryrun reads documents without a journal: decode, find the partner,
// map, check, and say what would become of each. It uses the pipeline's own pure
// steps, writes nothing and posts nothing.
//
// Invariant: what it says of a document is what the daemon would decide, as far
// as no journal is needed to know.
package dryrun

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/decode/unpack"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
	"ordergate/gateway/pipeline"
)

// Runner reads files. Partners and Master may be nil: the rules that need them
// are skipped with a note.
type Runner struct {
	Partners *partner.Directory
	Partner  string // id of the partner that every document is taken to be from; "" finds out
	Mappings *mapping.Set
	Master   pipeline.MasterData
	Today    time.Time
	Trace    bool
	Limits   x12.Limits
	// Render opens PDFs; nil: they are held. Passwords are those that a partner's may be
	// locked with; may be nil.
	Render    pipeline.Renderer
	Passwords func(*partner.Partner) []string

	subject string // of the mail that is being read
	depth   int    // of the PDF that is being read, within others
}

// Document is what a dry run says of one document.
type Document struct {
	File     string            `json:"file"`
	Document *Description      `json:"document"` // null for a file that is none
	Partner  string            `json:"partner"`
	Decision gateway.Outcome   `json:"decision"`
	Order    *gateway.Order    `json:"order"`
	Findings []gateway.Finding `json:"findings"`
}

// Description names a document.
type Description struct {
	Format  string `json:"format"`
	Type    string `json:"type"`
	Version string `json:"version"`
	Control string `json:"control"`
}

// envelope is what the first pass finds out about an interchange: its trailers
// come last, and decide about all of it.
type envelope struct {
	findings []gateway.Finding
	rejected bool
	groups   []x12.GroupReport
	first    *x12.InterchangeReport
	sets     int
	ta1      int
}

// File reads a file and gives each document to emit. readable is false when
// there is no document in it.
func (r *Runner) File(ctx context.Context, name string, emit func(Document) error) (readable bool, err error) {
	f, err := os.Open(name)
	if err != nil {
		return false, emit(unreadable(name, "file.open", openProblem(err)))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return false, emit(unreadable(name, "file.open", "This is a folder."))
	}
	size, err := sizeOf(f)
	if err != nil {
		return false, emit(unreadable(name, "file.read", openProblem(err)))
	}
	return r.payload(ctx, name, f, size, true, emit)
}

// bytesOf is a file, or a part of one.
type bytesOf interface {
	io.ReaderAt
	io.ReadSeeker
}

// payload reads a file, or a part of a mail or archive, which is not unpacked again.
func (r *Runner) payload(ctx context.Context, name string, f bytesOf, size int64, unpacks bool, emit func(Document) error) (readable bool, err error) {
	head := make([]byte, decode.HeadBytes)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, emit(unreadable(name, "file.read", openProblem(err)))
	}
	if c := unpack.Sniff(formats.Containers(), head[:n], filepath.Base(name), ""); c != nil && unpacks {
		return r.container(ctx, name, c, f, size, emit)
	}
	if !x12.Sniff(head[:n]) {
		return r.tree(ctx, name, f, size, head[:n], emit)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return false, err
	}
	envelopes, junk, err := r.scan(ctx, f)
	if err != nil {
		return false, emit(unreadable(name, "file.read", openProblem(err)))
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return false, err
	}
	return r.documents(ctx, name, f, envelopes, junk, emit)
}

func openProblem(err error) string {
	var pe *os.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return "The file cannot be read: " + err.Error() + "."
}

func unreadable(name, code, message string) Document {
	return Document{File: name, Decision: gateway.Rejected, Findings: []gateway.Finding{{Code: code, Severity: gateway.Reject, Message: message,
		Hint: "Give an X12 interchange: it starts with ISA."}}}
}

// options are the daemon's: each partner's faults weigh as its file says.
func (r *Runner) options() x12.Options {
	policy := func(from, to decode.Party, group string) x12.Policy {
		if r.Partners == nil {
			return x12.Policy{}
		}
		p := r.Partners.Get(r.Partner)
		if p == nil {
			p, _, _ = r.Partners.Find(from, group, to)
		}
		if p == nil {
			return x12.Policy{}
		}
		return p.Syntax
	}
	return x12.Options{PolicyOf: policy, Limits: r.Limits, Reuse: true}
}

// scan is the first pass: the envelopes.
func (r *Runner) scan(ctx context.Context, f io.Reader) (all []*envelope, junk []gateway.Finding, err error) {
	var open *envelope
	keys := map[string]bool{}
	reader := x12.NewReader(f, r.options())
	for {
		if ctx.Err() != nil {
			return nil, nil, context.Cause(ctx)
		}
		ev, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return all, junk, nil
		}
		if err != nil {
			return nil, nil, err
		}
		if ev.Kind == x12.InterchangeStart {
			open = &envelope{first: ev.Interchange}
			all = append(all, open)
		}
		if open == nil {
			junk = append(junk, ev.Findings...)
			continue
		}
		open.findings = append(open.findings, ev.Findings...)
		switch ev.Kind {
		case x12.Set:
			open.sets++
		case x12.IncomingTA1:
			open.ta1++
		case x12.GroupEnd:
			open.groups = append(open.groups, *ev.Group)
		case x12.InterchangeEnd:
			key := ev.Interchange.Sender.Qualifier + ":" + ev.Interchange.Sender.ID + " " + ev.Interchange.Receiver.Qualifier + ":" + ev.Interchange.Receiver.ID + " " + ev.Interchange.Control
			if keys[key] {
				open.findings = append(open.findings, gateway.Finding{Code: "interchange.control.duplicate", Ack: "TA1 025", Severity: gateway.Reject,
					Position: gateway.Position{Path: "ISA " + ev.Interchange.Control, Interchange: ev.Interchange.Control, Offset: ev.Interchange.Offset},
					Message:  fmt.Sprintf("Interchange control number %s is used twice.", ev.Interchange.Control), Hint: "Ask the partner which one counts.", Found: ev.Interchange.Control})
			}
			keys[key] = true
			open.rejected = ev.Interchange.Status == "R" || gateway.Weigh(open.findings) == gateway.Rejected && len(open.groups) == 0
			open = nil
		}
	}
}

// documents is the second pass: each document with its envelope's findings.
func (r *Runner) documents(ctx context.Context, name string, f io.Reader, envelopes []*envelope, junk []gateway.Finding, emit func(Document) error) (readable bool, err error) {
	reader := x12.NewReader(f, r.options())
	at, group := -1, -1
	var gs x12.GroupReport
	for {
		if ctx.Err() != nil {
			return readable, context.Cause(ctx)
		}
		ev, err := reader.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return readable, err
		}
		switch ev.Kind {
		case x12.InterchangeStart:
			at++
			group = -1
		case x12.GroupStart:
			group++
			gs = *ev.Group
		case x12.Set:
			readable = true
			d, err := r.document(ctx, name, ev, envelopes[at], group, gs.Sender)
			if err != nil {
				return readable, err
			}
			d.Findings = append(d.Findings, junk...)
			junk = nil
			d.Decision = worse(d.Decision, gateway.Weigh(d.Findings))
			if err := emit(d); err != nil {
				return readable, err
			}
		}
	}
	for _, e := range envelopes {
		if e.sets > 0 {
			continue
		}
		d := Document{File: name, Document: &Description{Format: "x12", Version: e.first.Version, Control: e.first.Control, Type: "interchange"},
			Decision: gateway.Weigh(e.findings), Findings: append(e.findings, junk...)}
		junk = nil
		if e.ta1 > 0 {
			d.Document.Type, readable = "TA1", true
		} else if d.Decision == gateway.Accept {
			d.Decision = gateway.Held
			d.Findings = append(d.Findings, gateway.Finding{Code: "interchange.empty", Ack: "TA1 024", Severity: gateway.Hold, Position: gateway.Position{Path: "ISA " + e.first.Control},
				Message: "The interchange holds no transaction set."})
		}
		if err := emit(d); err != nil {
			return readable, err
		}
	}
	if len(envelopes) == 0 || len(junk) > 0 {
		return readable, emit(Document{File: name, Decision: gateway.Rejected, Findings: junk})
	}
	return readable, nil
}

func (r *Runner) document(ctx context.Context, name string, ev x12.Event, env *envelope, group int, sender string) (Document, error) {
	doc := ev.Document
	d := Document{File: name, Document: &Description{Format: doc.Format, Type: doc.Type, Version: doc.Version, Control: doc.Control}}
	source := gateway.Source{Channel: "dry run", FileName: filepath.Base(name)}
	var p *partner.Partner
	findings := append([]gateway.Finding(nil), env.findings...)
	if r.Partners != nil {
		if p = r.Partners.Get(r.Partner); p == nil {
			var more []gateway.Finding
			p, source.Station, more = r.Partners.Find(doc.Sender, sender, doc.Receiver)
			findings = append(findings, more...)
		}
	}
	if p != nil {
		d.Partner, source.Partner = p.ID, p.ID
	}
	if pipeline.NoOrder(doc.Type) {
		d.Findings = append(append(findings, doc.Findings...), gateway.Finding{Code: "document.order.none", Severity: gateway.Note, Position: doc.Position(doc.Root, 0, 0),
			Message: fmt.Sprintf("A %s is not an order: there is nothing to map.", doc.Type)})
		d.Decision = gateway.Weigh(d.Findings)
		return d, nil
	}
	x := pipeline.Read(doc, p, r.Mappings, source, doc.Usage == "T", true)
	if err := r.check(ctx, x, p); err != nil {
		return d, err
	}
	d.Order, d.Findings = x.Order, append(findings, x.Findings...)
	d.Decision = worse(x.Outcome(), gateway.Weigh(d.Findings))
	if env.rejected || doc.Acknowledged == "R" || group >= 0 && group < len(env.groups) && env.groups[group].Status == "R" {
		d.Decision = gateway.Rejected
	}
	return d, nil
}

func worse(a, b gateway.Outcome) gateway.Outcome {
	rank := map[gateway.Outcome]int{gateway.Accept: 0, gateway.Held: 1, gateway.Rejected: 2}
	if rank[b] > rank[a] {
		return b
	}
	return a
}
