// SPDX-License-Identifier: Apache-2.0

// Package typed makes pages of plain text: orders typed in the body of a mail, and
// text files that are no table. A character is a cell of the page, so that what its
// writer set in columns stands in columns.
//
// It is pure and knows nothing of orders.
//
// Invariant: every character that is seen is on the page, in the line where it stood.
package typed

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/grid"
	"ordergate/gateway/decode/prose"
)

// Sniff tells whether a payload may be plain text: named so, and no binary file.
func Sniff(head []byte, fileName string) bool {
	switch strings.ToLower(path.Ext(fileName)) {
	case ".txt", ".text", ".asc", ".prn":
		return bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) || bytes.IndexByte(head, 0) < 0
	}
	return false
}

// Pages reads a text file; form feeds part its pages. The document is nil when it
// cannot be read, and the findings say why.
func Pages(name string, raw []byte, limits decode.Limits) (*paper.Document, []gateway.Finding) {
	limits = limits.Or(decode.DefaultLimits())
	if int64(len(raw)) > limits.Document {
		return nil, []gateway.Finding{fault("limit", fmt.Sprintf("The text is %d bytes long; at most %d are read.", len(raw), limits.Document), "Ask the partner for smaller orders.")}
	}
	text, _ := prose.UTF8(raw, "")
	if strings.IndexByte(text, 0) >= 0 {
		return nil, []gateway.Finding{fault("syntax", "The file is called a text and holds other data.", "Ask the partner to send the order as text, PDF or Excel workbook.")}
	}
	return Text(name, text, limits)
}

// Text makes pages of text that is UTF-8, as the body of a mail is once it was
// decoded. See Pages.
func Text(name, text string, limits decode.Limits) (*paper.Document, []gateway.Finding) {
	limits = limits.Or(decode.DefaultLimits())
	if int64(len(text)) > limits.Document {
		return nil, []gateway.Finding{fault("limit", fmt.Sprintf("The text is %d bytes long; at most %d are read.", len(text), limits.Document), "Ask the partner for smaller orders.")}
	}
	if strings.TrimSpace(text) == "" {
		return nil, []gateway.Finding{fault("none", "The text is empty.", "Ask the partner to send the order again.")}
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	d := &paper.Document{Name: name, Kind: "text"}
	words := 0
	for _, sheet := range strings.Split(text, "\f") {
		if strings.TrimSpace(sheet) == "" {
			continue
		}
		p, ok := grid.Page(len(d.Pages)+1, blocks(strings.Split(sheet, "\n")))
		if words += len(p.Words); !ok || words > grid.MaxWords {
			return nil, []gateway.Finding{fault("limit", fmt.Sprintf("The text has more than %d words.", grid.MaxWords), "Ask the partner for smaller orders.")}
		}
		d.Pages = append(d.Pages, p)
	}
	return d, nil
}

func fault(code, message, hint string) gateway.Finding {
	return gateway.Finding{Code: "document.typed." + code, Severity: gateway.Hold, Position: gateway.Position{Path: "the text"}, Message: message, Hint: hint}
}

// blocks makes blocks of lines: runs of lines whose values are parted alike by tabs
// or upright strokes are tables, all else stands as it was typed.
func blocks(lines []string) []grid.Block {
	var out []grid.Block
	for i := 0; i < len(lines); {
		if t, n := tableOf(lines[i:]); n > 0 {
			out = append(out, grid.Block{Table: t})
			i += n
			continue
		}
		if strings.TrimSpace(lines[i]) == "" {
			out = append(out, grid.Block{Gap: 1})
		} else {
			out = append(out, grid.Plain(lines[i]))
		}
		i++
	}
	return grid.Align(out)
}

// tableOf gives the table that the lines begin with, and how many lines it is.
func tableOf(lines []string) (*grid.Table, int) {
	for _, mark := range []string{"|", "│", "¦"} {
		cells := split(lines[0], mark)
		start := 0
		if cells == nil && frame(lines[0]) && len(lines) > 1 { // the upper edge
			cells, start = split(lines[1], mark), 1
		}
		if len(cells) < 2 {
			continue
		}
		t, row, n := &grid.Table{Ruled: true}, 0, start
		for ; n < len(lines); n++ {
			if frame(lines[n]) {
				continue
			}
			more := split(lines[n], mark)
			if len(more) != len(cells) {
				break
			}
			for c, text := range more {
				if text = strings.TrimSpace(text); text != "" {
					t.Cells = append(t.Cells, grid.Cell{Row: row, Col: c, Blocks: []grid.Block{grid.Plain(text)}})
				}
			}
			row++
		}
		if row > 1 {
			return t, n
		}
	}
	return nil, 0
}

// split parts a line at a mark; nil when it has none.
func split(line, mark string) []string {
	if !strings.Contains(line, mark) {
		return nil
	}
	line = strings.TrimSpace(line)
	if strings.HasPrefix(line, mark) && strings.HasSuffix(line, mark) && len(line) > len(mark) { // a frame all round
		line = line[len(mark) : len(line)-len(mark)]
	}
	return strings.Split(line, mark)
}

// frame tells a line that only draws: "+-----+----+", "|---|:--:|".
func frame(line string) bool {
	line = strings.TrimSpace(line)
	return strings.Trim(line, "+-=|:¦│─┼├┤┌┐└┘┬┴═ \t") == "" && strings.ContainsAny(line, "-=─═")
}
