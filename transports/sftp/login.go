// SPDX-License-Identifier: Apache-2.0

package sftp

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"net"
	"sync/atomic"
	"time"

	"go.uber.org/zap"
	"golang.org/x/crypto/ssh"

	"ordergate/gateway/credential"
	"ordergate/transports/sftp/throttle"
)

// login is what is known of a connection while it logs in.
type login struct {
	s       *Server
	ctx     context.Context
	net     net.Conn
	host    string
	network string
	tried   bool // to log in
	counted bool // as a failure
}

// entry is how somebody logged in; it travels in ssh.Permissions.
type entry struct {
	partner    *Partner
	how        string // key, password
	credential string
	comment    string // of the key
}

type entryKey struct{}

// errLogin is one for all: an unknown user, a wrong password and a wrong key are alike.
var errLogin = errors.New("wrong user, password or key")

// handle serves a connection to its end.
func (s *Server) handle(ctx context.Context, nc net.Conn, host string) {
	defer nc.Close()
	var known atomic.Bool
	settle := func() {
		if known.CompareAndSwap(false, true) {
			s.known()
		}
	}
	defer settle()
	until := time.Now().Add(s.Login)
	if err := nc.SetDeadline(until); err != nil {
		return
	}
	waiting, cancel := context.WithDeadline(ctx, until)
	defer cancel()
	defer context.AfterFunc(ctx, func() {
		if !known.Load() {
			_ = nc.SetDeadline(time.Unix(1, 0))
		}
	})()
	l := &login{s: s, ctx: waiting, net: nc, host: host, network: throttle.Network(host)}
	config := *s.ssh
	config.PasswordCallback, config.PublicKeyCallback = l.password, l.key
	conn, channels, requests, err := ssh.NewServerConn(nc, &config)
	if err != nil {
		l.failed(err)
		return
	}
	defer conn.Close()
	e, ok := conn.Permissions.ExtraData[entryKey{}].(entry)
	if !ok || nc.SetDeadline(time.Time{}) != nil {
		return
	}
	settle()
	s.guard.Succeeded(l.network, conn.User())
	s.Metrics.SFTPLogin(e.how)
	s.serve(ctx, nc, conn, channels, requests, e, host)
}

// failed notes a connection that ended without a login.
func (l *login) failed(err error) {
	if !l.tried {
		l.s.Log.Debug("connection without a login", zap.String("transport", Name), zap.String("remote_addr", l.host), zap.Error(err))
		return
	}
	var auth *ssh.ServerAuthError
	if !l.counted && errors.As(err, &auth) { // what took us too long is no guess
		l.refuse("", "key")
	}
}

// refuse counts a failed login.
func (l *login) refuse(user, how string) {
	l.counted = true
	banned, blocked := l.s.guard.Failed(l.network, user)
	l.s.Metrics.SFTPLogin("refused")
	l.s.Log.Warn("login refused", zap.String("transport", Name), zap.String("remote_addr", l.host), zap.String("remote_id", shown(user)), zap.String("method", how))
	if blocked {
		l.s.Log.Warn("too many failed logins: the user's password is shut out", zap.String("transport", Name), zap.String("remote_id", shown(user)), zap.Duration("duration", l.s.Ban))
	}
	if banned {
		l.s.Log.Warn("too many failed logins: the address is shut out", zap.String("transport", Name), zap.String("remote_addr", l.host), zap.Duration("duration", l.s.Ban))
	}
}

// shown is a user's name for the log: a stranger may send anything.
func shown(user string) string {
	if len(user) > 64 {
		return user[:64] + "…"
	}
	return user
}

// password checks a password. A user that does not exist takes the same way, and the
// same time.
func (l *login) password(meta ssh.ConnMetadata, given []byte) (*ssh.Permissions, error) {
	s, user := l.s, meta.User()
	l.tried = true
	if !s.guard.Banned(l.network).IsZero() || !s.guard.Blocked(user, l.network).IsZero() {
		l.counted = true
		s.Metrics.SFTPLogin("banned")
		_ = l.net.Close()
		return nil, errLogin
	}
	d := s.Directory()
	hash, real := d.hash(user)
	p := d.users[user]
	real = real && p.comesFrom(l.host)
	if real && s.goodPassword(user, hash, given, false) {
		return l.enter(p, "password", passwordCredential(hash), "")
	}
	select {
	case s.hashing <- struct{}{}:
	case <-l.ctx.Done():
		l.counted = true
		return nil, errLogin
	}
	right := real && s.goodPassword(user, hash, given, false) || hash.Matches(given) // found right while this one waited?
	<-s.hashing
	if !right || !real {
		l.refuse(user, "password")
		return nil, errLogin
	}
	s.goodPassword(user, hash, given, true)
	return l.enter(p, "password", passwordCredential(hash), "")
}

// goodPassword tells whether the password was found right before, so that a client that
// logs in for each file does not cost a hash each time; note notes it. What is kept is
// of no use outside of this process.
func (s *Server) goodPassword(user string, hash *credential.Hash, given []byte, note bool) bool {
	mac := hmac.New(sha256.New, s.secret[:])
	mac.Write([]byte(hash.String()))
	mac.Write([]byte{0})
	mac.Write(given)
	sum := [32]byte(mac.Sum(nil))
	s.mu.Lock()
	defer s.mu.Unlock()
	if note {
		s.good[user] = sum
	}
	known, ok := s.good[user]
	return ok && hmac.Equal(known[:], sum[:])
}

// key checks whether a key may be used. It is asked before the client has shown that it
// has the private key.
func (l *login) key(meta ssh.ConnMetadata, k ssh.PublicKey) (*ssh.Permissions, error) {
	l.tried = true
	p := l.s.Directory().users[meta.User()]
	if p == nil {
		return nil, errLogin
	}
	own, valid := p.key(k, l.s.Clock.Now())
	switch {
	case own.key == nil:
		return nil, errLogin
	case !valid:
		l.s.Log.Warn("login refused: the key has expired", zap.String("transport", Name), zap.String("partner", p.ID), zap.String("remote_addr", l.host),
			zap.String("key", own.comment), zap.Time("expired", own.until))
		return nil, errLogin
	}
	return l.enter(p, "key", fingerprint(own.key), own.comment)
}

// enter lets somebody in whose credential is right.
func (l *login) enter(p *Partner, how, credential, comment string) (*ssh.Permissions, error) {
	if !p.comesFrom(l.host) {
		l.s.Log.Warn("login refused: not from this address", zap.String("transport", Name), zap.String("partner", p.ID), zap.String("remote_addr", l.host))
		return nil, errLogin
	}
	return &ssh.Permissions{ExtraData: map[any]any{entryKey{}: entry{p, how, credential, comment}}}, nil
}
