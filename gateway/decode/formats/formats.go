// SPDX-License-Identifier: Apache-2.0

// Package formats is the one place that lists the business formats that are read
// by a decode.Format, and the containers that hold them. It does nothing else.
//
// Invariant: a format that is not listed here is read by nobody.
package formats

import (
	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/csv"
	"ordergate/gateway/decode/docx"
	"ordergate/gateway/decode/fixed"
	"ordergate/gateway/decode/form"
	"ordergate/gateway/decode/html"
	"ordergate/gateway/decode/json"
	"ordergate/gateway/decode/mail"
	"ordergate/gateway/decode/paper"
	"ordergate/gateway/decode/paper/tree"
	"ordergate/gateway/decode/pdf"
	"ordergate/gateway/decode/tnef"
	"ordergate/gateway/decode/typed"
	"ordergate/gateway/decode/xlsx"
	"ordergate/gateway/decode/xml"
	"ordergate/gateway/decode/zip"
)

// All gives the formats in the order in which Sniff is best asked: those that
// know theirs by their first bytes, then those that can only guess.
func All() []decode.Format {
	return []decode.Format{pdf.New(), tree.New("docx", docx.Sniff, raw(docx.Pages)), xlsx.New(), tree.New("form", form.Sniff, raw(form.Pages)), xml.New(), tree.New("html", html.Sniff, raw(html.Pages)),
		json.New(), csv.New(), fixed.New(), tree.New("text", typed.Sniff, raw(typed.Pages))}
}

// raw makes a front end of one that takes bytes.
func raw(pages func(name string, raw []byte, limits decode.Limits) (*paper.Document, []gateway.Finding)) tree.FrontEnd {
	return func(src decode.Payload, limits decode.Limits) (*paper.Document, []gateway.Finding, error) {
		b, err := src.Bytes(0, src.Size)
		if err != nil {
			return nil, nil, err
		}
		d, findings := pages(src.Name, b, limits)
		return d, findings, nil
	}
}

// Named gives the format of a name, and whether there is one.
func Named(name string) (decode.Format, bool) {
	for _, f := range All() {
		if f.Name() == name {
			return f, true
		}
	}
	return nil, false
}

// Containers gives the formats that hold others, in the order in which Sniff is best
// asked.
func Containers() []decode.Container {
	return []decode.Container{tnef.New(), zip.New(), mail.NewSigned(), mail.New()}
}
