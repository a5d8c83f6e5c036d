// SPDX-License-Identifier: Apache-2.0

// Package formats lists the business formats beside X12 that are read.
//
// Invariant: the strictest stands first, because any text could be CSV.
package formats

import (
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/csv"
	"ordergate/gateway/decode/fixed"
	"ordergate/gateway/decode/json"
	"ordergate/gateway/decode/xml"
)

// All lists the formats, the strictest first.
func All() []decode.Format { return []decode.Format{json.New(), xml.New(), csv.New(), fixed.New()} }
