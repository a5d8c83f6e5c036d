// SPDX-License-Identifier: Apache-2.0

package folder_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"ordergate/gateway/gatewaytest"
	"ordergate/transports"
	"ordergate/transports/folder"
	"ordergate/transports/transporttest"
)

func TestMain(m *testing.M) {
	if role := os.Getenv("ORDERGATE_FOLDER_CHILD"); role != "" {
		os.Exit(child(role))
	}
	goleak.VerifyTestMain(m)
}

// place is the folders of one connection on a real disk, and a clock.
type place struct {
	t     testing.TB
	root  string
	clock *gatewaytest.Clock
}

func newPlace(t testing.TB) *place { return newPlaceAt(t, t.TempDir()) }

func newPlaceAt(t testing.TB, root string) *place {
	t.Helper()
	p := &place{t: t, root: root, clock: gatewaytest.NewClock()}
	for _, d := range []string{"in", "out", "drop"} {
		if err := os.Mkdir(p.path(d), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

func (p *place) path(elem ...string) string {
	return filepath.Join(append([]string{p.root}, elem...)...)
}

func (p *place) config() folder.Config {
	return folder.Config{Name: "acme-folder", Partners: []string{"acme"}, Station: "main", In: p.path("in"), Out: p.path("out")}
}

func (p *place) folder(change ...func(*folder.Config)) *folder.Folder {
	cfg := p.config()
	for _, c := range change {
		c(&cfg)
	}
	return folder.New(cfg, nil, p.clock)
}

// drop renames a file into place that was written an hour ago.
func (p *place) drop(name string, payload string) os.FileInfo {
	p.t.Helper()
	tmp := p.path("drop", "x")
	if err := os.WriteFile(tmp, []byte(payload), 0o644); err != nil {
		p.t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(tmp, old, old); err != nil {
		p.t.Fatal(err)
	}
	info, err := os.Lstat(tmp)
	if err != nil {
		p.t.Fatal(err)
	}
	if err := os.Rename(tmp, p.path("in", name)); err != nil {
		p.t.Fatal(err)
	}
	return info
}

func (p *place) write(path, text string) {
	p.t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// names lists the files below a folder of the place, by their names.
func (p *place) names(dir string) map[string]string {
	p.t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(p.path(dir), func(path string, d os.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil
		}
		if err != nil || !d.Type().IsRegular() || d.Name() == ".lease" {
			return err
		}
		b, err := os.ReadFile(path)
		out[d.Name()] = string(b)
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return out
}

func payloads(in *transporttest.Intake) []string {
	var out []string
	for _, m := range in.Taken() {
		out = append(out, string(m.Payload))
	}
	return out
}

// lab is a place as the conformance suite wants it.
type lab struct {
	*place
	mu      sync.Mutex
	current *folder.Folder
	held    int
	changed chan struct{}
}

func TestConformance(t *testing.T) {
	t.Parallel()
	transporttest.Run(t, func(t *testing.T) transporttest.Lab {
		return &lab{place: newPlace(t), changed: make(chan struct{})}
	})
}

func (l *lab) Transport() transports.Transport {
	f := l.folder(func(c *folder.Config) { c.Crash = l.event })
	l.mu.Lock()
	defer l.mu.Unlock()
	l.current = f
	return f
}

func (l *lab) event(point string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if point == "folder.held" {
		l.held++
	}
	close(l.changed)
	l.changed = make(chan struct{})
}

func (l *lab) Deliver(name string, payload []byte) transporttest.Delivery {
	l.mu.Lock()
	defer l.mu.Unlock()
	d := &delivery{lab: l, held: l.held}
	d.file = l.drop(name, string(payload))
	if l.current != nil {
		l.current.Wake()
	}
	return d
}

type delivery struct {
	lab  *lab
	file os.FileInfo
	held int
	text string
}

func (d *delivery) Answer() transporttest.Answer {
	find := func(dir string) (found string) {
		_ = filepath.WalkDir(d.lab.path(dir), func(path string, e os.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			if info, err := e.Info(); err == nil && os.SameFile(info, d.file) {
				found = path
			}
			return nil
		})
		return found
	}
	if path := find("error"); path != "" {
		b, _ := os.ReadFile(path + ".error.txt")
		d.text = string(b)
		return transporttest.Refused
	}
	if find("archive") != "" {
		return transporttest.Taken
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

// Retry makes time pass: the folder tries again of its own accord.
func (d *delivery) Retry() {
	d.lab.clock.Add(2 * time.Minute)
	d.lab.mu.Lock()
	defer d.lab.mu.Unlock()
	d.lab.current.Wake()
}

func (d *delivery) Text() string { return d.text }
