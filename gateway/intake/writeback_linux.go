// SPDX-License-Identifier: Apache-2.0

package intake

import (
	"os"

	"golang.org/x/sys/unix"
)

// beginWriteback lets the kernel write a part of a file out, without waiting for it.
// It promises nothing: the sync at the end does.
func beginWriteback(f *os.File, offset, length int64) {
	_ = unix.SyncFileRange(int(f.Fd()), offset, length, unix.SYNC_FILE_RANGE_WRITE)
}
