// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/api"
	"ordergate/gateway/journal"
	"ordergate/gateway/review"
	"ordergate/transports/as2/proof"
)

// Verify checks the exchanges of a name again, from the bytes that were kept and
// with the certificates there are now.
func (a *App) Verify(ctx context.Context, name string) ([]api.Verified, error) {
	all, err := a.queue.ExchangesNamed(ctx, name)
	if err != nil {
		return nil, err
	}
	var out []api.Verified
	for _, x := range all {
		rel := a.as2.relations.Load().By(x.Exchange.Connection)
		if rel == nil {
			return nil, &gateway.Error{Op: "as2.verify", Kind: gateway.Invalid,
				Public: fmt.Sprintf("Connection %s, which it came or went by, is in no partner file any more: bring it back to have its certificates.", x.Exchange.Connection)}
		}
		report, err := proof.Verify(ctx, a.ledger.Open, &x.Exchange, rel)
		if err != nil {
			return nil, err
		}
		v := api.Verified{Exchange: x.Item, OK: report.OK()}
		for _, s := range report.Steps {
			v.Steps = append(v.Steps, api.VerifiedStep{Name: s.Name, State: string(s.State), Text: s.Text})
		}
		out = append(out, v)
	}
	return out, nil
}

func (l local) Verify(ctx context.Context, name string) ([]api.Verified, error) {
	return l.app.Verify(ctx, name)
}

func (r *remote) Verify(ctx context.Context, name string) (out []api.Verified, err error) {
	return out, r.call(ctx, http.MethodGet, "/api/verify", url.Values{"name": {name}}, nil, &out)
}

func (r *remote) Exchanges(ctx context.Context, f journal.ExchangeFilter) (out []review.ExchangeItem, err error) {
	query := url.Values{"limit": {strconv.Itoa(f.Limit)}}
	for key, value := range map[string]string{"partner": f.Partner, "state": string(f.State), "direction": f.Direction, "before": f.Before} {
		if value != "" {
			query.Set(key, value)
		}
	}
	if !f.Since.IsZero() {
		query.Set("since", f.Since.Format(time.RFC3339))
	}
	return out, r.call(ctx, http.MethodGet, "/api/exchanges", query, nil, &out)
}
