// SPDX-License-Identifier: Apache-2.0

package cxml

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/url"
	"strings"
)

const (
	maxParts = 200 // of a multipart
	maxForm  = 64  // fields of a form
)

// documentOf takes the cXML document out of a body: the body itself, the first part
// of a multipart/related (RFC 2387) whose others are attachments, or a field of a form
// (cxml-urlencoded, cxml-base64), as browsers and some older systems send it.
func documentOf(contentType string, body []byte) (doc []byte, attachments int, refused *status) {
	typ, params, err := mime.ParseMediaType(contentType)
	if contentType == "" {
		typ, err = "text/xml", nil
	}
	if err != nil {
		return nil, 0, &status{406, "The Content-Type cannot be read; send text/xml."}
	}
	switch {
	case typ == "text/xml" || typ == "application/xml" || strings.HasSuffix(typ, "+xml"):
		return body, 0, nil
	case strings.HasPrefix(typ, "multipart/"):
		return related(params, body)
	case typ == "application/x-www-form-urlencoded":
		doc, refused = form(body)
		return doc, 0, refused
	}
	return nil, 0, &status{406, fmt.Sprintf("A cXML document does not come as %q; send text/xml, or multipart/related with attachments.", typ)}
}

// related finds the root part: the one that start names, else the first.
func related(params map[string]string, body []byte) (doc []byte, attachments int, refused *status) {
	if params["boundary"] == "" {
		return nil, 0, &status{406, "The multipart has no boundary."}
	}
	broken := &status{406, "The multipart cannot be read to its end."}
	r := multipart.NewReader(bytes.NewReader(body), params["boundary"])
	for n := 0; ; n++ {
		p, err := r.NextRawPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, 0, broken
		}
		if n == maxParts {
			return nil, 0, &status{406, fmt.Sprintf("The multipart has more than %d parts.", maxParts)}
		}
		root := doc == nil && (params["start"] == "" || p.Header.Get("Content-ID") == params["start"])
		if !root {
			attachments++
			continue
		}
		if doc, err = io.ReadAll(decoded(p)); err != nil {
			return nil, 0, broken
		}
	}
	if doc == nil {
		return nil, 0, &status{406, "The multipart holds no cXML document: its start parameter names no part."}
	}
	return doc, attachments, nil
}

func decoded(p *multipart.Part) io.Reader {
	switch strings.ToLower(strings.TrimSpace(p.Header.Get("Content-Transfer-Encoding"))) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, p)
	case "quoted-printable":
		return quotedprintable.NewReader(p)
	}
	return p
}

// form takes the document out of a form field (cXML Reference Guide, PunchOut
// transaction: cXML-base64 and cXML-urlencoded hidden fields).
func form(body []byte) ([]byte, *status) {
	if bytes.Count(body, []byte("&")) > maxForm {
		return nil, &status{406, "The form has too many fields."}
	}
	values, err := url.ParseQuery(string(body))
	if err != nil {
		return nil, &status{406, "The form cannot be read."}
	}
	for key, v := range values {
		switch {
		case strings.EqualFold(key, "cxml-urlencoded"):
			return []byte(v[0]), nil
		case strings.EqualFold(key, "cxml-base64"):
			doc, err := base64.StdEncoding.DecodeString(strings.Map(unspaced, v[0]))
			if err != nil {
				return nil, &status{406, "The field cxml-base64 is no base64."}
			}
			return doc, nil
		}
	}
	return nil, &status{406, "The form has neither a field cxml-urlencoded nor cxml-base64."}
}

// unspaced drops white space; a plus that was not escaped has become a blank.
func unspaced(r rune) rune {
	switch r {
	case ' ':
		return '+'
	case '\r', '\n', '\t':
		return -1
	}
	return r
}
