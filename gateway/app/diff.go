// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/comparison"
	"ordergate/gateway/config"
	"ordergate/gateway/journal"
	"ordergate/gateway/mapping"
	"ordergate/gateway/masterdata"
	"ordergate/gateway/pipeline"
	"ordergate/gateway/validate"
)

// DiffRequest says which mappings are held against each other.
type DiffRequest struct {
	Old, New string    // an id, a mapping file, or a folder of mapping files; New "" is Old as it is now against its approved version
	Partner  string    // whose documents; "" for all partners that the mapping reads
	Since    time.Time // zero for all
}

// DiffResult is what came of it; the documents that differ went to emit. Of a
// mapping that writes nothing is replayed.
type DiffResult struct {
	Old      string              `json:"old"` // what was compared, for people
	New      string              `json:"new"`
	Mapping  string              `json:"mapping"` // id of the new one
	Version  string              `json:"version"` // of the new one
	Partners []string            `json:"partners"`
	Summary  *comparison.Summary `json:"summary"`
}

// Diff replays archived documents through two mappings. It reads the journal
// beside the daemon, or without one, and writes nothing.
func Diff(ctx context.Context, configFile string, req DiffRequest, getenv func(string) string, emit func(comparison.Order) error) (_ *DiffResult, err error) {
	// A command that makes many orders and keeps none: the mappings that are kept
	// are few megabytes, and collecting whenever as much again has come took a third
	// of the time.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	l, faults := load(configFile, getenv)
	if bad := append(l.faults["config"].Errors(), l.faults["partners"].Errors()...); len(bad) > 0 && len(faults) > 0 {
		return nil, bad
	}
	store, blobs, err := openArchive(ctx, l.config)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	r := &resolving{l: l, store: store, blobs: blobs}
	old, now, err := r.both(ctx, req)
	if err != nil {
		return nil, err
	}
	out := &DiffResult{Old: old.what, New: now.what, Mapping: now.ID(), Version: now.Version()}
	if writes, _, _ := now.Writes(); writes != "" { // it reads no document: there is nothing to replay
		out.Summary = &comparison.Summary{}
		return out, nil
	}
	of, err := r.documents(req.Partner, old.Mapping, now.Mapping)
	if err != nil {
		return nil, err
	}
	for _, d := range of {
		out.Partners = append(out.Partners, d.Partner)
	}
	out.Partners = slices.Compact(out.Partners)
	cfg := comparison.Config{Store: store, Blobs: blobs, Partners: l.partners, Mappings: l.mappings, Old: old.Mapping, New: now.Mapping, Of: of, Since: req.Since}
	if hasMaster(l.config) {
		master := &lazyMaster{dir: filepath.Join(l.config.Data, "master")}
		defer func() { err = errors.Join(err, master.close()) }()
		cfg.Master = master
	}
	out.Summary, err = comparison.Run(ctx, cfg, emit)
	return out, err
}

// openArchive opens journal and payloads for reading.
func openArchive(ctx context.Context, cfg *config.Config) (journal.Store, *blob.Vault, error) {
	if _, err := os.Stat(cfg.Data); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("there is no data folder %s: nothing has been taken yet", cfg.Data)
	}
	dsn, err := cfg.DSN()
	if err != nil {
		return nil, nil, err
	}
	store, err := journal.OpenReadOnly(ctx, journal.Config{URL: dsn})
	if err != nil {
		return nil, nil, err
	}
	files, err := blob.NewFiles(filepath.Join(cfg.Data, "blobs"))
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("open the payload folder: %w", err), store.Close())
	}
	return store, blob.New(store, files, int64(cfg.Limits.Inline)), nil
}

func readBlob(ctx context.Context, blobs blob.Store, sha string) ([]byte, error) {
	r, _, err := blobs.Open(ctx, sha)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// named is a mapping and what it is called for people.
type named struct {
	*mapping.Mapping
	what string
}

// resolving finds the mappings that a diff names.
type resolving struct {
	l     *loaded
	store journal.Store
	blobs *blob.Vault
}

func (r *resolving) both(ctx context.Context, req DiffRequest) (old, now named, err error) {
	if req.New == "" {
		if now, err = r.find(req.Old, ""); err != nil {
			return old, now, err
		}
		old, err = r.approved(ctx, now.ID())
		return old, now, err
	}
	first, second := req.Old, req.New
	if isFolder(first) && isFolder(second) {
		return old, now, errors.New("two folders: name one of the mappings by its id or file, as in `mapping diff acme-850 ../mappings`")
	}
	if isFolder(first) {
		if now, err = r.find(second, ""); err == nil {
			old, err = r.find(first, now.ID())
		}
		return old, now, err
	}
	if old, err = r.find(first, ""); err == nil {
		now, err = r.find(second, old.ID())
	}
	return old, now, err
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// find gives the mapping that an id, a file or a folder means; in a folder it is
// the one of id.
func (r *resolving) find(what, id string) (named, error) {
	dir := r.l.config.Mappings
	info, statErr := os.Stat(what)
	switch {
	case statErr == nil && info.IsDir():
		set, faults := mapping.Load(os.DirFS(what), MappingConfig(dir))
		m, ok := set.Find(id)
		if !ok {
			return named{}, missingMapping(id, what, set, faults)
		}
		return named{m, id + " in " + what}, nil
	case statErr == nil:
		return r.draft(what, dir)
	}
	m, ok := r.l.mappings.Find(what)
	if !ok {
		return named{}, missingMapping(what, dir, r.l.mappings, r.l.faults["mappings"])
	}
	return named{m, what}, nil
}

func missingMapping(id, where string, set *mapping.Set, faults gateway.Faults) error {
	if bad := faults.Errors(); len(bad) > 0 {
		return bad
	}
	text := fmt.Sprintf("there is no mapping %q in %s", id, where)
	if near := gateway.Nearest(id, set.IDs()); near != "" {
		text += fmt.Sprintf("; did you mean %q?", near)
	}
	return errors.New(text)
}

// draft compiles a file as if it stood in the mappings' folder, in place of the
// file there that has its id.
func (r *resolving) draft(file, dir string) (named, error) {
	d, err := newOverlay(file, dir)
	if err != nil {
		return named{}, err
	}
	set, faults := mapping.Load(d, MappingConfig(dir))
	m, ok := set.Find(d.id)
	if !ok {
		own := faults.Errors()
		for i := range own {
			own[i].File = strings.Replace(own[i].File, filepath.Join(dir, d.at), file, 1)
		}
		return named{}, missingMapping(d.id, file, set, own)
	}
	return named{m, file}, nil
}

// approved is the version of a mapping that was approved last.
func (r *resolving) approved(ctx context.Context, id string) (named, error) {
	var all map[string]journal.Approval
	err := r.store.View(ctx, func(tx *journal.Tx) (err error) { all, err = tx.Approvals(); return err })
	if err != nil {
		return named{}, err
	}
	ap, ok := all[id]
	if !ok {
		return named{}, fmt.Errorf("no version of %s was approved: say what to hold it against, as in `mapping diff OLD NEW` (review: diffMappings in the config keeps approved versions)", id)
	}
	m, err := restore(ctx, r.blobs, ap, r.l.config.Mappings)
	if err != nil {
		return named{}, err
	}
	return named{m, fmt.Sprintf("%s as approved by %s on %s", id, ap.Actor, ap.At.Format("2006-01-02 15:04"))}, nil
}

// documents are those that one of the mappings reads, of all partners or of one.
// With a partner named that neither reads for, they are its documents of that type.
func (r *resolving) documents(only string, old, now *mapping.Mapping) (of []comparison.Documents, err error) {
	format, typ := now.Reads()
	base, _ := r.l.mappings.Builtin(format, typ)
	var all []string
	for _, p := range r.l.partners.All() {
		if all = append(all, p.ID); only != "" && only != p.ID {
			continue
		}
		before := len(of)
		for _, key := range p.Types() {
			if id := p.Mapping(key); id == old.ID() || id == now.ID() {
				of = append(of, comparison.Documents{Partner: p.ID, Type: key})
			}
		}
		plain := p.Mapping(typ) == "" && base != nil && (base.ID() == old.ID() || base.ID() == now.ID())
		if len(of) == before && (plain || only == p.ID) {
			of = append(of, comparison.Documents{Partner: p.ID, Type: typ})
		}
	}
	switch {
	case len(of) > 0:
		return of, nil
	case only == "":
		return nil, fmt.Errorf("no partner's %s is read by %s or %s: say whose documents to read with --partner", typ, old.ID(), now.ID())
	}
	text := fmt.Sprintf("there is no partner %q", only)
	if near := gateway.Nearest(only, all); near != "" {
		text += fmt.Sprintf("; did you mean %q?", near)
	}
	return nil, errors.New(text)
}

// lazyMaster opens master data when it is asked first: most differences do not
// touch what rules look up.
type lazyMaster struct {
	dir   string
	once  sync.Once
	store *masterdata.Store
	err   error
}

var _ pipeline.MasterData = (*lazyMaster)(nil)

// Facts implements pipeline.MasterData.
func (m *lazyMaster) Facts(ctx context.Context, keys []validate.Key) (validate.Facts, error) {
	m.once.Do(func() { m.store, m.err = masterdata.OpenShared(context.WithoutCancel(ctx), m.dir) })
	if m.err != nil {
		return validate.Facts{}, m.err
	}
	return m.store.Facts(ctx, keys)
}

func (m *lazyMaster) close() error {
	if m.store == nil {
		return nil
	}
	return m.store.Close()
}
