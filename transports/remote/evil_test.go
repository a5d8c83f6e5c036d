// SPDX-License-Identifier: Apache-2.0

package remote_test

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"ordergate/transports/remote"
	"ordergate/transports/transporttest"
)

// A server that says nothing any more is left, at each thing it may be asked.
func TestStalls(t *testing.T) {
	t.Parallel()
	for _, where := range []string{"list", "read", "remove"} {
		t.Run(where, func(t *testing.T) {
			t.Parallel()
			end := make(chan struct{})
			stall := func(at string) error {
				if at == where {
					<-end
				}
				return nil
			}
			g := newServer(t, hooks{list: func(string) ([]os.FileInfo, error, bool) { return nil, stall("list"), false },
				read: func(string, int64) error { return stall("read") }, remove: func(string) error { return stall("remove") }})
			t.Cleanup(func() { close(end) })
			g.put("/out/a.edi", "a", 1)
			s := g.settings()
			s.Timeout = 50 * time.Millisecond
			v := serve(t, s, transporttest.NewIntake())
			v.says("server said nothing for 50ms")
		})
	}
}

// A server that takes connections and says nothing at all.
func TestSilentServer(t *testing.T) {
	t.Parallel()
	for _, scheme := range []string{"sftp", "ftps", "ftps+implicit"} {
		t.Run(scheme, func(t *testing.T) {
			t.Parallel()
			g := newServer(t, hooks{})
			silent := silence(t)
			s := g.settings()
			s.URL, s.Timeout = scheme+"://acme@"+silent, 50*time.Millisecond
			v := serve(t, s, transporttest.NewIntake())
			v.says("50ms")
		})
	}
}

// A server that lies about a size is not believed, in either direction.
func TestLiesAboutSize(t *testing.T) {
	t.Parallel()
	for _, size := range []int64{2, 1 << 20} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			t.Parallel()
			g := newServer(t, hooks{})
			g.put("/out/a.edi", "twelve bytes", 1)
			g.files["/out/a.edi"].size = size
			in := transporttest.NewIntake()
			v := serve(t, g.settings(), in)
			v.rounds(3)
			if n := len(in.Taken()); n != 0 || len(g.there("/out")) != 1 {
				t.Errorf("%d taken", n)
			}
		})
	}
	t.Run("endless", func(t *testing.T) { // says 100 bytes, sends for ever
		t.Parallel()
		var read int64
		g := newServer(t, hooks{read: func(_ string, off int64) error { read = max(read, off); return nil }})
		g.put("/out/a.edi", strings.Repeat("x", 64<<20), 1)
		g.files["/out/a.edi"].size = 100
		v := serve(t, g.settings(), transporttest.NewIntake())
		v.rounds(2)
		v.stop()
		if read > 1<<20 {
			t.Errorf("read on to %d", read)
		}
	})
}

// Names that lead elsewhere, or are none, are left alone; odd ones are not.
func TestNames(t *testing.T) {
	t.Parallel()
	info := func(name string) os.FileInfo {
		return &memFile{name: "/out/x", data: []byte("x"), at: time.Unix(1_700_000_000, 0), shown: name}
	}
	odd := []string{"two words.edi", "new\nline.edi", "tab\t.edi", "-rf", "$(id).edi", "Größe 注文.edi", "bad\xff\xfe.edi", "100%.edi", "%41.edi", strings.Repeat("n", 251) + ".edi"}
	evil := []string{"../../etc/passwd", "..", "/", "nul\x00.edi", strings.Repeat("n", 300)}
	g := newServer(t, hooks{})
	g.hooks.list = func(dir string) ([]os.FileInfo, error, bool) {
		g.mu.Lock()
		defer g.mu.Unlock()
		var all []os.FileInfo
		for _, name := range evil {
			all = append(all, info(name))
		}
		for _, f := range g.files {
			c := *f
			all = append(all, &c)
		}
		return all, nil, dir == "/out"
	}
	for i, name := range odd {
		g.put("/out/"+name, name, int64(i))
	}
	g.put("/etc/passwd", "secret", 1)
	in := transporttest.NewIntake()
	v := serve(t, g.settings(), in)
	until(t, "the odd ones", taken(in, len(odd)))
	v.rounds(1)
	got := map[string]bool{}
	for _, m := range in.Taken() {
		got[string(m.Payload)] = true
	}
	for _, name := range odd {
		if !got[name] {
			t.Errorf("%q was not taken", name)
		}
	}
	if len(got) != len(odd) || g.opened("/etc/passwd") != 0 {
		t.Errorf("%d taken", len(got))
	}
}

// A server that lists a million files for ever is cut off; what came of it is worked on,
// and memory stays bounded.
func TestEndlessListing(t *testing.T) {
	t.Parallel()
	g := newServer(t, hooks{})
	g.put("/out/0.edi", "x", 1)
	g.hooks.endless = func(i int64) os.FileInfo {
		if i == 0 {
			return &memFile{name: "/out/0.edi", data: []byte("x"), at: time.Unix(1_700_000_001, 0)}
		}
		return &memFile{name: fmt.Sprintf("/out/%012d.txt", i), data: []byte("x"), at: time.Unix(1_700_000_001, 0)}
	}
	s := g.settings()
	s.Fetch.Patterns = []string{"*.edi"}
	in := transporttest.NewIntake()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	v := serve(t, s, in)
	until(t, "the file", taken(in, 1))
	v.says("Folder /out holds more names than are looked at")
	v.stop()
	runtime.GC()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 16*remote.ListBudget {
		t.Errorf("heap has grown by %d", grown)
	}
}

// A server with another host key is not spoken to: no login, nothing sent.
func TestHostKeyChanges(t *testing.T) {
	t.Parallel()
	g := newServer(t, hooks{})
	s := g.settings()
	s.HostKeys = []string{string(ssh.MarshalAuthorizedKey(g.host.PublicKey()))}
	in := transporttest.NewIntake()
	v := serve(t, s, in)
	v.rounds(1)
	other, _ := newKey(t, "")
	g.mu.Lock()
	g.host = other
	logins := g.logins
	g.mu.Unlock()
	g.cut()
	v.says("shows another host key", ssh.FingerprintSHA256(other.PublicKey()))
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.logins != logins {
		t.Error("logged in at another server")
	}
}

// Each way to know a server's host key.
func TestHostKeys(t *testing.T) {
	t.Parallel()
	g := newServer(t, hooks{})
	other, _ := newKey(t, "")
	line := func(k ssh.Signer) string { return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(k.PublicKey()))) }
	host, port, _ := strings.Cut(g.address, ":")
	file := func(text string) string {
		name := t.TempDir() + "/known_hosts"
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	for _, c := range []struct {
		name string
		pins []string
		file string
		ok   bool
	}{
		{"fingerprint", []string{ssh.FingerprintSHA256(g.host.PublicKey())}, "", true},
		{"one of two", []string{ssh.FingerprintSHA256(other.PublicKey()), line(g.host)}, "", true},
		{"line of known_hosts", []string{"[" + host + "]:" + port + " " + line(g.host)}, "", true},
		{"other", []string{line(other)}, "", false},
		{"file", nil, file("[" + host + "]:" + port + " " + line(g.host) + "\n"), true},
		{"file of another host", nil, file("example.com " + line(g.host) + "\n"), false},
		{"revoked", nil, file("@revoked * " + line(g.host) + "\n[" + host + "]:" + port + " " + line(g.host) + "\n"), false},
		{"no file", nil, "/nowhere/known_hosts", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := g.settings()
			s.HostKeys, s.KnownHosts = c.pins, c.file
			if err := sender(t, s).Send(t.Context(), outbound("O", c.name, "x")); (err == nil) != c.ok {
				t.Errorf("%v", err)
			}
		})
	}
}

// Each way to log in, and what is said of a wrong one: never a secret.
func TestLogin(t *testing.T) {
	t.Parallel()
	plain, asking := newServer(t, hooks{}), newServer(t, hooks{ask: true})
	o := newOpenSSH(t)
	if err := os.Mkdir(o.root+"/in", 0o755); err != nil {
		t.Fatal(err)
	}
	_, stranger := newKey(t, "")
	_, locked := newKey(t, "the phrase")
	type change func(s *remote.Settings, values map[string]string)
	for _, c := range []struct {
		name   string
		s      func() remote.Settings
		change change
		says   string // "" for a login
	}{
		{"password", plain.settings, nil, ""},
		{"keyboard-interactive", asking.settings, nil, ""},
		{"wrong password", plain.settings, func(_ *remote.Settings, v map[string]string) { v["PASSWORD"] = "hunter2" }, "does not let acme in"},
		{"wrong answer", asking.settings, func(_ *remote.Settings, v map[string]string) { v["PASSWORD"] = "hunter2" }, "does not let acme in"},
		{"no password", plain.settings, func(_ *remote.Settings, v map[string]string) { delete(v, "PASSWORD") }, "PASSWORD"},
		{"key", func() remote.Settings { return o.settings(t) }, nil, ""},
		{"a stranger's key", func() remote.Settings { return o.settings(t) }, func(_ *remote.Settings, v map[string]string) { v["KEY"] = stranger }, "methods tried: publickey"},
		{"a locked key", func() remote.Settings { return o.settings(t) }, func(_ *remote.Settings, v map[string]string) { v["KEY"] = locked }, "set keyPassphrase"},
		{"a locked key and the wrong phrase", func() remote.Settings { return o.settings(t) }, func(s *remote.Settings, v map[string]string) {
			v["KEY"], v["PHRASE"] = locked, "hunter2"
			s.KeyPassphrase = secret(t, "PHRASE")
		}, "password incorrect"},
		{"no key at all", func() remote.Settings { return o.settings(t) }, func(_ *remote.Settings, v map[string]string) { v["KEY"] = "rubbish hunter2" }, "no key found"},
		{"a key of PuTTY", func() remote.Settings { return o.settings(t) }, func(_ *remote.Settings, v map[string]string) {
			v["KEY"] = "PuTTY-User-Key-File-3: ssh-ed25519\nhunter2"
		}, "puttygen"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := c.s()
			values := map[string]string{"PASSWORD": plain.password, "KEY": o.key}
			if c.change != nil {
				c.change(&s, values)
			}
			s.Secret = secrets(values)
			if s.Push = (&remote.Push{Folder: "/in"}); !s.Key.IsZero() {
				s.Push.Folder = o.root + "/in"
			}
			err := sender(t, s).Send(t.Context(), outbound("O", "x.edi", "x"))
			switch {
			case c.says == "" && err != nil, c.says != "" && err == nil:
				t.Errorf("%v", err)
			case err != nil && (!strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "hunter2")):
				t.Errorf("%q does not say %q, or too much", err, c.says)
			}
		})
	}
}

// The step by step test shows what a server offers, and the line to paste.
func TestProbe(t *testing.T) {
	t.Parallel()
	g := newServer(t, hooks{})
	g.put("/out/a.edi", "a", 1)
	print := ssh.FingerprintSHA256(g.host.PublicKey())
	probe := func(s remote.Settings, push bool) (text string, ok bool) {
		ok = true
		for _, step := range remote.Probe(t.Context(), s, remote.ProbeOptions{Push: push}) {
			ok = ok && step.OK
			text += fmt.Sprintln(step.OK, step.Name, step.Detail, step.Advice)
		}
		return text, ok
	}
	text, ok := probe(g.settings(), true)
	for _, want := range []string{"TCP connected", print + " (known)", "logged in as acme", "/out has 1 file(s), 1 to fetch", "/in is there", "removed it again"} {
		if !ok || !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if len(g.there("/in")) != 0 || len(g.there("/out")) != 1 {
		t.Error("something was left, or taken")
	}
	unknown := g.settings()
	unknown.HostKeys = nil
	logins := g.logins
	text, ok = probe(unknown, false)
	for _, want := range []string{"(not known)", `hostKeys: ["` + print + `"]`, "known_hosts: [127.0.0.1]:"} {
		if ok || !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if g.logins != logins {
		t.Error("logged in at a server that is not known")
	}
	bad := g.settings()
	bad.Fetch.Folders = []string{"/nowhere"}
	if text, ok = probe(bad, false); ok || !strings.Contains(text, "false fetch The server has no such file or folder.") {
		t.Errorf("%s", text)
	}
}
