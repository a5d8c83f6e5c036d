// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"ordergate/gateway/gatewaytest"
)

// partnerServer is a partner's OpenSSH server, and the partner itself: it places
// orders in out, and takes what comes under its right name in in at once.
type partnerServer struct {
	s       *site
	root    string
	address string
	user    string
	print   string // fingerprint of its host key

	mu  sync.Mutex
	got []string // documents, as they were taken
}

// partnerKey makes a key: as a file has it, and its public half.
func partnerKey(t testing.TB) (string, ssh.PublicKey) {
	t.Helper()
	public, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(key, "test")
	if err != nil {
		t.Fatal(err)
	}
	half, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(block)), half
}

// newPartnerServer starts sshd, and makes ACME of a site trade by it.
func newPartnerServer(t *testing.T, more string) *partnerServer {
	t.Helper()
	p := &partnerServer{s: newSite(t)}
	p.root = p.s.path("partner")
	for _, dir := range []string{"partner/out", "partner/in"} {
		p.s.folder(dir)
	}
	p.address, p.user, p.print = p.s.sshd()
	p.s.edit("partners/acme.yaml", "connections: [acme-folder]\n", p.block(p.print)+more)
	p.s.edit("config.yaml", "  - name: acme-folder\n    in: acme/in\n    out: acme/out\n    archive: acme/archive\n    error: acme/error\n    stable: 1ms\n    scan: 50ms\n", "")
	return p
}

// sshd starts OpenSSH's server of this machine's files, where the key in secrets/acme
// lets us in.
func (s *site) sshd() (address, login, print string) {
	s.t.Helper()
	if os.Getuid() == 0 {
		if err := os.MkdirAll("/run/sshd", 0o755); err != nil {
			s.t.Fatal(err)
		}
	}
	me, err := user.Current()
	if err != nil {
		s.t.Fatal(err)
	}
	host, hostPublic := partnerKey(s.t)
	own, ownPublic := partnerKey(s.t)
	port := gatewaytest.FreePort(s.t)
	s.secret("sshd/host", []byte(host))
	s.secret("secrets/acme", []byte(own))
	s.secret("sshd/authorized", ssh.MarshalAuthorizedKey(ownPublic))
	s.secret("sshd/config", []byte("Port "+port+"\nListenAddress 127.0.0.1\nHostKey "+s.path("sshd/host")+"\nPidFile none\nAuthorizedKeysFile "+s.path("sshd/authorized")+
		"\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\nMaxStartups 200\nSubsystem sftp internal-sftp\nLogLevel ERROR\n"))
	s.child("127.0.0.1:"+port, "/usr/sbin/sshd", "-D", "-e", "-f", s.path("sshd/config"))
	return "127.0.0.1:" + port, me.Username, ssh.FingerprintSHA256(hostPublic)
}

// child runs a server until the test ends, and returns when it listens.
func (s *site) child(address, name string, args ...string) {
	s.t.Helper()
	cmd := exec.Command(name, args...)
	log := &logBuffer{}
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	limit := time.After(patience)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		if c, err := net.Dial("tcp", address); err == nil {
			_ = c.Close()
			return
		}
		select {
		case <-tick.C:
		case <-limit:
			s.t.Fatalf("%s does not start: %s", name, log)
		}
	}
}

func (p *partnerServer) block(print string) string {
	return "remote:\n  url: sftp://" + p.user + "@" + p.address + "\n  key: file:secrets/acme\n  hostKeys: [\"" + print + "\"]\n" +
		"  fetch: {folders: [" + p.root + "/out], every: 1s, complete: renamed}\n  push: {folder: " + p.root + "/in}\n"
}

// place puts an order there as partners do: under another name first.
func (p *partnerServer) place(name, text string) {
	p.s.t.Helper()
	p.s.write("partner/out/"+name, text)
}

// collect takes what lies in in under its right name, as the partner's program does.
func (p *partnerServer) collect() {
	p.s.t.Helper()
	entries, err := os.ReadDir(filepath.Join(p.root, "in"))
	if err != nil {
		p.s.t.Fatal(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, e := range entries {
		name := filepath.Join(p.root, "in", e.Name())
		if strings.HasSuffix(name, ".part") {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			p.s.t.Fatal(err)
		}
		if err := os.Remove(name); err != nil {
			p.s.t.Fatal(err)
		}
		p.got = append(p.got, string(b))
	}
}

// count counts transaction sets among what was collected.
func (p *partnerServer) count(set string) (n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, text := range p.got {
		n += strings.Count(text, "ST*"+set+"*")
	}
	return n
}

// waits until the partner has an answer to each of n orders.
func (p *partnerServer) waits(d *daemon, orders, acks int) {
	p.s.t.Helper()
	d.until("997 and 855", func() bool {
		p.collect()
		return p.count("855") >= orders && p.count("997") >= acks
	})
	d.until("nothing left", func() bool { return len(p.s.files("partner/out/*")) == 0 })
	d.until("quiet", d.idle)
	p.collect()
	if n := len(p.s.files("erp/*.json")); n != orders || p.count("855") != orders || p.count("997") != acks {
		p.s.t.Errorf("%d orders in the ERP, %d 855s, %d 997s; want %d and %d", n, p.count("855"), p.count("997"), orders, acks)
	}
	if left := p.s.files("partner/in/*"); len(left) != 0 {
		p.s.t.Errorf("left in the partner's folder: %q", left)
	}
}

// TestRemoteWay: an 850 is fetched from a partner's server, 997 and 855 are brought
// there; a broken one gets its 997; the same file again makes no second order.
func TestRemoteWay(t *testing.T) {
	t.Parallel()
	p := newPartnerServer(t, "")
	if code, out := command(t, "check", "--config", p.s.path("config.yaml")); code != 0 {
		t.Fatal(out)
	}
	code, out := command(t, "remote", "test", "--config", p.s.path("config.yaml"), "--push", "acme")
	for _, want := range []string{p.print + " (known)", "logged in as " + p.user, "removed it again"} {
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("remote test: code %d, no %q in\n%s", code, want, out)
		}
	}
	at := time.Now()
	d := p.s.start("")
	p.place("po 1.edi", document(t, "acme-order.edi", at))
	p.waits(d, 1, 1)
	p.place("broken.edi", document(t, "acme-broken.edi", at))
	p.waits(d, 1, 2)
	p.place("po 1 again.edi", document(t, "acme-order.edi", at))
	p.waits(d, 1, 3)
	d.stop()
}

// TestRemoteKilled: kill -9 at every named point of fetching and bringing, one after the
// other; restart: one order, one 997, one 855, though the partner takes what it finds at
// once.
func TestRemoteKilled(t *testing.T) {
	t.Parallel()
	at := time.Now()
	for i, points := range []string{
		"remote.fetched intake.spooled",
		"remote.committed remote.settled",
		"remote.half remote.written",
		"remote.marked",
		"remote.renamed deliver.sent",
		"remote.marked deliver.recorded",
	} {
		t.Run(points, func(t *testing.T) {
			t.Parallel()
			p := newPartnerServer(t, "")
			at := at.Add(time.Duration(i) * time.Second)
			list := strings.Fields(points)
			d := p.s.start(list[0])
			p.place("po.edi", document(t, "acme-order.edi", at))
			for _, next := range append(list[1:], "") {
				d.died()
				p.collect()
				d = p.s.start(next)
			}
			p.waits(d, 1, 1)
			d.stop()
		})
	}
}

// TestRemoteHostKey: another host key is no partner: nothing is fetched, health says so,
// and the right key in the file mends it without a restart.
func TestRemoteHostKey(t *testing.T) {
	t.Parallel()
	p := newPartnerServer(t, "")
	_, other := partnerKey(t)
	p.s.edit("config.yaml", "listen: 127.0.0.1:0", "listen: 127.0.0.1:0\nreload:\n  poll: 100ms")
	p.s.edit("partners/acme.yaml", p.print, ssh.FingerprintSHA256(other))
	code, out := command(t, "remote", "test", "--config", p.s.path("config.yaml"), "acme")
	if code != 1 || !strings.Contains(out, fmt.Sprintf("hostKeys: [%q]", p.print)) {
		t.Errorf("remote test: code %d\n%s", code, out)
	}
	at := time.Now()
	p.place("po.edi", document(t, "acme-order.edi", at))
	d := p.s.start("")
	d.until("the log", func() bool { return strings.Contains(d.log.String(), "shows another host key than is known of it") })
	if n := len(p.s.files("partner/out/*")); n != 1 {
		t.Errorf("%d files left, want 1", n)
	}
	p.s.edit("partners/acme.yaml", ssh.FingerprintSHA256(other), p.print)
	p.waits(d, 1, 1)
	d.stop()
}
