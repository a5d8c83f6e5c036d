// SPDX-License-Identifier: Apache-2.0

package folder_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"

	"ordergate/transports/folder"
	"ordergate/transports/transporttest"
)

// A file that may not be read stays where its sender sees it, holds up nobody,
// and is taken when it may be.
func TestUnreadable(t *testing.T) {
	t.Parallel()
	if asNobody(t) {
		return
	}
	p := newPlace(t)
	in := transporttest.NewIntake()
	f := p.folder()
	life := f.Begin(in)
	defer life.End()
	p.drop("closed.edi", "closed")
	p.drop("open.edi", "open")
	if err := os.Chmod(p.path("in", "closed.edi"), 0); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		life.Pass()
		life.Idle()
		p.clock.Add(2 * time.Minute)
	}
	if diff := cmp.Diff([]string{"open"}, payloads(in)); diff != "" {
		t.Error(diff)
	}
	if _, err := os.Lstat(p.path("in", "closed.edi")); err != nil {
		t.Error(err)
	}
	if h := f.Health(); h.Waiting != 1 {
		t.Errorf("health %+v", h)
	}
	if err := os.Chmod(p.path("in", "closed.edi"), 0o600); err != nil {
		t.Fatal(err)
	}
	life.Pass() // another state: looked at anew
	p.clock.Add(2 * time.Second)
	life.Pass()
	life.Idle()
	if diff := cmp.Diff([]string{"open", "closed"}, payloads(in)); diff != "" {
		t.Error(diff)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	t.Parallel()
	if asNobody(t) {
		return
	}
	p := newPlace(t)
	in := transporttest.NewIntake()
	f := p.folder()
	life := f.Begin(in)
	defer life.End()
	p.drop("a.edi", "a")
	if err := os.Chmod(p.path("in"), 0o555); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		life.Pass()
		life.Idle()
		p.clock.Add(time.Minute)
	}
	if h := f.Health(); h.OK {
		t.Errorf("health %+v", h)
	}
	if n := len(in.Taken()); n != 0 {
		t.Errorf("%d taken, and could not be moved away", n)
	}
	if err := os.Chmod(p.path("in"), 0o755); err != nil {
		t.Fatal(err)
	}
	life.Pass()
	life.Idle()
	if diff := cmp.Diff([]string{"a"}, payloads(in)); diff != "" {
		t.Error(diff)
	}
	if h := f.Health(); !h.OK {
		t.Errorf("health %+v", h)
	}
}

// Everything lies on one small disk: folders, spool, journal. While it is full
// nothing is taken and nothing lost; when there is room again all is taken.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	p := newPlaceAt(t, smallDisk(t, 6<<20))
	const files = 30
	for i := range files {
		p.drop(fmt.Sprintf("%02d.edi", i), fmt.Sprint("order ", i))
	}
	in, store, err := door(p.root, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	life := p.folder().Begin(in)
	defer life.End()
	fill(t, p.path("ballast"))
	for range 4 {
		life.Pass()
		life.Idle()
		p.clock.Add(2 * time.Minute)
	}
	full := len(taken(t, store))
	if full == files {
		t.Fatal("the disk was not full")
	}
	if m := len(p.names("in")) + len(p.names("archive")); m != files {
		t.Fatalf("%d files are there, want %d", m, files)
	}
	if err := p.sender(nil).Send(t.Context(), outbound("O1", "997.edi", "a")); err == nil {
		t.Error("sent on a full disk")
	}
	if err := os.Remove(p.path("ballast")); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		life.Pass()
		life.Idle()
		p.clock.Add(2 * time.Minute)
	}
	names := taken(t, store)
	if len(names) != files {
		t.Errorf("%d messages, want %d (%d while full)", len(names), files, full)
	}
	if m := len(p.names("archive")); m != files {
		t.Errorf("%d files in the archive", m)
	}
	if err := p.sender(nil).Send(t.Context(), outbound("O1", "997.edi", "a")); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(map[string]string{"997.edi": "a"}, p.out()); diff != "" {
		t.Error(diff)
	}
}

// fill writes until the disk is full.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for block := make([]byte, 4096); ; {
		if _, err := f.Write(block); errors.Is(err, unix.ENOSPC) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// A notification brings a file in long before the next scan, also into a folder
// that was replaced by another.
func TestNotified(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	in := transporttest.NewIntake()
	f := p.folder(func(c *folder.Config) { c.Scan = time.Hour })
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	serving, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- f.Serve(serving, in) }()
	p.drop("first.edi", "first") // by the first scan or a notification
	if !in.Wait(ctx, func(m []transporttest.Message) bool { return len(m) == 1 }) {
		t.Fatal("not taken")
	}
	p.drop("second.edi", "second") // the folder is watched by now
	if !in.Wait(ctx, func(m []transporttest.Message) bool { return len(m) == 2 }) {
		t.Fatal("not notified")
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestMakesItsFolders(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	in := transporttest.NewIntake()
	cfg := folder.Config{Name: "a", In: root + "/in", Create: true}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := folder.New(cfg, nil, nil).Serve(ctx, in); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(root + "/in"); err != nil {
		t.Error(err)
	}
}

func BenchmarkTake(b *testing.B) {
	p := newPlace(b)
	in, store, err := door(p.root, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	payload := string(make([]byte, 2100))
	for i := range b.N {
		p.drop(fmt.Sprintf("%08d.edi", i), payload)
	}
	life := p.folder().Begin(in)
	defer life.End()
	b.ResetTimer()
	for left := b.N; left > 0; left -= 8192 {
		life.Pass()
	}
	life.Idle()
	b.StopTimer()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "files/s")
	if n := len(taken(b, store)); n != b.N {
		b.Errorf("%d of %d taken", n, b.N)
	}
	b.ReportMetric(syncRate(b), "fsyncs/s")
}

func BenchmarkSend(b *testing.B) {
	p := newPlace(b)
	s := p.sender(nil)
	b.ResetTimer()
	for i := 0; i < b.N; i += 64 {
		n := min(64, b.N-i)
		batch := make([]string, n)
		for j := range batch {
			batch[j] = fmt.Sprint(i + j)
		}
		if err := sendAll(s, batch); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "files/s")
}

// syncRate is what the disk does: appends of 4 KiB, each synced.
func syncRate(b *testing.B) float64 {
	b.Helper()
	f, err := os.Create(b.TempDir() + "/f")
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	const n = 500
	begin := time.Now()
	block := make([]byte, 4096)
	for range n {
		if _, err := f.Write(block); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
	return n / time.Since(begin).Seconds()
}
