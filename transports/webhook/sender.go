// SPDX-License-Identifier: Apache-2.0

package webhook

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/gateway/signature"
	"ordergate/transports"
)

const (
	connectTimeout = 10 * time.Second
	mostAnswer     = 64 << 10       // bytes of an answer that are read
	mostDocument   = 4 << 20        // bytes of a document that goes as an event
	longestPause   = 24 * time.Hour // that Retry-After is believed
	shownAnswer    = 200            // bytes of an answer's text that are kept
)

// Answer is what became of one try.
type Answer struct {
	OK     bool
	Gone   bool          // 410: it wants nothing any more
	Status int           // HTTP; 0 when no answer came
	After  time.Duration // when it asked us to come back; 0 when it did not say
	Reason string        // why it was not OK, one sentence without secrets
}

// Sender posts to one webhook. It is safe for concurrent use.
type Sender struct {
	cfg    Resolved
	client *http.Client
	clock  gateway.Clock
}

var (
	_ transports.Sender  = (*Sender)(nil)
	_ transports.Patient = (*Sender)(nil)
)

// New makes a sender; nothing is connected yet.
func New(cfg Resolved, clock gateway.Clock) (*Sender, error) {
	dialer := &net.Dialer{Timeout: connectTimeout}
	if !cfg.LinkLocal {
		dialer.Control = control
	}
	t := &http.Transport{DialContext: dialer.DialContext, TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS12}, TLSHandshakeTimeout: connectTimeout,
		MaxIdleConnsPerHost: 4, IdleConnTimeout: 30 * time.Second, MaxResponseHeaderBytes: 64 << 10, ForceAttemptHTTP2: true, DisableCompression: true}
	if len(cfg.CA) > 0 {
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM(cfg.CA) {
			return nil, gateway.Errorf("webhook", gateway.Invalid, "caFile holds no certificate in PEM")
		}
		t.TLSClientConfig.RootCAs = pool
	}
	return &Sender{cfg, &http.Client{Transport: t, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}, clock}, nil
}

// Close gives idle connections back.
func (s *Sender) Close() { s.client.CloseIdleConnections() }

// Post makes one try of an event: id is its webhook-id.
func (s *Sender) Post(ctx context.Context, id string, body []byte) Answer {
	ctx, cancel := context.WithTimeoutCause(ctx, s.cfg.Timeout, fmt.Errorf("no answer within %s", s.cfg.Timeout))
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.cfg.URL, bytes.NewReader(body))
	if err != nil {
		return Answer{Reason: "the request could not be made: " + plain(err)}
	}
	for name, value := range s.cfg.Headers {
		r.Header.Set(name, value)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "ordergate")
	r.Header.Set("webhook-id", id)
	r.Header.Set("webhook-timestamp", strconv.FormatInt(s.clock.Now().Unix(), 10))
	signature.Sign(r.Header, s.cfg.Keys, id, s.clock.Now(), body)
	res, err := s.client.Do(r)
	if err != nil {
		if cause := context.Cause(ctx); cause != nil {
			err = cause
		}
		return Answer{Reason: "it cannot be reached: " + plain(err)}
	}
	defer res.Body.Close()
	text, _ := io.ReadAll(io.LimitReader(res.Body, mostAnswer)) // the status has said it all
	return s.judge(res, text)
}

// judge says what an answer means: 2xx is done, 410 ends the subscription, all else
// is tried again.
func (s *Sender) judge(res *http.Response, text []byte) Answer {
	a := Answer{Status: res.StatusCode, After: s.after(res.Header)}
	said := fmt.Sprintf("HTTP %d", res.StatusCode)
	if line := firstLine(text); line != "" {
		said += ": " + line
	}
	switch c := res.StatusCode; {
	case c >= 200 && c < 300:
		a.OK = true
	case c == http.StatusGone:
		a.Gone, a.Reason = true, "it is gone for good ("+said+")"
	case c >= 300 && c < 400:
		a.Reason = fmt.Sprintf("it sends us elsewhere (HTTP %d), and redirects are not followed: put the right address into url", c)
	case c == http.StatusUnauthorized || c == http.StatusForbidden:
		a.Reason = "it does not let us in (" + said + "): check its secrets and headers"
	case c == http.StatusTooManyRequests || c == http.StatusServiceUnavailable:
		a.Reason = "it asks us to come back (" + said + ")"
	default:
		a.Reason = "it failed (" + said + ")"
	}
	return a
}

// after reads Retry-After (RFC 9110 §10.2.3), in seconds or as a date.
func (s *Sender) after(h http.Header) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	var d time.Duration
	if n, err := strconv.ParseInt(v, 10, 32); err == nil {
		d = time.Duration(n) * time.Second
	} else if at, err := http.ParseTime(v); err == nil {
		d = at.Sub(s.clock.Now())
	}
	return min(max(d, 0), longestPause)
}

// firstLine is the beginning of an answer's text, if it is one for people.
func firstLine(b []byte) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(b)), "\n")
	if len(line) > shownAnswer {
		line = line[:shownAnswer]
	}
	line = strings.TrimSpace(strings.ToValidUTF8(line, ""))
	if strings.HasPrefix(line, "<") || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\t' }) {
		return ""
	}
	return line
}

// Again implements transports.Patient: the waits of the schedule, then no more.
func (s *Sender) Again(failures int, _ time.Time) (time.Duration, bool) {
	waits := s.cfg.Waits()
	if failures < 1 || failures > len(waits) {
		return 0, false
	}
	return waits[failures-1], true
}

// DisableAfter is how long it may fail before it is disabled; 0 for ever.
func (s *Sender) DisableAfter() time.Duration { return s.cfg.DisableAfter }

// Timeout is how long a try takes at most.
func (s *Sender) Timeout() time.Duration { return s.cfg.Timeout }

// Send implements transports.Sender: the document goes as document.ready, under its
// own id.
func (s *Sender) Send(ctx context.Context, out transports.Outbound) error {
	if n := out.Length(); n > mostDocument {
		return transports.Refuse("webhook.send", gateway.Finding{Code: "webhook.document.large", Severity: gateway.Hold,
			Message: fmt.Sprintf("The %s has %d bytes; by a webhook go %d at most.", out.Kind, n, mostDocument), Hint: "Send it by another way (outbound send)."}, nil)
	}
	r, err := out.Reader(ctx)
	if err != nil {
		return gateway.E("webhook.send", gateway.Transient, err)
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, mostDocument+1))
	if err != nil {
		return gateway.E("webhook.send", gateway.Transient, fmt.Errorf("read the document: %w", err))
	}
	d := &gateway.EventDocument{ID: out.ID, Kind: out.Kind, FileName: out.FileName, SHA256: out.SHA256}
	if utf8.Valid(content) {
		d.Content = string(content)
	} else {
		d.Base64 = base64.StdEncoding.EncodeToString(content)
	}
	body, err := gateway.Event{Type: gateway.EventReady, At: out.CreatedAt, Data: gateway.EventData{Partner: out.Partner, Station: out.Station, Document: d}}.Body()
	if err != nil {
		return gateway.E("webhook.send", gateway.Internal, err)
	}
	a := s.Post(ctx, out.ID, body)
	switch {
	case a.OK:
		return nil
	case a.Gone:
		return transports.Refuse("webhook.send", gateway.Finding{Code: "webhook.gone", Severity: gateway.Hold,
			Message: fmt.Sprintf("The webhook %s takes no %s: %s.", s.cfg.Name, out.Kind, a.Reason), Hint: "Ask the partner for its new address."}, nil)
	}
	return gateway.Errorf("webhook.send", gateway.Transient, "webhook %s: %s", s.cfg.Name, a.Reason)
}

// plain is an error without the address, which may hold a secret.
func plain(err error) string {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return err.Error()
}
