// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"crypto/tls"
	"net/netip"
	"strings"
	"sync"

	gosmtp "github.com/emersion/go-smtp"
	"go.uber.org/zap"
)

const (
	maxMails    = 1000 // of a connection; then a new one is made
	maxUnknown  = 10   // recipients that there are not; who tries more is looking for addresses
	maxGreeting = 255
)

// session is a client, from its greeting to its end or STARTTLS. The library calls it
// from one goroutine, but Reset and Data of a mail in chunks from two: mu guards what
// they share.
type session struct {
	server *Server
	conn   *guarded
	remote string     // address and port
	ip     netip.Addr // of the client
	host   string     // what callers tells it by
	helo   string
	tls    string // version; "" in the clear

	guesses int
	unknown int
	mails   int

	mu   sync.Mutex
	user *Mailbox // who logged in
	from Address  // MAIL FROM; zero for a bounce
	to   []recipient
}

var (
	_ gosmtp.Session     = (*session)(nil)
	_ gosmtp.AuthSession = (*session)(nil)
)

// session makes one, at the greeting.
func (s *Server) session(c *gosmtp.Conn) (gosmtp.Session, error) {
	helo := c.Hostname()
	if len(helo) > maxGreeting || strings.ContainsFunc(helo, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return nil, say(501, 5, 5, 4, "That is no name of a host")
	}
	conn := c.Conn()
	x := &session{server: s, helo: helo}
	if t, ok := conn.(*tls.Conn); ok {
		state := t.ConnectionState()
		x.tls, conn = tls.VersionName(state.Version), t.NetConn()
	}
	x.conn = conn.(*guarded)
	x.remote, x.ip = conn.RemoteAddr().String(), remoteIP(conn)
	x.host = host(x.ip)
	return x, nil
}

// refuse logs and counts an answer that ends a command.
func (s *session) refuse(why string, r *reply) error {
	s.server.Log.Info("refused", zap.String("transport", Name), zap.String("remote_addr", s.remote), zap.Int("code", r.Code), zap.String("reason", r.Message))
	s.server.refused(why)
	return r
}

// Reset implements gosmtp.Session.
func (s *session) Reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.from, s.to = Address{}, nil
}

// Logout implements gosmtp.Session.
func (s *session) Logout() error { return nil }

// Mail implements gosmtp.Session.
func (s *session) Mail(from string, _ *gosmtp.MailOptions) error {
	if s.conn.door == "listenSubmission" && s.user == nil {
		if s.tls == "" {
			return s.refuse("login", say(530, 5, 7, 0, "STARTTLS and a password first"))
		}
		return s.refuse("login", say(530, 5, 7, 0, "A password first"))
	}
	var sender Address
	if from != "" {
		var err error
		if sender, err = ParseAddress(from); err != nil {
			return s.refuse("sender", say(553, 5, 1, 7, "The sender's address cannot be used: %v", err))
		}
	}
	if s.mails++; s.mails > maxMails {
		s.conn.hangUp()
		return say(421, 4, 7, 0, "Enough for one connection, please make another")
	}
	if !s.server.callers.mail(s.host) {
		return s.refuse("rate", say(451, 4, 7, 0, "Too many mails from your address within an hour, please try again later"))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.from, s.to = sender, nil
	return nil
}

// Rcpt implements gosmtp.Session. Who is not known is refused here, while the sender is
// on the line: nothing is ever sent back to an address that may be forged.
func (s *session) Rcpt(to string, _ *gosmtp.RcptOptions) error {
	a, err := ParseAddress(to)
	if err != nil {
		return s.stranger(say(553, 5, 1, 3, "The recipient's address cannot be used: %v", err))
	}
	r, ok := s.server.Directory().recipient(a)
	if b := s.server.Bounces(); !ok && b != nil {
		r.given = a
		r.bounced, ok = b.Of(to)
	}
	if !ok {
		return s.stranger(say(550, 5, 1, 1, "There is no such address here; check it, orders of known customers are taken only at the address they were given"))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.to = append(s.to, r)
	return nil
}

// stranger answers a recipient that there is not, and ends the connection of who tries
// one after the other.
func (s *session) stranger(r *reply) error {
	if s.unknown++; s.unknown > maxUnknown {
		s.conn.hangUp()
		r = say(421, 4, 7, 0, "Too many recipients that do not exist")
	}
	return s.refuse("recipient", r)
}
