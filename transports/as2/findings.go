// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"fmt"
	"net/http"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/certs"
	"ordergate/transports/as2/wire"
)

// Codes of findings about documents that were sent. That of a negative receipt is
// as2.mdn. and the text of its disposition; that of an HTTP answer is as2.http. and
// its status.
const (
	CodeMissing     = "as2.mdn.missing"     // no receipt in an answer that should hold one
	CodeUnreadable  = "as2.mdn.unreadable"  // something came that cannot be read as one
	CodeUnsigned    = "as2.mdn.unsigned"    // unsigned, though a signed one was asked for
	CodeSignature   = "as2.mdn.signature"   // signed by nobody we know, or wrongly
	CodeMIC         = "as2.mdn.mic"         // of other content than we sent
	CodeForeign     = "as2.mdn.foreign"     // about another message
	CodeNegative    = "as2.mdn."            // + the disposition's text
	CodeHTTP        = "as2.http."           // + status
	CodeReceiptAway = "as2.receipt.blocked" // a receipt of ours may not go where it was asked to
)

// finding makes a finding that somebody must act on.
func finding(code, message, hint string) gateway.Finding {
	return gateway.Finding{Code: code, Severity: gateway.Hold, Message: message, Hint: hint}
}

// negative is the finding of a disposition that says no.
func negative(r *Relation, d wire.Disposition, text string, sent *SentFacts) gateway.Finding {
	code := strings.ToLower(strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			return c
		}
		return '-'
	}, d.Text))
	if len(code) > 60 {
		code = code[:60]
	}
	if code = strings.Trim(code, "-"); code == "" {
		code = "refused"
	}
	reason, hint := reasonOf(r, d, sent)
	message := fmt.Sprintf("Partner %s did not take the document: %s.", r.Partner, reason)
	if text = clip(text); text != "" {
		message += fmt.Sprintf(" It writes: %q.", text)
	}
	f := finding(CodeNegative+code, message, hint)
	f.Found = d.Outcome()
	return f
}

// reasonOf says in words what a disposition means and what to do about it.
func reasonOf(r *Relation, d wire.Disposition, sent *SentFacts) (reason, hint string) {
	const resend = " Then send the document again."
	switch text := strings.ToLower(d.Text); text {
	case wire.DecryptionFailed:
		return "it could not decrypt it", fmt.Sprintf("We encrypted to its certificate %q, SHA-256 %s. Ask whether it still has that key; if it has a new certificate, import it.", sent.EncryptedTo, certs.Shown(sent.EncryptedFingerprint)) + resend
	case wire.AuthenticationFailed:
		return "it does not know our signature", fmt.Sprintf("We signed by %q, SHA-256 %s. Send that certificate to the partner and ask it to install it.", sent.SignedBy, certs.Shown(sent.SignedFingerprint)) + resend
	case wire.IntegrityCheckFailed:
		return "to it the content is not what we signed", "Something between changes messages (a proxy, a virus scanner), or its software reads the structure in another way: try encryption, another preset, or no compression." + resend
	case wire.DecompressionFailed, wire.DecompresionFailed:
		return "it could not decompress it", "Set compress: none, or the other order (beforeSigning, afterSigning)." + resend
	case wire.InsufficientMessageSecurity, wire.SignedMessageRequired:
		return "it wants documents signed or encrypted in another way", "Ask which algorithms it wants, and set sign and encrypt so." + resend
	case wire.UnexpectedProcessingError:
		return "it met an error of its own", "Ask the partner to look into its log for our Message-ID." + resend
	case wire.DuplicateFilename, wire.IllegalFilename:
		return "it does not take the name of the file (" + text + ")", "Give the file another name." + resend
	case wire.InvalidMessageID:
		return "it does not take our Message-ID", "Show the Message-ID to the partner." + resend
	case wire.UnknownTradingRelationship, wire.UnknownTradingPartner:
		return "it does not know the pair of AS2 names", fmt.Sprintf("We write AS2-From %s and AS2-To %s: compare with the partner, capitals and blanks count.", wire.FormatName(r.Ours, false), wire.FormatName(r.ID, false)) + resend
	case strings.ToLower(wire.UnsupportedFormat):
		return "it cannot sign a receipt as we ask for it", "Set signedMdn: false, if the partner agrees." + resend
	case strings.ToLower(wire.UnsupportedMICAlgorithms), wire.UnsupportedMICAlgorithm:
		return "it knows none of the digests that we ask for", "Set micalg to the other spelling, or sign to a digest that it knows." + resend
	case wire.SenderEqualsReceiver:
		return "sender and receiver are the same to it", "Compare the AS2 names with the partner." + resend
	default:
		return d.Outcome(), "Ask the partner what its receipt means; it has our Message-ID." + resend
	}
}

// clip makes a partner's text fit into a message: one line, not long.
func clip(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "?")), " ")
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, s)
	if r := []rune(s); len(r) > 200 {
		return string(r[:200]) + "…"
	}
	return s
}

// refusedHTTP is the finding of an HTTP answer that trying again does not help.
func refusedHTTP(r *Relation, status int, location, body string) gateway.Finding {
	message := fmt.Sprintf("The server of partner %s answered %d %s.", r.Partner, status, http.StatusText(status))
	if body = clip(body); body != "" {
		message += fmt.Sprintf(" It writes: %q.", body)
	}
	hint := "Show the answer to the partner, then send the document again."
	switch {
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		hint = "Check user and password, and whether it wants a client certificate (tls.client), then send the document again."
	case status == http.StatusNotFound, status == http.StatusMethodNotAllowed, status == http.StatusGone:
		hint = "Check the path in url with the partner, then send the document again."
	case status == http.StatusRequestEntityTooLarge:
		hint = "The document is too large for its server: ask the partner to raise its limit, then send it again."
	case status == http.StatusLengthRequired:
		hint = "Its server does not take chunks: leave chunked out, then send the document again."
	case status >= 300 && status < 400:
		hint = fmt.Sprintf("Its address is said to be %s now. Redirects are not followed: confirm it with the partner and set url.", clip(location))
	}
	return finding(fmt.Sprintf("%s%d", CodeHTTP, status), message, hint)
}
