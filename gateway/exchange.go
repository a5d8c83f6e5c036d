// SPDX-License-Identifier: Apache-2.0

package gateway

import "time"

// ExchangeState says how far an Exchange has come.
type ExchangeState string

// The states of an exchange. Those of what came in are final from the start.
const (
	ExchangeProcessed ExchangeState = "processed" // in: taken, and said so
	ExchangeFailed    ExchangeState = "failed"    // in: not taken, and said so; the partner may send it again under the same id

	ExchangePrepared  ExchangeState = "prepared"  // out: sealed, perhaps sent: nobody knows
	ExchangeSent      ExchangeState = "sent"      // out: handed over; the receipt is awaited
	ExchangeConfirmed ExchangeState = "confirmed" // out: the receipt says that the partner has what we sent
	ExchangeRefused   ExchangeState = "refused"   // out: the receipt says no, or does not fit what we sent
	ExchangeOverdue   ExchangeState = "overdue"   // out: no receipt came in time; a late one still counts
)

// Exchange is one message of a transport whose messages are answered by receipts
// (AS2 and its MDNs), with all that proves it: the bytes as they went over the
// wire, both ways.
type Exchange struct {
	ID         string        `json:"id"`
	Outgoing   bool          `json:"outgoing"`
	Transport  string        `json:"transport"` // "as2"
	Connection string        `json:"connection"`
	Partner    string        `json:"partner"`
	Station    string        `json:"station"`
	From       string        `json:"from"` // AS2-From, without quotes
	To         string        `json:"to"`
	MessageID  string        `json:"messageId"` // byte for byte
	State      ExchangeState `json:"state"`
	// Original and Receipt are payloads by SHA-256 (hex): header lines as sent or
	// read, a blank line, the body. "" while there is none.
	Original string `json:"original"`
	Receipt  string `json:"receipt,omitempty"`
	// Disposition is what the receipt says, as in "processed" or
	// "processed/error: decryption-failed".
	Disposition string `json:"disposition,omitempty"`
	MIC         string `json:"mic,omitempty"`        // as in the receipt: "base64, sha-256"
	ReceiptURL  string `json:"receiptUrl,omitempty"` // in: where the receipt goes when not into the answer
	// Facts is the transport's own, JSON: algorithms, fingerprints, digests by algorithm.
	Facts     []byte    `json:"facts,omitempty"`
	Messages  []string  `json:"messages,omitempty"` // in: what its payloads became
	Outbound  string    `json:"outbound,omitempty"` // out: the document it carries
	Reason    string    `json:"reason,omitempty"`   // for people
	At        time.Time `json:"at"`                 // received, or sealed
	ReceiptAt time.Time `json:"receiptAt,omitzero"`
	Due       time.Time `json:"due,omitzero"` // out: when the receipt is overdue
}
