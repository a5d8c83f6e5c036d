// SPDX-License-Identifier: Apache-2.0

// Package pdf reads orders that come as PDF. The PDF itself is opened elsewhere, by
// gateway/render in a process of its own; what is read here are the pages of words
// that it gives, as JSON.
//
// It is pure, and knows no PDF but its first bytes.
//
// Invariant: the same pages give the same documents, today and in a replay.
package pdf

import (
	"bytes"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/tree"
)

// Name is the format's.
const Name = "pdf"

// New gives the format.
func New() *tree.Format {
	return tree.New(Name, Is, pages)
}

// headAt is how far behind a file's beginning a PDF's own may stand: mail gateways
// and portals put lines before it (ISO 32000-1 annex H, note 13).
const headAt = 1024

// Is tells a PDF by the beginning of its bytes, and what claims to be one by its name,
// so that reading can say what is wrong.
func Is(head []byte, fileName string) bool {
	if bytes.Contains(head[:min(len(head), headAt)], []byte("%PDF-")) {
		return true
	}
	return strings.HasSuffix(strings.ToLower(fileName), ".pdf")
}

// pages reads the pages.
func pages(src decode.Payload, _ decode.Limits) (*paper.Document, []gateway.Finding, error) {
	raw, err := src.Bytes(0, src.Size)
	if err != nil {
		return nil, nil, err
	}
	d, err := paper.Read(bytes.NewReader(raw))
	if err != nil || d.Kind == "" {
		f := gateway.Finding{Code: "document.pdf.pages", Severity: gateway.Hold, Position: gateway.Position{Path: "the file"},
			Message: "The file is not what a PDF is read into: its pages.", Hint: "Ask the sender for the PDF itself."}
		if Is(raw, "") {
			f.Message, f.Hint = "The file is a PDF of which the pages have not been read.", "Replay the message."
		}
		return nil, []gateway.Finding{f}, nil
	}
	return d, nil, nil
}
