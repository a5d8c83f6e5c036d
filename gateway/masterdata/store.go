// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"go.uber.org/zap"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"ordergate/gateway"
)

// Config of a Store.
type Config struct {
	Dir    string // folder for the generations, ours alone
	Source string // folder with the files
	// Poll is how often Watch looks at the source; default 5 s. A change is
	// loaded when two looks in a row find the same sizes and times.
	Poll time.Duration
	// MaxRefused is the share of rows, in percent, that may be refused in a file
	// before the whole import is; default 20, at least 20 rows.
	MaxRefused int
	// MaxShrink is by how many percent customers or items may have become fewer
	// before the import is refused; default 50. 100 allows anything.
	MaxShrink int
	// MaxBody bounds a file that is handed in (Stage), in bytes; default 4 GiB.
	MaxBody int64
	Clock   gateway.Clock
	Logger  *zap.Logger
	Crash   func(point string) // named crash points; nil but in tests
}

// Store answers look-ups from the current generation. It is safe for concurrent
// use.
type Store struct {
	cfg Config

	importing sync.Mutex // one import at a time
	closing   chan struct{}
	once      sync.Once

	mu      sync.Mutex
	current *generation // nil before the first import
	last    Report
	lastErr error
	pulled  *Pulled // nil without an ERP to read from
	closed  bool
}

// generation is one loaded state of the master data, read-only.
type generation struct {
	number   int64
	digest   string
	path     string
	db       *sql.DB
	q        queries
	counts   map[string]int   // rows by table
	owners   map[string]int64 // numbers of groups ("g:RETAIL") and partners ("p:acme")
	report   Report           // of its own import
	assorted bool             // somebody has an assortment
	at       time.Time

	cache answers
	users sync.WaitGroup
}

// Open opens the newest whole generation in cfg.Dir, if there is one, and clears
// away what an interrupted import left. It imports nothing: call Import, then
// Watch. Close releases it.
func Open(ctx context.Context, cfg Config) (*Store, error) {
	if cfg.Poll <= 0 {
		cfg.Poll = 5 * time.Second
	}
	if cfg.MaxRefused == 0 {
		cfg.MaxRefused = 20
	}
	if cfg.MaxShrink == 0 {
		cfg.MaxShrink = 50
	}
	if cfg.MaxBody == 0 {
		cfg.MaxBody = 4 << 30
	}
	if cfg.Clock == nil {
		cfg.Clock = gateway.SystemClock{}
	}
	if cfg.Logger == nil {
		cfg.Logger = zap.NewNop()
	}
	if err := os.MkdirAll(cfg.Dir, 0o750); err != nil {
		return nil, gateway.E("masterdata.open", gateway.Transient, fmt.Errorf("make folder: %w", err))
	}
	s := &Store{cfg: cfg, closing: make(chan struct{})}
	files, err := filepath.Glob(filepath.Join(cfg.Dir, "masterdata-*.db*"))
	if err != nil {
		return nil, gateway.E("masterdata.open", gateway.Internal, err)
	}
	slices.Sort(files)
	slices.Reverse(files)
	for _, f := range files {
		if s.current == nil && strings.HasSuffix(f, ".db") {
			g, err := openGeneration(ctx, f)
			if err == nil {
				s.current = g
				s.last = g.report
				continue
			}
			cfg.Logger.Warn("master data generation is not usable", zap.String("file", filepath.Base(f)), zap.Error(err))
		}
		if err := os.Remove(f); err != nil {
			cfg.Logger.Warn("old master data cannot be removed", zap.String("file", filepath.Base(f)), zap.Error(err))
		}
	}
	s.sweep()
	last, err := savedReport(cfg.Dir)
	if err != nil {
		cfg.Logger.Warn("the last report of master data cannot be read", zap.Error(err))
	} else if last != nil {
		s.last = *last
	}
	return s, nil
}

// crash is a point where tests kill the process.
func (s *Store) crash(point string) {
	if s.cfg.Crash != nil {
		s.cfg.Crash("masterdata." + point)
	}
}

func fileName(dir string, n int64) string {
	return filepath.Join(dir, fmt.Sprintf("masterdata-%09d.db", n))
}

func openGeneration(ctx context.Context, path string) (*generation, error) {
	// The file never changes: no locks, no look for a journal.
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", filepath.Base(path), err)
	}
	dsn := (&url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: "mode=ro&immutable=1&_pragma=query_only(1)&_pragma=cache_size(-2048)"}).String()
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", filepath.Base(path), err)
	}
	db.SetMaxOpenConns(4)
	db.SetMaxIdleConns(4)
	g := &generation{path: path, db: db, counts: map[string]int{}}
	if err := g.load(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", filepath.Base(path), err), db.Close())
	}
	return g, nil
}

func (g *generation) load(ctx context.Context) error {
	meta := map[string]string{}
	rows, err := g.db.QueryContext(ctx, "SELECT key, value FROM meta")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var k, v string
		if err := rows.Scan(&k, &v); err != nil {
			return err
		}
		meta[k] = v
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if meta["schema"] != schemaVersion {
		return fmt.Errorf("schema %q, not %q", meta["schema"], schemaVersion)
	}
	if g.number, err = strconv.ParseInt(meta["generation"], 10, 64); err != nil {
		return fmt.Errorf("read generation number: %w", err)
	}
	if g.at, err = time.Parse(time.RFC3339, meta["at"]); err != nil {
		return fmt.Errorf("read time of import: %w", err)
	}
	if err := json.Unmarshal([]byte(meta["counts"]), &g.counts); err != nil {
		return fmt.Errorf("read counts: %w", err)
	}
	if err := json.Unmarshal([]byte(meta["report"]), &g.report); err != nil {
		return fmt.Errorf("read report: %w", err)
	}
	g.digest, g.report.Generation = meta["digest"], g.number
	if err := g.loadOwners(ctx); err != nil {
		return fmt.Errorf("read owners: %w", err)
	}
	if err := g.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM assortments)").Scan(&g.assorted); err != nil {
		return fmt.Errorf("read assortments: %w", err)
	}
	return g.q.prepare(ctx, g.db)
}

func (g *generation) loadOwners(ctx context.Context) error {
	g.owners = map[string]int64{}
	rows, err := g.db.QueryContext(ctx, "SELECT name, id FROM owners")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var id int64
		if err := rows.Scan(&name, &id); err != nil {
			return err
		}
		g.owners[name] = id
	}
	return rows.Err()
}

// retire closes a generation when its last look-up is done, and removes its file.
func (g *generation) retire() error {
	g.users.Wait()
	return errors.Join(g.q.close(), g.db.Close(), os.Remove(g.path))
}

// use returns the current generation, held until release is called.
func (s *Store) use() (*generation, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.current == nil {
		return nil, &gateway.Error{Op: "masterdata.facts", Kind: gateway.Transient, Public: "Master data is not loaded yet.", Err: errors.New("no generation loaded")}
	}
	s.current.users.Add(1)
	return s.current, nil
}

// swap puts g in place of the current generation.
func (s *Store) swap(g *generation) error {
	s.mu.Lock()
	old := s.current
	if s.closed {
		s.mu.Unlock()
		return errors.Join(gateway.Errorf("masterdata.import", gateway.Transient, "the store is closed"), g.q.close(), g.db.Close())
	}
	s.current = g
	s.mu.Unlock()
	if old == nil {
		return nil
	}
	if err := old.retire(); err != nil {
		s.cfg.Logger.Warn("old master data cannot be removed", zap.Error(err))
	}
	return nil
}

// Status is what the store can say of itself.
type Status struct {
	Generation int64          `json:"generation"` // 0: nothing loaded
	LoadedAt   time.Time      `json:"loadedAt"`
	Rows       map[string]int `json:"rows,omitempty"` // rows in use, by table
	Loaded     Report         `json:"loaded"`         // of the generation in use
	Last       Report         `json:"last"`           // of the last import tried
	Pulled     *Pulled        `json:"pulled,omitempty"`
	Err        error          `json:"-"` // why it kept the old generation, nil when it did not
}

// Status returns the current generation and how the last import went.
func (s *Store) Status() Status {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := Status{Last: s.last, Err: s.lastErr, Pulled: s.pulled}
	if g := s.current; g != nil {
		st.Generation, st.LoadedAt, st.Rows, st.Loaded = g.number, g.at, g.counts, g.report
	}
	return st
}

// Close ends a load, waits for look-ups under way and closes the current
// generation, which stays on disk for the next start. Closing twice does nothing.
func (s *Store) Close() error {
	s.once.Do(func() { close(s.closing) })
	s.importing.Lock()
	defer s.importing.Unlock()
	s.mu.Lock()
	g, closed := s.current, s.closed
	s.closed, s.current = true, nil
	s.mu.Unlock()
	if closed || g == nil {
		return nil
	}
	g.users.Wait()
	return errors.Join(g.q.close(), g.db.Close())
}
