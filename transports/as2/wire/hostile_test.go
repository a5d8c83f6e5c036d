// SPDX-License-Identifier: Apache-2.0

package wire_test

import (
	"strings"
	"testing"

	"ordergate/transports/as2/wire"
)

const notification = "message/disposition-notification"

// TestEndlessFold: a receipt of nothing but continuation lines is read in one pass; it
// took a processor for hours.
func TestEndlessFold(t *testing.T) {
	t.Parallel()
	body := "Disposition: automatic-action/MDN-sent-automatically; processed\r\nOriginal-Message-ID: <a@b>" + strings.Repeat("\r\n x", 900_000)
	r, err := wire.Parse(notification, "", []byte(body))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(r.OriginalMessageID); n != len("<a@b>")+2*900_000 {
		t.Errorf("the field has %d bytes", n)
	}
}

// TestTwoDispositions: a no is not taken back by a yes beside it.
func TestTwoDispositions(t *testing.T) {
	t.Parallel()
	const yes, no = "Disposition: automatic-action/MDN-sent-automatically; processed\r\n", "Disposition: automatic-action/MDN-sent-automatically; processed/error: authentication-failed\r\n"
	for body, positive := range map[string]bool{yes: true, no: false, yes + yes: true, yes + no: false, no + yes: false, no + no: false} {
		r, err := wire.Parse(notification, "", []byte(body))
		if err != nil {
			t.Fatal(err)
		}
		if r.Disposition.Positive() != positive {
			t.Errorf("%q is read as %q", body, r.Disposition)
		}
	}
}

// TestReceiptControls: what a receipt says does not move the cursor of who reads it.
func TestReceiptControls(t *testing.T) {
	t.Parallel()
	body := "--b\r\nContent-Type: text/plain\r\n\r\nGone\x1b[2J wrong.\r\nSecond line.\r\n--b\r\nContent-Type: " + notification +
		"\r\n\r\nDisposition: a/b; processed/error: \x1b[2Jbad\x07\r\nOriginal-Message-ID: <a\x1bb@c>\r\n--b--\r\n"
	r, err := wire.Parse("multipart/report; boundary=b", "", []byte(body))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{r.Text, r.Disposition.Text, r.OriginalMessageID} {
		if strings.ContainsAny(s, "\x1b\x07") {
			t.Errorf("%q", s)
		}
	}
	if r.Text != "Gone[2J wrong.\nSecond line." {
		t.Errorf("text %q", r.Text)
	}
}

// TestManyFields: a notification of nothing but fields is refused.
func TestManyFields(t *testing.T) {
	t.Parallel()
	body := "Disposition: a/b; processed\r\n" + strings.Repeat("X: y\r\n", 600_000)
	if r, err := wire.Parse(notification, "", []byte(body)); err == nil || !strings.Contains(err.Error(), "1000 fields") {
		t.Errorf("%v, %v", r, err)
	}
}
