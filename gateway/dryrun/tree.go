// SPDX-License-Identifier: Apache-2.0

package dryrun

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/partner"
	"ordergate/gateway/pipeline"
	"ordergate/gateway/validate"
)

// tree reads a file that is no X12 by the partner's mapping or a built-in reading.
func (r *Runner) tree(ctx context.Context, name string, f io.ReaderAt, size int64, head []byte, emit func(Document) error) (readable bool, err error) {
	var partners []*partner.Partner
	if r.Partners != nil {
		if p := r.Partners.Get(r.Partner); p != nil {
			partners = append(partners, p)
		}
	}
	choice, fault := pipeline.Choose(r.Mappings, partners, head, filepath.Base(name))
	if fault != nil {
		fault.Severity = gateway.Reject
		return false, emit(Document{File: name, Decision: gateway.Rejected, Findings: []gateway.Finding{*fault}})
	}
	payload := decode.Payload{ReaderAt: f, Size: size, Name: filepath.Base(name)}
	rest, err := choice.Format.Read(payload, choice.Layout, decode.Limits{}, func(doc *decode.Document) error {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		readable = true
		d, err := r.treeDocument(ctx, name, doc, choice)
		if err != nil {
			return err
		}
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
