// SPDX-License-Identifier: Apache-2.0

package remote

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"runtime/debug"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
)

var (
	errUnsettled = errors.New("the file changes while it is fetched")
	errDoor      = errors.New("nothing can be taken now")
)

// take brings a file through the door, and then to where taken ones go. An error
// means that it is tried again.
func (p *poll) take(s session, f *file, precise bool) error {
	ctx, cancel := p.w.deadline(p.work, f.size)
	defer cancel()
	if f.state == fresh {
		now, err := s.stat(ctx, f.path())
		switch {
		case errors.Is(err, errGone):
			p.forget(f)
			return nil
		case err != nil:
			return err
		case now.size != f.size || precise && !now.same(f.entry):
			f.entry, f.looks = now, 0
			return nil
		}
		f.read = now
		known, err := p.known(ctx, f, precise)
		if err != nil {
			return err
		}
		if !known {
			if done, err := p.fetch(ctx, s, f); !done || err != nil {
				return err
			}
		}
		f.state, f.tries, f.reason = taken, 0, ""
	}
	if err := p.settle(ctx, s, f); err != nil {
		return err
	}
	p.w.Crash("remote.settled")
	return nil
}

// known asks the journal of a kept file whose time a listing does not tell.
func (p *poll) known(ctx context.Context, f *file, precise bool) (bool, error) {
	if p.w.cfg.Fetch.After != Keep || precise {
		return false, nil
	}
	known, err := p.w.Memory.Known(ctx, p.w.cfg.Name, []string{f.key()})
	return known[f.key()], err
}

// fetch reads a file and commits it. Not done without an error: it can never be
// taken, is gone, or is not settled.
func (p *poll) fetch(ctx context.Context, s session, f *file) (done bool, err error) {
	key := f.key()
	receipt, err := p.deliver(ctx, s, f, key)
	if gateway.KindOf(err) == gateway.Conflict && receipt.SHA256 != "" {
		// Another file of this size was here within the second, or the minute that the
		// server tells times to. Its bytes are other ones, so this is another delivery.
		receipt, err = p.deliver(ctx, s, f, key+" "+receipt.SHA256)
	}
	switch {
	case errors.Is(err, errGone):
		p.forget(f)
		return false, nil
	case errors.Is(err, errUnsettled):
		f.looks = 0
		p.log.Info("file changes while it is fetched, waiting", zap.String("file", f.path()))
		return false, nil
	case err != nil && final(err):
		p.refuse(f, gateway.PublicText(err, "it cannot be taken; the log says why")+".")
		return false, nil
	case err != nil:
		return false, err
	}
	p.open()
	event := "taken"
	if receipt.Again {
		event = "again"
	}
	p.w.Observe(p.w.cfg.Name, event)
	p.log.Info("file "+event, zap.String("file", f.path()), zap.String("message_id", receipt.MessageID), zap.Int64("bytes", receipt.Size))
	return true, nil
}

// deliver stages and commits a file under a key. With a Conflict the receipt has the
// digest.
func (p *poll) deliver(ctx context.Context, s session, f *file, key string) (gateway.Receipt, error) {
	src, err := s.read(ctx, f.path(), f.read.size)
	if err != nil {
		return gateway.Receipt{}, err
	}
	r := &exactly{r: src, left: f.read.size}
	staged, err := p.in.Stage(ctx, p.envelope(f, key), r)
	closed := src.Close()
	if err != nil {
		if r.err != nil {
			return gateway.Receipt{}, r.err
		}
		return gateway.Receipt{}, p.door(err)
	}
	defer staged.Discard()
	if closed != nil {
		return gateway.Receipt{}, fmt.Errorf("end of the file: %w", closed)
	}
	after, err := s.stat(ctx, f.path())
	if err != nil && !errors.Is(err, errGone) { // taken away after it was read whole: it is ours nevertheless
		return gateway.Receipt{}, err
	}
	if err == nil && !after.same(f.read) || staged.Size() != f.read.size {
		return gateway.Receipt{}, errUnsettled
	}
	p.w.Crash("remote.fetched")
	receipt, err := staged.Commit(p.work, nil)
	if err != nil {
		return gateway.Receipt{SHA256: staged.SHA256()}, p.door(err)
	}
	p.w.Crash("remote.committed")
	return receipt, nil
}

// exactly reads as many bytes as a file has, and fails when there are fewer or more:
// it was written to, or the server lies.
type exactly struct {
	r    io.Reader
	left int64
	err  error // of the server's side
}

func (e *exactly) Read(b []byte) (int, error) {
	if e.err != nil {
		return 0, e.err
	}
	if int64(len(b)) > e.left+1 {
		b = b[:e.left+1]
	}
	n, err := e.r.Read(b)
	e.left -= int64(n)
	switch {
	case e.left < 0:
		n, e.err = n-1, errUnsettled
		return n, e.err
	case err == io.EOF && e.left > 0:
		e.err = errUnsettled
		return n, e.err
	case err != nil && err != io.EOF:
		e.err = err
	}
	return n, err
}

func (p *poll) envelope(f *file, key string) gateway.Envelope {
	return gateway.Envelope{
		Transport:  Name,
		Connection: p.w.cfg.Name,
		Partners:   p.w.Speaks,
		Station:    p.w.Station,
		RemoteID:   p.w.server.user,
		RemoteAddr: p.w.server.address(),
		FileName:   strings.ToValidUTF8(f.name, "\uFFFD"),
		Key:        key,
		ReceivedAt: p.w.Clock.Now().UTC(),
		Test:       p.w.Test,
	}
}

// settle does with a taken file on the server what the config wants. A file that is
// not there any more is done; one that looks otherwise is a new one.
func (p *poll) settle(ctx context.Context, s session, f *file) error {
	fetch := p.w.cfg.Fetch
	if fetch.After == Keep {
		return nil
	}
	now, err := s.stat(ctx, f.path())
	switch {
	case err == nil && !now.same(f.read):
		f.entry, f.state, f.looks, f.reason = now, fresh, 0, ""
		return nil
	case err == nil:
		err = p.away(ctx, s, f.path())
	}
	if err != nil && !errors.Is(err, errGone) {
		return err
	}
	if fetch.Complete == Trigger { // after the file: one without a file says nothing
		if err := p.away(ctx, s, join(f.dir, fetch.triggerOf(f.name))); err != nil && !errors.Is(err, errGone) {
			return err
		}
	}
	p.forget(f)
	return nil
}

// away deletes or moves one file of the server.
func (p *poll) away(ctx context.Context, s session, from string) error {
	fetch := p.w.cfg.Fetch
	if fetch.After == Delete {
		return s.remove(ctx, from)
	}
	name := path.Base(from)
	for _, n := range []string{name, withMark(name, p.w.Clock.Now().UTC().Format("20060102T150405.000000000"))} {
		to := join(fetch.MoveTo, n)
		_, err := s.stat(ctx, to)
		if err == nil {
			continue // nothing is overwritten
		}
		if !errors.Is(err, errGone) && !errors.Is(err, errDenied) {
			return err
		}
		err = s.rename(ctx, from, to, false)
		if errors.Is(err, errGone) {
			if _, there := s.stat(ctx, from); there == nil {
				return fmt.Errorf("folder %s: it is not there", fetch.MoveTo)
			}
		}
		return err
	}
	return errExists
}

// forget drops a file; when it is listed again it is a new one.
func (p *poll) forget(f *file) {
	f.round = -1 // the next look finds it anew or not at all
	f.state, f.looks, f.reason = fresh, 0, ""
	f.entry = entry{name: f.name, size: -1}
}

// refuse leaves a file where it is until it changes.
func (p *poll) refuse(f *file, reason string) {
	f.state, f.reason = refused, reason
	p.w.Observe(p.w.cfg.Name, "refused")
	p.log.Warn("file cannot be taken and is left where it is", zap.String("file", f.path()), zap.String("reason", reason))
	p.w.Crash("remote.refused")
}

// maxStuck is how rarely a file is tried again that cannot be deleted or moved.
const maxStuck = time.Hour

// hold keeps a file for another try.
func (p *poll) hold(f *file, err error) {
	defer p.w.Crash("remote.held")
	p.w.Observe(p.w.cfg.Name, "retry")
	if errors.Is(err, errDoor) {
		return // shut for all, and was reported
	}
	f.tries++
	most := maxBackoff
	if f.state == taken {
		most = maxStuck
	}
	f.next = p.w.Clock.Now().Add(backoff(p.w.cfg.Fetch.Every, f.tries, max(most, p.w.cfg.Fetch.Every)))
	if p.work.Err() != nil {
		return
	}
	f.reason, _ = p.w.explain(err)
	if f.tries == 1 {
		p.log.Warn("file not done, trying again", zap.String("file", f.path()), zap.Bool("taken", f.state == taken), zap.Error(err))
	}
}

// door sorts an error of the intake: trouble of ours shuts it for all.
func (p *poll) door(err error) error {
	if final(err) {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if now := p.w.Clock.Now(); p.work.Err() == nil && !now.Before(p.pause.until) {
		p.pause.tries++
		wait := backoff(min(p.w.cfg.Fetch.Every, time.Second), p.pause.tries, time.Minute)
		p.pause.until, p.pause.text = now.Add(wait), gateway.PublicText(err, "trouble of ours; the log says what")
		p.log.Warn("files cannot be taken now, trying again", zap.Int("attempt", p.pause.tries), zap.Duration("wait", wait), zap.Error(err))
	}
	return fmt.Errorf("%w: %w", errDoor, err)
}

func (p *poll) open() {
	p.mu.Lock()
	p.pause = pause{}
	p.mu.Unlock()
}

// guard turns a panic into trouble that passes, with that file alone.
func (p *poll) guard(f *file, work func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			p.log.Error("panic", zap.String("file", f.path()), zap.Any("panic", v), zap.ByteString("stack", debug.Stack()))
			err = broken(&gateway.Error{Op: "remote.take", Kind: gateway.Transient, Err: errors.New("a bug of ours; the log says where")})
		}
	}()
	return work()
}

// withMark puts a mark before the extension: orders.MARK.edi.
func withMark(name, mark string) string {
	ext := path.Ext(name)
	if len(ext) > 20 || len(ext) == len(name) {
		ext = ""
	}
	stem := strings.TrimSuffix(name, ext)
	return clip(stem, 255-len(mark)-1-len(ext)) + "." + mark + ext
}
