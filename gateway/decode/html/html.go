// SPDX-License-Identifier: Apache-2.0

// Package html makes pages of HTML: mails as people's programs write them, and files.
// Tables are laid out in columns, what nobody sees is kept apart. Nothing is fetched,
// no script is run, and of styles only what hides, enlarges or colours text counts.
//
// It is pure and knows nothing of orders.
//
// Invariant: memory and time are bounded by the length of the page, however its
// elements are nested or repeated.
package html

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/grid"
	"ordergate/gateway/decode/prose"
)

// maxPage bounds a page in bytes, pictures within it included.
const maxPage = 32 << 20

var charsetSaid = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([-_a-z0-9:.]{1,40})`)

// Sniff tells whether a payload may be HTML, by what it begins with or is called.
func Sniff(head []byte, fileName string) bool {
	switch strings.ToLower(path.Ext(fileName)) {
	case ".html", ".htm", ".xhtml":
		return bytes.IndexByte(head, '<') >= 0
	}
	start := strings.ToLower(string(bytes.TrimSpace(bytes.TrimPrefix(head[:min(len(head), 200)], []byte("\xef\xbb\xbf")))))
	return strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html")
}

// Pages reads an HTML file. The document is nil when it cannot be read, and the
// findings say why.
func Pages(name string, raw []byte, limits decode.Limits) (*paper.Document, []gateway.Finding) {
	charset := ""
	if m := charsetSaid.FindSubmatch(raw[:min(len(raw), 4096)]); m != nil {
		charset = string(m[1])
	}
	page, _ := prose.UTF8(raw, charset)
	return read(name, page, limits, nil)
}

// Mail reads the HTML body of a mail, as UTF-8: what its sender wrote, without the
// mail that it answers. See Pages.
func Mail(name, subject, page string, limits decode.Limits) (*paper.Document, []gateway.Finding) {
	d, findings := read(name, page, limits, func(blocks []grid.Block) []grid.Block { return own(blocks, subject) })
	if d != nil {
		d.Subject = subject
	}
	return d, findings
}

func read(name, page string, limits decode.Limits, cut func([]grid.Block) []grid.Block) (*paper.Document, []gateway.Finding) {
	limits = limits.Or(decode.DefaultLimits())
	if most := min(limits.Document, maxPage); int64(len(page)) > most {
		return nil, []gateway.Finding{fault("limit", fmt.Sprintf("The page is %d bytes long; at most %d are read.", len(page), most), smaller)}
	}
	t, ok := parse(page, min(limits.Nodes, maxNodes))
	if !ok {
		return nil, []gateway.Finding{fault("limit", "The page has more elements than are read.", smaller)}
	}
	f := &flow{rules: t.rules}
	blocks := f.page(t.root)
	if cut != nil {
		blocks = cut(blocks)
	}
	p, ok := grid.Page(1, blocks)
	if !ok || f.full {
		return nil, []gateway.Finding{fault("limit", fmt.Sprintf("The page has more than %d words or cells.", grid.MaxWords), smaller)}
	}
	if len(p.Words) == 0 {
		return nil, []gateway.Finding{fault("none", "The page shows no text.", "Ask the partner to send the order as text or PDF.")}
	}
	p.Hidden = telling(p.Words, p.Hidden)
	return &paper.Document{Name: name, Kind: "html", Title: t.title, Pages: []paper.Page{p}}, nil
}

// telling leaves of hidden words those that could pass for a value that is not seen:
// many mails begin with a hidden line that says once more what they are about.
func telling(words, hidden []paper.Word) (out []paper.Word) {
	seen := map[string]bool{}
	for i := range words {
		seen[strings.Trim(words[i].Text, ".,:;#()")] = true
	}
	for _, w := range hidden {
		if t := strings.Trim(w.Text, ".,:;#()"); prose.HasNumber(t) && !seen[t] {
			out = append(out, w)
		}
	}
	return out
}

const smaller = "Ask the partner for smaller orders."

func fault(code, message, hint string) gateway.Finding {
	return gateway.Finding{Code: "document.html." + code, Severity: gateway.Hold, Position: gateway.Position{Path: "the page"}, Message: message, Hint: hint}
}

// own leaves out what a mail quotes of the one it answers; all stays where nothing with
// a number would be left.
func own(blocks []grid.Block, subject string) []grid.Block {
	lines := make([]string, len(blocks))
	for i, b := range blocks {
		if b.Table == nil {
			lines[i] = textOf(b.Line)
		}
	}
	from, forwards := prose.Quotation(lines, subject)
	kept := blocks[:from]
	if forwards || from == len(blocks) || !numbered(kept) {
		return blocks
	}
	return kept
}

func textOf(l grid.Line) string {
	var b strings.Builder
	for i := range l {
		if !l[i].Hidden {
			b.WriteString(l[i].Text)
		}
	}
	return b.String()
}

func numbered(blocks []grid.Block) bool {
	for _, b := range blocks {
		if prose.HasNumber(textOf(b.Line)) {
			return true
		}
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				if numbered(c.Blocks) {
					return true
				}
			}
		}
	}
	return false
}
