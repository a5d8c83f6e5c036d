// SPDX-License-Identifier: Apache-2.0

package wire

import (
	"bytes"
	"strings"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/mime"
)

// MDN is a receipt (RFC 3798, RFC 4130 §7.4).
type MDN struct {
	ReportingUA       string
	OriginalRecipient string // AS2 names, without quotes
	FinalRecipient    string
	OriginalMessageID string // byte for byte
	Disposition       Disposition
	MIC               *MIC // nil: none
	Text              string
	Extra             []mime.Field // further fields, as in Error: of RFC 3798 §3.2.7
	Signed            bool         // of a received one: whether a signature is there, good or not
}

// BuildOptions say how an MDN is written.
type BuildOptions struct {
	Sign     *cms.SignOptions // nil: unsigned
	MICStyle string           // Hyphened or Plain, of micalg and Received-Content-MIC
	Boundary func() string    // nil: mime.Boundary
}

// Build writes an MDN: the value of Content-Type, and the body. By hand, with
// unfolded lines that end with CRLF, nothing before the first and nothing after the
// last boundary: what libraries write breaks peers (Drummond 3Q09-5, 1Q06-4). Line
// ends and control characters in what it is given become blanks.
func Build(m MDN, o BuildOptions) (contentType string, body []byte, err error) {
	if o.Boundary == nil {
		o.Boundary = mime.Boundary
	}
	inner := o.Boundary()
	reportType := "multipart/report; report-type=disposition-notification; boundary=\"" + inner + `"`
	if o.Sign == nil {
		var b bytes.Buffer
		b.Grow(1024 + len(m.Text))
		m.report(&b, inner, o.MICStyle)
		return reportType, b.Bytes(), nil
	}
	outer := o.Boundary()
	var b bytes.Buffer
	b.Grow(5<<10 + len(m.Text))
	b.WriteString("--" + outer + "\r\n")
	start := b.Len()
	b.WriteString("Content-Type: " + reportType + "\r\n\r\n")
	m.report(&b, inner, o.MICStyle)
	h := o.Sign.Hash.New()
	// The line end before a boundary is the boundary's (RFC 2046 §5.1.1): the report
	// has one of its own, which is signed.
	h.Write(b.Bytes()[start:])
	signature, err := cms.SignDigest(h.Sum(nil), *o.Sign)
	if err != nil {
		return "", nil, err
	}
	b.WriteString("\r\n--" + outer + "\r\nContent-Type: application/pkcs7-signature; name=\"smime.p7s\"\r\n" +
		"Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"smime.p7s\"\r\n\r\n")
	b.Write(mime.FoldBase64(signature))
	b.WriteString("\r\n\r\n--" + outer + "--\r\n")
	return "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=" + FormatMICAlg(o.Sign.Hash, o.MICStyle) +
		"; boundary=\"" + outer + `"`, b.Bytes(), nil
}

// report writes the multipart/report, without its header.
func (m MDN) report(b *bytes.Buffer, boundary, style string) {
	charset, encoding := "us-ascii", "7bit"
	if strings.ContainsFunc(m.Text, func(r rune) bool { return r > '~' }) {
		charset, encoding = "utf-8", "8bit"
	}
	b.WriteString("--" + boundary + "\r\nContent-Type: text/plain; charset=" + charset +
		"\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n")
	for line := range strings.SplitSeq(strings.TrimSpace(m.Text), "\n") {
		b.WriteString(mime.OneLine(strings.TrimRight(line, "\r")) + "\r\n")
	}
	b.WriteString("\r\n--" + boundary + "\r\nContent-Type: message/disposition-notification\r\nContent-Transfer-Encoding: 7bit\r\n\r\n")
	field := func(name, value string) {
		if value != "" {
			b.WriteString(name)
			b.WriteString(": ")
			b.WriteString(mime.OneLine(value))
			b.WriteString("\r\n")
		}
	}
	field("Reporting-UA", m.ReportingUA)
	if m.OriginalRecipient != "" {
		field("Original-Recipient", "rfc822; "+FormatName(m.OriginalRecipient, false)) // RFC 4130 appendix A.4
	}
	field("Final-Recipient", "rfc822; "+FormatName(m.FinalRecipient, false))
	field("Original-Message-ID", m.OriginalMessageID)
	if m.MIC != nil {
		field("Received-Content-MIC", m.MIC.String(style))
	}
	field("Disposition", m.Disposition.String())
	for _, f := range m.Extra {
		field(f.Name, f.Value)
	}
	b.WriteString("\r\n--" + boundary + "--\r\n")
}
