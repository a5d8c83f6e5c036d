// SPDX-License-Identifier: Apache-2.0

package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/decode/paper/learn"
	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/tree"
	"ordergate/gateway/mapping"
)

// Lesson is what lines a mapping wants, by a document and what should have been read.
type Lesson struct {
	Mapping   string // that read it
	File      string // of the mapping; "" where it is one of the program's own
	Proposals []learn.Proposal
}

// LearnMapping proposes lines for a mapping. Corrections are FIELD=VALUE; the order is
// counted from 1.
func LearnMapping(ctx context.Context, file, configFile, partnerID, named string, order int, corrections []string, getenv func(string) string) (lesson *Lesson, err error) {
	var wanted []learn.Correction
	for _, c := range corrections {
		field, value, ok := strings.Cut(c, "=")
		if !ok || strings.TrimSpace(field) == "" {
			return nil, fmt.Errorf("%q is no correction: write FIELD=VALUE, as in po_number=4711 or lines.2.qty=12", c)
		}
		value = strings.TrimSpace(value)
		if value == "none" {
			value = ""
		}
		wanted = append(wanted, learn.Correction{Field: strings.TrimSpace(field), Value: value})
	}
	runner, done, err := DryRun(ctx, configFile, partnerID, getenv)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, done()) }()
	var by *mapping.Mapping
	if named != "" {
		var ok bool
		if by, ok = runner.Mappings.Find(named); !ok {
			return nil, missingMapping(named, "the mappings' folder", runner.Mappings, nil)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
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
	if opened.Instead != nil {
		data = opened.Instead
	}
	f, ok := opened.Format.(*tree.Format)
	if !ok {
		return nil, fmt.Errorf("%s is read by %s, which has no pages: learning is for what is laid out for people", file, opened.Mapping.ID())
	}
	doc, findings, err := f.Pages(decode.Payload{ReaderAt: bytes.NewReader(data), Size: int64(len(data)), Name: filepath.Base(file), Kept: opened.Instead != nil}, decode.Limits{})
	if err != nil {
		return nil, err
	}
	if doc == nil {
		if len(findings) > 0 {
			return nil, fmt.Errorf("%s: %s %s", file, findings[0].Message, findings[0].Hint)
		}
		return nil, fmt.Errorf("there are no pages in %s", file)
	}
	out := &Lesson{Mapping: opened.Mapping.ID()}
	if !opened.Mapping.BuiltIn() {
		out.File = opened.Mapping.File()
	}
	in := learn.Input{Doc: doc, Order: order - 1}
	if opened.Layout != nil {
		words, faults := lexicon.Own(opened.Layout.Words)
		if len(faults) > 0 {
			return nil, faults
		}
		in.Template, in.Hints = opened.Layout.Paper, extract.Hints{Words: words, Own: opened.Layout.Own}
	}
	out.Proposals = learn.Learn(in, wanted)
	return out, nil
}
