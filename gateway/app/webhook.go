// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/config"
	"ordergate/gateway/journal"
	"ordergate/gateway/notify"
	"ordergate/gateway/partner"
	"ordergate/gateway/telemetry"
	"ordergate/transports"
	"ordergate/transports/webhook"
)

// webhookSide is the webhooks in the process: those of the config and of the partner
// files as they are now, and the worker that tells them.
type webhookSide struct {
	app    *App
	subs   atomic.Pointer[map[string]*notify.Subscription]
	worker *notify.Worker
}

func newWebhooks(a *App) *webhookSide {
	side := &webhookSide{app: a}
	side.subs.Store(&map[string]*notify.Subscription{})
	side.worker = notify.New(notify.Config{Store: a.store, Node: a.cfg.Node, Subscriptions: func() map[string]*notify.Subscription { return *side.subs.Load() },
		Poll: a.cfg.Work.Poll, Grace: a.cfg.Work.Grace, Log: a.log, Metrics: a.metrics, Clock: a.clock, Crash: a.opts.Crash})
	a.onClose("connections of webhooks", func() error {
		side.drop(nil)
		return nil
	})
	return side
}

// subscription is one webhook of the files; partner is "" for one of the config.
type subscription struct {
	webhook.Config
	partner string
}

// webhooks are those of all files.
func webhooks(cfg *config.Config, partners *partner.Directory) (all []subscription) {
	for _, w := range cfg.Webhooks {
		all = append(all, subscription{w, ""})
	}
	for _, p := range partners.All() {
		for _, w := range p.Webhooks {
			all = append(all, subscription{w, p.ID})
		}
	}
	return all
}

// webhookFaults checks the webhooks as a whole: who they name, and their secrets.
func webhookFaults(cfg *config.Config, partners *partner.Directory) (faults gateway.Faults) {
	var ids []string
	for _, p := range partners.All() {
		ids = append(ids, p.ID)
	}
	for i, w := range cfg.Webhooks {
		for n, id := range w.Partners {
			if partners.Get(id) == nil {
				hint := ""
				if near := gateway.Nearest(id, ids); near != "" {
					hint = fmt.Sprintf("did you mean %q?", near)
				}
				faults = append(faults, cfg.File().Fault(fmt.Sprintf("there is no partner %q", id), hint, "webhooks", fmt.Sprint(i), "partners", fmt.Sprint(n)))
			}
		}
	}
	for _, p := range partners.All() {
		for i, w := range p.Webhooks {
			r, err := cfg.Webhook(w)
			if err == nil {
				_, err = webhook.New(r, gateway.SystemClock{})
			}
			if err != nil {
				faults = append(faults, p.Fault(gateway.PublicText(err, err.Error()), "", "webhooks", fmt.Sprint(i)))
			}
		}
	}
	return faults
}

// use implements side. A webhook whose secrets cannot be fetched any more keeps the
// sender it had.
func (s *webhookSide) use(l *loaded, senders map[string]transports.Sender) {
	old, fresh := *s.subs.Load(), map[string]*notify.Subscription{}
	for _, w := range webhooks(l.config, l.partners) {
		sub := &notify.Subscription{Config: w.Config, Partner: w.partner}
		r, err := l.config.Webhook(w.Config)
		var sender *webhook.Sender
		if err == nil {
			sender, err = webhook.New(r, s.app.clock)
		}
		if err != nil {
			s.app.log.Error("a webhook cannot be used as it is", zap.String("webhook", w.Name), zap.Error(err))
			if was := old[w.Name]; was != nil {
				fresh[w.Name] = was
			}
			continue
		}
		sub.Sender = sender
		fresh[w.Name] = sub
		if w.Documents {
			senders[w.Name] = sender
		}
	}
	s.drop(fresh)
	s.subs.Store(&fresh)
}

// drop closes the senders that are not kept. What is under way by them ends as it
// would.
func (s *webhookSide) drop(kept map[string]*notify.Subscription) {
	for name, sub := range *s.subs.Load() {
		if c, ok := sub.Sender.(*webhook.Sender); ok && kept[name] != sub {
			c.Close()
		}
	}
}

// listen implements side.
func (s *webhookSide) listen() error { return nil }

// serve implements side.
func (s *webhookSide) serve(ctx context.Context) error { return s.worker.Serve(ctx) }

// health implements side: it tells of webhooks that are disabled or fail.
func (s *webhookSide) health(h *telemetry.Health) {
	subs := *s.subs.Load()
	if len(subs) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	c := telemetry.Component{State: telemetry.OK}
	var states map[string]journal.Webhook
	err := s.app.store.View(ctx, func(tx *journal.Tx) (err error) { states, err = tx.Webhooks(); return err })
	var bad []string
	for _, name := range slices.Sorted(maps.Keys(subs)) {
		switch st := states[name]; {
		case !st.DisabledAt.IsZero():
			bad = append(bad, fmt.Sprintf("%s is disabled since %s: %s (ordergate webhook enable %s)", name, st.DisabledAt.Format(time.RFC3339), st.Reason, name))
		case !st.FailingSince.IsZero():
			bad = append(bad, fmt.Sprintf("%s fails since %s: %s", name, st.FailingSince.Format(time.RFC3339), st.Reason))
		}
	}
	switch {
	case err != nil:
		c = telemetry.Component{State: telemetry.Degraded, Detail: err.Error()}
	case len(bad) > 0:
		c = telemetry.Component{State: telemetry.Degraded, Detail: strings.Join(bad, "; ")}
	}
	h.Components["webhooks"] = c
}

// expireEvents removes events that are older than the config keeps them.
func (a *App) expireEvents(ctx context.Context) {
	if a.cfg.Keep.Events <= 0 {
		return
	}
	const chunk = 1000
	total, n := int64(0), int64(chunk)
	for n == chunk && ctx.Err() == nil {
		err := a.store.Update(ctx, func(tx *journal.Tx) (err error) {
			n, err = tx.ExpireEvents(a.clock.Now().Add(-a.cfg.Keep.Events), chunk)
			return err
		})
		if err != nil {
			a.log.Warn("removing old events failed", zap.Error(err))
			return
		}
		total += n
	}
	if total > 0 {
		a.log.Info("old events removed", zap.Int64("events", total))
	}
}
