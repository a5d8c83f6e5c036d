// SPDX-License-Identifier: Apache-2.0

// Package paper holds what a document laid out for people is read into: pages of
// words with their boxes, and the order that is found on them, each value with its
// place and its evidence. PDFs, scans, typed mails, Word files and order forms in
// Excel all become the same pages; the folders below read them.
//
// It is pure, like all of decode: pages are made elsewhere (gateway/render for PDF).
//
// Invariant: a value that nobody can point at on the page is no value.
package paper

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"ordergate/gateway"
)

// Box is a rectangle on a page as it is shown (rotation applied): points (1/72 inch)
// from the left and upper edge, y growing downwards.
type Box struct{ X0, Y0, X1, Y1 float32 }

// Join gives the box around both; a zero box counts as none.
func (b Box) Join(c Box) Box {
	if b == (Box{}) {
		return c
	}
	if c == (Box{}) {
		return b
	}
	return Box{min(b.X0, c.X0), min(b.Y0, c.Y0), max(b.X1, c.X1), max(b.Y1, c.Y1)}
}

// Width and Height are in points.
func (b Box) Width() float32 { return b.X1 - b.X0 }

// Height: see Width.
func (b Box) Height() float32 { return b.Y1 - b.Y0 }

// MidX and MidY are the middle.
func (b Box) MidX() float32 { return (b.X0 + b.X1) / 2 }

// MidY: see MidX.
func (b Box) MidY() float32 { return (b.Y0 + b.Y1) / 2 }

// OverlapX is how many points two boxes share from left to right; negative is the gap
// between them.
func (b Box) OverlapX(c Box) float32 { return min(b.X1, c.X1) - max(b.X0, c.X0) }

// OverlapY: see OverlapX.
func (b Box) OverlapY(c Box) float32 { return min(b.Y1, c.Y1) - max(b.Y0, c.Y0) }

// MarshalJSON writes [x0,y0,x1,y1] with two decimals.
func (b Box) MarshalJSON() ([]byte, error) {
	out := make([]byte, 0, 32)
	for i, v := range [4]float32{b.X0, b.Y0, b.X1, b.Y1} {
		out = strconv.AppendFloat(append(out, "[,,,"[i]), float64(v), 'f', 2, 32)
	}
	return append(out, ']'), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (b *Box) UnmarshalJSON(raw []byte) error {
	var v [4]float32
	if err := json.Unmarshal(raw, &v); err != nil {
		return fmt.Errorf("read a box: %w", err)
	}
	*b = Box{v[0], v[1], v[2], v[3]}
	return nil
}

// Word is a run of characters without a blank, as it is shown: ligatures resolved,
// left to right.
type Word struct {
	Text string  `json:"t"`
	Box  Box     `json:"b"`
	Size float32 `json:"s,omitempty"` // of the font, points
	Bold bool    `json:"w,omitempty"`
	OCR  int     `json:"o,omitempty"` // confidence 1 to 100 of a word that OCR read; 0: the text is the document's own
}

// Page is one page.
type Page struct {
	Number int     `json:"number"` // from 1
	Width  float32 `json:"width"`  // as shown, points
	Height float32 `json:"height"`
	Words  []Word  `json:"words"`            // in no order that may be relied on
	Rules  []Box   `json:"rules,omitempty"`  // drawn lines and edges of filled or stroked boxes, thin one way
	Hidden []Word  `json:"hidden,omitempty"` // what the text layer says and nobody can see
	Turned []Word  `json:"turned,omitempty"` // what runs another way than the rest: up a margin, across as a stamp
	OCR    bool    `json:"ocr,omitempty"`    // the words are OCR's
	Turn   int     `json:"turn,omitempty"`   // quarters clockwise by which a scan was turned to be read; its picture must be, too
	Image  bool    `json:"image,omitempty"`  // there is a picture only, and no OCR at hand to read it
}

// Document is what Extract reads: the pages of one file.
type Document struct {
	Name     string            `json:"name,omitempty"`     // file name
	Subject  string            `json:"subject,omitempty"`  // of the mail it came in: a hint for the order number, no evidence
	Kind     string            `json:"kind"`               // what the file was: pdf, text, html, docx, xlsx
	Title    string            `json:"title,omitempty"`    // by the file's own properties
	Producer string            `json:"producer,omitempty"` // the program that wrote it, for people
	Pages    []Page            `json:"pages"`
	Fields   map[string]string `json:"fields,omitempty"`   // of an XFA form, by path
	Findings []gateway.Finding `json:"findings,omitempty"` // what stood in the way of reading
	// Model is what a language model said of the pages, where one was asked: an
	// opinion.Answer. It is kept with them, so that a replay weighs the same answer.
	Model json.RawMessage `json:"model,omitempty"`
}

// Write writes the pages as JSON: what is kept of a reading, so that a replay reads
// the same words.
func (d *Document) Write() ([]byte, error) { return json.Marshal(d) }

// Read reads what Write wrote.
func Read(r io.Reader) (*Document, error) {
	var d Document
	if err := json.NewDecoder(r).Decode(&d); err != nil {
		return nil, fmt.Errorf("read pages: %w", err)
	}
	return &d, nil
}
