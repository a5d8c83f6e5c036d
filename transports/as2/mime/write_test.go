// SPDX-License-Identifier: Apache-2.0

package mime_test

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"

	"ordergate/transports/as2/mime"
)

func TestOneLine(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                            "",
		"plain; \"as it is\"":         "plain; \"as it is\"",
		"a\r\nDisposition: processed": "a  Disposition: processed",
		"tab\tnul\x00del\x7f":         "tab nul del ",
		"Bestellung Nr. 7 für \xfc":   "Bestellung Nr. 7 für \xfc",
		"\xfc\n":                      "\xfc ",
	} {
		if got := mime.OneLine(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestFoldBase64(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 56, 57, 58, 114, 115, 2000} {
		data := bytes.Repeat([]byte{0xa5}, n)
		text := string(mime.FoldBase64(data))
		for i, line := range strings.Split(text, "\r\n") {
			if len(line) > 76 || line == "" && n > 0 {
				t.Errorf("%d bytes: line %d is %q", n, i, line)
			}
		}
		if back, err := base64.StdEncoding.DecodeString(text); err != nil || !bytes.Equal(back, data) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}
