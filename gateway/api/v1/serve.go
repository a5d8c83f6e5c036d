// SPDX-License-Identifier: Apache-2.0

package v1

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"mime"
	"net/http"
	"time"
)

// serve answers with bytes: whole, in parts (Range) or not at all (If-None-Match). A
// browser never shows them: they are partners' bytes.
func serve(w http.ResponseWriter, r *http.Request, name, tag string, body io.ReadSeeker) {
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", "attachment")
	if d := mime.FormatMediaType("attachment", map[string]string{"filename": name}); d != "" && name != "" {
		h.Set("Content-Disposition", d)
	}
	h.Set("Content-Security-Policy", "sandbox")
	h.Set("Cache-Control", "private, no-cache")
	h.Set("ETag", tag)
	http.ServeContent(w, r, "", time.Time{}, body)
}

// maxTagged is the largest answer that gets a tag.
const maxTagged = 1 << 20

// tagged gives answers an ETag, and answers 304 to who has them (RFC 9110 §13.1.2).
func tagged(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		k := &kept{ResponseWriter: w}
		h.ServeHTTP(k, r)
		k.end(r)
	})
}

// kept holds an answer back until it is known whole.
type kept struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
	passed bool // it is too large, and went through
}

// WriteHeader implements http.ResponseWriter.
func (k *kept) WriteHeader(status int) { k.status = status }

// Write implements io.Writer.
func (k *kept) Write(b []byte) (int, error) {
	if !k.passed && k.body.Len()+len(b) > maxTagged {
		k.pass()
	}
	if k.passed {
		return k.ResponseWriter.Write(b)
	}
	return k.body.Write(b)
}

// Unwrap is for http.ResponseController.
func (k *kept) Unwrap() http.ResponseWriter { return k.ResponseWriter }

func (k *kept) pass() {
	k.passed = true
	if k.status != 0 {
		k.ResponseWriter.WriteHeader(k.status)
	}
	_, _ = k.ResponseWriter.Write(k.body.Bytes()) // the client is gone
}

func (k *kept) end(r *http.Request) {
	if k.passed {
		return
	}
	if k.status == 0 || k.status == http.StatusOK {
		sum := sha256.Sum256(k.body.Bytes())
		k.Header().Set("Cache-Control", "private, no-cache")
		k.Header().Add("Vary", "Authorization, X-API-Key")
		k.Header().Set("ETag", `"`+base64.RawURLEncoding.EncodeToString(sum[:12])+`"`)
		http.ServeContent(k.ResponseWriter, r, "", time.Time{}, bytes.NewReader(k.body.Bytes()))
		return
	}
	k.pass()
}
