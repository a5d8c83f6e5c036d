// SPDX-License-Identifier: Apache-2.0

package config

import (
	"fmt"
	"net"
	"os"
	"slices"
	"strings"
	"time"

	"ordergate/gateway/strict"
	"ordergate/transports/smtp"
)

// smtp checks the mail server.
func (k *checker) smtp() {
	m := &k.c.SMTP
	k.smtpDoors(m)
	for i, s := range m.Addresses {
		a, err := smtp.ParseAddress(s)
		at := fmt.Sprint(i)
		if err != nil {
			k.add(fmt.Sprintf("%q is no mail address: %v", s, err), "as in orders@supplier.example", "smtp", "addresses", at)
			continue
		}
		if _, detail := a.Detail(); detail != "" || strings.HasSuffix(a.Local, "+") {
			k.add(fmt.Sprintf("what stands behind the plus of %s is for partners", s), "leave it out", "smtp", "addresses", at)
		}
		if slices.ContainsFunc(m.Addresses[:i], func(other string) bool { b, err := smtp.ParseAddress(other); return err == nil && a == b }) {
			k.add(fmt.Sprintf("%s is in this list already", a), "", "smtp", "addresses", at)
		}
	}
	if m.On() && len(m.Addresses) == 0 {
		k.warn("the mail server has no addresses: it takes what partner files name whole addresses for, and no more", "as in addresses: [orders@supplier.example]", "smtp")
	}
	if m.Unknown != "hold" && m.Unknown != "refuse" {
		k.add(fmt.Sprintf("%q is not known here", m.Unknown), "hold or refuse", "smtp", "unknownSenders")
	}
	if m.Host != "" && (strings.ContainsFunc(m.Host, func(r rune) bool { return r <= ' ' || r > '~' }) || len(m.Host) > 253) {
		k.add(fmt.Sprintf("%q is no name of a host", m.Host), "as in mx.supplier.example", "smtp", "hostname")
	}
	if _, port, err := net.SplitHostPort(m.Resolver); m.Resolver != "" && (err != nil || port == "") {
		k.add(fmt.Sprintf("%q is no DNS server", m.Resolver), "host:port as in 192.0.2.53:53", "smtp", "resolver")
	}
	k.smtpNumbers(m)
}

func (k *checker) smtpDoors(m *smtp.Listener) {
	addresses := map[string]string{}
	for _, d := range []struct{ key, address string }{{"listen", m.Listen}, {"listenTls", m.TLS}, {"listenSubmission", m.Submission}} {
		if d.address == "" {
			continue
		}
		k.listen(d.address, "", "smtp", d.key)
		if other, taken := addresses[d.address]; taken && !strings.HasSuffix(d.address, ":0") {
			k.add(fmt.Sprintf("%s is the address of %s already", d.address, other), "give one another port", "smtp", d.key)
		}
		addresses[d.address] = d.key
		if d.key != "listen" && m.Cert == "" {
			k.add("it needs a certificate and its key", "set certificate and key", "smtp", d.key)
		}
	}
	for _, f := range []struct{ key, file, other string }{{"certificate", m.Cert, m.Key}, {"key", m.Key, m.Cert}} {
		switch _, err := os.Stat(f.file); {
		case f.file == "" && f.other != "":
			k.add("certificate and key belong together", "name a PEM file", "smtp", f.key)
		case f.file != "" && err != nil:
			k.add(fmt.Sprintf("%s cannot be read: %v", f.file, cause(err)), "", "smtp", f.key)
		}
	}
	if m.Listen != "" && m.Cert == "" && m.Key == "" {
		k.warn("mails come in the clear, and nobody can log in", "set certificate and key", "smtp")
	}
}

func (k *checker) smtpNumbers(m *smtp.Listener) {
	size := func(n int64) string { return strict.Bytes(n).String() }
	plain := func(n int64) string { return fmt.Sprint(n) }
	most := int64(1 << 30)
	if m.On() { // the door takes no more
		most = min(most, int64(k.c.Limits.Message))
	}
	for _, n := range []struct {
		key                string
		value, least, most int64
		text               func(int64) string
	}{
		{"maxSize", int64(m.MaxSize), 64 << 10, most, size}, {"recipients", int64(m.Recipients), 1, 1000, plain},
		{"connections", int64(m.Connections), 2, 100_000, plain}, {"rate", int64(m.Rate), 0, 1_000_000_000, plain}, {"minRate", int64(m.MinRate), 0, 1 << 20, size},
	} {
		if n.value < n.least || n.value > n.most {
			k.add(n.text(n.value)+" is out of range", n.text(n.least)+" to "+n.text(n.most), "smtp", n.key)
		}
	}
	if m.Idle < time.Second || m.Idle > 10*time.Minute {
		k.add(strict.FormatDuration(m.Idle)+" is out of range", "1s to 10m", "smtp", "idle")
	}
}
