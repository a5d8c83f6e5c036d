// SPDX-License-Identifier: Apache-2.0

// Package message opens what comes over AS2 (Open) and packs what goes (Pack):
// signed, encrypted and compressed MIME entities in each order that partners use
// (RFC 4130, 5402, 6362, 8551), as streams, with the digests (MICs) that receipts
// speak of.
//
// It must not use the network or files, know partners, or write receipts.
//
// Invariant: Open returns no error only when all that the message is wrapped in was
// opened, read to its end and found genuine: ciphertext is never a payload, and what
// the Sink was given of a message with a Problem is to be thrown away.
package message
