// SPDX-License-Identifier: Apache-2.0

package pipeline_test

import (
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/pipeline"
	"ordergate/gateway/validate"
)

// TestTodayIsThePartners: an order of the evening in Chicago for the same day does
// not ask for a day that has passed.
func TestTodayIsThePartners(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 21, 2, 0, 0, 0, time.UTC) // 20 November, 20:00 in Chicago
	for zone, past := range map[string]bool{"America/Chicago": false, "": true} {
		x := &pipeline.Examined{Zone: zone, Who: validate.Who{Partner: "acme", NoMasterData: true}, Order: &gateway.Order{ID: "1", IssueDate: "2026-11-20",
			Delivery: &gateway.Delivery{RequestedDeliveryPeriod: &gateway.Period{EndDate: "2026-11-20"}}}}
		x.Check(validate.Facts{}, validate.Defaults(), now)
		found := false
		for _, f := range x.Findings {
			found = found || f.Code == "order.date.past"
		}
		if found != past {
			t.Errorf("zone %q: %+v", zone, x.Findings)
		}
	}
}
