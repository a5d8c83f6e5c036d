// SPDX-License-Identifier: Apache-2.0

package head_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/transports/smtp/head"
)

func read(t *testing.T, lines ...string) *head.Header {
	t.Helper()
	h, err := head.Read(strings.NewReader(strings.Join(lines, "\r\n") + "\r\n\r\nbody"))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestRead(t *testing.T) {
	t.Parallel()
	h := read(t, "From folded mbox line", "Received: one", "Subject: =?ISO-8859-1?Q?Bestellung_=DCber?=", " =?UTF-8?B?IDQ3MTE=?=", "no field at all", "Message-ID:<1@a.example> (comment)", "References: <0@a> junk <x y@z> <1@a>",
		"From : \"Müller, K.\" <k.mueller@a.example>", "date: Fri, 27 Nov 2026 10:00:00 +0100", "RECEIVED: two")
	from, err := h.Addresses("From")
	if err != nil || len(from) != 1 {
		t.Fatal(from, err)
	}
	got := []string{h.Text("Subject"), h.ID(), fmt.Sprint(h.References()), from[0].Name, from[0].Address, h.Date().Format(time.RFC3339), fmt.Sprint(h.Hops())}
	want := []string{"Bestellung Über 4711", "<1@a.example>", "[<0@a> <1@a>]", "Müller, K.", "k.mueller@a.example", "2026-11-27T09:00:00Z", "2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What is written into a subject to look like something else does not come through.
func TestText(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		"=?UTF-8?Q?a=0D=0AInjected:_x?=": "aInjected: x", "tab\tand\x07bell": "tab andbell", "=?UTF-8?Q?=E2=80=AEcod?=": "cod", "=?nonsense?Q?x?=": "=?nonsense?Q?x?=",
		"=?windows-1252?Q?=80?=": "€", strings.Repeat("ä", 600): strings.Repeat("ä", 499), "\xff\xfe": "", "=?iso-2022-jp?B?GyRCQ21KOBsoQg==?=": "注文",
	} {
		if got := read(t, "Subject: "+raw).Text("Subject"); got != want {
			t.Errorf("%q: %q, want %q", raw, got, want)
		}
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	for _, c := range []struct {
		in   io.Reader
		want error
	}{
		{strings.NewReader(strings.Repeat("A: b\r\n", head.MaxFields+1) + "\r\n"), head.ErrFields}, {strings.NewReader("A: " + strings.Repeat("x", head.MaxBytes)), head.ErrLarge},
		{strings.NewReader("A: b\x00\r\n\r\n"), head.ErrNUL}, {strings.NewReader(""), head.ErrEmpty}, {strings.NewReader("\r\nbody"), head.ErrEmpty},
		{io.MultiReader(strings.NewReader("A: b\r\n"), iotest.ErrReader(broken)), broken},
	} {
		if _, err := head.Read(c.in); !errors.Is(err, c.want) {
			t.Errorf("%v, want %v", err, c.want)
		}
	}
	h := read(t, "References:"+strings.Repeat(" <a@b>", 200)+" <last@b>", "To: "+strings.Repeat("a@b.example, ", 200)+"a@b.example")
	if r := h.References(); len(r) != 50 || r[49] != "<last@b>" {
		t.Errorf("%d references", len(r))
	}
	if _, err := h.Addresses("To"); err == nil {
		t.Error("201 addresses")
	}
}

// Servers on the way change what is theirs, and fold lines; the digest stays.
func TestDigest(t *testing.T) {
	t.Parallel()
	digest := func(body string, lines ...string) string {
		t.Helper()
		d, err := read(t, lines...).Digest(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	base := digest("x", "From: a@b", "Subject: one two", "Message-ID: <1@b>")
	for _, same := range []string{
		digest("x", "Received: y", "Return-Path: <a@b>", "From: a@b", "Subject: one", "  two", "Message-ID: <1@b>"),
		digest("x", "Message-ID: <1@b>", "X-Spam: no", "subject: one two", "FROM: a@b", "DKIM-Signature: v=1"),
	} {
		if same != base {
			t.Error("the digest changed on the way")
		}
	}
	for _, other := range []string{
		digest("y", "From: a@b", "Subject: one two", "Message-ID: <1@b>"), digest("x", "From: a@b", "Subject: one two", "Message-ID: <2@b>"),
		digest("x", "From: a@b", "From: a@b", "Subject: one two", "Message-ID: <1@b>"), digest("x", "From: a@b", "Message-ID: <1@b>"),
	} {
		if other == base {
			t.Error("another mail has the same digest")
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("From: a@b.example\r\nSubject: =?UTF-8?Q?x?=\r\nMessage-ID: <1@b>\r\nReferences: <a> <b>\r\nDate: x\r\n\r\nbody")
	f.Add("A: b\n c\n\n")
	f.Add("Auto-Submitted: auto-replied\r\nContent-Type: multipart/report; a=b\r\n\r\n")
	f.Fuzz(func(t *testing.T, s string) {
		h, err := head.Read(strings.NewReader(s))
		if err != nil {
			return
		}
		if h.Size > int64(len(s)) || h.Size > head.MaxBytes {
			t.Fatalf("a header of %d bytes in %d", h.Size, len(s))
		}
		for _, text := range []string{h.Text("Subject"), h.ID()} {
			if strings.ContainsAny(text, "\r\n\x00") {
				t.Fatalf("%q", text)
			}
		}
		_, _ = h.Addresses("From")
		_, _ = h.Automatic()
		_ = h.References()
		_ = h.Date()
		if _, err := h.Digest(strings.NewReader("x")); err != nil {
			t.Fatal(err)
		}
	})
}
