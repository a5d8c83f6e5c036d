// SPDX-License-Identifier: Apache-2.0

package remote

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"ordergate/gateway"
)

// brokenError marks an error after which a session is of no use.
type brokenError struct{ err error }

func (e *brokenError) Error() string { return e.err.Error() }
func (e *brokenError) Unwrap() error { return e.err }

func broken(err error) error {
	if err == nil {
		return nil
	}
	return &brokenError{err}
}

func isBroken(err error) bool {
	var b *brokenError
	return errors.As(err, &b)
}

// transient makes an error of the partner's side ours: everything there is mended by
// somebody, so nothing is final. The public text says what to do.
func transient(op string, w *way, err error) error {
	if err == nil {
		return nil
	}
	var e *gateway.Error
	if errors.As(err, &e) {
		return err
	}
	what, advice := w.explain(err)
	return &gateway.Error{Op: op, Kind: gateway.Transient, Public: what, Err: &toldError{what + " " + sentence(advice), err}}
}

// toldError is an error with a text for operators.
type toldError struct {
	text string
	err  error
}

func (e *toldError) Error() string { return e.text }
func (e *toldError) Unwrap() error { return e.err }

// explain says in a sentence what is wrong, and what to do.
func (w *way) explain(err error) (what, advice string) {
	host := w.server.address()
	var (
		key   *hostKeyError
		auth  *authError
		quiet *silence
		dns   *net.DNSError
		cert  *tls.CertificateVerificationError
		pins  *pinError
		kex   *ssh.AlgorithmNegotiationError
		reply *textproto.Error
		state *sftp.StatusError
		alert tls.AlertError
	)
	switch {
	case errors.As(err, &dns):
		return fmt.Sprintf("The name %s cannot be resolved (%v).", w.server.host, dns.Err), "check the host in url, and the DNS here"
	case errors.Is(err, syscall.ECONNREFUSED):
		return fmt.Sprintf("%s refuses connections.", host), "check the port in url; ask the partner whether the server runs and lets our address in"
	case errors.As(err, &key):
		return sentence(key.Error()), "nothing was sent; ask the partner, by another way, whether the key was changed, and put the new one into hostKeys (ordergate remote test shows it)"
	case errors.As(err, &pins):
		return sentence(pins.Error()), "nothing was sent; ask the partner, by another way, whether the certificate was changed, and put the new one into tls.fingerprints"
	case errors.As(err, &cert):
		return fmt.Sprintf("The server's certificate is not trusted: %s.", certReason(cert)), "nothing was sent; set tls.ca or tls.fingerprints to what the partner says it is"
	case errors.As(err, &auth):
		return fmt.Sprintf("The server does not let %s in.", w.server.user), "check user, key and password with the partner; methods tried: " + methods(auth.err)
	case errors.As(err, &kex):
		return fmt.Sprintf("The server knows none of our SSH algorithms (%v).", kex), "ask the partner for a newer server, or set legacy: true"
	case errors.As(err, &quiet):
		return sentence(quiet.Error()), "ask the partner; a firewall between may swallow the connection; a slow server wants a longer timeout"
	case errors.Is(err, errDenied):
		return "The server does not permit it: " + sentence(err.Error()), "ask the partner for the right"
	case errors.Is(err, errGone):
		return "The server has no such file or folder.", "check the path with the partner"
	case errors.As(err, &alert):
		return fmt.Sprintf("TLS ended with an alert (%v).", alert), "ask the partner which TLS versions the server speaks"
	case errors.As(err, &reply):
		return fmt.Sprintf("The server says: %d %s.", reply.Code, clean(reply.Msg)), "ask the partner"
	case errors.As(err, &state):
		return fmt.Sprintf("The server says: %s.", clean(state.Error())), "ask the partner"
	case errors.Is(err, context.Canceled):
		return "It was stopped.", "it is tried again"
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, sftp.ErrSSHFxConnectionLost):
		return "The server closed the connection.", "it is tried again; ask the partner when it stays so"
	}
	return sentence(clean(err.Error())), "it is tried again"
}

func methods(err error) string {
	if _, list, ok := strings.Cut(err.Error(), "attempted methods ["); ok {
		return strings.TrimPrefix(strings.SplitN(list, "]", 2)[0], "none ")
	}
	return clean(err.Error())
}

func certReason(err *tls.CertificateVerificationError) string {
	var unknown x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err.Err, &unknown):
		return "it is signed by an authority that is not known here"
	case errors.As(err.Err, &name):
		return clean(name.Error())
	case errors.As(err.Err, &invalid):
		return clean(invalid.Error())
	}
	return clean(err.Err.Error())
}

// clean makes one short line of what a server says.
func clean(text string) string {
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f }), " ")
	text = strings.ToValidUTF8(text, "\uFFFD")
	if r := []rune(text); len(r) > 300 {
		text = string(r[:300]) + "…"
	}
	return strings.TrimSuffix(text, ".")
}

func sentence(text string) string {
	if text == "" {
		return text
	}
	_, n := utf8.DecodeRuneInString(text)
	return strings.ToUpper(text[:n]) + strings.TrimSuffix(text[n:], ".") + "."
}
