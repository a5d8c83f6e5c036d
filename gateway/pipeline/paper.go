// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/layout"
	"ordergate/gateway/decode/paper/tree"
	"ordergate/gateway/decode/pdf"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
)

// Renderer opens PDFs: gateway/render is one. It keeps to its own limits of time and
// memory whatever the file holds, and is safe for concurrent use.
type Renderer interface {
	// Pages gives the pages of words of a PDF. What is wrong with the file is for
	// findings, and the pages are nil where nothing can be read of it; an error is our
	// own fault, and the same file may be tried again.
	Pages(ctx context.Context, in PDF) (*Pages, error)
}

// PDF is a file that is to be opened.
type PDF struct {
	Body      io.ReaderAt
	Size      int64
	Name      string   // file name
	Passwords []string // to try
	Language  string   // of its text, for OCR; "" for the default
}

// Pages is what was read of a PDF.
type Pages struct {
	Document    *paper.Document
	Findings    []gateway.Finding // why there is none
	Attachments []Attachment
}

// Attachment is a file within a PDF.
type Attachment struct {
	Name string
	Data []byte
}

// Incoming is a payload that somebody has to choose a reading for.
type Incoming struct {
	Head     []byte // its first bytes, decode.HeadBytes at most
	Payload  decode.Payload
	Mappings *mapping.Set
	Partners []*partner.Partner // that its connection may speak for
	Own      []string           // names of ours, as they stand on orders
	By       *mapping.Mapping   // reads it, whatever the partners' files say; nil: they say
	// Passwords gives those that a partner's PDFs may be locked with; may be nil.
	Passwords func(p *partner.Partner) []string

	// Depth is how many PDFs the payload lies within.
	Depth int

	printed bool // it is for people, whatever else it may look like
}

// Opened is a payload with the reading that was chosen.
type Opened struct {
	*Choice // nil for a portfolio
	// Instead is what is read in place of the payload: the pages of a PDF, or the data
	// that came within it. nil: the payload itself.
	Instead  []byte
	Findings []gateway.Finding // notes on that
	Against  []gateway.Finding // of each document: what stands against taking it; of a portfolio itself
	// Portfolio tells a PDF whose pages are no more than a cover: what counts is Inside.
	Portfolio bool
	Inside    []Inside // files within the PDF that are read by themselves
	Aside     []Inside // files within it that are left alone
}

// Open settles how a payload is read. A PDF is rendered, and exact data in it goes
// before what stands on its pages. Where nobody can read it, findings say why.
func Open(ctx context.Context, r Renderer, in Incoming) (*Opened, []gateway.Finding, error) {
	if !pdf.Is(in.Head, in.Payload.Name) {
		c, fault := choose(&in, nil)
		if fault != nil {
			return nil, []gateway.Finding{*fault}, nil
		}
		o := &Opened{Choice: c}
		return o, nil, o.Ask(ctx, r, &in, nil)
	}
	if r == nil {
		return nil, []gateway.Finding{pdfFinding("unopened", "The file is a PDF, and nothing here opens PDFs.", "Look at pdf: in the config.")}, nil
	}
	pages, err := r.Pages(ctx, PDF{Body: in.Payload.ReaderAt, Size: in.Payload.Size, Name: in.Payload.Name, Passwords: in.passwords(), Language: in.language()})
	if err != nil {
		return nil, nil, fmt.Errorf("open the PDF: %w", err)
	}
	d := pages.Document
	if d != nil {
		d.Findings = append(d.Findings, pages.Findings...)
		d.Name, d.Subject = in.Payload.Name, in.Payload.Subject
		if d.Kind == "" {
			d.Kind = pdf.Name
		}
	}
	files := in.look(pages.Attachments)
	if in.portfolio(d, files) {
		o := in.taken(files)
		o.Against = append(o.Against, d.Findings...)
		return &o, nil, nil
	}
	exact := in.exact(files)
	o, err := in.beside(ctx, r, files, exact)
	if err != nil {
		return nil, nil, err
	}
	if exact != nil {
		o.Choice, o.Instead, o.Findings = exact.by, exact.Data, []gateway.Finding{{Code: "document.pdf.data", Severity: gateway.Note, Position: gateway.Position{Path: exact.Name},
			Message: fmt.Sprintf("The order is read from the data that came within the PDF, %s; its pages show the same to people.", exact.Name)}}
		if d != nil {
			for _, f := range d.Findings {
				if f.Code == moreFiles {
					o.Against = append(o.Against, f)
				}
			}
			o.Against = append(o.Against, in.contradictions(&o, d)...)
		}
		return &o, nil, nil
	}
	if faults := o.printed(&in, pages); len(faults) > 0 {
		return nil, append(faults, o.Against...), nil
	}
	if o.Instead, err = d.Write(); err != nil {
		return nil, nil, fmt.Errorf("write pages: %w", err)
	}
	return &o, nil, o.Ask(ctx, r, &in, d)
}

// printed chooses how the pages of a PDF are read, or says why nobody can.
func (o *Opened) printed(in *Incoming, p *Pages) []gateway.Finding {
	switch {
	case p.Document != nil && len(p.Document.Pages) > 0:
		c, fault := choose(in, p.Document)
		if fault != nil {
			return []gateway.Finding{*fault}
		}
		o.Choice = c
		return nil
	case p.Document != nil && len(p.Document.Findings) > 0:
		return p.Document.Findings
	case len(p.Findings) > 0:
		return p.Findings
	}
	return []gateway.Finding{pdfFinding("empty", "The PDF has no pages.", "Ask the sender to send it again.")}
}

func pdfFinding(code, message, hint string) gateway.Finding {
	return gateway.Finding{Code: "document.pdf." + code, Severity: gateway.Hold, Position: gateway.Position{Path: "the file"}, Message: message, Hint: hint}
}

func (in *Incoming) passwords() (all []string) {
	for _, p := range in.Partners {
		if in.Passwords == nil {
			break
		}
		for _, w := range in.Passwords(p) {
			if !slices.Contains(all, w) {
				all = append(all, w)
			}
		}
	}
	return all
}

// language is that of the partners' forms, where they agree.
func (in *Incoming) language() string {
	language := ""
	for _, p := range in.Partners {
		for _, key := range p.Types() {
			m, ok := in.Mappings.Find(p.Mapping(key))
			if !ok || m.Decoder() == nil || m.Decoder().Name() != pdf.Name || m.Layout().Paper == nil {
				continue
			}
			if l := m.Layout().Paper.Language; language != "" && l != language {
				return ""
			}
			language = m.Layout().Paper.Language
		}
	}
	return language
}

// exact is the order among the files within a PDF: Order-X, UBL, cXML, whatever a
// mapping reads that needs no pages; nil for none.
func (in *Incoming) exact(files []inner) *inner {
	if in.By != nil {
		if _, pages := in.By.Decoder().(*tree.Format); pages {
			return nil // it is the pages that are asked for
		}
	}
	for i := range files {
		if files[i].is == data {
			return &files[i]
		}
	}
	return nil
}

// laidOut tells whether the choice's documents are laid out for people.
func (c *Choice) laidOut() (*tree.Format, bool) {
	f, ok := c.Format.(*tree.Format)
	return f, ok
}

// recognises tells whether a form is what stands on the pages, by the mapping's texts.
func recognises(t *paper.Template, d *paper.Document) bool {
	if t == nil || d == nil || len(t.Recognise.All) == 0 && len(t.Recognise.None) == 0 {
		return true
	}
	if len(d.Pages) == 0 {
		return false
	}
	var words strings.Builder
	for _, row := range layout.Rows(&d.Pages[0]) {
		words.WriteString(row.Text())
	}
	text := paper.PlainLabel(words.String())
	has := func(s string) bool { return strings.Contains(text, paper.PlainLabel(s)) }
	return !slices.ContainsFunc(t.Recognise.All, func(s string) bool { return !has(s) }) && !slices.ContainsFunc(t.Recognise.None, has)
}
