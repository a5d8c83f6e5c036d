// SPDX-License-Identifier: Apache-2.0

package folder

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// moveNew moves a file to a name that is free: fs.ErrExist when it is not. Across
// disks the file is copied, synced, and then removed.
func moveNew(from, to string) error {
	err := renameNew(from, to)
	if isCrossDevice(err) {
		return copyNew(from, to)
	}
	return err
}

// reserveAndRename is renameNew for disks that cannot do it in one step: the name
// is reserved by an empty file, which the rename replaces. A crash between the
// two leaves the empty file.
func reserveAndRename(from, to string) error {
	if _, err := os.Lstat(from); err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	err = errors.Join(f.Close(), os.Rename(from, to))
	if err != nil {
		_ = os.Remove(to)
	}
	return err
}

func copyNew(from, to string) error {
	src, err := openFile(from)
	if err != nil {
		return err
	}
	defer src.Close()
	info, err := src.Stat()
	if err != nil {
		return err
	}
	tmp := filepath.Join(filepath.Dir(to), ".ordergate-"+rand.Text()[:16])
	err = writeSynced(tmp, src, 0o640)
	if err == nil {
		err = os.Chtimes(tmp, info.ModTime(), info.ModTime())
	}
	if err == nil {
		err = renameNew(tmp, to)
	}
	if err != nil {
		_ = os.Remove(tmp)
		return err
	}
	if err := syncDir(filepath.Dir(to)); err != nil {
		return err
	}
	return os.Remove(from)
}

// writeSynced makes a new file whose content is durable, if not its name.
func writeSynced(path string, r io.Reader, mode fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, r)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// syncDir makes the names in a folder durable, where the disk can do that.
func syncDir(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	err = d.Sync()
	if isUnsupported(err) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
