// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ordergate/gateway"
)

// Tx is a transaction of the journal. It belongs to the closure it was given
// to, must not outlive it, and is not safe for concurrent use.
//
// What holds on both engines: a statement that fails spoils the transaction, so
// that Update returns its error even when the closure swallows it; all rows of a
// Query are read or closed before the next statement.
type Tx struct {
	s     session
	ctx   context.Context // checked before each statement; nil: runs to its end
	now   time.Time
	err   error   // what spoiled it
	rows  *txRows // open, at most one
	woken bool    // it made jobs due
	ended bool

	events []gateway.Event // told so far, written at the end
	told   bool            // some were written
	wrote  int             // how many
}

// session is one engine's connection within a transaction.
type session interface {
	exec(query string, args []any) (int64, error)
	query(query string, args []any) (engineRows, error)
	// locks tells whether rows must be locked before they are judged: false where
	// there is one writer.
	locks() bool
	// eventSeq is an expression for the sequence number of the n-th event of this
	// transaction, and settled a condition on events: no transaction that may still
	// write an event below them is under way. Where there is one writer, events are
	// committed in their order.
	eventSeq(n int) string
	settled() string
}

type engineRows interface {
	Next() bool
	Scan(dest ...any) error
	Err() error
	Close()
}

// Rows are the rows of a query.
type Rows interface {
	// Next goes to the next row; false at the end and after an error.
	Next() bool
	// Scan copies the columns: TEXT to strings, BIGINT to integers, BYTEA to
	// []byte (nil for NULL; empty may come back as nil).
	Scan(dest ...any) error
	Err() error
	// Close may be called at any time and more than once.
	Close()
}

// Row is the first row of a query.
type Row struct {
	rows Rows
	err  error
}

// Scan copies the columns of the row; ErrNotFound when there is none.
func (r Row) Scan(dest ...any) error {
	if r.err != nil {
		return r.err
	}
	defer r.rows.Close()
	if !r.rows.Next() {
		if err := r.rows.Err(); err != nil {
			return err
		}
		return ErrNotFound
	}
	return r.rows.Scan(dest...)
}

// Now is the time at which this run of the closure began, in UTC.
func (tx *Tx) Now() time.Time { return tx.now }

// Exec runs a statement with ? placeholders and returns how many rows it changed.
//
// Arguments on both engines: strings, integers, booleans (as 0 and 1), []byte
// (nil is NULL) and times (microseconds UTC). TEXT holds UTF-8 without NUL: other
// bytes of a string are stored as U+FFFD; what must be exact belongs in BYTEA.
func (tx *Tx) Exec(query string, args ...any) (int64, error) {
	if err := tx.ready(); err != nil {
		return 0, err
	}
	if err := bind(args); err != nil {
		return 0, tx.spoil(err)
	}
	n, err := tx.s.exec(query, args)
	if err != nil {
		return 0, tx.spoil(err)
	}
	return n, nil
}

// Query runs a statement that returns rows.
func (tx *Tx) Query(query string, args ...any) (Rows, error) {
	if err := tx.ready(); err != nil {
		return nil, err
	}
	if err := bind(args); err != nil {
		return nil, tx.spoil(err)
	}
	r, err := tx.s.query(query, args)
	if err != nil {
		return nil, tx.spoil(err)
	}
	tx.rows = &txRows{tx: tx, r: r}
	return tx.rows, nil
}

// inBatches runs a query that ends in "IN " for some keys at a time, with each row.
// Its texts are few: the last key stands for those that are missing.
func (tx *Tx) inBatches(query string, keys []string, each func(Rows) error) error {
	for part := range slices.Chunk(keys, batchKeys) {
		n := 1
		for n < len(part) {
			n *= 4
		}
		args := make([]any, n)
		for i := range args {
			args[i] = part[min(i, len(part)-1)]
		}
		if err := tx.rowsOf(query+"("+times(n, "?")+")", args, each); err != nil {
			return err
		}
	}
	return nil
}

const batchKeys = 64 // a power of four

func (tx *Tx) rowsOf(query string, args []any, each func(Rows) error) error {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// QueryRow runs a statement of whose rows the first counts. Its error comes out
// of Scan.
func (tx *Tx) QueryRow(query string, args ...any) Row {
	rows, err := tx.Query(query, args...)
	return Row{rows, err}
}

var (
	errTxEnded  = errors.New("transaction used after its closure has returned")
	errRowsOpen = errors.New("rows of the last query are still open")
)

func (tx *Tx) ready() error {
	switch {
	case tx.ended:
		return errTxEnded
	case tx.err != nil:
		return tx.err
	case tx.rows != nil:
		return tx.spoil(errRowsOpen)
	case tx.ctx != nil && tx.ctx.Err() != nil:
		return tx.spoil(contextError(tx.ctx))
	}
	return nil
}

func (tx *Tx) spoil(err error) error {
	if tx.err == nil {
		tx.err = err
	}
	return err
}

// run runs fn on tx; a panic becomes an error. The rows it left open are closed.
func (tx *Tx) run(fn func(*Tx) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = gateway.Errorf("journal", gateway.Internal, "panic in a journal closure: %v\n%s", p, debug.Stack())
		}
		if tx.rows != nil {
			tx.rows.Close()
		}
		if err == nil {
			err = tx.err
		}
		tx.ended = true
	}()
	if err = fn(tx); err != nil || tx.err != nil || len(tx.events) == 0 {
		return err
	}
	if tx.rows != nil {
		tx.rows.Close()
	}
	return tx.writeEvents()
}

type txRows struct {
	tx     *Tx
	r      engineRows
	err    error
	closed bool
}

func (r *txRows) Next() bool {
	if r.closed {
		return false
	}
	if ctx := r.tx.ctx; ctx != nil && ctx.Err() != nil {
		r.err = r.tx.spoil(contextError(ctx))
		r.Close()
		return false
	}
	if r.r.Next() {
		return true
	}
	r.Close()
	return false
}

func (r *txRows) Scan(dest ...any) error {
	if r.closed {
		return errors.New("scan after the last row")
	}
	if err := r.r.Scan(dest...); err != nil {
		r.err = r.tx.spoil(fmt.Errorf("scan: %w", err))
		return r.err
	}
	return nil
}

func (r *txRows) Err() error { return r.err }

func (r *txRows) Close() {
	if r.closed {
		return
	}
	r.closed = true
	r.r.Close()
	if err := r.r.Err(); err != nil && r.err == nil {
		r.err = r.tx.spoil(err)
	}
	if r.tx.rows == r {
		r.tx.rows = nil
	}
}

// bind brings arguments into the few types that both engines store alike.
func bind(args []any) error {
	for i, a := range args {
		switch v := a.(type) {
		case nil, int64:
		case string:
			args[i] = cleanText(v)
		case []byte:
			if v == nil {
				args[i] = nil
			}
		case int:
			args[i] = int64(v)
		case bool:
			args[i] = flag(v)
		case time.Time:
			args[i] = micros(v)
		default:
			rv := reflect.ValueOf(a)
			switch {
			case rv.Kind() == reflect.String:
				args[i] = cleanText(rv.String())
			case rv.CanInt():
				args[i] = rv.Int()
			case rv.Kind() == reflect.Slice && rv.Type().Elem().Kind() == reflect.Uint8:
				args[i] = nil
				if !rv.IsNil() {
					args[i] = rv.Bytes()
				}
			default:
				return fmt.Errorf("argument %d: the journal does not store a %T", i+1, a)
			}
		}
	}
	return nil
}

func cleanText(s string) string {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

// contextError tells that and why ctx has ended.
func contextError(ctx context.Context) error {
	err, cause := ctx.Err(), context.Cause(ctx)
	if errors.Is(cause, err) {
		return cause
	}
	return fmt.Errorf("%w: %w", err, cause)
}
