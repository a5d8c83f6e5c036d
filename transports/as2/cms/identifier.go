// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto/x509/pkix"
	stdasn1 "encoding/asn1"
	"fmt"
)

// String is for errors: what the message says, cut to a sane length.
func (id certificateID) String() string {
	if id.serial == nil {
		return fmt.Sprintf("subject key identifier %x", id.ski[:min(len(id.ski), 64)])
	}
	name := "an issuer that cannot be read"
	var rdn pkix.RDNSequence
	if len(id.issuer) < 4096 {
		if _, err := stdasn1.Unmarshal(id.issuer, &rdn); err == nil {
			name = fmt.Sprintf("issuer %q", rdn.String())
		}
	}
	serial := fmt.Sprintf("%x", id.serial)
	return fmt.Sprintf("%s, serial number %s", name[:min(len(name), 400)], serial[:min(len(serial), 64)])
}
