// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/mapping"
)

// LintMappings gives faults of and advice about the mapping files of a folder, or
// of those that targets name: ids, files in it, or one file elsewhere, which is
// looked at as if it stood in the folder.
func LintMappings(ctx context.Context, dir string, targets []string) (advice []mapping.Advice, err error) {
	var fsys fs.FS = folderFS(dir)
	cfg := MappingConfig(dir)
	var done func() error
	cfg.Pages, done = pagesOf(ctx, nil)
	defer func() { err = errors.Join(err, done()) }()
	files, ids := map[string]string{}, []string{} // as named in faults -> as the caller did
	for _, target := range targets {
		info, err := os.Stat(target)
		if err != nil || info.IsDir() {
			ids = append(ids, target)
			continue
		}
		full, err := filepath.Abs(target)
		if err != nil {
			return nil, err
		}
		if in, ok := strings.CutPrefix(full, dir+string(filepath.Separator)); ok {
			files[filepath.Join(dir, in)] = target
			continue
		}
		if len(targets) > 1 {
			return nil, fmt.Errorf("%s does not stand in %s: look at it alone", target, dir)
		}
		d, err := newOverlay(target, dir)
		if err != nil {
			return nil, err
		}
		fsys, files[filepath.Join(dir, d.at)] = d, target
	}
	known := map[string]bool{}
	wanted := func(id, file string) bool {
		known[id] = true
		if len(targets) == 0 {
			return !strings.HasPrefix(file, filepath.Join(dir, "base")+string(filepath.Separator))
		}
		return files[file] != "" || id != "" && slices.Contains(ids, id)
	}
	advice = mapping.Lint(fsys, cfg, decodeDocuments, wanted)
	for _, id := range ids {
		if !known[id] {
			var all []string
			for k := range known {
				all = append(all, k)
			}
			text := fmt.Sprintf("there is no mapping or file %q", id)
			if near := gateway.Nearest(id, all); near != "" {
				text += fmt.Sprintf("; did you mean %q?", near)
			}
			return nil, fmt.Errorf("%s", text)
		}
	}
	if len(files) > 0 && len(ids) == 0 { // faults of files that nobody asked about
		advice = slices.DeleteFunc(advice, func(a mapping.Advice) bool {
			return files[a.File] == "" && !strings.HasPrefix(filepath.Base(filepath.Dir(a.File)), "examples")
		})
	}
	for i := range advice {
		if as := files[advice[i].File]; as != "" {
			advice[i].File = as
		}
	}
	return advice, nil
}
