// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"

	"ordergate/gateway"
)

// sqliteStore is the journal in one SQLite file. One goroutine writes, on one
// connection; readers have connections of their own that cannot write.
type sqliteStore struct {
	cfg     Config
	path    string
	writing *sql.DB // one connection, the writer's
	reading *sql.DB
	writer  *writer
	readers chan *sqliteConn // free ones; nil stands for one not opened yet
	wake    chan struct{}
	told    chan struct{} // events were written
	turns   turns
	health  health

	logged atomic.Int64  // pages written to the log since it was last cleared
	rest   atomic.Bool   // not all of it could be
	long   chan struct{} // cap 1: the log should be cleared

	background context.CancelFunc
	wg         sync.WaitGroup
	close      sync.Once
	closeErr   error
}

func openSQLite(ctx context.Context, cfg Config, path string) (*sqliteStore, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open journal %s: %w", path, err)
	}
	if err := localDisk(filepath.Dir(path)); err != nil {
		return nil, gateway.E("journal.open", gateway.Invalid, err)
	}
	// A commit waits for the data and the file's size, not for its timestamps.
	if _, err := sqlite.Fdatasync(true); err != nil && !errors.Is(err, sqlite.ErrFdatasyncUnavailable) {
		return nil, fmt.Errorf("open journal: %w", err)
	}
	s := &sqliteStore{cfg: cfg, path: path, wake: make(chan struct{}, 1), told: make(chan struct{}, 1), long: make(chan struct{}, 1), readers: make(chan *sqliteConn, cfg.Readers)}
	for range cfg.Readers {
		s.readers <- nil
	}
	if err := s.connect(ctx); err != nil {
		s.disconnect()
		return nil, fmt.Errorf("open journal %s: %w", path, err)
	}
	background, cancel := context.WithCancel(context.Background())
	s.background = cancel
	s.wg.Go(s.writer.serve)
	s.wg.Go(func() { s.checkpoints(background) })
	return s, nil
}

// The page size holds a common payload without a chain of overflow pages. The
// log is cleared by checkpoints, never by a commit (see checkpoint.go), and
// another process (a command beside the daemon) may hold the write lock a while.
func (s *sqliteStore) connect(ctx context.Context) error {
	s.writing = s.pool("immediate", "page_size(8192)", "journal_mode(wal)", "synchronous(full)", "wal_autocheckpoint(0)",
		"temp_store(memory)", "cache_size(-8192)", "journal_size_limit(67108864)")
	s.reading = s.pool("deferred", "query_only(1)", "temp_store(memory)", "cache_size(-2048)")
	s.writing.SetMaxOpenConns(2) // the writer's, and one for checkpoints, backup and migrations
	if err := migrate(ctx, s.writing, goose.DialectSQLite3); err != nil {
		return err
	}
	if err := syncDir(filepath.Dir(s.path)); err != nil { // the new file's name
		return err
	}
	conn, err := newSQLiteConn(ctx, s.writing)
	if err != nil {
		return err
	}
	s.writer = newWriter(s, conn)
	return nil
}

func (s *sqliteStore) pool(txlock string, pragmas ...string) *sql.DB {
	q := url.Values{"_txlock": {txlock}, "_pragma": append([]string{"busy_timeout(10000)"}, pragmas...), "_dqs": {"false"}}
	u := url.URL{Scheme: "file", Path: s.path, RawQuery: q.Encode()}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		panic("journal: the driver opens nothing yet: " + err.Error())
	}
	return db
}

func (s *sqliteStore) disconnect() error {
	var errs []error
	for range cap(s.readers) {
		if c := <-s.readers; c != nil {
			errs = append(errs, c.close())
		}
	}
	if s.writer != nil {
		errs = append(errs, s.writer.conn.close())
	}
	if s.reading != nil {
		errs = append(errs, s.reading.Close())
	}
	if s.writing != nil {
		errs = append(errs, s.writing.Close())
	}
	return errors.Join(errs...)
}

// Update implements Store.
func (s *sqliteStore) Update(ctx context.Context, fn func(*Tx) error) error {
	return s.writer.do(ctx, fn)
}

// View implements Store.
func (s *sqliteStore) View(ctx context.Context, fn func(*Tx) error) error {
	ctx, cancel := context.WithTimeoutCause(ctx, s.cfg.ViewLimit, errViewLimit)
	defer cancel()
	var c *sqliteConn
	select {
	case <-s.writer.closed:
		return ErrClosed
	case <-ctx.Done():
		return contextError(ctx)
	case c = <-s.readers:
	}
	fresh := c
	defer func() { s.readers <- fresh }()
	if c == nil {
		var err error
		if c, err = newSQLiteConn(ctx, s.reading); err != nil {
			return fmt.Errorf("open a reader: %w", err)
		}
		fresh = c
	}
	if _, err := c.exec("BEGIN", nil); err != nil {
		return fmt.Errorf("begin view: %w", err)
	}
	tx := &Tx{s: c, ctx: ctx, now: s.cfg.Clock.Now()}
	err := tx.run(fn)
	if _, end := c.exec("ROLLBACK", nil); end != nil { // of no use any more
		_ = c.close()
		fresh = nil
	}
	return err
}

var errViewLimit = errors.New("the view took too long")

// Claim implements Store.
func (s *sqliteStore) Claim(ctx context.Context, req ClaimRequest) ([]Job, error) {
	req.defaults(s.cfg.Clock.Now())
	return claim(ctx, s, req, s.cfg.Poison, &s.turns, true)
}

// Recover implements Store.
func (s *sqliteStore) Recover(ctx context.Context, node string) error {
	return recoverLeases(ctx, s, node)
}

// NextDue implements Store.
func (s *sqliteStore) NextDue(ctx context.Context, kinds ...string) (time.Time, bool, error) {
	return nextDue(ctx, s, kinds)
}

// Stats implements Store.
func (s *sqliteStore) Stats(ctx context.Context) (Stats, error) {
	st := s.health.read()
	st.Engine, st.Waiting = "sqlite", s.writer.depth()
	for path, size := range map[string]*int64{s.path: &st.FileBytes, s.path + "-wal": &st.LogBytes} {
		if info, err := os.Stat(path); err == nil {
			*size = info.Size()
		}
	}
	err := s.View(ctx, func(tx *Tx) error {
		var err error
		st.Jobs, err = tx.JobCounts()
		return err
	})
	return st, err
}

// Wake implements Store.
func (s *sqliteStore) Wake() <-chan struct{} { return s.wake }

// Told implements Store.
func (s *sqliteStore) Told() <-chan struct{} { return s.told }

// Backup implements Store.
func (s *sqliteStore) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return gateway.Errorf("journal.backup", gateway.Conflict, "back up to %s: %w", path, os.ErrExist)
	}
	tmp := path + ".tmp"
	if err := os.Remove(tmp); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("back up the journal: %w", err)
	}
	err := func() error {
		conn, err := s.writing.Conn(ctx)
		if err != nil {
			return err
		}
		defer conn.Close()
		if _, err := conn.ExecContext(ctx, "VACUUM INTO ?", tmp); err != nil {
			return err
		}
		if err := syncFile(tmp); err != nil {
			return err
		}
		if err := os.Rename(tmp, path); err != nil {
			return err
		}
		return syncDir(filepath.Dir(path))
	}()
	if err != nil {
		_ = os.Remove(tmp)
		return fmt.Errorf("back up the journal: %w", err)
	}
	return nil
}

// Close implements Store.
func (s *sqliteStore) Close() error {
	s.close.Do(func() {
		s.writer.stop()
		s.background()
		s.wg.Wait()
		s.closeErr = s.disconnect()
	})
	return s.closeErr
}

// sqliteConn is one connection with its prepared statements.
type sqliteConn struct {
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

func newSQLiteConn(ctx context.Context, db *sql.DB) (*sqliteConn, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &sqliteConn{conn: conn, stmts: map[string]*sql.Stmt{}}, nil
}

func (c *sqliteConn) close() error {
	c.forget()
	return c.conn.Close()
}

func (c *sqliteConn) forget() {
	for q, s := range c.stmts {
		_ = s.Close()
		delete(c.stmts, q)
	}
}

func (c *sqliteConn) locks() bool { return false }

func (c *sqliteConn) eventSeq(int) string { return "NULL" } // it counts them itself

func (c *sqliteConn) settled() string { return "1 = 1" }

const maxStatements = 500 // the texts are ours and few; a generated one too many must not pile up

func (c *sqliteConn) prepare(query string) (*sql.Stmt, error) {
	if s := c.stmts[query]; s != nil {
		return s, nil
	}
	if len(c.stmts) >= maxStatements {
		c.forget()
	}
	s, err := c.conn.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, err
	}
	c.stmts[query] = s
	return s, nil
}

func (c *sqliteConn) exec(query string, args []any) (int64, error) {
	s, err := c.prepare(query)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(context.Background(), args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

func (c *sqliteConn) query(query string, args []any) (engineRows, error) {
	s, err := c.prepare(query)
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(context.Background(), args...)
	if err != nil {
		return nil, err
	}
	return sqliteRows{rows}, nil
}

type sqliteRows struct{ *sql.Rows }

func (r sqliteRows) Close() { _ = r.Rows.Close() } // its error is Err's
