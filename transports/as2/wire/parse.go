// SPDX-License-Identifier: Apache-2.0

package wire

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/mime"
)

// MaxMDN is the most bytes of a receipt.
const MaxMDN = 4 << 20

// maxFields is the most fields of a notification; honest ones have ten.
const maxFields = 1000

// ErrNoMDN says that something came which is no receipt: a page of HTML, a text,
// nothing. The text of the error says what.
var ErrNoMDN = errors.New("this is no receipt (MDN)")

// Received is a receipt that was read. Nothing in it is to be believed before
// Verify, when signed ones were asked for.
type Received struct {
	MDN
	// MICFault says why Received-Content-MIC is of no use; MIC then holds what could be
	// read of it.
	MICFault error

	report    []byte            // what is signed: header, blank line, body, raw
	signature []byte            // CMS beside it; DER or BER
	opaque    *cms.SignedReader // or what holds it, read to its end
}

// Parse reads a receipt: the body that came under a Content-Type and a
// Content-Transfer-Encoding ("": none). It reads what peers are known to send: see
// the table of its test. ErrNoMDN (wrapped) is something else; any other error is a
// receipt that cannot be read.
func Parse(contentType, transferEncoding string, body []byte) (*Received, error) {
	if len(body) > MaxMDN {
		return nil, fmt.Errorf("the receipt has %d bytes, %d are the most", len(body), MaxMDN)
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, fmt.Errorf("%w: the answer has no body", ErrNoMDN)
	}
	body, err := decoded(transferEncoding, body)
	if err != nil {
		return nil, err
	}
	typ, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return nil, fmt.Errorf("%w: its Content-Type %q is none", ErrNoMDN, shorten(contentType))
	}
	r := &Received{}
	switch {
	case typ == "multipart/signed":
		parts, err := split(body, params["boundary"])
		if len(parts) < 2 {
			return nil, fmt.Errorf("the signed receipt has %d parts in place of two: %w", len(parts), orNone(err))
		}
		// A closing boundary that is missing hurts nobody here: the signature tells
		// whether the report is whole.
		if err := r.takeSignature(parts[1]); err != nil {
			return nil, err
		}
		r.report = parts[0]
		return r, r.takeEntity(parts[0])
	case strings.HasSuffix(typ, "pkcs7-mime"):
		return r, r.takeOpaque(body)
	default:
		return r, r.takeReport(typ, params, body)
	}
}

func orNone(err error) error {
	if err == nil {
		return ErrNoMDN
	}
	return err
}

// takeSignature keeps the signature part: base64 or binary, said so or not.
func (r *Received) takeSignature(part []byte) error {
	h, body, err := entity(part)
	if err != nil {
		return fmt.Errorf("read the signature of the receipt: %w", err)
	}
	r.Signed = true
	if r.signature, err = decoded(h.Get("Content-Transfer-Encoding"), body); err != nil {
		return fmt.Errorf("read the signature of the receipt: %w", err)
	}
	r.signature = binary(r.signature)
	return nil
}

// binary undoes base64 that nobody spoke of.
func binary(body []byte) []byte {
	const sequence = 0x30
	if len(body) > 0 && body[0] != sequence {
		if der, err := decodeBase64(string(body)); err == nil && len(der) > 0 {
			return der
		}
	}
	return body
}

// takeOpaque opens a receipt whose signature holds the report (RFC 8551 §3.5.2).
func (r *Received) takeOpaque(body []byte) error {
	s, err := cms.ReadSigned(bytes.NewReader(binary(body)), cms.Limits{Content: MaxMDN})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoMDN, err)
	}
	report, err := io.ReadAll(s)
	if err != nil {
		return fmt.Errorf("read the signed receipt: %w", err)
	}
	r.opaque, r.Signed = s, true
	return r.takeEntity(report)
}

// takeEntity reads the report with its header.
func (r *Received) takeEntity(raw []byte) error {
	h, body, err := entity(raw)
	if err != nil {
		return fmt.Errorf("read the report of the receipt: %w", err)
	}
	typ, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		return fmt.Errorf("%w: the Content-Type of what is signed is none", ErrNoMDN)
	}
	if body, err = decoded(h.Get("Content-Transfer-Encoding"), body); err != nil {
		return err
	}
	return r.takeReport(typ, params, body)
}

// takeReport reads a multipart/report, or the notification alone.
func (r *Received) takeReport(typ string, params map[string]string, body []byte) error {
	if typ == "message/disposition-notification" {
		return r.takeFields(body)
	}
	if !strings.HasPrefix(typ, "multipart/") {
		return fmt.Errorf("%w but %s: %q", ErrNoMDN, typ, excerpt(body))
	}
	parts, err := split(body, params["boundary"])
	if err != nil {
		return fmt.Errorf("read the report of the receipt: %w", err)
	}
	for _, part := range parts {
		h, content, err := entity(part)
		if err != nil {
			return fmt.Errorf("read a part of the receipt: %w", err)
		}
		if content, err = decoded(h.Get("Content-Transfer-Encoding"), content); err != nil {
			return fmt.Errorf("read a part of the receipt: %w", err)
		}
		switch typ, _, _ := mime.ParseMediaType(h.Get("Content-Type")); {
		case typ == "message/disposition-notification":
			return r.takeFields(content)
		case r.Text == "" && (typ == "" || strings.HasPrefix(typ, "text/")):
			r.Text = printable(string(content))
		}
	}
	return fmt.Errorf("%w: the %s has no message/disposition-notification", ErrNoMDN, typ)
}

// takeFields reads the notification.
func (r *Received) takeFields(content []byte) error {
	var disposition string
	var separate []mime.Field
	fields, err := parseFields(content)
	if err != nil {
		return err
	}
	for _, f := range fields {
		switch strings.ToLower(f.Name) {
		case "reporting-ua":
			r.ReportingUA = f.Value
		case "original-recipient":
			r.OriginalRecipient = recipient(f.Value)
		case "final-recipient":
			r.FinalRecipient = recipient(f.Value)
		case "original-message-id":
			r.OriginalMessageID = f.Value
		case "disposition":
			// Of several the first that is a no counts: nobody takes one back in a receipt.
			if d, err := ParseDisposition(disposition); disposition == "" || err == nil && d.Positive() {
				disposition = f.Value
			}
		case "received-content-mic":
			m, err := ParseMIC(f.Value)
			r.MIC, r.MICFault = &m, err
		case "error", "warning", "failure":
			separate = append(separate, f)
			r.Extra = append(r.Extra, f)
		default:
			r.Extra = append(r.Extra, f)
		}
	}
	if disposition == "" {
		return fmt.Errorf("the receipt has no Disposition (RFC 4130 §7.4.3)")
	}
	d, err := ParseDisposition(disposition)
	if err != nil {
		return err
	}
	for _, f := range separate { // RFC 4130 §7.5.6, RFC 3798 §3.2.7
		d = d.with(strings.ToLower(f.Name), f.Value)
	}
	r.Disposition = d
	return nil
}

// with adds what a field of its own says: it never makes a no into a yes.
func (d Disposition) with(severity, text string) Disposition {
	if text == "" {
		return d
	}
	if d.Severity == "" {
		d.Severity = severity
		d.Failed = d.Failed || severity == SeverityFailure
	}
	if d.Text == "" && d.Severity == severity {
		d.Text = text
	}
	return d
}

// recipient takes the address type off ("rfc822; name").
func recipient(value string) string {
	if _, name, ok := strings.Cut(value, ";"); ok {
		value = name
	}
	value = strings.TrimSpace(value)
	if name, _, err := ParseName(value); err == nil {
		return name
	}
	return value
}

// parseFields reads lines of fields: folded or not, with blank lines between them,
// whatever stands between that is no field.
func parseFields(content []byte) ([]mime.Field, error) {
	var out []mime.Field
	var value []string // of the last one, line by line: joined once, as there may be millions
	end := func() {
		if len(value) > 0 {
			out[len(out)-1].Value = strings.TrimSpace(mime.OneLine(strings.Join(value, " ")))
			value = value[:0]
		}
	}
	for line := range bytes.SplitSeq(content, []byte("\n")) {
		text := strings.TrimRight(string(line), "\r")
		if text != "" && (text[0] == ' ' || text[0] == '\t') {
			if text = strings.TrimSpace(text); len(out) > 0 && text != "" {
				value = append(value, text)
			}
			continue
		}
		if name, first, ok := strings.Cut(text, ":"); ok {
			if len(out) >= maxFields {
				return nil, fmt.Errorf("the receipt has more than %d fields", maxFields)
			}
			end()
			out = append(out, mime.Field{Name: strings.TrimSpace(name)})
			value = append(value, strings.TrimSpace(first))
		}
	}
	end()
	return out, nil
}

// entity cuts an entity into its header and its body.
func entity(raw []byte) (mime.Header, []byte, error) {
	h, err := mime.ReadHeader(bufio.NewReader(bytes.NewReader(raw)), 0)
	if err != nil {
		return h, nil, err
	}
	return h, raw[len(h.Raw):], nil
}

// split cuts a multipart. A boundary that the header does not name is that of the
// first line that begins with two hyphens.
func split(body []byte, boundary string) ([][]byte, error) {
	if boundary == "" {
		for line := range bytes.SplitSeq(body, []byte("\n")) {
			if rest, ok := bytes.CutPrefix(bytes.TrimSpace(line), []byte("--")); ok {
				boundary = string(rest)
				break
			}
		}
	}
	p := mime.NewParts(bytes.NewReader(body), boundary, mime.Limits{Parts: 20})
	var parts [][]byte
	for {
		r, err := p.Next()
		if errors.Is(err, io.EOF) {
			return parts, nil
		}
		if err != nil {
			return parts, err
		}
		part, err := io.ReadAll(r)
		if err != nil && !errors.Is(err, mime.ErrTruncated) {
			return parts, err
		}
		parts = append(parts, part)
		if err != nil {
			return parts, err
		}
	}
}

func decoded(encoding string, body []byte) ([]byte, error) {
	if mime.TransferEncoding(encoding) == "base64" {
		if out, err := decodeBase64(string(body)); err == nil {
			return out, nil
		}
		// What says base64 and is plain is read as it is: it shows in what follows.
		return body, nil
	}
	r, err := mime.TransferDecoder(encoding, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// printable leaves out what moves a terminal's cursor.
func printable(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, s))
}

// excerpt is the beginning of something that is no receipt, on one line.
func excerpt(body []byte) string {
	s := strings.Join(strings.Fields(strings.ToValidUTF8(string(body[:min(len(body), 400)]), "?")), " ")
	return shorten(mime.OneLine(s))
}
