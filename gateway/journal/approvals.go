// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"encoding/json"
	"fmt"
	"time"
)

// Approval says that a version of a mapping may read orders. The files of the
// version are blobs, so that it can be used when its own files were edited since.
type Approval struct {
	Mapping string            // the mapping's id
	Version string            // digest of the files, see mapping.Mapping.Version
	Files   map[string]string // name -> sha256
	Actor   string            // who approved; "system" for the first version there was
	Reason  string
	At      time.Time
}

// PutApproval records an approval; the latest of a mapping counts.
func (tx *Tx) PutApproval(a Approval) error {
	files, err := json.Marshal(a.Files)
	if err != nil {
		panic("journal: texts always marshal: " + err.Error())
	}
	_, err = tx.Exec(`INSERT INTO approvals (mapping, version, files, actor, reason, at) VALUES (?,?,?,?,?,?)`,
		a.Mapping, a.Version, files, a.Actor, a.Reason, micros(a.At))
	if err != nil {
		return fmt.Errorf("store the approval of %s: %w", a.Mapping, err)
	}
	return nil
}

// Approvals are the latest approval of each mapping, by its id.
func (tx *Tx) Approvals() (map[string]Approval, error) {
	rows, err := tx.Query(`SELECT mapping, version, files, actor, reason, at FROM approvals
		WHERE id IN (SELECT MAX(id) FROM approvals GROUP BY mapping)`)
	if err != nil {
		return nil, fmt.Errorf("list approvals: %w", err)
	}
	defer rows.Close()
	out := map[string]Approval{}
	for rows.Next() {
		var a Approval
		var files []byte
		var at int64
		if err := rows.Scan(&a.Mapping, &a.Version, &files, &a.Actor, &a.Reason, &at); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(files, &a.Files); err != nil {
			return nil, fmt.Errorf("read the approval of %s: %w", a.Mapping, err)
		}
		a.At = fromMicros(at)
		out[a.Mapping] = a
	}
	return out, rows.Err()
}
