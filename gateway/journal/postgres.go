// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"ordergate/gateway"
)

// pgStore is the journal in PostgreSQL, which any number of nodes may share.
// The database does all the coordination.
type pgStore struct {
	cfg    Config
	pool   *pgxpool.Pool
	wake   chan struct{}
	told   chan struct{} // events were written here
	tell   chan struct{} // cap 1: other nodes should be woken
	turns  turns
	health health
	texts  sync.Map // query with ? -> query with $n
	ended  atomic.Bool

	background context.CancelFunc
	wg         sync.WaitGroup
	close      sync.Once
}

func openPostgres(ctx context.Context, cfg Config) (*pgStore, error) {
	s, conn, err := connectPostgres(ctx, cfg)
	if err != nil {
		return nil, err
	}
	db := stdlib.OpenDBFromPool(s.pool)
	err = migrate(ctx, db, goose.DialectPostgres)
	if err = errors.Join(err, db.Close()); err != nil {
		s.pool.Close()
		return nil, fmt.Errorf("open journal: %w", err)
	}
	if err := s.rebase(ctx); err != nil {
		s.pool.Close()
		return nil, fmt.Errorf("open journal: %w", err)
	}
	background, cancel := context.WithCancel(context.Background())
	s.background = cancel
	s.wg.Go(func() { s.listen(background, conn) })
	s.wg.Go(func() { s.notify(background) })
	return s, nil
}

// connectPostgres makes a store on which nothing runs yet, and the config of its
// connections.
func connectPostgres(ctx context.Context, cfg Config) (*pgStore, *pgx.ConnConfig, error) {
	pc, err := pgxpool.ParseConfig(cfg.URL)
	if err != nil { // its text hides the password
		return nil, nil, gateway.Errorf("journal.open", gateway.Invalid, "journal URL: %w", err)
	}
	if !strings.Contains(cfg.URL, "pool_max_conns") {
		pc.MaxConns = int32(cfg.Conns)
	}
	pc.ConnConfig.RuntimeParams["application_name"] = "ordergate"
	// Whatever the server's default is: taken means on disk.
	pc.ConnConfig.RuntimeParams["synchronous_commit"] = "on"
	pc.ConnConfig.RuntimeParams["default_transaction_isolation"] = "read committed"
	pool, err := pgxpool.NewWithConfig(ctx, pc)
	if err != nil {
		return nil, nil, fmt.Errorf("open journal: %w", err)
	}
	return &pgStore{cfg: cfg, pool: pool, wake: make(chan struct{}, 1), told: make(chan struct{}, 1), tell: make(chan struct{}, 1)}, pc.ConnConfig.Copy(), nil
}

// Update implements Store.
func (s *pgStore) Update(ctx context.Context, fn func(*Tx) error) error {
	for try := 0; ; try++ {
		err := s.once(ctx, fn)
		if err == nil || try == 20 || !again(err) {
			return err
		}
		wait := time.NewTimer(time.Duration(1+rand.IntN(2<<min(try, 7))) * time.Millisecond)
		select {
		case <-ctx.Done():
			wait.Stop()
			return contextError(ctx)
		case <-wait.C:
		}
	}
}

// again tells that nothing was written and another try may succeed.
func again(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == "40001" || pg.Code == "40P01" // serialization failure, deadlock
	}
	return !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) &&
		!errors.Is(err, ErrOutcomeUnknown) && pgconn.SafeToRetry(err)
}

// once runs fn in a transaction of its own.
func (s *pgStore) once(ctx context.Context, fn func(*Tx) error) error {
	if s.ended.Load() {
		return ErrClosed
	}
	t, err := s.pool.Begin(ctx)
	if err != nil {
		return s.failed(ctx, "begin journal write", err)
	}
	tx := &Tx{s: &pgSession{ctx: ctx, store: s, tx: t}, ctx: ctx, now: s.cfg.Clock.Now()}
	if err := tx.run(fn); err != nil {
		_ = t.Rollback(context.WithoutCancel(ctx)) // without it the connection is closed, and that rolls back
		return err
	}
	begin := time.Now()
	if err := t.Commit(ctx); err != nil {
		_ = t.Rollback(context.WithoutCancel(ctx))
		var pg *pgconn.PgError
		switch {
		case errors.As(err, &pg), errors.Is(err, pgx.ErrTxCommitRollback), pgconn.SafeToRetry(err):
			return s.failed(ctx, "commit journal write", err)
		default: // the answer got lost, not necessarily the commit
			return s.failed(ctx, "commit journal write", fmt.Errorf("%w: %w", ErrOutcomeUnknown, err))
		}
	}
	s.health.committed(1, time.Since(begin))
	if tx.woken {
		signal(s.wake)
		signal(s.tell)
	}
	if tx.told {
		signal(s.told)
	}
	return nil
}

func (s *pgStore) failed(ctx context.Context, what string, err error) error {
	if ctx.Err() == nil {
		s.health.failed(s.cfg.Clock.Now(), err)
	} else if !errors.Is(err, context.Cause(ctx)) {
		err = fmt.Errorf("%w: %w", err, contextError(ctx))
	}
	return fmt.Errorf("%s: %w", what, err)
}

// View implements Store.
func (s *pgStore) View(ctx context.Context, fn func(*Tx) error) error {
	if s.ended.Load() {
		return ErrClosed
	}
	ctx, cancel := context.WithTimeoutCause(ctx, s.cfg.ViewLimit, errViewLimit)
	defer cancel()
	t, err := s.pool.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		return s.failed(ctx, "begin view", err)
	}
	defer func() { _ = t.Rollback(context.WithoutCancel(ctx)) }() // reading only
	tx := &Tx{s: &pgSession{ctx: ctx, store: s, tx: t}, ctx: ctx, now: s.cfg.Clock.Now()}
	return tx.run(fn)
}

// Claim implements Store.
func (s *pgStore) Claim(ctx context.Context, req ClaimRequest) ([]Job, error) {
	req.defaults(s.cfg.Clock.Now())
	return claim(ctx, s, req, s.cfg.Poison, &s.turns, false)
}

// Recover implements Store.
func (s *pgStore) Recover(ctx context.Context, node string) error { return recoverLeases(ctx, s, node) }

// NextDue implements Store.
func (s *pgStore) NextDue(ctx context.Context, kinds ...string) (time.Time, bool, error) {
	return nextDue(ctx, s, kinds)
}

// Wake implements Store.
func (s *pgStore) Wake() <-chan struct{} { return s.wake }

// Told implements Store.
func (s *pgStore) Told() <-chan struct{} { return s.told }

// Stats implements Store.
func (s *pgStore) Stats(ctx context.Context) (Stats, error) {
	st := s.health.read()
	st.Engine = "postgres"
	err := s.View(ctx, func(tx *Tx) error {
		var err error
		st.Jobs, err = tx.JobCounts()
		return err
	})
	return st, err
}

// Backup implements Store.
func (s *pgStore) Backup(context.Context, string) error {
	return gateway.Errorf("journal.backup", gateway.Invalid, "PostgreSQL has its own backups: pg_basebackup, pg_dump")
}

// Close implements Store.
func (s *pgStore) Close() error {
	s.close.Do(func() {
		s.ended.Store(true)
		s.background()
		s.wg.Wait()
		s.pool.Close()
	})
	return nil
}

// pgSession is a transaction of PostgreSQL.
type pgSession struct {
	ctx   context.Context
	store *pgStore
	tx    pgx.Tx
}

func (p *pgSession) locks() bool { return true }

// Sequence numbers follow the numbers of transactions: those below the oldest one
// under way are all written or never will be.
func (p *pgSession) eventSeq(n int) string {
	return fmt.Sprintf("((pg_current_xact_id()::text::bigint + "+eventBase+") << %d) + %d", eventBits, n)
}

func (p *pgSession) settled() string {
	return fmt.Sprintf("seq < ((pg_snapshot_xmin(pg_current_snapshot())::text::bigint + "+eventBase+") << %d)", eventBits)
}

const (
	eventBits = 20 // of a sequence number, for the events of one transaction
	eventBase = "COALESCE((SELECT value FROM counters WHERE name = 'events.base'), 0)"
)

// rebase lets sequence numbers go on rising in a cluster whose transactions have lower
// numbers: the journal was restored there from a dump.
func (s *pgStore) rebase(ctx context.Context) error {
	return s.Update(ctx, func(tx *Tx) error {
		if _, err := tx.Exec(`INSERT INTO counters (name, value) VALUES ('events.base', 0) ON CONFLICT (name) DO NOTHING`); err != nil {
			return err
		}
		_, err := tx.Exec(fmt.Sprintf(`UPDATE counters SET value = top.seq + 1 - pg_current_xact_id()::text::bigint
			FROM (SELECT GREATEST((SELECT COALESCE(MAX(seq), 0) FROM events), (SELECT COALESCE(MAX(value), 0) FROM counters WHERE name = '%s')) >> %d AS seq) AS top
			WHERE name = 'events.base' AND top.seq > value + pg_current_xact_id()::text::bigint`, eventHead, eventBits))
		return err
	})
}

func (p *pgSession) exec(query string, args []any) (int64, error) {
	tag, err := p.tx.Exec(p.ctx, p.store.rebind(query), args...)
	return tag.RowsAffected(), p.failed(err)
}

func (p *pgSession) query(query string, args []any) (engineRows, error) {
	rows, err := p.tx.Query(p.ctx, p.store.rebind(query), args...)
	if err != nil {
		return nil, p.failed(err)
	}
	return rows, nil
}

// failed makes sure that an ended context shows in the error.
func (p *pgSession) failed(err error) error {
	if err != nil && p.ctx.Err() != nil && !errors.Is(err, context.Cause(p.ctx)) {
		return fmt.Errorf("%w: %w", err, contextError(p.ctx))
	}
	return err
}

// rebind writes ? placeholders as $1, $2 …, outside of quotes.
func (s *pgStore) rebind(query string) string {
	if text, ok := s.texts.Load(query); ok {
		return text.(string)
	}
	var b strings.Builder
	n, quoted := 0, false
	for _, r := range query {
		switch {
		case r == '\'':
			quoted = !quoted
			b.WriteRune(r)
		case r == '?' && !quoted:
			n++
			b.WriteString("$" + strconv.Itoa(n))
		default:
			b.WriteRune(r)
		}
	}
	s.texts.Store(query, b.String())
	return b.String()
}

const wakeChannel = "ordergate_jobs"

// notify tells the other nodes that jobs are due. It does so beside the commits,
// not in them: a NOTIFY takes a lock that makes all commits queue, and what is
// lost here is found by polling.
func (s *pgStore) notify(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.tell:
		}
		if _, err := s.pool.Exec(ctx, "NOTIFY "+wakeChannel); err != nil && ctx.Err() == nil {
			s.cfg.Log("tell other nodes of due jobs", err)
		}
	}
}

// listen passes what other nodes tell on to Wake, on a connection of its own.
func (s *pgStore) listen(ctx context.Context, cfg *pgx.ConnConfig) {
	for wait := time.Second; ctx.Err() == nil; wait = min(2*wait, time.Minute) {
		heard, err := s.listenOnce(ctx, cfg)
		if ctx.Err() != nil {
			return
		}
		s.cfg.Log("listen for due jobs", err)
		if heard {
			wait = time.Second
		}
		t := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			t.Stop()
		case <-t.C:
		}
	}
}

func (s *pgStore) listenOnce(ctx context.Context, cfg *pgx.ConnConfig) (heard bool, err error) {
	conn, err := pgx.ConnectConfig(ctx, cfg)
	if err != nil {
		return false, err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	if _, err := conn.Exec(ctx, "LISTEN "+wakeChannel); err != nil {
		return false, err
	}
	signal(s.wake) // for what was missed
	for {
		if _, err := conn.WaitForNotification(ctx); err != nil {
			return true, err
		}
		signal(s.wake)
	}
}
