// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/masterdata/sheet"
)

// changesDir is the folder of changes, in the source folder.
const changesDir = "changes"

// input is a file of the source folder that counts.
type input struct {
	table  *table
	name   string // "prices.csv", "changes/prices.2026-11-26T10.csv"
	path   string // where it lies; a file being put is not there yet
	format sheet.Format
	change bool
	size   int64
	at     time.Time // last modified
}

// plan is what the source folder holds: by table, in the order of the tables, the
// changes newest first and then the full file. It is a function of the folder
// alone, so that a restart and other nodes come to the same data.
type plan struct {
	inputs []input
	passed []string // changes that their full file is newer than
	faults gateway.Faults
}

// look reads the source folder. Files in replace stand in place of those of the
// folder: a full one for all that the table has there, changes beside it.
func look(dir string, replace ...input) (plan, error) {
	fulls, err := listing(dir, "")
	if err != nil {
		return plan{}, err
	}
	changes, err := listing(dir, changesDir)
	if err != nil {
		return plan{}, err
	}
	var p plan
	p.faults = changes.faults
	for _, t := range tables {
		full, change := fulls.of[t], changes.of[t]
		for _, r := range replace {
			switch {
			case r.table != t:
			case r.change:
				change = append(change, r)
			default:
				full, change = []input{r}, nil
			}
		}
		p.table(t, full, change)
	}
	return p, nil
}

// table adds the files of one table.
func (p *plan) table(t *table, full, change []input) {
	if len(full) > 1 {
		p.faults = append(p.faults, gateway.Fault{File: full[1].name, Message: fmt.Sprintf("%s is there too", full[0].name), Hint: "a table has one full file: take the other away"})
	}
	slices.SortFunc(change, func(a, b input) int { return cmp.Compare(b.name, a.name) })
	for _, c := range change {
		switch {
		case len(full) == 0 || c.at.After(full[0].at):
			p.inputs = append(p.inputs, c)
		case c.at.Equal(full[0].at):
			p.faults = append(p.faults, gateway.Fault{File: c.name, Message: fmt.Sprintf("it is as old as %s: which of them counts?", full[0].name), Hint: "delete it when the full file holds it, or write it again"})
		default:
			p.passed = append(p.passed, c.name)
		}
	}
	if len(full) > 0 {
		p.inputs = append(p.inputs, full[0])
	} else if t.required {
		p.faults = append(p.faults, gateway.Fault{File: t.name + ".csv", Message: "the file is missing", Hint: "docs/master-data.md says what stands in it"})
	}
}

type listed struct {
	of     map[*table][]input
	faults gateway.Faults
}

// listing finds the files of tables in a folder: TABLE.csv, or in the folder of
// changes TABLE.MARK.csv. What is called otherwise is somebody else's; among the
// changes, where a misspelt name would be missed, it is a fault.
func listing(dir, sub string) (listed, error) {
	l := listed{of: map[*table][]input{}}
	entries, err := os.ReadDir(filepath.Join(dir, sub))
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return l, fmt.Errorf("read folder of master data: %w", err)
	}
	for _, e := range entries {
		stem, format, ok := sheet.Split(e.Name())
		if !ok || strings.HasPrefix(stem, ".") || e.IsDir() {
			continue
		}
		in := input{name: e.Name(), path: filepath.Join(dir, sub, e.Name()), format: format}
		if sub != "" {
			in.name, in.change = sub+"/"+e.Name(), true
			var mark string
			if stem, mark, ok = strings.Cut(stem, "."); !ok || mark == "" {
				l.faults = append(l.faults, gateway.Fault{File: in.name, Message: "the name has no mark", Hint: "changes are named TABLE.MARK.csv and count in the order of their names: prices.2026-11-26T10.csv"})
				continue
			}
		}
		if in.table = tableOf(stem); in.table == nil {
			if sub != "" {
				l.faults = append(l.faults, gateway.Fault{File: in.name, Message: fmt.Sprintf("there is no table %q", sheet.Clip(stem)), Hint: nearTable(stem)})
			}
			continue
		}
		st, err := os.Stat(in.path)
		if errors.Is(err, fs.ErrNotExist) {
			continue // renamed since
		}
		if err != nil {
			return l, fmt.Errorf("look at %s: %w", in.name, err)
		}
		in.size, in.at = st.Size(), st.ModTime()
		l.of[in.table] = append(l.of[in.table], in)
	}
	return l, nil
}

func nearTable(name string) string {
	if near := gateway.Nearest(name, Tables()); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "known are " + strings.Join(Tables(), ", ")
}

// digest is one digest of all files that count, with their names.
func (p plan) digest(ctx context.Context) (string, error) {
	sum := sha256.New()
	for _, in := range p.inputs {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if err := in.copyTo(sum); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func (in input) copyTo(sum io.Writer) error {
	f, err := os.Open(in.path)
	if err != nil {
		return fmt.Errorf("open %s: %w", in.name, err)
	}
	defer f.Close()
	if _, err := io.WriteString(sum, in.name+"\n"); err != nil {
		return err
	}
	if _, err := io.Copy(sum, f); err != nil {
		return fmt.Errorf("read %s: %w", in.name, err)
	}
	return nil
}
