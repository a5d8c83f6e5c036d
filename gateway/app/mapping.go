// SPDX-License-Identifier: Apache-2.0

package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/mapping"
)

// ExplainedDocument is a document and how each field of its order came about.
type ExplainedDocument struct {
	Type, Control, Mapping string
	Fields                 []mapping.Explained
	Findings               []gateway.Finding
}

// Explain maps the documents of a file and tells of each field where it came
// from. named chooses the mapping; else the partner's, else the built-in one.
func Explain(ctx context.Context, file, configFile, partnerID, named string, getenv func(string) string) ([]ExplainedDocument, error) {
	runner, done, err := DryRun(ctx, configFile, partnerID, getenv)
	if err != nil {
		return nil, err
	}
	if err := done(); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	docs, err := decodeDocuments(file, data)
	if err != nil {
		return nil, err
	}
	var out []ExplainedDocument
	for _, doc := range docs {
		id := named
		if id == "" && runner.Partners != nil {
			p := runner.Partners.Get(partnerID)
			if p == nil {
				p, _, _ = runner.Partners.Find(doc.Sender, doc.GroupSender, doc.Receiver)
			}
			if p != nil {
				id = p.Mapping(doc.Type)
			}
		}
		m, ok := runner.Mappings.Builtin(doc.Format, doc.Type)
		if id != "" {
			if m, ok = runner.Mappings.Find(id); !ok {
				near := gateway.Nearest(id, runner.Mappings.IDs())
				return nil, fmt.Errorf("there is no mapping %q (nearest: %q)", id, near)
			}
		}
		if !ok {
			return nil, fmt.Errorf("no mapping reads %s documents of type %s", doc.Format, doc.Type)
		}
		out = append(out, ExplainedDocument{Type: doc.Type, Control: doc.Control, Mapping: m.ID(), Fields: m.Explain(doc, mapping.Options{}),
			Findings: m.Map(doc, mapping.Options{}).Findings})
	}
	return out, nil
}

// decodeDocuments reads the documents of a file of any format that we know.
func decodeDocuments(name string, data []byte) ([]*decode.Document, error) {
	if !x12.Sniff(data[:min(len(data), 4096)]) {
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
func TestMappings(dir string) ([]mapping.TestResult, gateway.Faults) {
	set, faults := mapping.Load(folderFS(dir), MappingConfig(dir))
	if set == nil || len(faults.Errors()) > 0 {
		return nil, faults
	}
	return mapping.Test(set, decodeDocuments), faults
}
