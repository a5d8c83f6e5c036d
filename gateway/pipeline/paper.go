// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"bytes"
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

	printed bool // it is for people, whatever else it may look like
}

// Opened is a payload with the reading that was chosen.
type Opened struct {
	*Choice
	// Instead is what is read in place of the payload: the pages of a PDF, or the data
	// that came within it. nil: the payload itself.
	Instead  []byte
	Findings []gateway.Finding // notes on that
	Against  []gateway.Finding // of each document: what stands against taking it
}

// Open settles how a payload is read. A PDF is rendered, and exact data in it goes
// before what stands on its pages. Where nobody can read it, findings say why.
func Open(ctx context.Context, r Renderer, in Incoming) (*Opened, []gateway.Finding, error) {
	if !pdf.Is(in.Head, in.Payload.Name) {
		c, fault := choose(&in, nil)
		if fault != nil {
			return nil, []gateway.Finding{*fault}, nil
		}
		return &Opened{Choice: c}, nil, nil
	}
	if r == nil {
		return nil, []gateway.Finding{pdfFinding("unopened", "The file is a PDF, and nothing here opens PDFs.", "Look at pdf: in the config.")}, nil
	}
	pages, err := r.Pages(ctx, PDF{Body: in.Payload.ReaderAt, Size: in.Payload.Size, Name: in.Payload.Name, Passwords: in.passwords(), Language: in.language()})
	if err != nil {
		return nil, nil, fmt.Errorf("open the PDF: %w", err)
	}
	exact, left := in.exact(pages.Attachments)
	d := pages.Document
	if exact != nil {
		if d != nil {
			d.Kind, d.Name, d.Subject = pdf.Name, in.Payload.Name, in.Payload.Subject
			exact.Against = in.contradictions(exact, d)
		}
		return exact, nil, nil
	}
	if d == nil || len(d.Pages) == 0 {
		if d != nil {
			pages.Findings = append(pages.Findings, d.Findings...)
		}
		if len(pages.Findings) == 0 {
			pages.Findings = append(pages.Findings, pdfFinding("empty", "The PDF has no pages.", "Ask the sender to send it again."))
		}
		return nil, append(pages.Findings, left...), nil
	}
	if len(pages.Findings) > 0 {
		d.Findings = append(d.Findings, pages.Findings...)
	}
	d.Findings = append(d.Findings, left...)
	if d.Kind == "" {
		d.Kind = pdf.Name
	}
	d.Name, d.Subject = in.Payload.Name, in.Payload.Subject
	c, fault := choose(&in, d)
	if fault != nil {
		return nil, []gateway.Finding{*fault}, nil
	}
	raw, err := d.Write()
	if err != nil {
		return nil, nil, fmt.Errorf("write pages: %w", err)
	}
	return &Opened{Choice: c, Instead: raw}, nil, nil
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

// exact looks for an order among the files within a PDF: Order-X, UBL, cXML, whatever a
// mapping reads that needs no pages. What else may be an order there is said.
func (in *Incoming) exact(files []Attachment) (*Opened, []gateway.Finding) {
	var left []gateway.Finding
	for _, a := range files {
		inner := *in
		inner.Head = a.Data[:min(len(a.Data), decode.HeadBytes)]
		inner.Payload = decode.Payload{ReaderAt: bytes.NewReader(a.Data), Size: int64(len(a.Data)), Name: a.Name}
		if pdf.Is(inner.Head, a.Name) {
			left = append(left, inside(a))
			continue
		}
		c, fault := choose(&inner, nil)
		if fault != nil {
			continue // a drawing, a certificate, the buyer's terms
		}
		if _, laidOut := c.laidOut(); laidOut {
			left = append(left, inside(a))
			continue
		}
		return &Opened{Choice: c, Instead: a.Data, Findings: []gateway.Finding{{Code: "document.pdf.data", Severity: gateway.Note, Position: gateway.Position{Path: a.Name},
			Message: fmt.Sprintf("The order is read from the data that came within the PDF, %s; its pages show the same to people.", a.Name)}}}, nil
	}
	return nil, left
}

func inside(a Attachment) gateway.Finding {
	f := pdfFinding("inside", fmt.Sprintf("Within the PDF there is another document, %s, which was not read.", a.Name), "Look at it. Where it is the order, save it and hand it in by itself; else release this one.")
	f.Found = a.Name
	return f
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
