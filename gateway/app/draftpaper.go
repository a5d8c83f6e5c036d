// SPDX-License-Identifier: Apache-2.0

package app

import (
	"bytes"
	"fmt"
	"path/filepath"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/paper/extract"
	"ordergate/gateway/decode/paper/learn"
	"ordergate/gateway/decode/paper/tree"
	"ordergate/gateway/decode/pdf"
	"ordergate/gateway/mapping"
	"ordergate/gateway/mapping/draft"
)

// readPages gives the pages of a PDF as the format pdf reads them.
type readPages = func(file string, data []byte) ([]byte, error)

// paper makes the draft of a document that is laid out for people: a mapping that
// extends the built-in reading and says where things were found.
func (d Draft) paper(in *draft.Input, f *tree.Format, data []byte, pages readPages) (string, error) {
	set, _ := mapping.Load(nil, MappingConfig(""))
	m, ok := set.Builtin(f.Name(), f.Name())
	if !ok {
		return "", fmt.Errorf("no built-in reading is for %s", f.Name())
	}
	if f.Name() == pdf.Name && pdf.Is(data, "") {
		var err error
		if data, err = pages(d.From, data); err != nil {
			return "", err
		}
	}
	doc, findings, err := f.Pages(decode.Payload{ReaderAt: bytes.NewReader(data), Size: int64(len(data)), Name: filepath.Base(d.From)}, decode.Limits{})
	if err != nil {
		return "", err
	}
	if doc == nil {
		if len(findings) > 0 {
			return "", fmt.Errorf("%s: %s %s", d.From, findings[0].Message, findings[0].Hint)
		}
		return "", fmt.Errorf("there are no pages in %s", d.From)
	}
	found := learn.Draft(doc, extract.Hints{})
	if len(found.Orders) == 0 {
		return "", fmt.Errorf("nothing on the pages of %s can be read as an order", d.From)
	}
	in.Extends, in.Left = m.ID(), found.Left
	in.Paper = learn.YAML(found.Template, 4, found.Notes)
	text, _ := draft.New(*in)
	return text, nil
}
