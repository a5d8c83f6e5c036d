// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/transports/as2/message"
	"ordergate/transports/as2/wire"
)

// final tells whether an error of the door is the message's own fault and is told
// by a receipt. Anything else is ours: HTTP 503 and no receipt, so that the sender
// tries again.
func final(err error) bool {
	switch gateway.KindOf(err) {
	case gateway.Invalid, gateway.Denied, gateway.NotFound, gateway.Conflict:
		return true
	default:
		return false
	}
}

// early is what is wrong with a message already by its header; nil: nothing. Such
// a message is kept as proof, and not opened.
func (m *incoming) early() (*message.Problem, *wire.Disposition) {
	failure := func(text, public string) (*message.Problem, *wire.Disposition) {
		d := wire.FailureOf(text)
		return &message.Problem{Text: text, Public: public, Err: errors.New(text)}, &d
	}
	switch err := wire.CheckMessageID(m.id); {
	case m.from == m.to:
		return failure(wire.SenderEqualsReceiver, "The message is from and to the same name.")
	case err != nil && m.version >= wire.Version13:
		return &message.Problem{Text: wire.InvalidMessageID, Public: "The Message-ID is missing or cannot be used.", Err: err}, nil
	case err != nil:
		return unexpected("The Message-ID is missing or cannot be used.", err), nil
	case m.receiptFault != nil:
		return failure(wire.UnsupportedFormat, "The options of the receipt that was asked for are not supported.")
	case m.receipt.Format:
		return failure(wire.UnsupportedFormat, "Receipts are signed by pkcs7-signature only.")
	case m.receipt.Unsupported && m.version >= wire.Version13:
		return failure(wire.UnsupportedMICAlgorithm, "None of the MIC algorithms that were asked for is supported.")
	case m.receipt.Unsupported:
		return failure(wire.UnsupportedMICAlgorithms, "None of the MIC algorithms that were asked for is supported.")
	default:
		return nil, nil
	}
}

// sentence makes a public text one: a capital first, a full stop last.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	s = string(unicode.ToUpper(r)) + s[n:]
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}
