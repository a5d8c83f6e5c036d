// SPDX-License-Identifier: Apache-2.0

// Package gateway is the language all rooms of ordergate speak: Envelope and
// Receipt at the door, Position and Finding for what documents get wrong,
// Order for what they ask, Decision for what was answered, Error and Fault for
// what went wrong with us or with our files.
//
// It holds plain data and no behaviour that touches the world: it imports the
// standard library and decimal only, and every other package may import it.
//
// Invariant: a value of this package can be written to JSON and read back
// without loss, because the journal keeps most of them that way.
package gateway
