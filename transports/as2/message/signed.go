// SPDX-License-Identifier: Apache-2.0

package message

import (
	"bufio"
	"bytes"
	"crypto"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
)

const signatureBytes = 1 << 20 // most bytes of a signature part

// doubt is a signature that did not fit the bytes as received: what it is over is read
// once more, for the digests that are missing and for what peers do to line ends.
type doubt struct {
	signature *cms.Signature
	binary    bool // what is signed says that it is binary: its line ends are its own
	err       error
}

// signed opens multipart/signed (RFC 1847, RFC 8551 §3.5.3).
func (o *opener) signed(at place, h mime.Header, c content, body *bufio.Reader) error {
	if o.out.Signed {
		return twice("signed")
	}
	if protocol := c.params["protocol"]; protocol != "" && !strings.Contains(strings.ToLower(protocol), "pkcs7") {
		p := problem(wire.UnsupportedFormat, "The signature is of a kind that is not supported; S/MIME is.", fmt.Errorf("signature of type %q", protocol))
		p.garbage = !strings.EqualFold(protocol, "application/pgp-signature")
		return p
	}
	o.out.Signed = true
	r, err := findMultipart(h, c, body)
	if err != nil {
		return structure(err)
	}
	parts := mime.NewParts(o.wide(r), c.params["boundary"], o.mimeLimits())
	first, err := parts.Next()
	if err != nil {
		return o.verdict(partless(err, "it has no parts"))
	}
	if o.variants != nil {
		if _, err := io.Copy(o.variants, first); err != nil {
			return o.verdict(err)
		}
		return errHashed
	}
	sums := newSums(hinted(c.params["micalg"]))
	signedHeader, err := o.hashed(at, first, sums)
	if err != nil {
		return o.verdict(err)
	}
	signature, err := o.signature(parts)
	if err != nil {
		return o.verdict(err)
	}
	signer, err := signature.Verify(sums.digest, o.Certificates)
	if err != nil && !errors.Is(err, cms.ErrNoSigner) && o.Again != nil {
		binary := strings.EqualFold(signedHeader.Get("Content-Transfer-Encoding"), "binary")
		o.doubt = &doubt{signature: signature, binary: binary, err: err}
		return nil
	}
	return o.verified(signer, err, MatchedReceived, sums.mics())
}

// hashed opens what is signed, while it is hashed. What is wrong in it is put aside
// until the signature says whose fault that is.
func (o *opener) hashed(at place, first io.Reader, sums sums) (mime.Header, error) {
	br := o.window(io.TeeReader(first, sums))
	mark := len(o.layers)
	h, err := mime.ReadHeader(br, o.Limits.Header)
	if err == nil {
		o.within = true
		err = o.entity(at.inside(), h, br)
		o.within = false
	}
	if o.fatal(err) {
		return h, err
	}
	err = o.verdict(err)
	o.layers = o.layers[:mark]
	if err := drain(br); err != nil {
		return h, err
	}
	o.setAside(err)
	return h, nil
}

// fatal says that an error is not of what is signed.
func (o *opener) fatal(err error) bool {
	var p *Problem
	var sink *sinkError
	return err == ErrReceipt || errors.As(err, &sink) || errors.As(err, &p) && !p.garbage
}

// setAside keeps what is wrong within a signature. What a genuine signature covers is
// what the sender made: no garbage.
func (o *opener) setAside(err error) {
	var p *Problem
	if errors.As(err, &p) {
		err = problem(p.Text, p.Public, p.Err)
	}
	o.aside = err
}

// signature reads the second and last part.
func (o *opener) signature(parts *mime.Parts) (*cms.Signature, error) {
	part, err := parts.Next()
	if err != nil {
		return nil, partless(err, "it has no signature part")
	}
	br := o.window(part)
	if _, err := mime.ReadHeader(br, o.Limits.Header); err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(br, signatureBytes+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > signatureBytes {
		return nil, &mime.LimitError{What: "bytes of signature", Limit: signatureBytes}
	}
	switch _, err := parts.Next(); {
	case err == nil:
		return nil, garbage(wire.UnexpectedProcessingError, publicMIME, errors.New("multipart/signed has more than two parts (RFC 1847 §2.1)"))
	case err != io.EOF:
		return nil, err
	}
	if err := o.noEpilogue(parts); err != nil {
		return nil, err
	}
	raw = decodeSignature(raw)
	signature, err := cms.ParseSignature(raw, cms.Limits{})
	if trimmed := bytes.TrimRight(raw, "\r\n"); err != nil && len(trimmed) < len(raw) {
		signature, err = cms.ParseSignature(trimmed, cms.Limits{}) // line ends were put after it
	}
	if err != nil {
		return nil, unsigned(err)
	}
	return signature, nil
}

// decodeSignature undoes base64 by what is there, not by what is said: both lie.
func decodeSignature(raw []byte) []byte {
	if len(raw) > 0 && raw[0] == 0x30 {
		return raw
	}
	plain := slices.DeleteFunc(bytes.Clone(raw), func(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\n' })
	n, err := base64.StdEncoding.Decode(plain, plain)
	if err != nil {
		return raw
	}
	return plain[:n]
}

// opaque opens SignedData that holds its content.
func (o *opener) opaque(at place, r io.Reader) error {
	if o.out.Signed {
		return twice("signed")
	}
	o.out.Signed = true
	s, err := cms.ReadSigned(r, cms.Limits{})
	if err != nil {
		return o.judged(err, unsigned)
	}
	plain := o.layer(s, unsigned)
	mark := len(o.layers)
	o.within = true
	err = o.inner(at.inside(), plain)
	o.within = false
	if o.fatal(err) {
		return o.verdict(err)
	}
	err = o.verdict(err)
	o.layers = o.layers[:mark]
	if err := drain(plain); err != nil {
		return o.verdict(err)
	}
	o.setAside(err)
	signature := s.Signature()
	signer, err := signature.Verify(s.Digest, o.Certificates)
	var sums []mic
	for _, h := range signature.Hashes() {
		sums = append(sums, mic{h, s.Digest(h)})
	}
	return o.verified(signer, err, MatchedReceived, sums)
}

// verified ends a signature, good or not.
func (o *opener) verified(signer *cms.Signer, err error, matched string, mics []mic) error {
	if err != nil {
		return unverified(err)
	}
	o.out.Signer, o.out.Matched, o.out.mics = signer, matched, mics
	return nil
}

// settle reads the message again for a signature that did not fit at once.
func (o *opener) settle(h mime.Header) error {
	r, err := o.Again()
	if err != nil {
		return err
	}
	second := newOpener(o.OpenOptions, &Opened{})
	defer second.release(0)
	second.Sink = nil
	second.variants = newVariants(o.doubt.signature.Hashes())
	if err := second.run(h, r); err != errHashed {
		return fmt.Errorf("read the message again: %w", err)
	}
	for _, v := range second.variants.results(!o.doubt.binary) {
		signer, err := o.doubt.signature.Verify(v.digest, o.Certificates)
		if err == nil {
			return o.verified(signer, nil, v.name, v.mics)
		}
		if v.name == MatchedReceived {
			o.doubt.err = err // with each digest that it needs
		}
	}
	return o.verified(nil, o.doubt.err, "", nil)
}

func (o *opener) mimeLimits() mime.Limits {
	return mime.Limits{Header: o.Limits.Header, Parts: o.Limits.Parts}
}

// noEpilogue refuses what follows a multipart in something encrypted: nobody sends
// it, and blocks of other ciphertext would stand there.
func (o *opener) noEpilogue(parts *mime.Parts) error {
	if o.out.Encrypted && parts.Epilogue() {
		return garbage(wire.UnexpectedProcessingError, publicMIME, errors.New("something follows the last boundary"))
	}
	return nil
}

// partless says what is missing where a multipart has no further part.
func partless(err error, what string) error {
	if err == io.EOF {
		return garbage(wire.UnexpectedProcessingError, publicMIME, errors.New(what))
	}
	return err
}

// hinted gives the digests that the micalg of multipart/signed names, one or several
// (RFC 8551 §3.5.3.2). It is a hint: the signature decides.
func hinted(micalg string) []crypto.Hash {
	var hashes []crypto.Hash
	for _, name := range strings.Split(micalg, ",") {
		if h, ok := wire.ParseMICAlg(name); ok && !slices.Contains(hashes, h) {
			hashes = append(hashes, h)
		}
	}
	if len(hashes) == 0 {
		return []crypto.Hash{crypto.SHA256}
	}
	return hashes
}
