// SPDX-License-Identifier: Apache-2.0

// Package mapping turns a decoded document into the canonical order by a mapping
// file: YAML that reads like the partner's guide, one expression a field. It owns
// the files, what they extend, and the run of a document through them; the
// expressions are package expression's (docs/mapping.md describes both).
//
// A mapping is read, merged with what it extends, checked against the shape of
// the document and the shape of the order, and compiled when it is loaded; what
// cannot be right is a fault with file, line, column and the nearest right name.
// A compiled mapping is immutable and safe for concurrent use.
//
// The package is pure: files come in through fs.FS, time is never asked for.
//
// Invariant: nothing is guessed and nothing is dropped. A value that cannot be
// read is a finding and leaves its field empty; an element that no expression
// has read stands in the order's extensions.
package mapping
