// SPDX-License-Identifier: Apache-2.0

package remote

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"sync"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

// keyFamilies are the algorithms of host keys, a kind of key at a time: a server that
// has several kinds shows one, and it may be another than the one that is pinned.
var keyFamilies = [][]string{
	{ssh.KeyAlgoED25519},
	{ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521},
	{ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256},
	{ssh.CertAlgoED25519v01, ssh.CertAlgoECDSA256v01, ssh.CertAlgoECDSA384v01, ssh.CertAlgoECDSA521v01, ssh.CertAlgoRSASHA512v01, ssh.CertAlgoRSASHA256v01},
}

// hostKeyError says that a server is not the one that is known.
type hostKeyError struct {
	offered ssh.PublicKey // nil: none was shown
	revoked bool
}

func (e *hostKeyError) Error() string {
	switch {
	case e.revoked:
		return "the server's host key is marked as revoked"
	case e.offered == nil:
		return "the server has no host key of a kind that is known of it"
	}
	return fmt.Sprintf("the server shows another host key than is known of it: %s %s", e.offered.Type(), ssh.FingerprintSHA256(e.offered))
}

// authError says that the server does not let us in.
type authError struct{ err error }

func (e *authError) Error() string { return "the server does not let us in: " + e.err.Error() }
func (e *authError) Unwrap() error { return e.err }

// trust is what is known of a server's host keys.
type trust struct {
	pins   []pin
	file   ssh.HostKeyCallback // of a known_hosts file; nil without one
	legacy bool
}

func (w *way) trust() (*trust, error) {
	t := &trust{legacy: w.cfg.Legacy}
	for _, text := range w.cfg.HostKeys {
		p, err := parsePin(text)
		if err != nil {
			return nil, fmt.Errorf("hostKeys: %w", err)
		}
		t.pins = append(t.pins, p)
	}
	if w.cfg.KnownHosts != "" {
		var err error
		if t.file, err = knownhosts.New(w.Path(w.cfg.KnownHosts)); err != nil {
			return nil, fmt.Errorf("knownHosts: %w", err)
		}
	}
	return t, nil
}

// check is an ssh.HostKeyCallback.
func (t *trust) check(host string, addr net.Addr, key ssh.PublicKey) error {
	print := ssh.FingerprintSHA256(key)
	for _, p := range t.pins {
		if p.fingerprint == print {
			return nil
		}
	}
	if t.file != nil {
		err := t.file(host, addr, key)
		if err == nil {
			return nil
		}
		var revoked *knownhosts.RevokedError
		if errors.As(err, &revoked) {
			return &hostKeyError{offered: key, revoked: true}
		}
	}
	return &hostKeyError{offered: key}
}

// families are the kinds of host keys to ask for, those that are known first.
func (t *trust) families() [][]string {
	all := slices.Clone(keyFamilies)
	if t.legacy {
		all = append(all, []string{ssh.KeyAlgoRSA}) // with SHA-1
	}
	if t.file != nil {
		all = slices.Insert(all, 0, keyFamilies[3]) // a certificate may be signed by an authority that the file names
		all = slices.Delete(all, 4, 5)
	} else {
		all = slices.Delete(all, 3, 4) // nothing else can know a certificate
	}
	known := func(family []string) bool {
		return slices.ContainsFunc(t.pins, func(p pin) bool {
			return p.key != nil && (slices.Contains(family, p.key.Type()) || p.key.Type() == ssh.KeyAlgoRSA && strings.HasPrefix(family[0], "rsa-"))
		})
	}
	slices.SortStableFunc(all, func(a, b []string) int {
		switch {
		case known(a) && !known(b):
			return -1
		case known(b) && !known(a):
			return 1
		}
		return 0
	})
	return all
}

// config is how an SSH server is spoken to.
func (w *way) sshConfig(auth []ssh.AuthMethod, check ssh.HostKeyCallback, algorithms []string) *ssh.ClientConfig {
	c := &ssh.ClientConfig{User: w.server.user, Auth: auth, HostKeyCallback: check, HostKeyAlgorithms: algorithms, ClientVersion: "SSH-2.0-ordergate"}
	c.SetDefaults()
	if w.cfg.Legacy {
		old := ssh.InsecureAlgorithms()
		c.KeyExchanges = append(c.KeyExchanges, old.KeyExchanges...)
		c.Ciphers = append(c.Ciphers, old.Ciphers...)
		c.MACs = append(c.MACs, old.MACs...)
	}
	return c
}

// auth is what we log in with. The methods are tried in order.
func (w *way) auth() ([]ssh.AuthMethod, error) {
	var methods []ssh.AuthMethod
	if !w.cfg.Key.IsZero() {
		signer, err := w.signer()
		if err != nil {
			return nil, err
		}
		methods = append(methods, ssh.PublicKeys(signer))
	}
	if !w.cfg.Password.IsZero() {
		password, err := w.secret(w.cfg.Password)
		if err != nil {
			return nil, fmt.Errorf("password: %w", err)
		}
		// Servers that know no plain password ask for it as a question.
		asked := 0
		methods = append(methods, ssh.Password(password), ssh.KeyboardInteractive(func(_, _ string, questions []string, echos []bool) ([]string, error) {
			if asked++; asked > 3 && len(questions) > 0 {
				return nil, errors.New("asked too often")
			}
			answers := make([]string, len(questions))
			for i, echo := range echos {
				if echo {
					return nil, errors.New("the server asks for more than a password")
				}
				answers[i] = password
			}
			return answers, nil
		}))
	}
	return methods, nil
}

func (w *way) signer() (ssh.Signer, error) {
	text, err := w.secret(w.cfg.Key)
	if err != nil {
		return nil, fmt.Errorf("key: %w", err)
	}
	raw := []byte(text + "\n")
	if bytes.HasPrefix(raw, []byte("PuTTY-User-Key-File")) {
		return nil, errors.New("key: this is a key of PuTTY: puttygen KEY -O private-openssh -o NEW makes one of OpenSSH of it")
	}
	signer, err := ssh.ParsePrivateKey(raw)
	var missing *ssh.PassphraseMissingError
	if errors.As(err, &missing) {
		var passphrase string
		if passphrase, err = w.secret(w.cfg.KeyPassphrase); err != nil {
			return nil, fmt.Errorf("keyPassphrase: %w", err)
		}
		if passphrase == "" {
			return nil, errors.New("key: it has a passphrase: set keyPassphrase")
		}
		signer, err = ssh.ParsePrivateKeyWithPassphrase(raw, []byte(passphrase))
	}
	if err != nil {
		return nil, fmt.Errorf("key: %w", err) // these errors hold nothing of the key
	}
	return signer, nil
}

// dialSSH logs in. A server that shows another kind of host key than the known one is
// asked for the other kinds before it counts as another server.
func (w *way) dialSSH(ctx context.Context) (*ssh.Client, *links, error) {
	t, err := w.trust()
	if err != nil {
		return nil, nil, err
	}
	auth, err := w.auth()
	if err != nil {
		return nil, nil, err
	}
	var failed error
	for _, family := range w.familiesOf(t) {
		client, ls, err := w.handshake(ctx, w.sshConfig(auth, t.check, family))
		if err == nil {
			w.family.Store(&family)
			return client, ls, nil
		}
		var other *hostKeyError
		if !errors.As(err, &other) {
			return nil, nil, err
		}
		if prior := (*hostKeyError)(nil); !errors.As(failed, &prior) || prior.offered == nil {
			failed = err
		}
		if other.revoked {
			return nil, nil, err
		}
	}
	return nil, nil, failed
}

// familiesOf begins with the one that fitted the last time.
func (w *way) familiesOf(t *trust) [][]string {
	all := t.families()
	if last := w.family.Load(); last != nil {
		all = slices.Insert(slices.DeleteFunc(all, func(f []string) bool { return slices.Equal(f, *last) }), 0, *last)
	}
	return all
}

// handshake connects and logs in, all of it within the timeout.
func (w *way) handshake(ctx context.Context, config *ssh.ClientConfig) (*ssh.Client, *links, error) {
	l, err := dial(ctx, w.server.address(), w.cfg.Timeout)
	if err != nil {
		return nil, nil, err
	}
	ls := &links{}
	ls.add(l)
	limited, cancel := context.WithTimeoutCause(ctx, w.cfg.Timeout, fmt.Errorf("no login within %s", w.cfg.Timeout))
	defer cancel()
	defer ls.during(limited)()
	var shown *hostKeyError
	check := config.HostKeyCallback
	config.HostKeyCallback = func(host string, addr net.Addr, key ssh.PublicKey) error {
		err := check(host, addr, key)
		errors.As(err, &shown)
		return err
	}
	c, channels, requests, err := ssh.NewClientConn(l, w.server.address(), config)
	if err != nil {
		err = ls.reason(err)
		ls.cut(err)
		return nil, nil, sshError(err, shown)
	}
	return ssh.NewClient(c, channels, requests), ls, nil
}

// sshError sorts what a handshake fails of. The library wraps the callback's error
// as text in some versions, so it is kept beside.
func sshError(err error, shown *hostKeyError) error {
	var none *ssh.AlgorithmNegotiationError
	switch {
	case shown != nil:
		return shown
	case errors.As(err, &none) && strings.Contains(err.Error(), "host key"):
		return &hostKeyError{}
	case strings.Contains(err.Error(), "unable to authenticate"):
		return &authError{err}
	}
	return err
}

// offered asks the server for its host keys, one of each kind, without a login.
func (w *way) offered(ctx context.Context) (keys []ssh.PublicKey, err error) {
	for _, family := range keyFamilies[:3] {
		var got ssh.PublicKey
		var once sync.Once
		stop := errors.New("seen")
		_, _, failed := w.handshake(ctx, w.sshConfig(nil, func(_ string, _ net.Addr, key ssh.PublicKey) error {
			once.Do(func() { got = key })
			return stop
		}, family))
		var other *hostKeyError
		switch {
		case got != nil:
			keys = append(keys, got)
		case failed != nil && !errors.As(failed, &other):
			err = failed
		}
	}
	if len(keys) > 0 {
		err = nil
	}
	return keys, err
}
