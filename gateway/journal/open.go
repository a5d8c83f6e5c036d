// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"context"
	"strings"
	"time"

	"ordergate/gateway"
)

// Config of the journal. Only URL is needed.
type Config struct {
	// URL names the engine: "postgres://…" (or "postgresql://…"), or the path of a
	// SQLite file, with or without "sqlite:" before it. The file is made when it
	// is not there; its folder must be, on a local disk.
	URL   string
	Clock gateway.Clock // the system's when nil
	// Log gets trouble of the background work (checkpoints, the listener), which
	// no caller sees; may be nil. It must not block.
	Log    func(what string, err error)
	Poison int // died attempts after which a job is set aside; 3 when 0
	// Readers is how many View calls run at the same time on SQLite; 4 when 0.
	Readers int
	// Conns is the size of the pool on PostgreSQL, unless the URL says
	// pool_max_conns; 16 when 0.
	Conns int
	// ViewLimit ends a View that takes longer, since an old snapshot keeps the log
	// from being cleared; a minute when 0.
	ViewLimit time.Duration
}

// Open opens the journal and brings its tables up to date. It fails when they
// are newer than this program.
func Open(ctx context.Context, cfg Config) (Store, error) {
	cfg.defaults()
	if isPostgres(cfg.URL) {
		return openPostgres(ctx, cfg)
	}
	path := strings.TrimPrefix(cfg.URL, "sqlite:")
	if path == "" || strings.Contains(path, "://") {
		return nil, gateway.Errorf("journal.open", gateway.Invalid, "neither a file nor a postgres:// URL")
	}
	return openSQLite(ctx, cfg, path)
}

func (cfg *Config) defaults() {
	if cfg.Clock == nil {
		cfg.Clock = gateway.SystemClock{}
	}
	if cfg.Log == nil {
		cfg.Log = func(string, error) {}
	}
	if cfg.Poison == 0 {
		cfg.Poison = 3
	}
	if cfg.Readers == 0 {
		cfg.Readers = 4
	}
	if cfg.Conns == 0 {
		cfg.Conns = 16
	}
	if cfg.ViewLimit == 0 {
		cfg.ViewLimit = time.Minute
	}
}

func isPostgres(url string) bool {
	return strings.HasPrefix(url, "postgres://") || strings.HasPrefix(url, "postgresql://")
}
