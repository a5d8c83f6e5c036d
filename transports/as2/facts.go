// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"encoding/json"
	"time"

	"ordergate/gateway"
)

// Facts is what Exchange.Facts holds of a message that came in: what was found
// when it was opened, so that it can be compared when it is opened again years
// later. Fingerprints are SHA-256 in hex, digests by their algorithm in base64.
type Facts struct {
	Version string `json:"version"` // AS2-Version
	Product string `json:"product,omitempty"`
	Agent   string `json:"agent,omitempty"`
	TLS     bool   `json:"tls"`
	Client  string `json:"client,omitempty"` // fingerprint of the TLS client certificate
	Size    int64  `json:"size"`             // of the body, bytes

	Encrypted  bool   `json:"encrypted,omitempty"`
	Cipher     string `json:"cipher,omitempty"`
	Recipient  string `json:"recipient,omitempty"` // fingerprint of ours
	Compressed bool   `json:"compressed,omitempty"`

	Signed   bool      `json:"signed,omitempty"`
	Signer   string    `json:"signer,omitempty"` // fingerprint
	SignedAt time.Time `json:"signedAt,omitzero"`
	Digest   string    `json:"digest,omitempty"`  // of the signature
	Matched  string    `json:"matched,omitempty"` // which bytes the signature fitted

	MICs     map[string]string `json:"mics,omitempty"`
	Payloads []PayloadFacts    `json:"payloads,omitempty"`

	ReceiptSigner string `json:"receiptSigner,omitempty"` // fingerprint of ours; "" of an unsigned one
	AskedURL      string `json:"askedUrl,omitempty"`      // Receipt-Delivery-Option as received
	Problem       string `json:"problem,omitempty"`       // for operators
}

// PayloadFacts is one payload of a message.
type PayloadFacts struct {
	Name   string `json:"name,omitempty"` // as the partner calls it
	Type   string `json:"type,omitempty"`
	SHA256 string `json:"sha256"` // hex
	Size   int64  `json:"size"`
}

func (f Facts) json() []byte {
	b, err := json.Marshal(f)
	if err != nil {
		return nil // strings, numbers and times of this century: it cannot fail
	}
	return b
}

// FactsOf reads the facts of an exchange that came in; what cannot be read is empty.
func FactsOf(x *gateway.Exchange) (f Facts) {
	_ = json.Unmarshal(x.Facts, &f)
	return f
}
