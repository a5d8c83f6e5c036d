// SPDX-License-Identifier: Apache-2.0

package telemetry

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// fromPages keeps web pages out of a listener that has no login. A page that the
// operator has open may send requests to loopback from his browser: those of another
// origin that would change something are refused by what the browser says of them; and
// a name of the page's own that was made to lead to loopback (DNS rebinding) is not one
// that we are called by. Programs and tunnels name an address or localhost. Who listens
// on other addresses may be called by any name.
func fromPages(listen net.Addr, h http.Handler) http.Handler {
	loopback := false
	if a, err := netip.ParseAddrPort(listen.String()); err == nil {
		loopback = a.Addr().IsLoopback()
	}
	foreign := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if loopback && !local(r.Host) {
			http.Error(w, "The operators' listener is on loopback: call it by 127.0.0.1, [::1] or localhost, not by another name.", http.StatusMisdirectedRequest)
			return
		}
		if err := foreign.Check(r); err != nil {
			http.Error(w, "Web pages of other origins may change nothing here.", http.StatusForbidden)
			return
		}
		h.ServeHTTP(w, r)
	})
}

// local tells whether a Host is an address, or localhost: no page can have these as its
// own name but the ones that are served there.
func local(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if _, err := netip.ParseAddr(host); err == nil {
		return true
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || host == "" // HTTP/1.0
}
