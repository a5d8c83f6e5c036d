// SPDX-License-Identifier: Apache-2.0

// Package formats is the one place that lists the business formats that are read
// by a decode.Format. It does nothing else.
//
// Invariant: a format that is not listed here is read by nobody.
package formats

import (
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/csv"
	"ordergate/gateway/decode/fixed"
	"ordergate/gateway/decode/json"
	"ordergate/gateway/decode/xlsx"
	"ordergate/gateway/decode/xml"
)

// All gives the formats in the order in which Sniff is best asked: those that
// know theirs by their first bytes, then those that can only guess.
func All() []decode.Format {
	return []decode.Format{xlsx.New(), xml.New(), json.New(), csv.New(), fixed.New()}
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
