// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// writeNew writes a file under a name that must be free, whole and durable or not
// at all.
func writeNew(path string, data []byte, mode fs.FileMode) error {
	return place(path, data, mode, func(tmp string) error {
		err := os.Link(tmp, path)        // unlike a rename, it never takes the place of a file
		if err != nil && !exists(path) { // a file system without links
			return os.Rename(tmp, path)
		}
		if err != nil {
			return fmt.Errorf("%s is there already: it is never written over", path)
		}
		return nil
	})
}

// replace writes a file in the place of what stood there.
func replace(path string, data []byte, mode fs.FileMode) error {
	return place(path, data, mode, func(tmp string) error { return os.Rename(tmp, path) })
}

func place(path string, data []byte, mode fs.FileMode, name func(tmp string) error) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, ".new-*") // mode 0600
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(mode), inherit(f.Name(), dir), f.Sync(), f.Close())
	if err == nil {
		err = name(f.Name())
	}
	if rerr := os.Remove(f.Name()); rerr != nil && !errors.Is(rerr, fs.ErrNotExist) {
		err = errors.Join(err, rerr)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return syncDir(dir)
}

// makeDir makes a folder and those above it, durably.
func makeDir(dir string, mode fs.FileMode) error {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return nil
	}
	parent := filepath.Dir(dir)
	if parent != dir {
		if err := makeDir(parent, mode); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, mode); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make the folder: %w", err)
	}
	if err := inherit(dir, parent); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	return syncDir(parent)
}

// inherit gives a new file to the owner of its folder: an admin works as root, the
// daemon, which must read it, does not.
func inherit(path, dir string) error {
	if os.Geteuid() != 0 {
		return nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return os.Chown(path, int(st.Uid), int(st.Gid))
	}
	return nil
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("open folder: %w", err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	return nil
}
