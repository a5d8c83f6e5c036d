// SPDX-License-Identifier: Apache-2.0

package gateway

import "time"

// Mail is what a mail says of itself: who it is from, how far that is believed, and
// what a reply to it needs. It is kept with the message, and with what was unpacked
// from it.
type Mail struct {
	From       string    `json:"from,omitempty"`      // address of the From header
	FromName   string    `json:"fromName,omitempty"`  // its display name
	ReplyTo    string    `json:"replyTo,omitempty"`   // address of the Reply-To header
	Sender     string    `json:"sender,omitempty"`    // MAIL FROM; "" for a bounce
	Recipient  string    `json:"recipient,omitempty"` // the address of ours that it came to
	Subject    string    `json:"subject,omitempty"`
	MessageID  string    `json:"messageId,omitempty"`  // with its angle brackets
	References []string  `json:"references,omitempty"` // of its thread, oldest first, without its own
	Date       time.Time `json:"date,omitzero"`
	// Automatic is set for what no person and no system of orders wrote: auto-replies,
	// bounces, mailing lists (RFC 3834). It is never answered.
	Automatic bool    `json:"automatic,omitempty"`
	Verdict   Verdict `json:"verdict"`
}

// Verdict is what was found of a mail's origin when it came.
type Verdict struct {
	SPF     string   `json:"spf,omitempty"`   // pass, fail, softfail, neutral, none, temperror, permerror (RFC 7208)
	DKIM    []string `json:"dkim,omitempty"`  // "pass example.com", "fail example.com: reason", one a signature
	DMARC   string   `json:"dmarc,omitempty"` // pass, fail, none (RFC 7489)
	Policy  string   `json:"policy,omitempty"`
	TLS     string   `json:"tls,omitempty"`  // version by which it came; "" in the clear
	User    string   `json:"user,omitempty"` // who logged in
	Allowed string   `json:"allowed,omitempty"`
	Trusted bool     `json:"trusted"`
	Reason  string   `json:"reason"` // one sentence for people: why it is trusted, or not
}

// ReplyAddress is where a reply goes: Reply-To, else From.
func (m *Mail) ReplyAddress() string {
	if m.ReplyTo != "" {
		return m.ReplyTo
	}
	return m.From
}
