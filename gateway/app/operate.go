// SPDX-License-Identifier: Apache-2.0

package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/api"
	"ordergate/gateway/config"
	"ordergate/gateway/dryrun"
	"ordergate/gateway/journal"
	"ordergate/gateway/mapping"
	"ordergate/gateway/masterdata"
	"ordergate/gateway/pipeline"
	"ordergate/gateway/render"
	"ordergate/gateway/review"
)

// Operations is what commands do with orders, in the running daemon or, when
// none runs, on its journal.
type Operations interface {
	Orders(ctx context.Context, state journal.OrderState, partner, before string, limit int) ([]review.Item, error)
	Waiting(ctx context.Context, limit int) ([]review.Item, error)
	Show(ctx context.Context, ref string) (*review.Shown, error)
	Trace(ctx context.Context, ref string) ([]review.Life, error)
	Release(ctx context.Context, ref, by, reason string) (*review.Item, error)
	Reject(ctx context.Context, ref, by, reason string) (*review.Item, error)
	Replay(ctx context.Context, messageID, by, reason string) (*pipeline.Replay, error)
	Retry(ctx context.Context, id int64, by string) error
	Outbound(ctx context.Context, f journal.OutboundFilter) ([]review.OutboundItem, error)
	ShowOutbound(ctx context.Context, id string) (*review.OutboundShown, error)
	Resend(ctx context.Context, outboundID, by, reason string) (string, error)
	Settle(ctx context.Context, outboundID, by, reason string) error
	Send(ctx context.Context, g api.Given, r io.Reader) (id string, err error)
	Enter(ctx context.Context, o api.NewOrder) (messageID string, err error)
	MessageOperations
	Exchanges(ctx context.Context, f journal.ExchangeFilter) ([]review.ExchangeItem, error)
	Verify(ctx context.Context, name string) ([]api.Verified, error)
	Accuracy(ctx context.Context, q journal.AccuracyQuery) (*review.Accuracy, error)
	MasterOperations
	WebhookOperations
	MappingStates(ctx context.Context) ([]review.MappingState, error)
	Approve(ctx context.Context, id, version, by, reason, found string) (*review.MappingState, error)
}

// Operate finds the daemon that holds the data folder's lock; when there is
// none, it opens the journal itself. done must be called.
func Operate(ctx context.Context, configFile string, getenv func(string) string) (ops Operations, done func() error, err error) {
	cfg, faults := config.Load(configFile, getenv)
	if len(faults.Errors()) > 0 {
		return nil, nil, faults
	}
	addr, err := holder(ctx, cfg.Data)
	if err != nil {
		return nil, nil, err
	}
	if addr != "" {
		return &remote{base: "http://" + addr, client: &http.Client{Timeout: time.Minute}}, func() error { return nil }, nil
	}
	a, err := New(ctx, Options{ConfigFile: configFile, Getenv: getenv, LogTo: io.Discard, Version: "command", Passive: true})
	if err != nil {
		return nil, nil, err
	}
	return local{a.queue, webhooksHere{a.hooks.worker}, a.engine, a.master, a}, a.Close, nil
}

type local struct {
	*review.Queue
	webhooksHere
	engine *pipeline.Engine
	master *masterdata.Store // nil without master data
	app    *App
}

func (l local) MappingStates(ctx context.Context) ([]review.MappingState, error) {
	return l.app.MappingStates(ctx)
}

func (l local) Approve(ctx context.Context, id, version, by, reason, found string) (*review.MappingState, error) {
	return l.app.Approve(ctx, id, version, by, reason, found)
}

func (l local) Replay(ctx context.Context, messageID, by, reason string) (*pipeline.Replay, error) {
	return l.engine.Replay(ctx, messageID, by, reason)
}

func (l local) Resend(ctx context.Context, outboundID, by, reason string) (string, error) {
	return l.engine.Resend(ctx, outboundID, by, reason)
}

func (l local) Settle(ctx context.Context, outboundID, by, reason string) error {
	return l.engine.Settle(ctx, outboundID, by, reason)
}

// remote speaks to a daemon's API.
type remote struct {
	base   string
	client *http.Client
}

func (r *remote) call(ctx context.Context, method, path string, query url.Values, body, out any) error {
	var payload io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return err
		}
		payload = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(ctx, method, r.base+path+"?"+query.Encode(), payload)
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := r.client.Do(req)
	if err != nil {
		return fmt.Errorf("ask the daemon: %w", err)
	}
	defer res.Body.Close()
	return answered(res, out)
}

// answered reads the daemon's answer into out, or the problem that it tells.
func answered(res *http.Response, out any) error {
	b, err := io.ReadAll(io.LimitReader(res.Body, 256<<20))
	if err != nil {
		return fmt.Errorf("read the daemon's answer: %w", err)
	}
	if res.StatusCode >= 300 {
		var problem struct{ Title, Detail string }
		if json.Unmarshal(b, &problem) == nil && problem.Detail != "" {
			return errors.New(problem.Detail)
		}
		return fmt.Errorf("the daemon answered %s", res.Status)
	}
	if err := json.Unmarshal(b, out); err != nil {
		return fmt.Errorf("read the daemon's answer: %w", err)
	}
	return nil
}

func (r *remote) Orders(ctx context.Context, state journal.OrderState, partner, before string, limit int) (out []review.Item, err error) {
	return out, r.call(ctx, http.MethodGet, "/api/orders", page(string(state), partner, before, limit), nil, &out)
}

// page asks for a part of a list.
func page(state, partner, before string, limit int) url.Values {
	q := url.Values{"limit": {strconv.Itoa(limit)}}
	for k, v := range map[string]string{"state": state, "partner": partner, "before": before} {
		if v != "" {
			q.Set(k, v)
		}
	}
	return q
}

func (r *remote) Outbound(ctx context.Context, f journal.OutboundFilter) (out []review.OutboundItem, err error) {
	return out, r.call(ctx, http.MethodGet, "/api/outbound", page(f.State, f.Partner, f.Before, f.Limit), nil, &out)
}

func (r *remote) ShowOutbound(ctx context.Context, id string) (out *review.OutboundShown, err error) {
	return out, r.call(ctx, http.MethodGet, "/api/outbound/document", url.Values{"id": {id}}, nil, &out)
}

func (r *remote) Resend(ctx context.Context, outboundID, by, reason string) (string, error) {
	var out api.Resent
	err := r.call(ctx, http.MethodPost, "/api/outbound/resend", nil, outboundDecision{outboundID, by, reason}, &out)
	return out.ID, err
}

func (r *remote) Settle(ctx context.Context, outboundID, by, reason string) error {
	var ok struct{}
	return r.call(ctx, http.MethodPost, "/api/outbound/settle", nil, outboundDecision{outboundID, by, reason}, &ok)
}

func (r *remote) Accuracy(ctx context.Context, q journal.AccuracyQuery) (out *review.Accuracy, err error) {
	query := url.Values{"from": {q.From.Format(time.RFC3339Nano)}, "to": {q.To.Format(time.RFC3339Nano)}, "by": {string(q.By)},
		"test": {strconv.FormatBool(q.Test)}, "changes": {strconv.FormatBool(q.Changes)}}
	if q.Partner != "" {
		query.Set("partner", q.Partner)
	}
	return out, r.call(ctx, http.MethodGet, "/api/accuracy", query, nil, &out)
}

type outboundDecision struct {
	ID     string `json:"id"`
	By     string `json:"by"`
	Reason string `json:"reason"`
}

func (r *remote) Waiting(ctx context.Context, limit int) (out []review.Item, err error) {
	return out, r.call(ctx, http.MethodGet, "/api/review", url.Values{"limit": {strconv.Itoa(limit)}}, nil, &out)
}

func (r *remote) Show(ctx context.Context, ref string) (out *review.Shown, err error) {
	return out, r.call(ctx, http.MethodGet, "/api/order", url.Values{"ref": {ref}}, nil, &out)
}

func (r *remote) Trace(ctx context.Context, ref string) (out []review.Life, err error) {
	return out, r.call(ctx, http.MethodGet, "/api/trace", url.Values{"ref": {ref}}, nil, &out)
}

type decision struct {
	Ref    string `json:"ref"`
	By     string `json:"by"`
	Reason string `json:"reason,omitempty"`
}

func (r *remote) Release(ctx context.Context, ref, by, reason string) (out *review.Item, err error) {
	return out, r.call(ctx, http.MethodPost, "/api/order/release", nil, decision{ref, by, reason}, &out)
}

func (r *remote) Reject(ctx context.Context, ref, by, reason string) (out *review.Item, err error) {
	return out, r.call(ctx, http.MethodPost, "/api/order/reject", nil, decision{ref, by, reason}, &out)
}

func (r *remote) Replay(ctx context.Context, messageID, by, reason string) (out *pipeline.Replay, err error) {
	return out, r.call(ctx, http.MethodPost, "/api/replay", nil, decision{messageID, by, reason}, &out)
}

func (r *remote) Retry(ctx context.Context, id int64, by string) error {
	var ok struct{}
	return r.call(ctx, http.MethodPost, "/api/job/retry", nil, map[string]any{"id": id, "by": by}, &ok)
}

func (r *remote) MappingStates(ctx context.Context) (out []review.MappingState, err error) {
	return out, r.call(ctx, http.MethodGet, "/api/mappings", nil, nil, &out)
}

func (r *remote) Approve(ctx context.Context, id, version, by, reason, found string) (out *review.MappingState, err error) {
	return out, r.call(ctx, http.MethodPost, "/api/mapping/approve", nil, map[string]string{"id": id, "version": version, "by": by, "reason": reason, "found": found}, &out)
}

// DryRun builds what `ordergate read` works with. Without a config file there
// are the built-in readings only.
func DryRun(ctx context.Context, configFile, partnerID string, getenv func(string) string) (*dryrun.Runner, func() error, error) {
	if configFile == "" {
		pdfs, err := newPDFs(render.Config{Cache: userCache()}, nil)
		if err != nil {
			return nil, nil, err
		}

		set, faults := mapping.Load(emptyFS{}, MappingConfig(""))
		if len(faults.Errors()) > 0 {
			return nil, nil, faults
		}
		if partnerID != "" {
			return nil, nil, &gateway.Error{Op: "dry run", Kind: gateway.Invalid, Public: "--partner needs --config: partners stand in its folder.",
				Err: errors.New("--partner needs --config: partners stand in its folder")}
		}
		return &dryrun.Runner{Mappings: set, Render: pdfs}, pdfs.Close, nil
	}
	l, faults := load(configFile, getenv)
	if len(faults.Errors()) > 0 {
		return nil, nil, faults
	}
	var ids []string
	for _, p := range l.partners.All() {
		ids = append(ids, p.ID)
	}
	if partnerID != "" && l.partners.Get(partnerID) == nil {
		text := fmt.Sprintf("there is no partner %q", partnerID)
		if near := gateway.Nearest(partnerID, ids); near != "" {
			text += fmt.Sprintf("; did you mean %q?", near)
		}
		return nil, nil, errors.New(text)
	}
	pdf := l.config.PDF
	if pdf.Cache = filepath.Join(l.config.Data, pdfCache); !isFolder(pdf.Cache) { // only the daemon makes its folders
		pdf.Cache = userCache()
	}
	pdfs, err := newPDFs(pdf, l.config)
	if err != nil {
		return nil, nil, err
	}
	r := &dryrun.Runner{Mappings: l.mappings, Partner: partnerID, Limits: l.config.Limits.Of12(), Render: pdfs, Passwords: l.passwords}
	if len(ids) > 0 {
		r.Partners = l.partners
	}
	if !hasMaster(l.config) {
		return r, pdfs.Close, nil
	}
	// A copy of its own: the daemon's may be in use.
	dir, err := os.MkdirTemp("", "ordergate-read")
	if err != nil {
		return nil, nil, errors.Join(err, pdfs.Close())
	}
	m, err := masterdata.Open(ctx, masterdata.Config{Dir: dir, Source: l.config.Master, Clock: gateway.SystemClock{}, Logger: zap.NewNop()})
	if err != nil {
		return nil, nil, errors.Join(err, pdfs.Close(), os.RemoveAll(dir))
	}
	done := func() error { return errors.Join(pdfs.Close(), m.Close(), os.RemoveAll(dir)) }
	if _, err := m.Import(ctx); err != nil {
		return nil, nil, errors.Join(err, done())
	}
	r.Master = m
	return r, done, nil
}

// CheckFiles reads everything that people edit and returns all faults.
func CheckFiles(ctx context.Context, configFile string, getenv func(string) string) gateway.Faults {
	l, faults := load(configFile, getenv)
	now := gateway.SystemClock{}.Now()
	faults = append(faults, l.as2Warnings(now)...)
	faults = append(faults, l.sftpWarnings(now)...)
	faults = append(faults, l.portalWarnings(now)...)
	faults = append(faults, l.certs.Warnings(now)...)
	if !hasMaster(l.config) {
		return faults
	}
	return append(faults, masterFaults(ctx, l.config)...)
}
