// SPDX-License-Identifier: Apache-2.0

// Package certs holds the certificates of our stations and of trading partners,
// as they lie in the folder of certificates.
package certs

import (
	"crypto"
	"crypto/x509"
	"time"
)

// Use is what a certificate is for.
type Use string

// The uses.
const (
	Sign    Use = "sign"    // its owner signs with it
	Encrypt Use = "encrypt" // its owner is encrypted to by it
	TLS     Use = "tls"     // its owner shows it in TLS
)

// OwnerKind tells stations from partners.
type OwnerKind string

// The kinds of owners.
const (
	Station OwnerKind = "station"
	Partner OwnerKind = "partner"
)

// Entry is one certificate file.
type Entry struct {
	Kind        OwnerKind
	Owner       string
	Name        string
	File        string
	KeyFile     string
	Certificate *x509.Certificate
	Chain       []*x509.Certificate
	Private     crypto.PrivateKey // nil for partners
	Uses        []Use
	From        time.Time
	Until       time.Time
	Note        string
	Fingerprint string // SHA-256 of the DER, hex
}

// Entries are those of one owner, oldest From first.
type Entries []Entry
