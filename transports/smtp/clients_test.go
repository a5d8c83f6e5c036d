// SPDX-License-Identifier: Apache-2.0

package smtp_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// client runs a real client and gives what it said.
func client(t *testing.T, stdin, name string, args ...string) (string, error) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Stdin = strings.NewReader(stdin)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// swaks, by every door.
func TestSwaks(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	file := filepath.Join(t.TempDir(), "order.edi")
	if err := os.WriteFile(file, []byte("ISA*00*"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, door string
		args       []string
		connection string
		tls        string
	}{
		{"plain", p.listener.Listen, nil, "acme-mail", ""},
		{"STARTTLS", p.listener.Listen, []string{"--tls"}, "acme-mail", "TLS 1.3"},
		{"TLS", p.listener.TLS, []string{"--tls-on-connect"}, "acme-mail", "TLS 1.3"},
		{"submission by PLAIN", p.listener.Submission, []string{"--tls", "--auth", "PLAIN", "--auth-user", "beta", "--auth-password", "geheim", "--to", "orders@supplier.example"}, "beta-mail", "TLS 1.3"},
		{"submission by LOGIN", p.listener.Submission, []string{"--tls", "--auth", "LOGIN", "--auth-user", "beta", "--auth-password", "geheim", "--to", "orders@supplier.example"}, "beta-mail", "TLS 1.3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := len(p.in.Taken())
			out, err := client(t, "", "swaks", append([]string{"--server", p.address(c.door), "--ehlo", "client.example", "--from", "buyer@acme.example", "--to", "orders+acme@supplier.example",
				"--header", "Subject: Order by " + c.name, "--body", "An order\n.\nwith dots", "--attach-type", "application/EDI-X12", "--attach", "@" + file}, c.args...)...)
			if err != nil || !strings.Contains(out, "250 2.0.0 Taken as M") {
				t.Fatalf("%v\n%s", err, out)
			}
			all := p.in.Taken()
			m := all[len(all)-1]
			if len(all) != before+1 || m.Envelope.Connection != c.connection || m.Envelope.Untrusted != "" || m.Envelope.Mail.Verdict.TLS != c.tls || !bytes.Contains(m.Payload, []byte("order.edi")) {
				t.Errorf("%s %q %+v", m.Envelope.Connection, m.Envelope.Untrusted, m.Envelope.Mail)
			}
		})
	}
	if out, err := client(t, "", "swaks", "--server", p.address(p.listener.Submission), "--tls", "--auth", "PLAIN", "--auth-user", "beta", "--auth-password", "wrong", "--from", "a@b.example", "--to", "orders@supplier.example"); err == nil || !strings.Contains(out, "535 5.7.8") {
		t.Errorf("%v\n%s", err, out)
	}
	if out, err := client(t, "", "swaks", "--server", p.address(p.listener.Listen), "--from", "a@b.example", "--to", "nobody@supplier.example"); err == nil || !strings.Contains(out, "550 5.1.1") {
		t.Errorf("%v\n%s", err, out)
	}
}

// curl, and openssl for the handshakes.
func TestCurlAndOpenSSL(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	data := mail("buyer@acme.example", "1@acme.example", "order\r\n")
	for _, args := range [][]string{
		{"smtp://" + p.address(p.listener.Listen) + "/client.example"},
		{"smtps://" + p.address(p.listener.TLS) + "/client.example", "-k"},
		{"smtp://" + p.address(p.listener.Listen) + "/client.example", "-k", "--ssl-reqd"},
	} {
		out, err := client(t, data, "curl", append([]string{"-sS", "--mail-from", "buyer@acme.example", "--mail-rcpt", "orders+acme@supplier.example", "-T", "-"}, args...)...)
		if err != nil {
			t.Errorf("%v: %v\n%s", args, err, out)
		}
	}
	p.one()
	for _, args := range [][]string{{"-connect", p.address(p.listener.TLS)}, {"-starttls", "smtp", "-connect", p.address(p.listener.Listen)}, {"-starttls", "smtp", "-tls1_2", "-connect", p.address(p.listener.Submission)}} {
		out, err := client(t, "QUIT\r\n", "openssl", append([]string{"s_client", "-quiet", "-verify_quiet", "-crlf"}, args...)...)
		if err != nil || !strings.Contains(out, "221") {
			t.Errorf("%v: %v\n%s", args, err, out)
		}
	}
	if out, err := client(t, "", "openssl", "s_client", "-connect", p.address(p.listener.TLS), "-tls1_1"); err == nil {
		t.Errorf("TLS 1.1 is spoken\n%s", out)
	}
}
