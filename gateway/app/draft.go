// SPDX-License-Identifier: Apache-2.0

package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/decode/paper/tree"
	"ordergate/gateway/decode/pdf"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/mapping"
	"ordergate/gateway/mapping/draft"
)

// Draft is what a first mapping is made from.
type Draft struct {
	From   string // the sample
	ID     string // of the mapping
	Dir    string // folder that its file is written into
	Format string // "" finds out

	// What the sample itself does not tell, as reads: of a mapping has it.
	Charset string
	Header  int // the row with the headings; 0 for the first

	Passwords []string // of a locked PDF
}

// Drafted is a first mapping that was written.
type Drafted struct {
	File     string // the mapping's
	Sample   string
	Expected string // what comes of the sample, JSON
	Order    *gateway.Order
	Findings []gateway.Finding
	Checks   []string // lines of the file that a person must look at
	Unread   int      // values of the sample that no rule reads
}

// maxSample bounds what a draft is made from.
const maxSample = 32 << 20

var mappingID = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,62}$`)

// NewMapping writes a first mapping for a document: the file, the sample as its
// example, and what comes of it. It overwrites nothing.
func NewMapping(ctx context.Context, d Draft) (drafted *Drafted, err error) {
	if !mappingID.MatchString(d.ID) {
		return nil, fmt.Errorf("%q cannot be a mapping's id: small letters, digits, - and _", d.ID)
	}
	info, err := os.Stat(d.From)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxSample {
		return nil, fmt.Errorf("%s has %d bytes, and a draft is made from %d at most: give one order", d.From, info.Size(), maxSample)
	}
	data, err := os.ReadFile(d.From)
	if err != nil {
		return nil, err
	}
	pages, done := pagesOf(ctx, d.Passwords)
	defer func() { err = errors.Join(err, done()) }()
	in := draft.Input{ID: d.ID, Sample: "examples/" + filepath.Base(d.From)}
	if len(d.Passwords) > 0 { // nobody has the password when the example is run
		if data, err = pages(d.From, data); err != nil {
			return nil, err
		}
		d.Format, in.Sample = pdf.Name, strings.TrimSuffix(in.Sample, filepath.Ext(in.Sample))+".pages.json"
	}
	text, err := d.first(&in, data, pages)
	if err != nil {
		return nil, err
	}
	sample := in.Sample
	stem := "examples/" + strings.TrimSuffix(filepath.Base(d.From), filepath.Ext(d.From)) + ".order.json"
	out := &Drafted{File: filepath.Join(d.Dir, d.ID+".yaml"), Sample: filepath.Join(d.Dir, sample), Expected: filepath.Join(d.Dir, stem)}
	for _, name := range []string{out.File, out.Sample, out.Expected} {
		if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s is there already, and nothing is overwritten", name)
		}
	}
	files := map[string][]byte{d.ID + ".yaml": []byte(text), sample: data}
	results, err := d.tried(files, in.Extends, pages)
	if err != nil {
		return nil, err
	}
	out.Order = results[0].Order
	for _, r := range results {
		out.Findings = append(out.Findings, r.Findings...)
	}
	in.Order = stem
	for _, f := range out.Findings {
		in.Findings = append(in.Findings, strings.TrimSpace(f.Code+" "+f.Field))
	}
	text, _ = draft.New(in)
	files[d.ID+".yaml"] = []byte(text)
	if files[stem], err = mapping.OrdersJSON(results); err != nil {
		return nil, err
	}
	for line := range strings.Lines(text) {
		if _, check, found := strings.Cut(line, "# CHECK: "); found {
			field, _, _ := strings.Cut(strings.TrimSpace(line), ":")
			out.Checks = append(out.Checks, field+": "+strings.TrimSpace(check))
		}
	}
	out.Unread = len(out.Order.Extensions)
	return out, written(d.Dir, files)
}

// first decodes the sample and makes the draft of it.
func (d Draft) first(in *draft.Input, data []byte, pages readPages) (string, error) {
	head := data[:min(len(data), decode.HeadBytes)]
	if x12.Sniff(head) {
		docs, err := decodeDocuments(d.From, data)
		if err != nil || len(docs) == 0 {
			return "", fmt.Errorf("%s holds no X12 document that can be read", d.From)
		}
		set, _ := mapping.Load(nil, MappingConfig(""))
		m, ok := set.Builtin("x12", docs[0].Type)
		if !ok {
			return "", fmt.Errorf("%s is an X12 %s, and no built-in reading is for orders of that kind", d.From, docs[0].Type)
		}
		extend(in, m, docs[0])
		text, _ := draft.New(*in)
		return text, nil
	}
	for _, f := range formats.All() {
		typ, ok := f.Sniff(head, filepath.Base(d.From))
		if d.Format != "" && d.Format != f.Name() || d.Format == "" && (!ok || f.Name() == "fixed") {
			continue // nothing tells a file of records before its layout is written
		}
		if p, ok := f.(*tree.Format); ok {
			return d.paper(in, p, data, pages)
		}
		return d.tree(in, f, typ, data)
	}
	return "", fmt.Errorf("%s is in no format that is known here; name one with --format", d.From)
}

func (d Draft) tree(in *draft.Input, f decode.Format, typ string, data []byte) (string, error) {
	layout := decode.Layout{Charset: d.Charset, Header: d.Header}
	in.Format = f.Name()
	if d.Charset != "" {
		in.Reads += fmt.Sprintf("  charset: %q\n", d.Charset)
	}
	if d.Header > 0 {
		in.Reads += fmt.Sprintf("  header: %d\n", d.Header)
	}
	told := in.Reads
	for {
		in.Documents = nil
		payload := decode.Payload{ReaderAt: bytes.NewReader(data), Size: int64(len(data)), Name: filepath.Base(d.From)}
		findings, err := f.Read(payload, &layout, decode.Limits{}, func(doc *decode.Document) error {
			in.Documents = append(in.Documents, doc)
			return nil
		})
		if err != nil {
			return "", err
		}
		if len(in.Documents) == 0 {
			if len(findings) > 0 {
				return "", fmt.Errorf("%s: %s %s", findings[0].Position.Path, findings[0].Message, findings[0].Hint)
			}
			return "", fmt.Errorf("there is no order in %s", d.From)
		}
		for _, doc := range in.Documents {
			if i := slices.IndexFunc(doc.Findings, func(f gateway.Finding) bool { return f.Severity.Worse(gateway.Warn) }); i >= 0 {
				found := doc.Findings[i]
				return "", fmt.Errorf("%s, %s: %s %s For a draft, say --charset, --header or --format; or give a sample without it", d.From, found.Position.Path, found.Message, found.Hint)
			}
		}
		if typ != "" {
			set, _ := mapping.Load(nil, MappingConfig(""))
			if m, ok := set.Builtin(f.Name(), typ); ok {
				extend(in, m, in.Documents[0])
			}
		}
		text, split := draft.New(*in)
		if split == "" || split == layout.Split {
			return text, nil
		}
		layout.Split = split
		quoted, err := json.Marshal(split)
		if err != nil {
			return "", err
		}
		in.Reads = told + "  split: " + string(quoted) + "  # where one order ends\n"
	}
}

// extend makes the draft one that extends a built-in reading.
func extend(in *draft.Input, m *mapping.Mapping, doc *decode.Document) {
	in.Extends, in.Left = m.ID(), nil
	o := m.Map(doc, mapping.Options{NoTrace: true}).Order
	note := func(where string, es []gateway.Extension) {
		for _, e := range es {
			in.Left = append(in.Left, fmt.Sprintf("%s%s = %s", where, e.Name, strings.Join(slices.DeleteFunc(slices.Clone(e.Values), func(s string) bool { return s == "" }), " ")))
		}
	}
	note("", o.Extensions)
	if len(o.OrderLine) > 0 {
		note("line 1: ", o.OrderLine[0].Extensions)
	}
}

// tried loads the draft as it will stand in the folder, and reads the sample by it.
func (d Draft) tried(files map[string][]byte, extends string, pages readPages) ([]mapping.Result, error) {
	dir, err := os.MkdirTemp("", "ordergate-draft-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := written(dir, files); err != nil {
		return nil, err
	}
	cfg := MappingConfig(dir)
	cfg.Pages = pages
	if extends == "" {
		cfg.Base = emptyFS{} // it stands alone
	}
	set, faults := mapping.Load(os.DirFS(dir), cfg)
	if len(faults.Errors()) > 0 {
		return nil, fmt.Errorf("the draft does not load, which is a fault of ordergate: %w", faults)
	}
	m, _ := set.Find(d.ID)
	return m.Results(decodeDocuments)
}

// written writes files into a folder.
func written(dir string, files map[string][]byte) error {
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
