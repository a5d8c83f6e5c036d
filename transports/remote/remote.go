// SPDX-License-Identifier: Apache-2.0

package remote

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/transports"
)

// Remote is one connection to a partner's server. It implements transports.Transport
// and transports.Patient, and is safe for concurrent use; it is served once at a time.
type Remote struct {
	w    *way
	log  *zap.Logger
	hint chan struct{}

	mu     sync.Mutex
	health Health
}

var (
	_ transports.Transport = (*Remote)(nil)
	_ transports.Patient   = (*Remote)(nil)
)

// Health tells how a connection does.
type Health struct {
	OK      bool
	Text    string    // what is wrong and what to do; "" when OK
	Since   time.Time // when that began, or when it became well
	Waiting int       // files seen on the server that are to be fetched, and are not yet
	Looked  time.Time // last look that went through, zero before the first
}

// New builds the connection. It opens nothing before Serve or Send.
func New(s Settings) *Remote {
	w := newWay(s)
	return &Remote{w: w, hint: make(chan struct{}, 1), log: w.Log.With(zap.String("transport", Name), zap.String("connection", w.cfg.Name)),
		health: Health{OK: true, Since: w.Clock.Now()}}
}

// Name implements transports.Transport.
func (r *Remote) Name() string { return Name + "/" + r.w.cfg.Name }

// Fetches tells whether there is anything to serve.
func (r *Remote) Fetches() bool { return r.w.cfg.Fetch != nil }

// Wake asks for a look now instead of at the next interval. It never blocks.
func (r *Remote) Wake() {
	select {
	case r.hint <- struct{}{}:
	default:
	}
}

// Health tells how the connection does.
func (r *Remote) Health() Health {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.health
}

// Close logs out. What is under way ends by its own context.
func (r *Remote) Close() { r.w.close() }

// grace is how long files in the making may go on after ctx has ended.
const grace = 20 * time.Second

// Serve implements transports.Transport. A server that is away or says no is no
// error: it is reported by the log and Health and tried again, ever more rarely.
func (r *Remote) Serve(ctx context.Context, in transports.Intake) error {
	if r.w.cfg.Fetch == nil {
		<-ctx.Done()
		return nil
	}
	// Files in the making outlive ctx, up to the grace time.
	work, cancel := context.WithCancelCause(context.WithoutCancel(ctx))
	defer cancel(nil)
	defer context.AfterFunc(ctx, func() {
		t := time.AfterFunc(grace, func() { cancel(errors.New("grace time over")) })
		context.AfterFunc(work, func() { t.Stop() })
	})()
	p := newPoll(r, in, work)
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-timer.C:
		case <-r.hint:
		}
		next := p.look(ctx)
		p.report()
		r.w.Crash("remote.looked")
		timer.Reset(max(0, next.Sub(r.w.Clock.Now())))
	}
}

// maxBackoff is the longest wait for a server that is away.
const maxBackoff = 10 * time.Minute

// backoff is how long to wait after so many failures in a row, from 1.
func backoff(first time.Duration, tries int, most time.Duration) time.Duration {
	for ; tries > 1 && first < most; tries-- {
		first *= 2
	}
	return min(first, most)
}

// report brings what a look has found into Health, and says once what changed.
func (p *poll) report() {
	text := p.text()
	r := p.Remote
	now := r.w.Clock.Now()
	waiting := 0
	for _, f := range p.seen {
		if f.state == fresh && f.round == p.round {
			waiting++
		}
	}
	r.mu.Lock()
	h := &r.health
	before := h.Text
	if (text == "") != h.OK || h.Since.IsZero() {
		h.Since = now
	}
	h.OK, h.Text, h.Waiting = text == "", text, waiting
	if p.failures == 0 {
		h.Looked = now
	}
	r.mu.Unlock()
	switch {
	case text != "" && text != before:
		r.log.Warn("partner's server: trouble, trying again", zap.String("what", text))
	case text == "" && before != "":
		r.log.Info("partner's server: well again")
	}
}

// text says what is wrong; "" when all is well.
func (p *poll) text() (text string) {
	add := func(format string, args ...any) {
		if text != "" {
			text += " "
		}
		text += fmt.Sprintf(format, args...)
	}
	if p.down != nil {
		what, advice := p.w.explain(p.down)
		add("%s %s", what, sentence(advice))
	}
	for _, dir := range p.w.cfg.Fetch.Folders {
		switch err := p.folders[dir]; {
		case err == nil:
		case errors.Is(err, errCut):
			add("Folder %s holds more names than are looked at. Ask the partner to clear it up.", dir)
		default:
			what, advice := p.w.explain(err)
			add("Folder %s: %s %s", dir, what, sentence(advice))
		}
	}
	if p.pause.text != "" {
		add("Nothing can be taken at the moment: %s", sentence(p.pause.text))
	}
	stuck, refused, retry := p.worst(taken), p.worst(refused), p.worst(fresh)
	if stuck.n > 0 {
		verb := map[string]string{Delete: "deleted", Move: "moved"}[p.w.cfg.Fetch.After]
		add("%d file(s) were taken and cannot be %s on the server; they are not fetched again. The first, %s: %s Ask the partner for the right, or set after: keep.", stuck.n, verb, stuck.first.path(), stuck.first.reason)
	}
	if refused.n > 0 {
		add("%d file(s) cannot be taken and are left where they are. The first, %s: %s Ask the partner for right ones.", refused.n, refused.first.path(), refused.first.reason)
	}
	if retry.n > 0 {
		add("%d file(s) could not be fetched so far. The first, %s: %s", retry.n, retry.first.path(), retry.first.reason)
	}
	return text
}

type troubled struct {
	n     int
	first *file
}

// worst counts the files of a state that have a reason to be there.
func (p *poll) worst(s state) (t troubled) {
	for _, f := range p.seen {
		if f.state != s || f.reason == "" {
			continue
		}
		t.n++
		if t.first == nil || f.path() < t.first.path() {
			t.first = f
		}
	}
	return t
}

// final tells whether an error of the door is the file's own fault.
func final(err error) bool {
	switch gateway.KindOf(err) {
	case gateway.Invalid, gateway.Denied, gateway.NotFound, gateway.Conflict:
		return true
	}
	return false
}
