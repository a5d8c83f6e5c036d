// SPDX-License-Identifier: Apache-2.0

// Package validate holds the rules an order must pass before it may go to the
// ERP without a person. It is pure: no clock, network, file, database or logger.
//
// It is two calls. Needs says which facts of master data the rules want; the
// caller fetches them, once for a whole batch of orders; Check then says what is
// wrong. The facts are kept with the order, so that a replay is exact.
//
//	keys := validate.Needs(order, who)
//	facts, err := master.Facts(ctx, keys)
//	result := validate.Check(order, facts.Of(keys), policy, who, today)
//
// It must not change the order, guess a value or drop a doubt: every rule that
// finds something says so with a stable code, the field, what was found and what
// was expected. Rules() lists them all.
//
// Invariant: same order, facts, policy, who and date give the same result, byte
// for byte.
package validate
