// SPDX-License-Identifier: Apache-2.0

package relay

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"

	"github.com/emersion/go-msgauth/dkim"
)

// ParseKey reads the private key that mails are signed with. Errors say what to do.
func ParseKey(data []byte) (crypto.Signer, error) {
	block, _ := pem.Decode(data)
	if block == nil {
		return nil, errors.New("no PEM: a private key begins with -----BEGIN PRIVATE KEY-----")
	}
	var key any
	var err error
	switch block.Type {
	case "PRIVATE KEY":
		key, err = x509.ParsePKCS8PrivateKey(block.Bytes)
	case "RSA PRIVATE KEY":
		key, err = x509.ParsePKCS1PrivateKey(block.Bytes)
	default:
		return nil, fmt.Errorf("a %s is no private key that mails can be signed with", block.Type)
	}
	if err != nil {
		return nil, errors.New("the private key cannot be read")
	}
	switch k := key.(type) {
	case *rsa.PrivateKey:
		if k.N.BitLen() < 1024 || k.N.BitLen() > 4096 { // RFC 8301 §3.2
			return nil, fmt.Errorf("an RSA key of %d bits: take 2048", k.N.BitLen())
		}
		return k, nil
	case ed25519.PrivateKey:
		return k, nil
	}
	return nil, errors.New("the key is neither RSA nor Ed25519")
}

// Record is what must stand in the DNS, so that our signatures are believed: the
// name of the TXT record, and its text (RFC 6376 §3.6.1, RFC 8463 §4).
func (d DKIM) Record(key crypto.Signer) (name, text string, err error) {
	name = d.Selector + "._domainkey." + d.Domain
	switch k := key.Public().(type) {
	case ed25519.PublicKey:
		return name, "v=DKIM1; k=ed25519; p=" + base64.StdEncoding.EncodeToString(k), nil
	case *rsa.PublicKey:
		der, err := x509.MarshalPKIXPublicKey(k)
		return name, "v=DKIM1; k=rsa; p=" + base64.StdEncoding.EncodeToString(der), err
	}
	return name, "", errors.New("the key is neither RSA nor Ed25519")
}

// signed are the headers under the signature (RFC 6376 §5.4.1). Those that a reader
// sees are named once more than they stand there, so that nobody can add one.
var signed = []string{"From", "From", "Reply-To", "Reply-To", "To", "To", "Cc", "Cc", "Subject", "Subject", "Date", "Date", "Message-ID", "In-Reply-To", "References",
	"Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"}

// sign puts a signature before a mail.
func (d DKIM) sign(mail []byte, key crypto.Signer) ([]byte, error) {
	var out bytes.Buffer
	err := dkim.Sign(&out, bytes.NewReader(mail), &dkim.SignOptions{Domain: d.Domain, Selector: d.Selector, Signer: key, Hash: crypto.SHA256,
		HeaderCanonicalization: dkim.CanonicalizationRelaxed, BodyCanonicalization: dkim.CanonicalizationRelaxed, HeaderKeys: signed})
	if err != nil {
		return nil, fmt.Errorf("sign with DKIM: %w", err)
	}
	return out.Bytes(), nil
}
