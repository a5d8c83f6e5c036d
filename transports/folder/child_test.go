// SPDX-License-Identifier: Apache-2.0

package folder_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"ordergate/gateway/blob"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/transports"
	"ordergate/transports/folder"
)

// child is this test binary run as another process, in the role that the
// environment names.
func child(role string) int {
	switch role {
	case "writer":
		return childWriter()
	case "gateway":
		return childGateway()
	}
	return 2
}

// door is the real intake over a real journal in a folder.
func door(dir string, crash func(string)) (transports.Intake, journal.Store, error) {
	store, err := journal.Open(context.Background(), journal.Config{URL: filepath.Join(dir, "journal.db")})
	if err != nil {
		return nil, nil, err
	}
	files, err := blob.NewFiles(filepath.Join(dir, "blobs"))
	if err != nil {
		return nil, store, err
	}
	in, err := intake.New(intake.Config{Journal: store, Vault: blob.New(store, files, 0), Dir: filepath.Join(dir, "spool"), MinFree: -1, Crash: crash})
	return in, store, err
}

// taken lists the file names of all messages in a journal.
func taken(t testing.TB, store journal.Store) (names []string) {
	t.Helper()
	err := store.View(context.Background(), func(tx *journal.Tx) error {
		names = nil
		ms, err := tx.MessagesIn(journal.MessageTaken, 1_000_000)
		for _, m := range ms {
			names = append(names, m.Envelope.FileName)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// childGateway takes files until its standard input ends, or until it kills
// itself at a crash point, at the time that it is named.
func childGateway() int {
	root, point := os.Getenv("ORDERGATE_FOLDER_ROOT"), os.Getenv("ORDERGATE_FOLDER_CRASH")
	after, _ := strconv.Atoi(os.Getenv("ORDERGATE_FOLDER_AFTER"))
	var n atomic.Int64
	crash := func(at string) {
		if at == point && n.Add(1) > int64(after) {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	}
	in, store, err := door(root, crash)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer store.Close()
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		cancel()
	}()
	cfg := folder.Config{Name: "acme-folder", In: filepath.Join(root, "in"), Out: filepath.Join(root, "out"), Crash: crash}
	if err := folder.New(cfg, nil, nil).Serve(ctx, in); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// Kill -9 at every named point, some files before it and others under way, then
// a restart: each file is one message, and none is anywhere else than in the
// archive.
func TestKilled(t *testing.T) {
	t.Parallel()
	const files = 150
	for _, point := range []string{"folder.claimed", "intake.spooled", "folder.staged", "intake.committed", "folder.committed", "folder.archived"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t)
			for i := range files {
				p.drop(fmt.Sprintf("%03d.edi", i), fmt.Sprint("order ", i))
			}
			for life, after := range []int{40, 0, 3} { // three deaths
				cmd := exec.Command(os.Args[0])
				if point == "folder.claimed" {
					after = min(after, 1) // batches, not files
				}
				cmd.Env = append(os.Environ(), "ORDERGATE_FOLDER_CHILD=gateway", "ORDERGATE_FOLDER_ROOT="+p.root,
					"ORDERGATE_FOLDER_CRASH="+point, fmt.Sprint("ORDERGATE_FOLDER_AFTER=", after))
				in, err := cmd.StdinPipe()
				if err != nil {
					t.Fatal(err)
				}
				out, err := cmd.CombinedOutput()
				_ = in.Close()
				if cmd.ProcessState == nil || cmd.ProcessState.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
					t.Fatalf("life %d did not die at %s: %v\n%s", life, point, err, out)
				}
			}
			in, store, err := door(p.root, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer store.Close()
			life := folder.New(p.config(), nil, nil).Begin(in)
			defer life.End()
			for range 2 {
				life.Pass()
				life.Idle()
			}
			seen := map[string]int{}
			for _, name := range taken(t, store) {
				seen[name]++
			}
			archived := p.names("archive")
			for i := range files {
				name := fmt.Sprintf("%03d.edi", i)
				if seen[name] != 1 || archived[name] != fmt.Sprint("order ", i) {
					t.Errorf("%s: %d messages, archive %q", name, seen[name], archived[name])
				}
			}
			if len(seen) != files || len(archived) != files {
				t.Errorf("%d messages, %d in the archive", len(seen), len(archived))
			}
			if left := p.names("in"); len(left) != 0 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

// asNobody runs the calling test again as an ordinary user, for whom permissions
// hold, and tells whether the caller is the one to return.
func asNobody(t *testing.T) bool {
	t.Helper()
	if os.Geteuid() != 0 {
		return false
	}
	dir, err := os.MkdirTemp("", "ordergate-folder")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	// Copied by another process: while one of ours has the file open for writing,
	// a child that a parallel test forks then has it too, and it cannot be run.
	path := filepath.Join(dir, "folder.test")
	if out, err := exec.Command("install", "-m", "755", os.Args[0], path).CombinedOutput(); err != nil {
		t.Fatalf("copy the test binary: %v\n%s", err, out)
	}
	cmd := exec.Command(path, "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TMPDIR="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	out, err := cmd.CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("--- PASS: "+t.Name())) {
		t.Errorf("as an ordinary user: %v\n%s", err, out)
	}
	return true
}

// smallDisk mounts a disk of so many bytes, when we may.
func smallDisk(t *testing.T, size int) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", size)); err != nil {
		t.Skipf("cannot mount a small disk: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}
