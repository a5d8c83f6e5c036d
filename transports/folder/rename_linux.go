// SPDX-License-Identifier: Apache-2.0

package folder

import (
	"os"

	"golang.org/x/sys/unix"
)

// renameNew renames a file to a name that is free, in one step where the disk
// can do that.
func renameNew(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	if isUnsupported(err) {
		return reserveAndRename(from, to)
	}
	if err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return nil
}
