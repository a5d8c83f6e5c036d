// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"encoding/base64"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"ordergate/gateway"
)

const exchangeColumns = `id, outgoing, transport, connection, partner, station, wire_from, wire_to, message_id, state, original, receipt,
	disposition, mic, receipt_url, facts, messages, outbound, reason, at, receipt_at, due`

// PutExchange stores an exchange. Nothing is stored, and the one there is returned,
// when its id is known, when it is processed and the same connection has processed
// that from, to and message id before, or when its outbound document has one.
func (tx *Tx) PutExchange(x gateway.Exchange) (existing *gateway.Exchange, err error) {
	n, err := tx.Exec(`INSERT INTO exchanges (`+exchangeColumns+`) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`,
		x.ID, flag(x.Outgoing), x.Transport, x.Connection, x.Partner, x.Station, exact(x.From), exact(x.To), exact(x.MessageID), string(x.State), x.Original, x.Receipt,
		x.Disposition, x.MIC, x.ReceiptURL, x.Facts, strings.Join(x.Messages, " "), x.Outbound, x.Reason, micros(x.At), micros(x.ReceiptAt), micros(x.Due))
	if err != nil {
		return nil, fmt.Errorf("store exchange %s: %w", x.ID, err)
	}
	if n == 1 {
		return nil, nil
	}
	existing, err = optional(tx.Exchange(x.ID))
	if err == nil && existing == nil && x.State == gateway.ExchangeProcessed {
		existing, err = tx.ProcessedExchange(x.Connection, x.From, x.To, x.MessageID)
	}
	if err == nil && existing == nil && x.Outbound != "" {
		existing, err = tx.ExchangeOf(x.Outbound)
	}
	if err == nil && existing == nil {
		err = ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("find the first exchange of message id %q: %w", x.MessageID, err)
	}
	return existing, nil
}

// Exchange returns an exchange; ErrNotFound when there is none.
func (tx *Tx) Exchange(id string) (*gateway.Exchange, error) {
	x, err := scanExchange(tx.QueryRow(`SELECT `+exchangeColumns+` FROM exchanges WHERE id = ?`, id))
	if err != nil {
		return nil, fmt.Errorf("read exchange %s: %w", id, err)
	}
	return x, nil
}

// ExchangeOf returns the exchange that carries an outbound document; nil: none.
func (tx *Tx) ExchangeOf(outbound string) (*gateway.Exchange, error) {
	return tx.exchange(`WHERE outbound = ? AND outbound <> ''`, outbound)
}

// ExchangeOfMessage returns the exchange that brought a message; nil: none.
func (tx *Tx) ExchangeOfMessage(id string) (*gateway.Exchange, error) {
	return tx.exchange(`WHERE id = (SELECT exchange FROM messages WHERE id = ?)`, id)
}

// ProcessedExchange returns what came in under these names and was processed; nil:
// none.
func (tx *Tx) ProcessedExchange(connection, from, to, messageID string) (*gateway.Exchange, error) {
	return tx.exchange(`WHERE state = 'processed' AND connection = ? AND wire_from = ? AND wire_to = ? AND message_id = ?`,
		connection, exact(from), exact(to), exact(messageID))
}

// SentExchange returns what goes out by one of the connections under a message id,
// the latest when there are several; nil: none.
func (tx *Tx) SentExchange(connections []string, messageID string) (*gateway.Exchange, error) {
	if len(connections) == 0 {
		return nil, nil
	}
	args := []any{exact(messageID)}
	for _, c := range connections {
		args = append(args, c)
	}
	return tx.exchange(`WHERE message_id = ? AND outgoing = 1 AND connection IN (`+times(len(connections), "?")+`) ORDER BY id DESC LIMIT 1`, args...)
}

func (tx *Tx) exchange(where string, args ...any) (*gateway.Exchange, error) {
	x, err := optional(scanExchange(tx.QueryRow(`SELECT `+exchangeColumns+` FROM exchanges `+where, args...)))
	if err != nil {
		return nil, fmt.Errorf("find exchange: %w", err)
	}
	return x, nil
}

// SettleExchange records what became of an exchange that goes out: State, Receipt,
// Disposition, MIC, Facts, Reason, ReceiptAt and Due of x. A state never goes back:
// it reports whether it was moved, and nothing changes when it was not.
func (tx *Tx) SettleExchange(x *gateway.Exchange) (bool, error) {
	from := ""
	switch x.State {
	case gateway.ExchangeSent:
		from = `'prepared'`
	case gateway.ExchangeOverdue:
		from = `'sent'`
	case gateway.ExchangeConfirmed, gateway.ExchangeRefused:
		from = `'prepared', 'sent', 'overdue'`
	default:
		return false, gateway.Errorf("journal", gateway.Internal, "exchange %s cannot become %s", x.ID, x.State)
	}
	n, err := tx.Exec(`UPDATE exchanges SET state = ?, receipt = ?, disposition = ?, mic = ?, facts = ?, reason = ?, receipt_at = ?, due = ?
		WHERE id = ? AND outgoing = 1 AND state IN (`+from+`)`,
		string(x.State), x.Receipt, x.Disposition, x.MIC, x.Facts, x.Reason, micros(x.ReceiptAt), micros(x.Due), x.ID)
	if err != nil {
		return false, fmt.Errorf("settle exchange %s: %w", x.ID, err)
	}
	return n == 1, nil
}

// ExchangesNamed lists the exchanges that a name means, oldest first: the id of an
// exchange, of a message or of an outbound document, or a message id as on the wire.
func (tx *Tx) ExchangesNamed(name string) ([]gateway.Exchange, error) {
	return tx.exchanges(`WHERE id = ? OR message_id = ? OR outbound = ? AND outbound <> '' OR id IN (SELECT exchange FROM messages WHERE id = ?)
		OR id IN (SELECT exchange FROM outbound WHERE id = ?) ORDER BY id`, name, exact(name), name, name, name)
}

// ExchangeFilter says which exchanges to list; empty fields choose all.
type ExchangeFilter struct {
	Partner   string
	State     gateway.ExchangeState
	Direction string    // in, out
	Since     time.Time // received, or sealed, then or later
	Before    string    // only ids below this one
	Limit     int
}

// ExchangeList lists exchanges, newest first.
func (tx *Tx) ExchangeList(f ExchangeFilter) ([]gateway.Exchange, error) {
	where, args := `WHERE 1 = 1`, []any{}
	add := func(clause string, arg any) { where, args = where+clause, append(args, arg) }
	if f.Partner != "" {
		add(` AND partner = ?`, f.Partner)
	}
	if f.State != "" {
		add(` AND state = ?`, string(f.State))
	}
	if f.Direction != "" {
		add(` AND outgoing = ?`, flag(f.Direction == "out"))
	}
	if !f.Since.IsZero() {
		add(` AND at >= ?`, micros(f.Since))
	}
	if f.Before != "" {
		add(` AND id < ?`, f.Before)
	}
	return tx.exchanges(where+` ORDER BY id DESC LIMIT ?`, append(args, f.Limit)...)
}

// ExchangesIn counts the exchanges of one of the few states that people look at
// (overdue, refused, failed) since a time, and gives the oldest; nil when there is none.
func (tx *Tx) ExchangesIn(state gateway.ExchangeState, since time.Time) (n int64, oldest *gateway.Exchange, err error) {
	const where = `WHERE state IN ('overdue', 'refused', 'failed') AND state = ? AND at >= ?`
	if err := tx.QueryRow(`SELECT COUNT(*) FROM exchanges `+where, string(state), micros(since)).Scan(&n); err != nil {
		return 0, nil, fmt.Errorf("count exchanges: %w", err)
	}
	if n > 0 {
		oldest, err = tx.exchange(where+` ORDER BY id LIMIT 1`, string(state), micros(since))
	}
	return n, oldest, err
}

func (tx *Tx) exchanges(where string, args ...any) ([]gateway.Exchange, error) {
	var out []gateway.Exchange
	err := tx.rowsOf(`SELECT `+exchangeColumns+` FROM exchanges `+where, args, func(r Rows) error {
		x, err := scanExchange(r)
		if err == nil {
			out = append(out, *x)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list exchanges: %w", err)
	}
	return out, nil
}

func scanExchange(r scanner) (*gateway.Exchange, error) {
	var x gateway.Exchange
	var outgoing, at, receiptAt, due int64
	var state, messages string
	if err := r.Scan(&x.ID, &outgoing, &x.Transport, &x.Connection, &x.Partner, &x.Station, &x.From, &x.To, &x.MessageID, &state, &x.Original, &x.Receipt,
		&x.Disposition, &x.MIC, &x.ReceiptURL, &x.Facts, &messages, &x.Outbound, &x.Reason, &at, &receiptAt, &due); err != nil {
		return nil, err
	}
	x.From, x.To, x.MessageID = inexact(x.From), inexact(x.To), inexact(x.MessageID)
	x.Outgoing, x.State, x.Messages = outgoing != 0, gateway.ExchangeState(state), strings.Fields(messages)
	x.At, x.ReceiptAt, x.Due = fromMicros(at), fromMicros(receiptAt), fromMicros(due)
	if len(x.Messages) == 0 {
		x.Messages = nil
	}
	return &x, nil
}

// exactly marks text that stands for bytes which TEXT cannot hold.
const exactly = "base64:"

// exact keeps bytes of the wire in TEXT: two that differ there differ here.
func exact(s string) string {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 && !strings.HasPrefix(s, exactly) {
		return s
	}
	return exactly + base64.StdEncoding.EncodeToString([]byte(s))
}

func inexact(s string) string {
	if coded, ok := strings.CutPrefix(s, exactly); ok {
		if b, err := base64.StdEncoding.DecodeString(coded); err == nil {
			return string(b)
		}
	}
	return s
}
