// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"ordergate/gateway"
	"ordergate/gateway/strict"
)

// The keys of our files in the order in which they are read best.
var (
	mappingKeys = []string{"mapping", "title", "extends", "reads", "writes", "sender", "test", "passOver", "parts", "order", "output", "tables", "examples"}
	tableKeys   = []string{"table", "title", "extends", "unmapped", "entries"}
)

// Format gives a mapping or table file in its canonical form, see strict.Format.
// What the file says stays the same, or Format fails; it need not be a mapping that
// can be loaded.
func Format(name string, data []byte) ([]byte, gateway.Faults) {
	var f struct {
		Table string `yaml:"table"`
	}
	strict.Decode(name, data, &f) // for the table's name alone
	if f.Table != "" {
		return strict.Format(name, data, tableKeys)
	}
	return strict.Format(name, data, mappingKeys)
}
