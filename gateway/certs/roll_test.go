// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"strings"
	"testing"
	"time"
)

// TestRoll: the next certificate is like the one in use, and both are accepted.
func TestRoll(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if _, _, err := Roll(dir, Template{Station: "main"}, begun); err == nil || !strings.Contains(err.Error(), "ordergate cert new --station main") {
		t.Fatalf("nothing was rolled: %v", err)
	}
	first, err := Create(dir, Template{Station: "main", Subject: `CN=us-as2, O=Us\, Ltd, emailAddress=edi@us.example`, Key: "p-384", Uses: []Use{Sign, Encrypt}, Days: 100}, begun)
	if err != nil {
		t.Fatal(err)
	}
	now := begun.AddDate(0, 0, 20)
	if _, _, err := Roll(dir, Template{Station: "main", From: begun.AddDate(0, 0, 100)}, now); err == nil || !strings.Contains(err.Error(), "there would be none between") {
		t.Errorf("a gap was made: %v", err)
	}
	old, next, err := Roll(dir, Template{Station: "main"}, now)
	if err != nil {
		t.Fatal(err)
	}
	if old.Name != first.Name || KeyKind(next.Certificate.PublicKey) != "p-384" || FormatUses(next.Uses) != "sign, encrypt" ||
		next.Certificate.Subject.String() != first.Certificate.Subject.String() || date(next.From) != "2027-01-09" || next.Certificate.NotBefore.After(now) {
		t.Errorf("%s %s %s %+v", next.Name, next.Certificate.Subject, next.From, next.Uses)
	}
	s, faults := Load(dir)
	es := s.Of(Station, "main")
	in, _ := es.ToSend(Sign, now)
	after, _ := es.ToSend(Sign, next.From)
	if len(faults) > 0 || in.Name != first.Name || after.Name != next.Name || names(es.Accepted(Encrypt, now)) != next.Name+" "+first.Name {
		t.Errorf("%s, then %s, accepted %s; %v", in.Name, after.Name, names(es.Accepted(Encrypt, now)), faults)
	}
	letter := Letter(old, next)
	for _, want := range []string{"changes on 2027-01-09", "until the old one ends on 2027-02-28 09:00 UTC", sha256Text(next.Certificate), sha256Text(old.Certificate), next.Name + ".pem"} {
		if !strings.Contains(letter, want) {
			t.Errorf("no %q in\n%s", want, letter)
		}
	}
	if _, _, err := Roll(dir, Template{Station: "main"}, now); err == nil || !strings.Contains(err.Error(), "takes over sign already") {
		t.Errorf("rolled twice: %v", err)
	}
	for _, tt := range []struct {
		name, want string
		next       bool
	}{{"", first.Name, false}, {"", next.Name, true}, {next.Name, next.Name, false}} {
		if e, err := es.Pick(tt.name, Sign, tt.next, now); err != nil || e.Name != tt.want {
			t.Errorf("%+v: %s %v", tt, e.Name, err)
		}
	}
	if _, err := es.Pick("2066", Sign, false, now); err == nil || !strings.Contains(err.Error(), "did you mean") {
		t.Error(err)
	}
	if _, err := es.Pick("", TLS, false, now); err == nil {
		t.Error("a certificate for HTTPS")
	}
}

// TestRollLate: shortly before the end the change is a day before it.
func TestRollLate(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if _, err := Create(dir, Template{Station: "main", Key: "p-256", Days: 100}, begun); err != nil {
		t.Fatal(err)
	}
	_, next, err := Roll(dir, Template{Station: "main"}, begun.AddDate(0, 0, 95))
	if err != nil || date(next.From) != "2027-02-27" {
		t.Errorf("%s %v", next.From, err)
	}
}

// TestRollIssued: the next certificate of an authority comes from the authority.
func TestRollIssued(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	ca := issue(t, &x509.Certificate{IsCA: true, BasicConstraintsValid: true}, nil, "ca", "ca")
	lay(t, dir, "stations/main/a.pem", pemOf(issue(t, &x509.Certificate{}, ca, "leaf", "ca")), 0o640)
	lay(t, dir, "stations/main/a.key", keyPEM(t, "p-256", "leaf"), 0o600)
	if _, _, err := Roll(dir, Template{Station: "main"}, begun); err == nil || !strings.Contains(err.Error(), `was issued by an authority, "CN=ca": ask it for the next one`) {
		t.Error(err)
	}
}

func TestSubjects(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want, err string }{
		{"CN=us", "CN=us", ""},
		{` cn = us , O=Us\, Ltd,C=DE`, `CN=us,O=Us\, Ltd,C=DE`, ""},
		{"O=Us", "", "has no CN"},
		{"us", "", "should be as CN="},
		{"CN=us, OO=x", "", `"OO" is no part of a name`},
		{"CN=us, C=Germany", "", "two capital letters"},
		{"CN=" + strings.Repeat("x", 200), "", "longer than 128"},
	} {
		got, err := ParseSubject(tt.in)
		if tt.err != "" {
			if err == nil || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("%s: %v", tt.in, err)
			}
			continue
		}
		var n pkix.Name
		n.FillFromRDNSequence(&got)
		if err != nil || n.String() != tt.want {
			t.Errorf("%s: %s %v", tt.in, n, err)
		}
	}
}

// TestNewRefuses: what is not made.
func TestNewRefuses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		t   Template
		err string
	}{
		{Template{Station: "../main"}, "cannot be the id"},
		{Template{Station: "main", Name: "../x"}, "cannot be the name"},
		{Template{Station: "main", Key: "dsa"}, "is no kind of key"},
		{Template{Station: "main", Days: 40000}, "from 1 to 36500"},
		{Template{Station: "main", Subject: "x"}, "should be as CN="},
	} {
		dir := t.TempDir()
		if tt.t.Key == "" {
			tt.t.Key = "p-256"
		}
		if _, err := Create(dir, tt.t, begun); err == nil || !strings.Contains(err.Error(), tt.err) {
			t.Errorf("%+v: %v", tt.t, err)
		}
		if s, _ := Load(dir); len(s.All()) > 0 {
			t.Errorf("%+v: and yet it is there", tt.t)
		}
	}
}

// TestVerify: gaps with their dates, chains, and what is fine.
func TestVerify(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	ca := issue(t, &x509.Certificate{IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}, nil, "ca", "ca")
	leaf := issue(t, &x509.Certificate{}, ca, "leaf", "ca")
	lay(t, dir, "partners/acme/a.pem", pemOf(leaf), 0o640)
	lay(t, dir, "partners/bolt/old.pem", pemOf(cert(t, "old", begun.AddDate(-1, 0, 0), begun.AddDate(0, 0, 10))), 0o640)
	lay(t, dir, "partners/bolt/next.pem", append([]byte("from: 2026-12-20\n"), pemOf(cert(t, "next", begun, begun.AddDate(1, 0, 0)))...), 0o640)
	check := Check{At: begun, Owners: []Owner{{Station, "main"}, {Partner, "acme"}}, Roots: x509.NewCertPool()}
	got := strings.ReplaceAll(text(Verify(dir, check, "").Faults), dir, "DIR")
	want := `DIR/partners/acme/a.pem: warning: its chain leads to no authority that is trusted: it ends at "CN=ca" (compare its fingerprint with the partner, or put the authorities after it in the file, the root into --ca FILE)
station main has nothing to sign with (ordergate cert new --station main --use sign)
station main has nothing to encrypt with (ordergate cert new --station main --use encrypt)
partner bolt has nothing to encrypt with from 2026-11-30 09:00 UTC until 2026-12-20 (ordergate cert import FILE --partner bolt --use encrypt)
DIR/partners/bolt/old.pem: warning: the certificate old of partner bolt ends 2026-11-30 09:00 UTC, in 10 day(s) (ask the partner for the next one, then: ordergate cert import FILE --partner bolt)`
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if r := Verify(dir, check, "acme"); r.Certificates != 1 || len(r.Faults) != 1 {
		t.Errorf("acme alone: %+v", r)
	}
	check.Roots.AddCert(ca)
	if r := Verify(dir, check, "acme"); len(r.Faults) != 0 {
		t.Errorf("with its authority: %v", r.Faults)
	}
	check.At = time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	if got := text(Verify(dir, check, "bolt").Faults); !strings.Contains(got, "partner bolt has nothing to encrypt with until 2026-12-20") || strings.Contains(got, "verified") {
		t.Error(got)
	}
}
