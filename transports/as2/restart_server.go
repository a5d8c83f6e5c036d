// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/transports/as2/partial"
	"ordergate/transports/httpserver"
)

// Taking up broken transmissions: draft-harding-as2-restart-07.

func (d *head) transmission() partial.Key {
	return partial.Key{From: d.from, To: d.to, ETag: d.header.Get("ETag")}
}

// head answers HEAD: how many bytes of a transmission are held, by Content-Length.
// Without an ETag it is a question whether there is anybody (Drummond 1Q14-5).
func (h *handler) head(a *answer, r *http.Request) {
	d, err := readHead(r)
	if err != nil || d.header.Get("ETag") == "" {
		a.empty(http.StatusOK)
		return
	}
	m := &incoming{handler: h, head: d, r: r, rel: h.Directory().Find(d.from, d.to), at: h.Clock.Now().UTC()}
	switch {
	case m.rel == nil:
		a.empty(http.StatusNotFound)
		return
	case m.client() != nil:
		a.empty(http.StatusForbidden)
		return
	}
	n, err := h.partials.Held(d.transmission())
	if err != nil {
		h.Log.Info("transmission not to be taken up now", zap.String("remote_id", d.from+" → "+d.to), zap.Error(err))
		a.empty(http.StatusInternalServerError) // Drummond 1Q14-6
		return
	}
	a.begun = true
	a.Header().Set("ETag", d.header.Get("ETag"))
	a.Header().Set("Content-Length", strconv.FormatInt(n, 10))
	a.WriteHeader(http.StatusOK)
}

// mayBreak tells whether a transmission is worth the keeping. Senders of AS2-Version
// 1.3 give each message an ETag; a small one is sooner sent again than asked for.
func (m *incoming) mayBreak() bool {
	whole := m.header.Get("Content-Range") == "" && m.r.ContentLength >= 0 && m.r.ContentLength <= small
	return m.header.Get("ETag") != "" && !whole
}

// restartable takes a message that may break off: it is spooled, and taken once it
// is whole.
func (m *incoming) restartable() {
	start, total, err := contentRange(m.header.Get("Content-Range"), m.r.ContentLength)
	if err != nil {
		m.a.text(http.StatusBadRequest, sentence(err.Error()))
		return
	}
	if total > m.MaxBytes {
		m.tooLarge()
		return
	}
	t, err := m.partials.Begin(m.transmission(), start)
	var wrong *partial.RangeError
	switch {
	case errors.As(err, &wrong):
		m.a.Header().Set("Content-Range", "bytes */"+strconv.FormatInt(wrong.Held, 10))
		m.a.text(http.StatusRequestedRangeNotSatisfiable, fmt.Sprintf("%d bytes are held.", wrong.Held))
		return
	case errors.Is(err, partial.ErrLocked):
		m.log.Info("transmission is being received already", zap.Error(err))
		m.a.text(http.StatusInternalServerError, "The transmission is being received by another connection.") // 1Q14-6
		return
	case err != nil:
		m.unavailable(err)
		return
	}
	defer func() {
		if err := t.Close(); err != nil { // of what did not come whole
			m.log.Warn("beginning of a transmission not kept", zap.Error(err))
		}
	}()
	m.pace.Left = min(m.pace.Left, m.MaxBytes-start)
	m.spool(t, total)
}

// spool reads the rest of a transmission.
func (m *incoming) spool(t *partial.Transmission, total int64) {
	_, err := io.Copy(t, struct{ io.Reader }{m.pace})
	m.size = t.Size()
	switch {
	case httpserver.IsTooLarge(m.pace.Err):
		m.forget(t)
		m.broken(m.pace.Err)
		return
	case m.pace.Err != nil:
		m.log.Info("beginning of a transmission kept", zap.Int64("size", t.Size()))
		m.broken(m.pace.Err)
		return
	case err != nil:
		m.unavailable(gateway.E("as2.restart", gateway.Transient, err))
		return
	case total >= 0 && t.Size() != total:
		m.forget(t)
		m.a.text(http.StatusBadRequest, fmt.Sprintf("The transmission has %d bytes, announced were %d.", t.Size(), total))
		return
	}
	m.stream(t.Reader(), func() error { return nil })
	// Whatever became of it: what cannot be taken is not better the second time, and
	// after our own trouble it is sent again from its start.
	m.forget(t)
}

func (m *incoming) forget(t *partial.Transmission) {
	if err := t.Remove(); err != nil {
		m.log.Warn("transmission not removed", zap.Error(err))
	}
}

// contentRange reads "bytes a-b/n". Without one the body is the whole message.
// total is -1 when nobody has said it.
func contentRange(s string, length int64) (start, total int64, err error) {
	if s == "" {
		return 0, length, nil
	}
	bad := fmt.Errorf("Content-Range %q is not \"bytes first-last/length\"", s)
	rest, ok := strings.CutPrefix(strings.TrimSpace(s), "bytes ")
	span, all, ok2 := strings.Cut(rest, "/")
	first, last, ok3 := strings.Cut(span, "-")
	if !ok || !ok2 || !ok3 {
		return 0, 0, bad
	}
	var n [3]int64
	for i, v := range []string{first, last, all} {
		u, err := strconv.ParseUint(strings.TrimSpace(v), 10, 62)
		if err != nil {
			return 0, 0, bad
		}
		n[i] = int64(u)
	}
	if n[0] > n[1] || n[1] != n[2]-1 || length >= 0 && n[1]-n[0]+1 != length {
		return 0, 0, bad
	}
	return n[0], n[2], nil
}
