// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"ordergate/gateway/render"
)

// pdfWorkerCmd is how the program starts itself to read PDFs apart from everything else.
type pdfWorkerCmd struct {
	Cache string `help:"Folder of compiled code."`
}

// Run serves its parent until that closes the pipe.
func (c *pdfWorkerCmd) Run(w world) error { return render.Work(w.in, w.out, c.Cache) }

type pagesCmd struct {
	Files    []string `arg:"" type:"existingfile" help:"PDF files."`
	Image    string   `placeholder:"DIR" help:"Write a picture of each page into this folder."`
	Boxes    bool     `help:"Draw the words' boxes into the pictures."`
	DPI      int      `default:"100" help:"Of the pictures."`
	Password []string `help:"Passwords to try."`
	OCR      string   `default:"auto" help:"How scanned pages are read: auto, off or the path of tesseract."`
	Language string   `help:"Of scanned pages: en, de, …"`
}

// Run prints the words of PDFs with their boxes.
func (c *pagesCmd) Run(w world) error {
	cfg := render.Config{OCR: c.OCR}
	if dir, err := os.UserCacheDir(); err == nil {
		cfg.Cache = filepath.Join(dir, "ordergate", "pdfium")
	}
	r, err := render.New(cfg)
	if err != nil {
		return err
	}
	defer r.Close()
	for _, file := range c.Files {
		if err := c.file(w, r, file); err != nil {
			return err
		}
	}
	return nil
}

func (c *pagesCmd) file(w world, r *render.Renderer, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	o := render.Options{Passwords: c.Password, Language: c.Language}
	res, err := r.Pages(w.ctx, f, info.Size(), filepath.Base(file), o)
	if err != nil {
		return err
	}
	for _, p := range res.Doc.Pages {
		if c.Image == "" {
			break
		}
		var marks []render.Mark
		for _, word := range p.Words {
			if c.Boxes {
				marks = append(marks, render.Mark{Box: word.Box})
			}
		}
		o.Turn = p.Turn
		png, err := r.Image(w.ctx, f, info.Size(), p.Number, c.DPI, o, marks...)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(c.Image, fmt.Sprintf("%s-%d.png", filepath.Base(file), p.Number)), png, 0o644); err != nil {
			return err
		}
	}
	return json.NewEncoder(w.out).Encode(res.Doc)
}
