// SPDX-License-Identifier: Apache-2.0

// Package sftp is our SFTP server: partners log in by key or password, upload into a
// folder, and fetch what we have for them from another. All folders are virtual: no
// name that a client sends ever becomes a path of ours.
//
// It must not read a document, and knows no partner but by the accounts it is given.
//
// Invariant: an upload is answered (its close, or the rename that puts it into place)
// only when it is journaled; what was not closed by its client is never taken.
package sftp
