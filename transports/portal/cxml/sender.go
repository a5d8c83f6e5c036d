// SPDX-License-Identifier: Apache-2.0

package cxml

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/strict"
	"ordergate/transports"
)

const (
	maxOut      = 16 << 20
	maxResponse = 1 << 20
	timeout     = 60 * time.Second
)

// SenderConfig is what a Sender works with.
type SenderConfig struct {
	Directory  func() *Directory
	Connection string
	Secret     func(strict.Secret) (string, error)
	Host       string // right side of our payloadIDs
	Log        *zap.Logger
	Crash      func(point string) // may be nil
}

// Sender posts cXML documents to a partner's URL. Each try of a document has the same
// payloadID, by which the partner knows a repeat. It is safe for concurrent use.
type Sender struct {
	SenderConfig
	client *http.Client
}

// NewSender makes it.
func NewSender(c SenderConfig) *Sender {
	if c.Crash == nil {
		c.Crash = func(string) {}
	}
	t := &http.Transport{Proxy: http.ProxyFromEnvironment, MaxIdleConnsPerHost: 4, IdleConnTimeout: 30 * time.Second, MaxResponseHeaderBytes: 64 << 10,
		TLSHandshakeTimeout: 30 * time.Second, DisableCompression: true}
	return &Sender{SenderConfig: c, client: &http.Client{Transport: t, Timeout: timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// Close closes idle connections.
func (s *Sender) Close() { s.client.CloseIdleConnections() }

// Send implements transports.Sender.
func (s *Sender) Send(ctx context.Context, out transports.Outbound) error {
	a := s.Directory().Get(s.Connection)
	if a == nil || a.URL == "" {
		return gateway.Errorf("cxml.send", gateway.Transient, "connection %s has no url any more", s.Connection)
	}
	doc, err := s.complete(ctx, a, out)
	if err != nil {
		return err
	}
	s.Crash("cxml.send")
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, a.URL, bytes.NewReader(doc))
	if err != nil {
		return gateway.E("cxml.send", gateway.Transient, err)
	}
	req.Header.Set("Content-Type", "text/xml; charset=UTF-8")
	req.Header.Set("User-Agent", "ordergate")
	res, err := s.client.Do(req)
	if err != nil {
		return gateway.E("cxml.send", gateway.Transient, err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(res.Body, maxResponse+1))
	if err != nil {
		return gateway.E("cxml.send", gateway.Transient, fmt.Errorf("read the Response: %w", err))
	}
	s.Crash("cxml.sent")
	return s.judge(out, res.StatusCode, body)
}

// complete fills in the header: who we are, whom it is for, and our secret, which
// never lies in the journal.
func (s *Sender) complete(ctx context.Context, a *Account, out transports.Outbound) ([]byte, error) {
	if out.Length() > maxOut {
		return nil, refusal(out, "document.large", fmt.Sprintf("The document has more than %d bytes.", maxOut), "Send it another way.", nil)
	}
	r, err := out.Reader(ctx)
	if err != nil {
		return nil, gateway.E("cxml.send", gateway.Transient, err)
	}
	defer func() { _ = r.Close() }()
	doc, err := io.ReadAll(io.LimitReader(r, maxOut))
	if err != nil {
		return nil, gateway.E("cxml.send", gateway.Transient, err)
	}
	secret, err := s.Secret(a.Ours.Secret)
	if err != nil {
		return nil, gateway.E("cxml.send", gateway.Transient, err)
	}
	whole, err := addressed(doc, parties{id: out.ID + "@" + s.Host, ours: a.Ours, secret: secret, theirs: credential{domain: a.Domain, identity: a.Identity}})
	if err != nil {
		return nil, refusal(out, "document.invalid", fmt.Sprintf("%s %s is no cXML document that can be sent.", out.Kind, out.FileName),
			"By a cXML connection go documents that a mapping writes (answers: mapping), with root: cXML. Set functional: none and ta1: never where the partner sends X12 as well.", err)
	}
	return whole, nil
}

// judge says what the partner's answer means: 2xx it has it, 4xx never again, and
// whatever has no cXML Response in it counts as trouble on the way (cXML Reference
// Guide, "cXML Basics": transport errors are transient).
func (s *Sender) judge(out transports.Outbound, httpStatus int, body []byte) error {
	code, text, ok := statusIn(body)
	fields := []zap.Field{zap.String("transport", Name), zap.String("partner", out.Partner), zap.Int("status", code), zap.Int("http", httpStatus)}
	switch {
	case !ok || len(body) > maxResponse:
		return gateway.Errorf("cxml.send", gateway.Transient, "the answer (HTTP %d) holds no cXML Response with a Status", httpStatus)
	case code >= 200 && code < 300:
		s.Log.Debug("cXML document sent", fields...)
		return nil
	case code >= 400 && code < 500:
		s.Log.Warn("cXML document refused by the partner", append(fields, zap.String("why", text))...)
		return refusal(out, "status.refused", fmt.Sprintf("Partner %s does not take %s: cXML status %d, %q.", out.Partner, out.FileName, code, text),
			refusedHint(code), fmt.Errorf("cXML status %d", code))
	}
	return gateway.Errorf("cxml.send", gateway.Transient, "cXML status %d, %q", code, text)
}

func refusedHint(code int) string {
	switch code {
	case 401, 403:
		return "Check cxml.ours (identity and sharedSecret) with the partner, then send it again (ordergate outbound resend)."
	case 409:
		return "The partner has a document under this payloadID already: ask whether it arrived."
	}
	return "Ask the partner what its side misses, mend the mapping that writes it, then send it again (ordergate outbound resend)."
}

func refusal(out transports.Outbound, code, message, hint string, cause error) error {
	return transports.Refuse("cxml.send", gateway.Finding{Code: "outbound." + code, Severity: gateway.Hold, Message: message, Hint: hint,
		Position: gateway.Position{Path: out.FileName}}, cause)
}
