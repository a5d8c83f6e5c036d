// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"context"
	"errors"
	"time"

	"github.com/emersion/go-sasl"
	"go.uber.org/zap"
)

// AuthMechanisms implements gosmtp.AuthSession: nobody is asked for a password in the
// clear.
func (s *session) AuthMechanisms() []string {
	if s.tls == "" || !s.server.Directory().logins() {
		return nil
	}
	return []string{sasl.Plain, sasl.Login}
}

// Auth implements gosmtp.AuthSession.
func (s *session) Auth(mechanism string) (sasl.Server, error) {
	if s.tls == "" {
		return nil, say(538, 5, 7, 11, "Passwords are taken over TLS only: STARTTLS first")
	}
	if s.server.callers.isBanned(s.host) {
		s.conn.hangUp()
		return nil, say(421, 4, 7, 0, "Too many wrong passwords from your address, please try again later")
	}
	switch mechanism {
	case sasl.Plain:
		return oneWord{sasl.NewPlainServer(func(identity, user, password string) error {
			if identity != "" && identity != user {
				return s.wrong(user, "another identity")
			}
			return s.login(user, password)
		})}, nil
	case sasl.Login:
		return &loginServer{login: s.login}, nil
	}
	return nil, say(504, 5, 5, 4, "PLAIN and LOGIN are known here")
}

// oneWord has a mechanism's own errors, which the client made, answered as 501.
type oneWord struct{ sasl.Server }

// Next implements sasl.Server.
func (o oneWord) Next(response []byte) (challenge []byte, done bool, err error) {
	challenge, done, err = o.Server.Next(response)
	var said *reply
	if err != nil && !errors.As(err, &said) {
		err = say(501, 5, 5, 2, "The credentials cannot be read")
	}
	return challenge, done, err
}

// loginServer is the mechanism LOGIN, which old programs know only.
type loginServer struct {
	login func(user, password string) error
	asked int
	user  string
}

// Next implements sasl.Server.
func (l *loginServer) Next(response []byte) (challenge []byte, done bool, err error) {
	if l.asked == 0 && response != nil { // the user may come at once
		l.asked = 1
	}
	switch l.asked++; l.asked {
	case 1:
		return []byte("Username:"), false, nil
	case 2:
		l.user = string(response)
		return []byte("Password:"), false, nil
	default:
		return nil, true, l.login(l.user, string(response))
	}
}

// login checks a password. It takes as long for a user that there is not, and no more
// passwords are checked at a time than there are processors.
func (s *session) login(user, password string) error {
	srv := s.server
	if s.user != nil {
		return say(503, 5, 5, 1, "You are logged in already")
	}
	ctx, cancel := context.WithTimeout(srv.work(), 30*time.Second)
	defer cancel()
	select {
	case srv.checking <- struct{}{}:
	case <-ctx.Done():
		return say(454, 4, 7, 0, "Too many log in at the moment, please try again later")
	}
	if srv.callers.isBanned(userKey(user)) {
		<-srv.checking
		s.conn.hangUp()
		return say(454, 4, 7, 0, "Too many wrong passwords for this user, please try again later")
	}
	box, hash := srv.Directory().user(user)
	ok := hash.Matches([]byte(password))
	<-srv.checking
	if box == nil || !ok {
		return s.wrong(user, "wrong password")
	}
	srv.callers.right(s.host)
	s.mu.Lock()
	s.user = box
	s.mu.Unlock()
	srv.Log.Debug("logged in", zap.String("transport", Name), zap.String("connection", box.Connection), zap.String("remote_addr", s.remote))
	return nil
}

// userKey is how callers counts wrong passwords for one user, whether there is one or
// not.
func userKey(user string) string {
	if len(user) > 128 {
		user = user[:128]
	}
	return "user:" + user
}

// wrong answers a wrong password, slowly, and ends the connection after some.
func (s *session) wrong(user, why string) error {
	srv := s.server
	s.guesses++
	ban := srv.callers.wrong(s.host, maxGuesses)
	if srv.callers.wrong(userKey(user), maxForUser) {
		srv.Log.Warn("too many wrong passwords: the user cannot log in for a while", zap.String("transport", Name), zap.Duration("duration", banned))
	}
	srv.Log.Info("refused", zap.String("transport", Name), zap.String("remote_addr", s.remote), zap.Int("code", 535), zap.String("reason", why))
	srv.refused("login")
	if ban {
		srv.Log.Warn("too many wrong passwords: nobody can log in from there for a while", zap.String("transport", Name), zap.String("remote_addr", s.remote), zap.Duration("duration", banned))
	}
	select {
	case <-time.After(srv.Tarpit):
	case <-srv.work().Done():
	}
	if ban || s.guesses >= 3 {
		s.conn.hangUp()
	}
	return say(535, 5, 7, 8, "User or password is wrong")
}
