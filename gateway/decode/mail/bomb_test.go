// SPDX-License-Identifier: Apache-2.0

package mail_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ordergate/gateway/decode/unpack/unpacktest"
)

const head = "From: a@b.example\r\nSubject: order\r\nMIME-Version: 1.0\r\n"

func found(r unpacktest.Result, code string) bool {
	return slices.ContainsFunc(r.Findings, func(f string) bool { return strings.Contains(f, " "+code+" ") })
}

// TestDeepMultiparts: ten thousand multiparts in each other are a finding, not a stack.
func TestDeepMultiparts(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(head)
	for i := range 10_000 {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=\"n%d\"\r\n\r\n--n%d\r\n", i, i)
	}
	b.WriteString("Content-Type: text/csv\r\n\r\na;b\r\n")
	r := unpacktest.Run(t, []byte(b.String()), "in.eml", "")
	if !found(r, "message.unpack.limit") {
		t.Errorf("%v", r.Findings)
	}
}

// TestManyParts: of a million parts some are taken, and a finding says that there are
// more.
func TestManyParts(t *testing.T) {
	t.Parallel()
	b := head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\n\r\n1\r\n", 1_000_000)
	r := unpacktest.Run(t, []byte(b), "in.eml", "")
	if !found(r, "message.unpack.limit") || len(r.Parts) > 2000 {
		t.Errorf("%d parts, %v", len(r.Parts), r.Findings)
	}
}

// TestManyMails: mails in each other end at the usual depth, however many there are.
func TestManyMails(t *testing.T) {
	t.Parallel()
	b := strings.Repeat(head+"Content-Type: message/rfc822\r\n\r\n", 1000) + head + "\r\n10 bolts\r\n"
	r := unpacktest.Run(t, []byte(b), "in.eml", "")
	if !found(r, "message.unpack.limit") || len(r.Parts) != 1 {
		t.Errorf("%+v", r)
	}
}

// TestLongLines: a header or a line without end takes no memory, and hides nothing
// that stands behind it.
func TestLongLines(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 4<<20)
	b := "X-Long: " + long + "\r\nSubject: =?utf-8?Q?" + long + "?=\r\n " + long + "\r\n" + head + "Content-Type: multipart/mixed; boundary=b; " + strings.Repeat("a=b; ", 100_000) + "\r\n\r\n" + long + "\r\n--b\r\nContent-Type: text/csv; name=o.csv\r\n\r\n1;2\r\n--b--\r\n"
	r := unpacktest.Run(t, []byte(b), "in.eml", "message/rfc822")
	if len(r.Parts) != 1 || r.Parts[0].Name != "o.csv" {
		t.Errorf("%d parts, %v", len(r.Parts), r.Findings)
	}
}

// TestLargeText: a text that is too long for one is a file, whole.
func TestLargeText(t *testing.T) {
	t.Parallel()
	b := head + "\r\n" + strings.Repeat("10 bolts and more\r\n", 100_000)
	r := unpacktest.Run(t, []byte(b), "in.eml", "")
	if len(r.Parts) != 1 || r.Parts[0].Role != "document" || r.Parts[0].Size != 1_900_000 {
		t.Errorf("%+v", r.Parts)
	}
}
