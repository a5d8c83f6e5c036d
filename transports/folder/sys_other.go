// SPDX-License-Identifier: Apache-2.0

//go:build !unix

package folder

import (
	"os"
	"runtime"
)

func openFile(path string) (*os.File, error) { return os.Open(path) }

func isCrossDevice(error) bool { return false }

// isUnsupported says that the disk does not know the operation: folders cannot
// be synced on Windows.
func isUnsupported(err error) bool { return err != nil && runtime.GOOS == "windows" }
