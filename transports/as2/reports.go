// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
	"ordergate/transports/httpserver"
)

// largeReports is how many MDNs beyond small bytes may be in memory at once. Real ones
// have a few KiB.
const largeReports = 8

// mayBeReport tells whether the header can be an MDN's.
func (m *incoming) mayBeReport() bool {
	typ, _, _ := mime.ParseMediaType(m.header.Get("Content-Type"))
	return typ == "multipart/report" || typ == "multipart/signed" || typ == "message/disposition-notification"
}

// isReport tells an MDN, signed or not, by its beginning.
func isReport(h mime.Header, body []byte) bool {
	typ, params, _ := mime.ParseMediaType(h.Get("Content-Type"))
	switch typ {
	case "message/disposition-notification":
		return true
	case "multipart/report":
		kind := params["report-type"]
		return kind == "" || strings.EqualFold(kind, "disposition-notification")
	case "multipart/signed":
		part, err := mime.NewParts(bytes.NewReader(body), params["boundary"], mime.Limits{}).Next()
		if err != nil {
			return false
		}
		inner, err := mime.ReadHeader(bufio.NewReader(part), httpserver.MaxHeader)
		if err != nil {
			return false
		}
		typ, _, _ = mime.ParseMediaType(inner.Get("Content-Type"))
		return typ != "multipart/signed" && isReport(inner, nil)
	default:
		return false
	}
}

// report hands an MDN over for what we sent.
func (m *incoming) report(body []byte, whole bool) {
	if !whole {
		select {
		case m.reports <- struct{}{}:
			defer func() { <-m.reports }()
		default:
			m.Observe(m.rel.Connection, "unavailable", m.size)
			m.a.Header().Set("Connection", "close") // the rest is not waited for
			m.later(m.a, "Too many large receipts are on their way.")
			return
		}
		rest, err := io.ReadAll(io.LimitReader(m.pace, wire.MaxMDN-int64(len(body))+1))
		if err != nil {
			m.broken(err)
			return
		}
		body = append(bytes.Clone(body), rest...)
		if m.size = int64(len(body)); m.size > wire.MaxMDN {
			m.a.Header().Set("Connection", "close")
			m.a.text(http.StatusRequestEntityTooLarge, fmt.Sprintf("A receipt is not larger than %d bytes.", wire.MaxMDN))
			return
		}
	}
	m.Observe(m.rel.Connection, "receipt", m.size)
	if m.Receipts == nil {
		m.a.text(http.StatusBadRequest, "No receipts are awaited here.")
		return
	}
	raw := slices.Concat(m.raw, body)
	err := m.Receipts.HandleReceipt(m.work, m.rel, m.header.Get("Content-Type"), m.header.Get("Content-Transfer-Encoding"), raw[len(m.raw):], raw)
	if err != nil && !final(err) {
		m.unavailable(err)
		return
	}
	if err != nil { // nothing that the partner could do about it
		m.log.Warn("receipt not used", zap.String("kind", string(gateway.KindOf(err))), zap.Error(err))
	}
	m.a.empty(http.StatusOK)
}
