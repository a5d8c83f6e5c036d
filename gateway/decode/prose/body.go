// SPDX-License-Identifier: Apache-2.0

package prose

import (
	"strings"

	"ordergate/gateway/decode"
)

// Body makes the text of a mail a part: what its sender wrote, or the document that was
// pasted into it, which its name tells ("body.xml"). ok is false when there is none.
// Whether it is taken is for others to say: it is left alone here only where it names
// no number, without which there is no order.
func Body(text, subject string) (p decode.Part, ok bool) {
	text = Own(text, subject)
	if strings.TrimSpace(text) == "" {
		return p, false
	}
	p = decode.Part{Path: "body", FileName: "body.txt", ContentType: "text/plain", Role: decode.Body, Size: -1}
	document, ext := Pasted(text)
	switch {
	case document == "" && !HasNumber(text):
		p.Role, p.Reason = decode.LeftAlone, "text without a number: no order"
	case document != "":
		text, p.FileName = document, "body"+ext
		if ext != ".csv" { // a machine made it, whoever wrote the mail
			p.Role = decode.Candidate
		}
	}
	p.Content = strings.NewReader(text)
	return p, true
}
