// SPDX-License-Identifier: Apache-2.0

package folder

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/fsnotify/fsnotify"
	"go.uber.org/zap"
)

// watch turns notifications of the file system into hints to scan. Without them
// (network disks, no watches left) files are found at the next interval.
type watch struct {
	f    *Folder
	w    *fsnotify.Watcher
	on   fs.FileInfo // the folder that is watched: another may stand in its place
	said bool
	wg   sync.WaitGroup
}

func newWatch(f *Folder) *watch { return &watch{f: f} }

// ensure watches the folder that is there now.
func (w *watch) ensure() {
	if w.w == nil {
		nw, err := fsnotify.NewWatcher()
		if err != nil {
			w.say(err)
			return
		}
		w.w = nw
		w.wg.Go(func() { w.listen(nw) })
	}
	info, err := os.Stat(w.f.cfg.In)
	if err != nil || (w.on != nil && os.SameFile(w.on, info)) {
		return
	}
	_ = w.w.Remove(w.f.cfg.In)
	w.on = nil
	if err := w.w.Add(w.f.cfg.In); err != nil {
		w.say(err)
		return
	}
	w.on = info
}

func (w *watch) say(err error) {
	if !w.said {
		w.said = true
		w.f.log.Warn("no notifications for this folder, scanning only", zap.Duration("scan", w.f.cfg.Scan), zap.Error(err))
	}
}

func (w *watch) listen(nw *fsnotify.Watcher) {
	for {
		select {
		case ev, ok := <-nw.Events:
			if !ok {
				return
			}
			// What has been seen once is looked at again when it is due; our own
			// renames out of the folder are no news.
			if (ev.Has(fsnotify.Create) || ev.Has(fsnotify.Chmod)) && !w.f.cfg.ignored(filepath.Base(ev.Name)) {
				w.f.Wake()
			}
		case _, ok := <-nw.Errors:
			if !ok {
				return
			}
			w.f.Wake() // an overflow: look
		}
	}
}

func (w *watch) close() {
	if w.w != nil {
		_ = w.w.Close()
		w.wg.Wait()
	}
}
