// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5/stdlib"

	"ordergate/gateway"
)

// errReadOnly is what writing through OpenReadOnly gives.
var errReadOnly = errors.New("the journal was opened for reading only")

// OpenReadOnly opens the journal for View alone, beside the daemon that works on
// it or without one. It makes no tables and changes none: it fails when they are
// not those that this program knows. All that writes fails.
func OpenReadOnly(ctx context.Context, cfg Config) (Store, error) {
	cfg.defaults()
	if isPostgres(cfg.URL) {
		return viewPostgres(ctx, cfg)
	}
	path := strings.TrimPrefix(cfg.URL, "sqlite:")
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, gateway.Errorf("journal.open", gateway.NotFound, "there is no journal %s: nothing has been taken yet", path)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open journal %s: %w", path, err)
	}
	s := &sqliteStore{cfg: cfg, path: path, readers: make(chan *sqliteConn, cfg.Readers), writer: &writer{closed: make(chan struct{})}}
	for range cfg.Readers {
		s.readers <- nil
	}
	s.reading = s.pool("deferred", "query_only(1)", "temp_store(memory)", "cache_size(-8192)")
	v := &viewer{Store: s, end: func() error {
		close(s.writer.closed)
		s.writer = nil
		s.writing = nil
		return s.disconnect()
	}}
	if err := known(ctx, s.reading); err != nil {
		return nil, errors.Join(fmt.Errorf("open journal %s: %w", path, err), v.Close())
	}
	return v, nil
}

func viewPostgres(ctx context.Context, cfg Config) (Store, error) {
	s, _, err := connectPostgres(ctx, cfg)
	if err != nil {
		return nil, err
	}
	v := &viewer{Store: s, end: func() error {
		s.ended.Store(true)
		s.pool.Close()
		return nil
	}}
	db := stdlib.OpenDBFromPool(s.pool)
	if err = errors.Join(known(ctx, db), db.Close()); err != nil {
		return nil, errors.Join(fmt.Errorf("open journal: %w", err), v.Close())
	}
	return v, nil
}

// known holds the version of the tables against the program's.
func known(ctx context.Context, db *sql.DB) error {
	var has int64
	if err := db.QueryRowContext(ctx, `SELECT COALESCE(MAX(version_id), 0) FROM journal_version`).Scan(&has); err != nil {
		return fmt.Errorf("read the journal's version: %w", err)
	}
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil || len(files) == 0 {
		return fmt.Errorf("list migrations: %w", err)
	}
	number, _, _ := strings.Cut(filepath.Base(files[len(files)-1]), "_")
	want, err := strconv.ParseInt(number, 10, 64)
	switch {
	case err != nil:
		return fmt.Errorf("read the number of migration %s: %w", number, err)
	case has > want:
		return fmt.Errorf("the journal has version %d, this program knows %d: use the newer program", has, want)
	case has < want:
		return fmt.Errorf("the journal has version %d, this program wants %d: start the daemon of this program once, it brings the journal up to date", has, want)
	}
	return nil
}

// viewer is a Store of which only View, NextDue, Wake and Stats work.
type viewer struct {
	Store
	once sync.Once
	end  func() error
	err  error
}

// Update implements Store: it fails.
func (v *viewer) Update(context.Context, func(*Tx) error) error { return errReadOnly }

// Claim implements Store: it fails.
func (v *viewer) Claim(context.Context, ClaimRequest) ([]Job, error) { return nil, errReadOnly }

// Recover implements Store: it fails.
func (v *viewer) Recover(context.Context, string) error { return errReadOnly }

// Backup implements Store: it fails, the daemon makes backups.
func (v *viewer) Backup(context.Context, string) error { return errReadOnly }

// Close implements Store.
func (v *viewer) Close() error {
	v.once.Do(func() { v.err = v.end() })
	return v.err
}
