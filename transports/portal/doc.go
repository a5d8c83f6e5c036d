// SPDX-License-Identifier: Apache-2.0

// Package portal is the HTTP listener of partners: it lets keys in, bounds what
// clients may take, and takes payloads (POST /v1/documents). What else is served by it
// is mounted on it: the API (gateway/api/v1), shops, cXML.
//
// It must not read payloads, nor know what an order is.
//
// Invariant: 202 is said only after the payload was journaled, and a key is never
// stored, logged or compared in a time that tells anything of it.
package portal
