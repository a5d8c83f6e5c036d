// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"  // the key wrap of old partners' 3DES, read only
	"crypto/sha1" // the check sum of RFC 3217, under encryption
	"crypto/subtle"
	"encoding/binary"
	"slices"
)

// keyWrap is how a content key is wrapped by another key.
type keyWrap struct {
	id  oid
	key int // bytes of the wrapping key
	des bool
}

func keyWraps() []keyWrap {
	return []keyWrap{
		{nistAES + "\x05", 16, false},
		{nistAES + "\x19", 24, false},
		{nistAES + "\x2d", 32, false},
		{smime + "\x03\x06", 24, true},
	}
}

func wrapOf(id oid) (keyWrap, bool) {
	all := keyWraps()
	i := slices.IndexFunc(all, func(w keyWrap) bool { return w.id == id })
	return all[max(i, 0)], i >= 0
}

// aesWrap is the AES key wrap no weaker than the key in it.
func aesWrap(size int) keyWrap {
	all := keyWraps()
	return all[slices.IndexFunc(all, func(w keyWrap) bool { return w.key >= size })]
}

// wrapIV is the integrity check of RFC 3394 §2.2.3.1.
const wrapIV = 0xa6a6a6a6a6a6a6a6

// wrap is AES key wrap (RFC 3394 §2.2.1).
func (w keyWrap) wrap(kek, key []byte) ([]byte, error) {
	block, err := aes.NewCipher(kek)
	if err != nil {
		return nil, err
	}
	n := len(key) / 8
	out := append(make([]byte, 8), key...)
	var b [blockSize]byte
	a := uint64(wrapIV)
	for t := range 6 * n {
		i := 8 * (t%n + 1)
		binary.BigEndian.PutUint64(b[:], a)
		copy(b[8:], out[i:i+8])
		block.Encrypt(b[:], b[:])
		a = binary.BigEndian.Uint64(b[:]) ^ uint64(t+1)
		copy(out[i:], b[8:])
	}
	binary.BigEndian.PutUint64(out, a)
	return out, nil
}

// unwrap gives the wrapped key, or ErrDecrypt.
func (w keyWrap) unwrap(kek, wrapped []byte) ([]byte, error) {
	if w.des {
		return unwrapDES(kek, wrapped)
	}
	if len(wrapped)%8 != 0 || len(wrapped) < 24 || len(wrapped) > 72 {
		return nil, ErrDecrypt
	}
	block, err := aes.NewCipher(kek)
	if err != nil {
		return nil, ErrDecrypt
	}
	n := len(wrapped)/8 - 1
	out := slices.Clone(wrapped)
	var b [blockSize]byte
	a := binary.BigEndian.Uint64(out)
	for t := 6*n - 1; t >= 0; t-- {
		i := 8 * (t%n + 1)
		binary.BigEndian.PutUint64(b[:], a^uint64(t+1))
		copy(b[8:], out[i:i+8])
		block.Decrypt(b[:], b[:])
		a = binary.BigEndian.Uint64(b[:])
		copy(out[i:], b[8:])
	}
	binary.BigEndian.PutUint64(b[:], a)
	binary.BigEndian.PutUint64(b[8:], wrapIV)
	if subtle.ConstantTimeCompare(b[:8], b[8:]) != 1 {
		return nil, ErrDecrypt
	}
	return out[8:], nil
}

// unwrapDES is 3DES key wrap (RFC 3217 §3.2), with which `openssl cms` and old
// partners send 3DES to an EC key.
func unwrapDES(kek, wrapped []byte) ([]byte, error) {
	block, err := des.NewTripleDESCipher(kek)
	if err != nil || len(wrapped) != 40 {
		return nil, ErrDecrypt
	}
	out := slices.Clone(wrapped)
	cipher.NewCBCDecrypter(block, []byte{0x4a, 0xdd, 0xa2, 0x2c, 0x79, 0xe8, 0x21, 0x05}).CryptBlocks(out, out)
	slices.Reverse(out)
	cipher.NewCBCDecrypter(block, out[:8]).CryptBlocks(out[8:], out[8:])
	key, check := out[8:32], out[32:]
	sum := sha1.Sum(key)
	if subtle.ConstantTimeCompare(sum[:8], check) != 1 {
		return nil, ErrDecrypt
	}
	return key, nil
}
