// SPDX-License-Identifier: Apache-2.0

// Package expression is the language that mapping files write their fields in:
// selectors into a document, with cardinality and position, and functions over
// what they find (docs/mapping.md). A Compiler checks an expression against the
// shape of the document and makes a Compiled of it; a Run evaluates it in one
// document and notes which elements have been read.
//
// The syntax is that of expr-lang, whose parser reads it. Typing and evaluation
// are ours, because selectors, decimals from source text and a bound on run time
// are not to be had from its machine: an expression has no loops, so that its
// cost is bounded by its length and by the document's.
//
// It knows nothing of orders, and it is pure.
//
// Invariant: an expression that has been compiled never panics and always ends.
package expression
