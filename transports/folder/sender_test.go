// SPDX-License-Identifier: Apache-2.0

package folder_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/transports"
	"ordergate/transports/folder"
)

func outbound(id, name, payload string) transports.Outbound {
	sum := sha256.Sum256([]byte(payload))
	return transports.Outbound{ID: id, Partner: "acme", FileName: name, SHA256: hex.EncodeToString(sum[:]), Payload: []byte(payload)}
}

// out lists what the partner sees.
func (p *place) out() map[string]string {
	p.t.Helper()
	got := map[string]string{}
	entries, err := os.ReadDir(p.path("out"))
	if err != nil {
		p.t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			b, err := os.ReadFile(p.path("out", e.Name()))
			if err != nil {
				p.t.Fatal(err)
			}
			got[e.Name()] = string(b)
		}
	}
	return got
}

func (p *place) sender(crash func(string)) *folder.Sender {
	cfg := p.config()
	cfg.Crash = crash
	return folder.NewSender(cfg, nil, p.clock)
}

func TestSend(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		sends []transports.Outbound
		want  map[string]string
	}{
		{"one", []transports.Outbound{outbound("O1", "997.edi", "a")}, map[string]string{"997.edi": "a"}},
		{"the same again", []transports.Outbound{outbound("O1", "997.edi", "a"), outbound("O1", "997.edi", "a")}, map[string]string{"997.edi": "a"}},
		{"another under the name", []transports.Outbound{outbound("O1", "997.edi", "a"), outbound("O2", "997.edi", "b"), outbound("O2", "997.edi", "b")},
			map[string]string{"997.edi": "a", "997.O2.edi": "b"}},
		{"names of other systems", []transports.Outbound{outbound("O1", "../../etc/passwd", "a"), outbound("O2", ".hidden", "b"), outbound("O3", "", "c"),
			outbound("O4", "new\nline:*.edi", "d")}, map[string]string{"O1.._.._etc_passwd": "a", "O2.hidden": "b", "O3": "c", "new_line__.edi": "d"}},
		{"long name", []transports.Outbound{outbound("O1", strings.Repeat("n", 300)+".edi", "a")}, map[string]string{strings.Repeat("n", 255): "a"}},
		{"empty", []transports.Outbound{outbound("O1", "x.edi", "")}, map[string]string{"x.edi": ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t)
			s := p.sender(nil)
			for _, o := range c.sends {
				if err := s.Send(t.Context(), o); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(c.want, p.out()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSendBatch(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	var outs []transports.Outbound
	want := map[string]string{}
	for i := range 300 {
		o := outbound(fmt.Sprint("O", i), fmt.Sprintf("%d.edi", i), fmt.Sprint("content ", i))
		outs = append(outs, o)
		want[o.FileName] = string(o.Payload)
	}
	bad := outbound("O300", "bad.edi", "x")
	bad.SHA256 = outs[0].SHA256
	outs = append(outs, bad, outs[7])
	errs := p.sender(nil).SendBatch(t.Context(), outs)
	for i, err := range errs {
		switch {
		case i < 300 && err != nil:
			t.Error(err)
		case i == 300 && gateway.KindOf(err) != gateway.Internal:
			t.Errorf("wrong digest: %v", err)
		case i == 301 && gateway.KindOf(err) != gateway.Transient:
			t.Errorf("twice in a batch: %v", err)
		}
	}
	if diff := cmp.Diff(want, p.out()); diff != "" {
		t.Error(diff)
	}
	if errs := p.sender(nil).SendBatch(t.Context(), nil); len(errs) != 0 {
		t.Errorf("an empty batch: %v", errs)
	}
}

// The partner has taken the file away, and the process dies before it is
// recorded: the repeat makes no second file.
func TestSendRepeatedAfterPickUp(t *testing.T) {
	t.Parallel()
	for _, point := range []string{"folder.written", "folder.delivered"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t)
			died := make(chan struct{})
			go func() {
				defer close(died)
				_ = p.sender(func(at string) {
					if at == point {
						runtime.Goexit()
					}
				}).Send(context.Background(), outbound("O1", "997.edi", "a"))
			}()
			<-died
			got := p.out()
			if delivered := point == "folder.delivered"; (len(got) == 1) != delivered {
				t.Fatalf("before the repeat: %v", got)
			}
			_ = os.Remove(p.path("out", "997.edi")) // picked up
			for range 3 {
				if err := p.sender(nil).Send(t.Context(), outbound("O1", "997.edi", "a")); err != nil {
					t.Fatal(err)
				}
			}
			want := map[string]string{}
			if point == "folder.written" {
				want["997.edi"] = "a"
			}
			if diff := cmp.Diff(want, p.out()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What was delivered by a process that left no mark is known by its bytes.
func TestSendWithoutMarks(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.write(p.path("out", "997.edi"), "a")
	if err := p.sender(nil).Send(t.Context(), outbound("O1", "997.edi", "a")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"997.edi": "a"}, p.out()); diff != "" {
		t.Error(diff)
	}
}

func TestSendForgets(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	s := p.sender(nil)
	old := p.clock.Now().Add(-31 * 24 * time.Hour)
	send := func(id string) {
		t.Helper()
		if err := s.Send(t.Context(), outbound(id, id, id)); err != nil {
			t.Fatal(err)
		}
	}
	send("O1")
	send("O2")
	hidden := p.path("out", ".ordergate")
	p.write(filepath.Join(hidden, "O9.ready.x.part"), "half")
	p.write(filepath.Join(hidden, "O8.ready"), "waits")
	p.write(filepath.Join(hidden, "O8.sent"), "")
	for n, at := range map[string]time.Time{"O1.sent": old, "O2.sent": p.clock.Now(), "O9.ready.x.part": old, "O8.ready": old, "O8.sent": old} {
		if err := os.Chtimes(filepath.Join(hidden, n), at, at); err != nil {
			t.Fatal(err)
		}
	}
	p.clock.Add(2 * time.Hour)
	send("O3")
	var got []string
	entries, err := os.ReadDir(hidden)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if diff := cmp.Diff([]string{"O2.sent", "O3.sent", "O8.ready", "O8.sent"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestSendToMissingFolder(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	if err := os.Remove(p.path("out")); err != nil {
		t.Fatal(err)
	}
	if err := p.sender(nil).Send(t.Context(), outbound("O1", "a", "a")); gateway.KindOf(err) != gateway.Transient || err == nil {
		t.Errorf("missing folder: %v", err)
	}
	cfg := p.config()
	cfg.Create = true
	if err := folder.NewSender(cfg, nil, nil).Send(t.Context(), outbound("O1", "a", "a")); err != nil {
		t.Error(err)
	}
}

func TestSendCancelled(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := p.sender(nil).Send(ctx, outbound("O1", "a", "a")); gateway.KindOf(err) != gateway.Transient || err == nil {
		t.Errorf("cancelled: %v", err)
	}
	if len(p.out()) != 0 {
		t.Error("delivered although cancelled")
	}
}

// Many senders at the same time, each id by several of them: every document is
// there, whole; one that was cut off by another is sent again.
func TestSendConcurrently(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			s := p.sender(nil)
			for i := range 30 {
				o := outbound(fmt.Sprint("O", i), "same-name.edi", fmt.Sprint("content ", i))
				for try := 0; ; try++ {
					err := s.Send(context.Background(), o)
					if err == nil {
						break
					}
					if try == 100 || gateway.KindOf(err) != gateway.Transient {
						t.Errorf("writer %d: %v", w, err)
						break
					}
				}
			}
		})
	}
	wg.Wait()
	seen := map[string]bool{}
	for _, text := range p.out() {
		seen[text] = true
	}
	for i := range 30 {
		if !seen[fmt.Sprint("content ", i)] {
			t.Errorf("document %d is lost", i)
		}
	}
	if len(seen) != 30 {
		t.Errorf("%d different documents, want 30", len(seen))
	}
}

func sendAll(s *folder.Sender, ids []string) error {
	outs := make([]transports.Outbound, len(ids))
	for i, id := range ids {
		outs[i] = outbound("O"+id, id+".edi", "content "+id)
	}
	return errors.Join(s.SendBatch(context.Background(), outs)...)
}
