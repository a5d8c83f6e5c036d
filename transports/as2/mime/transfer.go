// SPDX-License-Identifier: Apache-2.0

package mime

import (
	"encoding/base64"
	"io"
	"mime/quotedprintable"
	"strings"
)

// TransferDecoder undoes a Content-Transfer-Encoding: binary, which is AS2's
// default (as2.md 3.1: "" is binary), 7bit and 8bit give r itself; base64 with
// lines of any length and any end, blanks too; quoted-printable. The name may be
// in any case, and quoted. An unknown one is an *UnsupportedEncodingError; bytes
// that are not of the encoding are errors of Read.
func TransferDecoder(encoding string, r io.Reader) (io.Reader, error) {
	switch name := TransferEncoding(encoding); name {
	case "binary", "7bit", "8bit":
		return r, nil
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, &blankless{r}), nil
	case "quoted-printable":
		return quotedprintable.NewReader(r), nil
	default:
		return nil, &UnsupportedEncodingError{encoding}
	}
}

// TransferEncoding is the name of an encoding as this package spells it: lower
// case, without quotes, "binary" for none.
func TransferEncoding(encoding string) string {
	name := strings.ToLower(strings.Trim(encoding, " \t\";"))
	switch name {
	case "":
		return "binary"
	case "7-bit":
		return "7bit"
	case "8-bit":
		return "8bit"
	}
	return name
}

// blankless leaves blanks, tabs and line ends out.
type blankless struct{ r io.Reader }

func (b *blankless) Read(p []byte) (int, error) {
	for {
		n, err := b.r.Read(p)
		kept := 0
		for _, c := range p[:n] {
			if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
				p[kept] = c
				kept++
			}
		}
		if kept > 0 || err != nil || len(p) == 0 {
			return kept, err
		}
	}
}
