// SPDX-License-Identifier: Apache-2.0

// Package docx makes pages of Word files (ECMA-376): paragraphs, tables, text boxes,
// and the head and foot of the page. Text that was deleted in a tracked change is left
// out, hidden text is kept apart; nothing is fetched and no field or macro is run.
//
// It is pure and knows nothing of orders.
//
// Invariant: whatever a file unpacks to, memory and time stay bounded.
package docx

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/grid"
)

const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" // what .doc and encrypted files are

// Sniff tells whether a payload may be a Word file, or one of a kind that is not read,
// so that reading can say what is wrong.
func Sniff(head []byte, fileName string) bool {
	ext := strings.ToLower(path.Ext(fileName))
	named := ext == ".docx" || ext == ".docm" || ext == ".dotx"
	switch {
	case bytes.HasPrefix(head, []byte(ole)):
		return named || ext == ".doc" || ext == ".dot"
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return true
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return named || ext == ".odt" || bytes.Contains(head, []byte("word/")) || bytes.Contains(head, []byte("opendocument.text"))
	}
	return false
}

// Pages reads a Word file. All of it is one page: where Word breaks pages is for Word
// to say. The document is nil when it cannot be read, and the findings say why.
func Pages(name string, raw []byte, limits decode.Limits) (*paper.Document, []gateway.Finding) {
	limits = limits.Or(decode.DefaultLimits())
	d, err := read(name, raw, limits)
	var r *decode.Refusal
	if errors.As(err, &r) {
		return nil, []gateway.Finding{r.Finding}
	}
	if err != nil {
		return nil, []gateway.Finding{damaged("the archive").Finding}
	}
	return d, nil
}

func read(name string, raw []byte, limits decode.Limits) (*paper.Document, error) {
	if int64(len(raw)) > limits.Document {
		return nil, beyond(fmt.Sprintf("It is %d bytes long; at most %d are read.", len(raw), limits.Document))
	}
	f, err := open(raw, limits)
	if err != nil {
		return nil, err
	}
	r := &reader{file: f}
	if err := r.all(); err != nil {
		return nil, err
	}
	p, ok := grid.Page(1, r.blocks)
	if !ok {
		return nil, beyond(fmt.Sprintf("It has more than %d words.", grid.MaxWords))
	}
	if len(p.Words) == 0 {
		return nil, refuse("none", "The Word file shows no text; what it shows may be a picture.", "Ask the partner to send the order as text or PDF.")
	}
	return &paper.Document{Name: name, Kind: "docx", Title: r.title, Producer: r.producer, Pages: []paper.Page{p}}, nil
}

func refuse(code, message, hint string) *decode.Refusal {
	return decode.Refuse("document.docx."+code, gateway.Position{Path: "the file"}, message, hint)
}

func beyond(message string) *decode.Refusal {
	return refuse("limit", "The Word file is larger than what is read. "+message, "Ask the partner for smaller orders, without pictures.")
}

func damaged(part string) *decode.Refusal {
	return refuse("syntax", fmt.Sprintf("The Word file is damaged: %s cannot be read.", part), "Ask the partner to send the file again.")
}
