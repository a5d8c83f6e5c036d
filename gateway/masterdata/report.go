// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"ordergate/gateway"
)

const (
	maxReasons = 300 // reasons told apart in a report
	maxRows    = 20  // rows named for each
)

// Report says how an import went. The last one is kept on disk, beside the
// generations; each generation holds its own.
type Report struct {
	Generation int64         `json:"generation"` // the one in use afterwards
	At         time.Time     `json:"at"`
	Took       time.Duration `json:"took" doc:"nanoseconds"`
	Unchanged  bool          `json:"unchanged,omitempty"` // the files are those of the current generation
	Kept       bool          `json:"kept,omitempty"`      // the old generation was kept, because of Faults or Error
	Files      []FileReport  `json:"files,omitempty"`
	Passed     []string      `json:"passed,omitempty"` // files of changes that a newer full file has made void
	// Refused counts what is wrong with rows, by file and reason. A row may be
	// counted under several. Rows without a fault were loaded.
	Refused []Reason `json:"refused,omitempty"`
	// Faults are why nothing was loaded; Error says so where no file is at fault.
	Faults gateway.Faults `json:"faults,omitempty"`
	Error  string         `json:"error,omitempty"`

	at map[[2]string]int // file and reason -> place in Refused
}

// FileReport is about one file.
type FileReport struct {
	Name    string `json:"name"`
	Rows    int    `json:"rows"`
	Refused int    `json:"refused,omitempty"`
}

// Reason is what is wrong with rows of a file.
type Reason struct {
	File   string          `json:"file"`
	Reason string          `json:"reason"` // without the values
	Count  int             `json:"count"`
	First  []gateway.Fault `json:"first"` // the first rows, with file:line:column and value
}

// refuse counts a fault of a row.
func (r *Report) refuse(reason string, f gateway.Fault) *Reason {
	key := [2]string{f.File, reason}
	i, ok := r.at[key]
	if !ok {
		if len(r.Refused) >= maxReasons {
			key[1], i = "other reasons", maxReasons-1
			r.Refused[i].Reason = key[1]
		} else {
			if r.at == nil {
				r.at = map[[2]string]int{}
			}
			i = len(r.Refused)
			r.at[key] = i
			r.Refused = append(r.Refused, Reason{File: f.File, Reason: reason})
		}
	}
	why := &r.Refused[i]
	why.Count++
	if len(why.First) < maxRows {
		why.First = append(why.First, f)
	}
	return why
}

// Rows are the faults of rows that are named one by one.
func (r Report) Rows() gateway.Faults {
	var out gateway.Faults
	for _, why := range r.Refused {
		out = append(out, why.First...)
	}
	return out
}

// RefusedRows is how many rows were left out.
func (r Report) RefusedRows() int {
	n := 0
	for _, f := range r.Files {
		n += f.Refused
	}
	return n
}

// Text is the report for a person: a line a file, a line a reason, and the first
// rows of each.
func (r Report) Text() []string {
	state := fmt.Sprintf("generation %d loaded", r.Generation)
	switch {
	case r.Kept:
		state = fmt.Sprintf("refused: generation %d stays in use", r.Generation)
	case r.Unchanged:
		state = fmt.Sprintf("nothing has changed since generation %d", r.Generation)
	}
	lines := []string{fmt.Sprintf("%s  %s (%s)", r.At.Format("2006-01-02 15:04:05"), state, r.Took.Round(time.Millisecond))}
	if r.Error != "" && len(r.Faults) == 0 {
		lines = append(lines, "  "+r.Error)
	}
	for _, f := range r.Faults {
		lines = append(lines, "  "+f.String())
	}
	for _, f := range r.Files {
		lines = append(lines, fmt.Sprintf("  %s: %d rows, %d refused", f.Name, f.Rows, f.Refused))
	}
	for _, name := range r.Passed {
		lines = append(lines, fmt.Sprintf("  %s: passed over, the full file is newer", name))
	}
	for _, why := range r.Refused {
		lines = append(lines, fmt.Sprintf("  %s: %d × %s", why.File, why.Count, why.Reason))
		for _, f := range why.First {
			lines = append(lines, "    "+f.String())
		}
	}
	return lines
}

const reportFile = "report.json"

// save keeps the last report for the next start.
func (r Report) save(dir string) error {
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	tmp := filepath.Join(dir, reportFile+".tmp")
	if err := os.WriteFile(tmp, b, 0o640); err != nil {
		return errors.Join(fmt.Errorf("keep report: %w", err), os.Remove(tmp))
	}
	return os.Rename(tmp, filepath.Join(dir, reportFile))
}

// savedReport reads the last report; nil when there is none.
func savedReport(dir string) (*Report, error) {
	b, err := os.ReadFile(filepath.Join(dir, reportFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var r Report
	return &r, json.Unmarshal(b, &r)
}
