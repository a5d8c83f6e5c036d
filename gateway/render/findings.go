// SPDX-License-Identifier: Apache-2.0

package render

import (
	"errors"
	"fmt"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/strict"
)

// finder writes the findings of a document: docs/pdf.md lists them.
type finder struct {
	doc *paper.Document
	cfg *Config
}

func (f *finder) add(code string, page int, message, hint string) {
	pos := gateway.Position{Page: page, Path: f.doc.Name}
	if page > 0 {
		pos.Path = strings.TrimPrefix(fmt.Sprintf("%s › page %d", f.doc.Name, page), " › ")
	}
	f.doc.Findings = append(f.doc.Findings, gateway.Finding{Code: "document.pdf." + code, Severity: gateway.Hold, Position: pos, Message: message, Hint: hint})
}

func (f *finder) empty() {
	f.add("empty", 0, "The PDF is empty.", "Ask the partner to send it again.")
}

func (f *finder) tooLarge(size int64) {
	f.add("limit", 0, fmt.Sprintf("The PDF has %v; no more than %v are read.", strict.Bytes(size), f.cfg.MaxBytes),
		"Enter the order by hand, or set pdf: maxBytes higher in config.yaml and replay the message.")
}

// died writes why a worker gave no answer. What is our own fault comes back as an error.
func (f *finder) died(err error, page int) error {
	const byHand = "Look at the file with care: it may be made to do harm. Enter the order by hand, or ask the partner for another file."
	switch {
	case errors.Is(err, errTime):
		f.add("limit", page, fmt.Sprintf("Reading the PDF took longer than %v and was given up.", f.cfg.Timeout), byHand)
	case errors.Is(err, errMemory):
		f.add("limit", page, "Reading the PDF took too much memory and was given up.", byHand)
	case errors.Is(err, errDied):
		f.add("crashed", page, "The process that read the PDF ended while it did so.", "Replay the message; when it happens again, enter the order by hand and report it with the file.")
	case errors.Is(err, errStart):
		f.add("crashed", page, "The process that reads PDFs was not ready in time.", "Replay the message; when it happens again, see what else the machine has to do.")
	default:
		return err
	}
	return nil
}

// answered writes the faults that the worker told.
func (f *finder) answered(a *answer, passwords int) {
	switch a.Fault {
	case faultDamaged:
		what := "The file is damaged or no PDF, and cannot be opened."
		if a.Page > 0 {
			what = fmt.Sprintf("Page %d is damaged and cannot be read.", a.Page)
		}
		f.add("damaged", a.Page, what, "Ask the partner to send it again.")
	case faultPassword:
		what, hint := "The PDF is encrypted and asks for a password.", "Ask the partner for the password and set it in the partner's file, or for a PDF without one."
		if passwords > 0 {
			what = fmt.Sprintf("The PDF is encrypted, and none of the partner's passwords (%d) opens it.", passwords)
		}
		f.add("password", 0, what, hint)
	case faultSecurity:
		f.add("encryption", 0, "The PDF is encrypted in a way that is not known (a certificate, or a rights server).", "Ask the partner for a PDF without it.")
	case faultEmpty:
		f.add("empty", 0, "The PDF has no pages.", "Ask the partner to send it again.")
	case faultLimit:
		where := "The PDF"
		if a.Page > 0 {
			where = fmt.Sprintf("Page %d", a.Page)
		}
		f.add("limit", a.Page, where+" takes more memory to read than is given to it.", "Look at the file with care: it may be made to do harm. Enter the order by hand, or ask the partner for another file.")
	}
	if a.Fault == "" && a.Count > f.cfg.MaxPages {
		f.add("pages", 0, fmt.Sprintf("The PDF has %d pages; only the first %d were read.", a.Count, f.cfg.MaxPages),
			"Enter the order by hand, or set pdf: maxPages higher in config.yaml and replay the message.")
	}
	if a.More {
		f.add("attachments", 0, "The PDF has attached files that were not taken out of it: they are too many, too large, or cannot be opened.", "Open it, and enter by hand what they order.")
	}
	for _, p := range a.Pages {
		if p.Truncated {
			f.add("limit", p.Number, fmt.Sprintf("Page %d has more text than is read.", p.Number), "Enter the order by hand.")
		}
	}
}

// unread writes that scanned pages were not read, and why.
func (f *finder) unread(code string, pages []int, why, hint string) {
	if len(pages) == 0 {
		return
	}
	which := fmt.Sprintf("Page %d is", pages[0])
	if len(pages) > 1 {
		which = fmt.Sprintf("%d pages, from page %d on, are", len(pages), pages[0])
	}
	f.add(code, pages[0], fmt.Sprintf("%s %s", which, why), hint)
}

// nothing writes that there is no text at all, when nothing else was found.
func (f *finder) nothing(a *answer) {
	if len(f.doc.Findings) > 0 || len(f.doc.Fields) > 0 {
		return
	}
	for _, p := range f.doc.Pages {
		if len(p.Words) > 0 {
			return
		}
	}
	if len(a.Files) > 0 {
		return // a portfolio: what is in it counts
	}
	f.add("empty", 0, "There is nothing to read on the pages of the PDF.", "Look at it, and ask the partner to send it again.")
}
