// SPDX-License-Identifier: Apache-2.0

// Package as2 is AS2 over HTTP (RFC 4130 and its successor rfc4130bis, AS2-Version
// 1.3): Server receives messages and answers them with MDNs, Sender sends
// documents and matches the MDNs that come back.
//
// It must not look into payloads, and takes them through the only door.
//
// Invariants: an MDN says "processed" only of bytes that are on disk and
// journaled, together with that MDN. A document is sealed once, journaled, and
// every try sends the same bytes under the same Message-ID.
package as2
