// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"context"
	"fmt"
	"sort"
	"time"
)

// JobState says where a job is.
type JobState string

// The states of a job.
const (
	JobWaiting JobState = "waiting" // behind another of its lane
	JobDue     JobState = "due"     // head of its lane, to be run at RunAt
	JobBusy    JobState = "busy"
	JobPoison  JobState = "poison" // killed its worker too often; a person looks at it
)

// Enqueue adds jobs. A job whose lane has another waits behind it.
func (tx *Tx) Enqueue(jobs ...Job) error {
	if err := tx.lockLanes(jobs); err != nil {
		return err
	}
	for _, j := range jobs {
		if j.RunAt.IsZero() {
			j.RunAt = tx.now
		}
		_, err := tx.Exec(`INSERT INTO jobs (id, lane, kind, partner, ref, payload, state, run_at, attempt, failures, lease_until, node, error)
			VALUES (?, ?, ?, ?, ?, ?, CASE WHEN EXISTS (SELECT 1 FROM jobs h WHERE h.lane = ? AND h.state IN ('due', 'busy')) THEN 'waiting' ELSE 'due' END,
			?, 0, 0, 0, '', '')`, tx.engine.jobID(tx.now), j.Lane, j.Kind, j.Partner, j.Ref, j.Payload, j.Lane, micros(j.RunAt))
		if err != nil {
			return fmt.Errorf("enqueue %s of %s: %w", j.Kind, j.Ref, err)
		}
	}
	tx.woke = true
	return nil
}

// lockLanes takes the lanes' locks where several writers can be at work: a
// producer must not miss a finisher, nor the other way round.
func (tx *Tx) lockLanes(jobs []Job) error {
	if !tx.engine.postgres {
		return nil
	}
	lanes := make([]string, 0, len(jobs))
	for _, j := range jobs {
		lanes = append(lanes, j.Lane)
	}
	sort.Strings(lanes) // the same order everywhere: no deadlocks among ourselves
	for i, l := range lanes {
		if i > 0 && l == lanes[i-1] {
			continue
		}
		if _, err := tx.Exec(`SELECT pg_advisory_xact_lock(hashtextextended(?, 0))`, l); err != nil {
			return fmt.Errorf("lock lane %s: %w", l, err)
		}
	}
	return nil
}

// Complete removes a job that is done and lets the next of its lane come up.
// ErrLease says that the job was taken from us: the transaction must not stand.
func (tx *Tx) Complete(j Job) error {
	if err := tx.lockLanes([]Job{j}); err != nil {
		return err
	}
	n, err := tx.Exec(`DELETE FROM jobs WHERE id = ? AND attempt = ? AND state = 'busy'`, j.ID, j.Attempt)
	if err != nil {
		return fmt.Errorf("complete %s of %s: %w", j.Kind, j.Ref, err)
	}
	if n == 0 {
		return fmt.Errorf("complete %s of %s: %w", j.Kind, j.Ref, ErrLease)
	}
	return tx.promote(j.Lane)
}

func (tx *Tx) promote(lane string) error {
	n, err := tx.Exec(`UPDATE jobs SET state = 'due' WHERE id = (SELECT id FROM jobs WHERE lane = ? AND state = 'waiting' ORDER BY id LIMIT 1)`, lane)
	if err != nil {
		return fmt.Errorf("bring up the next job of lane %s: %w", lane, err)
	}
	tx.woke = tx.woke || n > 0
	return nil
}

// Fail counts a failure and makes the job due again at runAt; its lane waits.
func (tx *Tx) Fail(j Job, runAt time.Time, reason string) error {
	n, err := tx.Exec(`UPDATE jobs SET state = 'due', run_at = ?, failures = failures + 1, error = ?, node = '' WHERE id = ? AND attempt = ? AND state = 'busy'`,
		micros(runAt), reason, j.ID, j.Attempt)
	if err != nil {
		return fmt.Errorf("fail %s of %s: %w", j.Kind, j.Ref, err)
	}
	if n == 0 {
		return fmt.Errorf("fail %s of %s: %w", j.Kind, j.Ref, ErrLease)
	}
	return nil
}

// SetAside makes a busy job poison and frees its lane.
func (tx *Tx) SetAside(j Job, reason string) error {
	if err := tx.lockLanes([]Job{j}); err != nil {
		return err
	}
	n, err := tx.Exec(`UPDATE jobs SET state = 'poison', error = ? WHERE id = ? AND attempt = ? AND state = 'busy'`, reason, j.ID, j.Attempt)
	if err != nil {
		return fmt.Errorf("set aside %s of %s: %w", j.Kind, j.Ref, err)
	}
	if n == 0 {
		return fmt.Errorf("set aside %s of %s: %w", j.Kind, j.Ref, ErrLease)
	}
	return tx.promote(j.Lane)
}

// Requeue gives a poison job a fresh start.
func (tx *Tx) Requeue(id int64) error {
	var lane string
	if err := tx.QueryRow(`SELECT lane FROM jobs WHERE id = ? AND state = 'poison'`, id).Scan(&lane); err != nil {
		return fmt.Errorf("requeue job %d: %w", id, err)
	}
	if err := tx.lockLanes([]Job{{Lane: lane}}); err != nil {
		return err
	}
	if _, err := tx.Exec(`UPDATE jobs SET state = 'waiting', attempt = 0, failures = 0, run_at = ? WHERE id = ?`, micros(tx.now), id); err != nil {
		return fmt.Errorf("requeue job %d: %w", id, err)
	}
	var busy int64
	if err := tx.QueryRow(`SELECT COUNT(*) FROM jobs WHERE lane = ? AND state IN ('due', 'busy')`, lane).Scan(&busy); err != nil || busy > 0 {
		return err
	}
	return tx.promote(lane)
}

const jobColumns = `id, lane, kind, partner, ref, payload, run_at, attempt, failures, error`

func scanJob(r scanner) (Job, error) {
	var j Job
	var runAt int64
	err := r.Scan(&j.ID, &j.Lane, &j.Kind, &j.Partner, &j.Ref, &j.Payload, &runAt, &j.Attempt, &j.Failures, &j.Error)
	j.RunAt = fromMicros(runAt)
	return j, err
}

// JobsIn lists jobs of a state, oldest first.
func (tx *Tx) JobsIn(state JobState, limit int) ([]Job, error) {
	rows, err := tx.Query(`SELECT `+jobColumns+` FROM jobs WHERE state = ? ORDER BY id LIMIT ?`, string(state), limit)
	if err != nil {
		return nil, fmt.Errorf("list jobs: %w", err)
	}
	defer rows.Close()
	var out []Job
	for rows.Next() {
		j, err := scanJob(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, j)
	}
	return out, rows.Err()
}

// JobCount is how many jobs of a kind are in a state.
type JobCount struct {
	Kind   string
	State  JobState
	Count  int64
	Oldest time.Time // RunAt of the oldest
}

// JobCounts counts the jobs by kind and state.
func (tx *Tx) JobCounts() ([]JobCount, error) {
	rows, err := tx.Query(`SELECT kind, state, COUNT(*), MIN(run_at) FROM jobs GROUP BY kind, state ORDER BY kind, state`)
	if err != nil {
		return nil, fmt.Errorf("count jobs: %w", err)
	}
	defer rows.Close()
	var out []JobCount
	for rows.Next() {
		var c JobCount
		var oldest int64
		var state string
		if err := rows.Scan(&c.Kind, &state, &c.Count, &oldest); err != nil {
			return nil, err
		}
		c.State, c.Oldest = JobState(state), fromMicros(oldest)
		out = append(out, c)
	}
	return out, rows.Err()
}

// Claim implements Store.
func (e *engine) Claim(ctx context.Context, req ClaimRequest) ([]Job, error) {
	if req.Limit <= 0 || len(req.Kinds) == 0 {
		return nil, nil
	}
	var turns []turn
	expired := false
	err := e.View(ctx, func(tx *Tx) error {
		var n int64
		err := tx.QueryRow(`SELECT COUNT(*) FROM (SELECT 1 FROM jobs WHERE state = 'busy' AND lease_until <= ? LIMIT 1) x`, micros(req.Now)).Scan(&n)
		if err != nil {
			return err
		}
		expired = n > 0
		turns, err = tx.turns(req)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look for due jobs: %w", err)
	}
	if len(turns) == 0 && !expired {
		return nil, nil
	}
	var jobs []Job
	err = e.Update(ctx, func(tx *Tx) error {
		jobs = jobs[:0]
		turns := turns
		if expired {
			if err := tx.reap(req.Now, ""); err != nil {
				return err
			}
			var err error
			if turns, err = tx.turns(req); err != nil {
				return err
			}
		}
		return tx.claimTurns(req, turns, &jobs)
	})
	if err != nil {
		return nil, fmt.Errorf("claim jobs: %w", err)
	}
	sort.Slice(jobs, func(a, b int) bool { return jobs[a].ID < jobs[b].ID })
	return jobs, nil
}

func (tx *Tx) turns(req ClaimRequest) ([]turn, error) {
	var all []turn
	for _, kind := range req.Kinds {
		ts, err := tx.duePartners(kind, tx.engine.cursor(kind), req.Limit, micros(req.Now))
		if err != nil {
			return nil, err
		}
		all = append(all, ts...)
	}
	return all, nil
}

// turn is one partner's place in the round.
type turn struct{ kind, partner string }

// claimTurns gives every partner an equal share, then the rest to whoever has more.
func (tx *Tx) claimTurns(req ClaimRequest, turns []turn, jobs *[]Job) error {
	for round := 0; len(turns) > 0 && len(*jobs) < req.Limit; round++ {
		share := max(1, (req.Limit-len(*jobs))/len(turns))
		var more []turn
		for _, t := range turns {
			want := min(share, req.Limit-len(*jobs))
			if want <= 0 {
				return nil
			}
			got, err := tx.claimSome(req, t, want)
			if err != nil {
				return err
			}
			*jobs = append(*jobs, got...)
			tx.engine.setCursor(t.kind, t.partner)
			if len(got) == want {
				more = append(more, t)
			}
		}
		turns = more
	}
	return nil
}

func (tx *Tx) claimSome(req ClaimRequest, t turn, limit int) ([]Job, error) {
	lock := ""
	if tx.engine.postgres {
		lock = " FOR UPDATE SKIP LOCKED"
	}
	rows, err := tx.Query(`UPDATE jobs SET state = 'busy', attempt = attempt + 1, lease_until = ?, node = ? WHERE id IN (
		SELECT id FROM jobs WHERE kind = ? AND partner = ? AND state = 'due' AND run_at <= ? ORDER BY run_at, id LIMIT ?`+lock+`)
		RETURNING `+jobColumns, micros(req.Now.Add(req.Lease)), req.Node, t.kind, t.partner, micros(req.Now), limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Job
	for rows.Next() {
		j, err := scanJob(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, j)
	}
	return out, rows.Err()
}

// duePartners lists partners that have due jobs of a kind, those after the
// cursor first. It leaps from partner to partner in the index, however many jobs
// each has.
func (tx *Tx) duePartners(kind, cursor string, limit int, now int64) ([]turn, error) {
	var out []turn
	leap := func(op, from string, until string) error {
		for len(out) < limit {
			var partner string
			var runAt int64
			err := tx.QueryRow(`SELECT partner, run_at FROM jobs WHERE kind = ? AND state = 'due' AND partner `+op+` ? ORDER BY partner, run_at, id LIMIT 1`, kind, from).Scan(&partner, &runAt)
			if err != nil {
				_, err = optional(&partner, err)
				return err
			}
			if until != "" && partner > until {
				return nil
			}
			if runAt <= now {
				out = append(out, turn{kind, partner})
			}
			from, op = partner, ">"
		}
		return nil
	}
	if err := leap(">", cursor, ""); err != nil {
		return nil, err
	}
	if err := leap(">=", "", cursor); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	uniq := out[:0]
	for _, t := range out {
		if !seen[t.partner] {
			seen[t.partner] = true
			uniq = append(uniq, t)
		}
	}
	return uniq, nil
}

// reap makes jobs due again whose worker is gone: its lease ran out, or it was
// this node's before a restart. A job that took its worker with it too often is
// set aside.
func (tx *Tx) reap(now time.Time, node string) error {
	where, args := `state = 'busy' AND lease_until <= ?`, []any{micros(now)}
	if node != "" {
		where, args = `state = 'busy' AND node = ?`, []any{node}
	}
	rows, err := tx.Query(`SELECT `+jobColumns+` FROM jobs WHERE `+where, args...)
	if err != nil {
		return err
	}
	var dead []Job
	for rows.Next() {
		j, err := scanJob(rows)
		if err != nil {
			rows.Close()
			return err
		}
		dead = append(dead, j)
	}
	if err := rows.Close(); err != nil {
		return err
	}
	for _, j := range dead {
		if j.Attempt-j.Failures >= tx.engine.poison {
			err := tx.SetAside(j, fmt.Sprintf("set aside: its worker died %d times", j.Attempt-j.Failures))
			if err != nil {
				return err
			}
			continue
		}
		if _, err := tx.Exec(`UPDATE jobs SET state = 'due', node = '' WHERE id = ? AND attempt = ? AND state = 'busy'`, j.ID, j.Attempt); err != nil {
			return err
		}
	}
	tx.woke = tx.woke || len(dead) > 0
	return nil
}

// Recover gives back what a node of this name had claimed before it died. Call
// it once at start, when no other process can run under the name.
func (e *engine) Recover(ctx context.Context, node string) error {
	return e.Update(ctx, func(tx *Tx) error { return tx.reap(tx.now, node) })
}

// NextDue returns when the earliest due job wants to run; false when none waits.
func (e *engine) NextDue(ctx context.Context) (at time.Time, ok bool, err error) {
	err = e.View(ctx, func(tx *Tx) error {
		var us int64
		err := tx.QueryRow(`SELECT run_at FROM jobs WHERE state = 'due' ORDER BY run_at LIMIT 1`).Scan(&us)
		if err != nil {
			_, err = optional(&us, err)
			return err
		}
		at, ok = fromMicros(us), true
		return nil
	})
	return at, ok, err
}

// jobID gives ids that rise with time, also when the clock goes back.
func (e *engine) jobID(now time.Time) int64 {
	for {
		last := e.lastJob.Load()
		next := max(now.UnixMicro()<<10|e.nodeBits, last+1024)
		if e.lastJob.CompareAndSwap(last, next) {
			return next
		}
	}
}
