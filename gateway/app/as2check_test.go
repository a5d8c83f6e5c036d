// SPDX-License-Identifier: Apache-2.0

package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAS2Checks: what a relationship lacks is told at the place that asks for it.
func TestAS2Checks(t *testing.T) {
	t.Parallel()
	const station = "stations: [{id: main, isa: \"ZZ:US\", as2: US}]\n"
	const listens = station + "as2: {listen: \"127.0.0.1:0\", url: \"https://us.example/as2\"}\n"
	for _, tt := range []struct {
		name, config, as2 string
		want              []string
		not               string
	}{
		{"no certificates", listens, "  url: https://a.example/as2\n", []string{
			"acme.yaml:3:3: warning: partner acme has nothing that its signatures can be verified with (ordergate cert import FILE --partner acme --use sign)",
			"acme.yaml:3:3: warning: partner acme has nothing to encrypt with",
			"config.yaml:1:42: warning: station main has nothing to sign with (ordergate cert new --station main --use sign)",
			"config.yaml:1:42: warning: station main has nothing to encrypt with"}, "use: tls"},
		{"in the clear", listens, "  url: https://a.example/as2\n  encrypt: none\n", []string{"verified with"}, "partner acme has nothing to encrypt with"},
		{"pinned", listens, "  url: https://a.example/as2\n  tls: {trust: pin}\n", []string{"warning: partner acme has no certificate with use: tls (ordergate cert import FILE --partner acme --use tls)"}, "holds no"},
		{"our certificate is to be shown", listens, "  url: https://a.example/as2\n  tls: {client: true}\n", []string{"warning: station main has no certificate with use: tls"}, "pin"},
		{"its certificate is to be shown", listens, "  url: https://a.example/as2\n  receive: {clientCertificate: true}\n", []string{"warning: nobody can show a client certificate to us (set as2.listenTls in the config", "partner acme has no certificate with use: tls"}, "async"},
		{"authorities that are not there", listens, "  url: https://a.example/as2\n  tls: {trust: ca.pem}\n", []string{"acme.yaml:5:16: cannot be read: open "}, "warning: ca.pem"},
		{"authorities that are none", listens, "  url: https://a.example/as2\n  tls: {trust: config.yaml}\n", []string{"acme.yaml:5:16: ", "config.yaml holds no certificate in PEM"}, "cannot be read"},
		{"nowhere to go", station, "  url: https://a.example/as2\n  mdn: async\n", []string{"acme.yaml:5:8: asynchronous receipts have nowhere to go (set as2.url in the config", "warning: partners have AS2 relationships, and nothing listens for them"}, "tls"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for name, text := range map[string]string{"config.yaml": tt.config, "partners/acme.yaml": "identifiers: [{isa: \"ZZ:ACME\"}]\nas2:\n  id: ACME\n" + tt.as2} {
				if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o750); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o640); err != nil {
					t.Fatal(err)
				}
			}
			got := CheckFiles(t.Context(), filepath.Join(dir, "config.yaml"), os.Getenv).Error()
			for _, want := range tt.want {
				if !strings.Contains(got, want) {
					t.Errorf("no %q in\n%s", want, got)
				}
			}
			if strings.Contains(got, tt.not) {
				t.Errorf("%q in\n%s", tt.not, got)
			}
		})
	}
}
