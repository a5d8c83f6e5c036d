// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"ordergate/gateway"
	"ordergate/gateway/masterdata/sheet"
)

// build makes one generation. Rows go through a database of their own (stage),
// which sorts them: a generation is written once, in the order of its keys, and
// neither the rows nor their keys are ever in memory.
type build struct {
	plan   plan
	report *Report
	tmp    string
	crash  func(point string)
	sum    hash.Hash // over what was read, to be compared with what was seen before

	conn   *sql.Conn
	counts map[string]int
	src    int64 // of the file being read, see table.create
	skip   bool  // the row is of something that was deleted

	calendars, customers, items, contracts *known
	owners                                 map[string]int64 // groups ("g:RETAIL") and partners ("p:acme"), numbered downwards
	assorted                               map[int64]bool   // owners with an assortment
}

func newBuild(p plan, r *Report, tmp string, crash func(string)) *build {
	return &build{plan: p, report: r, tmp: tmp, crash: crash, sum: sha256.New(), counts: map[string]int{}, calendars: newKnown(), customers: newKnown(), items: newKnown(), contracts: newKnown(),
		owners: map[string]int64{}, assorted: map[int64]bool{}}
}

// stage is the file of the rows being sorted.
func (b *build) stage() string { return b.tmp + ".stage" }

// remove takes away what the build wrote and did not keep.
func (b *build) remove() error {
	var errs []error
	for _, f := range []string{b.tmp, b.stage()} {
		if err := os.Remove(f); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func (b *build) run(ctx context.Context, meta map[string]string) (err error) {
	if err := b.remove(); err != nil {
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
	if err := b.exec(ctx, "ATTACH ? AS stage", abs+".stage"); err != nil {
		return err
	}
	if err := b.exec(ctx, bulk+"; BEGIN;"+common); err != nil {
		return err
	}
	for _, t := range tables {
		if err := b.table(ctx, t); err != nil {
			return err
		}
		b.crash("loading")
	}
	if err := b.numbers(ctx); err != nil {
		return err
	}
	for name, id := range b.owners {
		if err := b.exec(ctx, "INSERT INTO owners VALUES (?, ?)", name, id); err != nil {
			return err
		}
	}
	if err := b.describe(ctx, meta); err != nil {
		return err
	}
	if err := b.exec(ctx, "COMMIT"); err != nil {
		return err
	}
	return b.exec(ctx, "DETACH stage")
}

// describe writes what the generation says of itself.
func (b *build) describe(ctx context.Context, meta map[string]string) error {
	for key, v := range map[string]any{"counts": b.counts, "report": b.report} {
		text, err := json.Marshal(v)
		if err != nil {
			return gateway.E("masterdata.import", gateway.Internal, err)
		}
		meta[key] = string(text)
	}
	for k, v := range meta {
		if err := b.exec(ctx, "INSERT INTO meta VALUES (?, ?)", k, v); err != nil {
			return err
		}
	}
	return nil
}

func (b *build) exec(ctx context.Context, query string, args ...any) error {
	_, err := b.changed(ctx, query, args...)
	return err
}

// changed is exec and tells how many rows were written.
func (b *build) changed(ctx context.Context, query string, args ...any) (int, error) {
	res, err := b.conn.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, gateway.E("masterdata.import", gateway.Transient, fmt.Errorf("write generation: %w", err))
	}
	n, err := res.RowsAffected()
	return int(n), err
}

// query runs a query and hands every row to scan.
func (b *build) query(ctx context.Context, text string, scan func(*sql.Rows) error) error {
	rows, err := b.conn.QueryContext(ctx, text)
	if err != nil {
		return gateway.E("masterdata.import", gateway.Transient, fmt.Errorf("read rows again: %w", err))
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return gateway.E("masterdata.import", gateway.Transient, err)
		}
	}
	return gateway.E("masterdata.import", gateway.Transient, rows.Err())
}

// owner is the number of a group or a partner.
func (b *build) owner(prefix, name string) int64 {
	if name == "" {
		return 0
	}
	name = prefix + name
	id, ok := b.owners[name]
	if !ok {
		id = -int64(len(b.owners)) - 1
		b.owners[name] = id
	}
	return id
}

// table reads the files of one table and sorts them into it.
func (b *build) table(ctx context.Context, t *table) error {
	if err := b.exec(ctx, t.create()); err != nil {
		return err
	}
	gathered := 0
	for i, in := range b.plan.inputs {
		if in.table != t {
			continue
		}
		b.src = int64(i) << 33
		n, err := b.file(ctx, in)
		if err != nil {
			return err
		}
		gathered += n
	}
	if t.name == crossTable {
		b.counts[t.name] = gathered
		return b.repeated(ctx, t) // numbers sorts them, with the other numbers of items
	}
	n, err := b.changed(ctx, t.fill())
	if err != nil {
		return err
	}
	b.counts[t.name] = n
	if n != gathered {
		if err := b.repeated(ctx, t); err != nil {
			return err
		}
	}
	for owner := range b.assorted { // see assortmentRow
		if err := b.exec(ctx, "INSERT OR IGNORE INTO assortments VALUES (?, 0)", owner); err != nil {
			return err
		}
	}
	b.assorted = map[int64]bool{}
	return b.exec(ctx, "DROP TABLE stage."+t.stored()+";"+t.indexes)
}

// file reads one file and tells how many rows it gathered.
func (b *build) file(ctx context.Context, in input) (int, error) {
	f, err := os.Open(in.path)
	if err != nil {
		return 0, gateway.E("masterdata.import", gateway.Transient, err)
	}
	defer f.Close()
	if _, err := io.WriteString(b.sum, in.name+"\n"); err != nil {
		return 0, gateway.E("masterdata.import", gateway.Internal, err)
	}
	tail := &lastByte{}
	t := in.table
	s, err := sheet.Open(in.name, in.format, io.TeeReader(f, io.MultiWriter(b.sum, tail)), t.columnsOf(in.change), func(reason string, f gateway.Fault) { b.report.refuse(reason, f) })
	if err != nil {
		return 0, invalidOr(err)
	}
	w := &inserter{b: b, ctx: ctx, table: "stage." + t.stored(), columns: t.width()}
	for {
		err := s.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return 0, invalidOr(err)
		}
		if err := b.row(s, in, w); err != nil {
			return 0, err
		}
	}
	if err := w.flush(); err != nil {
		return 0, err
	}
	if _, err := io.Copy(io.MultiWriter(b.sum, tail), f); err != nil { // what the reader left
		return 0, gateway.E("masterdata.import", gateway.Transient, err)
	}
	if err := s.Ended(tail.newline()); err != nil {
		return 0, gateway.E("masterdata.import", gateway.Invalid, err)
	}
	b.report.Files = append(b.report.Files, FileReport{Name: in.name, Rows: s.Rows, Refused: s.Refused})
	return w.rows, nil
}

func (b *build) row(s *sheet.Sheet, in input, w *inserter) error {
	gone := in.change && s.Flag("delete", false)
	src := b.src | int64(s.Place())<<1
	if gone {
		src |= 1
	}
	b.skip = false
	w.add(src)
	in.table.row(b, s, gone, w)
	if s.Bad || b.skip {
		w.drop()
		return nil
	}
	return w.keep()
}

func invalidOr(err error) error {
	var faults gateway.Faults
	if errors.As(err, &faults) {
		return gateway.E("masterdata.import", gateway.Invalid, err)
	}
	return gateway.E("masterdata.import", gateway.Transient, err)
}

// lastByte remembers how what went through it ended.
type lastByte struct{ last byte }

func (l *lastByte) Write(p []byte) (int, error) {
	if len(p) > 0 {
		l.last = p[len(p)-1]
	}
	return len(p), nil
}

func (l *lastByte) newline() bool { return l.last == '\n' || l.last == '\r' }

// repeated refuses rows that say again what an earlier row of their file says.
func (b *build) repeated(ctx context.Context, t *table) error {
	return b.query(ctx, t.repeats(), func(rows *sql.Rows) error {
		var file int64
		var n, first, last int
		if err := rows.Scan(&file, &n, &first, &last); err != nil {
			return err
		}
		name := b.plan.inputs[file].name
		f := gateway.Fault{File: name, Line: last, Message: fmt.Sprintf("the same %s stands in line %d", t.what, first), Hint: "the first one counts"}
		if b.plan.inputs[file].format != sheet.CSV {
			f.Line, f.Message = 0, fmt.Sprintf("the same %s stands at /%d, again at /%d", t.what, first-1, last-1)
		}
		if t.name == crossTable {
			f.Hint = "where they name different items, neither is used"
		}
		if n > 2 {
			f.Message += fmt.Sprintf(", and %d times in all", n)
		}
		b.report.refuse("the same "+t.what+" stands in an earlier line", f).Count += n - 2
		for i := range b.report.Files {
			if b.report.Files[i].Name == name {
				b.report.Files[i].Refused += n - 1
			}
		}
		return nil
	})
}

// numbers gathers all numbers that items are known by. One that means several
// items to the same customer or partner is taken out: a look-up must not pick one.
func (b *build) numbers(ctx context.Context) error {
	for _, q := range []string{numbersSQL, "DROP TABLE stage.cross_references; DROP TABLE cross_references"} {
		if err := b.exec(ctx, q); err != nil {
			return err
		}
	}
	names := map[int64]string{}
	for name, id := range b.owners {
		names[id] = " for partner " + name[2:]
	}
	err := b.query(ctx, "SELECT n.scheme, n.id, n.owner, c.number FROM item_ids n LEFT JOIN customers c ON c.id = n.owner WHERE n.item <> n.other", func(rows *sql.Rows) error {
		var scheme, id string
		var owner int64
		var customer sql.NullString
		if err := rows.Scan(&scheme, &id, &owner, &customer); err != nil {
			return err
		}
		whose := names[owner]
		if owner > 0 {
			whose = " for customer " + customer.String
		}
		where := b.fileOf(itemsTable)
		if owner != 0 || scheme != "GTIN" && scheme != "manufacturer" {
			where = b.fileOf(crossTable)
		}
		b.report.refuse(scheme+" number means several items", gateway.Fault{File: where, Message: fmt.Sprintf("%s %s means several items%s: it is not used", scheme, id, whose), Hint: "keep it on one of them"})
		return nil
	})
	if err != nil {
		return err
	}
	return b.exec(ctx, "DELETE FROM item_ids WHERE item <> other")
}

// fileOf is the name of a table's full file.
func (b *build) fileOf(table string) string {
	for _, in := range b.plan.inputs {
		if in.table.name == table && !in.change {
			return in.name
		}
	}
	return table + ".csv"
}

// sumText is the digest over what was read.
func (b *build) sumText() string { return hex.EncodeToString(b.sum.Sum(nil)) }
