// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// KeyKinds are the kinds of keys that NewKey makes.
func KeyKinds() []string {
	return []string{"rsa-2048", "rsa-3072", "rsa-4096", "p-256", "p-384", "p-521"}
}

// NewKey makes a private key of a kind.
func NewKey(kind string) (crypto.Signer, error) {
	switch kind {
	case "rsa-2048":
		return rsa.GenerateKey(rand.Reader, 2048)
	case "rsa-3072":
		return rsa.GenerateKey(rand.Reader, 3072)
	case "rsa-4096":
		return rsa.GenerateKey(rand.Reader, 4096)
	case "p-256":
		return ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	case "p-384":
		return ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	case "p-521":
		return ecdsa.GenerateKey(elliptic.P521(), rand.Reader)
	}
	return nil, fmt.Errorf("%q is no kind of key: %s", kind, strings.Join(KeyKinds(), ", "))
}

// KeyKind names the kind of a public key: rsa-2048, p-256, ed25519; otherwise what
// the standard library calls it.
func KeyKind(public crypto.PublicKey) string {
	switch k := public.(type) {
	case *rsa.PublicKey:
		return fmt.Sprintf("rsa-%d", k.N.BitLen())
	case *ecdsa.PublicKey:
		return strings.ToLower(k.Curve.Params().Name)
	case ed25519.PublicKey:
		return "ed25519"
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", public), "*")
}

// exchangeable tells whether AS2 can sign or encrypt with a key.
func exchangeable(public crypto.PublicKey) bool {
	switch k := public.(type) {
	case *rsa.PublicKey:
		return true
	case *ecdsa.PublicKey:
		return slices.Contains([]elliptic.Curve{elliptic.P256(), elliptic.P384(), elliptic.P521()}, k.Curve)
	}
	return false
}

// errEncrypted is of a private key that takes a password.
var errEncrypted = errors.New("the key is encrypted with a password: give it without, `openssl pkey -in OLD -out NEW`, readable by ordergate alone")

// isKey tells PEM blocks of private keys.
func isKey(block *pem.Block) bool { return strings.HasSuffix(block.Type, "PRIVATE KEY") }

// parseKey reads a private key: PKCS#8, PKCS#1 or SEC1, by its PEM type.
func parseKey(block *pem.Block) (crypto.Signer, error) {
	if block.Type == "ENCRYPTED PRIVATE KEY" || block.Headers["DEK-Info"] != "" {
		return nil, errEncrypted
	}
	var key any
	var err error
	switch block.Type {
	case "PRIVATE KEY":
		key, err = x509.ParsePKCS8PrivateKey(block.Bytes)
	case "RSA PRIVATE KEY":
		key, err = x509.ParsePKCS1PrivateKey(block.Bytes)
	case "EC PRIVATE KEY":
		key, err = x509.ParseECPrivateKey(block.Bytes)
	default:
		return nil, fmt.Errorf("a %s cannot be used: RSA, or EC on P-256, P-384, P-521", block.Type)
	}
	if err != nil {
		return nil, fmt.Errorf("the key cannot be read: %s", strings.TrimPrefix(err.Error(), "x509: "))
	}
	switch k := key.(type) {
	case *rsa.PrivateKey:
		return k, nil
	case *ecdsa.PrivateKey:
		return k, nil
	case ed25519.PrivateKey:
		return k, nil
	}
	return nil, fmt.Errorf("a key of kind %T cannot be used: RSA, or EC on P-256, P-384, P-521", key)
}

// fits tells whether a private key belongs to a certificate.
func fits(key crypto.Signer, c *x509.Certificate) bool {
	pub, ok := key.Public().(interface{ Equal(crypto.PublicKey) bool })
	return ok && pub.Equal(c.PublicKey)
}
