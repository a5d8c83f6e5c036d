// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
	"ordergate/transports/httpserver"
)

// head is what the header of a request says.
type head struct {
	from, to             string // without quotes
	fromQuoted, toQuoted bool
	id                   string // Message-ID, byte for byte
	version              wire.Version
	receipt              wire.ReceiptRequest
	receiptFault         error
	header               mime.Header
	raw                  []byte // request line, header, blank line, for the archive
}

// readHead reads the header. An error is told to the sender, as a sentence: the
// request is no AS2 message.
func readHead(r *http.Request) (*head, error) {
	for _, name := range []string{"AS2-From", "AS2-To", "Message-ID", "Content-Type"} {
		if n := len(r.Header.Values(name)); n > 1 {
			return nil, fmt.Errorf("the header has %d fields %s", n, name)
		}
	}
	d := &head{id: r.Header.Get("Message-ID"), version: wire.ParseVersion(r.Header.Get("AS2-Version"))}
	for _, f := range []struct {
		field  string
		name   *string
		quoted *bool
	}{{"AS2-From", &d.from, &d.fromQuoted}, {"AS2-To", &d.to, &d.toQuoted}} {
		value := r.Header.Get(f.field)
		if value == "" {
			return nil, fmt.Errorf("the header has no %s: this is no AS2 message (RFC 4130)", f.field)
		}
		var err error
		if *f.name, *f.quoted, err = wire.ParseName(value); err != nil {
			return nil, fmt.Errorf("%s cannot be read: %w", f.field, err)
		}
	}
	d.receipt, d.receiptFault = wire.ParseReceiptRequest(r.Header.Get("Disposition-Notification-To"),
		strings.Join(r.Header.Values("Disposition-Notification-Options"), "; "), r.Header.Get("Receipt-Delivery-Option"))
	d.header, d.raw = fields(r)
	return d, nil
}

// secrets are header fields that no archive keeps.
var secrets = []string{"Authorization", "Proxy-Authorization", "Cookie"}

// fields gives the header as fields, in the order of their names, and as it is archived.
// net/http has taken order and capitals already; the values are as they were read.
func fields(r *http.Request) (h mime.Header, raw []byte) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s\r\nHost: %s\r\n", r.Method, r.RequestURI, r.Proto, r.Host)
	names := make([]string, 0, len(r.Header))
	for name := range r.Header {
		if !slices.Contains(secrets, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		for _, v := range r.Header[name] {
			h.Fields = append(h.Fields, mime.Field{Name: name, Value: v})
			b.WriteString(name + ": " + v + "\r\n")
		}
	}
	for _, v := range r.TransferEncoding {
		b.WriteString("Transfer-Encoding: " + v + "\r\n")
	}
	b.WriteString("\r\n")
	return h, []byte(b.String())
}

// incoming is one message on its way through the door.
type incoming struct {
	*handler
	*head
	a    *answer
	r    *http.Request
	rel  *Relation
	at   time.Time
	log  *zap.Logger
	pace *httpserver.Pace
	size int64 // of the body, as far as it was read
}

// post takes a POST: the checks that need no body, in the order in which they tell
// a stranger least.
func (h *handler) post(a *answer, r *http.Request) {
	d, err := readHead(r)
	if err != nil {
		h.Observe("", "malformed", 0)
		h.Log.Info("no AS2 message", zap.String("remote_addr", r.RemoteAddr), zap.String("err", err.Error()))
		h.skip(a, r)
		a.text(http.StatusBadRequest, sentence(err.Error()))
		return
	}
	m := &incoming{handler: h, head: d, a: a, r: r, at: h.Clock.Now().UTC()}
	m.log = h.Log.With(zap.String("remote_id", d.from+" → "+d.to), zap.String("as2_message_id", d.id), zap.String("remote_addr", r.RemoteAddr))
	if m.rel = h.Directory().Find(d.from, d.to); m.rel == nil {
		h.skip(a, r)
		m.unknown()
		return
	}
	m.log = m.log.With(zap.String("partner", m.rel.Partner))
	if err := m.client(); err != nil {
		m.log.Warn("client certificate refused", zap.Error(err))
		h.skip(a, r)
		h.Observe(m.rel.Connection, "client-certificate", 0)
		a.text(http.StatusForbidden, "The TLS client certificate is not one that was agreed on.")
		return
	}
	limit := h.MaxBytes
	if r.ContentLength > limit {
		m.tooLarge()
		return
	}
	if coding := r.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(strings.TrimSpace(coding), "identity") {
		// Kept as it is, it would be "processed" and read by nobody (RFC 9110 §15.5.16).
		m.log.Warn("message refused, it has a Content-Encoding", zap.String("coding", coding))
		h.Observe(m.rel.Connection, "content-encoding", 0)
		h.skip(a, r)
		a.Header().Set("Accept-Encoding", "identity")
		a.text(http.StatusUnsupportedMediaType, "A Content-Encoding is not supported. AS2 compresses within the message (RFC 5402).")
		return
	}
	m.pace = h.paced(a, r, limit)
	if m.mayBreak() && !m.mayBeReport() {
		m.restartable()
		return
	}
	m.receive()
}

func (h *handler) paced(a *answer, r *http.Request, limit int64) *httpserver.Pace {
	return &httpserver.Pace{R: r.Body, Deadline: http.NewResponseController(a.ResponseWriter).SetReadDeadline, Idle: h.Idle, Rate: int64(h.MinRate), Left: limit, Now: h.now}
}

// skip reads a body that nobody wants, up to a limit, before it is answered: most
// clients look for an answer only when all was sent, and closing on them resets the
// connection and loses the reason. Who waits for "100 Continue" need not send it.
func (h *handler) skip(a *answer, r *http.Request) {
	if r.Header.Get("Expect") == "" && r.ContentLength <= unwanted {
		_, _ = io.Copy(io.Discard, struct{ io.Reader }{h.paced(a, r, unwanted)})
		h.extend(a)
	}
}

func (m *incoming) tooLarge() {
	m.log.Warn("message refused, larger than what is taken", zap.Int64("length", m.r.ContentLength), zap.Int64("limit", m.MaxBytes))
	m.Observe(m.rel.Connection, "too-large", 0)
	m.a.Header().Set("Connection", "close")
	m.a.text(http.StatusRequestEntityTooLarge, fmt.Sprintf("The message is larger than the %d bytes that are taken here.", m.MaxBytes))
}

// broken answers a body that did not come whole: nothing has been taken.
func (m *incoming) broken(err error) {
	if httpserver.IsTooLarge(err) {
		m.tooLarge()
		return
	}
	m.Observe(m.rel.Connection, "broken", m.size)
	m.a.Header().Set("Connection", "close")
	switch {
	case httpserver.IsSlow(err):
		m.log.Warn("client cut off, it sends too slowly", zap.Error(err))
		m.a.text(http.StatusRequestTimeout, "The message came too slowly.")
	default:
		m.log.Info("transmission broke off", zap.Error(err))
		m.a.text(http.StatusBadRequest, "The message did not come whole.")
	}
}
