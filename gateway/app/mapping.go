// SPDX-License-Identifier: Apache-2.0

package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/dryrun"
	"ordergate/gateway/mapping"
)

// ExplainedDocument is a document and how each field of its order came about.
type ExplainedDocument struct {
	Type     string              `json:"type"`
	Control  string              `json:"control"`
	Mapping  string              `json:"mapping"`
	Place    string              `json:"place"`            // of the document itself, with which every path begins
	Fields   []mapping.Explained `json:"fields"`           // in the order of the mapping file
	Unread   []gateway.Extension `json:"unread,omitempty"` // what no expression has read
	Findings []gateway.Finding   `json:"findings,omitempty"`
}

// Explain maps the documents of a file and tells of each field where it came
// from. named chooses the mapping; else the partner's, else the built-in one.
// images is a folder for pictures of the pages with boxes around what was read, "" for
// none.
func Explain(ctx context.Context, file, configFile, partnerID, named, images string, getenv func(string) string) (out []ExplainedDocument, err error) {
	runner, done, err := DryRun(ctx, configFile, partnerID, getenv)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, done()) }()
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	docs, err := located(ctx, runner, file, data, partnerID, named)
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		fields := d.by.Explain(d.doc, mapping.Options{})
		res := d.by.Map(d.doc, mapping.Options{NoTrace: true})
		unread := res.Order.Extensions
		for i := range res.Order.OrderLine {
			unread = append(unread, res.Order.OrderLine[i].Extensions...)
		}
		out = append(out, ExplainedDocument{Type: d.doc.Type, Control: d.doc.Control, Mapping: d.by.ID(), Place: d.doc.Position(d.doc.Root, 0, 0).Path, Fields: fields,
			Unread: unread, Findings: append(slices.Clip(d.doc.Findings), res.Findings...)})
	}
	if images != "" {
		return out, drawPages(ctx, runner, file, data, out, images)
	}
	return out, nil
}

// locatedDocument is a document with the mapping that reads it.
type locatedDocument struct {
	doc *decode.Document
	by  *mapping.Mapping
}

// located reads the documents of a file, each with its mapping: the one that is
// named, the partner's, or a built-in one.
func located(ctx context.Context, runner *dryrun.Runner, file string, data []byte, partnerID, named string) (out []locatedDocument, err error) {
	var by *mapping.Mapping
	if named != "" {
		var ok bool
		if by, ok = runner.Mappings.Find(named); !ok {
			return nil, missingMapping(named, "the mappings' folder", runner.Mappings, nil)
		}
	}
	if x12.Sniff(data[:min(len(data), decode.HeadBytes)]) {
		docs, err := decodeDocuments(file, data)
		for _, doc := range docs {
			m := by
			if m == nil {
				if m, err = mappingOf(runner, doc, partnerID); err != nil {
					return nil, err
				}
			}
			out = append(out, locatedDocument{doc, m})
		}
		return out, err
	}
	if by != nil && by.Decoder() == nil {
		return nil, fmt.Errorf("%s is no X12, which mapping %s reads", file, named)
	}
	opened, faults, err := runner.Open(ctx, file, bytes.NewReader(data), int64(len(data)), data[:min(len(data), decode.HeadBytes)], by)
	if err != nil {
		return nil, err
	}
	if opened == nil {
		return nil, fmt.Errorf("%s %s", faults[0].Message, faults[0].Hint)
	}
	if opened.Portfolio {
		return nil, fmt.Errorf("%s is the cover of the files within it: save the one that is meant, and give that", file)
	}
	m := opened.Mapping
	if opened.Instead != nil {
		data = opened.Instead
	}
	payload := decode.Payload{ReaderAt: bytes.NewReader(data), Size: int64(len(data)), Name: filepath.Base(file), Kept: opened.Instead != nil}
	rest, err := m.Decoder().Read(payload, opened.Layout, decode.Limits{}, func(d *decode.Document) error {
		if d.Type == "" {
			d.Type = opened.Type
		}
		d.Findings = append(slices.Clone(opened.Against), d.Findings...)
		out = append(out, locatedDocument{d, m})
		return nil
	})
	if err == nil && len(out) == 0 && len(rest) > 0 {
		err = fmt.Errorf("%s: %s %s", rest[0].Position.Path, rest[0].Message, rest[0].Hint)
	}
	return out, err
}

// mappingOf is the mapping of an X12 document: its partner's, or the built-in one.
func mappingOf(runner *dryrun.Runner, doc *decode.Document, partnerID string) (*mapping.Mapping, error) {
	m, ok := runner.Mappings.Builtin(doc.Format, doc.Type)
	if runner.Partners != nil {
		p := runner.Partners.Get(partnerID)
		if p == nil {
			p, _, _ = runner.Partners.Find(doc.Sender, doc.GroupSender, doc.Receiver)
		}
		if p != nil && p.Mapping(doc.Type) != "" {
			m, ok = runner.Mappings.Find(p.Mapping(doc.Type))
		}
	}
	if !ok {
		return nil, fmt.Errorf("no mapping reads %s documents of type %s", doc.Format, doc.Type)
	}
	return m, nil
}

// decodeDocuments reads the documents of an X12 file.
func decodeDocuments(name string, data []byte) ([]*decode.Document, error) {
	if !x12.Sniff(data[:min(len(data), decode.HeadBytes)]) {
		return nil, fmt.Errorf("%s is not in a format we read", name)
	}
	r := x12.NewReader(bytes.NewReader(data), x12.Options{})
	var docs []*decode.Document
	for {
		ev, err := r.Next()
		if errors.Is(err, io.EOF) {
			return docs, nil
		}
		if err != nil {
			return nil, err
		}
		if ev.Document != nil {
			docs = append(docs, ev.Document)
		}
	}
}

// TestMappings runs the examples of all mapping files of a folder.
func TestMappings(ctx context.Context, dir string) (results []mapping.TestResult, faults gateway.Faults, err error) {
	cfg := MappingConfig(dir)
	var done func() error
	cfg.Pages, done = pagesOf(ctx, nil)
	defer func() { err = errors.Join(err, done()) }()
	set, faults := mapping.Load(folderFS(dir), cfg)
	if set == nil || len(faults.Errors()) > 0 {
		return nil, faults, nil
	}
	return mapping.Test(set, decodeDocuments), faults, nil
}

// UpdateExamples writes what comes of the examples of a folder's mappings as what is
// wanted, and lists the files that it changed.
func UpdateExamples(ctx context.Context, dir string) (changed []string, faults gateway.Faults, err error) {
	cfg := MappingConfig(dir)
	var done func() error
	cfg.Pages, done = pagesOf(ctx, nil)
	defer func() { err = errors.Join(err, done()) }()
	set, faults := mapping.Load(folderFS(dir), cfg)
	if len(faults.Errors()) > 0 {
		return nil, faults, nil
	}
	for _, id := range set.IDs() {
		m, _ := set.Find(id)
		if m.BuiltIn() {
			continue
		}
		wanted, err := m.Wanted(decodeDocuments)
		if err != nil {
			return changed, faults, fmt.Errorf("%s: %w", m.File(), err)
		}
		for _, name := range slices.Sorted(maps.Keys(wanted)) {
			file := filepath.Join(dir, name)
			if was, err := os.ReadFile(file); err == nil && bytes.Equal(was, wanted[name]) {
				continue
			}
			if err := os.WriteFile(file, wanted[name], 0o644); err != nil {
				return changed, faults, err
			}
			changed = append(changed, file)
		}
	}
	return changed, faults, nil
}
