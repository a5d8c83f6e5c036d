// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// localDisk refuses file systems on which the locks and the shared memory of a
// SQLite log do not work.
func localDisk(dir string) error {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return fmt.Errorf("journal folder %s: %w", dir, err)
	}
	names := map[int64]string{
		unix.NFS_SUPER_MAGIC: "NFS", unix.SMB_SUPER_MAGIC: "SMB", unix.SMB2_SUPER_MAGIC: "SMB", unix.CIFS_SUPER_MAGIC: "SMB",
		unix.AFS_SUPER_MAGIC: "AFS", unix.CEPH_SUPER_MAGIC: "CephFS", unix.V9FS_MAGIC: "9P",
	}
	if name, ok := names[int64(st.Type)]; ok {
		return fmt.Errorf("journal folder %s is on %s: a SQLite journal needs a local disk (or use postgres://)", dir, name)
	}
	return nil
}
