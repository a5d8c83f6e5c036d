// SPDX-License-Identifier: Apache-2.0

package config_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/zap"
	"go.uber.org/zap/zaptest/observer"

	"ordergate/gateway"
	"ordergate/gateway/config"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/partner"
)

// site is a folder with a config and partners, kept up to date as one snapshot.
type site struct {
	dir    string
	clock  *gatewaytest.Clock
	logs   *observer.ObservedLogs
	builds int
	looks  chan bool // a value for each look that found a change: whether it was swapped in
	*config.Reloader[*snapshot]
}

type snapshot struct {
	config   *config.Config
	partners *partner.Directory
}

const siteConfig = `
erp: {files: {dir: erp}}
folders: [{name: drop, in: drop/in, out: drop/out}]
`

const sitePartner = "connections: [drop]\nidentifiers: [{isa: \"ZZ:ACME\"}]\n"

func newSite(t *testing.T) *site {
	t.Helper()
	core, logs := observer.New(zap.InfoLevel)
	s := &site{dir: t.TempDir(), clock: gatewaytest.NewClock(), logs: logs, looks: make(chan bool, 100)}
	s.write(t, "config.yaml", siteConfig)
	s.write(t, "partners/acme.yaml", sitePartner)
	s.Reloader = config.NewReloader(config.Source[*snapshot]{
		Name: "site",
		Build: func() (*snapshot, gateway.Faults) {
			s.builds++
			c, faults := config.Load(filepath.Join(s.dir, "config.yaml"), env)
			d, more := partner.Load(os.DirFS(c.Partners), c.Refs(nil))
			return &snapshot{c, d}, append(faults, more...)
		},
		Paths: func() []string {
			return []string{filepath.Join(s.dir, "config.yaml"), filepath.Join(s.dir, "partners")}
		},
		Swapped: func(_ *snapshot, swapped bool, _ config.Status) { s.looks <- swapped },
		Clock:   s.clock, Log: zap.New(core), Poll: 10 * time.Millisecond,
	})
	return s
}

func (s *site) write(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(s.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestReloadKeepsTheOldOneOnAFault(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	if s.Current() != nil || s.Status().OK() {
		t.Fatal("something is in use before the first look")
	}
	if st, swapped := s.Check(); !swapped || !st.OK() {
		t.Fatal(st.Faults)
	}
	first, at := s.Current(), s.Status().At
	if _, swapped := s.Check(); swapped || s.builds != 1 {
		t.Errorf("built %d times without a change", s.builds)
	}

	s.clock.Add(time.Hour)
	s.write(t, "partners/acme.yaml", sitePartner+"tiemzone: x\n")
	st, swapped := s.Check()
	if swapped || st.OK() || s.Current() != first || !st.At.Equal(at) || !st.Checked.Equal(at.Add(time.Hour)) {
		t.Errorf("%v %+v", swapped, st)
	}
	want := filepath.Join(s.dir, "partners/acme.yaml") + `:3:1: unknown key "tiemzone"`
	if len(st.Faults) != 1 || !strings.HasPrefix(st.Faults[0].String(), want) {
		t.Errorf("faults: %v", st.Faults)
	}
	if s.logs.FilterMessageSnippet(want).Len() != 1 || s.logs.FilterMessageSnippet("the version before stays in use").Len() != 1 {
		t.Errorf("logs: %v", s.logs.All())
	}
	if _, swapped := s.Check(); swapped || s.builds != 2 || len(s.Status().Faults) != 1 {
		t.Error("the faults were forgotten, or read again without a change")
	}

	s.write(t, "partners/acme.yaml", sitePartner+"name: Acme\n")
	if st, swapped := s.Check(); !swapped || !st.OK() || s.Current().partners.Get("acme").Name != "Acme" {
		t.Error(st.Faults)
	}
	if first.partners.Get("acme").Name != "acme" {
		t.Error("the old snapshot was changed")
	}
}

func TestReloadSeesEveryKindOfChange(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	path := filepath.Join(s.dir, "partners/acme.yaml")
	fresh := time.Now().Add(time.Hour) // the file is looked at within the clock's grain, however slow the machine
	if err := os.Chtimes(path, fresh, fresh); err != nil {
		t.Fatal(err)
	}
	s.Check()
	for _, tt := range []struct {
		name string
		edit func()
		want bool
	}{
		{"same size, same time", func() {
			s.write(t, "partners/acme.yaml", strings.Replace(sitePartner, "ACME", "ACMF", 1))
			if err := os.Chtimes(path, fresh, fresh); err != nil {
				t.Fatal(err)
			}
		}, true},
		{"touched only", func() { s.write(t, "partners/acme.yaml", strings.Replace(sitePartner, "ACME", "ACMF", 1)) }, false},
		{"a new file", func() { s.write(t, "partners/globex.yaml", "connections: [drop]\n") }, true},
		{"an editor's scratch file", func() { s.write(t, "partners/.globex.yaml.swp", "x"); s.write(t, "partners/globex.yaml~", "x") }, false},
		{"replaced by rename", func() {
			s.write(t, "new", "connections: [drop]\nname: G\n")
			if err := os.Rename(filepath.Join(s.dir, "new"), filepath.Join(s.dir, "partners/globex.yaml")); err != nil {
				t.Fatal(err)
			}
		}, true},
		{"taken away", func() {
			if err := os.Remove(filepath.Join(s.dir, "partners/globex.yaml")); err != nil {
				t.Fatal(err)
			}
		}, true},
		{"an old file, another time and text", func() {
			s.write(t, "partners/acme.yaml", sitePartner)
			old := time.Now().Add(-time.Hour)
			if err := os.Chtimes(path, old, old); err != nil {
				t.Fatal(err)
			}
		}, true},
		{"nothing", func() {}, false},
		{"the config is gone", func() {
			if err := os.Remove(filepath.Join(s.dir, "config.yaml")); err != nil {
				t.Fatal(err)
			}
		}, false},
	} {
		before := s.Current()
		tt.edit()
		if _, swapped := s.Check(); swapped != tt.want || (s.Current() != before) != tt.want {
			t.Errorf("%s: swapped %v", tt.name, swapped)
		}
	}
	if f := s.Status().Faults; len(f) == 0 || !strings.HasSuffix(f[0].String(), "cannot be read: no such file or directory") {
		t.Error(f)
	}
}

func TestServeFindsEdits(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.Check()
	<-s.looks
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- s.Serve(ctx) }()
	s.write(t, "partners/globex.yaml", "connections: [drop]\nname: Globex\n")
	for s.Current().partners.Get("globex") == nil || s.Current().partners.Get("globex").Name != "Globex" { // a half written file may be seen first
		<-s.looks
	}
	s.write(t, "config.yaml", "nonsense: [")
	for !strings.Contains(s.Status().Faults.Error(), "not YAML") {
		<-s.looks
	}
	if s.Current().partners.Get("globex") == nil {
		t.Error("the old one is gone")
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
