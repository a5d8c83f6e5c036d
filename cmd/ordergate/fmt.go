// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"ordergate/gateway/mapping"
)

type mappingFmtCmd struct {
	Write bool     `short:"w" help:"Write the files that change."`
	Check bool     `help:"Only name the files that would change. Exit code 1 when there is one."`
	Files []string `arg:"" name:"file" help:"Mapping and table files."`
}

func (c *mappingFmtCmd) Run(w world) error {
	if c.Write && c.Check {
		return errors.New("--write or --check, not both")
	}
	code := exitCode(0)
	for _, name := range c.Files {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		out, faults := mapping.Format(name, data)
		switch {
		case len(faults) > 0:
			showFaults(w.err, faults, "")
			code = 1
		case !c.Write && !c.Check:
			if _, err := w.out.Write(out); err != nil {
				return err
			}
		case bytes.Equal(out, data):
		case c.Check:
			fmt.Fprintln(w.out, name)
			code = 1
		default:
			if err := replace(name, out); err != nil {
				return err
			}
			fmt.Fprintln(w.out, name)
		}
	}
	if code != 0 {
		return code
	}
	return nil
}

// replace writes a file anew, at once: a daemon that reads it meanwhile sees the old
// or the new one.
func replace(name string, data []byte) error {
	if at, err := filepath.EvalSymlinks(name); err == nil {
		name = at
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), ".fmt-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Chmod(info.Mode().Perm()), tmp.Sync(), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", name, err), os.Remove(tmp.Name()))
	}
	return nil
}
