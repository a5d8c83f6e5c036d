// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"errors"
	"fmt"
	"time"

	"ordergate/gateway"
)

// AckState says what the partner's acknowledgements (TA1, 997, 999) said of an
// outbound document, or of one of its sets.
type AckState string

// The states of an acknowledgement.
const (
	AckNone           AckState = "none"    // nothing was said, and nothing is waited for
	AckWaiting        AckState = "waiting" // delivered, and the partner is to say something
	AckOverdue        AckState = "overdue" // it said nothing in its time
	AckAccepted       AckState = "accepted"
	AckAcceptedErrors AckState = "accepted-with-errors"
	AckPartlyRejected AckState = "partly-rejected" // some of its sets
	AckRejected       AckState = "rejected"
)

// Open tells that nothing was said yet.
func (s AckState) Open() bool { return s == AckNone || s == AckWaiting || s == AckOverdue }

// Worse tells that s is worse news than t.
func (s AckState) Worse(t AckState) bool { return s.rank() > t.rank() }

func (s AckState) rank() int {
	switch s {
	case AckAccepted:
		return 1
	case AckAcceptedErrors:
		return 2
	case AckPartlyRejected:
		return 3
	case AckRejected:
		return 4
	}
	return 0
}

// ErrChanged says that a row is not any more what the caller read: read it again.
var ErrChanged = errors.New("changed meanwhile")

// OutboundSet is a transaction set of an outbound document, by the numbers that
// an acknowledgement names it by.
type OutboundSet struct {
	OutboundID   string
	Place        int    // in the interchange, from 1
	FunctionalID string // GS01
	Group        string // GS06
	Type         string // ST01
	Control      string // ST02
	OrderID      string // "" for acknowledgements
	State        AckState
	Said         string // digest of what was said of it
	Findings     []gateway.Finding
}

const setColumns = `outbound_id, place, functional_id, group_control, type, control, order_id, state, said, findings`

// PutOutboundSets stores the sets of an outbound document in their order;
// nothing was said of them yet.
func (tx *Tx) PutOutboundSets(o *Outbound, sets []OutboundSet) error {
	for rest, place := sets, 0; len(rest) > 0; {
		n := chunk(len(rest))
		args := make([]any, 0, n*9)
		for _, s := range rest[:n] {
			place++
			args = append(args, o.ID, place, o.Station, o.Partner, s.FunctionalID, s.Group, s.Type, s.Control, s.OrderID)
		}
		rest = rest[n:]
		_, err := tx.Exec(`INSERT INTO outbound_sets (outbound_id, place, station, partner, functional_id, group_control, type, control, order_id, state, said)
			VALUES `+times(n, "(?,?,?,?,?,?,?,?,?,'none','')"), args...)
		if err != nil {
			return fmt.Errorf("store the sets of outbound %s: %w", o.ID, err)
		}
	}
	return nil
}

// OutboundSets lists the sets of an outbound document in their order.
func (tx *Tx) OutboundSets(outboundID string) ([]OutboundSet, error) {
	rows, err := tx.Query(`SELECT `+setColumns+` FROM outbound_sets WHERE outbound_id = ? ORDER BY place`, outboundID)
	if err != nil {
		return nil, fmt.Errorf("list the sets of outbound %s: %w", outboundID, err)
	}
	defer rows.Close()
	var out []OutboundSet
	for rows.Next() {
		var s OutboundSet
		var state string
		var findings []byte
		if err := rows.Scan(&s.OutboundID, &s.Place, &s.FunctionalID, &s.Group, &s.Type, &s.Control, &s.OrderID, &state, &s.Said, &findings); err != nil {
			return nil, err
		}
		s.State = AckState(state)
		if s.Findings, err = findingsFrom(findings); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// SetOutboundSet records what was said of a set.
func (tx *Tx) SetOutboundSet(s *OutboundSet) error {
	_, err := tx.Exec(`UPDATE outbound_sets SET state = ?, said = ?, findings = ? WHERE outbound_id = ? AND place = ?`,
		string(s.State), s.Said, findingsJSON(s.Findings), s.OutboundID, s.Place)
	if err != nil {
		return fmt.Errorf("update set %d of outbound %s: %w", s.Place, s.OutboundID, err)
	}
	return nil
}

// OutboundOfGroup lists what was sent to a partner with a group of that kind
// (GS01) and control number (GS06), oldest first: one document, and those that
// repeat its bytes.
func (tx *Tx) OutboundOfGroup(station, partner, functionalID, group string) ([]Outbound, error) {
	return tx.outbound(`WHERE id IN (SELECT outbound_id FROM outbound_sets WHERE group_control = ? AND functional_id = ? AND partner = ? AND station = ?) ORDER BY id`,
		group, functionalID, partner, station)
}

// OutboundOfSet lists what was sent to anybody with that set, at most limit, newest
// first: for telling who an acknowledgement that fits nothing may have meant.
func (tx *Tx) OutboundOfSet(station string, s OutboundSet, limit int) ([]Outbound, error) {
	return tx.outbound(`WHERE id IN (SELECT outbound_id FROM outbound_sets WHERE group_control = ? AND functional_id = ? AND station = ? AND type = ? AND control = ?)
		ORDER BY id DESC LIMIT ?`, s.Group, s.FunctionalID, station, s.Type, s.Control, limit)
}

// OutboundNumbered lists what was sent to a partner under an interchange control
// number, oldest first.
func (tx *Tx) OutboundNumbered(station, partner, control string) ([]Outbound, error) {
	return tx.outbound(`WHERE partner = ? AND control = ? AND station = ? ORDER BY id`, partner, control, station)
}

// SetAcknowledged records what was said of an outbound document. ErrChanged when
// its state is not was any more: somebody else wrote meanwhile.
func (tx *Tx) SetAcknowledged(o *Outbound, was AckState) error {
	n, err := tx.Exec(`UPDATE outbound SET acknowledged = ?, acknowledged_at = ?, acknowledged_by = ?, ta1 = ?, findings = ? WHERE id = ? AND acknowledged = ?`,
		string(o.Acknowledged), micros(o.AcknowledgedAt), o.AcknowledgedBy, o.TA1, findingsJSON(o.Findings), o.ID, string(was))
	if err == nil && n == 0 {
		err = ErrChanged
	}
	if err != nil {
		return fmt.Errorf("update outbound %s: %w", o.ID, err)
	}
	return nil
}

// Await waits for an acknowledgement until a time. It reports whether there is
// something to wait for: nothing was said yet.
func (tx *Tx) Await(id string, until time.Time) (bool, error) {
	return tx.moveAck(`UPDATE outbound SET acknowledged = 'waiting', awaited_until = ? WHERE id = ? AND acknowledged = 'none'`, id, micros(until), id)
}

// SetOverdue notes that the time has passed. It reports whether there was
// something to wait for.
func (tx *Tx) SetOverdue(id string) (bool, error) {
	return tx.moveAck(`UPDATE outbound SET acknowledged = 'overdue' WHERE id = ? AND acknowledged = 'waiting'`, id, id)
}

// WaitNoMore ends the waiting for an acknowledgement. It reports whether it was
// waited for.
func (tx *Tx) WaitNoMore(id string) (bool, error) {
	return tx.moveAck(`UPDATE outbound SET acknowledged = 'none' WHERE id = ? AND acknowledged IN ('waiting', 'overdue')`, id, id)
}

func (tx *Tx) moveAck(query, id string, args ...any) (bool, error) {
	n, err := tx.Exec(query, args...)
	if err != nil {
		return false, fmt.Errorf("update outbound %s: %w", id, err)
	}
	return n == 1, nil
}

// Overdue counts the outbound documents whose acknowledgement is overdue, and
// names the oldest; nil when there is none.
func (tx *Tx) Overdue() (n int64, oldest *Outbound, err error) {
	if err := tx.QueryRow(`SELECT COUNT(*) FROM outbound WHERE acknowledged = 'overdue'`).Scan(&n); err != nil {
		return 0, nil, fmt.Errorf("count overdue acknowledgements: %w", err)
	}
	if n == 0 {
		return 0, nil, nil
	}
	oldest, err = optional(scanOutbound(tx.QueryRow(`SELECT ` + outboundColumns + ` FROM outbound WHERE acknowledged = 'overdue' ORDER BY id LIMIT 1`)))
	return n, oldest, err
}

// OutboundFilter says which outbound documents to list; empty fields choose all.
type OutboundFilter struct {
	// State is one of a delivery (pending, offered, sent, failed, withdrawn) or of an acknowledgement.
	State   string
	Partner string
	Before  string // only ids below this one
	Limit   int
}

// OutboundList lists outbound documents, newest first.
func (tx *Tx) OutboundList(f OutboundFilter) ([]Outbound, error) {
	where, args := `WHERE 1 = 1`, []any{}
	add := func(clause, value string) {
		if value != "" {
			where, args = where+clause, append(args, value)
		}
	}
	switch OutboundState(f.State) {
	case OutboundPending, OutboundSent, OutboundFailed, OutboundOffered, OutboundWithdrawn:
		add(` AND state = ?`, f.State)
	default:
		add(` AND acknowledged = ?`, f.State)
	}
	add(` AND partner = ?`, f.Partner)
	add(` AND id < ?`, f.Before)
	return tx.outbound(where+` ORDER BY id DESC LIMIT ?`, append(args, f.Limit)...)
}
