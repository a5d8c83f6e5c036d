// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"hash/maphash"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/validate"
)

// build makes one generation.
type build struct {
	cfg    Config
	report *Report
	tmp    string
	sum    hash.Hash // over what was read, to be compared with what was seen before

	conn      *sql.Conn
	counts    map[string]int
	items     map[string]int64 // number -> line
	customers map[string]bool
	seed      maphash.Seed
}

func (b *build) run(ctx context.Context, meta map[string]string) (err error) {
	if err := os.Remove(b.tmp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return gateway.E("masterdata.import", gateway.Transient, err)
	}
	abs, err := filepath.Abs(b.tmp)
	if err != nil {
		return gateway.E("masterdata.import", gateway.Internal, err)
	}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}).String())
	if err != nil {
		return gateway.E("masterdata.import", gateway.Transient, err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if b.conn, err = db.Conn(ctx); err != nil {
		return gateway.E("masterdata.import", gateway.Transient, err)
	}
	defer func() { err = errors.Join(err, b.conn.Close()) }()
	b.seed = maphash.MakeSeed()
	if err := b.exec(ctx, bulk+schema+"; BEGIN"); err != nil {
		return err
	}
	for _, f := range files {
		if err := b.file(ctx, f); err != nil {
			return err
		}
	}
	if err := b.exec(ctx, indexes); err != nil {
		return err
	}
	if err := b.ambiguous(ctx); err != nil {
		return err
	}
	for _, f := range b.report.Files {
		b.counts[f.Name] = f.Rows - f.Refused
	}
	counts, err := json.Marshal(b.counts)
	if err != nil {
		return gateway.E("masterdata.import", gateway.Internal, err)
	}
	meta["counts"] = string(counts)
	for k, v := range meta {
		if err := b.exec(ctx, "INSERT INTO meta VALUES (?, ?)", k, v); err != nil {
			return err
		}
	}
	return b.exec(ctx, "COMMIT")
}

func (b *build) exec(ctx context.Context, query string, args ...any) error {
	if _, err := b.conn.ExecContext(ctx, query, args...); err != nil {
		return gateway.E("masterdata.import", gateway.Transient, fmt.Errorf("write generation: %w", err))
	}
	return nil
}

func (b *build) refused(f gateway.Fault) {
	if len(b.report.Refused) < maxReported {
		b.report.Refused = append(b.report.Refused, f)
	}
}

// file reads one CSV file into its table.
func (b *build) file(ctx context.Context, f file) error {
	in, err := os.Open(filepath.Join(b.cfg.Source, f.name))
	if errors.Is(err, fs.ErrNotExist) && !f.required {
		return nil
	}
	if err != nil {
		return gateway.E("masterdata.import", gateway.Transient, err)
	}
	defer in.Close()
	if _, err := io.WriteString(b.sum, f.name+"\n"); err != nil {
		return gateway.E("masterdata.import", gateway.Internal, err)
	}
	tail := &lastBytes{}
	s, err := openSheet(f.name, io.TeeReader(in, io.MultiWriter(b.sum, tail)), f.columns, b.refused)
	if err != nil {
		return invalidOr(err)
	}
	w := &inserter{b: b, ctx: ctx, table: f.table, columns: f.width}
	ids := &inserter{b: b, ctx: ctx, table: "item_ids", columns: 4}
	var keys []rowKey
	for {
		err := s.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return gateway.E("masterdata.import", gateway.Transient, err)
		}
		key := f.row(b, s, w, ids)
		if s.bad {
			w.drop()
			ids.drop()
			continue
		}
		if key != "" {
			keys = append(keys, rowKey{maphash.String(b.seed, key), int64(s.line)})
		}
		if err := errors.Join(w.keep(), ids.keep()); err != nil {
			return err
		}
	}
	if err := errors.Join(w.flush(), ids.flush()); err != nil {
		return err
	}
	if err := s.ended(tail.newline()); err != nil {
		return gateway.E("masterdata.import", gateway.Invalid, err)
	}
	if err := b.repeated(ctx, f, s, keys); err != nil {
		return err
	}
	b.report.Files = append(b.report.Files, FileReport{Name: f.name, Rows: s.rows, Refused: s.refused})
	return nil
}

func invalidOr(err error) error {
	var faults gateway.Faults
	if errors.As(err, &faults) {
		return gateway.E("masterdata.import", gateway.Invalid, err)
	}
	return gateway.E("masterdata.import", gateway.Transient, err)
}

// lastBytes remembers how what went through it ended.
type lastBytes struct{ last byte }

func (l *lastBytes) Write(p []byte) (int, error) {
	if len(p) > 0 {
		l.last = p[len(p)-1]
	}
	return len(p), nil
}

func (l *lastBytes) newline() bool { return l.last == '\n' || l.last == '\r' }

// rowKey is what makes a row unique, as a 64-bit hash: ten million of them are
// 160 MB; that two different ones meet has a chance of some 1 to 400,000.
type rowKey struct {
	hash uint64
	line int64
}

// repeated refuses rows that say again what an earlier row says.
func (b *build) repeated(ctx context.Context, f file, s *sheet, keys []rowKey) error {
	slices.SortFunc(keys, func(x, y rowKey) int {
		switch {
		case x.hash < y.hash:
			return -1
		case x.hash > y.hash:
			return 1
		}
		return int(x.line - y.line)
	})
	first := 0
	for i := 1; i < len(keys); i++ {
		if keys[i].hash != keys[first].hash {
			first = i
			continue
		}
		fault := gateway.Fault{File: f.name, Line: int(keys[i].line), Message: fmt.Sprintf("the same %s stands in line %d", f.key, keys[first].line), Hint: "the first one counts"}
		if f.table == "item_ids" {
			fault.Hint = "where they name different items, neither is used"
			s.refuse(fault)
			continue // ambiguous takes them out
		}
		s.refuse(fault)
		if err := b.exec(ctx, "DELETE FROM "+f.table+" WHERE line = ?", keys[i].line); err != nil {
			return err
		}
	}
	return nil
}

// ambiguous takes out numbers that mean several items to the same partner: a
// look-up must not pick one.
func (b *build) ambiguous(ctx context.Context) error {
	rows, err := b.conn.QueryContext(ctx, `SELECT scheme, id, owner, count(DISTINCT item) FROM item_ids GROUP BY id, scheme, owner HAVING count(*) > 1`)
	if err != nil {
		return gateway.E("masterdata.import", gateway.Transient, fmt.Errorf("look for ambiguous numbers: %w", err))
	}
	defer rows.Close()
	type id struct{ scheme, id, owner string }
	var out []id
	for rows.Next() {
		var i id
		var n int
		if err := rows.Scan(&i.scheme, &i.id, &i.owner, &n); err != nil {
			return gateway.E("masterdata.import", gateway.Transient, err)
		}
		if n > 1 {
			out = append(out, i)
			where := itemsFile
			if i.owner != "" || i.scheme == validate.Buyer || i.scheme == validate.Number {
				where = crossFile
			}
			b.refused(gateway.Fault{File: where, Message: fmt.Sprintf("%s %s means %d items%s: it is not used", i.scheme, i.id, n, ownerName(i.owner)), Hint: "keep it on one of them"})
		}
	}
	if err := rows.Err(); err != nil {
		return gateway.E("masterdata.import", gateway.Transient, err)
	}
	for _, i := range out {
		if err := b.exec(ctx, "DELETE FROM item_ids WHERE scheme = ? AND id = ? AND owner = ?", i.scheme, i.id, i.owner); err != nil {
			return err
		}
	}
	return nil
}

// inserter writes rows of one table, many a statement. A row is put in with add
// and becomes part of the next statement with keep.
type inserter struct {
	b       *build
	ctx     context.Context
	table   string
	columns int
	args    []any
	kept    int // values of args that belong to kept rows
	stmt    *sql.Stmt
}

const rowsAStatement = 50

func (w *inserter) add(values ...any) { w.args = append(w.args, values...) }

func (w *inserter) drop() { w.args = w.args[:w.kept] }

func (w *inserter) keep() error {
	w.kept = len(w.args)
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
	n := rowsAStatement * w.columns
	if _, err := w.stmt.ExecContext(w.ctx, w.args[:n]...); err != nil {
		return gateway.E("masterdata.import", gateway.Transient, fmt.Errorf("write %s: %w", w.table, err))
	}
	w.args = append(w.args[:0], w.args[n:]...)
	w.kept = len(w.args)
	return nil
}

func (w *inserter) flush() error {
	var err error
	for n := w.columns; len(w.args) > 0 && err == nil; w.args = w.args[n:] {
		err = w.b.exec(w.ctx, w.query(1), w.args[:n]...)
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
