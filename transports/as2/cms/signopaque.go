// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"hash"
	"io"
	"slices"
)

// opaqueWriter writes SignedData around its content.
type opaqueWriter struct {
	s       *signing
	w       io.Writer
	hash    hash.Hash
	content *octetWriter
	ends    []byte // end-of-contents between content and signature
	last    []byte // and after it
	closed  bool
	err     error
}

// SignOpaque writes SignedData with the content within. size is that of the content
// when it is known, and then what is written must be as long: DER with an RSA key.
// With -1 it is BER of indefinite length, in chunks; an ECDSA signature has no length
// before it is made, so that with one the outermost lengths are always indefinite.
// Close signs and ends the message; it does not close w.
func SignOpaque(w io.Writer, o SignOptions, size int64) (io.WriteCloser, error) {
	s, err := o.prepare()
	if err != nil {
		return nil, err
	}
	out := &opaqueWriter{s: s, w: w, hash: s.Hash.New()}
	if _, err := w.Write(out.head(max(size, -1))); err != nil {
		return nil, err
	}
	if out.content, err = newOctetWriter(w, tagOctets, size); err != nil {
		return nil, err
	}
	return out, nil
}

// head gives all that stands before the content's OCTET STRING.
func (o *opaqueWriter) head(size int64) []byte {
	data, signed := oidData.der(), oidSigned.der()
	start := slices.Concat(o.s.version, der(tagSet, o.s.digest))
	// Lengths of contents, from the inside out; -1 as soon as one is not known.
	around := func(before int, length int64) int64 {
		if length < 0 {
			return -1
		}
		return int64(before) + sizeOf(length)
	}
	content := around(0, size)
	encap := around(len(data), content)
	all := int64(-1)
	if o.s.rsa != nil && encap >= 0 {
		all = around(len(start), encap) + o.tail()
	}
	explicit := around(0, all)
	info := around(len(signed), explicit)
	if content < 0 {
		o.ends = make([]byte, 4) // of [0] and encapContentInfo
	}
	if all < 0 {
		o.last = make([]byte, 6) // of SignedData, [0] and ContentInfo
	}
	head := append(openHead(nil, tagSequence, info), signed...)
	head = openHead(head, context0|constructed, explicit)
	head = append(openHead(head, tagSequence, all), start...)
	head = append(openHead(head, tagSequence, encap), data...)
	return openHead(head, context0|constructed, content)
}

// openHead appends a head of that length; -1 is indefinite.
func openHead(dst []byte, tag byte, length int64) []byte {
	if length < 0 {
		return append(dst, tag, 0x80)
	}
	return appendHead(dst, tag, length)
}

// tail gives how long what follows the content will be, with an RSA key.
func (o *opaqueWriter) tail() int64 {
	attributes := o.s.attributes(make([]byte, o.s.Hash.Size()))
	n := 0
	for _, field := range o.s.after(o.s.assemble(attributes, make([]byte, o.s.rsa.Size()))) {
		n += len(field)
	}
	return int64(n)
}

func (o *opaqueWriter) Write(p []byte) (int, error) {
	n, err := o.content.Write(p)
	o.hash.Write(p[:n])
	return n, err
}

func (o *opaqueWriter) Close() error {
	if o.closed {
		return o.err
	}
	o.closed = true
	o.err = o.finish()
	return o.err
}

func (o *opaqueWriter) finish() error {
	if err := o.content.Close(); err != nil {
		return err
	}
	info, err := o.s.signerInfo(o.hash.Sum(nil))
	if err != nil {
		return err
	}
	out := o.ends
	for _, field := range o.s.after(info) {
		out = append(out, field...)
	}
	_, err = o.w.Write(append(out, o.last...))
	return err
}
