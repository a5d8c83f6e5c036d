// SPDX-License-Identifier: Apache-2.0

package webhook

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
)

// TestRefused: where clouds hand out credentials nothing is posted, by whatever way of
// writing the address; our own networks are reached.
func TestRefused(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"169.254.169.254": "link-local", "::ffff:169.254.169.254": "link-local", "64:ff9b::a9fe:a9fe": "link-local", "2002:a9fe:a9fe::1": "link-local",
		"fe80::1": "link-local", "fe80::1%eth0": "link-local", "fd00:ec2::254": "metadata", "100.100.100.200": "metadata", "::ffff:100.100.100.200": "metadata",
		"0.0.0.0": "nobody", "0.1.2.3": "nobody", "::": "nobody", "224.0.0.1": "nobody", "ff02::1": "nobody",
		"127.0.0.1": "", "::1": "", "10.1.2.3": "", "192.168.1.1": "", "fd00::1": "", "192.0.2.1": "", "2001:db8::1": "", "64:ff9b::c000:201": "",
	} {
		if got := refused(netip.MustParseAddr(address)); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

// TestControl: a name is judged by what it was resolved to, behind all tricks of names;
// a redirect there is not followed.
func TestControl(t *testing.T) {
	t.Parallel()
	var why *blocked
	if err := control("tcp", "169.254.169.254:80", nil); !errors.As(err, &why) {
		t.Errorf("%v", err)
	}
	if err := control("tcp", "127.0.0.1:80", nil); err != nil {
		t.Error(err)
	}
	if err := control("tcp", "nonsense", nil); err == nil {
		t.Error("what is no address is called")
	}
	hits := 0
	inner := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits++ }))
	defer inner.Close()
	outer := httptest.NewServer(http.RedirectHandler(inner.URL, http.StatusTemporaryRedirect))
	defer outer.Close()
	for _, c := range []struct{ url, want string }{{outer.URL, "redirects are not followed"}, {"http://169.254.169.254/latest", "link-local"}, {"http://[::ffff:169.254.169.254]/", "link-local"}} {
		s, err := New(Resolved{Config: Config{Name: "x", URL: c.url, Timeout: time.Minute}}, gatewaytest.NewClock())
		if err != nil {
			t.Fatal(err)
		}
		if a := s.Post(t.Context(), "evt_1", []byte("{}")); a.OK || !strings.Contains(a.Reason, c.want) {
			t.Errorf("%s: %+v", c.url, a)
		}
		s.Close()
	}
	if hits > 0 {
		t.Error("the redirect was followed")
	}
	if _, err := New(Resolved{CA: []byte("no PEM")}, gatewaytest.NewClock()); err == nil {
		t.Error("a caFile without a certificate is fine")
	}
}

// TestAfter: Retry-After in both forms, never before now nor later than a day.
func TestAfter(t *testing.T) {
	t.Parallel()
	clock := gatewaytest.NewClock()
	s := &Sender{clock: clock}
	for text, want := range map[string]time.Duration{
		"": 0, "120": 2 * time.Minute, " 7 ": 7 * time.Second, "-5": 0, "soon": 0, "99999999": longestPause, "99999999999999999999": 0,
		clock.Now().Add(time.Hour).UTC().Format(http.TimeFormat):       time.Hour,
		clock.Now().Add(-time.Hour).UTC().Format(http.TimeFormat):      0,
		clock.Now().Add(100 * time.Hour).UTC().Format(http.TimeFormat): longestPause,
	} {
		if got := s.after(http.Header{"Retry-After": {text}}); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// TestJudge: what an answer means, and that its text cannot spoil a log.
func TestJudge(t *testing.T) {
	t.Parallel()
	s := &Sender{clock: gatewaytest.NewClock()}
	for _, c := range []struct {
		status   int
		text     string
		ok, gone bool
		want     string
	}{
		{200, "", true, false, ""}, {204, "", true, false, ""}, {410, "", false, true, "gone for good (HTTP 410)"},
		{401, "bad signature\nmore", false, false, "does not let us in (HTTP 401: bad signature)"},
		{503, "<html>", false, false, "come back (HTTP 503)"}, {500, "a\x1b[2Jb", false, false, "failed (HTTP 500)"},
		{500, strings.Repeat("ä", 300), false, false, "failed (HTTP 500: ä"}, {302, "", false, false, "not followed"},
	} {
		a := s.judge(&http.Response{StatusCode: c.status, Header: http.Header{}}, []byte(c.text))
		if a.OK != c.ok || a.Gone != c.gone || !strings.Contains(a.Reason, c.want) || len(a.Reason) > 300 || c.ok && a.Reason != "" {
			t.Errorf("%d %q: %+v", c.status, c.text, a)
		}
	}
}
