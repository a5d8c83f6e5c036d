// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des" // 3DES, for partners that know nothing newer
	"crypto/x509"
	"errors"
	"io"

	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"
)

// DecryptOptions say with what and within which bounds a message is opened.
type DecryptOptions struct {
	Keys   []Key // ours; those that the message names are tried
	Limits Limits

	// Again gives the same bytes from the start, once the reader before has been read
	// to its end. Authenticated content (AuthEnvelopedData, and EnvelopedData with a GCM
	// or CCM OID, as phase2, mendelson and libas2 send it) is read twice, CCM three
	// times: first its tag is checked, then what is genuine is decrypted. Without Again at
	// most 1 MiB is held in memory, and more is a *LimitError. The readers are not closed.
	Again func() (io.Reader, error)
}

// Decrypted is the content of a message that one of our keys opens. It is not safe for
// concurrent use, and there is nothing to close.
type Decrypted struct {
	Kind      Kind              // EnvelopedData or AuthEnvelopedData
	Algorithm string            // of the content: "aes-256-cbc"
	Recipient *x509.Certificate // ours, by which it was addressed

	body  io.Reader
	limit int64 // 0: none
	given int64
	err   error
}

// Decrypt reads an EnvelopedData (RFC 5652 §6) or AuthEnvelopedData (RFC 5083) up to
// its content. Errors: ErrSyntax wrapped, *UnsupportedError or *LimitError for what
// stands in the clear, an error of r as it is, and ErrDecrypt for all else.
//
// The content of CBC is not authenticated: bytes are given out before the end is
// known to be right, and a message for a wrong key may come out as garbage, without an
// error (implicit rejection). Whoever cannot make sense of the content has to answer
// as for ErrDecrypt. Authenticated content has been checked when Decrypt returns.
func Decrypt(r io.Reader, o DecryptOptions) (*Decrypted, error) {
	e, err := openEnvelope(r, o)
	if err != nil {
		return nil, err
	}
	key, by, err := contentKey(e.found, e.content.key)
	if err != nil {
		return nil, err
	}
	d := &Decrypted{Kind: e.kind, Algorithm: e.content.name, Recipient: by.Certificate, limit: o.Limits.Content}
	if e.content.mode == modeCBC {
		d.body, err = newCBCReader(e, key)
	} else {
		d.body, err = openSealed(e, key, o.Again)
	}
	if err != nil {
		return nil, blind(err)
	}
	return d, nil
}

// Read gives the content. io.EOF comes only after padding or tag was right and
// nothing followed the message; otherwise ErrDecrypt does, a *LimitError for content
// over Limits.Content, or an error of the reader below.
func (d *Decrypted) Read(p []byte) (int, error) {
	if d.err != nil {
		return 0, d.err
	}
	n, err := d.body.Read(p)
	d.given += int64(n)
	if d.limit > 0 && d.given > d.limit {
		n -= int(d.given - d.limit)
		err = &LimitError{"bytes of content", d.limit}
	} else if err != nil && err != io.EOF {
		err = blind(err)
	}
	d.err = err
	return n, err
}

// held is the limit of content that is kept in memory to check its tag.
const held = "bytes of authenticated content that can be read only once"

// blind makes the one error of all failures, but those that are not the message's.
func blind(err error) error {
	var source *sourceError
	var limit *LimitError
	if errors.As(err, &source) || errors.As(err, &limit) && limit.What == held {
		return err
	}
	return ErrDecrypt
}

// envelope is a message that has been read up to the content.
type envelope struct {
	b       *berReader
	kind    Kind
	found   []candidate
	content content
	start   int64 // where the element with the content begins
	octets  *octetReader
}

func openEnvelope(r io.Reader, o DecryptOptions) (*envelope, error) {
	e := &envelope{b: newBERReader(r, o.Limits)}
	var err error
	if e.kind, err = openContentInfo(e.b, true); err != nil {
		return nil, err
	}
	if e.kind != EnvelopedData && e.kind != AuthEnvelopedData {
		return nil, syntaxError(0, "%s is not encrypted", e.kind)
	}
	if err := e.b.open(tagSequence, "the "+string(e.kind)); err != nil {
		return nil, err
	}
	if err := e.b.version(); err != nil {
		return nil, err
	}
	originator, ok, err := e.b.optional(context0 | constructed)
	if ok {
		err = e.b.skip(originator)
	}
	if err != nil {
		return nil, err
	}
	if e.found, err = readRecipients(e.b, o.Keys); err != nil {
		return nil, err
	}
	return e, e.openContent()
}

// openContent reads an EncryptedContentInfo up to the encrypted content.
func (e *envelope) openContent() error {
	if err := e.b.open(tagSequence, "the encrypted content's description"); err != nil {
		return err
	}
	if _, err := e.b.oid("the type of the encrypted content"); err != nil {
		return err
	}
	head, err := e.b.expect(tagSequence, "the content encryption")
	if err != nil {
		return err
	}
	raw, err := e.b.der(head)
	if err != nil {
		return err
	}
	s := cryptobyte.String(raw)
	a, ok := readAlgorithm(&s, asn1.SEQUENCE)
	if !ok {
		return syntaxError(head.at, "the content encryption cannot be read")
	}
	if e.content, err = parseContent(a); err != nil {
		return err
	}
	if e.kind == AuthEnvelopedData && e.content.mode == modeCBC {
		return &UnsupportedError{string(e.kind) + " with " + e.content.name, a.id.String()}
	}
	c, ok, err := e.b.next()
	if err != nil {
		return err
	}
	if !ok || c.tag&^constructed != context0 {
		return syntaxError(e.b.off, "the encrypted content is missing")
	}
	e.start = c.at
	e.octets, err = e.b.octets(c)
	return err
}

// finish reads what follows the content of an EnvelopedData: nothing that matters.
func (e *envelope) finish() error {
	if err := e.b.leave(); err != nil {
		return err
	}
	attributes, ok, err := e.b.optional(context1 | constructed)
	if ok {
		err = e.b.skip(attributes)
	}
	if err != nil {
		return err
	}
	return e.b.end()
}

// newBlock makes the block cipher of the content.
func (c contentCipher) newBlock(key []byte) (cipher.Block, error) {
	if c.id == oidDES3 {
		return des.NewTripleDESCipher(key)
	}
	return aes.NewCipher(key)
}
