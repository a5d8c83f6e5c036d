// SPDX-License-Identifier: Apache-2.0

package folder_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/transports/folder"
	"ordergate/transports/transporttest"
)

func TestEnvelope(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	in := transporttest.NewIntake()
	life := p.folder(func(c *folder.Config) { c.Test = true }).Begin(in)
	defer life.End()
	p.drop("850 für ACME.edi", "ISA")
	life.Pass()
	life.Idle()
	taken := in.Taken()
	if len(taken) != 1 {
		t.Fatalf("%d messages", len(taken))
	}
	got := taken[0].Envelope
	if !strings.HasSuffix(got.Key, "/850%20f%C3%BCr%20ACME.edi") {
		t.Errorf("key %q", got.Key)
	}
	got.Key = ""
	want := gateway.Envelope{Transport: "folder", Connection: "acme-folder", Partners: []string{"acme"}, Station: "main",
		FileName: "850 für ACME.edi", ReceivedAt: p.clock.Now(), Test: true}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOddNames(t *testing.T) {
	t.Parallel()
	names := []string{"two words.edi", " leading", "trailing ", "-rf", "--", "$(id).edi", "a;b&c|d.edi", "quote'\".edi", "back\\slash.edi",
		"new\nline.edi", "tab\t.edi", "Größe 注文 📦.edi", "bad\xff\xfeutf8.edi", "bad\xff\xfdutf8.edi", "100%.edi", "%41.edi", "A.edi", "a.edi",
		strings.Repeat("n", 251) + ".edi", strings.Repeat("é", 127), "no-extension", "two.dots.edi", "con", "*", "?"}
	p := newPlace(t)
	in := transporttest.NewIntake()
	life := p.folder().Begin(in)
	defer life.End()
	for _, n := range names {
		p.drop(n, "of "+n)
	}
	life.Pass()
	life.Idle()
	want := map[string]string{}
	keys := map[string]bool{}
	for _, n := range names {
		want[n] = "of " + n
	}
	if diff := cmp.Diff(want, p.names("archive")); diff != "" {
		t.Errorf("archive: %s", diff)
	}
	for _, m := range in.Taken() {
		keys[m.Envelope.Key] = true
	}
	if len(keys) != len(names) {
		t.Errorf("%d keys for %d files", len(keys), len(names))
	}
	if left := p.names("in"); len(left) != 0 {
		t.Errorf("left in the folder: %q", left)
	}
}

func TestFilledFolder(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	in := transporttest.NewIntake()
	const n = 3000
	var want []string
	for i := range n {
		want = append(want, fmt.Sprintf("order %04d", i))
		p.drop(fmt.Sprintf("%04d.edi", i), want[i])
	}
	life := p.folder().Begin(in)
	defer life.End()
	life.Pass()
	life.Idle()
	got := payloads(in)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if m := len(p.names("archive")); m != n {
		t.Errorf("%d files in the archive", m)
	}
	if entries, err := os.ReadDir(p.path("in", ".claimed", "node")); err != nil || len(entries) != 1 {
		t.Errorf("claims are left behind: %v %v", entries, err)
	}
}

func TestNeverOverwrites(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	in := transporttest.NewIntake()
	in.OnStage = func(n int, _ gateway.Envelope) error {
		if n > 3 {
			return &gateway.Error{Kind: gateway.Invalid, Public: fmt.Sprintf("refusal %d", n)}
		}
		return nil
	}
	life := p.folder().Begin(in)
	defer life.End()
	for i := range 6 {
		p.drop("850.edi", fmt.Sprint("content ", i))
		life.Pass()
		life.Idle()
	}
	archived, refused := p.names("archive"), p.names("error")
	if len(archived) != 3 || archived["850.edi"] != "content 0" {
		t.Errorf("archive: %v", archived)
	}
	if len(refused) != 6 || refused["850.edi"] != "content 3" {
		t.Errorf("error folder: %v", refused)
	}
	for name, text := range refused {
		if file, ok := strings.CutSuffix(name, ".error.txt"); ok {
			if refused[file] == "" || !strings.Contains(text, "refusal") || !strings.Contains(text, "What to do") {
				t.Errorf("%s explains nothing: %s", name, text)
			}
		}
		if filepath.Ext(strings.TrimSuffix(name, ".error.txt")) != ".edi" {
			t.Errorf("%s has lost its extension", name)
		}
	}
}

func TestRefusedLongName(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	in := transporttest.NewIntake()
	life := p.folder().Begin(in)
	defer life.End()
	p.drop(strings.Repeat("n", 251)+".edi", "") // empty: refused
	life.Pass()
	life.Idle()
	got := p.names("error")
	if len(got) != 2 {
		t.Fatalf("error folder: %v", got)
	}
	for name := range got {
		if other := strings.TrimSuffix(name, ".error.txt"); other != name {
			if _, ok := got[other]; !ok {
				t.Errorf("%s has no file beside it", name)
			}
		}
	}
}

// A node that dies between writing the text and moving the file leaves a text,
// which the next try uses.
func TestRefusalCutOff(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	in := transporttest.NewIntake()
	p.drop("a.edi", "")
	life := p.folder(func(c *folder.Config) { c.Error = p.path("no", "error") }).Begin(in)
	life.Pass()
	life.Idle()
	if h := len(p.names("in")); h != 1 {
		t.Fatalf("%d files in the folder or claimed, want 1: the error folder cannot be made", h)
	}
	if err := os.Mkdir(p.path("no"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(p.path("no", "error"), 0o755); err != nil {
		t.Fatal(err)
	}
	p.write(p.path("no", "error", "a.edi.error.txt"), "")
	p.clock.Add(time.Minute)
	life.Pass()
	life.Idle()
	life.End()
	got := p.names("no")
	if len(got) != 2 || !strings.Contains(got["a.edi.error.txt"], "the payload is empty") {
		t.Errorf("error folder: %v", got)
	}
}

// While the door is shut few files are claimed, none is lost, and the tries grow
// rarer.
func TestDoorShut(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	in := transporttest.NewIntake()
	shut := true
	in.OnStage = func(int, gateway.Envelope) error {
		if shut {
			return &gateway.Error{Kind: gateway.Transient, Public: "out of storage space", Err: errors.New("disk full")}
		}
		return nil
	}
	f := p.folder(func(c *folder.Config) { c.Parallel = 4 })
	life := f.Begin(in)
	defer life.End()
	const n = 100
	for i := range n {
		p.drop(fmt.Sprintf("%d.edi", i), fmt.Sprint(i))
	}
	for range 200 {
		life.Pass()
		life.Idle()
		p.clock.Add(time.Second)
	}
	stages, _ := in.Counts()
	if stages > 100 {
		t.Errorf("%d tries in 200 s", stages)
	}
	if h := f.Health(); h.OK || h.Text != "out of storage space" || h.Held == 0 {
		t.Errorf("health %+v", h)
	}
	if m := len(p.names("in")); m != n {
		t.Errorf("%d files are there, want %d", m, n)
	}
	shut = false
	p.clock.Add(time.Minute)
	for range 4 {
		life.Pass()
		life.Idle()
	}
	if m := len(in.Taken()); m != n {
		t.Errorf("%d taken, want %d", m, n)
	}
	if h := f.Health(); !h.OK || h.Text != "" || h.Held != 0 || h.Waiting != 0 {
		t.Errorf("health %+v", h)
	}
}

func TestFolderVanishes(t *testing.T) {
	t.Parallel()
	for _, back := range []string{"the same", "another"} {
		t.Run(back, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t)
			in := transporttest.NewIntake()
			var fail error
			in.OnStage = func(int, gateway.Envelope) error { return fail }
			f := p.folder()
			life := f.Begin(in)
			defer life.End()
			life.Pass()
			fail = errors.New("not now")
			p.drop("claimed.edi", "claimed")
			life.Pass()
			life.Idle()
			fail = nil
			if err := os.Rename(p.path("in"), p.path("away")); err != nil {
				t.Fatal(err)
			}
			for range 3 {
				p.clock.Add(time.Minute)
				life.Pass()
				life.Idle()
			}
			if h := f.Health(); h.OK || h.Text == "" {
				t.Errorf("health %+v", h)
			}
			if _, err := os.Lstat(p.path("in")); err == nil {
				t.Error("the folder was made: it may be a disk that is not mounted")
			}
			want := []string{"claimed", "new"}
			if back == "the same" {
				if err := os.Rename(p.path("away"), p.path("in")); err != nil {
					t.Fatal(err)
				}
			} else {
				want = want[1:]
				if err := os.Mkdir(p.path("in"), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			p.drop("new.edi", "new")
			for range 2 {
				p.clock.Add(time.Minute)
				life.Pass()
				life.Idle()
			}
			got := payloads(in)
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if h := f.Health(); !h.OK || h.Held != 0 {
				t.Errorf("health %+v", h)
			}
		})
	}
}

func TestArchiveOnAnotherDisk(t *testing.T) {
	t.Parallel()
	const shm = "/dev/shm"
	if _, err := os.Stat(shm); err != nil {
		t.Skip("no second disk here")
	}
	other, err := os.MkdirTemp(shm, "ordergate")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(other) })
	p := newPlace(t)
	in := transporttest.NewIntake()
	life := p.folder(func(c *folder.Config) {
		c.Archive, c.Error = filepath.Join(other, "archive"), filepath.Join(other, "error")
	}).Begin(in)
	defer life.End()
	q := &place{t: t, root: other}
	for i := range 3 {
		p.drop("a.edi", fmt.Sprint("content ", i))
		life.Pass()
		life.Idle()
	}
	p.drop("empty.edi", "")
	life.Pass()
	life.Idle()
	if got := q.names("archive"); len(got) != 3 || got["a.edi"] != "content 0" {
		t.Errorf("archive: %v", got)
	}
	if got := q.names("error"); len(got) != 2 {
		t.Errorf("error folder: %v", got)
	}
	if left := p.names("in"); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

func TestValidate(t *testing.T) {
	t.Parallel()
	at := func(message, hint string, path ...string) gateway.Fault {
		return gateway.Fault{File: strings.Join(path, "."), Message: message}
	}
	for _, c := range []struct {
		name string
		cfg  folder.Config
		want []string // keys at fault
	}{
		{"right", folder.Config{Name: "a", In: "x/in", Out: "x/out"}, nil},
		{"in only", folder.Config{Name: "a", In: "x/in"}, nil},
		{"archive inside", folder.Config{Name: "a", In: "x", Archive: "x/archive", Error: "x/error"}, nil},
		{"empty", folder.Config{}, []string{"name", "in"}},
		{"same folders", folder.Config{Name: "a", In: "x", Out: "x/", Archive: "y", Error: "y"}, []string{"out", "error"}},
		{"among the claims", folder.Config{Name: "a", In: "x", Archive: "x/.claimed/a"}, []string{"archive"}},
		{"everything", folder.Config{Name: "a", In: "x/in", Stable: -1, Scan: -1, Lease: time.Second, Parallel: -1, Ignore: []string{"*", "[a"},
			Partners: []string{"ok", "two words"}, Node: "a/b"}, []string{"stable", "scan", "lease", "parallel", "ignore.1", "partners.1", "node"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, f := range c.cfg.Validate(at) {
				got = append(got, f.File)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
