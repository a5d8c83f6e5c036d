// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"ordergate/gateway/certs"
	"ordergate/gateway/certs/cem"
)

// openssl is the independent peer, in the site's folder.
func (s *site) openssl(args string) {
	s.t.Helper()
	cmd := exec.Command("openssl", strings.Fields(args)...)
	cmd.Dir = s.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		s.t.Fatalf("openssl %s: %v\n%s", args, err, out)
	}
}

// cert runs ordergate cert on the site.
func (s *site) cert(args ...string) (code int, out string) {
	s.t.Helper()
	return command(s.t, append(append([]string{"cert"}, args...), "--config", s.path("config.yaml"))...)
}

// TestCert walks the way of an admin: a certificate of ours, a partner's, the
// exchange, a roll, and what is refused on the way.
func TestCert(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.openssl("req -x509 -newkey rsa:2048 -nodes -keyout acme.key -out acme.crt -days 400 -subj /CN=acme-as2")
	s.openssl("crl2pkcs7 -nocrl -certfile acme.crt -outform DER -out acme.p7b")
	s.openssl("pkcs12 -export -inkey acme.key -in acme.crt -out acme.p12 -passout pass:geheim")
	s.openssl("req -x509 -newkey rsa:2048 -nodes -keyout short.key -out short.pem -days 20 -subj /CN=short")
	old, err := certs.Create(t.TempDir(), certs.Template{Station: "main"}, time.Now().AddDate(-5, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(old.File, s.path("old.pem")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.path("password"), []byte("geheim\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	year, soon := time.Now().UTC().Format("2006"), time.Now().UTC().AddDate(0, 0, 90).Format(time.DateOnly)
	for _, tt := range []struct {
		args string
		code int
		want string // a regular expression of the output
	}{
		{"list", 0, "^OWNER +NAME"},
		{"verify", 0, "^0 certificate"},
		{"new --station mian", 1, `there is no station mian; did you mean "main"\?`},
		{"new --station main --key rsa-1024", 1, `"rsa-1024" is no kind of key: rsa-2048`},
		{"new --station main --use sing", 1, "did you mean sign"},
		{"new --station main --from 1.1.27", 1, "--from: .* is no date"},
		{"new --station main --subject CN=us-as2,O=Us --days 700", 0, `(?s)certificate  .*/certs/stations/main/` + year + `\.pem\nprivate key .*subject      CN=us-as2,O=Us\n.*SHA-256      ([0-9A-F]{2}:){31}.*for sign     at once\nfor encrypt  at once\n.*Partners get: ordergate cert export --station main --name ` + year},
		{"new --station main --name " + year, 1, "is there already: it is never written over"},
		{"import FILE/acme.p7b --partner acme", 0, `(?s)taken as     .*/certs/partners/acme/\d{4}-\d\d-\d\d\.pem\nsubject      CN=acme-as2\n.*Compare the fingerprint`},
		{"import FILE/acme.crt --partner acme", 1, "this certificate is there already"},
		{"import FILE/acme.p12 --partner acme", 1, "acme.p12: the password is wrong, or missing: --password-file"},
		{"import FILE/acme.p12 --partner acme --password-file FILE/password", 1, "there is a private key in it"},
		{"import FILE/config.yaml --partner acme", 1, "config.yaml: it is no certificate: neither PEM"},
		{"import FILE/short.pem --partner nortwind", 0, `note: there is no partner nortwind; did you mean "northwind"\? yet`},
		{"import FILE/short.pem", 2, "--partner"},
		{"import FILE/short.pem --station main --key FILE/short.key --use tls --name https", 0, "for tls      at once"},
		{"list", 0, `station main +` + year + ` +sign, encrypt .*in use`}, // the older is first, to the second
		{"list", 0, `(?s)station main +https +tls.*partner acme .*acme-as2.*in use`},
		{"list --json", 0, `(?m)^\{"kind":"partner","owner":"acme","name":"[0-9-]+","uses":\["sign","encrypt"\],.*"state":"in use"`},
		{"verify main", 0, `https\.pem: warning: the certificate https of station main ends .* in 19 day\(s\) \(ordergate cert roll --station main --use tls\)\n2 certificate\(s\), 0 fault\(s\), 1 warning`},
		{"verify", 1, `partner nortwind has nothing to encrypt with from`},
		{"verify nobody", 1, "nobody has no certificates"},
		{"export --station main", 0, `^-----BEGIN CERTIFICATE-----\n(?s).*-----END CERTIFICATE-----\n$`},
		{"export --station main --next", 1, "there is no certificate next to sign"},
		{"export --station main --name 2066", 1, `there is no certificate "2066"`},
		{"export --station main --format p7c --out FILE/out.p7c", 0, "SHA-256"},
		{"roll --station main --from 2127-01-01", 1, "there would be none between"},
		{"roll --station main", 0, `(?s)-2\.pem and its key are there.*Subject: our certificate changes on .*SHA-256`},
		{"roll --station main", 1, "takes over sign already"},
		{"list", 0, `station main +` + year + `-2 +sign, encrypt.* next`},
		{"export --station main --next --out FILE/next.pem", 0, "subject      CN=us-as2,O=Us"},
		{"export --station main --use tls --format der --out FILE/tls.der", 0, "subject      CN=short"},
		{"import FILE/acme.crt --partner globex --from " + soon + " --note by-telephone", 0, `for sign     from ` + soon},
		{"import FILE/old.pem --partner globex --name old", 1, "old.pem: .*--force"},
		{"import FILE/old.pem --partner globex --name old --force", 0, "taken as     .*old.pem"},
		{"verify acme --ca FILE/acme.crt", 0, "1 certificate"},
		{"verify acme --ca FILE/password", 1, "password"},
		{"requests", 0, "^no requests wait\n$"},
	} {
		args := strings.Fields(strings.ReplaceAll(tt.args, "FILE", s.dir))
		if code, out := s.cert(args...); code != tt.code || !regexp.MustCompile(tt.want).MatchString(out) {
			t.Errorf("cert %s: code %d\n%s\nwant %d and %s", tt.args, code, out, tt.code, tt.want)
		}
	}
	s.openssl("pkcs7 -inform DER -in out.p7c -print_certs -noout")
	s.openssl("x509 -in next.pem -noout")
	for _, f := range s.files("certs/stations/main/*.key") {
		if info, err := os.Stat(f); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v", f, info.Mode(), err)
		}
	}
	_, out := command(t, "check", "--config", s.path("config.yaml"))
	for _, want := range []string{`partners/nortwind: warning: there is no partner nortwind (did you mean "northwind"?)`, "https.pem: warning: the certificate https of station main ends"} {
		if !strings.Contains(out, want) {
			t.Errorf("check does not say %q\n%s", want, out)
		}
	}
}

// TestCertRequests: what a partner asked for is listed, approved and refused.
func TestCertRequests(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	q := certs.Requests{Dir: filepath.Join(s.dir, "state", "cem")}
	if code, out := s.cert("new", "--station", "main"); code != 0 {
		t.Fatal(out)
	}
	store, _ := certs.Load(s.path("certs"))
	c := store.All()[0].Certificate // any certificate will do
	var ids []string
	for _, id := range []string{"one", "two"} {
		r, _, err := q.Put("acme", "main", &cem.Request{ID: id, Trusts: []cem.Trust{{Usages: []string{cem.KeyEncipherment}, Certificate: c, RespondBy: time.Now().AddDate(0, 0, 9)}}}, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, r.ID)
	}
	for _, tt := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"requests"}, 0, "(?s)request " + ids[0] + " of partner acme.*to encrypt, from 20.*SHA-256"},
		{[]string{"approve", ids[0]}, 2, "--by"},
		{[]string{"approve", ids[0], "--by", "Ito"}, 0, `request ` + ids[0] + ` of acme: approved\n  .*/certs/partners/acme/cem-.*\.pem`},
		{[]string{"approve", ids[0], "--by", "Ito"}, 1, "was approved by Ito"},
		{[]string{"refuse", ids[1], "--by", "Ito"}, 2, "--reason"},
		{[]string{"refuse", ids[1], "--by", "Ito", "--reason", "who is this?"}, 0, "of acme: refused"},
		{[]string{"requests"}, 0, "no requests wait"},
		{[]string{"requests", "--all", "--json"}, 0, `"state":"refused","by":"Ito","reason":"who is this\?"`},
		{[]string{"list"}, 0, "partner acme +cem-.* encrypt .* next"},
	} {
		if code, out := s.cert(tt.args...); code != tt.code || !regexp.MustCompile(tt.want).MatchString(out) {
			t.Errorf("cert %v: code %d\n%s\nwant %d and %s", tt.args, code, out, tt.code, tt.want)
		}
	}
}

// TestCertWatched: a running daemon takes certificates as they come, keeps them when
// an edit is broken, and tells of those that end.
func TestCertWatched(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.openssl("req -x509 -newkey rsa:2048 -nodes -keyout acme.key -out acme.pem -days 5 -subj /CN=acme-as2")
	if code, out := s.cert("import", s.path("acme.pem"), "--partner", "acme", "--name", "old"); code != 0 {
		t.Fatal(out)
	}
	d := s.start("")
	d.until("start", func() bool { return d.addr() != "" })
	d.until("a line in the log", func() bool {
		return strings.Contains(d.log.String(), `"the certificate old of partner acme ends`)
	})
	component := func(name string) string {
		var h struct {
			Components map[string]struct {
				State  string
				Faults []string
			}
		}
		if err := json.Unmarshal([]byte(d.get("/healthz")), &h); err != nil {
			t.Fatal(err)
		}
		return h.Components[name].State + " " + strings.Join(h.Components[name].Faults, " ")
	}
	if got := component("certificates"); !strings.HasPrefix(got, "degraded") || !strings.Contains(got, "ordergate cert import FILE --partner acme") {
		t.Errorf("health: %s", got)
	}
	metrics := d.get("/metrics")
	for _, want := range []string{`ordergate_certificates_expiring{level="7"} 1`, `ordergate_certificates_expiring{level="0"} 0`, `ordergate_certificate_not_after_timestamp_seconds{kind="partner",name="old",owner="acme",use="sign"} 1.`} {
		if !strings.Contains(metrics, want) {
			t.Errorf("no %s in the metrics", want)
		}
	}
	// A broken file: what was loaded stays in use.
	if err := os.WriteFile(s.path("certs/partners/acme/next.pem"), []byte("-----BEGIN CERTIFICATE-----\n"), 0o640); err != nil {
		t.Fatal(err)
	}
	d.until("the fault", func() bool { return strings.Contains(component("certs"), "this PEM block is damaged") })
	if metrics := d.get("/metrics"); !strings.Contains(metrics, `ordergate_reload_ok{what="certs"} 0`) || !strings.Contains(metrics, `name="old",owner="acme"`) {
		t.Error("the certificates before are gone")
	}
	// The next one: all is well.
	if err := os.Remove(s.path("certs/partners/acme/next.pem")); err != nil {
		t.Fatal(err)
	}
	s.openssl("req -x509 -newkey rsa:2048 -nodes -keyout acme2.key -out acme2.pem -days 500 -subj /CN=acme-as2")
	if code, out := s.cert("import", s.path("acme2.pem"), "--partner", "acme", "--name", "next"); code != 0 {
		t.Fatal(out)
	}
	d.until("the next certificate", func() bool {
		return strings.HasPrefix(component("certificates"), "ok") && strings.HasPrefix(component("certs"), "ok") && strings.Contains(d.get("/metrics"), `ordergate_certificates_expiring{level="7"} 0`)
	})
	d.stop()
	if strings.Contains(d.log.String(), "PRIVATE") {
		t.Error("a private key in the log")
	}
}
