// SPDX-License-Identifier: Apache-2.0

package journal_test

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"ordergate/gateway/journal"
)

// A reader beside the daemon sees what is committed meanwhile and cannot write; it
// makes no journal and brings none up to date.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	for name, url := range map[string]string{"sqlite": filepath.Join(t.TempDir(), "j.db"), "postgres": cluster.Database(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if s, err := journal.OpenReadOnly(t.Context(), journal.Config{URL: url}); err == nil {
				_ = s.Close()
				t.Fatal("opened a journal that is not there")
			}
			s, err := journal.Open(t.Context(), journal.Config{URL: url})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			r, err := journal.OpenReadOnly(t.Context(), journal.Config{URL: url})
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			if err := s.Update(t.Context(), number("n")); err != nil {
				t.Fatal(err)
			}
			if n := value(t, r, "n"); n != 1 {
				t.Errorf("read %d, want 1", n)
			}
			if err := r.Update(t.Context(), number("n")); err == nil {
				t.Error("written")
			}
			if err := r.View(t.Context(), number("n")); err == nil {
				t.Error("written in View")
			}
			if err := r.Close(); err != nil {
				t.Error(err)
			}
			if err := s.Update(t.Context(), number("n")); err != nil {
				t.Error(err)
			}
		})
	}
}

// The tables of another program are not read.
func TestReadOnlyVersion(t *testing.T) {
	t.Parallel()
	for change, want := range map[string]string{`INSERT INTO journal_version (version_id, is_applied) VALUES (99999, 1)`: "use the newer program",
		`DELETE FROM journal_version WHERE version_id > 2`: "start the daemon"} {
		file := filepath.Join(t.TempDir(), "j.db")
		s, err := journal.Open(t.Context(), journal.Config{URL: file})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("sqlite", file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(change); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := journal.OpenReadOnly(t.Context(), journal.Config{URL: file}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("err = %v, want %q", err, want)
		}
	}
}
