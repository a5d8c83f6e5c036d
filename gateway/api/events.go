// SPDX-License-Identifier: Apache-2.0

package api

import (
	"context"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"ordergate/gateway/notify"
	"ordergate/transports/webhook"
)

// Webhooks looks after webhooks and the events they are told of; notify.Worker is
// one.
type Webhooks interface {
	Events(ctx context.Context, f notify.Filter) (notify.Feed, error)
	Event(ctx context.Context, id string) (*notify.EventShown, error)
	List(ctx context.Context) ([]notify.Standing, error)
	Deliveries(ctx context.Context, name, state, before string, limit int) ([]notify.Delivery, error)
	Enable(ctx context.Context, name, by string, from notify.Enabling) error
	Disable(ctx context.Context, name, by, reason string) error
	Test(ctx context.Context, name, by string) ([]webhook.Step, error)
	Replay(ctx context.Context, name, by string, r notify.Replaying) (n int, until time.Time, err error)
}

// Replayed tells what a replay of events has done.
type Replayed struct {
	Events int `json:"events"` // that are sent once more
	// Until is where the replay ended before its end: go on from there.
	Until *time.Time `json:"until,omitempty"`
}

// times reads the times that may be given, in pairs of name and text.
func times(into []*time.Time, pairs ...string) error {
	for i, at := range into {
		if pairs[2*i+1] == "" {
			continue
		}
		t, err := moment(pairs[2*i], pairs[2*i+1])
		if err != nil {
			return err
		}
		*at = t
	}
	return nil
}

// events adds the routes of events and of those who are told of them.
func events(a huma.API, hooks Webhooks) {
	huma.Get(a, "/api/events", func(ctx context.Context, in *struct {
		After   string   `query:"after" doc:"events behind this id: next of the answer before"`
		Since   string   `query:"since" doc:"without after: from then on, a date (UTC) or an RFC 3339 time; default from the first that is kept"`
		Type    []string `query:"type,explode" doc:"only these, as in order.posted or order.*"`
		Partner string   `query:"partner" doc:"only this partner's"`
		Order   string   `query:"order" doc:"only of this order: its id or number"`
		Limit   int      `query:"limit" default:"100" minimum:"1" maximum:"1000"`
	}) (*out[notify.Feed], error) {
		f := notify.Filter{After: in.After, Events: in.Type, Partner: in.Partner, Order: in.Order, Limit: in.Limit}
		if err := times([]*time.Time{&f.Since}, "since", in.Since); err != nil {
			return nil, err
		}
		return answer(hooks.Events(ctx, f))
	})
	huma.Get(a, "/api/events/{id}", func(ctx context.Context, in *struct {
		ID string `path:"id" doc:"the event's id"`
	}) (*out[*notify.EventShown], error) {
		return answer(hooks.Event(ctx, in.ID))
	})
	huma.Get(a, "/api/webhooks", func(ctx context.Context, _ *struct{}) (*out[[]notify.Standing], error) {
		return answer(hooks.List(ctx))
	})
	huma.Get(a, "/api/webhooks/{name}/deliveries", func(ctx context.Context, in *struct {
		Name   string `path:"name" doc:"the webhook's name"`
		State  string `query:"state" enum:"pending,sent,failed" doc:"only deliveries in this state"`
		Before string `query:"before" doc:"only events before this id: the last of the page before"`
		Limit  int    `query:"limit" default:"100" minimum:"1" maximum:"1000"`
	}) (*out[[]notify.Delivery], error) {
		return answer(hooks.Deliveries(ctx, in.Name, in.State, in.Before, in.Limit))
	})
	deciding(a, hooks)
}

// deciding adds the routes by which webhooks are looked after.
func deciding(a huma.API, hooks Webhooks) {
	huma.Post(a, "/api/webhooks/{name}/enable", func(ctx context.Context, in *struct {
		Name string `path:"name" doc:"the webhook's name"`
		Body struct {
			By    string `json:"by" minLength:"1" doc:"who decides; kept"`
			Since string `json:"since,omitempty" doc:"with all events from then on that it has not got, a date (UTC) or an RFC 3339 time; default with what it missed"`
			Skip  bool   `json:"skip,omitempty" doc:"without what it missed"`
		}
	}) (*out[struct{}], error) {
		from := notify.Enabling{Skip: in.Body.Skip}
		if err := times([]*time.Time{&from.Since}, "since", in.Body.Since); err != nil {
			return nil, err
		}
		return answer(struct{}{}, hooks.Enable(ctx, in.Name, in.Body.By, from))
	})
	huma.Post(a, "/api/webhooks/{name}/disable", func(ctx context.Context, in *struct {
		Name string `path:"name" doc:"the webhook's name"`
		Body struct {
			By     string `json:"by" minLength:"1" doc:"who decides; kept"`
			Reason string `json:"reason,omitempty" doc:"why; kept"`
		}
	}) (*out[struct{}], error) {
		return answer(struct{}{}, hooks.Disable(ctx, in.Name, in.Body.By, in.Body.Reason))
	})
	huma.Post(a, "/api/webhooks/{name}/test", func(ctx context.Context, in *struct {
		Name string `path:"name" doc:"the webhook's name"`
		Body struct {
			By string `json:"by" minLength:"1" doc:"who tests; kept"`
		}
	}) (*out[[]webhook.Step], error) {
		return answer(hooks.Test(ctx, in.Name, in.Body.By))
	})
	huma.Post(a, "/api/webhooks/{name}/replay", func(ctx context.Context, in *struct {
		Name string `path:"name" doc:"the webhook's name"`
		Body struct {
			By    string   `json:"by" minLength:"1" doc:"who decides; kept"`
			Since string   `json:"since" minLength:"1" doc:"events from then on, whether it has them or not: a date (UTC) or an RFC 3339 time"`
			Until string   `json:"until,omitempty" doc:"events before then"`
			Type  []string `json:"type,omitempty" doc:"only these, as in order.posted or order.*"`
		}
	}) (*out[Replayed], error) {
		r := notify.Replaying{Events: in.Body.Type}
		if err := times([]*time.Time{&r.Since, &r.Until}, "since", in.Body.Since, "until", in.Body.Until); err != nil {
			return nil, err
		}
		return answer(replay(ctx, hooks, in.Name, in.Body.By, r))
	})
}

func replay(ctx context.Context, hooks Webhooks, name, by string, r notify.Replaying) (Replayed, error) {
	n, until, err := hooks.Replay(ctx, name, by, r)
	done := Replayed{Events: n}
	if !until.IsZero() {
		done.Until = &until
	}
	return done, err
}
