// SPDX-License-Identifier: Apache-2.0

// Package render turns the bytes of a PDF into pages of words with boxes
// (paper.Document) and into pictures of pages. It owns the processes that read PDFs
// (pdfium in WebAssembly, in a child of ours) and scanned pages (tesseract).
//
// It must not know what an order is; gateway/decode/paper reads the pages.
//
// Invariant: whatever a file holds, a call ends in bounded time and memory, with pages
// or with a finding that says why there are none; only a fault of our own is an error.
package render

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"ordergate/gateway/decode/paper"
)

// Renderer reads PDFs. It is safe for concurrent use.
type Renderer struct {
	cfg   Config
	ctx   context.Context // ends with Close
	stop  context.CancelCauseFunc
	slots chan struct{}
	warm  atomic.Bool // the last worker was ready in time: compiled code is at hand

	mu     sync.Mutex
	idle   []*worker
	closed bool
}

// Options are what is known of a document beforehand.
type Options struct {
	Passwords []string // tried in turn, behind the empty one
	Language  string   // for OCR: en, de, deu …; default as configured
	NoOCR     bool     // leave scanned pages unread
	Turn      int      // for Image: the page's Turn
}

// Attachment is a file that lies in the PDF: exact data as order-x.xml, or the
// documents of a portfolio.
type Attachment struct {
	Name  string
	Type  string // media type; "" when the PDF does not say
	Bytes []byte
}

// Result is what was read of a PDF. Its faults are Doc.Findings.
type Result struct {
	Doc         *paper.Document
	Attachments []Attachment
}

// New makes a Renderer; workers start when the first document comes. Zero values of c
// are the defaults.
func New(c Config) (*Renderer, error) {
	c.defaults()
	if len(c.Command) == 0 {
		self, err := os.Executable()
		if err != nil {
			return nil, fmt.Errorf("find our own program: %w", err)
		}
		c.Command = []string{self, "pdf-worker"}
	}
	if c.Cache != "" {
		abs, err := filepath.Abs(c.Cache)
		if err != nil {
			return nil, fmt.Errorf("find the folder of compiled code: %w", err)
		}
		c.Cache = abs
		c.Command = append(c.Command[:len(c.Command):len(c.Command)], "--cache", abs)
	}
	r := &Renderer{cfg: c, slots: make(chan struct{}, c.Workers)}
	r.ctx, r.stop = context.WithCancelCause(context.Background())
	return r, nil
}

// Scans tells whether scanned pages are read: whether tesseract is there by now.
func (r *Renderer) Scans() bool { return r.cfg.tesseract() != "" }

// join gives a context that ends with ctx or with the Renderer.
func (r *Renderer) join(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	stop := context.AfterFunc(r.ctx, func() { cancel(context.Cause(r.ctx)) })
	return ctx, func() { stop(); cancel(nil) }
}

// Pages reads a PDF of size bytes. name is its file name, for people.
func (r *Renderer) Pages(ctx context.Context, payload io.ReaderAt, size int64, name string, o Options) (*Result, error) {
	ctx, done := r.join(ctx)
	defer done()
	out := &Result{Doc: &paper.Document{Name: name, Kind: "pdf"}}
	f := finder{doc: out.Doc, cfg: &r.cfg}
	data, err := r.load(payload, size, &f)
	if data == nil || err != nil {
		return out, err
	}
	ans, _, err := r.do(ctx, request{Do: "pages", Passwords: o.Passwords, Pages: r.cfg.MaxPages}, data)
	if err != nil {
		if own := f.died(err, 0); own != nil {
			return nil, own
		}
		return out, nil
	}
	out.Doc.Title, out.Doc.Producer = ans.Title, ans.Maker
	for _, file := range ans.Files {
		out.Attachments = append(out.Attachments, Attachment{Name: file.Name, Type: file.Type, Bytes: file.Data})
	}
	f.answered(&ans, len(o.Passwords))
	if err := r.scans(ctx, data, ans.Pages, o, &f); err != nil {
		return nil, err
	}
	for _, p := range ans.Pages {
		out.Doc.Pages = append(out.Doc.Pages, p.Page)
	}
	f.form(&ans)
	f.nothing(&ans)
	return out, nil
}

// load takes the bytes into memory; nil with a finding when they are not to be read.
func (r *Renderer) load(payload io.ReaderAt, size int64, f *finder) ([]byte, error) {
	switch {
	case size == 0:
		f.empty()
		return nil, nil
	case size > int64(r.cfg.MaxBytes):
		f.tooLarge(size)
		return nil, nil
	}
	data := make([]byte, size)
	if n, err := payload.ReadAt(data, 0); n < len(data) {
		return nil, fmt.Errorf("read the PDF: %w", err)
	}
	return data, nil
}

// ErrNoImage: the page cannot be drawn; the text says why.
var ErrNoImage = errors.New("the page cannot be drawn")

// Image draws a page, counted from 1, as PNG, with marks drawn into it. Its points are
// those of the page's boxes. What is wrong with the document is ErrNoImage.
func (r *Renderer) Image(ctx context.Context, payload io.ReaderAt, size int64, page, dpi int, o Options, marks ...Mark) ([]byte, error) {
	ctx, done := r.join(ctx)
	defer done()
	f := finder{doc: &paper.Document{}, cfg: &r.cfg}
	data, err := r.load(payload, size, &f)
	if err != nil {
		return nil, err
	}
	if data == nil {
		return nil, fmt.Errorf("%w: %s", ErrNoImage, f.doc.Findings[0].Message)
	}
	req := request{Do: "picture", Passwords: o.Passwords, First: page, DPI: min(max(dpi, 20), 400), Turn: o.Turn}
	ans, pic, err := r.do(ctx, req, data)
	switch {
	case errors.Is(err, errTime) || errors.Is(err, errMemory) || errors.Is(err, errDied) || errors.Is(err, errStart):
		return nil, fmt.Errorf("%w: %w", ErrNoImage, err)
	case err != nil:
		return nil, err
	case ans.Fault != "":
		return nil, fmt.Errorf("%w: %s", ErrNoImage, ans.Note)
	case len(marks) == 0:
		return pic, nil
	}
	return mark(pic, req.DPI, marks)
}
