// SPDX-License-Identifier: Apache-2.0

//go:build unix

package folder

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// openFile opens a file for reading: never what a link points to, and without
// waiting for the other end of a pipe.
func openFile(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0)
}

func isCrossDevice(err error) bool { return errors.Is(err, unix.EXDEV) }

// isUnsupported says that the disk does not know the operation.
func isUnsupported(err error) bool {
	return errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EOPNOTSUPP)
}
