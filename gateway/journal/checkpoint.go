// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"

	"modernc.org/sqlite"
)

// The write-ahead log is cleared in two steps, so that no commit waits for a
// long one: a connection beside the writer copies what there is into the file
// while commits go on, then the writer copies the short rest between two groups.
// A log copied whole starts again from its beginning with the next commit.
const (
	logPages = 2048             // pages written after which it is cleared: 16 MiB
	idleTidy = time.Minute      // and this often, whatever was written
	logAlarm = int64(512 << 20) // a log this long is complained about: a reader holds it
)

// wrote is called by the writer after each commit: it counts what went to the log.
func (s *sqliteStore) wrote() {
	var pages int
	err := s.writer.conn.conn.Raw(func(c any) error {
		var err error
		pages, _, err = c.(sqlite.DBStatus).Status(sqlite.DBStatusCacheWrite, true)
		return err
	})
	if err != nil {
		pages = 1
	}
	if s.logged.Add(int64(pages)) >= logPages {
		signal(s.long)
	}
}

// checkpoints runs beside the writer until ctx ends.
func (s *sqliteStore) checkpoints(ctx context.Context) {
	tick := time.NewTicker(idleTidy)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.long:
		case <-tick.C:
			if s.logged.Load() == 0 && !s.rest.Load() {
				continue
			}
		}
		if err := s.checkpoint(ctx); err != nil && ctx.Err() == nil {
			s.cfg.Log("clear the journal's log", err)
		}
		signal(s.writer.tidy)
	}
}

func (s *sqliteStore) checkpoint(ctx context.Context) error {
	conn, err := s.writing.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	_, err = passive(context.WithoutCancel(ctx), conn)
	if info, statErr := os.Stat(s.path + "-wal"); statErr == nil && info.Size() > logAlarm {
		err = errors.Join(err, fmt.Errorf("the log has %d bytes: somebody has been reading an old state for long", info.Size()))
	}
	return err
}

// tidyUp is the writer's part.
func (s *sqliteStore) tidyUp() {
	whole, err := passive(context.Background(), s.writer.conn.conn)
	if err != nil {
		s.cfg.Log("clear the journal's log", err)
		return
	}
	s.rest.Store(!whole) // a reader holds it: another try when as much has been written again
	s.logged.Store(0)
}

// passive copies the log into the file as far as readers allow, without waiting
// for anybody, and tells whether all of it was.
func passive(ctx context.Context, conn *sql.Conn) (whole bool, err error) {
	var busy, pages, copied int
	if err := conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)").Scan(&busy, &pages, &copied); err != nil {
		return false, err
	}
	return busy == 0 && pages == copied, nil
}
