// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"errors"
	"fmt"
	"time"
)

// Webhook is how a webhook stands. What it is stands in the config.
type Webhook struct {
	Name         string
	Since        int64     // events above this sequence number are its
	Behind       int64     // KeepsUp, or the sequence number above which events are still to be handed to it
	FailingSince time.Time // the first failure after the last success; zero when there is none
	DisabledAt   time.Time // zero when it is not
	Reason       string    // why it is disabled, or fails
}

// KeepsUp is Webhook.Behind of one that gets events as they happen.
const KeepsUp int64 = -1

// eventHead is the counter of the last event that was handed to those that keep up.
const eventHead = "events.head"

// EventHead returns the last event that was handed out, and keeps others from
// handing out until the transaction ends.
func (tx *Tx) EventHead() (seq int64, err error) {
	err = tx.QueryRow(`INSERT INTO counters (name, value) VALUES (?, 0) ON CONFLICT (name) DO UPDATE SET value = counters.value RETURNING value`, eventHead).Scan(&seq)
	if err != nil {
		return 0, fmt.Errorf("read the head of the events: %w", err)
	}
	return seq, nil
}

// EventsWait tells whether there are events that were not handed out yet.
func (tx *Tx) EventsWait() (bool, error) {
	var n int64
	err := tx.QueryRow(`SELECT COUNT(*) FROM (SELECT seq FROM events WHERE seq > COALESCE((SELECT value FROM counters WHERE name = ?), 0) AND `+tx.s.settled()+` LIMIT 1) AS new`, eventHead).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("look for new events: %w", err)
	}
	return n > 0, nil
}

// SetEventHead notes up to where events were handed out.
func (tx *Tx) SetEventHead(seq int64) error {
	if _, err := tx.Exec(`UPDATE counters SET value = ? WHERE name = ?`, seq, eventHead); err != nil {
		return fmt.Errorf("note the head of the events: %w", err)
	}
	return nil
}

// Webhook returns how a webhook stands and keeps others from changing that until the
// transaction ends. One that nobody has seen yet starts with the events from now on.
func (tx *Tx) Webhook(name string) (*Webhook, error) {
	lock := ""
	if tx.s.locks() {
		lock = " FOR UPDATE"
	}
	w, err := optional(scanWebhook(tx.QueryRow(`SELECT `+webhookColumns+` FROM webhooks WHERE name = ?`+lock, name)))
	if err != nil || w != nil {
		return w, err
	}
	last, err := tx.LastEvent()
	if err != nil {
		return nil, err
	}
	w = &Webhook{Name: name, Since: last, Behind: KeepsUp}
	_, err = tx.Exec(`INSERT INTO webhooks (`+webhookColumns+`) VALUES (?,?,?,0,0,'') ON CONFLICT (name) DO NOTHING`, name, w.Since, w.Behind)
	if err != nil {
		return nil, fmt.Errorf("store webhook %s: %w", name, err)
	}
	return w, nil
}

// SetWebhook stores how a webhook stands, all but Since.
func (tx *Tx) SetWebhook(w *Webhook) error {
	_, err := tx.Exec(`UPDATE webhooks SET behind = ?, failing_since = ?, disabled_at = ?, reason = ? WHERE name = ?`,
		w.Behind, micros(w.FailingSince), micros(w.DisabledAt), w.Reason, w.Name)
	if err != nil {
		return fmt.Errorf("store webhook %s: %w", w.Name, err)
	}
	return nil
}

// Webhooks lists how webhooks stand, by their names.
func (tx *Tx) Webhooks() (map[string]Webhook, error) {
	rows, err := tx.Query(`SELECT ` + webhookColumns + ` FROM webhooks ORDER BY name`)
	if err != nil {
		return nil, fmt.Errorf("list webhooks: %w", err)
	}
	defer rows.Close()
	out := map[string]Webhook{}
	for rows.Next() {
		w, err := scanWebhook(rows)
		if err != nil {
			return nil, err
		}
		out[w.Name] = *w
	}
	return out, rows.Err()
}

const webhookColumns = `name, since, behind, failing_since, disabled_at, reason`

func scanWebhook(r scanner) (*Webhook, error) {
	var w Webhook
	var failing, disabled int64
	if err := r.Scan(&w.Name, &w.Since, &w.Behind, &failing, &disabled, &w.Reason); err != nil {
		return nil, err
	}
	w.FailingSince, w.DisabledAt = fromMicros(failing), fromMicros(disabled)
	return &w, nil
}

// NotificationState says how far an event has come on its way to a webhook.
type NotificationState string

// The states of a notification.
const (
	NotificationPending NotificationState = "pending"
	NotificationSent    NotificationState = "sent"
	NotificationFailed  NotificationState = "failed" // tried for the last time
)

// Notification is an event on its way to a webhook.
type Notification struct {
	Webhook  string
	Seq      int64
	State    NotificationState
	Due      time.Time // of the next try; while one is under way, when that is given up
	Attempts int       // tries so far, one under way included
	FirstAt  time.Time // of the first try; zero before it
	TriedAt  time.Time // when the last try ended; zero before
	Status   int       // of the last answer, HTTP; 0 for none
	Error    string    // of the last try; "" when it was fine
}

const notificationColumns = `webhook, seq, state, due, attempts, first_at, tried_at, status, error`

// Notify makes events due for a webhook. Of those that are its already, the ones
// that failed for good are tried anew, and with again the ones that were sent, too.
func (tx *Tx) Notify(webhook string, again bool, seqs ...int64) error {
	now := micros(tx.now)
	where := `notifications.state = 'failed'`
	if again {
		where = `notifications.state <> 'pending'`
	}
	for rest := seqs; len(rest) > 0; {
		n := chunk(len(rest))
		args := make([]any, 0, 3*n)
		for _, seq := range rest[:n] {
			args = append(args, webhook, seq, now)
		}
		rest = rest[n:]
		_, err := tx.Exec(`INSERT INTO notifications (`+notificationColumns+`, node) VALUES `+times(n, "(?,?,'pending',?,0,0,0,0,'','')")+`
			ON CONFLICT (webhook, seq) DO UPDATE SET state = 'pending', due = excluded.due, attempts = 0, first_at = 0, error = '' WHERE `+where, args...)
		if err != nil {
			return fmt.Errorf("notify webhook %s: %w", webhook, err)
		}
	}
	tx.told = tx.told || len(seqs) > 0
	return nil
}

// PendingOf tells how many events are on their way to a webhook.
func (tx *Tx) PendingOf(webhook string) (n int, err error) {
	err = tx.QueryRow(`SELECT COUNT(*) FROM notifications WHERE webhook = ? AND state = 'pending'`, webhook).Scan(&n)
	return n, err
}

// OnTheWay is how many events are on their way to a webhook, and when the first try
// of them is due.
type OnTheWay struct {
	Pending int64
	Due     time.Time
}

// OnTheWay tells which webhooks have events on their way.
func (tx *Tx) OnTheWay() (map[string]OnTheWay, error) {
	rows, err := tx.Query(`SELECT webhook, COUNT(*), MIN(due) FROM notifications WHERE state = 'pending' GROUP BY webhook`)
	if err != nil {
		return nil, fmt.Errorf("look for due notifications: %w", err)
	}
	defer rows.Close()
	out := map[string]OnTheWay{}
	for rows.Next() {
		var name string
		var w OnTheWay
		var due int64
		if err := rows.Scan(&name, &w.Pending, &due); err != nil {
			return nil, err
		}
		w.Due = fromMicros(due)
		out[name] = w
	}
	return out, rows.Err()
}

// TakeDue takes events that are due for a webhook, the oldest first, counts the try
// and keeps others from taking them until a time; limit at most.
func (tx *Tx) TakeDue(webhook, node string, until time.Time, limit int) ([]Notification, error) {
	now := micros(tx.now)
	lock := ""
	if tx.s.locks() {
		lock = " FOR UPDATE SKIP LOCKED"
	}
	// Two statements: PostgreSQL may run a subquery with a limit more than once.
	args := []any{micros(until), node, now, webhook}
	err := tx.rowsOf(`SELECT seq FROM notifications WHERE webhook = ? AND state = 'pending' AND due <= ? ORDER BY due, seq LIMIT ?`+lock, []any{webhook, now, limit}, func(r Rows) error {
		var seq int64
		if err := r.Scan(&seq); err != nil {
			return err
		}
		args = append(args, seq)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look for notifications of %s: %w", webhook, err)
	}
	if len(args) == 4 {
		return nil, nil
	}
	rows, err := tx.Query(`UPDATE notifications SET due = ?, node = ?, attempts = attempts + 1, first_at = CASE WHEN first_at = 0 THEN ? ELSE first_at END
		WHERE webhook = ? AND seq IN (`+times(len(args)-4, "?")+`) RETURNING `+notificationColumns, args...)
	if err != nil {
		return nil, fmt.Errorf("take notifications of %s: %w", webhook, err)
	}
	return notifications(rows)
}

// SetNotification records how a try ended. It does nothing, and says so, when the
// event was taken anew since.
func (tx *Tx) SetNotification(n *Notification) (bool, error) {
	changed, err := tx.Exec(`UPDATE notifications SET state = ?, due = ?, tried_at = ?, status = ?, error = ?, node = '' WHERE webhook = ? AND seq = ? AND attempts = ? AND state = 'pending'`,
		string(n.State), micros(n.Due), micros(n.TriedAt), n.Status, clip(n.Error), n.Webhook, n.Seq, n.Attempts)
	if err != nil {
		return false, fmt.Errorf("update notification %d of %s: %w", n.Seq, n.Webhook, err)
	}
	return changed == 1, nil
}

// DropPending takes all events off their way to a webhook, and tells the first of
// them and of those that failed for good since a time (zero: none of these); 0 when
// there were none.
func (tx *Tx) DropPending(webhook string, failedSince time.Time) (first int64, err error) {
	where, args := `state = 'pending'`, []any{webhook}
	if !failedSince.IsZero() {
		where, args = `(state = 'pending' OR state = 'failed' AND tried_at >= ?)`, append(args, micros(failedSince))
	}
	err = tx.QueryRow(`SELECT COALESCE(MIN(seq), 0) FROM notifications WHERE webhook = ? AND `+where, args...).Scan(&first)
	if err != nil || first == 0 {
		return 0, err
	}
	if _, err := tx.Exec(`DELETE FROM notifications WHERE webhook = ? AND state = 'pending'`, webhook); err != nil {
		return 0, fmt.Errorf("drop notifications of %s: %w", webhook, err)
	}
	return first, nil
}

// RecoverNotifications makes what a node had under way in a former life due at once.
func (tx *Tx) RecoverNotifications(node string) error {
	_, err := tx.Exec(`UPDATE notifications SET due = ?, node = '' WHERE node = ? AND state = 'pending'`, micros(tx.now), node)
	if err != nil {
		return fmt.Errorf("take up notifications: %w", err)
	}
	tx.told = true
	return nil
}

// NotificationsOf lists what became of an event, webhook by webhook.
func (tx *Tx) NotificationsOf(seq int64) ([]Notification, error) {
	rows, err := tx.Query(`SELECT `+notificationColumns+` FROM notifications WHERE seq = ? ORDER BY webhook`, seq)
	if err != nil {
		return nil, fmt.Errorf("list notifications: %w", err)
	}
	return notifications(rows)
}

// NotificationsTo lists what goes and went to a webhook, newest events first: those
// of a state ("" for any) with sequence numbers below before (0 for the newest).
func (tx *Tx) NotificationsTo(webhook string, state NotificationState, before int64, limit int) ([]Notification, error) {
	where, args := `webhook = ?`, []any{webhook}
	if state != "" {
		where, args = where+` AND state = ?`, append(args, string(state))
	}
	if before > 0 {
		where, args = where+` AND seq < ?`, append(args, before)
	}
	rows, err := tx.Query(`SELECT `+notificationColumns+` FROM notifications WHERE `+where+` ORDER BY seq DESC LIMIT ?`, append(args, limit)...)
	if err != nil {
		return nil, fmt.Errorf("list notifications: %w", err)
	}
	return notifications(rows)
}

func notifications(rows Rows) ([]Notification, error) {
	defer rows.Close()
	var out []Notification
	for rows.Next() {
		var n Notification
		var state string
		var due, first, tried, attempts, status int64
		if err := rows.Scan(&n.Webhook, &n.Seq, &state, &due, &attempts, &first, &tried, &status, &n.Error); err != nil {
			return nil, err
		}
		n.State, n.Due, n.FirstAt, n.TriedAt = NotificationState(state), fromMicros(due), fromMicros(first), fromMicros(tried)
		n.Attempts, n.Status = int(attempts), int(status)
		out = append(out, n)
	}
	return out, rows.Err()
}

// Gap tells how many events there are above a sequence number, counting to limit at
// most.
func (tx *Tx) Gap(seq int64, limit int) (n int, err error) {
	err = tx.QueryRow(`SELECT COUNT(*) FROM (SELECT seq FROM events WHERE seq > ? LIMIT ?) AS gap`, seq, limit).Scan(&n)
	if errors.Is(err, ErrNotFound) {
		return 0, nil
	}
	return n, err
}
