// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"os"
	"path/filepath"

	"ordergate/gateway"
	"ordergate/gateway/config"
	"ordergate/gateway/partner"
	"ordergate/gateway/pipeline"
	"ordergate/gateway/render"
)

// pdfCache is where compiled code of the PDF reader lies in the data folder.
const pdfCache = "cache/pdfium"

// pdfs is gateway/render as the pipeline wants it.
type pdfs struct{ *render.Renderer }

func newPDFs(c render.Config) (*pdfs, error) {
	r, err := render.New(c)
	if err != nil {
		return nil, err
	}
	return &pdfs{r}, nil
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

// openPDFs makes what opens PDFs; its processes start when the first one comes.
func (a *App) openPDFs() error {
	c := a.cfg.PDF
	c.Cache = filepath.Join(a.cfg.Data, pdfCache)
	var err error
	if a.pdfs, err = newPDFs(c); err != nil {
		return err
	}
	a.onClose("PDF reader", a.pdfs.Close)
	return nil
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

// userCache is the user's own folder for compiled code; "" where there is none.
func userCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "ordergate", "pdfium")
}
