// SPDX-License-Identifier: Apache-2.0

package cxml

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"strings"
	"time"

	"ordergate/gateway"
)

// status is a Status of a Response: its code, and what a person reads. The codes are
// those of the cXML Reference Guide, chapter "cXML Basics", Status: 4xx is final, 5xx
// has the client try again.
type status struct {
	code int
	text string
}

// names are the texts of the codes that we give.
var names = map[int]string{
	200: "OK",
	400: "Bad Request",
	401: "Unauthorized",
	406: "Not Acceptable", // "likely a parsing failure"
	409: "Conflict",
	450: "Not Implemented",
	500: "Internal Server Error",
	560: "Temporary Server Error",
}

func bad(text string) *status { return &status{400, text} }

// unreadable is a document that does not parse. The place is the decoder's, in the
// text as UTF-8.
func unreadable(d interface{ InputPos() (line, column int) }, what string) *status {
	line, _ := d.InputPos()
	return &status{406, fmt.Sprintf("The document cannot be read at line %d: %s.", line, what)}
}

// statusOf is what a failed call is answered by. An error of unknown kind has the
// partner try again.
func statusOf(err error) *status {
	text := gateway.PublicText(err, "")
	switch gateway.KindOf(err) {
	case gateway.Invalid, gateway.NotFound:
		return &status{400, sentence(text, "It cannot be taken.")}
	case gateway.Denied:
		return &status{401, sentence(text, "You may not send this.")}
	case gateway.Conflict:
		return &status{409, "This payloadID came before, with another document. Give each document a payloadID of its own; a retry is the same document."}
	}
	return &status{560, "It was not taken because of trouble on our side. Send it again later."}
}

func sentence(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return strings.TrimSuffix(s, ".") + "."
}

// http is the HTTP status that goes with it. What has a cXML Response in it is judged
// by that, and whatever has none is tried again, so faults of the partner's go out by
// 200; for our own trouble both say the same.
func (s *status) http() int {
	if s.code >= 500 {
		return http.StatusServiceUnavailable
	}
	return http.StatusOK
}

// response writes a Response; inside stands behind the Status.
func response(id string, at time.Time, s status, inside string) []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/` + Version + `/cXML.dtd">` + "\n")
	fmt.Fprintf(&b, `<cXML payloadID="%s" timestamp="%s" version="%s" xml:lang="en-US">`+"\n  <Response>\n", escaped(id), at.UTC().Format(time.RFC3339), Version)
	fmt.Fprintf(&b, `    <Status code="%d" text="%s" xml:lang="en-US">%s</Status>`+"\n", s.code, names[s.code], escaped(s.text))
	b.WriteString(inside + "  </Response>\n</cXML>\n")
	return []byte(b.String())
}

// profile is what we can do (ProfileResponse): one transaction, at one URL.
func profile(url string, since time.Time) string {
	return fmt.Sprintf("    <ProfileResponse effectiveDate=\"%s\">\n      <Transaction requestName=\"OrderRequest\"><URL>%s</URL></Transaction>\n    </ProfileResponse>\n",
		since.UTC().Format(time.RFC3339), escaped(url))
}

// escaped is a text as XML has it.
func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return ""
	}
	return b.String()
}
