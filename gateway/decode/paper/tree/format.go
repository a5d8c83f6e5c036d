// SPDX-License-Identifier: Apache-2.0

// Package tree makes documents of what is read on pages: a named tree in which each
// value knows its page, its box and what speaks for it. It is the one decode.Format
// of all that is laid out for people; what turns bytes into pages is given to it.
//
// It is pure, and finds nothing by itself: that is package extract's.
//
// Invariant: what extract has found is in the tree, all of it; a document that is no
// order never leaves here without a finding that holds it.
package tree

import (
	"bytes"
	"encoding/json"
	"fmt"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/opinion"
)

// FrontEnd turns the bytes of a payload into pages. A nil document is a payload that
// cannot be read, and the findings say why. err is a failure to read src. It is pure
// and keeps to limits, which are complete.
type FrontEnd func(src decode.Payload, limits decode.Limits) (*paper.Document, []gateway.Finding, error)

// Format reads what is laid out for people by a front end.
type Format struct {
	name    string
	sniff   func(head []byte, fileName string) bool
	pages   FrontEnd
	extract func(d *paper.Document, t *paper.Template, h extract.Hints) []paper.Order
}

// New makes a format of a name. sniff tells by a payload's first bytes and file name
// whether it may be one.
func New(name string, sniff func(head []byte, fileName string) bool, pages FrontEnd) *Format {
	return &Format{name: name, sniff: sniff, pages: pages, extract: extract.Extract}
}

// Name implements decode.Format.
func (f *Format) Name() string { return f.name }

// Sniff implements decode.Format; pages name no type.
func (f *Format) Sniff(head []byte, fileName string) (string, bool) {
	return "", f.sniff(head, fileName)
}

// Pages gives the pages of a payload, as Read sees them.
func (f *Format) Pages(src decode.Payload, limits decode.Limits) (*paper.Document, []gateway.Finding, error) {
	limits = limits.Or(decode.DefaultLimits())
	if src.Size > limits.Document {
		r := decode.Refuse("document."+f.name+".limit", gateway.Position{Path: "the file"}, fmt.Sprintf("It is %d bytes long; at most %d are read.", src.Size, limits.Document),
			"Ask the sender for a smaller file, one order each.")
		return nil, []gateway.Finding{r.Finding}, nil
	}
	front := f.pages
	if src.Kept {
		front = kept
	}
	d, findings, err := front(src, limits)
	if d != nil {
		if d.Name == "" {
			d.Name = src.Name
		}
		if d.Subject == "" {
			d.Subject = src.Subject
		}
	}
	return d, placed(findings), err
}

// kept is the front end of pages that were kept.
func kept(src decode.Payload, _ decode.Limits) (*paper.Document, []gateway.Finding, error) {
	raw, err := src.Bytes(0, src.Size)
	if err != nil {
		return nil, nil, err
	}
	d, err := paper.Read(bytes.NewReader(raw))
	return d, nil, err
}

// context is what Again needs beside the bytes.
type context struct {
	Order   int    `json:"order"` // of the file, from 1
	Name    string `json:"name,omitempty"`
	Subject string `json:"subject,omitempty"`
	Kept    bool   `json:"kept,omitempty"`
}

// Read implements decode.Format. The bytes of each document are the whole payload:
// what stands on one page is understood by the others.
func (f *Format) Read(src decode.Payload, layout *decode.Layout, limits decode.Limits, emit func(*decode.Document) error) ([]gateway.Finding, error) {
	d, findings, err := f.Pages(src, limits)
	if err != nil {
		return findings, fmt.Errorf("read the pages: %w", err)
	}
	if d == nil {
		return findings, nil
	}
	orders, words, err := f.orders(d, layout)
	if err != nil {
		return findings, err
	}
	for i := range orders {
		doc, refusal := f.document(&orders[i], context{i + 1, src.Name, src.Subject, src.Kept}, words, src.Size, limits)
		if refusal != nil {
			findings = append(findings, refusal.Finding)
			continue
		}
		if i == 0 { // what stood in the way of reading the file holds its first order
			doc.Findings = append(placed(d.Findings), doc.Findings...)
		}
		if err := emit(doc); err != nil {
			return findings, err
		}
	}
	if len(orders) == 0 {
		if findings = append(findings, placed(d.Findings)...); gateway.Weigh(findings) == gateway.Accept {
			findings = append(findings, none(f.name))
		}
	}
	return findings, nil
}

func none(name string) gateway.Finding {
	return gateway.Finding{Code: "document." + name + ".none", Severity: gateway.Hold, Position: gateway.Position{Path: "the file"}, Message: "Nothing in the file can be read as an order.",
		Hint: "Look at it. Enter the order by hand, or ask the sender for one that is no picture."}
}

// orders finds the orders of pages, and gives the words they are read with.
func (f *Format) orders(d *paper.Document, layout *decode.Layout) ([]paper.Order, *lexicon.Set, error) {
	if layout == nil {
		layout = &decode.Layout{}
	}
	words, faults := lexicon.Own(layout.Words)
	if len(faults) > 0 {
		return nil, nil, fmt.Errorf("read the words of the mappings' folder: %w", faults)
	}
	orders := f.extract(d, layout.Paper, extract.Hints{Words: words, Own: layout.Own})
	if len(d.Model) == 0 {
		return orders, words, nil
	}
	a, err := opinion.Parse(d.Model)
	if err != nil { // it was parsed when it was kept
		return orders, words, nil
	}
	return opinion.Verify(a, d, orders), words, nil
}

// Again implements decode.Format.
func (f *Format) Again(raw, kept []byte, layout *decode.Layout, limits decode.Limits) (*decode.Document, error) {
	var c context
	if err := json.Unmarshal(kept, &c); err != nil {
		return nil, fmt.Errorf("read the context of a document: %w", err)
	}
	src := decode.Payload{ReaderAt: bytes.NewReader(raw), Size: int64(len(raw)), Name: c.Name, Subject: c.Subject, Kept: c.Kept}
	d, findings, err := f.Pages(src, limits)
	if err != nil {
		return nil, err
	}
	if d == nil {
		return nil, fmt.Errorf("the pages cannot be read again: %v", findings)
	}
	orders, words, err := f.orders(d, layout)
	if err != nil {
		return nil, err
	}
	if c.Order < 1 || c.Order > len(orders) {
		return nil, fmt.Errorf("order %d of %d is asked for", c.Order, len(orders))
	}
	doc, refusal := f.document(&orders[c.Order-1], c, words, src.Size, limits)
	if refusal != nil {
		return nil, refusal
	}
	if c.Order == 1 {
		doc.Findings = append(placed(d.Findings), doc.Findings...)
	}
	return doc, nil
}

// placed gives findings a place where they have none.
func placed(findings []gateway.Finding) []gateway.Finding {
	var out []gateway.Finding
	for _, f := range findings {
		if f.Position.Path == "" {
			f.Position.Path = "the file"
			if f.Position.Page > 0 {
				f.Position.Path = fmt.Sprintf("page %d", f.Position.Page)
			}
		}
		out = append(out, f)
	}
	return out
}
