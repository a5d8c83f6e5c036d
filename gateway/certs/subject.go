// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"crypto/sha1" // a key id is a name, not a proof: RFC 5280 §4.2.1.2 (1)
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"

	"ordergate/gateway"
)

var attributes = map[string]asn1.ObjectIdentifier{
	"CN": {2, 5, 4, 3}, "SERIALNUMBER": {2, 5, 4, 5}, "C": {2, 5, 4, 6}, "L": {2, 5, 4, 7}, "ST": {2, 5, 4, 8},
	"STREET": {2, 5, 4, 9}, "O": {2, 5, 4, 10}, "OU": {2, 5, 4, 11}, "POSTALCODE": {2, 5, 4, 17},
	"EMAILADDRESS": {1, 2, 840, 113549, 1, 9, 1}, "DC": {0, 9, 2342, 19200300, 100, 1, 25},
}

var attributeNames = []string{"CN", "O", "OU", "C", "L", "ST", "STREET", "POSTALCODE", "SERIALNUMBER", "emailAddress", "DC"}

// ParseSubject reads a name as people write it: CN=example-as2, O=Example Ltd,
// C=DE. A comma inside a value is written \, .
func ParseSubject(text string) (pkix.RDNSequence, error) {
	var out pkix.RDNSequence
	cn := false
	for _, part := range splitSubject(text) {
		key, value, ok := strings.Cut(part, "=")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		oid := attributes[strings.ToUpper(key)]
		switch {
		case !ok || value == "":
			return nil, fmt.Errorf("the subject %q: %q should be as CN=example-as2", text, part)
		case oid == nil:
			msg := fmt.Sprintf("the subject %q: %q is no part of a name: %s", text, key, strings.Join(attributeNames, ", "))
			if near := gateway.Nearest(key, attributeNames); near != "" {
				msg += fmt.Sprintf("; did you mean %s?", near)
			}
			return nil, errors.New(msg)
		case strings.EqualFold(key, "C") && !countryText.MatchString(value):
			return nil, fmt.Errorf("the subject %q: C is a country of two capital letters", text)
		case len(value) > 128:
			return nil, fmt.Errorf("the subject %q: %s is longer than 128 bytes", text, key)
		}
		cn = cn || strings.EqualFold(key, "CN")
		out = append(out, pkix.RelativeDistinguishedNameSET{{Type: oid, Value: value}})
	}
	if !cn {
		return nil, fmt.Errorf("the subject %q has no CN", text)
	}
	return out, nil
}

var (
	countryText = regexp.MustCompile(`^[A-Z]{2}$`)
	hostText    = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)+$`)
)

// splitSubject cuts at commas that no backslash stands before.
func splitSubject(text string) []string {
	var out []string
	var b strings.Builder
	escaped := false
	for _, r := range text {
		switch {
		case !escaped && r == '\\':
			escaped = true
			continue
		case !escaped && r == ',':
			out = append(out, b.String())
			b.Reset()
		default:
			b.WriteRune(r)
		}
		escaped = false
	}
	return append(out, b.String())
}

func marshalSubject(s pkix.RDNSequence) ([]byte, error) {
	der, err := asn1.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("write the subject: %w", err)
	}
	return der, nil
}

func commonName(s pkix.RDNSequence) string {
	var n pkix.Name
	n.FillFromRDNSequence(&s)
	return n.CommonName
}

func hostName(s string) bool { return hostText.MatchString(strings.ToLower(s)) }

// keyID is the usual subject key identifier: SHA-1 of the public key's bits.
func keyID(spki []byte) ([]byte, error) {
	var info struct {
		Algorithm pkix.AlgorithmIdentifier
		Key       asn1.BitString
	}
	if _, err := asn1.Unmarshal(spki, &info); err != nil {
		return nil, fmt.Errorf("name the key: %w", err)
	}
	sum := sha1.Sum(info.Key.Bytes)
	return sum[:], nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
