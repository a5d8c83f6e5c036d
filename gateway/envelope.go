// SPDX-License-Identifier: Apache-2.0

package gateway

import "time"

// Envelope is what a transport knows of a payload before anybody has read it.
type Envelope struct {
	Transport  string   `json:"transport"`  // "folder"
	Connection string   `json:"connection"` // what authenticated: the folder's, mailbox's or account's name in the config
	Partners   []string `json:"partners"`   // partner ids that the connection may speak for
	Station    string   `json:"station"`    // our identity that was addressed, "" when only the ids inside tell
	RemoteID   string   `json:"remoteId,omitempty"`
	RemoteAddr string   `json:"remoteAddr,omitempty"`
	FileName   string   `json:"fileName,omitempty"`
	// Key is the transport's own key of this delivery (AS2 Message-ID,
	// Idempotency-Key, file name + digest): the same key on the same connection
	// is the same delivery, and is answered with the stored receipt.
	Key         string    `json:"key"`
	ContentType string    `json:"contentType,omitempty"`
	ReceivedAt  time.Time `json:"receivedAt"`
	Test        bool      `json:"test,omitempty"` // the connection is marked test

	// Parent is the message that this one was unpacked from (a mail, an archive, a PDF),
	// and Part which piece of it; "" for what came over the wire itself.
	Parent string `json:"parent,omitempty"`
	Part   string `json:"part,omitempty"`
	Within Within `json:"within,omitempty"` // of what lay in a PDF
	// Untrusted says why nobody can be sure who sent it: its orders wait for a person.
	// "" when the connection authenticates.
	Untrusted string `json:"untrusted,omitempty"`
	By        string `json:"by,omitempty"`   // who handed it in on the partner's behalf
	Mail      *Mail  `json:"mail,omitempty"` // of what came by mail
}

// Within says what the PDF is that a file lay in.
type Within string

// The two kinds; "" is none.
const (
	WithinPortfolio Within = "portfolio" // its pages are no more than a cover
	WithinDocument  Within = "document"  // its pages are a document by themselves
)

// Receipt says that a payload has been taken: it is on disk and journaled.
type Receipt struct {
	MessageID string `json:"messageId"`
	SHA256    string `json:"sha256"` // hex
	Size      int64  `json:"size"`   // bytes
	// Again is set when the delivery was known already: nothing new was stored,
	// and the receipt and reply are those of the first time.
	Again bool   `json:"again,omitempty"`
	Reply []byte `json:"reply,omitempty"` // the transport's reply as stored, MDN for one
}

// Clock tells the time; tests give a fake one.
type Clock interface {
	Now() time.Time
}

// SystemClock is the real clock, in UTC.
type SystemClock struct{}

// Now implements Clock.
func (SystemClock) Now() time.Time { return time.Now().UTC() }
