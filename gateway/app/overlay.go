// SPDX-License-Identifier: Apache-2.0

package app

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"ordergate/gateway/strict"
)

// overlay is the mappings' folder with a file laid over it: in place of the file that
// has the same id, or beside all others. What the file names is found beside it.
type overlay struct {
	installed fs.FS
	beside    fs.FS  // the draft's own folder
	folder    string // what that is called here
	name      string // of the file
	at        string // folder and name
	hidden    string // file of the same id
	id        string
}

// draftFolder cannot be the name of a folder that people make, and is no name that
// is passed over.
const draftFolder = "draft\u00a0"

func newOverlay(file, dir string) (*overlay, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	o := &overlay{installed: folderFS(dir), beside: os.DirFS(filepath.Dir(file)), folder: draftFolder, name: filepath.Base(file)}
	o.at = path.Join(o.folder, o.name)
	if o.id = idIn(data); o.id == "" {
		return nil, fmt.Errorf("%s is no mapping file: it has no mapping: id", file)
	}
	err = fs.WalkDir(o.installed, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(p) != ".yaml" && path.Ext(p) != ".yml" {
			return nil // what cannot be read is the loader's to say
		}
		if b, err := fs.ReadFile(o.installed, p); err == nil && idIn(b) == o.id {
			o.hidden = p
		}
		return nil
	})
	return o, err
}

// idIn reads no more of a file than its id.
func idIn(data []byte) string {
	var f struct {
		Mapping string `yaml:"mapping"`
	}
	strict.Decode("", data, &f)
	return f.Mapping
}

// Open implements fs.FS.
func (o *overlay) Open(name string) (fs.File, error) {
	if name == o.hidden && o.hidden != "" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if rest, ok := strings.CutPrefix(name, o.folder+"/"); ok {
		return o.beside.Open(rest)
	}
	if name == o.folder {
		return o.beside.Open(".")
	}
	return o.installed.Open(name)
}

// ReadDir implements fs.ReadDirFS: of the draft's folder, only the draft.
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == o.folder {
		info, err := fs.Stat(o.beside, o.name)
		if err != nil {
			return nil, err
		}
		return []fs.DirEntry{fs.FileInfoToDirEntry(info)}, nil
	}
	all, err := fs.ReadDir(o.installed, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(e fs.DirEntry) bool { return path.Join(name, e.Name()) == o.hidden })
	if name == "." {
		info, err := fs.Stat(o.beside, ".")
		if err != nil {
			return nil, err
		}
		all = append(all, renamed{fs.FileInfoToDirEntry(info), o.folder})
	}
	return all, nil
}

// renamed is a folder under another name.
type renamed struct {
	fs.DirEntry
	name string
}

// Name implements fs.DirEntry.
func (r renamed) Name() string { return r.name }
