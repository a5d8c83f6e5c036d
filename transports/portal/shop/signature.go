// SPDX-License-Identifier: Apache-2.0

package shop

import (
	"crypto"
	"crypto/hmac"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/subtle"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"strings"
)

// hmacs tells whether a header holds the HMAC-SHA256 of a body under one of the
// account's secrets, in base64 or, where a module writes so, in hex.
func (c *call) hmacs(given string, body []byte, hexToo bool) (bool, error) {
	given = strings.TrimPrefix(strings.TrimSpace(given), "sha256=")
	mac, err := base64.StdEncoding.DecodeString(given)
	if h, hexErr := hex.DecodeString(given); hexToo && hexErr == nil && len(h) == sha256.Size {
		mac, err = h, nil
	}
	secrets, serr := c.secrets()
	if serr != nil {
		return false, serr
	}
	ok := false
	for _, s := range secrets {
		h := hmac.New(sha256.New, []byte(s))
		h.Write(body)
		ok = hmac.Equal(h.Sum(nil), mac) || ok
	}
	return ok && err == nil, nil
}

// equals tells whether a header holds one of the account's secrets.
func (c *call) equals(given string) (bool, error) {
	secrets, err := c.secrets()
	if err != nil {
		return false, err
	}
	g, ok := sha256.Sum256([]byte(given)), 0
	for _, s := range secrets {
		sum := sha256.Sum256([]byte(s))
		ok |= subtle.ConstantTimeCompare(g[:], sum[:])
	}
	return ok == 1, nil
}

// rsaKey reads a public key from PEM: PKIX or PKCS #1.
func rsaKey(data []byte) (*rsa.PublicKey, error) {
	block, _ := pem.Decode(data)
	if block == nil {
		return nil, errors.New("no PEM block")
	}
	if key, err := x509.ParsePKCS1PublicKey(block.Bytes); err == nil {
		return key, nil
	}
	parsed, err := x509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	key, ok := parsed.(*rsa.PublicKey)
	if !ok || key.N.BitLen() < 1024 || key.N.BitLen() > 8192 {
		return nil, errors.New("no RSA key of 1024 to 8192 bits")
	}
	return key, nil
}

// CheckKey tells what is wrong with a publicKey file.
func CheckKey(data []byte) error {
	_, err := rsaKey(data)
	return err
}

// signedBy tells whether a signature in base64 (RSASSA-PKCS1-v1_5 with SHA-256) is of
// one of the texts.
func signedBy(key *rsa.PublicKey, signature string, texts ...[]byte) bool {
	sig, err := base64.StdEncoding.DecodeString(strings.TrimSpace(signature))
	if err != nil {
		return false
	}
	for _, t := range texts {
		sum := sha256.Sum256(t)
		if rsa.VerifyPKCS1v15(key, crypto.SHA256, sum[:], sig) == nil {
			return true
		}
	}
	return false
}
