// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto/cipher"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"slices"

	"ordergate/transports/as2/cms/aead"
)

// EncryptOptions say for whom and how a message is encrypted.
type EncryptOptions struct {
	Recipients   []*x509.Certificate // RSA, or EC on P-256, P-384 or P-521 (ECDH-ES, RFC 5753)
	Algorithm    string              // one of Algorithms(); "": aes-128-cbc, which everybody reads
	KeyTransport string              // for RSA: "rsa" (PKCS #1 v1.5, the default), "oaep-sha1", "oaep-sha256", "oaep-sha384", "oaep-sha512"
	BySKI        bool                // name the recipients by subject key identifier
	Size         int64               // of the content: DER, definite lengths; -1: not known, BER in chunks
}

// Encrypt writes a whole ContentInfo: EnvelopedData for CBC, AuthEnvelopedData for
// GCM. What is written to the result is the content; Close ends the message, tells
// when Size was not the truth, and does not close w.
func Encrypt(w io.Writer, o EncryptOptions) (io.WriteCloser, error) {
	if o.Algorithm == "" {
		o.Algorithm = "aes-128-cbc"
	}
	if err := CheckAlgorithm(o.Algorithm); err != nil {
		return nil, err
	}
	list := contentCiphers()
	c := content{contentCipher: list[slices.IndexFunc(list, func(c contentCipher) bool { return c.name == o.Algorithm })]}
	key := newKey(c.contentCipher)
	infos, version, err := recipientInfos(&o, key)
	if err != nil {
		return nil, err
	}
	e := &encrypter{w: w, known: o.Size >= 0}
	if c.mode == modeGCM {
		return e, e.startGCM(c, key, infos, o.Size)
	}
	return e, e.startCBC(c, key, infos, version, o.Size)
}

// newKey makes a content key; one for 3DES has odd parity, which some check.
func newKey(c contentCipher) []byte {
	key := make([]byte, c.key)
	_, _ = rand.Read(key) // crypto/rand.Read does not fail
	for i := range key {
		if c.id == oidDES3 {
			key[i] = key[i]&^1 | byte(bits.OnesCount8(key[i]&^1)+1)&1
		}
	}
	return key
}

// recipientInfos encrypts the content key for each recipient, and gives the SET with
// the version of an EnvelopedData that goes with it (RFC 5652 §6.1).
func recipientInfos(o *EncryptOptions, key []byte) (set []byte, version byte, err error) {
	if len(o.Recipients) == 0 {
		return nil, 0, errors.New("there is nobody to encrypt for")
	}
	var infos [][]byte
	if o.BySKI {
		version = 2
	}
	for _, to := range o.Recipients {
		var info []byte
		switch public := to.PublicKey.(type) {
		case *rsa.PublicKey:
			info, err = wrapRSA(to, public, o, key)
		case *ecdsa.PublicKey:
			version = 2
			info, err = wrapECDH(to, public, o, key)
		default:
			err = fmt.Errorf("the certificate of %s has a key that cannot encrypt (%T)", to.Subject, public)
		}
		if err != nil {
			return nil, 0, err
		}
		infos = append(infos, info)
	}
	return derSet(infos...), version, nil
}

// encrypter is the way of the content: pieces, the OCTET STRING, w.
type encrypter struct {
	w      io.Writer
	known  bool
	pieces *pieceWriter
	octets *octetWriter
	gcm    *aead.GCM
	given  int64 // content written
	err    error
}

func (e *encrypter) startCBC(c content, key, infos []byte, version byte, size int64) error {
	c.iv = make([]byte, c.blockSize())
	_, _ = rand.Read(c.iv)
	block, err := c.newBlock(key)
	if err != nil {
		return err
	}
	mode := cipher.NewCBCEncrypter(block, c.iv)
	e.pieces = newPieceWriter(nil, size, mode.BlockSize(), mode.CryptBlocks)
	encrypted := int64(-1)
	if e.known {
		encrypted = (size/int64(mode.BlockSize()) + 1) * int64(mode.BlockSize())
	}
	return e.head(oidEnveloped, version, infos, c, encrypted, 0)
}

func (e *encrypter) startGCM(c content, key, infos []byte, size int64) error {
	c.iv, c.tag = make([]byte, 12), blockSize
	_, _ = rand.Read(c.iv)
	if size > aead.MaxGCM {
		return &LimitError{"bytes under one key with " + c.name, aead.MaxGCM}
	}
	g, err := aead.NewGCM(key, c.iv)
	if err != nil {
		return err
	}
	e.gcm = g
	stream := g.Stream()
	e.pieces = newPieceWriter(nil, size, 0, func(dst, src []byte) {
		stream.XORKeyStream(dst, src)
		g.Write(dst)
	})
	return e.head(oidAuthEnveloped, 0, infos, c, max(size, -1), sizeOf(blockSize))
}

// head writes all that stands in front of the content; behind is the size of what
// will stand behind it.
func (e *encrypter) head(kind oid, version byte, infos []byte, c content, size, behind int64) error {
	front := der(tagInteger, []byte{version})
	front = append(front, infos...)
	about := append(oidData.der(), c.der()...)
	id := kind.der()

	// From the inside out, since every length holds those within.
	info := int64(len(about)) + sizeOf(max(size, 0))
	envelope := int64(len(front)) + sizeOf(info) + behind
	explicit := sizeOf(envelope)
	message := int64(len(id)) + sizeOf(explicit)

	if !e.known {
		info, envelope, explicit, message = -1, -1, -1, -1
	}
	out := openHead(nil, tagSequence, message)
	out = append(out, id...)
	out = openHead(out, context0|constructed, explicit)
	out = openHead(out, tagSequence, envelope)
	out = append(out, front...)
	out = openHead(out, tagSequence, info)
	out = append(out, about...)
	if _, err := e.w.Write(out); err != nil {
		return err
	}
	var err error
	e.octets, err = newOctetWriter(e.w, context0, size)
	e.pieces.w = e.octets
	return err
}

func (e *encrypter) Write(p []byte) (int, error) {
	if e.err != nil {
		return 0, e.err
	}
	if e.gcm != nil && e.given+int64(len(p)) > aead.MaxGCM {
		e.err = &LimitError{"bytes under one key", aead.MaxGCM}
		return 0, e.err
	}
	n, err := e.pieces.Write(p)
	e.given += int64(n)
	e.err = err
	return n, err
}

// errClosed is what a second Close gives, or writing after the first.
var errClosed = errors.New("the message has been ended")

// Close ends the message.
func (e *encrypter) Close() error {
	if e.err != nil {
		return e.err
	}
	e.err = errClosed
	if err := e.pieces.Close(); err != nil {
		return err
	}
	if err := e.octets.Close(); err != nil {
		return err
	}
	var end []byte
	if !e.known {
		end = append(end, 0, 0) // the encrypted content's description
	}
	if e.gcm != nil {
		tag := e.gcm.Tag()
		end = append(end, der(tagOctets, tag[:])...)
	}
	if !e.known {
		end = append(end, make([]byte, 6)...) // the envelope, [0] and the message
	}
	if len(end) == 0 {
		return nil
	}
	_, err := e.w.Write(end)
	return err
}
