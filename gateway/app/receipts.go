// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"fmt"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/gateway/telemetry"
)

// receiptsAge is how long a receipt that is missing or says no is shown by health:
// findings on the documents stay.
const receiptsAge = 7 * 24 * time.Hour

// receipts tells of messages whose receipt (MDN) is overdue or refuses them.
func (a *App) receipts(ctx context.Context) telemetry.Component {
	var detail string
	var at time.Time
	err := a.store.View(ctx, func(tx *journal.Tx) error {
		detail, at = "", time.Time{}
		for _, state := range []gateway.ExchangeState{gateway.ExchangeOverdue, gateway.ExchangeRefused} {
			n, oldest, err := tx.ExchangesIn(state, a.clock.Now().Add(-receiptsAge))
			if err != nil {
				return err
			}
			if n == 0 {
				continue
			}
			if detail != "" {
				detail += "; "
			} else {
				at = oldest.At
			}
			detail += fmt.Sprintf("%d receipt(s) of the last 7 days %s; the first, for document %s to %s by %s",
				n, map[gateway.ExchangeState]string{gateway.ExchangeOverdue: "overdue", gateway.ExchangeRefused: "refused what we sent"}[state], oldest.Outbound, oldest.Partner, oldest.Connection)
		}
		return nil
	})
	switch {
	case err != nil:
		return telemetry.Component{State: telemetry.Degraded, Detail: err.Error()}
	case detail != "":
		return telemetry.Component{State: telemetry.Degraded, Detail: detail + ": see `ordergate outbound show`", At: at.Format(time.RFC3339)}
	}
	return telemetry.Component{State: telemetry.OK}
}
