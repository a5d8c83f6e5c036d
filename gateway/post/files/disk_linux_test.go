// SPDX-License-Identifier: Apache-2.0

package files_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"ordergate/gateway/post"
	"ordergate/gateway/post/files"
	"ordergate/gateway/post/posttest"
)

// TestFullDisk: a full disk is no reason to lose or to double an order, and when
// there is space again it goes on.
func TestFullDisk(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Log("only root can mount a small file system")
		return
	}
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Logf("no tmpfs here: %v", err)
		return
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	target := open(t, dir)
	ballast := filepath.Join(dir, "ballast")
	err := os.WriteFile(ballast, make([]byte, 1<<20), 0o644)
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("the disk is not full: %v", err)
	}
	var reqs []post.Request
	for i := range 5 {
		reqs = append(reqs, posttest.Request(fmt.Sprintf("k-%d", i), "4500017731"))
	}
	for _, a := range target.PostBatch(t.Context(), reqs) {
		if a.Result != post.Retry || a.Reason != "The disk of the folder is full." {
			t.Errorf("on a full disk: %s (%s)", a.Result, a.Reason)
		}
	}
	if got := list(t, dir); len(got) != 1 {
		t.Errorf("on the full disk there are %q", got)
	}
	if got := list(t, filepath.Join(dir, ".ordergate")); len(got) != 0 {
		t.Errorf("left aside: %q", got)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	for i, a := range target.PostBatch(t.Context(), reqs) {
		got, err := os.ReadFile(filepath.Join(dir, files.FileName(reqs[i], ".json")))
		if a.Result != post.Posted || err != nil || string(got) != string(reqs[i].JSON) {
			t.Errorf("with space again: %s (%s), %v", a.Result, a.Reason, err)
		}
	}
}
