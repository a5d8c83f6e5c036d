// SPDX-License-Identifier: Apache-2.0

package webhook

import (
	"fmt"
	"net"
	"net/netip"
	"syscall"
)

// metadata are addresses at which clouds hand out credentials, beside the link-local
// ones.
var metadata = []netip.Addr{netip.MustParseAddr("fd00:ec2::254"), netip.MustParseAddr("100.100.100.200")}

// translated are the prefixes by which IPv6 addresses lead to IPv4 ones, with where
// these stand: NAT64 (RFC 6052) and 6to4 (RFC 3056).
var translated = []struct {
	prefix netip.Prefix
	at     int
}{{netip.MustParsePrefix("64:ff9b::/96"), 12}, {netip.MustParsePrefix("2002::/16"), 2}}

// refused says why nothing is posted to an address; "" when it may be. Private
// networks are where our own systems are.
func refused(ip netip.Addr) string {
	ip = ip.Unmap().WithZone("")
	for _, t := range translated {
		if t.prefix.Contains(ip) {
			b := ip.As16()
			return refused(netip.AddrFrom4([4]byte(b[t.at : t.at+4])))
		}
	}
	for _, m := range metadata {
		if ip == m {
			return fmt.Sprintf("%s is a cloud's metadata service", ip)
		}
	}
	switch {
	case ip.IsLinkLocalUnicast():
		return fmt.Sprintf("%s is a link-local address, where clouds hand out credentials", ip)
	case ip.IsUnspecified(), ip.IsMulticast(), ip.Is4() && ip.As4()[0] == 0:
		return fmt.Sprintf("%s is nobody's address", ip)
	}
	return ""
}

// forbidden is refused for a host of a URL; names are looked at when they are
// resolved.
func forbidden(host string) string {
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return ""
	}
	return refused(ip)
}

// blocked says that no connection was made because of where it led.
type blocked struct{ why string }

func (b *blocked) Error() string { return b.why }

// control is asked after the name was resolved, before the connection is made.
func control(_, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return err
	}
	if why := refused(ip); why != "" {
		return &blocked{why}
	}
	return nil
}
