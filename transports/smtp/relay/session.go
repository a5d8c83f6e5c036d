// SPDX-License-Identifier: Apache-2.0

package relay

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// session is one conversation with the smarthost.
type session struct {
	*smtp.Client
	stop func() bool // ends the watching of the context
}

// stepError says what was under way when the conversation failed.
type stepError struct {
	step string
	err  error
}

func (e *stepError) Error() string { return e.step + ": " + e.err.Error() }
func (e *stepError) Unwrap() error { return e.err }

// open connects, up to and with the login. Each step is told to tell first.
func (r *Relay) open(ctx context.Context, tell func(step, detail string)) (_ *session, err error) {
	host, _, _ := net.SplitHostPort(r.opts.Smarthost)
	at := func(step, detail string) string {
		tell(step, detail)
		return step
	}
	step := at("connect", r.opts.Smarthost)
	fail := func(err error) (*session, error) { return nil, &stepError{step, err} }
	dialing, cancel := context.WithTimeout(ctx, r.opts.Timeout)
	defer cancel()
	c, err := (&net.Dialer{}).DialContext(dialing, "tcp", r.opts.Smarthost)
	if err != nil {
		return fail(err)
	}
	stop := context.AfterFunc(ctx, func() { _ = c.Close() })
	defer func() {
		if err != nil {
			stop()
			_ = c.Close()
		}
	}()
	s := &session{stop: stop}
	switch r.opts.TLS {
	case "implicit":
		step = at("TLS", "from the first byte")
		t := tlsClient(c, r.tlsConfig(host))
		if err := t.HandshakeContext(dialing); err != nil {
			return fail(err)
		}
		s.Client = smtp.NewClient(t)
	case "starttls":
		step = at("TLS", "STARTTLS")
		deadline(c, r.opts.Timeout)
		if s.Client, err = smtp.NewClientStartTLS(c, r.tlsConfig(host)); err != nil {
			return fail(err)
		}
	default:
		s.Client = smtp.NewClient(c)
	}
	s.CommandTimeout, s.SubmissionTimeout = r.opts.Timeout, 2*r.opts.Timeout
	deadline(c, r.opts.Timeout)
	step = at("greet", "EHLO "+r.helo())
	if err := s.Hello(r.helo()); err != nil {
		return fail(err)
	}
	if state, ok := s.TLSConnectionState(); ok {
		tell("TLS", tlsText(state))
	}
	if r.opts.User != "" {
		step = at("login", r.opts.User)
		if err := s.login(r.opts.User, r.opts.Password); err != nil {
			return fail(err)
		}
	}
	return s, nil
}

// login takes PLAIN, or LOGIN where the smarthost has that alone.
func (s *session) login(user, password string) error {
	switch {
	case s.SupportsAuth(sasl.Plain):
		return s.Auth(sasl.NewPlainClient("", user, password))
	case s.SupportsAuth(sasl.Login):
		return s.Auth(sasl.NewLoginClient(user, password))
	}
	if ok, what := s.Extension("AUTH"); ok {
		return fmt.Errorf("the smarthost offers AUTH %s, and we know PLAIN and LOGIN", strings.TrimSpace(what))
	}
	return errors.New("the smarthost offers no login: leave user out, or use the port for submission (587, 465)")
}

// end says goodbye; an error then changes nothing any more.
func (s *session) end() {
	_ = s.Quit()
	_ = s.Client.Close()
	s.stop()
}
