// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	gosmtp "github.com/emersion/go-smtp"

	"ordergate/gateway"
	"ordergate/transports/smtp/head"
)

// reply is an answer on the wire. The server library looks for its own type and no
// other: whatever else a handler returns becomes 554 with the error's own text.
type reply = gosmtp.SMTPError

func say(code, class, subject, detail int, format string, args ...any) *reply {
	return &reply{Code: code, EnhancedCode: gosmtp.EnhancedCode{class, subject, detail}, Message: printable(fmt.Sprintf(format, args...))}
}

// printable keeps what a client said from breaking out of the line in which we repeat it.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, s)
	if len(s) > 400 { // a reply is 512 bytes at most (RFC 5321 §4.5.3.1.5)
		s = strings.ToValidUTF8(s[:400], "")
	}
	return s
}

// What is wrong with a mail's bytes, or with their coming.
var (
	errBareLine = errors.New("the mail holds a CR or an LF by itself")
	errSize     = errors.New("the mail is larger than what is taken here")
	errSpool    = errors.New("the spool file cannot be written")
	errSlow     = errors.New("the client sends too slowly")
)

// answer is what the client is told of an error after the data; nil is never given.
// What is not known is our own trouble: it comes again.
func answer(err error) *reply {
	var said *reply
	switch {
	case errors.As(err, &said):
		return said
	case errors.Is(err, errBareLine):
		return say(550, 5, 6, 11, "Lines must end with CR LF; this mail holds a CR or an LF by itself")
	case errors.Is(err, errSize):
		return say(552, 5, 3, 4, "The mail is larger than what is taken here")
	case errors.Is(err, errSpool):
		return say(452, 4, 3, 1, "There is no room for the mail at the moment, please try again later")
	case errors.Is(err, errSlow):
		return say(421, 4, 4, 2, "The mail came too slowly, please try again later")
	case errors.Is(err, head.ErrLarge), errors.Is(err, head.ErrFields), errors.Is(err, head.ErrNUL), errors.Is(err, head.ErrEmpty):
		return say(554, 5, 6, 0, "The mail cannot be taken: %v", err)
	}
	const later = "The mail could not be stored at the moment, please try again later"
	switch gateway.KindOf(err) {
	case gateway.Invalid:
		return say(554, 5, 6, 0, "%s", gateway.PublicText(err, "The mail cannot be taken"))
	case gateway.Denied, gateway.NotFound:
		return say(550, 5, 7, 1, "%s", gateway.PublicText(err, "The mail is not taken here"))
	default: // Conflict is known before, see take
		return say(451, 4, 3, 0, "%s", gateway.PublicText(err, later))
	}
}
