// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"ordergate/gateway"
)

// schemaVersion is written into each generation; one of another version is not
// opened but imported again.
const schemaVersion = "3"

// common are the tables beside those of files: what the generation says of
// itself, the numbers of groups and partners, and every number that items are
// known by (other: see build.numbers).
const common = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE owners (name TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE item_ids (id TEXT NOT NULL, scheme TEXT NOT NULL, owner INTEGER NOT NULL, item INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (id, scheme, owner)) WITHOUT ROWID;`

// numbersSQL fills item_ids. Of cross references those of the newest file count
// that has the number.
const numbersSQL = `INSERT INTO item_ids SELECT id, scheme, owner, min(item), max(item) FROM (
	SELECT gtin AS id, 'GTIN' AS scheme, 0 AS owner, id AS item FROM items WHERE gtin <> ''
	UNION ALL SELECT maker, 'manufacturer', 0, id FROM items WHERE maker <> ''
	UNION ALL SELECT gtin, 'GTIN', 0, item FROM units WHERE gtin <> ''
	UNION ALL SELECT id, scheme, owner, item FROM (SELECT *, min(src >> 33) OVER (PARTITION BY id, scheme, owner) AS newest FROM stage.cross_references) WHERE src >> 33 = newest AND NOT src & 1
) GROUP BY id, scheme, owner`

// bulk are the settings of a generation being built: if the machine stops, it is
// thrown away.
const bulk = `PRAGMA main.journal_mode = OFF; PRAGMA main.synchronous = OFF; PRAGMA main.locking_mode = EXCLUSIVE; PRAGMA main.cache_size = -16384;
PRAGMA stage.journal_mode = OFF; PRAGMA stage.synchronous = OFF; PRAGMA stage.cache_size = -2048; PRAGMA temp_store = FILE`

// inserter writes rows of one table, many a statement. A row is put in with add
// and becomes part of the next statement with keep.
type inserter struct {
	b       *build
	ctx     context.Context
	table   string
	columns int
	args    []any
	kept    int // values of args that belong to kept rows
	rows    int // kept in all
	stmt    *sql.Stmt
}

const rowsAStatement = 50

func (w *inserter) add(values ...any) { w.args = append(w.args, values...) }

func (w *inserter) drop() { w.args = w.args[:w.kept] }

func (w *inserter) keep() error {
	w.kept = len(w.args)
	w.rows++
	if w.kept < rowsAStatement*w.columns {
		return nil
	}
	if w.stmt == nil {
		stmt, err := w.b.conn.PrepareContext(w.ctx, w.query(rowsAStatement))
		if err != nil {
			return gateway.E("masterdata.import", gateway.Internal, err)
		}
		w.stmt = stmt
	}
	if _, err := w.stmt.ExecContext(w.ctx, w.args...); err != nil {
		return gateway.E("masterdata.import", gateway.Transient, fmt.Errorf("write %s: %w", w.table, err))
	}
	w.args, w.kept = w.args[:0], 0
	return nil
}

func (w *inserter) flush() error {
	var err error
	if len(w.args) > 0 {
		err = w.b.exec(w.ctx, w.query(len(w.args)/w.columns), w.args...)
	}
	if w.stmt != nil {
		err = errors.Join(err, w.stmt.Close())
	}
	return err
}

func (w *inserter) query(rows int) string {
	row := "(" + strings.TrimSuffix(strings.Repeat("?,", w.columns), ",") + ")"
	return "INSERT INTO " + w.table + " VALUES " + strings.TrimSuffix(strings.Repeat(row+",", rows), ",")
}
