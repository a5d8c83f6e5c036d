// SPDX-License-Identifier: Apache-2.0

package wire

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"errors"

	"ordergate/transports/as2/cms"
)

// Verify checks the signature by the certificates that are trusted for the
// partner: over the report's bytes as received, else without line ends at its end,
// else with CRLF line ends (RFC 8551 §3.1.1). Errors: cms.ErrNoSigner, cms.ErrDigest,
// cms.ErrSignature, cms.ErrSyntax, *cms.UnsupportedError; and an error for an
// unsigned receipt.
func (r *Received) Verify(certs []*x509.Certificate) (*cms.Signer, error) {
	if !r.Signed {
		return nil, errors.New("the receipt is not signed")
	}
	signature, err := r.cms()
	if err != nil {
		return nil, err
	}
	if r.opaque != nil {
		return signature.Verify(r.opaque.Digest, certs)
	}
	var first error
	for _, content := range r.forms() {
		signer, err := signature.Verify(func(h crypto.Hash) []byte { return sum(h, content) }, certs)
		if err == nil {
			return signer, nil
		}
		if first == nil {
			first = err
		}
		if !errors.Is(err, cms.ErrDigest) && !errors.Is(err, cms.ErrSignature) {
			break
		}
	}
	return nil, first
}

// Signers names who signed by certificates that came along, for reports: nobody
// has checked that.
func (r *Received) Signers() []*x509.Certificate {
	if !r.Signed {
		return nil
	}
	signature, err := r.cms()
	if err != nil {
		return nil
	}
	return signature.Certificates()
}

func (r *Received) cms() (*cms.Signature, error) {
	if r.opaque != nil {
		return r.opaque.Signature(), nil
	}
	return cms.ParseSignature(r.signature, cms.Limits{})
}

// forms are the bytes that the signer may have signed.
func (r *Received) forms() [][]byte {
	forms := [][]byte{r.report}
	if bare := bytes.TrimRight(r.report, "\r\n"); len(bare) < len(r.report) {
		forms = append(forms, bare)
	}
	plain := bytes.ReplaceAll(r.report, []byte("\r\n"), []byte("\n"))
	if canonical := bytes.ReplaceAll(plain, []byte("\n"), []byte("\r\n")); !bytes.Equal(canonical, r.report) {
		forms = append(forms, canonical)
	}
	return forms
}

func sum(h crypto.Hash, content []byte) []byte {
	if !h.Available() {
		return nil
	}
	d := h.New()
	d.Write(content)
	return d.Sum(nil)
}
