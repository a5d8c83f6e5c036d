// SPDX-License-Identifier: Apache-2.0

package remote_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/transports"
	"ordergate/transports/remote"
	"ordergate/transports/transporttest"
)

// lab is a partner's server as the conformance suite wants it.
type lab struct {
	t        *testing.T
	root     string // of the server, on our disk
	settings remote.Settings
	dropped  func(path string) // makes the server's user own a file

	mu      sync.Mutex
	current *remote.Remote
	n       int64
	held    int
	changed chan struct{}
}

func TestConformanceOpenSSH(t *testing.T) {
	t.Parallel()
	transporttest.Run(t, func(t *testing.T) transporttest.Lab {
		o := newOpenSSH(t)
		return newLab(t, o.root, o.root, o.settings(t))
	})
}

// newLab makes one over a server that shows root as base.
func newLab(t *testing.T, root, base string, s remote.Settings) *lab {
	t.Helper()
	for _, d := range []string{"out", "done", "drop"} {
		if err := os.MkdirAll(filepath.Join(root, d), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	s.Fetch = &remote.Fetch{Folders: []string{base + "/out"}, Every: 5 * time.Millisecond, Complete: remote.Renamed, After: remote.Move, MoveTo: base + "/done"}
	return &lab{t: t, root: root, settings: s, changed: make(chan struct{})}
}

func (l *lab) Transport() transports.Transport {
	s := l.settings
	s.Crash = l.event
	r := remote.New(s)
	l.t.Cleanup(r.Close)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.current = r
	return r
}

func (l *lab) event(point string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if point == "remote.held" {
		l.held++
	}
	close(l.changed)
	l.changed = make(chan struct{})
}

// Deliver renames a file into place; each has a time of its own.
func (l *lab) Deliver(name string, payload []byte) transporttest.Delivery {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.n++
	tmp := filepath.Join(l.root, "drop", "x")
	if err := os.WriteFile(tmp, payload, 0o666); err != nil {
		l.t.Fatal(err)
	}
	at := time.Unix(1_700_000_000+l.n, 0)
	if err := os.Chtimes(tmp, at, at); err != nil {
		l.t.Fatal(err)
	}
	if l.dropped != nil {
		l.dropped(tmp)
	}
	info, err := os.Lstat(tmp)
	if err != nil {
		l.t.Fatal(err)
	}
	if err := os.Rename(tmp, filepath.Join(l.root, "out", name)); err != nil {
		l.t.Fatal(err)
	}
	if l.current != nil {
		l.current.Wake()
	}
	return &delivery{lab: l, file: info, held: l.held}
}

type delivery struct {
	lab  *lab
	file os.FileInfo
	held int
	text string
}

func (d *delivery) find(dir string) string {
	entries, _ := os.ReadDir(filepath.Join(d.lab.root, dir))
	for _, e := range entries {
		if info, err := e.Info(); err == nil && os.SameFile(info, d.file) {
			return e.Name()
		}
	}
	return ""
}

func (d *delivery) Answer() transporttest.Answer {
	if d.find("done") != "" {
		return transporttest.Taken
	}
	name := d.find("out")
	d.lab.mu.Lock()
	r := d.lab.current
	d.lab.mu.Unlock()
	if name == "" || r == nil {
		return transporttest.Nothing
	}
	if h := r.Health(); strings.Contains(h.Text, "cannot be taken and are left") && strings.Contains(h.Text, "/"+name) {
		d.text = h.Text
		return transporttest.Refused
	}
	return transporttest.Nothing
}

func (d *delivery) Wait(ctx context.Context) transporttest.Answer {
	for {
		d.lab.mu.Lock()
		changed, held := d.lab.changed, d.lab.held
		d.lab.mu.Unlock()
		if a := d.Answer(); a != transporttest.Nothing {
			return a
		}
		if held != d.held {
			d.held = held
			return transporttest.Later
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return transporttest.Nothing
		}
	}
}

func (d *delivery) Retry() {
	d.lab.mu.Lock()
	defer d.lab.mu.Unlock()
	d.lab.current.Wake()
}

func (d *delivery) Text() string { return d.text }
