// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"ordergate/gateway"
)

// Version is the digest, in hex, of the mapping's file and of all files it extends
// or uses, under their names in the mappings' folder: SHA256 without the folder's
// own name, so that it is the same wherever the folder lies.
func (m *Mapping) Version() string { return digest(m.Files()) }

// Files are what Restore makes this version of the mapping from: its sources, by
// name in the mappings' folder.
func (m *Mapping) Files() map[string][]byte {
	out := make(map[string][]byte, len(m.sources))
	for name, data := range m.sources {
		out[strings.TrimPrefix(name, m.root+"/")] = data
	}
	return out
}

// Restore makes a mapping again from what Files gave, built-in readings included:
// those of the program play no part. It fails with the faults of the files where
// this program does not understand them any more.
func Restore(id string, files map[string][]byte, cfg Config) (*Mapping, gateway.Faults) {
	base, own := map[string][]byte{}, map[string][]byte{}
	for name, data := range files {
		if rest, ok := strings.CutPrefix(name, "base/"); ok {
			base[rest] = data
		} else {
			own[name] = data
		}
	}
	var err error
	if cfg.Base, err = folderOf(base); err != nil {
		return nil, gateway.Faults{{Message: err.Error()}}
	}
	fsys, err := folderOf(own)
	if err != nil {
		return nil, gateway.Faults{{Message: err.Error()}}
	}
	set, faults := Load(fsys, cfg)
	if m, ok := set.Find(id); ok {
		return m, nil
	}
	return nil, append(faults, gateway.Fault{Message: fmt.Sprintf("mapping %s cannot be made from its kept files", id)})
}

// folderOf is a folder in memory.
func folderOf(files map[string][]byte) (fs.FS, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = f.Write(files[name])
		}
		if err != nil {
			return nil, fmt.Errorf("lay out %s: %w", name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("lay out files: %w", err)
	}
	return zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
}

// With gives a set in which other versions stand in place of some mappings, and
// some wait: nothing reads by them, for the reason given.
func (s *Set) With(other map[string]*Mapping, waiting map[string]string) *Set {
	out := &Set{mappings: maps.Clone(s.mappings), builtin: maps.Clone(s.builtin), formats: s.formats, waiting: waiting}
	for what, m := range s.builtin {
		if o := other[m.id]; o != nil {
			out.builtin[what] = o
		}
		if waiting[m.id] != "" {
			delete(out.builtin, what)
			out.waiting[what] = waiting[m.id]
		}
	}
	maps.Copy(out.mappings, other)
	for id := range waiting {
		delete(out.mappings, id)
	}
	return out
}

// Waiting says why the mapping named, or the built-in reading of a document type
// when none is, reads nothing now; "" when it is not known at all.
func (s *Set) Waiting(named, format, typ string) string {
	if named != "" {
		return s.waiting[named]
	}
	return s.waiting[format+"/"+typ]
}
