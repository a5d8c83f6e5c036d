// SPDX-License-Identifier: Apache-2.0

// Package x12 reads and writes ASC X12 interchanges: any delimiters, any number
// of interchanges, groups and transaction sets in a payload, read as a stream
// in memory bounded by the largest set. It checks syntax against tables
// (tables/*.txt), names every fault with its TA1, 997 or 999 code and position,
// and goes on reading behind it.
//
// It is pure, and knows nothing of what an order means: that is mapping's.
//
// Invariant: whatever the bytes, reading ends, never panics, and each byte is
// part of an interchange or reported as junk.
package x12
