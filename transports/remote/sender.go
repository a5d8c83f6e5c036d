// SPDX-License-Identifier: Apache-2.0

package remote

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/transports"
)

// waits between tries of a document; the last one is repeated until giveUp.
var waits = [...]time.Duration{time.Minute, 2 * time.Minute, 5 * time.Minute, 15 * time.Minute, 30 * time.Minute, time.Hour}

// Again implements transports.Patient.
func (r *Remote) Again(failures int, first time.Time) (time.Duration, bool) {
	giveUp := DefaultGiveUp
	if p := r.w.cfg.Push; p != nil {
		giveUp = p.GiveUp
	}
	wait := waits[min(max(failures, 1), len(waits))-1]
	return wait, r.w.Clock.Now().Add(wait).Sub(first) <= giveUp
}

// Send implements transports.Sender. The document is written under a name of its own
// and renamed when it is whole. Before the rename the journal notes where it goes: a
// later try that finds the note and no written document knows that it was renamed,
// although the partner may have taken it away since. All trouble is Transient:
// somebody at the partner's mends it.
func (r *Remote) Send(ctx context.Context, out transports.Outbound) error {
	err := r.send(ctx, out)
	event := "pushed"
	if err != nil {
		event = "failed"
	}
	r.w.Observe(r.w.cfg.Name, event)
	return transient("remote.send", r.w, err)
}

func (r *Remote) send(ctx context.Context, out transports.Outbound) error {
	if r.w.cfg.Push == nil {
		return gateway.Errorf("remote.send", gateway.Transient, "connection %s has no push folder", r.w.cfg.Name)
	}
	if out.ID == "" {
		return gateway.Errorf("remote.send", gateway.Internal, "an outbound document needs an id")
	}
	ctx, cancel := r.w.deadline(ctx, out.Length())
	defer cancel()
	return r.w.with(ctx, func(s session) error { return newParcel(r.w, out).place(ctx, s) })
}

// parcel is a document on its way.
type parcel struct {
	w    *way
	out  transports.Outbound
	name string // that it is to have
	temp string // path while it is written
}

func newParcel(w *way, out transports.Outbound) *parcel {
	id := fileSafe(out.ID)
	name := fileSafe(out.FileName)
	if name == "" || strings.HasPrefix(name, ".") {
		name = id + name
	}
	push := w.cfg.Push
	return &parcel{w: w, out: out, name: shorten(name, 255),
		temp: join(push.Folder, clip(name, 255-1-len(id)-len(push.Temporary))+"."+id+push.Temporary)}
}

func (p *parcel) place(ctx context.Context, s session) error {
	begun, err := p.w.Memory.Placing(ctx, p.out.ID)
	if err != nil {
		return err
	}
	if begun != "" {
		_, err := s.stat(ctx, p.temp)
		switch {
		case errors.Is(err, errGone):
			return nil // an earlier try has renamed it
		case errors.Is(err, errDenied): // a drop box: what it was marked for is whole
			if err := s.rename(ctx, p.temp, begun, p.w.cfg.Push.Exists == Replace); !errors.Is(err, errGone) {
				return err
			}
			return nil
		case err != nil:
			return err
		}
	}
	if err := p.write(ctx, s); err != nil {
		return err
	}
	p.w.Crash("remote.written")
	to, delivered, err := p.target(ctx, s)
	if err != nil {
		return err
	}
	if delivered {
		if err := s.remove(ctx, p.temp); err != nil && !errors.Is(err, errGone) {
			return err
		}
		return nil
	}
	if err := p.w.Memory.SetPlacing(ctx, p.out.ID, to); err != nil {
		return err
	}
	p.w.Crash("remote.marked")
	err = s.rename(ctx, p.temp, to, p.w.cfg.Push.Exists == Replace)
	if err != nil && !isBroken(err) { // the server has said no: nothing was renamed
		return errors.Join(err, p.w.Memory.SetPlacing(context.WithoutCancel(ctx), p.out.ID, ""))
	}
	if err != nil {
		return err
	}
	p.w.Crash("remote.renamed")
	return nil
}

// write brings the whole document beside its place.
func (p *parcel) write(ctx context.Context, s session) error {
	r, err := p.out.Reader(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	sum := sha256.New()
	src := &halfway{r: io.TeeReader(r, sum), half: p.out.Length() / 2, at: func() { p.w.Crash("remote.half") }}
	if err := s.write(ctx, p.temp, src); err != nil {
		if src.err != nil {
			return src.err // of ours: the session is as it may be
		}
		return err
	}
	if p.out.SHA256 != "" && hex.EncodeToString(sum.Sum(nil)) != strings.ToLower(p.out.SHA256) {
		return gateway.Errorf("remote.send", gateway.Internal, "outbound %s has not the bytes of its digest", p.out.ID)
	}
	e, err := s.stat(ctx, p.temp)
	switch {
	case errors.Is(err, errDenied): // a drop box: nothing can be seen in it
		return nil
	case err != nil:
		return fmt.Errorf("look at what was written: %w", err)
	case e.size != p.out.Length():
		return fmt.Errorf("the server has %d bytes of a document of %d", e.size, p.out.Length())
	}
	return nil
}

// halfway tells when half of a document was read, and remembers trouble of ours.
type halfway struct {
	r    io.Reader
	n    int64
	half int64
	at   func()
	err  error
}

func (h *halfway) Read(b []byte) (int, error) {
	if h.at != nil && h.n < h.half && int64(len(b)) > h.half-h.n {
		b = b[:h.half-h.n]
	}
	n, err := h.r.Read(b)
	h.n += int64(n)
	if h.at != nil && h.n > h.half {
		h.at()
		h.at = nil
	}
	if err != nil && err != io.EOF {
		h.err = err
	}
	return n, err
}

// target finds the name of the document: its own, or one with its id when another
// lies there. delivered says that a file there is this document already.
func (p *parcel) target(ctx context.Context, s session) (to string, delivered bool, err error) {
	folder := p.w.cfg.Push.Folder
	for _, name := range []string{p.name, withMark(p.name, clip(fileSafe(p.out.ID), 60))} {
		to = join(folder, name)
		e, err := s.stat(ctx, to)
		if errors.Is(err, errGone) || errors.Is(err, errDenied) {
			return to, false, nil
		}
		if err != nil {
			return "", false, err
		}
		same, err := p.holds(ctx, s, to, e)
		if err != nil || same {
			return to, same, err
		}
		if p.w.cfg.Push.Exists == Replace {
			return to, false, nil
		}
	}
	return "", false, fmt.Errorf("%s: %w", to, errExists)
}

// holds tells whether a file of the server has just the bytes of the document. One
// that cannot be read has not.
func (p *parcel) holds(ctx context.Context, s session, name string, e entry) (bool, error) {
	if e.size != p.out.Length() {
		return false, nil
	}
	there, err := s.read(ctx, name, e.size)
	if errors.Is(err, errGone) || errors.Is(err, errDenied) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	sum := sha256.New()
	_, err = io.Copy(sum, &exactly{r: there, left: e.size})
	if err := errors.Join(err, there.Close()); err != nil {
		if isBroken(err) {
			return false, err
		}
		return false, nil
	}
	r, err := p.out.Reader(ctx)
	if err != nil {
		return false, err
	}
	defer r.Close()
	own := sha256.New()
	if _, err := io.Copy(own, r); err != nil {
		return false, err
	}
	return bytes.Equal(sum.Sum(nil), own.Sum(nil)), nil
}

// fileSafe makes one file name of a text.
func fileSafe(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, s)
}

// clip cuts a name between characters, to so many bytes at most.
func clip(name string, room int) string {
	room = min(len(name), max(0, room))
	for room > 0 && room < len(name) && !utf8.RuneStart(name[room]) {
		room--
	}
	return name[:room]
}

// shorten is clip that keeps the extension.
func shorten(name string, room int) string {
	ext := path.Ext(name)
	if len(name) <= room || len(ext) > 20 || len(ext) >= room {
		return clip(name, room)
	}
	return clip(strings.TrimSuffix(name, ext), room-len(ext)) + ext
}
