// SPDX-License-Identifier: Apache-2.0

package sftp

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pkg/sftp"
	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/transports"
)

// files is what a session sees: three folders, and the files in them. It implements the
// handlers of pkg/sftp. Their order: opening, closing and everything else come one after
// the other; reading and writing at once.
type files struct {
	client *client
	turns  *turns
	out    outListing
}

// place is where a path leads.
type place int

const (
	atRoot place = iota
	atIn
	atOut
	atArchive
	nowhere
)

// find reads a path; name is "" for the folder itself. pkg/sftp has cleaned it: it is
// absolute, and has no dots.
func (f *files) find(p string) (at place, name string) {
	p = path.Clean("/" + p)
	if p == "/" {
		return atRoot, ""
	}
	folder, name, _ := strings.Cut(p[1:], "/")
	names := f.client.partner.Folders
	switch folder {
	case names.In:
		at = atIn
	case names.Out:
		at = atOut
	case names.Archive:
		at = atArchive
	default:
		return nowhere, ""
	}
	if name != "" && !fileName(name) {
		return nowhere, ""
	}
	return at, name
}

// fileName tells whether a file may be called so: not what any system of ours or of the
// ERP's could take for more than a name.
func fileName(name string) bool {
	return name != "" && name != "." && name != ".." && len(name) <= 255 && !strings.ContainsAny(name, `/\`) &&
		!strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f })
}

// cleanName is a name for the journal: UTF-8.
func cleanName(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	return strings.ToValidUTF8(name, "_")
}

// info is a file or a folder as clients see it.
type info struct {
	name string
	size int64
	dir  bool
	time time.Time
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) ModTime() time.Time { return i.time }
func (i info) IsDir() bool        { return i.dir }
func (i info) Sys() any           { return nil }
func (i info) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o770
	}
	return 0o660
}

// list is a listing that is handed out in pieces.
type list struct {
	all   []os.FileInfo
	close func()
}

// ListAt implements sftp.ListerAt.
func (l *list) ListAt(out []os.FileInfo, at int64) (int, error) {
	if at < 0 || at >= int64(len(l.all)) {
		return 0, io.EOF
	}
	n := copy(out, l.all[at:])
	if n < len(out) {
		return n, io.EOF
	}
	return n, nil
}

// Close implements io.Closer.
func (l *list) Close() error {
	if l.close != nil {
		l.close()
		l.close = nil
	}
	return nil
}

// handle counts an open file or folder; release gives it back.
func (f *files) handle() (release func(), err error) {
	c := f.client
	if c.handles.Add(1) > maxHandles {
		c.handles.Add(-1)
		return nil, failure("too many files are open: close some")
	}
	return func() { c.handles.Add(-1) }, nil
}

// Filelist implements sftp.FileLister: List, Stat, Readlink.
func (f *files) Filelist(r *sftp.Request) (_ sftp.ListerAt, err error) {
	defer f.client.rescue(&err)
	f.client.heard()
	switch r.Method {
	case "List":
		f.turns.begin()
		return f.listing(r)
	case "Readlink":
		return nil, denied("there are no links here")
	}
	i, err := f.stat(r.Filepath)
	if err != nil {
		return nil, reply(err)
	}
	return &list{all: []os.FileInfo{i}}, nil
}

// LookupUserName implements sftp.NameLookupFileLister.
func (f *files) LookupUserName(string) string { return f.client.partner.User }

// LookupGroupName implements sftp.NameLookupFileLister.
func (f *files) LookupGroupName(string) string { return "partner" }

func (f *files) listing(r *sftp.Request) (sftp.ListerAt, error) {
	at, name := f.find(r.Filepath)
	if name != "" {
		if _, err := f.stat(r.Filepath); err != nil {
			return nil, reply(err)
		}
		return nil, failure("this is no folder")
	}
	c, now := f.client, f.client.s.Clock.Now()
	var all []os.FileInfo
	switch at {
	case atRoot:
		for _, name := range []string{c.partner.Folders.In, c.partner.Folders.Out, c.partner.Folders.Archive} {
			all = append(all, info{name: name, dir: true, time: now})
		}
	case atIn:
		seen := map[string]bool{}
		for _, e := range c.account.spool.List() {
			seen[e.Name] = true
			all = append(all, info{name: e.Name, size: e.Size, time: e.Changed})
		}
		for _, t := range c.account.allShown(now) {
			if !seen[t.name] {
				all = append(all, info{name: t.name, size: t.size, time: t.mtime})
			}
		}
	case atOut, atArchive:
		waiting, err := f.waiting(at, true)
		if err != nil {
			return nil, reply(err)
		}
		for _, w := range waiting {
			all = append(all, document(w))
		}
	default:
		return nil, noSuchFile()
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name() < all[j].Name() })
	release, err := f.handle()
	if err != nil {
		return nil, err
	}
	c.log.Info("listed", zap.String("path", r.Filepath), zap.Int("files", len(all)))
	return &list{all: all, close: release}, nil
}

func document(w transports.Waiting) info {
	return info{name: w.FileName, size: w.Size, time: w.CreatedAt}
}

// stat tells of one file or folder.
func (f *files) stat(p string) (info, error) {
	c, now := f.client, f.client.s.Clock.Now()
	at, name := f.find(p)
	switch {
	case at == nowhere:
		return info{}, noSuchFile()
	case name == "":
		return info{name: path.Base(p), dir: true, time: now}, nil
	case at == atIn:
		if e, ok := c.account.spool.Stat(name); ok {
			return info{name: name, size: e.Size, time: e.Changed}, nil
		}
		if t, ok := c.account.shown(name, now); ok {
			return info{name: name, size: t.size, time: t.mtime}, nil
		}
		return info{}, noSuchFile()
	}
	w, err := f.lookUp(at, name)
	if err != nil {
		return info{}, err
	}
	return document(w), nil
}

// Filecmd implements sftp.FileCmder: everything but opening and listing.
func (f *files) Filecmd(r *sftp.Request) (err error) {
	defer f.client.rescue(&err)
	f.client.heard()
	switch r.Method {
	case "Setstat":
		return f.setstat(r)
	case "Rename":
		return f.renamed(r)
	case "Remove":
		return f.removed(r)
	case "Mkdir":
		err = f.mkdir(r)
	case "Rmdir":
		err = f.rmdir(r)
	case "Link", "Symlink":
		err = denied("there are no links here")
	default:
		return unsupported()
	}
	f.client.log.Info(strings.ToLower(r.Method)+" refused", zap.String("path", r.Filepath), zap.String("target", r.Target), zap.Error(err))
	return err
}

// PosixRename implements sftp.PosixRenameFileCmder (posix-rename@openssh.com).
func (f *files) PosixRename(r *sftp.Request) (err error) {
	defer f.client.rescue(&err)
	f.client.heard()
	return f.renamed(r)
}

// StatVFS implements sftp.StatVFSFileCmder (statvfs@openssh.com): the room for unfinished
// uploads.
func (f *files) StatVFS(r *sftp.Request) (*sftp.StatVFS, error) {
	if _, err := f.stat(r.Filepath); err != nil {
		return nil, reply(err)
	}
	const block = 4096
	p := f.client.partner
	bytes, count := uint64(max(0, int64(p.SpoolBytes)-f.client.account.spool.Used())), uint64(p.SpoolFiles)
	return &sftp.StatVFS{Bsize: block, Frsize: block, Blocks: uint64(p.SpoolBytes) / block, Bfree: bytes / block, Bavail: bytes / block,
		Files: count, Ffree: count, Favail: count, Namemax: 255}, nil
}

// setstat changes what there is to be changed: the size of a file that is being
// written, and the time that an upload is shown with. Modes and owners are taken and
// forgotten: clients that set them must not fail.
func (f *files) setstat(r *sftp.Request) error {
	if _, err := f.stat(r.Filepath); err != nil {
		return reply(err)
	}
	at, name := f.find(r.Filepath)
	flags := r.AttrFlags()
	if at != atIn || name == "" {
		return nil
	}
	c := f.client
	if flags.Size {
		done, err := c.account.spool.Truncate(name, int64(r.Attributes().Size))
		if err != nil {
			return reply(err)
		}
		if i, err := f.stat(r.Filepath); !done && (err != nil || i.size != int64(r.Attributes().Size)) {
			return denied("the file is closed: its size stays")
		}
	}
	if flags.Acmodtime {
		c.account.touch(name, time.Unix(int64(r.Attributes().Mtime), 0).UTC())
	}
	return nil
}

func (f *files) mkdir(r *sftp.Request) error {
	if _, err := f.stat(r.Filepath); err == nil {
		return failure("it exists already")
	}
	return denied("folders cannot be made here")
}

func (f *files) rmdir(r *sftp.Request) error {
	i, err := f.stat(r.Filepath)
	switch {
	case err != nil:
		return reply(err)
	case !i.dir:
		return failure("this is no folder")
	}
	return denied("this folder cannot be removed")
}

// removed removes a file and says so.
func (f *files) removed(r *sftp.Request) error {
	err := f.remove(r.Filepath)
	f.told("removed", err, zap.String("path", r.Filepath))
	return reply(err)
}

// told writes a line of what was done, or not.
func (f *files) told(what string, err error, fields ...zap.Field) {
	switch {
	case err == nil:
		f.client.log.Info(what, fields...)
	case gateway.KindOf(err) == gateway.Transient && !isStatus(err):
		f.client.log.Warn("not "+what, append(fields, zap.String("kind", string(gateway.Transient)), zap.Error(err))...)
	default:
		f.client.log.Info("not "+what, append(fields, zap.Error(err))...)
	}
}

func isStatus(err error) bool {
	var s *status
	return errors.As(err, &s)
}

func (f *files) remove(p string) error {
	c := f.client
	at, name := f.find(p)
	switch {
	case at == nowhere:
		return noSuchFile()
	case name == "":
		return denied("this folder cannot be removed")
	case at == atIn:
		there, err := c.account.spool.Remove(name)
		if err != nil {
			return err
		}
		if !c.account.hide(name) && !there {
			return noSuchFile()
		}
		return nil
	}
	w, err := f.lookUp(at, name)
	if err != nil {
		if f.out.fetched(at, name) { // the client tidies up what went by itself
			return nil
		}
		return err
	}
	return f.takeAway(w)
}

// renamed renames a file and says so.
func (f *files) renamed(r *sftp.Request) error {
	err := f.rename(r.Filepath, r.Target)
	f.told("renamed", err, zap.String("path", r.Filepath), zap.String("target", r.Target))
	return reply(err)
}

func (f *files) rename(from, to string) error {
	at, name := f.find(from)
	atTo, nameTo := f.find(to)
	switch {
	case at == nowhere || at == atRoot:
		return noSuchFile()
	case atTo == nowhere || atTo == atRoot:
		return denied("there is no such place")
	case name == "" || nameTo == "":
		return denied("folders keep their names")
	case at == atIn && atTo == atIn:
		return f.place(name, nameTo)
	case at == atOut && atTo == atArchive:
		w, err := f.lookUp(at, name)
		if err != nil {
			return err
		}
		return f.putAway(w)
	}
	return denied("files are not moved between these folders")
}
