// SPDX-License-Identifier: Apache-2.0

package app

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"ordergate/gateway"
	"ordergate/gateway/config"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/extractor"
	"ordergate/gateway/partner"
	"ordergate/gateway/pipeline"
	"ordergate/gateway/render"
	"ordergate/gateway/telemetry"
)

// pdfCache is where compiled code of the PDF reader lies in the data folder.
const pdfCache = "cache/pdfium"

// pdfs is gateway/render as the pipeline wants it, and the model that is asked about
// what it reads.
type pdfs struct {
	*render.Renderer
	model *extractor.Client // nil: none is asked
}

// newPDFs makes what opens PDFs; cfg is nil where there is no config.
func newPDFs(c render.Config, cfg *config.Config) (*pdfs, error) {
	p := new(pdfs)
	var err error
	if cfg != nil {
		if p.model, err = cfg.Extractor(); err != nil {
			return nil, fmt.Errorf("extractor: %w", err)
		}
	}
	if p.Renderer, err = render.New(c); err != nil {
		return nil, err
	}
	return p, nil
}

// Close ends the reading processes.
func (p *pdfs) Close() error {
	if p.model != nil {
		p.model.Close()
	}
	return p.Renderer.Close()
}

// Pages implements pipeline.Renderer.
func (p *pdfs) Pages(ctx context.Context, in pipeline.PDF) (*pipeline.Pages, error) {
	res, err := p.Renderer.Pages(ctx, in.Body, in.Size, in.Name, render.Options{Passwords: in.Passwords, Language: in.Language})
	if err != nil {
		return nil, err
	}
	out := &pipeline.Pages{Document: res.Doc}
	for _, a := range res.Attachments {
		out.Attachments = append(out.Attachments, pipeline.Attachment{Name: a.Name, Data: a.Bytes})
	}
	return out, nil
}

// Asks implements pipeline.Asker.
func (p *pdfs) Asks() bool { return p.model != nil }

// Ask implements pipeline.Asker.
func (p *pdfs) Ask(ctx context.Context, d *paper.Document) error {
	if p.model == nil || d == nil || !slices.ContainsFunc(d.Pages, func(page paper.Page) bool { return len(page.Words) > 0 }) {
		return nil
	}
	answer, notes := p.model.Read(ctx, d)
	if err := context.Cause(ctx); err != nil { // the daemon ends: another time
		return err
	}
	d.Findings = append(d.Findings, notes...)
	if answer == nil {
		return nil
	}
	raw, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("write the model's answer: %w", err)
	}
	d.Model = raw
	return nil
}

// openPDFs makes what opens PDFs; its processes start when the first one comes.
func (a *App) openPDFs() error {
	c := a.cfg.PDF
	c.Cache = filepath.Join(a.cfg.Data, pdfCache)
	var err error
	if a.pdfs, err = newPDFs(c, a.cfg); err != nil {
		return err
	}
	a.onClose("PDF reader", a.pdfs.Close)
	return nil
}

// health tells how PDFs are read. That no scans are is a remark: there may come none.
func (p *pdfs) health() telemetry.Component {
	c := telemetry.Component{State: telemetry.OK}
	if !p.Scans() {
		c.Detail = "scanned pages are held: tesseract is not installed, or pdf: ocr is off"
	}
	return c
}

// passwords are those that a partner's PDFs may be locked with; one that cannot be
// fetched is as good as none, and the PDF's finding says that none fits.
func (l *loaded) passwords(p *partner.Partner) (out []string) {
	for _, s := range p.PDF.Passwords {
		if w, err := l.config.Secret(s); err == nil && w != "" {
			out = append(out, w)
		}
	}
	return out
}

// pdfFaults are passwords of partners' PDFs that cannot be fetched.
func pdfFaults(cfg *config.Config, d *partner.Directory) (faults gateway.Faults) {
	for _, p := range d.All() {
		for _, s := range p.PDF.Passwords {
			if _, err := cfg.Secret(s); err != nil {
				faults = append(faults, p.Fault(err.Error(), "", "pdf", "passwords"))
			}
		}
	}
	return faults
}

// pagesOf gives a reader of PDFs for work on mapping files: it opens the first one that
// comes, and done closes what it has opened.
func pagesOf(ctx context.Context, passwords []string) (pages func(file string, data []byte) ([]byte, error), done func() error) {
	var r *render.Renderer
	pages = func(file string, data []byte) ([]byte, error) {
		var err error
		if r == nil {
			if r, err = render.New(render.Config{Cache: userCache()}); err != nil {
				return nil, err
			}
		}
		res, err := r.Pages(ctx, bytes.NewReader(data), int64(len(data)), filepath.Base(file), render.Options{Passwords: passwords})
		if err != nil {
			return nil, err
		}
		if res.Doc == nil || len(res.Doc.Pages) == 0 && len(res.Doc.Findings) > 0 {
			f := gateway.Finding{Message: "The PDF cannot be read."}
			if res.Doc != nil {
				f = res.Doc.Findings[0]
			}
			return nil, fmt.Errorf("%s: %s %s", file, f.Message, f.Hint)
		}
		return res.Doc.Write()
	}
	return pages, func() error {
		if r == nil {
			return nil
		}
		return r.Close()
	}
}

// userCache is the user's own folder for compiled code; "" where there is none.
func userCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "ordergate", "pdfium")
}
