// SPDX-License-Identifier: Apache-2.0

package folder_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"

	"ordergate/gateway"
	"ordergate/transports/folder"
	"ordergate/transports/transporttest"
)

// writer is another process that has a file open and writes when it is told to.
type writer struct {
	t  testing.TB
	in io.WriteCloser
	ok *bufio.Scanner
}

func newWriter(t testing.TB, path string) *writer {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "ORDERGATE_FOLDER_CHILD=writer", "ORDERGATE_FOLDER_FILE="+path)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close(); _ = cmd.Wait() })
	w := &writer{t: t, in: in, ok: bufio.NewScanner(out)}
	if !w.ok.Scan() {
		t.Fatal("the writing process did not start")
	}
	return w
}

func (w *writer) write(line string) {
	w.t.Helper()
	if _, err := io.WriteString(w.in, line+"\n"); err != nil {
		w.t.Fatal(err)
	}
	if !w.ok.Scan() {
		w.t.Fatal("the writing process has ended")
	}
}

// childWriter is the other side of writer.
func childWriter() int {
	f, err := os.OpenFile(os.Getenv("ORDERGATE_FOLDER_FILE"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return 1
	}
	os.Stdout.WriteString("open\n")
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		if _, err := f.WriteString(in.Text() + "\n"); err != nil {
			return 1
		}
		os.Stdout.WriteString("written\n")
	}
	return 0
}

func TestSlowWriter(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	in := transporttest.NewIntake()
	life := p.folder().Begin(in)
	defer life.End()
	w := newWriter(t, p.path("in", "slow.edi"))
	var want strings.Builder
	life.Pass()
	for i := range 5 {
		p.now(life) // the disk's clock stands while ours is moved
		w.write("segment")
		want.WriteString("segment\n")
		life.Pass()
		p.clock.Add(1900 * time.Millisecond)
		life.Pass()
		life.Idle()
		if n := len(in.Taken()); n != 0 {
			t.Fatalf("taken after write %d", i+1)
		}
	}
	p.clock.Add(200 * time.Millisecond)
	life.Pass()
	life.Idle()
	if diff := cmp.Diff([]string{want.String()}, payloads(in)); diff != "" {
		t.Error(diff)
	}
}

// A sender that pauses longer than the stable time goes on in the claimed file:
// what it has written then is waited for again.
func TestWritesOnWhileBeingTaken(t *testing.T) {
	t.Parallel()
	for _, when := range []string{"before staging", "while staging"} {
		t.Run(when, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t)
			in := transporttest.NewIntake()
			w := newWriter(t, p.path("in", "slow.edi"))
			life := p.folder(func(c *folder.Config) {
				c.Crash = func(point string) {
					if point == "folder.claimed" && when == "before staging" {
						w.write("two")
					}
				}
			}).Begin(in)
			defer life.End()
			in.OnStage = func(n int, _ gateway.Envelope) error {
				if n == 1 && when == "while staging" {
					w.write("two")
				}
				return nil
			}
			w.write("one")
			life.Pass()
			p.clock.Add(2 * time.Second)
			life.Pass()
			life.Idle()
			life.Pass()
			life.Idle()
			if n := len(in.Taken()); n != 0 && when == "before staging" {
				t.Fatal("taken although it had changed")
			}
			w.write("three")
			p.clock.Add(2 * time.Second)
			life.Pass() // sees the third line
			life.Idle()
			p.clock.Add(2 * time.Second)
			life.Pass()
			life.Idle()
			got := payloads(in)
			if when == "while staging" {
				// The two lines were read whole and then stood still.
				if len(got) != 1 || !strings.HasPrefix("one\ntwo\nthree\n", got[0]) {
					t.Errorf("taken %q", got)
				}
				return
			}
			if diff := cmp.Diff([]string{"one\ntwo\nthree\n"}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A sender that goes on after its file was taken: what it wrote then was not
// taken, and somebody is told. The process may have died in between.
func TestWritesOnAfterItWasTaken(t *testing.T) {
	t.Parallel()
	for _, dies := range []bool{false, true} {
		t.Run(fmt.Sprint("dies ", dies), func(t *testing.T) {
			t.Parallel()
			p := newPlace(t)
			in := transporttest.NewIntake()
			w := newWriter(t, p.path("in", "slow.edi"))
			w.write("one")
			life := p.folder(func(c *folder.Config) {
				c.Crash = func(point string) {
					if point == "folder.committed" {
						w.write("two")
						if dies {
							runtime.Goexit()
						}
					}
				}
			}).Begin(in)
			life.Pass()
			p.clock.Add(2 * time.Second)
			life.Pass()
			life.Idle()
			if dies {
				life.Die()
				life = p.folder().Begin(in)
				life.Pass()
				p.clock.Add(2 * time.Second)
				life.Pass()
			}
			life.End()
			if diff := cmp.Diff([]string{"one\n"}, payloads(in)); diff != "" {
				t.Error(diff)
			}
			got := p.names("error")
			if len(got) != 2 || got["slow.edi"] != "one\ntwo\n" || !strings.Contains(got["slow.edi.error.txt"], "changed after it had been taken") {
				t.Errorf("error folder: %v", got)
			}
			if n := len(p.names("archive")); n != 0 {
				t.Errorf("%d files in the archive: that is not what the journal has", n)
			}
		})
	}
}

// now renews the lease, by which the folder tells the disk's clock from its own,
// and returns what the disk's shows at the folder's now. A pass has been made.
func (p *place) now(life *folder.Life) time.Time {
	p.t.Helper()
	if err := life.Beat(); err != nil {
		p.t.Fatal(err)
	}
	info, err := os.Stat(p.path("in", ".claimed", "node", ".lease"))
	if err != nil {
		p.t.Fatal(err)
	}
	return info.ModTime()
}

func TestCompleteness(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		size  int
		mtime time.Duration // of the file, from now by the disk's clock
		waits time.Duration
	}{
		{"written long ago", 3, -time.Hour, 0},
		{"just written", 3, 0, 2 * time.Second},
		{"time in the future", 3, time.Hour, 2 * time.Second},
		{"empty and fresh", 0, 0, 20 * time.Second},
		{"empty and old", 0, -time.Hour, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t)
			in := transporttest.NewIntake()
			life := p.folder().Begin(in)
			defer life.End()
			life.Pass()
			at := p.now(life).Add(c.mtime)
			path := p.path("in", "a.edi")
			p.write(path, strings.Repeat("x", c.size))
			if err := os.Chtimes(path, at, at); err != nil {
				t.Fatal(err)
			}
			due := life.Pass()
			life.Idle()
			stages, _ := in.Counts()
			if begun := stages > 0; begun != (c.waits == 0) {
				t.Fatalf("begun at first sight: %v", begun)
			}
			if c.waits == 0 {
				return
			}
			if limit := p.clock.Now().Add(c.waits); due.After(limit) {
				t.Errorf("looks again at %s, want %s at the latest", due, limit)
			}
			p.clock.Add(c.waits - 100*time.Millisecond)
			life.Pass()
			life.Idle()
			if stages, _ := in.Counts(); stages > 0 {
				t.Fatal("begun too early")
			}
			p.clock.Add(200 * time.Millisecond)
			life.Pass()
			life.Idle()
			if stages, _ := in.Counts(); stages != 1 {
				t.Errorf("staged %d times", stages)
			}
		})
	}
}

func TestLeftAlone(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	in := transporttest.NewIntake()
	life := p.folder().Begin(in)
	defer life.End()
	left := []string{".hidden.edi", "a.tmp", "B.TMP", "c.part", "d.filepart", "e.crdownload", "~lock.edi", "f.edi~", "Thumbs.db"}
	for _, n := range left {
		p.drop(n, n)
	}
	p.write(p.path("secret"), "outside")
	if err := os.Symlink(p.path("secret"), p.path("in", "link.edi")); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mkfifo(p.path("in", "pipe.edi"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(p.path("in", "sub.edi"), 0o755); err != nil {
		t.Fatal(err)
	}
	p.write(p.path("in", "sub.edi", "deep.edi"), "deep")
	p.drop("right.edi", "right")
	for range 3 {
		life.Pass()
		life.Idle()
		p.clock.Add(time.Hour)
	}
	if diff := cmp.Diff([]string{"right"}, payloads(in)); diff != "" {
		t.Error(diff)
	}
	for _, n := range append(left, "link.edi", "pipe.edi", "sub.edi/deep.edi") {
		if _, err := os.Lstat(p.path("in", n)); err != nil {
			t.Errorf("%s was touched: %v", n, err)
		}
	}
}

func TestOwnIgnore(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	in := transporttest.NewIntake()
	life := p.folder(func(c *folder.Config) { c.Ignore = []string{"*.log"} }).Begin(in)
	defer life.End()
	p.drop("a.tmp", "taken now")
	p.drop("a.log", "left")
	p.drop(".a", "left")
	life.Pass()
	life.Idle()
	if diff := cmp.Diff([]string{"taken now"}, payloads(in)); diff != "" {
		t.Error(diff)
	}
}
