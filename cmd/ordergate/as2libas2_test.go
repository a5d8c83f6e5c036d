// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// libas2 is the buyer's side by a peer that others wrote, in Node.
type libas2 struct {
	o       *outsider
	modules string
}

func newLibas2(t *testing.T, more string) *libas2 {
	t.Helper()
	modules, err := filepath.Abs("../../.cache/readers/node_modules")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(modules, "libas2")); err != nil {
		t.Fatalf("libas2 is not installed: run `make tools` (%v)", err)
	}
	return &libas2{newOutsider(t, more), modules}
}

// command is node with the options that all ways need and those of this one.
func (l *libas2) command(mode string, more map[string]any) *exec.Cmd {
	options := map[string]any{"id": buyerName, "peer": sellerName, "key": "buyer.key", "cert": "buyer.pem", "peerCert": "seller.pem", "dir": l.o.dir}
	for k, v := range more {
		options[k] = v
	}
	b, err := json.Marshal(options)
	if err != nil {
		l.o.t.Fatal(err)
	}
	script, err := filepath.Abs("testdata/as2/libas2.cjs")
	if err != nil {
		l.o.t.Fatal(err)
	}
	args := []string{script, l.modules, mode, string(b)}
	if mode == "serve" { // Node decrypts no RSA PKCS#1 v1.5 else
		args = append([]string{"--security-revert=CVE-2023-46809"}, args...)
	}
	cmd := exec.Command("node", args...)
	cmd.Dir = l.o.dir
	return cmd
}

// TestLibas2Sends: what libas2 sends is taken, in each of its ciphers and digests, and
// it can check our receipt.
func TestLibas2Sends(t *testing.T) {
	t.Parallel()
	l := newLibas2(t, "  sign: sha-256\n")
	l.o.x.seller.edit("partners/acme.yaml", "answers:\n", "answers:\n  via: nowhere\n")
	l.o.x.seller.edit("config.yaml", "folders:\n", "folders:\n  - {name: nowhere, out: nowhere, partners: [acme]}\n")
	l.o.x.seller.folder("nowhere")
	d := l.o.x.seller.start("")
	at := time.Now()
	orders := 0
	for _, c := range []struct {
		sign, encrypt any
		cipher        string
	}{
		{"sha-256", "aes128-CBC", "aes-128-cbc"}, {"sha-1", "aes192-CBC", "aes-192-cbc"}, {"sha-384", "aes256-CBC", "aes-256-cbc"}, {"sha-512", "aes128-GCM", "aes-128-gcm"},
		{"sha-256", "aes192-GCM", "aes-192-gcm"}, {"sha-256", "aes256-GCM", "aes-256-gcm"}, {"sha-256", false, ""}, {false, "aes256-CBC", "aes-256-cbc"},
	} {
		name := fmt.Sprint(c.sign, " ", c.encrypt)
		l.o.file("po.edi", []byte(document(t, "acme-order.edi", at.Add(time.Duration(orders)*time.Second))))
		out, err := l.command("send", map[string]any{"url": "http://127.0.0.1:" + l.o.x.sellerPort + "/as2", "file": "po.edi", "name": "po.edi", "sign": c.sign, "encrypt": c.encrypt, "mdn": "sha-256"}).CombinedOutput()
		var said struct {
			Status                             int
			MessageID, Text, OriginalMessageID string
			Disposition                        struct{ Processed bool }
			Verified                           bool
		}
		if err != nil || json.Unmarshal(out, &said) != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		if said.Status != 200 || !said.Disposition.Processed || !said.Verified || said.OriginalMessageID != said.MessageID {
			t.Errorf("%s: %s", name, out)
		}
		orders++
		x := d.exchanges("in")[0]
		var facts struct{ Cipher string }
		shown := ask[struct{ Facts json.RawMessage }](d, "/api/exchanges/"+x.ID)
		if err := json.Unmarshal(shown.Facts, &facts); err != nil || facts.Cipher != c.cipher || x.State != "processed" {
			t.Errorf("%s: %s %s, %v", name, x.State, shown.Facts, err)
		}
		d.proves(x)
	}
	d.until("the orders", func() bool { return len(l.o.x.seller.files("erp/*.json")) == orders })
	d.stop()
}

// TestLibas2Receives: libas2 opens what we send and has the same bytes; we take its
// receipt.
func TestLibas2Receives(t *testing.T) {
	t.Parallel()
	for _, cipher := range []string{"aes-128-cbc", "aes-192-cbc", "aes-256-cbc"} {
		for _, digest := range []string{"sha-1", "sha-256", "sha-384", "sha-512"} {
			if cipher != "aes-256-cbc" && digest != "sha-256" {
				continue
			}
			t.Run(cipher+" "+digest, func(t *testing.T) {
				t.Parallel()
				l := newLibas2(t, "  encrypt: "+cipher+"\n  sign: "+digest+"\n")
				server := l.command("serve", nil)
				out, err := server.StdoutPipe()
				if err == nil {
					err = server.Start()
				}
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() {
					_ = server.Process.Kill()
					_ = server.Wait()
				})
				lines := bufio.NewScanner(out)
				for lines.Scan() && strings.Trim(lines.Text(), "0123456789") != "" {
				}
				port := lines.Text()
				file := l.o.x.seller.path("partners/acme.yaml")
				l.o.x.seller.write("partners/acme.yaml", regexp.MustCompile(`url: .*`).ReplaceAllString(l.o.x.seller.read(file), "url: http://127.0.0.1:"+port+"/"))
				d := l.o.x.seller.start("")
				po := document(t, "acme-order.edi", time.Now())
				po = strings.NewReplacer("ACMERETAIL ", "ORDERGATE  ", "ORDERGATE ", "ACMERETAIL").Replace(po)
				l.o.x.seller.write("po.edi", po)
				if code, out := command(t, "outbound", "send", "--config", l.o.x.seller.path("config.yaml"), "--partner", "acme", "--by", "test", l.o.x.seller.path("po.edi")); code != 0 {
					t.Fatal(out)
				}
				d.until("libas2's receipt", func() bool { return len(d.exchanges("out")) == 1 && d.exchanges("out")[0].ReceiptAt != nil })
				x := d.exchanges("out")[0]
				got, err := os.ReadFile(filepath.Join(l.o.dir, "payload-1"))
				if err != nil || !slices.Equal(strings.Fields(string(got)), strings.Fields(po)) { // it makes line ends its own
					t.Errorf("libas2 has %.100q, %v", got, err)
				}
				if x.State != "confirmed" {
					t.Errorf("%s: %s", x.State, x.Reason)
				}
				d.stop()
			})
		}
	}
}
