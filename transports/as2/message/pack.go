// SPDX-License-Identifier: Apache-2.0

package message

import (
	"bytes"
	"crypto"
	"errors"
	"fmt"
	"io"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/mime"
)

// Content is a document to send.
type Content struct {
	FileName    string
	ContentType string // "": application/octet-stream
	ContentID   string // without angle brackets; "": none
	Size        int64  // bytes; -1: not known
	// Open gives the bytes from the start, the same each time.
	Open func() (io.ReadCloser, error)
}

// When a message is compressed (RFC 5402 §4.1).
const (
	CompressBeforeSigning = "beforeSigning"
	CompressAfterSigning  = "afterSigning"
)

// PackOptions says what is sent, and how it is wrapped.
type PackOptions struct {
	Parts    []Content // several make a multipart/related (RFC 6362), the first is its root
	Sign     *cms.SignOptions
	MICAlg   string              // spelling of the digest in multipart/signed; "": as RFC 5751 has it, "sha-256"
	Encrypt  *cms.EncryptOptions // its Size is set here
	Compress string              // "", CompressBeforeSigning, CompressAfterSigning
	Hashes   []crypto.Hash       // of the MICs; nil: SHA-1, SHA-256, SHA-384, SHA-512
	Boundary func() string       // nil: mime.Boundary
	// Head is told Packed.Header before the first byte of the body is written, for
	// those that write it to the same place; nil: nobody wants to know.
	Head func(header []mime.Field) error
}

// Packed is the rest of a message whose body was written.
type Packed struct {
	Header []mime.Field // of the HTTP message: Content-Type and what else is of the entity
	// MICs are the digests that a receipt may give back.
	MICs map[crypto.Hash][]byte
}

// Pack writes the body of an AS2 message. No byte of a document is changed: its
// transfer encoding is binary, which is AS2's default (as2.md 3.1). Headers are not
// folded, nothing follows the last boundary but its line end (3.2). A document is
// read once, or twice when it is signed: the digest must be known before the
// signature. It is never held, but for 1 MiB of what is compressed.
//
// Errors: a mistake in the options, a document that is not the same when it is read
// again or has not the Size it should, what Open and w say.
func Pack(w io.Writer, o PackOptions) (*Packed, error) {
	p := &packer{PackOptions: o}
	if err := p.check(); err != nil {
		return nil, err
	}
	e, err := p.wrap()
	if err != nil {
		return nil, err
	}
	if o.Sign == nil && o.Encrypt == nil && o.Compress == "" {
		// Plain: the bare body, but a multipart with its Content-Type (RFC 4130 §7.3.1, RFC 6362).
		if len(o.Parts) > 1 {
			_, _ = fmt.Fprintf(p.sums, "Content-Type: %s\r\n\r\n", e.header[0].Value)
		}
		w = io.MultiWriter(w, p.sums)
	}
	if o.Head != nil {
		if err := o.Head(e.header); err != nil {
			return nil, err
		}
	}
	if err := e.body(w); err != nil {
		return nil, err
	}
	if p.signedDigest != nil && !bytes.Equal(p.signedDigest, p.sums.digest(o.Sign.Hash)) {
		return nil, errChanged
	}
	packed := &Packed{Header: e.header, MICs: map[crypto.Hash][]byte{}}
	for _, m := range p.sums.mics() {
		packed.MICs[m.hash] = m.digest
	}
	return packed, nil
}

var errChanged = errors.New("a document was another one when it was read for the second time")

// wrap builds the message from the inside out. What the MIC is over passes p.sums
// once: it is hung in before anything that may write the entity for good.
func (p *packer) wrap() (*wrapping, error) {
	e := p.documents()
	if p.Sign == nil {
		e.tee = p.sums
	}
	var err error
	if p.Compress == CompressBeforeSigning {
		if e, err = p.compressed(e); err != nil {
			return nil, err
		}
	}
	if p.Sign != nil {
		inner := e
		if e, err = p.signed(inner); err != nil {
			return nil, err
		}
		inner.tee = p.sums
	}
	if p.Compress == CompressAfterSigning {
		if e, err = p.compressed(e); err != nil {
			return nil, err
		}
	}
	if p.Encrypt != nil {
		e = p.encrypted(e)
	}
	return e, nil
}

type packer struct {
	PackOptions
	sums         sums
	signedDigest []byte // what the signature is over
}

func (p *packer) check() error {
	switch {
	case len(p.Parts) == 0:
		return errors.New("pack: there is no document")
	case p.Compress != "" && p.Compress != CompressBeforeSigning && p.Compress != CompressAfterSigning:
		return fmt.Errorf("pack: compress is %q; it may be empty, %s or %s", p.Compress, CompressBeforeSigning, CompressAfterSigning)
	}
	if p.Boundary == nil {
		p.Boundary = mime.Boundary
	}
	hashes := p.Hashes
	if hashes == nil {
		hashes = []crypto.Hash{crypto.SHA1, crypto.SHA256, crypto.SHA384, crypto.SHA512}
	}
	p.sums = newSums(hashes)
	if p.Sign != nil {
		if !p.Sign.Hash.Available() {
			return fmt.Errorf("pack: no digest %v", p.Sign.Hash)
		}
		if p.sums.digest(p.Sign.Hash) == nil {
			p.sums = append(p.sums, sum{p.Sign.Hash, p.Sign.Hash.New()})
		}
	}
	return nil
}
