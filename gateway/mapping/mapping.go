// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"io/fs"
	"maps"
	"slices"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/mapping/expression"
)

// Config of Load.
type Config struct {
	// Shapes tells what a document type can hold, x12.ShapeOf for one; nil for a
	// type it does not know. Mappings are checked against it.
	Shapes func(format, typ, version string) *decode.Shape
	// Formats are the formats other than X12 that mappings may read.
	Formats []decode.Format
	// Base holds the built-in readings and tables; the embedded ones when nil.
	Base fs.FS
	// Dir is what fsys is called in faults and traces; "mappings" when empty.
	Dir string
	// Pages gives the pages of a PDF among the examples as the format pdf reads them;
	// nil: examples are files of pages.
	Pages func(file string, data []byte) ([]byte, error)
}

// Set is all mappings of an installation, compiled. It is immutable and safe for
// concurrent use.
type Set struct {
	mappings map[string]*Mapping
	builtin  map[string]*Mapping // format/type -> the built-in reading
	formats  []decode.Format
	waiting  map[string]string // see With
}

// Formats lists the formats other than X12 that mappings may read, the strictest
// first.
func (s *Set) Formats() []decode.Format { return s.formats }

// Format returns the format of that name, nil for X12 and what nobody knows.
func (s *Set) Format(name string) decode.Format {
	i := slices.IndexFunc(s.formats, func(f decode.Format) bool { return f.Name() == name })
	if i < 0 {
		return nil
	}
	return s.formats[i]
}

// Find returns the mapping of that id.
func (s *Set) Find(id string) (*Mapping, bool) {
	m, ok := s.mappings[id]
	return m, ok
}

// IDs lists the mappings, sorted.
func (s *Set) IDs() []string { return slices.Sorted(maps.Keys(s.mappings)) }

// Readers and Writers list the mappings that read documents, and those that write
// answers and files.
func (s *Set) Readers() []string { return s.those(false) }

// Writers: see Readers.
func (s *Set) Writers() []string { return s.those(true) }

func (s *Set) those(write bool) []string {
	return slices.DeleteFunc(s.IDs(), func(id string) bool { return (s.mappings[id].writes != nil) != write })
}

// Builtin returns the built-in reading of a document type ("x12", "850"), for
// partners that need no mapping of their own.
func (s *Set) Builtin(format, typ string) (*Mapping, bool) {
	m, ok := s.builtin[format+"/"+typ]
	return m, ok
}

// Mapping is one compiled mapping. It is immutable and safe for concurrent use.
type Mapping struct {
	id, title, extends, file string
	format, typ              string
	decoder                  decode.Format // nil for X12
	layout                   *decode.Layout
	sha256                   string
	sources                  map[string][]byte
	tables                   []string // that expressions look codes up in
	root                     string   // what the mappings' folder is called
	order                    *block
	sender, test             *expression.Compiled // nil where nothing is said of it
	pass                     []*expression.Nodes
	builtin                  bool
	writes                   *writesRule // nil for one that reads
	output                   *outBlock
	shape                    *decode.Shape
	examples                 []example
	fsys                     fs.FS          // where the examples lie
	dir                      string         // of the file, in fsys
	rooms                    int            // single objects among the fields
	names                    map[string]int // what expressions look for at the root
	pages                    func(file string, data []byte) ([]byte, error)
}

// ID is the mapping's name, "acme-850".
func (m *Mapping) ID() string { return m.id }

// Title is a line for people, "" when the file has none.
func (m *Mapping) Title() string { return m.title }

// Extends is the id of the mapping that this one builds on, "" for none.
func (m *Mapping) Extends() string { return m.extends }

// File is the file the mapping stands in, "mappings/acme/850.yaml".
func (m *Mapping) File() string { return m.file }

// BuiltIn reports whether the mapping is part of the program.
func (m *Mapping) BuiltIn() bool { return m.builtin }

// Reads tells the documents it is for: "x12", "850"; of other formats the type is
// the root element's name, or the format's where documents name no type.
func (m *Mapping) Reads() (format, typ string) { return m.format, m.typ }

// Decoder reads the payloads it is for by Layout; it is nil for X12.
func (m *Mapping) Decoder() decode.Format { return m.decoder }

// Layout says how its files are laid out. It must not be changed.
func (m *Mapping) Layout() *decode.Layout { return m.layout }

// SHA256 is the digest, in hex, of the mapping's file and of all files it extends
// or uses: the same digest gives the same order from the same document.
func (m *Mapping) SHA256() string { return m.sha256 }

// Sources returns the files that SHA256 covers by name, so that they can be kept
// with an order. The caller must not change the bytes.
func (m *Mapping) Sources() map[string][]byte { return maps.Clone(m.sources) }

// Options of a run.
type Options struct {
	// NoTrace leaves Order.Trace empty, for speed.
	NoTrace bool
	// CenturyPivot is the first two-digit year that is read as 19YY: 70 when 0.
	CenturyPivot int
}

// Result is what came of a document.
type Result struct {
	// Order is never nil; fields that could not be read are empty.
	Order    *gateway.Order
	Findings []gateway.Finding
}

// Explained says how a field came to its value.
type Explained struct {
	Field      string           `json:"field"`           // JSON pointer into the order
	Expression string           `json:"expression"`      // as written
	Value      string           `json:"value"`           // as it stands in the order; "" when Fault is set
	Position   gateway.Position `json:"position"`        // where the value came from; no Path for a constant
	Rule       string           `json:"rule"`            // "mappings/acme/850.yaml:12"
	Fault      string           `json:"fault,omitempty"` // why there is no value
}

// Map reads a document into an order. A field that cannot be read is a finding
// and stops nothing else. Order.Source holds what the document itself tells; the
// caller adds channel, partner and the rest.
func (m *Mapping) Map(doc *decode.Document, opts Options) Result {
	r := m.newRun(doc, opts)
	defer r.release()
	order := r.order()
	return Result{Order: order, Findings: r.findings}
}

// Sender is who a document says it is from, by the mapping's sender; "" when it
// says nothing. X12 and EDIFACT say it in their envelopes.
func (m *Mapping) Sender(doc *decode.Document) string {
	v := m.asked(doc, m.sender)
	return v.String()
}

// IsTest reports whether a document says that it is a test, by the mapping's test.
// Where that cannot be told it counts as one, with a finding: better a live order
// late than a test one shipped.
func (m *Mapping) IsTest(doc *decode.Document) (bool, []gateway.Finding) {
	if m.test == nil {
		return false, nil
	}
	r := m.newRun(doc, Options{NoTrace: true})
	defer r.release()
	var v expression.Value
	m.test.Eval(&r.Run, &v)
	if p := v.Problem(); p != nil && v.Missing() {
		f := r.Finding(p, v.At())
		f.Code, f.Severity = "document.test.unclear", gateway.Hold
		f.Message = "Whether the document is a test cannot be told, and it counts as one: " + f.Message
		f.Hint = "Ask the partner, or correct test: in the mapping; then replay the message."
		return true, []gateway.Finding{f}
	}
	return v.Yes() && !v.Missing(), nil
}

// asked evaluates an expression about the document as a whole.
func (m *Mapping) asked(doc *decode.Document, x *expression.Compiled) (v expression.Value) {
	if x == nil {
		return v
	}
	r := m.newRun(doc, Options{NoTrace: true})
	defer r.release()
	x.Eval(&r.Run, &v)
	return v
}

// Explain maps a document and tells of each field how it came to its value, in
// the order of the mapping file.
func (m *Mapping) Explain(doc *decode.Document, opts Options) []Explained {
	r := m.newRun(doc, opts)
	defer r.release()
	r.explaining = true
	r.order()
	return r.explained
}
