// SPDX-License-Identifier: Apache-2.0

// Package mappings carries the built-in readings of standard documents and their
// code tables (folder base) into the program. Everything else beside it is data
// of an installation, and read from disk.
//
// It must not hold logic.
//
// Invariant: what Base gives is what stands in the folder at the time of
// building.
package mappings

import (
	"embed"
	"io/fs"
)

//go:embed base
var files embed.FS

// Base is the folder base: one mapping a document type, and tables/.
func Base() fs.FS {
	sub, err := fs.Sub(files, "base")
	if err != nil {
		panic("mappings: the folder base is embedded: " + err.Error())
	}
	return sub
}
