// SPDX-License-Identifier: Apache-2.0

package remote_test

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pkg/sftp"
	"go.uber.org/goleak"
	"golang.org/x/crypto/ssh"

	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/strict"
	"ordergate/transports/remote"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience is how long tests wait for what must come; it only ends what would wait for
// ever.
const patience = 5 * time.Minute

func until(t testing.TB, what string, ok func() bool) {
	t.Helper()
	limit := time.After(patience)
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for !ok() {
		select {
		case <-tick.C:
		case <-limit:
			t.Fatalf("waiting for %s", what)
		}
	}
}

// newKey makes an SSH key: the signer, and the key as a file has it.
func newKey(t testing.TB, passphrase string) (ssh.Signer, string) {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(key, "test")
	if passphrase != "" {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(key, "test", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	return signer, string(pem.EncodeToMemory(block))
}

func secret(t testing.TB, name string) strict.Secret {
	t.Helper()
	var s strict.Secret
	if err := s.UnmarshalText([]byte("${env:" + name + "}")); err != nil {
		t.Fatal(err)
	}
	return s
}

// secrets resolves the secrets of tests by their names.
func secrets(values map[string]string) func(strict.Secret) (string, error) {
	return func(s strict.Secret) (string, error) {
		return s.Resolve(func(name string) string { return values[name] }, os.ReadFile)
	}
}

// child runs a server until the test ends, and returns when it takes connections.
func child(t testing.TB, address string, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	var out strings.Builder
	var mu sync.Mutex
	w := writer(func(p []byte) (int, error) { mu.Lock(); defer mu.Unlock(); return out.Write(p) })
	cmd.Stdout, cmd.Stderr = w, w
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { _ = cmd.Wait(); close(done) }()
	t.Cleanup(func() { _ = cmd.Process.Kill(); <-done })
	until(t, name, func() bool {
		select {
		case <-done:
			mu.Lock()
			defer mu.Unlock()
			t.Fatalf("%s has ended: %s", name, out.String())
		default:
		}
		c, err := net.Dial("tcp", address)
		if err != nil {
			return false
		}
		_ = c.Close()
		return true
	})
}

type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

// openssh is a real sshd over a folder.
type openssh struct {
	root    string
	address string
	user    string
	host    ssh.Signer
	key     string // ours, as a file has it
}

func newOpenSSH(t testing.TB) *openssh {
	t.Helper()
	if os.Getuid() == 0 { // sshd wants it when it is root
		if err := os.MkdirAll("/run/sshd", 0o755); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	o := &openssh{root: filepath.Join(dir, "root"), user: me.Username}
	if err := os.Mkdir(o.root, 0o755); err != nil {
		t.Fatal(err)
	}
	host, hostPEM := newKey(t, "")
	own, ownPEM := newKey(t, "")
	o.host, o.key = host, ownPEM
	port := gatewaytest.FreePort(t)
	o.address = "127.0.0.1:" + port
	for name, text := range map[string]string{"host": hostPEM, "authorized": string(ssh.MarshalAuthorizedKey(own.PublicKey())),
		"config": "Port " + port + "\nListenAddress 127.0.0.1\nHostKey " + dir + "/host\nPidFile none\nAuthorizedKeysFile " + dir + "/authorized\n" +
			"StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\nMaxStartups 200\nSubsystem sftp internal-sftp\nLogLevel ERROR\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	child(t, o.address, "/usr/sbin/sshd", "-D", "-e", "-f", filepath.Join(dir, "config"))
	return o
}

// settings are those of a connection to it.
func (o *openssh) settings(t testing.TB) remote.Settings {
	return remote.Settings{Config: remote.Config{Name: "acme-remote", URL: "sftp://" + o.user + "@" + o.address,
		Key: secret(t, "KEY"), HostKeys: []string{ssh.FingerprintSHA256(o.host.PublicKey())}},
		Speaks: []string{"acme"}, Secret: secrets(map[string]string{"KEY": o.key})}
}

// gosrv is an SFTP server of ours in memory, which can be evil. Set its hooks before
// it is spoken to; files are guarded by mu.
type gosrv struct {
	t        testing.TB
	address  string
	host     ssh.Signer
	password string
	listener net.Listener

	hooks

	mu     sync.Mutex
	files  map[string]*memFile
	dirs   map[string]bool
	reads  map[string]int // opened for reading
	conns  []net.Conn
	logins int
	wg     sync.WaitGroup
}

type hooks struct {
	list   func(dir string) ([]os.FileInfo, error, bool) // ok false: as it is
	read   func(name string, off int64) error
	remove func(name string) error
	rename func(from, to string) error
	write  func(name string, off int64) error
	ask    bool // by keyboard-interactive alone

	endless func(i int64) os.FileInfo // the listing of /out, without an end
}

type memFile struct {
	name string
	data []byte
	size int64 // when it lies; else 0
	at   time.Time

	shown string // its name in listings, when it lies; else ""
}

func (f *memFile) Name() string {
	if f.shown != "" {
		return f.shown
	}
	return path.Base(f.name)
}
func (f *memFile) Size() int64 {
	if f.size != 0 {
		return f.size
	}
	return int64(len(f.data))
}
func (f *memFile) Mode() os.FileMode  { return 0o644 }
func (f *memFile) ModTime() time.Time { return f.at }
func (f *memFile) IsDir() bool        { return false }
func (f *memFile) Sys() any           { return nil }

type memDir string

func (d memDir) Name() string       { return path.Base(string(d)) }
func (d memDir) Size() int64        { return 0 }
func (d memDir) Mode() os.FileMode  { return os.ModeDir | 0o755 }
func (d memDir) ModTime() time.Time { return time.Unix(1_700_000_000, 0) }
func (d memDir) IsDir() bool        { return true }
func (d memDir) Sys() any           { return nil }

func newServer(t testing.TB, h hooks) *gosrv {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host, _ := newKey(t, "")
	g := &gosrv{t: t, address: l.Addr().String(), host: host, password: "open sesame", listener: l, hooks: h,
		files: map[string]*memFile{}, dirs: map[string]bool{"/": true, "/out": true, "/in": true, "/done": true}, reads: map[string]int{}}
	g.wg.Go(g.accept)
	t.Cleanup(g.stop)
	return g
}

func (g *gosrv) stop() {
	_ = g.listener.Close()
	g.cut()
	g.wg.Wait()
}

// cut ends all connections.
func (g *gosrv) cut() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, c := range g.conns {
		_ = c.Close()
	}
	g.conns = nil
}

func (g *gosrv) accept() {
	for {
		c, err := g.listener.Accept()
		if err != nil {
			return
		}
		g.mu.Lock()
		g.conns = append(g.conns, c)
		g.mu.Unlock()
		g.wg.Go(func() { defer c.Close(); g.serve(c) })
	}
}

func (g *gosrv) serve(c net.Conn) {
	config := &ssh.ServerConfig{}
	ok := func(password string) (*ssh.Permissions, error) {
		if password != g.password {
			return nil, errors.New("no")
		}
		return nil, nil
	}
	if g.ask {
		config.KeyboardInteractiveCallback = func(_ ssh.ConnMetadata, ask ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
			answers, err := ask("", "", []string{"Password: "}, []bool{false})
			if err != nil || len(answers) != 1 {
				return nil, errors.New("no")
			}
			return ok(answers[0])
		}
	} else {
		config.PasswordCallback = func(_ ssh.ConnMetadata, p []byte) (*ssh.Permissions, error) { return ok(string(p)) }
	}
	g.mu.Lock()
	config.AddHostKey(g.host)
	g.mu.Unlock()
	conn, channels, requests, err := ssh.NewServerConn(c, config)
	if err != nil {
		return
	}
	defer conn.Close()
	g.mu.Lock()
	g.logins++
	g.mu.Unlock()
	g.wg.Go(func() { ssh.DiscardRequests(requests) })
	for nc := range channels {
		ch, reqs, err := nc.Accept()
		if err != nil {
			return
		}
		g.wg.Go(func() {
			for r := range reqs {
				_ = r.Reply(r.Type == "subsystem", nil)
				if r.Type == "subsystem" {
					g.wg.Go(func() {
						s := sftp.NewRequestServer(ch, sftp.Handlers{FileGet: g, FilePut: g, FileCmd: g, FileList: g})
						_ = s.Serve()
						_ = ch.Close()
					})
				}
			}
		})
	}
}

func (g *gosrv) Fileread(r *sftp.Request) (io.ReaderAt, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	f := g.files[r.Filepath]
	if f == nil {
		return nil, os.ErrNotExist
	}
	g.reads[r.Filepath]++
	return &memReader{g, r.Filepath, slices.Clone(f.data)}, nil
}

type memReader struct {
	g    *gosrv
	name string
	data []byte
}

func (r *memReader) ReadAt(p []byte, off int64) (int, error) {
	if r.g.read != nil {
		if err := r.g.read(r.name, off); err != nil {
			return 0, err
		}
	}
	if off >= int64(len(r.data)) {
		return 0, io.EOF
	}
	n := copy(p, r.data[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (g *gosrv) Filewrite(r *sftp.Request) (io.WriterAt, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.dirs[path.Dir(r.Filepath)] {
		return nil, os.ErrNotExist
	}
	g.files[r.Filepath] = &memFile{name: r.Filepath, at: time.Now().Truncate(time.Second)}
	return &memWriter{g, r.Filepath}, nil
}

type memWriter struct {
	g    *gosrv
	name string
}

func (w *memWriter) WriteAt(p []byte, off int64) (int, error) {
	if w.g.write != nil {
		if err := w.g.write(w.name, off); err != nil {
			return 0, err
		}
	}
	w.g.mu.Lock()
	defer w.g.mu.Unlock()
	f := w.g.files[w.name]
	if f == nil {
		return 0, os.ErrNotExist
	}
	if need := int(off) + len(p); need > len(f.data) {
		f.data = append(f.data, make([]byte, need-len(f.data))...)
	}
	return copy(f.data[off:], p), nil
}

func (g *gosrv) Filecmd(r *sftp.Request) error {
	switch r.Method {
	case "Remove":
		if g.remove != nil {
			if err := g.remove(r.Filepath); err != nil {
				return err
			}
		}
		g.mu.Lock()
		defer g.mu.Unlock()
		if g.files[r.Filepath] == nil {
			return os.ErrNotExist
		}
		delete(g.files, r.Filepath)
	case "Rename":
		if g.rename != nil {
			if err := g.rename(r.Filepath, r.Target); err != nil {
				return err
			}
		}
		return g.move(r.Filepath, r.Target, false)
	case "Rmdir":
		return errors.New("it is no folder")
	}
	return nil
}

// PosixRename lets the server rename over another file.
func (g *gosrv) PosixRename(r *sftp.Request) error { return g.move(r.Filepath, r.Target, true) }

func (g *gosrv) move(from, to string, replace bool) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	f := g.files[from]
	switch {
	case f == nil || !g.dirs[path.Dir(to)]:
		return os.ErrNotExist
	case g.files[to] != nil && !replace:
		return errors.New("it is there already")
	}
	delete(g.files, from)
	f.name = to
	g.files[to] = f
	return nil
}

type endless func(i int64) os.FileInfo

func (e endless) ListAt(out []os.FileInfo, off int64) (int, error) {
	for i := range out {
		out[i] = e(off + int64(i))
	}
	return len(out), nil
}

// silence takes connections and says nothing.
func silence(t testing.TB) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			wg.Go(func() { defer c.Close(); _, _ = io.Copy(io.Discard, c) })
		}
	})
	t.Cleanup(func() { _ = l.Close(); wg.Wait() })
	return l.Addr().String()
}

type lister []os.FileInfo

func (l lister) ListAt(out []os.FileInfo, off int64) (int, error) {
	if off >= int64(len(l)) {
		return 0, io.EOF
	}
	n := copy(out, l[off:])
	if n < len(out) {
		return n, io.EOF
	}
	return n, nil
}

// Lstat lets the server answer for links, of which there are none.
func (g *gosrv) Lstat(r *sftp.Request) (sftp.ListerAt, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if f := g.files[r.Filepath]; f != nil {
		c := *f
		return lister{&c}, nil
	}
	if g.dirs[r.Filepath] {
		return lister{memDir(r.Filepath)}, nil
	}
	return nil, os.ErrNotExist
}

func (g *gosrv) Filelist(r *sftp.Request) (sftp.ListerAt, error) {
	if r.Method == "Stat" {
		return g.Lstat(r)
	}
	if g.endless != nil && r.Filepath == "/out" {
		return endless(g.endless), nil
	}
	if g.hooks.list != nil {
		if infos, err, ok := g.hooks.list(r.Filepath); ok {
			return lister(infos), err
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.dirs[r.Filepath] {
		return nil, os.ErrNotExist
	}
	var l lister
	for name, f := range g.files {
		if path.Dir(name) == r.Filepath {
			c := *f
			l = append(l, &c)
		}
	}
	return l, nil
}

// put places a file of a time.
func (g *gosrv) put(name, text string, at int64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.files[name] = &memFile{name: name, data: []byte(text), at: time.Unix(1_700_000_000+at, 0)}
}

// there lists what lies in a folder, by name.
func (g *gosrv) there(dir string) map[string]string {
	g.mu.Lock()
	defer g.mu.Unlock()
	out := map[string]string{}
	for name, f := range g.files {
		if path.Dir(name) == dir {
			out[path.Base(name)] = string(f.data)
		}
	}
	return out
}

func (g *gosrv) opened(name string) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.reads[name]
}

// settings are those of a connection to it that fetches all from /out as soon as it
// is seen, and pushes to /in.
func (g *gosrv) settings() remote.Settings {
	return remote.Settings{Config: remote.Config{Name: "acme-remote", URL: "sftp://acme@" + g.address,
		Password: secret(g.t, "PASSWORD"), HostKeys: []string{ssh.FingerprintSHA256(g.host.PublicKey())},
		Fetch: &remote.Fetch{Folders: []string{"/out"}, Every: 2 * time.Millisecond, Complete: remote.Renamed},
		Push:  &remote.Push{Folder: "/in"}},
		Speaks: []string{"acme"}, Secret: secrets(map[string]string{"PASSWORD": g.password})}
}

// memory is a remote.Memory in memory.
type memory struct {
	mu      sync.Mutex
	known   map[string]bool
	placing map[string]string
}

func newMemory() *memory { return &memory{known: map[string]bool{}, placing: map[string]string{}} }

func (m *memory) Known(_ context.Context, _ string, keys []string) (map[string]bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := map[string]bool{}
	for _, k := range keys {
		out[k] = m.known[k]
	}
	return out, nil
}

func (m *memory) Placing(_ context.Context, id string) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.placing[id], nil
}

func (m *memory) SetPlacing(_ context.Context, id, place string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.placing[id] = place
	return nil
}
