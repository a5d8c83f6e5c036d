// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/review"
)

// mover is a site whose partner ACME comes by SFTP, and OpenSSH's client of it.
type mover struct {
	*site
	port string
}

// sshKey makes a key file as OpenSSH has it, and gives its public line.
func sshKey(t testing.TB, file string) string {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key)))
}

// newMover makes the site. more goes into ACME's account.
func newMover(t *testing.T, more string) *mover {
	t.Helper()
	m := &mover{newSite(t), gatewaytest.FreePort(t)}
	m.folder("client")
	m.folder("state")
	key := sshKey(t, m.path("client/key"))
	host := sshKey(t, m.path("hostkey"))
	m.write("client/known_hosts", "[127.0.0.1]:"+m.port+" "+host+"\n")
	m.edit("config.yaml", "partners: partners\n", "sftp:\n  listen: 127.0.0.1:"+m.port+"\n  hostKeys: [hostkey]\npartners: partners\n")
	m.edit("config.yaml", "  - name: acme-folder\n    in: acme/in\n    out: acme/out\n    archive: acme/archive\n    error: acme/error\n    stable: 1ms\n    scan: 50ms\n", "")
	m.edit("partners/acme.yaml", "connections: [acme-folder]\n", "sftp:\n  keys:\n    - key: "+key+" acme's system\n"+more)
	return m
}

// sftp runs commands in the partner's folder.
func (m *mover) sftp(commands ...string) (string, bool) {
	m.t.Helper()
	cmd := exec.Command("sftp", "-P", m.port, "-F", "none", "-i", m.path("client/key"), "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=yes",
		"-o", "UserKnownHostsFile="+m.path("client/known_hosts"), "-o", "LogLevel=ERROR", "-b", "-", "acme@127.0.0.1")
	cmd.Dir = m.path("client")
	cmd.Stdin = strings.NewReader(strings.Join(commands, "\n") + "\n")
	out, err := cmd.CombinedOutput()
	return string(out), err == nil
}

func (m *mover) good(commands ...string) string {
	m.t.Helper()
	out, ok := m.sftp(commands...)
	if !ok {
		m.t.Fatalf("%q: %s", commands, out)
	}
	return out
}

// outbound lists what goes to partners: kind and state.
func (m *mover) outbound() (all []string) {
	m.t.Helper()
	code, out := command(m.t, "outbound", "list", "--json", "--config", m.path("config.yaml"))
	if code != 0 {
		m.t.Fatal(out)
	}
	for line := range strings.Lines(out) {
		var i review.OutboundItem
		if err := json.Unmarshal([]byte(line), &i); err != nil {
			m.t.Fatal(err)
		}
		all = append(all, i.Kind+" "+i.State)
	}
	slices.Sort(all)
	return all
}

func (m *mover) offered(want ...string) func() bool {
	return func() bool { return slices.Equal(m.outbound(), want) }
}

// TestSFTP: an order is put by OpenSSH's client, its answers are fetched; a broken
// document is answered too.
func TestSFTP(t *testing.T) {
	t.Parallel()
	m := newMover(t, "  fetchWithin: 1ms\n")
	at := time.Now()
	d := m.start("")
	m.write("client/po.edi", document(t, "acme-order.edi", at))
	m.good("put -p po.edi in/po.part", "rename in/po.part in/po.edi", "ls -l in")
	d.until("997 and 855", m.offered("855 offered", "997 offered"))
	if code, out := command(t, "outbound", "list", "--state", "offered", "--config", m.path("config.yaml")); code != 0 || strings.Count(out, "offered") != 2 {
		t.Error(out)
	}
	d.until("health", func() bool { return strings.Contains(d.get("/healthz"), "has not fetched 2 document(s) within 1ms") })
	m.good("get out/*", "ls archive")
	for _, kind := range []string{"855", "997"} {
		files := m.files("client/" + kind + "-*")
		if len(files) != 1 {
			t.Fatal(kind, files)
		}
		b, err := os.ReadFile(files[0])
		if err != nil || !strings.HasPrefix(string(b), "ISA") || !strings.Contains(string(b), "ST*"+kind) {
			t.Error(kind, string(b), err)
		}
	}
	if got := m.outbound(); !slices.Equal(got, []string{"855 sent", "997 sent"}) {
		t.Error(got)
	}
	if out := m.good("ls out", "ls archive"); strings.Contains(out, "out/") || strings.Count(out, "archive/") != 2 {
		t.Error(out)
	}
	m.write("client/broken.edi", document(t, "acme-broken.edi", at.Add(time.Second)))
	m.good("put broken.edi in/broken.edi")
	d.until("its 997", m.offered("855 sent", "997 offered", "997 sent"))
	if n := len(m.files("erp/*.json")); n != 1 {
		t.Errorf("%d orders in the ERP", n)
	}
	for _, line := range []string{`ordergate_sftp_uploads_total{connection="acme-sftp",result="taken"} 2`, `ordergate_sftp_sessions 0`, `ordergate_messages_total{result="taken",transport="sftp"} 2`} {
		d.until(line, func() bool { return d.metric(line) })
	}
	m.edit("partners/acme.yaml", " acme's system", " acme's system\n      expires: 2020-01-31") // a key that is over lets nobody in any more
	d.until("the edit", func() bool { _, ok := m.sftp("ls"); return !ok })
	d.stop()
}

// TestSFTPKilled: kill -9 at every named point of taking an upload and of fetching; the
// client tries again, as clients do: one order, one 997 and one 855.
func TestSFTPKilled(t *testing.T) {
	t.Parallel()
	put := []string{"put po.edi in/po.edi"}
	renamed := []string{"put po.edi in/po.tmp", "rename in/po.tmp in/po.edi"}
	for _, k := range []struct {
		points string
		put    []string
		more   string
	}{
		{"sftp.opened sftp.spooled", put, ""},
		{"intake.spooled sftp.staged", put, ""},
		{"intake.committed sftp.committed", put, ""},
		{"sftp.kept sftp.spooled", renamed, "  complete: rename\n"},
		{"sftp.staged sftp.committed", renamed, ""},
		{"sftp.read outbox.settled", put, ""},
		{"sftp.fetched", put, ""},
		{"outbox.settled sftp.fetched", put, "  fetched: remove\n"},
	} {
		t.Run(k.points+" "+strings.TrimSpace(k.more), func(t *testing.T) {
			t.Parallel()
			m := newMover(t, k.more)
			at := time.Now()
			m.write("client/po.edi", document(t, "acme-order.edi", at))
			points := strings.Fields(k.points)
			fetching := strings.HasPrefix(points[0], "outbox") || points[0] == "sftp.read" || points[0] == "sftp.fetched"
			d := m.start(points[0])
			if fetching {
				m.good(k.put...)
			}
			for _, next := range append(points[1:], "") {
				if fetching {
					m.answered(d)
					if out, ok := m.sftp("get out/*"); ok {
						t.Error("it does not die:", out)
					}
				} else if out, ok := m.sftp(k.put...); ok {
					t.Error("it does not die:", out)
				}
				d.died()
				d = m.start(next)
			}
			if !fetching { // it does not know that it was taken
				m.good(k.put...)
			}
			m.answered(d)
			if out, ok := m.sftp("get out/*"); !ok && !strings.Contains(out, "not found") { // nothing may be left
				t.Error(out)
			}
			if got := m.outbound(); !slices.Equal(got, []string{"855 sent", "997 sent"}) {
				t.Error(got)
			}
			if n := len(m.files("erp/*.json")); n != 1 {
				t.Errorf("%d orders in the ERP", n)
			}
			if got := counts(m.accuracy().Total); got != "passed 1" {
				t.Errorf("counted: %s", got)
			}
			left, err := filepath.Glob(m.path("state/sftp/accounts/*/uploads/*"))
			if err != nil || len(left) > 0 {
				t.Error("left behind:", left, err)
			}
			d.stop()
		})
	}
}

// answered waits for the answers to the order.
func (m *mover) answered(d *daemon) {
	m.t.Helper()
	d.until("997 and 855", func() bool {
		all := m.outbound()
		return len(all) == 2 && !slices.ContainsFunc(all, func(s string) bool { return strings.HasSuffix(s, "pending") })
	})
}

// TestSFTPCommands: passwords and host keys from the command line, and faults of accounts
// with their places.
func TestSFTPCommands(t *testing.T) {
	t.Parallel()
	m := newMover(t, "")
	config := m.path("config.yaml")
	run := func(in string, args ...string) (int, string) {
		var b strings.Builder
		code := run(args, world{ctx: t.Context(), in: strings.NewReader(in), out: &b, err: &b, getenv: os.Getenv})
		return code, b.String()
	}
	if code, out := run("short\n", "password"); code == 0 || strings.Contains(out, "short\n") {
		t.Error(out)
	}
	code, line := run("correct horse battery\n", "password")
	if code != 0 || !strings.Contains(line, "  password: \"$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Fatal(line)
	}
	if code, out := run("", "password", "--generate"); code != 0 || !strings.Contains(out, "$argon2id$") {
		t.Error(out)
	}
	code, out := run("", "sftp", "hostkeys", "--config", config, "--address", "sftp.example.com:22")
	if code != 0 || !strings.Contains(out, "# ed25519 SHA256:") || !strings.Contains(out, "sftp.example.com ssh-ed25519 AAAA") {
		t.Error(out)
	}
	m.edit("partners/acme.yaml", "sftp:\n", "sftp:\n"+line)
	m.write("partners/other.yaml", "identifiers: [{isa: \"ZZ:OTHER\"}]\nsftp:\n  user: acme\n  password: plain text\n  from: [nowhere]\n  keys:\n    - key: ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC\n      expires: 31.12.2026\n")
	code, out = run("", "check", "--config", config)
	for _, part := range []string{`other.yaml:3:9: the user "acme" is partner acme`, "other.yaml:4:13: the password is not one", `other.yaml:5:10: "nowhere" is no address`,
		"other.yaml:7:12: this is no public key", `other.yaml:8:16: "31.12.2026" is no day`} {
		if code == 0 || !strings.Contains(out, part) {
			t.Errorf("%q is not said (code %d):\n%s", part, code, out)
		}
	}
	if err := os.Remove(m.path("partners/other.yaml")); err != nil {
		t.Fatal(err)
	}
	m.edit("partners/acme.yaml", " acme's system", fmt.Sprintf(" acme's system\n      expires: %s", time.Now().UTC().AddDate(0, 0, 7).Format(time.DateOnly)))
	if code, out := run("", "check", "--config", config); code != 0 || !strings.Contains(out, "its SFTP key acme's system may be used until") {
		t.Error(code, out)
	}
}

// TestSFTPDocs does what the first partner's five minutes in docs/sftp.md say.
func TestSFTPDocs(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("../../docs/sftp.md")
	if err != nil {
		t.Fatal(err)
	}
	m := newMover(t, "")
	account := regexp.MustCompile("(?s)```yaml\n(identifiers.*?)```").FindSubmatch(b)
	if account == nil {
		t.Fatal("the account is not there")
	}
	m.write("partners/docs.yaml", strings.ReplaceAll(string(account[1]), "ZZ:ACMERETAIL", "ZZ:DOCS"))
	n := 0
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "ordergate ") || line == "ordergate serve" {
			continue
		}
		n++
		args := strings.Fields(line)[1:]
		if args[0] != "password" {
			args = append(args, "--config", m.path("config.yaml"))
		}
		if code, out := command(t, args...); code != 0 && args[0] != "outbound" { // that one wants the daemon
			t.Errorf("%s: %s", line, out)
		}
	}
	if n < 4 {
		t.Errorf("%d commands", n)
	}
	d := m.start("")
	m.write("client/po.edi", document(t, "acme-order.edi", time.Now()))
	var commands []string
	for _, c := range regexp.MustCompile(`(?m)^sftp> (.*)$`).FindAllSubmatch(b, -1) {
		commands = append(commands, string(c[1]))
	}
	put := slices.IndexFunc(commands, func(c string) bool { return strings.HasPrefix(c, "get ") })
	if put < 1 {
		t.Fatal(commands)
	}
	m.good(commands[:put]...)
	d.until("997 and 855", m.offered("855 offered", "997 offered"))
	m.good(commands[put:]...)
	if got := m.outbound(); !slices.Equal(got, []string{"855 sent", "997 sent"}) {
		t.Error(got)
	}
	d.stop()
}
