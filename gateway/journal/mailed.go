// SPDX-License-Identifier: Apache-2.0

package journal

import (
	"fmt"
	"strings"
	"time"
)

// Mailed counts one more automatic mail to an address, and returns how many it got
// today (UTC) with this one. Days before yesterday are forgotten.
func (tx *Tx) Mailed(address string) (n int64, err error) {
	now := tx.Now().UTC()
	err = tx.QueryRow(`INSERT INTO mailed (address, day, n) VALUES (?, ?, 1)
		ON CONFLICT (address, day) DO UPDATE SET n = mailed.n + 1 RETURNING n`, strings.ToLower(address), now.Format(time.DateOnly)).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count a mail: %w", err)
	}
	if n == 1 {
		if _, err := tx.Exec(`DELETE FROM mailed WHERE day < ?`, now.AddDate(0, 0, -1).Format(time.DateOnly)); err != nil {
			return 0, fmt.Errorf("forget the mails of days past: %w", err)
		}
	}
	return n, nil
}
