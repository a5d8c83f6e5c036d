// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"image/png"
	"os"
	"path/filepath"

	"ordergate/gateway/decode/paper"
	"ordergate/gateway/render/pdfium"
)

type pagesCmd struct {
	Files    []string `arg:"" type:"existingfile" help:"PDF files."`
	Image    string   `placeholder:"DIR" help:"Write a picture of each page into this folder."`
	DPI      int      `default:"100" help:"Of the pictures."`
	Password []string `help:"Passwords to try."`
}

// Run prints the words of PDFs with their boxes.
func (c *pagesCmd) Run(w world) error {
	cache, err := os.UserCacheDir()
	if err != nil {
		return err
	}
	e, err := pdfium.New(w.ctx, filepath.Join(cache, "ordergate", "pdfium"))
	if err != nil {
		return err
	}
	defer e.Close()
	for _, file := range c.Files {
		if err := c.file(w, e, file); err != nil {
			fmt.Fprintf(w.err, "%s: %v\n", file, err)
		}
	}
	return nil
}

func (c *pagesCmd) file(w world, e *pdfium.Engine, file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	d, err := e.Open(w.ctx, data, c.Password)
	if err != nil {
		return err
	}
	defer d.Close()
	out := &paper.Document{Name: filepath.Base(file), Kind: "pdf"}
	for n := 1; n <= d.Pages(); n++ {
		p, err := d.Page(n)
		if err != nil {
			return err
		}
		out.Pages = append(out.Pages, p.Page)
		if c.Image != "" {
			if err := c.picture(d, file, n); err != nil {
				return err
			}
		}
	}
	return json.NewEncoder(w.out).Encode(out)
}

func (c *pagesCmd) picture(d *pdfium.Document, file string, n int) error {
	img, err := d.Picture(n, c.DPI)
	if err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(c.Image, fmt.Sprintf("%s-%d.png", filepath.Base(file), n)))
	if err != nil {
		return err
	}
	if err := png.Encode(f, img); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
