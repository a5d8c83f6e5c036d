// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
)

var begun = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

// keys are made once: what is tested is not RSA.
var keys sync.Map

func testKey(t testing.TB, kind, name string) crypto.Signer {
	t.Helper()
	make := sync.OnceValues(func() (crypto.Signer, error) { return NewKey(kind) })
	f, _ := keys.LoadOrStore(kind+" "+name, make)
	k, err := f.(func() (crypto.Signer, error))()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// cert makes a self-signed certificate with a key of its own name.
func cert(t testing.TB, name string, from, to time.Time) *x509.Certificate {
	t.Helper()
	der, err := sign(testKey(t, "p-256", name), pkix.Name{CommonName: name}.ToRDNSequence(), []Use{Sign, Encrypt}, from, to)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// lay writes a file below a folder.
func lay(t testing.TB, dir, name string, data []byte, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, mode); err != nil {
		t.Fatal(err)
	}
	return path
}

func text(faults gateway.Faults) string { return faults.Error() }

func names(es []Entry) string {
	var out []string
	for _, e := range es {
		out = append(out, e.Name)
	}
	return strings.Join(out, " ")
}

// TestRollover walks through a change of certificates with a clock: what sending
// uses, what receiving accepts, what comes next.
func TestRollover(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	d := func(s string) time.Time {
		at, err := ParseTime(s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	old := cert(t, "old", d("2025-12-01"), d("2026-12-31"))
	next := cert(t, "next", d("2026-11-01"), d("2028-11-01"))
	future := cert(t, "future", d("2028-10-01"), d("2030-10-01"))
	who := Owner{Partner, "acme"}
	for _, f := range []struct {
		name string
		h    header
		c    *x509.Certificate
	}{{"old", header{uses: []Use{Sign, Encrypt}}, old}, {"next", header{uses: []Use{Sign, Encrypt}, from: d("2026-12-15")}, next}, {"future", header{uses: []Use{Sign}}, future}} {
		if _, err := put(dir, who, f.name, f.h, []*x509.Certificate{f.c}, nil); err != nil {
			t.Fatal(err)
		}
	}
	s, faults := Load(dir)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	es := s.Of(Partner, "acme")
	for _, tt := range []struct{ at, send, accepted, next string }{
		{"2025-11-30T23:50:00Z", "", "", "old"},
		{"2025-11-30T23:55:00Z", "", "old", "old"}, // a peer's clock may be ahead
		{"2025-12-01", "old", "old", "next"},
		{"2026-10-31T23:54:00Z", "old", "old", "next"},
		{"2026-11-20", "old", "next old", "next"}, // the overlap: a partner may switch early
		{"2026-12-14T23:59:59Z", "old", "next old", "next"},
		{"2026-12-15", "next", "next old", "future"},
		{"2026-12-30T23:59:59Z", "next", "next old", "future"},
		{"2026-12-31", "next", "next", "future"},
		{"2028-10-01", "future", "future next", ""},
		{"2028-11-01", "future", "future", ""},
		{"2030-10-01", "", "", ""},
	} {
		at := d(tt.at)
		send, _ := es.ToSend(Sign, at)
		follows, _ := es.Next(Sign, at)
		got := []string{send.Name, names(es.Accepted(Sign, at)), follows.Name}
		if diff := cmp.Diff([]string{tt.send, tt.accepted, tt.next}, got); diff != "" {
			t.Errorf("%s: %s", tt.at, diff)
		}
	}
	if e, ok := es.ToSend(Encrypt, d("2029-01-01")); ok {
		t.Errorf("encrypted with %s, which is for signing or over", e.Name)
	}
}

// TestTies: of two certificates with one From the one issued later counts.
func TestTies(t *testing.T) {
	t.Parallel()
	a, b := cert(t, "old", begun, begun.AddDate(1, 0, 0)), cert(t, "next", begun.Add(time.Hour), begun.AddDate(1, 0, 0))
	at := begun.AddDate(0, 0, 2)
	es := newStore([]Entry{{Name: "b", Certificate: b, From: at, Until: b.NotAfter, Kind: Partner, Uses: uses}, {Name: "a", Certificate: a, From: at, Until: a.NotAfter, Kind: Partner, Uses: uses}}).Of(Partner, "")
	if e, _ := es.ToSend(Sign, at); e.Name != "b" {
		t.Errorf("sent with %q", e.Name)
	}
}

// TestExpiring: levels, and what is replaced, as a clock runs.
func TestExpiring(t *testing.T) {
	t.Parallel()
	clock := gatewaytest.NewClock()
	dir := t.TempDir()
	end := begun.Add(61 * day)
	if _, err := put(dir, Owner{Partner, "acme"}, "one", header{uses: uses[:2]}, []*x509.Certificate{cert(t, "one", begun.AddDate(-1, 0, 0), end)}, nil); err != nil {
		t.Fatal(err)
	}
	look := func() string {
		s, _ := Load(dir)
		var out []string
		for _, x := range s.Expiring(clock.Now()) {
			out = append(out, fmt.Sprint(x.Entry.Name, " ", x.Level, " ", x.Days(), " ", x.Replaced))
		}
		return strings.Join(out, "; ")
	}
	for _, tt := range []struct {
		wait time.Duration
		want string
	}{{0, ""}, {day, "one 60 60 false"}, {30*day - time.Second, "one 60 30 false"}, {time.Second, "one 30 30 false"},
		{23 * day, "one 7 7 false"}, {7*day - time.Second, "one 7 0 false"}, {time.Second, "one 0 0 false"}, {time.Second, "one 0 -1 false"}} {
		clock.Add(tt.wait)
		if got := look(); got != tt.want {
			t.Errorf("after %s: %q, want %q", tt.wait, got, tt.want)
		}
	}
	// A next one for one of the uses alone does not replace it, one for both does.
	if _, err := put(dir, Owner{Partner, "acme"}, "two", header{uses: uses[:1]}, []*x509.Certificate{cert(t, "two", begun, begun.AddDate(1, 0, 0))}, nil); err != nil {
		t.Fatal(err)
	}
	if got := look(); got != "one 0 -1 false" {
		t.Error(got)
	}
	if _, err := put(dir, Owner{Partner, "acme"}, "three", header{uses: uses[1:2]}, []*x509.Certificate{cert(t, "three", begun, begun.AddDate(1, 0, 0))}, nil); err != nil {
		t.Fatal(err)
	}
	if got := look(); got != "one 0 -1 true" {
		t.Error(got)
	}
}

// TestHeader reads our lines among those of openssl.
func TestHeader(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want, faults string }{
		{"nothing", "", "sign, encrypt", ""},
		{"all", "use: tls\nfrom: 2027-01-01\nuntil: 2027-02-01\nnote: by phone, Ms. Ito\n", "tls 2027-01-01 2027-02-02 by phone, Ms. Ito", ""},
		{"times", "from: 2027-01-01T12:00:00+02:00\r\nuntil: 2027-02-01T00:00:00Z\r\n", "sign, encrypt 2027-01-01T10:00:00Z 2027-02-01", ""},
		{"openssl's", "subject=CN = a\nissuer= /CN=a\nCertificate:\n    Data:\nBag Attributes\n    friendlyName: x\n", "sign, encrypt", ""},
		{"a slip", "uses: sign\n", "sign, encrypt", `f:1:1: warning: unknown line "uses:" (did you mean "use"?)`},
		{"no use", "\nuse: sing\n", "", `f:2:1: use: "sing" is no use of a certificate: sign, encrypt, tls; did you mean sign?`},
		{"no date", "from: 1.1.2027\n", "sign, encrypt", `f:1:1: from: "1.1.2027" is no date: write it as 2027-01-31 or 2027-01-31T18:00:00Z`},
		{"twice", "use: sign\nuse: encrypt\n", "sign", `f:2:1: use: stands here twice (first in line 1)`},
		{"after the block", "-----BEGIN CERTIFICATE-----\nuse: nothing\n", "sign, encrypt", ""},
	} {
		h, faults := readHeader("f", []byte(tt.in))
		got := FormatUses(h.uses)
		if !h.from.IsZero() {
			got += " " + formatTime(h.from)
		}
		if !h.until.IsZero() {
			got += " " + formatTime(h.until)
		}
		if h.note != "" {
			got += " " + h.note
		}
		if got != tt.want || text(faults) != tt.faults {
			t.Errorf("%s: %q and %q, want %q and %q", tt.name, got, text(faults), tt.want, tt.faults)
		}
	}
}

func FuzzHeader(f *testing.F) {
	f.Add([]byte("use: sign\nfrom: 2027-01-01\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"))
	f.Add([]byte("-----BEGIN X-----\n-----BEGIN X-----\n-----END X-----\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, _ := readHeader("f", data)
		for _, u := range h.uses {
			if u != Sign && u != Encrypt && u != TLS {
				t.Errorf("use %q", u)
			}
		}
		all, lines, _ := blocks(data)
		if len(all) != len(lines) {
			t.Error("a line a block")
		}
		_, _ = ReadBundle(data, "")
		if c := clean(string(data)); strings.ContainsAny(c, "\n\r\x1b") {
			t.Error("control characters are left")
		}
	})
}

// TestRenderedIsRead: what we write reads back, whatever a partner calls itself.
func TestRenderedIsRead(t *testing.T) {
	t.Parallel()
	key := testKey(t, "p-256", "evil")
	der, err := sign(key, pkix.Name{CommonName: "x\nuse: tls\n-----BEGIN PRIVATE KEY-----"}.ToRDNSequence(), uses[:1], begun, begun.AddDate(1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	e, err := put(dir, Owner{Partner, "acme"}, "evil", header{uses: uses[:1], note: "a\nuse: tls", from: begun.Add(time.Hour + time.Second)}, []*x509.Certificate{c}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if FormatUses(e.Uses) != "sign" || !e.From.Equal(begun.Add(time.Hour+time.Second)) || e.Fingerprint != Fingerprint(c) {
		t.Errorf("%+v", e)
	}
}

// TestSerialIsGood: RFC 5280 §4.1.2.2.
func TestSerialIsGood(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for range 20 {
		c := cert(t, "serial", begun, begun.Add(day))
		if c.SerialNumber.Sign() <= 0 || c.SerialNumber.Cmp(new(big.Int).Lsh(big.NewInt(1), 159)) >= 0 || seen[c.SerialNumber.String()] {
			t.Errorf("serial %s", c.SerialNumber)
		}
		seen[c.SerialNumber.String()] = true
		if len(c.SubjectKeyId) != 20 || c.KeyUsage == 0 || c.IsCA {
			t.Errorf("%+v", c)
		}
	}
}

// TestKeysAreNotPrinted: an entry in a log or an error says nothing of its key.
func TestKeysAreNotPrinted(t *testing.T) {
	t.Parallel()
	e, err := Create(t.TempDir(), Template{Station: "main", Key: "p-256"}, begun)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := e.Private.(*ecdsa.PrivateKey).Bytes()
	if err != nil {
		t.Fatal(err)
	}
	secret := new(big.Int).SetBytes(raw).String()
	js, err := json.Marshal(Entries{e})
	if err != nil {
		t.Fatal(err)
	}
	for _, shown := range []string{fmt.Sprintf("%v %+v %#v %s", e, e, e, Entries{e}), fmt.Sprintf("%+v", struct{ E Entries }{Entries{e}}), string(js)} {
		if strings.Contains(shown, secret) || strings.Contains(shown, "PrivateKey") {
			t.Errorf("the key is shown: %s", shown)
		}
	}
}
