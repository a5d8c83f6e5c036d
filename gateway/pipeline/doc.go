// SPDX-License-Identifier: Apache-2.0

// Package pipeline carries what was taken through its steps: read, check, post,
// answer, deliver. Each step is a job of the journal: read state, pure work,
// then one transaction with the new state, the next jobs, what goes out and the
// audit lines. Kill -9 between any two instructions repeats at most one step,
// and every step may be repeated.
//
//	read     message       -> interchanges, documents, the 997/999/TA1
//	release  interchange   -> check jobs, some hundred at a time
//	check    document      -> order with findings: held, ready or rejected
//	post     order         -> the ERP's answer
//	answer   order         -> the 855
//	onhold   order         -> the 855 that says "on hold", once, when a person takes too long
//
// and those of the room deliver:
//
//	deliver       outbound      -> the partner's folder
//	acknowledged  997, 999, TA1 -> what the partner says of what we sent
//	overdue       outbound      -> it said nothing in its time
//
// It must not say anything to the outside except through post targets and
// senders, and must not decide what is right: that is validate's.
//
// Invariant: an order that was taken ends posted and answered, rejected and
// answered, or held with a reason.
package pipeline
