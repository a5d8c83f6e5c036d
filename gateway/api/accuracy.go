// SPDX-License-Identifier: Apache-2.0

package api

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"ordergate/gateway/journal"
	"ordergate/gateway/review"
)

// accuracy adds the route of what passed untouched, was corrected and was rejected.
func accuracy(a huma.API, queue *review.Queue) {
	huma.Get(a, "/api/accuracy", func(ctx context.Context, in *struct {
		From    string `query:"from" doc:"orders that came from then on: a date (UTC) or an RFC 3339 time; 30 days before to when left out"`
		To      string `query:"to" doc:"orders that came before then: a date (UTC) or an RFC 3339 time; now when left out"`
		By      string `query:"by" enum:"partner,channel,mapping,rule" default:"partner" doc:"what to group by"`
		Partner string `query:"partner" doc:"only this partner's orders"`
		Test    bool   `query:"test" doc:"test traffic instead of live"`
		Changes bool   `query:"changes" doc:"change orders instead of orders"`
	}) (*out[*review.Accuracy], error) {
		q := journal.AccuracyQuery{To: queue.Clock.Now(), By: journal.AccuracyBy(in.By), Partner: in.Partner, Test: in.Test, Changes: in.Changes}
		var err error
		if in.To != "" {
			if q.To, err = moment("to", in.To); err != nil {
				return nil, err
			}
		}
		if q.From = q.To.AddDate(0, 0, -30); in.From != "" {
			if q.From, err = moment("from", in.From); err != nil {
				return nil, err
			}
		}
		return answer(queue.Accuracy(ctx, q))
	})
}

// moment reads a date or a time.
func moment(name, text string) (time.Time, error) {
	for _, layout := range []string{time.DateOnly, time.RFC3339Nano} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, huma.NewError(http.StatusUnprocessableEntity,
		fmt.Sprintf("%s: %q is neither a date (2026-11-01) nor a time (2026-11-01T00:00:00Z).", name, text))
}
