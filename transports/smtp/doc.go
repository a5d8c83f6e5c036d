// SPDX-License-Identifier: Apache-2.0

// Package smtp is our mail server: it takes mails with orders from customers' mail
// servers (RFC 5321) and, over TLS with a password, from their programs (RFC 6409). It
// decides who a mail is from and how far that is believed, and hands the mail on as it
// came, byte for byte, with what it found beside it.
//
// It must not look into what a mail carries, relay anything, or send mail: what cannot
// be taken is refused while the sender is still on the line.
//
// Invariant: 250 after the data is said when the mail is journaled for each of its
// recipients. Trouble of ours is 4xx; what comes again after it is known by its key.
package smtp
