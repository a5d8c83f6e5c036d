// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"strings"
	"unicode"
)

// fileName names a mail by its subject: letters, digits and dashes, 60 characters at
// most.
func fileName(subject string) string {
	var b strings.Builder
	n, gap := 0, false
	for _, r := range subject {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if n++; n > 60 {
			break
		}
		if gap {
			b.WriteByte('-')
			n, gap = n+1, false
		}
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return "mail.eml"
	}
	return b.String() + ".eml"
}
