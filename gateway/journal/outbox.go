// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"fmt"
	"time"
)

// Offer lays a pending document into the outbox of its connection under a file name.
// It reports whether it was pending.
func (tx *Tx) Offer(id, fileName string, at time.Time) (bool, error) {
	return tx.moveAck(`UPDATE outbound SET state = 'offered', file_name = ?, error = '', offered_at = ? WHERE id = ? AND state = 'pending'`, id, fileName, micros(at), id)
}

// OfferedAs tells whether another document than id lies in the outbox of a connection
// under that file name.
func (tx *Tx) OfferedAs(connection, fileName, id string) (bool, error) {
	var n int64
	err := tx.QueryRow(`SELECT COUNT(*) FROM outbound WHERE connection = ? AND offered_at > 0 AND removed_at = 0 AND file_name = ? AND id <> ?`,
		connection, fileName, id).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("look into the outbox of %s: %w", connection, err)
	}
	return n > 0, nil
}

// Outbox lists what lies in the outbox of a connection, oldest first, ids above after;
// limit at most.
func (tx *Tx) Outbox(connection, after string, limit int) ([]Outbound, error) {
	return tx.outbound(`WHERE connection = ? AND offered_at > 0 AND removed_at = 0 AND id > ? ORDER BY id LIMIT ?`, connection, after, limit)
}

// Fetched notes that an offered document has reached the partner. It reports whether
// it was still offered.
func (tx *Tx) Fetched(id string, at time.Time) (bool, error) {
	if offered, err := tx.isOffered(id); !offered || err != nil {
		return false, err
	}
	if err := tx.tellOutbound(id, OutboundSent, ""); err != nil {
		return false, err
	}
	return tx.moveAck(`UPDATE outbound SET state = 'sent', location = file_name, sent_at = ? WHERE id = ? AND state = 'offered'`, id, micros(at), id)
}

// isOffered tells whether a document waits to be fetched: one that was withdrawn is not
// told as delivered. It locks the row until the transaction ends.
func (tx *Tx) isOffered(id string) (bool, error) {
	return tx.moveAck(`UPDATE outbound SET state = state WHERE id = ? AND state = 'offered'`, id, id)
}

// Unoffer takes a document out of its outbox. It reports whether it lay there.
func (tx *Tx) Unoffer(id string, at time.Time) (bool, error) {
	return tx.moveAck(`UPDATE outbound SET removed_at = ? WHERE id = ? AND offered_at > 0 AND removed_at = 0`, id, micros(at), id)
}

// Withdraw takes an offered document, which nobody has fetched, out of its outbox for
// good. It reports whether it was offered.
func (tx *Tx) Withdraw(id string) (bool, error) {
	return tx.moveAck(`UPDATE outbound SET state = 'withdrawn', removed_at = ? WHERE id = ? AND state = 'offered'`, id, micros(tx.Now()), id)
}

// Unfetched counts what was offered by a connection before a time and is still not
// fetched, and gives the oldest; nil when there is none.
func (tx *Tx) Unfetched(connection string, before time.Time) (n int64, oldest *Outbound, err error) {
	const where = ` FROM outbound WHERE connection = ? AND offered_at > 0 AND removed_at = 0 AND state = 'offered' AND offered_at < ?`
	if err := tx.QueryRow(`SELECT COUNT(*)`+where, connection, micros(before)).Scan(&n); err != nil {
		return 0, nil, fmt.Errorf("count what nobody fetched of %s: %w", connection, err)
	}
	if n == 0 {
		return 0, nil, nil
	}
	oldest, err = optional(scanOutbound(tx.QueryRow(`SELECT `+outboundColumns+where+` ORDER BY id LIMIT 1`, connection, micros(before))))
	return n, oldest, err
}
