// SPDX-License-Identifier: Apache-2.0

// Package wire reads and writes what is AS2's own in headers and receipts: names,
// Message-IDs, requests of receipts, spellings of digests, dispositions, MDNs.
//
// It must not touch the network, and never panics whatever a partner writes.
//
// Invariant: it reads every oddity that peers are known to send and writes one
// form only, unfolded and by hand.
package wire
