// SPDX-License-Identifier: Apache-2.0

package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/zap"
	logged "go.uber.org/zap/zaptest/observer"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/gateway/config"
	"ordergate/gateway/gatewaytest"
)

// TestTellExpiring: once a day a certificate, at once when it gets more urgent, and
// no more when another replaces it.
func TestTellExpiring(t *testing.T) {
	t.Parallel()
	clock := gatewaytest.NewClock()
	dir := t.TempDir()
	if _, err := certs.Create(dir, certs.Template{Station: "main", Name: "one", Key: "p-256", Days: 30}, clock.Now()); err != nil {
		t.Fatal(err)
	}
	core, seen := logged.New(zap.InfoLevel)
	a := &App{clock: clock, log: zap.New(core)}
	a.files = config.NewReloader(config.Source[*loaded]{Clock: clock, Paths: func() []string { return []string{dir} }, Build: func() (*loaded, gateway.Faults) {
		s, faults := certs.Load(dir)
		return &loaded{certs: s}, faults
	}})
	if a.certificates().All() != nil {
		t.Error("certificates before anything was loaded")
	}
	a.files.Check()
	told := map[string]string{}
	for _, tt := range []struct {
		wait time.Duration
		want string
	}{
		{0, "warn"}, {time.Hour, ""}, {13 * time.Hour, ""}, // 23:00
		{time.Hour, "warn"}, {time.Hour, ""}, // the next day
		{22*24*time.Hour + 7*time.Hour, "warn"}, {time.Hour, "error"}, // 8:00, 9:00 of the 23rd day: seven days are left
		{time.Hour, ""}, {7 * 24 * time.Hour, "error"},
	} {
		clock.Add(tt.wait)
		told = a.tellExpiring(told)
		var got []string
		for _, e := range seen.TakeAll() {
			got = append(got, e.Level.String())
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("at %s: %v, want %q", clock.Now().Format(time.DateTime), got, tt.want)
		}
	}
	if c := a.certificateHealth(); c.State != "degraded" || !strings.Contains(c.Faults[0], "ordergate cert roll --station main") {
		t.Errorf("%+v", c)
	}
	if _, err := certs.Create(dir, certs.Template{Station: "main", Name: "two", Key: "p-256"}, clock.Now()); err != nil {
		t.Fatal(err)
	}
	a.files.Again()
	a.tellExpiring(told)
	if c := a.certificateHealth(); seen.Len() > 0 || c.State != "ok" {
		t.Errorf("replaced, and yet: %v %+v", seen.All(), c)
	}
	for _, c := range a.measured() {
		if c.Level >= 0 || len(c.Uses) != 2 {
			t.Errorf("%+v", c)
		}
	}
}

// TestUnknownOwners: certificates of nobody are told, with who may be meant.
func TestUnknownOwners(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "config.yaml")
	for name, text := range map[string]string{file: "stations: [{id: main, isa: \"ZZ:US\"}]\n", filepath.Join(dir, "partners", "acme.yaml"): "identifiers: [\"ZZ:ACME\"]\n"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	now := time.Now()
	for _, station := range []string{"main", "mian"} {
		if _, err := certs.Create(filepath.Join(dir, "certs"), certs.Template{Station: station, Key: "p-256", Days: 10}, now); err != nil {
			t.Fatal(err)
		}
	}
	site, err := CertificatesOf(file, os.Getenv)
	if err != nil || site.Known(certs.Owner{Kind: certs.Station, ID: "main"}) != "" || !strings.Contains(site.Known(certs.Owner{Kind: certs.Station, ID: "mian"}), `did you mean "main"?`) {
		t.Errorf("%+v %v", site, err)
	}
	got := CheckFiles(t.Context(), file, os.Getenv).Error()
	for _, want := range []string{`certs/stations/mian: warning: there is no station mian (did you mean "main"?)`, "warning: the certificate " + now.UTC().Format("2006") + " of station main ends"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
