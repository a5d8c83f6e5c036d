// SPDX-License-Identifier: Apache-2.0

// Package http posts orders as canonical JSON to an ERP, or to whatever stands
// before one, over HTTP. Each order goes under an idempotency key that never
// changes; the answer may change lines. docs/erp-targets.md tells the other
// side what to do.
//
// It reads an answer's code for what it proves about the order: a business no, a
// sure nothing-was-done, or neither, which is Unknown and looked up before it is
// tried again.
package http

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	nethttp "net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/post"
	"ordergate/gateway/signature"
)

// Config of a Target. Secrets are resolved by the caller.
type Config struct {
	URL string `yaml:"url" doc:"where orders are posted; http or https"`
	// LookUp may be relative to URL. {key} and {number} stand for the order's key
	// and number.
	LookUp   string            `yaml:"lookup" doc:"where to ask for an order, with {key}; without it the same key is posted again"`
	Headers  map[string]string `yaml:"-"` // Authorization and the like
	Secrets  []string          `yaml:"-"` // sign the request (Standard Webhooks): whsec_<base64> or plain text; all of them while they change
	Timeout  time.Duration     `yaml:"timeout" default:"30s" doc:"how long one try may take"`
	MaxBody  int64             `yaml:"-"` // bytes of an answer that are read; 1 MiB when 0
	Parallel int               `yaml:"parallel" default:"16" doc:"connections kept open"`
	Proxy    bool              `yaml:"proxy" doc:"go through the proxy of the environment (HTTPS_PROXY)"`
	CA       []byte            `yaml:"-"` // PEM; trusted in place of the system's authorities
}

// Target posts over HTTP; it is safe for concurrent use.
type Target struct {
	cfg    Config
	url    *url.URL
	keys   [][]byte
	client *nethttp.Client
	clock  gateway.Clock
}

var _ post.Target = (*Target)(nil)

// New checks the config and makes a target; nothing is connected yet.
func New(cfg Config, clock gateway.Clock) (*Target, error) {
	bad := func(format string, args ...any) (*Target, error) {
		return nil, gateway.Errorf("post.http", gateway.Invalid, format, args...)
	}
	if cfg.Timeout == 0 {
		cfg.Timeout = 30 * time.Second
	}
	if cfg.MaxBody == 0 {
		cfg.MaxBody = 1 << 20
	}
	if cfg.Parallel == 0 {
		cfg.Parallel = 16
	}
	u, err := url.Parse(cfg.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return bad("url is no http or https address")
	}
	t := &Target{cfg: cfg, url: u, clock: clock}
	if cfg.LookUp != "" {
		l, err := u.Parse(strings.NewReplacer("{key}", "KEY", "{number}", "NUMBER").Replace(cfg.LookUp))
		if err != nil || l.Host != u.Host || l.Scheme != u.Scheme {
			return bad("lookup %q is no address on the host of url", cfg.LookUp)
		}
		if !strings.Contains(cfg.LookUp, "{key}") && !strings.Contains(cfg.LookUp, "{number}") {
			return bad("lookup %q does not say {key}: every order would be the same", cfg.LookUp)
		}
	}
	if t.keys, err = signature.Keys(cfg.Secrets); err != nil {
		return bad("%w", err)
	}
	tr := &nethttp.Transport{
		DialContext:            (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    10 * time.Second,
		MaxIdleConnsPerHost:    cfg.Parallel,
		IdleConnTimeout:        60 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
		ForceAttemptHTTP2:      true,
	}
	if cfg.Proxy {
		tr.Proxy = nethttp.ProxyFromEnvironment
	}
	if len(cfg.CA) > 0 {
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM(cfg.CA) {
			return bad("ca holds no certificate")
		}
		tr.TLSClientConfig.RootCAs = pool
	}
	t.client = &nethttp.Client{Transport: tr, CheckRedirect: func(*nethttp.Request, []*nethttp.Request) error { return nethttp.ErrUseLastResponse }}
	return t, nil
}

// Close gives idle connections back.
func (t *Target) Close() { t.client.CloseIdleConnections() }

// Post implements post.Target: one try, at most Config.Timeout long.
func (t *Target) Post(ctx context.Context, req post.Request) post.Answer {
	r, err := nethttp.NewRequest(nethttp.MethodPost, t.url.String(), bytes.NewReader(req.JSON))
	if err != nil {
		return post.Answer{Result: post.Retry, Reason: "The request could not be made: " + plain(err)}
	}
	r.GetBody = nil // the transport must not send it twice behind our back
	t.head(r)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Idempotency-Key", req.Key)
	signature.Sign(r.Header, t.keys, req.Key, t.clock.Now(), req.JSON)
	res := t.do(ctx, r)
	if res.err != nil {
		if !res.begun {
			return post.Answer{Result: post.Retry, Reason: "The ERP could not be reached: " + plain(res.err)}
		}
		return post.Answer{Result: post.Unknown, Reason: "The ERP did not answer to the end: " + plain(res.err)}
	}
	return t.judge(req, res)
}

func (t *Target) head(r *nethttp.Request) {
	for k, v := range t.cfg.Headers {
		r.Header.Set(k, v)
	}
	r.Header.Set("Accept", "application/json")
	r.Header.Set("User-Agent", "ordergate")
}

// response is what one exchange gave.
type response struct {
	code   int
	header nethttp.Header
	body   []byte
	begun  bool // a connection was there: something may have been sent
	err    error
}

func (t *Target) do(ctx context.Context, r *nethttp.Request) (out response) {
	ctx, cancel := context.WithTimeoutCause(ctx, t.cfg.Timeout, fmt.Errorf("no answer within %s", t.cfg.Timeout))
	defer cancel()
	var begun atomic.Bool
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { begun.Store(true) }}
	res, err := t.client.Do(r.WithContext(httptrace.WithClientTrace(ctx, trace)))
	defer func() {
		out.begun = begun.Load()
		if out.err != nil && context.Cause(ctx) != nil {
			out.err = context.Cause(ctx)
		}
	}()
	if err != nil {
		return response{err: err}
	}
	defer res.Body.Close()
	out = response{code: res.StatusCode, header: res.Header}
	out.body, out.err = io.ReadAll(io.LimitReader(res.Body, t.cfg.MaxBody+1))
	if out.err == nil && int64(len(out.body)) > t.cfg.MaxBody {
		out.err = fmt.Errorf("its answer is larger than %d bytes", t.cfg.MaxBody)
	}
	return out
}

// judge says what a whole answer proves (reference erp.md §1, §2).
func (t *Target) judge(req post.Request, res response) post.Answer {
	wait, asked := t.retryAfter(res.header)
	status := fmt.Sprintf("HTTP %d", res.code)
	if text := message(res); text != "" {
		status += ": " + text
	}
	switch c := res.code; {
	case c == nethttp.StatusAccepted && t.cfg.LookUp != "":
		return post.Answer{Result: post.Unknown, RetryAfter: wait, Reason: "The ERP has taken the order and has not decided yet."}
	case c >= 200 && c < 300:
		return t.accepted(req, res)
	case c == nethttp.StatusUnauthorized, c == nethttp.StatusForbidden, c == nethttp.StatusProxyAuthRequired:
		return post.Answer{Result: post.Retry, RetryAfter: wait, Reason: "The ERP does not let us in (" + status + "). Check the credentials of the target."}
	case c == nethttp.StatusRequestTimeout, c == nethttp.StatusTooEarly, c == nethttp.StatusTooManyRequests,
		c == nethttp.StatusServiceUnavailable && asked, c == nethttp.StatusNotImplemented:
		return post.Answer{Result: post.Retry, RetryAfter: wait, Reason: "The ERP asks us to come back (" + status + ")."}
	case c == nethttp.StatusConflict && (asked || req.Attempt > 1):
		// It may speak of our own earlier try, still at work or done.
		return post.Answer{Result: post.Unknown, RetryAfter: wait, Reason: "The ERP reports a conflict (" + status + ")."}
	case business(res):
		return post.Answer{Result: post.Refused, Reason: orElse(message(res), fmt.Sprintf("HTTP %d %s", c, nethttp.StatusText(c)))}
	case c >= 400 && c < 500:
		return post.Answer{Result: post.Retry, RetryAfter: wait, Reason: "This is no answer about the order (" + status + "). Check the url of the target."}
	case c >= 300 && c < 400 && c != nethttp.StatusSeeOther:
		return post.Answer{Result: post.Retry, Reason: fmt.Sprintf("The ERP sends us elsewhere (HTTP %d); redirects are not followed. Check the url of the target.", c)}
	default:
		return post.Answer{Result: post.Unknown, RetryAfter: wait, Reason: "The ERP failed (" + status + ")."}
	}
}

// business tells an ERP's no from a 4xx of something between: 400, 409 and 422
// unless they are a web page, and others that carry JSON.
func business(res response) bool {
	switch res.code {
	case nethttp.StatusBadRequest, nethttp.StatusConflict, nethttp.StatusUnprocessableEntity:
		return !isPage(res)
	case nethttp.StatusMethodNotAllowed, nethttp.StatusNotAcceptable, nethttp.StatusLengthRequired, nethttp.StatusRequestEntityTooLarge,
		nethttp.StatusRequestURITooLong, nethttp.StatusUnsupportedMediaType, nethttp.StatusMisdirectedRequest, nethttp.StatusLocked,
		nethttp.StatusUpgradeRequired, nethttp.StatusPreconditionRequired, nethttp.StatusRequestHeaderFieldsTooLarge:
		return false // about how we speak, not about the order
	}
	return res.code >= 400 && res.code < 500 && isObject(res.body)
}

func (t *Target) accepted(req post.Request, res response) post.Answer {
	a := post.Answer{Result: post.Posted, Location: t.location(res.header)}
	if len(bytes.TrimSpace(res.body)) == 0 {
		return a
	}
	if !isObject(res.body) {
		return unreadable(res, "it is no JSON object")
	}
	reply, err := readReply(res.body, req.Order)
	if err != nil {
		return unreadable(res, err.Error())
	}
	if reply.Refused {
		return post.Answer{Result: post.Refused, Reason: orElse(reply.Reason, "The ERP refused the order."), Lines: reply.Lines}
	}
	a.ERPOrderNumber, a.Lines = reply.Number, reply.Lines
	return a
}

func unreadable(res response, why string) post.Answer {
	return post.Answer{Result: post.Unknown, Reason: fmt.Sprintf("The ERP answered HTTP %d, but its answer cannot be used: %s.", res.code, why)}
}

func (t *Target) location(h nethttp.Header) string {
	l := h.Get("Location")
	if l == "" {
		return ""
	}
	u, err := t.url.Parse(l)
	if err != nil || len(l) > 500 || u.User != nil {
		return ""
	}
	return u.String()
}

// LookUp implements post.Target. Without an address to ask, the receiver's own
// idempotency is relied on: the same key may be posted again, and Retry says so.
func (t *Target) LookUp(ctx context.Context, req post.Request) post.Answer {
	// An order's number finds the order that a change is about, not the change.
	if t.cfg.LookUp == "" || req.Changes() && !strings.Contains(t.cfg.LookUp, "{key}") {
		return post.Answer{Result: post.Retry, Reason: "The ERP knows the key: posting it again cannot make a second order."}
	}
	number := ""
	if req.Order != nil {
		number = req.Order.ID
	}
	u, err := t.url.Parse(strings.NewReplacer("{key}", escape(req.Key), "{number}", escape(number)).Replace(t.cfg.LookUp))
	if err != nil {
		return post.Answer{Result: post.Unknown, Reason: "The look-up has no valid address: " + plain(err)}
	}
	r, err := nethttp.NewRequest(nethttp.MethodGet, u.String(), nil)
	if err != nil {
		return post.Answer{Result: post.Unknown, Reason: "The look-up could not be made: " + plain(err)}
	}
	t.head(r)
	res := t.do(ctx, r)
	if res.err != nil {
		return post.Answer{Result: post.Unknown, Reason: "The look-up failed: " + plain(res.err)}
	}
	return t.found(req, res)
}

// found reads the answer to a look-up: an order, a list of orders, or none.
func (t *Target) found(req post.Request, res response) post.Answer {
	wait, _ := t.retryAfter(res.header)
	none := post.Answer{Result: post.Retry, Reason: "The ERP does not have the order."}
	switch c := res.code; {
	case c == nethttp.StatusNoContent, c == nethttp.StatusGone, c == nethttp.StatusNotFound && !isPage(res):
		return none
	case c == nethttp.StatusAccepted:
		return post.Answer{Result: post.Unknown, RetryAfter: wait, Reason: "The ERP has not decided yet."}
	case c != nethttp.StatusOK:
		return post.Answer{Result: post.Unknown, RetryAfter: wait, Reason: fmt.Sprintf("The look-up was answered with HTTP %d.", c)}
	}
	if body := bytes.TrimSpace(res.body); len(body) > 0 && body[0] == '[' {
		list, err := readList(body)
		switch {
		case err != nil:
			return unreadable(res, err.Error())
		case len(list) == 0:
			return none
		case len(list) > 1:
			return post.Answer{Result: post.Unknown, Reason: fmt.Sprintf("The ERP has %d orders of this key: a person must choose.", len(list))}
		}
		res.body = list[0]
	} else if string(body) == "null" {
		return none
	}
	if len(bytes.TrimSpace(res.body)) == 0 {
		return unreadable(res, "it is empty")
	}
	return t.accepted(req, res)
}

// retryAfter reads Retry-After (RFC 9110 §10.2.3) as seconds, at most a day.
func (t *Target) retryAfter(h nethttp.Header) (seconds int, asked bool) {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if v == "" {
		return 0, false
	}
	const day = 24 * 60 * 60
	if n, err := strconv.Atoi(v); err == nil {
		return max(0, min(n, day)), true
	}
	if at, err := nethttp.ParseTime(v); err == nil {
		return int(max(0, min(at.Sub(t.clock.Now())+time.Second-1, day*time.Second)) / time.Second), true
	}
	return 0, false
}

func escape(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

func isPage(res response) bool {
	kind, _, _ := mime.ParseMediaType(res.header.Get("Content-Type"))
	head := bytes.ToLower(bytes.TrimSpace(res.body[:min(len(res.body), 512)]))
	return kind == "text/html" || kind == "application/xhtml+xml" || bytes.HasPrefix(head, []byte("<!doctype")) || bytes.HasPrefix(head, []byte("<html"))
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// plain is an error without the address, which may hold credentials.
func plain(err error) string {
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err
	}
	return err.Error()
}
