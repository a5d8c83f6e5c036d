// SPDX-License-Identifier: Apache-2.0

// Package v1 is the partners' HTTP API: orders in, what became of them, answers and
// what waits to be fetched, described by OpenAPI 3.1 with a page for people. It is
// served by transports/portal, which lets keys in and takes payloads.
//
// It must not decide anything, nor show one partner what is another's: what a caller
// asks for is looked for among its own only.
//
// Invariant: what is not the caller's is answered as what does not exist.
package v1

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/api/canonical"
	"ordergate/gateway/journal"
	"ordergate/transports"
	"ordergate/transports/portal"
)

// Config is what an API is made of.
type Config struct {
	Server *portal.Server
	Store  journal.Store
	// Payloads gives the bytes of what was taken and written; blob.Vault does.
	Payloads interface {
		Open(ctx context.Context, sha string) (io.ReadSeekCloser, int64, error)
	}
	Outbox  func() transports.Outbox // as it is now; nil: nothing can be fetched
	Version string
	Log     *zap.Logger // nil: none
}

// API serves the routes below /v1.
type API struct {
	Config
	check   *canonical.Checker
	large   chan struct{} // bodies beyond small in memory
	waiting chan struct{}
	huma    huma.API
}

const (
	// small is the size up to which bodies may be in memory of each connection.
	small = 64 << 10
	// maxOrder is the largest canonical order.
	maxOrder = 4 << 20
	// largeOrders is how many beyond small may be in memory at once.
	largeOrders = 16
)

// Mount adds the API's routes to its Server.
func Mount(cfg Config) *API {
	if cfg.Log == nil {
		cfg.Log = zap.NewNop()
	}
	waiting := cfg.Server.Waiting
	if waiting <= 0 {
		waiting = 128
	}
	a := &API{Config: cfg, check: canonical.New(), large: make(chan struct{}, largeOrders), waiting: make(chan struct{}, waiting)}
	c := huma.Config{OpenAPI: a.describe(), Formats: map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat}, DefaultFormat: "application/json",
		RejectUnknownQueryParameters: true, Transformers: []huma.Transformer{problems}}
	a.huma = humago.New(keyed{cfg.Server}, c)
	a.orders()
	a.messages()
	a.outbox()
	a.me()
	a.payloads()
	a.finish()
	return a
}

// keyed lets huma's routes be served by the portal, for callers with a key.
type keyed struct{ s *portal.Server }

// HandleFunc implements humago.Mux.
func (k keyed) HandleFunc(pattern string, h func(http.ResponseWriter, *http.Request)) {
	var handler http.Handler = http.HandlerFunc(h)
	if strings.HasPrefix(pattern, "GET ") {
		handler = tagged(handler)
	}
	k.s.HandleKeyed(pattern, handler)
}

// ServeHTTP implements humago.Mux.
func (k keyed) ServeHTTP(w http.ResponseWriter, r *http.Request) { k.s.ServeHTTP(w, r) }

// problems gives huma's errors our form.
func problems(_ huma.Context, _ string, v any) (any, error) {
	m, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	kind := "unavailable"
	switch m.Status {
	case http.StatusUnprocessableEntity:
		kind = "parameter-invalid"
	case http.StatusBadRequest:
		kind = "request-invalid"
	case http.StatusNotFound:
		kind = "not-found"
	case http.StatusNotAcceptable:
		kind = "not-acceptable"
	}
	p := portal.NewProblem(kind, m.Detail)
	p.Status = m.Status // it was sent already
	for _, e := range m.Errors {
		_, name, _ := strings.Cut(e.Location, ".")
		p.Errors = append(p.Errors, portal.FieldError{Parameter: name, Code: "value.invalid", Detail: e.Message})
	}
	return p, nil
}

// refusal makes an error one that may leave the building.
func (a *API) refusal(ctx context.Context, err error) error {
	var p *portal.Problem
	switch {
	case err == nil:
		return nil
	case errors.As(err, &p):
		return p
	case errors.Is(err, journal.ErrNotFound) || gateway.KindOf(err) == gateway.NotFound:
		return portal.NewProblem("not-found", "Nothing of yours has this id.")
	case gateway.KindOf(err) == gateway.Invalid:
		return portal.NewProblem("parameter-invalid", gateway.PublicText(err, "That cannot be done."))
	case ctx.Err() == nil:
		a.Log.Warn("API request not answered", zap.Error(err))
	}
	return portal.NewProblem("unavailable", "This cannot be answered at the moment.")
}

// Page is how lists are asked for.
type Page struct {
	Cursor string `query:"cursor" maxLength:"100" doc:"as the Link header of the page before has it"`
	Limit  int    `query:"limit" default:"50" minimum:"1" maximum:"500" doc:"how many"`
}

// Acting is for whom something is asked.
type Acting struct {
	Partner string `header:"Ordergate-Partner" maxLength:"80" doc:"only this partner's, of those that the key speaks for"`
}

// scope is whose orders are shown; nil: anybody's.
func (in Acting) scope(c *portal.Caller) ([]string, error) {
	switch {
	case in.Partner != "" && !c.For(in.Partner):
		return nil, portal.NewProblem("key-scope", "The key does not speak for partner "+strconv.Quote(in.Partner)+".")
	case in.Partner != "":
		return []string{in.Partner}, nil
	case c.All:
		return nil, nil
	}
	return append([]string{}, c.Partners...), nil
}
