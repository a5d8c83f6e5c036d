// SPDX-License-Identifier: Apache-2.0

package dryrun

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
	"ordergate/gateway/pipeline"
	"ordergate/gateway/validate"
)

// tree reads a file that is no X12 by the partner's mapping or a built-in reading.
func (r *Runner) tree(ctx context.Context, name string, f io.ReaderAt, size int64, head []byte, emit func(Document) error) (readable bool, err error) {
	opened, faults, err := r.Open(ctx, name, f, size, head, nil)
	if err != nil {
		return false, err
	}
	if opened == nil {
		if faults[0].Code == "message.format.unknown" {
			faults[0].Severity = gateway.Reject
		}
		return false, emit(Document{File: name, Decision: gateway.Weigh(faults), Findings: faults})
	}
	if opened.Portfolio {
		if len(opened.Against) > 0 {
			if err := emit(Document{File: name, Decision: gateway.Weigh(opened.Against), Findings: opened.Against}); err != nil {
				return false, err
			}
		}
	} else if readable, err = r.chosen(ctx, name, f, size, opened, emit); err != nil {
		return readable, err
	}
	ok, err := r.inside(ctx, name, opened, emit)
	return readable || ok, err
}

// inside reads the files within a PDF, each by itself, and says which were left alone.
func (r *Runner) inside(ctx context.Context, name string, opened *pipeline.Opened, emit func(Document) error) (readable bool, err error) {
	for _, f := range opened.Aside {
		d := Document{File: name + " › " + f.Part + " " + f.Name, Decision: gateway.Accept, Findings: []gateway.Finding{{Code: "message.part.aside", Severity: gateway.Note, Message: "It is left alone: " + f.Reason + "."}}}
		if err := emit(d); err != nil {
			return false, err
		}
	}
	was := r.depth
	defer func() { r.depth = was }()
	r.depth++
	for _, f := range opened.Inside {
		ok, err := r.payload(ctx, name+" › "+f.Part+" "+f.Name, bytes.NewReader(f.Data), int64(len(f.Data)), false, func(d Document) error {
			if !opened.Portfolio {
				d.Findings = append([]gateway.Finding{pipeline.WithinOrder(f.Name, filepath.Base(name))}, d.Findings...)
				d.Decision = worse(d.Decision, gateway.Held)
			}
			return emit(d)
		})
		if readable = readable || ok; err != nil {
			return readable, err
		}
	}
	return readable, nil
}

// Open chooses how a file that is no X12 is read, or has it read by a mapping.
func (r *Runner) Open(ctx context.Context, name string, f io.ReaderAt, size int64, head []byte, by *mapping.Mapping) (*pipeline.Opened, []gateway.Finding, error) {
	in := r.incoming(name, f, size, head)
	in.By = by
	return pipeline.Open(ctx, r.Render, in)
}

// incoming is a file, as choosing how it is read sees it.
func (r *Runner) incoming(name string, f io.ReaderAt, size int64, head []byte) pipeline.Incoming {
	in := pipeline.Incoming{Head: head, Payload: decode.Payload{ReaderAt: f, Size: size, Name: filepath.Base(name), Subject: r.subject}, Mappings: r.Mappings, Passwords: r.Passwords, Depth: r.depth}
	if r.Partners == nil {
		return in
	}
	in.Own = pipeline.Own(r.Partners)
	if p := r.Partners.Get(r.Partner); p != nil {
		in.Partners = append(in.Partners, p)
	}
	return in
}

// chosen reads a file by the reading that was chosen.
func (r *Runner) chosen(ctx context.Context, name string, f io.ReaderAt, size int64, opened *pipeline.Opened, emit func(Document) error) (readable bool, err error) {
	choice := opened.Choice
	payload := decode.Payload{ReaderAt: f, Size: size, Name: filepath.Base(name), Subject: r.subject}
	if opened.Instead != nil {
		payload.ReaderAt, payload.Size, payload.Kept = bytes.NewReader(opened.Instead), int64(len(opened.Instead)), true
	}
	notes := opened.Findings
	rest, err := choice.Format.Read(payload, choice.Layout, decode.Limits{}, func(doc *decode.Document) error {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		readable = true
		doc.Findings = append(slices.Clone(opened.Against), doc.Findings...)
		d, err := r.treeDocument(ctx, name, doc, choice)
		if err != nil {
			return err
		}
		d.Findings, notes = append(notes, d.Findings...), nil
		return emit(d)
	})
	if err != nil {
		return readable, err
	}
	if len(rest) > 0 || !readable {
		if !readable && len(rest) == 0 {
			rest = append(rest, gateway.Finding{Code: "message.order.none", Severity: gateway.Hold, Message: "There is no order in the file.", Hint: "Ask the sender whether something is missing."})
		}
		return readable, emit(Document{File: name, Decision: gateway.Weigh(rest), Findings: rest})
	}
	return readable, nil
}

func (r *Runner) treeDocument(ctx context.Context, name string, doc *decode.Document, choice *pipeline.Choice) (Document, error) {
	doc.Type = choice.Type
	d := Document{File: name, Document: &Description{Format: doc.Format, Type: doc.Type}}
	source := gateway.Source{Channel: "dry run", FileName: filepath.Base(name)}
	p := choice.Partner
	if p == nil && r.Partners != nil {
		p = r.Partners.Named(choice.Mapping.Sender(doc))
	}
	if p != nil {
		d.Partner, source.Partner = p.ID, p.ID
		var findings []gateway.Finding
		source.Station, findings = r.Partners.StationOf(p, "")
		doc.Findings = append(doc.Findings, findings...)
	}
	x := pipeline.Read(doc, p, r.Mappings, source, false, true)
	if doc.Paper && r.Partners != nil {
		x.Who.Own = pipeline.Own(r.Partners)
	}
	if err := r.check(ctx, x, p); err != nil {
		return d, err
	}
	d.Order, d.Findings, d.Decision = x.Order, x.Findings, x.Outcome()
	return d, nil
}

// check holds what was read against master data and the partner's rules, so far as
// there are any.
func (r *Runner) check(ctx context.Context, x *pipeline.Examined, p *partner.Partner) error {
	if x.Order == nil {
		return nil
	}
	var facts validate.Facts
	x.Who.NoPartner, x.Who.NoMasterData = p == nil, r.Master == nil
	if r.Master != nil {
		var err error
		if facts, err = r.Master.Facts(ctx, validate.Needs(x.Order, x.Who)); err != nil {
			return fmt.Errorf("look up master data: %w", err)
		}
	}
	rules := validate.Defaults()
	if p != nil {
		rules = p.Rules
	}
	x.Check(facts, rules, r.Today)
	if !r.Trace { // the findings have what they need of it
		x.Order.Trace = nil
	}
	return nil
}

// sizeOf is how many bytes a file has.
func sizeOf(f *os.File) (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
