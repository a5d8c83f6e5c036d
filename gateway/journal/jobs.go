// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Each of these belongs in the transaction of the rows that the job speaks of.
//
// Locks are taken in one order, lanes before jobs, and a lane's row is held
// before its jobs are judged: under READ COMMITTED a statement that waited for a
// row sees that row anew, but the others as they were (reference: the claim bug).

// Enqueue adds jobs; ID, Attempt and Failures are given by the journal. A zero
// RunAt is now. A lane that has a job in flight or waiting keeps its head.
func (tx *Tx) Enqueue(jobs ...Job) error {
	if len(jobs) == 0 {
		return nil
	}
	now := micros(tx.now)
	heads := map[string]head{}
	for rest := jobs; len(rest) > 0; {
		n := chunk(len(rest))
		args := make([]any, 0, n*8)
		for _, j := range rest[:n] {
			runAt := micros(j.RunAt)
			if j.RunAt.IsZero() {
				runAt = now
			}
			tx.woken = tx.woken || runAt <= now
			args = append(args, j.Lane, j.Kind, j.Partner, j.Ref, j.Payload, runAt, now)
		}
		rest = rest[n:]
		err := tx.collect(heads, `INSERT INTO jobs (lane, kind, partner, ref, payload, state, run_at, claims, snoozed, failures, pardoned, error, created_at)
			VALUES `+times(n, "(?,?,?,?,?,'queued',?,0,0,0,0,'',?)")+` RETURNING id, lane, kind, partner, run_at`, args...)
		if err != nil {
			return fmt.Errorf("enqueue jobs: %w", err)
		}
	}
	if err := tx.stand(heads); err != nil {
		return fmt.Errorf("enqueue jobs: %w", err)
	}
	return nil
}

// head is the job that stands first in a lane.
type head struct {
	id            int64
	kind, partner string
	due           int64
}

// collect reads rows of (id, lane, kind, partner, run_at) and keeps the first
// job of each lane.
func (tx *Tx) collect(heads map[string]head, query string, args ...any) error {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var lane string
		var h head
		if err := rows.Scan(&h.id, &lane, &h.kind, &h.partner, &h.due); err != nil {
			return err
		}
		if was, ok := heads[lane]; !ok || h.id < was.id {
			heads[lane] = h
		}
	}
	return rows.Err()
}

// stand makes jobs the heads of their lanes where there is none, or a ready one
// that is younger (a job whose transaction ended late, or one that was set
// aside). A busy lane is left to whoever finishes: producers never make it ready.
// The row is locked even when it stays as it is, so that a finisher either sees
// the new job or is waited for.
func (tx *Tx) stand(heads map[string]head) error {
	lanes := make([]string, 0, len(heads))
	for lane := range heads {
		lanes = append(lanes, lane)
	}
	slices.Sort(lanes) // one order for all: no deadlocks
	for len(lanes) > 0 {
		n := chunk(len(lanes))
		args := make([]any, 0, n*5)
		for _, lane := range lanes[:n] {
			h := heads[lane]
			args = append(args, lane, h.id, h.kind, h.partner, h.due)
		}
		lanes = lanes[n:]
		_, err := tx.Exec(`INSERT INTO lanes (lane, state, job, kind, partner, due, node) VALUES `+times(n, "(?,'ready',?,?,?,?,'')")+`
			ON CONFLICT (lane) DO UPDATE SET job = excluded.job, kind = excluded.kind, partner = excluded.partner, due = excluded.due
			WHERE lanes.state = 'ready' AND excluded.job < lanes.job`, args...)
		if err != nil {
			return err
		}
	}
	return nil
}

// Complete removes jobs that are done and frees their lanes. ErrLease when one
// of them was taken over: the transaction must not stand.
func (tx *Tx) Complete(jobs ...Job) error {
	for rest := jobs; len(rest) > 0; {
		n := chunk(len(rest))
		if err := tx.complete(rest[:n]); err != nil {
			return err
		}
		rest = rest[n:]
	}
	return nil
}

func (tx *Tx) complete(jobs []Job) error {
	lanes := make([]any, len(jobs))
	fence := make([]any, 0, 3*len(jobs))
	for i, j := range jobs {
		lanes[i] = j.Lane
		fence = append(fence, j.ID, j.claim, j.Lane)
	}
	if err := tx.lock(lanes...); err != nil {
		return fmt.Errorf("complete jobs: %w", err)
	}
	n, err := tx.Exec(`DELETE FROM jobs WHERE state = 'queued' AND (id = ? AND claims = ? AND lane = ?`+
		strings.Repeat(` OR id = ? AND claims = ? AND lane = ?`, len(jobs)-1)+`)`, fence...)
	if err != nil {
		return fmt.Errorf("complete jobs: %w", err)
	}
	if n != int64(len(jobs)) {
		return fenced(jobs...)
	}
	if err := tx.advance(lanes...); err != nil {
		return fmt.Errorf("complete jobs: %w", err)
	}
	return nil
}

// Fail counts a failure and makes the job due again at runAt; until then it
// holds up its own lane. ErrLease when it was taken over.
func (tx *Tx) Fail(job Job, runAt time.Time, reason string) error {
	return tx.again(job, runAt, `failures = failures + 1, error = ?`, clip(reason))
}

// Snooze makes the job due again at runAt. It counts neither as a failure nor as
// an attempt. ErrLease when it was taken over.
func (tx *Tx) Snooze(job Job, runAt time.Time) error {
	return tx.again(job, runAt, `snoozed = snoozed + 1`)
}

func (tx *Tx) again(job Job, runAt time.Time, set string, args ...any) error {
	at := micros(runAt)
	if err := tx.lock(job.Lane); err != nil {
		return fmt.Errorf("job %d again: %w", job.ID, err)
	}
	n, err := tx.Exec(`UPDATE jobs SET run_at = ?, `+set+` WHERE id = ? AND claims = ? AND lane = ? AND state = 'queued'`,
		append(append([]any{at}, args...), job.ID, job.claim, job.Lane)...)
	if err != nil {
		return fmt.Errorf("job %d again: %w", job.ID, err)
	}
	if n != 1 {
		return fenced(job)
	}
	if _, err := tx.Exec(`UPDATE lanes SET state = 'ready', due = ?, node = '' WHERE lane = ? AND job = ?`, at, job.Lane, job.ID); err != nil {
		return fmt.Errorf("job %d again: %w", job.ID, err)
	}
	tx.woken = tx.woken || at <= micros(tx.now)
	return nil
}

// Extend moves the end of the lease to until: for work of many transactions,
// each of which makes sure so that it may still go on. ErrLease when the job was
// taken over.
func (tx *Tx) Extend(job Job, until time.Time) error {
	if err := tx.lock(job.Lane); err != nil {
		return fmt.Errorf("extend job %d: %w", job.ID, err)
	}
	n, err := tx.Exec(`UPDATE lanes SET due = ? WHERE lane = ? AND job = ? AND state = 'busy'
		AND EXISTS (SELECT 1 FROM jobs WHERE id = ? AND claims = ? AND state = 'queued')`, micros(until), job.Lane, job.ID, job.ID, job.claim)
	if err != nil {
		return fmt.Errorf("extend job %d: %w", job.ID, err)
	}
	if n != 1 {
		return fenced(job)
	}
	return nil
}

// SetAside makes the job poison: out of the way of its lane, kept for people
// (Jobs, Requeue, Drop). ErrLease when it was taken over.
func (tx *Tx) SetAside(job Job, reason string) error {
	if err := tx.lock(job.Lane); err != nil {
		return fmt.Errorf("set job %d aside: %w", job.ID, err)
	}
	n, err := tx.Exec(`UPDATE jobs SET state = 'poison', error = ? WHERE id = ? AND claims = ? AND lane = ? AND state = 'queued'`,
		clip(reason), job.ID, job.claim, job.Lane)
	if err != nil {
		return fmt.Errorf("set job %d aside: %w", job.ID, err)
	}
	if n != 1 {
		return fenced(job)
	}
	if err := tx.advance(job.Lane); err != nil {
		return fmt.Errorf("set job %d aside: %w", job.ID, err)
	}
	return nil
}

// NextNumber adds one to the counter name and returns it, from 1. Numbers of
// transactions that were rolled back may come again, those of others never do.
func (tx *Tx) NextNumber(name string) (int64, error) {
	var n int64
	err := tx.QueryRow(`INSERT INTO counters (name, value) VALUES (?, 1)
		ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value`, name).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("next number of %s: %w", name, err)
	}
	return n, nil
}

// lock holds the rows of lanes until the transaction ends, where there is more
// than one writer.
func (tx *Tx) lock(lanes ...any) error {
	if !tx.s.locks() {
		return nil
	}
	rows, err := tx.Query(`SELECT lane FROM lanes WHERE lane IN (`+times(len(lanes), "?")+`) ORDER BY lane FOR UPDATE`, lanes...)
	if err != nil {
		return err
	}
	rows.Close()
	return rows.Err()
}

// advance gives each lane its next job, or removes it. The lanes are locked.
func (tx *Tx) advance(lanes ...any) error {
	next := map[string]head{}
	in := ` IN (` + times(len(lanes), "?") + `)`
	err := tx.collect(next, `SELECT id, lane, kind, partner, run_at FROM jobs WHERE id IN
		(SELECT MIN(id) FROM jobs WHERE state = 'queued' AND lane`+in+` GROUP BY lane)`, lanes...)
	if err != nil {
		return err
	}
	empty := make([]any, 0, len(lanes))
	now := micros(tx.now)
	for _, lane := range lanes {
		h, ok := next[lane.(string)]
		if !ok {
			empty = append(empty, lane)
			continue
		}
		if _, err := tx.Exec(`UPDATE lanes SET state = 'ready', job = ?, kind = ?, partner = ?, due = ?, node = '' WHERE lane = ?`,
			h.id, h.kind, h.partner, h.due, lane); err != nil {
			return err
		}
		tx.woken = tx.woken || h.due <= now
	}
	for len(empty) > 0 {
		n := chunk(len(empty))
		if _, err := tx.Exec(`DELETE FROM lanes WHERE lane IN (`+times(n, "?")+`)`, empty[:n]...); err != nil {
			return err
		}
		empty = empty[n:]
	}
	return nil
}

func fenced(jobs ...Job) error {
	ids := make([]string, len(jobs))
	for i, j := range jobs {
		ids[i] = fmt.Sprint(j.ID)
	}
	return fmt.Errorf("job %s: %w", strings.Join(ids, ", "), ErrLease)
}

// chunk is how many of n rows go into one statement: few sizes, so that the
// statements stay prepared.
func chunk(n int) int {
	for _, c := range []int{64, 16, 4} {
		if n >= c {
			return c
		}
	}
	return min(n, 1)
}

// times repeats one group of placeholders, with commas.
func times(n int, group string) string {
	return strings.TrimSuffix(strings.Repeat(group+",", n), ",")
}

// clip keeps a reason short enough for a row.
func clip(s string) string {
	const most = 4000
	if len(s) > most {
		return s[:most] + " …"
	}
	return s
}
