// SPDX-License-Identifier: Apache-2.0

//go:build !linux

package files

import (
	"io/fs"
	"os"
)

// renameNew renames a file to a name that must not exist yet (fs.ErrExist).
// Between the look and the rename only the same order can come, with the same
// bytes: its name carries its key.
func renameNew(from, to string) error {
	if there, err := exists(to); err != nil {
		return err
	} else if there {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: fs.ErrExist}
	}
	return os.Rename(from, to)
}

func startWriting(*os.File) {}
