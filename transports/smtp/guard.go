// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"net"
	"os"
	"sync"
	"time"
)

// maxSession is how long a client may stay when it is not in the middle of a mail.
const maxSession = time.Hour

// guarded is a client's connection, below TLS. Once a read has failed, or the client
// was told to go, every read fails as a time-out does: the server library then says
// 421 and closes. Without it a mail that was given up half way would go on as commands.
// Safe for concurrent use.
type guarded struct {
	net.Conn
	door    string // listen, listenTls, listenSubmission
	began   time.Time
	release func()
	once    sync.Once

	mu    sync.Mutex
	over  bool
	busy  bool  // in the middle of a mail
	going bool  // over when that mail is
	left  int64 // bytes that may still come when draining; below 0: any number
}

func newGuarded(c net.Conn, door string, release func()) *guarded {
	return &guarded{Conn: c, door: door, began: time.Now(), release: release, left: -1}
}

// Read implements net.Conn.
func (g *guarded) Read(b []byte) (int, error) {
	g.mu.Lock()
	over := g.over
	g.mu.Unlock()
	if over {
		return 0, os.ErrDeadlineExceeded
	}
	n, err := g.Conn.Read(b)
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.left >= 0 {
		if g.left -= int64(n); g.left <= 0 {
			g.over = true
		}
	}
	if err != nil {
		g.over = true
	}
	return n, err
}

// SetReadDeadline implements net.Conn; the server library sets it before each command.
func (g *guarded) SetReadDeadline(t time.Time) error { return g.deadline(t, -1) }

// deadline lets so many bytes come until t; any number below 0.
func (g *guarded) deadline(t time.Time, most int64) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.left = most
	if g.over {
		return g.Conn.SetReadDeadline(time.Unix(1, 0))
	}
	if end := g.began.Add(maxSession); !g.busy && t.After(end) {
		t = end
	}
	return g.Conn.SetReadDeadline(t)
}

// begin and end enclose a mail.
func (g *guarded) begin() {
	g.mu.Lock()
	g.busy = true
	g.mu.Unlock()
}

func (g *guarded) end() {
	g.mu.Lock()
	g.busy = false
	if g.going {
		g.over = true
	}
	g.mu.Unlock()
}

// drain lets the rest of a mail come that is not taken, within bounds; what is more
// ends the connection.
func (g *guarded) drain(most int64, until time.Time) { _ = g.deadline(until, most) }

// hangUp makes the client's next read the last one: the answer that is under way is
// still written.
func (g *guarded) hangUp() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.over = true
	_ = g.Conn.SetReadDeadline(time.Unix(1, 0))
}

// leave is hangUp for a process that stops: a mail under way is finished first.
func (g *guarded) leave() {
	g.mu.Lock()
	busy := g.busy
	g.going = true
	g.mu.Unlock()
	if !busy {
		g.hangUp()
	}
}

// Close implements net.Conn.
func (g *guarded) Close() error {
	err := g.Conn.Close()
	g.once.Do(g.release)
	return err
}
