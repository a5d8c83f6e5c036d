// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the "pgx" driver of database/sql
	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the "sqlite" driver of database/sql

	"ordergate/gateway"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Config of a journal.
type Config struct {
	URL    string // a file path, or postgres://…
	Poison int    // claims that may die before a job is set aside; 3 when 0
	Clock  gateway.Clock
}

// engine is the journal on either database.
type engine struct {
	postgres bool
	poison   int
	clock    gateway.Clock
	db       *sql.DB // PostgreSQL; SQLite's readers
	bound    sync.Map
	wake     chan struct{}
	lastJob  atomic.Int64
	nodeBits int64

	mu      sync.Mutex
	cursors map[string]string

	// SQLite only.
	path    string
	write   *sql.DB
	writer  *prepared
	readers chan *prepared
	queue   chan *work
	closing chan struct{}
	stopped chan struct{}
	once    sync.Once
}

// Open opens the journal and brings its tables up to date.
func Open(ctx context.Context, cfg Config) (Store, error) {
	e := &engine{poison: cfg.Poison, clock: cfg.Clock, wake: make(chan struct{}, 1), cursors: map[string]string{}, nodeBits: rand.Int64N(1024)}
	if e.poison == 0 {
		e.poison = 3
	}
	if e.clock == nil {
		e.clock = gateway.SystemClock{}
	}
	e.postgres = strings.HasPrefix(cfg.URL, "postgres://") || strings.HasPrefix(cfg.URL, "postgresql://")
	if e.postgres {
		return e, e.openPostgres(ctx, cfg.URL)
	}
	return e, e.openSQLite(ctx, strings.TrimPrefix(cfg.URL, "sqlite:"))
}

func (e *engine) migrate(ctx context.Context, db *sql.DB, dialect goose.Dialect) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(dialect, db, dir)
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("bring the journal's tables up to date: %w", err)
	}
	return nil
}

func (e *engine) openPostgres(ctx context.Context, url string) (err error) {
	e.db, err = sql.Open("pgx", url)
	if err != nil {
		return fmt.Errorf("open journal: %w", err)
	}
	e.db.SetMaxOpenConns(32)
	e.db.SetMaxIdleConns(32)
	// One node at a time brings the tables up to date.
	conn, err := e.db.Conn(ctx)
	if err != nil {
		return errors.Join(fmt.Errorf("connect to the journal: %w", err), e.db.Close())
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `SELECT pg_advisory_lock(7236482)`); err != nil {
		return fmt.Errorf("lock the journal's tables: %w", err)
	}
	err = e.migrate(ctx, e.db, goose.DialectPostgres)
	_, unlock := conn.ExecContext(ctx, `SELECT pg_advisory_unlock(7236482)`)
	if err = errors.Join(err, unlock); err != nil {
		return errors.Join(err, e.db.Close())
	}
	return nil
}

func (e *engine) openSQLite(ctx context.Context, path string) error {
	e.path = path
	dsn := func(more string) string {
		return "file:" + (&urlPath{path}).String() + "?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_pragma=busy_timeout(5000)&_pragma=wal_autocheckpoint(2000)" + more
	}
	var err error
	if e.write, err = sql.Open("sqlite", dsn("&_txlock=immediate&_pragma=temp_store(MEMORY)")); err != nil {
		return fmt.Errorf("open journal: %w", err)
	}
	e.write.SetMaxOpenConns(1)
	if err := e.migrate(ctx, e.write, goose.DialectSQLite3); err != nil {
		return errors.Join(fmt.Errorf("%s: %w", filepath.Base(path), err), e.write.Close())
	}
	conn, err := e.write.Conn(ctx)
	if err != nil {
		return errors.Join(fmt.Errorf("open journal: %w", err), e.write.Close())
	}
	e.writer = &prepared{conn, map[string]*sql.Stmt{}}
	if e.db, err = sql.Open("sqlite", dsn("&_pragma=query_only(1)")); err != nil {
		return fmt.Errorf("open journal: %w", err)
	}
	const readers = 4
	e.readers = make(chan *prepared, readers)
	for range readers {
		conn, err := e.db.Conn(ctx)
		if err != nil {
			return fmt.Errorf("open journal: %w", err)
		}
		e.readers <- &prepared{conn, map[string]*sql.Stmt{}}
	}
	e.queue = make(chan *work, 4096)
	e.closing, e.stopped = make(chan struct{}), make(chan struct{})
	go e.writeLoop()
	return nil
}

// urlPath escapes what a file: URL would take for its own.
type urlPath struct{ p string }

func (u *urlPath) String() string {
	return strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(u.p)
}

// Wake implements Store.
func (e *engine) Wake() <-chan struct{} { return e.wake }

func (e *engine) ring() {
	select {
	case e.wake <- struct{}{}:
	default:
	}
}

// Close ends the writer and closes the database. Calling it twice is fine.
func (e *engine) Close() error {
	var err error
	e.once.Do(func() {
		if e.postgres {
			err = e.db.Close()
			return
		}
		close(e.closing)
		<-e.stopped
		for range cap(e.readers) {
			err = errors.Join(err, (<-e.readers).close())
		}
		err = errors.Join(err, e.db.Close(), e.writer.close(), e.write.Close())
	})
	return err
}

// View implements Store.
func (e *engine) View(ctx context.Context, fn func(tx *Tx) error) error {
	if e.postgres {
		t, err := e.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
		if err != nil {
			return fmt.Errorf("read the journal: %w", err)
		}
		defer t.Rollback() //nolint:errcheck // reading only
		return e.call(&Tx{ctx: ctx, q: direct{t, e}, engine: e, now: e.clock.Now()}, fn)
	}
	var r *prepared
	select {
	case r = <-e.readers:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	defer func() { e.readers <- r }()
	background := context.WithoutCancel(ctx) // a cut-off statement would leave the snapshot open
	if _, err := r.exec(background, "BEGIN"); err != nil {
		return fmt.Errorf("read the journal: %w", err)
	}
	err := e.call(&Tx{ctx: background, q: r, engine: e, now: e.clock.Now()}, fn)
	_, end := r.exec(background, "ROLLBACK")
	return errors.Join(err, end)
}

func (e *engine) call(tx *Tx, fn func(tx *Tx) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = gateway.Errorf("journal", gateway.Internal, "panic in a journal closure: %v\n%s", p, debug.Stack())
		}
	}()
	return fn(tx)
}

// Update implements Store.
func (e *engine) Update(ctx context.Context, fn func(tx *Tx) error) error {
	if e.postgres {
		return e.updatePostgres(ctx, fn)
	}
	return e.updateSQLite(ctx, fn)
}

func (e *engine) updatePostgres(ctx context.Context, fn func(tx *Tx) error) error {
	for try := 0; ; try++ {
		err := e.tryPostgres(ctx, fn)
		var pg *pgconn.PgError
		if err == nil || try == 20 || !errors.As(err, &pg) {
			return err
		}
		switch pg.Code {
		case "40001", "40P01": // serialization failure, deadlock
		case "23505":
			if pg.ConstraintName != "jobs_head" && pg.ConstraintName != "interchanges_key" && pg.ConstraintName != "orders_key" {
				return err
			}
		default:
			return err
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(time.Duration(1+rand.IntN(5<<min(try, 6))) * time.Millisecond):
		}
	}
}

func (e *engine) tryPostgres(ctx context.Context, fn func(tx *Tx) error) error {
	t, err := e.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("write the journal: %w", err)
	}
	tx := &Tx{ctx: ctx, q: direct{t, e}, engine: e, now: e.clock.Now()}
	if err := e.call(tx, fn); err != nil {
		return errors.Join(err, ignoreDone(t.Rollback()))
	}
	if err := t.Commit(); err != nil {
		if ctx.Err() != nil {
			return ErrOutcomeUnknown
		}
		return fmt.Errorf("commit: %w", err)
	}
	if tx.woke {
		e.ring()
	}
	return nil
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

func (e *engine) cursor(kind string) string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.cursors[kind]
}

func (e *engine) setCursor(kind, partner string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.cursors[kind] = partner
}
