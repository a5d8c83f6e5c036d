// SPDX-License-Identifier: Apache-2.0

package sftp

import (
	"context"
	"fmt"
	"io"
	"net"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pkg/sftp"
	"go.uber.org/zap"
	"golang.org/x/crypto/ssh"

	"ordergate/gateway"
)

// client is a connection that is logged in.
type client struct {
	s          *Server
	net        net.Conn
	conn       *ssh.ServerConn
	partner    *Partner
	account    *account
	credential string
	host       string
	log        *zap.Logger
	ctx        context.Context // ends with the connection

	active   atomic.Int64 // when it last did something, Unix nanoseconds
	handles  atomic.Int64
	channels atomic.Int64
	bytesIn  atomic.Int64
	bytesOut atomic.Int64

	mu         sync.Mutex
	busy       int           // uploads that are being taken
	quiet      chan struct{} // closed when busy comes to 0; nil while it is 0
	unanswered []answer      // taken; whether the client knows is not known
	leaving    bool
}

// answer is an upload that was taken, by what it is known again.
type answer struct{ name, sha, key string }

// serve serves a connection that has logged in to its end.
func (s *Server) serve(ctx context.Context, nc net.Conn, conn *ssh.ServerConn, channels <-chan ssh.NewChannel, requests <-chan *ssh.Request, e entry, host string) {
	began := s.Clock.Now()
	log := s.Log.With(zap.String("transport", Name), zap.String("partner", e.partner.ID), zap.String("connection", e.partner.Name),
		zap.String("remote_addr", host), zap.String("remote_id", conn.User()))
	cctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	c := &client{s: s, net: nc, conn: conn, partner: e.partner, credential: e.credential, host: host, log: log, ctx: cctx}
	c.touch()
	a, err := s.account(e.partner.Name)
	if err != nil {
		log.Error("connection refused", zap.Error(err))
		refuse(channels, ssh.ResourceShortage, "a fault of ours: try again later")
		return
	}
	c.account = a
	if !a.enter(e.partner, s.MaxBytes) {
		s.Metrics.SFTPLogin("full")
		log.Warn("connection refused: too many of the account", zap.Int("most", e.partner.Sessions))
		refuse(channels, ssh.ResourceShortage, fmt.Sprintf("too many connections of this account: %d at most", e.partner.Sessions))
		return
	}
	defer a.leave()
	if !s.join(c) {
		return
	}
	defer s.part(c)
	s.Metrics.SFTPSessions(1)
	defer s.Metrics.SFTPSessions(-1)
	log.Info("logged in", zap.String("method", e.how), zap.String("key", e.comment), zap.ByteString("client", conn.ClientVersion()))
	go ssh.DiscardRequests(requests)
	var running sync.WaitGroup
	for ch := range channels {
		c.touch()
		switch {
		case ch.ChannelType() != "session":
			_ = ch.Reject(ssh.UnknownChannelType, "this server speaks SFTP only")
		case c.channels.Load() >= maxChannels:
			_ = ch.Reject(ssh.ResourceShortage, fmt.Sprintf("too many sessions of a connection: %d at most", maxChannels))
		default:
			channel, reqs, err := ch.Accept()
			if err != nil {
				continue
			}
			c.channels.Add(1)
			running.Go(func() {
				defer c.channels.Add(-1)
				c.session(channel, reqs)
			})
		}
	}
	running.Wait()
	log.Info("logged out", zap.Duration("duration", s.Clock.Now().Sub(began)), zap.Int64("bytes_in", c.bytesIn.Load()), zap.Int64("bytes_out", c.bytesOut.Load()))
}

// refuse turns the first channel down with a text that clients show, and ends.
func refuse(channels <-chan ssh.NewChannel, reason ssh.RejectionReason, text string) {
	t := time.NewTimer(grace)
	defer t.Stop()
	select {
	case ch, ok := <-channels:
		if ok {
			_ = ch.Reject(reason, text)
		}
	case <-t.C:
	}
}

func (s *Server) join(c *client) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopping {
		return false
	}
	s.clients[c] = struct{}{}
	return true
}

func (s *Server) part(c *client) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.clients, c)
}

// session is a channel: it waits for the sftp subsystem, and nothing else.
func (c *client) session(ch ssh.Channel, requests <-chan *ssh.Request) {
	defer ch.Close()
	late := time.AfterFunc(c.s.Login, func() { _ = ch.Close() })
	defer late.Stop()
	for r := range requests {
		if r.Type == "subsystem" && subsystem(r.Payload) == "sftp" {
			late.Stop()
			_ = r.Reply(true, nil)
			go ssh.DiscardRequests(requests)
			c.subsystem(ch)
			return
		}
		if r.Type == "exec" || r.Type == "shell" {
			_ = r.Reply(true, nil)
			fmt.Fprint(ch.Stderr(), "This server speaks SFTP only: use sftp, or scp without -O.\r\n")
			c.exit(ch, 1)
			return
		}
		if r.WantReply {
			_ = r.Reply(false, nil)
		}
	}
}

func subsystem(payload []byte) string {
	var m struct{ Name string }
	if ssh.Unmarshal(payload, &m) != nil {
		return ""
	}
	return m.Name
}

func (c *client) exit(ch ssh.Channel, code uint32) {
	_, _ = ch.SendRequest("exit-status", false, ssh.Marshal(struct{ Code uint32 }{code}))
}

// subsystem speaks SFTP until the client ends it.
func (c *client) subsystem(ch ssh.Channel) {
	f := &files{client: c, turns: newTurns(c.ctx.Done())}
	server := sftp.NewRequestServer(&stream{ch, c, f.turns}, sftp.Handlers{FileGet: f, FilePut: f, FileCmd: f, FileList: f})
	err := server.Serve()
	_ = server.Close()
	if err != nil && err != io.EOF {
		c.log.Debug("session ended", zap.Error(err))
	}
	c.exit(ch, 0)
}

// stream is the channel of a session: what goes by is counted, paced and noted as a
// sign of life.
type stream struct {
	ssh.Channel
	c     *client
	turns *turns
}

// Read implements io.Reader. At the client's end it finds out whether the answers to
// its uploads have arrived.
func (s *stream) Read(p []byte) (int, error) {
	n, err := s.Channel.Read(p[:s.turns.next(len(p))])
	if n > 0 {
		s.turns.saw(p[:n])
		s.c.touch()
		s.c.bytesIn.Add(int64(n))
		if err := s.c.pace(n); err != nil {
			return n, err
		}
	}
	if err == io.EOF {
		s.c.ask()
	}
	return n, err
}

// Write implements io.Writer.
func (s *stream) Write(p []byte) (int, error) {
	if err := s.c.pace(len(p)); err != nil {
		return 0, err
	}
	n, err := s.Channel.Write(p)
	if n > 0 {
		s.c.touch()
		s.c.bytesOut.Add(int64(n))
	}
	return n, err
}

func (c *client) pace(n int) error {
	if err := pace(c.ctx, c.account.pacer(), n); err != nil {
		return err
	}
	return pace(c.ctx, c.s.limiter, n)
}

func (c *client) touch() { c.active.Store(c.s.Clock.Now().UnixNano()) }

func (c *client) lastActive() time.Time { return time.Unix(0, c.active.Load()) }

// working tells whether an upload is being taken.
func (c *client) working() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.busy > 0
}

// begin notes that an upload is being taken; it fails when the server stops.
func (c *client) begin() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.leaving {
		return failure("the server stops: come again soon")
	}
	if c.busy++; c.quiet == nil {
		c.quiet = make(chan struct{})
	}
	return nil
}

func (c *client) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.busy--; c.busy == 0 {
		close(c.quiet)
		c.quiet = nil
	}
}

// leave ends the connection when what was begun is done, and answered.
func (c *client) leave() {
	c.mu.Lock()
	c.leaving = true
	quiet := c.quiet
	c.mu.Unlock()
	if quiet != nil {
		select {
		case <-quiet:
			c.ask()
		case <-c.s.working.Done():
		}
	}
	_ = c.net.Close()
}

// answering notes an upload that was taken and is answered now.
func (c *client) answering(a answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.unanswered = append(c.unanswered, a)
}

// heard notes that the client has asked for something else: it has the answers by now.
func (c *client) heard() {
	c.mu.Lock()
	all := c.unanswered
	c.unanswered = nil
	c.mu.Unlock()
	for _, a := range all {
		if err := c.account.answered.Known(a.name, a.sha, a.key); err != nil {
			c.log.Warn("the same upload again may count as a repeat", zap.Error(err))
		}
	}
}

// ask has the client show that it has everything that was sent to it: what comes back
// came after. A client that is gone never heard.
func (c *client) ask() {
	c.mu.Lock()
	n := len(c.unanswered)
	c.mu.Unlock()
	if n == 0 {
		return
	}
	late := time.AfterFunc(grace, func() { _ = c.net.Close() })
	defer late.Stop()
	if _, _, err := c.conn.SendRequest("keepalive@openssh.com", true, nil); err == nil {
		c.heard()
	}
}

// rescue turns a panic into an error of ours.
func (c *client) rescue(err *error) {
	if caught := recover(); caught != nil {
		c.log.Error("panic", zap.Any("err", caught), zap.ByteString("stack", debug.Stack()))
		*err = reply(gateway.Errorf("sftp", gateway.Transient, "panic: %v", caught))
	}
}
