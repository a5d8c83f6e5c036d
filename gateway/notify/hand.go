// SPDX-License-Identifier: Apache-2.0

package notify

import (
	"ordergate/gateway/journal"
)

// handOut gives the next events to the webhooks that keep up; more tells that there
// are further ones.
func handOut(tx *journal.Tx, subs map[string]*Subscription) (more bool, err error) {
	head, err := tx.EventHead()
	if err != nil {
		return false, err
	}
	states, err := tx.Webhooks()
	if err != nil {
		return false, err
	}
	first := int64(-1) // events up to here are nobody's who keeps up
	for name := range subs {
		st, known := states[name]
		if !known {
			fresh, err := tx.Webhook(name)
			if err != nil {
				return false, err
			}
			st = *fresh
			states[name] = st
		}
		if st.Behind == journal.KeepsUp && (first < 0 || st.Since < first) {
			first = st.Since
		}
	}
	from := max(head, first)
	events, err := tx.EventsAfter(from, batch)
	if err != nil {
		return false, err
	}
	if len(events) == 0 {
		if from == head {
			return false, nil
		}
		return false, tx.SetEventHead(from)
	}
	for name, s := range subs {
		st := states[name]
		var seqs []int64
		for i := range events {
			if events[i].Seq > st.Since && s.wants(&events[i]) {
				seqs = append(seqs, events[i].Seq)
			}
		}
		if st.Behind != journal.KeepsUp || len(seqs) == 0 {
			continue
		}
		pending, err := tx.PendingOf(name)
		if err != nil {
			return false, err
		}
		if pending+len(seqs) > Window {
			st.Behind = max(from, st.Since)
			err = tx.SetWebhook(&st)
		} else {
			err = tx.Notify(name, false, seqs...)
		}
		if err != nil {
			return false, err
		}
	}
	return len(events) == batch, tx.SetEventHead(events[len(events)-1].Seq)
}

// catchUp gives a webhook that is behind its next events, as many as there is room
// for.
func catchUp(tx *journal.Tx, s *Subscription) error {
	head, err := tx.EventHead()
	if err != nil {
		return err
	}
	st, err := tx.Webhook(s.Name)
	if err != nil || st.Behind == journal.KeepsUp || !st.DisabledAt.IsZero() {
		return err
	}
	pending, err := tx.PendingOf(s.Name)
	if err != nil {
		return err
	}
	events, err := tx.EventsAfter(st.Behind, 2*batch)
	if err != nil {
		return err
	}
	done := len(events) < 2*batch
	var seqs []int64
	for i := range events {
		if events[i].Seq > head {
			done = true
			break
		}
		if s.wants(&events[i]) {
			if pending+len(seqs) >= Window {
				done = false
				break
			}
			seqs = append(seqs, events[i].Seq)
		}
		st.Behind = events[i].Seq
	}
	if done {
		st.Behind = journal.KeepsUp
	}
	if err := tx.Notify(s.Name, false, seqs...); err != nil {
		return err
	}
	return tx.SetWebhook(st)
}

// disable ends the making of rows for a webhook; what was on its way to it is kept
// as its place in the sequence.
func disable(tx *journal.Tx, st *journal.Webhook, by, reason string) error {
	head, err := tx.EventHead()
	if err != nil {
		return err
	}
	first, err := tx.DropPending(st.Name, st.FailingSince)
	if err != nil {
		return err
	}
	if st.Behind == journal.KeepsUp {
		st.Behind = max(head, st.Since)
	}
	if first > 0 {
		st.Behind = min(st.Behind, first-1)
	}
	st.DisabledAt, st.Reason = tx.Now(), reason
	if err := tx.SetWebhook(st); err != nil {
		return err
	}
	return tx.Audit(journal.AuditLine{At: tx.Now(), Actor: by, Action: "webhook disabled", Detail: st.Name + ": " + reason})
}
