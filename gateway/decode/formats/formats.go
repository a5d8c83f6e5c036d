// SPDX-License-Identifier: Apache-2.0

// Package formats is the one place that lists the business formats that are read
// by a decode.Format, and the containers that hold them. It does nothing else.
//
// Invariant: a format that is not listed here is read by nobody.
package formats

import (
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/csv"
	"ordergate/gateway/decode/fixed"
	"ordergate/gateway/decode/json"
	"ordergate/gateway/decode/mail"
	"ordergate/gateway/decode/pdf"
	"ordergate/gateway/decode/tnef"
	"ordergate/gateway/decode/xlsx"
	"ordergate/gateway/decode/xml"
	"ordergate/gateway/decode/zip"
)

// All gives the formats in the order in which Sniff is best asked: those that
// know theirs by their first bytes, then those that can only guess.
func All() []decode.Format {
	return []decode.Format{pdf.New(), xlsx.New(), xml.New(), json.New(), csv.New(), fixed.New()}
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
