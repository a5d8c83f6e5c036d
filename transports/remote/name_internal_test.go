// SPDX-License-Identifier: Apache-2.0

package remote

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestLongNames: names that are too long for a server are cut between characters, and
// say what they are.
func TestLongNames(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ä", 200) // 400 bytes
	for name, got := range map[string]string{
		"a name":                      shorten(long+".edi", 255),
		"a name one byte beside it":   shorten("x"+long+".edi", 255),
		"a name with a mark":          withMark(long+".edi", "20261127"),
		"a name without an extension": shorten(long, 255),
		"a name that fits":            shorten("po.edi", 255),
	} {
		if len(got) > 255 || !utf8.ValidString(got) || name != "a name without an extension" && !strings.HasSuffix(got, ".edi") {
			t.Errorf("%s: %d bytes, %q", name, len(got), got)
		}
	}
	if got := shorten("po.edi", 3); got != "po." {
		t.Errorf("no room: %q", got)
	}
	if got := sentence("überfüllt"); got != "Überfüllt." {
		t.Errorf("sentence: %q", got)
	}
}
