// SPDX-License-Identifier: Apache-2.0

package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/gateway/review"
)

// Verified is an exchange that was checked again from what was kept of it.
type Verified struct {
	Exchange review.ExchangeItem `json:"exchange"`
	OK       bool                `json:"ok"`
	Steps    []VerifiedStep      `json:"steps"`
}

// VerifiedStep is one thing that was checked.
type VerifiedStep struct {
	Name  string `json:"name"`
	State string `json:"state"` // ok, failed, skipped
	Text  string `json:"text"`  // one sentence for people
}

// VerifyFunc checks the exchanges of a name; app.App's Verify is one.
type VerifyFunc func(ctx context.Context, name string) ([]Verified, error)

// exchanges adds the routes of what went over the wire with a receipt (AS2).
func exchanges(a huma.API, queue *review.Queue, verify VerifyFunc) {
	huma.Get(a, "/api/verify", func(ctx context.Context, in *struct {
		Name string `query:"name" required:"true" doc:"Message-ID, or id of an exchange, a message or an outbound document"`
	}) (*out[[]Verified], error) {
		return answer(verify(ctx, in.Name))
	})
	huma.Get(a, "/api/exchanges", func(ctx context.Context, in *struct {
		Partner   string `query:"partner" doc:"only this partner's"`
		State     string `query:"state" enum:"processed,failed,prepared,sent,confirmed,refused,overdue" doc:"only exchanges in this state"`
		Direction string `query:"direction" enum:"in,out" doc:"only what came in, or went out"`
		Since     string `query:"since" doc:"received, or sealed, from then on: a date (UTC) or an RFC 3339 time"`
		Before    string `query:"before" doc:"only ids below this one: the last id of the page before"`
		Limit     int    `query:"limit" default:"100" minimum:"1" maximum:"1000"`
	}) (*out[[]review.ExchangeItem], error) {
		f := journal.ExchangeFilter{Partner: in.Partner, State: gateway.ExchangeState(in.State), Direction: in.Direction, Before: in.Before, Limit: in.Limit}
		if in.Since != "" {
			var err error
			if f.Since, err = moment("since", in.Since); err != nil {
				return nil, err
			}
		}
		return answer(queue.Exchanges(ctx, f))
	})
	huma.Get(a, "/api/exchanges/{id}", func(ctx context.Context, in *exchangeInput) (*out[*review.ExchangeShown], error) {
		return answer(queue.ShowExchange(ctx, in.ID))
	})
	huma.Get(a, "/api/exchanges/{id}/original", func(ctx context.Context, in *exchangeInput) (*huma.StreamResponse, error) {
		return proof(ctx, queue, in.ID, false)
	})
	huma.Get(a, "/api/exchanges/{id}/receipt", func(ctx context.Context, in *exchangeInput) (*huma.StreamResponse, error) {
		return proof(ctx, queue, in.ID, true)
	})
}

type exchangeInput struct {
	ID string `path:"id" doc:"the exchange's id"`
}

// proof answers with bytes as they went over the wire.
func proof(ctx context.Context, queue *review.Queue, id string, receipt bool) (*huma.StreamResponse, error) {
	r, size, err := queue.Proof(ctx, id, receipt)
	name := id + ".original"
	if receipt {
		name = id + ".receipt"
	}
	return download(name, r, size, err)
}
