// SPDX-License-Identifier: Apache-2.0

package html_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ordergate/gateway/decode"
	"ordergate/gateway/decode/html"
	"ordergate/gateway/decode/paper/papertest"
)

// TestMails compares mails of several programs with testdata; -update writes it anew.
func TestMails(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("testdata/*.html")
	if len(files) < 4 {
		t.Fatal(files)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, findings := html.Mail("mail.html", "Order", string(raw), decode.Limits{})
			if len(findings) > 0 {
				t.Fatal(findings)
			}
			papertest.Golden(t, strings.TrimSuffix(file, ".html")+".txt", d)
		})
	}
}
