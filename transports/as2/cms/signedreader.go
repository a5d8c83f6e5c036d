// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto"
	"hash"
	"io"

	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"
)

// SignedReader gives out the content of SignedData while it hashes it, in constant
// memory. What it gives is not to be believed before io.EOF and Signature().Verify.
// For one goroutine.
type SignedReader struct {
	b       *berReader
	digests []digest
	content *octetReader // nil: no content within
	left    int64        // of Limits.Content; -1: no limit
	sig     *Signature
	err     error
}

type digest struct {
	kind crypto.Hash
	hash hash.Hash
}

// ReadSigned reads SignedData up to its content (RFC 5652 §5.1). Errors, here and of
// Read: ErrSyntax (wrapped), *LimitError, *UnsupportedError for another content type,
// and what r says.
func ReadSigned(r io.Reader, l Limits) (*SignedReader, error) {
	b := newBERReader(r, l)
	kind, err := openContentInfo(b, true)
	if err != nil {
		return nil, err
	}
	if kind != SignedData {
		return nil, &UnsupportedError{"signed-data is wanted; " + string(kind), oidSigned.String()}
	}
	s := &SignedReader{b: b, left: -1, sig: &Signature{}}
	if b.limits.Content > 0 {
		s.left = b.limits.Content
	}
	if err := b.open(tagSequence, "SignedData"); err != nil {
		return nil, err
	}
	if err := b.version(); err != nil {
		return nil, err
	}
	if err := s.readDigests(); err != nil {
		return nil, err
	}
	return s, s.openContent()
}

// readDigests reads digestAlgorithms. A set that is empty, which is wrong, tells
// nothing: then all but SHA-224, which nobody uses, are made.
func (s *SignedReader) readDigests() error {
	if err := s.b.open(tagSet, "digestAlgorithms"); err != nil {
		return err
	}
	empty := true
	for {
		e, ok, err := s.b.next()
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		empty = false
		der, err := s.b.der(e)
		if err != nil {
			return err
		}
		in := cryptobyte.String(der)
		a, ok := readAlgorithm(&in, asn1.SEQUENCE)
		if !ok {
			return syntaxError(e.at, "a digest algorithm that cannot be read")
		}
		s.hashWith(digestHash(a.id))
	}
	if empty {
		for _, h := range [...]crypto.Hash{crypto.SHA1, crypto.SHA256, crypto.SHA384, crypto.SHA512} {
			s.hashWith(h)
		}
	}
	return s.b.leave()
}

func (s *SignedReader) hashWith(h crypto.Hash) {
	if h != 0 && s.Digest(h) == nil {
		s.digests = append(s.digests, digest{h, h.New()})
	}
}

// openContent reads encapContentInfo up to the content, if any.
func (s *SignedReader) openContent() (err error) {
	if err := s.b.open(tagSequence, "encapContentInfo"); err != nil {
		return err
	}
	if s.sig.contentType, err = s.b.oid("a content type"); err != nil {
		return err
	}
	e, ok, err := s.b.optional(context0 | constructed)
	if err != nil || !ok {
		return err
	}
	if err := s.b.enter(e); err != nil {
		return err
	}
	if e, ok, err = s.b.next(); err != nil {
		return err
	}
	if !ok || e.tag&^constructed != tagOctets {
		return syntaxError(e.at, "content that is an OCTET STRING is wanted, 0x%02x found", e.tag)
	}
	s.content, err = s.b.octets(e)
	return err
}

// Read gives the content; io.EOF only after all that follows was read, too, and
// nothing more came. Without content within it does so at once.
func (s *SignedReader) Read(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n := 0
	if s.content != nil {
		n, s.err = s.content.Read(p)
		if s.left >= 0 {
			if s.left -= int64(n); s.left < 0 {
				s.err = &LimitError{"bytes of content", s.b.limits.Content}
				return 0, s.err
			}
		}
		for _, d := range s.digests {
			d.hash.Write(p[:n])
		}
	} else {
		s.err = io.EOF
	}
	if s.err == io.EOF {
		if err := s.finish(); err != nil {
			s.err = err
		}
	}
	return n, s.err
}

// Digest gives the content's digest by one of the message's digest algorithms; nil
// for others. Without content within it is that of nothing.
func (s *SignedReader) Digest(h crypto.Hash) []byte {
	for _, d := range s.digests {
		if d.kind == h {
			return d.hash.Sum(nil)
		}
	}
	return nil
}

// Signature gives what follows the content; nil before Read has said io.EOF.
func (s *SignedReader) Signature() *Signature {
	if s.err != io.EOF {
		return nil
	}
	return s.sig
}

// finish reads from the end of the content to the end of the message.
func (s *SignedReader) finish() error {
	if s.content != nil {
		if err := s.b.leave(); err != nil {
			return err
		}
	}
	if err := s.b.leave(); err != nil {
		return err
	}
	var err error
	if s.sig.certificates, err = readCertificates(s.b); err != nil {
		return err
	}
	if err := s.b.open(tagSet, "signerInfos"); err != nil {
		return err
	}
	for {
		e, ok, err := s.b.next()
		if err != nil {
			return err
		}
		if !ok {
			return s.b.end()
		}
		if len(s.sig.signers) == s.b.limits.Recipients {
			return &LimitError{"signers", int64(s.b.limits.Recipients)}
		}
		raw, err := s.b.raw(nil, e)
		if err != nil {
			return err
		}
		info, err := readSigner(e.at, raw, s.b.limits.Depth)
		if err != nil {
			return err
		}
		s.sig.signers = append(s.sig.signers, info)
	}
}
