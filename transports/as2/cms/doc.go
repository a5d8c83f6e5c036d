// SPDX-License-Identifier: Apache-2.0

// Package cms reads and writes the Cryptographic Message Syntax as AS2 uses it
// (RFC 5652, 5083, 5084, 3274, 5753): enveloped, authenticated-enveloped, signed
// and compressed data, as streams. It reads BER of any shape (indefinite lengths,
// strings in chunks of chunks) and writes DER where the size is known and BER where
// it is not.
//
// It owns bytes and keys it is handed, nothing else: no network, no files, no clock,
// no MIME, and no opinion on whom to trust - certificates in a message are reported,
// never believed.
//
// The invariant: memory does not depend on the message. Whatever is not content is
// bounded by Limits before memory is taken for it, and content passes through in
// pieces. Authenticated content is not given out before its tag was right, and every
// failure to decrypt is the one ErrDecrypt, so that an answer tells an attacker
// nothing (RFC 3218, RFC 5083 §5).
package cms
