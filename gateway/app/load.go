// SPDX-License-Identifier: Apache-2.0

package app

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"time"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge/confirmation"
	"ordergate/gateway/certs"
	"ordergate/gateway/config"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/mapping"
	"ordergate/gateway/partner"
	"ordergate/gateway/pipeline"
	"ordergate/gateway/post"
	"ordergate/gateway/post/files"
	posthttp "ordergate/gateway/post/http"
	"ordergate/gateway/review"
	"ordergate/transports"
)

// loaded is one reading of all files that people edit.
type loaded struct {
	config   *config.Config
	mappings *mapping.Set
	partners *partner.Directory
	certs    *certs.Store
	texts    *confirmation.Languages
	live     post.Target
	test     post.Target
	faults   map[string]gateway.Faults // by kind of file, warnings included
	states   map[string]review.MappingState
}

// load reads config, mappings, partners and certificates. All faults of all files are
// returned. It touches nothing: the ERP targets are for open.
func load(file string, getenv func(string) string) (*loaded, gateway.Faults) {
	l := &loaded{faults: map[string]gateway.Faults{}}
	var all gateway.Faults
	add := func(kind string, faults gateway.Faults) {
		l.faults[kind] = faults
		all = append(all, faults...)
	}
	cfg, faults := config.Load(file, getenv)
	l.config = cfg
	if cfg.File() != nil && cfg.File().Has("master") && !hasMaster(cfg) {
		faults = append(faults, cfg.File().Fault(fmt.Sprintf("there is no folder %s: orders would pass without master data", cfg.Master), "", "master"))
	}
	var mf, pf gateway.Faults
	l.mappings, mf = mapping.Load(folderFS(cfg.Mappings), MappingConfig(cfg.Mappings))
	add("mappings", mf)
	refs := cfg.Refs(l.mappings.Readers())
	refs.Writers = l.mappings.Writers()
	var tf gateway.Faults
	l.texts, tf = confirmation.Load(folderFS(cfg.Texts), cfg.Texts)
	add("languages", tf)
	refs.Languages = l.texts.Codes()
	l.partners, pf = partner.Load(os.DirFS(cfg.Partners), refs)
	add("partners", slices.Concat(pf, as2Faults(cfg, l.partners), remoteFaults(cfg, l.partners), mailFaults(cfg, l.partners), shopFaults(cfg, l.partners), webhookFaults(cfg, l.partners), pdfFaults(cfg, l.partners)))
	add("config", append(faults, portalFaults(cfg, l.partners)...))
	var cf gateway.Faults
	l.certs, cf = loadCerts(cfg, l.partners)
	add("certs", cf)
	return l, all
}

// open builds the ERP targets, which may make their folders.
func (l *loaded) open() (faults gateway.Faults) {
	var err error
	if l.live, err = target(l.config, &l.config.ERP, l.mappings); err != nil {
		faults = append(faults, l.config.File().Fault(oneLine(err), "", "erp"))
	}
	if l.test, err = target(l.config, l.config.TestERP, l.mappings); err != nil {
		faults = append(faults, l.config.File().Fault(oneLine(err), "", "testErp"))
	}
	return faults
}

// MappingConfig is how mapping files are compiled here: against the shapes of
// the formats that we decode.
func MappingConfig(prefix string) mapping.Config {
	return mapping.Config{Dir: prefix, Formats: formats.All(), Shapes: func(format, typ, version string) *decode.Shape {
		if format == "x12" {
			return x12.ShapeOf(typ, version)
		}
		return nil
	}}
}

// hasMaster tells whether there is a folder of master data.
func hasMaster(cfg *config.Config) bool {
	info, err := os.Stat(cfg.Master)
	return cfg.Master != "" && err == nil && info.IsDir()
}

// folderFS is a folder that may be missing: then it is empty.
func folderFS(dir string) fs.FS {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return emptyFS{}
	}
	return os.DirFS(dir)
}

// emptyFS is a folder with nothing in it.
type emptyFS struct{}

func (emptyFS) Open(name string) (fs.File, error) {
	if name == "." {
		return emptyDir{}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

type emptyDir struct{}

func (emptyDir) Stat() (fs.FileInfo, error) { return emptyDir{}, nil }
func (emptyDir) Read([]byte) (int, error)   { return 0, io.EOF }
func (emptyDir) Close() error               { return nil }
func (emptyDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 {
		return nil, io.EOF
	}
	return nil, nil
}
func (emptyDir) Name() string       { return "." }
func (emptyDir) Size() int64        { return 0 }
func (emptyDir) Mode() fs.FileMode  { return fs.ModeDir | 0o555 }
func (emptyDir) ModTime() time.Time { return time.Time{} }
func (emptyDir) IsDir() bool        { return true }
func (emptyDir) Sys() any           { return nil }

// target builds an ERP target; nil for one that is not configured.
func target(cfg *config.Config, t *config.Target, set *mapping.Set) (post.Target, error) {
	switch t.Kind() {
	case "files":
		f := *t.Files
		if f.Mapping != "" {
			if err := layOut(&f, set); err != nil {
				return nil, err
			}
		}
		return files.New(f, gateway.SystemClock{})
	case "http":
		h, err := cfg.HTTPTarget(t.HTTP)
		if err != nil {
			return nil, err
		}
		return posthttp.New(h, gateway.SystemClock{})
	}
	return nil, nil
}

// use makes a good reading the one in use.
func (a *App) use(l *loaded) {
	s := &pipeline.Snapshot{Partners: l.partners, Mappings: l.mappings, Live: l.live, Test: l.test, Senders: map[string]transports.Sender{},
		HoldRefusals: l.config.ERP.HoldRefusals, Files: l.partners.Files(), Whose: l.mailDirectory().Again, Passwords: l.passwords}
	ways := map[string]string{}
	for _, f := range l.config.Folders {
		ways[f.Name] = "folder"
	}
	for _, p := range l.partners.All() {
		maps.Copy(ways, p.Transports())
	}
	for _, p := range l.partners.All() {
		for _, c := range p.Connections {
			a.metrics.Partner(p.ID, ways[c])
		}
	}
	for _, side := range a.sides {
		side.use(l, s.Senders)
	}
	s.Mail = a.mail.mailing(l)
	a.snapshot.Store(s)
}

// observed copies every log line to a function.
func observed(f func(string, map[string]any)) func(zapcore.Core) zapcore.Core {
	return func(c zapcore.Core) zapcore.Core { return zapcore.NewTee(c, &observer{LevelEnabler: c, see: f}) }
}

type observer struct {
	zapcore.LevelEnabler
	fields []zap.Field
	see    func(string, map[string]any)
}

func (o *observer) With(fields []zap.Field) zapcore.Core {
	return &observer{o.LevelEnabler, append(append([]zap.Field(nil), o.fields...), fields...), o.see}
}

func (o *observer) Check(e zapcore.Entry, ce *zapcore.CheckedEntry) *zapcore.CheckedEntry {
	if o.Enabled(e.Level) {
		return ce.AddCore(e, o)
	}
	return ce
}

func (o *observer) Write(e zapcore.Entry, fields []zap.Field) error {
	enc := zapcore.NewMapObjectEncoder()
	for _, f := range append(append([]zap.Field(nil), o.fields...), fields...) {
		f.AddTo(enc)
	}
	o.see(e.Message, enc.Fields)
	return nil
}

func (o *observer) Sync() error { return nil }
