// SPDX-License-Identifier: Apache-2.0

// Package api is the HTTP API: orders, the review queue, traces and replays,
// with an OpenAPI description generated from its types at /api/openapi.json and
// faults as problem+json (RFC 9457). It says only what review and replay do,
// and decides nothing.
//
// It has no login of its own yet: app mounts it on the admin listener, which is
// on loopback unless the config says otherwise.
package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"ordergate/gateway"
	"ordergate/gateway/journal"
	"ordergate/gateway/masterdata"
	"ordergate/gateway/pipeline"
	"ordergate/gateway/review"
)

// Engine reads messages again and works on what went to partners; pipeline.Engine
// is one.
type Engine interface {
	Replay(ctx context.Context, messageID, by, reason string) (*pipeline.Replay, error)
	Resend(ctx context.Context, outboundID, by, reason string) (string, error)
	Settle(ctx context.Context, outboundID, by, reason string) error
}

// Mappings says which mappings read orders, and takes approvals; app.App is one.
type Mappings interface {
	MappingStates(ctx context.Context) ([]review.MappingState, error)
	Approve(ctx context.Context, id, version, by, reason, found string) (*review.MappingState, error)
}

// Mount adds the API's routes to mux. master is nil without master data.
func Mount(mux *http.ServeMux, queue *review.Queue, engine Engine, maps Mappings, send SendFunc, enter EnterFunc, verify VerifyFunc, master *masterdata.Store, hooks Webhooks, version string) {
	cfg := huma.DefaultConfig("ordergate", version)
	cfg.OpenAPIPath, cfg.DocsPath, cfg.SchemasPath = "/api/openapi", "", "/api/schemas"
	cfg.CreateHooks = nil // which would put a link to its schema into each answer
	a := humago.New(mux, cfg)

	huma.Get(a, "/api/orders", func(ctx context.Context, in *struct {
		State   string `query:"state" enum:"held,ready,posted,rejected,cancelled" doc:"only orders in this state"`
		Partner string `query:"partner" doc:"only this partner's orders"`
		Before  string `query:"before" doc:"only ids below this one: the last id of the page before"`
		Limit   int    `query:"limit" default:"100" minimum:"1" maximum:"1000"`
	}) (*out[[]review.Item], error) {
		return answer(queue.Orders(ctx, journal.OrderState(in.State), in.Partner, in.Before, in.Limit))
	})
	huma.Get(a, "/api/review", func(ctx context.Context, in *struct {
		Limit int `query:"limit" default:"100" minimum:"1" maximum:"1000"`
	}) (*out[[]review.Item], error) {
		return answer(queue.Waiting(ctx, in.Limit))
	})
	huma.Get(a, "/api/order", func(ctx context.Context, in *refInput) (*out[*review.Shown], error) {
		return answer(queue.Show(ctx, in.Ref))
	})
	huma.Get(a, "/api/trace", func(ctx context.Context, in *refInput) (*out[[]review.Life], error) {
		return answer(queue.Trace(ctx, in.Ref))
	})
	huma.Post(a, "/api/order/release", func(ctx context.Context, in *decideInput) (*out[*review.Item], error) {
		return answer(queue.Release(ctx, in.Body.Ref, in.Body.By, in.Body.Reason))
	})
	huma.Post(a, "/api/order/reject", func(ctx context.Context, in *decideInput) (*out[*review.Item], error) {
		return answer(queue.Reject(ctx, in.Body.Ref, in.Body.By, in.Body.Reason))
	})
	huma.Post(a, "/api/replay", func(ctx context.Context, in *decideInput) (*out[*pipeline.Replay], error) {
		return answer(engine.Replay(ctx, in.Body.Ref, in.Body.By, in.Body.Reason))
	})
	messages(a, queue)
	accuracy(a, queue)
	outbound(a, queue, engine)
	sending(a, mux, send)
	entering(a, enter)
	exchanges(a, queue, verify)
	mountMaster(a, mux, master)
	mappings(a, maps)
	events(a, hooks)
	huma.Post(a, "/api/job/retry", func(ctx context.Context, in *struct {
		Body struct {
			ID int64  `json:"id" doc:"the job, see /api/review"`
			By string `json:"by" minLength:"1" doc:"who decides"`
		}
	}) (*out[struct{}], error) {
		return answer(struct{}{}, queue.Retry(ctx, in.Body.ID, in.Body.By))
	})
}

// outbound adds the routes of what goes to partners.
func outbound(a huma.API, queue *review.Queue, engine Engine) {
	huma.Get(a, "/api/outbound", func(ctx context.Context, in *struct {
		State   string `query:"state" enum:"pending,offered,sent,failed,withdrawn,none,waiting,overdue,accepted,accepted-with-errors,partly-rejected,rejected" doc:"only documents of this delivery or acknowledgement"`
		Partner string `query:"partner" doc:"only this partner's"`
		Before  string `query:"before" doc:"only ids below this one: the last id of the page before"`
		Limit   int    `query:"limit" default:"100" minimum:"1" maximum:"1000"`
	}) (*out[[]review.OutboundItem], error) {
		return answer(queue.Outbound(ctx, journal.OutboundFilter{State: in.State, Partner: in.Partner, Before: in.Before, Limit: in.Limit}))
	})
	huma.Get(a, "/api/outbound/document", func(ctx context.Context, in *struct {
		ID string `query:"id" required:"true" doc:"the document's id"`
	}) (*out[*review.OutboundShown], error) {
		return answer(queue.ShowOutbound(ctx, in.ID))
	})
	huma.Post(a, "/api/outbound/resend", func(ctx context.Context, in *outboundInput) (*out[Resent], error) {
		id, err := engine.Resend(ctx, in.Body.ID, in.Body.By, in.Body.Reason)
		return answer(Resent{id}, err)
	})
	huma.Post(a, "/api/outbound/settle", func(ctx context.Context, in *outboundInput) (*out[struct{}], error) {
		return answer(struct{}{}, engine.Settle(ctx, in.Body.ID, in.Body.By, in.Body.Reason))
	})
}

type outboundInput struct {
	Body struct {
		ID     string `json:"id" minLength:"1" doc:"the document's id"`
		By     string `json:"by" minLength:"1" doc:"who decides; kept with the document"`
		Reason string `json:"reason" minLength:"1" doc:"why; kept with the document"`
	}
}

// Resent names the document that goes out in place of another.
type Resent struct {
	ID string `json:"id"`
}

type refInput struct {
	Ref string `query:"ref" required:"true" doc:"order number, order id or message id"`
}

type decideInput struct {
	Body struct {
		Ref    string `json:"ref" minLength:"1" doc:"order number, order id or message id"`
		By     string `json:"by" minLength:"1" doc:"who decides; kept with the decision"`
		Reason string `json:"reason,omitempty" doc:"why; kept with the decision"`
	}
}

type out[T any] struct{ Body T }

func answer[T any](v T, err error) (*out[T], error) {
	if err == nil {
		return &out[T]{v}, nil
	}
	status := statusOf(err)
	return nil, huma.NewError(status, gateway.PublicText(err, http.StatusText(status)))
}

func statusOf(err error) int {
	if errors.Is(err, journal.ErrNotFound) {
		return http.StatusNotFound
	}
	switch gateway.KindOf(err) {
	case gateway.Invalid:
		return http.StatusUnprocessableEntity
	case gateway.NotFound:
		return http.StatusNotFound
	case gateway.Conflict:
		return http.StatusConflict
	case gateway.Denied:
		return http.StatusForbidden
	case gateway.Internal:
		return http.StatusInternalServerError
	}
	return http.StatusServiceUnavailable
}
