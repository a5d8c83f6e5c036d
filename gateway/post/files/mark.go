// SPDX-License-Identifier: Apache-2.0

package files

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// claim makes the item's file the order's, unless another one is already: a
// process that was killed, or that is at the same order right now.
func (t *Target) claim(it *item) error {
	file := it.file.Name()
	err := setMark(t.mark(it.name), filepath.Base(file))
	if err == nil {
		return nil
	}
	if !errors.Is(err, fs.ErrExist) {
		_ = os.Remove(file)
		return err
	}
	other, err := t.marked(it.name)
	if err != nil || other == "" {
		_ = os.Remove(file)
		return err
	}
	was, err := os.ReadFile(t.aside(other))
	if err == nil && !bytes.Equal(was, it.req.JSON) { // never seen by the ERP: what is posted now is right
		return os.Rename(file, t.aside(other))
	}
	_ = os.Remove(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // published meanwhile: publish finds out
	}
	return err
}

func (t *Target) mark(name string) string { return t.aside(name + ".mark") }

// setMark makes a mark that names a file; fs.ErrExist when there is one. A
// symbolic link is made whole and by one writer only, on NFS too; where there
// are none (SMB), a file is renamed into place.
func setMark(mark, file string) error {
	err := os.Symlink(file, mark)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	tmp := strings.TrimSuffix(file, ".tmp") + ".m.tmp"
	tmp = filepath.Join(filepath.Dir(mark), tmp)
	f, cerr := os.Create(tmp)
	if cerr != nil {
		return cerr
	}
	_, cerr = f.WriteString(file)
	if cerr == nil {
		cerr = f.Sync()
	}
	if e := f.Close(); cerr == nil {
		cerr = e
	}
	if cerr == nil {
		cerr = renameNew(tmp, mark)
	}
	if cerr != nil {
		_ = os.Remove(tmp)
	}
	return cerr
}

// marked is the file that the mark of an order names, "" without a mark.
func (t *Target) marked(name string) (string, error) {
	mark := t.mark(name)
	file, err := os.Readlink(mark)
	if err == nil {
		return filepath.Base(file), nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	b, rerr := os.ReadFile(mark) // no link: a file that says it
	if rerr != nil {
		return "", rerr
	}
	return filepath.Base(string(b)), nil
}
