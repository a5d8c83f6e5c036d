// SPDX-License-Identifier: Apache-2.0

package v1

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/api/canonical"
	"ordergate/gateway/journal"
	"ordergate/transports/portal"
)

// wireTypes are the media types that POST /v1/orders takes beside the canonical order:
// the partner's own, through its mapping. own says of one that it may be JSON of the
// partner's own.
var wireTypes = []string{"application/xml", "text/xml", "text/csv", "application/edi-x12", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/plain", "application/octet-stream"}

// post is POST /v1/orders.
func (a *API) post(w http.ResponseWriter, r *http.Request) {
	c := portal.CallerOf(r.Context())
	wait, problem := preference(r)
	if problem != nil {
		a.Server.Refuse(w, problem)
		return
	}
	receipt, problem := a.take(w, r, c)
	if problem != nil {
		a.Server.Refuse(w, problem)
		return
	}
	at := "/v1/orders/" + receipt.MessageID
	if wait > 0 {
		if v := a.wait(w, r, c, receipt.MessageID, wait); v != nil {
			body, _ := json.Marshal(v) // it always marshals
			w.Header().Set("Preference-Applied", fmt.Sprintf("wait=%d", int(wait/time.Second)))
			w.Header().Set("Content-Location", "/v1/orders/"+v.ID)
			w.Header().Set("Location", at)
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Cache-Control", "no-store")
			_, _ = w.Write(append(body, '\n')) // the client is gone: it asks again
			return
		}
	}
	portal.Accepted(w, receipt, at)
}

// take takes an order by its media type: the canonical one is checked first.
func (a *API) take(w http.ResponseWriter, r *http.Request, c *portal.Caller) (gateway.Receipt, *portal.Problem) {
	var none gateway.Receipt
	partners, problem := portal.Acting(r)
	if problem != nil {
		return none, problem
	}
	if len(partners) != 1 && c.Manager != "" {
		return none, portal.NewProblem("request-invalid", "Say for which partner the order is: in the header Ordergate-Partner.")
	}
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return none, a.mediaType(w, "The Content-Type is missing or cannot be read.")
	}
	body, problem := a.Server.Body(w, r)
	if problem != nil {
		return none, problem
	}
	h := portal.Handover{Partners: partners, Scope: "orders", FileName: r.URL.Query().Get("filename"), ContentType: kind, Body: body, Problem: body.Problem}
	switch {
	case kind == gateway.OrderMediaType || kind == "application/json" && params["profile"] == "":
		return a.canonical(w, r, h, body, partners)
	case kind == "application/json" && params["profile"] == "own":
	case kind == "application/json":
		return none, a.mediaType(w, "There is one profile: own, JSON of your own that your mapping reads.")
	case !slices.Contains(wireTypes, kind) && !strings.HasSuffix(kind, "+xml"):
		return none, a.mediaType(w, "Orders of this type are not taken; POST /v1/documents takes any file.")
	}
	return a.Server.Take(w, r, h)
}

func (a *API) mediaType(w http.ResponseWriter, detail string) *portal.Problem {
	w.Header().Set("Accept-Post", strings.Join(append([]string{gateway.OrderMediaType, "application/json"}, wireTypes...), ", "))
	return portal.NewProblem("media-type", detail)
}

// canonical checks an order whole, then takes it: what is wrong with it is told now.
func (a *API) canonical(w http.ResponseWriter, r *http.Request, h portal.Handover, body *portal.Body, partners []string) (gateway.Receipt, *portal.Problem) {
	var none gateway.Receipt
	if len(partners) != 1 {
		return none, portal.NewProblem("request-invalid", "The key speaks for several partners: say whose order it is in the header Ordergate-Partner.")
	}
	buf := buffers.Get().(*bytes.Buffer)
	defer func() {
		if buf.Cap() <= 2*small {
			buf.Reset()
			buffers.Put(buf)
		}
	}()
	if problem, release := a.whole(r, body, buf); problem != nil {
		return none, problem
	} else if release != nil {
		defer release()
	}
	if faults := a.check.Check(buf.Bytes()); len(faults) > 0 {
		return none, invalid(faults)
	}
	h.ContentType, h.Body, h.Problem = gateway.OrderMediaType, buf, nil
	return a.Server.Take(w, r, h)
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// whole reads a body into memory. What is large takes one of few places.
func (a *API) whole(r *http.Request, body *portal.Body, buf *bytes.Buffer) (problem *portal.Problem, release func()) {
	read := func(n int64) (*portal.Problem, bool) {
		got, err := buf.ReadFrom(io.LimitReader(body, n))
		if err != nil {
			if p := body.Problem(err); p != nil {
				return p, false
			}
			return portal.NewProblem("request-invalid", "The body broke off."), false
		}
		return nil, got == n
	}
	problem, more := read(small)
	if problem != nil || !more {
		return problem, nil
	}
	select {
	case a.large <- struct{}{}:
		release = func() { <-a.large }
	case <-r.Context().Done():
		return portal.NewProblem("unavailable", "The client has gone."), nil
	default:
		return portal.NewProblem("unavailable", "Too many large orders are on their way."), nil
	}
	if problem, more = read(maxOrder - small + 1); problem == nil && more {
		problem = portal.NewProblem("payload-too-large", fmt.Sprintf("An order has %d bytes at most here; POST /v1/documents takes larger ones.", maxOrder))
	}
	if problem != nil {
		release()
		return problem, nil
	}
	return nil, release
}

func invalid(faults []canonical.Fault) *portal.Problem {
	p := portal.NewProblem("order-invalid", "The order was not taken. See errors for each fault and its place.")
	for _, f := range faults {
		p.Errors = append(p.Errors, portal.FieldError{Pointer: "#" + f.Pointer, Code: f.Code, Detail: f.Detail})
	}
	return p
}

// maxWait is the longest that a client may wait for a result.
const maxWait = 30 * time.Second

// preference reads Prefer: wait=10 (RFC 7240 §4.3); other preferences are nobody's
// duty.
func preference(r *http.Request) (time.Duration, *portal.Problem) {
	for _, h := range r.Header.Values("Prefer") {
		for part := range strings.SplitSeq(h, ",") {
			name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
			if !strings.EqualFold(strings.TrimSpace(name), "wait") {
				continue
			}
			n, err := strconv.Atoi(strings.Trim(strings.TrimSpace(value), `"`))
			if err != nil || n < 0 {
				return 0, portal.NewProblem("request-invalid", "Prefer: wait is a number of seconds, as in wait=10.")
			}
			return min(time.Duration(min(n, 3600))*time.Second, maxWait), nil
		}
	}
	return 0, nil
}

// wait waits until what was taken has been checked; nil when that takes too long, too
// many wait, or there are several orders in it, of which none is the answer.
func (a *API) wait(w http.ResponseWriter, r *http.Request, c *portal.Caller, id string, limit time.Duration) *Order {
	select {
	case a.waiting <- struct{}{}:
		defer func() { <-a.waiting }()
	default:
		return nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), limit)
	defer cancel()
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(limit + a.Server.Idle))
	timer := time.NewTimer(0)
	defer timer.Stop()
	for pause := 5 * time.Millisecond; ; pause = min(2*pause, 250*time.Millisecond) {
		select {
		case <-timer.C:
		case <-ctx.Done():
			return nil
		case <-portal.Stopping(ctx):
			return nil
		}
		var v *Order
		var more int
		err := a.Store.View(ctx, func(tx *journal.Tx) error {
			v = nil
			done, err := settled(tx, id)
			if err != nil || !done {
				return err
			}
			v, more, err = shown(tx, c, id)
			return err
		})
		switch {
		case err == nil && more > 0:
			return nil
		case err == nil && v != nil:
			return v
		}
		timer.Reset(pause)
	}
}
