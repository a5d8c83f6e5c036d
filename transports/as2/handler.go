// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"context"
	"fmt"
	"net/http"
	"runtime/debug"
	"strconv"

	"go.uber.org/zap"

	"ordergate/transports"
	"ordergate/transports/httpserver"
)

// handler answers HTTP requests.
type handler struct {
	*Server
	door transports.Door
	work context.Context // of messages in the making: it outlives the connection
}

// ServeHTTP implements http.Handler.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a := &answer{ResponseWriter: w}
	defer h.guard(a, r)
	// What net/http reads of a body that we left alone has an end too.
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(h.now().Add(h.Idle))
	_ = control.SetWriteDeadline(h.now().Add(h.Idle + httpserver.Window))
	if r.ProtoMajor == 1 && len(r.TransferEncoding) > 0 {
		// Whether a Content-Length came beside the chunks net/http does not tell: with
		// the connection ends all doubt about where the next request begins (RFC 9112
		// §6.1, Drummond 1Q13-5).
		w.Header().Set("Connection", "close")
	}
	if !h.askers.Take(r.RemoteAddr) {
		h.later(a, "Too many messages of yours are on their way.")
		return
	}
	defer h.askers.Give(r.RemoteAddr)
	select {
	case h.requests <- struct{}{}:
		defer func() { <-h.requests }()
	default:
		h.later(a, "Too many messages are on their way.")
		return
	}
	if r.URL.Path != h.Path {
		a.text(http.StatusNotFound, "There is nothing here.")
		return
	}
	switch r.Method {
	case http.MethodPost:
		h.post(a, r)
	case http.MethodHead:
		h.head(a, r)
	case http.MethodGet:
		a.text(http.StatusOK, "AS2 messages are posted here (RFC 4130).")
	default:
		w.Header().Set("Allow", "POST, GET, HEAD")
		a.text(http.StatusMethodNotAllowed, "AS2 messages are sent by POST.")
	}
}

// guard makes a panic one lost message: the sender is told to come again.
func (h *handler) guard(a *answer, r *http.Request) {
	p := recover()
	if p == nil {
		return
	}
	if p == http.ErrAbortHandler {
		panic(p)
	}
	h.Log.Error("message not taken, a bug", zap.String("remote_addr", r.RemoteAddr), zap.String("err", fmt.Sprint(p)), zap.ByteString("stack", debug.Stack()))
	h.Observe("", "panic", 0)
	if !a.begun {
		h.later(a, "The message was not taken.")
	}
}

// later is the answer to what is our own trouble: nothing is said of the message
// but that it may come again.
func (h *handler) later(a *answer, text string) {
	a.Header().Set("Retry-After", "60")
	a.text(http.StatusServiceUnavailable, text+" Please send it again later.")
}

// answer is a response; it knows whether it has begun.
type answer struct {
	http.ResponseWriter
	begun bool
}

// text answers in words. Only those of our own stand in it.
func (a *answer) text(status int, text string) {
	a.Header().Set("Content-Type", "text/plain; charset=utf-8")
	a.body(status, []byte(text+"\r\n"))
}

// body answers with bytes, and their length.
func (a *answer) body(status int, b []byte) {
	a.begun = true
	a.Header().Set("Content-Length", strconv.Itoa(len(b)))
	a.WriteHeader(status)
	_, _ = a.Write(b) // the sender is gone: it asks again and gets the same
}

// empty answers without a body.
func (a *answer) empty(status int) {
	a.begun = true
	if status != http.StatusNoContent {
		a.Header().Set("Content-Length", "0")
	}
	a.WriteHeader(status)
}

// extend moves the deadline of writing: reading a large message may have taken long.
func (h *handler) extend(a *answer) {
	_ = http.NewResponseController(a.ResponseWriter).SetWriteDeadline(h.now().Add(h.Idle + httpserver.Window))
}
