// SPDX-License-Identifier: Apache-2.0

package masterdata_test

import (
	"fmt"
	"os/exec"
	"testing"
)

// smallDisk mounts a disk of so many bytes for the test.
func smallDisk(t *testing.T, size int) (string, error) {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%d", size), "tmpfs", dir).CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() })
	return dir, nil
}
