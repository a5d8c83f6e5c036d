// SPDX-License-Identifier: Apache-2.0

package wire

import (
	"fmt"
	"strings"
)

// Texts of errors (RFC 4130 §7.5.4, RFC 5402 §5).
const (
	AuthenticationFailed        = "authentication-failed"
	IntegrityCheckFailed        = "integrity-check-failed"
	DecryptionFailed            = "decryption-failed"
	DecompressionFailed         = "decompression-failed"
	InsufficientMessageSecurity = "insufficient-message-security"
	UnexpectedProcessingError   = "unexpected-processing-error"
)

// Texts of errors that rfc4130bis adds.
const (
	DuplicateFilename          = "duplicate-filename"
	IllegalFilename            = "illegal-filename"
	InvalidMessageID           = "invalid-message-id"
	UnknownTradingRelationship = "unknown-trading-relationship"
	UnsupportedMICAlgorithm    = "unsupported-mic-algorithm"
)

// Texts of warnings.
const (
	DuplicateDocument   = "duplicate-document"
	ProcessingContinued = "authentication-failed, processing continued"
)

// Texts of failures: the receipt cannot be as it was asked for (RFC 4130 §7.5.3).
const (
	UnsupportedFormat        = "unsupported format"
	UnsupportedMICAlgorithms = "unsupported MIC-algorithms"
	SenderEqualsReceiver     = "sender-equals-receiver"
)

// Texts that products send of their own (pyas2lib; OpenAS2, spelled so).
const (
	UnknownTradingPartner = "unknown-trading-partner"
	SignedMessageRequired = "signed-message-required"
	DecompresionFailed    = "decompresion-failed"
)

// The severities of a Disposition.
const (
	SeverityError   = "error"
	SeverityWarning = "warning"
	SeverityFailure = "failure"
)

const (
	automaticAction   = "automatic-action"
	sentAutomatically = "MDN-sent-automatically"
)

// Disposition is what a receipt says became of a message.
type Disposition struct {
	Action, Sending string // "" in ours: automatic-action, MDN-sent-automatically
	Failed          bool   // failed in place of processed
	Severity        string // lower case: "", error, warning, failure; a peer's own word as it is
	Text            string
}

// ErrorOf is the disposition of content that could not be taken: processed/error
// (RFC 4130 §7.4.4, Drummond 3Q13-1).
func ErrorOf(text string) Disposition { return Disposition{Severity: SeverityError, Text: text} }

// FailureOf is the disposition of a receipt that cannot be as it was asked for.
func FailureOf(text string) Disposition {
	return Disposition{Failed: true, Severity: SeverityFailure, Text: text}
}

// Positive tells whether the partner has the message: processed, perhaps with a
// warning. Any other word after the slash is a no.
func (d Disposition) Positive() bool {
	return !d.Failed && (d.Severity == "" || d.Severity == SeverityWarning)
}

// Outcome writes it without the modes: "processed/error: decryption-failed".
func (d Disposition) Outcome() string {
	s := "processed"
	if d.Failed {
		s = "failed"
	}
	switch {
	case d.Severity == SeverityFailure:
		s += "/Failure" // as RFC 4130 §7.5.3 spells it
	case d.Severity != "":
		s += "/" + d.Severity
	}
	if d.Text != "" {
		s += ": " + d.Text
	}
	return s
}

// String writes the value of Disposition.
func (d Disposition) String() string {
	action, sending := d.Action, d.Sending
	if action == "" {
		action = automaticAction
	}
	if sending == "" {
		sending = sentAutomatically
	}
	return action + "/" + sending + "; " + d.Outcome()
}

// ParseDisposition reads the value of Disposition: blanks anywhere or nowhere
// (Drummond 3Q09-18, 1Q12-7), any case, folds, processed/Error:text (OpenAS2),
// failed/failure=text (libas2), no modes at all.
func ParseDisposition(s string) (Disposition, error) {
	s = strings.Join(strings.Fields(s), " ")
	modes, rest, ok := strings.Cut(s, ";")
	if !ok || kindOf(modes) {
		modes, rest = "", s
	}
	var d Disposition
	action, sending, _ := strings.Cut(modes, "/")
	d.Action, d.Sending = strings.TrimSpace(action), strings.TrimSpace(sending)

	rest = strings.TrimSpace(rest)
	word, rest := leadingWord(rest)
	switch {
	case strings.EqualFold(word, "processed"):
	case strings.EqualFold(word, "failed"):
		d.Failed = true
	default:
		return d, fmt.Errorf("Disposition %q says neither processed nor failed", shorten(s))
	}
	rest = strings.TrimSpace(rest)
	if after, ok := strings.CutPrefix(rest, "/"); ok {
		word, after = leadingWord(strings.TrimSpace(after))
		d.Severity = strings.ToLower(word)
		rest = after
	}
	d.Text = strings.TrimSpace(strings.TrimLeft(rest, " :=;,"))
	if d.Severity == "" && !d.Failed && d.Text != "" {
		// A word of the table alone, without its severity, is still a no.
		if refusing(strings.ToLower(d.Text)) {
			d.Severity = SeverityError
		}
	}
	return d, nil
}

// kindOf tells that what stands before a semicolon is the type already.
func kindOf(s string) bool {
	word, _ := leadingWord(strings.TrimSpace(s))
	return strings.EqualFold(word, "processed") || strings.EqualFold(word, "failed")
}

func leadingWord(s string) (word, rest string) {
	i := 0
	for i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z' || s[i] == '-') {
		i++
	}
	return s[:i], s[i:]
}

func refusing(text string) bool {
	switch text {
	case AuthenticationFailed, IntegrityCheckFailed, DecryptionFailed, DecompressionFailed, InsufficientMessageSecurity,
		UnexpectedProcessingError, DuplicateFilename, IllegalFilename, InvalidMessageID, UnknownTradingRelationship,
		UnsupportedMICAlgorithm, UnknownTradingPartner, SignedMessageRequired, DecompresionFailed:
		return true
	default:
		return false
	}
}
