// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/strict"
)

// Format reads the payloads of one business format into documents: JSON, XML,
// CSV, fixed-width text, XLSX. (X12 is read piece by piece, with checkpoints and
// acknowledgements, by its own Reader.)
//
// A document of such a format is a named tree. A node is an object, an XML
// element, a row, a record or a single value; its Name is the partner's own (a
// key, a local name, a heading, a field). A node that has a value of its own holds
// it in Elements[0], as sent; XML attributes are children like any other. A list
// is siblings of one name, with Index from 1; Index is 0 for what stands alone.
// Segment numbers the nodes of a document from 1 in document order. Nothing of the
// payload is left out.
//
// Implementations are safe for concurrent use, pure, and bounded by Limits
// whatever the payload holds.
type Format interface {
	// Name is what mappings call it in reads: {format: …}: "json".
	Name() string

	// Sniff tells whether a payload may be of this format by its first bytes (HeadBytes
	// at most) and its file name. typ is the type that the content itself names, ""
	// when it names none: the root element of XML, "OrderRequest" for cXML.
	Sniff(head []byte, fileName string) (typ string, ok bool)

	// Read reads a payload and gives each document to emit in order; it ends when
	// emit returns an error, which it passes on. Findings of a document are the
	// document's; those it returns belong to none: the payload is no such file, or
	// what is between its documents. err is a failure to read src, never a fault of
	// the payload.
	Read(src Payload, layout *Layout, limits Limits, emit func(*Document) error) ([]gateway.Finding, error)

	// Again decodes one document anew: raw are the Length bytes at Offset of the
	// payload, context is the Document's Context. The result equals what Read gave.
	Again(raw, context []byte, layout *Layout, limits Limits) (*Document, error)

	// Shape gives what documents of a layout can hold, from samples of them (any
	// number) and from what the layout itself says.
	Shape(samples []*Document, layout *Layout) *Shape
}

// HeadBytes is how much of a payload formats are told apart by: cXML may have long
// credentials and signatures before it says what it is.
const HeadBytes = 64 << 10

// Payload is the bytes of a payload.
type Payload struct {
	io.ReaderAt
	Size    int64
	Name    string // file name, for findings
	Subject string // of the mail that it came in, "" when it is not known
	Kept    bool   // the bytes are pages as they were kept, whatever the payload was; only for what is laid out for people
}

// Limits bound what reading a payload may take; a zero is the default. What goes
// beyond is a finding that says where, never cut short.
type Limits struct {
	Depth    int   // of nested objects or elements: 64
	Nodes    int   // of a document: 1,000,000
	Value    int   // bytes of a value: 1 MiB
	Document int64 // bytes of a document: 64 MiB
	Unpacked int64 // bytes that a compressed payload may become: 256 MiB
}

// Or gives l with d where l is zero.
func (l Limits) Or(d Limits) Limits {
	pick := func(a, b int) int {
		if a > 0 {
			return a
		}
		return b
	}
	return Limits{Depth: pick(l.Depth, d.Depth), Nodes: pick(l.Nodes, d.Nodes), Value: pick(l.Value, d.Value),
		Document: int64(pick(int(l.Document), int(d.Document))), Unpacked: int64(pick(int(l.Unpacked), int(d.Unpacked)))}
}

// DefaultLimits are those that stand in Limits' comments.
func DefaultLimits() Limits {
	return Limits{Depth: 64, Nodes: 1_000_000, Value: 1 << 20, Document: 64 << 20, Unpacked: 256 << 20}
}

// Layout says of a partner's files what the format itself does not tell. It is
// part of a mapping's reads.
type Layout struct {
	// Split tells orders apart when a file holds several: in JSON and XML the path of
	// the node that is one order ("orders", "Orders.Order"; the items of a JSON list
	// at the top are orders without it), in CSV and XLSX the heading of the column
	// whose value changes from order to order; with records, the field of the record
	// that begins an order. "" is one order a file, or one a record that begins one.
	Split string `yaml:"split" doc:"where one order ends: the path of an order (JSON, XML), or the column or field whose value changes (CSV, XLSX, fixed)"`

	Charset   string `yaml:"charset" doc:"utf-8 (default), iso-8859-1, windows-1252, …; a byte order mark and an XML declaration count before it"`
	Delimiter string `yaml:"delimiter" doc:"CSV: what stands between values: , ; | or tab; default whichever the first line has most of"`
	Quote     string `yaml:"quote" doc:"CSV: what stands around values, default a double quote; none for none"`
	Header    int    `yaml:"header" doc:"CSV, XLSX: the row with the headings, default 1; those above it are called above, their cells A, B, C"`

	// Columns name the columns of files without headings, in their order.
	Columns []string `yaml:"columns" doc:"CSV, XLSX: names of the columns when the file has no headings"`
	Sheet   string   `yaml:"sheet" doc:"XLSX: name of the sheet, default the first"`

	// Records are the kinds of lines of a fixed-width file, or of a CSV file whose
	// rows are of several kinds. The first that is under none begins an order.
	Records []Record `yaml:"records" doc:"fixed, CSV: the kinds of lines"`

	// Paper is what is known of a form; nil is nothing.
	Paper *paper.Template `yaml:"paper" json:",omitempty" doc:"PDF, Word, HTML, typed text, Excel forms: where things stand on the partner's form; what is not said is found without"`
	// Own are names of ours, by which the supplier of every order is known on a page.
	// No mapping says them: whoever reads does.
	Own []string `yaml:"-" json:",omitempty"`
	// Words are the installation's dictionaries by file name, laid beside the built-in
	// ones. They are kept with a document, so that it reads the same in a replay.
	Words map[string]string `yaml:"-" json:",omitempty"`
}

// Record is a kind of line.
type Record struct {
	Name  string `yaml:"name" doc:"what the mapping calls it"`
	Is    string `yaml:"is" doc:"the text that such lines carry; without it, every line is one"`
	At    string `yaml:"at" doc:"where that text stands: characters 1-2 (fixed), or the column's number (CSV); default the first"`
	Under string `yaml:"under" doc:"the record that it belongs to"`

	Fields  strict.Pairs[string] `yaml:"fields" doc:"fixed: name: characters, as in number: 3-12"`
	Columns []string             `yaml:"columns" doc:"CSV: names of the columns"`
}

// Characters reads the place of a field in a fixed-width line, "3-12" or "7": from
// and to are characters from 1, both included.
func Characters(place string) (from, to int, err error) {
	first, last, ranged := strings.Cut(strings.TrimSpace(place), "-")
	if !ranged {
		last = first
	}
	from, err1 := strconv.Atoi(strings.TrimSpace(first))
	to, err2 := strconv.Atoi(strings.TrimSpace(last))
	if err1 != nil || err2 != nil || from < 1 || to < from || to > 1<<16 {
		return 0, 0, fmt.Errorf("%q is no place in a line: write 3-12, characters from 1", place)
	}
	return from, to, nil
}
