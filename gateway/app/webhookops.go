// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"ordergate/gateway/api"
	"ordergate/gateway/notify"
	"ordergate/transports/webhook"
)

// WebhookOperations is what commands do with events and webhooks.
type WebhookOperations interface {
	Events(ctx context.Context, f notify.Filter) (notify.Feed, error)
	Event(ctx context.Context, id string) (*notify.EventShown, error)
	Webhooks(ctx context.Context) ([]notify.Standing, error)
	WebhookDeliveries(ctx context.Context, name, state, before string, limit int) ([]notify.Delivery, error)
	EnableWebhook(ctx context.Context, name, by string, from notify.Enabling) error
	DisableWebhook(ctx context.Context, name, by, reason string) error
	TestWebhook(ctx context.Context, name, by string) ([]webhook.Step, error)
	ReplayWebhook(ctx context.Context, name, by string, r notify.Replaying) (api.Replayed, error)
}

// webhooksHere works on the journal of this process; without a daemon, what is made
// due is sent when one starts.
type webhooksHere struct{ w *notify.Worker }

func (l webhooksHere) Events(ctx context.Context, f notify.Filter) (notify.Feed, error) {
	return l.w.Events(ctx, f)
}

func (l webhooksHere) Event(ctx context.Context, id string) (*notify.EventShown, error) {
	return l.w.Event(ctx, id)
}

func (l webhooksHere) Webhooks(ctx context.Context) ([]notify.Standing, error) { return l.w.List(ctx) }

func (l webhooksHere) WebhookDeliveries(ctx context.Context, name, state, before string, limit int) ([]notify.Delivery, error) {
	return l.w.Deliveries(ctx, name, state, before, limit)
}

func (l webhooksHere) EnableWebhook(ctx context.Context, name, by string, from notify.Enabling) error {
	return l.w.Enable(ctx, name, by, from)
}

func (l webhooksHere) DisableWebhook(ctx context.Context, name, by, reason string) error {
	return l.w.Disable(ctx, name, by, reason)
}

func (l webhooksHere) TestWebhook(ctx context.Context, name, by string) ([]webhook.Step, error) {
	return l.w.Test(ctx, name, by)
}

func (l webhooksHere) ReplayWebhook(ctx context.Context, name, by string, r notify.Replaying) (api.Replayed, error) {
	n, until, err := l.w.Replay(ctx, name, by, r)
	done := api.Replayed{Events: n}
	if !until.IsZero() {
		done.Until = &until
	}
	return done, err
}

func (r *remote) Events(ctx context.Context, f notify.Filter) (out notify.Feed, err error) {
	q := url.Values{"limit": {strconv.Itoa(f.Limit)}}
	for k, v := range map[string]string{"after": f.After, "since": stamp(f.Since), "partner": f.Partner, "order": f.Order} {
		if v != "" {
			q.Set(k, v)
		}
	}
	for _, e := range f.Events {
		q.Add("type", e)
	}
	return out, r.call(ctx, http.MethodGet, "/api/events", q, nil, &out)
}

func (r *remote) Event(ctx context.Context, id string) (out *notify.EventShown, err error) {
	return out, r.call(ctx, http.MethodGet, "/api/events/"+url.PathEscape(id), nil, nil, &out)
}

func (r *remote) Webhooks(ctx context.Context) (out []notify.Standing, err error) {
	return out, r.call(ctx, http.MethodGet, "/api/webhooks", nil, nil, &out)
}

func (r *remote) WebhookDeliveries(ctx context.Context, name, state, before string, limit int) (out []notify.Delivery, err error) {
	return out, r.call(ctx, http.MethodGet, hookPath(name, "deliveries"), page(state, "", before, limit), nil, &out)
}

func hookPath(name, what string) string {
	return "/api/webhooks/" + url.PathEscape(name) + "/" + what
}

func (r *remote) EnableWebhook(ctx context.Context, name, by string, from notify.Enabling) error {
	var ok struct{}
	return r.call(ctx, http.MethodPost, hookPath(name, "enable"), nil, map[string]any{"by": by, "since": stamp(from.Since), "skip": from.Skip}, &ok)
}

func (r *remote) DisableWebhook(ctx context.Context, name, by, reason string) error {
	var ok struct{}
	return r.call(ctx, http.MethodPost, hookPath(name, "disable"), nil, map[string]any{"by": by, "reason": reason}, &ok)
}

func (r *remote) TestWebhook(ctx context.Context, name, by string) (out []webhook.Step, err error) {
	return out, r.call(ctx, http.MethodPost, hookPath(name, "test"), nil, map[string]any{"by": by}, &out)
}

func (r *remote) ReplayWebhook(ctx context.Context, name, by string, what notify.Replaying) (out api.Replayed, err error) {
	body := map[string]any{"by": by, "since": what.Since.UTC().Format(time.RFC3339Nano), "until": stamp(what.Until), "type": what.Events}
	return out, r.call(ctx, http.MethodPost, hookPath(name, "replay"), nil, body, &out)
}

// stamp is a time as the API reads it; "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}
