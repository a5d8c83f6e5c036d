// SPDX-License-Identifier: Apache-2.0

// Package files posts orders as canonical JSON files into a folder that an ERP
// or its import job watches. The name of a file carries partner, order number
// and key, so that a repeat is the same file.
//
// The ERP may take files away at any time; whether an order is still to be
// written or was taken already is told by the folder .ordergate inside. A file
// is written and synced there under a name of its own; a mark, which only one
// writer can make, says which file is the order's; and only then is that file
// renamed into the folder. A mark whose file is gone says that the ERP had it.
//
// Invariant: a file appears whole and under its name only once, whatever is
// killed between two steps.
package files

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"ordergate/gateway"
	"ordergate/gateway/post"
)

// Config of a Target.
type Config struct {
	Dir  string      `yaml:"dir" doc:"folder that orders are written into"`
	Mode os.FileMode `yaml:"-"` // of files; 0640 when 0
	// Write gives what stands in an order's file, the same bytes for the same request;
	// nil for its canonical JSON. Extension is that of the files, ".json" when "".
	Write     func(req post.Request) ([]byte, error) `yaml:"-"`
	Extension string                                 `yaml:"-"`
	Mapping   string                                 `yaml:"mapping" doc:"mapping that writes the files, in place of canonical JSON"`
	Remember  time.Duration                          `yaml:"remember" default:"90d" doc:"how long a written order is known after the ERP took its file"`
}

// Target writes orders into a folder. It is a post.Batcher and safe for
// concurrent use, also by several processes on one folder.
type Target struct {
	cfg   Config
	clock gateway.Clock
	keys  keyed
}

var _ post.Batcher = (*Target)(nil)

// aside is the folder inside that holds what is not visible yet, and the marks.
const aside = ".ordergate"

// New makes a target of a folder, which is created when it is missing, and
// sweeps what earlier processes left unfinished.
func New(cfg Config, clock gateway.Clock) (*Target, error) {
	if cfg.Dir == "" {
		return nil, gateway.Errorf("post.files", gateway.Invalid, "no folder given")
	}
	if cfg.Write == nil {
		cfg.Write = func(req post.Request) ([]byte, error) { return req.JSON, nil }
	}
	if cfg.Extension == "" {
		cfg.Extension = ".json"
	}
	if cfg.Mode == 0 {
		cfg.Mode = 0o640
	}
	if cfg.Remember == 0 {
		cfg.Remember = 90 * 24 * time.Hour
	}
	t := &Target{cfg: cfg, clock: clock}
	if err := os.MkdirAll(t.aside(""), 0o750); err != nil {
		return nil, gateway.E("post.files", gateway.Transient, err)
	}
	if err := t.Sweep(); err != nil {
		return nil, err
	}
	return t, nil
}

func (t *Target) aside(name string) string { return filepath.Join(t.cfg.Dir, aside, name) }

// unfinished is the age at which a half written file has no owner any more.
const unfinished = time.Hour

// Sweep removes half written files that nobody works on any more, and marks
// older than Config.Remember. New does it once; a caller that runs for months
// calls it daily.
func (t *Target) Sweep() error {
	entries, err := os.ReadDir(t.aside(""))
	if err != nil {
		return gateway.E("post.files", gateway.Transient, err)
	}
	named := map[string]bool{}
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".mark"); ok {
			if file, err := t.marked(name); err == nil {
				named[file] = true
			}
		}
	}
	now := t.clock.Now()
	for _, e := range entries {
		limit := t.cfg.Remember
		switch filepath.Ext(e.Name()) {
		case ".tmp": // never before a mark that names it: a mark without its file means that the ERP had it
			limit *= 2
			if !named[e.Name()] {
				limit = unfinished
			}
		case ".mark":
		default:
			continue // not ours
		}
		info, err := e.Info()
		if err != nil {
			continue // gone meanwhile
		}
		if now.Sub(info.ModTime()) > limit {
			if err := os.Remove(t.aside(e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return gateway.E("post.files", gateway.Transient, err)
			}
		}
	}
	return nil
}

// FileName is the name an order gets: SO_<partner>_<order number>_<key> with the extension,
// where key is the start of the key's SHA-256. A change or replacement of an order
// is CHANGE_…, a cancellation CANCEL_…: no import job may take them for orders.
// Characters that file systems and shells trip over become underscores.
func FileName(req post.Request, extension string) string {
	kind, partner, number := "SO", "", ""
	if o := req.Order; o != nil {
		number = o.ID
		if req.Changes() {
			kind = "CHANGE"
			if o.DocumentPurposeCode == "cancel" {
				kind = "CANCEL"
			}
		}
		if o.Source != nil {
			partner = o.Source.Partner
		}
	}
	sum := sha256.Sum256([]byte(req.Key))
	return kind + "_" + plain(partner, 40) + "_" + plain(number, 60) + "_" + hex.EncodeToString(sum[:6]) + extension
}

func plain(s string, most int) string {
	out := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', r == '-', r == '.':
			return r
		}
		return '_'
	}, s)
	if out == "" {
		return "-"
	}
	return out[:min(len(out), most)]
}

// Post implements post.Target.
func (t *Target) Post(ctx context.Context, req post.Request) post.Answer {
	return t.PostBatch(ctx, []post.Request{req})[0]
}

// item is one order of a batch on its way.
type item struct {
	req    post.Request
	name   string
	data   []byte // of its file
	file   *os.File
	answer post.Answer // set when Result is not ""
}

// PostBatch implements post.Batcher: besides the files, the folder is synced once
// before they appear and once after.
func (t *Target) PostBatch(ctx context.Context, reqs []post.Request) []post.Answer {
	items := make([]*item, len(reqs))
	names := make([]string, len(reqs))
	for i, r := range reqs {
		items[i] = &item{req: r, name: FileName(r, t.cfg.Extension)}
		names[i] = items[i].name
		var err error
		if items[i].data, err = t.cfg.Write(r); err != nil {
			items[i].answer = post.Answer{Result: post.Held, Reason: "The order cannot be written as the ERP wants it: " + err.Error()}
		}
	}
	defer t.keys.lock(names)()
	t.prepare(ctx, items)
	if err := syncDir(t.aside("")); err != nil {
		for _, it := range items {
			if it.answer.Result == "" {
				it.answer = retry("sync", err)
			}
		}
	}
	for _, it := range items {
		if it.answer.Result == "" {
			it.answer = t.publish(ctx, it)
		}
	}
	if err := syncDir(t.cfg.Dir); err != nil {
		for _, it := range items {
			if it.answer.Result == post.Posted {
				it.answer = post.Answer{Result: post.Unknown, Reason: "The file was written, but the folder could not be synced: " + text(err)}
			}
		}
	}
	answers := make([]post.Answer, len(items))
	for i, it := range items {
		answers[i] = it.answer
	}
	return answers
}

// prepare writes the files of orders that are not there yet, syncs them, and
// puts them aside with their marks. The steps are taken for all files one after
// the other: the first sync then carries most of what the others need.
func (t *Target) prepare(ctx context.Context, items []*item) {
	seen := map[string]bool{}
	var open []*item
	for _, it := range items {
		if it.answer.Result != "" {
			continue
		}
		if seen[it.name] {
			continue // the same key twice in a batch: publish looks at it
		}
		seen[it.name] = true
		if err := context.Cause(ctx); err != nil {
			it.answer = retry("stopped", err)
			continue
		}
		if a := t.lookUp(it.data, it.name); a.Result != post.Retry {
			it.answer = a
			continue
		}
		if err := t.write(it); err != nil {
			it.answer = retry("write", err)
			continue
		}
		open = append(open, it)
	}
	var g errgroup.Group
	g.SetLimit(16) // syncs that wait together share the disk's flushes
	for _, it := range open {
		g.Go(func() error {
			if err := it.finish(); err != nil {
				it.answer = retry("sync", err)
			}
			return nil
		})
	}
	_ = g.Wait() // what went wrong stands in the answers
	for _, it := range open {
		if it.answer.Result != "" {
			continue
		}
		if err := t.claim(it); err != nil {
			it.answer = retry("mark", err)
		}
	}
}

// write puts an order into a new file aside and has the system begin to carry
// it to the disk.
func (t *Target) write(it *item) error {
	f, err := os.CreateTemp(t.aside(""), "*.tmp")
	if err != nil {
		return err
	}
	_, err = f.Write(it.data)
	if err == nil {
		err = f.Chmod(t.cfg.Mode)
	}
	if err != nil {
		_ = f.Close()
		_ = os.Remove(f.Name())
		return err
	}
	startWriting(f)
	it.file = f
	return nil
}

// finish syncs and closes the file.
func (it *item) finish() error {
	err := it.file.Sync()
	if cerr := it.file.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		_ = os.Remove(it.file.Name())
	}
	return err
}

// publish renames the prepared file into the folder. Only here does the ERP see
// anything.
func (t *Target) publish(ctx context.Context, it *item) post.Answer {
	if err := context.Cause(ctx); err != nil {
		return retry("stopped", err)
	}
	file, err := t.marked(it.name)
	if err == nil {
		err = fs.ErrNotExist
		if file != "" {
			err = renameNew(t.aside(file), t.path(it.name))
		}
	}
	switch {
	case err == nil:
		return t.posted(it.name)
	case errors.Is(err, fs.ErrExist), errors.Is(err, fs.ErrNotExist):
		// Somebody else was at the same order, or it stands twice in the batch.
		a := t.lookUp(it.data, it.name)
		if a.Result == post.Posted && errors.Is(err, fs.ErrExist) {
			_ = os.Remove(t.aside(file)) // the same content, once more
		}
		return a
	default:
		return retry("rename", err)
	}
}

func (t *Target) path(name string) string { return filepath.Join(t.cfg.Dir, name) }

func (t *Target) posted(name string) post.Answer {
	return post.Answer{Result: post.Posted, Location: t.path(name)}
}

// LookUp implements post.Target. An order is there when its file is, or when its
// mark says that it was and the ERP took it. A file of that name with other
// content leaves the outcome unknown: a person must look.
func (t *Target) LookUp(ctx context.Context, req post.Request) post.Answer {
	name := FileName(req, t.cfg.Extension)
	defer t.keys.lock([]string{name})()
	data, err := t.cfg.Write(req)
	if err != nil { // then it was never written either
		return post.Answer{Result: post.Retry, Reason: "The order cannot be written as the ERP wants it: " + err.Error()}
	}
	a := t.lookUp(data, name)
	if a.Result == post.Posted { // it may have been renamed just before a power cut
		if err := syncDir(t.cfg.Dir); err != nil {
			return post.Answer{Result: post.Unknown, Reason: "The folder could not be synced: " + text(err)}
		}
	}
	return a
}

func (t *Target) lookUp(data []byte, name string) post.Answer {
	was, err := os.ReadFile(t.path(name))
	switch {
	case err == nil && bytes.Equal(was, data):
		return t.posted(name)
	case err == nil:
		return post.Answer{Result: post.Unknown, Location: t.path(name),
			Reason: fmt.Sprintf("%s is there with other content; compare the two and move one away.", name)}
	case !errors.Is(err, fs.ErrNotExist):
		return post.Answer{Result: post.Unknown, Reason: "The folder cannot be read: " + text(err)}
	}
	file, err := t.marked(name)
	waiting := false
	if err == nil && file != "" {
		waiting, err = exists(t.aside(file))
	}
	if err != nil {
		return post.Answer{Result: post.Unknown, Reason: "The folder cannot be read: " + text(err)}
	}
	if file != "" && !waiting {
		return post.Answer{Result: post.Posted, Location: t.path(name) + " (taken by the ERP)"}
	}
	return post.Answer{Result: post.Retry, Reason: "The order is not in the folder."}
}

func exists(name string) (bool, error) {
	_, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

func retry(doing string, err error) post.Answer {
	reason := "The order could not be written (" + doing + "): " + text(err)
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		reason = "The disk of the folder is full."
	}
	return post.Answer{Result: post.Retry, Reason: reason}
}

// text is an error without the path, which may say more than a partner should read.
func text(err error) string {
	var pe *fs.PathError
	var le *os.LinkError
	switch {
	case errors.As(err, &pe):
		return pe.Err.Error()
	case errors.As(err, &le):
		return le.Err.Error()
	}
	return err.Error()
}

func syncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	err = d.Sync()
	if cerr := d.Close(); err == nil {
		err = cerr
	}
	return err
}
