// SPDX-License-Identifier: Apache-2.0

package wire

import (
	"strconv"
	"strings"
)

// Version is an AS2-Version: 100 times the number before the dot and the one after.
type Version int

// The versions that mean something: 1.1 compression, 1.2 EDIINT-Features, 1.3
// rfc4130bis.
const (
	Version10 Version = 100
	Version11 Version = 101
	Version12 Version = 102
	Version13 Version = 103
)

// ParseVersion reads AS2-Version. What is missing or no version is 1.0 and never
// an error (RFC 4130 §6.1).
func ParseVersion(s string) Version {
	major, minor, _ := strings.Cut(strings.TrimSpace(s), ".")
	a, errA := strconv.ParseUint(major, 10, 8)
	b, errB := strconv.ParseUint(minor, 10, 8)
	if errA != nil || errB != nil || a == 0 || b > 99 {
		return Version10
	}
	return Version(100*a + b)
}

// String writes it as in AS2-Version.
func (v Version) String() string { return strconv.Itoa(int(v/100)) + "." + strconv.Itoa(int(v%100)) }

// Features is EDIINT-Features (RFC 6017): what we do of what it can name, which is
// several attachments (RFC 6362) and the exchange of certificates. What a peer names
// changes nothing of what we send it: that is for its partner file to say.
const Features = "multiple-attachments, CEM"
