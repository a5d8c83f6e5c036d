// SPDX-License-Identifier: Apache-2.0

package wire

import (
	"crypto"
	"encoding/base64"
	"fmt"
	"strings"
)

// The two spellings of digests: RFC 5751 and rfc4130bis, or the older way that
// some products alone know. SHA-1 is "sha1" in both: nobody reads anything else
// everywhere (Drummond 3Q12-13, 1Q13-1).
const (
	Hyphened = "sha-256"
	Plain    = "sha256"
)

// ParseMICAlg reads the name of a digest as peers spell it: sha1, SHA-1, sha256,
// sha2_256, rsa-sha1, in quotes, in any case. MD5 is not supported.
func ParseMICAlg(s string) (crypto.Hash, bool) {
	s = strings.ToLower(strings.Trim(s, " \t\r\n\"'"))
	if strings.ContainsAny(s, "-_ ") {
		s = strings.Map(func(r rune) rune {
			if r == '-' || r == '_' || r == ' ' {
				return -1
			}
			return r
		}, s)
	}
	s = strings.TrimPrefix(s, "rsa")
	switch s {
	case "sha1":
		return crypto.SHA1, true
	case "sha256", "sha2256":
		return crypto.SHA256, true
	case "sha384", "sha2384":
		return crypto.SHA384, true
	case "sha512", "sha2512":
		return crypto.SHA512, true
	default:
		return 0, false
	}
}

// FormatMICAlg writes the name of a digest; style is Hyphened (default) or Plain.
func FormatMICAlg(h crypto.Hash, style string) string {
	hyphen := "-"
	if style == Plain {
		hyphen = ""
	}
	switch h {
	case crypto.SHA1:
		return "sha1"
	case crypto.SHA384:
		return "sha" + hyphen + "384"
	case crypto.SHA512:
		return "sha" + hyphen + "512"
	default:
		return "sha" + hyphen + "256"
	}
}

// StyleOf gives the style of a spelling, so that an answer is spelled as its
// question.
func StyleOf(spelling string) string {
	s := strings.ToLower(spelling)
	for _, digit := range []string{"sha2", "sha3", "sha5"} {
		if strings.Contains(s, digit) {
			return Plain
		}
	}
	return Hyphened
}

// MIC is the value of Received-Content-MIC.
type MIC struct {
	Hash   crypto.Hash // 0: an algorithm that is not supported
	Digest []byte
	Raw    string // as received; "" of ours
}

// ParseMIC reads "base64, algorithm". Read as well: blanks and folds anywhere
// (Drummond 3Q12-6, 3Q12-7), no padding, no algorithm (its length tells). When the
// algorithm is not supported the rest is returned with the error.
func ParseMIC(s string) (MIC, error) {
	m := MIC{Raw: strings.TrimSpace(s)}
	value, alg, named := strings.Cut(s, ",")
	digest, err := decodeBase64(value)
	if err != nil || len(digest) == 0 {
		return m, fmt.Errorf("Received-Content-MIC %q is not \"base64, algorithm\"", shorten(m.Raw))
	}
	m.Digest = digest
	if named && strings.TrimSpace(alg) != "" {
		h, ok := ParseMICAlg(alg)
		if !ok {
			return m, fmt.Errorf("Received-Content-MIC is by %q; sha1, sha-256, sha-384 and sha-512 are supported", shorten(strings.TrimSpace(alg)))
		}
		m.Hash = h
	} else {
		for _, h := range []crypto.Hash{crypto.SHA1, crypto.SHA256, crypto.SHA384, crypto.SHA512} {
			if h.Size() == len(digest) {
				m.Hash = h
			}
		}
	}
	if m.Hash == 0 || m.Hash.Size() != len(digest) {
		return m, fmt.Errorf("Received-Content-MIC %q has %d bytes, which is no digest of that name", shorten(m.Raw), len(digest))
	}
	return m, nil
}

// String writes it: base64, a comma, the algorithm.
func (m MIC) String(style string) string {
	return base64.StdEncoding.EncodeToString(m.Digest) + ", " + FormatMICAlg(m.Hash, style)
}

// decodeBase64 reads base64 with blanks and line ends anywhere, padded or not.
func decodeBase64(s string) ([]byte, error) {
	s = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' || r == '\r' || r == '\n' {
			return -1
		}
		return r
	}, s)
	return base64.RawStdEncoding.DecodeString(strings.TrimRight(s, "="))
}

// shorten keeps a text of a partner's short enough for a message.
func shorten(s string) string {
	if len(s) > 80 {
		return s[:80] + "…"
	}
	return s
}
