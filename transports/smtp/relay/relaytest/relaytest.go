// SPDX-License-Identifier: Apache-2.0

// Package relaytest is a smarthost for tests: a real SMTP server with TLS and login
// that keeps what it takes, and fails as it is told.
//
// Invariant: what it said 250 to is in Taken before it says so.
package relaytest

import (
	"crypto/tls"
	"encoding/pem"
	"errors"
	"io"
	"net"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// The login it takes.
const (
	User     = "ordergate"
	Password = "a secret of tests"
)

// Mail is what was taken.
type Mail struct {
	From string
	To   []string
	Data []byte
	TLS  bool
	UTF8 bool
}

// Smarthost is the server. Fail is asked at each step ("MAIL", "RCPT", "DATA") with
// what it is about; an error that is no *smtp.SMTPError drops the connection.
type Smarthost struct {
	Addr string
	CA   []byte // PEM

	mu    sync.Mutex
	taken []Mail
	fail  func(step, about string) error
}

// Start starts one that ends with the test. implicit: TLS from the first byte.
func Start(t testing.TB, implicit bool) *Smarthost {
	t.Helper()
	certs := httptest.NewTLSServer(nil) // for 127.0.0.1
	defer certs.Close()
	config := &tls.Config{Certificates: certs.TLS.Certificates}
	s := &Smarthost{CA: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certs.Certificate().Raw})}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.Addr = l.Addr().String()
	server := smtp.NewServer(s)
	server.Domain, server.TLSConfig, server.EnableSMTPUTF8, server.MaxMessageBytes = "relay.test", config, true, 30<<20
	server.ReadTimeout, server.WriteTimeout = time.Minute, time.Minute
	if implicit {
		l = tls.NewListener(l, config)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Serve(l) // it ends when it is closed
	}()
	t.Cleanup(func() {
		_ = server.Close()
		_ = l.Close() // the server may not have taken it up yet
		<-done
	})
	return s
}

// Fail sets what goes wrong from now on; nil: nothing.
func (s *Smarthost) Fail(f func(step, about string) error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fail = f
}

// Taken is what was taken so far.
func (s *Smarthost) Taken() []Mail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Mail(nil), s.taken...)
}

// NewSession implements smtp.Backend.
func (s *Smarthost) NewSession(c *smtp.Conn) (smtp.Session, error) {
	return &session{host: s, conn: c}, nil
}

type session struct {
	host *Smarthost
	conn *smtp.Conn
	in   bool // logged in
	mail Mail
}

func (s *session) ask(step, about string) error {
	s.host.mu.Lock()
	f := s.host.fail
	s.host.mu.Unlock()
	if f == nil {
		return nil
	}
	err := f(step, about)
	var said *smtp.SMTPError
	if err != nil && !errors.As(err, &said) {
		_ = s.conn.Conn().Close()
	}
	return err
}

// AuthMechanisms implements smtp.AuthSession.
func (s *session) AuthMechanisms() []string { return []string{sasl.Plain} }

// Auth implements smtp.AuthSession.
func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != User || password != Password {
			return &smtp.SMTPError{Code: 535, EnhancedCode: smtp.EnhancedCode{5, 7, 8}, Message: "authentication failed"}
		}
		s.in = true
		return nil
	}), nil
}

// Mail implements smtp.Session.
func (s *session) Mail(from string, o *smtp.MailOptions) error {
	if !s.in {
		return &smtp.SMTPError{Code: 530, EnhancedCode: smtp.EnhancedCode{5, 7, 0}, Message: "authentication required"}
	}
	_, secure := s.conn.TLSConnectionState()
	s.mail = Mail{From: from, TLS: secure, UTF8: o.UTF8}
	return s.ask("MAIL", from)
}

// Rcpt implements smtp.Session.
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if err := s.ask("RCPT", to); err != nil {
		return err
	}
	s.mail.To = append(s.mail.To, to)
	return nil
}

// Data implements smtp.Session.
func (s *session) Data(r io.Reader) (err error) {
	if s.mail.Data, err = io.ReadAll(r); err != nil {
		return err
	}
	if err := s.ask("DATA", ""); err != nil {
		return err
	}
	s.host.mu.Lock()
	defer s.host.mu.Unlock()
	s.host.taken = append(s.host.taken, s.mail)
	return nil
}

// Reset implements smtp.Session.
func (s *session) Reset() { s.mail = Mail{} }

// Logout implements smtp.Session.
func (s *session) Logout() error { return nil }
