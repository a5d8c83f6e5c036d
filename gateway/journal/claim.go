// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sync"
	"time"
)

// turns remembers whose turn it is: the partner served last, by kind.
type turns struct {
	mu   sync.Mutex
	last map[string]string
}

func (t *turns) after(kind string) (string, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	p, ok := t.last[kind]
	return p, ok
}

func (t *turns) served(kind, partner string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.last == nil {
		t.last = map[string]string{}
	}
	t.last[kind] = partner
}

// source is a partner with due lanes of a kind.
type source struct{ kind, partner string }

// claimer is one Claim: it may be run more than once.
type claimer struct {
	req    ClaimRequest
	poison int
	turns  *turns
	jobs   []Job
	served []source
}

func (r *ClaimRequest) defaults(now time.Time) {
	if r.Limit <= 0 {
		r.Limit = 1
	}
	if r.Lease <= 0 {
		r.Lease = time.Minute
	}
	if r.Now.IsZero() {
		r.Now = now
	}
}

// claim looks first, so that nothing is written and nobody waits when nothing is
// due; then it claims.
func claim(ctx context.Context, s Store, req ClaimRequest, poison int, t *turns, look bool) ([]Job, error) {
	c := &claimer{req: req, poison: poison, turns: t}
	if look {
		due := false
		err := s.View(ctx, func(tx *Tx) error {
			for _, kind := range req.Kinds {
				partners, err := c.due(tx, kind, "", false, 1)
				if err != nil {
					return err
				}
				if len(partners) > 0 {
					due = true
					break
				}
			}
			return nil
		})
		if err != nil || !due {
			return nil, err
		}
	}
	if err := s.Update(ctx, c.run); err != nil {
		return nil, err
	}
	for _, p := range c.served {
		t.served(p.kind, p.partner)
	}
	return c.jobs, nil
}

func (c *claimer) run(tx *Tx) error {
	c.jobs, c.served = nil, nil
	jobs, sources, err := c.find(tx)
	if err != nil {
		return fmt.Errorf("claim jobs: %w", err)
	}
	for rest := jobs; len(rest) > 0; {
		n := chunk(len(rest))
		if err := c.take(tx, rest[:n]); err != nil {
			return fmt.Errorf("claim jobs: %w", err)
		}
		rest = rest[n:]
	}
	c.jobs, c.served = jobs, sources
	return nil
}

// find chooses the jobs. Where it only found some to set aside, it looks again
// at what came up behind them.
func (c *claimer) find(tx *Tx) ([]Job, []source, error) {
	for range 8 {
		sources, err := c.sources(tx)
		if err != nil {
			return nil, nil, err
		}
		ids, err := c.heads(tx, sources)
		if err != nil {
			return nil, nil, err
		}
		heads, err := readJobs(tx, ids)
		if err != nil {
			return nil, nil, err
		}
		jobs, err := c.choose(tx, heads)
		if err != nil || len(jobs) > 0 || len(heads) == 0 {
			return jobs, sources, err
		}
	}
	return nil, nil, nil // the wake-up of what was set aside brings the next claim
}

// sources lists the partners with due lanes, from the one whose turn it is on,
// as many as can get a job.
func (c *claimer) sources(tx *Tx) ([]source, error) {
	var sources []source
	for _, kind := range c.req.Kinds {
		var partners []string
		var err error
		last, ok := c.turns.after(kind)
		if ok {
			if partners, err = c.due(tx, kind, last, true, c.req.Limit); err != nil {
				return nil, err
			}
		}
		if len(partners) < c.req.Limit {
			start, err := c.due(tx, kind, "", false, c.req.Limit)
			if err != nil {
				return nil, err
			}
			for _, p := range start {
				if len(partners) < c.req.Limit && !slices.Contains(partners, p) {
					partners = append(partners, p)
				}
			}
		}
		for _, p := range partners {
			sources = append(sources, source{kind, p})
		}
	}
	return sources, nil
}

// due is duePartners without those that there is no room for.
func (c *claimer) due(tx *Tx, kind, after string, isAfter bool, limit int) ([]string, error) {
	most := limit
	if c.req.Room != nil {
		most = math.MaxInt32
	}
	partners, err := duePartners(tx, kind, after, isAfter, micros(c.req.Now), most)
	partners = slices.DeleteFunc(partners, func(p string) bool { return c.room(p) <= 0 })
	return partners[:min(limit, len(partners))], err
}

func (c *claimer) room(partner string) int {
	if c.req.Room == nil {
		return c.req.Limit
	}
	return c.req.Room(partner)
}

// duePartners lists partners with a due lane of a kind, in order, after one or
// from the first. It looks at one lane a partner, however many there are.
func duePartners(tx *Tx, kind, after string, isAfter bool, now int64, limit int) ([]string, error) {
	start, args := `SELECT MIN(partner) FROM lanes WHERE kind = ?`, []any{kind}
	if isAfter {
		start, args = start+` AND partner > ?`, append(args, after)
	}
	rows, err := tx.Query(`WITH RECURSIVE p (partner) AS (`+start+`
		UNION ALL SELECT (SELECT MIN(partner) FROM lanes WHERE kind = ? AND partner > p.partner) FROM p WHERE p.partner IS NOT NULL)
		SELECT partner FROM p WHERE partner IS NOT NULL
		AND EXISTS (SELECT 1 FROM lanes WHERE kind = ? AND lanes.partner = p.partner AND due <= ?) LIMIT ?`, append(args, kind, kind, now, limit)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var partners []string
	for rows.Next() {
		var p string
		if err := rows.Scan(&p); err != nil {
			return nil, err
		}
		partners = append(partners, p)
	}
	return partners, rows.Err()
}

// heads locks due lanes and returns their head jobs: each source gets its share,
// then what is left goes to those that have more.
func (c *claimer) heads(tx *Tx, sources []source) ([]int64, error) {
	if len(sources) == 0 {
		return nil, nil
	}
	var ids []int64
	share := max(1, c.req.Limit/len(sources))
	var more []source
	for _, s := range sources {
		if len(ids) == c.req.Limit {
			return ids, nil
		}
		got, err := c.lanes(tx, s, min(share, c.room(s.partner)))
		if err != nil {
			return nil, err
		}
		if len(got) == share {
			more = append(more, s)
		}
		ids = append(ids, got...)
	}
	for _, s := range more {
		left := c.req.Limit - len(ids)
		if left <= 0 {
			break
		}
		got, err := c.lanes(tx, s, min(share+left, c.room(s.partner)))
		if err != nil {
			return nil, err
		}
		for _, id := range got {
			if len(ids) < c.req.Limit && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids, nil
}

// lanes locks up to n due lanes of a source, the longest due first. Lanes that
// somebody else holds are passed over: they are being claimed, or a producer
// adds to them.
func (c *claimer) lanes(tx *Tx, s source, n int) ([]int64, error) {
	q := `SELECT job FROM lanes WHERE kind = ? AND partner = ? AND due <= ? ORDER BY due, job LIMIT ?`
	if tx.s.locks() {
		q += ` FOR UPDATE SKIP LOCKED`
	}
	rows, err := tx.Query(q, s.kind, s.partner, micros(c.req.Now), n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// choose sets jobs aside that have killed too many workers, and lets one that
// has killed any go alone: its neighbours may be innocent.
func (c *claimer) choose(tx *Tx, jobs []stored) ([]Job, error) {
	sound := make([]Job, 0, len(jobs))
	for _, j := range jobs {
		switch died := j.Attempt - j.Failures; {
		case died-j.pardoned >= c.poison:
			reason := fmt.Sprintf("set aside: %d attempts died. %s", died, j.Error)
			if err := tx.SetAside(j.Job, reason); err != nil {
				return nil, err
			}
			tx.woken = true // the lane's next job, and those that this claim did not get
		case died > 0:
			return []Job{j.Job}, nil
		default:
			sound = append(sound, j.Job)
		}
	}
	return sound, nil
}

// take counts the attempt and starts the leases.
func (c *claimer) take(tx *Tx, jobs []Job) error {
	ids := make([]any, len(jobs))
	lanes := []any{c.req.Node, micros(c.req.Now.Add(c.req.Lease))}
	for i := range jobs {
		j := &jobs[i]
		j.Attempt++
		j.claim++
		ids[i] = j.ID
		lanes = append(lanes, j.Lane)
	}
	in := ` IN (` + times(len(jobs), "?") + `)`
	n, err := tx.Exec(`UPDATE jobs SET claims = claims + 1 WHERE id`+in, ids...)
	if err != nil {
		return err
	}
	m, err := tx.Exec(`UPDATE lanes SET state = 'busy', node = ?, due = ? WHERE lane`+in, lanes...)
	if err != nil {
		return err
	}
	if n != int64(len(jobs)) || m != n {
		return fmt.Errorf("%d jobs and %d lanes for %d claims: the lanes are damaged", n, m, len(jobs))
	}
	return nil
}

// stored is a job with what only the journal knows of it.
type stored struct {
	Job
	state     JobState
	pardoned  int
	createdAt time.Time
}

const jobColumns = `id, lane, kind, partner, ref, payload, state, run_at, claims, snoozed, failures, pardoned, error, created_at`

func readJobs(tx *Tx, ids []int64) ([]stored, error) {
	found := make(map[int64]stored, len(ids))
	for rest := ids; len(rest) > 0; {
		n := chunk(len(rest))
		args := make([]any, n)
		for i, id := range rest[:n] {
			args[i] = id
		}
		rest = rest[n:]
		jobs, err := queryJobs(tx, `SELECT `+jobColumns+` FROM jobs WHERE id IN (`+times(n, "?")+`)`, args...)
		if err != nil {
			return nil, err
		}
		for _, j := range jobs {
			found[j.ID] = j
		}
	}
	jobs := make([]stored, 0, len(ids))
	for _, id := range ids { // in the order in which they are due
		j, ok := found[id]
		if !ok || j.state != JobQueued {
			return nil, fmt.Errorf("job %d heads a lane and is not queued: the lanes are damaged", id)
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

func queryJobs(tx *Tx, query string, args ...any) ([]stored, error) {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var jobs []stored
	for rows.Next() {
		var j stored
		var state string
		var runAt, snoozed, created int64
		if err := rows.Scan(&j.ID, &j.Lane, &j.Kind, &j.Partner, &j.Ref, &j.Payload, &state, &runAt, &j.claim, &snoozed, &j.Failures, &j.pardoned, &j.Error, &created); err != nil {
			return nil, err
		}
		j.state, j.RunAt, j.createdAt = JobState(state), fromMicros(runAt), fromMicros(created)
		j.Attempt = int(j.claim - snoozed)
		jobs = append(jobs, j)
	}
	return jobs, rows.Err()
}

// recoverLeases ends the leases of a node that has started anew.
func recoverLeases(ctx context.Context, s Store, node string) error {
	err := s.Update(ctx, func(tx *Tx) error {
		n, err := tx.Exec(`UPDATE lanes SET due = ? WHERE state = 'busy' AND node = ?`, tx.now, node)
		tx.woken = tx.woken || n > 0
		return err
	})
	if err != nil {
		return fmt.Errorf("end the leases of %s: %w", node, err)
	}
	return nil
}

// nextDue looks at one lane a kind and partner.
func nextDue(ctx context.Context, s Store, kinds []string) (due time.Time, ok bool, err error) {
	err = s.View(ctx, func(tx *Tx) error {
		due, ok = time.Time{}, false
		if len(kinds) == 0 {
			var err error
			if kinds, err = laneKinds(tx); err != nil {
				return err
			}
		}
		for _, kind := range kinds {
			var at *int64
			err := tx.QueryRow(`WITH RECURSIVE p (partner) AS (SELECT MIN(partner) FROM lanes WHERE kind = ?
				UNION ALL SELECT (SELECT MIN(partner) FROM lanes WHERE kind = ? AND partner > p.partner) FROM p WHERE p.partner IS NOT NULL)
				SELECT MIN((SELECT MIN(due) FROM lanes WHERE kind = ? AND lanes.partner = p.partner)) FROM p WHERE partner IS NOT NULL`,
				kind, kind, kind).Scan(&at)
			if err != nil {
				return err
			}
			if at != nil && (!ok || fromMicros(*at).Before(due)) {
				due, ok = fromMicros(*at), true
			}
		}
		return nil
	})
	if err != nil {
		return time.Time{}, false, fmt.Errorf("find the next due job: %w", err)
	}
	return due, ok, nil
}

func laneKinds(tx *Tx) ([]string, error) {
	rows, err := tx.Query(`WITH RECURSIVE k (kind) AS (SELECT MIN(kind) FROM lanes
		UNION ALL SELECT (SELECT MIN(kind) FROM lanes WHERE kind > k.kind) FROM k WHERE k.kind IS NOT NULL)
		SELECT kind FROM k WHERE kind IS NOT NULL`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var kinds []string
	for rows.Next() {
		var k string
		if err := rows.Scan(&k); err != nil {
			return nil, err
		}
		kinds = append(kinds, k)
	}
	return kinds, rows.Err()
}
