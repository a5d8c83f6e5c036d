// SPDX-License-Identifier: Apache-2.0

package portal

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"ordergate/transports/httpserver"
)

// unwanted is the most that is read of a body which is refused.
const unwanted = 16 << 20

// answer is a response: it knows its status, and compresses what is worth it.
type answer struct {
	http.ResponseWriter
	r      *http.Request
	status int
	zip    *gzip.Writer
	moved  time.Time // when the deadline of writing was moved last
	idle   time.Duration
}

var zips = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// WriteHeader implements http.ResponseWriter.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 && status >= 200 {
		a.status = status
		a.compress()
		if status >= 400 {
			a.drain()
		}
	}
	a.ResponseWriter.WriteHeader(status)
}

// compress decides by the header: whoever sets no length streams, and that is worth it.
func (a *answer) compress() {
	h := a.Header()
	kind, _, _ := strings.Cut(h.Get("Content-Type"), ";")
	text := strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "json") || strings.HasSuffix(kind, "yaml") || strings.HasSuffix(kind, "xml")
	if !text || h.Get("Content-Encoding") != "" || a.status == http.StatusNoContent || a.status == http.StatusNotModified {
		return
	}
	h.Add("Vary", "Accept-Encoding")
	if n := h.Get("Content-Length"); len(n) > 0 && len(n) < 4 || // below 1000 bytes it is not worth it
		a.r.Method == http.MethodHead || !accepts(a.r.Header.Get("Accept-Encoding")) {
		return
	}
	h.Del("Content-Length")
	h.Set("Content-Encoding", "gzip")
	if tag := h.Get("ETag"); strings.HasPrefix(tag, `"`) {
		h.Set("ETag", "W/"+tag) // other bytes, same meaning (RFC 9110 §8.8.3)
	}
	a.zip = zips.Get().(*gzip.Writer)
	a.zip.Reset(a.ResponseWriter)
}

// drain reads what is left of a refused body, up to a limit: many clients read the
// answer only when they have sent all, and see a broken connection otherwise.
func (a *answer) drain() {
	if a.r.Body == nil || a.r.Body == http.NoBody || a.r.Header.Get("Expect") != "" || a.r.ContentLength > unwanted {
		return
	}
	p := &httpserver.Pace{R: a.r.Body, Deadline: http.NewResponseController(a.ResponseWriter).SetReadDeadline, Idle: a.idle, Rate: 64 << 10, Left: unwanted, Now: time.Now}
	_, _ = io.Copy(io.Discard, struct{ io.Reader }{p}) // whoever is too slow for that sees a broken connection
}

// accepts reads Accept-Encoding (RFC 9110 §12.5.3) as far as gzip goes.
func accepts(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name = strings.TrimSpace(name); name == "gzip" || name == "*" {
			weight = strings.ReplaceAll(weight, " ", "")
			return weight != "q=0" && weight != "q=0.0" && weight != "q=0.00" && weight != "q=0.000"
		}
	}
	return false
}

// Write implements io.Writer.
func (a *answer) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.WriteHeader(http.StatusOK)
	}
	// A large answer may take its time, as long as the client goes on reading it.
	if now := time.Now(); now.Sub(a.moved) > a.idle/8 {
		a.moved = now
		_ = http.NewResponseController(a.ResponseWriter).SetWriteDeadline(now.Add(a.idle + httpserver.Window))
	}
	if a.zip != nil {
		return a.zip.Write(b)
	}
	return a.ResponseWriter.Write(b)
}

// Unwrap is for http.ResponseController.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// reset takes back what was said of a body that does not come.
func (a *answer) reset() {
	for _, name := range []string{"Content-Type", "Content-Length", "ETag", "Location", "Link", "Content-Disposition"} {
		a.Header().Del(name)
	}
}

func (a *answer) close() {
	if a.zip != nil {
		_ = a.zip.Close() // the client is gone
		zips.Put(a.zip)
		a.zip = nil
	}
	if a.status == 0 {
		a.status = http.StatusOK
	}
}
