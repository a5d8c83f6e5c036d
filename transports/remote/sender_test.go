// SPDX-License-Identifier: Apache-2.0

package remote_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/pkg/sftp"

	"ordergate/gateway"
	"ordergate/transports"
	"ordergate/transports/remote"
)

func outbound(id, name, payload string) transports.Outbound {
	sum := sha256.Sum256([]byte(payload))
	return transports.Outbound{ID: id, Partner: "acme", FileName: name, SHA256: hex.EncodeToString(sum[:]), Payload: []byte(payload)}
}

func sender(t *testing.T, s remote.Settings) *remote.Remote {
	t.Helper()
	r := remote.New(s)
	t.Cleanup(r.Close)
	return r
}

func TestSend(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		exists string
		sends  []transports.Outbound
		want   map[string]string
	}{
		{"one", "", []transports.Outbound{outbound("O1", "997.edi", "a")}, map[string]string{"997.edi": "a"}},
		{"the same again", "", []transports.Outbound{outbound("O1", "997.edi", "a"), outbound("O1", "997.edi", "a")}, map[string]string{"997.edi": "a"}},
		{"another under the name", "", []transports.Outbound{outbound("O1", "997.edi", "a"), outbound("O2", "997.edi", "b"), outbound("O2", "997.edi", "b")},
			map[string]string{"997.edi": "a", "997.O2.edi": "b"}},
		{"another of the same size", "", []transports.Outbound{outbound("O1", "997.edi", "aa"), outbound("O2", "997.edi", "bb")}, map[string]string{"997.edi": "aa", "997.O2.edi": "bb"}},
		{"replaced", remote.Replace, []transports.Outbound{outbound("O1", "stock.csv", "a"), outbound("O2", "stock.csv", "b")}, map[string]string{"stock.csv": "b"}},
		{"names of other systems", "", []transports.Outbound{outbound("O1", "../../etc/passwd", "a"), outbound("O2", ".hidden", "b"), outbound("O3", "", "c"),
			outbound("O4", "new\nline:*.edi", "d")}, map[string]string{"O1.._.._etc_passwd": "a", "O2.hidden": "b", "O3": "c", "new_line__.edi": "d"}},
		{"empty", "", []transports.Outbound{outbound("O1", "x.edi", "")}, map[string]string{"x.edi": ""}},
		{"large", "", []transports.Outbound{outbound("O1", "x.edi", strings.Repeat("ST*997*0001~", 100_000))}, map[string]string{"x.edi": strings.Repeat("ST*997*0001~", 100_000)}},
	} {
		for name, remembers := range map[string]remote.Memory{"": newMemory(), ", by a node that remembers nothing": nil} {
			t.Run(c.name+name, func(t *testing.T) {
				t.Parallel()
				g := newServer(t, hooks{})
				s := g.settings()
				s.Push.Exists, s.Memory = c.exists, remembers
				r := sender(t, s)
				for _, o := range c.sends {
					if err := r.Send(t.Context(), o); err != nil {
						t.Fatal(err)
					}
				}
				if diff := cmp.Diff(c.want, g.there("/in")); diff != "" {
					t.Error(diff)
				}
				if g.logins > 1 {
					t.Errorf("%d logins", g.logins)
				}
			})
		}
	}
}

// However far a try came before it was cut off, the next one makes one document of it,
// also when the partner has taken the first away.
func TestSendCutOff(t *testing.T) {
	t.Parallel()
	for _, point := range []string{"remote.half", "remote.written", "remote.marked", "remote.renamed"} {
		for _, partner := range []string{"leaves it", "takes it at once"} {
			t.Run(point+" "+partner, func(t *testing.T) {
				t.Parallel()
				got := map[string]string{}
				g := newServer(t, hooks{})
				s := g.settings()
				s.Memory = newMemory()
				crash := true
				s.Crash = func(p string) {
					if p == point && crash {
						crash = false
						if partner != "leaves it" {
							takeAway(g, got)
						}
						panic(crashed{})
					}
				}
				out := outbound("O1", "855.edi", "the answer")
				func() {
					defer func() {
						if v := recover(); v != (crashed{}) {
							t.Errorf("%v", v)
						}
					}()
					_ = sender(t, s).Send(t.Context(), out)
				}()
				for range 2 {
					if err := sender(t, s).Send(t.Context(), out); err != nil {
						t.Fatal(err)
					}
					takeAway(g, got)
				}
				if diff := cmp.Diff(map[string]string{"855.edi": "the answer"}, got); diff != "" {
					t.Error(diff)
				}
				if n := len(g.there("/in")); n != 0 {
					t.Errorf("left behind: %v", g.there("/in"))
				}
			})
		}
	}
}

type crashed struct{}

// takeAway is the partner's own program: it takes what has its right name.
func takeAway(g *gosrv, got map[string]string) {
	for name, text := range g.there("/in") {
		if strings.HasSuffix(name, ".part") {
			continue
		}
		if _, twice := got[name]; twice {
			got[name+" again"] = text
		}
		got[name] = text
		g.mu.Lock()
		delete(g.files, "/in/"+name)
		g.mu.Unlock()
	}
}

// What the partner's side refuses is tried again, says why, and leaves no false note.
func TestSendRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, folder string
		hooks        hooks
		says         string
	}{
		{"no such folder", "/nowhere", hooks{}, "no such file or folder"},
		{"no right to write", "/in", hooks{write: func(string, int64) error { return sftp.ErrSSHFxPermissionDenied }}, "ask the partner for the right"},
		{"no right to rename", "/in", hooks{rename: func(string, string) error { return sftp.ErrSSHFxPermissionDenied }}, "ask the partner for the right"},
		{"disk full", "/in", hooks{write: func(string, int64) error { return errors.New("no space left") }}, "The server says"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			g := newServer(t, c.hooks)
			s := g.settings()
			s.Push.Folder = c.folder
			m := newMemory()
			s.Memory = m
			r := sender(t, s)
			err := r.Send(t.Context(), outbound("O1", "855.edi", "x"))
			if err == nil || gateway.KindOf(err) != gateway.Transient || !strings.Contains(strings.ToLower(err.Error()), strings.ToLower(c.says)) {
				t.Errorf("%v", err)
			}
			if m.placing["O1"] != "" {
				t.Errorf("noted %q", m.placing["O1"])
			}
			g.mu.Lock()
			g.dirs["/nowhere"], g.hooks = true, hooks{}
			g.mu.Unlock()
			if err := r.Send(t.Context(), outbound("O1", "855.edi", "x")); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(map[string]string{"855.edi": "x"}, g.there(c.folder)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A connection that breaks in the middle leaves no document.
func TestSendBroken(t *testing.T) {
	t.Parallel()
	var g *gosrv
	broke := false
	g = newServer(t, hooks{write: func(_ string, off int64) error {
		if off > 100_000 && !broke {
			broke = true
			g.cut()
		}
		return nil
	}})
	r := sender(t, g.settings())
	out := outbound("O1", "855.edi", strings.Repeat("x", 1<<20))
	if err := r.Send(t.Context(), out); gateway.KindOf(err) != gateway.Transient || err == nil {
		t.Fatalf("%v", err)
	}
	if n := len(g.there("/in")); n != 1 {
		t.Errorf("there: %d files", n)
	}
	if err := r.Send(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	if got := g.there("/in"); len(got) != 1 || len(got["855.edi"]) != 1<<20 {
		t.Errorf("%d files", len(got))
	}
}

// A document that is read from the store is sent as it is, and one that is not what its
// digest says never gets its name.
func TestSendRead(t *testing.T) {
	t.Parallel()
	g := newServer(t, hooks{})
	r := sender(t, g.settings())
	out := outbound("O1", "855.edi", "right")
	out.Payload, out.Size = nil, 5
	text := "wrong"
	out.Open = func(context.Context) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader([]byte(text))), nil }
	if err := r.Send(t.Context(), out); gateway.KindOf(err) != gateway.Internal {
		t.Errorf("%v", err)
	}
	text = "right"
	if err := r.Send(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"855.edi": "right"}, g.there("/in")); diff != "" {
		t.Error(diff)
	}
}

func TestPatience(t *testing.T) {
	t.Parallel()
	g := newServer(t, hooks{})
	r := sender(t, g.settings())
	now := time.Now()
	for _, c := range []struct {
		failures int
		first    time.Time
		wait     time.Duration
		again    bool
	}{{1, now, time.Minute, true}, {3, now, 5 * time.Minute, true}, {100, now, time.Hour, true}, {100, now.Add(-72 * time.Hour), time.Hour, false}} {
		if wait, again := r.Again(c.failures, c.first); wait != c.wait || again != c.again {
			t.Errorf("%d failures: %s %t", c.failures, wait, again)
		}
	}
}
