// SPDX-License-Identifier: Apache-2.0

package config

import (
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/strict"
	"ordergate/transports/portal"
)

// portal checks the partners' HTTP listener.
func (k *checker) portal() {
	p := k.c.Portal
	for key, addr := range map[string]string{"listen": p.Listen, "listenTls": p.TLS} {
		if addr != "" {
			k.listen(addr, "", "portal", key)
		}
	}
	if p.Listen != "" && p.Listen == p.TLS && !strings.HasSuffix(p.TLS, ":0") {
		k.add("plain HTTP and HTTPS cannot share an address", "give one another port", "portal", "listenTls")
	}
	if p.Listen != "" && !loopback(p.Listen) && !strings.HasPrefix(p.URL, "https://") {
		k.warn("keys come in the clear, and whoever listens has them", "use listenTls; or, behind a proxy that speaks HTTPS, say so by url: https://…", "portal", "listen")
	}
	if u, err := url.Parse(p.URL); p.URL != "" && (err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.RawQuery != "") {
		k.add(fmt.Sprintf("%q is no URL", p.URL), "as in https://orders.example.com", "portal", "url")
	}
	for _, f := range []struct{ key, file string }{{"certificate", p.Cert}, {"key", p.Key}} {
		switch _, err := os.Stat(f.file); {
		case f.file == "" && p.TLS != "":
			k.add("HTTPS needs a certificate and its key", "name a PEM file", "portal", f.key)
		case f.file != "" && err != nil:
			k.add(fmt.Sprintf("%s cannot be read: %v", f.file, cause(err)), "", "portal", f.key)
		}
	}
	for i, o := range p.Origins {
		if u, err := url.Parse(o); err != nil || u.Scheme+"://"+u.Host != o || u.Host == "" {
			k.add(fmt.Sprintf("%q is no origin", o), "scheme, host and port only, as in https://shop.example.com", "portal", "origins", fmt.Sprint(i))
		}
	}
	for i, proxy := range p.Proxies {
		if _, err := portal.ParseProxy(proxy); err != nil {
			k.add(fmt.Sprintf("%q is no address and no network", proxy), "as in 10.0.0.5 or 10.0.0.0/24", "portal", "proxies", fmt.Sprint(i))
		}
	}
	k.portalLimits()
	k.managers()
}

func (k *checker) portalLimits() {
	p := k.c.Portal
	for _, n := range []struct {
		key         string
		value       int
		least, most int
	}{{"connections", p.Connections, 2, 100_000}, {"waiting", p.Waiting, 1, 10_000}, {"rate", p.Rate, 0, 1_000_000}} {
		if n.value < n.least || n.value > n.most {
			k.add(fmt.Sprintf("%d is out of range", n.value), fmt.Sprintf("%d to %d", n.least, n.most), "portal", n.key)
		}
	}
	if p.Body < 1<<10 {
		k.add(fmt.Sprintf("a body of %s", p.Body), "at least 1KiB", "portal", "body")
	}
	if p.MinRate < 0 || p.MinRate > 1<<20 {
		k.add(fmt.Sprintf("a rate of %s", p.MinRate), "0 to 1MiB a second", "portal", "minRate")
	}
	if p.Idle < time.Second || p.Idle > 10*time.Minute {
		k.add(strict.FormatDuration(p.Idle)+" is out of range", "1s to 10m", "portal", "idle")
	}
}

// managers checks the account managers. Whether the partners exist is known only with
// the partner files.
func (k *checker) managers() {
	seen := map[string]string{}
	for i, m := range k.c.Portal.Managers {
		at := fmt.Sprint(i)
		for j, other := range k.c.Portal.Managers[:i] {
			if other.Name == m.Name {
				k.add(fmt.Sprintf("manager %q is there already", m.Name), fmt.Sprintf("put the keys together below managers %d", j+1), "portal", "managers", at, "name")
			}
		}
		if strings.TrimSpace(m.Name) == "" || len(m.Name) > 100 {
			k.add("a manager needs a name", "it is kept with what is handed in", "portal", "managers", at, "name")
		}
		k.faults = append(k.faults, portal.ValidateKeys(m.Keys, func(message, hint string, path ...string) gateway.Fault {
			return k.c.file.Fault(message, hint, append([]string{"portal", "managers", at}, path...)...)
		})...)
		for j, key := range m.Keys {
			if other := seen[key.Hash]; other != "" && other != m.Name {
				k.add(fmt.Sprintf("the key is manager %s's already", other), "each has keys of its own", "portal", "managers", at, "keys", fmt.Sprint(j), "hash")
			}
			seen[key.Hash] = m.Name
		}
	}
}

// loopback tells whether nobody but this machine reaches an address.
func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
