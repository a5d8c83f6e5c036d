// SPDX-License-Identifier: Apache-2.0

package relay

import (
	"crypto/tls"
	"net"
	"time"
)

func tlsClient(c net.Conn, config *tls.Config) *tls.Conn { return tls.Client(c, config) }

// deadline bounds what comes next on a connection; later commands set their own.
func deadline(c net.Conn, d time.Duration) { _ = c.SetDeadline(time.Now().Add(d)) }

func tlsText(s tls.ConnectionState) string {
	text := tls.VersionName(s.Version) + ", " + tls.CipherSuiteName(s.CipherSuite)
	if len(s.PeerCertificates) > 0 {
		c := s.PeerCertificates[0]
		text += ", certificate of " + c.Subject.String() + " until " + c.NotAfter.UTC().Format(time.DateOnly)
	}
	return text
}
