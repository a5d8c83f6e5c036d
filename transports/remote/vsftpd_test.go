// SPDX-License-Identifier: Apache-2.0

package remote_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway/gatewaytest"
	"ordergate/transports/remote"
	"ordergate/transports/transporttest"
)

// vsftpd is a real FTPS server over a folder. It wants to be root.
type vsftpd struct {
	t       testing.TB
	root    string // of the server, on our disk
	address string
	cert    []byte // DER
	pem     string // file of it
	owner   int    // who files belong to there
}

// asRoot says aloud what is not tried.
func asRoot(t testing.TB) bool {
	t.Helper()
	if os.Getuid() != 0 {
		t.Log("NOT ROOT: vsftpd cannot be run, FTPS is not tried against it; SFTP is")
	}
	return os.Getuid() == 0
}

func newVSFTPD(t testing.TB, more string) *vsftpd {
	t.Helper()
	dir := t.TempDir()
	owner, err := user.Lookup("ftp")
	if err != nil {
		t.Fatal(err)
	}
	v := &vsftpd{t: t, root: filepath.Join(dir, "root"), pem: filepath.Join(dir, "cert.pem")}
	if v.owner, err = strconv.Atoi(owner.Uid); err != nil {
		t.Fatal(err)
	}
	for d := dir; d != "/" && d != "/tmp"; d = filepath.Dir(d) { // the server's user walks through
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, d := range []string{"root", "root/out", "root/in", "root/done", "root/drop", "empty"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o755); err != nil {
			t.Fatal(err)
		}
		if d != "root" && d != "empty" {
			v.own(filepath.Join(dir, d))
		}
	}
	key := v.certificate()
	port := gatewaytest.FreePort(t)
	v.address = "127.0.0.1:" + port
	config := "listen=YES\nlisten_address=127.0.0.1\nlisten_port=" + port + "\nbackground=NO\nanonymous_enable=YES\nlocal_enable=NO\nwrite_enable=YES\n" +
		"anon_upload_enable=YES\nanon_other_write_enable=YES\nanon_world_readable_only=NO\nanon_umask=022\nno_anon_password=NO\nanon_root=" + v.root + "\n" +
		"secure_chroot_dir=" + dir + "/empty\nseccomp_sandbox=NO\nxferlog_enable=NO\nssl_enable=YES\nallow_anon_ssl=YES\nforce_anon_logins_ssl=YES\nforce_anon_data_ssl=YES\n" +
		"rsa_cert_file=" + v.pem + "\nrsa_private_key_file=" + key + "\nssl_ciphers=HIGH\nmax_per_ip=0\nmax_clients=0\n" + more
	file := filepath.Join(dir, "vsftpd.conf")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	child(t, v.address, "/usr/sbin/vsftpd", file)
	return v
}

func (v *vsftpd) own(path string) {
	v.t.Helper()
	if err := os.Chown(path, v.owner, -1); err != nil {
		v.t.Fatal(err)
	}
}

// certificate makes the server's own, for 127.0.0.1.
func (v *vsftpd) certificate() (keyFile string) {
	v.t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		v.t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "ftp.acme.example"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	if v.cert, err = x509.CreateCertificate(rand.Reader, c, c, key.Public(), key); err != nil {
		v.t.Fatal(err)
	}
	raw, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		v.t.Fatal(err)
	}
	keyFile = v.pem + ".key"
	for file, block := range map[string]*pem.Block{v.pem: {Type: "CERTIFICATE", Bytes: v.cert}, keyFile: {Type: "PRIVATE KEY", Bytes: raw}} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			v.t.Fatal(err)
		}
	}
	return keyFile
}

func (v *vsftpd) settings(scheme string) remote.Settings {
	return remote.Settings{Config: remote.Config{Name: "acme-remote", URL: scheme + "://anonymous@" + v.address, Password: secret(v.t, "PASSWORD"),
		TLS: remote.TLS{Fingerprints: []string{fmt.Sprintf("%X", sha256.Sum256(v.cert))}}},
		Speaks: []string{"acme"}, Secret: secrets(map[string]string{"PASSWORD": "us@example.com"})}
}

// ftpsModes are the ways to begin TLS.
var ftpsModes = map[string]string{"ftps": "require_ssl_reuse=YES\n", "ftps+implicit": "implicit_ssl=YES\nrequire_ssl_reuse=NO\n"}

func TestConformanceVSFTPD(t *testing.T) {
	t.Parallel()
	if !asRoot(t) {
		return
	}
	transporttest.Run(t, func(t *testing.T) transporttest.Lab {
		v := newVSFTPD(t, ftpsModes["ftps"])
		l := newLab(t, v.root, "", v.settings("ftps"))
		l.dropped = v.own
		return l
	})
}

// Both ways to begin TLS, and plain FTP where it is asked for; the certificate is known by
// its fingerprint, by an authority, or not at all.
func TestFTPS(t *testing.T) {
	t.Parallel()
	if !asRoot(t) {
		return
	}
	ways := map[string]string{"ftp": "ssl_enable=NO\n"}
	for scheme, more := range ftpsModes {
		ways[scheme] = more
	}
	for scheme, more := range ways {
		t.Run(scheme, func(t *testing.T) {
			t.Parallel()
			v := newVSFTPD(t, more)
			s := v.settings(scheme)
			s.Unencrypted = scheme == "ftp"
			s.Fetch = &remote.Fetch{Folders: []string{"/out"}, Every: 5 * time.Millisecond}
			s.Push = &remote.Push{Folder: "/in"}
			s.Memory = newMemory()
			in := transporttest.NewIntake()
			life := serve(t, s, in)
			for _, name := range []string{"two words.edi", "Größe.edi"} {
				file := filepath.Join(v.root, "out", name)
				if err := os.WriteFile(file+".part", []byte("of "+name), 0o644); err != nil {
					t.Fatal(err)
				}
				v.own(file + ".part")
				if err := os.Rename(file+".part", file); err != nil {
					t.Fatal(err)
				}
			}
			until(t, "the files", func() bool { return len(v.there("out")) == 0 })
			if n := len(in.Taken()); n != 2 {
				t.Errorf("%d taken", n)
			}
			large := strings.Repeat("ST*855*0001~", 100_000)
			for range 2 {
				for _, o := range []struct{ id, text string }{{"O1", large}, {"O2", "another"}, {"O3", ""}} {
					if err := life.r.Send(t.Context(), outbound(o.id, "855.edi", o.text)); err != nil {
						t.Fatal(err)
					}
				}
			}
			if diff := cmp.Diff(map[string]string{"855.edi": large, "855.O2.edi": "another", "855.O3.edi": ""}, v.there("in")); diff != "" {
				t.Error(diff)
			}
			if scheme != "ftp" {
				v.identities(t, scheme)
			}
		})
	}
}

// identities tries who is trusted.
func (v *vsftpd) identities(t *testing.T, scheme string) {
	for _, c := range []struct {
		name string
		tls  remote.TLS
		says string
	}{
		{"authority", remote.TLS{CA: v.pem}, ""},
		{"system", remote.TLS{}, "signed by an authority that is not known here"},
		{"another name", remote.TLS{CA: v.pem, ServerName: "ftp.other.example"}, "match ftp.other.example"},
		{"another fingerprint", remote.TLS{Fingerprints: []string{strings.Repeat("00", 32)}}, "shows another certificate than is known"},
		{"no file", remote.TLS{CA: "/nowhere.pem"}, "tls.ca"},
	} {
		s := v.settings(scheme)
		s.Push, s.TLS = &remote.Push{Folder: "/in"}, c.tls
		err := sender(t, s).Send(t.Context(), outbound("I"+c.name, "identity.edi", c.name))
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(strings.ToLower(err.Error()), strings.ToLower(c.says)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	text := ""
	s := v.settings(scheme)
	s.TLS = remote.TLS{}
	for _, step := range remote.Probe(t.Context(), s, remote.ProbeOptions{}) {
		text += fmt.Sprintln(step.OK, step.Name, step.Detail, step.Advice)
	}
	if !strings.Contains(text, fmt.Sprintf("fingerprints: [%q]", fmt.Sprintf("%X", sha256.Sum256(v.cert)))) {
		t.Errorf("the fingerprint is not shown:\n%s", text)
	}
}

// there lists a folder's files.
func (v *vsftpd) there(dir string) map[string]string {
	entries, err := os.ReadDir(filepath.Join(v.root, dir))
	if err != nil {
		v.t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(v.root, dir, e.Name()))
		if err == nil {
			out[e.Name()] = string(b)
		}
	}
	return out
}

// What may not be deleted is read once, by FTP's words for it too; what is not there, a
// wrong password, and a file that was taken away are told apart.
func TestFTPRefusals(t *testing.T) {
	t.Parallel()
	if !asRoot(t) {
		return
	}
	v := newVSFTPD(t, "anon_other_write_enable=NO\n")
	if err := os.WriteFile(filepath.Join(v.root, "out", "a.edi"), []byte("a"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := v.settings("ftps")
	s.Fetch = &remote.Fetch{Folders: []string{"/out", "/nowhere"}, Every: 5 * time.Millisecond, Complete: remote.Renamed}
	s.Push = &remote.Push{Folder: "/nowhere"}
	in := transporttest.NewIntake()
	life := serve(t, s, in)
	life.says("1 file(s) were taken and cannot be deleted on the server", "/out/a.edi")
	life.rounds(2)
	if n := in.Taken(); len(n) != 1 || n[0].Commits != 1 {
		t.Errorf("%d taken", len(n))
	}
	if err := life.r.Send(t.Context(), outbound("O1", "855.edi", "x")); err == nil || !strings.Contains(err.Error(), "server") {
		t.Errorf("%v", err)
	}
	s.URL = strings.Replace(s.URL, "anonymous", "nobody", 1)
	if err := sender(t, s).Send(t.Context(), outbound("O1", "855.edi", "x")); err == nil || !strings.Contains(err.Error(), "does not let nobody in") {
		t.Errorf("%v", err)
	}
}
