// SPDX-License-Identifier: Apache-2.0

package prose

import (
	"strings"
	"unicode"

	"ordergate/gateway/decode/x12"
)

// Pasted finds a document of a business format in a text: an interchange, XML, JSON
// or a table that is all of it. ext is the end of a file name that fits (".edi"), ""
// when there is none.
func Pasted(text string) (document, ext string) {
	all := strings.TrimSpace(text)
	if d := between(text, "ISA", "IEA"); d != "" && x12.Sniff([]byte(d[:min(len(d), 4096)])) && strings.Contains(d, "GS") {
		return d, ".edi"
	}
	for _, start := range []string{"UNA", "UNB+", "UNB\x1d"} {
		if d := between(text, start, "UNZ"); d != "" {
			return d, ".edi"
		}
	}
	if at := lineStart(text, "<?xml"); at >= 0 {
		if end := strings.LastIndexByte(text, '>'); end > at {
			return text[at:end+1] + "\n", ".xml"
		}
	}
	if len(all) > 1 && (all[0] == '{' && all[len(all)-1] == '}' || all[0] == '[' && all[len(all)-1] == ']' && strings.Contains(all, "{")) {
		return all + "\n", ".json"
	}
	if isTable(all) {
		return all + "\n", ".csv"
	}
	return "", ""
}

// between cuts from a line that starts so to the end of the last line with the end's
// segment.
func between(text, start, end string) string {
	at := lineStart(text, start)
	if at < 0 {
		return ""
	}
	last := strings.LastIndex(text, end)
	if last < at {
		return ""
	}
	if n := strings.IndexByte(text[last:], '\n'); n >= 0 {
		return text[at : last+n+1]
	}
	return text[at:]
}

// lineStart finds a line that starts with a word, blanks before it left out.
func lineStart(text, word string) int {
	for at := 0; at < len(text); {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return -1
		}
		i += at
		before := text[:i]
		if line := before[strings.LastIndexByte(before, '\n')+1:]; strings.TrimSpace(line) == "" {
			return i
		}
		at = i + len(word)
	}
	return -1
}

// isTable tells a text of which every line has as many of one separator, two at
// least: what is copied out of a spreadsheet, or a CSV file's lines.
func isTable(text string) bool {
	lines := strings.Split(text, "\n")
	if len(lines) < 2 {
		return false
	}
	for _, sep := range []string{"\t", ";", "|", ","} {
		n := strings.Count(lines[0], sep)
		if n < 1 || n < 2 && sep != "\t" {
			continue
		}
		same := 0
		for _, l := range lines {
			if strings.Count(l, sep) == n {
				same++
			}
		}
		if same == len(lines) {
			return true
		}
	}
	return false
}

// HasNumber tells whether a text names any number: without one there is no order.
func HasNumber(text string) bool { return strings.IndexFunc(text, unicode.IsNumber) >= 0 }
