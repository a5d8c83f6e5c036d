// SPDX-License-Identifier: Apache-2.0

package journal

import "fmt"

// MessageFilter says which messages are listed.
type MessageFilter struct {
	State  MessageState // "" for any
	Before string       // ids below this one; "" for no bound
	Limit  int
}

// MessageList lists messages, newest first.
func (tx *Tx) MessageList(f MessageFilter) ([]Message, error) {
	where, args := `WHERE 1 = 1`, []any{}
	if f.State != "" {
		where, args = where+` AND state = ?`, append(args, string(f.State))
	}
	if f.Before != "" {
		where, args = where+` AND id < ?`, append(args, f.Before)
	}
	return tx.messages(`SELECT `+messageColumns+` FROM messages `+where+` ORDER BY id DESC LIMIT ?`, append(args, f.Limit)...)
}

// CloseMessage ends a message because a person says that nothing more is to come of
// it. What was found of it stays; its documents wait no longer.
func (tx *Tx) CloseMessage(id string) error {
	return tx.messageState(id, MessageClosed)
}

// OpenMessage takes the closing of a message back: it counts as read.
func (tx *Tx) OpenMessage(id string) error {
	return tx.messageState(id, MessageRead)
}

func (tx *Tx) messageState(id string, state MessageState) error {
	if _, err := tx.Exec(`UPDATE messages SET state = ? WHERE id = ?`, string(state), id); err != nil {
		return fmt.Errorf("make message %s %s: %w", id, state, err)
	}
	return nil
}
