// SPDX-License-Identifier: Apache-2.0

package wire

import (
	"crypto"
	"fmt"
	"strings"
)

// ReceiptRequest is what a message asks to be answered with (RFC 4130 §7.3).
type ReceiptRequest struct {
	Wanted  bool
	To      string // of Disposition-Notification-To; it means nothing
	Signed  bool   // asked for, required or optional
	MICAlgs []string
	// Hash is the first supported one of MICAlgs; 0 when none is, or none is named:
	// then the digest of the message's signature, else the version's default.
	Hash        crypto.Hash
	Unsupported bool // algorithms are named, and none of them is supported
	// Format tells that signatures of another kind than pkcs7-signature are asked
	// for: "failed/Failure: unsupported format" (RFC 4130 §7.5.3).
	Format bool
	Async  bool
	URL    string // Receipt-Delivery-Option, as received; the partner's word, and never trusted
}

// ParseReceiptRequest reads Disposition-Notification-To, -Options and
// Receipt-Delivery-Option. Blanks may stand anywhere, parameters in any order and
// case, values in quotes. An error tells what of the options cannot be read; the
// rest is returned with it.
func ParseReceiptRequest(notificationTo, options, deliveryOption string) (ReceiptRequest, error) {
	r := ReceiptRequest{To: strings.TrimSpace(notificationTo), URL: strings.TrimSpace(deliveryOption)}
	r.Wanted = r.To != "" // RFC 4130 §7.3: that it is there counts, not what it says
	if !r.Wanted {
		return ReceiptRequest{}, nil
	}
	r.Async = r.URL != ""
	var faults []string
	for part := range strings.SplitSeq(options, ";") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		name, value, ok := strings.Cut(part, "=")
		name = strings.ToLower(strings.TrimSpace(name))
		if !ok {
			faults = append(faults, fmt.Sprintf("%q is no parameter", shorten(strings.TrimSpace(part))))
			continue
		}
		importance, values := listOf(value)
		switch name {
		case "signed-receipt-protocol":
			r.protocol(values)
		case "signed-receipt-micalg":
			r.MICAlgs = append(r.MICAlgs, values...)
		default:
			if importance == "required" { // RFC 3798 §2.2
				faults = append(faults, fmt.Sprintf("%q is required and not known", shorten(name)))
			}
		}
	}
	for _, a := range r.MICAlgs { // Drummond 3Q12-11: the first that is supported
		if h, ok := ParseMICAlg(a); ok {
			r.Hash = h
			break
		}
	}
	r.Unsupported = len(r.MICAlgs) > 0 && r.Hash == 0
	if len(faults) > 0 {
		return r, fmt.Errorf("Disposition-Notification-Options: %s", strings.Join(faults, "; "))
	}
	return r, nil
}

// protocol takes the list of formats of signatures; none named is the one there is.
func (r *ReceiptRequest) protocol(values []string) {
	known := len(values) == 0
	for _, v := range values {
		v = strings.ToLower(v)
		known = known || strings.Contains(v, "pkcs7-signature")
	}
	r.Signed, r.Format = known, !known
}

// listOf splits "optional, a, b" into the importance and the values. Peers leave
// the importance out; quotes may stand around each value or around them all.
func listOf(s string) (importance string, values []string) {
	for v := range strings.SplitSeq(s, ",") {
		v = strings.Trim(v, " \t\r\n\"")
		switch word := strings.ToLower(v); {
		case v == "":
		case importance == "" && len(values) == 0 && (word == "required" || word == "optional"):
			importance = word
		default:
			values = append(values, v)
		}
	}
	return importance, values
}

// Options writes Disposition-Notification-Options for a signed receipt with the
// digests in order of preference.
func Options(hashes []crypto.Hash, style string) string {
	var b strings.Builder
	b.WriteString("signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional")
	for _, h := range hashes {
		b.WriteString(", " + FormatMICAlg(h, style))
	}
	return b.String()
}
