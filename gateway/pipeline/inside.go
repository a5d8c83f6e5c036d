// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/tree"
	"ordergate/gateway/decode/pdf"
	"ordergate/gateway/decode/unpack"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/mapping"
)

// Inside is a file within a PDF.
type Inside struct {
	Attachment
	Part   string // its number among the PDF's files
	Reason string // why it is left alone
}

// Bounds of files within PDFs: a PDF within a PDF within a PDF is opened no more, and of
// one within another few files are taken.
const (
	maxInsideDepth = 2
	maxInsideInner = 10
	maxLooked      = 10 // PDFs beside an order of which one looks whether they are orders, too
)

// nature is what a file within a PDF may be.
type nature int

const (
	other     nature = iota // nobody reads it: a drawing, a certificate
	furniture               // a logo, a signature, terms
	packed                  // a mail or an archive
	data                    // a mapping reads it that needs no pages
	sets                    // X12
	printed                 // laid out for people
	pages                   // a PDF
)

type inner struct {
	Inside
	is nature
	in Incoming // for choosing how it is read
	by *Choice  // of data and what is printed
}

// look tells what each of the files within a PDF may be.
func (in *Incoming) look(files []Attachment) (all []inner) {
	for i, a := range files {
		f := inner{Inside: Inside{Attachment: a, Part: strconv.Itoa(i + 1)}, in: *in}
		if f.Name == "" {
			f.Name = "part-" + f.Part
		}
		f.in.By, f.in.Depth = nil, in.Depth+1
		f.in.Head = a.Data[:min(len(a.Data), decode.HeadBytes)]
		f.in.Payload = decode.Payload{ReaderAt: bytes.NewReader(a.Data), Size: int64(len(a.Data)), Name: f.Name, Subject: in.Payload.Subject}
		if f.Reason = unpack.Furniture(&decode.Part{FileName: f.Name, Size: int64(len(a.Data))}, f.Name); f.Reason != "" {
			f.is = furniture
		} else if pdf.Is(f.in.Head, f.Name) {
			f.is = pages
		} else if x12.Sniff(f.in.Head) {
			f.is = sets
		} else if unpack.Sniff(formats.Containers(), f.in.Head, f.Name, "") != nil {
			f.is = packed
		} else if f.choose(in.By) {
			f.is = data
			if _, ok := f.by.laidOut(); ok {
				f.is = printed
			}
		}
		all = append(all, f)
	}
	return all
}

// choose settles how a file is read: by the mapping that reads the whole, where it is for
// such a file; false when nobody reads it.
func (f *inner) choose(by *mapping.Mapping) bool {
	if by != nil && by.Decoder() != nil {
		_, laidOut := by.Decoder().(*tree.Format)
		if _, fits := by.Decoder().Sniff(f.in.Head, f.Name); fits && !laidOut {
			_, typ := by.Reads()
			f.by = &Choice{Format: by.Decoder(), Layout: by.Layout(), Type: typ, Mapping: by}
			return true
		}
	}
	c, fault := choose(&f.in, nil)
	f.by = c
	return fault == nil
}

// portfolio tells whether a PDF is no more than the cover of the files within it: no
// order stands on its pages, nor anything else that somebody has to look at.
func (in *Incoming) portfolio(d *paper.Document, files []inner) bool {
	count := map[nature]int{}
	for _, f := range files {
		count[f.is]++
	}
	if in.By != nil || in.Depth >= maxInsideDepth || count[pages]+count[printed]+count[sets] == 0 && count[data] < 2 {
		return false
	}
	return in.cover(d)
}

// cover tells whether pages are a cover letter, or say nothing at all.
func (in *Incoming) cover(d *paper.Document) bool {
	if d == nil || len(d.Pages) == 0 || slices.ContainsFunc(d.Findings, unread) {
		return false
	}
	cover := true
	read := in.read(d, func(_ *Choice, doc *decode.Document) {
		kind := paper.Kind(said(doc, "kind"))
		silent := kind == paper.Letter || (kind == paper.UnknownKind || kind == paper.Catalogue) && said(doc, "number") == ""
		cover = cover && silent && len(lines(doc)) == 0
	})
	return read && cover
}

// moreFiles says that there are more files in a PDF than are taken out of it.
const moreFiles = "document.pdf.attachments"

// unread tells a finding of pages that could not be read, or not wholly.
func unread(f gateway.Finding) bool {
	return f.Severity.Worse(gateway.Warn) && f.Code != moreFiles
}

// read reads the pages of a PDF by the mapping that is for them; false when that fails.
func (in *Incoming) read(d *paper.Document, emit func(*Choice, *decode.Document)) bool {
	raw, err := d.Write()
	if err != nil {
		return false
	}
	plain := *in
	plain.By = nil
	c, fault := choose(&plain, d)
	if fault != nil {
		return false
	}
	return in.readBy(c, raw, emit)
}

func (in *Incoming) readBy(c *Choice, raw []byte, emit func(*Choice, *decode.Document)) bool {
	payload := decode.Payload{ReaderAt: bytes.NewReader(raw), Size: int64(len(raw)), Name: in.Payload.Name, Subject: in.Payload.Subject}
	_, err := c.Format.Read(payload, c.Layout, decode.Limits{}, func(doc *decode.Document) error { emit(c, doc); return nil })
	return err == nil
}

// taken gives the files of a portfolio: those that are read by themselves, those that
// are left alone, and what is said of the others.
func (in *Incoming) taken(files []inner) (o Opened) {
	o.Portfolio = true
	for _, f := range files {
		switch {
		case f.is == furniture:
			o.Aside = append(o.Aside, f.Inside)
		case f.is == packed, in.Depth > 0 && len(o.Inside) >= maxInsideInner:
			o.Against = append(o.Against, inside(f.Attachment))
		default:
			o.Inside = append(o.Inside, f.Inside)
		}
	}
	return o
}

// beside settles what becomes of the files within a PDF that is a document by itself:
// another order holds it and is read by itself, what cannot be read holds it, and the
// rest stays where it is. exact is the one that the order is read from, nil for none.
func (in *Incoming) beside(ctx context.Context, r Renderer, files []inner, exact *inner) (o Opened, err error) {
	looked := 0
	for i := range files {
		f := &files[i]
		order, read := false, true
		switch f.is {
		case sets, packed:
			read = false
		case data:
			if f == exact {
				continue
			}
			order = exact == nil || !exact.same(f)
			f.Reason = "it says the same as the order"
		case printed:
			order, f.Reason = f.order(nil, f.Data), "no order stands in it"
		case pages:
			if looked++; looked > maxLooked || in.Depth >= maxInsideDepth {
				read = false
				break
			}
			if order, read, err = f.render(ctx, r); err != nil {
				return o, err
			}
			f.Reason = "no order stands in it"
		case other:
			f.Reason = "nothing reads such a file"
		}
		switch {
		case !read:
			o.Against = append(o.Against, inside(f.Attachment))
		case order && in.Depth < maxInsideDepth:
			f.Reason = ""
			o.Inside = append(o.Inside, f.Inside)
			o.Against = append(o.Against, another(f.Attachment))
		case order:
			o.Against = append(o.Against, another(f.Attachment))
		default:
			o.Aside = append(o.Aside, f.Inside)
		}
	}
	return o, nil
}

// order tells whether an order stands in what is laid out for people: in the pages d, or
// in raw where there are none.
func (f *inner) order(d *paper.Document, raw []byte) bool {
	found := false
	emit := func(_ *Choice, doc *decode.Document) {
		found = found || isOrder(doc) && (said(doc, "number") != "" || len(lines(doc)) > 0)
	}
	if d != nil {
		f.in.read(d, emit)
	} else {
		f.in.readBy(f.by, raw, emit)
	}
	return found
}

// render looks whether an order stands in a PDF, or in a file within it; read is false
// where that cannot be told.
func (f *inner) render(ctx context.Context, r Renderer) (order, read bool, err error) {
	p, err := r.Pages(ctx, PDF{Body: f.in.Payload.ReaderAt, Size: f.in.Payload.Size, Name: f.Name, Passwords: f.in.passwords(), Language: f.in.language()})
	if err != nil {
		return false, false, fmt.Errorf("open %s: %w", f.Name, err)
	}
	d := p.Document
	if d == nil || len(d.Pages) == 0 || slices.ContainsFunc(slices.Concat(p.Findings, d.Findings), func(f gateway.Finding) bool { return f.Severity.Worse(gateway.Warn) }) {
		return false, false, nil
	}
	for _, g := range f.in.look(p.Attachments) {
		if g.is >= packed {
			return true, true, nil
		}
	}
	d.Kind, d.Name = pdf.Name, f.Name
	return f.order(d, nil), true, nil
}

// same tells whether two files of data are the same order.
func (f *inner) same(g *inner) bool {
	a, b := f.orders(), g.orders()
	if len(a) != 1 || len(b) != 1 {
		return false
	}
	var c contradicting
	c.compare(a[0], b[0])
	return len(c.found) == 0 && len(a[0].OrderLine) == len(b[0].OrderLine)
}

func (f *inner) orders() (out []*gateway.Order) {
	f.in.readBy(f.by, f.Data, func(c *Choice, doc *decode.Document) {
		out = append(out, c.Mapping.Map(doc, mapping.Options{NoTrace: true}).Order)
	})
	return out
}

func inside(a Attachment) gateway.Finding {
	f := pdfFinding("inside", fmt.Sprintf("Within the PDF there is another document, %s, which was not read.", a.Name), "Look at it. Where it is the order, save it and hand it in by itself; else release this one.")
	f.Found = a.Name
	return f
}

const secondCode = "document.pdf.second"

// another says of a document that there is an order within its PDF, too.
func another(a Attachment) gateway.Finding {
	f := pdfFinding("second", fmt.Sprintf("Within the PDF there is an order of its own, %s, beside what its pages show.", a.Name),
		"Find out which of them the customer means: release those, reject the others.")
	f.Found = a.Name
	return f
}

// WithinOrder says of an order that it lies in the PDF of another document.
func WithinOrder(file, parent string) gateway.Finding {
	return gateway.Finding{Code: secondCode, Severity: gateway.Hold, Position: gateway.Position{Path: "the file"}, Found: parent,
		Message: fmt.Sprintf("The order %s lies within the PDF %s, whose pages are a document of their own.", file, parent),
		Hint:    "Find out which of them the customer means: release those, reject the others."}
}
