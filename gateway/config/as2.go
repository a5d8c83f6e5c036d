// SPDX-License-Identifier: Apache-2.0

package config

import (
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"ordergate/gateway/partner"
	"ordergate/gateway/strict"
)

// as2 checks the AS2 listener.
func (k *checker) as2() {
	a := k.c.AS2
	for key, addr := range map[string]string{"listen": a.Listen, "listenTls": a.TLS} {
		if addr != "" {
			k.listen(addr, "", "as2", key)
		}
	}
	if a.Listen != "" && a.Listen == a.TLS && !strings.HasSuffix(a.TLS, ":0") {
		k.add("plain HTTP and HTTPS cannot share an address", "give one another port", "as2", "listenTls")
	}
	if !strings.HasPrefix(a.Path, "/") || strings.ContainsAny(a.Path, "?# {}") {
		k.add(fmt.Sprintf("%q is no path", a.Path), "as in /as2", "as2", "path")
	}
	if u, err := url.Parse(a.URL); a.URL != "" && (err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http") {
		k.add(fmt.Sprintf("%q is no URL", a.URL), "as in https://edi.example.com/as2", "as2", "url")
	}
	for _, f := range []struct{ key, file string }{{"certificate", a.Cert}, {"key", a.Key}} {
		switch _, err := os.Stat(f.file); {
		case f.file == "" && a.TLS != "":
			k.add("HTTPS needs a certificate and its key", "name a PEM file", "as2", f.key)
		case f.file != "" && err != nil:
			k.add(fmt.Sprintf("%s cannot be read: %v", f.file, cause(err)), "", "as2", f.key)
		}
	}
	if a.Connections < 1 || a.Connections > 100_000 {
		k.add(fmt.Sprintf("%d connections", a.Connections), "1 to 100000", "as2", "connections")
	}
	if a.MinRate < 0 || a.MinRate > 1<<20 {
		k.add(fmt.Sprintf("a rate of %s", a.MinRate), "0 to 1MiB a second", "as2", "minRate")
	}
	for _, d := range []struct {
		key         string
		value       time.Duration
		least, most time.Duration
	}{{"idle", a.Idle, time.Second, 10 * time.Minute}, {"partial", a.Partial, time.Minute, 31 * 24 * time.Hour}} {
		if d.value < d.least || d.value > d.most {
			k.add(strict.FormatDuration(d.value)+" is out of range", strict.FormatDuration(d.least)+" to "+strict.FormatDuration(d.most), "as2", d.key)
		}
	}
}

// as2Name checks the AS2 name of station i: RFC 4130 §6.2, and one name is one
// station.
func (k *checker) as2Name(s partner.Station, i int) {
	at := fmt.Sprint(i)
	if s.AS2 == "" {
		return
	}
	if len(s.AS2) > 128 || strings.ContainsFunc(s.AS2, func(r rune) bool { return r < ' ' || r > '~' }) || strings.TrimSpace(s.AS2) != s.AS2 {
		k.add(fmt.Sprintf("%q is no AS2 name", s.AS2), "1 to 128 printable ASCII characters without blanks around", "stations", at, "as2")
	}
	for _, other := range k.c.Stations[:i] {
		if other.AS2 == s.AS2 {
			k.add(fmt.Sprintf("the AS2 name %q is station %s already", s.AS2, other.ID), "a name means one station", "stations", at, "as2")
		}
	}
}
