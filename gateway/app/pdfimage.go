// SPDX-License-Identifier: Apache-2.0

package app

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/pdf"
	"ordergate/gateway/dryrun"
	"ordergate/gateway/render"
)

// imageDPI is how fine pictures of pages are: small print can be read.
const imageDPI = 110

// drawPages writes a picture of each page of a PDF on which something was read, with
// boxes around it: red where a finding holds it.
func drawPages(ctx context.Context, runner *dryrun.Runner, file string, data []byte, docs []ExplainedDocument, dir string) error {
	p, ok := runner.Render.(*pdfs)
	if !ok || !pdf.Is(data, file) {
		return fmt.Errorf("%s is no PDF: there are no pictures of its pages", file)
	}
	marks := map[int][]render.Mark{}
	for i := range docs {
		for _, e := range docs[i].Fields {
			add(marks, e.Position, e.Field, e.Fault != "")
		}
		for _, f := range docs[i].Findings {
			add(marks, f.Position, f.Code, f.Severity.Worse(gateway.Warn))
		}
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return err
	}
	var passwords []string
	if runner.Partners != nil && runner.Passwords != nil {
		if partner := runner.Partners.Get(runner.Partner); partner != nil {
			passwords = runner.Passwords(partner)
		}
	}
	name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	for _, page := range slices.Sorted(maps.Keys(marks)) {
		pic, err := p.Image(ctx, bytes.NewReader(data), int64(len(data)), page, imageDPI, render.Options{Passwords: passwords}, marks[page]...)
		if err != nil {
			return fmt.Errorf("draw page %d: %w", page, err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%d.png", name, page)), pic, 0o640); err != nil {
			return err
		}
	}
	return nil
}

// add marks a place on its page.
func add(marks map[int][]render.Mark, at gateway.Position, label string, bad bool) {
	if at.Page < 1 || at.Box == nil {
		return
	}
	label = strings.TrimPrefix(strings.TrimPrefix(label, "/"), "orderLine/")
	marks[at.Page] = append(marks[at.Page], render.Mark{Box: paper.Box{X0: at.Box[0], Y0: at.Box[1], X1: at.Box[2], Y1: at.Box[3]}, Label: label, Bad: bad})
}
