// SPDX-License-Identifier: Apache-2.0

// Package masterdata owns what we know of customers, ship-tos, items, cross
// references, units, prices, assortments, contracts and calendars: it imports them
// from files of a folder (docs/master-data.md), takes files that are handed in and
// reads them from the ERP, and answers the look-ups of package validate.
//
// An import builds a new generation, an SQLite file of its own, beside the one in
// use; only when it is whole and on disk does it take over. A file that cannot be
// used, or looks half written, leaves the old generation in place. So a load never
// stands in front of a look-up, and never in front of receipts, which live in
// another database.
//
// It must not judge orders: what is missing is simply not in the facts.
//
// Invariant: a generation never changes once it answers, and is a function of the
// files of the folder alone.
package masterdata
