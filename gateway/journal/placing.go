// SPDX-License-Identifier: Apache-2.0

package journal

import "fmt"

// Delivered tells which deliveries of a connection the journal has, by their keys.
func (tx *Tx) Delivered(connection string, keys []string) (map[string]bool, error) {
	have := map[string]bool{}
	for len(keys) > 0 {
		n := min(len(keys), batchKeys)
		args := []any{connection}
		for _, k := range keys[:n] {
			args = append(args, k)
		}
		err := tx.rowsOf(`SELECT delivery_key FROM messages WHERE connection = ? AND delivery_key IN (`+times(n, "?")+`)`, args, func(r Rows) error {
			var key string
			err := r.Scan(&key)
			have[key] = true
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("look deliveries of %s up: %w", connection, err)
		}
		keys = keys[n:]
	}
	return have, nil
}

// Placing tells where an outbound document was about to be put; "" when it was not.
func (tx *Tx) Placing(id string) (place string, err error) {
	if err := tx.QueryRow(`SELECT destination FROM outbound WHERE id = ?`, id).Scan(&place); err != nil {
		return "", fmt.Errorf("read outbound %s: %w", id, err)
	}
	return place, nil
}

// SetPlacing notes where an outbound document is about to be put.
func (tx *Tx) SetPlacing(id, place string) error {
	if _, err := tx.Exec(`UPDATE outbound SET destination = ? WHERE id = ?`, place, id); err != nil {
		return fmt.Errorf("update outbound %s: %w", id, err)
	}
	return nil
}
