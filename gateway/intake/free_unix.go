// SPDX-License-Identifier: Apache-2.0

//go:build linux || darwin

package intake

import "golang.org/x/sys/unix"

// freeBytes tells how much an ordinary user may still write to dir's disk.
func freeBytes(dir string) (free uint64, known bool, err error) {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return 0, false, err
	}
	return st.Bavail * uint64(st.Bsize), true, nil
}
