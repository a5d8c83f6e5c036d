// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"ordergate/gateway"
	"ordergate/gateway/decode/pdf"
	"ordergate/gateway/journal"
)

// takeInside makes the files within a PDF that are read by themselves messages of their
// own. They are stored in one transaction with what the PDF itself became, so that none of
// them is read before it is settled what the PDF is.
func (e *Engine) takeInside(ctx context.Context, p *piece, o *Opened) error {
	if len(o.Inside)+len(o.Aside) == 0 && !o.Portfolio {
		return nil
	}
	p.unpacked = &unpacked{mail: p.message.Envelope.Mail}
	within := gateway.WithinDocument
	if o.Portfolio && p.message.Envelope.Within != gateway.WithinDocument {
		within = gateway.WithinPortfolio
	}
	for _, f := range o.Inside {
		kept, err := (keeper{ctx, e.keep}).Keep(bytes.NewReader(f.Data))
		if err != nil {
			return fmt.Errorf("keep %s: %w", f.Name, err)
		}
		env := p.message.Envelope
		env.Within, env.Part, env.FileName, env.ContentType = within, f.Part, f.Name, ""
		if err := e.takeChild(ctx, p, env, kept.(*keptPart)); err != nil {
			return fmt.Errorf("keep %s: %w", f.Name, err)
		}
	}
	for _, f := range o.Aside {
		p.unpacked.aside++
		p.unpacked.line("part %s, %q: left alone, %s", f.Part, f.Name, f.Reason)
	}
	if !o.Portfolio {
		return nil
	}
	p.format, p.last = pdf.Name, true
	p.state.Findings = append(p.state.Findings, portfolioNote(o))
	p.state.Findings = append(p.state.Findings, o.Against...)
	p.held = gateway.Weigh(o.Against) != gateway.Accept
	return nil
}

func portfolioNote(o *Opened) gateway.Finding {
	return gateway.Finding{Code: "document.pdf.portfolio", Severity: gateway.Note, Position: gateway.Position{Path: "the file"},
		Message: fmt.Sprintf("The PDF is the cover of the files within it: %d taken, %d left alone.", len(o.Inside), len(o.Aside))}
}

// parent names the file that a message was unpacked from.
func (e *Engine) parent(ctx context.Context, m *journal.Message) (name string, err error) {
	err = e.store.View(ctx, func(tx *journal.Tx) error {
		p, err := tx.Message(m.Envelope.Parent)
		if errors.Is(err, journal.ErrNotFound) {
			return nil
		}
		if err == nil {
			name = p.Envelope.FileName
		}
		return err
	})
	return name, err
}

// depth is how many PDFs a message lies within.
func (e *Engine) depth(ctx context.Context, m *journal.Message) (n int, err error) {
	err = e.store.View(ctx, func(tx *journal.Tx) error {
		n = 0
		for at := m; at.Envelope.Within != "" && n < maxInsideDepth; n++ {
			p, err := tx.Message(at.Envelope.Parent)
			if errors.Is(err, journal.ErrNotFound) {
				n = maxInsideDepth // nobody knows: none is opened
				return nil
			}
			if err != nil {
				return err
			}
			at = p
		}
		return nil
	})
	return n, err
}

// ofPDF says of a part that is held which PDF it lay in, and which mail that came in.
func (e *Engine) ofPDF(ctx context.Context, p *piece) error {
	env := &p.message.Envelope
	parent, err := e.parent(ctx, p.message)
	if err != nil || parent == "" {
		return err
	}
	where := fmt.Sprintf(" It is %s within the PDF %s", env.FileName, parent)
	if env.Mail != nil {
		where += " of the mail " + mailName(env.Mail)
	}
	p.say(parent, where+".")
	return nil
}
