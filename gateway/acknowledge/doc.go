// SPDX-License-Identifier: Apache-2.0

// Package acknowledge writes what a partner is told: TA1 and 997 or 999 from
// what reading found (x12 reports), 855 and 865 from what was decided about an
// order. It builds transaction sets first, without any control number; Seal
// then puts sets that are ready together into one interchange with the numbers
// that the caller took from the journal in the same transaction.
//
// It is pure: no clock, no files; times and numbers are arguments. It decides
// nothing about an order, it only says what was decided.
//
// Invariant: the same input gives the same bytes, and no acknowledgement is
// ever made of an acknowledgement.
package acknowledge
