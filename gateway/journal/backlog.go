// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"fmt"
	"time"
)

// JobState says whether workers or people look after a job.
type JobState string

// The states of a job.
const (
	JobQueued JobState = "queued" // due, waiting or in flight
	JobPoison JobState = "poison" // set aside for a person
)

// JobCount counts the jobs of a kind and state.
type JobCount struct {
	Kind   string
	State  JobState
	Count  int64
	Oldest time.Time // the earliest RunAt among them
}

// JobCounts counts all jobs by kind and state.
func (tx *Tx) JobCounts() ([]JobCount, error) {
	rows, err := tx.Query(`SELECT kind, state, COUNT(*), MIN(run_at) FROM jobs GROUP BY kind, state ORDER BY kind, state`)
	if err != nil {
		return nil, fmt.Errorf("count jobs: %w", err)
	}
	defer rows.Close()
	var out []JobCount
	for rows.Next() {
		var c JobCount
		var state string
		var oldest int64
		if err := rows.Scan(&c.Kind, &state, &c.Count, &oldest); err != nil {
			return nil, fmt.Errorf("count jobs: %w", err)
		}
		c.State, c.Oldest = JobState(state), fromMicros(oldest)
		out = append(out, c)
	}
	return out, rows.Err()
}

// JobFilter says which jobs to list; empty fields choose all.
type JobFilter struct {
	State JobState
	Kind  string
	Lane  string
	Ref   string
	After int64 // id of the last one seen
	Limit int   // 100 when 0
}

// JobRow is a job as people see it.
type JobRow struct {
	Job
	State     JobState
	CreatedAt time.Time
}

// Jobs lists jobs in order of ID.
func (tx *Tx) Jobs(f JobFilter) ([]JobRow, error) {
	if f.Limit == 0 {
		f.Limit = 100
	}
	where, args := `id > ?`, []any{f.After}
	for _, c := range []struct{ column, value string }{{"state", string(f.State)}, {"kind", f.Kind}, {"lane", f.Lane}, {"ref", f.Ref}} {
		if c.value != "" {
			where, args = where+` AND `+c.column+` = ?`, append(args, c.value)
		}
	}
	jobs, err := queryJobs(tx, `SELECT `+jobColumns+` FROM jobs WHERE `+where+` ORDER BY id LIMIT ?`, append(args, f.Limit)...)
	if err != nil {
		return nil, fmt.Errorf("list jobs: %w", err)
	}
	out := make([]JobRow, len(jobs))
	for i, j := range jobs {
		out[i] = JobRow{j.Job, j.state, j.createdAt}
	}
	return out, nil
}

// JobsIn lists the first jobs of a state, in order of ID.
func (tx *Tx) JobsIn(state JobState, limit int) ([]Job, error) {
	rows, err := tx.Jobs(JobFilter{State: state, Limit: limit})
	if err != nil {
		return nil, err
	}
	out := make([]Job, len(rows))
	for i, r := range rows {
		out[i] = r.Job
	}
	return out, nil
}

// Requeue lets a poison job run again, now and at its old place in its lane. The
// attempts that died are forgiven, yet stay counted: whoever works on it still
// learns that an earlier attempt may have had an effect. ErrNotFound when there
// is no such job.
func (tx *Tx) Requeue(id int64) error {
	heads := map[string]head{}
	err := tx.collect(heads, `UPDATE jobs SET state = 'queued', run_at = ?, pardoned = claims - snoozed - failures
		WHERE id = ? AND state = 'poison' RETURNING id, lane, kind, partner, run_at`, tx.now, id)
	if err == nil && len(heads) == 0 {
		err = ErrNotFound
	}
	if err == nil {
		err = tx.stand(heads)
	}
	if err != nil {
		return fmt.Errorf("requeue job %d: %w", id, err)
	}
	tx.woken = true
	return nil
}

// Drop removes a poison job for good. ErrNotFound when there is no such job.
func (tx *Tx) Drop(id int64) error {
	n, err := tx.Exec(`DELETE FROM jobs WHERE id = ? AND state = 'poison'`, id)
	if err == nil && n == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("drop job %d: %w", id, err)
	}
	return nil
}
