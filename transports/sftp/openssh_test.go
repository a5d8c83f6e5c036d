// SPDX-License-Identifier: Apache-2.0

package sftp_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"ordergate/transports/transporttest"
)

// openssh is a client of OpenSSH with a key of its own.
type openssh struct {
	t    *testing.T
	x    *lab
	dir  string
	args []string
}

func newOpenSSH(t *testing.T, change ...func(*lab)) *openssh {
	t.Helper()
	if _, err := exec.LookPath("sftp"); err != nil {
		t.Fatal("OpenSSH's sftp is not there: scripts/tools.sh installs it")
	}
	o := &openssh{t: t, dir: t.TempDir()}
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	o.write("key", string(pem.EncodeToMemory(block)))
	line, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	o.x = newLab(t, append(change, func(x *lab) { x.account.Keys = keys(string(ssh.MarshalAuthorizedKey(line))) })...)
	_, port, err := net.SplitHostPort(o.x.addr)
	if err != nil {
		t.Fatal(err)
	}
	o.args = []string{"-P", port, "-F", "none", "-i", o.path("key"), "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=accept-new", "-o", "UserKnownHostsFile=" + o.path("known_hosts"),
		"-o", "PreferredAuthentications=publickey", "-o", "LogLevel=ERROR"}
	return o
}

func (o *openssh) path(name string) string { return filepath.Join(o.dir, name) }

func (o *openssh) write(name, text string) string {
	o.t.Helper()
	if err := os.WriteFile(o.path(name), []byte(text), 0o600); err != nil {
		o.t.Fatal(err)
	}
	return o.path(name)
}

func (o *openssh) command(args ...string) *exec.Cmd {
	cmd := exec.Command("sftp", append(append(append([]string{}, o.args...), args...), "-b", "-", "acme@127.0.0.1")...)
	cmd.Dir = o.dir
	return cmd
}

// batch runs commands; it returns what was said, and whether all of them succeeded.
func (o *openssh) batch(commands string, args ...string) (string, bool) {
	o.t.Helper()
	cmd := o.command(args...)
	cmd.Stdin = strings.NewReader(commands)
	out, err := cmd.CombinedOutput()
	return string(out), err == nil
}

func (o *openssh) good(commands string, args ...string) string {
	o.t.Helper()
	out, ok := o.batch(commands, args...)
	if !ok {
		o.t.Fatalf("%s\n%s", commands, out)
	}
	return out
}

// taken are the names and the bytes of what was taken, in the order it came.
func taken(in *transporttest.Intake) (out []string) {
	for _, m := range in.Taken() {
		out = append(out, m.Envelope.FileName+" "+string(m.Payload))
	}
	return out
}

func want(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

// Everything that a person or a script does with sftp.
func TestOpenSSH(t *testing.T) {
	t.Parallel()
	o := newOpenSSH(t)
	in := transporttest.NewIntake()
	o.x.serve(in)
	o.write("po.edi", "first")
	o.write("second.edi", "second")
	out := o.good("ls\nput -p po.edi in/po.edi\nls -l in\nput second.edi in/second.part\nrename in/second.part in/second.edi\nchmod 644 in/po.edi\nls -l in\ncd in\npwd\ndf\nls")
	for _, part := range []string{"archive", "po.edi", "second.edi", "/in"} {
		if !strings.Contains(out, part) {
			t.Errorf("%q is not said:\n%s", part, out)
		}
	}
	want(t, "taken", taken(in), "po.edi first", "second.edi second")
	o.good("rm in/po.edi\n-rm in/nothing\n-mkdir in\n-mkdir in/sub\n-rmdir in")
	if out := o.good("ls in"); strings.Contains(out, "po.edi") {
		t.Error("what was removed is still to be seen:", out)
	}
	for _, bad := range []string{"mkdir new", "mkdir in/sub", "rmdir out", "put po.edi out/po.edi", "put po.edi po.edi", "put po.edi in/sub/po.edi", "get in/second.edi", "get out/none", "rename in out", "rename in/second.edi out/x", "cd nowhere"} {
		if out, ok := o.batch(bad); ok {
			t.Errorf("%s went through: %s", bad, out)
		}
	}
	o.write("po.edi", "again, other bytes")
	o.good("put po.edi in/po.edi")
	want(t, "taken", taken(in), "po.edi first", "second.edi second", "po.edi again, other bytes")
	for _, args := range [][]string{{"-R", "1", "-B", "100"}, {"-R", "128", "-B", "32000"}, {"-B", "261120"}} {
		large := strings.Repeat(strings.Join(args, " "), 40_000)
		o.write("large", large)
		n := len(in.Taken())
		o.good("put large in/large", args...)
		if all := in.Taken(); len(all) != n+1 || string(all[n].Payload) != large {
			t.Errorf("%v: the bytes did not come through", args)
		}
	}
	if n := o.x.counts.get("login key"); n == 0 {
		t.Error("logins are not counted")
	}
}

// Documents wait in out, count as delivered when fetched, and go where the account
// says.
func TestOpenSSHFetches(t *testing.T) {
	t.Parallel()
	for mode, want := range map[string]struct{ state, out, archive string }{
		"archive": {"fetched", "", "/archive/855.edi"}, "remove": {"removed", "", ""}, "stay": {"fetched", "/out/855.edi", ""}} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			o := newOpenSSH(t, func(x *lab) { x.account.Fetched = mode })
			body := bytes.Repeat([]byte("BAK*00*AC~\n"), 50_000)
			o.x.out.put("acme-sftp", "X1", "855.edi", body, time.Now())
			o.x.out.put("acme-sftp", "X2", "997.edi", []byte("short"), time.Now())
			o.x.out.put("other-sftp", "X3", "other.edi", []byte("secret"), time.Now())
			o.x.serve(transporttest.NewIntake())
			if out := o.good("ls out"); strings.Contains(out, "other") || !strings.Contains(out, "out/855.edi") || !strings.Contains(out, "out/997.edi") {
				t.Error(out)
			}
			if got := o.x.out.state("X1"); got != "offered" {
				t.Error("seen is", got)
			}
			o.good("get out/855.edi\nrm out/855.edi\nrm out/997.edi") // the client tidies up
			if b, err := os.ReadFile(o.path("855.edi")); err != nil || !bytes.Equal(b, body) {
				t.Error("the bytes did not come through", err)
			}
			if got := o.x.out.state("X2"); got != "removed" {
				t.Error("one that the client removed is", got)
			}
			if got := o.x.out.state("X1"); got != want.state && mode != "stay" {
				t.Error("fetched is", got)
			}
			if mode == "stay" {
				return // rm took it away
			}
			if out := o.good("ls out\nls archive"); strings.Contains(out, "out/855") || want.archive != "" && !strings.Contains(out, "archive/855.edi") {
				t.Error(out)
			}
		})
	}
}

// A client that dies in the midst of an upload leaves a part, which is not taken, and
// which it can go on with.
func TestOpenSSHKilled(t *testing.T) {
	t.Parallel()
	o := newOpenSSH(t)
	in := transporttest.NewIntake()
	stop := o.x.serve(in)
	whole := strings.Repeat("0123456789abcdef", 1<<18) // 4 MiB
	o.write("big.edi", whole)
	cmd := o.command("-l", "800") // kbit/s: it takes forty seconds
	cmd.Stdin = strings.NewReader("put big.edi in/big.edi\n")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	look := o.x.client()
	size := func() int64 {
		info, err := look.Stat("/in/big.edi")
		if err != nil {
			return 0
		}
		return info.Size()
	}
	eventually(t, "a part", func() bool { return size() > 64<<10 })
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	eventually(t, "the end of the upload", func() bool { return o.x.counts.get("upload broken") == 1 })
	part := size()
	if len(in.Taken()) != 0 || part == 0 || part >= int64(len(whole)) {
		t.Fatalf("%d taken, %d bytes left", len(in.Taken()), part)
	}
	if out, ok := o.batch("rename in/big.edi in/big2.edi"); ok {
		t.Error("half a file was renamed into place:", out)
	}
	stop() // it survives the server too
	o.x.serve(in)
	o.good("reput big.edi in/big.edi")
	want(t, "taken", []string{fmt.Sprint(len(in.Taken()), string(in.Taken()[0].Payload) == whole)}, "1 true")
}

// 200 clients at once, each a process with a connection of its own.
func TestOpenSSHMany(t *testing.T) {
	t.Parallel()
	o := newOpenSSH(t)
	in := transporttest.NewIntake()
	o.x.serve(in)
	const n = 200
	var wg sync.WaitGroup
	failed := make(chan string, n)
	for i := range n {
		o.write(fmt.Sprintf("po-%d.edi", i), fmt.Sprintf("order %d", i))
	}
	for i := range n {
		wg.Go(func() {
			cmd := o.command()
			cmd.Stdin = strings.NewReader(fmt.Sprintf("put po-%d.edi in/po-%d.edi\nls in/po-%d.edi\n", i, i, i))
			if out, err := cmd.CombinedOutput(); err != nil {
				failed <- string(out)
			}
		})
	}
	wg.Wait()
	close(failed)
	for f := range failed {
		t.Error(f)
	}
	if got := len(in.Taken()); got != n {
		t.Errorf("%d taken", got)
	}
}

// Tricks with paths and links lead nowhere.
func TestOpenSSHTricks(t *testing.T) {
	t.Parallel()
	o := newOpenSSH(t)
	in := transporttest.NewIntake()
	o.x.serve(in)
	o.write("po.edi", "x")
	for _, bad := range []string{"get ../../../etc/passwd", "get /etc/passwd", "put po.edi ../../tmp/po.edi", "put po.edi /etc/po.edi", "put po.edi in/../../x",
		"symlink /etc in/etc", "symlink ../.. in/up", "ln in/po.edi in/link", "ln -s /etc/passwd in/passwd", "rename ../../etc/passwd in/x", "rm ../../etc/passwd", "cd ../../etc",
		`put po.edi "in/a\\b"`} {
		if out, ok := o.batch(bad); ok {
			t.Errorf("%s went through: %s", bad, out)
		}
	}
	if got := taken(in); len(got) != 0 {
		t.Error(got)
	}
	o.good("cd in/../out/../in\nput po.edi") // dots that stay inside are fine
	want(t, "taken", taken(in), "po.edi x")
}

// eventually waits for what another goroutine or process brings about.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for !ok() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("waiting for %s", what)
		}
	}
}
